/*
 * table_balance.c -- widths of columns from what they hold: those with which the tables of one form get shortest.
 *
 * From the widths wished for, width moves from one column to another as long as that makes the rows shorter, in ever
 * smaller steps.  Columns that are siblings move as one.  A row is as high as its highest cell, so width goes where
 * rows get high; a small share of every cell's height leads over steps that one column alone could not take.  The
 * words' widths are known, so the height of a cell at a width is a walk over them; a column's heights at a width are
 * worked out once.  Rows spread over the tables stand for all, and the work is counted: the same end everywhere.
 */
#include <string.h>

#include "table_int.h"

#define SAMPLE_ROWS 256
#define UNIT MM(1)
#define STEP_FIRST 16     /* units */
#define ROUNDS 8          /* at most, of one step */
#define WORK_MAX 12000000 /* words and rows looked at, of the tables of one form */
#define SHARE_OF_EACH 16  /* a part of each cell's height counts, too */
#define BROKEN_LINES 6    /* what should not be broken but is ("tháng 6/2028"), in lines */
#define BROKEN_FIGURE 40  /* the same of a figure and what it counts ("≥ 14 người") */
#define SHARE_OF_WISH 64  /* so many millimetres off the wish count as a line */

enum { PIECE_PARAGRAPH = -1, PIECE_LINE = -2 }; /* among the pieces: what follows begins anew */

struct sample_cell {
    guint    first, count; /* of the pieces */
    uint32_t row, rows;    /* in how many it stands */
    int      space;        /* between words */
    int      above;        /* between paragraphs */
};

struct column_class {        /* columns of one width */
    int     n;               /* how many */
    int     low;             /* least width of one */
    int     at, wish, limit; /* units above low: now, as asked for, of use */
    GArray *cells;           /* struct sample_cell */
    int   **heights;         /* by units: of the rows, or NULL: not known yet */
    gint64 *broken;          /* by units: what parted pieces cost, in lines */
    gint64 *sums;            /* by units: of these, each as often as its row counts */
};

struct highest { /* cells of a row, in three different classes */
    int height[3];
    unsigned class[3];
};

struct balance {
    const struct table_set *set;
    struct column_class    *classes;
    unsigned                n_classes;
    GArray                 *pieces; /* int */
    int                     line;   /* height of one */
    int                     spare;  /* units that no column has */
    int                    *times;  /* by row: how often it counts */
    struct highest         *highest;
    uint32_t                n_rows;
    gint64                  work;
};

/* ---- What the rows hold ---- */

static bool begins_figure(const struct para_item *item)
{
    const char *text = item->word != NULL ? item->word->text : "";

    return (*text >= '0' && *text <= '9') || *text == '<' || *text == '>' || g_str_has_prefix(text, "≥") ||
           g_str_has_prefix(text, "≤");
}

static void piece_add(struct balance *balance, int width, bool figure)
{
    int piece = MIN(width, TALLER_THAN_ANY) * 2 + figure;

    g_array_append_val(balance->pieces, piece);
}

/* What no line ends in, as twice its width, and 1 for a figure; a forced end of a line and of a paragraph between them.
 */
static void pieces_add(struct balance *balance, const struct cell_para *entry)
{
    const struct para *para = entry->para;
    int                piece = para->style.first_indent;
    bool               figure = para->n_items > 0 && begins_figure(&para->items[0]);

    for (uint32_t i = 0; i < para->n_items; i++) {
        const struct para_item *item = &para->items[i];

        if (i > 0 && (item->glue == PARA_SPACE || item->glue == PARA_NEW_LINE)) {
            int end = PIECE_LINE;

            piece_add(balance, piece, figure);
            if (item->glue == PARA_NEW_LINE)
                g_array_append_val(balance->pieces, end);
            piece = 0;
            figure = begins_figure(item);
        }
        piece += item->width + (item->glue == PARA_NO_BREAK ? para->space : 0);
    }
    piece_add(balance, piece, figure);
}

static void cell_add(struct balance *balance, struct column_class *class, const struct table_cell *cell, uint32_t row,
                     uint32_t rows)
{
    struct sample_cell sample = {.first = balance->pieces->len, .row = row, .rows = rows};
    int                next = PIECE_PARAGRAPH;

    if (cell->paras == NULL)
        return;
    for (const struct cell_para *entry = cell->paras; entry != NULL; entry = entry->next) {
        if (entry != cell->paras)
            g_array_append_val(balance->pieces, next);
        pieces_add(balance, entry);
        sample.space = entry->para->space;
        sample.above = entry->space;
    }
    sample.count = balance->pieces->len - sample.first;
    for (uint32_t i = 0; i < rows; i++, sample.row++)
        g_array_append_val(class->cells, sample);
}

static void row_add(struct balance *balance, struct column_class **class_of, const struct table_row *row, bool alone,
                    uint32_t left)
{
    for (uint32_t i = 0; i < row->n_cells; i++) {
        const struct table_cell *cell = &row->cells[i];
        uint32_t                 rows = cell->last_row - cell->row + 1;

        if (cell->colspan == 1 && (rows == 1 || !alone))
            cell_add(balance, class_of[cell->column], cell, balance->n_rows, MIN(rows, left));
    }
}

/* Headers stand on each page; of many rows, some stand for all. */
static void rows_add(struct balance *balance, struct column_class **class_of)
{
    uint32_t total = 0, headers = 0, step;

    for (unsigned i = 0; i < balance->set->n; i++) {
        total += balance->set->tables[i]->n_rows - balance->set->tables[i]->header_rows;
        headers += balance->set->tables[i]->header_rows;
    }
    step = MAX((total + SAMPLE_ROWS - 1) / SAMPLE_ROWS, 1);
    balance->times = g_new0(int, total / step + headers + 2 * balance->set->n);
    for (unsigned i = 0; i < balance->set->n; i++) {
        const struct table *table = balance->set->tables[i];

        for (uint32_t row = 0; row < table->n_rows; row += row < table->header_rows ? 1 : step) {
            row_add(balance, class_of, &table->rows[row], row >= table->header_rows && step > 1, table->n_rows - row);
            balance->times[balance->n_rows++] = row < table->header_rows ? 0 : (int)step;
        }
    }
    balance->highest = g_new0(struct highest, MAX(balance->n_rows, 1));
}

/* ---- How high they get ---- */

static int cell_height(const struct balance *balance, const struct sample_cell *cell, int width, int *broken)
{
    const int *pieces = &g_array_index(balance->pieces, int, cell->first);
    int        lines = 1, x = -1, above = 0;

    for (guint i = 0; i < cell->count; i++) {
        int piece = pieces[i] / 2;

        if (pieces[i] < 0) {
            above += pieces[i] == PIECE_PARAGRAPH ? cell->above : 0;
            lines++;
            x = -1;
        } else if (x >= 0 && x + cell->space + piece <= width)
            x += cell->space + piece;
        else {
            lines += (x >= 0) + MAX(piece - 1, 0) / width;
            *broken += piece <= width ? 0 : pieces[i] % 2 ? BROKEN_FIGURE : BROKEN_LINES;
            x = piece % width;
        }
    }
    return (int)MIN(((gint64)lines * balance->line + above) / cell->rows, G_MAXINT / 4);
}

/* The heights of a class's cells with so many units above its least width. */
static const int *class_heights(struct balance *balance, struct column_class *class, int at)
{
    int width = MAX(class->low + at * UNIT - 2 * CELL_PAD_X, 1), *heights = class->heights[at];

    if (heights != NULL)
        return heights;
    heights = class->heights[at] = g_new0(int, MAX(balance->n_rows, 1));
    for (guint i = 0; i < class->cells->len; i++) {
        const struct sample_cell *cell = &g_array_index(class->cells, struct sample_cell, i);

        int broken = 0;

        heights[cell->row] = MAX(heights[cell->row], cell_height(balance, cell, width, &broken));
        class->broken[at] += (gint64)broken * balance->times[cell->row];
        balance->work += cell->count;
    }
    for (uint32_t row = 0; row < balance->n_rows; row++)
        class->sums[at] += (gint64)heights[row] * balance->times[row];
    return heights;
}

static gint64 class_cost(const struct balance *balance, const struct column_class *class, int at)
{
    return class->sums[at] / SHARE_OF_EACH + class->broken[at] * balance->line +
           (gint64) class->n * ABS(at - class->wish) * balance->line / SHARE_OF_WISH;
}

static void highest_take(struct highest *highest, int height, unsigned class)
{
    int place = 3;

    while (place > 0 && height > highest->height[place - 1])
        place--;
    for (int i = 2; i > place; i--) {
        highest->height[i] = highest->height[i - 1];
        highest->class[i] = highest->class[i - 1];
    }
    if (place < 3) {
        highest->height[place] = height;
        highest->class[place] = class;
    }
}

/* The three highest cells of each row. */
static void balance_look(struct balance *balance)
{
    memset(balance->highest, 0, sizeof *balance->highest * balance->n_rows);
    for (unsigned i = 0; i < balance->n_classes; i++) {
        const int *heights = class_heights(balance, &balance->classes[i], balance->classes[i].at);

        for (uint32_t row = 0; row < balance->n_rows; row++)
            highest_take(&balance->highest[row], heights[row], i);
        balance->work += balance->n_rows;
    }
}

/* By how much the cost changes if two classes get these widths. */
static gint64 balance_change(struct balance *balance, unsigned from, int from_at, unsigned to, int to_at)
{
    struct column_class *giver = &balance->classes[from], *taker = &balance->classes[to];
    const int           *less = class_heights(balance, giver, from_at), *more = class_heights(balance, taker, to_at);
    gint64               change = class_cost(balance, giver, from_at) - class_cost(balance, giver, giver->at) +
                    class_cost(balance, taker, to_at) - class_cost(balance, taker, taker->at);

    for (uint32_t row = 0; row < balance->n_rows; row++) {
        const struct highest *highest = &balance->highest[row];
        int                   other = 0;

        while (other < 2 && (highest->class[other] == from || highest->class[other] == to))
            other++;
        change += (gint64)balance->times[row] *
                  (MAX(MAX(less[row], more[row]), highest->height[other]) - highest->height[0]);
    }
    balance->work += balance->n_rows;
    return change;
}

/* ---- The search ---- */

/* Tries to move some width from a class to another; what does not divide evenly is left over for later. */
static bool balance_move(struct balance *balance, unsigned from, unsigned to, int step)
{
    struct column_class *giver = &balance->classes[from], *taker = &balance->classes[to];
    int                  give = MIN(MAX(step / giver->n, 1), giver->at);
    int                  take = MIN((give * giver->n + balance->spare) / taker->n, MAX(step / taker->n, 1));

    take = MIN(take, taker->limit - taker->at);
    if (give <= 0 || take <= 0)
        return false;
    if (balance_change(balance, from, giver->at - give, to, taker->at + take) >= 0)
        return false;
    giver->at -= give;
    taker->at += take;
    balance->spare += give * giver->n - take * taker->n;
    balance_look(balance);
    return true;
}

static bool balance_round(struct balance *balance, int step)
{
    bool better = false;

    for (unsigned to = 0; to < balance->n_classes; to++)
        for (unsigned from = 0; from < balance->n_classes && balance->work < WORK_MAX; from++)
            if (from != to && balance_move(balance, from, to, step))
                better = true;
    return better;
}

/* A table's header stands on as many pages as its rows, set as wished, would fill. */
static void headers_count(struct balance *balance, int page)
{
    gint64   height = 0;
    uint32_t row = 0;
    int      pages;

    balance_look(balance);
    for (row = 0; row < balance->n_rows; row++)
        height += (gint64)balance->highest[row].height[0] * balance->times[row];
    pages = (int)MIN(1 + height / MAX(page, 1) / balance->set->n, 1000);
    for (row = 0; row < balance->n_rows; row++)
        if (balance->times[row] == 0)
            balance->times[row] = pages;
    for (unsigned i = 0; i < balance->n_classes; i++) {
        struct column_class *class = &balance->classes[i];

        class->sums[class->at] = 0;
        for (row = 0; row < balance->n_rows; row++)
            class->sums[class->at] += (gint64) class->heights[class->at][row] * balance->times[row];
    }
    balance_look(balance);
}

/* One class for each column that leads others or stands alone; those of fixed width can't move. */
static void classes_make(struct balance *balance, const struct table_span *columns, unsigned n, const int *width,
                         struct column_class **class_of)
{
    int line = 0;

    for (unsigned i = 0; i < n; i++)
        line += width[i];
    balance->classes = g_new0(struct column_class, n);
    for (unsigned i = 0; i < n; i++) {
        struct column_class *class = columns[i].leader == i ? &balance->classes[balance->n_classes++]
                                                            : class_of[columns[i].leader];

        class_of[i] = class;
        if (class->n++ > 0)
            continue;
        class->low = columns[i].open ? MIN(columns[i].least, width[i]) : width[i];
        class->at = class->wish = (width[i] - class->low) / UNIT;
        class->low = width[i] - class->at * UNIT; /* so that the wish is met exactly */
        class->limit = columns[i].open
                           ? CLAMP((MIN(columns[i].most, line) - class->low + UNIT - 1) / UNIT, class->at, line / UNIT)
                           : 0;
        class->cells = g_array_new(FALSE, FALSE, sizeof(struct sample_cell));
        class->heights = g_new0(int *, class->limit + 1);
        class->sums = g_new0(gint64, class->limit + 1);
        class->broken = g_new0(gint64, class->limit + 1);
    }
}

static void balance_free(struct balance *balance)
{
    for (unsigned i = 0; i < balance->n_classes; i++) {
        for (int at = 0; at <= balance->classes[i].limit; at++)
            g_free(balance->classes[i].heights[at]);
        g_free(balance->classes[i].heights);
        g_free(balance->classes[i].sums);
        g_free(balance->classes[i].broken);
        g_array_free(balance->classes[i].cells, TRUE);
    }
    g_free(balance->classes);
    g_free(balance->times);
    g_free(balance->highest);
    g_array_free(balance->pieces, TRUE);
}

void table_balance(const struct table_set *set, const struct table_span *columns, int *width, int page)
{
    unsigned                         n = set->tables[0]->n_columns;
    g_autofree struct column_class **class_of = g_new0(struct column_class *, n);
    struct balance                   balance = {.set = set, .pieces = g_array_new(FALSE, FALSE, sizeof(int))};

    balance.line = style_at_size(LOOK_CELL, set->tables[0]->size).para.line_height;
    classes_make(&balance, columns, n, width, class_of);
    rows_add(&balance, class_of);
    headers_count(&balance, page);
    for (int step = STEP_FIRST; step > 0; step /= 2)
        for (int round = 0; round < ROUNDS && balance_round(&balance, step); round++)
            ;
    for (unsigned i = 0; i < n; i++)
        if (columns[i].open && class_of[i]->at != class_of[i]->wish)
            width[i] = class_of[i]->low + class_of[i]->at * UNIT;
    balance_free(&balance);
}
