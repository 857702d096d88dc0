/*
 * cmd_help.c -- baocao help: on all verbs or on one; the page for man.
 */
#include "help.h"
#include "verbs.h"

struct help_options {
    const char *verb;
    bool        man;
};

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct help_options *options = data;
    const struct verb         *verb = options->verb != NULL ? verb_find(options->verb) : NULL;

    (void)diags;
    if (options->verb != NULL && verb == NULL)
        return options_wrong_verb(call->lang, options->verb);
    if (options->man)
        help_man(call->lang);
    else
        help_print(verb, call->lang);
    return EXIT_FINE;
}

static const struct option options[] = {
    {.name = "man", .kind = OPTION_FLAG, .help = WORD_HELP_MAN, .offset = offsetof(struct help_options, man)},
    {.name = NULL},
};
static const struct argument arguments[] = {{"COMMAND", offsetof(struct help_options, verb), ARGUMENT_OPTIONAL, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_help = {.name = "help",
                               .summary = WORD_VERB_HELP,
                               .run = run,
                               .options = options,
                               .arguments = arguments,
                               .size = sizeof(struct help_options)};
