/*
 * table_pages.c -- which rows stay together, and where the pages of a table end.
 *
 * A group row stays with its first item, a row that is but a title with the next one, a total with the row before it,
 * the last rows with each other (so that no page holds one lonely row, or two lines below a header) and with the
 * sign-off if that follows.
 */
#include "table_int.h"

static bool is_kind(const struct table *table, uint32_t row, enum doc_row_kind kind)
{
    return table->rows[row].node->style == kind;
}

/* Short rows are taken along to the next page; of a tall one that would leave a hole. */
static bool is_short(struct page_fill *fill, struct table *table, uint32_t row)
{
    return table_row_set(table, row)->height < page_fill_height(fill) / 5;
}

/* It announces rows of its own kind that say more ("5", "5.1" …). */
static bool is_title(const struct table *table, uint32_t row)
{
    const struct doc_row *attr = table->rows[row].node->attr;

    return attr != NULL && attr->title;
}

#define TAIL_LINES 5 /* so high are the rows that end a table together, at least */
#define TAIL_ROWS 4  /* at most */

/* The first of the short rows that end the table together. */
static uint32_t tail_first(struct page_fill *fill, struct table *table)
{
    int      height = 0, enough = TAIL_LINES * (table_row_least(table) - 2 * CELL_PAD_Y);
    uint32_t row = table->n_rows, least = MAX(table->header_rows + TAIL_ROWS, table->n_rows) - TAIL_ROWS;

    if (table->tail_first > 0)
        return table->tail_first;
    while (row > least && (height < enough || row + 2 > table->n_rows) && is_short(fill, table, row - 1))
        height += table->rows[--row].height;
    return table->tail_first = row;
}

/* The end of the rows that stay together from here on. */
static uint32_t chunk_end(struct page_fill *fill, struct table *table, uint32_t row)
{
    uint32_t end = row + 1, last = table->n_rows;

    while (end < last && is_kind(table, end - 1, DOC_ROW_GROUP) && end - row < 6)
        end++;
    if (end < last && is_title(table, end - 1) && !is_title(table, end))
        end++;
    while (end < last && is_kind(table, end, DOC_ROW_TOTAL) && end - row < 6 && is_short(fill, table, end - 1))
        end++;
    if (end + TAIL_ROWS >= last && end > tail_first(fill, table) && is_short(fill, table, end - 1))
        end = last;
    return end;
}

static int rows_height(struct table *table, uint32_t from, uint32_t end)
{
    int height = 0;

    for (uint32_t row = from; row < end; row++)
        height += MIN(table_row_set(table, row)->height, TALLER_THAN_ANY);
    return height;
}

static void rows_notes(struct page_fill *fill, struct table *table, uint32_t from, uint32_t end)
{
    g_array_set_size(fill->found, 0);
    if (fill->layout->doc->n_notes == 0)
        return;
    if (!table->header_shown)
        g_array_append_vals(fill->found, table->header_notes->data, table->header_notes->len);
    for (uint32_t row = from; row < end; row++)
        table_row_notes(table, row, fill->found);
}

#define HOLE_LINES 5 /* less than so many lines is no hole: a short row would fill it */

/* Dividing the chunk's last row here is better than a hole at the page's foot. */
static bool divides_well(struct page_fill *fill, struct table *table, uint32_t from, uint32_t end, int room)
{
    int left = fill->bottom - fill->y - fill->notes_height - fill->reserved;

    if (left < HOLE_LINES * (table_row_least(table) - 2 * CELL_PAD_Y))
        return false;
    table_row_set(table, end - 1);
    return table_row_divides(table, end - 1, room - rows_height(table, from, end - 1));
}

/* Does the chunk fit into a room, and what must follow it?  Only the table's last row has nothing reserved below it. */
static bool chunk_fits(struct table *table, uint32_t from, uint32_t end, int tail, int room)
{
    int reserve = table_furniture_reserve(table, false);

    if (end < table->n_rows)
        return rows_height(table, from, end) + reserve + tail <= room;
    return rows_height(table, from, end) + table_furniture_reserve(table, true) + tail <= room &&
           (end == from + 1 || rows_height(table, from, end - 1) + reserve <= room);
}

/* A long note may begin here and continue on the next page, rather than leave a hole in this one. */
static bool hole_and_notes(struct page_fill *fill, struct table *table, uint32_t from, uint32_t end, int header)
{
    int left = fill->bottom - fill->y - fill->notes_height - fill->reserved;

    rows_notes(fill, table, from, end);
    return fill->found->len > 0 && left >= page_fill_height(fill) / 5 &&
           rows_height(table, from, end) + header <= page_fill_room(fill, fill->found, true);
}

static void place_chunk(struct page_fill *fill, struct table *table, uint32_t from, uint32_t end, int tail)
{
    for (;;) {
        int  height = rows_height(table, from, end), header = table->header_due ? table->header_height : 0, room;
        bool fresh = table->header_due ? fill->empty : table->fresh;

        rows_notes(fill, table, from, end);
        fill->reserved = 0;
        room = page_fill_room(fill, fill->found, false) - header;
        if (fresh || chunk_fits(table, from, end, tail, room))
            break;
        fill->reserved = table_furniture_reserve(table, false);
        room -= fill->reserved;
        if (tail == 0 || height > room) { /* else all fits but for what must follow */
            if (divides_well(fill, table, from, end, room))
                break;
            rows_notes(fill, table, from, end - 1); /* the notes of the row divided may be left to the next page */
            room = page_fill_room(fill, fill->found, false) - header;
            if (divides_well(fill, table, from, end, room))
                break;
            if (hole_and_notes(fill, table, from, end, header)) {
                table->notes_go_on = true;
                break;
            }
        }
        fill->reserved = 0;
        if (table->header_due) /* nothing of the table is on this page */
            page_fill_break(fill);
        else
            table_break(fill, table);
    }
    for (uint32_t row = from; row < end; row++)
        table_row_place(fill, table, row);
    table->notes_go_on = false;
}

int table_first_height(struct page_fill *fill, struct table *table)
{
    int      height = table->header_height;
    uint32_t from = table->header_rows, end;

    if (from == table->n_rows)
        return height;
    end = chunk_end(fill, table, from);
    height += rows_height(table, from, end - 1);
    /* of a tall row, its beginning is enough */
    return height + MIN(table_row_set(table, end - 1)->height, page_fill_height(fill) / 4);
}

void table_place(struct page_fill *fill, struct table *table, int tail)
{
    for (uint32_t row = table->header_rows, end; row < table->n_rows; row = end) {
        end = chunk_end(fill, table, row);
        if (table->header_due)
            table->fresh = fill->empty;
        place_chunk(fill, table, row, end, end == table->n_rows ? tail : 0);
    }
    if (table->header_due && table->header_rows > 0)
        table_header_place(fill, table); /* a table without rows still shows what it would hold */
    if (!table->header_due) {
        table_leave_page(fill, table);
        table_title_draw(fill, table, true);
    }
    fill->reserved = 0;
    fill->empty = false;
    table_free(table);
}
