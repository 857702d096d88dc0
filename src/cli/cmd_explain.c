/*
 * cmd_explain.c -- baocao explain BC0312, vn:count: what a message means and how to mend it, what a function does.
 */
#include <glib.h>
#include <stdio.h>

#include "check.h"
#include "template.h"
#include "verbs.h"

struct explain_options {
    const char *code;
};

/* "BC0312", "0312", "bc312": a code of a message; all else is a function. */
static bool names_code(const char *name)
{
    return g_ascii_isdigit(name[0]) || (g_ascii_strncasecmp(name, "BC", 2) == 0 && g_ascii_isdigit(name[2]));
}

/* What checks find may be right: who has judged it says so. */
static void tell_acceptable(const char *name, enum diag_lang lang)
{
    const char    *nearest;
    enum diag_code code;

    if (diag_code_find(name, &code, &nearest) && check_inputs(code) != 0)
        fputs(word_text(WORD_ACCEPTABLE, lang), stdout);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct explain_options *options = data;
    const char                   *nearest = "";

    (void)diags;
    if (!names_code(options->code)) {
        if (template_explain(options->code, call->lang, stdout, &nearest))
            return EXIT_FINE;
        return options_wrong(call->lang, WORD_NO_SUCH_FUNCTION, options->code, nearest);
    }
    if (diag_explain(options->code, call->lang, stdout, &nearest)) {
        tell_acceptable(options->code, call->lang);
        return EXIT_FINE;
    }
    return options_wrong(call->lang, WORD_NO_SUCH_CODE, options->code, nearest);
}

static const struct argument arguments[] = {{"CODE", offsetof(struct explain_options, code), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_explain = {.name = "explain",
                                  .summary = WORD_VERB_EXPLAIN,
                                  .run = run,
                                  .arguments = arguments,
                                  .size = sizeof(struct explain_options)};
