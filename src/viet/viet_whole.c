/*
 * viet_whole.c -- what must stay whole in a line: words like 71/NQ-CP, 29/4/2026, and those that viet_break.c joins.
 */
#include "viet.h"

#include <glib.h>
#include <string.h>

bool viet_is_address(const char *text, size_t length)
{
    if (g_strstr_len(text, (gssize)length, "://") != NULL)
        return true;
    for (; length > 0 && strchr("([\"<", *text) != NULL; length--)
        text++;
    return length > 4 && g_ascii_strncasecmp(text, "www.", 4) == 0;
}

bool viet_stays_whole(const char *text, size_t length)
{
    if (length > VIET_WHOLE_CHARS && g_utf8_strlen(text, (gssize)length) > VIET_WHOLE_CHARS)
        return false;
    return !viet_is_address(text, length);
}
