/*
 * trace_int.h -- finding figures, and telling how each was made.  Only for src/facts.
 */
#ifndef BAOCAO_TRACE_INT_H
#define BAOCAO_TRACE_INT_H

#include "trace.h"

struct tracing {
    struct arena        *arena;
    const struct facts  *facts;
    const struct plan   *plan;
    const struct period *period; /* or NULL */
    GPtrArray           *figures;
};

/* Adds a figure: an element, or an attribute of one. */
void trace_add(struct tracing *tracing, xmlNodePtr element, const xmlAttr *attribute);

/* Adds what an expression selects.  False if it is none, or selects nothing. */
bool trace_expression(struct tracing *tracing, const char *expression);
/* Adds every place where a figure stands.  False if it is no figure, or stands nowhere. */
bool trace_printed(struct tracing *tracing, const char *figure);

#endif
