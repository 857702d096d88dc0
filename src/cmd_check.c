/*
 * cmd_check.c -- baocao check: every diagnostic of a plan and its periods, no output.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline.h"

/* Compiles up to the pages; each period by itself, so that a broken one hides nothing of the others. */
static void check_one(const struct options *options, const char *period, struct diags *diags)
{
    struct pipeline pipeline;
    struct diags   *own = diags_new(); /* so that another period's errors don't stop this one */

    pipeline_open(&pipeline, options, own);
    if (pipeline_facts(&pipeline, period)) {
        for (unsigned i = 0; i < pipeline.plan->documents->len; i++) {
            const struct plan_document *document = pipeline.plan->documents->pdata[i];
            struct doc *doc = pipeline_makes(&pipeline, document) ? pipeline_document(&pipeline, document) : NULL;
            if (doc != NULL)
                pipeline_pages(&pipeline, doc);
        }
    } else
        pipeline_read_templates(&pipeline);
    diags_move(diags, own);
    diags_free(own);
    pipeline_close(&pipeline);
}

enum exit_status cmd_check(const struct options *options, struct diags *diags)
{
    char **periods;

    if (options->period != NULL) {
        check_one(options, options->period, diags);
    } else {
        check_one(options, NULL, diags);
        periods = period_names(options->plan);
        for (char **period = periods; *period != NULL; period++)
            check_one(options, *period, diags);
        g_strfreev(periods);
    }
    return options_exit_status(diags);
}
