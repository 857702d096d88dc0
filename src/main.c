/*
 * main.c -- argv to a verb; nothing else.
 */
#include <libxml/parser.h>
#include <stdio.h>

#include "options.h"

#define BAOCAO_VERSION "0.1.0"

/* Output that was asked for but could not be written is a failure too (baocao --help >/dev/full). */
static enum exit_status finish_stdout(enum exit_status status, enum diag_lang lang)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fputs(lang == DIAG_LANG_VI ? "baocao: không ghi được ra đầu ra chuẩn\n"
                               : "baocao: can't write to standard output\n",
          stderr);
    return EXIT_SYSTEM_FAILED;
}

int main(int argc, char **argv)
{
    struct options   options;
    struct diags    *diags;
    enum exit_status status;

    if (!options_read(argc, argv, &options))
        return EXIT_WRONG_USAGE;
    if (options.help || options.version) {
        if (options.version)
            puts("baocao " BAOCAO_VERSION);
        else
            options_help(options.verb, options.lang);
        return finish_stdout(EXIT_FINE, options.lang);
    }
    diags = diags_new();
    if (options.final && options.verb->run != cmd_build) /* that goes on behind warnings, to tell all there are */
        diags_make_final(diags);
    status = options.verb->run(&options, diags);
    status = finish_stdout(status, options.lang);
    if (!(options.formats & (FORMAT_JSON | FORMAT_SARIF))) /* else they went to standard output */
        diags_print(diags, options.lang, stderr);
    diags_free(diags);
    xmlCleanupParser();
    return status;
}
