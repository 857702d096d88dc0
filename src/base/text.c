/*
 * text.c -- characters of UTF-8, pieces of text for messages, expressions in text.
 */
#include "base/text.h"

#include <string.h>

#include "base/arena.h"

#define EXCERPT_MAX 60 /* characters */

size_t text_count(const char *text, size_t length)
{
    const char *end = text + length;
    uint64_t    eight;
    size_t      count = 0;

    for (; end - text >= 8; text += 8) {
        memcpy(&eight, text, 8);
        count += 8 - text_continuations(eight);
    }
    for (; text < end; text++)
        count += !text_continues(*text);
    return count;
}

const char *text_next(const char *at, const char *end)
{
    do
        at++;
    while (at < end && text_continues(*at));
    return at;
}

const char *text_excerpt(struct arena *arena, const char *text, size_t length)
{
    const char *end = text + length, *at = text;
    bool        cut;

    for (unsigned count = 0; at < end && *at != '\n' && count < EXCERPT_MAX; count++)
        at = text_next(at, end);
    cut = at < end;
    while (at > text && (at[-1] == ' ' || at[-1] == '\r'))
        at--;
    return arena_printf(arena, "%.*s%s", (int)(at - text), text, cut ? "…" : "");
}

const char *text_expression_end(const char *at, const char *end)
{
    char quote = '\0';

    for (; at < end; at++) {
        if (quote != '\0')
            quote = *at == quote ? '\0' : quote;
        else if (*at == '\'' || *at == '"')
            quote = *at;
        else if (*at == '}')
            return at;
    }
    return NULL;
}
