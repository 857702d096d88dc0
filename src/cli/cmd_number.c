/*
 * cmd_number.c -- baocao number: number and date into a document that the authorised person has signed.
 */
#include <stdio.h>

#include "event_log.h"
#include "sign.h"
#include "verbs.h"

struct number_arguments {
    const char *file, *out, *plan, *number, *date, *by;
};

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct number_arguments *given = data;
    struct number_options          options = {
                 .file = given->file, .out = given->out, .plan = given->plan, .number = given->number};

    if (given->number == NULL || given->date == NULL)
        return options_wrong(call->lang, WORD_SIGN_NEEDS, given->number == NULL ? "--number" : "--date", "");
    if (!date_parse(given->date, &options.date))
        return options_wrong(call->lang, WORD_NO_DATE, given->date, "");
    if (number_file(&options, diags)) {
        const char  *file = options.out != NULL ? options.out : options.file;
        char        *more = g_strdup_printf("%s, %s", given->number, given->date);
        struct event event = {.what = "number", .by = given->by, .file = file, .more = more};

        printf(word_text(WORD_NUMBERED, call->lang), file, options.number);
        if (given->plan != NULL)
            event_log_add(given->plan, &event, diags);
        g_free(more);
    }
    return options_exit_status(diags);
}

static const struct option options[] = {
    {.name = "number",
     .kind = OPTION_TEXT,
     .argument = "N",
     .help = WORD_HELP_NUMBER,
     .offset = offsetof(struct number_arguments, number)},
    {.name = "date",
     .kind = OPTION_TEXT,
     .argument = "DATE",
     .help = WORD_HELP_NUMBER_DATE,
     .offset = offsetof(struct number_arguments, date)},
    {.name = "plan",
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_NUMBER_PLAN,
     .offset = offsetof(struct number_arguments, plan)},
    {.name = "by",
     .kind = OPTION_TEXT,
     .argument = "NAME",
     .help = WORD_HELP_BY,
     .offset = offsetof(struct number_arguments, by)},
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "FILE",
     .help = WORD_HELP_SIGN_OUT,
     .offset = offsetof(struct number_arguments, out)},
    {.name = NULL},
};
static const struct argument arguments[] = {{"FILE", offsetof(struct number_arguments, file), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_number = {.name = "number",
                                 .summary = WORD_VERB_NUMBER,
                                 .run = run,
                                 .options = options,
                                 .arguments = arguments,
                                 .size = sizeof(struct number_arguments)};
