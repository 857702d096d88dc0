/*
 * indicator_state.c -- compares results with targets, by exact decimals.
 */
#include "indicator_state.h"

#include <string.h>

#include "base/lookup.h"
#include "task_state.h"
#include "viet.h"

#define PATH_PLACES 2 /* at least */

const struct staged_value *indicator_target_stage(const struct indicator *indicator, int year)
{
    const struct staged_value *next = NULL, *last = NULL;

    for (unsigned i = 0; i < list_length(indicator->targets); i++) {
        const struct staged_value *staged = g_ptr_array_index(indicator->targets, i);
        if (staged->value == NULL)
            continue;
        if (staged->year_from <= year && year <= staged->year_to)
            return staged;
        if (staged->year_from > year && (next == NULL || staged->year_from < next->year_from))
            next = staged;
        if (last == NULL || staged->year_to > last->year_to)
            last = staged;
    }
    return next != NULL ? next : last;
}

const struct value *indicator_target(const struct indicator *indicator, int year)
{
    const struct staged_value *staged = indicator_target_stage(indicator, year);

    return staged != NULL ? staged->value : NULL;
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

/* ---- Judged where it is certain ---- */

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_UNKNOWN };

/* Compares a number of a value with a target: a single one as it was before it was rounded. */
static int compare(const struct value *value, unsigned place, struct decimal target)
{
    if (value->exact != NULL && value->kind == VALUE_NUMBER)
        return decimal_compare_quotient(value->exact->dividend, value->exact->divisor, target);
    return decimal_compare(value->numbers[place], target);
}

/* At least one of its numbers on, or at most: a value's two ends, of which a sign leaves one open. */
static enum verdict judge(const struct value *value, unsigned low, unsigned high, struct decimal target, bool at_most)
{
    bool has_low = value->relation != RELATION_AT_MOST, has_high = value->relation != RELATION_AT_LEAST;

    if (at_most) {
        if (has_high && compare(value, high, target) <= 0)
            return VERDICT_YES;
        return has_low && compare(value, low, target) > 0 ? VERDICT_NO : VERDICT_UNKNOWN;
    }
    if (has_low && compare(value, low, target) >= 0)
        return VERDICT_YES;
    return has_high && compare(value, high, target) < 0 ? VERDICT_NO : VERDICT_UNKNOWN;
}

static enum verdict judge_list(const struct value *value, const struct value *target, bool at_most)
{
    enum verdict whole = VERDICT_YES;

    if (target->kind != value->kind || target->n_numbers != value->n_numbers)
        return VERDICT_UNKNOWN;
    for (unsigned i = 0; i < target->n_numbers; i++) {
        enum verdict verdict = judge(value, i, i, target->numbers[i], at_most);
        if (verdict == VERDICT_NO)
            return VERDICT_NO;
        if (verdict == VERDICT_UNKNOWN)
            whole = VERDICT_UNKNOWN;
    }
    return whole;
}

/* A target that is a range is met from its nearer end on; values of a list are compared one by one. */
enum indicator_status indicator_status(const struct indicator *indicator, const struct value *target,
                                       const struct value *result)
{
    bool         at_most;
    enum verdict verdict;

    if (result == NULL || result->kind == VALUE_NONE)
        return INDICATOR_NO_DATA;
    if (target == NULL || target->kind == VALUE_NONE)
        return INDICATOR_NO_TARGET;
    if (!has_numbers(target) || !has_numbers(result) || indicator_units_differ(target, result) ||
        (indicator->direction == DIRECTION_NONE && target->relation == RELATION_NONE))
        return INDICATOR_UNDECIDED;
    at_most = is_at_most(indicator, target);
    if (target->kind == VALUE_LIST || result->kind == VALUE_LIST)
        verdict = judge_list(result, target, at_most);
    else
        verdict = judge(result, 0, result->n_numbers - 1,
                        target->numbers[target->kind == VALUE_RANGE && at_most ? target->n_numbers - 1 : 0], at_most);
    return verdict == VERDICT_YES  ? INDICATOR_ATTAINED
           : verdict == VERDICT_NO ? INDICATOR_NOT_ATTAINED
                                   : INDICATOR_UNDECIDED;
}

bool indicator_is_bound(const struct value *value)
{
    return value != NULL && has_numbers(value) && (value->relation != RELATION_NONE || value->kind == VALUE_RANGE);
}

/* ---- As printed ---- */

/* A single number anew, to so many decimals: a bound stays one. */
static struct value *rounded(struct arena *arena, const struct value *value, int places)
{
    struct value         *copy = arena_new_struct(arena, struct value);
    enum decimal_rounding rounding = value->relation == RELATION_AT_LEAST  ? DECIMAL_DOWN
                                     : value->relation == RELATION_AT_MOST ? DECIMAL_UP
                                                                           : DECIMAL_HALF;

    *copy = *value;
    copy->exact = NULL;
    copy->numbers = arena_new_struct(arena, struct decimal);
    if (!decimal_divide_to(value->exact->dividend, value->exact->divisor, places, rounding, copy->numbers))
        return NULL;
    copy->numbers[0] = decimal_trim(copy->numbers[0]);
    copy->printed.text = value_number_text(arena, copy);
    return copy;
}

const char *value_number_text(struct arena *arena, const struct value *value)
{
    static const char *const signs[] = {[RELATION_NONE] = "", [RELATION_AT_LEAST] = "≥ ", [RELATION_AT_MOST] = "≤ "};
    GString                 *text = g_string_new(signs[value->relation]);
    const char              *kept;

    for (unsigned i = 0; i < value->n_numbers; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? "-" : "", viet_number(arena, value->numbers[i]));
    if (value->unit != NULL)
        g_string_append_printf(text, "%s%s", strcmp(value->unit, "%") != 0 ? " " : "", value->unit);
    kept = arena_strndup(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

/* With as many places as it takes to be judged, beside a target or NULL, as the exact figure is. */
static const struct value *shown_value(struct arena *arena, const struct indicator *indicator,
                                       const struct value *target, const struct value *value)
{
    enum indicator_status status;
    struct value         *shown;

    if (value->exact == NULL || value->kind != VALUE_NUMBER)
        return value;
    status = indicator_status(indicator, target, value);
    shown = arena_new_struct(arena, struct value);
    *shown = *value;
    shown->exact = NULL;
    for (int places = value->numbers[0].scale;
         shown != NULL && indicator_status(indicator, target, shown) != status && places <= DECIMAL_SCALE_MAX; places++)
        shown = rounded(arena, value, places);
    if (shown == NULL || decimal_compare(shown->numbers[0], value->numbers[0]) == 0)
        return value;
    shown->exact = value->exact;
    return shown;
}

const struct result *indicator_result(struct arena *arena, const struct plan *plan, const struct period *period,
                                      const struct indicator *indicator)
{
    const struct result *given = period_result(period, indicator, NULL);
    const struct value  *shown;
    struct result       *result;

    if (given == NULL || given->value == NULL || given->value->exact == NULL)
        return given;
    plan = plan_at(plan, period->as_of);
    if (table_find(plan->indicators_by_id, indicator->id) != NULL)
        indicator = table_find(plan->indicators_by_id, indicator->id);
    shown = shown_value(arena, indicator, indicator_target(indicator, indicator_year(plan, period)), given->value);
    if (shown == given->value)
        return given;
    result = arena_new_struct(arena, struct result);
    *result = *given;
    result->value = (struct value *)(uintptr_t)shown;
    return result;
}

/* ---- How far ---- */

bool indicator_path_distance(const struct indicator *indicator, const struct staged_value *target, int year,
                             const struct value *result, struct decimal *distance)
{
    const struct staged_value *from = NULL;
    struct decimal             path, years;

    for (unsigned i = 0; i < list_length(indicator->baselines); i++) {
        const struct staged_value *staged = indicator->baselines->pdata[i];
        if (staged->value != NULL && staged->year_to < year && (from == NULL || staged->year_to > from->year_to))
            from = staged;
    }
    if (from == NULL || !indicator_distance(target->value, from->value, &path) ||
        !decimal_multiply(path, decimal_from_int(year - from->year_to), &path))
        return false;
    years = decimal_from_int(target->year_from - from->year_to);
    return decimal_divide(path, years, MAX(PATH_PLACES, path.scale), &path) &&
           decimal_add(from->value->numbers[0], path, &path) && indicator_distance(target->value, result, distance) &&
           decimal_subtract(decimal_trim(path), result->numbers[0], distance);
}

bool indicator_distance(const struct value *target, const struct value *result, struct decimal *distance)
{
    if (target == NULL || result == NULL || target->kind != VALUE_NUMBER || result->kind != VALUE_NUMBER ||
        !has_numbers(target) || !has_numbers(result) || result->relation != RELATION_NONE ||
        indicator_units_differ(target, result))
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
