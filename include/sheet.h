/*
 * sheet.h -- a spreadsheet as an office sent it: sheets, rows, cells.
 * Made by sheet from XLSX, ODS and CSV; read by import.  Untrusted input ends here: what comes out is valid UTF-8 in
 * NFC, numbers are exact decimals, and all of it lies within the limits below.  Everything lives in the arena given.
 */
#ifndef BAOCAO_SHEET_H
#define BAOCAO_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"

struct arena;
struct diags;

enum {
    SHEET_FILE_MAX = 32 << 20,     /* bytes of a file as sent */
    SHEET_PART_MAX = 64 << 20,     /* bytes that one part of a package may unpack to */
    SHEET_PACKAGE_MAX = 128 << 20, /* all parts together */
    SHEET_RATIO_MAX = 200,         /* unpacked to packed, of a part over 1 MiB */
    SHEET_PARTS_MAX = 2000,        /* of a package */
    SHEET_SHEETS_MAX = 256,
    SHEET_CELLS_MAX = 2000000, /* filled cells of a file */
    SHEET_ROWS_MAX = 1048576,  /* XFD1048576 is the last cell of Excel and of LibreOffice */
    SHEET_COLUMNS_MAX = 16384,
    SHEET_TEXT_MAX = 32767, /* bytes of one cell's text: Excel's own limit, in characters */
};

enum cell_kind {
    CELL_TEXT,
    CELL_NUMBER,
    CELL_DATE,
    CELL_BOOLEAN,  /* number is 0 or 1 */
    CELL_ERROR,    /* text: "#N/A", "#DIV/0!" */
    CELL_UNSOLVED, /* a formula without a stored value */
};

/* A cell that holds something.  Rows and columns count from 0. */
struct cell {
    uint32_t       column;
    enum cell_kind kind;
    bool           formula; /* the value is what a formula gave when the file was saved */
    bool           percent; /* shown as a percentage; number is what is shown: 67.1 for a stored 0.671 */
    struct decimal number;  /* of numbers and booleans: as a program shows it, 15 digits */
    struct date    date;
    const char    *text; /* of every kind: what stands there, as text; "" if nothing can be said */
};

struct sheet_row {
    uint32_t     number; /* from 0; rows ascend, empty ones are left out */
    bool         hidden;
    uint32_t     n_cells;
    struct cell *cells; /* columns ascend */
};

/* A block of cells shown as one; its value stands in the first. */
struct sheet_merge {
    uint32_t row, column, rows, columns;
};

/* Hidden columns from … to, both included. */
struct sheet_columns {
    uint32_t from, to;
};

struct sheet {
    const char           *name;
    bool                  hidden;
    uint32_t              n_rows, n_merges, n_hidden_columns;
    struct sheet_row     *rows;
    struct sheet_merge   *merges;
    struct sheet_columns *hidden_columns;
};

/* A custom property of the document: what a form carries to know itself again. */
struct book_property {
    const char *name, *value;
};

struct book {
    const char           *path;   /* as given */
    const char           *sha256; /* of the file, in lower case hex */
    uint32_t              n_sheets, n_properties;
    struct sheet         *sheets; /* in their order in the file; of CSV one, named "" */
    struct book_property *properties;
};

/*
 * Reads a file, whatever its name says: XLSX, ODS or CSV.  NULL after an error, which is reported with the file, and
 * the part of the package where one is broken: no such file, encrypted, Excel 97-2003, damaged, over a limit, a
 * DOCTYPE, parts of one name, references beyond a sheet.
 */
struct book *book_read(struct arena *arena, const char *path, struct diags *diags);

/* The row of that number, or NULL if nothing stands there. */
const struct sheet_row *sheet_row(const struct sheet *sheet, uint32_t number);
/* The cell at a place; a cell inside of a merged block is the block's first.  NULL: empty. */
const struct cell *sheet_cell(const struct sheet *sheet, uint32_t row, uint32_t column);
/* The value of a property, or NULL. */
const char *book_property(const struct book *book, const char *name);

#endif
