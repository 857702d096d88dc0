/*
 * words.h -- all that the command line says by itself, in two languages (messages about input: base/diag.h).
 * For main and the verbs.
 */
#ifndef BAOCAO_WORDS_H
#define BAOCAO_WORDS_H

#include "base/diag.h"

enum cli_word {
#define WORD(name, vi, en) WORD_##name,
#include "words.def"
#undef WORD
    WORD_COUNT
};

/* A word or a format for printf; the table says which arguments it takes. */
const char *word_text(enum cli_word word, enum diag_lang lang);

#endif
