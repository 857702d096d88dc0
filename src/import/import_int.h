/*
 * import_int.h -- an import while it runs.  Only for src/import.
 */
#ifndef BAOCAO_IMPORT_INT_H
#define BAOCAO_IMPORT_INT_H

#include "import.h"

/* What a column holds. */
enum column_kind {
    COLUMN_ID,
    COLUMN_TITLE,
    COLUMN_UNIT,
    COLUMN_RESULT,
    COLUMN_NUMERATOR,
    COLUMN_DENOMINATOR,
    COLUMN_ESTIMATE, /* a result that is estimated */
    COLUMN_STATE,
    COLUMN_DONE_ON,
    COLUMN_TEXT, /* what was done for a task */
    COLUMN_REMARK,
    COLUMN_OTHER, /* known, and not read: what was planned, earlier figures, shares */
    COLUMN_COUNT,
};

#define COLUMN_NONE UINT32_MAX

/* The head of a sheet's table. */
struct head {
    uint32_t first_row; /* below the head */
    uint32_t columns[COLUMN_COUNT];
};

struct importing {
    struct arena        *arena;
    const struct plan   *plan;
    const struct book   *book;
    struct diags        *diags;
    const struct sheet  *sheet;  /* being read */
    const struct source *source; /* of its messages */
    struct head          head;
    GHashTable          *titles;   /* bare title -> GPtrArray of struct subject */
    GHashTable          *subjects; /* indicator or task -> row in which it was found, plus 1 */
    struct imported     *imported;
};

/* What a row can be about. */
struct subject {
    const struct indicator *indicator; /* one of these two */
    const struct task      *task;
    const char             *id, *title; /* title: bare */
};

/* import_head.c: finds the head; false if the sheet has none. */
bool head_find(struct importing *importing);

/* import_match.c */
void match_open(struct importing *importing);
void match_close(struct importing *importing);
/* What a row is about; NULL: nothing (a heading), or unknown (reported, if the row has a figure). */
const struct subject *match_row(struct importing *importing, uint32_t row, bool has_figure);
/* Whose book it is; NULL, reported, if nobody can tell. */
const struct agency *match_agency(struct importing *importing, const char *period);

/* import_value.c: reads a row's cells; false, reported, if one can't be read. */
bool value_read(struct importing *importing, uint32_t row, const struct subject *subject);

/* The cell of a column in a row, or NULL. */
const struct cell *import_cell(const struct importing *importing, uint32_t row, enum column_kind column);
/* The place of a cell, for messages. */
struct span import_span(struct importing *importing, uint32_t row, uint32_t column);
/* "Kết quả!E5" */
const char *import_place(struct importing *importing, uint32_t row, uint32_t column);

#endif
