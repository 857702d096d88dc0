/*
 * received_file.c -- writes what was imported as YAML: a line for each figure, with the cell that it came from.
 */
#include "received_file.h"

#include "yaml_write.h"

/* ", key: "text"" inside of {…}; nothing for NULL. */
static void pair(GString *out, bool *any, const char *key, const char *text)
{
    if (text == NULL)
        return;
    g_string_append_printf(out, "%s%s: ", *any ? ", " : "", key);
    yaml_quoted(out, text);
    *any = true;
}

static void result(GString *out, const struct imported_result *result)
{
    bool any = false;

    g_string_append_printf(out, "  %s: {", result->indicator->id);
    pair(out, &any, "value", result->value);
    pair(out, &any, "none", result->value == NULL ? result->none : NULL);
    pair(out, &any, "numerator", result->numerator);
    pair(out, &any, "denominator", result->denominator);
    if (result->estimated)
        g_string_append_printf(out, "%sestimated: true", any ? ", " : "");
    any = any || result->estimated;
    pair(out, &any, "remark", result->remark);
    pair(out, &any, "cell", result->cell);
    g_string_append(out, "}\n");
}

static void progress(GString *out, const struct imported_progress *progress)
{
    char day[DATE_TEXT_MAX];

    g_string_append_printf(out, "  %s:\n    state: %s\n", progress->task->id, progress->state);
    if (date_is_set(progress->done_on))
        g_string_append_printf(out, "    done-on: %s\n", date_print(progress->done_on, day));
    if (progress->text == NULL)
        return;
    g_string_append(out, "    text: ");
    yaml_quoted(out, progress->text);
    g_string_append_c(out, '\n');
}

GString *received_file(const struct imported *imported, struct date date)
{
    GString *out = g_string_new("# yaml-language-server: $schema=../../../schema/received.schema.json\n");
    char    *name = g_path_get_basename(imported->book->path), day[DATE_TEXT_MAX];

    g_string_append_printf(out, "agency: %s\n", imported->agency->id);
    if (date_is_set(date))
        g_string_append_printf(out, "received: %s\n", date_print(date, day));
    g_string_append(out, "file: ");
    yaml_quoted(out, name);
    g_string_append_printf(out, "\nsha256: %s\n", imported->book->sha256);
    if (imported->results->len > 0)
        g_string_append(out, "results:\n");
    for (unsigned i = 0; i < imported->results->len; i++)
        result(out, &g_array_index(imported->results, struct imported_result, i));
    if (imported->progress->len > 0)
        g_string_append(out, "progress:\n");
    for (unsigned i = 0; i < imported->progress->len; i++)
        progress(out, &g_array_index(imported->progress, struct imported_progress, i));
    g_free(name);
    return out;
}
