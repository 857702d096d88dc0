/*
 * cmd_new.c -- baocao new: the next period's file, from the one before; never over one that is there.
 */
#include <glib.h>
#include <stdio.h>

#include "base/outputs.h"
#include "period_choice.h"
#include "period_draft.h"
#include "pipeline_options.h"
#include "verbs.h"

struct new_options {
    struct pipeline_options from;
    const char             *plan, *period;
};

static void put(const char *folder, const char *name, const GString *text, struct diags *diags)
{
    struct outputs *outputs = outputs_new(folder);
    char           *file = g_strconcat(name, ".yaml", NULL);

    if (outputs_add(outputs, file, OUTPUTS_NEW, text->str, text->len, diags) && outputs_commit(outputs, diags))
        printf("%s/%s\n", folder, file);
    outputs_free(outputs);
    g_free(file);
}

static void make(struct pipeline *pipeline, const char *name, const struct period_id *id)
{
    char                *folder = g_build_filename(pipeline->wanted.plan, "periods", NULL);
    const struct period *before = period_newest_before(pipeline, id);
    GString             *text;

    if (diags_count(pipeline->diags, DIAG_ERROR) == 0) {
        text = period_draft(pipeline->arena, plan_at(pipeline->loaded, id->window.to), id, name, before);
        put(folder, name, text, pipeline->diags);
        g_string_free(text, TRUE);
    }
    g_free(folder);
}

/* Is the file there already?  Reported. */
static bool is_there(const struct new_options *options, struct diags *diags)
{
    char *path = g_strdup_printf("%s/periods/%s.yaml", options->plan, options->period);
    bool  there = g_file_test(path, G_FILE_TEST_EXISTS);

    if (there)
        diag(diags, DIAG_NEW_EXISTS, SPAN_NONE, options->period, path, NULL);
    g_free(path);
    return there;
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct new_options *options = data;
    struct pipeline_wanted    wanted = pipeline_options_wanted(&options->from, options->plan);
    struct pipeline           pipeline;
    struct period_id          id = {0};
    struct diags             *own; /* warnings about the plan and the period before belong to their own checks */

    if (options->period == NULL)
        return options_wrong(call->lang, WORD_NEW_NEEDS_PERIOD, "", "");
    if (!period_id_parse(options->period, &id) || id.kind == PERIOD_AD_HOC) {
        diag(diags, DIAG_NEW_KIND, SPAN_NONE, options->period, NULL);
        return EXIT_INPUT_ERRORS;
    }
    if (is_there(options, diags))
        return EXIT_INPUT_ERRORS;
    own = diags_new();
    pipeline_open(&pipeline, &wanted, own);
    if (pipeline_plan(&pipeline) && diags_count(own, DIAG_ERROR) == 0)
        make(&pipeline, options->period, &id);
    pipeline_close(&pipeline);
    if (diags_count(own, DIAG_ERROR) > 0)
        diags_move(diags, own);
    diags_free(own);
    return options_exit_status(diags);
}

static const struct option options[] = {
    OPTION_PERIOD(struct new_options, HELP_PERIOD),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct new_options, plan), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_new = {.name = "new",
                              .summary = WORD_VERB_NEW,
                              .run = run,
                              .options = options,
                              .arguments = arguments,
                              .size = sizeof(struct new_options)};
