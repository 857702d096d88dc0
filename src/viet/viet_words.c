/*
 * viet_words.c -- counting: Roman numbers, letters of điểm, numbers in words.
 */
#include "viet.h"

#include <glib.h>

#include "base/arena.h"

#define ROMAN_MAX 3999

const char *viet_roman(struct arena *arena, unsigned number)
{
    static const struct {
        unsigned    value;
        const char *text;
    } parts[] = {
        {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
        {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"},
    };
    GString    *text;
    const char *result;

    if (number == 0 || number > ROMAN_MAX)
        return arena_printf(arena, "%u", number);
    text = g_string_new(NULL);
    for (unsigned i = 0; i < G_N_ELEMENTS(parts); i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            g_string_append(text, parts[i].text);
    result = arena_strndup(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

const char *viet_letter(struct arena *arena, unsigned number)
{
    static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                          "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
    const unsigned           base = G_N_ELEMENTS(letters);
    unsigned                 digits[8], n = 0; /* 23^7 is more than an unsigned holds */

    while (number > 0 && n < G_N_ELEMENTS(digits)) {
        digits[n++] = (number - 1) % base;
        number = (number - 1) / base;
    }
    const char *result = "";
    while (n > 0)
        result = arena_printf(arena, "%s%s", result, letters[digits[--n]]);
    return result;
}

static const char *const digit_words[] = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

static void append_word(GString *out, const char *word)
{
    if (out->len > 0)
        g_string_append_c(out, ' ');
    g_string_append(out, word);
}

/* A number from 1 to 999.  leading: nothing stands before it, so that "không trăm" is not said. */
static void append_group(GString *out, unsigned number, bool leading)
{
    unsigned hundreds = number / 100, tens = number / 10 % 10, ones = number % 10;

    if (hundreds > 0 || !leading) {
        append_word(out, digit_words[hundreds]);
        append_word(out, "trăm");
    }
    if (tens == 0 && ones > 0 && (hundreds > 0 || !leading))
        append_word(out, "linh");
    if (tens == 1)
        append_word(out, "mười");
    if (tens > 1) {
        append_word(out, digit_words[tens]);
        append_word(out, "mươi");
    }
    if (ones == 0)
        return;
    if (ones == 5 && tens > 0)
        append_word(out, "lăm");
    else if (ones == 1 && tens > 1)
        append_word(out, "mốt");
    else if (ones == 4 && tens > 1)
        append_word(out, "tư");
    else
        append_word(out, digit_words[ones]);
}

/* Above a thousand million the number of "tỷ" is itself said in words. */
static void append_number(GString *out, unsigned long number, bool leading)
{
    static const struct {
        unsigned long value;
        const char   *name;
    } scales[] = {{1000000, "triệu"}, {1000, "nghìn"}, {1, NULL}};

    if (number >= 1000000000) {
        append_number(out, number / 1000000000, leading);
        append_word(out, "tỷ");
        number %= 1000000000;
        leading = false;
    }
    for (unsigned i = 0; i < G_N_ELEMENTS(scales); i++) {
        unsigned group = (unsigned)(number / scales[i].value % 1000);
        if (group == 0)
            continue;
        append_group(out, group, leading);
        if (scales[i].name != NULL)
            append_word(out, scales[i].name);
        leading = false;
    }
}

const char *viet_words(struct arena *arena, long number)
{
    GString      *out = g_string_new(NULL);
    unsigned long absolute = number < 0 ? 0UL - (unsigned long)number : (unsigned long)number;
    const char   *result;

    if (number < 0)
        append_word(out, "âm");
    if (number == 0)
        append_word(out, digit_words[0]);
    append_number(out, absolute, true);
    result = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}
