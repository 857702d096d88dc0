/*
 * table_grid.c -- rows and cells of a table node as a grid, the paragraphs of each cell collected.
 */
#include <assert.h>

#include "table_int.h"

struct para_context table_context(const struct table *table, uint32_t row)
{
    struct para_context context = table->layout->keep;

    context.arena = table->batches[row / BATCH_ROWS];
    return context;
}

void table_free_placed(struct table *table)
{
    uint32_t lowest = table->reached;

    for (unsigned column = 0; column < table->n_columns; column++) /* of cells that go on, the first rows are wanted */
        if (table->occupant[column] != NULL && table->occupant[column]->last_row >= table->reached)
            lowest = MIN(lowest, table->occupant[column]->row);
    while ((table->freed_batches + 1) * BATCH_ROWS <= lowest)
        arena_free(table->batches[table->freed_batches++]);
}

static struct block_style cell_style(const struct table *table, const struct table_row *row,
                                     const struct table_cell *cell, const struct doc_node *block)
{
    const struct doc_cell *attr = cell->node->attr;
    bool                   header = row->node->style == DOC_ROW_HEADER || (attr->header && !attr->row_header);
    bool                   number = header && table->attr->numbered && cell->row + 1 == table->header_rows;
    bool strong = (header && !number) || row->node->style == DOC_ROW_GROUP || row->node->style == DOC_ROW_TOTAL;
    struct block_style style = style_at_size(strong ? LOOK_CELL_STRONG : LOOK_CELL, table->size);
    enum doc_align     align = (enum doc_align)(block->align != DOC_ALIGN_DEFAULT ? block->align : attr->align);

    style.para.align = align == DOC_ALIGN_DECIMAL ? DOC_ALIGN_CENTER : align; /* see table_align_decimals */
    return style;
}

static struct cell_para **add_para(struct table *table, struct para_context *context, const struct table_row *row,
                                   struct table_cell *cell, const struct doc_node *block, const char *label,
                                   const struct doc_node *label_node, struct cell_para **end)
{
    struct block_style style = cell_style(table, row, cell, block);
    struct cell_para  *entry = arena_new_struct(context->arena, struct cell_para);

    if (label != NULL && *label != '\0' && style.para.align == DOC_ALIGN_CENTER) /* labels stand one below the other */
        style.para.align = DOC_ALIGN_LEFT;
    entry->para = para_collect(context, block, &style.para, label, PAGE_LABEL, label_node);
    entry->space = style.space;
    *end = entry;
    return &entry->next;
}

/* Paragraphs and items one below the other, without indents: a cell has no room for them. */
static struct cell_para **collect_blocks(struct table *table, struct para_context *context, const struct table_row *row,
                                         struct table_cell *cell, const struct doc_node *first, struct cell_para **end)
{
    for (const struct doc_node *block = first; block != NULL; block = block->next) {
        if (block->kind == DOC_PARAGRAPH) {
            end = add_para(table, context, row, cell, block, NULL, NULL, end);
            continue;
        }
        assert(block->kind == DOC_LIST);
        for (const struct doc_node *item = block->first; item != NULL; item = item->next) {
            const struct doc_node *inner = item->first;

            if (inner != NULL && inner->kind == DOC_PARAGRAPH) {
                end = add_para(table, context, row, cell, inner, item->text, item, end);
                inner = inner->next;
            }
            end = collect_blocks(table, context, row, cell, inner, end);
        }
    }
    return end;
}

void table_cell_collect(struct table *table, const struct table_row *row, struct table_cell *cell,
                        struct para_context *context)
{
    collect_blocks(table, context, row, cell, cell->node->first, &cell->paras);
}

/* A cell's place, as doc_finish found it. */
static void cell_init(struct table *table, uint32_t row, const struct doc_node *node, struct table_cell *cell)
{
    const struct doc_cell *attr = node->attr;
    struct para_context    context = table_context(table, row);

    cell->node = node;
    cell->row = row;
    cell->column = attr->column;
    cell->colspan = attr->colspan;
    cell->last_row = row + attr->rowspan - 1;
    cell->spans = cell->last_row > row;
    cell->order = table->n_cells++;
    assert(cell->colspan > 0 && cell->column + cell->colspan <= table->n_columns);
    assert(attr->rowspan > 0 && cell->last_row < (row < table->header_rows ? table->header_rows : table->n_rows));
    table_cell_collect(table, &table->rows[row], cell, &context);
}

static void row_init(struct table *table, uint32_t index, const struct doc_node *node)
{
    struct table_row *row = &table->rows[index];
    uint32_t          i = 0;

    row->node = node;
    for (const struct doc_node *cell = node->first; cell != NULL; cell = cell->next)
        row->n_cells += cell->kind == DOC_CELL;
    row->cells = arena_new_array(table->scratch, struct table_cell, MAX(row->n_cells, 1));
    for (const struct doc_node *cell = node->first; cell != NULL; cell = cell->next)
        if (cell->kind == DOC_CELL)
            cell_init(table, index, cell, &row->cells[i++]);
}

static void rows_init(struct table *table)
{
    uint32_t i = 0;

    for (const struct doc_node *child = table->node->first; child != NULL; child = child->next)
        table->n_rows += child->kind == DOC_ROW;
    table->header_rows = table->attr->header_rows;
    assert(table->header_rows <= table->n_rows && table->n_rows > 0);
    table->rows = arena_new_array(table->scratch, struct table_row, table->n_rows);
    table->n_batches = table->n_rows / BATCH_ROWS + 1;
    table->batches = arena_new_array(table->scratch, struct arena *, table->n_batches);
    for (uint32_t batch = 0; batch < table->n_batches; batch++)
        table->batches[batch] = arena_new();
    for (const struct doc_node *child = table->node->first; child != NULL; child = child->next)
        if (child->kind == DOC_ROW)
            row_init(table, i++, child);
}

struct table *table_new(struct page_fill *fill, const struct doc_node *node)
{
    const struct doc_table *attr = node->attr;
    struct arena           *scratch = arena_new();
    struct table           *table;

    assert(attr->n_columns > 0 && attr->n_columns <= DOC_COLUMNS_MAX);
    table = arena_new_struct(scratch, struct table);
    table->layout = fill->layout;
    table->scratch = scratch;
    table->node = node;
    table->attr = attr;
    table->n_columns = attr->n_columns;
    table->size = style_table_size(attr);
    table->x = arena_new_array(scratch, int, table->n_columns + 1);
    table->vertical = arena_new_array(scratch, int, table->n_columns + 1);
    table->occupant = arena_new_array(scratch, struct table_cell *, table->n_columns);
    table->pieces = g_array_new(FALSE, FALSE, sizeof(struct cell_piece));
    table->header_items = g_array_new(FALSE, FALSE, sizeof(struct page_item));
    table->header_notes = note_list_new();
    table->comma = arena_new_array(scratch, int, table->n_columns);
    rows_init(table);
    table_furniture_init(table);
    return table;
}

/* The tables from one on that are alike and have no widths yet. */
static void tables_find_alike(const GPtrArray *tables, guint from, bool *done, GPtrArray *found)
{
    g_ptr_array_set_size(found, 0);
    for (guint i = from; i < tables->len; i++)
        if (!done[i] && table_alike(tables->pdata[from], tables->pdata[i])) {
            g_ptr_array_add(found, tables->pdata[i]);
            done[i] = true;
        }
}

void tables_set(struct page_fill *fill, GPtrArray *tables)
{
    GPtrArray       *alike = g_ptr_array_new();
    g_autofree bool *done = g_new0(bool, tables->len + 1);

    for (guint i = 0; i < tables->len; i++) {
        if (done[i])
            continue;
        tables_find_alike(tables, i, done, alike);
        table_widths(fill, &(struct table_set){(struct table **)alike->pdata, alike->len, false});
    }
    for (guint i = 0; i < tables->len; i++) {
        struct table *table = tables->pdata[i];

        table->half_page = page_fill_height(fill) / 2;
        table_align_decimals(table);
        table_furniture_set(fill, table);
        table_header_set(fill, table);
    }
    g_ptr_array_free(alike, TRUE);
}

void table_free(struct table *table)
{
    struct arena *scratch;

    if (table == NULL)
        return;
    g_array_free(table->pieces, TRUE);
    g_array_free(table->header_items, TRUE);
    g_array_free(table->header_notes, TRUE);
    while (table->freed_batches < table->n_batches)
        arena_free(table->batches[table->freed_batches++]);
    scratch = table->scratch;
    arena_free(scratch);
}
