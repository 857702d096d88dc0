/*
 * rebuild.c -- a document made once more, as its PDF says that it was made, and compared with it.
 */
#include "rebuild.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/worker.h"
#include "pdf_origin.h"
#include "render.h"

#define SUM_LENGTH 64
#define NAME_AT (SUM_LENGTH + 2) /* of a line of sha256sum */

/* ---- Which inputs differ ---- */

static const char *name_of(const char *line)
{
    return strlen(line) > NAME_AT ? line + NAME_AT : "";
}

static bool is_line(const GPtrArray *lines, const char *line)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)lines, line, g_str_equal, NULL);
}

static bool has_name(const GPtrArray *lines, const char *name)
{
    for (guint i = 0; i < lines->len; i++)
        if (strcmp(name_of(lines->pdata[i]), name) == 0)
            return true;
    return false;
}

/* now: lines of what it was made from this time. */
static void compare_inputs(struct rebuild_report *report, const GPtrArray *then, const char *now)
{
    char     **lines = g_strsplit(now, "\n", -1);
    GPtrArray *list = g_ptr_array_new();

    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
            g_ptr_array_add(list, *line);
    for (guint i = 0; i < then->len; i++)
        if (!is_line(list, then->pdata[i])) {
            const char *name = name_of(then->pdata[i]);
            g_ptr_array_add(has_name(list, name) ? report->changed : report->gone, g_strdup(name));
        }
    for (guint i = 0; i < list->len; i++)
        if (!has_name(then, name_of(list->pdata[i])))
            g_ptr_array_add(report->more, g_strdup(name_of(list->pdata[i])));
    g_ptr_array_unref(list);
    g_strfreev(lines);
}

/* ---- Made once more ---- */

static const struct job *job_named(const GPtrArray *jobs, const char *name)
{
    for (guint i = 0; i < jobs->len; i++)
        if (strcmp(((const struct job *)jobs->pdata[i])->name, name) == 0)
            return jobs->pdata[i];
    return NULL;
}

static bool was_made_with(const struct pdf_made *made, const char *option)
{
    char **options = g_strsplit(made->options != NULL ? made->options : "", " ", -1);
    bool   found = g_strv_contains((const char *const *)options, option);

    g_strfreev(options);
    return found;
}

/* The PDF in memory, to be freed by free; NULL: it can't be made (reported). */
static char *write_pdf(struct pipeline *pipeline, const struct doc *doc, const struct pdf_options *options,
                       size_t *length)
{
    char         *bytes = NULL;
    FILE         *out = open_memstream(&bytes, length);
    struct pages *pages = pipeline_pages(pipeline, doc);
    bool          good = out != NULL && pages != NULL && pdf_write(pages, options, out, pipeline->diags);

    if (out == NULL || fclose(out) != 0 || !good) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

static bool compare(struct rebuild_report *report, const struct pdf_made *made, struct pipeline *pipeline,
                    const struct job *job)
{
    struct doc        *doc = pipeline_document(pipeline, job);
    const char        *inputs = doc != NULL ? pipeline_inputs(pipeline, job, doc) : NULL;
    struct pdf_origin  origin = {.document = made->document, .inputs = inputs, .draft = pipeline->wanted.draft};
    struct worker     *worker = worker_new(1);
    struct pdf_options options = {.attach_data = was_made_with(made, "attach-data"),
                                  .no_fields = was_made_with(made, "no-fields"),
                                  .worker = worker,
                                  .origin = &origin};
    size_t             length;
    char              *anew = inputs != NULL ? write_pdf(pipeline, doc, &options, &length) : NULL;

    if (inputs != NULL)
        compare_inputs(report, made->inputs, inputs);
    if (anew != NULL) {
        enum pdf_likeness likeness = pdf_made_compare(made, anew, length, &report->object);
        report->verdict = likeness == PDF_SAME_BYTES     ? REBUILD_SAME_BYTES
                          : likeness == PDF_SAME_CONTENT ? REBUILD_SAME_CONTENT
                                                         : REBUILD_DIFFERENT;
    }
    free(anew);
    worker_free(worker);
    return anew != NULL;
}

/* "2026-05/bao-cao-thang": the period and the name. */
static void make_again(struct rebuild_report *report, const struct pdf_made *made, const struct pipeline_wanted *wanted,
                       struct diags *diags)
{
    char                  *period = g_strndup(made->document, strcspn(made->document, "/"));
    const char            *name = strchr(made->document, '/') != NULL ? strchr(made->document, '/') + 1 : "";
    struct pipeline_wanted one = *wanted;
    struct diags          *own = diags_new(); /* check tells its warnings */
    struct pipeline        pipeline;

    one.draft = was_made_with(made, "draft");
    pipeline_open(&pipeline, &one, own);
    if (pipeline_facts(&pipeline, strcmp(period, "plan") != 0 ? period : NULL)) {
        GPtrArray        *jobs = pipeline_jobs(&pipeline);
        const struct job *job = job_named(jobs, name);

        if (job == NULL)
            diag(diags, DIAG_REBUILD_NO_DOCUMENT, SPAN_NONE, made->document, wanted->plan, NULL);
        else
            compare(report, made, &pipeline, job);
        g_ptr_array_unref(jobs);
    }
    if (diags_count(own, DIAG_ERROR) > 0)
        diags_move(diags, own);
    pipeline_close(&pipeline);
    diags_free(own);
    g_free(period);
}

struct rebuild_report *rebuild(const char *file, const struct pipeline_wanted *wanted, struct diags *diags)
{
    struct pdf_made       *made = pdf_made_read(file, diags);
    struct rebuild_report *report;

    if (made == NULL)
        return NULL;
    report = g_new0(struct rebuild_report, 1);
    report->verdict = made->document != NULL ? REBUILD_NOT_MADE : REBUILD_NO_ORIGIN;
    report->first = made->first;
    report->document = g_strdup(made->document);
    report->program = g_strdup(made->program);
    report->changed = g_ptr_array_new_with_free_func(g_free);
    report->gone = g_ptr_array_new_with_free_func(g_free);
    report->more = g_ptr_array_new_with_free_func(g_free);
    if (made->document != NULL)
        make_again(report, made, wanted, diags);
    pdf_made_free(made);
    return report;
}

void rebuild_report_free(struct rebuild_report *report)
{
    if (report == NULL)
        return;
    g_free(report->document);
    g_free(report->program);
    g_ptr_array_unref(report->changed);
    g_ptr_array_unref(report->gone);
    g_ptr_array_unref(report->more);
    g_free(report);
}
