/*
 * plan_amend.c -- a plan grows old: amendments, new names and mergers, from their days on.
 */
#include <string.h>

#include "base/diag.h"
#include "validate.h"

/* ---- What they refer to ---- */

static int compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The keys of a table, in order, so that the nearest is always the same one. */
static void report_unknown(GHashTable *table, const struct text *id, enum diag_code code, struct diags *diags)
{
    GPtrArray     *names = g_ptr_array_new();
    GHashTableIter iter;
    void          *key;

    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(names, key);
    g_ptr_array_sort(names, compare_ids);
    g_ptr_array_add(names, NULL);
    diag(diags, code, id->span, id->text, diag_nearest(id->text, (const char *const *)names->pdata), NULL);
    g_ptr_array_unref(names);
}

static void check_cited(const struct plan *plan, const struct text *by, struct diags *diags)
{
    if (by->text != NULL && !g_hash_table_contains(plan->cited_by_id, by->text))
        report_unknown(plan->cited_by_id, by, DIAG_UNKNOWN_CITED, diags);
}

static void check_list(const struct plan *plan, const GPtrArray *amendments, struct diags *diags)
{
    for (unsigned i = 0; i < amendments->len; i++)
        check_cited(plan, &((const struct amendment *)amendments->pdata[i])->by, diags);
}

static void check_indicators(const struct plan *plan, const GPtrArray *indicators, struct diags *diags)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        check_list(plan, indicator->amendments, diags);
        check_indicators(plan, indicator->children, diags);
    }
}

/* A due belongs to a task without parts and sub-tasks, which have their own. */
static void check_due(const struct task *task, struct diags *diags)
{
    for (unsigned i = 0; i < task->amendments->len; i++) {
        const struct amendment *amendment = task->amendments->pdata[i];
        if (amendment->due.span.line > 0 && (task->parts->len > 0 || task->children->len > 0))
            diag(diags, DIAG_TASK_DUE_TWICE, amendment->due.span, task->id, NULL);
    }
}

static void check_tasks(const struct plan *plan, const GPtrArray *tasks, struct diags *diags)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];
        check_list(plan, task->amendments, diags);
        check_due(task, diags);
        check_tasks(plan, task->children, diags);
    }
}

static void check_groups(const struct plan *plan, const GPtrArray *groups, bool of_tasks, struct diags *diags)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (of_tasks)
            check_tasks(plan, group->items, diags);
        else
            check_indicators(plan, group->items, diags);
        check_groups(plan, group->groups, of_tasks, diags);
    }
}

static void check_agency(const struct plan *plan, const struct agency *agency, struct diags *diags)
{
    const struct text *into = &agency->merger.into;

    for (unsigned i = 0; i < agency->renamings->len; i++)
        check_cited(plan, &((const struct renaming *)agency->renamings->pdata[i])->by, diags);
    check_cited(plan, &agency->merger.by, diags);
    if (into->text != NULL && strcmp(into->text, agency->id) == 0)
        diag(diags, DIAG_MERGED_INTO_ITSELF, into->span, agency->id, NULL);
    else if (into->text != NULL && !g_hash_table_contains(plan->agencies_by_id, into->text))
        report_unknown(plan->agencies_by_id, into, DIAG_UNKNOWN_AGENCY, diags);
}

void amendments_validate(const struct plan *plan, struct diags *diags)
{
    check_groups(plan, plan->indicator_groups, false, diags);
    check_groups(plan, plan->task_groups, true, diags);
    check_groups(plan, plan->carried_groups, true, diags);
    for (unsigned i = 0; i < plan->agencies->len; i++)
        check_agency(plan, plan->agencies->pdata[i], diags);
}

/* ---- Items ---- */

/* Brings the list into the order of days, as listed where they are the same, and marks those in force on the day. */
static void mark_in_force(const GPtrArray *amendments, struct date day)
{
    for (unsigned i = 0; i < amendments->len; i++) {
        struct amendment *amendment = amendments->pdata[i];
        unsigned          at = i;

        for (; at > 0 && date_compare(((struct amendment *)amendments->pdata[at - 1])->since, amendment->since) > 0;
             at--)
            amendments->pdata[at] = amendments->pdata[at - 1];
        amendments->pdata[at] = amendment;
        amendment->applied = date_is_set(amendment->since) && date_compare(amendment->since, day) <= 0;
    }
}

/* Targets of the same years are replaced, others added. */
static void amend_targets(GPtrArray *targets, const GPtrArray *amended)
{
    for (unsigned i = 0; i < amended->len; i++) {
        struct staged_value *staged = amended->pdata[i];
        unsigned             k = 0;

        while (k < targets->len && (((struct staged_value *)targets->pdata[k])->year_from != staged->year_from ||
                                    ((struct staged_value *)targets->pdata[k])->year_to != staged->year_to))
            k++;
        if (k < targets->len)
            targets->pdata[k] = staged;
        else
            g_ptr_array_add(targets, staged);
    }
}

static void amend_indicators(const GPtrArray *indicators, struct date day)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        struct indicator *indicator = indicators->pdata[i];

        mark_in_force(indicator->amendments, day);
        for (unsigned k = 0; k < indicator->amendments->len; k++) {
            const struct amendment *amendment = indicator->amendments->pdata[k];
            if (!amendment->applied)
                continue;
            if (amendment->title.text != NULL)
                indicator->title = amendment->title;
            if (amendment->targets->len > 0 && indicator->targets->len > 0)
                amend_targets(indicator->targets, amendment->targets);
            else if (amendment->targets->len > 0)
                indicator->targets = amendment->targets;
            if (amendment->lead.span.line > 0)
                indicator->lead = amendment->lead;
        }
        amend_indicators(indicator->children, day);
    }
}

static void amend_tasks(const GPtrArray *tasks, struct date day)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        struct task *task = tasks->pdata[i];

        mark_in_force(task->amendments, day);
        for (unsigned k = 0; k < task->amendments->len; k++) {
            const struct amendment *amendment = task->amendments->pdata[k];
            if (!amendment->applied)
                continue;
            if (amendment->title.text != NULL)
                task->title = amendment->title;
            if (amendment->product.text != NULL)
                task->product = amendment->product;
            if (amendment->lead.span.line > 0)
                task->lead = amendment->lead;
            if (amendment->due.span.line > 0)
                task->due = amendment->due;
            else if (amendment->due.printed.text != NULL)
                task->due.printed = amendment->due.printed;
        }
        amend_tasks(task->children, day);
    }
}

static void amend_groups(const GPtrArray *groups, bool of_tasks, struct date day)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (of_tasks)
            amend_tasks(group->items, day);
        else
            amend_indicators(group->items, day);
        amend_groups(group->groups, of_tasks, day);
    }
}

/* ---- Agencies ---- */

static void rename_agency(struct agency *agency, struct date day)
{
    struct date newest = {0};

    for (unsigned i = 0; i < agency->renamings->len; i++) {
        struct renaming *renaming = agency->renamings->pdata[i];

        if (!date_is_set(renaming->since) || renaming->name.text == NULL || date_compare(renaming->since, day) > 0)
            continue;
        renaming->former = agency->name;
        renaming->applied = true;
        if (date_compare(renaming->since, newest) < 0)
            continue; /* listed behind a later one: the later name stays */
        newest = renaming->since;
        agency->name = renaming->name;
        agency->short_name = renaming->short_name;
    }
}

/* The other agency takes the place of the one that is merged into it; nobody stands in a list twice. */
static void replace_in(GPtrArray *agencies, struct agency *from, struct agency *into)
{
    unsigned at, other;

    if (!g_ptr_array_find(agencies, from, &at))
        return;
    if (g_ptr_array_find(agencies, into, &other))
        g_ptr_array_remove_index(agencies, at);
    else
        agencies->pdata[at] = into;
}

static void merge_in_tasks(const GPtrArray *tasks, struct agency *from, struct agency *into)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        struct task *task = tasks->pdata[i];
        replace_in(task->lead.agencies, from, into);
        replace_in(task->supporting.agencies, from, into);
        for (unsigned k = 0; k < task->parts->len; k++)
            replace_in(((struct task_part *)task->parts->pdata[k])->lead.agencies, from, into);
        merge_in_tasks(task->children, from, into);
    }
}

static void merge_in_indicators(const GPtrArray *indicators, struct agency *from, struct agency *into)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        struct indicator *indicator = indicators->pdata[i];
        replace_in(indicator->lead.agencies, from, into);
        replace_in(indicator->supporting.agencies, from, into);
        merge_in_indicators(indicator->children, from, into);
    }
}

static void merge_in_groups(const GPtrArray *groups, bool of_tasks, struct agency *from, struct agency *into)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (of_tasks)
            merge_in_tasks(group->items, from, into);
        else
            merge_in_indicators(group->items, from, into);
        merge_in_groups(group->groups, of_tasks, from, into);
    }
}

/* It leaves its classes, so that nothing is owed by it any more. */
static void merge_agency(struct plan *plan, struct agency *from, struct date day)
{
    struct merger *merger = &from->merger;
    struct agency *into = merger->into.text != NULL ? g_hash_table_lookup(plan->agencies_by_id, merger->into.text)
                                                    : NULL;

    if (into == NULL || into == from || !date_is_set(merger->since) || date_compare(merger->since, day) > 0)
        return;
    merger->applied = true;
    merge_in_groups(plan->indicator_groups, false, from, into);
    merge_in_groups(plan->task_groups, true, from, into);
    merge_in_groups(plan->carried_groups, true, from, into);
    for (unsigned i = 0; i < plan->requirements->len; i++)
        replace_in(((struct requirement *)plan->requirements->pdata[i])->agencies, from, into);
    for (unsigned i = 0; i < from->classes->len; i++)
        ((struct class *)from->classes->pdata[i])->size--;
    if (from->classes->len > 0)
        g_ptr_array_set_size(from->classes, 0);
}

void plan_amend(struct plan *plan, struct date day)
{
    amend_groups(plan->indicator_groups, false, day);
    amend_groups(plan->task_groups, true, day);
    amend_groups(plan->carried_groups, true, day);
    for (unsigned i = 0; i < plan->agencies->len; i++) {
        rename_agency(plan->agencies->pdata[i], day);
        merge_agency(plan, plan->agencies->pdata[i], day);
    }
}
