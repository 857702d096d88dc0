/*
 * cmd_verify.c -- baocao verify: are the signatures of these files good, and what happened after each.
 */
#include <stdio.h>

#include "event_log.h"
#include "pipeline_options.h"
#include "rebuild_tell.h"
#include "sign.h"
#include "verbs.h"

enum { VERIFY_TEXT, VERIFY_JSON };

struct verify_options {
    struct pipeline_options from;
    GPtrArray              *files, *roots, *lists;
    const char             *date, *plan;
    unsigned                format;
};

/* What is trusted; NULL: the options are wrong, or what they name can't be read (told). */
static struct trust *read_trust(const struct verify_options *options, struct date date, struct diags *diags)
{
    struct trust *trust = trust_new();
    bool          good = true;

    for (guint i = 0; i < options->roots->len; i++)
        good = trust_add_roots(trust, g_ptr_array_index(options->roots, i), diags) && good;
    for (guint i = 0; i < options->lists->len; i++)
        good = trust_add_list(trust, g_ptr_array_index(options->lists, i), diags) && good;
    if (date_is_set(date))
        trust_set_date(trust, date);
    if (good)
        return trust;
    trust_free(trust);
    return NULL;
}

static void report_free(void *report)
{
    verify_report_free(report);
}

/* Every file is judged, whatever the others are: the worst decides. */
static enum exit_status verify_all(const struct verify_options *options, const struct trust *trust, enum diag_lang lang,
                                   struct diags *diags)
{
    GPtrArray *reports = g_ptr_array_new_with_free_func(report_free);
    bool       unread = false, bad = false;

    for (guint i = 0; i < options->files->len; i++) {
        struct verify_report *report = verify_file(g_ptr_array_index(options->files, i), trust, diags);
        unread = unread || report == NULL;
        bad = bad || (report != NULL && report->verdict != VERDICT_GOOD);
        if (report != NULL)
            g_ptr_array_add(reports, report);
    }
    for (guint i = 0; options->format == VERIFY_TEXT && i < reports->len; i++) {
        if (i > 0)
            putchar('\n');
        verify_print(g_ptr_array_index(reports, i), lang, stdout);
    }
    if (options->format == VERIFY_JSON)
        verify_print_json(reports, lang, stdout);
    g_ptr_array_unref(reports);
    return unread ? EXIT_SYSTEM_FAILED : bad ? EXIT_INPUT_ERRORS : EXIT_FINE;
}

/* What the plan has to say: is each file, before it was signed, what its data make; is its log unbroken. */
static bool plan_agrees(const struct verify_options *options, enum diag_lang lang, struct diags *diags)
{
    struct pipeline_wanted wanted = pipeline_options_wanted(&options->from, options->plan);
    struct event_log       log;
    bool                   good = rebuild_tell(options->files, &wanted, lang, diags);

    good = event_log_read(&log, options->plan, NULL, diags) && good;
    if (log.text != NULL && good)
        printf(word_text(WORD_LOG_WHOLE, lang), options->plan, log.count, log.last);
    event_log_free(&log);
    return good;
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct verify_options *options = data;
    struct date                  date = {0};

    if (options->date != NULL && !date_parse(options->date, &date))
        return options_wrong(call->lang, WORD_NO_DATE, options->date, "");
    struct trust *trust = read_trust(options, date, diags);
    if (trust == NULL)
        return EXIT_SYSTEM_FAILED;
    enum exit_status status = verify_all(options, trust, call->lang, diags);
    trust_free(trust);
    if (options->plan != NULL && options->format == VERIFY_TEXT && !plan_agrees(options, call->lang, diags) &&
        status == EXIT_FINE)
        status = EXIT_INPUT_ERRORS;
    return status;
}

static const struct option_choice formats[] = {{"text", VERIFY_TEXT}, {"json", VERIFY_JSON}, {NULL, 0}};
static const struct option        options[] = {
           {.name = "roots",
            .kind = OPTION_TEXTS,
            .argument = "FILE",
            .help = WORD_HELP_ROOTS,
            .offset = offsetof(struct verify_options, roots)},
           {.name = "crl",
            .kind = OPTION_TEXTS,
            .argument = "FILE",
            .help = WORD_HELP_CRL,
            .offset = offsetof(struct verify_options, lists)},
           {.name = "date",
            .kind = OPTION_TEXT,
            .argument = "DATE",
            .help = WORD_HELP_VERIFY_DATE,
            .offset = offsetof(struct verify_options, date)},
           {.name = "plan",
            .kind = OPTION_TEXT,
            .argument = "DIR",
            .help = WORD_HELP_VERIFY_PLAN,
            .offset = offsetof(struct verify_options, plan)},
           {.name = "format",
            .letter = 'f',
            .kind = OPTION_CHOICE,
            .help = WORD_HELP_RESULT_FORMAT,
            .offset = offsetof(struct verify_options, format),
            .choices = formats},
           OPTIONS_PIPELINE(struct verify_options),
           {.name = NULL},
};
static const struct argument arguments[] = {{"FILE", offsetof(struct verify_options, files), ARGUMENT_MANY, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_verify = {.name = "verify",
                                 .summary = WORD_VERB_VERIFY,
                                 .run = run,
                                 .options = options,
                                 .arguments = arguments,
                                 .size = sizeof(struct verify_options)};
