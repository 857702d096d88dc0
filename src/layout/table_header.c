/*
 * table_header.c -- the header of a table: set once, shown at the table's beginning and again on each further page.
 */
#include <string.h>

#include "table_int.h"

/* Heights of the header rows; a cell that spans rows stretches the row it ends in.  edges: n + 1 tops. */
static void header_edges(struct table *table, int *edges)
{
    for (uint32_t row = 0; row < table->header_rows; row++) {
        edges[row + 1] = edges[row] + table_row_set(table, row)->height;
        for (uint32_t above = 0; above <= row; above++)
            for (uint32_t i = 0; i < table->rows[above].n_cells; i++) {
                const struct table_cell *cell = &table->rows[above].cells[i];

                if (cell->last_row == row)
                    edges[row + 1] = MAX(edges[row + 1], edges[above] + cell->strip.height + 2 * CELL_PAD_Y);
            }
    }
}

void table_header_set(struct page_fill *fill, struct table *table)
{
    int *edges = arena_new_array(table->scratch, int, table->header_rows + 1);
    int  limit = page_fill_height(fill) * 2 / 3;

    header_edges(table, edges);
    table->header_height = edges[table->header_rows];
    for (uint32_t row = 0; row < table->header_rows; row++)
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++) {
            const struct table_cell *cell = &table->rows[row].cells[i];
            int                      area = edges[cell->last_row + 1] - edges[row];

            strip_draw(table->layout, &cell->strip, 0, cell->strip.n_lines, table->x[cell->column] + CELL_PAD_X,
                       edges[row] + (area - cell->strip.height) / 2, table->header_items);
            strip_notes(&cell->strip, 0, cell->strip.n_lines, table->header_notes);
        }
    for (uint32_t row = 0; row < table->header_rows; row++)
        table->rows[row].height = edges[row + 1] - edges[row];
    if (table->header_height > limit) {
        diag(table->layout->diags, DIAG_LAYOUT_HEADER_TOO_TALL, layout_span(table->node),
             table->attr->id != NULL ? table->attr->id : "",
             length_in_mm(table->layout->keep.arena, table->header_height - limit), NULL);
        table->header_height = 0; /* no pages come of this: go on to find what else is wrong */
    }
    table->header_due = true;
}

static void place_header_rules(struct page_fill *fill, struct table *table)
{
    g_autofree struct table_cell **body = g_memdup2(table->occupant, sizeof *body * table->n_columns);
    int                            y = fill->y;

    memset(table->occupant, 0, sizeof *table->occupant * table->n_columns);
    for (uint32_t row = 0; row < table->header_rows; row++) {
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++)
            table_occupy(table, &table->rows[row].cells[i]);
        table_rules_row(fill, table, row, y, y + table->rows[row].height, false);
        y += table->rows[row].height;
    }
    memcpy(table->occupant, body, sizeof *body * table->n_columns);
}

void table_header_place(struct page_fill *fill, struct table *table)
{
    guint first = fill->items->len, count = table->header_items->len;

    table->header_due = false;
    table_rules_begin(fill, table, fill->y);
    place_header_rules(fill, table);
    first = fill->items->len;
    if (count > 0)
        g_array_append_vals(fill->items, table->header_items->data, count);
    for (guint i = first; i < fill->items->len; i++) {
        struct page_item *item = &g_array_index(fill->items, struct page_item, i);

        item->x += fill->left;
        item->y += fill->y;
    }
    if (table->header_shown)
        items_again(fill->items, first);
    fill->y += table->header_height;
    if (!table->header_shown)
        notes_take(fill, table->header_notes);
    table->header_shown = true;
}
