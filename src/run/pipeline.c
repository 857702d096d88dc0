/*
 * pipeline.c -- the stages in order: load, compute, expand, lay out.
 */
#include "pipeline.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "check.h"
#include "draft_mark.h"

#ifndef BAOCAO_DATADIR
#define BAOCAO_DATADIR "/usr/local/share/baocao"
#endif

/* The path as the user would write it: relative if it lies below the current folder. */
static char *shown_path(const char *path)
{
    char  *current = g_get_current_dir(), *shown;
    size_t length = strlen(current);

    if (strncmp(path, current, length) == 0 && path[length] == '/')
        shown = g_strdup(path + length + 1);
    else
        shown = g_strdup(path);
    g_free(current);
    return shown;
}

static bool holds_folder(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    bool  found = g_file_test(path, G_FILE_TEST_IS_DIR);

    g_free(path);
    return found;
}

/* The nearest folder above the plan that holds templates/ and fonts/, else the installed one. */
static char *find_home(const char *plan_folder)
{
    char *resolved = realpath(plan_folder, NULL), *folder;

    folder = resolved != NULL ? g_strdup(resolved) : g_get_current_dir();
    free(resolved);
    while (!(holds_folder(folder, "templates") && holds_folder(folder, "fonts"))) {
        char *parent = g_path_get_dirname(folder);
        bool  top = strcmp(parent, folder) == 0;
        g_free(folder);
        folder = parent;
        if (top) {
            g_free(folder);
            return g_strdup(BAOCAO_DATADIR);
        }
    }
    return folder;
}

static char *choose_folder(const char *given, const char *home, const char *name)
{
    char *path, *shown;

    if (given != NULL)
        return g_strdup(given);
    path = g_build_filename(home, name, NULL);
    shown = shown_path(path);
    g_free(path);
    return shown;
}

void pipeline_open(struct pipeline *pipeline, const struct options *options, struct diags *diags)
{
    char *home = find_home(options->plan != NULL ? options->plan : ".");

    *pipeline = (struct pipeline){.options = options, .diags = diags, .arena = arena_new()};
    pipeline->templates = choose_folder(options->templates, home, "templates");
    pipeline->fonts_folder = choose_folder(options->fonts, home, "fonts");
    g_free(home);
}

void pipeline_close(struct pipeline *pipeline)
{
    facts_free(pipeline->facts);
    periods_free(pipeline->periods);
    plan_free(pipeline->plan);
    font_set_free(pipeline->fonts);
    g_free(pipeline->templates);
    g_free(pipeline->fonts_folder);
    arena_free(pipeline->arena);
}

bool pipeline_plan(struct pipeline *pipeline)
{
    const char *folder = pipeline->options->plan;

    if ((pipeline->plan = plan_load(pipeline->arena, folder, pipeline->diags)) == NULL)
        return false;
    pipeline->periods = periods_new(pipeline->arena, pipeline->plan, folder);
    return true;
}

/* The document is named itself, or as it is for an agency. */
static bool names_document(const struct plan *plan, const struct plan_document *document, const char *wanted)
{
    size_t length = strlen(document->name);

    if (strcmp(wanted, document->name) == 0)
        return true;
    return document->each_missing && strncmp(wanted, document->name, length) == 0 && wanted[length] == '-' &&
           g_hash_table_contains(plan->agencies_by_id, wanted + length + 1);
}

/* What --document says must be a document of the plan. */
static void check_document(const struct pipeline *pipeline)
{
    const GPtrArray *documents = pipeline->plan->documents;
    const char      *wanted = pipeline->options->document, **names;

    if (wanted == NULL)
        return;
    for (unsigned i = 0; i < documents->len; i++)
        if (names_document(pipeline->plan, documents->pdata[i], wanted))
            return;
    names = g_new0(const char *, documents->len + 1);
    for (unsigned i = 0; i < documents->len; i++)
        names[i] = ((const struct plan_document *)documents->pdata[i])->name;
    diag(pipeline->diags, DIAG_NO_SUCH_DOCUMENT, SPAN_NONE, wanted, diag_nearest(wanted, names), NULL);
    g_free(names);
}

bool pipeline_facts(struct pipeline *pipeline, const char *period_name)
{
    struct diags *diags = pipeline->diags;

    if (!pipeline_plan(pipeline))
        return false;
    if (period_name != NULL)
        pipeline->period = periods_get(pipeline->periods, period_name, diags);
    if (pipeline->period != NULL)
        plan_amend(pipeline->plan, pipeline->period->as_of);
    pipeline->data = source_last(pipeline->arena);
    pipeline_timing(pipeline, "load");
    check_document(pipeline);
    if (diags_count(diags, DIAG_ERROR) > 0)
        return false;
    pipeline->facts = facts_compute(pipeline->arena, pipeline->plan, pipeline->period, diags);
    pipeline_timing(pipeline, "compute");
    check_all(pipeline->plan, pipeline->period, pipeline->period != NULL ? pipeline->period->before : NULL,
              pipeline->facts, diags);
    pipeline_timing(pipeline, "check");
    return template_resolve(pipeline->arena, pipeline->facts, diags) && diags_count(diags, DIAG_ERROR) == 0;
}

bool pipeline_makes(const struct pipeline *pipeline, const struct plan_document *document)
{
    const char *wanted = pipeline->options->document;

    /* of those made for each agency one may be wanted: name-agency */
    if (wanted != NULL && strcmp(wanted, document->name) != 0 &&
        !(document->each_missing && g_str_has_prefix(wanted, document->name)))
        return false;
    if (pipeline->period == NULL)
        return document->for_plan;
    return !document->for_plan && document->period_kind == pipeline->period->id.kind;
}

void pipeline_tell_unmade(const struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    struct span           where = {.source = pipeline->plan->source, .line = 1, .column = 1};

    for (unsigned i = 0; i < pipeline->plan->documents->len; i++)
        if (pipeline_makes(pipeline, pipeline->plan->documents->pdata[i]))
            return;
    if (options->document != NULL)
        diag(pipeline->diags, DIAG_DOCUMENT_OF_OTHERS, SPAN_NONE, options->document, NULL);
    else if (options->period != NULL)
        diag(pipeline->diags, DIAG_NOTHING_TO_MAKE, where, options->period, NULL);
    else
        diag(pipeline->diags, DIAG_NOTHING_FOR_PLAN, where, NULL);
}

static void add_job(struct pipeline *pipeline, GPtrArray *jobs, const struct plan_document *document,
                    const char *agency)
{
    const char *wanted = pipeline->options->document;
    struct job *job = arena_new_struct(pipeline->arena, struct job);

    *job = (struct job){document, agency, document->name};
    if (agency != NULL)
        job->name = arena_printf(pipeline->arena, "%s-%s", document->name, agency);
    if (wanted == NULL || strcmp(wanted, document->name) == 0 || strcmp(wanted, job->name) == 0)
        g_ptr_array_add(jobs, job);
}

GPtrArray *pipeline_jobs(struct pipeline *pipeline)
{
    GPtrArray *jobs = g_ptr_array_new(), *owing = facts_owing(pipeline->facts);

    for (unsigned i = 0; i < pipeline->plan->documents->len; i++) {
        const struct plan_document *document = pipeline->plan->documents->pdata[i];

        if (!pipeline_makes(pipeline, document))
            continue;
        if (!document->each_missing && !(document->when_missing && owing->len == 0))
            add_job(pipeline, jobs, document, NULL);
        for (unsigned k = 0; document->each_missing && k < owing->len; k++)
            add_job(pipeline, jobs, document, arena_strdup(pipeline->arena, owing->pdata[k]));
    }
    g_ptr_array_free(owing, TRUE);
    return jobs;
}

/* templates_end: of the files read before this document's template, the last. */
static void mark_draft(struct pipeline *pipeline, struct doc *doc, const struct source *templates_end)
{
    struct doc_info    *info = doc->root->attr;
    struct draft_inputs inputs = {.data = pipeline->data,
                                  .templates = source_last(pipeline->arena),
                                  .templates_end = templates_end,
                                  .fonts = pipeline_fonts(pipeline)};

    if (info != NULL && inputs.fonts != NULL)
        info->draft = draft_mark(pipeline->arena, info->as_of, &inputs);
}

struct doc *pipeline_document(struct pipeline *pipeline, const struct job *job)
{
    const struct plan_document *document = job->document;
    struct doc                 *doc = NULL;
    const struct source        *before = source_last(pipeline->arena);
    struct template            *tmpl;

    if (pipeline->failed == document) /* for another agency: the same errors once more */
        return NULL;
    tmpl = template_read(pipeline->arena, pipeline->templates, document->template_name, pipeline->diags);
    pipeline_timing(pipeline, "template");
    if (tmpl != NULL && pipeline->facts != NULL)
        doc = template_expand_for(pipeline->arena, tmpl, pipeline->facts, document->name, job->agency, pipeline->diags);
    template_free(tmpl);
    if (doc == NULL)
        pipeline->failed = document;
    if (doc != NULL && pipeline->options->draft)
        mark_draft(pipeline, doc, before);
    pipeline_timing(pipeline, "expand");
    return doc;
}

void pipeline_read_templates(struct pipeline *pipeline)
{
    for (unsigned i = 0; pipeline->plan != NULL && i < pipeline->plan->documents->len; i++) {
        const struct plan_document *document = pipeline->plan->documents->pdata[i];
        if (pipeline_makes(pipeline, document))
            template_free(
                template_read(pipeline->arena, pipeline->templates, document->template_name, pipeline->diags));
    }
}

struct font_set *pipeline_fonts(struct pipeline *pipeline)
{
    if (pipeline->fonts == NULL) {
        pipeline->fonts = font_set_open(pipeline->fonts_folder, pipeline->diags);
        pipeline_timing(pipeline, "fonts");
    }
    return pipeline->fonts;
}

void pipeline_drop_facts(struct pipeline *pipeline)
{
    facts_free(pipeline->facts);
    pipeline->facts = NULL;
}

struct pages *pipeline_pages(struct pipeline *pipeline, const struct doc *doc)
{
    return pipeline_stream(pipeline, doc, NULL, NULL);
}

struct pages *pipeline_stream(struct pipeline *pipeline, const struct doc *doc, layout_page_taker *take, void *data)
{
    struct pages *pages = NULL;

    if (pipeline_fonts(pipeline) != NULL)
        pages = layout_stream(pipeline->arena, doc, pipeline->fonts, take, data, pipeline->diags);
    pipeline_timing(pipeline, "layout");
    return pages;
}

static double seconds(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void pipeline_timing(const struct pipeline *pipeline, const char *stage)
{
    static double last_wall, last_cpu;
    double        wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    struct rusage usage;

    if (!pipeline->options->timings)
        return;
    getrusage(RUSAGE_SELF, &usage);
    fprintf(stderr, "%-10s wall %8.1f ms  cpu %8.1f ms  peak %6ld MiB\n", stage,
            last_wall > 0 ? (wall - last_wall) * 1e3 : cpu * 1e3, (cpu - last_cpu) * 1e3, usage.ru_maxrss / 1024);
    last_wall = wall;
    last_cpu = cpu;
}
