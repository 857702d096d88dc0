/*
 * cmd_import.c -- baocao import: agencies' spreadsheets become received/<period>/<agency>.yaml.
 * Each file stands for itself: one that has errors stops no other, and nothing of it is taken.  All that can be taken
 * is put in place together.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/lookup.h"
#include "base/outputs.h"
#include "import.h"
#include "pipeline_options.h"
#include "received_file.h"
#include "verbs.h"

struct import_options {
    struct pipeline_options from;
    const char             *plan, *period, *agency, *received;
    GPtrArray              *files; /* of const char * */
    bool                    dry_run;
};

/* One run of the verb. */
struct import_run {
    const struct import_options *options;
    enum diag_lang               lang;
    struct pipeline             *pipeline;
    const struct period         *period; /* as it is before: what each agency had sent */
    struct outputs              *outputs;
    GHashTable                  *senders; /* agency -> the file that was taken */
    struct date                  date;
    unsigned                     taken, same, failed;
};

/* ---- What changes ---- */

static const char *said(const struct result *result)
{
    if (result == NULL)
        return "-";
    return result->value->printed.text != NULL  ? result->value->printed.text
           : result->value->reason.text != NULL ? result->value->reason.text
                                                : "-";
}

/* Figures that the agency's file of before says otherwise. */
static void tell_changes(const struct import_run *run, const struct imported *imported)
{
    for (unsigned i = 0; i < imported->results->len; i++) {
        const struct imported_result *now = &g_array_index(imported->results, struct imported_result, i);
        const struct result          *then = period_result(run->period, now->indicator, imported->agency);
        const char                   *value = now->value != NULL ? now->value : now->none != NULL ? now->none : NULL;

        if (value == NULL && now->numerator != NULL)
            value = now->numerator;
        if (then == NULL || strcmp(said(then), value) != 0)
            printf("    %s: %s → %s  (%s)\n", now->indicator->id, said(then), value, now->cell);
    }
}

static void tell(const struct import_run *run, const struct imported *imported, const char *file, bool same)
{
    printf(word_text(same ? WORD_IMPORT_SAME : WORD_IMPORT_TAKEN, run->lang), file, imported->agency->name.text,
           imported->results->len, imported->progress->len);
    if (!same)
        tell_changes(run, imported);
}

/* ---- One file ---- */

/* The day it came in; of a file that was imported before, the day of then. */
static struct date day_of(const struct import_run *run, const struct imported *imported)
{
    const struct received *before = run->period != NULL ? period_received(run->period, imported->agency) : NULL;

    if (before != NULL && date_is_set(before->date) && g_strcmp0(before->sha256.text, imported->book->sha256) == 0)
        return before->date;
    return run->date;
}

static bool is_same(const struct import_run *run, const struct imported *imported)
{
    const struct received *before = run->period != NULL ? period_received(run->period, imported->agency) : NULL;

    return before != NULL && g_strcmp0(before->sha256.text, imported->book->sha256) == 0;
}

/* Two files of one agency in one call: neither is better than the other. */
static bool is_first(struct import_run *run, const struct imported *imported, const char *file, struct diags *diags)
{
    const char *before = g_hash_table_lookup(run->senders, imported->agency);

    if (before == NULL) {
        g_hash_table_insert(run->senders, (gpointer)imported->agency, (char *)file);
        return true;
    }
    diag(diags, DIAG_IMPORT_TWO_FILES, SPAN_NONE, file, imported->agency->name.text, before, NULL);
    return false;
}

static void take(struct import_run *run, const struct imported *imported, const char *file, struct diags *diags)
{
    GString *text = received_file(imported, day_of(run, imported));
    char    *path = g_strdup_printf("%s/%s.yaml", run->options->period, imported->agency->id);

    if (run->options->dry_run || outputs_add(run->outputs, path, OUTPUTS_UPDATE, text->str, text->len, diags)) {
        bool same = is_same(run, imported);

        run->same += same;
        run->taken += !same;
        tell(run, imported, file, same);
    }
    g_free(path);
    g_string_free(text, TRUE);
}

static void import_file(struct import_run *run, const char *file, const struct agency *agency)
{
    struct arena    *arena = arena_new();
    struct diags    *own = diags_new();
    struct book     *book = book_read(arena, file, own);
    struct imported *imported = NULL;

    if (book != NULL)
        imported = import_book(arena, run->pipeline->loaded, run->options->period, book, agency, own);
    if (imported != NULL && is_first(run, imported, file, own))
        take(run, imported, file, own);
    else
        run->failed++;
    diags_move(run->pipeline->diags, own);
    diags_free(own);
    imported_free(imported);
    arena_free(arena);
}

/* ---- The run ---- */

static struct date today(void)
{
    time_t     now = time(NULL);
    struct tm *local = localtime(&now);

    return (struct date){.year = local->tm_year + 1900, .month = local->tm_mon + 1, .day = local->tm_mday};
}

/* The period as it is before; a month without a file of its own has nothing yet. */
static const struct period *period_before(struct pipeline *pipeline, const char *name)
{
    const struct period *period = NULL;
    struct diags        *own = diags_new(); /* what is wrong there is told by check */

    if (periods_exist(pipeline->periods, name))
        period = periods_get(pipeline->periods, name, own);
    diags_free(own);
    return period;
}

static void import_files(struct import_run *run, const struct agency *agency)
{
    char *folder = g_build_filename(run->options->plan, "received", NULL);

    run->outputs = outputs_new(folder);
    run->senders = g_hash_table_new(NULL, NULL);
    for (unsigned i = 0; i < run->options->files->len; i++)
        import_file(run, run->options->files->pdata[i], agency);
    if (!run->options->dry_run && run->taken + run->same > 0)
        outputs_commit(run->outputs, run->pipeline->diags);
    printf(word_text(WORD_IMPORT_SUM, run->lang), run->taken, run->same, run->failed);
    g_hash_table_unref(run->senders);
    outputs_free(run->outputs);
    g_free(folder);
}

/* False: wrong usage. */
static bool read_day(const struct import_options *options, struct date *date)
{
    *date = options->received == NULL ? today() : (struct date){0};
    return options->received == NULL || date_parse(options->received, date);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct import_options *options = data;
    struct pipeline_wanted       wanted = pipeline_options_wanted(&options->from, options->plan);
    struct pipeline              pipeline;
    struct import_run            run = {.options = options, .lang = call->lang, .pipeline = &pipeline};
    const struct agency         *agency = NULL;
    struct period_id             id;
    struct diags                *plan_diags;

    if (options->period == NULL || !period_id_parse(options->period, &id))
        return options_wrong(call->lang, WORD_IMPORT_NEEDS_PERIOD, "", "");
    if (!read_day(options, &run.date))
        return options_wrong(call->lang, WORD_NO_SUCH_VALUE, options->received, "");
    plan_diags = diags_new(); /* the plan's warnings belong to its own check */
    pipeline_open(&pipeline, &wanted, plan_diags);
    if (!pipeline_plan(&pipeline) || diags_count(plan_diags, DIAG_ERROR) > 0)
        diags_move(diags, plan_diags);
    else {
        pipeline.diags = diags;
        if (options->agency != NULL && (agency = table_find(pipeline.loaded->agencies_by_id, options->agency)) == NULL)
            diag(diags, DIAG_UNKNOWN_AGENCY, SPAN_NONE, options->agency, "", NULL);
        else {
            run.period = period_before(&pipeline, options->period);
            import_files(&run, agency);
        }
    }
    pipeline_close(&pipeline);
    diags_free(plan_diags);
    return options_exit_status(diags);
}

static const struct option options[] = {
    OPTION_PERIOD(struct import_options, HELP_PERIOD),
    {.name = "agency",
     .kind = OPTION_TEXT,
     .argument = "ID",
     .help = WORD_HELP_IMPORT_AGENCY,
     .offset = offsetof(struct import_options, agency)},
    {.name = "received",
     .kind = OPTION_TEXT,
     .argument = "DATE",
     .help = WORD_HELP_RECEIVED,
     .offset = offsetof(struct import_options, received)},
    {.name = "dry-run",
     .letter = 'n',
     .kind = OPTION_FLAG,
     .help = WORD_HELP_DRY_RUN,
     .offset = offsetof(struct import_options, dry_run)},
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct import_options, plan), ARGUMENT_ONE, NULL},
                                            {"FILE", offsetof(struct import_options, files), ARGUMENT_MANY, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_import = {.name = "import",
                                 .summary = WORD_VERB_IMPORT,
                                 .run = run,
                                 .options = options,
                                 .arguments = arguments,
                                 .size = sizeof(struct import_options)};
