/*
 * cmd_publish.c -- baocao publish: the public site of some plans.
 */
#include <stdio.h>

#include "pipeline_options.h"
#include "site.h"
#include "verbs.h"

struct publish_options {
    struct pipeline_options from;
    GPtrArray              *plans; /* of const char * */
    const char             *out;
    unsigned                threads;
    bool                    fragment, quiet;
};

/* Warnings of the data are what check tells: only those of publishing are of interest here. */
static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct publish_options *options = data;
    struct site_wanted            wanted = {.plans = options->plans,
                                            .folder = options->out,
                                            .templates = options->from.templates,
                                            .fonts = options->from.fonts,
                                            .threads = options->threads,
                                            .fragment = options->fragment,
                                            .timings = options->from.timings};
    struct site_tally             tally = {0};
    gint64                        start = g_get_monotonic_time();

    if (site_publish(&wanted, &tally, diags) && !options->quiet)
        printf(word_text(WORD_PUBLISHED, call->lang), options->out, tally.n_reports, tally.n_pages, tally.n_files,
               tally.n_written, (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC);
    return options_exit_status(diags);
}

static const struct option options[] = {
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_SITE,
     .offset = offsetof(struct publish_options, out)},
    {.name = "fragment",
     .kind = OPTION_FLAG,
     .help = WORD_HELP_FRAGMENT,
     .offset = offsetof(struct publish_options, fragment)},
    {.name = "jobs",
     .letter = 'j',
     .kind = OPTION_NUMBER,
     .argument = "N",
     .help = WORD_HELP_THREADS,
     .offset = offsetof(struct publish_options, threads),
     .least = 1,
     .most = 64},
    {.name = "quiet",
     .letter = 'q',
     .kind = OPTION_FLAG,
     .help = WORD_HELP_QUIET,
     .offset = offsetof(struct publish_options, quiet)},
    OPTIONS_PIPELINE(struct publish_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct publish_options, plans), ARGUMENT_MANY, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};
static const struct publish_options defaults = {.out = "site"};

const struct verb verb_publish = {.name = "publish",
                                  .summary = WORD_VERB_PUBLISH,
                                  .run = run,
                                  .options = options,
                                  .arguments = arguments,
                                  .size = sizeof(struct publish_options),
                                  .defaults = &defaults};
