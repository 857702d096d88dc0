/*
 * cmd_trace.c -- baocao trace: where a figure comes from.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "pipeline_options.h"
#include "trace.h"
#include "verbs.h"

struct trace_options {
    struct pipeline_options from;
    const char             *plan, *figure, *period;
};

#define EXCERPT_MAX 90  /* characters */
#define SOURCES_MAX 200 /* lines of one figure */

/* The start of a text, on one line. */
static void print_excerpt(const char *text, size_t length)
{
    char *line = g_strndup(text, length);

    g_strdelimit(g_strstrip(line), "\n\t", ' ');
    if (g_utf8_strlen(line, -1) > EXCERPT_MAX) {
        *g_utf8_offset_to_pointer(line, EXCERPT_MAX) = '\0';
        printf("%s…", line);
    } else {
        fputs(line, stdout);
    }
    g_free(line);
}

static void print_source(const struct trace_source *source)
{
    const struct value *value = source->value;
    uint32_t            column, length;
    char               *place, *line;

    if (source->span.source == NULL)
        return;
    place = source_place(source->span);
    line = source_excerpt(source->span, &column, &length);
    printf("    %s: ", place);
    if (line != NULL)
        print_excerpt(line, strlen(line));
    putchar('\n');
    if (value != NULL && value->cell.text != NULL)
        printf("        %s%s%s\n", value->file != NULL ? value->file : "", value->file != NULL ? ", " : "",
               value->cell.text);
    g_free(place);
    g_free(line);
}

/* Many agencies may be missing by one line. */
static bool same_place(const struct trace_source *a, const struct trace_source *b)
{
    return a->span.source == b->span.source && a->span.line == b->span.line && a->span.column == b->span.column;
}

static void print_figure(const struct trace_figure *figure, enum diag_lang lang)
{
    printf("%s = ", figure->path);
    print_excerpt(figure->value, strlen(figure->value));
    printf("\n  %s: %s\n", word_text(WORD_TRACE_RULE, lang), figure->rule[lang]);
    for (unsigned i = 0; i < figure->sources->len && i < SOURCES_MAX; i++)
        if (i == 0 || !same_place(figure->sources->pdata[i - 1], figure->sources->pdata[i]))
            print_source(figure->sources->pdata[i]);
    if (figure->sources->len > SOURCES_MAX)
        printf(word_text(WORD_TRACE_MORE, lang), figure->sources->len - SOURCES_MAX);
}

/* What the documents' templates compute is known when they have run. */
static void print_documents(struct pipeline *pipeline)
{
    GPtrArray *jobs = pipeline_jobs(pipeline);

    for (unsigned i = 0; i < jobs->len; i++)
        pipeline_document(pipeline, jobs->pdata[i]);
    g_ptr_array_free(jobs, TRUE);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct trace_options *options = data;
    struct pipeline_wanted      wanted = pipeline_options_wanted(&options->from, options->plan);
    struct pipeline             pipeline;
    struct diags               *own = diags_new(); /* warnings belong to check */

    wanted.prints = true;
    pipeline_open(&pipeline, &wanted, own);
    if (pipeline_facts(&pipeline, options->period)) {
        GPtrArray *figures;

        print_documents(&pipeline);
        figures = trace_find(pipeline.work, pipeline.facts, options->figure, diags);
        for (unsigned i = 0; i < figures->len; i++) {
            if (i > 0)
                putchar('\n');
            print_figure(figures->pdata[i], call->lang);
        }
        trace_free(figures);
    } else {
        diags_move(diags, own);
    }
    pipeline_close(&pipeline);
    diags_free(own);
    return options_exit_status(diags);
}

static const struct option options[] = {
    OPTION_PERIOD(struct trace_options, HELP_PERIOD),
    OPTIONS_PIPELINE(struct trace_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct trace_options, plan), ARGUMENT_ONE, NULL},
                                            {"FIGURE", offsetof(struct trace_options, figure), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_trace = {.name = "trace",
                                .summary = WORD_VERB_TRACE,
                                .run = run,
                                .options = options,
                                .arguments = arguments,
                                .size = sizeof(struct trace_options)};
