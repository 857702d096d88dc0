/*
 * yaml_text.c -- characters that don't belong in a YAML file of ours.
 */
#include "yaml_text.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/text.h"

/* More of them say nothing new. */
#define REPORTS_MAX 20

/* Length of the control that starts with this suspicious byte, 0 if it is none. */
static size_t control_length(const unsigned char *at, const unsigned char *end)
{
    switch (at[0]) {
    case '\r':
        return at + 1 < end && at[1] == '\n' ? 0 : 1;
    case 0xC2: /* U+0085; others of its kind may belong to text in a wrong encoding: see letters.h */
        return end - at >= 2 && at[1] == 0x85 ? 2 : 0;
    case 0xE2: /* U+2028 to U+202E, U+2066 to U+2069 */
        if (end - at < 3)
            return 0;
        return (at[1] == 0x80 && at[2] >= 0xA8 && at[2] <= 0xAE) || (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9)
                   ? 3
                   : 0;
    case 0xEF: /* U+FFFE, U+FFFF */
        return end - at >= 3 && at[1] == 0xBF && at[2] >= 0xBE ? 3 : 0;
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

/* ---- Is there anything to look after at all? ---- */

#define BLOCK 64

typedef unsigned char vector __attribute__((vector_size(16)));

/*
 * Are BLOCK bytes, and one behind them, made of nothing but printable ASCII, line feeds, Latin letters and Vietnamese
 * ones?  All bytes of valid UTF-8 that can't be told by themselves make it say no.
 */
static bool is_plain_block(const char *at)
{
    vector doubt = {0};

    for (unsigned i = 0; i < BLOCK; i += sizeof(vector)) {
        vector byte, next;
        memcpy(&byte, at + i, sizeof byte);
        memcpy(&next, at + i + 1, sizeof next);
        doubt |= (vector)(byte < 0x20) & (vector)(byte != '\n');
        doubt |= (vector)(byte == 0x7F) | (vector)(byte == 0xC2);
        doubt |= (vector)(byte >= 0xCC) & (vector)(byte != 0xE1);
        doubt |= (vector)(byte == 0xE1) & (vector)((next & 0xFC) != 0xB8); /* U+1E00 to U+1EFF */
    }
    uint64_t halves[2];
    memcpy(halves, &doubt, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

/* The length of a character that is no control and sure to be in NFC (see viet_normal); 0 if it is not known to be. */
static size_t plain_length(const unsigned char *at, const unsigned char *end)
{
    if (at[0] < 0x80)
        return (at[0] >= 0x20 && at[0] != 0x7F) || at[0] == '\n' || at[0] == '\t' ? 1 : 0;
    if (at[0] < 0xCC)
        return control_length(at, end) == 0 || at[0] > 0xC2 ? 2 : 0;
    if (end - at < 3)
        return 0;
    if (at[0] == 0xE1)
        return at[1] >= 0xB8 && at[1] <= 0xBB ? 3 : 0;
    if (at[0] != 0xE2 || control_length(at, end) > 0)
        return 0;
    if (at[1] == 0x80)
        return at[2] > 0x81 ? 3 : 0;
    return at[1] == 0x81 || at[1] == 0x82 || at[1] == 0x86 || at[1] == 0x89 ? 3 : 0;
}

bool yaml_text_is_plain(const char *text, size_t length)
{
    const char *at = text, *end = text + length;

    while (at < end) {
        const char *stop = end - at > BLOCK ? at + BLOCK : end;

        if (end - at > BLOCK && is_plain_block(at)) {
            at = stop;
            while (at < end && text_continues(*at)) /* the rest of a letter that was seen */
                at++;
            continue;
        }
        while (at < stop) {
            size_t step = plain_length((const unsigned char *)at, (const unsigned char *)end);
            if (step == 0)
                return false;
            at += step;
        }
    }
    return true;
}

static void yaml_text_report(const struct source *source, size_t offset, size_t length, struct diags *diags)
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
