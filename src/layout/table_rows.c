/*
 * table_rows.c -- rows to pages: a row goes whole where it fits, else it divides between lines, cell by cell.
 *
 * Every row is broken into lines once.  A cell remembers how many of its lines stand on pages already and where its
 * area begins on this page; so a divided row and a cell that spans rows are the same case.
 */
#include "table_int.h"

#define JUSTIFIED_EMS 24 /* text of narrower columns is ragged throughout: some of it would be torn apart */
#define LINES_BEGUN 3    /* of a cell that is divided, at least */
#define LINES_LEFT 4     /* of a row that is divided, in one of its cells at least */
#define LINES_AGAIN 6    /* a label of so many lines is said again on the next page, a longer text is not */

int table_row_least(const struct table *table)
{
    return style_at_size(LOOK_CELL, table->size).para.line_height + 2 * CELL_PAD_Y;
}

void table_cell_set(struct table *table, struct table_cell *cell, struct para_context *context)
{
    int width = table->x[cell->column + cell->colspan] - table->x[cell->column] - 2 * CELL_PAD_X;
    int em = (int)table->size * UNITS_PER_PT / 8;

    for (struct cell_para *entry = cell->paras; entry != NULL; entry = entry->next) {
        if (entry->para->style.align == DOC_ALIGN_JUSTIFY && width < JUSTIFIED_EMS * em)
            entry->para->style.align = DOC_ALIGN_LEFT;
        entry->para->style.in_column = true;
        para_break(context, entry->para, width);
        para_check_width(table->layout, entry->para);
        strip_add(table->layout, &cell->strip, context->arena, entry->para, 0, entry->space);
    }
}

struct table_row *table_row_set(struct table *table, uint32_t index)
{
    struct table_row   *row = &table->rows[index];
    struct para_context context;

    if (row->set)
        return row;
    context = table_context(table, index);
    row->set = true;
    row->height = table_row_least(table);
    for (uint32_t i = 0; i < row->n_cells; i++) {
        struct table_cell *cell = &row->cells[i];

        table_cell_set(table, cell, &context);
        if (cell->last_row == index)
            row->height = MAX(row->height, cell->strip.height + 2 * CELL_PAD_Y);
    }
    return row;
}

static int table_cell_height(const struct table_cell *cell)
{
    if (cell->placed >= cell->strip.n_lines)
        return 0;
    return strip_height(&cell->strip, cell->placed, cell->strip.n_lines - cell->placed) + 2 * CELL_PAD_Y;
}

void table_row_notes(const struct table *table, uint32_t row, GArray *notes)
{
    for (uint32_t i = 0; i < table->rows[row].n_cells; i++)
        strip_notes(&table->rows[row].cells[i].strip, 0, table->rows[row].cells[i].strip.n_lines, notes);
}

/*
 * How many lines of a cell fit into a height.  Where the cell is divided, three of them at least; what is higher than
 * half a page may begin with two.
 */
static uint32_t cell_lines(const struct table *table, const struct table_cell *cell, int height, bool strict)
{
    uint32_t count = strip_fit(&cell->strip, cell->placed, height - 2 * CELL_PAD_Y, strict);
    bool     divided = count < cell->strip.n_lines - cell->placed;

    if (strict && divided && cell->placed == 0 && count < LINES_BEGUN && cell->strip.height < table->half_page)
        return 0;
    return count;
}

/* Would the lines left over look lost below a repeated header?  Not those of a row that needs pages anyway. */
static bool rest_is_lost(const struct table *table, uint32_t row, uint32_t lines)
{
    return lines > 0 && lines < LINES_LEFT && table->rows[row].height < table->half_page;
}

bool table_row_divides(const struct table *table, uint32_t index, int height)
{
    const struct table_row *row = &table->rows[index];

    for (;;) {
        int      bottom = 0;
        uint32_t rest = 0;

        for (uint32_t i = 0; i < row->n_cells; i++) {
            const struct table_cell *cell = &row->cells[i];
            uint32_t                 count = cell_lines(table, cell, height, true);

            if (count == 0 && cell->strip.n_lines > 0)
                return false;
            bottom = MAX(bottom, 2 * CELL_PAD_Y + strip_height(&cell->strip, 0, count));
            rest = MAX(rest, cell->strip.n_lines - count);
        }
        if (rest == 0 || height < table_row_least(table))
            return false;
        if (!rest_is_lost(table, index, rest))
            return true;
        height = bottom - 1; /* more lines for the next page */
    }
}

void table_occupy(struct table *table, struct table_cell *cell)
{
    for (unsigned column = cell->column; column < cell->column + cell->colspan; column++)
        table->occupant[column] = cell;
}

/* Walks the distinct occupants from left to right. */
static struct table_cell *next_occupant(const struct table *table, unsigned *column)
{
    while (*column < table->n_columns) {
        struct table_cell *cell = table->occupant[*column];

        ++*column;
        if (cell != NULL && (*column == table->n_columns || table->occupant[*column] != cell))
            return cell;
    }
    return NULL;
}

#define FOR_OCCUPANTS(table, cell)                                                                                     \
    for (unsigned column_ = 0, once_ = 1; once_; once_ = 0)                                                            \
        for (struct table_cell *cell = next_occupant(table, &column_); cell != NULL;                                   \
             cell = next_occupant(table, &column_))

static void row_begin(struct page_fill *fill, struct table *table, uint32_t index)
{
    struct table_row *row = &table->rows[index];

    for (unsigned column = 0; column < table->n_columns; column++) /* cells that ended above leave their columns */
        if (table->occupant[column] != NULL && table->occupant[column]->last_row < index)
            table->occupant[column] = NULL;
    for (uint32_t i = 0; i < row->n_cells; i++) {
        row->cells[i].top = fill->y;
        table_occupy(table, &row->cells[i]);
    }
}

/* Height that the row needs from fill->y on to end all cells that end in it. */
static int row_rest(const struct page_fill *fill, const struct table *table, uint32_t index)
{
    int  height = 0;
    bool begun = false;

    FOR_OCCUPANTS(table, cell)
    {
        begun = begun || cell->placed > 0;
        if (cell->last_row == index)
            height = MAX(height, table_cell_height(cell) - (fill->y - cell->top));
    }
    return begun && height > 0 ? height : MAX(height, table_row_least(table));
}

static void add_piece(struct table *table, struct table_cell *cell, uint32_t count)
{
    struct cell_piece piece = {
        .cell = cell, .strip = &cell->strip, .from = cell->placed, .count = count, .y = cell->top + CELL_PAD_Y};

    if (count == 0)
        return;
    if (table->pieces->len > 0 &&
        g_array_index(table->pieces, struct cell_piece, table->pieces->len - 1).cell->order > cell->order)
        table->unordered = true;
    g_array_append_val(table->pieces, piece);
    cell->placed += count;
}

/* A cell whose text stood on an earlier page is said again where its area on this page ends, if there is room. */
static void add_again(struct table *table, struct table_cell *cell, int end)
{
    struct cell_piece piece = {.cell = cell, .y = cell->top + CELL_PAD_Y, .again = true};

    if (!cell->again || cell->strip.n_lines == 0)
        return;
    piece.strip = table_strip_again(table, cell);
    if (piece.strip->height + 2 * CELL_PAD_Y > end - cell->top)
        return;
    piece.count = piece.strip->n_lines;
    table->unordered = true;
    g_array_append_val(table->pieces, piece);
}

/* How many lines of a cell fit above an end. */
static uint32_t cell_fit(const struct table *table, const struct table_cell *cell, int end, bool strict)
{
    return cell_lines(table, cell, end - cell->top, strict);
}

/*
 * The notes in what is not placed yet of the cells that end in the row; and of those that go on, in the lines above the
 * row's end: wherever the page ends then, they are on it.
 */
static void rest_notes(struct page_fill *fill, const struct table *table, uint32_t index, int end)
{
    g_array_set_size(fill->found, 0);
    if (fill->layout->doc->n_notes == 0)
        return;
    FOR_OCCUPANTS(table, cell)
    {
        uint32_t rest = cell->strip.n_lines - cell->placed;

        strip_notes(&cell->strip, cell->placed, cell->last_row == index ? rest : cell_fit(table, cell, end, true),
                    fill->found);
    }
}

/* All cells that end in the row are placed to their end. */
static void row_finish(struct page_fill *fill, struct table *table, uint32_t index, int height)
{
    int y = fill->y;

    FOR_OCCUPANTS(table, cell)
    {
        if (cell->last_row != index)
            continue;
        add_again(table, cell, y + height);
        add_piece(table, cell, cell->strip.n_lines - cell->placed);
    }
    table_rules_row(fill, table, index, y, y + height, false);
    fill->y += height;
    fill->empty = false;
    table->fresh = false;
    table_furniture_row(table, index);
    table->reached = index + 1;
}

/*
 * The lines above an end: the lowest bottom of them, and how many lines a cell that ends in the row has left at most.
 * False if there are none or a cell would begin with nothing.
 */
static bool piece_measure(struct page_fill *fill, const struct table *table, int end, bool strict, int *bottom,
                          uint32_t *rest)
{
    bool any = false;

    *bottom = fill->y;
    *rest = 0;
    g_array_set_size(fill->found, 0);
    FOR_OCCUPANTS(table, cell)
    {
        uint32_t count = cell_fit(table, cell, end, strict);

        if (count == 0 && strict && !table->fresh && cell->placed < cell->strip.n_lines && cell->top == fill->y)
            return false;
        if (cell->last_row == table->reached)
            *rest = MAX(*rest, cell->strip.n_lines - cell->placed - count);
        if (count == 0)
            continue;
        any = true;
        strip_notes(&cell->strip, cell->placed, count, fill->found);
        *bottom = MAX(*bottom, cell->top + 2 * CELL_PAD_Y + strip_height(&cell->strip, cell->placed, count));
    }
    return any;
}

/*
 * Places what fits of the row's cells before the page ends.  The notes of these lines take room themselves, so the
 * end is drawn up line by line until both fit.
 */
static bool row_divide(struct page_fill *fill, struct table *table, uint32_t index, bool strict)
{
    int      end = fill->bottom - fill->notes_height - fill->reserved, bottom;
    uint32_t rest;

    for (;; end = bottom - 1) {
        if (!piece_measure(fill, table, end, strict, &bottom, &rest))
            return false;
        if (strict && !table->fresh && rest_is_lost(table, index, rest))
            continue;
        if (bottom <= fill->bottom - fill->reserved - notes_need(fill, fill->found, !strict || table->fresh))
            break;
    }
    FOR_OCCUPANTS(table, cell)
    {
        add_again(table, cell, bottom);
        add_piece(table, cell, cell_fit(table, cell, end, strict));
    }
    table_rules_row(fill, table, index, fill->y, bottom, true);
    fill->y = bottom;
    fill->empty = false;
    table->fresh = false;
    table->closed = true;
    table_furniture_row(table, index);
    notes_take(fill, fill->found);
    return true;
}

/* Not even a line fits on a page of its own. */
static void report_too_tall(struct page_fill *fill, const struct table *table, uint32_t index, int need)
{
    const struct doc_node *node = table->rows[index].node;

    diag(table->layout->diags, DIAG_LAYOUT_ROW_TOO_TALL, layout_span(node), table->attr->id ? table->attr->id : "",
         length_in_mm(table->layout->keep.arena, need - (fill->bottom - fill->y - fill->notes_height)), NULL);
}

void table_row_place(struct page_fill *fill, struct table *table, uint32_t index)
{
    table_row_set(table, index);
    if (table->header_due)
        table_header_place(fill, table);
    row_begin(fill, table, index);
    for (;;) {
        int need = row_rest(fill, table, index);

        fill->reserved = table_furniture_reserve(table, index + 1 == table->n_rows);
        rest_notes(fill, table, index, fill->y + need);
        if (need <= page_fill_room(fill, fill->found, false) ||
            ((table->fresh || table->notes_go_on) && need <= page_fill_room(fill, fill->found, true))) {
            row_finish(fill, table, index, need);
            notes_take(fill, fill->found);
            return;
        }
        fill->reserved = table_furniture_reserve(table, false);
        if (!row_divide(fill, table, index, true) && table->fresh && !row_divide(fill, table, index, false) &&
            fill->notes->len == 0) {
            report_too_tall(fill, table, index, need);
            row_finish(fill, table, index, need);
            return;
        }
        table_break(fill, table);
    }
}

/* Cells that go on below the page's last row end here for this page. */
static void close_open_cells(struct page_fill *fill, struct table *table)
{
    g_array_set_size(fill->found, 0);
    FOR_OCCUPANTS(table, cell)
    {
        uint32_t count;

        if (cell->last_row < table->reached || cell->top >= fill->y)
            continue;
        add_again(table, cell, fill->y);
        count = cell_fit(table, cell, fill->y, true);
        strip_notes(&cell->strip, cell->placed, count, fill->found);
        add_piece(table, cell, count);
    }
    notes_take(fill, fill->found);
    table_rules_close(fill, table, fill->y);
}

static int compare_pieces(const void *left, const void *right)
{
    const struct cell_piece *a = left, *b = right;

    return a->cell->order != b->cell->order ? (a->cell->order < b->cell->order ? -1 : 1)
                                            : (a->from > b->from) - (a->from < b->from);
}

void table_leave_page(struct page_fill *fill, struct table *table)
{
    if (table->unordered)
        g_array_sort(table->pieces, compare_pieces);
    for (guint i = 0; i < table->pieces->len; i++) {
        const struct cell_piece *piece = &g_array_index(table->pieces, struct cell_piece, i);
        int                      x = fill->left + table->x[piece->cell->column] + CELL_PAD_X;

        (piece->again ? strip_draw_again : strip_draw)(table->layout, piece->strip, piece->from, piece->count, x,
                                                       piece->y, fill->items);
    }
    g_array_set_size(table->pieces, 0);
    table->unordered = false;
    table_rules_end(fill, table, fill->y);
}

void table_break(struct page_fill *fill, struct table *table)
{
    if (!table->header_due) {
        if (!table->closed)
            close_open_cells(fill, table);
        table_foot_place(fill, table);
        table_leave_page(fill, table);
        table_title_draw(fill, table, false);
        table_free_placed(table);
    }
    fill->reserved = 0;
    page_fill_break(fill);
    table_head_place(fill, table);
    table->fresh = true;
    table->closed = false;
    FOR_OCCUPANTS(table, cell)
    {
        cell->top = fill->y;
        cell->again = cell->spans && cell->placed == cell->strip.n_lines && cell->strip.n_lines <= LINES_AGAIN;
    }
}
