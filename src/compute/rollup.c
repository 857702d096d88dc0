/*
 * rollup.c -- puts a longer period together from its months and its own file.
 */
#include "rollup_int.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/lookup.h"
#include "rollup_value.h"
#include "viet.h"

struct making {
    struct rolled       *rollup;
    const struct plan   *plan;
    const GPtrArray     *months; /* of struct period */
    const struct period *own;    /* or NULL */
    struct diags        *diags;
};

GPtrArray *rollup_list(struct rolled *rollup)
{
    GPtrArray *list = g_ptr_array_new();

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
        g_ptr_array_add(rollup->lists, result->sources);
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
            result = rollup_result(making->rollup->arena, making->plan, indicator, making->months,
                                   &making->rollup->period, making->diags);
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

/* Done before, and open now: the newest word counts, and it is told. */
static void tell_reopened(struct making *making, const struct progress *now, const struct progress *then)
{
    if (then->state != TASK_DONE || now->state == TASK_DONE)
        return;
    diag(making->diags, DIAG_ROLLUP_REOPENED, now->span, now->task->id, NULL);
    diag_also(making->diags, then->span);
}

/* The newest month's, with what earlier ones alone say.  NULL: none names the task. */
static struct progress *roll_progress(struct making *making, const struct task *task)
{
    struct progress       *progress = NULL;
    const struct progress *newer = NULL;

    for (unsigned i = making->months->len; i-- > 0;) {
        const struct period   *month = making->months->pdata[i];
        const struct progress *of_month = table_find(month->progress_by_id, task->id);

        if (of_month == NULL)
            continue;
        if (progress == NULL) {
            progress = arena_new_struct(making->rollup->arena, struct progress);
            *progress = *of_month;
            progress->sources = rollup_list(making->rollup);
        } else {
            if (progress->text.text == NULL)
                progress->text = of_month->text;
            rollup_join_progress(making->rollup, progress, of_month);
            tell_reopened(making, newer, of_month);
        }
        newer = of_month;
        g_ptr_array_insert(progress->sources, 0, (void *)(uintptr_t)of_month);
    }
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

/* Adds what one month says to what those before it say. */
static struct submission *add_submission(struct making *making, struct submission *so_far,
                                         const struct submission *before, const struct submission *of_month)
{
    struct submission *joined = arena_new_struct(making->rollup->arena, struct submission);
    const GPtrArray   *within = of_month->in_period;

    *joined = *of_month;
    joined->sources = so_far != NULL ? so_far->sources : rollup_list(making->rollup);
    add(joined->sources, of_month);
    if (so_far == NULL)
        return joined;
    if (of_month->first != NULL)
        within = rollup_submitted_since(making->rollup, of_month, before);
    joined->in_period = rollup_join_agencies(making->rollup, so_far->in_period, within);
    joined->first = so_far->first;
    return joined;
}

static struct submission *roll_submission(struct making *making, const struct requirement *requirement)
{
    struct submission       *submission = NULL;
    const struct submission *before = NULL;

    for (unsigned i = 0; i < making->months->len; i++) {
        const struct period     *month = making->months->pdata[i];
        const struct submission *of_month = table_find(month->submissions_by_id, requirement->id);

        if (of_month == NULL)
            continue;
        submission = add_submission(making, submission, before, of_month);
        before = of_month;
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
        struct submission       *submission;

        if (requirement->figures_within > 0) /* of each month by itself */
            continue;
        submission = roll_submission(making, requirement);

        if (own != NULL) {
            submission = arena_new_struct(making->rollup->arena, struct submission);
            *submission = *own;
        }
        if (submission == NULL)
            continue;
        add(period->submissions, submission);
        g_hash_table_insert(period->submissions_by_id, (char *)(uintptr_t)requirement->id, submission);
    }
}

/* ---- The period ---- */

/* A period that says nothing yet. */
static struct rolled *rollup_empty(struct arena *arena)
{
    struct rolled *rollup = arena_new_struct(arena, struct rolled);
    struct period *period = &rollup->period;

    rollup->arena = arena;
    rollup->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    period->heads = rollup_list(rollup);
    period->results = rollup_list(rollup);
    period->progress = rollup_list(rollup);
    period->issued = rollup_list(rollup);
    period->cited = rollup_list(rollup);
    period->submissions = rollup_list(rollup);
    period->prose = rollup_list(rollup);
    period->narratives = rollup_list(rollup);
    period->accepted = rollup_list(rollup);
    period->months = rollup_list(rollup);
    period->results_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->progress_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->submissions_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    rollup->stood_progress = g_hash_table_new(g_str_hash, g_str_equal);
    rollup->stood_submissions = g_hash_table_new(g_str_hash, g_str_equal);
    period->stood_by_id = rollup->stood_progress;
    return rollup;
}

/* The data's date: what the period's own file says, else the window's end if the last month is there, else the
 * newest's. */
static void take_date(struct making *making)
{
    struct period       *period = &making->rollup->period;
    const struct period *newest = making->months->len > 0 ? making->months->pdata[making->months->len - 1] : NULL;

    if (making->own != NULL && (making->own->as_of_given || newest == NULL))
        period->as_of = making->own->as_of;
    else if (newest != NULL && newest->id.index == period->id.calendar.to.month)
        period->as_of = period->id.window.to;
    else if (newest != NULL)
        period->as_of = newest->as_of;
}

/* What only the period's own file says. */
static void take_head(struct making *making, const char *name, const struct period_id *id)
{
    struct period       *period = &making->rollup->period;
    const struct period *own = making->own;

    period->name = arena_strdup(making->rollup->arena, name);
    period->id = *id;
    if (own != NULL) {
        period->id = own->id;
        period->title = own->title;
        period->source = own->source;
        period->heads = own->heads;
        period->prose = own->prose;
        period->accepted = own->accepted;
        period->narratives = own->narratives;
    } else if (making->months->len > 0) {
        const struct period *newest = making->months->pdata[making->months->len - 1];
        period->source = newest->source;
    }
    take_date(making);
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
    g_hash_table_unref(rollup->stood_progress);
    g_hash_table_unref(rollup->stood_submissions);
    g_ptr_array_unref(rollup->lists);
}
