/*
 * cmd_diff.c -- baocao diff: what moved between two periods, for people or as JSON.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "change_words.h"
#include "changes.h"
#include "pipeline_options.h"
#include "verbs.h"
#include "viet.h"

enum diff_format { DIFF_TEXT, DIFF_JSON };

struct diff_options {
    struct pipeline_options from;
    const char             *plan, *before, *after;
    enum diff_format        format;
};

#define TITLE_MAX 100 /* characters of a title that are printed */

struct printing {
    FILE                 *out;
    struct arena         *arena;
    enum diag_lang        lang;
    const struct plan    *plan;
    const struct period  *before, *after;
    const struct changes *changes;
};

static const char *period_words(const struct printing *printing, const struct period *period)
{
    if (period->title.text != NULL)
        return period->title.text;
    return viet_period(printing->arena, &period->id);
}

/* ---- For people ---- */

/* A title's first paragraph, shortened. */
static void print_title(const struct printing *printing, const struct text *title)
{
    const char *text = title->text != NULL ? title->text : "";
    size_t      line = strcspn(text, "\n");
    char       *first = g_strndup(text, line);

    if (g_utf8_strlen(first, -1) > TITLE_MAX)
        *g_utf8_offset_to_pointer(first, TITLE_MAX) = '\0';
    fprintf(printing->out, "%s%s\n", first, strlen(first) < line ? "…" : "");
    g_free(first);
}

static void print_indicator(const struct printing *printing, const struct change *change)
{
    const char *sense = change->sense == CHANGE_BETTER  ? word_text(WORD_DIFF_BETTER, printing->lang)
                        : change->sense == CHANGE_WORSE ? word_text(WORD_DIFF_WORSE, printing->lang)
                                                        : "";

    fprintf(printing->out, "  %s: %s → %s", change->indicator->id,
            change_result(printing->arena, change->result_before),
            change_result(printing->arena, change->result_after));
    if (change->has_difference)
        fprintf(printing->out, " (%s%s)", change_words(printing->arena, change->difference, change->indicator->unit),
                sense);
    if (change->uncertain)
        fprintf(printing->out, " (%s)", word_text(WORD_DIFF_UNCERTAIN, printing->lang));
    if (change->kind == CHANGE_RESTATED)
        fprintf(printing->out, " [%s]", change_kind_word(change->kind, printing->lang));
    fputs("\n      ", printing->out);
    print_title(printing, &change->indicator->title);
}

static void print_requirement(const struct printing *printing, const struct change *change)
{
    fprintf(printing->out, "  %s: %u (", change->requirement->id, change->agencies->len);
    for (unsigned i = 0; i < change->agencies->len; i++)
        fprintf(printing->out, "%s%s", i > 0 ? ", " : "",
                ((const struct agency *)change->agencies->pdata[i])->short_name.text);
    fputs(")\n      ", printing->out);
    print_title(printing, &change->requirement->title);
}

static void print_task(const struct printing *printing, const struct change *change)
{
    fprintf(printing->out, "  %s", change->task->id);
    if (change->kind == CHANGE_DONE && change->progress_after != NULL && date_is_set(change->progress_after->done_on))
        fprintf(printing->out, " (%s)", viet_date(printing->arena, change->progress_after->done_on));
    fputs("\n      ", printing->out);
    print_title(printing, &change->task->title);
}

/* All changes of one kind of one sort of thing, under a heading. */
static void print_kind(const struct printing *printing, enum change_kind kind, int sort)
{
    static const enum cli_word things[] = {WORD_DIFF_INDICATORS, WORD_DIFF_TASKS, WORD_DIFF_REQUIREMENTS};
    unsigned                   count = 0;

    for (int pass = 0; pass < 2; pass++) {
        if (pass == 1 && count == 0)
            return;
        if (pass == 1)
            fprintf(printing->out, "\n%s, %s: %u\n", word_text(things[sort], printing->lang),
                    change_kind_word(kind, printing->lang), count);
        for (unsigned i = 0; i < printing->changes->list->len; i++) {
            const struct change *change = printing->changes->list->pdata[i];
            int                  of = change->indicator != NULL ? 0 : change->task != NULL ? 1 : 2;
            if (change->kind != kind || of != sort)
                continue;
            if (pass == 0)
                count++;
            else if (of == 0)
                print_indicator(printing, change);
            else if (of == 1)
                print_task(printing, change);
            else
                print_requirement(printing, change);
        }
    }
}

static void print_text(const struct printing *printing)
{
    const char *format = word_text(WORD_DIFF_OF, printing->lang);
    const char *after = viet_capitalise(printing->arena, period_words(printing, printing->after));

    fprintf(printing->out, format, after, printing->after->name, period_words(printing, printing->before),
            printing->before->name);
    for (int sort = 0; sort < 3; sort++)
        for (int kind = 0; kind < CHANGE_KIND_COUNT; kind++)
            print_kind(printing, (enum change_kind)kind, sort);
    if (printing->changes->list->len == 0)
        fputs(word_text(WORD_DIFF_NOTHING, printing->lang), printing->out);
}

/* ---- For programs ---- */

static void json_place(struct json *json, const char *key, const struct span *span)
{
    json_open(json, key, '{');
    if (span->source != NULL) {
        json_text(json, "path", span->source->path);
        json_number(json, "line", span->line);
        json_number(json, "column", span->column);
    }
    json_close(json, '}');
}

static void json_decimal(struct json *json, const char *key, struct decimal number)
{
    char text[DECIMAL_TEXT_MAX];

    decimal_print(decimal_trim(number), text);
    json_text(json, key, text);
}

/* A result as printed, as a number where it is one, and its place. */
static void json_result(const struct printing *printing, struct json *json, const char *key,
                        const struct result *result)
{
    if (result == NULL)
        return;
    json_open(json, key, '{');
    json_text(json, "printed", change_result(printing->arena, result));
    if (result->value->kind == VALUE_NUMBER && result->value->n_numbers > 0)
        json_decimal(json, "value", result->value->numbers[0]);
    json_place(json, "at", &result->value->span);
    json_close(json, '}');
}

static void json_indicator(const struct printing *printing, struct json *json, const struct change *change)
{
    static const char *const senses[] = {
        [CHANGE_NEITHER] = "same", [CHANGE_BETTER] = "better", [CHANGE_WORSE] = "worse"};

    json_text(json, "indicator", change->indicator->id);
    if (change->indicator->unit != NULL)
        json_text(json, "unit", change->indicator->unit);
    json_result(printing, json, "before", change->result_before);
    json_result(printing, json, "after", change->result_after);
    if (change->has_difference) {
        json_decimal(json, "difference", change->difference);
        json_text(json, "sense", senses[change->sense]);
    }
}

static void json_progress(struct json *json, const char *key, enum task_state state, bool overdue,
                          const struct progress *progress)
{
    static const char *const states[] = {[TASK_TODO] = "todo", [TASK_DOING] = "doing", [TASK_DONE] = "done"};

    json_open(json, key, '{');
    json_text(json, "state", overdue ? "overdue" : states[state]);
    if (progress != NULL)
        json_place(json, "at", &progress->span);
    json_close(json, '}');
}

static void json_requirement(struct json *json, const struct change *change)
{
    json_text(json, "requirement", change->requirement->id);
    json_open(json, "agencies", '[');
    for (unsigned i = 0; i < change->agencies->len; i++)
        json_text(json, NULL, ((const struct agency *)change->agencies->pdata[i])->id);
    json_close(json, ']');
}

static void json_change(const struct printing *printing, struct json *json, const struct change *change)
{
    json_open(json, NULL, '{');
    json_text(json, "kind", change_kind_name(change->kind));
    if (change->indicator != NULL) {
        json_indicator(printing, json, change);
    } else if (change->task != NULL) {
        json_text(json, "task", change->task->id);
        json_progress(json, "before", change->state_before, change->overdue_before, change->progress_before);
        json_progress(json, "after", change->state_after, change->overdue_after, change->progress_after);
    } else {
        json_requirement(json, change);
    }
    json_close(json, '}');
}

static void print_json(const struct printing *printing)
{
    struct json json = {.out = g_string_new(NULL), .empty = true};

    json_open(&json, NULL, '{');
    json_text(&json, "plan", printing->plan->id);
    json_text(&json, "before", printing->before->name);
    json_text(&json, "after", printing->after->name);
    json_open(&json, "changes", '[');
    for (unsigned i = 0; i < printing->changes->list->len; i++)
        json_change(printing, &json, printing->changes->list->pdata[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    fwrite(json.out->str, 1, json.out->len, printing->out);
    g_string_free(json.out, TRUE);
}

/* ---- The verb ---- */

static void compare(struct pipeline *pipeline, const struct diff_options *options, enum diag_lang lang)
{
    struct printing printing = {.out = stdout, .arena = pipeline->arena, .lang = lang};
    struct changes *changes;

    printing.before = periods_get(pipeline->periods, options->before, pipeline->diags);
    printing.after = periods_get(pipeline->periods, options->after, pipeline->diags);
    if (printing.before == NULL || printing.after == NULL || diags_count(pipeline->diags, DIAG_ERROR) > 0)
        return;
    printing.plan = plan_at(pipeline->loaded, printing.after->as_of);
    changes = changes_compute(pipeline->arena, printing.plan, printing.before, printing.after);
    printing.changes = changes;
    if (options->format == DIFF_JSON)
        print_json(&printing);
    else
        print_text(&printing);
    changes_free(changes);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct diff_options *options = data;
    struct pipeline_wanted     wanted = pipeline_options_wanted(&options->from, options->plan);
    struct pipeline            pipeline;
    struct diags              *own = diags_new(); /* warnings belong to the periods' own checks */

    pipeline_open(&pipeline, &wanted, own);
    if (pipeline_plan(&pipeline) && diags_count(own, DIAG_ERROR) == 0)
        compare(&pipeline, options, call->lang);
    pipeline_close(&pipeline);
    if (diags_count(own, DIAG_ERROR) > 0)
        diags_move(diags, own);
    diags_free(own);
    return options_exit_status(diags);
}

static const struct option_choice formats[] = {{"text", DIFF_TEXT}, {"json", DIFF_JSON}, {NULL, 0}};
static const struct option        options[] = {
           {.name = "format",
            .letter = 'f',
            .kind = OPTION_CHOICE,
            .help = WORD_HELP_RESULT_FORMAT,
            .offset = offsetof(struct diff_options, format),
            .choices = formats},
           {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct diff_options, plan), ARGUMENT_ONE, NULL},
                                            {"P1", offsetof(struct diff_options, before), ARGUMENT_ONE, NULL},
                                            {"P2", offsetof(struct diff_options, after), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_diff = {.name = "diff",
                               .summary = WORD_VERB_DIFF,
                               .run = run,
                               .options = options,
                               .arguments = arguments,
                               .size = sizeof(struct diff_options)};
