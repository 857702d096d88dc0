/*
 * yaml_text.c -- characters that don't belong in a YAML file of ours.
 */
#include "yaml_text.h"

#include <glib.h>
#include <string.h>

#include "arena.h"
#include "diag.h"
#include "source.h"

/* More of them say nothing new. */
#define REPORTS_MAX 20

/* Characters of an excerpt. */
#define EXCERPT_MAX 60

/* Length of the control that starts with this suspicious byte, 0 if it is none. */
static size_t control_length(const unsigned char *at, const unsigned char *end)
{
    switch (at[0]) {
    case '\r':
        return at + 1 < end && at[1] == '\n' ? 0 : 1;
    case 0xC2: /* U+0080 to U+009F */
        return end - at >= 2 && at[1] < 0xA0 ? 2 : 0;
    case 0xE2: /* U+2028 to U+202E, U+2066 to U+2069 */
        if (end - at < 3)
            return 0;
        return (at[1] == 0x80 && at[2] >= 0xA8 && at[2] <= 0xAE) || (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9)
                   ? 3 : 0;
    case 0xEF: /* U+FEFF, U+FFFE, U+FFFF */
        if (end - at < 3)
            return 0;
        return (at[1] == 0xBB && at[2] == 0xBF) || (at[1] == 0xBF && at[2] >= 0xBE) ? 3 : 0;
    default:
        return 1;
    }
}

const char *yaml_text_control(const char *at, const char *end, size_t *length)
{
    /* Bytes with which a control may start; the table keeps the loop short for megabytes of text. */
    static const bool suspicious[256] = {
        [0x00 ... 0x08] = true, [0x0B ... 0x1F] = true, [0x7F] = true, [0xC2] = true, [0xE2] = true, [0xEF] = true,
    };

    for (; at < end; at++)
        if (suspicious[(unsigned char)*at]) {
            *length = control_length((const unsigned char *)at, (const unsigned char *)end);
            if (*length > 0)
                return at;
        }
    return NULL;
}

void yaml_text_report(const struct source *source, size_t offset, size_t length, struct diags *diags)
{
    char name[16];

    g_snprintf(name, sizeof name, "U+%04X", g_utf8_get_char(source->text + offset));
    diag(diags, DIAG_YAML_CONTROL, source_span_at(source, offset, length), name, NULL);
}

const char *yaml_text_clean(struct arena *arena, const struct source *source, size_t *length, struct diags *diags)
{
    const char *end = source->text + source->length, *from = source->text, *control;
    size_t      control_bytes;
    unsigned    reports = 0;
    GString    *clean = NULL;

    while ((control = yaml_text_control(from, end, &control_bytes)) != NULL) {
        if (reports++ < REPORTS_MAX)
            yaml_text_report(source, (size_t)(control - source->text), control_bytes, diags);
        if (clean == NULL)
            clean = g_string_sized_new(source->length);
        g_string_append_len(clean, from, control - from);
        g_string_append_c(clean, ' '); /* one character for one: columns stay right */
        from = control + control_bytes;
    }
    *length = source->length;
    if (clean == NULL)
        return source->text;
    g_string_append_len(clean, from, end - from);
    *length = clean->len;
    from = arena_strndup(arena, clean->str, clean->len);
    g_string_free(clean, TRUE);
    return from;
}

const char *yaml_text_excerpt(struct arena *arena, const char *text, size_t length)
{
    const char *end = text + length, *at = text;
    bool        cut = false;
    unsigned    count;

    for (count = 0; at < end && *at != '\n' && count < EXCERPT_MAX; count++)
        at = g_utf8_next_char(at);
    if (at < end) {
        cut = true;
        end = at;
    }
    while (end > text && (end[-1] == ' ' || end[-1] == '\r'))
        end--;
    return arena_printf(arena, "%.*s%s", (int)(end - text), text, cut ? "…" : "");
}
