/*
 * plan_status.c -- gathers where a plan stands from what its periods compile to.
 */
#include "plan_status.h"

#include <string.h>
#include <sys/stat.h>

#include "task_state.h"

/* ---- Blanks, those who are missing ---- */

static void add_blank(const struct period *period, const GPtrArray *indicators, GPtrArray *blank)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];

        if (indicator->children->len == 0 && period_result(period, indicator, NULL) == NULL)
            g_ptr_array_add(blank, g_strdup(indicator->id));
        add_blank(period, indicator->children, blank);
    }
}

static void add_blank_of_groups(const struct period *period, const GPtrArray *groups, GPtrArray *blank)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        add_blank(period, group->items, blank);
        add_blank_of_groups(period, group->groups, blank);
    }
}

static GPtrArray *missing_of(const struct facts *facts)
{
    GPtrArray *owing = facts_owing(facts), *missing = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < owing->len; i++)
        g_ptr_array_add(missing, g_strdup(owing->pdata[i]));
    g_ptr_array_free(owing, TRUE);
    return missing;
}

/* ---- Documents ---- */

/* The later of a time and that of a file's last change. */
static gint64 later(gint64 time, const char *path)
{
    struct stat file;

    if (stat(path, &file) != 0)
        return time;
    return MAX(time, (gint64)file.st_mtim.tv_sec * 1000000000 + file.st_mtim.tv_nsec);
}

static gint64 newest_of(const struct source *last, const struct source *end, gint64 newest)
{
    for (const struct source *source = last; source != end; source = source->before)
        newest = later(newest, source->path);
    return newest;
}

/* Fresh if any of its files is there and none that is there is older than what it was made of. */
static enum document_age age_of(const char *folder, const char *name, gint64 newest)
{
    static const char *const endings[] = {".pdf", ".html", "-001.png"};
    enum document_age        age = DOCUMENT_NOT_MADE;

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        char  *path = g_strdup_printf("%s/%s%s", folder, name, endings[i]);
        gint64 made = later(0, path);

        if (made > 0 && age != DOCUMENT_STALE)
            age = made < newest ? DOCUMENT_STALE : DOCUMENT_FRESH;
        g_free(path);
    }
    return age;
}

static void document_status_free(void *data)
{
    struct document_status *status = data;

    g_free(status->name);
    g_free(status);
}

/* As check does: for what there is to be told. */
static void lay_out(struct pipeline *pipeline, const struct job *job)
{
    struct doc *doc = pipeline_document(pipeline, job);

    if (doc != NULL)
        pipeline_pages(pipeline, doc);
}

static GPtrArray *documents_of(struct pipeline *pipeline, const char *out, const char *period, gint64 data)
{
    GPtrArray *documents = g_ptr_array_new_with_free_func(document_status_free), *jobs = pipeline_jobs(pipeline);
    char      *folder = g_build_filename(out, pipeline->plan->id, period, NULL);

    for (unsigned i = 0; i < jobs->len; i++) {
        const struct job       *job = jobs->pdata[i];
        struct document_status *status = g_new0(struct document_status, 1);
        const struct source    *last = NULL, *before = NULL;

        status->name = g_strdup(job->name);
        lay_out(pipeline, job);
        pipeline_template_files(pipeline, job->document, &last, &before);
        status->age = age_of(folder, job->name, newest_of(last, before, data));
        g_ptr_array_add(documents, status);
    }
    g_free(folder);
    g_ptr_array_free(jobs, TRUE);
    return documents;
}

/* ---- What is due ---- */

static int compare_due(const void *a, const void *b)
{
    const struct task_due *first = *(const struct task_due *const *)a, *second = *(const struct task_due *const *)b;
    int                    order = date_compare(first->deadline, second->deadline);

    return order != 0 ? order : strcmp(first->id, second->id);
}

static void add_due(const struct reckoning *reckoning, const struct period *period, const GPtrArray *tasks,
                    GPtrArray *due)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task     *task = tasks->pdata[i];
        const struct progress *progress = g_hash_table_lookup(period->progress_by_id, task->id);
        struct task_status     status;
        struct date            deadline = due_deadline(&task->due);

        add_due(reckoning, period, task->children, due);
        for (unsigned k = 0; k < task->parts->len; k++) { /* the last of its parts */
            struct date part = due_deadline(&((const struct task_part *)task->parts->pdata[k])->due);
            if (date_is_set(part) && (!date_is_set(deadline) || date_compare(part, deadline) > 0))
                deadline = part;
        }
        if (task->children->len > 0 || !date_is_set(deadline))
            continue;
        status = task_status(reckoning, task, progress);
        if (status.state != TASK_DONE) {
            struct task_due *each = g_new0(struct task_due, 1);
            *each = (struct task_due){g_strdup(task->id), g_strdup(task->title.text != NULL ? task->title.text : ""),
                                      deadline, date_compare(deadline, reckoning->as_of) < 0};
            g_ptr_array_add(due, each);
        }
    }
}

static void add_due_of_groups(const struct reckoning *reckoning, const struct period *period, const GPtrArray *groups,
                              GPtrArray *due)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        add_due(reckoning, period, group->items, due);
        add_due_of_groups(reckoning, period, group->groups, due);
    }
}

static void task_due_free(void *data)
{
    struct task_due *due = data;

    g_free(due->id);
    g_free(due->title);
    g_free(due);
}

/* What the newest month leaves to be done, and the month that comes next. */
static void add_next(struct pipeline *pipeline, struct plan_status *status, const char *newest)
{
    struct diags        *unheard = diags_new(); /* told of the period itself */
    const struct period *period = periods_get(pipeline->periods, newest, unheard);
    struct period_id     id, next;
    char                *name;

    if (period != NULL) {
        const struct plan *plan = plan_at(pipeline->loaded, period->as_of);
        struct reckoning   reckoning = reckoning_of(plan, period);

        add_due_of_groups(&reckoning, period, plan->task_groups, status->due);
        add_due_of_groups(&reckoning, period, plan->carried_groups, status->due);
        g_ptr_array_sort(status->due, compare_due);
    }
    if (period_id_parse(newest, &id)) {
        name = id.index == 12 ? g_strdup_printf("%04d-01", id.year + 1)
                              : g_strdup_printf("%04d-%02d", id.year, id.index + 1);
        if (period_id_parse(name, &next) && date_compare(next.calendar.from, pipeline->loaded->range.to) <= 0) {
            status->next = g_strdup(name);
            status->next_from = next.window.from;
            status->next_to = next.window.to;
        }
        g_free(name);
    }
    diags_free(unheard);
}

/* ---- Periods ---- */

static void period_status_free(void *data)
{
    struct period_status *status = data;

    g_free(status->name);
    g_clear_pointer(&status->blank, g_ptr_array_unref);
    g_clear_pointer(&status->missing, g_ptr_array_unref);
    g_clear_pointer(&status->documents, g_ptr_array_unref);
    g_free(status);
}

static struct period_status *period_status(struct pipeline *pipeline, const char *name, const char *out)
{
    struct period_status *status = g_new0(struct period_status, 1);
    struct diags         *all = pipeline->diags;
    struct period_id      id;

    pipeline->diags = diags_new();
    status->name = g_strdup(name);
    if (name != NULL && period_id_parse(name, &id)) {
        status->from = id.window.from;
        status->to = id.window.to;
    }
    if (pipeline_facts(pipeline, name)) {
        gint64 data = newest_of(pipeline->plan_files, NULL, 0);

        for (const struct periods_file *file = name != NULL ? periods_files(pipeline->periods) : NULL; file != NULL;
             file = file->next)
            data = newest_of(file->last, file->before, data);
        status->blank = g_ptr_array_new_with_free_func(g_free);
        if (pipeline->period != NULL)
            add_blank_of_groups(pipeline->period, pipeline->plan->indicator_groups, status->blank);
        status->missing = missing_of(pipeline->facts);
        status->documents = documents_of(pipeline, out, name, data);
    }
    status->n_errors = diags_count(pipeline->diags, DIAG_ERROR);
    status->n_warnings = diags_count(pipeline->diags, DIAG_WARNING) - status->n_errors;
    diags_free(pipeline->diags);
    pipeline->diags = all;
    return status;
}

static bool is_month(const char *name)
{
    struct period_id id;

    return period_id_parse(name, &id) && id.kind == PERIOD_MONTH;
}

struct plan_status *plan_status(struct pipeline *pipeline, const char *out)
{
    struct plan_status *status;
    char              **names;
    const char         *newest = NULL;

    if (!pipeline_plan(pipeline))
        return NULL;
    status = g_new0(struct plan_status, 1);
    status->periods = g_ptr_array_new_with_free_func(period_status_free);
    status->due = g_ptr_array_new_with_free_func(task_due_free);
    names = period_names(pipeline->wanted.plan);
    for (unsigned i = 0; i < pipeline->loaded->documents->len; i++)
        if (((const struct plan_document *)pipeline->loaded->documents->pdata[i])->for_plan) {
            g_ptr_array_add(status->periods, period_status(pipeline, NULL, out));
            break;
        }
    for (char **name = names; *name != NULL; name++) {
        g_ptr_array_add(status->periods, period_status(pipeline, *name, out));
        if (is_month(*name))
            newest = *name; /* the names are sorted */
    }
    if (newest != NULL)
        add_next(pipeline, status, newest);
    g_strfreev(names);
    return status;
}

void plan_status_free(struct plan_status *status)
{
    if (status == NULL)
        return;
    g_ptr_array_unref(status->periods);
    g_ptr_array_unref(status->due);
    g_free(status->next);
    g_free(status);
}
