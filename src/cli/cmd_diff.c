/*
 * cmd_diff.c -- baocao diff: what moved between two periods, for people or as JSON.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "changes.h"
#include "figure.h"
#include "pipeline.h"
#include "viet.h"

#define TITLE_MAX 100 /* characters of a title that are printed */

struct printing {
    FILE                 *out;
    struct arena         *arena;
    enum diag_lang        lang;
    const struct plan    *plan;
    const struct period  *before, *after;
    const struct changes *changes;
};

static const char *const kind_words[CHANGE_KIND_COUNT][2] = {
    [CHANGE_UP] = {"tăng", "up"},
    [CHANGE_DOWN] = {"giảm", "down"},
    [CHANGE_OTHER] = {"thay đổi", "changed"},
    [CHANGE_RESTATED] = {"ghi lại số cũ", "restated"},
    [CHANGE_DONE] = {"mới hoàn thành", "newly done"},
    [CHANGE_REOPENED] = {"mở lại", "reopened"},
    [CHANGE_OVERDUE] = {"mới quá hạn", "newly overdue"},
    [CHANGE_BEGUN] = {"bắt đầu", "begun"},
    [CHANGE_NEW] = {"mới có", "new"},
    [CHANGE_GONE] = {"không còn", "gone"},
    [CHANGE_SUBMITTED] = {"nộp thêm", "submitted"},
    [CHANGE_WITHDRAWN] = {"rút lại", "withdrawn"},
};

static const char *printed(struct arena *arena, const struct result *result)
{
    struct figure figure;

    if (result == NULL || result->value->kind == VALUE_NONE)
        return "-";
    figure = (struct figure){.value = result->value, .unit = result->indicator->unit};
    return figure_text(arena, &figure, FIGURE_PHRASE);
}

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
    static const char *const senses[][2] = {[CHANGE_NEITHER] = {"", ""},
                                            [CHANGE_BETTER] = {", tốt lên", ", better"},
                                            [CHANGE_WORSE] = {", kém đi", ", worse"}};

    fprintf(printing->out, "  %s: %s → %s", change->indicator->id, printed(printing->arena, change->result_before),
            printed(printing->arena, change->result_after));
    if (change->has_difference)
        fprintf(printing->out, " (%s%s)", change_words(printing->arena, change->difference, change->indicator->unit),
                senses[change->sense][printing->lang]);
    if (change->kind == CHANGE_RESTATED)
        fprintf(printing->out, " [%s]", kind_words[change->kind][printing->lang]);
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
    static const char *const things[][2] = {
        {"Chỉ tiêu", "Indicators"}, {"Nhiệm vụ", "Tasks"}, {"Yêu cầu", "Requirements"}};
    unsigned count = 0;

    for (int pass = 0; pass < 2; pass++) {
        if (pass == 1 && count == 0)
            return;
        if (pass == 1)
            fprintf(printing->out, "\n%s, %s: %u\n", things[sort][printing->lang], kind_words[kind][printing->lang],
                    count);
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
    const char *format = printing->lang == DIAG_LANG_VI ? "%s (%s) so với %s (%s)\n" : "%s (%s) against %s (%s)\n";
    const char *after = viet_capitalise(printing->arena, period_words(printing, printing->after));

    fprintf(printing->out, format, after, printing->after->name, period_words(printing, printing->before),
            printing->before->name);
    for (int sort = 0; sort < 3; sort++)
        for (int kind = 0; kind < CHANGE_KIND_COUNT; kind++)
            print_kind(printing, (enum change_kind)kind, sort);
    if (printing->changes->list->len == 0)
        fputs(printing->lang == DIAG_LANG_VI ? "\nKhông có thay đổi.\n" : "\nNothing changed.\n", printing->out);
}

/* ---- For programs ---- */

static void json_count(struct json *json, const char *key, unsigned number)
{
    char digits[16];

    g_snprintf(digits, sizeof digits, "%u", number);
    json_raw(json, key, digits);
}

static void json_place(struct json *json, const char *key, const struct span *span)
{
    json_open(json, key, '{');
    if (span->source != NULL) {
        json_text(json, "path", span->source->path);
        json_count(json, "line", span->line);
        json_count(json, "column", span->column);
    }
    json_close(json, '}');
}

static void json_decimal(struct json *json, const char *key, struct decimal number)
{
    char text[DECIMAL_TEXT_MAX];

    decimal_print(number, text);
    json_text(json, key, text);
}

/* A result as printed, as a number where it is one, and its place. */
static void json_result(const struct printing *printing, struct json *json, const char *key,
                        const struct result *result)
{
    if (result == NULL)
        return;
    json_open(json, key, '{');
    json_text(json, "printed", printed(printing->arena, result));
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

static void compare(struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    struct printing printing = {.out = stdout, .arena = pipeline->arena, .lang = options->lang, .plan = pipeline->plan};
    struct changes *changes;

    printing.before = periods_get(pipeline->periods, options->words[0], pipeline->diags);
    printing.after = periods_get(pipeline->periods, options->words[1], pipeline->diags);
    if (printing.before == NULL || printing.after == NULL || diags_count(pipeline->diags, DIAG_ERROR) > 0)
        return;
    plan_amend(pipeline->plan, printing.after->as_of);
    changes = changes_compute(pipeline->arena, pipeline->plan, printing.before, printing.after);
    printing.changes = changes;
    if (options->formats == FORMAT_JSON)
        print_json(&printing);
    else
        print_text(&printing);
    changes_free(changes);
}

enum exit_status cmd_diff(const struct options *options, struct diags *diags)
{
    struct pipeline pipeline;
    struct diags   *own = diags_new(); /* warnings belong to the periods' own checks */

    pipeline_open(&pipeline, options, own);
    if (pipeline_plan(&pipeline) && diags_count(own, DIAG_ERROR) == 0)
        compare(&pipeline);
    pipeline_close(&pipeline);
    if (diags_count(own, DIAG_ERROR) > 0)
        diags_move(diags, own);
    diags_free(own);
    return options_exit_status(diags);
}
