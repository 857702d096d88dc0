/*
 * plan_validate.c -- whether a plan agrees with itself.
 */
#include "validate.h"

#include "base/diag.h"

static bool has_due(const struct due *due)
{
    return due->span.line > 0;
}

/* due, parts and items exclude each other: each says when the task is due.  Stages may do without any of them. */
static void check_due(const struct task *task, struct diags *diags)
{
    unsigned ways = has_due(&task->due) + (task->parts->len > 0) + (task->children->len > 0);

    if (ways > 1)
        diag(diags, DIAG_TASK_DUE_TWICE, task->span, task->id, NULL);
    if (ways == 0 && task->stages->len == 0 && !task->carried)
        diag(diags, DIAG_TASK_NO_DUE, task->span, task->id, NULL);
}

static void check_due_in_plan(const struct task *task, const struct due *due, const struct plan *plan,
                              struct diags *diags)
{
    if (!task->carried && date_is_set(due->range.to) && date_compare(due->range.to, plan->range.from) < 0)
        diag(diags, DIAG_TASK_DUE_BEFORE_PLAN, due->span, task->id, NULL);
}

static void check_tasks(const GPtrArray *tasks, const struct plan *plan, struct diags *diags)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];

        check_due(task, diags);
        check_due_in_plan(task, &task->due, plan, diags);
        for (unsigned k = 0; k < task->parts->len; k++)
            check_due_in_plan(task, &((const struct task_part *)task->parts->pdata[k])->due, plan, diags);
        check_tasks(task->children, plan, diags);
    }
}

static void check_groups(const GPtrArray *groups, const struct plan *plan, struct diags *diags)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        check_tasks(group->items, plan, diags);
        check_groups(group->groups, plan, diags);
    }
}

static void check_requirement(const struct requirement *requirement, struct diags *diags)
{
    unsigned owing = requirement->agencies->len;

    for (unsigned i = 0; i < requirement->classes->len; i++)
        owing += ((const struct class *)requirement->classes->pdata[i])->size;
    if (owing == 0)
        diag(diags, DIAG_REQUIREMENT_NOBODY, requirement->span, requirement->id, NULL);
}

/* ---- How indicators are rolled up ---- */

static void collect_ids(const GPtrArray *indicators, GPtrArray *ids)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        g_ptr_array_add(ids, (char *)indicator->id);
        collect_ids(indicator->children, ids);
    }
}

static void collect_group_ids(const GPtrArray *groups, GPtrArray *ids)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        collect_ids(group->items, ids);
        collect_group_ids(group->groups, ids);
    }
}

static void report_weight(const struct indicator *indicator, const struct plan *plan, struct diags *diags)
{
    GPtrArray *ids = g_ptr_array_new();

    collect_group_ids(plan->indicator_groups, ids);
    g_ptr_array_add(ids, NULL);
    diag(diags, DIAG_UNKNOWN_INDICATOR, indicator->weight.span, indicator->weight.text,
         diag_nearest(indicator->weight.text, (const char *const *)ids->pdata), NULL);
    g_ptr_array_unref(ids);
}

/* A weighted mean needs something that weighs, and nothing else does; only the latest value can be carried over. */
static void check_rollup(const GPtrArray *indicators, const struct plan *plan, struct diags *diags)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        const char             *weight = indicator->weight.text;

        if (indicator->rollup == ROLLUP_WEIGHTED_MEAN && weight == NULL)
            diag(diags, DIAG_MISSING_KEY, indicator->span, "weight", NULL);
        else if (indicator->rollup != ROLLUP_WEIGHTED_MEAN && weight != NULL)
            diag(diags, DIAG_KEY_NOT_HERE, indicator->weight.span, "weight", "'rollup: weighted-mean'", NULL);
        else if (weight != NULL && !g_hash_table_contains(plan->indicators_by_id, weight))
            report_weight(indicator, plan, diags);
        if (indicator->carry && indicator->rollup != ROLLUP_LATEST)
            diag(diags, DIAG_KEY_NOT_HERE, indicator->span, "carry", "'rollup: latest'", NULL);
        check_rollup(indicator->children, plan, diags);
    }
}

static void check_rollup_groups(const GPtrArray *groups, const struct plan *plan, struct diags *diags)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        check_rollup(group->items, plan, diags);
        check_rollup_groups(group->groups, plan, diags);
    }
}

void plan_validate(const struct plan *plan, struct diags *diags)
{
    amendments_validate(plan, diags);
    check_rollup_groups(plan->indicator_groups, plan, diags);
    check_groups(plan->task_groups, plan, diags);
    check_groups(plan->carried_groups, plan, diags);
    if (plan->agencies->len > 0) /* else agencies.yaml is at fault */
        for (unsigned i = 0; i < plan->requirements->len; i++)
            check_requirement(plan->requirements->pdata[i], diags);
}
