/*
 * trace.h -- where a figure of the facts comes from: the rule that made it and the lines of the data behind it.
 * Reads facts and the period that they were computed from.  For `baocao trace`.
 */
#ifndef BAOCAO_TRACE_H
#define BAOCAO_TRACE_H

#include "facts.h"

struct diags;

/* A line of the data behind a figure. */
struct trace_source {
    struct span span;
    const char *what; /* "kho-du-lieu", "2026-04": whose line it is; "" for nothing */
};

/* One figure found. */
struct trace_figure {
    const char *path;    /* as an expression of the template language: "indicator('phu-song-5g')/result/@value" */
    const char *value;   /* as it stands there */
    const char *rule[2]; /* how it was made, by enum diag_lang */
    GPtrArray  *sources; /* of struct trace_source, in the order of the plan and of the months */
};

/*
 * what: an expression over the facts as in templates (functions vn: are looked through: their first argument is
 * traced), or a figure as it is printed ("67,9%", "05", "11/15").  The figures found, of struct trace_figure; an empty
 * list, reported, if there is none.  Free with trace_free.
 */
GPtrArray *trace_find(struct arena *arena, const struct facts *facts, const struct plan *plan,
                      const struct period *period, const char *what, struct diags *diags);
void       trace_free(GPtrArray *figures);

#endif
