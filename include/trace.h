/*
 * trace.h -- where a figure comes from: the rule that made it and the lines of the data behind it.
 * Reads what facts kept when they made it, and what the template language kept when it printed it.  For `baocao trace`,
 * and for pages that say where their figures come from.
 */
#ifndef BAOCAO_TRACE_H
#define BAOCAO_TRACE_H

#include "facts.h"

struct diags;

/* What a figure was made from. */
struct trace_source {
    struct span         span;
    const char         *what;  /* "kho-du-lieu", "71/NQ-CP": whose line it is; "" for nothing */
    const struct value *value; /* the number that it brings; NULL: it is counted, or stands there as it is */
};

/* One figure found. */
struct trace_figure {
    const char *path;    /* as an expression of the template language: "indicator('phu-song-5g')/result/@value" */
    const char *value;   /* as it stands there */
    const char *rule[2]; /* how it was made, by enum diag_lang */
    GPtrArray  *sources; /* of struct trace_source, in the order of the plan and of the months; a count has as many */
};

/* The figure that an element or attribute of the facts holds. */
struct trace_figure *trace_node(struct arena *arena, const struct facts *facts, const xmlNode *node);
/*
 * The figures that an expression printed, of struct trace_figure: that of each node, or one that the expression made of
 * them all (a sum, a rate, a count).  Free with trace_free.
 */
GPtrArray *trace_print(struct arena *arena, const struct facts *facts, const struct facts_print *print);
/*
 * what: an expression of the template language, or a figure as it is printed ("67,9%", "05", "11/15") in the facts or
 * in what was printed of them; the facts keep prints.  The figures found, of struct trace_figure; an empty list,
 * reported, if there is none.  Free with trace_free.
 */
GPtrArray *trace_find(struct arena *arena, struct facts *facts, const char *what, struct diags *diags);
void       trace_free(GPtrArray *figures);

#endif
