/*
 * period_validate.c -- whether a period agrees with itself and with its plan.
 */
#include "validate.h"

#include "base/lookup.h"

#include "base/diag.h"

/* Enough for "10/5/2026". */
#define DAY_TEXT_MAX 32

static const char *date_text(struct date date, char text[DAY_TEXT_MAX])
{
    g_snprintf(text, DAY_TEXT_MAX, "%d/%d/%d", date.day, date.month, date.year);
    return text;
}

/* ---- What the period says ---- */

static void check_done(enum task_state state, struct date done_on, struct span span, const struct period *period,
                       struct diags *diags)
{
    char done[DAY_TEXT_MAX], as_of[DAY_TEXT_MAX];

    if (!date_is_set(done_on))
        return;
    if (state != TASK_DONE)
        diag(diags, DIAG_DONE_ON_OPEN, span, NULL);
    else if (date_is_set(period->as_of) && date_compare(done_on, period->as_of) > 0)
        diag(diags, DIAG_DONE_AFTER_AS_OF, span, date_text(done_on, done), date_text(period->as_of, as_of), NULL);
}

static void check_progress(const struct progress *progress, const struct period *period, struct diags *diags)
{
    if (progress->task->children->len > 0)
        diag(diags, DIAG_PROGRESS_FOR_HEADING, progress->span, progress->task->id, NULL);
    if (progress->state_given)
        check_done(progress->state, progress->done_on, progress->span, period, diags);
    for (unsigned i = 0; i < progress->parts->len; i++) {
        const struct part_progress *part = progress->parts->pdata[i];
        check_done(part->state, part->done_on, part->span, period, diags);
    }
}

/* The plan's rule says what values are. */
static void check_cumulative(const struct result *result, struct diags *diags)
{
    static const char *const summed[] = {[ROLLUP_LATEST] = NULL,
                                         [ROLLUP_FIRST] = NULL,
                                         [ROLLUP_SUM] = "sum",
                                         [ROLLUP_MEAN] = "mean",
                                         [ROLLUP_WEIGHTED_MEAN] = "weighted-mean",
                                         [ROLLUP_CUMULATIVE] = NULL,
                                         [ROLLUP_MANUAL] = NULL};
    enum rollup              rule = result->indicator->rollup;

    if (rule == ROLLUP_CUMULATIVE ? result->value->not_cumulative : summed[rule] != NULL && result->value->cumulative)
        diag(diags, DIAG_CUMULATIVE_FLAG, result->span, result->indicator->id,
             rule == ROLLUP_CUMULATIVE ? "cumulative" : summed[rule], NULL);
}

/* ---- What it leaves out ---- */

/* Has the last day come?  A day before which something is due is no longer in time itself. */
static bool is_due(const struct due *due, const struct period *period)
{
    return (due->kind == DUE_SPAN || due->kind == DUE_BEFORE) && date_is_set(due->range.to) &&
           date_is_set(period->as_of) && date_compare(due->range.to, period->as_of) <= 0;
}

static bool task_is_due(const struct task *task, const struct period *period)
{
    for (unsigned i = 0; i < task->parts->len; i++)
        if (is_due(&((const struct task_part *)task->parts->pdata[i])->due, period))
            return true;
    return is_due(&task->due, period);
}

/* Was an entry given, though an error was found in it? */
static bool is_unreadable(const struct period *period, const void *target)
{
    return period->unreadable != NULL && g_hash_table_contains(period->unreadable, target);
}

/* Does it say nothing of a task that is not known to be done? */
static bool is_silent(const struct period *period, const struct task *task)
{
    const struct progress *progress = table_find(period->progress_by_id, task->id);

    return progress == NULL || (progress->period != NULL && progress->state != TASK_DONE);
}

static void check_tasks(const GPtrArray *tasks, const struct period *period, struct diags *diags)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];

        if (task->children->len > 0)
            check_tasks(task->children, period, diags);
        else if (task_is_due(task, period) && is_silent(period, task) && !is_unreadable(period, task))
            diag(diags, DIAG_PROGRESS_MISSING, task->span, task->id, NULL);
    }
}

static void check_task_groups(const GPtrArray *groups, const struct period *period, struct diags *diags)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        check_tasks(group->items, period, diags);
        check_task_groups(group->groups, period, diags);
    }
}

static void check_indicators(const GPtrArray *indicators, const struct period *period, struct diags *diags)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];

        if (indicator->children->len > 0)
            check_indicators(indicator->children, period, diags);
        else if (period_result(period, indicator, NULL) == NULL && !is_unreadable(period, indicator) &&
                 table_find(period->consolidations_by_id, indicator->id) == NULL) /* told by who consolidates */
            diag(diags, DIAG_RESULT_MISSING, indicator->span, indicator->id, NULL);
    }
}

static void check_indicator_groups(const GPtrArray *groups, const struct period *period, struct diags *diags)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        check_indicators(group->items, period, diags);
        check_indicator_groups(group->groups, period, diags);
    }
}

/* A period that gives no progress or no results at all has nothing to be complete about. */
void period_validate_whole(const struct period *period, const struct plan *plan, struct diags *diags)
{
    if (period->progress->len > 0) {
        check_task_groups(plan->task_groups, period, diags);
        check_task_groups(plan->carried_groups, period, diags);
    }
    if (period->results->len > 0 || period->results_awaited)
        check_indicator_groups(plan->indicator_groups, period, diags);
}

void period_validate(const struct period *period, struct diags *diags)
{
    for (unsigned i = 0; i < list_length(period->results); i++)
        check_cumulative(period->results->pdata[i], diags);
    for (unsigned i = 0; i < period->progress->len; i++)
        check_progress(period->progress->pdata[i], period, diags);
}
