/*
 * rollup.c -- puts a longer period together from its months and its own file.
 */
#include "rollup_int.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/lookup.h"
#include "rollup_value.h"
#include "task_state.h"
#include "validate.h"
#include "viet.h"

struct making {
    struct rolled       *rollup;
    const struct plan   *plan;
    const GPtrArray     *months; /* of struct period */
    const struct period *own;    /* or NULL */
    struct diags        *diags;
};

static GPtrArray *kept_list(struct rolled *rollup, GPtrArray *list)
{
    g_ptr_array_add(rollup->lists, list);
    return list;
}

static void add(GPtrArray *list, const void *item)
{
    g_ptr_array_add(list, (void *)(uintptr_t)item);
}

/* ---- Which months ---- */

bool rollup_applies(const struct period_id *id)
{
    return id->kind != PERIOD_MONTH && id->kind != PERIOD_AD_HOC;
}

char **rollup_month_names(const struct period_id *id)
{
    GPtrArray *names = g_ptr_array_new();

    for (int month = id->calendar.from.month; month <= id->calendar.to.month; month++)
        g_ptr_array_add(names, g_strdup_printf("%04d-%02d", id->year, month));
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

/* ---- Results ---- */

void rollup_add_result(struct rolled *rollup, struct result *result)
{
    struct period *period = &rollup->period;

    if (result->sources != NULL)
        kept_list(rollup, result->sources);
    add(period->results, result);
    period_set_result(period, result);
}

static void roll_indicators(struct making *making, const GPtrArray *indicators)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        const struct result    *own = period_result(making->own, indicator, NULL);
        struct result          *result;

        if (own != NULL) {
            result = arena_new_struct(making->rollup->arena, struct result);
            *result = *own;
            result->rule = "own";
        } else {
            result = rollup_result(making->rollup->arena, making->plan, indicator, making->months, making->diags);
        }
        if (result != NULL)
            rollup_add_result(making->rollup, result);
        roll_indicators(making, indicator->children);
    }
}

static void roll_indicator_groups(struct making *making, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        roll_indicators(making, group->items);
        roll_indicator_groups(making, group->groups);
    }
}

/* ---- Progress ---- */

static struct part_progress *find_part(const GPtrArray *parts, const struct task_part *part)
{
    for (unsigned i = 0; i < parts->len; i++)
        if (((struct part_progress *)parts->pdata[i])->part == part)
            return parts->pdata[i];
    return NULL;
}

/* What earlier months say of parts that this one doesn't mention, or that were done before. */
static void join_parts(struct making *making, struct progress *progress, const struct progress *earlier)
{
    GPtrArray *joined;

    if (list_length(earlier->parts) == 0)
        return;
    joined = kept_list(making->rollup, g_ptr_array_new());
    for (unsigned i = 0; i < list_length(progress->task->parts); i++) {
        const struct task_part     *part = progress->task->parts->pdata[i];
        const struct part_progress *now = find_part(progress->parts, part), *then = find_part(earlier->parts, part);
        const struct part_progress *taken = now != NULL && (then == NULL || then->state != TASK_DONE ||
                                                            (now->state == TASK_DONE && date_is_set(now->done_on)))
                                                ? now
                                                : then;
        if (taken != NULL)
            add(joined, taken);
    }
    progress->parts = joined;
}

/* Done in an earlier month: it stays done, on the day given then unless the newer month gives one. */
static void join_done(struct making *making, struct progress *progress, const struct progress *earlier)
{
    if (earlier->state != TASK_DONE || task_never_ends(progress->task))
        return;
    if (progress->state != TASK_DONE) {
        diag(making->diags, DIAG_ROLLUP_REOPENED, progress->span, progress->task->id, NULL);
        diag_also(making->diags, earlier->span);
    }
    progress->state = TASK_DONE;
    progress->state_given = progress->state_given || earlier->state_given;
    if (!date_is_set(progress->done_on))
        progress->done_on = earlier->done_on;
}

/* The newest month's, with what earlier ones alone say.  NULL: none names the task. */
static struct progress *roll_progress(struct making *making, const struct task *task)
{
    struct progress *progress = NULL;

    for (unsigned i = making->months->len; i-- > 0;) {
        const struct period   *month = making->months->pdata[i];
        const struct progress *of_month = table_find(month->progress_by_id, task->id);

        if (of_month == NULL)
            continue;
        if (progress == NULL) {
            progress = arena_new_struct(making->rollup->arena, struct progress);
            *progress = *of_month;
            progress->sources = kept_list(making->rollup, g_ptr_array_new());
        } else {
            if (progress->text.text == NULL)
                progress->text = of_month->text;
            join_parts(making, progress, of_month);
            join_done(making, progress, of_month);
        }
        g_ptr_array_insert(progress->sources, 0, (void *)(uintptr_t)of_month);
    }
    if (progress != NULL)
        progress_conclude(progress);
    return progress;
}

static void roll_tasks(struct making *making, const GPtrArray *tasks)
{
    struct period *period = &making->rollup->period;

    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task     *task = tasks->pdata[i];
        const struct progress *progress = making->own != NULL ? table_find(making->own->progress_by_id, task->id)
                                                              : NULL;

        if (progress == NULL)
            progress = roll_progress(making, task);
        if (progress != NULL) {
            add(period->progress, progress);
            g_hash_table_insert(period->progress_by_id, (char *)(uintptr_t)task->id, (void *)(uintptr_t)progress);
        }
        roll_tasks(making, task->children);
    }
}

static void roll_task_groups(struct making *making, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        roll_tasks(making, group->items);
        roll_task_groups(making, group->groups);
    }
}

/* ---- Documents issued, submissions ---- */

static void roll_issued(struct making *making)
{
    GPtrArray *issued = making->rollup->period.issued;

    for (unsigned i = 0; i < making->months->len; i++) {
        const struct period *month = making->months->pdata[i];
        for (unsigned k = 0; k < list_length(month->issued); k++)
            add(issued, month->issued->pdata[k]);
    }
    for (unsigned i = 0; making->own != NULL && i < list_length(making->own->issued); i++)
        add(issued, making->own->issued->pdata[i]);
}

/* Adds documents to the list, each in the place of one that has its id. */
static void add_cited(GPtrArray *list, const GPtrArray *more)
{
    for (unsigned i = 0; i < list_length(more); i++) {
        const struct cited_document *cited = more->pdata[i];
        unsigned                     place = 0;

        while (place < list->len && strcmp(((struct cited_document *)list->pdata[place])->id, cited->id) != 0)
            place++;
        if (place == list->len)
            add(list, cited);
        else
            list->pdata[place] = (void *)(uintptr_t)cited;
    }
}

/* The texts of the months may refer to what the months cite. */
static void roll_cited(struct making *making)
{
    GPtrArray *cited = making->rollup->period.cited;

    for (unsigned i = 0; i < making->months->len; i++)
        add_cited(cited, ((const struct period *)making->months->pdata[i])->cited);
    if (making->own != NULL)
        add_cited(cited, making->own->cited);
}

/* In registry order, those of either list. */
static GPtrArray *join_agencies(struct making *making, const GPtrArray *a, const GPtrArray *b)
{
    GPtrArray *joined = kept_list(making->rollup, g_ptr_array_new());
    unsigned   i = 0, k = 0;

    while (i < list_length(a) || k < list_length(b)) {
        const struct agency *left = i < list_length(a) ? a->pdata[i] : NULL;
        const struct agency *right = k < list_length(b) ? b->pdata[k] : NULL;
        bool                 take_left = right == NULL || (left != NULL && left->order <= right->order);

        add(joined, take_left ? left : right);
        k += !take_left || left == right;
        i += take_left;
    }
    return joined;
}

static struct submission *roll_submission(struct making *making, const struct requirement *requirement)
{
    struct submission *submission = NULL;

    for (unsigned i = 0; i < making->months->len; i++) {
        const struct period     *month = making->months->pdata[i];
        const struct submission *of_month = table_find(month->submissions_by_id, requirement->id);
        GPtrArray               *in_period, *sources;

        if (of_month == NULL)
            continue;
        in_period = submission != NULL ? join_agencies(making, submission->in_period, of_month->in_period)
                                       : of_month->in_period;
        sources = submission != NULL ? submission->sources : kept_list(making->rollup, g_ptr_array_new());
        if (submission == NULL)
            submission = arena_new_struct(making->rollup->arena, struct submission);
        *submission = *of_month;
        submission->in_period = in_period;
        submission->sources = sources;
        add(sources, of_month);
    }
    return submission;
}

static void roll_submissions(struct making *making)
{
    struct period *period = &making->rollup->period;

    for (unsigned i = 0; i < list_length(making->plan->requirements); i++) {
        const struct requirement *requirement = making->plan->requirements->pdata[i];
        const struct submission *own = making->own != NULL ? table_find(making->own->submissions_by_id, requirement->id)
                                                           : NULL;
        struct submission       *submission = roll_submission(making, requirement);

        if (own != NULL) {
            GPtrArray *in_period = submission != NULL ? submission->in_period : NULL;
            submission = arena_new_struct(making->rollup->arena, struct submission);
            *submission = *own;
            if (list_length(own->in_period) == 0 && in_period != NULL)
                submission->in_period = in_period;
        }
        if (submission == NULL)
            continue;
        add(period->submissions, submission);
        g_hash_table_insert(period->submissions_by_id, (char *)(uintptr_t)requirement->id, submission);
    }
}

/* ---- The period ---- */

struct rolled *rollup_empty(struct arena *arena)
{
    struct rolled *rollup = arena_new_struct(arena, struct rolled);
    struct period *period = &rollup->period;

    rollup->arena = arena;
    rollup->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    period->heads = kept_list(rollup, g_ptr_array_new());
    period->results = kept_list(rollup, g_ptr_array_new());
    period->progress = kept_list(rollup, g_ptr_array_new());
    period->issued = kept_list(rollup, g_ptr_array_new());
    period->cited = kept_list(rollup, g_ptr_array_new());
    period->submissions = kept_list(rollup, g_ptr_array_new());
    period->prose = kept_list(rollup, g_ptr_array_new());
    period->narratives = kept_list(rollup, g_ptr_array_new());
    period->accepted = kept_list(rollup, g_ptr_array_new());
    period->months = kept_list(rollup, g_ptr_array_new());
    period->results_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->progress_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->submissions_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    return rollup;
}

/* What only the period's own file says, and the data's date: its own, else the newest month's. */
static void take_head(struct making *making, const char *name, const struct period_id *id)
{
    struct period       *period = &making->rollup->period;
    const struct period *own = making->own;

    period->name = arena_strdup(making->rollup->arena, name);
    period->id = *id;
    if (own != NULL) {
        period->id = own->id;
        period->title = own->title;
        period->as_of = own->as_of;
        period->source = own->source;
        period->heads = own->heads;
        period->prose = own->prose;
        period->accepted = own->accepted;
        period->narratives = own->narratives;
    } else if (making->months->len > 0) {
        const struct period *newest = making->months->pdata[making->months->len - 1];
        period->as_of = newest->as_of;
        period->source = newest->source;
    }
    for (unsigned i = 0; i < making->months->len; i++)
        add(period->months, making->months->pdata[i]);
}

/* A month whose data should have been in by the period's date, and that has no file. */
static void check_months(struct making *making)
{
    const struct period *period = &making->rollup->period;
    char               **names = rollup_month_names(&period->id);
    unsigned             found = 0;

    for (char **name = names; making->months->len > 0 && *name != NULL; name++) {
        const struct period *month = found < making->months->len ? making->months->pdata[found] : NULL;
        struct period_id     id;

        if (month != NULL && strcmp(month->name, *name) == 0)
            found++;
        else if (period_id_parse(*name, &id) && date_compare(id.window.to, period->as_of) <= 0)
            diag(making->diags, DIAG_ROLLUP_MONTH_MISSING, (struct span){.source = period->source}, period->name, *name,
                 NULL);
    }
    g_strfreev(names);
}

struct rolled *rollup_new(struct arena *arena, const struct plan *plan, const char *name, const struct period_id *id,
                          const GPtrArray *months, const struct period *own, struct diags *diags)
{
    struct rolled *rollup = rollup_empty(arena);
    struct making  making = {.rollup = rollup, .plan = plan, .months = months, .own = own, .diags = diags};

    take_head(&making, name, id);
    check_months(&making);
    roll_indicator_groups(&making, plan->indicator_groups);
    roll_task_groups(&making, plan->task_groups);
    roll_task_groups(&making, plan->carried_groups);
    roll_issued(&making);
    roll_cited(&making);
    roll_submissions(&making);
    period_validate_whole(&rollup->period, plan, diags);
    return rollup;
}

struct period *rollup_period(struct rolled *rollup)
{
    return &rollup->period;
}

void rollup_free(struct rolled *rollup)
{
    if (rollup == NULL)
        return;
    g_hash_table_unref(rollup->period.results_by_id);
    g_hash_table_unref(rollup->period.progress_by_id);
    g_hash_table_unref(rollup->period.submissions_by_id);
    g_ptr_array_unref(rollup->lists);
}
