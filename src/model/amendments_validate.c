/*
 * amendments_validate.c -- whether what amendments, new names and mergers refer to is there.
 */
#include <string.h>

#include "base/diag.h"
#include "validate.h"

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
