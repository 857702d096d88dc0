/*
 * cmd_build.c -- baocao build: compiles plans' documents to PDF, HTML and PNG.
 */
#include <glib.h>
#include <string.h>

#include "base/outputs.h"
#include "base/worker.h"
#include "drawing.h"
#include "event_log.h"
#include "period_choice.h"
#include "pipeline_options.h"
#include "render.h"
#include "stale.h"
#include "verbs.h"

enum build_format { FORMAT_PDF = 1, FORMAT_HTML = 2, FORMAT_PNG = 4 };

struct build_options {
    struct pipeline_options from;
    GPtrArray              *plans; /* of const char * */
    const char             *period, *document, *out, *by;
    unsigned                formats; /* bits of enum build_format */
    unsigned                threads; /* at most so many; 0: as many as there are processors */
    unsigned                dpi;     /* of previews */
    bool                    final, draft, attach_data, no_fields, assets, quiet, log;
};

/* What a run of build has made. */
struct tally {
    unsigned n_documents, n_pages, n_failed;
    bool     refused; /* the plan itself has warnings, and --final wants none: nothing is put in place */
};

/* One document in the making. */
struct build {
    const struct build_options *options;
    struct pipeline            *pipeline;
    struct worker              *worker;
    const char                 *name; /* of its files, without ending */
    struct pdf_origin           origin;
    struct doc                 *doc;
    struct pages               *pages;
    struct pdf                 *pdf; /* being written while pages are laid out; NULL: not so */
    struct outputs             *outputs;
    struct diags               *html_diags;
    gint                        html_done;
    bool                        html_good;
    bool                       *styled; /* --assets: the style sheet is in the set */
};

/* ---- HTML with its style sheet and pictures beside it ---- */

/* One for all pages of a set, and so written by the first of them.  To be freed. */
static char *write_style(struct build *build, struct diags *diags)
{
    char *sheet = html_style_sheet();
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, sheet, -1);
    char *name = g_strdup_printf("baocao-%.16s.css", sum);

    if (!*build->styled)
        outputs_add(build->outputs, name, OUTPUTS_REPLACE, sheet, strlen(sheet), diags);
    *build->styled = true;
    g_free(sum);
    g_free(sheet);
    return name;
}

static void write_picture(void *data, const char *id, const struct doc_node *node)
{
    struct build               *build = data;
    const struct drawing_image *image = ((const struct doc_figure *)node->attr)->image;
    char                       *name = g_strdup_printf("%s-%s.png", build->name, id);

    outputs_add(build->outputs, name, OUTPUTS_REPLACE, image->png, image->length, build->html_diags);
    g_free(name);
}

static bool write_assets_page(struct build *build, FILE *out)
{
    char            *style = write_style(build, build->html_diags), *pictures = g_strconcat(build->name, "-", NULL);
    struct html_page page = {.style = style, .pictures = pictures};
    bool             good = html_write_page(build->doc, &page, out, build->html_diags);

    html_each_picture(build->doc, write_picture, build);
    g_free(style);
    g_free(pictures);
    return good;
}

/* Perhaps beside the layout. */
static void write_html(void *data)
{
    struct build *build = data;
    struct diags *diags = build->html_diags;
    char         *file = g_strconcat(build->name, ".html", NULL);
    FILE         *out = outputs_open(build->outputs, file, OUTPUTS_REPLACE, diags);
    bool          assets = build->options->assets;

    build->html_good = out != NULL && (assets ? write_assets_page(build, out) : html_write(build->doc, out, diags));
    build->html_good = out != NULL && outputs_close(build->outputs, out, diags) && build->html_good;
    g_free(file);
    g_atomic_int_set(&build->html_done, 1);
}

static void begin_html(struct build *build)
{
    build->html_diags = diags_new();
    worker_add_serial(build->worker, write_html, build);
}

static bool end_html(struct build *build)
{
    if (build->html_diags == NULL)
        return true;
    worker_wait(build->worker, &build->html_done);
    diags_move(build->pipeline->diags, build->html_diags);
    diags_free(build->html_diags);
    pipeline_timing(build->pipeline, "html");
    return build->html_good;
}

static struct pdf_options wanted_pdf(const struct build *build)
{
    return (struct pdf_options){.attach_data = build->options->attach_data,
                                .no_fields = build->options->no_fields,
                                .worker = build->worker,
                                .origin = build->origin.inputs != NULL ? &build->origin : NULL};
}

/* Pictures are drawn from the pages afterwards: then the pages must stay. */
static void begin_pdf(struct build *build)
{
    struct pdf_options wanted = wanted_pdf(build);

    if (!(build->options->formats & FORMAT_PNG) && pipeline_fonts(build->pipeline) != NULL)
        build->pdf = pdf_begin(build->doc, build->pipeline->fonts, &wanted);
}

static bool end_pdf(struct build *build)
{
    struct diags      *diags = build->pipeline->diags;
    struct pdf_options options = wanted_pdf(build);
    struct pdf        *pdf = build->pdf;
    char              *file = g_strconcat(build->name, ".pdf", NULL);
    FILE              *out = outputs_open(build->outputs, file, OUTPUTS_REPLACE, diags);
    bool               good = out != NULL;

    if (good) {
        build->pdf = NULL;
        good = pdf != NULL ? pdf_end(pdf, build->pages, out, diags) : pdf_write(build->pages, &options, out, diags);
        good = good && outputs_close(build->outputs, out, diags);
    }
    g_free(file);
    pipeline_timing(build->pipeline, "pdf");
    return good;
}

static bool write_png(struct build *build)
{
    struct diags *diags = build->pipeline->diags;
    bool          good = true;

    for (uint32_t i = 0; good && i < build->pages->n_pages; i++) {
        char *file = g_strdup_printf("%s-%03u.png", build->name, i + 1);
        FILE *out = outputs_open(build->outputs, file, OUTPUTS_REPLACE, diags);
        good = out != NULL && png_write(build->pages, i, build->options->dpi, out, diags) &&
               outputs_close(build->outputs, out, diags);
        g_free(file);
    }
    pipeline_timing(build->pipeline, "png");
    return good;
}

static void note_origin(struct build *build, const struct job *job)
{
    struct pipeline *pipeline = build->pipeline;
    const char      *period = pipeline->period != NULL ? pipeline->period->name : "plan";

    build->origin.document = arena_printf(pipeline->work, "%s/%s", period, job->name);
    build->origin.inputs = pipeline_inputs(pipeline, job, build->doc);
    build->origin.draft = build->options->draft;
}

/* HTML and PDF are begun before the pages are there.  Returns how many pages there are, 0 after an error. */
static uint32_t build_formats(struct build *build)
{
    struct pipeline *pipeline = build->pipeline;
    unsigned         formats = build->options->formats;
    bool             good;

    if (formats & FORMAT_HTML)
        begin_html(build);
    if (formats & FORMAT_PDF)
        begin_pdf(build);
    build->pages = pipeline_stream(pipeline, build->doc, build->pdf != NULL ? pdf_page : NULL, build->pdf);
    good = end_html(build) && build->pages != NULL && diags_count(pipeline->diags, DIAG_ERROR) == 0;
    good = good && (!(formats & FORMAT_PDF) || end_pdf(build)) && (!(formats & FORMAT_PNG) || write_png(build));
    pdf_cancel(build->pdf);
    return good ? build->pages->n_pages : 0;
}

/* One document in all formats; last: no other is made from the facts.  Returns how many pages, 0 after an error. */
static uint32_t build_document(struct build *build, const struct job *job, bool last)
{
    struct pipeline *pipeline = build->pipeline;

    build->name = job->name;
    build->doc = pipeline_document(pipeline, job);
    if (last)
        pipeline_drop_facts(pipeline);
    if (build->doc == NULL)
        return 0;
    if (build->options->formats & FORMAT_PDF)
        note_origin(build, job);
    if (diags_count(pipeline->diags, DIAG_ERROR) > 0) {
        pipeline_pages(pipeline, build->doc); /* of another document: this one's are to be told all the same */
        return 0;
    }
    return build_formats(build);
}

/* ---- A period's documents ---- */

/* What stands where, for people. */
static void tell_written(const struct build_options *options, const GPtrArray *jobs, const uint32_t *n_pages,
                         const char *folder, enum diag_lang lang, struct tally *tally)
{
    for (unsigned i = 0; i < jobs->len; i++) {
        const struct job *job = jobs->pdata[i];
        char             *pdf = g_strdup_printf("%s/%s.pdf", folder, job->name);
        char             *html = g_strdup_printf("%s/%s.html", folder, job->name);
        char             *png = g_strdup_printf("%s/%s-001.png", folder, job->name);

        tally->n_documents++;
        tally->n_pages += n_pages[i];
        if (!options->quiet && (options->formats & FORMAT_PDF))
            printf(word_text(WORD_PAGES, lang), pdf, n_pages[i]);
        if (!options->quiet && (options->formats & FORMAT_HTML))
            printf("%s\n", html);
        if (!options->quiet && (options->formats & FORMAT_PNG))
            printf(word_text(WORD_PAGES, lang), png, n_pages[i]);
        g_free(pdf);
        g_free(html);
        g_free(png);
    }
}

/* A period while its documents are made. */
struct period_build {
    struct pipeline            *pipeline;
    const struct build_options *options;
    const char                 *folder;
    enum diag_lang              lang;
    struct worker              *worker;
    struct tally               *tally;
    GPtrArray                  *jobs, *together, *single; /* of struct job: all; those for all agencies; for one each */
};

/* These are put in place together, once all are there: an error in one leaves the earlier ones as they are. */
static bool put_in_place(const struct period_build *build, const uint32_t *n_pages, struct outputs *outputs)
{
    if (diags_count(build->pipeline->diags, DIAG_ERROR) > 0)
        return false;
    for (unsigned i = 0; (build->options->formats & FORMAT_PNG) && i < build->together->len; i++)
        stale_remove_pictures(outputs, ((const struct job *)build->together->pdata[i])->name, n_pages[i]);
    stale_remove_letters(build->pipeline, build->jobs, outputs);
    return outputs_commit(outputs, build->pipeline->diags);
}

static void add_code(void *data, const char *code, unsigned count)
{
    GString *text = data;

    g_string_append_printf(text, "%s%s × %u", text->len > 0 ? ", " : "", code, count);
}

/* The PDFs that are new or have changed, with the warnings that they were built in spite of. */
static void log_built(struct pipeline *pipeline, const struct build_options *options, const char *folder,
                      struct outputs *outputs)
{
    unsigned                    count = 0;
    const struct outputs_entry *entries = outputs_manifest(outputs, &count, pipeline->diags);
    GString                    *codes = g_string_new(NULL);

    diags_each_code(pipeline->diags, add_code, codes);
    for (unsigned i = 0; entries != NULL && i < count; i++) {
        char        *file = g_build_filename(folder, entries[i].path, NULL);
        struct event event = {.what = "build", .by = options->by, .file = file, .more = codes->str};

        if (!entries[i].unchanged && g_str_has_suffix(file, ".pdf"))
            event_log_add(pipeline->wanted.plan, &event, pipeline->diags);
        g_free(file);
    }
    g_string_free(codes, TRUE);
}

static void build_together(const struct period_build *build, struct outputs *outputs)
{
    const GPtrArray *jobs = build->together;
    uint32_t        *n_pages = g_new0(uint32_t, jobs->len);
    bool             styled = false;

    for (unsigned i = 0; i < jobs->len; i++) {
        struct build one = {.options = build->options,
                            .pipeline = build->pipeline,
                            .worker = build->worker,
                            .outputs = outputs,
                            .styled = &styled};
        n_pages[i] = build_document(&one, jobs->pdata[i], i + 1 == build->jobs->len);
    }
    if (build->options->final) /* not before: all warnings are to be told */
        diags_make_final(build->pipeline->diags);
    if (!build->tally->refused && put_in_place(build, n_pages, outputs)) {
        if (build->options->log)
            log_built(build->pipeline, build->options, build->folder, outputs);
        tell_written(build->options, jobs, n_pages, build->folder, build->lang, build->tally);
    } else
        build->tally->n_failed += jobs->len;
    g_free(n_pages);
}

/* A document for one agency stands for itself: its errors leave its earlier version, and stop no other. */
static bool build_single(const struct period_build *build, const struct job *job, bool refused, bool last)
{
    struct outputs *outputs = outputs_new(build->folder);
    struct diags   *own = build->pipeline->diags;
    bool            good, styled = false;
    struct build    one = {.options = build->options,
                           .pipeline = build->pipeline,
                           .worker = build->worker,
                           .outputs = outputs,
                           .styled = &styled};
    uint32_t        n_pages = build_document(&one, job, last);

    if (build->options->final)
        diags_make_final(own);
    good = n_pages > 0 && !refused && diags_count(own, DIAG_ERROR) == 0;
    if (good && (build->options->formats & FORMAT_PNG))
        stale_remove_pictures(outputs, job->name, n_pages);
    good = good && outputs_commit(outputs, own);
    if (good) {
        const void *pointers[] = {job};
        GPtrArray   jobs = {(gpointer *)pointers, 1};

        if (build->options->log)
            log_built(build->pipeline, build->options, build->folder, outputs);
        tell_written(build->options, &jobs, &n_pages, build->folder, build->lang, build->tally);
    }
    outputs_free(outputs);
    return good;
}

static void build_singles(const struct period_build *build)
{
    struct diags *all = build->pipeline->diags;
    bool          refused = build->tally->refused || (build->options->final && diags_count(all, DIAG_ERROR) > 0);

    for (unsigned i = 0; i < build->single->len; i++) {
        const struct job *job = build->single->pdata[i];

        build->pipeline->diags = diags_new();
        if (!build_single(build, job, refused, i + 1 == build->single->len)) {
            build->tally->n_failed++;
            fprintf(stderr, word_text(WORD_NOT_BUILT, build->lang), job->name);
        }
        diags_move(all, build->pipeline->diags);
        diags_free(build->pipeline->diags);
    }
    build->pipeline->diags = all;
}

static void build_all(struct pipeline *pipeline, const struct build_options *options, const char *folder,
                      struct outputs *outputs, enum diag_lang lang, struct tally *tally)
{
    struct period_build build = {.pipeline = pipeline,
                                 .options = options,
                                 .folder = folder,
                                 .lang = lang,
                                 .tally = tally,
                                 .jobs = pipeline_jobs(pipeline),
                                 .together = g_ptr_array_new(),
                                 .single = g_ptr_array_new()};

    build.worker = worker_new(options->threads > 0 ? options->threads : g_get_num_processors());
    for (unsigned i = 0; i < build.jobs->len; i++) {
        struct job *job = build.jobs->pdata[i];
        g_ptr_array_add(job->agency != NULL ? build.single : build.together, job);
    }
    pipeline_tell_unmade(pipeline);
    build_together(&build, outputs);
    build_singles(&build);
    worker_free(build.worker);
    g_ptr_array_free(build.together, TRUE);
    g_ptr_array_free(build.single, TRUE);
    g_ptr_array_free(build.jobs, TRUE);
}

/* ---- Plans and periods ---- */

/* A period's errors don't stop the others.  Its outputs are opened even then: that puts right what a killed run left.
 */
static void build_period(struct pipeline *pipeline, const struct build_options *options, const char *period,
                         enum diag_lang lang, struct tally *tally)
{
    struct diags   *all = pipeline->diags;
    char           *folder = NULL;
    struct outputs *outputs = NULL;
    bool            good;

    pipeline->diags = diags_new();
    good = pipeline_facts(pipeline, period);
    if (pipeline->plan != NULL && pipeline->plan->id != NULL) {
        folder = g_build_filename(options->out, pipeline->plan->id, period, NULL);
        outputs = outputs_new(folder);
    }
    if (good)
        build_all(pipeline, options, folder, outputs, lang, tally);
    else
        pipeline_read_templates(pipeline);
    outputs_free(outputs);
    g_free(folder);
    diags_move(all, pipeline->diags);
    diags_free(pipeline->diags);
    pipeline->diags = all;
}

/* Warnings are told in a line each, the first of each code, and counted: check tells more.  All of them if there is an
 * error, which may follow from one. */
static void tell_messages(struct call *call, const struct build_options *options, const struct diags *diags)
{
    GString *codes = g_string_new(NULL);

    call->told = diags_count(diags, DIAG_ERROR) == 0;
    diags_each_code(diags, add_code, codes);
    if (call->told && codes->len > 0 && !options->quiet) {
        diags_print_brief(diags, call->lang, stderr);
        fprintf(stderr, word_text(WORD_WARNINGS_BY_CODE, call->lang), codes->str, options->plans->pdata[0],
                options->period != NULL ? " --period " : "", options->period != NULL ? options->period : "");
    }
    g_string_free(codes, TRUE);
}

/* False: the range of periods is none. */
static bool build_plan(const struct build_options *options, const char *plan, enum diag_lang lang, struct diags *diags,
                       struct tally *tally)
{
    struct pipeline_wanted wanted = pipeline_options_wanted(&options->from, plan);
    struct pipeline        pipeline;
    unsigned               before = diags_count(diags, DIAG_WARNING);
    GPtrArray             *periods;

    wanted.document = options->document;
    wanted.draft = options->draft;
    pipeline_open(&pipeline, &wanted, diags);
    periods = period_choice(&pipeline, options->period);
    tally->refused = options->final && diags_count(diags, DIAG_WARNING) > before;
    for (unsigned i = 0; periods != NULL && i < periods->len; i++) {
        if (options->period == NULL && periods->pdata[i] != NULL && !options->quiet)
            printf(word_text(WORD_NEWEST, lang), (const char *)periods->pdata[i]);
        build_period(&pipeline, options, periods->pdata[i], lang, tally);
    }
    if (periods != NULL)
        g_ptr_array_unref(periods);
    pipeline_close(&pipeline);
    return periods != NULL;
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct build_options *options = data;
    struct tally                tally = {0};
    gint64                      start = g_get_monotonic_time();

    if (options->final && options->draft)
        return options_wrong(call->lang, WORD_DRAFT_AND_FINAL, "", "");
    for (unsigned i = 0; i < options->plans->len; i++)
        if (!build_plan(options, options->plans->pdata[i], call->lang, diags, &tally))
            return options_wrong(call->lang, WORD_BAD_RANGE, options->period, "");
    if (options->final)
        diags_make_final(diags);
    if (tally.n_failed > 0 && tally.n_documents > 0 && !options->quiet)
        fprintf(stderr, word_text(WORD_FAILED_COUNT, call->lang), tally.n_failed);
    if (tally.n_documents > 0 && !options->quiet)
        printf(word_text(WORD_BUILT, call->lang), tally.n_documents, tally.n_pages,
               (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC);
    tell_messages(call, options, diags);
    return options_exit_status(diags);
}

static const struct option_choice formats[] = {
    {"pdf", FORMAT_PDF}, {"html", FORMAT_HTML}, {"png", FORMAT_PNG}, {NULL, 0}};
static const struct option options[] = {
    OPTION_PERIOD(struct build_options, HELP_PERIODS),
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_OUT,
     .offset = offsetof(struct build_options, out)},
    {.name = "format",
     .letter = 'f',
     .kind = OPTION_CHOICES,
     .help = WORD_HELP_BUILD_FORMAT,
     .offset = offsetof(struct build_options, formats),
     .choices = formats},
    OPTION_DOCUMENT(struct build_options),
    {.name = "jobs",
     .letter = 'j',
     .kind = OPTION_NUMBER,
     .argument = "N",
     .help = WORD_HELP_THREADS,
     .offset = offsetof(struct build_options, threads),
     .least = 1,
     .most = 64},
    {.name = "dpi",
     .kind = OPTION_NUMBER,
     .argument = "N",
     .help = WORD_HELP_DPI,
     .offset = offsetof(struct build_options, dpi),
     .least = 24,
     .most = 1200},
    OPTION_FINAL(struct build_options),
    OPTION_DRAFT(struct build_options),
    {.name = "attach-data",
     .kind = OPTION_FLAG,
     .help = WORD_HELP_ATTACH,
     .offset = offsetof(struct build_options, attach_data)},
    {.name = "no-fields",
     .kind = OPTION_FLAG,
     .help = WORD_HELP_NO_FIELDS,
     .offset = offsetof(struct build_options, no_fields)},
    {.name = "assets", .kind = OPTION_FLAG, .help = WORD_HELP_ASSETS, .offset = offsetof(struct build_options, assets)},
    {.name = "log", .kind = OPTION_FLAG, .help = WORD_HELP_EVENT_LOG, .offset = offsetof(struct build_options, log)},
    {.name = "by",
     .kind = OPTION_TEXT,
     .argument = "NAME",
     .help = WORD_HELP_BY,
     .offset = offsetof(struct build_options, by)},
    {.name = "quiet",
     .letter = 'q',
     .kind = OPTION_FLAG,
     .help = WORD_HELP_QUIET,
     .offset = offsetof(struct build_options, quiet)},
    OPTIONS_PIPELINE(struct build_options),
    {.name = NULL},
};
static const struct argument      arguments[] = {{"PLAN", offsetof(struct build_options, plans), ARGUMENT_MANY, NULL},
                                                 {NULL, 0, ARGUMENT_ONE, NULL}};
static const struct build_options defaults = {.out = "out", .formats = FORMAT_PDF | FORMAT_HTML, .dpi = 96};

const struct verb verb_build = {.name = "build",
                                .summary = WORD_VERB_BUILD,
                                .run = run,
                                .options = options,
                                .arguments = arguments,
                                .size = sizeof(struct build_options),
                                .defaults = &defaults};
