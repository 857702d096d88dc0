/*
 * pipeline.c -- the stages in order: load, compute, expand, lay out.
 */
#include "pipeline.h"

#include <glib.h>
#include <sys/resource.h>
#include <time.h>

#include "accepted.h"
#include "chart.h"
#include "check.h"
#include "draft_mark.h"
#include "home.h"

/* A template, and of the files read for it the last and the last before. */
struct template_read {
    struct template *template;
    const struct source *last, *before;
};

static void template_read_free(void *data)
{
    struct template_read *read = data;

    template_free(read->template);
    g_free(read);
}

void pipeline_open(struct pipeline *pipeline, const struct pipeline_wanted *wanted, struct diags *diags)
{
    const char *plan = wanted->plan != NULL ? wanted->plan : ".";

    *pipeline = (struct pipeline){.wanted = *wanted, .diags = diags, .arena = arena_new(), .work = arena_new()};
    pipeline->templates = home_templates(plan, wanted->templates);
    pipeline->fonts_folder = home_fonts(plan, wanted->fonts);
    pipeline->fitting = g_hash_table_new(NULL, NULL);
    pipeline->templates_read = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, template_read_free);
}

void pipeline_close(struct pipeline *pipeline)
{
    facts_free(pipeline->facts);
    g_hash_table_unref(pipeline->templates_read);
    if (pipeline->asked != NULL) {
        g_hash_table_unref(pipeline->asked);
        g_hash_table_unref(pipeline->made);
    }
    g_hash_table_unref(pipeline->fitting);
    periods_free(pipeline->periods);
    plan_free(pipeline->loaded);
    font_set_free(pipeline->fonts);
    input_list_free(pipeline->font_inputs);
    g_ptr_array_unref(pipeline->templates);
    g_free(pipeline->fonts_folder);
    arena_free(pipeline->work);
    arena_free(pipeline->arena);
}

/* ---- Load, compute, check ---- */

bool pipeline_plan(struct pipeline *pipeline)
{
    const char *folder = pipeline->wanted.plan;
    unsigned    before = diags_count(pipeline->diags, DIAG_ERROR);

    if (pipeline->loaded != NULL)
        return true;
    pipeline->loaded = plan_load(pipeline->arena, folder, pipeline->diags);
    if (pipeline->loaded == NULL)
        return false;
    pipeline->loaded_bad = diags_count(pipeline->diags, DIAG_ERROR) > before;
    pipeline->plan = pipeline->loaded;
    pipeline->plan_files = source_last(pipeline->arena);
    pipeline->periods = periods_new(pipeline->arena, pipeline->loaded, folder);
    return true;
}

/* The checks' findings, less those that somebody has accepted. */
static void check(struct pipeline *pipeline)
{
    struct diags *findings = diags_new();

    check_all(pipeline->plan, pipeline->period, pipeline->period != NULL ? pipeline->period->before : NULL,
              pipeline->facts, findings);
    accepted_apply(pipeline->plan, pipeline->period, findings, pipeline->fitting, pipeline->diags);
    diags_free(findings);
}

void pipeline_tell_unfit(struct pipeline *pipeline)
{
    if (pipeline->loaded != NULL && !pipeline->loaded_bad)
        accepted_tell_unfit(pipeline->loaded, pipeline->fitting, pipeline->diags);
}

/* What was made for the period before goes. */
static void begin_period(struct pipeline *pipeline)
{
    facts_free(pipeline->facts);
    pipeline->facts = NULL;
    pipeline->period = NULL;
    pipeline->plan = pipeline->loaded;
    arena_free(pipeline->work);
    pipeline->work = arena_new();
}

bool pipeline_facts(struct pipeline *pipeline, const char *period_name)
{
    struct diags *diags = pipeline->diags;

    if (!pipeline_plan(pipeline))
        return false;
    begin_period(pipeline);
    if (period_name != NULL)
        pipeline->period = periods_get(pipeline->periods, period_name, diags);
    pipeline_timing(pipeline, "load");
    pipeline_check_document(pipeline);
    if (pipeline->loaded_bad || diags_count(diags, DIAG_ERROR) > 0)
        return false;
    if (pipeline->period != NULL)
        pipeline->plan = plan_at(pipeline->loaded, pipeline->period->as_of);
    pipeline->facts = facts_compute(pipeline->work, pipeline->plan, pipeline->period, diags);
    if (pipeline->wanted.prints)
        facts_keep_prints(pipeline->facts);
    pipeline_timing(pipeline, "compute");
    check(pipeline);
    pipeline_timing(pipeline, "check");
    return template_resolve(pipeline->work, pipeline->facts, diags) && diags_count(diags, DIAG_ERROR) == 0;
}

void pipeline_drop_facts(struct pipeline *pipeline)
{
    facts_free(pipeline->facts);
    pipeline->facts = NULL;
}

/* ---- Templates ---- */

/* Read once for all periods; one with errors is read, and its errors told, for each that needs it.  NULL then. */
static const struct template_read *read_template(struct pipeline *pipeline, const struct plan_document *document)
{
    const char           *name = document->template_name;
    struct template_read *read = g_hash_table_lookup(pipeline->templates_read, name);
    const struct source  *before = source_last(pipeline->arena);
    struct template *template;

    if (read != NULL)
        return read;
    template = template_read(pipeline->arena, pipeline->templates, name, document->template_span, pipeline->diags);
    pipeline_timing(pipeline, "template");
    if (template == NULL)
        return NULL;
    read = g_new(struct template_read, 1);
    *read = (struct template_read){template, source_last(pipeline->arena), before};
    g_hash_table_insert(pipeline->templates_read, (char *)(uintptr_t)name, read);
    return read;
}

void pipeline_read_templates(struct pipeline *pipeline)
{
    for (unsigned i = 0; pipeline->loaded != NULL && i < pipeline->plan->documents->len; i++) {
        const struct plan_document *document = pipeline->plan->documents->pdata[i];
        if (pipeline_makes(pipeline, document))
            read_template(pipeline, document);
    }
}

void pipeline_template_files(struct pipeline *pipeline, const struct plan_document *document,
                             const struct source **last, const struct source **before)
{
    const struct template_read *read = read_template(pipeline, document);

    *last = read != NULL ? read->last : NULL;
    *before = read != NULL ? read->before : NULL;
}

/* ---- Documents, pages ---- */

/* All that a document is made from; pictures are added by their place in it. */
static struct input_list *list_inputs(struct pipeline *pipeline, const struct doc *doc,
                                      const struct template_read *read)
{
    struct input_list *inputs = input_list_new(pipeline->wanted.plan, pipeline->templates);

    input_list_add(inputs, pipeline->plan_files, NULL);
    input_list_add(inputs, read->last, read->before);
    for (const struct periods_file *file = periods_files(pipeline->periods); file != NULL; file = file->next)
        input_list_add(inputs, file->last, file->before);
    if (pipeline->font_inputs == NULL) {
        pipeline->font_inputs = input_list_new(pipeline->wanted.plan, pipeline->templates);
        input_list_add_fonts(pipeline->font_inputs, pipeline->fonts);
    }
    input_list_join(inputs, pipeline->font_inputs);
    for (const struct doc_node *node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        const struct doc_figure *figure = node->kind == DOC_FIGURE ? node->attr : NULL;

        if (figure != NULL && figure->image != NULL) {
            char *name = g_strdup_printf("picture-%u", node->serial);
            input_list_add_bytes(inputs, name, figure->image->png, figure->image->length);
            g_free(name);
        }
    }
    return inputs;
}

static void mark_draft(struct pipeline *pipeline, struct doc *doc, const struct template_read *read)
{
    struct doc_info   *info = doc->root->attr;
    struct input_list *inputs;

    if (info == NULL || pipeline_fonts(pipeline) == NULL)
        return;
    inputs = list_inputs(pipeline, doc, read);
    info->draft = draft_mark(pipeline->work, info->as_of, inputs);
    input_list_free(inputs);
}

const char *pipeline_inputs(struct pipeline *pipeline, const struct job *job, const struct doc *doc)
{
    const struct template_read *read = read_template(pipeline, job->document);
    struct input_list          *inputs;
    char                       *text;
    const char                 *kept;

    if (read == NULL || pipeline_fonts(pipeline) == NULL)
        return NULL;
    inputs = list_inputs(pipeline, doc, read);
    text = input_list_text(inputs);
    kept = arena_strdup(pipeline->work, text);
    g_free(text);
    input_list_free(inputs);
    return kept;
}

struct doc *pipeline_document(struct pipeline *pipeline, const struct job *job)
{
    const struct plan_document *document = job->document;
    const struct template_read *read;
    struct doc                 *doc = NULL;

    read = read_template(pipeline, document);
    if (read != NULL && pipeline->facts != NULL)
        doc = template_expand_for(pipeline->work, read->template, pipeline->facts, document->name, job->agency,
                                  pipeline->diags);
    if (doc != NULL && doc->n_figures > 0 && pipeline_fonts(pipeline) != NULL)
        chart_draw_screens(doc, pipeline->fonts);
    if (doc != NULL && pipeline->wanted.draft)
        mark_draft(pipeline, doc, read);
    pipeline_timing(pipeline, "expand");
    return doc;
}

struct font_set *pipeline_fonts(struct pipeline *pipeline)
{
    if (pipeline->fonts == NULL) {
        pipeline->fonts = font_set_open(pipeline->fonts_folder, pipeline->diags);
        pipeline_timing(pipeline, "fonts");
    }
    return pipeline->fonts;
}

struct pages *pipeline_pages(struct pipeline *pipeline, const struct doc *doc)
{
    return pipeline_stream(pipeline, doc, NULL, NULL);
}

struct pages *pipeline_stream(struct pipeline *pipeline, const struct doc *doc, layout_page_taker *take, void *data)
{
    struct pages *pages = NULL;

    if (pipeline_fonts(pipeline) != NULL)
        pages = layout_stream(pipeline->work, doc, pipeline->fonts, take, data, pipeline->diags);
    pipeline_timing(pipeline, "layout");
    return pages;
}

/* ---- Times ---- */

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

    if (!pipeline->wanted.timings)
        return;
    getrusage(RUSAGE_SELF, &usage);
    fprintf(stderr, "%-10s wall %8.1f ms  cpu %8.1f ms  peak %6ld MiB\n", stage,
            last_wall > 0 ? (wall - last_wall) * 1e3 : cpu * 1e3, (cpu - last_cpu) * 1e3, usage.ru_maxrss / 1024);
    last_wall = wall;
    last_cpu = cpu;
}
