/*
 * viet_sort.c -- the order of the Vietnamese dictionary: letters first, then tones, capitals last (CLDR vi).
 */
#include "viet.h"

#include <string.h>

#include "viet_letter.h"

/* Letters after a to z in their places: a ă â b c d đ e ê … o ô ơ … u ư. */
static unsigned rank_of(gunichar base)
{
    enum { FIRST_LETTER = 0x1000, STEP = 4, AFTER_LETTERS = 0x2000 };
    static const struct {
        gunichar letter;
        char     ascii;
        unsigned place;
    } others[] = {
        {0x0103, 'a', 1}, {0x00E2, 'a', 2}, {0x0111, 'd', 1}, {0x00EA, 'e', 1},
        {0x00F4, 'o', 1}, {0x01A1, 'o', 2}, {0x01B0, 'u', 1},
    };

    if (base >= 'a' && base <= 'z')
        return FIRST_LETTER + (base - 'a') * STEP;
    if (base < 0x80) /* spaces, then signs, then digits: all before the letters */
        return g_ascii_isdigit((char)base) ? 0x100 + base : base;
    for (unsigned i = 0; i < G_N_ELEMENTS(others); i++)
        if (others[i].letter == base)
            return FIRST_LETTER + (unsigned)(others[i].ascii - 'a') * STEP + others[i].place;
    return AFTER_LETTERS + base;
}

static int sign(long difference)
{
    return (difference > 0) - (difference < 0);
}

/* Digits at both places are numbers: "Thôn 2" stands before "Thôn 10".  Moves both behind their numbers. */
static int compare_numbers(const char **a, const char **b)
{
    size_t zeros_a = strspn(*a, "0"), zeros_b = strspn(*b, "0");
    size_t length_a = strspn(*a + zeros_a, "0123456789"), length_b = strspn(*b + zeros_b, "0123456789");
    int    result = sign((long)length_a - (long)length_b);

    if (result == 0)
        result = sign(memcmp(*a + zeros_a, *b + zeros_b, length_a));
    *a += zeros_a + length_a;
    *b += zeros_b + length_b;
    return result;
}

int viet_compare(const char *a, const char *b)
{
    const char *whole_a = a, *whole_b = b;
    int         tones = 0, cases = 0;

    while (*a != '\0' && *b != '\0') {
        struct viet_letter in_a = viet_letter_of(g_utf8_get_char(a)), in_b = viet_letter_of(g_utf8_get_char(b));
        bool               numbers = g_ascii_isdigit(*a) && g_ascii_isdigit(*b);
        int letters = numbers ? compare_numbers(&a, &b) : sign((long)rank_of(in_a.base) - (long)rank_of(in_b.base));

        if (letters != 0)
            return letters;
        if (numbers)
            continue;
        if (tones == 0)
            tones = sign((long)in_a.tone - (long)in_b.tone);
        if (cases == 0)
            cases = sign((long)in_a.capital - (long)in_b.capital);
        a = g_utf8_next_char(a);
        b = g_utf8_next_char(b);
    }
    if (*a != '\0' || *b != '\0')
        return *a != '\0' ? 1 : -1;
    if (tones != 0)
        return tones;
    return cases != 0 ? cases : sign(strcmp(whole_a, whole_b));
}
