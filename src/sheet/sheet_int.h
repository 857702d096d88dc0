/*
 * sheet_int.h -- building a book while one of its formats is read, and packages (ZIP) with parts of XML.
 * Only for src/sheet.
 */
#ifndef BAOCAO_SHEET_INT_H
#define BAOCAO_SHEET_INT_H

#include <glib.h>
#include <libxml/xmlreader.h>

#include "base/arena.h"
#include "base/diag.h"
#include "sheet.h"

/* ---- A book in the making ---- */

struct book_builder {
    struct arena    *arena;
    struct diags    *diags;
    struct book     *book;
    bool             failed;
    GArray          *sheets, *properties;                    /* finished */
    GArray          *rows, *cells, *merges, *hidden_columns; /* of the sheet, and the row, that is open */
    struct sheet     sheet;
    struct sheet_row row;
    bool             in_sheet, in_row;
    uint32_t         filled; /* cells of the file so far */
};

/* Reports that the file can't be used; part (of a package) may be NULL.  Only the first time; always false. */
bool book_fail(struct book_builder *builder, enum diag_code code, const char *part, const char *reason_vi,
               const char *reason_en);

void book_begin_sheet(struct book_builder *builder, const char *name, bool hidden);
void book_end_sheet(struct book_builder *builder);
/* Rows and cells come in order; false (reported) if they don't, or lie beyond the limits. */
bool book_begin_row(struct book_builder *builder, uint32_t number, bool hidden);
bool book_add_cell(struct book_builder *builder, struct cell cell);
void book_end_row(struct book_builder *builder);
/* The row that was ended last stands so many times more. */
bool book_repeat_row(struct book_builder *builder, uint32_t times);
void book_add_merge(struct book_builder *builder, struct sheet_merge merge);
void book_hide_columns(struct book_builder *builder, uint32_t from, uint32_t to);
void book_add_property(struct book_builder *builder, const char *name, const char *value);

/* Adds to a cell's text; false (reported) if that is longer than any cell's may be. */
bool book_add_text(struct book_builder *builder, GString *text, const char *more);
/* A cell's text in the arena, in NFC. */
const char *book_keep_text(struct book_builder *builder, const GString *text);

/* ---- Values, as programs store them ---- */

/* Sets number, percent and text of a cell from a stored number. */
bool cell_set_number(struct arena *arena, struct cell *cell, const char *stored, bool percent);
/* The day of a serial number of Excel's. */
bool cell_date_of_serial(const char *stored, bool epoch_1904, struct date *date);
/* "2026-05-20", perhaps with a time behind it. */
bool cell_date_of_iso(const char *text, struct date *date);
/* Does a number format show a date; a percentage? */
bool format_is_date(const char *format);
bool format_is_percent(const char *format);

/* ---- Packages ---- */

struct package;

struct package *package_open(struct book_builder *builder, const char *bytes, size_t length);
void            package_free(struct package *package);
bool            package_has(const struct package *package, const char *name);

/* A part, read as XML. */
struct part {
    struct book_builder *builder;
    const char          *name;
    xmlTextReaderPtr     reader; /* NULL: the part is not there, or can't be read (reported) */
    struct package      *package;
    void                *file; /* zip_file_t */
    size_t               read, packed;
    bool                 too_much, ended;
};

/* False if it is not there (not reported) or can't be read (reported). */
bool part_open(struct part *part, struct package *package, const char *name);
/* To the next node; false at the end, or after an error (reported). */
bool part_step(struct part *part);
/* Reports a wrong checksum of a part that was read to its end. */
void part_close(struct part *part);

/* Where the reader stands; names without prefixes. */
bool part_opens(const struct part *part, const char *name);
bool part_closes(const struct part *part, const char *name);
bool part_is_empty(const struct part *part); /* <name/> */
/* The text that the reader stands on, or NULL. */
const char *part_text(const struct part *part);
/* Attributes by their names without prefixes: values, borrowed until the next step, for each name or NULL. */
void part_attributes(const struct part *part, const char *const *names, unsigned count, GString **values);
/* One attribute; a string that is to be freed, or NULL. */
char *part_attribute(const struct part *part, const char *name);
/* A whole number of an attribute's text; otherwise if there is none; capped. */
uint32_t part_number(const char *text, uint32_t otherwise, uint32_t most);

/* ---- Formats ---- */

bool xlsx_read(struct book_builder *builder, struct package *package);
bool ods_read(struct book_builder *builder, struct package *package);
bool csv_read(struct book_builder *builder, const char *bytes, size_t length);

#endif
