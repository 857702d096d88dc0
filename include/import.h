/*
 * import.h -- what one agency's spreadsheet says of a plan's indicators and tasks.
 * Reads sheet and plan, makes what compose writes as received/<period>/<agency>.yaml.  For `baocao import`.
 *
 * Columns are known by their titles, in any order, with or without tones, in one row or two; a row by a hidden id, else
 * by its name.  Whatever is not understood is reported with its cell: nothing is guessed in silence, nothing left out.
 */
#ifndef BAOCAO_IMPORT_H
#define BAOCAO_IMPORT_H

#include "base/arena.h"
#include "base/diag.h"
#include "plan.h"
#include "sheet.h"

/* Texts are as YAML's scalars shall say them; NULL: not said. */
struct imported_result {
    const struct indicator *indicator;
    const char             *value, *numerator, *denominator, *none, *remark;
    bool                    estimated;
    const char             *cell; /* "Kết quả!E5" */
};

struct imported_progress {
    const struct task *task;
    const char        *state; /* "todo", "doing", "done" */
    const char        *text;
    struct date        done_on; /* unset: not said */
    const char        *cell;
};

struct imported {
    const struct agency *agency;
    const struct book   *book;
    GArray              *results;  /* of struct imported_result, in the plan's order */
    GArray              *progress; /* of struct imported_progress, in the plan's order */
};

/* The property by which a form knows itself: "plan/period/agency". */
#define IMPORT_PROPERTY "baocao-form"

/*
 * Reads a book.  agency: whose it is; NULL: what the form's property, else a cell, else the file's name says.  NULL if
 * anything was reported as an error.  Free with imported_free, which accepts NULL; texts live in the arena.
 */
struct imported *import_book(struct arena *arena, const struct plan *plan, const char *period, const struct book *book,
                             const struct agency *agency, struct diags *diags);
void             imported_free(struct imported *imported);

#endif
