/*
 * rebuild.h -- is a PDF exactly what a plan's data make?
 * For the verbs rebuild and verify.
 */
#ifndef BAOCAO_REBUILD_H
#define BAOCAO_REBUILD_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline.h"

enum rebuild_verdict {
    REBUILD_SAME_BYTES,   /* the first revision is, byte by byte */
    REBUILD_SAME_CONTENT, /* every object is; some streams are compressed otherwise */
    REBUILD_DIFFERENT,
    REBUILD_NOT_MADE,  /* it can't be made from this plan (reported) */
    REBUILD_NO_ORIGIN, /* the file doesn't say how it was made */
};

struct rebuild_report {
    enum rebuild_verdict verdict;
    size_t               first;                 /* bytes of the first revision */
    char                *document, *program;    /* as the file says; NULL: not said */
    GPtrArray           *changed, *gone, *more; /* of char *: names of inputs that differ, are missing, are new */
    unsigned             object;                /* of REBUILD_DIFFERENT: the first that differs; 0: unknown */
};

/*
 * Makes the document that the file says it is from the plan that wanted names, and compares.  NULL: the file can't be
 * read, or is no PDF (reported).
 */
struct rebuild_report *rebuild(const char *file, const struct pipeline_wanted *wanted, struct diags *diags);
void                   rebuild_report_free(struct rebuild_report *report);

#endif
