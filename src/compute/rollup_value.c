/*
 * rollup_value.c -- latest, cumulative, sum, mean, weighted mean of the months' results, by exact decimals.
 */
#include "rollup_value.h"

#include "base/lookup.h"
#include "indicator_state.h"
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

static struct result *take(struct arena *arena, const struct result *found, struct value *value)
{
    struct result *result = new_result(arena, found->indicator, value, found);

    g_ptr_array_add(result->sources, (void *)(uintptr_t)found);
    return result;
}

struct value *rollup_dated_value(struct arena *arena, const struct value *value, const struct period *period)
{
    struct value *dated = arena_new_struct(arena, struct value);

    *dated = *value;
    if (dated->as_of.text == NULL)
        dated->as_of = (struct text){.text = viet_period(arena, &period->id), .span = value->span};
    return dated;
}

/* The newest month's; an older one's says of which month it is.  No month has any: the newest reason, or NULL. */
static struct result *latest(struct arena *arena, const struct indicator *indicator, const GPtrArray *months)
{
    const struct result *reason = NULL;

    for (unsigned i = months->len; i-- > 0;) {
        const struct period *month = months->pdata[i];
        const struct result *result = period_result(month, indicator, NULL);
        if (result_has_value(result))
            return take(arena, result,
                        i + 1 == months->len ? result->value : rollup_dated_value(arena, result->value, month));
        if (reason == NULL)
            reason = result;
    }
    return reason != NULL ? take(arena, reason, reason->value) : NULL;
}

/* An opening balance: what the first month says, if only that it has none.  A later month's is not that of the whole.
 */
static struct result *first(struct arena *arena, const struct indicator *indicator, const GPtrArray *months)
{
    const struct result *result = period_result(months->pdata[0], indicator, NULL);

    return result != NULL ? take(arena, result, result->value) : NULL;
}

/* ---- Sum, mean, weighted mean ---- */

/* What is summed up of the months: between a lower and an upper bound, of which one may be open. */
struct total {
    struct decimal low, high, weights;  /* of values, or of value * weight; of weights, or how many values */
    bool           has_low, has_high;   /* low, high are bounds */
    bool           range;               /* of a range */
    int            places;              /* the most decimals of a value */
    bool           estimated, zero_led; /* "05" */
    const char    *unit;
    GPtrArray     *sources;
};

static bool is_number(const struct result *result)
{
    return (result->value->kind == VALUE_NUMBER || result->value->kind == VALUE_RANGE) && result->value->n_numbers > 0;
}

static bool same_unit(const struct value *value, const struct total *total)
{
    return total->sources->len == 0 || g_strcmp0(value->unit, total->unit) == 0;
}

/* Adds a value's two ends with their weight, which is 1 where nothing weighs; a negative weight turns them round. */
static bool add_ends(struct total *total, const struct value *value, struct decimal weight)
{
    bool           turned = weight.coefficient < 0;
    bool           has_low = value->relation != (turned ? RELATION_AT_LEAST : RELATION_AT_MOST);
    bool           has_high = value->relation != (turned ? RELATION_AT_MOST : RELATION_AT_LEAST);
    struct decimal first = value->numbers[0], last = value->numbers[value->n_numbers - 1], low, high;

    total->has_low = total->has_low && has_low;
    total->has_high = total->has_high && has_high;
    total->range = total->range || value->kind == VALUE_RANGE;
    return decimal_multiply(turned ? last : first, weight, &low) && decimal_add(total->low, low, &total->low) &&
           decimal_multiply(turned ? first : last, weight, &high) && decimal_add(total->high, high, &total->high) &&
           decimal_add(total->weights, weight, &total->weights);
}

static bool add(struct total *total, const struct result *result, struct decimal weight)
{
    const struct value *value = result->value;

    if (!add_ends(total, value, weight))
        return false;
    for (unsigned i = 0; i < value->n_numbers; i++)
        total->places = MAX(total->places, value->numbers[i].scale);
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

    if (result_has_value(weight) && weight->value->kind == VALUE_NUMBER && weight->value->n_numbers > 0 &&
        weight->value->relation == RELATION_NONE)
        return weight;
    diag(diags, DIAG_ROLLUP_NO_WEIGHT, result->span, result->indicator->id, id != NULL ? id : "", month->name, NULL);
    return NULL;
}

static bool refuse(const struct result *result, enum diag_code code, struct diags *diags)
{
    diag(diags, code, result->span, result->indicator->id, rollup_rule_name(result->indicator->rollup), NULL);
    return false;
}

/* Adds one month; false, reported, if the whole can't be summed up. */
static bool add_month(const struct plan *plan, struct total *total, const struct result *result,
                      const struct period *month, struct diags *diags)
{
    struct decimal       weight = decimal_from_int(1);
    const struct result *weigher = NULL;

    if (!result_has_value(result))
        return true;
    if (!is_number(result) || !same_unit(result->value, total))
        return refuse(result, DIAG_ROLLUP_NOT_NUMBER, diags);
    if (result->value->cumulative)
        return refuse(result, DIAG_ROLLUP_CUMULATIVE, diags);
    if (result->indicator->rollup == ROLLUP_WEIGHTED_MEAN) {
        if ((weigher = weight_of(plan, result, month, diags)) == NULL)
            return false;
        weight = weigher->value->numbers[0];
    }
    if (!add(total, result, weight)) {
        diag(diags, DIAG_ROLLUP_OVERFLOW, result->span, result->indicator->id, NULL);
        return false;
    }
    if (weigher != NULL)
        g_ptr_array_add(total->sources, (void *)(uintptr_t)weigher);
    if (!total->has_low && !total->has_high) /* "at least" and "at most" together say nothing */
        return refuse(result, DIAG_ROLLUP_NOT_NUMBER, diags);
    return true;
}

/* One end, divided by the weights unless it is a sum; a bound is never rounded beyond what it says. */
static bool finish_end(const struct total *total, bool sum, struct decimal end, enum decimal_rounding rounding,
                       struct decimal *number)
{
    if (sum)
        *number = end;
    else if (!decimal_divide_to(end, total->weights, MAX(total->places, MEAN_PLACES), rounding, number))
        return false;
    if (!sum)
        *number = decimal_trim(*number);
    return true;
}

static struct value *total_value(struct arena *arena, const struct total *total)
{
    const struct result *first = total->sources->pdata[0];
    struct value        *value = arena_new_struct(arena, struct value);

    *value = (struct value){.kind = VALUE_NUMBER,
                            .unit = total->unit,
                            .estimated = total->estimated,
                            .n_numbers = 1,
                            .numbers = arena_new_array(arena, struct decimal, 2),
                            .printed.span = first->value->printed.span,
                            .span = first->value->span};
    if (!total->has_low || !total->has_high) {
        value->relation = total->has_low ? RELATION_AT_LEAST : RELATION_AT_MOST;
    } else if (total->range) {
        value->kind = VALUE_RANGE;
        value->n_numbers = 2;
    }
    return value;
}

static const struct quotient *exact_mean(struct arena *arena, struct decimal sum, struct decimal weights)
{
    struct quotient *exact = arena_new_struct(arena, struct quotient);

    *exact = (struct quotient){sum, weights};
    return exact;
}

/* NULL, reported, if it can't be divided. */
static struct value *finish(struct arena *arena, const struct indicator *indicator, const struct total *total,
                            struct diags *diags)
{
    struct value *value = total_value(arena, total);
    bool          sum = indicator->rollup == ROLLUP_SUM, good;
    bool          bound = !total->has_low || !total->has_high || total->range;
    bool          turned = total->weights.coefficient < 0;

    good = finish_end(total, sum, total->has_low ? total->low : total->high,
                      !bound           ? DECIMAL_HALF
                      : total->has_low ? DECIMAL_DOWN
                                       : DECIMAL_UP,
                      &value->numbers[0]);
    if (good && value->kind == VALUE_RANGE)
        good = finish_end(total, sum, total->high, DECIMAL_UP, &value->numbers[1]);
    if (!good || (!sum && bound && turned)) {
        const struct result *first = total->sources->pdata[0];
        diag(diags, DIAG_ROLLUP_OVERFLOW, first->span, indicator->id, NULL);
        return NULL;
    }
    if (!sum && value->kind == VALUE_NUMBER)
        value->exact = exact_mean(arena, total->has_low ? total->low : total->high, total->weights);
    value->printed.text = value_number_text(arena, value);
    if (total->zero_led && !bound && value->numbers[0].scale == 0 && value->numbers[0].coefficient > 0 &&
        value->numbers[0].coefficient < 10)
        value->printed.text = arena_printf(arena, "0%s", value->printed.text);
    return value;
}

/* ---- Months without a figure ---- */

/* Adds "02" or "3". */
static void add_name(GString *names, const struct period_id *id)
{
    g_string_append_printf(names, "%s%s%d", names->len > 0 ? ", " : "", id->index < 3 ? "0" : "", id->index);
}

/*
 * The months of the whole period that should have a figure by its date and have none, in words; those that have a file
 * are told.  NULL: none.
 */
static const char *lacking(struct arena *arena, const struct period *whole, const struct indicator *indicator,
                           const GPtrArray *months, const struct result *place, struct diags *diags)
{
    GString         *names = g_string_new(NULL);
    const char      *words = NULL;
    unsigned         at = 0;
    bool             tell = false;
    struct period_id first = ((const struct period *)months->pdata[0])->id;
    int              from = whole != NULL ? whole->id.calendar.from.month : first.index;
    int              to = whole != NULL ? whole->id.calendar.to.month : 12;

    for (int month = from; month <= to; month++) {
        const struct period *there = at < months->len ? months->pdata[at] : NULL;
        char                *name = g_strdup_printf("%04d-%02d", first.year, month);
        struct period_id     id;

        if (there != NULL && there->id.index == month) {
            at++;
            if (!result_has_value(period_result(there, indicator, NULL))) {
                add_name(names, &there->id);
                tell = true;
            }
        } else if (whole != NULL && period_id_parse(name, &id) && date_compare(id.window.to, whole->as_of) <= 0) {
            add_name(names, &id);
        }
        g_free(name);
    }
    if (names->len > 0)
        words = arena_printf(arena, "chưa có số liệu tháng %s", names->str);
    if (tell)
        diag(diags, DIAG_ROLLUP_LACKING, place->span, indicator->id, rollup_rule_name(indicator->rollup), words, NULL);
    g_string_free(names, TRUE);
    return words;
}

static struct result *total_result(struct arena *arena, const struct plan *plan, const struct indicator *indicator,
                                   const GPtrArray *months, const struct period *whole, struct diags *diags)
{
    struct total   total = {.has_low = true, .has_high = true, .sources = g_ptr_array_new()};
    struct value  *value = NULL;
    struct result *result = NULL;
    bool           good = true, empty;

    for (unsigned i = 0; good && i < months->len; i++) {
        const struct period *month = months->pdata[i];
        good = add_month(plan, &total, period_result(month, indicator, NULL), month, diags);
    }
    empty = total.sources->len == 0;
    if (good && !empty)
        value = finish(arena, indicator, &total, diags);
    if (value != NULL) {
        const struct result *newest = total.sources->pdata[total.sources->len - 1];
        value->lacking = lacking(arena, whole, indicator, months, newest, diags);
        result = new_result(arena, indicator, value, newest);
        g_ptr_array_unref(result->sources);
        result->sources = total.sources;
        return result;
    }
    g_ptr_array_unref(total.sources);
    return good && empty ? latest(arena, indicator, months) : NULL; /* no month has a value: the newest reason */
}

struct result *rollup_result(struct arena *arena, const struct plan *plan, const struct indicator *indicator,
                             const GPtrArray *months, const struct period *whole, struct diags *diags)
{
    if (months->len == 0 || indicator->rollup == ROLLUP_MANUAL)
        return NULL;
    if (indicator->rollup == ROLLUP_LATEST || indicator->rollup == ROLLUP_CUMULATIVE)
        return latest(arena, indicator, months);
    if (indicator->rollup == ROLLUP_FIRST)
        return first(arena, indicator, months);
    return total_result(arena, plan, indicator, months, whole, diags);
}
