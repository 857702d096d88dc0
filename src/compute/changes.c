/*
 * changes.c -- compares two periods of one plan.
 */
#include "changes.h"

#include "base/arena.h"
#include "base/lookup.h"
#include "indicator_state.h"
#include "task_state.h"
#include "viet.h"

/* What is handed down while the plan is walked. */
struct comparison {
    struct arena        *arena;
    struct changes      *changes;
    const struct plan   *plan, *plan_before; /* each of its own day */
    const struct period *before, *after;
    struct reckoning     reckoning_before, reckoning_after;
};

const char *change_kind_name(enum change_kind kind)
{
    static const char *const names[CHANGE_KIND_COUNT] = {
        [CHANGE_UP] = "up",
        [CHANGE_DOWN] = "down",
        [CHANGE_OTHER] = "other",
        [CHANGE_RESTATED] = "restated",
        [CHANGE_DONE] = "done",
        [CHANGE_REOPENED] = "reopened",
        [CHANGE_OVERDUE] = "overdue",
        [CHANGE_BEGUN] = "begun",
        [CHANGE_NEW] = "new",
        [CHANGE_GONE] = "gone",
        [CHANGE_SUBMITTED] = "submitted",
        [CHANGE_WITHDRAWN] = "withdrawn",
    };

    return names[kind];
}

const char *change_words(struct arena *arena, struct decimal difference, const char *unit)
{
    const char *points = g_strcmp0(unit, "%") == 0 ? " điểm %" : "";

    if (difference.coefficient == 0)
        return "không thay đổi";
    if (difference.coefficient > 0)
        return arena_printf(arena, "tăng %s%s", viet_number(arena, difference), points);
    difference.coefficient = -difference.coefficient;
    return arena_printf(arena, "giảm %s%s", viet_number(arena, difference), points);
}

static struct change *add_change(struct comparison *comparison, enum change_kind kind)
{
    struct change *change = arena_new_struct(comparison->arena, struct change);

    change->kind = kind;
    g_ptr_array_add(comparison->changes->list, change);
    return change;
}

/* ---- Indicators ---- */

bool changes_difference(const struct value *before, const struct value *after, struct decimal *difference)
{
    if (before == NULL || after == NULL || before->kind != VALUE_NUMBER || after->kind != VALUE_NUMBER ||
        before->n_numbers == 0 || after->n_numbers == 0 || before->relation != RELATION_NONE ||
        after->relation != RELATION_NONE || g_strcmp0(before->unit, after->unit) != 0)
        return false;
    return decimal_subtract(after->numbers[0], before->numbers[0], difference);
}

enum change_sense changes_sense(const struct indicator *indicator, struct decimal difference)
{
    if (difference.coefficient == 0 || !indicator_is_judged(indicator))
        return CHANGE_NEITHER;
    return (difference.coefficient > 0) != (indicator->direction == DIRECTION_AT_MOST) ? CHANGE_BETTER : CHANGE_WORSE;
}

/* Are these two different words on one and the same thing? */
static bool is_restated(const struct comparison *comparison, const struct value *before, const struct value *after,
                        struct decimal difference)
{
    if (before->as_of.text != NULL && g_strcmp0(before->as_of.text, after->as_of.text) == 0)
        return true;
    return before->cumulative && after->cumulative && difference.coefficient < 0 &&
           comparison->before->id.year == comparison->after->id.year;
}

static void compare_values(struct comparison *comparison, const struct indicator *indicator,
                           const struct result *before, const struct result *after)
{
    struct decimal difference = {0};
    bool           numbers = changes_difference(before->value, after->value, &difference);
    struct change *change;

    if (numbers ? difference.coefficient == 0 : g_strcmp0(before->value->printed.text, after->value->printed.text) == 0)
        return;
    change = add_change(comparison, !numbers ? CHANGE_OTHER : difference.coefficient > 0 ? CHANGE_UP : CHANGE_DOWN);
    if (is_restated(comparison, before->value, after->value, difference))
        change->kind = CHANGE_RESTATED;
    change->indicator = indicator;
    change->result_before = before;
    change->result_after = after;
    change->uncertain = !numbers && (indicator_is_bound(before->value) || indicator_is_bound(after->value));
    change->has_difference = numbers;
    change->difference = difference;
    change->sense = numbers ? changes_sense(indicator, difference) : CHANGE_NEITHER;
}

static void compare_indicators(struct comparison *comparison, const GPtrArray *indicators)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        const struct result    *before =
            indicator_result(comparison->arena, comparison->plan, comparison->before, indicator);
        const struct result *after =
            indicator_result(comparison->arena, comparison->plan, comparison->after, indicator);

        if (result_has_value(before) && result_has_value(after)) {
            compare_values(comparison, indicator, before, after);
        } else if (result_has_value(before) || result_has_value(after)) {
            struct change *change = add_change(comparison, result_has_value(after) ? CHANGE_NEW : CHANGE_GONE);
            change->indicator = indicator;
            change->result_before = before;
            change->result_after = after;
        }
        compare_indicators(comparison, indicator->children);
    }
}

static void compare_indicator_groups(struct comparison *comparison, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        compare_indicator_groups(comparison, group->groups);
        compare_indicators(comparison, group->items);
    }
}

/* ---- Tasks ---- */

/* False: nothing that would be told changed. */
static bool task_kind(const struct change *change, enum change_kind *kind)
{
    bool done_before = change->state_before == TASK_DONE, done_after = change->state_after == TASK_DONE;

    if (done_after != done_before)
        *kind = done_after ? CHANGE_DONE : CHANGE_REOPENED;
    else if (done_after)
        return false;
    else if (change->overdue_after && !change->overdue_before)
        *kind = CHANGE_OVERDUE;
    else if (change->state_before == TASK_TODO && change->state_after == TASK_DOING)
        *kind = CHANGE_BEGUN;
    else
        return false;
    return true;
}

static void compare_task(struct comparison *comparison, const struct task *task)
{
    const struct task *then = table_find(comparison->plan_before->tasks_by_id, task->id);
    struct change      change = {.task = task};
    struct task_status before, after;
    enum change_kind   kind;

    change.progress_before = table_find(comparison->before->progress_by_id, task->id);
    change.progress_after = table_find(comparison->after->progress_by_id, task->id);
    before = task_status(&comparison->reckoning_before, then != NULL ? then : task, change.progress_before);
    after = task_status(&comparison->reckoning_after, task, change.progress_after);
    change.state_before = before.state;
    change.state_after = after.state;
    change.overdue_before = before.standing == STANDING_OVERDUE;
    change.overdue_after = after.standing == STANDING_OVERDUE;
    if (task_kind(&change, &kind)) {
        change.kind = kind;
        *add_change(comparison, kind) = change;
    }
}

static void compare_tasks(struct comparison *comparison, const GPtrArray *tasks)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];

        if (task->children->len == 0)
            compare_task(comparison, task);
        compare_tasks(comparison, task->children);
    }
}

static void compare_task_groups(struct comparison *comparison, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        compare_task_groups(comparison, group->groups);
        compare_tasks(comparison, group->items);
    }
}

/* ---- Requirements ---- */

/* Of those who owe it now, and submitted by the one statement, the ones that did not by the other.  NULL: none. */
static GPtrArray *agencies_less(const struct plan *plan, const struct requirement *requirement,
                                const struct submission *a, const struct submission *b)
{
    GHashTable *in_a = submission_set(plan, a, a != NULL ? a->submitted : NULL),
               *in_b = submission_set(plan, b, b != NULL ? b->submitted : NULL);
    GPtrArray *rest = g_ptr_array_new();

    for (unsigned i = 0; i < list_length(plan->agencies); i++) {
        const struct agency *agency = plan->agencies->pdata[i];
        if (g_hash_table_contains(in_a, agency) && !g_hash_table_contains(in_b, agency) &&
            requirement_owes_in(requirement, agency))
            g_ptr_array_add(rest, (void *)(uintptr_t)agency);
    }
    g_hash_table_unref(in_a);
    g_hash_table_unref(in_b);
    if (rest->len > 0)
        return rest;
    g_ptr_array_unref(rest);
    return NULL;
}

static void compare_requirement(struct comparison *comparison, const struct requirement *requirement)
{
    const struct submission *before = table_find(comparison->before->submissions_by_id, requirement->id);
    const struct submission *after = table_find(comparison->after->submissions_by_id, requirement->id);
    GPtrArray               *submitted = agencies_less(comparison->plan, requirement, after, before);
    GPtrArray *withdrawn = after != NULL ? agencies_less(comparison->plan, requirement, before, after) : NULL;

    if (submitted != NULL) {
        struct change *change = add_change(comparison, CHANGE_SUBMITTED);
        change->requirement = requirement;
        change->agencies = submitted;
    }
    if (withdrawn != NULL) {
        struct change *change = add_change(comparison, CHANGE_WITHDRAWN);
        change->requirement = requirement;
        change->agencies = withdrawn;
    }
}

/* ---- All of it ---- */

struct changes *changes_compute(struct arena *arena, const struct plan *plan, const struct period *before,
                                const struct period *after)
{
    struct changes   *changes = g_new0(struct changes, 1);
    struct comparison comparison = {.arena = arena,
                                    .changes = changes,
                                    .plan = plan,
                                    .before = before,
                                    .after = after,
                                    .plan_before = plan_at(plan, before->as_of),
                                    .reckoning_before = reckoning_of(plan, before),
                                    .reckoning_after = reckoning_of(plan, after)};

    changes->list = g_ptr_array_new();
    compare_indicator_groups(&comparison, plan->indicator_groups);
    compare_task_groups(&comparison, plan->task_groups);
    compare_task_groups(&comparison, plan->carried_groups);
    for (unsigned i = 0; i < list_length(plan->requirements); i++)
        compare_requirement(&comparison, plan->requirements->pdata[i]);
    return changes;
}

void changes_free(struct changes *changes)
{
    if (changes == NULL)
        return;
    for (unsigned i = 0; i < changes->list->len; i++) {
        struct change *change = changes->list->pdata[i];
        if (change->agencies != NULL)
            g_ptr_array_unref(change->agencies);
    }
    g_ptr_array_unref(changes->list);
    g_free(changes);
}

/* ---- Finished in this period ---- */

bool changes_newly_done(const struct plan *plan, const struct period *period, const struct task *task)
{
    const struct date_range *window = &period->id.window;
    const struct progress   *now = table_find(period->progress_by_id, task->id);
    const struct progress   *then = table_find(period->stood_by_id, task->id);
    struct reckoning         reckoning = reckoning_of(plan, period), before = reckoning;

    if (task_status(&reckoning, task, now).state != TASK_DONE)
        return false;
    if (date_is_set(now->done_on))
        return date_compare(window->from, now->done_on) <= 0 && date_compare(now->done_on, window->to) <= 0;
    before.as_of = date_add_days(window->from, -1);
    return task_status(&before, task, then).state != TASK_DONE;
}
