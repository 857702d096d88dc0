/*
 * cmd_build.c -- baocao build: compiles a plan's documents to PDF, HTML and PNG.
 */
#include <glib.h>
#include <glib/gstdio.h>

#include "outputs.h"
#include "pipeline.h"
#include "render.h"

/* Writes one file by a function of render. */
#define WRITE(outputs, name, diags, call)                                                                              \
    ((out = outputs_open((outputs), (name), (diags))) != NULL && (call) && outputs_close((outputs), (diags)))

static bool write_html(struct pipeline *pipeline, const struct doc *doc, const char *name, struct outputs *outputs)
{
    char *file = g_strconcat(name, ".html", NULL);
    FILE *out;
    bool  good = WRITE(outputs, file, pipeline->diags, html_write(doc, out, pipeline->diags));

    g_free(file);
    pipeline_timing(pipeline, "html");
    return good;
}

static bool write_pdf(struct pipeline *pipeline, const struct pages *pages, const char *name, struct outputs *outputs)
{
    struct pdf_options options = {.attach_data = pipeline->options->attach_data, .threads = pipeline->options->threads};
    char *file = g_strconcat(name, ".pdf", NULL);
    FILE *out;
    bool  good = WRITE(outputs, file, pipeline->diags, pdf_write(pages, &options, out, pipeline->diags));

    g_free(file);
    pipeline_timing(pipeline, "pdf");
    return good;
}

static bool write_png(struct pipeline *pipeline, const struct pages *pages, const char *name, struct outputs *outputs)
{
    bool good = true;

    for (uint32_t i = 0; good && i < pages->n_pages; i++) {
        char *file = g_strdup_printf("%s-%03u.png", name, i + 1);
        FILE *out;
        good = WRITE(outputs, file, pipeline->diags,
                     png_write(pages, i, pipeline->options->dpi, out, pipeline->diags));
        g_free(file);
    }
    pipeline_timing(pipeline, "png");
    return good;
}

/* Previews of pages that a longer version of the document had. */
static void remove_stale_png(const char *folder, const char *name, uint32_t n_pages)
{
    bool found = true;

    for (uint32_t i = n_pages; found; i++) {
        char *path = g_strdup_printf("%s/%s-%03u.png", folder, name, i + 1);
        found = g_unlink(path) == 0;
        g_free(path);
    }
}

/* One document in all formats, put in place together. */
static void build_document(struct pipeline *pipeline, const struct plan_document *document, const char *folder)
{
    unsigned        formats = pipeline->options->formats;
    struct doc     *doc = pipeline_document(pipeline, document);
    struct pages   *pages = doc != NULL ? pipeline_pages(pipeline, doc) : NULL; /* even for HTML alone: same errors */
    struct outputs *outputs;

    if (pages == NULL || diags_count(pipeline->diags, DIAG_ERROR) > 0)
        return;
    outputs = outputs_new(folder);
    if ((!(formats & FORMAT_HTML) || write_html(pipeline, doc, document->name, outputs)) &&
        (!(formats & FORMAT_PDF) || write_pdf(pipeline, pages, document->name, outputs)) &&
        (!(formats & FORMAT_PNG) || write_png(pipeline, pages, document->name, outputs)) &&
        outputs_commit(outputs, pipeline->diags) && (formats & FORMAT_PNG))
        remove_stale_png(folder, document->name, pages->n_pages);
    outputs_free(outputs);
}

static void build_all(struct pipeline *pipeline, const char *folder)
{
    unsigned made = 0;

    for (unsigned i = 0; i < pipeline->plan->documents->len; i++) {
        const struct plan_document *document = pipeline->plan->documents->pdata[i];
        if (!pipeline_makes(pipeline, document))
            continue;
        made++;
        build_document(pipeline, document, folder);
    }
    if (made == 0)
        diag(pipeline->diags, DIAG_NOTHING_TO_MAKE, (struct span){.source = pipeline->plan->source, .line = 1, .column = 1},
             pipeline->options->period != NULL ? pipeline->options->period : "", NULL);
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
