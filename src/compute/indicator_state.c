/*
 * indicator_state.c -- compares results with targets, by exact decimals.
 */
#include "indicator_state.h"

#include <string.h>

#include "base/lookup.h"
#include "task_state.h"

const struct value *indicator_target(const struct indicator *indicator, int year)
{
    const struct staged_value *next = NULL, *last = NULL;

    for (unsigned i = 0; i < list_length(indicator->targets); i++) {
        const struct staged_value *staged = g_ptr_array_index(indicator->targets, i);
        if (staged->value == NULL)
            continue;
        if (staged->year_from <= year && year <= staged->year_to)
            return staged->value;
        if (staged->year_from > year && (next == NULL || staged->year_from < next->year_from))
            next = staged;
        if (last == NULL || staged->year_to > last->year_to)
            last = staged;
    }
    if (next != NULL)
        return next->value;
    return last != NULL ? last->value : NULL;
}

static bool has_numbers(const struct value *value)
{
    return value->n_numbers > 0 && value->numbers != NULL && value->kind != VALUE_NONE && value->kind != VALUE_TEXT;
}

bool indicator_units_differ(const struct value *a, const struct value *b)
{
    return a->unit != NULL && b->unit != NULL && strcmp(a->unit, b->unit) != 0;
}

bool indicator_is_judged(const struct indicator *indicator)
{
    return indicator->direction != DIRECTION_NONE &&
           (indicator->direction != DIRECTION_UNSAID || list_length(indicator->targets) > 0);
}

/* A sign before the target says more than the indicator's general direction. */
static bool is_at_most(const struct indicator *indicator, const struct value *target)
{
    if (target->relation != RELATION_NONE)
        return target->relation == RELATION_AT_MOST;
    return indicator->direction == DIRECTION_AT_MOST;
}

static bool meets(struct decimal result, struct decimal target, bool at_most)
{
    int order = decimal_compare(result, target);

    return at_most ? order <= 0 : order >= 0;
}

/* A range is met from its nearer end on; values of a list are compared one by one. */
enum indicator_status indicator_status(const struct indicator *indicator, const struct value *target,
                                       const struct value *result)
{
    bool at_most, attained = true;

    if (result == NULL || result->kind == VALUE_NONE)
        return INDICATOR_NO_DATA;
    if (target == NULL || target->kind == VALUE_NONE)
        return INDICATOR_NO_TARGET;
    if (!has_numbers(target) || !has_numbers(result) || indicator_units_differ(target, result) ||
        (indicator->direction == DIRECTION_NONE && target->relation == RELATION_NONE))
        return INDICATOR_UNDECIDED;
    at_most = is_at_most(indicator, target);
    if (target->kind == VALUE_LIST || result->kind == VALUE_LIST) {
        if (target->kind != result->kind || target->n_numbers != result->n_numbers)
            return INDICATOR_UNDECIDED;
        for (unsigned i = 0; i < target->n_numbers; i++)
            attained = attained && meets(result->numbers[i], target->numbers[i], at_most);
    } else if (target->kind == VALUE_RANGE && target->n_numbers == 2) {
        attained = meets(result->numbers[0], target->numbers[at_most ? 1 : 0], at_most);
    } else {
        attained = meets(result->numbers[0], target->numbers[0], at_most);
    }
    return attained ? INDICATOR_ATTAINED : INDICATOR_NOT_ATTAINED;
}

bool indicator_distance(const struct value *target, const struct value *result, struct decimal *distance)
{
    if (target == NULL || result == NULL || target->kind != VALUE_NUMBER || result->kind != VALUE_NUMBER ||
        !has_numbers(target) || !has_numbers(result) || indicator_units_differ(target, result))
        return false;
    return decimal_subtract(target->numbers[0], result->numbers[0], distance);
}

int indicator_year(const struct plan *plan, const struct period *period)
{
    if (period == NULL)
        return plan->range.to.year;
    return period->id.year != 0 ? period->id.year : reckoning_of(plan, period).as_of.year;
}

bool indicator_is_behind(const struct indicator *indicator, const struct value *target, const struct value *a,
                         const struct value *b)
{
    if (a->kind != VALUE_NUMBER || b->kind != VALUE_NUMBER || !has_numbers(a) || !has_numbers(b) ||
        indicator_units_differ(a, b) || (indicator->direction == DIRECTION_NONE && target->relation == RELATION_NONE))
        return false;
    return !meets(a->numbers[0], b->numbers[0], is_at_most(indicator, target));
}
