/*
 * outputs_steps.c -- the moves by which a set comes into its place, each of which can be repeated and taken back.
 *
 * What is done can be seen in the stage: a file that was put in place is gone from there, and one that stood there
 * before is kept there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "outputs_int.h"

void step_free(void *data)
{
    struct step *step = data;

    g_free(step->path);
    g_free(step);
}

void step_staged_name(char name[32], unsigned number)
{
    snprintf(name, 32, "%u", number);
}

static void step_kept_name(char name[32], unsigned number)
{
    snprintf(name, 32, "old-%u", number);
}

static bool is_there(int folder, const char *name)
{
    struct stat status;

    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool is_same_file(int a_folder, const char *a_name, int b_folder, const char *b_name)
{
    struct stat a, b;

    return fstatat(a_folder, a_name, &a, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstatat(b_folder, b_name, &b, AT_SYMLINK_NOFOLLOW) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* ---- Taking a step: 0 or an errno ---- */

static int take_folder(int folder, const char *name)
{
    return mkdirat(folder, name, 0777) == 0 || errno == EEXIST ? 0 : errno;
}

/* Where a file system has no links either, an empty file takes the place, which nobody else can have then. */
static int take_reserved(int folder, const char *name, int stage, const char *staged)
{
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (file < 0)
        return errno;
    close(file);
    return renameat(stage, staged, folder, name) == 0 ? 0 : errno;
}

/* A file that came meanwhile stays.  Where the file system can't move so, a link can: it never replaces a file. */
static int take_new(int folder, const char *name, int stage, const char *staged)
{
    if (renameat2(stage, staged, folder, name, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EEXIST && linkat(stage, staged, folder, name, 0) != 0 && errno != EEXIST)
        return take_reserved(folder, name, stage, staged);
    if (!is_same_file(folder, name, stage, staged))
        return EEXIST;
    return unlinkat(stage, staged, 0) == 0 ? 0 : errno;
}

/* The old file is kept by a link, so that its place is never empty; where there are no links, by moving it. */
static int take_replace(int folder, const char *name, int stage, const char *staged, const char *kept)
{
    if (linkat(folder, name, stage, kept, 0) != 0 && errno != EEXIST && errno != ENOENT &&
        renameat(folder, name, stage, kept) != 0 && errno != ENOENT)
        return errno;
    return renameat(stage, staged, folder, name) == 0 ? 0 : errno;
}

static int take(int folder, const char *name, int stage, const struct step *step)
{
    char staged[32], kept[32];

    step_staged_name(staged, step->number);
    step_kept_name(kept, step->number);
    if (step->kind == STEP_FOLDER)
        return take_folder(folder, name);
    if (step->kind == STEP_REMOVE)
        return renameat(folder, name, stage, kept) == 0 || errno == ENOENT ? 0 : errno;
    if (!is_there(stage, staged))
        return 0;
    if (step->kind == STEP_NEW)
        return take_new(folder, name, stage, staged);
    if (step->kind == STEP_REPLACE)
        return take_replace(folder, name, stage, staged, kept);
    return renameat(stage, staged, folder, name) == 0 ? 0 : errno;
}

/* ---- Taking it back ---- */

static int take_back(int folder, const char *name, int stage, const struct step *step)
{
    char staged[32], kept[32];
    bool done;

    step_staged_name(staged, step->number);
    step_kept_name(kept, step->number);
    switch (step->kind) {
    case STEP_FOLDER: /* it may have been there, and hold something */
        unlinkat(folder, name, AT_REMOVEDIR);
        return 0;
    case STEP_CREATE:
    case STEP_NEW:
        done = !is_there(stage, staged) || is_same_file(folder, name, stage, staged);
        return !done || unlinkat(folder, name, 0) == 0 || errno == ENOENT ? 0 : errno;
    case STEP_REPLACE:
    case STEP_REMOVE:
        break;
    }
    return !is_there(stage, kept) || renameat(stage, kept, folder, name) == 0 ? 0 : errno;
}

/* ---- All of them ---- */

typedef int step_action(int folder, const char *name, int stage, const struct step *step);

static int act(int root, int stage, const struct step *step, step_action *action)
{
    const char *name;
    int         folder = place_open_folder(root, step->path, &name), error;

    if (folder < 0)
        return errno;
    error = action(folder, name, stage, step);
    close(folder);
    return error;
}

int steps_take(int root, int stage, const GPtrArray *steps, const struct step **at)
{
    for (unsigned i = 0; i < steps->len; i++) {
        int error;
        *at = steps->pdata[i];
        if ((error = act(root, stage, *at, take)) != 0)
            return error;
    }
    return 0;
}

/* Since the run was killed its user may have removed a folder, or put a file where a new one was to be. */
static bool is_overtaken(int error)
{
    return error == ENOENT || error == ENOTDIR || error == EEXIST;
}

int steps_take_rest(int root, int stage, const GPtrArray *steps)
{
    int error = 0;

    for (unsigned i = 0; error == 0 && i < steps->len; i++)
        if (is_overtaken(error = act(root, stage, steps->pdata[i], take)))
            error = 0;
    return error;
}

int steps_take_back(int root, int stage, const GPtrArray *steps, const struct step **at)
{
    int first = 0;

    for (unsigned i = steps->len; i-- > 0;) {
        const struct step *step = steps->pdata[i];
        int                error = act(root, stage, step, take_back);

        if (error == 0 || is_overtaken(error) || first != 0) /* no folder: nothing was put there */
            continue;
        first = error;
        *at = step;
    }
    return first;
}
