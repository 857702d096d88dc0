/*
 * table_sum.c -- sums of columns, page by page: what a reader adds up on paper, so of the figures as they are printed.
 *
 * Only rows of items count: group rows and totals repeat what stands in others.
 */
#include <string.h>

#include "table_int.h"
#include "viet.h"

static struct decimal *sums_new(struct table *table)
{
    return arena_new_array(table->scratch, struct decimal, table->n_columns);
}

/* False if the cell holds no figure: then nothing is to be added, or it is reported. */
static bool cell_value(struct table *table, const struct table_cell *cell, bool report, struct decimal *value)
{
    char *text = g_strstrip(g_strdup(doc_plain_text(table->scratch, cell->node)));
    bool  none = *text == '\0' || strcmp(text, "-") == 0 || strcmp(text, "–") == 0;
    bool  ok = !none && viet_number_parse(text, value);

    if (!none && !ok && report) {
        struct span where = layout_span(cell->node), template = doc_template_span(cell->node);

        diag(table->layout->diags, DIAG_LAYOUT_NOT_SUMMABLE, where, text, NULL);
        if (template.source != NULL && template.source != where.source)
            diag_also(table->layout->diags, template);
    }
    g_free(text);
    return ok;
}

static void row_add(struct table *table, uint32_t index, bool report, struct decimal *sums)
{
    const struct table_row *row = &table->rows[index];
    struct decimal          value;

    if (row->node->style != DOC_ROW_ITEM)
        return;
    for (uint32_t i = 0; i < row->n_cells; i++) {
        const struct table_cell *cell = &row->cells[i];
        unsigned                 column = cell->column;

        if (cell->colspan == 1 && table->attr->columns[column].sum && cell_value(table, cell, report, &value))
            decimal_add(sums[column], value, &sums[column]);
    }
}

void table_sums_add(struct table *table, uint32_t row)
{
    struct table_furniture *furniture = table->furniture;

    if (!furniture->sums || row < furniture->summed)
        return;
    furniture->summed = row + 1;
    row_add(table, row, false, furniture->page);
    row_add(table, row, false, furniture->all);
}

static struct table_cell *add_cell(struct table *table, struct table_row *row, unsigned column, unsigned colspan,
                                   const char *text)
{
    struct table_cell  *cell = &row->cells[row->n_cells++];
    struct para_context context = table->layout->keep;
    struct block_style  style = style_at_size(LOOK_CELL_STRONG, table->size);
    enum doc_align      align = colspan == 1 ? table->attr->columns[column].align : DOC_ALIGN_LEFT;

    context.arena = table->scratch;
    cell->node = table->node;
    cell->column = (uint16_t)column;
    cell->colspan = (uint16_t)colspan;
    if (*text == '\0')
        return cell;
    style.para.align = align == DOC_ALIGN_DEFAULT   ? DOC_ALIGN_LEFT
                       : align == DOC_ALIGN_DECIMAL ? DOC_ALIGN_CENTER
                                                    : align;
    cell->paras = arena_new_struct(table->scratch, struct cell_para);
    cell->paras->para = para_constant(&context, table->node, text, PAGE_REPEATED, &style.para);
    return cell;
}

struct table_row *table_sums_row(struct table *table, const char *label, const struct decimal *sums)
{
    struct table_row *row = arena_new_struct(table->scratch, struct table_row);
    unsigned          column = table->furniture->label_columns;

    row->node = table->node;
    row->cells = arena_new_array(table->scratch, struct table_cell, table->n_columns + 1);
    if (column > 0)
        add_cell(table, row, 0, column, label);
    for (; column < table->n_columns; column++)
        add_cell(table, row, column, 1,
                 table->attr->columns[column].sum ? viet_number(table->scratch, sums[column]) : "");
    return row;
}

void table_sums_init(struct table *table)
{
    struct table_furniture *furniture = table->furniture;

    furniture->sums = false;
    for (unsigned column = table->n_columns; column-- > 0;)
        if (table->attr->columns[column].sum) {
            furniture->sums = true;
            furniture->label_columns = column;
        }
    furniture->sums = furniture->sums && (table->attr->page_sum != NULL || table->attr->carried != NULL);
    if (!furniture->sums)
        return;
    furniture->page = sums_new(table);
    furniture->all = sums_new(table);
    furniture->total = sums_new(table);
    for (uint32_t row = table->header_rows; row < table->n_rows; row++)
        row_add(table, row, true, furniture->total);
    furniture->widest = table_sums_row(table, "", furniture->total);
}
