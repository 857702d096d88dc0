/*
 * decimal.c -- exact decimal arithmetic on a 128-bit coefficient; every operation notices overflow.
 */
#include "base/decimal.h"

#include <stdio.h>

/* Keeps every value printable and two coefficients comparable after scaling by 10^DECIMAL_SCALE_MAX. */
static const __int128 coefficient_max = (__int128)1000000000000 * 1000000000000; /* 10^24 */

static bool in_range(__int128 coefficient)
{
    return coefficient <= coefficient_max && coefficient >= -coefficient_max;
}

static __int128 power_of_ten(int exponent)
{
    __int128 power = 1;

    while (exponent-- > 0)
        power *= 10;
    return power;
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool decimal_parse(const char *text, struct decimal *value)
{
    bool           negative = *text == '-', point = false;
    struct decimal read = {0};

    *value = (struct decimal){0};
    text += negative;
    if (!is_digit(*text))
        return false;
    for (; *text != '\0'; text++) {
        if (*text == '.' && !point && is_digit(text[1])) {
            point = true;
            continue;
        }
        if (!is_digit(*text) || (point && read.scale == DECIMAL_SCALE_MAX))
            return false;
        read.coefficient = read.coefficient * 10 + (*text - '0');
        read.scale += point;
        if (!in_range(read.coefficient))
            return false;
    }
    if (negative)
        read.coefficient = -read.coefficient;
    *value = read;
    return true;
}

void decimal_print(struct decimal value, char text[DECIMAL_TEXT_MAX])
{
    char     digits[DECIMAL_TEXT_MAX];
    int      count = 0;
    __int128 rest = value.coefficient < 0 ? -value.coefficient : value.coefficient;

    do {
        digits[count++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    } while (rest > 0 || count <= value.scale);
    if (value.coefficient < 0)
        *text++ = '-';
    while (count > 0) {
        *text++ = digits[--count];
        if (count == value.scale && count > 0)
            *text++ = '.';
    }
    *text = '\0';
}

struct decimal decimal_from_int(long long value)
{
    return (struct decimal){.coefficient = value};
}

/* Brings both to one scale; the range of coefficients leaves room for it. */
static void align(struct decimal *a, struct decimal *b)
{
    if (a->scale < b->scale) {
        a->coefficient *= power_of_ten(b->scale - a->scale);
        a->scale = b->scale;
    } else if (b->scale < a->scale) {
        b->coefficient *= power_of_ten(a->scale - b->scale);
        b->scale = a->scale;
    }
}

int decimal_compare(struct decimal a, struct decimal b)
{
    align(&a, &b);
    return (a.coefficient > b.coefficient) - (a.coefficient < b.coefficient);
}

static bool checked(struct decimal value, struct decimal *result)
{
    bool good = in_range(value.coefficient) && value.scale <= DECIMAL_SCALE_MAX;

    *result = good ? value : (struct decimal){0};
    return good;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *result)
{
    align(&a, &b);
    a.coefficient += b.coefficient;
    return checked(a, result);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *result)
{
    b.coefficient = -b.coefficient;
    return decimal_add(a, b, result);
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *result)
{
    struct decimal product = {.scale = a.scale + b.scale};

    if (__builtin_mul_overflow(a.coefficient, b.coefficient, &product.coefficient)) {
        *result = (struct decimal){0};
        return false;
    }
    while (product.scale > DECIMAL_SCALE_MAX && product.coefficient % 10 == 0) { /* zeros at the end carry nothing */
        product.coefficient /= 10;
        product.scale--;
    }
    return checked(product, result);
}

/* divisor > 0. */
static __int128 divide_rounded(__int128 dividend, __int128 divisor, enum decimal_rounding rounding)
{
    __int128 quotient = dividend / divisor, rest = dividend % divisor;

    if (rounding != DECIMAL_HALF)
        return quotient + (rounding == DECIMAL_UP ? rest > 0 : -(rest < 0));
    if (rest < 0)
        rest = -rest;
    if (rest >= divisor - rest)
        quotient += dividend < 0 ? -1 : 1;
    return quotient;
}

bool decimal_divide(struct decimal a, struct decimal b, int places, struct decimal *result)
{
    return decimal_divide_to(a, b, places, DECIMAL_HALF, result);
}

int decimal_compare_quotient(struct decimal a, struct decimal b, struct decimal value)
{
    struct decimal product, quotient;

    if (b.coefficient < 0) {
        a.coefficient = -a.coefficient;
        b.coefficient = -b.coefficient;
    }
    if (decimal_multiply(value, b, &product))
        return decimal_compare(a, product);
    for (int places = DECIMAL_SCALE_MAX; places >= 0; places--) /* too large to be multiplied: as exactly as can be */
        if (decimal_divide(a, b, places, &quotient))
            return decimal_compare(quotient, value);
    return 0;
}

bool decimal_divide_to(struct decimal a, struct decimal b, int places, enum decimal_rounding rounding,
                       struct decimal *result)
{
    struct decimal quotient = {.scale = places};

    *result = (struct decimal){0};
    if (b.coefficient == 0 || places < 0 || places > DECIMAL_SCALE_MAX)
        return false;
    align(&a, &b);
    if (b.coefficient < 0) {
        a.coefficient = -a.coefficient;
        b.coefficient = -b.coefficient;
    }
    if (__builtin_mul_overflow(a.coefficient, power_of_ten(places), &quotient.coefficient))
        return false;
    quotient.coefficient = divide_rounded(quotient.coefficient, b.coefficient, rounding);
    return checked(quotient, result);
}

struct decimal decimal_round(struct decimal value, int places)
{
    if (places < 0 || places >= value.scale)
        return value;
    return (struct decimal){divide_rounded(value.coefficient, power_of_ten(value.scale - places), DECIMAL_HALF),
                            places};
}

struct decimal decimal_trim(struct decimal value)
{
    while (value.scale > 0 && value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        value.scale--;
    }
    return value;
}
