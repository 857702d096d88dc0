/*
 * outputs_journal.c -- stages, the journals in them, and what is done about those that a killed run left.
 *
 * A stage is a hidden folder ".baocao-…" in the folder of a set, locked while its run lives.  Without a journal it is
 * dropped: nothing of its set is in place.  With one the moves are gone on with ("journal") or taken back ("undo").
 * Where the file system has no locks, stages of killed runs stay.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "outputs_int.h"

#define STAGE_PREFIX ".baocao-"
#define JOURNAL "journal"
#define JOURNAL_NEW "journal.new"
#define JOURNAL_UNDO "undo"
#define HEADER "baocao steps 1"
#define TRAILER "end"
#define NAMES_TRIED 100

/* ---- Journals: header, then for each step kind+number and path, then trailer; each ended by a NUL ---- */

static GString *print_steps(const GPtrArray *steps)
{
    GString *text = g_string_new(HEADER);

    g_string_append_c(text, '\0');
    for (unsigned i = 0; i < steps->len; i++) {
        const struct step *step = steps->pdata[i];
        g_string_append_printf(text, "%c%u", step->kind, step->number);
        g_string_append_c(text, '\0');
        g_string_append_len(text, step->path, (gssize)strlen(step->path) + 1);
    }
    g_string_append_len(text, TRAILER, sizeof TRAILER);
    return text;
}

static bool read_step(const char *what, const char *path, GPtrArray *steps)
{
    struct step *step;

    if (what[0] == '\0' || strchr("FCNRD", what[0]) == NULL || !place_is_valid(path))
        return false;
    step = g_new0(struct step, 1);
    *step = (struct step){(enum step_kind)what[0], (unsigned)strtoul(what + 1, NULL, 10), g_strdup(path)};
    g_ptr_array_add(steps, step);
    return true;
}

/* NULL: not a journal. */
static GPtrArray *parse_steps(const char *text, size_t length)
{
    GPtrArray  *steps = g_ptr_array_new_with_free_func(step_free);
    const char *at = text, *end = text + length;
    bool        good = length > 0 && end[-1] == '\0' && strcmp(at, HEADER) == 0, ended = false;

    for (at += good ? sizeof HEADER : 0; good && !ended && at < end;) {
        const char *path = at + strlen(at) + 1;
        if (strcmp(at, TRAILER) == 0) {
            ended = true;
        } else if ((good = path < end && read_step(at, path, steps)))
            at = path + strlen(path) + 1;
    }
    if (good && ended)
        return steps;
    g_ptr_array_unref(steps);
    return NULL;
}

static int write_whole(int stage, const char *name, const GString *text)
{
    int    file = openat(stage, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), error = 0;
    size_t done = 0;

    if (file < 0)
        return errno;
    while (error == 0 && done < text->len) {
        ssize_t count = write(file, text->str + done, text->len - done);
        if (count >= 0)
            done += (size_t)count;
        else if (errno != EINTR)
            error = errno;
    }
    if (error == 0 && fsync(file) != 0)
        error = errno;
    if (close(file) != 0 && error == 0)
        error = errno;
    return error;
}

int journal_write(int stage, const GPtrArray *steps)
{
    GString *text = print_steps(steps);
    int      error = write_whole(stage, JOURNAL_NEW, text);

    g_string_free(text, TRUE);
    if (error == 0 && renameat(stage, JOURNAL_NEW, stage, JOURNAL) != 0)
        error = errno;
    return error != 0 ? error : place_sync(stage, ".");
}

int journal_turn(int stage)
{
    return renameat(stage, JOURNAL, stage, JOURNAL_UNDO) == 0 || errno == ENOENT ? 0 : errno;
}

void journal_drop(int stage)
{
    unlinkat(stage, JOURNAL, 0);
    unlinkat(stage, JOURNAL_UNDO, 0);
}

/* ---- Stages ---- */

/* -1: errno says why; EAGAIN: somebody took it for the stage of a killed run. */
static int open_own(int root, const char *name)
{
    struct stat status;
    int         stage = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (stage < 0) {
        errno = errno == ENOENT ? EAGAIN : errno;
        return -1;
    }
    if ((flock(stage, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && fstat(stage, &status) == 0 &&
        status.st_nlink > 0)
        return stage;
    close(stage);
    errno = EAGAIN;
    return -1;
}

int stage_make(int root, char **name)
{
    for (int attempt = 0; attempt < NAMES_TRIED; attempt++) {
        int stage, error;
        *name = g_strdup_printf(STAGE_PREFIX "%08x", g_random_int());
        if (mkdirat(root, *name, 0700) == 0 && (stage = open_own(root, *name)) >= 0)
            return stage;
        error = errno;
        if (error != EEXIST)
            unlinkat(root, *name, AT_REMOVEDIR);
        g_free(*name);
        *name = NULL;
        errno = error;
        if (error != EEXIST && error != EAGAIN)
            break;
    }
    return -1;
}

/* Calls for each name in a folder, but for "." and "..", until it says stop. */
static void each_name(int folder, bool (*call)(int folder, const char *name, void *data), void *data)
{
    int            again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR           *list = again >= 0 ? fdopendir(again) : NULL;
    struct dirent *entry;

    if (list == NULL && again >= 0)
        close(again);
    while (list != NULL && (entry = readdir(list)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 && !call(folder, entry->d_name, data))
            break;
    if (list != NULL)
        closedir(list);
}

static bool remove_one(int folder, const char *name, void *data)
{
    (void)data;
    unlinkat(folder, name, 0);
    return true;
}

void stage_remove(int root, int stage, const char *name)
{
    each_name(stage, remove_one, NULL);
    unlinkat(root, name, AT_REMOVEDIR);
    close(stage);
}

/* ---- What killed runs left ---- */

/* *steps: NULL if there is none, or none that was written whole.  0 or an errno. */
static int read_journal(int stage, const char *name, GPtrArray **steps)
{
    GString *text = g_string_new(NULL);
    char     block[4096];
    ssize_t  got = 0;
    int      file = openat(stage, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), error = 0;

    *steps = NULL;
    if (file < 0)
        error = errno == ENOENT ? 0 : errno;
    while (file >= 0 && (got = read(file, block, sizeof block)) > 0)
        g_string_append_len(text, block, got);
    if (got < 0)
        error = errno;
    else if (file >= 0)
        *steps = parse_steps(text->str, text->len);
    if (file >= 0)
        close(file);
    g_string_free(text, TRUE);
    return error;
}

/* 0 or an errno. */
static int finish(int root, int stage)
{
    GPtrArray         *undo = NULL, *steps = NULL;
    const struct step *at = NULL;
    int                error = read_journal(stage, JOURNAL_UNDO, &undo);

    if (error == 0 && undo == NULL)
        error = read_journal(stage, JOURNAL, &steps);
    if (undo != NULL)
        error = steps_take_back(root, stage, undo, &at);
    else if (steps != NULL)
        error = steps_take_rest(root, stage, steps);
    g_clear_pointer(&undo, g_ptr_array_unref);
    g_clear_pointer(&steps, g_ptr_array_unref);
    if (error == 0)
        journal_drop(stage);
    return error;
}

/* A stage that nobody holds, locked; -1: none.  Others' folders are not trusted: whose they are could have us move
 * files. */
static int open_dead(int root, const char *name)
{
    struct stat status;
    int         stage = -1;

    if (!g_str_has_prefix(name, STAGE_PREFIX) ||
        (stage = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
        return -1;
    if (fstat(stage, &status) == 0 && status.st_uid == geteuid() && (status.st_mode & 022) == 0 &&
        flock(stage, LOCK_EX | LOCK_NB) == 0)
        return stage;
    close(stage);
    return -1;
}

static bool recover_one(int root, const char *name, void *data)
{
    int stage = open_dead(root, name), *error = data, own;

    if (stage < 0)
        return true;
    if ((own = finish(root, stage)) == 0) {
        stage_remove(root, stage, name);
        return true;
    }
    *error = own;
    close(stage);
    return true;
}

bool stages_recover(int root)
{
    int error = 0;

    each_name(root, recover_one, &error);
    errno = error;
    return error == 0;
}

static bool note_found(int root, const char *name, void *data)
{
    int stage = open_dead(root, name);

    if (stage < 0)
        return true;
    close(stage);
    *(bool *)data = true;
    return false;
}

bool stages_found(int root)
{
    bool found = false;

    each_name(root, note_found, &found);
    return found;
}
