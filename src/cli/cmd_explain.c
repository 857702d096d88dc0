/*
 * cmd_explain.c -- baocao explain BC0312: what a message means and how to mend it.
 */
#include <stdio.h>

#include "verbs.h"

struct explain_options {
    const char *code;
};

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct explain_options *options = data;
    const char                   *nearest = "";

    (void)diags;
    if (diag_explain(options->code, call->lang, stdout, &nearest))
        return EXIT_FINE;
    return options_wrong(call->lang, WORD_NO_SUCH_CODE, options->code, nearest);
}

static const struct argument arguments[] = {{"CODE", offsetof(struct explain_options, code), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_explain = {.name = "explain",
                                  .summary = WORD_VERB_EXPLAIN,
                                  .run = run,
                                  .arguments = arguments,
                                  .size = sizeof(struct explain_options)};
