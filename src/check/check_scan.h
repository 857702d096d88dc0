/*
 * check_scan.h -- numbers, words and sentences in a line of prose.  Only for src/check.
 */
#ifndef BAOCAO_CHECK_SCAN_H
#define BAOCAO_CHECK_SCAN_H

#include <glib.h>
#include <stdbool.h>

#include "base/decimal.h"

/* A number in prose: "1.062", "63,07%", or the second of "940/1.062". */
struct scan_number {
    size_t         at, end; /* of the digits; end: behind them and a % */
    struct decimal value;   /* of a fraction: its second number */
    struct decimal part;    /* of a fraction: its first number */
    bool           fraction, percent, well_formed;
    size_t         unit, unit_length; /* the word behind, two of "triệu đồng", "dữ liệu" …; may be empty */
};

/* The next number at or behind from.  Parts of dates, symbols, ranges and names ("5G", "10/5/2026") are none. */
bool scan_number(const char *line, size_t from, struct scan_number *number);
/* Bytes of the word (letters only) that starts at text; 0: none. */
size_t scan_word(const char *text);
/* The end of the sentence or clause that holds at: the next ". ", "; " or the line's end; brackets are stepped over. */
size_t scan_sentence_end(const char *line, size_t at);
/* Where the sentence that holds at begins. */
size_t scan_sentence_start(const char *line, size_t at);
/* Does the range hold one of the words (NULL-terminated), written in small letters or with a capital? */
bool scan_has(const char *line, size_t from, size_t to, const char *const *words);
/* Does the line go on at this place with the word? */
bool scan_is(const char *line, size_t at, const char *word);

#endif
