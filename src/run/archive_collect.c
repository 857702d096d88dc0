/*
 * archive_collect.c -- the signed files of a plan's documents, with what the model says of each.
 */
#include "archive_collect.h"

#include "base/lookup.h"
#include "pdf_summary.h"

/* One document on its way into its dossier. */
struct collecting {
    struct pipeline *pipeline;
    const char      *from;
    GPtrArray       *dossiers;
    struct diags    *diags;
};

/* ---- What the model says ---- */

/* The year that a document without a date belongs to. */
static int year_of(const struct pipeline *pipeline)
{
    const struct period *period = pipeline->period;

    if (period == NULL)
        return pipeline->plan->range.from.year;
    return period->id.year != 0 ? period->id.year : period->as_of.year;
}

static const struct doc_symbol *symbol_of(const struct doc *doc)
{
    for (const struct doc_node *node = doc->root; node != NULL; node = doc_next(node, doc->root))
        if (node->kind == DOC_SYMBOL)
            return node->attr;
    return NULL;
}

static struct text text_at(struct pipeline *pipeline, const char *text, struct span span)
{
    return (struct text){.text = text != NULL && *text != '\0' ? arena_strdup(pipeline->arena, text) : NULL,
                         .span = span};
}

static struct span issuer_span(const struct plan *plan)
{
    return plan->issuer.name->len > 0 ? ((const struct text *)plan->issuer.name->pdata[0])->span : SPAN_NONE;
}

static void describe(struct collecting *collecting, const struct job *job, const struct doc *doc,
                     struct archive_document *into)
{
    struct pipeline         *pipeline = collecting->pipeline;
    const struct doc_info   *info = doc->root->attr;
    const struct doc_symbol *symbol = symbol_of(doc);
    struct span              span = job->document->span;

    into->span = span;
    into->kind = info->kind != NULL ? arena_strdup(pipeline->arena, info->kind) : "";
    into->number = text_at(pipeline, symbol != NULL ? symbol->number : NULL, span);
    into->notation = text_at(pipeline, symbol != NULL ? symbol->notation : NULL, span);
    into->organ = text_at(pipeline, info->author, issuer_span(pipeline->plan));
    into->subject = text_at(pipeline, info->subject != NULL ? info->subject : info->title,
                            job->document->title.text != NULL ? job->document->title.span : span);
    into->date = info->own_date;
    into->name = pipeline->period == NULL ? arena_strdup(pipeline->arena, job->name)
                                          : arena_printf(pipeline->arena, "%s_%s", pipeline->period->name, job->name);
}

/* ---- What the file says ---- */

/* Number and date that were filled in after the document was made. */
static void take_filled(struct collecting *collecting, const struct pdf_summary *summary, struct archive_document *into)
{
    char        text[DATE_TEXT_MAX];
    struct date date;

    if (into->number.text == NULL)
        into->number = text_at(collecting->pipeline, summary->number, into->span);
    if (date_is_set(into->date) || summary->day == NULL || summary->month == NULL)
        return;
    g_snprintf(text, sizeof text, "%04d-%02d-%02d", year_of(collecting->pipeline),
               (int)g_ascii_strtoll(summary->month, NULL, 10), (int)g_ascii_strtoll(summary->day, NULL, 10));
    if (date_parse(text, &date))
        into->date = date;
}

static void tell_unsigned(const struct pdf_summary *summary, const char *path, struct diags *diags)
{
    const char *missing = summary->person ? "organisation" : summary->organisation ? "person" : "person, organisation";

    if (summary->broken)
        diag(diags, DIAG_ARCHIVE_BROKEN, SPAN_NONE, path, NULL);
    else if (!summary->person || !summary->organisation)
        diag(diags, DIAG_ARCHIVE_UNSIGNED, SPAN_NONE, path, missing, NULL);
}

static bool read_file(struct collecting *collecting, const char *path, struct archive_document *into)
{
    struct diags       *diags = collecting->diags;
    GMappedFile        *map = g_mapped_file_new(path, FALSE, NULL);
    struct pdf_summary *summary;

    if (map == NULL) {
        diag(diags, DIAG_ARCHIVE_NO_FILE, into->span, path, NULL);
        return false;
    }
    summary = pdf_summary_read(path, diags);
    if (summary != NULL) {
        into->bytes = g_mapped_file_get_bytes(map);
        into->n_pages = summary->n_pages;
        into->signers = g_ptr_array_ref(summary->signers);
        take_filled(collecting, summary, into);
        tell_unsigned(summary, path, diags);
    }
    g_mapped_file_unref(map);
    pdf_summary_free(summary);
    return summary != NULL;
}

/* ---- Dossiers ---- */

static void dossier_free(void *data)
{
    struct archive_dossier *dossier = data;

    for (guint i = 0; i < dossier->documents->len; i++) {
        struct archive_document *document = dossier->documents->pdata[i];

        g_bytes_unref(document->bytes);
        g_ptr_array_unref(document->signers);
        g_free(document);
    }
    g_ptr_array_unref(dossier->documents);
    g_free(dossier);
}

static struct archive_dossier *dossier_for(struct collecting *collecting, const struct plan_dossier *of, int year)
{
    struct archive_dossier *dossier;

    for (guint i = 0; i < collecting->dossiers->len; i++) {
        dossier = collecting->dossiers->pdata[i];
        if (dossier->dossier == of && dossier->year == year)
            return dossier;
    }
    dossier = g_new0(struct archive_dossier, 1);
    dossier->archive = &collecting->pipeline->loaded->archive;
    dossier->dossier = of;
    dossier->year = year;
    dossier->documents = g_ptr_array_new();
    g_ptr_array_add(collecting->dossiers, dossier);
    return dossier;
}

static char *path_of(const struct collecting *collecting, const struct job *job)
{
    const struct pipeline *pipeline = collecting->pipeline;
    char                  *file = g_strconcat(job->name, ".pdf", NULL), *path;

    path = pipeline->period != NULL
               ? g_build_filename(collecting->from, pipeline->plan->id, pipeline->period->name, file, NULL)
               : g_build_filename(collecting->from, pipeline->plan->id, file, NULL);
    g_free(file);
    return path;
}

static void collect_job(struct collecting *collecting, const struct job *job)
{
    struct pipeline         *pipeline = collecting->pipeline;
    struct doc              *doc;
    struct archive_document *document;
    char                    *path;

    if (job->document->dossier == NULL) {
        diag(collecting->diags, DIAG_ARCHIVE_LEFT_OUT, job->document->span, job->document->name, NULL);
        return;
    }
    doc = pipeline_document(pipeline, job);
    if (doc == NULL)
        return;
    document = g_new0(struct archive_document, 1);
    path = path_of(collecting, job);
    describe(collecting, job, doc, document);
    if (!read_file(collecting, path, document)) {
        g_free(document);
    } else {
        struct archive_dossier *dossier = dossier_for(collecting, job->document->dossier, year_of(pipeline));

        g_ptr_array_add(dossier->documents, document);
        if (!date_is_set(document->date))
            diag(collecting->diags, DIAG_ARCHIVE_NO_DATE, document->span, path, NULL);
    }
    g_free(path);
}

static void collect_period(struct collecting *collecting, const char *period)
{
    GPtrArray *jobs;

    if (!pipeline_facts(collecting->pipeline, period)) {
        pipeline_read_templates(collecting->pipeline);
        return;
    }
    jobs = pipeline_jobs(collecting->pipeline);
    for (guint i = 0; i < jobs->len; i++)
        collect_job(collecting, jobs->pdata[i]);
    g_ptr_array_unref(jobs);
}

/* In the plan's order, then by years. */
static int compare_dossiers(const void *a, const void *b)
{
    const struct archive_dossier *one = *(const void *const *)a, *other = *(const void *const *)b;
    guint                         first = 0, second = 0;

    g_ptr_array_find(one->archive->dossiers, one->dossier, &first);
    g_ptr_array_find(one->archive->dossiers, other->dossier, &second);
    return first != second ? (first < second ? -1 : 1) : one->year - other->year;
}

GPtrArray *archive_collect(struct pipeline *pipeline, const GPtrArray *periods, const char *from, struct diags *diags)
{
    struct collecting collecting = {pipeline, from, g_ptr_array_new_with_free_func(dossier_free), diags};
    struct span       plan = SPAN_NONE;

    if (!pipeline_plan(pipeline))
        return collecting.dossiers;
    plan.source = pipeline->loaded->source;
    if (list_length(pipeline->loaded->archive.dossiers) == 0) {
        diag(diags, DIAG_ARCHIVE_NO_KEYS, plan, NULL);
        return collecting.dossiers;
    }
    for (guint i = 0; i < periods->len; i++)
        collect_period(&collecting, periods->pdata[i]);
    g_ptr_array_sort(collecting.dossiers, compare_dossiers);
    if (collecting.dossiers->len == 0 && diags_count(diags, DIAG_ERROR) + diags_count(pipeline->diags, DIAG_ERROR) == 0)
        diag(diags, DIAG_ARCHIVE_NO_DOSSIER, plan, NULL);
    return collecting.dossiers;
}

void archive_collect_free(GPtrArray *dossiers)
{
    g_ptr_array_unref(dossiers);
}
