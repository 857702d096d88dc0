/*
 * cmd_check.c -- baocao check: every diagnostic of plans and their periods, no output.
 */
#include <glib.h>
#include <string.h>

#include "check_report.h"
#include "other_plans.h"
#include "period_choice.h"
#include "pipeline_options.h"
#include "unprinted.h"
#include "verbs.h"

enum check_format { CHECK_TEXT, CHECK_JSON, CHECK_SARIF };

struct check_options {
    struct pipeline_options from;
    GPtrArray              *plans; /* of const char * */
    const char             *period, *document, *report;
    enum check_format       format;
    bool                    final, list, quiet;
};

/* Compiles up to the pages; so that a broken period hides nothing of the others, each has its own messages. */
static void check_period(struct pipeline *pipeline, const char *period)
{
    struct diags *all = pipeline->diags;

    pipeline->diags = diags_new();
    if (pipeline_facts(pipeline, period)) {
        GPtrArray *jobs = pipeline_jobs(pipeline), *made = g_ptr_array_new();

        for (unsigned i = 0; i < jobs->len; i++) {
            struct doc *doc = pipeline_document(pipeline, jobs->pdata[i]);
            if (doc == NULL)
                continue;
            g_ptr_array_add(made, jobs->pdata[i]);
            pipeline_pages(pipeline, doc);
        }
        unprinted_note(pipeline, made, made->len == jobs->len);
        g_ptr_array_unref(made);
        g_ptr_array_free(jobs, TRUE);
    } else
        pipeline_read_templates(pipeline);
    diags_move(all, pipeline->diags);
    diags_free(pipeline->diags);
    pipeline->diags = all;
}

/* The plan itself and all that periods/ holds, whether documents are made for it or not. */
static GPtrArray *all_periods(const char *plan)
{
    GPtrArray *periods = g_ptr_array_new_with_free_func(g_free);
    char     **names = period_names(plan);

    g_ptr_array_add(periods, NULL);
    for (char **name = names; *name != NULL; name++)
        g_ptr_array_add(periods, *name);
    g_free(names); /* the names are in the list */
    return periods;
}

static bool wants_all(const char *period)
{
    return period == NULL || strcmp(period, "all") == 0;
}

/* False: the range of periods is none. */
static bool check_plan(const struct check_options *options, const char *plan, enum diag_lang lang,
                       struct checked *checked, struct diags *diags)
{
    struct pipeline_wanted wanted = pipeline_options_wanted(&options->from, plan);
    struct pipeline        pipeline;
    GPtrArray             *periods;

    wanted.document = options->document;
    pipeline_open(&pipeline, &wanted, diags);
    periods = wants_all(options->period) ? all_periods(plan) : period_choice(&pipeline, options->period);
    for (unsigned i = 0; periods != NULL && i < periods->len; i++) {
        check_period(&pipeline, periods->pdata[i]);
        if (periods->pdata[i] != NULL)
            g_ptr_array_add(checked->periods, g_strdup(periods->pdata[i]));
    }
    if (periods != NULL && wants_all(options->period) && periods->len > 1)
        pipeline_tell_unfit(&pipeline);
    if (periods != NULL && wants_all(options->period))
        unprinted_tell(&pipeline);
    checked_note(checked, &pipeline, lang);
    if (periods != NULL)
        g_ptr_array_unref(periods);
    pipeline_close(&pipeline);
    if (periods != NULL)
        other_plans_check(plan, diags);
    return periods != NULL;
}

static void write_results(struct call *call, const struct check_options *options, struct checked *checked,
                          struct diags *diags)
{
    const char *first = options->plans->pdata[0];

    if (checked->periods->len > 0 && options->format == CHECK_TEXT && !options->quiet &&
        diags_count(diags, DIAG_WARNING) == 0)
        printf(word_text(WORD_ALL_WELL, call->lang), checked->title != NULL ? checked->title : first,
               checked->periods->len);
    if (options->report != NULL)
        check_report_write(options->report, checked, first, call->lang, diags);
    if (options->format == CHECK_JSON)
        diags_write_json(diags, call->lang, stdout);
    if (options->format == CHECK_SARIF)
        diags_write_sarif(diags, call->lang, stdout);
    call->told = options->format != CHECK_TEXT;
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct check_options *options = data;
    struct checked             *checked = checked_new();
    bool                        good = true;

    if (options->list)
        diag_write_codes(call->lang, stdout);
    if (options->final)
        diags_make_final(diags);
    for (unsigned i = 0; good && i < options->plans->len; i++)
        good = check_plan(options, options->plans->pdata[i], call->lang, checked, diags);
    if (good && options->plans->len > 0)
        write_results(call, options, checked, diags);
    checked_free(checked);
    if (!good)
        return options_wrong(call->lang, WORD_BAD_RANGE, options->period, "");
    if (options->plans->len == 0 && !options->list)
        return options_wrong(call->lang, WORD_TOO_FEW, "PLAN", "");
    return options_exit_status(diags);
}

static const struct option_choice formats[] = {
    {"text", CHECK_TEXT}, {"json", CHECK_JSON}, {"sarif", CHECK_SARIF}, {NULL, 0}};
static const struct option options[] = {
    OPTION_PERIOD(struct check_options, HELP_CHECK_PERIODS),
    {.name = "format",
     .letter = 'f',
     .kind = OPTION_CHOICE,
     .help = WORD_HELP_MESSAGE_FORMAT,
     .offset = offsetof(struct check_options, format),
     .choices = formats},
    OPTION_DOCUMENT(struct check_options),
    {.name = "report",
     .kind = OPTION_TEXT,
     .argument = "FILE",
     .help = WORD_HELP_REPORT,
     .offset = offsetof(struct check_options, report)},
    {.name = "list", .kind = OPTION_FLAG, .help = WORD_HELP_LIST, .offset = offsetof(struct check_options, list)},
    OPTION_FINAL(struct check_options),
    {.name = "quiet",
     .letter = 'q',
     .kind = OPTION_FLAG,
     .help = WORD_HELP_QUIET_CHECK,
     .offset = offsetof(struct check_options, quiet)},
    OPTIONS_PIPELINE(struct check_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct check_options, plans), ARGUMENT_ANY, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_check = {.name = "check",
                                .summary = WORD_VERB_CHECK,
                                .run = run,
                                .options = options,
                                .arguments = arguments,
                                .size = sizeof(struct check_options)};
