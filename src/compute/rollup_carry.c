/*
 * rollup_carry.c -- results that are carried over from earlier periods.
 */
#include "base/arena.h"
#include "base/lookup.h"
#include "rollup_int.h"
#include "rollup_value.h"

typedef bool indicator_visitor(const struct indicator *indicator, void *context);

/* True as soon as a visit is. */
static bool visit_indicators(const GPtrArray *indicators, indicator_visitor *visit, void *context)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        if (visit(indicator, context) || visit_indicators(indicator->children, visit, context))
            return true;
    }
    return false;
}

static bool visit_groups(const GPtrArray *groups, indicator_visitor *visit, void *context)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (visit_indicators(group->items, visit, context) || visit_groups(group->groups, visit, context))
            return true;
    }
    return false;
}

static bool wants_carry(const struct indicator *indicator, const struct period *period)
{
    return indicator->carry && indicator->rollup == ROLLUP_LATEST && period_result(period, indicator, NULL) == NULL;
}

static bool visit_wanting(const struct indicator *indicator, void *context)
{
    return wants_carry(indicator, context);
}

bool rollup_wants_carry(const struct plan *plan, const struct period *period)
{
    return visit_groups(plan->indicator_groups, visit_wanting, (void *)(uintptr_t)period);
}

struct carrying {
    struct rolled       *rollup;
    const struct period *earlier;
};

static bool visit_carrying(const struct indicator *indicator, void *context)
{
    struct carrying     *carrying = context;
    struct rolled       *rollup = carrying->rollup;
    const struct result *known = period_result(carrying->earlier, indicator, NULL);
    struct result       *result;

    if (!wants_carry(indicator, &rollup->period) || !result_has_value(known))
        return false;
    result = arena_new_struct(rollup->arena, struct result);
    *result = *known;
    result->value = rollup_dated_value(rollup->arena, known->value, carrying->earlier);
    result->rule = "carry";
    result->sources = g_ptr_array_new();
    g_ptr_array_add(result->sources, (void *)(uintptr_t)known);
    rollup_add_result(rollup, result);
    return false;
}

void rollup_carry(struct rolled *rollup, const struct plan *plan, const struct period *earlier)
{
    struct carrying carrying = {.rollup = rollup, .earlier = earlier};

    visit_groups(plan->indicator_groups, visit_carrying, &carrying);
}

static GHashTable *table_copy(GHashTable *table)
{
    GHashTable    *copy = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    void          *key, *item;

    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, &key, &item))
        g_hash_table_insert(copy, key, item);
    return copy;
}

struct rolled *rollup_new_of(struct arena *arena, const struct period *period)
{
    struct rolled *rollup = arena_new_struct(arena, struct rolled);

    rollup->arena = arena;
    rollup->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    rollup->stood_progress = g_hash_table_new(g_str_hash, g_str_equal);
    rollup->stood_submissions = g_hash_table_new(g_str_hash, g_str_equal);
    rollup->period = *period;
    rollup->period.results = rollup_list(rollup);
    g_ptr_array_extend(rollup->period.results, period->results, NULL, NULL);
    rollup->period.results_by_id = table_copy(period->results_by_id);
    rollup->period.progress_by_id = table_copy(period->progress_by_id);
    rollup->period.submissions_by_id = table_copy(period->submissions_by_id);
    rollup->period.stood_by_id = rollup->stood_progress;
    return rollup;
}
