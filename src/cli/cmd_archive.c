/*
 * cmd_archive.c -- baocao archive: dossiers as packages of Thông tư 05/2025/TT-BNV; with --check, packages looked at.
 */
#include <stdio.h>

#include "archive_collect.h"
#include "base/outputs.h"
#include "event_log.h"
#include "period_choice.h"
#include "pipeline_options.h"
#include "verbs.h"

enum { FORM_BY_RETENTION, FORM_SIP, FORM_AIP };

struct archive_options {
    struct pipeline_options from;
    GPtrArray              *plans; /* or packages */
    const char             *period, *document, *files, *out, *by;
    unsigned                form;
    bool                    zip, check, quiet;
};

/* ---- Checked ---- */

static void check_packages(const struct archive_options *options, enum diag_lang lang, struct diags *diags)
{
    for (guint i = 0; i < options->plans->len; i++) {
        const char            *path = options->plans->pdata[i];
        struct archive_checked checked;

        if (archive_check(path, &checked, diags) && !options->quiet)
            printf(word_text(WORD_ARCHIVE_WHOLE, lang), path, checked.n_files, checked.n_documents,
                   (unsigned long long)checked.size);
    }
}

/* ---- Made ---- */

/* Only what is kept for ever is handed over.  False: this dossier is not wanted. */
static bool choose_form(const struct archive_options *options, struct archive_dossier *dossier)
{
    bool permanent = dossier->dossier->maintenance == KEEP_PERMANENT;

    dossier->form = options->form == FORM_AIP || !permanent ? ARCHIVE_AIP : ARCHIVE_SIP;
    return options->form != FORM_SIP || permanent;
}

/* "1_uuid-….zip": of what is handed over, its number in the delivery comes first. */
static char *zip_name(const struct archive_package *package, enum archive_form form, unsigned number)
{
    if (form == ARCHIVE_SIP)
        return g_strdup_printf("%u_%s.zip", number, package->folder);
    return g_strconcat(package->folder, ".zip", NULL);
}

/* Packages in the making. */
struct packing {
    const struct archive_options *options;
    const char                   *plan;
    enum diag_lang                lang;
    struct diags                 *diags;
    struct outputs               *outputs;
    GString                      *said;   /* what is told once all are in place */
    GPtrArray                    *packed; /* of char *: name and what it is, for the log */
    unsigned                      number;
};

static void note(struct packing *packing, const struct archive_dossier *dossier, const char *name,
                 const struct archive_package *package)
{
    const char *form = dossier->form == ARCHIVE_SIP ? "SIP_hoso" : "AIP_hoso";

    g_string_append_printf(packing->said, word_text(WORD_ARCHIVED, packing->lang), packing->options->out, name, form,
                           package->code, dossier->documents->len);
    g_ptr_array_add(packing->packed, g_build_filename(packing->options->out, name, NULL));
    g_ptr_array_add(packing->packed, g_strdup_printf("%s %s", form, package->code));
}

/* False: something is wrong, and told. */
static bool add_dossier(struct packing *packing, const struct archive_dossier *dossier)
{
    struct archive_package *package = archive_package_new(dossier, packing->diags);
    bool                    zip = packing->options->zip, good;
    char                   *name;

    packing->number++;
    if (package == NULL)
        return false;
    name = zip ? zip_name(package, dossier->form, packing->number) : g_strdup(package->folder);
    good = zip ? archive_add_zip(package, name, packing->outputs, packing->diags)
               : archive_add_folder(package, packing->outputs, packing->diags);
    note(packing, dossier, name, package);
    g_free(name);
    archive_package_free(package);
    return good;
}

static void finish(const struct packing *packing)
{
    for (guint i = 0; i + 1 < packing->packed->len; i += 2) {
        struct event event = {.what = "archive",
                              .by = packing->options->by,
                              .file = packing->packed->pdata[i],
                              .more = packing->packed->pdata[i + 1]};
        event_log_add(packing->plan, &event, packing->diags);
    }
    if (packing->options->quiet)
        return;
    fputs(packing->said->str, stdout);
    fputs(word_text(WORD_ARCHIVE_READINGS, packing->lang), stdout);
}

/* All packages are put in place together, or none. */
static void pack(const struct archive_options *options, const char *plan, GPtrArray *dossiers, enum diag_lang lang,
                 struct diags *diags)
{
    struct packing packing = {.options = options, .plan = plan, .lang = lang, .diags = diags};
    bool           good = true;

    packing.outputs = outputs_new(options->out);
    packing.said = g_string_new(NULL);
    packing.packed = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < dossiers->len; i++)
        if (choose_form(options, dossiers->pdata[i]))
            good = add_dossier(&packing, dossiers->pdata[i]) && good;
    if (packing.number == 0)
        diag(diags, DIAG_ARCHIVE_NOTHING, SPAN_NONE, NULL);
    if (good && packing.number > 0 && outputs_commit(packing.outputs, diags))
        finish(&packing);
    g_ptr_array_unref(packing.packed);
    g_string_free(packing.said, TRUE);
    outputs_free(packing.outputs);
}

/* False: the range of periods is none. */
static bool archive_plan(const struct archive_options *options, const char *plan, enum diag_lang lang,
                         struct diags *diags)
{
    struct pipeline_wanted wanted = pipeline_options_wanted(&options->from, plan);
    struct diags          *data = diags_new(); /* check tells its warnings */
    struct pipeline        pipeline;
    GPtrArray             *periods, *dossiers;

    wanted.document = options->document;
    pipeline_open(&pipeline, &wanted, data);
    periods = period_choice(&pipeline, options->period);
    if (periods != NULL) {
        dossiers = archive_collect(&pipeline, periods, options->files, diags);
        if (diags_count(data, DIAG_ERROR) > 0)
            diags_move(diags, data);
        if (diags_count(diags, DIAG_ERROR) == 0)
            pack(options, plan, dossiers, lang, diags);
        archive_collect_free(dossiers);
        g_ptr_array_unref(periods);
    }
    pipeline_close(&pipeline);
    diags_free(data);
    return periods != NULL;
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct archive_options *options = data;

    if (options->check) {
        check_packages(options, call->lang, diags);
        return options_exit_status(diags);
    }
    for (guint i = 0; i < options->plans->len; i++)
        if (!archive_plan(options, options->plans->pdata[i], call->lang, diags))
            return options_wrong(call->lang, WORD_BAD_RANGE, options->period, "");
    return options_exit_status(diags);
}

static const struct option_choice forms[] = {
    {"auto", FORM_BY_RETENTION}, {"sip", FORM_SIP}, {"aip", FORM_AIP}, {NULL, 0}};
static const struct option options[] = {
    OPTION_PERIOD(struct archive_options, HELP_PERIODS),
    OPTION_DOCUMENT(struct archive_options),
    {.name = "from",
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_ARCHIVE_FROM,
     .offset = offsetof(struct archive_options, files)},
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_ARCHIVE_OUT,
     .offset = offsetof(struct archive_options, out)},
    {.name = "form",
     .kind = OPTION_CHOICE,
     .help = WORD_HELP_ARCHIVE_FORM,
     .offset = offsetof(struct archive_options, form),
     .choices = forms},
    {.name = "by",
     .kind = OPTION_TEXT,
     .argument = "NAME",
     .help = WORD_HELP_BY,
     .offset = offsetof(struct archive_options, by)},
    {.name = "zip",
     .kind = OPTION_FLAG,
     .help = WORD_HELP_ARCHIVE_ZIP,
     .offset = offsetof(struct archive_options, zip)},
    {.name = "check",
     .kind = OPTION_FLAG,
     .help = WORD_HELP_ARCHIVE_CHECK,
     .offset = offsetof(struct archive_options, check)},
    {.name = "quiet",
     .letter = 'q',
     .kind = OPTION_FLAG,
     .help = WORD_HELP_QUIET,
     .offset = offsetof(struct archive_options, quiet)},
    OPTIONS_PIPELINE(struct archive_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct archive_options, plans), ARGUMENT_MANY, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};
static const struct archive_options defaults = {.files = "out", .out = "archive"};

const struct verb verb_archive = {.name = "archive",
                                  .summary = WORD_VERB_ARCHIVE,
                                  .run = run,
                                  .options = options,
                                  .arguments = arguments,
                                  .size = sizeof(struct archive_options),
                                  .defaults = &defaults};
