/*
 * check_text.c -- every text of the plan and the period, line by line, with its place in the file.
 */
#include <string.h>

#include "base/text.h"
#include "check_int.h"

/* No paragraph is longer, and nobody reads more findings: what is beyond is not looked at. */
#define LINE_MAX_BYTES 65536
#define FINDINGS_MAX 1000

/* ---- Places ---- */

/* The byte in the source's line that the text starts at. */
static size_t start_byte(const struct text *text, const char *source, size_t length)
{
    size_t at = 0;

    if (text->block) {
        while (at < length && source[at] == ' ')
            at++;
        return at;
    }
    for (uint32_t column = 1; column < text->span.column && at < length; column++)
        at += (size_t)(g_utf8_next_char(source + at) - (source + at));
    return MIN(at, length);
}

/* Finds the words in the source line, at the place where they should be or, behind quotes and escapes, near it. */
static const char *find_words(const char *source, size_t length, size_t expected, const char *words, size_t count)
{
    for (size_t shift = 0; shift < 3; shift++)
        if (expected + shift + count <= length && memcmp(source + expected + shift, words, count) == 0)
            return source + expected + shift;
    for (size_t at = 0; at + count <= length; at++)
        if (memcmp(source + at, words, count) == 0)
            return source + at;
    return NULL;
}

struct span check_line_span(const struct check_line *line, size_t at, size_t length)
{
    const struct text *text = line->text;
    struct span        span = text->span;
    const char        *source, *words = text->text + line->offset + at, *found;
    size_t             source_length, expected;

    if (span.source == NULL || span.line == 0)
        return span;
    if (text->block)
        span.line++;
    for (const char *newline = text->text;
         (newline = memchr(newline, '\n', line->offset - (size_t)(newline - text->text))) != NULL; newline++)
        span.line++;
    if (!source_line(span.source, span.line, &source, &source_length))
        return text->span;
    expected = (text->block || span.line == text->span.line ? start_byte(text, source, source_length) : 0) + at;
    found = find_words(source, source_length, expected, words, length);
    if (found == NULL) /* a folded scalar: only where it starts is known */
        return text->span;
    span.column = text_count(source, (size_t)(found - source)) + 1;
    span.length = text_count(words, length);
    return span;
}

/* ---- Lines ---- */

/* Blanks out what is computed, so that only what was typed is judged; \x01 is part of no word. */
static void blank_expressions(GString *line)
{
    bool inside = false;

    for (size_t i = 0; i < line->len; i++) {
        if (!inside && line->str[i] == '{' && line->str[i + 1] != '{')
            inside = true;
        else if (line->str[i] == '{' && !inside)
            i++;
        if (inside) {
            inside = line->str[i] != '}';
            line->str[i] = '\x01';
        }
    }
}

static void check_whole_text(struct check *check, const struct text *text)
{
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].text != NULL && check_applies(check, &check_table[i]))
            check_table[i].text(check, text);
}

static void check_line(struct check *check, const struct check_line *line)
{
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].line != NULL && check_applies(check, &check_table[i]))
            check_table[i].line(check, line);
}

/* What the texts from here on are of. */
static void begin(struct check *check, const char *id)
{
    diags_set_subject(check->diags, id);
}

static void check_text(struct check *check, const struct text *text, enum text_origin origin)
{
    GString *words;

    if (text->text == NULL || text->text[0] == '\0')
        return;
    check_whole_text(check, text);
    words = g_string_new(NULL);
    for (const char *line = text->text, *end; line != NULL; line = *end != '\0' ? end + 1 : NULL) {
        struct check_line one = {.text = text, .offset = (size_t)(line - text->text), .origin = origin};
        end = line + strcspn(line, "\n");
        g_string_truncate(words, 0);
        g_string_append_len(words, line, end - line);
        blank_expressions(words);
        one.words = words->str;
        one.length = words->len;
        if (words->len > 3 && words->len <= LINE_MAX_BYTES && diags_count(check->diags, DIAG_WARNING) <= FINDINGS_MAX)
            check_line(check, &one);
    }
    g_string_free(words, TRUE);
}

/* ---- Where texts are ---- */

static void check_value(struct check *check, const struct value *value, enum text_origin origin)
{
    if (value == NULL)
        return;
    if (value->kind == VALUE_TEXT)
        check_text(check, &value->printed, origin);
    check_text(check, &value->remark, origin);
    check_text(check, &value->reason, origin);
}

static void check_staged(struct check *check, const GPtrArray *values)
{
    for (unsigned i = 0; i < values->len; i++)
        check_value(check, ((const struct staged_value *)values->pdata[i])->value, TEXT_NARRATIVE);
}

static void indicator_texts(struct check *check, const struct indicator *indicator)
{
    begin(check, indicator->id);
    check_text(check, &indicator->title, TEXT_PLAN);
    check_text(check, &indicator->lead.text, TEXT_PLAN);
    check_staged(check, indicator->baselines);
    check_staged(check, indicator->targets);
}

static void task_texts(struct check *check, const GPtrArray *tasks)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];
        begin(check, task->id);
        check_text(check, &task->title, TEXT_PLAN);
        check_text(check, &task->product, TEXT_PLAN);
        check_text(check, &task->description, TEXT_PLAN);
        check_text(check, &task->lead.text, TEXT_PLAN);
        check_text(check, &task->supporting.text, TEXT_PLAN);
        for (unsigned k = 0; k < task->stages->len; k++)
            check_text(check, &((const struct task_stage *)task->stages->pdata[k])->text, TEXT_PLAN);
        task_texts(check, task->children);
    }
}

static void group_texts(struct check *check, const GPtrArray *groups, bool tasks)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        begin(check, group->id);
        check_text(check, &group->title, TEXT_PLAN);
        if (tasks)
            task_texts(check, group->items);
        group_texts(check, group->groups, tasks);
    }
}

static void section_texts(struct check *check, const GPtrArray *sections)
{
    for (unsigned i = 0; i < sections->len; i++) {
        const struct section *section = sections->pdata[i];
        check_text(check, &section->title, TEXT_NARRATIVE);
        check_text(check, &section->text, TEXT_NARRATIVE);
        section_texts(check, section->sections);
    }
}

static void free_texts(struct check *check, const GPtrArray *prose, const GPtrArray *narratives,
                       enum text_origin origin)
{
    for (unsigned i = 0; i < prose->len; i++) {
        begin(check, ((const struct prose *)prose->pdata[i])->id);
        check_text(check, &((const struct prose *)prose->pdata[i])->text, origin);
    }
    for (unsigned i = 0; i < narratives->len; i++) {
        begin(check, ((const struct narrative *)narratives->pdata[i])->id);
        section_texts(check, ((const struct narrative *)narratives->pdata[i])->sections);
    }
}

static void plan_texts(struct check *check)
{
    const struct plan *plan = check->plan;

    check_text(check, &plan->title, TEXT_PLAN);
    free_texts(check, plan->prose, plan->narratives, TEXT_NARRATIVE);
    group_texts(check, plan->indicator_groups, false);
    check_each_indicator(check, plan->indicator_groups, indicator_texts);
    group_texts(check, plan->task_groups, true);
    group_texts(check, plan->carried_groups, true);
    for (unsigned i = 0; i < plan->requirements->len; i++) {
        begin(check, ((const struct requirement *)plan->requirements->pdata[i])->id);
        check_text(check, &((const struct requirement *)plan->requirements->pdata[i])->title, TEXT_PLAN);
    }
    for (unsigned i = 0; i < plan->cited->len; i++) {
        begin(check, ((const struct cited_document *)plan->cited->pdata[i])->id);
        check_text(check, &((const struct cited_document *)plan->cited->pdata[i])->subject, TEXT_NARRATIVE);
    }
    for (unsigned i = 0; i < plan->documents->len; i++) {
        const struct plan_document *document = plan->documents->pdata[i];
        begin(check, document->name);
        check_text(check, &document->title, TEXT_PLAN);
        check_text(check, &document->proposal, TEXT_PLAN);
    }
}

static void period_texts(struct check *check)
{
    const struct period *period = check->period;

    check->prose = true;
    free_texts(check, period->prose, period->narratives, TEXT_PERIOD);
    check->prose = false;
    for (unsigned i = 0; i < period->results->len; i++) {
        begin(check, ((const struct result *)period->results->pdata[i])->indicator->id);
        check_value(check, ((const struct result *)period->results->pdata[i])->value, TEXT_PERIOD);
    }
    for (unsigned i = 0; i < period->progress->len; i++) {
        const struct progress *progress = period->progress->pdata[i];
        begin(check, progress->task->id);
        check_text(check, &progress->text, TEXT_PERIOD);
        check_text(check, &progress->state_text, TEXT_PERIOD);
    }
    for (unsigned i = 0; i < period->issued->len; i++) {
        const struct issued_document *issued = period->issued->pdata[i];
        begin(check, issued->symbol.text);
        check_text(check, &issued->subject, TEXT_PERIOD);
    }
}

void check_texts(struct check *check)
{
    plan_texts(check);
    begin(check, NULL);
    if (check->period != NULL)
        period_texts(check);
    begin(check, NULL);
}
