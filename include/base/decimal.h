/*
 * decimal.h -- exact decimal numbers; nothing that is printed in a report ever passes through a double.
 * For model, compute and template functions.
 */
#ifndef BAOCAO_DECIMAL_H
#define BAOCAO_DECIMAL_H

#include <stdbool.h>

#ifndef __SIZEOF_INT128__
#error "baocao computes with 128-bit integers: build it for a 64-bit machine, with gcc or clang"
#endif

/* coefficient * 10^-scale; always kept with the digits as given ("5,00" has scale 2). */
struct decimal {
    __int128 coefficient;
    int      scale; /* 0 … DECIMAL_SCALE_MAX */
};

#define DECIMAL_SCALE_MAX 12
#define DECIMAL_TEXT_MAX 48 /* bytes that any printed decimal fits in */

/* Reads the canonical form: -?digits(.digits)?  False if malformed or too large; *value is then 0. */
bool decimal_parse(const char *text, struct decimal *value);
/* Writes the canonical form. */
void decimal_print(struct decimal value, char text[DECIMAL_TEXT_MAX]);

struct decimal decimal_from_int(long long value);
int            decimal_compare(struct decimal a, struct decimal b); /* -1, 0, 1; 5 and 5.00 are equal */
/* False on overflow; *result is then 0. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *result);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *result);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *result);
/* Rounded half away from zero to so many places.  False if b is 0 or on overflow. */
bool decimal_divide(struct decimal a, struct decimal b, int places, struct decimal *result);
/* The same, rounded down (DECIMAL_DOWN: towards minus infinity) or up. */
enum decimal_rounding { DECIMAL_HALF, DECIMAL_DOWN, DECIMAL_UP };
bool decimal_divide_to(struct decimal a, struct decimal b, int places, enum decimal_rounding rounding,
                       struct decimal *result);
/* Compares the quotient a/b, exactly, with a value: -1, 0, 1; b is not 0. */
int            decimal_compare_quotient(struct decimal a, struct decimal b, struct decimal value);
struct decimal decimal_round(struct decimal value, int places);
/* Without zeros at the end of its decimals. */
struct decimal decimal_trim(struct decimal value);

#endif
