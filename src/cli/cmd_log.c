/*
 * cmd_log.c -- baocao log: the plan's log, checked and printed.
 */
#include <stdio.h>
#include <string.h>

#include "event_log.h"
#include "verbs.h"

struct log_options {
    const char *plan, *head;
    bool        check;
};

/* The lines without their hashes. */
static void print(const struct event_log *log)
{
    for (const char *at = log->text; *at != '\0';) {
        const char *end = strchr(at, '\n');

        printf("%.*s\n", (int)(end - at) - EVENT_HASH_LENGTH - 1, at + EVENT_HASH_LENGTH + 1);
        at = end + 1;
    }
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct log_options *options = data;
    struct event_log          log;

    if (event_log_read(&log, options->plan, options->head, diags)) {
        if (log.text == NULL)
            printf(word_text(WORD_LOG_EMPTY, call->lang), options->plan);
        else if (!options->check)
            print(&log);
        if (log.text != NULL)
            printf(word_text(WORD_LOG_WHOLE, call->lang), options->plan, log.count, log.last);
    }
    event_log_free(&log);
    return options_exit_status(diags);
}

static const struct option options[] = {
    {.name = "check", .kind = OPTION_FLAG, .help = WORD_HELP_LOG_CHECK, .offset = offsetof(struct log_options, check)},
    {.name = "head",
     .kind = OPTION_TEXT,
     .argument = "HASH",
     .help = WORD_HELP_LOG_HEAD,
     .offset = offsetof(struct log_options, head)},
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct log_options, plan), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_log = {.name = "log",
                              .summary = WORD_VERB_LOG,
                              .run = run,
                              .options = options,
                              .arguments = arguments,
                              .size = sizeof(struct log_options)};
