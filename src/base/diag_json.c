/*
 * diag_json.c -- messages for programs: JSON and SARIF 2.1.0.
 * Written by hand: a dozen lines, where a library would be loaded at every start of the program.
 */
#include <string.h>

#include "base/json.h"
#include "diag_int.h"

/* ---- JSON ---- */

static void put_text(FILE *out, const char *text)
{
    GString *quoted = g_string_new(NULL);

    json_quote(quoted, text);
    fwrite(quoted->str, 1, quoted->len, out);
    g_string_free(quoted, TRUE);
}

/* "key": "text", with what stands before it. */
static void put_pair(FILE *out, const char *before, const char *key, const char *text)
{
    fprintf(out, "%s\"%s\": ", before, key);
    put_text(out, text);
}

static char *filled(const struct diag_message *message, const char *text)
{
    GString *out = g_string_new(NULL);
    char    *valid;

    /* a hint that has nothing to say is left out, as in print; the message itself is always told */
    if (text == diag_texts[message->code].text[DIAG_LANG_VI] || text == diag_texts[message->code].text[DIAG_LANG_EN])
        diag_fill(out, text, message->arguments);
    else
        diag_fill_hint(out, text, message->arguments);
    valid = g_utf8_make_valid(out->str, (gssize)out->len);
    g_string_free(out, TRUE);
    return valid;
}

/* Programs get what the place is made of, as people write it: lines and columns, or a sheet and a cell. */
static void put_place(FILE *out, const char *before, const struct diag_place *place)
{
    char *cell;

    put_pair(out, before, "path", place->path);
    if (place->kind == SOURCE_SHEET) {
        put_pair(out, ", ", "sheet", place->part);
        cell = source_cell_name(place->line, place->column, place->length);
        if (cell[0] != '\0')
            put_pair(out, ", ", "cell", cell);
        g_free(cell);
        return;
    }
    if (place->part != NULL)
        put_pair(out, ", ", "part", place->part);
    if (place->line > 0)
        fprintf(out, ", \"line\": %u, \"column\": %u, \"length\": %u", place->line, MAX(place->column, 1),
                MAX(place->length, 1));
}

static const char *const levels[] = {"warning", "error", "system"};

/* By what a finding is accepted, and what somebody has said of it. */
static void put_judged(FILE *out, const struct diag_message *message)
{
    GPtrArray *about;
    char      *of;

    if (!message->finding)
        return;
    about = diag_finding_about(message);
    of = diag_finding_of(message);
    put_pair(out, ",\n  ", "of", of);
    fputs(", \"about\": [", out);
    for (unsigned i = 0; i < about->len; i++) {
        fputs(i > 0 ? ", " : "", out);
        put_text(out, about->pdata[i]);
    }
    putc(']', out);
    g_free(of);
    g_ptr_array_unref(about);
    if (!diag_is_accepted(message))
        return;
    put_pair(out, ",\n  \"accepted\": {", "reason", message->verdict->reason);
    put_pair(out, ", ", "by", message->verdict->by);
    if (message->verdict->until != NULL)
        put_pair(out, ", ", "until", message->verdict->until);
    put_pair(out, ", ", "at", message->verdict->place);
    putc('}', out);
}

void diags_write_json(const struct diags *diags, enum diag_lang lang, FILE *out)
{
    GPtrArray *sorted = diags_sorted(diags);

    putc('[', out);
    for (unsigned i = 0; i < sorted->len; i++) {
        const struct diag_message *message = sorted->pdata[i];
        char                      *text = filled(message, diag_texts[message->code].text[lang]);
        char                      *hint = filled(message, diag_texts[message->code].hint[lang]);
        put_pair(out, i > 0 ? ",\n {" : "\n {", "code", diag_code_name(message->code));
        put_pair(out, ", ", "severity", levels[message->severity]);
        put_pair(out, ",\n  ", "message", text);
        put_pair(out, ",\n  ", "hint", hint);
        if (message->where.path != NULL)
            put_place(out, ",\n  ", &message->where);
        if (message->also.path != NULL) {
            put_place(out, ",\n  \"related\": {", &message->also);
            putc('}', out);
        }
        put_judged(out, message);
        putc('}', out);
        g_free(text);
        g_free(hint);
    }
    fputs(sorted->len > 0 ? "\n]\n" : "]\n", out);
    g_ptr_array_unref(sorted);
}

/* ---- SARIF ---- */

static const char *sarif_level(enum diag_severity severity)
{
    return severity == DIAG_WARNING ? "warning" : "error";
}

/* A cell, or a place in a part of a package: what stands behind the path. */
static void put_logical(FILE *out, const struct diag_place *place)
{
    const char *behind = place->shown + strlen(place->path);

    fputs(", \"logicalLocations\": [{", out);
    put_pair(out, "", "fullyQualifiedName", behind + strspn(behind, ": "));
    fputs("}]", out);
}

static void put_location(FILE *out, const struct diag_place *place, unsigned id)
{
    char *uri = g_uri_escape_string(place->path, "/", FALSE);
    char *full = g_path_is_absolute(place->path) ? g_strconcat("file://", uri, NULL) : g_strdup(uri);

    fputs("{", out);
    if (id > 0)
        fprintf(out, "\"id\": %u, ", id);
    fputs("\"physicalLocation\": {\"artifactLocation\": {\"uri\": ", out);
    put_text(out, full);
    putc('}', out);
    if (place->line > 0 && place->part == NULL)
        fprintf(out, ", \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endColumn\": %u}", place->line,
                MAX(place->column, 1), MAX(place->column, 1) + MAX(place->length, 1));
    putc('}', out);
    if (place->part != NULL) /* lines and columns of a region are those of the file itself */
        put_logical(out, place);
    putc('}', out);
    g_free(full);
    g_free(uri);
}

/* The codes that occur, in order of the list; each gets its place in index. */
static void put_rules(FILE *out, const GPtrArray *messages, enum diag_lang lang, int *index)
{
    unsigned count = 0;

    for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
        bool used = false;
        for (unsigned i = 0; !used && i < messages->len; i++)
            used = ((const struct diag_message *)messages->pdata[i])->code == code;
        if (!used)
            continue;
        index[code] = (int)count;
        put_pair(out, count++ > 0 ? ",\n        {" : "\n        {", "id", diag_code_name(code));
        fputs(", \"shortDescription\": {\"text\": ", out);
        put_text(out, diag_texts[code].text[lang]);
        fputs("}", out);
        fprintf(out, ", \"defaultConfiguration\": {\"level\": \"%s\"}}", sarif_level(diag_code_severity(code)));
    }
}

/* What was accepted is a result all the same, with the reason why it counts no more. */
static void put_suppression(FILE *out, const struct diag_message *message)
{
    const struct diag_verdict *verdict = message->verdict;
    char                      *why;

    if (!diag_is_accepted(message))
        return;
    why = g_strdup_printf("%s (%s)", verdict->reason, verdict->by);
    put_pair(out, ",\n       \"suppressions\": [{\"kind\": \"external\", \"status\": \"accepted\", ", "justification",
             why);
    fputs("}]", out);
    g_free(why);
}

static void put_result(FILE *out, const struct diag_message *message, enum diag_lang lang, int rule)
{
    char *text = filled(message, diag_texts[message->code].text[lang]);
    char *hint = filled(message, diag_texts[message->code].hint[lang]);
    char *whole = hint[0] != '\0' ? g_strconcat(text, "\n", hint, NULL) : g_strdup(text);

    put_pair(out, "      {", "ruleId", diag_code_name(message->code));
    fprintf(out, ", \"ruleIndex\": %d, \"level\": \"%s\",\n       \"message\": {\"text\": ", rule,
            sarif_level(message->severity));
    put_text(out, whole);
    putc('}', out);
    if (message->where.path != NULL) {
        fputs(",\n       \"locations\": [", out);
        put_location(out, &message->where, 0);
        putc(']', out);
    }
    if (message->also.path != NULL) {
        fputs(",\n       \"relatedLocations\": [", out);
        put_location(out, &message->also, 1);
        putc(']', out);
    }
    put_suppression(out, message);
    putc('}', out);
    g_free(whole);
    g_free(hint);
    g_free(text);
}

void diags_write_sarif(const struct diags *diags, enum diag_lang lang, FILE *out)
{
    GPtrArray *sorted = diags_sorted(diags);
    int        index[DIAG_CODE_COUNT];

    fputs("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\",\n"
          "  \"runs\": [{\"columnKind\": \"unicodeCodePoints\",\n"
          "    \"tool\": {\"driver\": {\"name\": \"baocao\", \"rules\": [",
          out);
    put_rules(out, sorted, lang, index);
    fputs("]}},\n    \"results\": [\n", out);
    for (unsigned i = 0; i < sorted->len; i++) {
        const struct diag_message *message = sorted->pdata[i];
        put_result(out, message, lang, index[message->code]);
        fputs(i + 1 < sorted->len ? ",\n" : "\n", out);
    }
    fputs("    ]}]}\n", out);
    g_ptr_array_unref(sorted);
}
