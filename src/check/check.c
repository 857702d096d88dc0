/*
 * check.c -- runs the checks, and walks for them.
 */
#include "check.h"

#include <string.h>

#include "check_int.h"

static void each_indicator(struct check *check, const GPtrArray *indicators, indicator_visit *visit)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        visit(check, indicator);
        each_indicator(check, indicator->children, visit);
    }
}

void check_each_indicator(struct check *check, const GPtrArray *groups, indicator_visit *visit)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        each_indicator(check, group->items, visit);
        check_each_indicator(check, group->groups, visit);
    }
}

static void each_task(struct check *check, const GPtrArray *tasks, task_visit *visit)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];
        if (task->children->len == 0)
            visit(check, task);
        each_task(check, task->children, visit);
    }
}

void check_each_task(struct check *check, const GPtrArray *groups, task_visit *visit)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        each_task(check, group->items, visit);
        check_each_task(check, group->groups, visit);
    }
}

void check_all(const struct plan *plan, const struct period *period, const struct period *previous,
               const struct facts *facts, struct diags *diags)
{
    struct check check = {.arena = arena_new(),
                          .plan = plan,
                          .period = period,
                          .previous = previous,
                          .facts = facts,
                          .diags = diags,
                          .wholes = g_ptr_array_new()};

    check_indicators(&check);
    check_tasks(&check);
    check_issued(&check);
    check_rules(&check);
    check_texts(&check);
    if (check.names != NULL)
        g_hash_table_unref(check.names);
    if (check.citations != NULL)
        g_hash_table_unref(check.citations);
    g_ptr_array_unref(check.wholes);
    arena_free(check.arena);
}
