/*
 * table_width.c -- column widths: what the template asks for, mended where a word would not fit, then moved to where
 * the tables of one form get shortest.
 */
#include <string.h>

#include "table_int.h"
#include "viet.h"

#define LETTER_EM 0.6 /* the width of a capital or digit, with its share of spaces */

struct column {
    int      least; /* for the widest piece that shouldn't be broken ("ngày 17/4/2026"), padding included */
    int      word;  /* for the widest word */
    int      hard;  /* the same; in the header, for what should not be broken */
    int      most;  /* widest cell on one line */
    double   text;  /* sum of the cells' widths on one line */
    double   weight;
    bool     fixed;
    int      width;
    unsigned leader; /* the first of the columns that are as wide as it */
};

/* What never breaks gets so much of a line at most, if it can break at all: the width of the longest whole word. */
static int whole_width(const struct table *table)
{
    return (int)(VIET_WHOLE_CHARS * LETTER_EM * table->size * UNITS_PER_PT / 8);
}

/*
 * The widest word: at a space that should not end a line, it may have to.  A symbol stays whole as far as that is
 * reasonable; one of half a line's length may break where it can.
 */
static int widest_word(const struct table *table, const struct para *para)
{
    int word = 0, piece = 0, widest_whole = 0, widest_piece = 0;

    for (uint32_t i = 0; i < para->n_items; i++) {
        const struct para_item *item = &para->items[i];

        piece = item->glue == PARA_JOINED ? piece + item->width : item->width;
        word = item->glue == PARA_JOINED || item->glue == PARA_EMERGENCY ? word + item->width : item->width;
        widest_piece = MAX(widest_piece, piece);
        widest_whole = MAX(widest_whole, word);
    }
    return MIN(MAX(MIN(widest_whole, whole_width(table)), widest_piece),
               para->min_width); /* min_width: a URL breaks anyway */
}

static void measure_cell(const struct table *table, const struct table_cell *cell, struct column *columns)
{
    bool           header = cell->row < table->header_rows && cell->node->kind == DOC_CELL;
    struct column *column = &columns[cell->column];

    for (const struct cell_para *entry = cell->paras; entry != NULL; entry = entry->next) {
        int word = widest_word(table, entry->para) + 2 * CELL_PAD_X, least = entry->para->min_width + 2 * CELL_PAD_X;

        column->least = MAX(column->least, MIN(least, MAX(word, whole_width(table))));
        column->word = MAX(column->word, word);
        column->hard = MAX(column->hard, header ? MIN(least, MAX(word, whole_width(table))) : word);
        column->most = MAX(column->most, entry->para->max_width + 2 * CELL_PAD_X);
        column->text += entry->para->max_width;
    }
}

static void measure_table(const struct table *table, struct column *columns)
{
    for (uint32_t row = 0; row < table->n_rows; row++)
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++)
            if (table->rows[row].cells[i].colspan == 1)
                measure_cell(table, &table->rows[row].cells[i], columns);
    for (uint32_t i = 0; table->furniture->widest != NULL && i < table->furniture->widest->n_cells; i++)
        if (table->furniture->widest->cells[i].colspan == 1)
            measure_cell(table, &table->furniture->widest->cells[i], columns);
}

/* Siblings need what the neediest of them needs. */
static void measure(const struct table_set *set, struct column *columns)
{
    const struct table  *first = set->tables[0];
    g_autofree unsigned *leaders = g_new0(unsigned, first->n_columns);

    for (unsigned i = 0; i < set->n; i++)
        measure_table(set->tables[i], columns);
    for (unsigned i = 0; i < first->n_columns; i++)
        columns[i].leader = leaders[i] = i;
    if (set->apart)
        return;
    table_siblings(first, leaders);
    for (int turn = 0; turn < 2; turn++) /* to the leader, and back */
        for (unsigned i = 0; i < first->n_columns; i++) {
            struct column *to = &columns[turn == 0 ? leaders[i] : i], *from = &columns[turn == 0 ? i : leaders[i]];

            to->least = MAX(to->least, from->least);
            to->word = MAX(to->word, from->word);
            to->hard = MAX(to->hard, from->hard);
            to->most = MAX(to->most, from->most);
            to->text = MAX(to->text, from->text);
            columns[i].leader = leaders[i];
        }
}

/* A column without a weight gets one by its text: by the root, since long text may turn its lines. */
static double column_weight(const struct doc_column *asked, const struct column *column, double all_text)
{
    double root = 1;

    if (asked->width > 0)
        return asked->width;
    if (all_text <= 0)
        return 1;
    for (int turn = 0; turn < 20; turn++) /* Newton: the same on every machine */
        root = (root + column->text / all_text / root) / 2;
    return MAX(root, 0.02);
}

/* Nothing is asked for, and everything fits on one line: each in proportion to what it holds. */
static bool share_to_spare(struct column *columns, unsigned n, int rest)
{
    gint64 most = 0;

    for (unsigned i = 0; i < n; i++)
        most += columns[i].fixed ? 0 : columns[i].most;
    for (unsigned i = 0; i < n && most <= rest; i++)
        if (!columns[i].fixed)
            columns[i].width = (int)((gint64)columns[i].most * rest / MAX(most, 1));
    return most <= rest;
}

/* Widths as asked for; the rest of the line goes to the weighted columns. */
static void share(const struct table *table, struct column *columns, int width)
{
    double weights = 0, text = 0;
    bool   asked_any = false;
    int    rest = width;

    for (unsigned i = 0; i < table->n_columns; i++)
        text += columns[i].text;
    for (unsigned i = 0; i < table->n_columns; i++) {
        const struct doc_column *asked = &table->attr->columns[i];

        columns[i].fixed = asked->fixed_mm && asked->width > 0 && asked->width < 1000;
        columns[i].width = columns[i].fixed ? MM(asked->width) : 0;
        rest -= columns[i].width;
        columns[i].weight = columns[i].fixed ? 0 : column_weight(asked, &columns[i], text);
        weights += columns[i].weight;
        asked_any = asked_any || (!columns[i].fixed && asked->width > 0);
    }
    if (!asked_any && share_to_spare(columns, table->n_columns, rest))
        return;
    for (unsigned i = 0; i < table->n_columns; i++)
        if (!columns[i].fixed && rest > 0)
            columns[i].width = (int)(rest * (columns[i].weight / weights));
}

/* If not all can have what they should, each gives up the same part of what it has beyond its widest word. */
static void relax(struct column *columns, unsigned n, int width)
{
    gint64 least = 0, words = 0;

    for (unsigned i = 0; i < n; i++) {
        least += columns[i].least;
        words += columns[i].word;
    }
    if (least <= width)
        return;
    for (unsigned i = 0; i < n; i++) {
        gint64 more = columns[i].least - columns[i].word;

        columns[i].least = columns[i].word + (width > words ? (int)(more * (width - words) / (least - words)) : 0);
    }
}

/* Columns too narrow for a word borrow from those that have more than they need, in proportion. */
static void borrow(struct column *columns, unsigned n, int width)
{
    gint64 used = 0, spare = 0, over;

    for (unsigned i = 0; i < n; i++) {
        columns[i].width = MAX(columns[i].width, columns[i].least);
        used += columns[i].width;
        spare += columns[i].width - columns[i].least;
    }
    over = used - width;
    for (unsigned i = 0; i < n && over > 0 && spare > 0; i++) {
        gint64 own = columns[i].width - columns[i].least, give = (over * own + spare - 1) / spare;

        give = MIN(give, own);
        columns[i].width -= (int)give;
        spare -= own;
        over -= give;
    }
}

/* Widths in millimetres that can't all be had are demands, then: the table is too wide. */
static void demand_fixed(struct column *columns, unsigned n, int width)
{
    gint64 fixed = 0;

    for (unsigned i = 0; i < n; i++)
        fixed += columns[i].fixed ? columns[i].width : 0;
    if (fixed <= width + MM(0.5)) /* sums of rounded millimetres */
        return;
    for (unsigned i = 0; i < n; i++)
        if (columns[i].fixed)
            columns[i].least = MAX(columns[i].least, columns[i].width);
}

/* Fixed widths alone may leave the line unfilled: the table then is narrower, as asked; else the widest get the rest.
 */
static void settle(const struct table *table, struct column *columns, int width)
{
    unsigned widest = table->n_columns, n = 0;
    int      used = 0;

    for (unsigned i = 0; i < table->n_columns; i++) {
        used += columns[i].width;
        if (!columns[i].fixed && (widest == table->n_columns || columns[i].width > columns[widest].width))
            widest = i;
    }
    if (widest == table->n_columns || used >= width)
        return;
    for (unsigned i = 0; i < table->n_columns; i++)
        n += columns[i].leader == columns[widest].leader;
    for (unsigned i = 0; i < table->n_columns; i++)
        if (columns[i].leader == columns[widest].leader)
            columns[i].width += (width - used) / (int)n;
}

/* Where the tables get shortest.  A wish is kept by half, unless a column holds less. */
static void balance(const struct table_set *set, struct column *columns, int page)
{
    const struct table           *table = set->tables[0];
    g_autofree struct table_span *spans = g_new0(struct table_span, table->n_columns);
    g_autofree int               *width = g_new0(int, table->n_columns);

    for (unsigned i = 0; i < table->n_columns; i++) {
        bool asked = table->attr->columns[i].width > 0;
        int  wish = asked ? MIN(columns[i].width / 2, columns[i].most) : 0;

        spans[i] = (struct table_span){.least = MIN(MAX(columns[i].hard, wish), columns[i].width),
                                       .most = columns[i].most,
                                       .leader = columns[i].leader,
                                       .open = !columns[i].fixed};
        width[i] = columns[i].width;
    }
    table_balance(set, spans, width, page);
    for (unsigned i = 0; i < table->n_columns; i++)
        columns[i].width = width[i];
}

/* Cells over several columns: what they lack is shared out among their columns. */
static void widen_for_spans(struct table *table, struct column *columns)
{
    for (uint32_t row = 0; row < table->n_rows; row++)
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++) {
            const struct table_cell *cell = &table->rows[row].cells[i];
            int                      has = 0, needs = 0;

            if (cell->colspan == 1)
                continue;
            for (unsigned k = 0; k < cell->colspan; k++)
                has += MAX(columns[cell->column + k].width, columns[cell->column + k].least);
            for (const struct cell_para *entry = cell->paras; entry != NULL; entry = entry->next)
                needs = MAX(needs, widest_word(table, entry->para) + 2 * CELL_PAD_X);
            for (unsigned k = 0; k < cell->colspan && needs > has; k++) {
                struct column *column = &columns[cell->column + k];

                column->least = MAX(column->least, column->width) + (needs - has) / cell->colspan + 1;
            }
        }
}

static const char *column_title(const struct table *table, unsigned column)
{
    struct arena *arena = table->layout->keep.arena;
    const char   *title = "";

    for (uint32_t row = 0; row < table->header_rows; row++)
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++)
            if (table->rows[row].cells[i].column == column && table->rows[row].cells[i].colspan == 1)
                title = doc_plain_text(arena, table->rows[row].cells[i].node);
    return title[0] != '\0' ? title : arena_printf(arena, "%u", column + 1);
}

#define NAMED_COLUMNS 3

/* The columns that ask for most, by name; what they need together goes to *need. */
static const char *greediest(const struct table *table, const struct column *columns, int *need)
{
    struct arena    *arena = table->layout->keep.arena;
    g_autofree bool *named = g_new0(bool, table->n_columns);
    const char      *names = NULL;

    *need = 0;
    for (unsigned turn = 0; turn < MIN(NAMED_COLUMNS, table->n_columns); turn++) {
        unsigned found = table->n_columns;

        for (unsigned i = 0; i < table->n_columns; i++)
            if (!named[i] && (found == table->n_columns || columns[i].least > columns[found].least))
                found = i;
        named[found] = true;
        *need += MIN(columns[found].least, TALLER_THAN_ANY);
        names = names != NULL ? arena_printf(arena, "%s', '%s", names, column_title(table, found))
                              : column_title(table, found);
    }
    return names;
}

/* How the annex of the table may be turned; "": it is turned, or the table stands in no annex. */
static const char *wider_paper(const struct doc_node *section)
{
    const struct doc_annex *annex = section->kind == DOC_DOCUMENT ? NULL : section->attr;

    return annex != NULL && annex->paper == DOC_PORTRAIT ? doc_paper_names[DOC_LANDSCAPE] : "";
}

static void report_too_narrow(const struct page_fill *fill, struct table *table, const struct column *columns,
                              int missing)
{
    struct arena *arena = table->layout->keep.arena;
    int           need;
    const char   *names = greediest(table, columns, &need);

    diag(table->layout->diags, DIAG_LAYOUT_TABLE_TOO_NARROW, doc_template_span(table->node),
         table->attr->id != NULL ? table->attr->id : "", length_in_mm(arena, missing), names, length_in_mm(arena, need),
         wider_paper(fill->section), NULL);
}

static void edges_set(struct table *table, const struct column *columns, int width)
{
    int shift;

    for (unsigned i = 0; i < table->n_columns; i++)
        table->x[i + 1] = table->x[i] + columns[i].width;
    shift = MAX(width - table->x[table->n_columns], 0) / 2; /* narrower than the text: centred */
    for (unsigned i = 0; i <= table->n_columns; i++)
        table->x[i] += shift;
}

/* Each table by itself: what one needs is too much for all together. */
static void widths_apart(struct page_fill *fill, const struct table_set *set)
{
    for (unsigned i = 0; i < set->n; i++)
        table_widths(fill, &(struct table_set){&set->tables[i], 1, false});
}

void table_widths(struct page_fill *fill, const struct table_set *set)
{
    struct table             *table = set->tables[0];
    unsigned                  n = table->n_columns;
    g_autofree struct column *columns = g_new0(struct column, n);
    int                       width = fill->right - fill->left;
    gint64                    least = 0;

    measure(set, columns);
    relax(columns, n, width);
    share(table, columns, width);
    demand_fixed(columns, n, width);
    for (unsigned i = 0; i < set->n; i++)
        widen_for_spans(set->tables[i], columns);
    borrow(columns, n, width);
    for (unsigned i = 0; i < n; i++)
        least += columns[i].least;
    if (least > width && set->n > 1) {
        widths_apart(fill, set);
        return;
    }
    if (least > width && !set->apart) { /* siblings of one width are a wish, too */
        table_widths(fill, &(struct table_set){set->tables, 1, true});
        return;
    }
    if (least > width)
        report_too_narrow(fill, table, columns, (int)MIN(least - width, G_MAXINT / 2));
    else
        balance(set, columns, page_fill_height(fill));
    settle(table, columns, width);
    for (unsigned i = 0; i < set->n; i++)
        edges_set(set->tables[i], columns, width);
}

/* ---- decimal commas in one line ---- */

struct figure_width {
    int before, after; /* widths before and from the decimal comma on */
};

/* Width of a word up to the end of its whole number ("96,26%": of "96"); false if it holds none. */
static bool whole_part(const struct word *word, int *width)
{
    const char *start = strpbrk(word->text, "0123456789");
    size_t      end;
    int         x = 0;

    if (start == NULL)
        return false;
    end = (size_t)(start - word->text) + strspn(start, "0123456789.");
    for (unsigned i = 0; i < word->n_glyphs && word->clusters[i] < end; i++)
        x += word->advances[i];
    *width = x;
    return true;
}

/* A cell that holds a figure, perhaps with a sign before and a unit after it; false for anything else. */
static bool figure_measure(const struct table_cell *cell, struct figure_width *figure)
{
    const struct para *para = cell->paras != NULL ? cell->paras->para : NULL;
    int                x = 0, whole;

    if (para == NULL || cell->paras->next != NULL || para->n_items > 4)
        return false;
    for (uint32_t i = 0; i < para->n_items; i++) {
        const struct para_item *item = &para->items[i];

        if (item->word == NULL)
            return false;
        x += item->glue == PARA_JOINED || i == 0 ? 0 : para->space;
        if (whole_part(item->word, &whole)) {
            figure->before = x + whole;
            figure->after = para->max_width - figure->before;
            return true;
        }
        x += item->width;
    }
    return false;
}

static void figure_widen(const struct table_row *row, unsigned column, struct figure_width *most)
{
    struct figure_width figure;

    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column && row->cells[i].colspan == 1 && figure_measure(&row->cells[i], &figure)) {
            most->before = MAX(most->before, figure.before);
            most->after = MAX(most->after, figure.after);
        }
}

/* Where the commas of a column stand: in the middle, as far as the widest figures allow; -1: no room for it. */
static int comma_place(const struct table *table, unsigned column)
{
    struct figure_width most = {0, 0};
    int                 inner = table->x[column + 1] - table->x[column] - 2 * CELL_PAD_X;

    for (uint32_t row = table->header_rows; row < table->n_rows; row++)
        figure_widen(&table->rows[row], column, &most);
    if (table->furniture->widest != NULL)
        figure_widen(table->furniture->widest, column, &most);
    return most.before + most.after > inner ? -1 : (inner - most.before - most.after) / 2 + most.before;
}

void table_align_figure(const struct table *table, struct table_cell *cell)
{
    int                 comma = table->comma[cell->column];
    struct figure_width figure;

    if (comma < 0 || cell->colspan > 1 || !figure_measure(cell, &figure))
        return;
    cell->paras->para->style.align = DOC_ALIGN_LEFT;
    cell->paras->para->style.left = MAX(comma - figure.before, 0);
}

void table_align_decimals(struct table *table)
{
    for (unsigned column = 0; column < table->n_columns; column++)
        table->comma[column] = table->attr->columns[column].align == DOC_ALIGN_DECIMAL ? comma_place(table, column)
                                                                                       : -1;
    for (uint32_t row = table->header_rows; row < table->n_rows; row++)
        for (uint32_t i = 0; i < table->rows[row].n_cells; i++)
            table_align_figure(table, &table->rows[row].cells[i]);
}
