/*
 * text.c -- characters of UTF-8, pieces of text for messages, expressions in text.
 */
#include "base/text.h"

#include <glib.h>
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

bool text_is_invisible(uint32_t character)
{
    GUnicodeType type = character < 0x110000 ? g_unichar_type(character) : G_UNICODE_CONTROL;

    return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
           type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void append_visible(GString *out, const char *at, const char *end)
{
    for (; at < end; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == '\n' || character == '\t')
            g_string_append_c(out, ' ');
        else if (text_is_invisible(character))
            g_string_append(out, "·");
        else
            g_string_append_len(out, at, g_utf8_skip[(unsigned char)*at]);
    }
}

char *text_visible(const char *text, size_t most)
{
    char       *valid = g_utf8_make_valid(text, -1);
    size_t      length = strlen(valid), count = text_count(valid, length), tail = most / 4;
    const char *end = valid + length;
    GString    *out = g_string_sized_new(MIN(length, 4 * most));

    if (count <= most)
        append_visible(out, valid, end);
    else {
        append_visible(out, valid, g_utf8_offset_to_pointer(valid, (glong)(most - tail)));
        g_string_append(out, "…");
        append_visible(out, g_utf8_offset_to_pointer(end, -(glong)tail), end);
    }
    g_free(valid);
    return g_string_free(out, FALSE);
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
