/*
 * doc_table.c -- the geometry of tables: which column each cell stands in, and how its text is aligned there.
 *
 * Cells take the first free columns of their row, as in HTML.  Different from HTML, every row must be filled
 * exactly: a hole or an overhang in an official table is a mistake, and the PDF's table structure needs none.
 */
#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc_int.h"

struct grid {
    const struct doc_table *table;
    struct diags           *diags;
    unsigned               *busy;      /* for each column: so many rows still taken by a cell from above */
    unsigned                rows_left; /* in the header or in the body, this row included */
    bool                    ok;
};

static unsigned free_column(const struct grid *grid, unsigned column)
{
    while (column < grid->table->n_columns && grid->busy[column] > 0)
        column++;
    return column;
}

/* The free columns from here to the next taken one. */
static unsigned free_width(const struct grid *grid, unsigned column)
{
    unsigned end = column;

    while (end < grid->table->n_columns && grid->busy[end] == 0)
        end++;
    return end - column;
}

static void report(struct grid *grid, enum diag_code code, const struct doc_node *node, unsigned first, unsigned second)
{
    char *one = g_strdup_printf("%u", first), *two = g_strdup_printf("%u", second);

    diag(grid->diags, code, doc_template_span(node), one, two, NULL);
    if (doc_data_span(node).source != NULL)
        diag_also(grid->diags, doc_data_span(node));
    g_free(one);
    g_free(two);
    grid->ok = false;
}

/* A row of one cell is meant to fill it; of others some are missing. */
static void report_narrow(struct grid *grid, const struct doc_node *row, unsigned column)
{
    unsigned cells = 0;
    char    *filled = g_strdup_printf("%u", column), *all = g_strdup_printf("%u", grid->table->n_columns), *missing;

    for (const struct doc_node *cell = row->first; cell != NULL; cell = cell->next)
        cells += cell->kind == DOC_CELL;
    missing = cells > 1 ? g_strdup_printf("%u", grid->table->n_columns - column) : g_strdup("");
    diag(grid->diags, DIAG_DOC_ROW_TOO_NARROW, doc_template_span(row), filled, all, missing, NULL);
    if (doc_data_span(row).source != NULL)
        diag_also(grid->diags, doc_data_span(row));
    g_free(filled);
    g_free(all);
    g_free(missing);
    grid->ok = false;
}

/* The alignment a cell asks for: by itself, or by its only paragraph. */
static enum doc_align cell_align_asked(const struct doc_node *node)
{
    const struct doc_node *only = node->first != NULL && node->first == node->last ? node->first : NULL;

    return (enum doc_align)(
        only != NULL && only->kind == DOC_PARAGRAPH && only->align != DOC_ALIGN_DEFAULT ? only->align : node->align);
}

/* Text of items is justified where it has room; titles, totals and what goes over several columns aren't. */
static enum doc_align cell_align(const struct doc_table *table, const struct doc_node *node)
{
    const struct doc_cell *cell = node->attr;
    enum doc_row_kind      row = (enum doc_row_kind)node->parent->style;
    enum doc_align         align = cell_align_asked(node);

    if (align == DOC_ALIGN_DEFAULT && (row == DOC_ROW_HEADER || (cell->header && !cell->row_header)))
        return DOC_ALIGN_CENTER;
    if (align == DOC_ALIGN_DEFAULT && cell->colspan == 1)
        align = table->columns[cell->column].align;
    if (align != DOC_ALIGN_DEFAULT)
        return align;
    return row == DOC_ROW_GROUP || row == DOC_ROW_TOTAL || cell->colspan > 1 ? DOC_ALIGN_LEFT : DOC_ALIGN_JUSTIFY;
}

/* Returns the column after the cell. */
static unsigned place_cell(struct grid *grid, struct doc_node *node, unsigned from)
{
    struct doc_cell *cell = node->attr;
    unsigned         column = free_column(grid, from), width = free_width(grid, column), i;

    if (cell->colspan == 0) /* written as "all": what is left */
        cell->colspan = (uint16_t)MAX(width, 1);
    if (cell->colspan > width) {
        bool beyond = column + cell->colspan > grid->table->n_columns;

        report(grid, beyond ? DIAG_DOC_ROW_TOO_WIDE : DIAG_DOC_CELL_OVERLAPS, node, column + cell->colspan,
               beyond ? grid->table->n_columns : column + width + 1);
        return grid->table->n_columns;
    }
    if (cell->rowspan > grid->rows_left) {
        report(grid, DIAG_DOC_ROWSPAN_TOO_LONG, node, cell->rowspan, grid->rows_left);
        cell->rowspan = (uint16_t)grid->rows_left;
    }
    cell->column = (uint16_t)column;
    cell->align = (uint8_t)cell_align(grid->table, node);
    for (i = 0; i < cell->colspan; i++)
        grid->busy[column + i] = cell->rowspan;
    return column + cell->colspan;
}

static void place_row(struct grid *grid, struct doc_node *row)
{
    struct doc_node *cell;
    unsigned         column = 0, i;
    bool             was_ok = grid->ok;

    for (cell = row->first; cell != NULL && column <= grid->table->n_columns; cell = cell->next) {
        if (cell->kind != DOC_CELL)
            continue;
        if (free_column(grid, column) >= grid->table->n_columns) {
            report(grid, DIAG_DOC_ROW_TOO_WIDE, cell, grid->table->n_columns + 1, grid->table->n_columns);
            break;
        }
        column = place_cell(grid, cell, column);
    }
    column = free_column(grid, column);
    if (column < grid->table->n_columns && grid->ok == was_ok)
        report_narrow(grid, row, column);
    for (i = 0; i < grid->table->n_columns; i++)
        if (grid->busy[i] > 0)
            grid->busy[i]--;
}

unsigned doc_count_rows(const struct doc_node *table)
{
    const struct doc_node *node;
    unsigned               count = 0;

    for (node = table->first; node != NULL; node = node->next)
        count += node->kind == DOC_ROW;
    return count;
}

static bool place_table(struct doc_node *node, struct diags *diags)
{
    const struct doc_table *table = node->attr;
    struct grid grid = {.table = table, .diags = diags, .busy = g_new0(unsigned, table->n_columns + 1), .ok = true};
    unsigned    total = doc_count_rows(node), index = 0;
    struct doc_node *row;

    if (table->n_columns == 0)
        report(&grid, DIAG_DOC_TABLE_NO_COLUMNS, node, 0, 0);
    if (table->n_columns > DOC_COLUMNS_MAX)
        report(&grid, DIAG_DOC_TABLE_TOO_MANY_COLUMNS, node, table->n_columns, DOC_COLUMNS_MAX);
    for (row = grid.ok ? node->first : NULL; row != NULL; row = row->next) {
        if (row->kind != DOC_ROW)
            continue;
        grid.rows_left = index < table->header_rows ? table->header_rows - index : total - index;
        place_row(&grid, row);
        index++;
    }
    g_free(grid.busy);
    return grid.ok;
}

static bool may_hold_tables(const struct doc_node *node)
{
    return node->kind == DOC_DOCUMENT || node->kind == DOC_ATTACHMENT || node->kind == DOC_ANNEX ||
           node->kind == DOC_FIGURE;
}

bool doc_place_cells(struct doc *doc, struct diags *diags)
{
    struct doc_node *node;
    bool             ok = true;

    for (node = doc->root; node != NULL;
         node = may_hold_tables(node) ? doc_next(node, doc->root) : doc_next_skip(node, doc->root))
        if (node->kind == DOC_TABLE)
            ok = place_table(node, diags) && ok;
    return ok;
}
