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

    /* What earlier months say: of struct progress, struct submission, by id. */
    GHashTable *stood_progress, *stood_submissions;
};

/* A list that is freed with the period. */
GPtrArray *rollup_list(struct rolled *rollup);
/* What an older statement says of a task that the newer is silent on; the newer is a copy that may be changed. */
void rollup_join_progress(struct rolled *rollup, struct progress *newer, const struct progress *older);
/* In registry order, those of either list. */
GPtrArray *rollup_join_agencies(struct rolled *rollup, const GPtrArray *a, const GPtrArray *b);
/* Those whom a statement counts as having submitted, and an earlier one (NULL: none) did not. */
GPtrArray *rollup_submitted_since(struct rolled *rollup, const struct submission *now, const struct submission *then);
/* Adds a result, whose sources are freed with the period. */
void rollup_add_result(struct rolled *rollup, struct result *result);

#endif
