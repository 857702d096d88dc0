/*
 * period_result.c -- what a period says of an indicator.
 */
#include "base/lookup.h"
#include "period.h"

const struct received *period_received(const struct period *period, const struct agency *agency)
{
    unsigned low = 0, high = list_length(period->received);

    while (low < high) {
        unsigned               middle = low + (high - low) / 2;
        const struct received *received = period->received->pdata[middle];

        if (received->agency->order == agency->order)
            return received;
        if (received->agency->order < agency->order)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct result *period_result(const struct period *period, const struct indicator *indicator,
                                   const struct agency *agency)
{
    const struct received *received;

    if (period == NULL)
        return NULL;
    if (agency == NULL)
        return table_find(period->results_by_id, indicator->id);
    received = period_received(period, agency);
    return received == NULL ? NULL : table_find(received->results_by_id, indicator->id);
}

bool result_has_value(const struct result *result)
{
    return result != NULL && result->value != NULL && result->value->kind != VALUE_NONE;
}

void period_set_result(struct period *period, const struct result *result)
{
    g_hash_table_insert(period->results_by_id, (gpointer)result->indicator->id, (gpointer)(uintptr_t)result);
}
