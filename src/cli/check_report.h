/*
 * check_report.h -- what baocao check writes besides messages.
 * For cmd_check.
 */
#ifndef BAOCAO_CHECK_REPORT_H
#define BAOCAO_CHECK_REPORT_H

#include <glib.h>

#include "base/diag.h"
#include "pipeline.h"

/* What has been checked: it outlives the pipelines. */
struct checked {
    char       *title;   /* of the first plan that has one; NULL: none could be read */
    GPtrArray  *periods; /* of char * */
    GHashTable *titles;  /* ids of the plans' things -> how they are called, owned */
    char       *since;   /* the period before the last one checked, in words; NULL: none is known */
    GPtrArray  *changes; /* of char *: what moved since then */
};

struct checked *checked_new(void);
void            checked_free(struct checked *checked);
/* Notes the plan's titles, and what moved from the period before to the one that the pipeline has made facts of. */
void checked_note(struct checked *checked, struct pipeline *pipeline, enum diag_lang lang);

/* Writes the check report, whole or not at all; a failure is reported to diags. */
void check_report_write(const char *path, const struct checked *checked, const char *plan, enum diag_lang lang,
                        struct diags *diags);

#endif
