/*
 * cmd_explain.c -- baocao explain BC0312: what a message means and how to mend it.
 */
#include <stdio.h>

#include "options.h"

enum exit_status cmd_explain(const struct options *options, struct diags *diags)
{
    const char *nearest = "";
    bool        vi = options->lang == DIAG_LANG_VI;

    (void)diags;
    if (diag_explain(options->code, options->lang, stdout, &nearest))
        return EXIT_FINE;
    fprintf(stderr, vi ? "baocao: không có mã '%s'\n" : "baocao: no code '%s'\n", options->code);
    if (nearest[0] != '\0')
        fprintf(stderr, vi ? "  ý bạn là '%s'?\n" : "  did you mean '%s'?\n", nearest);
    fprintf(stderr, vi ? "Xem 'baocao check --list'.\n" : "See 'baocao check --list'.\n");
    return EXIT_WRONG_USAGE;
}
