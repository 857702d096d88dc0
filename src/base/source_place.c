/*
 * source_place.c -- places in sheets; how places of every kind are written and shown.
 */
#include <glib.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/text.h"

#define CELL_MAX 40         /* characters of one cell */
#define CELLS_BEHIND_MAX 12 /* cells shown behind the one that is meant */
#define SEPARATOR " | "

const struct source *source_from_sheet(struct arena *arena, const char *path, const char *name,
                                       source_cell_reader *read, const void *cells)
{
    struct source *source = arena_new_struct(arena, struct source);

    *source = (struct source){.path = arena_strdup(arena, path),
                              .part = arena_strdup(arena, name),
                              .kind = SOURCE_SHEET,
                              .text = "",
                              .read_cell = read,
                              .cells = cells};
    return source;
}

struct span source_cell(const struct source *sheet, uint32_t row, uint32_t column, uint32_t count)
{
    return (struct span){sheet, row, column, count};
}

/* ---- Names ---- */

/* "A" … "Z", "AA" …: digits of 26 without a zero. */
static void append_column(GString *out, uint32_t column)
{
    char   letters[8];
    size_t at = sizeof letters;

    for (; column > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    g_string_append_len(out, letters + at, (gssize)(sizeof letters - at));
}

char *source_cell_name(uint32_t row, uint32_t column, uint32_t count)
{
    GString *out = g_string_new(NULL);

    if (row == 0)
        return g_string_free(out, FALSE);
    append_column(out, column);
    g_string_append_printf(out, "%u", row);
    if (column == 0 || count > 1) {
        g_string_append_c(out, ':');
        append_column(out, column > 0 ? column + count - 1 : 0);
        g_string_append_printf(out, "%u", row);
    }
    return g_string_free(out, FALSE);
}

/* As spreadsheets write it: in quotation marks, those in the name doubled. */
static void append_sheet(GString *out, struct span span)
{
    char *cell = source_cell_name(span.line, span.column, span.length);

    if (span.source->part[0] != '\0' || cell[0] != '\0')
        g_string_append(out, ": ");
    if (span.source->part[0] != '\0') {
        g_string_append_c(out, '\'');
        for (const char *at = span.source->part; *at != '\0'; at++)
            g_string_append(out, *at == '\'' ? "''" : (char[]){*at, '\0'});
        g_string_append(out, cell[0] != '\0' ? "'!" : "'");
    }
    g_string_append(out, cell);
    g_free(cell);
}

char *source_place(struct span span)
{
    GString *out = g_string_new(span.source->path);

    if (span.source->kind == SOURCE_SHEET) {
        append_sheet(out, span);
        return g_string_free(out, FALSE);
    }
    if (span.source->part != NULL)
        g_string_append_printf(out, ": %s", span.source->part);
    if (span.line > 0)
        g_string_append_printf(out, ":%u:%u", span.line, span.column);
    return g_string_free(out, FALSE);
}

/* ---- Excerpts ---- */

static void append_cell(GString *out, const char *text)
{
    char *shown = text_visible(text, CELL_MAX);

    g_string_append(out, shown);
    g_free(shown);
}

/* The row's cells; an empty one that is meant is a blank in its place. */
static char *row_excerpt(struct span span, uint32_t *column, uint32_t *length)
{
    GString    *out = g_string_new(NULL);
    uint32_t    last = span.column + MAX(span.length, 1) - 1, behind = 0, at = 1;
    const char *text;
    bool        begun = false, more = true;

    *column = *length = 0;
    while (behind < CELLS_BEHIND_MAX) {
        uint32_t from = at;
        more = more && span.source->read_cell(span.source->cells, span.line, &at, &text);
        if (span.column > 0 && !begun && from <= span.column && (!more || at > span.column)) {
            at = span.column; /* it is empty */
            text = " ";
        } else if (!more)
            break;
        if (out->len > 0)
            g_string_append(out, SEPARATOR);
        if (!begun && span.column > 0 && at >= span.column) {
            *column = (uint32_t)text_count(out->str, out->len) + 1;
            begun = true;
        }
        append_cell(out, text);
        if (begun && at <= last)
            *length = (uint32_t)text_count(out->str, out->len) + 1 - *column;
        behind += span.column > 0 ? at > last : 1;
        at++;
    }
    if (out->len == 0)
        return g_string_free(out, TRUE);
    return g_string_free(out, FALSE);
}

char *source_excerpt(struct span span, uint32_t *column, uint32_t *length)
{
    const char *text;
    size_t      size;

    if (span.source == NULL || span.line == 0)
        return NULL;
    if (span.source->kind == SOURCE_SHEET)
        return row_excerpt(span, column, length);
    if (!source_line(span.source, span.line, &text, &size))
        return NULL;
    *column = span.column;
    *length = span.length;
    return g_strndup(text, size);
}
