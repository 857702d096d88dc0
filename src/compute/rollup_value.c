/*
 * rollup_value.c -- latest, cumulative, sum, mean, weighted mean of the months' results, by exact decimals.
 */
#include "rollup_value.h"

#include <string.h>

#include "base/lookup.h"
#include "viet.h"

#define MEAN_PLACES 2 /* at least */

static const char *rollup_rule_name(enum rollup rule)
{
    static const char *const names[] = {
        [ROLLUP_LATEST] = "latest",
        [ROLLUP_FIRST] = "first",
        [ROLLUP_SUM] = "sum",
        [ROLLUP_MEAN] = "mean",
        [ROLLUP_WEIGHTED_MEAN] = "weighted-mean",
        [ROLLUP_CUMULATIVE] = "cumulative",
        [ROLLUP_MANUAL] = "manual",
    };

    return names[rule];
}

static bool has_value(const struct result *result)
{
    return result != NULL && result->value != NULL && result->value->kind != VALUE_NONE;
}

static struct result *new_result(struct arena *arena, const struct indicator *indicator, struct value *value,
                                 const struct result *place)
{
    struct result *result = arena_new_struct(arena, struct result);

    *result = (struct result){.indicator = indicator,
                              .value = value,
                              .span = place->span,
                              .rule = rollup_rule_name(indicator->rollup),
                              .sources = g_ptr_array_new()};
    return result;
}

/* ---- Latest, first, cumulative ---- */

static struct result *take(struct arena *arena, const struct result *found)
{
    struct result *result = new_result(arena, found->indicator, found->value, found);

    g_ptr_array_add(result->sources, (void *)(uintptr_t)found);
    return result;
}

/* given: what the months say, in order. */
static struct result *latest(struct arena *arena, const GPtrArray *given, bool cumulative)
{
    for (unsigned i = given->len; i-- > 0;) {
        const struct result *result = given->pdata[i];
        if (has_value(result) && (!cumulative || result->value->cumulative))
            return take(arena, result);
    }
    if (cumulative)
        return latest(arena, given, false);
    return take(arena, given->pdata[given->len - 1]);
}

/* An opening balance: what the first month says, if only that it has none.  A later month's is not that of the whole.
 */
static struct result *first(struct arena *arena, const struct indicator *indicator, const GPtrArray *months)
{
    const struct result *result = period_result(months->pdata[0], indicator, NULL);

    return result != NULL ? take(arena, result) : NULL;
}

/* ---- Sum, mean, weighted mean ---- */

/* What is summed up of the months. */
struct total {
    struct decimal sum, weights;        /* of values, or of value * weight; of weights, or how many values */
    int            places;              /* the most decimals of a value */
    bool           estimated, zero_led; /* "05" */
    const char    *unit;
    GPtrArray     *sources;
};

static bool is_number(const struct result *result)
{
    return result->value->kind == VALUE_NUMBER && result->value->n_numbers > 0;
}

static bool same_unit(const struct value *value, const struct total *total)
{
    return total->sources->len == 0 || g_strcmp0(value->unit, total->unit) == 0;
}

/* Adds a value with its weight, which is 1 where nothing weighs. */
static bool add(struct total *total, const struct result *result, struct decimal weight)
{
    const struct value *value = result->value;
    struct decimal      weighed;

    if (!decimal_multiply(value->numbers[0], weight, &weighed) || !decimal_add(total->sum, weighed, &total->sum) ||
        !decimal_add(total->weights, weight, &total->weights))
        return false;
    total->places = MAX(total->places, value->numbers[0].scale);
    total->estimated = total->estimated || value->estimated;
    total->zero_led = total->zero_led || (value->printed.text != NULL && value->printed.text[0] == '0' &&
                                          g_ascii_isdigit(value->printed.text[1]));
    total->unit = value->unit;
    g_ptr_array_add(total->sources, (void *)(uintptr_t)result);
    return true;
}

/* The result that weighs one of a month; NULL, reported, if there is no number. */
static const struct result *weight_of(const struct plan *plan, const struct result *result, const struct period *month,
                                      struct diags *diags)
{
    const char             *id = result->indicator->weight.text;
    const struct indicator *weigher = table_find(plan->indicators_by_id, id);
    const struct result    *weight = weigher != NULL ? period_result(month, weigher, NULL) : NULL;

    if (has_value(weight) && is_number(weight))
        return weight;
    diag(diags, DIAG_ROLLUP_NO_WEIGHT, result->span, result->indicator->id, id != NULL ? id : "", month->name, NULL);
    return NULL;
}

/* Adds one month; false, reported, if the whole can't be summed up. */
static bool add_month(const struct plan *plan, struct total *total, const struct result *result,
                      const struct period *month, struct diags *diags)
{
    struct decimal       weight = decimal_from_int(1);
    const struct result *weigher = NULL;

    if (!has_value(result))
        return true;
    if (!is_number(result) || !same_unit(result->value, total)) {
        diag(diags, DIAG_ROLLUP_NOT_NUMBER, result->span, result->indicator->id,
             rollup_rule_name(result->indicator->rollup), NULL);
        return false;
    }
    if (result->indicator->rollup == ROLLUP_WEIGHTED_MEAN) {
        if ((weigher = weight_of(plan, result, month, diags)) == NULL)
            return false;
        weight = weigher->value->numbers[0];
    }
    if (add(total, result, weight)) {
        if (weigher != NULL)
            g_ptr_array_add(total->sources, (void *)(uintptr_t)weigher);
        return true;
    }
    diag(diags, DIAG_ROLLUP_OVERFLOW, result->span, result->indicator->id, NULL);
    return false;
}

/* Zeros at the end that no value has say nothing. */
static struct decimal trimmed(struct decimal value, int places)
{
    while (value.scale > places && value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        value.scale--;
    }
    return value;
}

static const char *printed(struct arena *arena, const struct value *value, bool zero_led)
{
    const struct decimal number = value->numbers[0];
    bool                 led = zero_led && number.scale == 0 && number.coefficient > 0 && number.coefficient < 10;

    return arena_printf(arena, "%s%s%s%s", led ? "0" : "", viet_number(arena, number),
                        value->unit != NULL && strcmp(value->unit, "%") != 0 ? " " : "",
                        value->unit != NULL ? value->unit : "");
}

static struct value *total_value(struct arena *arena, const struct total *total, struct decimal number)
{
    const struct result *first = total->sources->pdata[0];
    struct value        *value = arena_new_struct(arena, struct value);

    *value = (struct value){.kind = VALUE_NUMBER,
                            .unit = total->unit,
                            .estimated = total->estimated,
                            .n_numbers = 1,
                            .span = first->value->span};
    value->numbers = arena_new_struct(arena, struct decimal);
    value->numbers[0] = number;
    value->printed = (struct text){.text = printed(arena, value, total->zero_led), .span = first->value->printed.span};
    return value;
}

/* NULL, reported, if it can't be divided. */
static struct value *finish(struct arena *arena, const struct indicator *indicator, const struct total *total,
                            struct diags *diags)
{
    struct decimal number = total->sum;
    int            places = MAX(total->places, MEAN_PLACES);

    if (indicator->rollup != ROLLUP_SUM) {
        if (!decimal_divide(total->sum, total->weights, places, &number)) {
            const struct result *first = total->sources->pdata[0];
            diag(diags, DIAG_ROLLUP_OVERFLOW, first->span, indicator->id, NULL);
            return NULL;
        }
        number = trimmed(number, 0);
    }
    return total_value(arena, total, number);
}

static struct result *total_result(struct arena *arena, const struct plan *plan, const struct indicator *indicator,
                                   const GPtrArray *months, const GPtrArray *given, struct diags *diags)
{
    struct total   total = {.sources = g_ptr_array_new()};
    struct value  *value = NULL;
    struct result *result = NULL;
    bool           good = true, empty;

    for (unsigned i = 0; good && i < months->len; i++) {
        const struct period *month = months->pdata[i];
        const struct result *of_month = period_result(month, indicator, NULL);
        good = of_month == NULL || add_month(plan, &total, of_month, month, diags);
    }
    empty = total.sources->len == 0;
    if (good && !empty)
        value = finish(arena, indicator, &total, diags);
    if (value != NULL) {
        result = new_result(arena, indicator, value, total.sources->pdata[total.sources->len - 1]);
        g_ptr_array_unref(result->sources);
        result->sources = total.sources;
        return result;
    }
    g_ptr_array_unref(total.sources);
    return good && empty ? latest(arena, given, false) : NULL; /* no month has a value: the newest reason */
}

struct result *rollup_result(struct arena *arena, const struct plan *plan, const struct indicator *indicator,
                             const GPtrArray *months, struct diags *diags)
{
    GPtrArray     *given = g_ptr_array_new();
    struct result *result = NULL;

    for (unsigned i = 0; i < months->len; i++) {
        const struct result *of_month = period_result(months->pdata[i], indicator, NULL);
        if (of_month != NULL)
            g_ptr_array_add(given, (gpointer)(uintptr_t)of_month);
    }
    if (given->len > 0 && indicator->rollup != ROLLUP_MANUAL) {
        if (indicator->rollup == ROLLUP_LATEST || indicator->rollup == ROLLUP_CUMULATIVE)
            result = latest(arena, given, indicator->rollup == ROLLUP_CUMULATIVE);
        else if (indicator->rollup == ROLLUP_FIRST)
            result = first(arena, indicator, months);
        else
            result = total_result(arena, plan, indicator, months, given, diags);
    }
    g_ptr_array_unref(given);
    return result;
}
