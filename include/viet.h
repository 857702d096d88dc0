/*
 * viet.h -- what Vietnamese official text needs: normal form, numbers, dates, words, order.
 * For load, compute, template functions and layout.  Rules: NĐ 30/2020 PL I, PL II; CLDR vi.
 */
#ifndef BAOCAO_VIET_H
#define BAOCAO_VIET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"

struct arena;

/* The text in NFC: itself if a quick scan finds nothing to do, else a copy in the arena. */
const char *viet_normal(struct arena *arena, const char *text);

/* Is the character (Unicode, precomposed) a letter of the Vietnamese alphabet, or of ASCII? */
bool viet_is_letter(uint32_t character);
/* Could the letters, with any capitals, be a Vietnamese syllable?  "nghiêng" is one, "café" and "xtring" are none. */
bool viet_is_syllable(const char *text, size_t length);

/*
 * Reads a number in Vietnamese form: "1.855", "96,26", "-3", "02".  Dots group thousands, a comma starts the decimals.
 * False for anything else ("99.8", "1,234.5", "1.23").
 */
bool viet_number_parse(const char *text, struct decimal *value);
/* 1855 -> "1.855", 96.26 -> "96,26"; all digits of the decimal are printed. */
const char *viet_number(struct arena *arena, struct decimal value);
/* A count in running text: below 10 with a leading zero ("05"), 0 bare; the-thuc.md §6. */
const char *viet_count(struct arena *arena, long count);
const char *viet_roman(struct arena *arena, unsigned number);
/* Điểm letters: a b c d đ e g h i k l m n o p q r s t u v x y; then aa, ab … */
const char *viet_letter(struct arena *arena, unsigned number);
/* A number in words: 105 -> "một trăm linh năm". */
const char *viet_words(struct arena *arena, long number);

/* "06/5/2026": day always two digits, month two digits only for 1 and 2. */
const char *viet_date(struct arena *arena, struct date date);
/* "ngày 06 tháng 5 năm 2026". */
const char *viet_long_date(struct arena *arena, struct date date);
/* "tháng 5/2026", "quý II/2026", "6 tháng đầu năm 2026", "9 tháng năm 2026", "năm 2026"; ad hoc: NULL. */
const char *viet_period(struct arena *arena, const struct period_id *id);
/* "tháng 5 năm 2026", "quý II năm 2026" … */
const char *viet_period_long(struct arena *arena, const struct period_id *id);

const char *viet_upper(struct arena *arena, const char *text);
const char *viet_lower(struct arena *arena, const char *text);
/* First letter capital, the rest as it is. */
const char *viet_capitalise(struct arena *arena, const char *text);
/* A body's name inside a sentence: the kind of an administrative unit is small ("xã Mường Bú"; NĐ 30/2020, phụ lục II).
 */
const char *viet_in_text(struct arena *arena, const char *name);
/* Order of CLDR vi: letters first, then tones, case last; digits count as one number, so that 2 stands before 10. */
int viet_compare(const char *a, const char *b);
/* For comparing names: tone placement (hòa/hoà), case and white space folded. */
const char *viet_fold(struct arena *arena, const char *text);
/* Small letters without tones, hats and hooks, and digits; one blank for whatever stands between: "Đơn vị tính (%)" ->
 * "don vi tinh". */
const char *viet_bare(struct arena *arena, const char *text);

/*
 * May a line break at the space between two words?  No between "số", "Điều", "ngày", "tháng", "năm", "Phụ lục",
 * "Chương"… and a number or symbol, between a number and its unit, after "≥", after a list label, before ")" … before,
 * after: the words at each side, without the space; lengths in bytes.
 */
bool viet_may_break(const char *before, size_t before_length, const char *after, size_t after_length);

/*
 * Must a word, or words that may not be parted, stand whole on one line?  Yes up to so many characters, wherever the
 * line has room for them; what is longer may break after / . - _ & = ?.  An address stays whole wherever it fits a
 * line; where not, see viet_address_part.
 * The one limit for PDF, HTML and the widths of columns.
 */
#define VIET_WHOLE_CHARS 24
bool viet_stays_whole(const char *text, size_t length);
/* An address of the web or of mail: read and copied as one. */
bool viet_is_address(const char *text, size_t length);
/*
 * Where an address that is wider than a line may end one: behind a slash that is not of "://", or behind "@"; never
 * behind a hyphen or a dot, which would seem to be its end.  Bytes of the part that starts at text; length if it is the
 * last.
 */
size_t viet_address_part(const char *text, size_t length);

#endif
