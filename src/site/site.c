/*
 * site.c -- the site as a whole: reads site.yaml, goes through plans and periods, then writes the pages.
 */
#include "site.h"

#include <string.h>

#include "period_choice.h"
#include "site_int.h"

/* ---- What is to be published ---- */

/* The folder that holds the plans' folders; NULL: they lie apart (reported).  To be freed. */
static char *folder_of_plans(struct site *site)
{
    char *common = NULL;

    for (unsigned i = 0; i < site->wanted->plans->len; i++) {
        const char *plan = site->wanted->plans->pdata[i];
        char       *whole = g_canonicalize_filename(plan, NULL), *shown = g_path_get_dirname(plan);
        char       *folder = g_path_get_dirname(whole), *first = NULL;

        if (common != NULL)
            first = g_canonicalize_filename(common, NULL);
        if (first != NULL && strcmp(first, folder) != 0)
            diag(site->diags, DIAG_SITE_TWO_FOLDERS, SPAN_NONE, plan, site->wanted->plans->pdata[0], NULL);
        if (common == NULL) /* "plans/x/" as well as "." */
            common = g_str_has_suffix(plan, "/") || strchr(plan, '/') == NULL ? g_strdup(folder) : g_strdup(shown);
        g_free(first);
        g_free(folder);
        g_free(shown);
        g_free(whole);
    }
    return common;
}

static bool read_site_file(struct site *site)
{
    char *folder = folder_of_plans(site), *path = g_build_filename(folder, SITE_FILE_NAME, NULL);

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        diag(site->diags, DIAG_SITE_NO_FILE, SPAN_NONE, path, NULL);
    else
        site->file = site_file_load(site->arena, folder, site->diags);
    g_free(path);
    g_free(folder);
    return site->file != NULL && diags_count(site->diags, DIAG_ERROR) == 0;
}

static const struct site_file_plan *find_entry(const struct site *site, const char *id)
{
    for (unsigned i = 0; i < site->file->plans->len; i++) {
        const struct site_file_plan *entry = site->file->plans->pdata[i];
        if (strcmp(entry->id, id) == 0)
            return entry;
    }
    return NULL;
}

/* Every plan of the list must be there, or its pages would be taken for removed. */
static void check_plans_given(struct site *site)
{
    for (unsigned i = 0; i < site->file->plans->len; i++) {
        const struct site_file_plan *entry = site->file->plans->pdata[i];
        bool                         given = false;

        for (unsigned k = 0; k < site->plans->len; k++)
            given = given || strcmp(((const struct site_plan *)site->plans->pdata[k])->id, entry->id) == 0;
        if (!given)
            diag(site->diags, DIAG_SITE_PLAN_NOT_GIVEN, entry->span, entry->id, NULL);
    }
}

static bool plan_makes(const struct site_plan *plan, const char *period, const char *document)
{
    for (unsigned i = 0; i < plan->reports->len; i++) {
        const struct site_report *report = plan->reports->pdata[i];
        if (strcmp(site_period_key(report->period), period) == 0 &&
            (document == NULL || strcmp(report->name, document) == 0))
            return true;
    }
    return false;
}

/* A correction of what there is not is a slip of the pen. */
static void check_corrections(struct site *site)
{
    for (unsigned i = 0; i < site->file->corrections->len; i++) {
        const struct site_correction *correction = site->file->corrections->pdata[i];
        bool                          found = false;
        char                         *what;

        for (unsigned k = 0; k < site->plans->len; k++) {
            const struct site_plan *plan = site->plans->pdata[k];
            found = found || (strcmp(plan->id, correction->plan) == 0 &&
                              plan_makes(plan, correction->period, correction->document));
        }
        if (found)
            continue;
        what = g_strjoin("/", correction->plan, correction->period, correction->document, NULL);
        diag(site->diags, DIAG_SITE_CORRECTION_UNKNOWN, correction->span, what, NULL);
        g_free(what);
    }
}

/* A name under documents that no plan has. */
static void check_documents(struct site *site, GHashTable *made)
{
    const char **names = (const char **)g_hash_table_get_keys_as_array(made, NULL);

    for (unsigned i = 0; i < site->file->documents->len; i++) {
        const struct text *name = site->file->documents->pdata[i];
        const char        *nearest = diag_nearest(name->text, names);
        char              *hint = *nearest != '\0' ? g_strdup_printf(": %s?", nearest) : g_strdup("");

        if (!g_hash_table_contains(made, name->text))
            diag(site->diags, DIAG_SITE_NO_DOCUMENT, name->span, name->text, hint, NULL);
        g_free(hint);
    }
    g_free(names);
}

/* ---- Plans and their periods ---- */

static struct site_plan *plan_new(struct site *site, const struct plan *loaded)
{
    struct site_plan  *plan = arena_new_struct(site->arena, struct site_plan);
    const struct text *name = loaded->short_title.text != NULL ? &loaded->short_title : &loaded->title;

    plan->id = arena_strdup(site->arena, loaded->id);
    plan->title = arena_strdup(site->arena, loaded->title.text != NULL ? loaded->title.text : loaded->id);
    plan->short_title = arena_strdup(site->arena, name->text != NULL ? name->text : loaded->id);
    plan->issuer = arena_strdup(site->arena, loaded->issuer.short_name.text != NULL ? loaded->issuer.short_name.text
                                                                                    : site->file->body.text);
    plan->address = arena_printf(site->arena, "ke-hoach/%s/", plan->id);
    plan->range = loaded->range;
    plan->entry = find_entry(site, plan->id);
    plan->periods = site_list(site);
    plan->reports = site_list(site);
    if (plan->entry == NULL && site->file->plans->len > 0)
        diag(site->diags, DIAG_SITE_PLAN_NOT_PUBLIC, SPAN_NONE, plan->id, site->file->path, NULL);
    g_ptr_array_add(site->plans, plan);
    return plan;
}

/* Shorter periods before the longer ones that end the same day. */
static int compare_periods(gconstpointer a, gconstpointer b)
{
    const struct site_period *left = *(const struct site_period *const *)a,
                             *right = *(const struct site_period *const *)b;
    int order = date_compare(left->id.window.to, right->id.window.to);

    if (order == 0)
        order = date_compare(right->id.window.from, left->id.window.from);
    return order != 0 ? order : g_strcmp0(left->name, right->name);
}

static int compare_reports(gconstpointer a, gconstpointer b)
{
    const struct site_report *left = *(const struct site_report *const *)a,
                             *right = *(const struct site_report *const *)b;
    int order = -date_compare(left->as_of, right->as_of);

    if (order == 0)
        order = -date_compare(left->period->id.window.from, right->period->id.window.from);
    return order != 0 ? order : strcmp(left->key, right->key);
}

/* The warnings of a period are what check tells: here its errors count. */
static void collect_period(struct site *site, struct site_plan *plan, struct pipeline *pipeline, const char *name)
{
    struct diags       *all = pipeline->diags;
    struct site_period *period;

    pipeline->diags = diags_new();
    if (pipeline_facts(pipeline, name)) {
        period = site_collect(site, plan, pipeline);
        if (name != NULL)
            g_ptr_array_add(plan->periods, period);
        site_write_reports(site, plan, period, pipeline);
    }
    if (diags_count(pipeline->diags, DIAG_ERROR) > 0)
        diags_move(all, pipeline->diags);
    diags_free(pipeline->diags);
    pipeline->diags = all;
}

static void collect_plan(struct site *site, const char *folder, GHashTable *documents)
{
    struct pipeline_wanted wanted = {.plan = folder,
                                     .templates = site->wanted->templates,
                                     .fonts = site->wanted->fonts,
                                     .timings = site->wanted->timings};
    struct pipeline        pipeline;
    GPtrArray             *names;
    struct site_plan      *plan = NULL;
    struct diags          *diags = diags_new();

    pipeline_open(&pipeline, &wanted, diags);
    names = period_choice(&pipeline, "all");
    if (pipeline.loaded != NULL && !pipeline.loaded_bad)
        plan = plan_new(site, pipeline.loaded);
    for (unsigned i = 0; plan != NULL && i < pipeline.loaded->documents->len; i++)
        g_hash_table_add(documents,
                         g_strdup(((const struct plan_document *)pipeline.loaded->documents->pdata[i])->name));
    for (unsigned i = 0; plan != NULL && i < names->len; i++)
        collect_period(site, plan, &pipeline, names->pdata[i]);
    if (plan != NULL) {
        g_ptr_array_sort(plan->periods, compare_periods);
        g_ptr_array_sort(plan->reports, compare_reports);
        if (diags_count(diags, DIAG_ERROR) == 0)
            site_draw_charts(site, plan, &pipeline);
    }
    g_ptr_array_unref(names);
    if (diags_count(diags, DIAG_ERROR) > 0)
        diags_move(site->diags, diags);
    diags_free(diags);
    pipeline_close(&pipeline);
}

static void collect(struct site *site)
{
    GHashTable *documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < site->wanted->plans->len; i++)
        collect_plan(site, site->wanted->plans->pdata[i], documents);
    if (diags_count(site->diags, DIAG_ERROR) == 0) {
        check_plans_given(site);
        check_documents(site, documents);
        check_corrections(site);
    }
    g_ptr_array_sort(site->reports, compare_reports);
    g_hash_table_unref(documents);
}

static void write_pages(struct site *site)
{
    site_write_start(site);
    site_write_lists(site);
    site_write_indicators(site);
    site_write_agencies(site);
    site_write_data(site);
    site_write_search(site);
    site_write_feed(site);
    addresses_finish(site);
}

/* ---- The whole ---- */

const struct site_period *site_newest_period(const struct site_plan *plan)
{
    return plan->periods->len > 0 ? plan->periods->pdata[plan->periods->len - 1] : NULL;
}

const char *site_period_key(const struct site_period *period)
{
    return period->name != NULL ? period->name : "plan";
}

GPtrArray *site_list(struct site *site)
{
    GPtrArray *list = g_ptr_array_new();

    g_ptr_array_add(site->lists, list);
    return list;
}

static void tell(struct site *site, struct site_tally *tally)
{
    unsigned                    count = 0;
    const struct outputs_entry *entries = outputs_manifest(site->outputs, &count, site->diags);

    tally->n_reports = site->reports->len;
    tally->n_pages = site->n_pages;
    tally->n_files = count;
    for (unsigned i = 0; entries != NULL && i < count; i++)
        tally->n_written += !entries[i].unchanged;
}

static void site_free(struct site *site)
{
    for (unsigned i = 0; i < site->plans->len; i++) {
        const struct site_plan *plan = site->plans->pdata[i];
        for (unsigned k = 0; k < plan->periods->len; k++)
            g_hash_table_unref(((const struct site_period *)plan->periods->pdata[k])->figures);
    }
    addresses_free(site->addresses);
    outputs_free(site->outputs);
    site_file_free(site->file);
    worker_free(site->worker);
    g_ptr_array_unref(site->lists);
    arena_free(site->arena);
}

bool site_publish(const struct site_wanted *wanted, struct site_tally *tally, struct diags *diags)
{
    struct site site = {.wanted = wanted, .diags = diags, .arena = arena_new()};
    bool        good = false;

    site.lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    site.plans = site_list(&site);
    site.reports = site_list(&site);
    site.entries = site_list(&site);
    site.worker = worker_new(wanted->threads > 0 ? wanted->threads : g_get_num_processors());
    site.outputs = outputs_new(wanted->folder);
    site.addresses = addresses_read(wanted->folder, diags);
    if (read_site_file(&site)) {
        site_write_assets(&site);
        collect(&site);
        if (diags_count(diags, DIAG_ERROR) == 0)
            write_pages(&site);
        good = diags_count(diags, DIAG_ERROR) == 0 && outputs_commit(site.outputs, diags);
    }
    if (good)
        tell(&site, tally);
    site_free(&site);
    return good;
}
