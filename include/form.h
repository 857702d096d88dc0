/*
 * form.h -- the spreadsheet that an agency fills in for a period: its indicators and tasks, with targets and last
 * values, cells to fill in, choices and checks.  What comes back is read by import without a question: rows have hidden
 * ids, and the file says whose form it is (IMPORT_PROPERTY).  For `baocao form`.
 */
#ifndef BAOCAO_FORM_H
#define BAOCAO_FORM_H

#include "base/arena.h"
#include "base/diag.h"
#include "duties.h"
#include "period.h"

/* What a form is made of. */
struct form {
    const struct plan   *plan;   /* as it is in the period */
    const char          *period; /* its name: "2026-06" */
    struct period_id     id;
    const struct period *before; /* the newest period whose figures are known, for last values; NULL: none */
    const struct agency *agency;
    const struct duty   *duty;
};

/*
 * The form as XLSX: the same bytes for the same input.  NULL, reported with name, if the system refuses.  Every text
 * that does not fit a cell is cut there: it is only to be read.
 */
GByteArray *form_write(struct arena *arena, const struct form *form, const char *name, struct diags *diags);

#endif
