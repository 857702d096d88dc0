/*
 * main.c -- argv to a verb; nothing else.
 */
#include <libxml/parser.h>
#include <stdio.h>

#include "cli/crash.h"
#include "cli/help.h"
#include "cli/options.h"

/* Messages that could not be written are a failure too (2>/dev/full): who called must not take it for success. */
static enum exit_status finish_stderr(enum exit_status status)
{
    return fflush(stderr) == 0 && !ferror(stderr) ? status : EXIT_SYSTEM_FAILED;
}

/* So is output that was asked for but could not be written (baocao --help >/dev/full). */
static enum exit_status finish_stdout(enum exit_status status, enum diag_lang lang)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fputs(word_text(WORD_NO_STDOUT, lang), stderr);
    return EXIT_SYSTEM_FAILED;
}

static enum exit_status run(struct call *call)
{
    struct diags    *diags = diags_new();
    enum exit_status status = call->verb->run(call, call->options, diags);

    status = finish_stdout(status, call->lang);
    if (!call->told)
        diags_print(diags, call->lang, stderr);
    diags_free(diags);
    return status;
}

int main(int argc, char **argv)
{
    struct call      call;
    enum exit_status status = EXIT_WRONG_USAGE;

    crash_prepare();
    if (options_read(argc, argv, &call)) {
        if (call.version)
            help_version();
        else if (call.help)
            help_print(call.verb, call.lang);
        status = call.version || call.help ? finish_stdout(EXIT_FINE, call.lang) : run(&call);
    }
    options_free(&call);
    xmlCleanupParser();
    return finish_stderr(status);
}
