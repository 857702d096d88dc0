/*
 * yaml_write.c -- scalars as the plan's files hold them.
 */
#include "yaml_write.h"

void yaml_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        if (*text == '\n')
            g_string_append(out, "\\n");
        else if (*text == '\t')
            g_string_append(out, "\\t");
        else
            g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}
