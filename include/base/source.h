/*
 * source.h -- input files and places in them.
 * For every stage: whatever is made from a file carries the span it came from.
 */
#ifndef BAOCAO_SOURCE_H
#define BAOCAO_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diags;

/* What a source is made of, which only sources and messages know. */
enum source_kind {
    SOURCE_TEXT,  /* lines of characters: a file, or a part of a package */
    SOURCE_SHEET, /* rows of cells: a sheet of a file */
};

/*
 * The first filled cell of a row, at or behind a column; both count from 1.  Gives its column and its text, which must
 * last until the next call.  False: there is none.
 */
typedef bool source_cell_reader(const void *data, uint32_t row, uint32_t *column, const char **text);

/* One input file, read whole, or a part of one.  Lives in the arena it was read into. */
struct source {
    const char          *path; /* as it is shown in messages: relative to where the user works, if possible */
    const char          *part; /* of a package: its name in it; a sheet's name, "" in a file of one; NULL: the file */
    enum source_kind     kind;
    const char          *text;   /* NUL-terminated UTF-8, checked; "" of sheets */
    size_t               length; /* bytes, without the NUL */
    struct source_lines *lines;  /* where lines start: made when first asked for */
    const struct source *before; /* the file read into the same arena before this one, or NULL */
    source_cell_reader  *read_cell;
    const void          *cells; /* for read_cell */
};

/*
 * A place in a source.  Lines and columns count from 1, columns in characters; line 0: the source as a whole.  In a
 * sheet the line is a row, the column a column (0: the row as a whole), the length a number of cells.
 */
struct span {
    const struct source *source; /* NULL: no place */
    uint32_t             line, column;
    uint32_t             length; /* to underline; 0 counts as 1 */
};

#define SPAN_NONE ((struct span){0})

/* Largest input file accepted, in bytes. */
#define SOURCE_SIZE_MAX (256u << 20)

/*
 * Reads a file.  NULL if it can't be read, is too large or is not UTF-8 (reported to diags with the
 * line and column of the first bad byte).  A byte order mark at the start is dropped.
 */
const struct source *source_read(struct arena *arena, const char *path, struct diags *diags);
/* The same for text already in memory (tests, generated text); text is copied. */
const struct source *source_from_text(struct arena *arena, const char *path, const char *text, size_t length,
                                      struct diags *diags);
/* The same for a part of a package, with its name there: "xl/workbook.xml". */
const struct source *source_from_part(struct arena *arena, const char *path, const char *part, const char *text,
                                      size_t length, struct diags *diags);
/* A sheet of a file, for places in it; read gives its cells to excerpts.  name: "" if the file is one sheet. */
const struct source *source_from_sheet(struct arena *arena, const char *path, const char *name,
                                       source_cell_reader *read, const void *cells);
/* The span of so many cells, from a cell to the right; rows and columns count from 1. */
struct span source_cell(const struct source *sheet, uint32_t row, uint32_t column, uint32_t count);
/* The file read last into the arena, by source_read; the others follow by before.  NULL: none. */
const struct source *source_last(struct arena *arena);
/* The span of a byte range; of a sheet, the sheet. */
struct span source_span_at(const struct source *source, size_t byte_offset, size_t byte_length);
/* A line's text without its end, not NUL-terminated.  False if there is no such line; sheets have none. */
bool source_line(const struct source *source, uint32_t line, const char **text, size_t *length);
/*
 * What a message shows of a place, on one line: the line, or a row's cells with " | " between them; *column and *length
 * are the characters of it to be underlined.  To be freed; NULL: nothing to show.
 */
char *source_excerpt(struct span span, uint32_t *column, uint32_t *length);
/* "a.yaml:3:5", "a.zip: b.xml:3:5", "a.xlsx: 'Kết quả'!C12", and without a place only the source.  To be freed. */
char *source_place(struct span span);
/* "C12", "C12:E12", "12:12" for a row, "" for the sheet.  To be freed. */
char *source_cell_name(uint32_t row, uint32_t column, uint32_t count);

#endif
