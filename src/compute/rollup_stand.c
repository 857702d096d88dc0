/*
 * rollup_stand.c -- what earlier months say of tasks and requirements stands as long as nothing else is said.
 */

#include "base/arena.h"
#include "base/diag.h"
#include "base/lookup.h"
#include "rollup_int.h"
#include "validate.h"

/* ---- A task ---- */

static struct part_progress *find_part(const GPtrArray *parts, const struct task_part *part)
{
    for (unsigned i = 0; i < list_length(parts); i++)
        if (((struct part_progress *)parts->pdata[i])->part == part)
            return parts->pdata[i];
    return NULL;
}

/* What an older statement says of a part, and the newer of the whole leaves standing; NULL: nothing. */
static struct part_progress *part_then(struct rolled *rollup, const struct progress *newer,
                                       const struct progress *older, const struct task_part *part)
{
    struct part_progress *then = find_part(older->parts, part);

    if (then == NULL && older->state_given && older->state == TASK_DONE && !newer->state_given) {
        then = arena_new_struct(rollup->arena, struct part_progress);
        *then = (struct part_progress){part, TASK_DONE, older->done_on, older->span};
    }
    if (then != NULL && newer->state_given && newer->state != TASK_DOING && then->state != newer->state)
        return NULL; /* the whole is done, or not begun: so is each part */
    return then;
}

/* A part's newest state; the day on which it was done is the older one's if the newer says none. */
static struct part_progress *part_now(struct rolled *rollup, struct part_progress *now,
                                      const struct part_progress *then)
{
    struct part_progress *dated;

    if (then == NULL || now->state != TASK_DONE || then->state != TASK_DONE || date_is_set(now->done_on))
        return now;
    dated = arena_new_struct(rollup->arena, struct part_progress);
    *dated = *now;
    dated->done_on = then->done_on;
    return dated;
}

static void join_parts(struct rolled *rollup, struct progress *newer, const struct progress *older)
{
    GPtrArray *joined = rollup_list(rollup);

    for (unsigned i = 0; i < list_length(newer->task->parts); i++) {
        const struct task_part *part = newer->task->parts->pdata[i];
        struct part_progress   *now = find_part(newer->parts, part), *then = part_then(rollup, newer, older, part);

        if (now != NULL)
            g_ptr_array_add(joined, part_now(rollup, now, then));
        else if (then != NULL)
            g_ptr_array_add(joined, then);
    }
    newer->parts = joined;
}

void rollup_join_progress(struct rolled *rollup, struct progress *newer, const struct progress *older)
{
    if (list_length(newer->task->parts) > 0)
        join_parts(rollup, newer, older);
    if (!newer->state_given) {
        progress_conclude(newer);
        if (newer->state == TASK_TODO && older->state != TASK_TODO && newer->parts->len < newer->task->parts->len)
            newer->state_given = true, newer->state = TASK_DOING; /* begun, in a part that nothing is said of */
    }
    if (newer->state == TASK_DONE && older->state == TASK_DONE && !date_is_set(newer->done_on))
        newer->done_on = older->done_on;
    progress_conclude(newer);
}

/* ---- A requirement ---- */

GPtrArray *rollup_join_agencies(struct rolled *rollup, const GPtrArray *a, const GPtrArray *b)
{
    GPtrArray *joined = rollup_list(rollup);
    unsigned   i = 0, k = 0;

    while (i < list_length(a) || k < list_length(b)) {
        const struct agency *left = i < list_length(a) ? a->pdata[i] : NULL;
        const struct agency *right = k < list_length(b) ? b->pdata[k] : NULL;
        bool                 take_left = right == NULL || (left != NULL && left->order <= right->order);

        g_ptr_array_add(joined, (void *)(uintptr_t)(take_left ? left : right));
        k += !take_left || left == right;
        i += take_left;
    }
    return joined;
}

/* Did it submit then, or one that was merged into it since and that the requirement names? */
static bool had_submitted(const struct submission *then, const struct agency *agency)
{
    for (unsigned i = 0; i < list_length(then->submitted); i++) {
        const struct agency *other = then->submitted->pdata[i];
        if (other == agency || (g_strcmp0(other->merger.into.text, agency->id) == 0 &&
                                g_ptr_array_find(then->requirement->agencies, other, NULL)))
            return true;
    }
    return false;
}

GPtrArray *rollup_submitted_since(struct rolled *rollup, const struct submission *now, const struct submission *then)
{
    GPtrArray *since = rollup_list(rollup);

    for (unsigned i = 0; i < list_length(now->submitted); i++)
        if (then == NULL || !had_submitted(then, now->submitted->pdata[i]))
            g_ptr_array_add(since, now->submitted->pdata[i]);
    return since;
}

/* ---- Looking back ---- */

static bool wants_task(const struct rolled *rollup, const struct task *task)
{
    const struct progress *then = table_find(rollup->stood_progress, task->id);

    return then == NULL || (!then->state_given && list_length(then->parts) < list_length(task->parts));
}

static bool tasks_want(const struct rolled *rollup, const GPtrArray *tasks)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];
        if (task->children->len > 0 ? tasks_want(rollup, task->children) : wants_task(rollup, task))
            return true;
    }
    return false;
}

static bool groups_want(const struct rolled *rollup, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (tasks_want(rollup, group->items) || groups_want(rollup, group->groups))
            return true;
    }
    return false;
}

bool rollup_wants_standing(const struct rolled *rollup, const struct plan *plan)
{
    for (unsigned i = 0; i < list_length(plan->requirements); i++) {
        const struct requirement *requirement = plan->requirements->pdata[i];
        const char               *id = requirement->id;
        const struct submission  *now = table_find(rollup->period.submissions_by_id, id);
        if (requirement->figures_within == 0 && (now == NULL || now->first != NULL) &&
            table_find(rollup->stood_submissions, id) == NULL)
            return true;
    }
    return groups_want(rollup, plan->task_groups) || groups_want(rollup, plan->carried_groups);
}

static void look_back_task(struct rolled *rollup, const struct progress *said, const struct period *earlier)
{
    struct progress *stood = table_find(rollup->stood_progress, said->task->id);

    if (stood != NULL) {
        rollup_join_progress(rollup, stood, said);
        return;
    }
    stood = arena_new_struct(rollup->arena, struct progress);
    *stood = *said;
    stood->period = earlier->name;
    g_hash_table_insert(rollup->stood_progress, (gpointer)said->task->id, stood);
}

void rollup_look_back(struct rolled *rollup, const struct period *earlier)
{
    for (unsigned i = 0; i < list_length(earlier->progress); i++)
        look_back_task(rollup, earlier->progress->pdata[i], earlier);
    for (unsigned i = 0; i < list_length(earlier->submissions); i++) {
        const struct submission *said = earlier->submissions->pdata[i];
        struct submission       *stood;

        if (g_hash_table_contains(rollup->stood_submissions, said->requirement->id))
            continue;
        stood = arena_new_struct(rollup->arena, struct submission);
        *stood = *said;
        stood->period = earlier->name;
        stood->in_period = rollup_list(rollup); /* nothing of it is of this period */
        stood->first = NULL;
        g_hash_table_insert(rollup->stood_submissions, (gpointer)said->requirement->id, stood);
    }
}

/* ---- What stands ---- */

static void stand_tasks(struct rolled *rollup)
{
    GHashTable    *now = rollup->period.progress_by_id;
    GHashTableIter iter;
    void          *id, *stood;

    g_hash_table_iter_init(&iter, rollup->stood_progress);
    while (g_hash_table_iter_next(&iter, &id, &stood)) {
        const struct progress *said = g_hash_table_lookup(now, id);
        struct progress       *joined;

        if (said == NULL) {
            g_hash_table_insert(now, id, stood);
            continue;
        }
        joined = arena_new_struct(rollup->arena, struct progress);
        *joined = *said;
        rollup_join_progress(rollup, joined, stood);
        g_hash_table_insert(now, id, joined);
    }
}

/* Agencies that had submitted, owe it still, and by the newer word have not. */
static void tell_withdrawn(const struct rolled *rollup, const struct plan *plan, const struct submission *now,
                           const struct submission *stood, struct diags *diags)
{
    GString *names = g_string_new(NULL);

    for (unsigned i = 0; i < list_length(stood->submitted); i++) {
        const struct agency *agency = stood->submitted->pdata[i];
        if (!had_submitted(now, agency) && requirement_owes(plan, now->requirement, agency, rollup->period.as_of))
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", agency->id);
    }
    if (names->len > 0) {
        diag(diags, DIAG_SUBMISSION_WITHDRAWN, now->span, now->requirement->id, names->str, stood->period, NULL);
        diag_also(diags, stood->span);
    }
    g_string_free(names, TRUE);
}

static void stand_requirement(struct rolled *rollup, const struct plan *plan, const struct requirement *requirement,
                              struct diags *diags)
{
    GHashTable              *table = rollup->period.submissions_by_id;
    const struct submission *now = table_find(table, requirement->id);
    struct submission       *stood = table_find(rollup->stood_submissions, requirement->id), *joined;

    if (now == NULL && stood != NULL)
        g_hash_table_insert(table, (gpointer)requirement->id, stood);
    if (now != NULL && stood != NULL)
        tell_withdrawn(rollup, plan, now, stood, diags);
    if (now == NULL || now->first == NULL)
        return;
    joined = arena_new_struct(rollup->arena, struct submission);
    *joined = *now;
    joined->in_period = rollup_join_agencies(rollup, now->in_period, rollup_submitted_since(rollup, now->first, stood));
    joined->first = NULL;
    g_hash_table_insert(table, (gpointer)requirement->id, joined);
}

void rollup_stand(struct rolled *rollup, const struct plan *plan, struct diags *diags)
{
    stand_tasks(rollup);
    for (unsigned i = 0; i < list_length(plan->requirements); i++) {
        const struct requirement *requirement = plan->requirements->pdata[i];

        if (requirement->figures_within == 0) /* figures are owed anew in each period */
            stand_requirement(rollup, plan, requirement, diags);
    }
    period_validate_whole(&rollup->period, plan, diags);
}
