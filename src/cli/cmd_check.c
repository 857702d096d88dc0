/*
 * cmd_check.c -- baocao check: every diagnostic of a plan and its periods, no output.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "check_report.h"
#include "pipeline.h"

/* Compiles up to the pages; each period by itself, so that a broken one hides nothing of the others. */
static void check_one(const struct options *options, const char *period, char **title, struct diags *diags)
{
    struct pipeline pipeline;
    struct diags   *own = diags_new(); /* so that another period's errors don't stop this one */

    pipeline_open(&pipeline, options, own);
    if (pipeline_facts(&pipeline, period)) {
        GPtrArray *jobs = pipeline_jobs(&pipeline);

        for (unsigned i = 0; i < jobs->len; i++) {
            struct doc *doc = pipeline_document(&pipeline, jobs->pdata[i]);
            if (doc != NULL)
                pipeline_pages(&pipeline, doc);
        }
        g_ptr_array_free(jobs, TRUE);
    } else
        pipeline_read_templates(&pipeline);
    if (*title == NULL && pipeline.plan != NULL && pipeline.plan->title.text != NULL)
        *title = g_strdup(pipeline.plan->title.text);
    diags_move(diags, own);
    diags_free(own);
    pipeline_close(&pipeline);
}

enum exit_status cmd_check(const struct options *options, struct diags *diags)
{
    char **periods, *title = NULL;

    if (options->list) {
        diag_write_codes(options->lang, stdout);
        return EXIT_FINE;
    }
    if (options->period != NULL) {
        periods = g_strsplit(options->period, "\n", 1);
    } else {
        check_one(options, NULL, &title, diags);
        periods = period_names(options->plan);
    }
    for (char **period = periods; *period != NULL; period++)
        check_one(options, *period, &title, diags);
    check_other_plans(options, diags);
    if (options->report != NULL)
        check_report_write(options, title != NULL ? title : options->plan, (const char *const *)periods, diags);
    if (options->formats & FORMAT_JSON)
        diags_write_json(diags, options->lang, stdout);
    if (options->formats & FORMAT_SARIF)
        diags_write_sarif(diags, options->lang, stdout);
    g_free(title);
    g_strfreev(periods);
    return options_exit_status(diags);
}
