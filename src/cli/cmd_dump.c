/*
 * cmd_dump.c -- baocao dump: prints one of the forms between the stages.
 */
#include <stdio.h>
#include <string.h>

#include "pipeline_options.h"
#include "schema.h"
#include "verbs.h"

struct dump_options {
    struct pipeline_options from;
    const char             *plan, *period, *document, *stage;
    bool                    final, draft;
};

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

static void dump_period(const struct dump_options *options, dump_document *dump, struct diags *diags)
{
    struct pipeline_wanted wanted = pipeline_options_wanted(&options->from, options->plan);
    struct pipeline        pipeline;

    wanted.document = options->document;
    wanted.draft = options->draft;
    pipeline_open(&pipeline, &wanted, diags);
    if (pipeline_facts(&pipeline, options->period)) {
        if (dump == NULL)
            facts_dump(pipeline.facts, stdout);
        else
            dump_documents(&pipeline, dump);
    }
    pipeline_close(&pipeline);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct dump_options *options = data;
    const char                *stage = options->stage != NULL ? options->stage : "document";
    dump_document *dump = strcmp(stage, "document") == 0 ? dump_doc : strcmp(stage, "pages") == 0 ? dump_pages : NULL;

    if (options->final && options->draft)
        return options_wrong(call->lang, WORD_DRAFT_AND_FINAL, "", "");
    if (strcmp(stage, "vocabulary") == 0) {
        facts_vocabulary_dump(stdout);
        return EXIT_FINE;
    }
    if (dump_schema(stage))
        return EXIT_FINE;
    if (dump == NULL && strcmp(stage, "facts") != 0)
        return options_wrong(call->lang, WORD_NO_SUCH_STAGE, stage, "");
    if (options->final)
        diags_make_final(diags);
    dump_period(options, dump, diags);
    return options_exit_status(diags);
}

static const struct option options[] = {
    OPTION_PERIOD(struct dump_options, HELP_PERIOD),
    OPTION_DOCUMENT(struct dump_options),
    {.name = "stage",
     .letter = 's',
     .kind = OPTION_TEXT,
     .argument = "STAGE",
     .help = WORD_HELP_STAGE,
     .offset = offsetof(struct dump_options, stage)},
    OPTION_FINAL(struct dump_options),
    OPTION_DRAFT(struct dump_options),
    OPTIONS_PIPELINE(struct dump_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct dump_options, plan), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_dump = {.name = "dump",
                               .summary = WORD_VERB_DUMP,
                               .run = run,
                               .options = options,
                               .arguments = arguments,
                               .size = sizeof(struct dump_options)};
