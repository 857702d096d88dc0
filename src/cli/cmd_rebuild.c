/*
 * cmd_rebuild.c -- baocao rebuild: are these PDFs, as they were before anybody signed them, what the plan's data make?
 */
#include "pipeline_options.h"
#include "rebuild_tell.h"
#include "verbs.h"

struct rebuild_options {
    struct pipeline_options from;
    GPtrArray              *files;
    const char             *plan;
};

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct rebuild_options *options = data;
    struct pipeline_wanted        wanted = pipeline_options_wanted(&options->from, options->plan);
    bool                          good;

    if (options->plan == NULL)
        return options_wrong(call->lang, WORD_SIGN_NEEDS, "--plan", "");
    good = rebuild_tell(options->files, &wanted, call->lang, diags);
    if (diags_count(diags, DIAG_ERROR) > 0)
        return options_exit_status(diags);
    return good ? EXIT_FINE : EXIT_INPUT_ERRORS;
}

static const struct option options[] = {
    {.name = "plan",
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_REBUILD_PLAN,
     .offset = offsetof(struct rebuild_options, plan)},
    OPTIONS_PIPELINE(struct rebuild_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"FILE", offsetof(struct rebuild_options, files), ARGUMENT_MANY, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_rebuild = {.name = "rebuild",
                                  .summary = WORD_VERB_REBUILD,
                                  .run = run,
                                  .options = options,
                                  .arguments = arguments,
                                  .size = sizeof(struct rebuild_options)};
