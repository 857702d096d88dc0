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
    return document->each != EACH_NONE && strncmp(wanted, document->name, length) == 0 && wanted[length] == '-' &&
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
           (document->each != EACH_NONE && g_str_has_prefix(wanted, document->name));
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

/* Those that owe something now, as a set of ids. */
static GHashTable *owing_set(const struct pipeline *pipeline)
{
    GPtrArray  *owing = facts_owing(pipeline->facts);
    GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < owing->len; i++)
        g_hash_table_add(set, owing->pdata[i]);
    g_ptr_array_free(owing, TRUE);
    return set;
}

static bool is_in_class(const struct agency *agency, const struct class *class)
{
    for (unsigned i = 0; i < agency->classes->len; i++)
        if (strcmp(((const struct class *)agency->classes->pdata[i])->id, class->id) == 0)
            return true;
    return false;
}

/* Is one made for the agency?  A collective name is no agency, nor is one that is part of another by now. */
static bool is_for(const struct pipeline *pipeline, const struct plan_document *document, const struct agency *agency,
                   GHashTable *owing)
{
    bool owes = g_hash_table_contains(owing, agency->id);

    if (document->each == EACH_MISSING || document->when == WHEN_MISSING)
        if (!owes)
            return false;
    if (document->when == WHEN_RECEIVED && facts_by_id(pipeline->facts, "sender", agency->id) == NULL)
        return false;
    if (document->each == EACH_MISSING)
        return true;
    if (agency->stands_for != NULL || agency->merger.applied)
        return false;
    return document->each == EACH_LEAD ? facts_leads(pipeline->facts, agency->id)
                                       : is_in_class(agency, document->each_class);
}

/* Is what it is about there at all? */
static bool is_due(const struct pipeline *pipeline, const struct plan_document *document, GHashTable *owing)
{
    if (document->when == WHEN_MISSING)
        return g_hash_table_size(owing) > 0;
    return document->when == WHEN_ALWAYS ||
           (pipeline->period != NULL && pipeline->period->received != NULL && pipeline->period->received->len > 0);
}

static void add_each(struct pipeline *pipeline, GPtrArray *jobs, const struct plan_document *document,
                     GHashTable *owing)
{
    const GPtrArray *agencies = pipeline->plan->agencies;

    for (unsigned i = 0; i < agencies->len; i++) {
        const struct agency *agency = agencies->pdata[i];

        if (is_for(pipeline, document, agency, owing))
            add_job(pipeline, jobs, document, agency->id);
    }
}

GPtrArray *pipeline_jobs(struct pipeline *pipeline)
{
    GPtrArray  *jobs = g_ptr_array_new();
    GHashTable *owing = owing_set(pipeline);

    for (unsigned i = 0; i < pipeline->plan->documents->len; i++) {
        const struct plan_document *document = pipeline->plan->documents->pdata[i];

        if (!pipeline_makes(pipeline, document))
            continue;
        if (document->each != EACH_NONE)
            add_each(pipeline, jobs, document, owing);
        else if (is_due(pipeline, document, owing))
            add_job(pipeline, jobs, document, NULL);
    }
    g_hash_table_destroy(owing);
    return jobs;
}
