/*
 * viet_number.c -- numbers in Vietnamese form: dots group thousands, a comma starts the decimals.
 */
#include "viet.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"

/* Longest text that can be a number: beyond it decimal_parse would fail anyway. */
#define NUMBER_TEXT_MAX 80

/*
 * Copies the whole part's digits to out.  Dots must stand before each group of three, and a grouped number
 * does not start with 0: so "0.664", a decimal point by mistake, is not taken for 664.
 */
static bool read_whole(const char **text, char **out)
{
    const char *p = *text;
    size_t      first = strspn(p, "0123456789");

    if (first == 0)
        return false;
    memcpy(*out, p, first);
    *out += first;
    p += first;
    if (*p == '.' && (first > 3 || **text == '0'))
        return false;
    while (*p == '.') {
        if (strspn(p + 1, "0123456789") != 3)
            return false;
        memcpy(*out, p + 1, 3);
        *out += 3;
        p += 4;
    }
    *text = p;
    return true;
}

bool viet_number_parse(const char *text, struct decimal *value)
{
    char   canonical[NUMBER_TEXT_MAX + 2], *out = canonical;
    size_t decimals;

    *value = decimal_from_int(0);
    if (strlen(text) > NUMBER_TEXT_MAX)
        return false;
    if (*text == '-')
        *out++ = *text++;
    if (!read_whole(&text, &out))
        return false;
    if (*text == ',') {
        decimals = strspn(text + 1, "0123456789");
        if (decimals == 0)
            return false;
        *out++ = '.';
        memcpy(out, text + 1, decimals);
        out += decimals;
        text += 1 + decimals;
    }
    *out = '\0';
    return *text == '\0' && decimal_parse(canonical, value);
}

const char *viet_number(struct arena *arena, struct decimal value)
{
    char   canonical[DECIMAL_TEXT_MAX], text[DECIMAL_TEXT_MAX * 2], *out = text;
    char  *p = canonical;
    size_t whole;

    decimal_print(value, canonical);
    if (*p == '-')
        *out++ = *p++;
    for (whole = strspn(p, "0123456789"); whole > 0; whole--) {
        *out++ = *p++;
        if (whole > 1 && (whole - 1) % 3 == 0)
            *out++ = '.';
    }
    if (*p == '.') {
        *out++ = ',';
        for (p++; *p != '\0'; p++)
            *out++ = *p;
    }
    return arena_strndup(arena, text, (size_t)(out - text));
}

const char *viet_count(struct arena *arena, long count)
{
    if (count > 0 && count < 10)
        return arena_printf(arena, "0%ld", count);
    return viet_number(arena, decimal_from_int(count));
}
