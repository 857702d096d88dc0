/*
 * import_place.c -- the places of cells, for messages.
 */
#include "base/source.h"
#include "import_int.h"

/* The sheet as text, a line a row, so that a message can show the row. */
static const struct source *source_of(const struct importing *importing)
{
    GString             *text = g_string_new(NULL);
    const struct source *source;
    uint32_t             line = 0;

    for (uint32_t i = 0; i < importing->sheet->n_rows; i++) {
        const struct sheet_row *row = &importing->sheet->rows[i];

        for (; line < row->number; line++)
            g_string_append_c(text, '\n');
        for (uint32_t k = 0; k < row->n_cells; k++)
            g_string_append_printf(text, "%s%s", k > 0 ? " | " : "", row->cells[k].text);
    }
    source = source_from_text(importing->arena, importing->book->path, text->str, text->len, importing->diags);
    g_string_free(text, TRUE);
    return source;
}

struct span import_span(struct importing *importing, uint32_t row, uint32_t column)
{
    if (importing->source == NULL)
        importing->source = source_of(importing);
    return (struct span){.source = importing->source, .line = row + 1, .column = column + 1};
}
