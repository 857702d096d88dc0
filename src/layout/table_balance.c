/*
 * table_balance.c -- widths of columns from what they hold: those with which the table gets shortest.
 *
 * From a start by the root of the columns' texts, width moves from one column to another as long as that saves lines,
 * in ever smaller steps.  Rows are as high as their highest cell, so it moves to the columns that make rows high.  Some
 * rows spread over the table stand for all: the time does not grow with it.  Whole numbers only: the same everywhere.
 */
#include "table_int.h"

#define SAMPLE_ROWS 128
#define ROUNDS 8  /* at most, of one step */
#define LINE 1024 /* cost of a line; parts of lines only decide between equals */

struct balance {
    const struct table       *table;
    const struct table_span  *columns;
    const struct table_cell **cells; /* of the rows looked at: n_rows x n_columns, NULL: none */
    unsigned                  n_rows, n_columns;
    int                      *width;
};

static int cell_lines(const struct table_cell *cell, int inner, int *text)
{
    int lines = 0;

    inner = MAX(inner - inner / 32, 1); /* lines are never quite full */
    for (const struct cell_para *entry = cell->paras; entry != NULL; entry = entry->next) {
        lines += MAX((entry->para->max_width + inner - 1) / inner, 1);
        *text += MIN(entry->para->max_width, G_MAXINT / 4 - *text);
    }
    return lines;
}

static gint64 balance_cost(const struct balance *balance)
{
    gint64 cost = 0;

    for (unsigned row = 0; row < balance->n_rows; row++) {
        int highest = 0;

        for (unsigned i = 0; i < balance->n_columns; i++) {
            const struct table_cell *cell = balance->cells[row * balance->n_columns + i];
            int                      inner = balance->width[i] - 2 * CELL_PAD_X, text = 0, lines;

            if (cell == NULL)
                continue;
            lines = cell_lines(cell, inner, &text);
            highest = MAX(highest, lines);
            cost += (gint64)text * (LINE / 64) / MAX(inner, 1);
        }
        cost += (gint64)highest * LINE;
    }
    return cost;
}

/* Tries to move some width from each column to each other; true if the table got shorter. */
static bool balance_round(struct balance *balance, int step, gint64 *cost)
{
    bool better = false;

    for (unsigned to = 0; to < balance->n_columns; to++)
        for (unsigned from = 0; from < balance->n_columns; from++) {
            const struct table_span *giver = &balance->columns[from], *taker = &balance->columns[to];
            gint64                   moved;

            if (from == to || !giver->open || !taker->open || balance->width[from] - step < giver->least ||
                balance->width[to] >= taker->most)
                continue;
            balance->width[from] -= step;
            balance->width[to] += step;
            moved = balance_cost(balance);
            if (moved < *cost) {
                *cost = moved;
                better = true;
                continue;
            }
            balance->width[from] += step;
            balance->width[to] -= step;
        }
    return better;
}

static void sample_rows(struct balance *balance)
{
    const struct table *table = balance->table;
    unsigned            step = (table->n_rows + SAMPLE_ROWS - 1) / SAMPLE_ROWS;

    balance->cells = g_new0(const struct table_cell *, (size_t)SAMPLE_ROWS * balance->n_columns);
    for (uint32_t row = 0; row < table->n_rows; row += MAX(step, 1)) {
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++) {
            const struct table_cell *cell = &table->rows[row].cells[i];

            if (cell->colspan == 1 && !cell->spans && cell->paras != NULL)
                balance->cells[balance->n_rows * balance->n_columns + cell->column] = cell;
        }
        balance->n_rows++;
    }
}

/* Each has its least; the rest is shared by weights, as far as a column can use it. */
static void balance_start(const struct table_span *columns, unsigned n, int *width, int rest)
{
    gint64 weights = 0;

    for (unsigned i = 0; i < n; i++) {
        if (!columns[i].open)
            continue;
        width[i] = columns[i].least;
        rest -= columns[i].least;
        weights += columns[i].weight;
    }
    for (unsigned i = 0; i < n && rest > 0 && weights > 0; i++) {
        int share = columns[i].open ? (int)(rest * (gint64)columns[i].weight / weights) : 0;

        if (share == 0)
            continue;
        weights -= columns[i].weight;
        width[i] += share;
        rest -= share;
    }
}

void table_balance(const struct table *table, const struct table_span *columns, int *width, int rest)
{
    struct balance balance = {.table = table, .columns = columns, .n_columns = table->n_columns, .width = width};
    gint64         cost, most = 0;

    balance_start(columns, table->n_columns, width, rest);
    for (unsigned i = 0; i < table->n_columns; i++)
        most += columns[i].open ? columns[i].most : 0;
    if (most <= rest) { /* all on one line each: what is left goes to all in proportion */
        for (unsigned i = 0; i < table->n_columns; i++)
            if (columns[i].open)
                width[i] = (int)((gint64)columns[i].most * rest / MAX(most, 1));
        return;
    }
    sample_rows(&balance);
    cost = balance_cost(&balance);
    for (int step = rest / 8; step >= MM(1); step /= 2)
        for (int round = 0; round < ROUNDS && balance_round(&balance, step, &cost); round++)
            ;
    g_free(balance.cells);
}
