/*
 * consolidate.c -- takes what agencies reported together, by exact decimals.
 */
#include "consolidate.h"

#include "base/lookup.h"
#include "indicator_state.h"

#define MEAN_PLACES 2 /* at least */

/* One indicator while its agencies' reports are taken together. */
struct consolidating {
    struct arena           *arena;
    const struct plan      *plan;
    struct period          *period;
    struct diags           *diags;
    const struct indicator *indicator;
    struct consolidation   *consolidation;
    struct decimal       sum, weights; /* of numbers, numerators or number * weight; of denominators, weights or ones */
    int                  places;       /* the most decimals of a number */
    const char          *unit;
    const struct result *best;    /* smallest, largest, latest */
    const struct quotient *exact; /* of a mean, a ratio */
    unsigned               counted;
    bool                   estimated, failed;
};

const char *consolidate_rule_name(enum consolidate_rule rule)
{
    static const char *const names[] = {
        [CONSOLIDATE_LEAD] = "lead",     [CONSOLIDATE_SUM] = "sum",
        [CONSOLIDATE_MEAN] = "mean",     [CONSOLIDATE_WEIGHTED_MEAN] = "weighted-mean",
        [CONSOLIDATE_RATIO] = "ratio",   [CONSOLIDATE_COUNT] = "count",
        [CONSOLIDATE_MIN] = "min",       [CONSOLIDATE_MAX] = "max",
        [CONSOLIDATE_LATEST] = "latest",
    };

    return names[rule];
}

/* A number can't be had; the whole figure fails. */
static void refuse(struct consolidating *making, const struct result *result, enum diag_code code)
{
    diag(making->diags, code, result->span, making->indicator->id, consolidate_rule_name(making->indicator->from.rule),
         result->agency->name.text, NULL);
    making->failed = true;
}

/* ---- Who should report, and who did ---- */

static void note_agency(struct consolidating *making, const struct agency *agency)
{
    const struct result *result = period_result(making->period, making->indicator, agency);

    making->consolidation->expected++;
    if (result_has_value(result))
        g_ptr_array_add(making->consolidation->given, (gpointer)(uintptr_t)result);
    else
        g_ptr_array_add(making->consolidation->missing, (gpointer)(uintptr_t)agency);
}

static void note_class(struct consolidating *making, const struct class *class)
{
    for (unsigned i = 0; i < making->plan->agencies->len; i++) {
        const struct agency *agency = making->plan->agencies->pdata[i];

        if (!agency->merger.applied && g_ptr_array_find(agency->classes, class, NULL))
            note_agency(making, agency);
    }
}

/* ---- Numbers ---- */

static bool is_number(const struct value *value)
{
    return value->kind == VALUE_NUMBER && value->n_numbers == 1 && value->relation == RELATION_NONE;
}

/* The weight of an agency's number; false, reported, if there is none. */
static bool weight_of(struct consolidating *making, const struct result *result, struct decimal *weight)
{
    const struct indicator *weigher = table_find(making->plan->indicators_by_id, making->indicator->from.weight.text);
    const struct result    *found = weigher != NULL ? period_result(making->period, weigher, result->agency) : NULL;

    if (result_has_value(found) && is_number(found->value)) {
        *weight = found->value->numbers[0];
        return true;
    }
    refuse(making, result, DIAG_CONSOLIDATE_NO_WEIGHT);
    return false;
}

static void add(struct consolidating *making, const struct result *result, struct decimal number, struct decimal weight)
{
    if (!decimal_add(making->sum, number, &making->sum) || !decimal_add(making->weights, weight, &making->weights))
        refuse(making, result, DIAG_CONSOLIDATE_OVERFLOW);
}

static void add_weighed(struct consolidating *making, const struct result *result)
{
    struct decimal weight, weighed;

    if (!weight_of(making, result, &weight))
        return;
    if (decimal_multiply(result->value->numbers[0], weight, &weighed))
        add(making, result, weighed, weight);
    else
        refuse(making, result, DIAG_CONSOLIDATE_OVERFLOW);
}

static void add_ratio(struct consolidating *making, const struct result *result)
{
    if (result->value->numerator == NULL || result->value->denominator == NULL)
        refuse(making, result, DIAG_CONSOLIDATE_NO_PARTS);
    else
        add(making, result, *result->value->numerator, *result->value->denominator);
}

static void count(struct consolidating *making, struct decimal number)
{
    const struct consolidate_by *from = &making->indicator->from;
    bool                         bounded = from->at_least != NULL || from->at_most != NULL;

    if (bounded ? (from->at_least == NULL || decimal_compare(number, *from->at_least) >= 0) &&
                      (from->at_most == NULL || decimal_compare(number, *from->at_most) <= 0)
                : number.coefficient != 0)
        making->counted++;
}

/* Is a result to be taken before the best so far? */
static bool is_better(const struct consolidating *making, const struct result *result)
{
    const struct received *now, *then;

    if (making->best == NULL)
        return true;
    if (making->indicator->from.rule == CONSOLIDATE_LATEST) {
        now = period_received(making->period, result->agency);
        then = period_received(making->period, making->best->agency);
        return date_is_set(now->date) && (!date_is_set(then->date) || date_compare(now->date, then->date) > 0);
    }
    return making->indicator->from.rule == CONSOLIDATE_MIN
               ? decimal_compare(result->value->numbers[0], making->best->value->numbers[0]) < 0
               : decimal_compare(result->value->numbers[0], making->best->value->numbers[0]) > 0;
}

/* Takes one agency's report in. */
static void take(struct consolidating *making, const struct result *result)
{
    enum consolidate_rule rule = making->indicator->from.rule;

    if (!is_number(result->value)) {
        refuse(making, result, DIAG_CONSOLIDATE_NOT_NUMBER);
        return;
    }
    if (making->weights.coefficient + (making->best != NULL) + making->counted > 0 &&
        g_strcmp0(making->unit, result->value->unit) != 0) {
        refuse(making, result, DIAG_CONSOLIDATE_UNIT);
        return;
    }
    making->unit = result->value->unit;
    making->places = MAX(making->places, result->value->numbers[0].scale);
    making->estimated = making->estimated || result->value->estimated;
    if (rule == CONSOLIDATE_RATIO)
        add_ratio(making, result);
    else if (rule == CONSOLIDATE_WEIGHTED_MEAN)
        add_weighed(making, result);
    else if (rule == CONSOLIDATE_COUNT)
        count(making, result->value->numbers[0]);
    else if (rule == CONSOLIDATE_SUM || rule == CONSOLIDATE_MEAN)
        add(making, result, result->value->numbers[0], decimal_from_int(1));
    else if (is_better(making, result))
        making->best = result;
}

/* The number that the rule makes; false, reported, if it can't be had. */
static bool conclude(struct consolidating *making, struct decimal *number)
{
    enum consolidate_rule rule = making->indicator->from.rule;
    const struct result  *first = making->consolidation->given->pdata[0];
    struct decimal        sum = making->sum;
    struct quotient      *exact;

    if (rule == CONSOLIDATE_SUM || rule == CONSOLIDATE_COUNT) {
        *number = rule == CONSOLIDATE_SUM ? sum : decimal_from_int(making->counted);
        return true;
    }
    if (rule == CONSOLIDATE_RATIO && g_strcmp0(making->indicator->unit, "%") == 0 &&
        !decimal_multiply(sum, decimal_from_int(100), &sum)) {
        refuse(making, first, DIAG_CONSOLIDATE_OVERFLOW);
        return false;
    }
    if (!decimal_divide(sum, making->weights,
                        rule == CONSOLIDATE_RATIO ? MEAN_PLACES : MAX(making->places, MEAN_PLACES), number)) {
        refuse(making, first, making->weights.coefficient == 0 ? DIAG_CONSOLIDATE_NOTHING : DIAG_CONSOLIDATE_OVERFLOW);
        return false;
    }
    *number = decimal_trim(*number);
    exact = arena_new_struct(making->arena, struct quotient);
    *exact = (struct quotient){sum, making->weights};
    making->exact = exact;
    return true;
}

static struct value *number_value(struct consolidating *making, struct decimal number)
{
    const struct result *first = making->consolidation->given->pdata[0];
    struct value        *value = arena_new_struct(making->arena, struct value);
    bool                 counted = making->indicator->from.rule == CONSOLIDATE_COUNT;

    *value = (struct value){
        .kind = VALUE_NUMBER, .estimated = making->estimated, .n_numbers = 1, .span = first->value->span};
    value->exact = making->exact;
    value->unit = counted ? NULL : making->unit;
    value->numbers = arena_new_struct(making->arena, struct decimal);
    value->numbers[0] = number;
    value->printed.span = first->value->span;
    value->printed.text = value_number_text(making->arena, value);
    if (making->indicator->from.rule == CONSOLIDATE_RATIO) {
        struct decimal *parts = arena_new_array(making->arena, struct decimal, 2);

        parts[0] = making->sum;
        parts[1] = making->weights;
        value->numerator = &parts[0];
        value->denominator = &parts[1];
    }
    return value;
}

/* ---- One indicator ---- */

static bool same_value(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind || a->relation != b->relation || a->n_numbers != b->n_numbers ||
        g_strcmp0(a->unit, b->unit) != 0)
        return false;
    for (unsigned i = 0; i < a->n_numbers; i++)
        if (decimal_compare(a->numbers[i], b->numbers[i]) != 0)
            return false;
    return a->kind != VALUE_TEXT || g_strcmp0(a->printed.text, b->printed.text) == 0;
}

/* What the leads say, if those that say something agree. */
static struct value *value_of_leads(const struct consolidation *consolidation)
{
    const struct result *first = consolidation->given->pdata[0];

    for (unsigned i = 1; i < consolidation->given->len; i++)
        if (!same_value(first->value, ((const struct result *)consolidation->given->pdata[i])->value))
            return NULL;
    return first->value;
}

static struct value *value_of_class(struct consolidating *making)
{
    struct decimal number;

    for (unsigned i = 0; i < making->consolidation->given->len && !making->failed; i++)
        take(making, making->consolidation->given->pdata[i]);
    if (making->failed)
        return NULL;
    if (making->best != NULL)
        return making->best->value;
    return conclude(making, &number) ? number_value(making, number) : NULL;
}

static void set_result(struct consolidating *making, struct value *value)
{
    struct result *result = arena_new_struct(making->arena, struct result);

    *result = (struct result){.indicator = making->indicator,
                              .value = value,
                              .rule = consolidate_rule_name(making->indicator->from.rule),
                              .sources = making->consolidation->given,
                              .span = ((const struct result *)making->consolidation->given->pdata[0])->span};
    making->consolidation->result = result;
    if (period_result(making->period, making->indicator, NULL) != NULL)
        return;
    making->consolidation->used = true;
    g_ptr_array_add(making->period->results, result);
    period_set_result(making->period, result);
}

static void visit_indicator(struct consolidating *making)
{
    const struct consolidate_by *from = &making->indicator->from;
    struct consolidation        *consolidation = arena_new_struct(making->arena, struct consolidation);
    struct value                *value = NULL;

    *consolidation = (struct consolidation){
        .indicator = making->indicator, .given = g_ptr_array_new(), .missing = g_ptr_array_new()};
    making->consolidation = consolidation;
    if (from->rule != CONSOLIDATE_LEAD)
        note_class(making, from->class);
    for (unsigned i = 0; from->rule == CONSOLIDATE_LEAD && i < list_length(making->indicator->lead.agencies); i++)
        note_agency(making, making->indicator->lead.agencies->pdata[i]);
    /* nobody said that it comes from agencies, and none says anything */
    if (consolidation->given->len == 0 && from->span.line == 0) {
        g_ptr_array_unref(consolidation->given);
        g_ptr_array_unref(consolidation->missing);
        return;
    }
    g_ptr_array_add(making->period->consolidations, consolidation);
    g_hash_table_insert(making->period->consolidations_by_id, (char *)making->indicator->id, consolidation);
    if (consolidation->given->len > 0)
        value = from->rule == CONSOLIDATE_LEAD ? value_of_leads(consolidation) : value_of_class(making);
    if (value != NULL)
        set_result(making, value);
}

/* ---- The plan ---- */

static void visit_list(const struct consolidating *of, const GPtrArray *indicators)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        struct consolidating making = *of;

        making.indicator = indicators->pdata[i];
        if (making.indicator->from.rule == CONSOLIDATE_LEAD || making.indicator->from.class != NULL)
            visit_indicator(&making);
        visit_list(of, making.indicator->children);
    }
}

static void visit_groups(const struct consolidating *of, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];

        visit_list(of, group->items);
        visit_groups(of, group->groups);
    }
}

/* An empty list of results is shared with every other that is not given: the period gets one of its own. */
static void own_results(struct period *period)
{
    GPtrArray *results = g_ptr_array_sized_new(period->results->len);

    g_ptr_array_extend(results, period->results, NULL, NULL);
    period->results = results;
}

void consolidate(struct arena *arena, const struct plan *plan, struct period *period, struct diags *diags)
{
    struct consolidating of = {.arena = arena, .plan = plan, .period = period, .diags = diags};

    if (list_length(period->received) == 0)
        return;
    period->consolidations = g_ptr_array_new();
    period->consolidations_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    own_results(period);
    visit_groups(&of, plan->indicator_groups);
}

void consolidate_free(struct period *period)
{
    if (period == NULL || period->consolidations == NULL)
        return;
    for (unsigned i = 0; i < period->consolidations->len; i++) {
        const struct consolidation *consolidation = period->consolidations->pdata[i];

        g_ptr_array_unref(consolidation->given);
        g_ptr_array_unref(consolidation->missing);
    }
    g_ptr_array_unref(period->consolidations);
    g_hash_table_unref(period->consolidations_by_id);
    g_ptr_array_unref(period->results);
    period->consolidations = NULL;
}

const struct consolidation *consolidation_of(const struct period *period, const struct indicator *indicator)
{
    return period == NULL ? NULL : table_find(period->consolidations_by_id, indicator->id);
}
