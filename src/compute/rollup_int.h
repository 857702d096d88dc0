/*
 * rollup_int.h -- a period that is put together, and what belongs to it.  Only for rollup*.c.
 */
#ifndef BAOCAO_ROLLUP_INT_H
#define BAOCAO_ROLLUP_INT_H

#include "rollup.h"

struct rolled {
    struct period period;
    struct arena *arena;
    GPtrArray    *lists; /* of GPtrArray, freed with it */
};

/* A period that says nothing yet. */
struct rolled *rollup_empty(struct arena *arena);
/* Adds a result, whose sources are freed with the period. */
void rollup_add_result(struct rolled *rollup, struct result *result);

#endif
