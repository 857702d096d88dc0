/*
 * cmd_form.c -- baocao form: a spreadsheet for each agency to fill in.  All are put in place together.
 */
#include <glib.h>
#include <stdio.h>

#include "base/lookup.h"
#include "base/outputs.h"
#include "form.h"
#include "period_choice.h"
#include "pipeline_options.h"
#include "verbs.h"

struct form_options {
    struct pipeline_options from;
    const char             *plan, *period, *out;
    GPtrArray              *agencies; /* of const char *: their ids; empty: all that answer for anything */
};

/* One run of the verb. */
struct form_run {
    const struct form_options *options;
    struct arena              *arena; /* of one form */
    struct form                form;  /* all but the agency is the same for each */
    struct duties             *duties;
    struct outputs            *outputs;
    struct diags              *diags;
    unsigned                   made;
};

static void make(struct form_run *run, const struct agency *agency)
{
    char       *file = g_strconcat(agency->id, ".xlsx", NULL);
    GByteArray *bytes;

    run->arena = arena_new();
    run->form.agency = agency;
    run->form.duty = duties_of(run->duties, agency);
    bytes = form_write(run->arena, &run->form, file, run->diags);
    if (bytes != NULL) {
        run->made += outputs_add(run->outputs, file, OUTPUTS_REPLACE, bytes->data, bytes->len, run->diags);
        g_byte_array_unref(bytes);
    }
    arena_free(run->arena);
    g_free(file);
}

static bool has_duty(const struct form_run *run, const struct agency *agency)
{
    const struct duty *duty = duties_of(run->duties, agency);

    return agency->stands_for == NULL && !agency->merger.applied && duty->indicators->len + duty->tasks->len > 0;
}

static void make_named(struct form_run *run)
{
    const GPtrArray *wanted = run->options->agencies;

    for (unsigned i = 0; i < wanted->len; i++) {
        const struct agency *agency = table_find(run->form.plan->agencies_by_id, wanted->pdata[i]);

        if (agency == NULL)
            diag(run->diags, DIAG_UNKNOWN_AGENCY, SPAN_NONE, wanted->pdata[i], "", NULL);
        else if (!has_duty(run, plan_agency(run->form.plan, agency)))
            diag(run->diags, DIAG_FORM_NOTHING, SPAN_NONE, agency->id, NULL);
        else
            make(run, plan_agency(run->form.plan, agency));
    }
}

static void make_all(struct form_run *run)
{
    const GPtrArray *agencies = run->form.plan->agencies;

    for (unsigned i = 0; i < agencies->len; i++)
        if (has_duty(run, agencies->pdata[i]))
            make(run, agencies->pdata[i]);
}

static void make_forms(struct form_run *run, enum diag_lang lang)
{
    run->duties = duties_new(run->form.plan);
    run->outputs = outputs_new(run->options->out);
    if (run->options->agencies->len > 0)
        make_named(run);
    else
        make_all(run);
    if (diags_count(run->diags, DIAG_ERROR) == 0 && outputs_commit(run->outputs, run->diags))
        printf(word_text(WORD_FORMS_MADE, lang), run->made, run->options->out);
    outputs_free(run->outputs);
    duties_free(run->duties);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct form_options *options = data;
    struct pipeline_wanted     wanted = pipeline_options_wanted(&options->from, options->plan);
    struct pipeline            pipeline;
    struct form_run            run = {.options = options, .diags = diags, .form = {.period = options->period}};
    struct diags              *own; /* warnings about the plan and the period before belong to their own checks */

    if (options->period == NULL || !period_id_parse(options->period, &run.form.id) || run.form.id.kind == PERIOD_AD_HOC)
        return options_wrong(call->lang, WORD_FORM_NEEDS_PERIOD, "", "");
    own = diags_new();
    pipeline_open(&pipeline, &wanted, own);
    if (pipeline_plan(&pipeline) && diags_count(own, DIAG_ERROR) == 0)
        run.form.before = period_newest_before(&pipeline, &run.form.id);
    if (diags_count(own, DIAG_ERROR) > 0)
        diags_move(diags, own);
    else {
        run.form.plan = plan_at(pipeline.loaded, run.form.id.window.to);
        make_forms(&run, call->lang);
    }
    pipeline_close(&pipeline);
    diags_free(own);
    return options_exit_status(diags);
}

static const struct option options[] = {
    OPTION_PERIOD(struct form_options, HELP_PERIOD),
    {.name = "agency",
     .kind = OPTION_TEXTS,
     .argument = "ID",
     .help = WORD_HELP_FORM_AGENCY,
     .offset = offsetof(struct form_options, agencies)},
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_FORM_OUT,
     .offset = offsetof(struct form_options, out)},
    {.name = NULL},
};
static const struct argument     arguments[] = {{"PLAN", offsetof(struct form_options, plan), ARGUMENT_ONE, NULL},
                                                {NULL, 0, ARGUMENT_ONE, NULL}};
static const struct form_options defaults = {.out = "bieu"};

const struct verb verb_form = {.name = "form",
                               .summary = WORD_VERB_FORM,
                               .run = run,
                               .options = options,
                               .arguments = arguments,
                               .size = sizeof(struct form_options),
                               .defaults = &defaults};
