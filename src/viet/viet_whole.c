/*
 * viet_whole.c -- what must stay whole in a line: words like 71/NQ-CP, 29/4/2026, and those that viet_break.c joins.
 */
#include "viet.h"

#include <glib.h>
#include <string.h>

/* "a@b.vn", "(a@b.vn)." */
static bool is_mail(const char *text, size_t length)
{
    const char *at = memchr(text, '@', length), *end = text + length;

    if (at == NULL || at == text || !g_ascii_isalnum(at[-1]))
        return false;
    while (end > at + 1 && !g_ascii_isalnum(end[-1]))
        end--;
    return end > at + 3 && g_ascii_isalnum(at[1]) && memchr(at + 2, '.', (size_t)(end - at) - 3) != NULL;
}

bool viet_is_address(const char *text, size_t length)
{
    if (g_strstr_len(text, (gssize)length, "://") != NULL || is_mail(text, length))
        return true;
    for (; length > 0 && strchr("([\"<", *text) != NULL; length--)
        text++;
    return length > 4 && g_ascii_strncasecmp(text, "www.", 4) == 0;
}

size_t viet_address_part(const char *text, size_t length)
{
    for (size_t i = 1; i + 1 < length; i++)
        if ((text[i] == '/' && text[i + 1] != '/' && !(i > 1 && text[i - 1] == '/' && text[i - 2] == ':')) ||
            text[i] == '@')
            return i + 1;
    return length;
}

bool viet_stays_whole(const char *text, size_t length)
{
    if (length > VIET_WHOLE_CHARS && g_utf8_strlen(text, (gssize)length) > VIET_WHOLE_CHARS)
        return false;
    return !viet_is_address(text, length);
}
