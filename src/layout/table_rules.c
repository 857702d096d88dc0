/*
 * table_rules.c -- the rules of a table, each drawn once: verticals as long as their edge stands, horizontals between
 * rows, neither through a cell that spans them.
 */
#include "table_int.h"

#define CROSS (THIN_RULE / 2) /* horizontals reach over the outer verticals, so that corners are full */

static bool edge_is_ruled(const struct table *table, unsigned edge)
{
    if (edge == 0 || edge == table->n_columns)
        return true;
    return table->occupant[edge - 1] != table->occupant[edge] || table->occupant[edge] == NULL;
}

static void end_vertical(struct page_fill *fill, struct table *table, unsigned edge, int y)
{
    int start = table->vertical[edge];

    if (start >= 0 && y > start)
        page_rule(fill->items, fill->left + table->x[edge], start, 0, y - start, THIN_RULE);
    table->vertical[edge] = -1;
}

static void horizontal(struct page_fill *fill, const struct table *table, unsigned from, unsigned to, int y)
{
    page_rule(fill->items, fill->left + table->x[from] - CROSS, y, table->x[to] - table->x[from] + 2 * CROSS, 0,
              THIN_RULE);
}

void table_rules_begin(struct page_fill *fill, struct table *table, int y)
{
    for (unsigned edge = 0; edge <= table->n_columns; edge++)
        table->vertical[edge] = -1;
    horizontal(fill, table, 0, table->n_columns, y);
}

void table_rules_row(struct page_fill *fill, struct table *table, uint32_t row, int y, int end, bool closed)
{
    unsigned from;

    for (unsigned edge = 0; edge <= table->n_columns; edge++) {
        if (!edge_is_ruled(table, edge))
            end_vertical(fill, table, edge, y);
        else if (table->vertical[edge] < 0)
            table->vertical[edge] = y;
    }
    for (unsigned column = 0; column < table->n_columns;) {
        const struct table_cell *cell;

        for (from = column; column < table->n_columns; column++) {
            cell = table->occupant[column];
            if (cell != NULL && cell->last_row > row && !closed)
                break;
        }
        if (column > from)
            horizontal(fill, table, from, column, end);
        else
            column++;
    }
}

void table_rules_close(struct page_fill *fill, struct table *table, int y)
{
    for (unsigned column = 0; column < table->n_columns; column++) {
        const struct table_cell *cell = table->occupant[column];

        if (cell != NULL && cell->last_row >= table->reached && cell->top < y)
            horizontal(fill, table, column, column + 1, y);
    }
}

void table_rules_end(struct page_fill *fill, struct table *table, int y)
{
    for (unsigned edge = 0; edge <= table->n_columns; edge++)
        end_vertical(fill, table, edge, y);
}
