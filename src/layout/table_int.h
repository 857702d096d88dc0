/*
 * table_int.h -- a table while it is laid out: its grid, widths, and how far the pages have got.
 * Private to the table files of layout.
 */
#ifndef BAOCAO_TABLE_INT_H
#define BAOCAO_TABLE_INT_H

#include "base/decimal.h"
#include "layout_int.h"

#define CELL_PAD_X MM(LOOK_CELL_PAD_X_MM)
#define CELL_PAD_Y PT(LOOK_CELL_PAD_Y_PT)

#define BATCH_ROWS 256

struct cell_para {
    struct cell_para *next;
    struct para      *para;
    int               space;
};

struct table_cell {
    const struct doc_node *node;
    struct cell_para      *paras;
    struct strip           strip;         /* after table_row_set */
    uint32_t               order;         /* place in reading order */
    uint32_t               row, last_row; /* the rows it begins and ends in */
    uint32_t               placed;        /* lines that stand on pages already */
    int32_t                top;           /* where its area begins on the page being filled */
    uint16_t               column, colspan;
    bool                   spans;       /* several rows */
    bool                   again;       /* all of it stood on an earlier page: to be repeated on this one */
    struct strip          *strip_again; /* its text as it stands again, or NULL: not yet made */
};

struct table_row {
    const struct doc_node *node;
    struct table_cell     *cells;
    uint32_t               n_cells;
    int32_t                height; /* of its own cells, after table_row_set; cells that span rows may ask for more */
    bool                   set;
};

/* Lines of a cell that stand on the page being filled. */
struct cell_piece {
    const struct table_cell *cell;
    const struct strip      *strip;
    uint32_t                 from, count;
    int32_t                  y;
    bool                     again; /* as furniture */
};

struct table {
    struct layout          *layout;
    struct arena           *scratch; /* what no page refers to; freed with the table */
    struct arena          **batches; /* the paragraphs of BATCH_ROWS rows each; freed once their pages are done */
    uint32_t                n_batches, freed_batches;
    const struct doc_node  *node;
    const struct doc_table *attr;
    unsigned                n_columns, size; /* size of text, 1/8 pt */
    int                    *x;               /* n_columns + 1 edges, from the left margin */
    int                    *comma; /* n_columns: from a cell's text edge to the decimal commas; -1: not in one line */
    struct table_row       *rows;
    uint32_t                n_rows, header_rows, n_cells;

    int      half_page;  /* rows that are higher divide anywhere between lines */
    uint32_t tail_first; /* the rows from here on end the table and stay together; 0: not known yet */

    int     header_height;
    GArray *header_items; /* its text, as if at 0, 0 */
    GArray *header_notes; /* NOTE nodes */
    bool    header_due;   /* not on this page yet */
    bool    header_shown; /* stood on a page before */

    struct table_furniture *furniture; /* what only pages say: titles, sums, labels that stand again */

    struct table_cell **occupant;    /* the cell in each column of the row reached, or NULL */
    int                *vertical;    /* n_columns + 1: where the rule at each edge began, or -1 */
    GArray             *pieces;      /* struct cell_piece: of this page, drawn when the table leaves it */
    bool                fresh;       /* no row of the table and nothing else is on this page */
    uint32_t            reached;     /* rows before this one are placed */
    bool                notes_go_on; /* the notes of the rows being placed may continue on the next page */
    bool                closed;      /* the row reached was divided: nothing more fits on this page */
    bool                unordered;   /* pieces are not in reading order */
};

#define GROUP_LEVELS 8 /* deeper groups are not restated */

struct table_title {   /* above the header on a page that is not the table's first */
    struct para *para; /* NULL: none */
    int          x, height;
};

struct table_furniture {
    struct table_title title, last_title; /* on pages between, on the last page */
    bool               continues;         /* the page being filled is not the table's first */
    guint              first_item;        /* of the table on that page */

    uint32_t          open[GROUP_LEVELS];     /* group rows to be restated, by level: row + 1; 0: none */
    struct table_row *restated[GROUP_LEVELS]; /* as set the last time */
    uint32_t          restated_row[GROUP_LEVELS];

    bool              sums;               /* some column is summed */
    unsigned          label_columns;      /* before the first such column */
    struct decimal   *page, *all, *total; /* by column: of this page, of the pages so far, of the table */
    uint32_t          summed;             /* rows before this one are in page */
    struct table_row *widest;             /* of the totals, for the columns' widths */
    int               foot_height;        /* of the row of sums at a page's foot; 0: none */
};

/* For paragraphs of a row. */
struct para_context table_context(const struct table *table, uint32_t row);
/* Gives back the memory of rows that stand on pages whole. */
void table_free_placed(struct table *table);

/* The paragraphs of a cell; for cells that stand again, of a copy of it. */
void table_cell_collect(struct table *table, const struct table_row *row, struct table_cell *cell,
                        struct para_context *context);

/* ---- table_furniture.c: what stands on a page only because it is a page of its own ---- */
void table_furniture_init(struct table *table);
/* Sets titles and measures sums, once widths are known. */
void table_furniture_set(struct page_fill *fill, struct table *table);
/* Height to be kept free below a row; last: below the table's last row. */
int table_furniture_reserve(const struct table *table, bool last);
/* A row stands on the page, or its first lines do. */
void table_furniture_row(struct table *table, uint32_t row);
/* At the head of a page, around the header, and at its foot. */
void table_head_place(struct page_fill *fill, struct table *table);
void table_foot_place(struct page_fill *fill, struct table *table);
/* The title of the page that the table leaves; last: it ends here. */
void table_title_draw(struct page_fill *fill, struct table *table, bool last);
/* A cell's text as it stands again, "(tiếp theo)" included. */
const struct strip *table_strip_again(struct table *table, struct table_cell *cell);

/* ---- table_sum.c: sums of columns, page by page ---- */
void table_sums_init(struct table *table);
void table_sums_add(struct table *table, uint32_t row);
/* A row of sums under a label, not set yet. */
struct table_row *table_sums_row(struct table *table, const char *label, const struct decimal *sums);

/* ---- table_alike.c: tables that are one form, columns that are siblings ---- */

struct table_set { /* tables of one section with the same header and the same wishes: they get the same widths */
    struct table **tables;
    unsigned       n;
    bool           apart; /* its columns have widths of their own, siblings too */
};

/* Do two tables of one section have the same header, and does it ask for the same widths? */
bool table_alike(const struct table *left, const struct table *right);
/*
 * leaders: for each column, the first one of those that must be as wide as it.  Siblings have the same wish and the
 * same alignment, and stand under one header, or their titles differ only in numbers ("Năm 2026", "Năm 2027").
 */
void table_siblings(const struct table *table, unsigned *leaders);

/* ---- table_width.c ---- */
/* Column edges from wishes, fixed widths, the widest words and what the tables hold; reports what can't be. */
void table_widths(struct page_fill *fill, const struct table_set *set);

/* ---- table_balance.c ---- */

struct table_span {       /* what is known of a column before its width is */
    int      least, most; /* how narrow it may get; for its widest cell on one line */
    unsigned leader;      /* the first of the columns that are as wide as it */
    bool     open;        /* its width is to be found */
};

/* Changes the widths of open columns, in sum at most as before, so that the tables get shortest.  page: its height. */
void table_balance(const struct table_set *set, const struct table_span *columns, int *width, int page);

/* Puts the decimal commas of each column that asks for it in one vertical line. */
void table_align_decimals(struct table *table);
/* The same for a cell of furniture. */
void table_align_figure(const struct table *table, struct table_cell *cell);

/* ---- table_rows.c ---- */
/* Breaks the row's paragraphs and measures it; once only. */
struct table_row *table_row_set(struct table *table, uint32_t row);
/* Breaks and stacks a cell's paragraphs. */
void table_cell_set(struct table *table, struct table_cell *cell, struct para_context *context);
int  table_row_least(const struct table *table); /* height of an empty row */
void table_row_notes(const struct table *table, uint32_t row, GArray *notes);
/* Could the row, which is set, be divided within a height so that each cell begins and ends decently? */
bool table_row_divides(const struct table *table, uint32_t row, int height);
/* Puts a row on the page, and on as many more as it needs. */
void table_row_place(struct page_fill *fill, struct table *table, uint32_t row);
/* Ends the table's part of the page and begins the next page with its header. */
void table_break(struct page_fill *fill, struct table *table);
/* Draws the pieces and rules that the page still lacks. */
void table_leave_page(struct page_fill *fill, struct table *table);

/* ---- table_header.c ---- */
void table_header_set(struct page_fill *fill, struct table *table);
void table_header_place(struct page_fill *fill, struct table *table);

/* ---- table_rules.c ---- */
void table_rules_begin(struct page_fill *fill, struct table *table, int y);
/* A row from y to end; closed: the page ends below it. */
void table_rules_row(struct page_fill *fill, struct table *table, uint32_t row, int y, int end, bool closed);
/* The rule below cells that go on on the next page. */
void table_rules_close(struct page_fill *fill, struct table *table, int y);
void table_rules_end(struct page_fill *fill, struct table *table, int y);

/* Makes a cell the occupant of its columns. */
void table_occupy(struct table *table, struct table_cell *cell);

#endif
