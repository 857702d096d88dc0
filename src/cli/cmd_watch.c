/*
 * cmd_watch.c -- baocao watch: builds again whenever a file of the plan or of its templates is saved.
 *
 * Each build is a process of its own: what goes wrong in one ends that build alone, and the last good output stays.
 */
#include <gio/gio.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

#include "pipeline_options.h"
#include "verbs.h"

#define QUIET_MS 150 /* editors write a file in several steps: built once none has come for so long */
#define DEPTH_MAX 4  /* of folders below a folder of templates */

struct watch_options {
    struct pipeline_options from;
    const char             *plan, *period, *document, *out;
    bool                    draft;
};

struct watch {
    const struct watch_options *options;
    enum diag_lang              lang;
    GMainLoop                  *loop;
    GPtrArray                  *monitors; /* of GFileMonitor */
    char                       *periods;  /* the folder of periods, as monitors name it */
    char                       *changed;  /* the period whose file was saved last; NULL: none */
    guint                       waiting;  /* a timer's id, or 0 */
};

/* ---- Building ---- */

static void add_argument(GPtrArray *arguments, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_ptr_array_add(arguments, g_strdup(name));
    g_ptr_array_add(arguments, g_strdup(value));
}

/* The command line of one build: of the period asked for, else of the one just saved, else of the newest. */
static GPtrArray *build_arguments(const struct watch *watch)
{
    const struct watch_options *options = watch->options;
    GPtrArray                  *arguments = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(arguments, g_strdup("/proc/self/exe"));
    g_ptr_array_add(arguments, g_strdup("build"));
    add_argument(arguments, "--period", options->period != NULL ? options->period : watch->changed);
    add_argument(arguments, "--document", options->document);
    add_argument(arguments, "--out", options->out);
    add_argument(arguments, "--fonts", options->from.fonts);
    for (unsigned i = 0; i < options->from.templates->len; i++)
        add_argument(arguments, "--templates", options->from.templates->pdata[i]);
    add_argument(arguments, "--lang", watch->lang == DIAG_LANG_EN ? "en" : "vi");
    if (options->draft)
        g_ptr_array_add(arguments, g_strdup("--draft"));
    g_ptr_array_add(arguments, g_strdup("--"));
    g_ptr_array_add(arguments, g_strdup(options->plan));
    g_ptr_array_add(arguments, NULL);
    return arguments;
}

static void build(struct watch *watch)
{
    GPtrArray *arguments = build_arguments(watch);
    GError    *error = NULL;

    fflush(stdout);
    if (!g_spawn_sync(NULL, (char **)arguments->pdata, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL, NULL,
                      &error)) {
        fprintf(stderr, "baocao: %s\n", error->message);
        g_error_free(error);
    }
    g_ptr_array_unref(arguments);
    printf("%s\n", word_text(WORD_WATCHING, watch->lang));
    fflush(stdout);
}

static gboolean build_now(gpointer data)
{
    struct watch *watch = data;

    watch->waiting = 0;
    build(watch);
    return G_SOURCE_REMOVE;
}

/* ---- Changes ---- */

/* Files that editors and this program write beside the real ones are none. */
static bool is_input(const char *name)
{
    return name[0] != '.' && (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".xml"));
}

static void note_period(struct watch *watch, GFile *file, const char *name)
{
    GFile *parent = g_file_get_parent(file);
    char  *folder = parent != NULL ? g_file_get_path(parent) : NULL;

    if (folder != NULL && strcmp(folder, watch->periods) == 0) {
        g_free(watch->changed);
        watch->changed = g_strndup(name, strlen(name) - strlen(".yaml"));
    }
    g_free(folder);
    g_clear_object(&parent);
}

static void on_change(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
    struct watch *watch = data;
    GFile        *saved = event == G_FILE_MONITOR_EVENT_RENAMED && other != NULL ? other : file;
    char         *name = g_file_get_basename(saved);

    (void)monitor;
    if (name != NULL && is_input(name) && event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED) {
        if (event != G_FILE_MONITOR_EVENT_DELETED && event != G_FILE_MONITOR_EVENT_MOVED_OUT)
            note_period(watch, saved, name);
        if (watch->waiting != 0)
            g_source_remove(watch->waiting);
        watch->waiting = g_timeout_add(QUIET_MS, build_now, watch);
    }
    g_free(name);
}

/* A folder and those below it. */
static void add_folder(struct watch *watch, const char *path, unsigned depth)
{
    GDir         *dir = g_dir_open(path, 0, NULL);
    GFile        *file = g_file_new_for_path(path);
    GFileMonitor *monitor = dir != NULL ? g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL) : NULL;
    const char   *name;

    if (monitor != NULL) {
        g_signal_connect(monitor, "changed", G_CALLBACK(on_change), watch);
        g_ptr_array_add(watch->monitors, monitor);
    }
    while (dir != NULL && depth < DEPTH_MAX && (name = g_dir_read_name(dir)) != NULL) {
        char *below = g_build_filename(path, name, NULL);
        if (name[0] != '.' && g_file_test(below, G_FILE_TEST_IS_DIR))
            add_folder(watch, below, depth + 1);
        g_free(below);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_object_unref(file);
}

static void add_folders(struct watch *watch)
{
    struct pipeline_wanted wanted = pipeline_options_wanted(&watch->options->from, watch->options->plan);
    struct diags          *unheard = diags_new(); /* each build tells them */
    struct pipeline        pipeline;

    pipeline_open(&pipeline, &wanted, unheard);
    add_folder(watch, watch->options->plan, 0);
    for (unsigned i = 0; i < pipeline.templates->len; i++)
        add_folder(watch, pipeline.templates->pdata[i], 0);
    pipeline_close(&pipeline);
    diags_free(unheard);
}

static gboolean on_signal(gpointer data)
{
    g_main_loop_quit(((struct watch *)data)->loop);
    return G_SOURCE_CONTINUE;
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct watch_options *options = data;
    char                       *plan = g_canonicalize_filename(options->plan, NULL);
    struct watch                watch = {.options = options, .lang = call->lang};

    if (!g_file_test(options->plan, G_FILE_TEST_IS_DIR)) {
        diag(diags, DIAG_NOT_A_PLAN, SPAN_NONE, options->plan, NULL);
        g_free(plan);
        return EXIT_INPUT_ERRORS;
    }
    watch.loop = g_main_loop_new(NULL, FALSE);
    watch.monitors = g_ptr_array_new_with_free_func(g_object_unref);
    watch.periods = g_build_filename(plan, "periods", NULL);
    g_unix_signal_add(SIGINT, on_signal, &watch);
    g_unix_signal_add(SIGTERM, on_signal, &watch);
    add_folders(&watch);
    build(&watch);
    g_main_loop_run(watch.loop);
    g_ptr_array_unref(watch.monitors);
    g_main_loop_unref(watch.loop);
    g_free(watch.changed);
    g_free(watch.periods);
    g_free(plan);
    return EXIT_FINE;
}

static const struct option options[] = {
    OPTION_PERIOD(struct watch_options, HELP_WATCH_PERIOD),
    OPTION_DOCUMENT(struct watch_options),
    {.name = "out",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_OUT,
     .offset = offsetof(struct watch_options, out)},
    OPTION_DRAFT(struct watch_options),
    OPTIONS_PIPELINE(struct watch_options),
    {.name = NULL},
};
static const struct argument arguments[] = {{"PLAN", offsetof(struct watch_options, plan), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_watch = {.name = "watch",
                                .summary = WORD_VERB_WATCH,
                                .run = run,
                                .options = options,
                                .arguments = arguments,
                                .size = sizeof(struct watch_options)};
