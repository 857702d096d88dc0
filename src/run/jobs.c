/*
 * jobs.c -- which documents are to be made for a period, or for the plan alone.
 */
#include <string.h>

#include "pipeline.h"

/* The document is named itself, or as it is for an agency. */
static bool names_document(const struct plan *plan, const struct plan_document *document, const char *wanted)
{
    size_t length = strlen(document->name);

    if (strcmp(wanted, document->name) == 0)
        return true;
    return document->each_missing && strncmp(wanted, document->name, length) == 0 && wanted[length] == '-' &&
           g_hash_table_contains(plan->agencies_by_id, wanted + length + 1);
}

void pipeline_check_document(const struct pipeline *pipeline)
{
    const GPtrArray *documents = pipeline->loaded->documents;
    const char      *wanted = pipeline->wanted.document, **names;

    if (wanted == NULL)
        return;
    for (unsigned i = 0; i < documents->len; i++)
        if (names_document(pipeline->loaded, documents->pdata[i], wanted))
            return;
    names = g_new0(const char *, documents->len + 1);
    for (unsigned i = 0; i < documents->len; i++)
        names[i] = ((const struct plan_document *)documents->pdata[i])->name;
    diag(pipeline->diags, DIAG_NO_SUCH_DOCUMENT, SPAN_NONE, wanted, diag_nearest(wanted, names), NULL);
    g_free(names);
}

bool pipeline_wants(const struct pipeline *pipeline, const struct plan_document *document)
{
    const char *wanted = pipeline->wanted.document;

    /* of those made for each agency one may be wanted: name-agency */
    return wanted == NULL || strcmp(wanted, document->name) == 0 ||
           (document->each_missing && g_str_has_prefix(wanted, document->name));
}

bool pipeline_makes(const struct pipeline *pipeline, const struct plan_document *document)
{
    if (!pipeline_wants(pipeline, document))
        return false;
    if (pipeline->period == NULL)
        return document->for_plan;
    return !document->for_plan && document->period_kind == pipeline->period->id.kind;
}

void pipeline_tell_unmade(const struct pipeline *pipeline)
{
    struct span where = {.source = pipeline->plan->source, .line = 1, .column = 1};

    for (unsigned i = 0; i < pipeline->plan->documents->len; i++)
        if (pipeline_makes(pipeline, pipeline->plan->documents->pdata[i]))
            return;
    if (pipeline->wanted.document != NULL)
        diag(pipeline->diags, DIAG_DOCUMENT_OF_OTHERS, SPAN_NONE, pipeline->wanted.document, NULL);
    else if (pipeline->period != NULL)
        diag(pipeline->diags, DIAG_NOTHING_TO_MAKE, where, pipeline->period->name, NULL);
    else
        diag(pipeline->diags, DIAG_NOTHING_FOR_PLAN, where, NULL);
}

static void add_job(struct pipeline *pipeline, GPtrArray *jobs, const struct plan_document *document,
                    const char *agency)
{
    const char *wanted = pipeline->wanted.document;
    struct job *job = arena_new_struct(pipeline->work, struct job);

    *job = (struct job){document, agency, document->name};
    if (agency != NULL)
        job->name = arena_printf(pipeline->work, "%s-%s", document->name, agency);
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
            add_job(pipeline, jobs, document, arena_strdup(pipeline->work, owing->pdata[k]));
    }
    g_ptr_array_free(owing, TRUE);
    return jobs;
}
