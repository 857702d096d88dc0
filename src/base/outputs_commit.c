/*
 * outputs_commit.c -- puts a set in its place: what would refuse is looked for, then all is synced, written down,
 * moved.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/inputs.h"
#include "outputs_int.h"

/* More files than this are synced with their whole file system at once: one wait instead of thousands. */
#define SYNCED_ONE_BY_ONE 16

/* A commit in the making. */
struct commit {
    struct outputs *outputs;
    GPtrArray      *steps;   /* of struct step, owned */
    GHashTable     *folders; /* "a/b/": below the root, those that change; owned paths */
    GHashTable     *planned; /* "a/b": folders that are there or have their step; owned paths */
    unsigned        n_files; /* of the steps, those that put a file */
    struct diags   *diags;
};

static void report(const struct commit *commit, const char *path, int error)
{
    char *whole = path != NULL ? outputs_whole_path(commit->outputs, path) : g_strdup(commit->outputs->folder);

    if (error == EEXIST)
        diag(commit->diags, DIAG_OUTPUT_EXISTS, SPAN_NONE, whole, NULL);
    else
        diag_system(commit->diags, DIAG_CANT_WRITE, SPAN_NONE, whole, error);
    g_free(whole);
}

static void add_step(struct commit *commit, enum step_kind kind, unsigned number, const char *path)
{
    struct step *step = g_new0(struct step, 1);

    *step = (struct step){kind, number, g_strdup(path)};
    g_ptr_array_add(commit->steps, step);
    commit->n_files += kind == STEP_CREATE || kind == STEP_NEW || kind == STEP_REPLACE;
}

/* ---- What is to be done ---- */

/* The folder that a file comes into or goes from, as "a/b/". */
static void note_folder(struct commit *commit, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash != NULL)
        g_hash_table_add(commit->folders, g_strndup(path, (size_t)(slash - path) + 1));
}

/* Folders that a file needs and that are not there become steps. */
static void plan_folders(struct commit *commit, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        char *inside = g_strndup(path, (size_t)(slash - path) + 1), *folder = g_strndup(path, (size_t)(slash - path));
        const char *name;
        int         found;

        if (g_hash_table_add(commit->planned, g_strdup(folder))) {
            if ((found = place_open_folder(commit->outputs->root, inside, &name)) < 0) {
                add_step(commit, STEP_FOLDER, 0, folder);
                note_folder(commit, folder);
            } else
                close(found);
        }
        g_free(inside);
        g_free(folder);
    }
}

/* May the file that stands in a place go?  Reported. */
static bool may_go(const struct commit *commit, const struct output *output, int folder, const char *name)
{
    struct stat status;
    char       *whole;

    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return true;
    if (S_ISDIR(status.st_mode)) {
        report(commit, output->path, EISDIR);
        return false;
    }
    if ((output->mode == OUTPUTS_UPDATE && !output->removed) || !inputs_holds(&status))
        return true;
    whole = outputs_whole_path(commit->outputs, output->path);
    diag(commit->diags, DIAG_OUTPUT_IS_INPUT, SPAN_NONE, whole, NULL);
    g_free(whole);
    return false;
}

/* A file whose folder is there already. */
static bool plan_in_folder(struct commit *commit, struct output *output, int folder, const char *name)
{
    struct stat status;
    char        staged[32];
    bool        there = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;

    if (there && !output->removed && output->mode == OUTPUTS_NEW) {
        report(commit, output->path, EEXIST);
        return false;
    }
    if (!may_go(commit, output, folder, name))
        return false;
    if (output->removed) {
        if (there)
            add_step(commit, STEP_REMOVE, output->number, output->path);
        return true;
    }
    step_staged_name(staged, output->number);
    output->unchanged = there && place_same_bytes(folder, name, commit->outputs->stage, staged);
    if (!output->unchanged)
        add_step(commit,
                 there                         ? STEP_REPLACE
                 : output->mode == OUTPUTS_NEW ? STEP_NEW
                                               : STEP_CREATE,
                 output->number, output->path);
    return true;
}

static bool plan_output(struct commit *commit, struct output *output)
{
    const char *name;
    int         folder;
    bool        good;

    note_folder(commit, output->path);
    if ((folder = place_open_folder(commit->outputs->root, output->path, &name)) < 0) {
        if (errno != ENOENT) {
            report(commit, output->path, errno);
            return false;
        }
        if (!output->removed) {
            plan_folders(commit, output->path);
            add_step(commit, output->mode == OUTPUTS_NEW ? STEP_NEW : STEP_CREATE, output->number, output->path);
        }
        return true;
    }
    good = plan_in_folder(commit, output, folder, name);
    close(folder);
    return good;
}

/* False: reported, or was when the file was written. */
static bool plan(struct commit *commit)
{
    bool good = true;

    for (unsigned i = 0; i < commit->outputs->files->len; i++)
        good = plan_output(commit, commit->outputs->files->pdata[i]) && good;
    return good;
}

/* ---- Doing it: 0 or an errno ---- */

static int sync_files(const struct commit *commit)
{
    int stage = commit->outputs->stage, error = 0;

    if (commit->n_files > SYNCED_ONE_BY_ONE)
        return syncfs(stage) == 0 ? 0 : errno;
    for (unsigned i = 0; error == 0 && i < commit->steps->len; i++) {
        const struct step *step = commit->steps->pdata[i];
        char               name[32];
        if (step->kind == STEP_FOLDER || step->kind == STEP_REMOVE)
            continue;
        step_staged_name(name, step->number);
        error = place_sync(stage, name);
    }
    return error;
}

static int sync_folders(const struct commit *commit)
{
    GHashTableIter at;
    void          *path;
    int            root = commit->outputs->root, error = place_sync(root, ".");

    if (g_hash_table_size(commit->folders) > SYNCED_ONE_BY_ONE)
        return syncfs(root) == 0 ? error : errno;
    g_hash_table_iter_init(&at, commit->folders);
    while (error == 0 && g_hash_table_iter_next(&at, &path, NULL)) {
        const char *name;
        int         folder = place_open_folder(root, path, &name);
        error = folder >= 0 ? place_sync(folder, ".") : errno;
        if (folder >= 0)
            close(folder);
    }
    return error;
}

static bool failed(const struct commit *commit, const struct step *at, int error)
{
    if (error != 0)
        report(commit, at != NULL ? at->path : NULL, error);
    return error != 0;
}

static void take_back(const struct commit *commit)
{
    const struct step *at = NULL;
    int                root = commit->outputs->root, stage = commit->outputs->stage;

    if (failed(commit, NULL, journal_turn(stage)) ||
        failed(commit, at, steps_take_back(root, stage, commit->steps, &at))) {
        close(stage); /* with its journal: the next run tries again */
        commit->outputs->stage = -1;
        return;
    }
    journal_drop(stage);
}

/* One file where there was none. */
static bool is_whole_by_itself(const struct commit *commit)
{
    const struct step *first = commit->steps->pdata[0];

    return commit->steps->len == 1 && (first->kind == STEP_CREATE || first->kind == STEP_NEW);
}

static bool move(const struct commit *commit)
{
    const struct step *at = NULL;
    int                root = commit->outputs->root, stage = commit->outputs->stage;
    int                error = sync_files(commit);

    if (error == 0 && !is_whole_by_itself(commit))
        error = journal_write(stage, commit->steps);
    if (failed(commit, NULL, error)) {
        journal_drop(stage);
        return false;
    }
    if ((error = steps_take(root, stage, commit->steps, &at)) == 0) {
        at = NULL;
        error = sync_folders(commit);
    }
    if (!failed(commit, at, error)) {
        journal_drop(stage);
        return true;
    }
    take_back(commit);
    return false;
}

/* Folders that removals left empty. */
static void remove_empty_folders(const struct commit *commit)
{
    for (unsigned i = 0; i < commit->outputs->files->len; i++) {
        const struct output *output = commit->outputs->files->pdata[i];
        if (output->removed)
            place_remove_empty(commit->outputs->root, output->path);
    }
}

/* With the folder locked. */
static bool commit_locked(struct outputs *outputs, struct diags *diags)
{
    struct commit commit = {.outputs = outputs, .diags = diags};
    bool          good;

    if (stages_found(outputs->root) && !stages_recover(outputs->root)) {
        report(&commit, NULL, errno);
        return false;
    }
    commit.steps = g_ptr_array_new_with_free_func(step_free);
    commit.folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    commit.planned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    good = plan(&commit) && (commit.steps->len == 0 || move(&commit));
    if (good)
        remove_empty_folders(&commit);
    g_ptr_array_unref(commit.steps);
    g_hash_table_unref(commit.folders);
    g_hash_table_unref(commit.planned);
    return good;
}

/* A set that only removes has no stage yet. */
static bool open_for_removal(struct outputs *outputs, struct diags *diags)
{
    if (outputs->stage >= 0)
        return true;
    outputs->root = open(outputs->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (outputs->root >= 0)
        outputs->stage = stage_make(outputs->root, &outputs->stage_name);
    if (outputs->stage < 0)
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, outputs->folder, errno);
    return outputs->stage >= 0;
}

/* Was each file written, and ended? */
static bool is_complete(const struct outputs *outputs)
{
    for (unsigned i = 0; i < outputs->files->len; i++) {
        const struct output *output = outputs->files->pdata[i];
        if (output->failed || output->stream != NULL)
            return false;
    }
    return true;
}

bool outputs_commit(struct outputs *outputs, struct diags *diags)
{
    if (outputs->files->len == 0 || !is_complete(outputs))
        return outputs->files->len == 0;
    if (!open_for_removal(outputs, diags))
        return false;
    while (flock(outputs->root, LOCK_EX) != 0 && errno == EINTR) /* where there are no locks: without */
        ;
    outputs->committed = commit_locked(outputs, diags);
    if (outputs->stage >= 0)
        stage_remove(outputs->root, outputs->stage, outputs->stage_name);
    outputs->stage = -1;
    flock(outputs->root, LOCK_UN);
    return outputs->committed;
}
