/*
 * table_alike.c -- which tables of a section are one form, and which columns of a table are siblings: they get the same
 * widths.
 */
#include <string.h>

#include "table_int.h"

/* The cell of a header row over a column, or NULL: one above spans down to it. */
static const struct table_cell *header_cell(const struct table *table, uint32_t row, unsigned column)
{
    for (uint32_t i = 0; i < table->rows[row].n_cells; i++) {
        const struct table_cell *cell = &table->rows[row].cells[i];

        if (cell->column <= column && column < cell->column + (unsigned)cell->colspan)
            return cell;
    }
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Numbers of any length count as the same; a range of years does as a year. */
static const char *skip_number(const char *text)
{
    while (is_digit(*text) || (*text == '-' && is_digit(text[1])))
        text++;
    return text;
}

static bool same_but_numbers(const char *left, const char *right)
{
    while (*left != '\0' || *right != '\0') {
        if (is_digit(*left) && is_digit(*right)) {
            left = skip_number(left);
            right = skip_number(right);
        } else if (*left++ != *right++)
            return false;
    }
    return true;
}

static const char *cell_title(const struct table *table, const struct table_cell *cell)
{
    return doc_plain_text(table->scratch, cell->node);
}

static bool same_wish(const struct doc_column *left, const struct doc_column *right)
{
    return left->fixed_mm == right->fixed_mm && left->width >= right->width && left->width <= right->width &&
           left->align == right->align;
}

/* Data, not text: of siblings that hold text, one may hold much more than the other. */
static bool is_data(const struct doc_column *column)
{
    return column->align == DOC_ALIGN_CENTER || column->align == DOC_ALIGN_RIGHT || column->align == DOC_ALIGN_DECIMAL;
}

/* From the lowest header row up: their own titles, or one title over both. */
static bool are_siblings(const struct table *table, unsigned left, unsigned right)
{
    const struct table_cell *a = NULL, *b = NULL;

    if (!same_wish(&table->attr->columns[left], &table->attr->columns[right]))
        return false;
    for (uint32_t row = table->header_rows - (table->attr->numbered ? 1 : 0); row-- > 0;) {
        const struct table_cell *over_left = header_cell(table, row, left),
                                *over_right = header_cell(table, row, right);

        if (over_left != NULL && over_left == over_right)
            return is_data(&table->attr->columns[left]);
        a = a != NULL ? a : over_left;
        b = b != NULL ? b : over_right;
    }
    return a != NULL && b != NULL && a->colspan == 1 && b->colspan == 1 &&
           same_but_numbers(cell_title(table, a), cell_title(table, b));
}

void table_siblings(const struct table *table, unsigned *leaders)
{
    for (unsigned i = 0; i < table->n_columns; i++) {
        leaders[i] = i;
        /* the nearest ones first: a wide form is one of few kinds of columns */
        for (unsigned k = i, looked = 0; k-- > 0 && looked < 8;) {
            if (leaders[k] != k)
                continue;
            looked++;
            if (are_siblings(table, k, i)) {
                leaders[i] = k;
                break;
            }
        }
    }
}

bool table_alike(const struct table *left, const struct table *right)
{
    if (left == right)
        return true;
    if (left->n_columns != right->n_columns || left->size != right->size || left->header_rows != right->header_rows ||
        left->header_rows == 0)
        return false;
    for (unsigned i = 0; i < left->n_columns; i++)
        if (!same_wish(&left->attr->columns[i], &right->attr->columns[i]))
            return false;
    for (uint32_t row = 0; row < left->header_rows; row++) {
        if (left->rows[row].n_cells != right->rows[row].n_cells)
            return false;
        for (uint32_t i = 0; i < left->rows[row].n_cells; i++)
            if (strcmp(cell_title(left, &left->rows[row].cells[i]), cell_title(right, &right->rows[row].cells[i])) != 0)
                return false;
    }
    return true;
}
