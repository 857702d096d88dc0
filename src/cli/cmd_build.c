/*
 * cmd_build.c -- baocao build: compiles a plan's documents to PDF, HTML and PNG.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/outputs.h"
#include "base/worker.h"
#include "pipeline.h"
#include "render.h"

/* One document in the making. */
struct build {
    struct pipeline *pipeline;
    struct worker   *worker;
    const char      *name; /* of its files, without ending */
    struct doc      *doc;
    struct pages    *pages;
    struct pdf      *pdf; /* being written while pages are laid out; NULL: not so */
    struct outputs  *outputs;
    struct diags    *html_diags;
    gint             html_done;
    bool             html_good;
};

/* Perhaps beside the layout. */
static void write_html(void *data)
{
    struct build *build = data;
    char         *file = g_strconcat(build->name, ".html", NULL);
    FILE         *out = outputs_open(build->outputs, file, OUTPUTS_REPLACE, build->html_diags);

    build->html_good = out != NULL && html_write(build->doc, out, build->html_diags) &&
                       outputs_close(build->outputs, out, build->html_diags);
    g_free(file);
    g_atomic_int_set(&build->html_done, 1);
}

static void begin_html(struct build *build)
{
    build->html_diags = diags_new();
    worker_add_serial(build->worker, write_html, build);
}

static bool end_html(struct build *build)
{
    if (build->html_diags == NULL)
        return true;
    worker_wait(build->worker, &build->html_done);
    diags_move(build->pipeline->diags, build->html_diags);
    diags_free(build->html_diags);
    pipeline_timing(build->pipeline, "html");
    return build->html_good;
}

static struct pdf_options wanted_pdf(const struct build *build)
{
    const struct options *options = build->pipeline->options;

    return (struct pdf_options){
        .attach_data = options->attach_data, .no_fields = options->no_fields, .worker = build->worker};
}

/* Pictures are drawn from the pages afterwards: then the pages must stay. */
static void begin_pdf(struct build *build)
{
    const struct options *options = build->pipeline->options;
    struct pdf_options    wanted = wanted_pdf(build);

    if (!(options->formats & FORMAT_PNG) && pipeline_fonts(build->pipeline) != NULL)
        build->pdf = pdf_begin(build->doc, build->pipeline->fonts, &wanted);
}

static bool end_pdf(struct build *build)
{
    struct diags      *diags = build->pipeline->diags;
    struct pdf_options options = wanted_pdf(build);
    struct pdf        *pdf = build->pdf;
    char              *file = g_strconcat(build->name, ".pdf", NULL);
    FILE              *out = outputs_open(build->outputs, file, OUTPUTS_REPLACE, diags);
    bool               good = out != NULL;

    if (good) {
        build->pdf = NULL;
        good = pdf != NULL ? pdf_end(pdf, build->pages, out, diags) : pdf_write(build->pages, &options, out, diags);
        good = good && outputs_close(build->outputs, out, diags);
    }
    g_free(file);
    pipeline_timing(build->pipeline, "pdf");
    return good;
}

static bool write_page(struct pipeline *pipeline, const struct pages *pages, uint32_t page, const char *file,
                       struct outputs *outputs)
{
    FILE *out = outputs_open(outputs, file, OUTPUTS_REPLACE, pipeline->diags);

    return out != NULL && png_write(pages, page, pipeline->options->dpi, out, pipeline->diags) &&
           outputs_close(outputs, out, pipeline->diags);
}

static bool write_png(struct pipeline *pipeline, const struct pages *pages, const char *name, struct outputs *outputs)
{
    bool good = true;

    for (uint32_t i = 0; good && i < pages->n_pages; i++) {
        char *file = g_strdup_printf("%s-%03u.png", name, i + 1);
        good = write_page(pipeline, pages, i, file, outputs);
        g_free(file);
    }
    pipeline_timing(pipeline, "png");
    return good;
}

/* Previews of pages that a longer version of the document had. */
static void remove_stale_png(struct outputs *outputs, const char *name, uint32_t n_pages)
{
    bool found = true;

    for (uint32_t i = n_pages; found; i++) {
        char *file = g_strdup_printf("%s-%03u.png", name, i + 1);
        found = outputs_remove(outputs, file);
        g_free(file);
    }
}

/* HTML and PDF are begun before the pages are there.  Returns how many pages there are, 0 after an error. */
static uint32_t build_formats(struct build *build)
{
    struct pipeline *pipeline = build->pipeline;
    unsigned         formats = pipeline->options->formats;
    bool             good;

    if (formats & FORMAT_HTML)
        begin_html(build);
    if (formats & FORMAT_PDF)
        begin_pdf(build);
    build->pages = pipeline_stream(pipeline, build->doc, build->pdf != NULL ? pdf_page : NULL, build->pdf);
    good = end_html(build) && build->pages != NULL && diags_count(pipeline->diags, DIAG_ERROR) == 0;
    good = good && (!(formats & FORMAT_PDF) || end_pdf(build)) &&
           (!(formats & FORMAT_PNG) || write_png(pipeline, build->pages, build->name, build->outputs));
    pdf_cancel(build->pdf);
    return good ? build->pages->n_pages : 0;
}

/* One document in all formats; last: no other is made from the facts.  Returns how many pages, 0 after an error. */
static uint32_t build_document(struct pipeline *pipeline, const struct job *job, struct outputs *outputs, bool last,
                               struct worker *worker)
{
    struct build build = {.pipeline = pipeline,
                          .worker = worker,
                          .name = job->name,
                          .outputs = outputs,
                          .doc = pipeline_document(pipeline, job)};

    if (last)
        pipeline_drop_facts(pipeline);
    if (build.doc == NULL)
        return 0;
    if (diags_count(pipeline->diags, DIAG_ERROR) >
        0) { /* of another document: this one's are to be told all the same */
        pipeline_pages(pipeline, build.doc);
        return 0;
    }
    return build_formats(&build);
}

static void remove_unless_made(GHashTable *made, struct outputs *outputs, const char *name)
{
    char *html = g_strconcat(name, ".html", NULL), *pdf = g_strconcat(name, ".pdf", NULL);

    if (!g_hash_table_contains(made, name)) {
        outputs_remove(outputs, html);
        outputs_remove(outputs, pdf);
        remove_stale_png(outputs, name, 0);
    }
    g_free(html);
    g_free(pdf);
}

/* Letters to agencies that no longer owe anything must not be sent. */
static void remove_stale_letters(struct pipeline *pipeline, const GPtrArray *jobs, struct outputs *outputs)
{
    const struct plan *plan = pipeline->plan;
    GHashTable        *made = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < jobs->len; i++)
        g_hash_table_add(made, (char *)(uintptr_t)((const struct job *)jobs->pdata[i])->name);
    for (unsigned i = 0; i < plan->documents->len; i++) {
        const struct plan_document *document = plan->documents->pdata[i];

        if (!(document->each_missing || document->when_missing) || !pipeline_makes(pipeline, document) ||
            pipeline->options->document != NULL)
            continue;
        remove_unless_made(made, outputs, document->name);
        for (unsigned k = 0; document->each_missing && k < plan->agencies->len; k++) {
            char *name =
                g_strdup_printf("%s-%s", document->name, ((const struct agency *)plan->agencies->pdata[k])->id);

            remove_unless_made(made, outputs, name);
            g_free(name);
        }
    }
    g_hash_table_destroy(made);
}

/* All documents are put in place together, once all are there: an error in one leaves the earlier ones as they are. */
static void put_in_place(struct pipeline *pipeline, const GPtrArray *jobs, const uint32_t *n_pages,
                         struct outputs *outputs)
{
    if (diags_count(pipeline->diags, DIAG_ERROR) > 0)
        return;
    for (unsigned i = 0; (pipeline->options->formats & FORMAT_PNG) && i < jobs->len; i++)
        remove_stale_png(outputs, ((const struct job *)jobs->pdata[i])->name, n_pages[i]);
    remove_stale_letters(pipeline, jobs, outputs);
    outputs_commit(outputs, pipeline->diags);
}

static void build_all(struct pipeline *pipeline, const char *folder)
{
    GPtrArray      *jobs = pipeline_jobs(pipeline);
    uint32_t       *n_pages = g_new0(uint32_t, jobs->len);
    struct outputs *outputs = outputs_new(folder);
    struct worker  *worker = worker_new(pipeline->options->threads);

    for (unsigned i = 0; i < jobs->len; i++)
        n_pages[i] = build_document(pipeline, jobs->pdata[i], outputs, i + 1 == jobs->len, worker);
    pipeline_tell_unmade(pipeline);
    if (pipeline->options->final) /* not before: all warnings are to be told */
        diags_make_final(pipeline->diags);
    put_in_place(pipeline, jobs, n_pages, outputs);
    worker_free(worker);
    outputs_free(outputs);
    g_free(n_pages);
    g_ptr_array_free(jobs, TRUE);
}

enum exit_status cmd_build(const struct options *options, struct diags *diags)
{
    struct pipeline pipeline;
    char           *folder;

    pipeline_open(&pipeline, options, diags);
    if (pipeline_facts(&pipeline, options->period)) {
        folder = g_build_filename(options->out, pipeline.plan->id, options->period, NULL);
        build_all(&pipeline, folder);
        g_free(folder);
    } else
        pipeline_read_templates(&pipeline);
    pipeline_close(&pipeline);
    return options_exit_status(diags);
}
