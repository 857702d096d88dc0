/*
 * period_result.c -- what a period says of an indicator.
 */
#include "base/lookup.h"
#include "period.h"

const struct result *period_result(const struct period *period, const struct indicator *indicator,
                                   const struct agency *agency)
{
    return period == NULL || agency != NULL ? NULL : table_find(period->results_by_id, indicator->id);
}

void period_set_result(struct period *period, const struct result *result)
{
    g_hash_table_insert(period->results_by_id, (gpointer)result->indicator->id, (gpointer)(uintptr_t)result);
}
