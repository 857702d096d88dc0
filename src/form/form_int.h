/*
 * form_int.h -- a form while it is written.  Only for src/form.
 */
#ifndef BAOCAO_FORM_INT_H
#define BAOCAO_FORM_INT_H

#include <xlsxwriter.h>

#include "form.h"

/* libxlsxwriter's structures ask for texts that they don't change. */
#define FORM_WORDS(words) ((char *)(uintptr_t)(words))

/* How cells look; those to be filled in are the only unlocked ones. */
struct form_looks {
    lxw_format *title, *note, *head, *text, *centre;               /* locked */
    lxw_format *fill_number, *fill_text, *fill_date, *fill_choice; /* to be filled in */
};

struct form_writing {
    struct arena      *arena;
    const struct form *form;
    lxw_workbook      *book;
    struct form_looks  looks;
    const char        *period_title; /* "tháng 6/2026" */
    lxw_error          error;        /* the first one; LXW_NO_ERROR */
};

/* A column of a form. */
struct form_column {
    const char *title; /* as import knows it */
    double      width; /* in characters; 0: hidden */
};

/* Keeps the first error. */
void form_try(struct form_writing *writing, lxw_error error);
/* A sheet with its heading, its table's head and the widths of its columns; the first row below goes to *row. */
lxw_worksheet *form_sheet(struct form_writing *writing, const char *name, const char *heading,
                          const struct form_column *columns, unsigned n_columns, lxw_row_t *row);
/* Ends a sheet: what is filled is to be seen on one page's width, and only the cells to fill in can be changed. */
void form_sheet_end(struct form_writing *writing, lxw_worksheet *sheet, unsigned n_columns, lxw_row_t end);
/* Words in a locked cell; NULL: an empty one. */
void form_words(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *words,
                lxw_format *look);
/* A cell to be filled in. */
void form_blank(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *look);
/* A title or other rich text as plain words: without stars, footnotes and backslashes. */
const char *form_plain(struct form_writing *writing, const char *rich);

/* form_indicators.c, form_tasks.c: each a sheet; nothing if the agency has none. */
void form_indicators(struct form_writing *writing);
void form_tasks(struct form_writing *writing);

#endif
