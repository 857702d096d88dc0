/*
 * yaml_error.c -- libyaml's complaints in the words of the users.
 */
#include "yaml_error.h"

#include <glib.h>
#include <string.h>

#include "base/diag.h"

/* Where a complaint is shown: libyaml knows where it gave up (problem) and what it was reading (context). */
enum place { AT_PROBLEM, AT_CONTEXT };

struct complaint {
    const char    *context; /* NULL: any */
    const char    *problem; /* NULL: any */
    enum diag_code code;
    enum place     place;
    const char    *argument; /* NULL: the character at the place */
};

/* The first that fits is taken. */
static const struct complaint complaints[] = {
    {"while scanning an alias", NULL, DIAG_YAML_ALIAS, AT_CONTEXT, ""},
    {"while scanning an anchor", NULL, DIAG_YAML_ANCHOR, AT_CONTEXT, ""},
    {"while scanning a tag", NULL, DIAG_YAML_TAG, AT_CONTEXT, ""},
    {"while parsing a tag", NULL, DIAG_YAML_TAG, AT_CONTEXT, ""},
    {NULL, "found undefined tag handle", DIAG_YAML_TAG, AT_PROBLEM, ""},
    {"while scanning a directive", NULL, DIAG_YAML_BAD_START, AT_CONTEXT, "%"},
    {"while scanning a %YAML directive", NULL, DIAG_YAML_BAD_START, AT_CONTEXT, "%"},
    {"while scanning a %TAG directive", NULL, DIAG_YAML_BAD_START, AT_CONTEXT, "%"},
    {NULL, "found character that cannot start any token", DIAG_YAML_BAD_START, AT_PROBLEM, NULL},
    {NULL, "did not find expected node content", DIAG_YAML_BAD_START, AT_PROBLEM, NULL},
    {"while scanning a block scalar", "did not find expected comment or line break", DIAG_YAML_BAD_START, AT_CONTEXT,
     NULL},
    {"while scanning a block scalar", "found an indentation indicator equal to 0", DIAG_YAML_BAD_START, AT_CONTEXT,
     NULL},
    {NULL, "block sequence entries are not allowed in this context", DIAG_YAML_BAD_START, AT_PROBLEM, "- "},
    {NULL, "mapping keys are not allowed in this context", DIAG_YAML_BAD_START, AT_PROBLEM, "? "},
    {NULL, "mapping values are not allowed in this context", DIAG_YAML_COLON, AT_PROBLEM, ""},
    {NULL, "found unexpected ':'", DIAG_YAML_COLON, AT_PROBLEM, ""},
    {NULL, "could not find expected ':'", DIAG_YAML_NO_COLON, AT_CONTEXT, ""},
    {NULL, "did not find expected ',' or ']'", DIAG_YAML_OPEN_BRACKET, AT_PROBLEM, "["},
    {NULL, "did not find expected ',' or '}'", DIAG_YAML_OPEN_BRACKET, AT_PROBLEM, "{"},
    {NULL, "found unknown escape character", DIAG_YAML_ESCAPE, AT_PROBLEM, ""},
    {NULL, "did not find expected hexdecimal number", DIAG_YAML_ESCAPE, AT_PROBLEM, ""},
    {NULL, "found invalid Unicode character escape code", DIAG_YAML_ESCAPE, AT_PROBLEM, ""},
    {"while scanning a quoted scalar", NULL, DIAG_YAML_OPEN_QUOTE, AT_CONTEXT, ""},
    {NULL, "did not find expected key", DIAG_YAML_INDENT, AT_PROBLEM, ""},
    {NULL, "did not find expected '-' indicator", DIAG_YAML_INDENT, AT_PROBLEM, ""},
    {NULL, "did not find expected <document start>", DIAG_YAML_INDENT, AT_PROBLEM, ""},
};

struct span yaml_error_span(const struct source *source, yaml_mark_t mark)
{
    return (struct span){.source = source, .line = (uint32_t)mark.line + 1, .column = (uint32_t)mark.column + 1};
}

/* The first tab in a line's indentation, as a column; 0 if there is none. */
static uint32_t tab_column(const struct source *source, size_t line)
{
    const char *text;
    size_t      length;

    if (source_line(source, (uint32_t)line + 1, &text, &length))
        for (size_t i = 0; i < length && (text[i] == ' ' || text[i] == '\t'); i++)
            if (text[i] == '\t')
                return (uint32_t)i + 1;
    return 0;
}

/* Width in bytes of a blank that is none to YAML: U+00A0, U+2000 to U+200A, U+202F, U+3000; 0: it is another. */
static size_t wide_blank(const char *at, const char *end)
{
    gunichar character = at < end ? g_utf8_get_char_validated(at, end - at) : 0;

    return character == 0xA0 || (character >= 0x2000 && character <= 0x200A) || character == 0x202F ||
                   character == 0x3000
               ? (size_t)(g_utf8_next_char(at) - at)
               : 0;
}

/* The first such blank in a line's indentation, as a column; 0 if there is none. */
static uint32_t wide_blank_column(const struct source *source, size_t line)
{
    const char *text;
    size_t      length, at = 0;

    if (!source_line(source, (uint32_t)line + 1, &text, &length))
        return 0;
    while (at < length && text[at] == ' ')
        at++;
    return wide_blank(text + at, text + length) > 0 ? (uint32_t)at + 1 : 0;
}

bool yaml_error_wide_indent(const char *key)
{
    return wide_blank(key, key + strlen(key)) > 0;
}

/* Lines looked at above the one where libyaml gave up. */
#define LINES_ABOVE 40

/* A line that is indented so stands in what libyaml was reading: that is why it gave up. */
static bool report_wide_indent(const yaml_parser_t *parser, const struct source *source, struct diags *diags)
{
    size_t last = parser->problem_mark.line, first = MAX(parser->context_mark.line, 1) - 1;

    first = parser->context == NULL || last - MIN(first, last) > LINES_ABOVE ? last - MIN(last, 1) : first;
    for (size_t line = first; line <= last; line++) {
        uint32_t column = wide_blank_column(source, line);
        if (column == 0)
            continue;
        diag(diags, DIAG_YAML_NBSP_INDENT, (struct span){source, (uint32_t)line + 1, column, 1}, NULL);
        return true;
    }
    return false;
}

/* The character at a mark as text, "" at the end of the line; with the one that stands before it on the line. */
static void characters_at(const struct source *source, yaml_mark_t mark, char at[8], char *before)
{
    const char *text, *here;
    size_t      length;

    at[0] = *before = '\0';
    if (!source_line(source, (uint32_t)mark.line + 1, &text, &length))
        return;
    here = text;
    for (size_t column = 0; column < mark.column && here < text + length; column++) {
        if (*here != ' ')
            *before = *here;
        here = g_utf8_next_char(here);
    }
    if (here < text + length)
        at[g_unichar_to_utf8(g_utf8_get_char(here), at)] = '\0';
}

/* at is the character at the problem, "" at the end of a line. */
static const struct complaint *complaint_find(const yaml_parser_t *parser, const char *at)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(complaints); i++) {
        const struct complaint *complaint = &complaints[i];
        bool                    lacks_character = complaint->argument == NULL && complaint->place == AT_PROBLEM && !*at;
        if (!lacks_character && (complaint->context == NULL || g_strcmp0(complaint->context, parser->context) == 0) &&
            (complaint->problem == NULL || g_strcmp0(complaint->problem, parser->problem) == 0))
            return complaint;
    }
    return NULL;
}

/* The file ended inside brackets: libyaml tells the end only, but remembers where they were opened. */
static bool report_open_end(const yaml_parser_t *parser, const struct source *source, struct diags *diags)
{
    yaml_mark_t mark;
    char        at[8], before;

    if (g_strcmp0(parser->context, "while parsing a flow node") != 0 || parser->marks.top == parser->marks.start)
        return false;
    mark = parser->marks.top[-1];
    characters_at(source, mark, at, &before);
    diag(diags, DIAG_YAML_OPEN_BRACKET, yaml_error_span(source, mark), at, NULL);
    return true;
}

void yaml_error_report(const yaml_parser_t *parser, const struct source *source, struct diags *diags)
{
    const struct complaint *complaint;
    yaml_mark_t             mark = parser->problem_mark;
    uint32_t                tab = tab_column(source, mark.line);
    struct span             span = yaml_error_span(source, mark);
    char                    at[8], before;

    if (tab > 0) {
        span.column = tab;
        diag(diags, DIAG_YAML_TAB, span, NULL);
        return;
    }
    if (report_wide_indent(parser, source, diags))
        return;
    characters_at(source, mark, at, &before);
    if (at[0] == '\0' && report_open_end(parser, source, diags))
        return;
    complaint = complaint_find(parser, at);
    if (complaint == NULL) {
        diag(diags, DIAG_YAML_SYNTAX, span, parser->problem ? parser->problem : "out of memory", NULL);
        return;
    }
    if (complaint->code == DIAG_YAML_INDENT && at[0] != '\0' && before != '\0' && strchr("}]\"'", before)) {
        diag(diags, DIAG_YAML_AFTER_CLOSE, span, (char[]){before, '\0'}, NULL);
        return;
    }
    if (complaint->place == AT_CONTEXT) {
        span = yaml_error_span(source, parser->context_mark);
        characters_at(source, parser->context_mark, at, &before);
    }
    diag(diags, complaint->code, span, complaint->argument != NULL ? complaint->argument : at, NULL);
    if (parser->context != NULL && complaint->place == AT_PROBLEM &&
        (parser->context_mark.line != mark.line || complaint->code == DIAG_YAML_OPEN_BRACKET))
        diag_also(diags, yaml_error_span(source, parser->context_mark));
}
