/*
 * import_place.c -- the places of cells, for messages.
 */
#include "base/source.h"
#include "import_int.h"

/* For excerpts: the next filled cell of a row; a source counts from 1, a sheet from 0. */
static bool read_cell(const void *data, uint32_t row, uint32_t *column, const char **text)
{
    const struct sheet_row *found = row > 0 ? sheet_row(data, row - 1) : NULL;

    for (uint32_t i = 0; found != NULL && i < found->n_cells; i++)
        if (found->cells[i].column + 1 >= *column) {
            *column = found->cells[i].column + 1;
            *text = found->cells[i].text;
            return true;
        }
    return false;
}

struct span import_span(struct importing *importing, uint32_t row, uint32_t column)
{
    if (importing->source == NULL)
        importing->source = source_from_sheet(importing->arena, importing->book->path, importing->sheet->name,
                                              read_cell, importing->sheet);
    return source_cell(importing->source, row + 1, column + 1, 1);
}
