/*
 * table_int.h -- a table while it is laid out: its grid, widths, and how far the pages have got.
 * Private to the table files of layout.
 */
#ifndef BAOCAO_TABLE_INT_H
#define BAOCAO_TABLE_INT_H

#include "layout_int.h"

#define CELL_PAD_X MM(1.5)
#define CELL_PAD_Y PT(2.5)

#define BATCH_ROWS 256

struct cell_para {
    struct cell_para *next;
    struct para      *para;
    int               space;
};

struct table_cell {
    const struct doc_node *node;
    struct cell_para *paras;
    struct strip      strip;     /* after table_row_set */
    uint32_t order;              /* place in reading order */
    uint32_t row, last_row;      /* the rows it begins and ends in */
    uint32_t placed;             /* lines that stand on pages already */
    int32_t  top;                /* where its area begins on the page being filled */
    uint16_t column, colspan;
    bool     spans;              /* several rows */
    bool     again;              /* all of it stood on an earlier page: to be repeated on this one */
};

struct table_row {
    const struct doc_node *node;
    struct table_cell *cells;
    uint32_t n_cells;
    int32_t  height; /* of its own cells, after table_row_set; cells that span rows may ask for more */
    bool     set;
};

/* Lines of a cell that stand on the page being filled. */
struct cell_piece {
    const struct table_cell *cell;
    uint32_t from, count;
    int32_t  y;
    bool     again; /* as furniture */
};

struct table {
    struct layout      *layout;
    struct arena       *scratch; /* what no page refers to; freed with the table */
    struct arena      **batches; /* the paragraphs of BATCH_ROWS rows each; freed once their pages are done */
    uint32_t            n_batches, freed_batches;
    const struct doc_node  *node;
    const struct doc_table *attr;
    unsigned n_columns, size;    /* size of text, 1/8 pt */
    int     *x;                  /* n_columns + 1 edges, from the left margin */
    struct table_row *rows;
    uint32_t n_rows, header_rows, n_cells;

    int        header_height;
    GArray    *header_items;     /* its text, as if at 0, 0 */
    GArray    *header_notes;     /* NOTE nodes */
    bool       header_due;       /* not on this page yet */
    bool       header_shown;     /* stood on a page before */

    struct table_cell **occupant;/* the cell in each column of the row reached, or NULL */
    int       *vertical;         /* n_columns + 1: where the rule at each edge began, or -1 */
    GArray    *pieces;           /* struct cell_piece: of this page, drawn when the table leaves it */
    bool       fresh;            /* no row of the table and nothing else is on this page */
    uint32_t   reached;          /* rows before this one are placed */
    bool       closed;           /* the row reached was divided: nothing more fits on this page */
    bool       unordered;        /* pieces are not in reading order */
};

/* For paragraphs of a row. */
struct para_context table_context(const struct table *table, uint32_t row);
/* Gives back the memory of rows that stand on pages whole. */
void table_free_placed(struct table *table);

/* ---- table_width.c ---- */
/* Column edges from weights, fixed widths and the widest words; reports what can't be. */
void table_widths(struct page_fill *fill, struct table *table);
/* Puts the decimal commas of each column that asks for it in one vertical line. */
void table_align_decimals(struct table *table);

/* ---- table_rows.c ---- */
/* Breaks the row's paragraphs and measures it; once only. */
struct table_row *table_row_set(struct table *table, uint32_t row);
int  table_cell_height(const struct table_cell *cell); /* of what is not placed yet, padding included */
int  table_row_least(const struct table *table);       /* height of an empty row */
void table_row_notes(const struct table *table, uint32_t row, GArray *notes);
/* Could the row be divided within a height so that each cell begins and ends decently? */
bool table_row_divides(const struct table *table, const struct table_row *row, int height);
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
