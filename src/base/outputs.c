/*
 * outputs.c -- temporary files and renames.
 *
 * Where the file system can (O_TMPFILE), a file has no name until all are written: a run that is interrupted or killed
 * leaves nothing behind.
 */
#define _GNU_SOURCE
#include "base/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"

/* Each file without a name stays open until the end: of a hundred previews the rest get names at once. */
#define NAMELESS_MAX 64

struct output {
    char *path, *temporary; /* temporary: NULL while the file has no name */
    int   nameless;         /* its descriptor; -1: it has a name, or is none */
};

struct outputs {
    char      *folder;
    GPtrArray *files;  /* of struct output, owned */
    FILE      *stream; /* of the last one, while open */
};

static void output_free(void *data)
{
    struct output *output = data;

    if (output->nameless >= 0)
        close(output->nameless);
    if (output->temporary != NULL)
        g_unlink(output->temporary);
    g_free(output->temporary);
    g_free(output->path);
    g_free(output);
}

struct outputs *outputs_new(const char *folder)
{
    struct outputs *outputs = g_new0(struct outputs, 1);

    outputs->folder = g_strdup(folder);
    outputs->files = g_ptr_array_new_with_free_func(output_free);
    return outputs;
}

static void report(const char *path, int error, struct diags *diags)
{
    diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, error);
}

/* A name beside the file's place, for rename. */
static char *temporary_name(const struct output *output)
{
    char *folder = g_path_get_dirname(output->path), *name = g_path_get_basename(output->path);
    char *temporary = g_strdup_printf("%s/.%s.XXXXXX", folder, name);

    g_free(folder);
    g_free(name);
    return temporary;
}

/* The descriptor of a file without a name, which /proc can give one later; -1: not to be had here. */
static int open_nameless(const struct outputs *outputs)
{
    if (outputs->files->len > NAMELESS_MAX || access("/proc/self/fd", X_OK) != 0)
        return -1;
    return open(outputs->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

static int open_named(struct output *output)
{
    int file;

    output->temporary = temporary_name(output);
    if ((file = g_mkstemp_full(output->temporary, O_WRONLY | O_CLOEXEC, 0666)) >= 0)
        return file;
    g_free(output->temporary);
    output->temporary = NULL;
    return -1;
}

FILE *outputs_open(struct outputs *outputs, const char *name, struct diags *diags)
{
    struct output *output = g_new0(struct output, 1);
    int            file;

    g_ptr_array_add(outputs->files, output);
    output->path = g_build_filename(outputs->folder, name, NULL);
    output->nameless = -1;
    if (g_mkdir_with_parents(outputs->folder, 0777) != 0) {
        report(outputs->folder, errno, diags);
        return NULL;
    }
    if ((file = open_nameless(outputs)) >= 0)
        output->nameless = fcntl(file, F_DUPFD_CLOEXEC, 0); /* outlives the stream */
    else
        file = open_named(output);
    if (file >= 0 && (output->nameless >= 0 || output->temporary != NULL) &&
        (outputs->stream = fdopen(file, "wb")) != NULL)
        return outputs->stream;
    report(output->path, errno, diags);
    if (file >= 0)
        close(file);
    return NULL;
}

/* A stream says only that an earlier write failed; the next one says why. */
static int reason_of_failure(int file)
{
    static const char block[4096];

    return write(file, block, sizeof block) < 0 ? errno : EIO;
}

bool outputs_close(struct outputs *outputs, struct diags *diags)
{
    struct output *output = outputs->files->pdata[outputs->files->len - 1];
    FILE          *stream = outputs->stream;
    int            error = 0;

    outputs->stream = NULL;
    errno = 0;
    if (ferror(stream))
        error = reason_of_failure(fileno(stream));
    else if (fflush(stream) != 0 || fsync(fileno(stream)) != 0)
        error = errno != 0 ? errno : EIO;
    if (fclose(stream) != 0 && error == 0)
        error = errno;
    if (error != 0)
        report(output->path, error, diags);
    return error == 0;
}

/* What would refuse a rename is looked for beforehand: a folder in the place of a file. */
static bool places_free(const struct outputs *outputs, struct diags *diags)
{
    bool free = true;

    for (unsigned i = 0; i < outputs->files->len; i++) {
        const struct output *output = outputs->files->pdata[i];
        if (!g_file_test(output->path, G_FILE_TEST_IS_DIR))
            continue;
        report(output->path, EISDIR, diags);
        free = false;
    }
    return free;
}

/* Gives a file without a name one, for rename.  False: errno says why. */
static bool name_file(struct output *output)
{
    char *origin = g_strdup_printf("/proc/self/fd/%d", output->nameless);
    int   status = -1;

    for (int attempt = 0; attempt < 100 && status != 0; attempt++) {
        char *name = g_strdup_printf("%.*s%06x", (int)strlen(output->temporary) - 6, output->temporary,
                                     g_random_int() & 0xFFFFFF);
        status = linkat(AT_FDCWD, origin, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
        if (status == 0)
            strcpy(output->temporary, name);
        g_free(name);
        if (status != 0 && errno != EEXIST)
            break;
    }
    g_free(origin);
    return status == 0;
}

/* Before the first rename, so that what can fail does so while all old files are in place. */
static bool name_files(struct outputs *outputs, struct diags *diags)
{
    for (unsigned i = 0; i < outputs->files->len; i++) {
        struct output *output = outputs->files->pdata[i];
        int            error;
        if (output->nameless < 0)
            continue;
        output->temporary = temporary_name(output);
        if (name_file(output))
            continue;
        error = errno;
        g_free(output->temporary);
        output->temporary = NULL;
        report(output->path, error, diags);
        return false;
    }
    return true;
}

bool outputs_commit(struct outputs *outputs, struct diags *diags)
{
    if (!places_free(outputs, diags) || !name_files(outputs, diags))
        return false;
    for (unsigned i = 0; i < outputs->files->len; i++) {
        struct output *output = outputs->files->pdata[i];
        if (g_rename(output->temporary, output->path) != 0) {
            report(output->path, errno, diags);
            return false;
        }
        g_free(output->temporary);
        output->temporary = NULL;
    }
    return true;
}

void outputs_free(struct outputs *outputs)
{
    if (outputs->stream != NULL)
        fclose(outputs->stream);
    g_ptr_array_unref(outputs->files);
    g_free(outputs->folder);
    g_free(outputs);
}
