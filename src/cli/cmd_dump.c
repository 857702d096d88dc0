/*
 * cmd_dump.c -- baocao dump: prints one of the forms between the stages.
 */
#include <stdio.h>
#include <string.h>

#include "pipeline.h"
#include "schema.h"

typedef void dump_document(struct pipeline *pipeline, const struct doc *doc);

static void dump_doc(struct pipeline *pipeline, const struct doc *doc)
{
    (void)pipeline;
    doc_dump(doc, stdout);
}

static void dump_pages(struct pipeline *pipeline, const struct doc *doc)
{
    struct pages *pages = pipeline_pages(pipeline, doc);

    if (pages != NULL)
        pages_dump(pages, stdout);
}

static void dump_documents(struct pipeline *pipeline, dump_document *dump)
{
    GPtrArray *jobs = pipeline_jobs(pipeline);

    for (unsigned i = 0; i < jobs->len; i++) {
        struct doc *doc = pipeline_document(pipeline, jobs->pdata[i]);
        if (doc != NULL)
            dump(pipeline, doc);
    }
    pipeline_tell_unmade(pipeline);
    g_ptr_array_free(jobs, TRUE);
}

/* "plan-schema", "agencies-schema", "period-schema": what editors check the plan's files by.  False if it is none. */
static bool dump_schema(const char *stage)
{
    char *name = g_str_has_suffix(stage, "-schema") ? g_strndup(stage, strlen(stage) - strlen("-schema")) : NULL;
    char *text = name != NULL ? schema_text(name) : NULL;

    if (text != NULL)
        fputs(text, stdout);
    g_free(name);
    g_free(text);
    return text != NULL;
}

enum exit_status cmd_dump(const struct options *options, struct diags *diags)
{
    struct pipeline pipeline;
    const char     *stage = options->stage != NULL ? options->stage : "document";
    dump_document  *dump = strcmp(stage, "document") == 0 ? dump_doc : strcmp(stage, "pages") == 0 ? dump_pages : NULL;

    if (strcmp(stage, "vocabulary") == 0) {
        facts_vocabulary_dump(stdout);
        return EXIT_FINE;
    }
    if (dump_schema(stage))
        return EXIT_FINE;
    if (dump == NULL && strcmp(stage, "facts") != 0) {
        fprintf(stderr,
                options->lang == DIAG_LANG_VI ? "baocao: không có dạng '%s': facts, document, pages, vocabulary\n"
                                              : "baocao: no stage '%s': facts, document, pages, vocabulary\n",
                stage);
        return EXIT_WRONG_USAGE;
    }
    pipeline_open(&pipeline, options, diags);
    if (pipeline_facts(&pipeline, options->period)) {
        if (dump == NULL)
            facts_dump(pipeline.facts, stdout);
        else
            dump_documents(&pipeline, dump);
    }
    pipeline_close(&pipeline);
    return options_exit_status(diags);
}
