/*
 * table_furniture.c -- what stands on a page only because it is a page of its own: the title that says that a table
 * goes on or ends, group rows and labels that stand again, sums of the page and sums carried over.
 *
 * All of it is an artifact: the document has none of it.  What a page says below its rows is known in height before a
 * row is placed; the title may say that the table ends here, which is known only when it does: room for it is kept
 * below the last row, and the page's rows move down by the difference when its title is drawn.
 */
#include <string.h>

#include "table_int.h"

#define TITLE_GAP PT(4)     /* between title and header */
#define AGAIN "(tiếp theo)" /* after a group that stands again, if the template has no other words */

void table_furniture_init(struct table *table)
{
    table->furniture = arena_new_struct(table->scratch, struct table_furniture);
    table_sums_init(table);
}

/* ---- Titles ---- */

static void title_set(struct page_fill *fill, struct table *table, const char *text, struct table_title *title)
{
    struct para_context context = table->layout->keep;
    struct block_style  style = style_of(LOOK_CAPTION);

    if (text == NULL)
        return;
    context.arena = table->scratch;
    title->para = para_constant(&context, table->node, text, PAGE_REPEATED, &style.para);
    title->x = para_break_balanced(&context, title->para, fill->right - fill->left);
    para_check_width(table->layout, title->para);
    title->height = para_lines_height(title->para, title->para->n_lines) + TITLE_GAP;
}

void table_title_draw(struct page_fill *fill, struct table *table, bool last)
{
    const struct table_furniture *furniture = table->furniture;
    const struct table_title     *title = last ? &furniture->last_title : &furniture->title;
    int                           moved = title->height - furniture->title.height;
    guint                         first = fill->items->len;

    if (!furniture->continues)
        return;
    for (guint i = furniture->first_item; i < first && moved != 0; i++)
        g_array_index(fill->items, struct page_item, i).y += moved;
    fill->y += moved;
    for (uint32_t line = 0; title->para != NULL && line < title->para->n_lines; line++)
        para_draw_line(&table->layout->keep, title->para, line, fill->left + title->x,
                       fill->top + para_lines_height(title->para, line), fill->items);
    items_again(fill->items, first);
}

/* ---- Rows that stand on pages only ---- */

/* Breaks its paragraphs; its height is that of its highest cell. */
static void row_set(struct table *table, struct table_row *row)
{
    struct para_context context = table->layout->keep;

    if (row->set)
        return;
    row->set = true;
    context.arena = table->scratch;
    row->height = table_row_least(table);
    for (uint32_t i = 0; i < row->n_cells; i++) {
        if (row->cells[i].paras != NULL)
            table_align_figure(table, &row->cells[i]);
        table_cell_set(table, &row->cells[i], &context);
        row->height = MAX(row->height, row->cells[i].strip.height + 2 * CELL_PAD_Y);
    }
}

static void row_place(struct page_fill *fill, struct table *table, struct table_row *row)
{
    g_autofree struct table_cell **body = g_memdup2(table->occupant, sizeof *body * table->n_columns);

    memset(table->occupant, 0, sizeof *body * table->n_columns);
    for (uint32_t i = 0; i < row->n_cells; i++) {
        struct table_cell *cell = &row->cells[i];

        table_occupy(table, cell);
        strip_draw_again(table->layout, &cell->strip, 0, cell->strip.n_lines,
                         fill->left + table->x[cell->column] + CELL_PAD_X, fill->y + CELL_PAD_Y, fill->items);
    }
    table_rules_row(fill, table, 0, fill->y, fill->y + row->height, true);
    memcpy(table->occupant, body, sizeof *body * table->n_columns);
    fill->y += row->height;
}

/* ---- What stands again ---- */

static bool is_number(struct table *table, const struct table_cell *cell)
{
    const char *text = doc_plain_text(table->scratch, cell->node);

    return text[strspn(text, "0123456789.,-()IVXLC ")] == '\0';
}

/* "(tiếp theo)" at the end of a cell's text; a number ("12", "XVIII", "2.1") stands again as it is. */
static void say_again(struct table *table, struct table_cell *cell, const char *words, struct para_context *context)
{
    struct doc_node  *block = arena_new_struct(table->scratch, struct doc_node);
    struct doc_node  *text = arena_new_struct(table->scratch, struct doc_node);
    struct cell_para *last = cell->paras;

    while (last != NULL && last->next != NULL)
        last = last->next;
    if (last == NULL || words == NULL || is_number(table, cell))
        return;
    block->kind = DOC_PARAGRAPH;
    text->kind = DOC_TEXT;
    text->text = words;
    doc_node_append(block, text);
    para_append(context, last->para, block);
    for (uint32_t i = 0; i < last->para->n_items; i++) /* pages refer to what the document has */
        if (last->para->items[i].node == text)
            last->para->items[i].node = cell->node;
}

/* A copy of a cell of its own, its text not set yet. */
static struct table_cell cell_copy(struct table *table, const struct table_cell *cell, const char *words)
{
    struct table_cell   copy = {.node = cell->node, .column = cell->column, .colspan = cell->colspan};
    struct para_context context = table->layout->keep;

    context.arena = table->scratch;
    table_cell_collect(table, &table->rows[cell->row], &copy, &context);
    say_again(table, &copy, words, &context);
    return copy;
}

const struct strip *table_strip_again(struct table *table, struct table_cell *cell)
{
    struct para_context context = table->layout->keep;
    struct table_cell   copy;

    if (table->attr->again == NULL)
        return &cell->strip;
    if (cell->strip_again == NULL) {
        context.arena = table->scratch;
        copy = cell_copy(table, cell, table->attr->again);
        table_cell_set(table, &copy, &context);
        cell->strip_again = arena_new_struct(table->scratch, struct strip);
        *cell->strip_again = copy.strip;
    }
    return cell->strip_again;
}

/* The cell that names a group: the widest one with a text. */
static uint32_t naming_cell(const struct table_row *row)
{
    uint32_t best = 0;

    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].paras != NULL &&
            (row->cells[best].paras == NULL || row->cells[i].colspan > row->cells[best].colspan ||
             (row->cells[i].colspan == row->cells[best].colspan && best == 0)))
            best = i;
    return best;
}

static struct table_row *restated_row(struct table *table, unsigned level)
{
    struct table_furniture *furniture = table->furniture;
    uint32_t                index = furniture->open[level] - 1, naming;
    const struct table_row *row = &table->rows[index];
    struct table_row       *copy = furniture->restated[level];

    if (copy != NULL && furniture->restated_row[level] == index)
        return copy;
    copy = arena_new_struct(table->scratch, struct table_row);
    copy->node = row->node;
    copy->n_cells = row->n_cells;
    copy->cells = arena_new_array(table->scratch, struct table_cell, MAX(row->n_cells, 1));
    naming = naming_cell(row);
    for (uint32_t i = 0; i < row->n_cells; i++)
        copy->cells[i] = cell_copy(table, &row->cells[i],
                                   i != naming                  ? NULL
                                   : table->attr->again != NULL ? table->attr->again
                                                                : AGAIN);
    row_set(table, copy);
    furniture->restated[level] = copy;
    furniture->restated_row[level] = index;
    return copy;
}

/* A group row opens its level and closes what is deeper. */
static void open_group(struct table *table, uint32_t index)
{
    const struct doc_node *node = table->rows[index].node;
    const struct doc_row  *attr = node->attr;
    unsigned               level = MAX(node->level, 1) - 1;

    if (node->style != DOC_ROW_GROUP)
        return;
    for (unsigned i = MIN(level, GROUP_LEVELS); i < GROUP_LEVELS; i++)
        table->furniture->open[i] = 0;
    if (level < GROUP_LEVELS && attr != NULL && attr->restate)
        table->furniture->open[level] = index + 1;
}

/* The groups within which the page begins; not those that its first row closes. */
static void restate_groups(struct page_fill *fill, struct table *table)
{
    const struct doc_node *next = table->reached < table->n_rows ? table->rows[table->reached].node : NULL;
    unsigned               end = GROUP_LEVELS;

    if (next == NULL || next->style == DOC_ROW_TOTAL)
        return;
    if (next->style == DOC_ROW_GROUP)
        end = MIN(end, MAX(next->level, 1u) - 1);
    for (unsigned level = 0; level < end; level++) {
        struct table_row *row = table->furniture->open[level] > 0 ? restated_row(table, level) : NULL;

        if (row != NULL && fill->y + row->height < fill->top + page_fill_height(fill) / 2)
            row_place(fill, table, row);
    }
}

/* ---- Page by page ---- */

void table_furniture_set(struct page_fill *fill, struct table *table)
{
    struct table_furniture *furniture = table->furniture;
    struct table_row       *row;

    title_set(fill, table, table->attr->continued, &furniture->title);
    title_set(fill, table, table->attr->concluded, &furniture->last_title);
    if (table->attr->concluded == NULL)
        furniture->last_title = furniture->title;
    if (!furniture->sums || table->attr->page_sum == NULL)
        return;
    row = table_sums_row(table, table->attr->page_sum, furniture->total);
    row_set(table, row);
    furniture->foot_height = row->height;
}

int table_furniture_reserve(const struct table *table, bool last)
{
    const struct table_furniture *furniture = table->furniture;

    if (!last)
        return furniture->foot_height;
    return furniture->continues ? MAX(furniture->last_title.height - furniture->title.height, 0) : 0;
}

void table_furniture_row(struct table *table, uint32_t row)
{
    table_sums_add(table, row);
    open_group(table, row);
}

void table_foot_place(struct page_fill *fill, struct table *table)
{
    struct table_furniture *furniture = table->furniture;
    struct table_row       *row;

    if (!furniture->sums)
        return;
    if (table->attr->page_sum != NULL && !table->fresh) {
        row = table_sums_row(table, table->attr->page_sum, furniture->page);
        row_set(table, row);
        row_place(fill, table, row);
    }
    memset(furniture->page, 0, sizeof *furniture->page * table->n_columns);
}

void table_head_place(struct page_fill *fill, struct table *table)
{
    struct table_furniture *furniture = table->furniture;
    struct table_row       *row;

    furniture->continues = true;
    furniture->first_item = fill->items->len;
    fill->y += furniture->title.height;
    table_header_place(fill, table);
    if (furniture->sums && table->attr->carried != NULL) {
        row = table_sums_row(table, table->attr->carried, furniture->all);
        row_set(table, row);
        row_place(fill, table, row);
    }
    restate_groups(fill, table);
}
