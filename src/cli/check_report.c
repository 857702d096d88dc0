/*
 * check_report.c -- writes the check report's file.
 */
#include "check_report.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/outputs.h"

void check_report_write(const char *path, const struct diag_scope *scope, enum diag_lang lang, struct diags *diags)
{
    bool   html = g_str_has_suffix(path, ".html") || g_str_has_suffix(path, ".htm");
    char  *text = NULL;
    size_t length = 0;
    FILE  *memory = open_memstream(&text, &length);

    if (memory != NULL) {
        diags_write_report(diags, scope, lang, html, memory);
        fclose(memory);
    }
    if (memory == NULL || text == NULL)
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, ENOMEM);
    else
        outputs_write_at(path, text, length, diags);
    free(text);
}
