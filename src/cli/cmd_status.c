/*
 * cmd_status.c -- baocao status: where a plan stands, for people or as JSON.
 */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "pipeline_options.h"
#include "plan_status.h"
#include "verbs.h"

#define NAMES_MAX 5 /* names of a list that are printed */
#define DUE_MAX 10  /* tasks due next that are printed */
#define TITLE_MAX 80

enum status_format { STATUS_TEXT, STATUS_JSON };

struct status_options {
    struct pipeline_options from;
    const char             *plan, *out;
    enum status_format      format;
};

/* ---- For people ---- */

static void print_date(struct date date)
{
    printf("%02d/%02d/%04d", date.day, date.month, date.year);
}

/* "    còn trống: 3 (a, b, c)"; nothing for an empty list. */
static void print_names(enum cli_word word, const GPtrArray *names, enum diag_lang lang)
{
    if (names->len == 0)
        return;
    printf("    %s: %u (", word_text(word, lang), names->len);
    for (unsigned i = 0; i < names->len && i < NAMES_MAX; i++)
        printf("%s%s", i > 0 ? ", " : "", (const char *)names->pdata[i]);
    puts(names->len > NAMES_MAX ? ", …)" : ")");
}

static const enum cli_word ages[] = {[DOCUMENT_NOT_MADE] = WORD_STATUS_NOT_MADE,
                                     [DOCUMENT_STALE] = WORD_STATUS_STALE,
                                     [DOCUMENT_FRESH] = WORD_STATUS_FRESH};

static void print_period(const struct period_status *status, enum diag_lang lang)
{
    printf("%s: ", status->name != NULL ? status->name : word_text(WORD_STATUS_PLAN, lang));
    printf(word_text(WORD_STATUS_COUNTS, lang), status->n_errors, status->n_warnings);
    if (status->documents == NULL)
        return;
    print_names(WORD_STATUS_BLANK, status->blank, lang);
    print_names(WORD_STATUS_MISSING, status->missing, lang);
    for (unsigned i = 0; i < status->documents->len; i++) {
        const struct document_status *document = status->documents->pdata[i];
        printf("    %s: %s\n", document->name, word_text(ages[document->age], lang));
    }
}

/* A title's start, on one line. */
static void print_title(const char *title)
{
    char *line = g_strndup(title, strcspn(title, "\n"));

    if (g_utf8_strlen(line, -1) > TITLE_MAX)
        strcpy(g_utf8_offset_to_pointer(line, TITLE_MAX - 1), "…");
    puts(line);
    g_free(line);
}

/* n_warnings: of the plan's own files. */
static void print_text(const struct plan_status *status, unsigned n_warnings, enum diag_lang lang)
{
    if (n_warnings > 0)
        printf(word_text(WORD_STATUS_PLAN_WARNINGS, lang), n_warnings);
    for (unsigned i = 0; i < status->periods->len; i++)
        print_period(status->periods->pdata[i], lang);
    if (status->next != NULL) {
        printf(word_text(WORD_STATUS_NEXT, lang), status->next);
        print_date(status->next_from);
        fputs(" - ", stdout);
        print_date(status->next_to);
        putchar('\n');
    }
    if (status->due->len > 0)
        printf(word_text(WORD_STATUS_DUE, lang), status->due->len);
    for (unsigned i = 0; i < status->due->len && i < DUE_MAX; i++) {
        const struct task_due *due = status->due->pdata[i];
        fputs("    ", stdout);
        print_date(due->deadline);
        printf("%s %s: ", due->overdue ? word_text(WORD_STATUS_OVERDUE, lang) : "", due->id);
        print_title(due->title);
    }
}

/* ---- For programs ---- */

static void json_date(struct json *json, const char *key, struct date date)
{
    char text[DATE_TEXT_MAX];

    if (date_is_set(date))
        json_text(json, key, date_print(date, text));
}

static void json_names(struct json *json, const char *key, const GPtrArray *names)
{
    json_open(json, key, '[');
    for (unsigned i = 0; i < names->len; i++)
        json_text(json, NULL, names->pdata[i]);
    json_close(json, ']');
}

static void json_period(struct json *json, const struct period_status *status)
{
    static const char *const words[] = {
        [DOCUMENT_NOT_MADE] = "not-made", [DOCUMENT_STALE] = "stale", [DOCUMENT_FRESH] = "fresh"};

    json_open(json, NULL, '{');
    if (status->name != NULL)
        json_text(json, "period", status->name);
    json_date(json, "from", status->from);
    json_date(json, "to", status->to);
    json_number(json, "errors", status->n_errors);
    json_number(json, "warnings", status->n_warnings);
    if (status->documents != NULL) {
        json_names(json, "blank", status->blank);
        json_names(json, "missing", status->missing);
        json_open(json, "documents", '[');
        for (unsigned i = 0; i < status->documents->len; i++) {
            const struct document_status *document = status->documents->pdata[i];
            json_open(json, NULL, '{');
            json_text(json, "name", document->name);
            json_text(json, "state", words[document->age]);
            json_close(json, '}');
        }
        json_close(json, ']');
    }
    json_close(json, '}');
}

static void print_json(const struct plan_status *status, const char *plan, unsigned n_warnings)
{
    struct json json = {.out = g_string_new(NULL), .empty = true};

    json_open(&json, NULL, '{');
    json_text(&json, "plan", plan);
    json_number(&json, "warnings", n_warnings);
    json_open(&json, "periods", '[');
    for (unsigned i = 0; i < status->periods->len; i++)
        json_period(&json, status->periods->pdata[i]);
    json_close(&json, ']');
    if (status->next != NULL) {
        json_open(&json, "next", '{');
        json_text(&json, "period", status->next);
        json_date(&json, "from", status->next_from);
        json_date(&json, "to", status->next_to);
        json_close(&json, '}');
    }
    json_open(&json, "due", '[');
    for (unsigned i = 0; i < status->due->len; i++) {
        const struct task_due *due = status->due->pdata[i];
        json_open(&json, NULL, '{');
        json_text(&json, "task", due->id);
        json_date(&json, "by", due->deadline);
        json_raw(&json, "overdue", due->overdue ? "true" : "false");
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    fwrite(json.out->str, 1, json.out->len, stdout);
    g_string_free(json.out, TRUE);
}

/* ---- The verb ---- */

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct status_options *options = data;
    struct pipeline_wanted       wanted = pipeline_options_wanted(&options->from, options->plan);
    struct diags                *own = diags_new(); /* warnings are counted, check tells them */
    struct pipeline              pipeline;
    struct plan_status          *status;

    pipeline_open(&pipeline, &wanted, own);
    status = plan_status(&pipeline, options->out);
    if (status != NULL && options->format == STATUS_JSON)
        print_json(status, pipeline.loaded->id, diags_count(own, DIAG_WARNING) - diags_count(own, DIAG_ERROR));
    else if (status != NULL)
        print_text(status, diags_count(own, DIAG_WARNING) - diags_count(own, DIAG_ERROR), call->lang);
    plan_status_free(status);
    pipeline_close(&pipeline);
    if (diags_count(own, DIAG_ERROR) > 0)
        diags_move(diags, own);
    diags_free(own);
    return options_exit_status(diags);
}

static const struct option_choice formats[] = {{"text", STATUS_TEXT}, {"json", STATUS_JSON}, {NULL, 0}};
static const struct option        options[] = {
           {.name = "format",
            .letter = 'f',
            .kind = OPTION_CHOICE,
            .help = WORD_HELP_RESULT_FORMAT,
            .offset = offsetof(struct status_options, format),
            .choices = formats},
           {.name = "out",
            .letter = 'o',
            .kind = OPTION_TEXT,
            .argument = "DIR",
            .help = WORD_HELP_STATUS_OUT,
            .offset = offsetof(struct status_options, out)},
           OPTIONS_PIPELINE(struct status_options),
           {.name = NULL},
};
static const struct argument       arguments[] = {{"PLAN", offsetof(struct status_options, plan), ARGUMENT_ONE, NULL},
                                                  {NULL, 0, ARGUMENT_ONE, NULL}};
static const struct status_options defaults = {.out = "out"};

const struct verb verb_status = {.name = "status",
                                 .summary = WORD_VERB_STATUS,
                                 .run = run,
                                 .options = options,
                                 .arguments = arguments,
                                 .size = sizeof(struct status_options),
                                 .defaults = &defaults};
