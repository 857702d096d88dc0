/*
 * outputs.c -- a set of files in the making: its folder, its stage, its streams; what was written.
 */
#define _GNU_SOURCE
#include "base/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/inputs.h"
#include "outputs_int.h"

/* Runs that take away an empty folder while this one is about to use it: how often that may happen. */
#define ATTEMPTS 10

static void output_free(void *data)
{
    struct output *output = data;

    if (output->stream != NULL)
        fclose(output->stream);
    g_free(output->path);
    g_free(output);
}

char *outputs_whole_path(const struct outputs *outputs, const char *path)
{
    return g_build_filename(outputs->folder, path, NULL);
}

static void report(const struct outputs *outputs, const char *path, int error, struct diags *diags)
{
    char *whole = path != NULL ? outputs_whole_path(outputs, path) : g_strdup(outputs->folder);

    diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, whole, error);
    g_free(whole);
}

/* ---- The folder and the stage in it ---- */

/* Makes a folder and those above it, each noted in made.  0 or an errno. */
static int make_folder(const char *path, GPtrArray *made)
{
    char *above;
    int   error;

    if (mkdir(path, 0777) == 0) {
        g_ptr_array_add(made, g_strdup(path));
        return 0;
    }
    if (errno == EEXIST)
        return g_file_test(path, G_FILE_TEST_IS_DIR) ? 0 : ENOTDIR;
    if (errno != ENOENT)
        return errno;
    above = g_path_get_dirname(path);
    error = strcmp(above, path) != 0 ? make_folder(above, made) : ENOENT;
    g_free(above);
    if (error != 0)
        return error;
    if (mkdir(path, 0777) == 0)
        g_ptr_array_add(made, g_strdup(path));
    else if (errno != EEXIST)
        return errno;
    return 0;
}

static int open_root(const char *folder)
{
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int prepare_once(struct outputs *outputs)
{
    int error = outputs->must_exist ? 0 : make_folder(outputs->folder, outputs->made);

    if (error != 0)
        return error;
    if ((outputs->root = open_root(outputs->folder)) < 0)
        return errno;
    if ((outputs->stage = stage_make(outputs->root, &outputs->stage_name)) >= 0)
        return 0;
    error = errno;
    close(outputs->root);
    outputs->root = -1;
    return error;
}

/* Opens folder and stage, once.  0 or an errno. */
static int prepare(struct outputs *outputs)
{
    int error = outputs->stage >= 0 ? 0 : ENOENT;

    for (int i = 0; error == ENOENT && i < (outputs->must_exist ? 1 : ATTEMPTS); i++)
        error = prepare_once(outputs);
    return error;
}

struct outputs *outputs_new(const char *folder)
{
    struct outputs *outputs = g_new0(struct outputs, 1);
    int             root = open_root(folder);

    outputs->folder = g_strdup(folder);
    outputs->root = outputs->stage = -1;
    outputs->files = g_ptr_array_new_with_free_func(output_free);
    outputs->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    outputs->made = g_ptr_array_new_with_free_func(g_free);
    g_mutex_init(&outputs->guard);
    if (root >= 0) {
        if (stages_found(root)) {
            flock(root, LOCK_EX);
            stages_recover(root); /* if it can't be, the commit tells */
        }
        close(root);
    }
    return outputs;
}

void outputs_free(struct outputs *outputs)
{
    if (outputs == NULL)
        return;
    g_ptr_array_unref(outputs->files);
    g_hash_table_unref(outputs->by_path);
    if (outputs->stage >= 0)
        stage_remove(outputs->root, outputs->stage, outputs->stage_name);
    if (outputs->root >= 0)
        close(outputs->root);
    for (unsigned i = outputs->made->len; i-- > 0;)
        rmdir(outputs->made->pdata[i]); /* if it is empty */
    g_ptr_array_unref(outputs->made);
    g_clear_pointer(&outputs->entries, g_array_unref);
    g_mutex_clear(&outputs->guard);
    g_free(outputs->stage_name);
    g_free(outputs->folder);
    g_free(outputs);
}

/* ---- Streams: those of stdio tell that writing failed, but not why ---- */

static ssize_t sink_write(void *cookie, const char *bytes, size_t size)
{
    struct sink *sink = cookie;
    size_t       done = 0;

    while (sink->error == 0 && done < size) {
        ssize_t count = write(sink->file, bytes + done, size - done);
        if (count >= 0)
            done += (size_t)count;
        else if (errno != EINTR)
            sink->error = errno;
    }
    return sink->error == 0 ? (ssize_t)size : 0;
}

static int sink_end(void *cookie)
{
    struct sink *sink = cookie;

    if (close(sink->file) != 0 && sink->error == 0)
        sink->error = errno;
    return 0;
}

/* Takes the file over.  NULL: errno says why. */
static FILE *sink_open(struct sink *sink, int file)
{
    FILE *stream;
    int   error;

    *sink = (struct sink){.file = file};
    if ((stream = fopencookie(sink, "wb", (cookie_io_functions_t){.write = sink_write, .close = sink_end})) != NULL)
        return stream;
    error = errno;
    close(file);
    errno = error;
    return NULL;
}

/* 0 or the first errno. */
static int sink_close(FILE *stream, const struct sink *sink)
{
    bool good = fclose(stream) == 0;

    return sink->error == 0 && !good ? EIO : sink->error;
}

/* ---- Files ---- */

static struct output *add_output(struct outputs *outputs, const char *path)
{
    struct output *output = g_new0(struct output, 1);

    output->path = g_strdup(path);
    output->number = outputs->files->len;
    g_ptr_array_add(outputs->files, output);
    g_hash_table_insert(outputs->by_path, output->path, output);
    return output;
}

/* Opens the staged file.  0 or an errno. */
static int open_staged(const struct outputs *outputs, struct output *output)
{
    char name[32];
    int  file;

    step_staged_name(name, output->number);
    if ((file = openat(outputs->stage, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) < 0)
        return errno;
    return (output->stream = sink_open(&output->sink, file)) != NULL ? 0 : errno;
}

static FILE *open_output(struct outputs *outputs, const char *path, enum outputs_mode mode, struct diags *diags)
{
    struct output *output = g_hash_table_lookup(outputs->by_path, path);
    int            error = place_is_valid(path) ? prepare(outputs) : EINVAL;

    if (output != NULL && !output->removed) {
        char *whole = outputs_whole_path(outputs, path);
        output->failed = true;
        diag(diags, DIAG_OUTPUT_TWICE, SPAN_NONE, whole, NULL);
        g_free(whole);
        return NULL;
    }
    if (output == NULL)
        output = add_output(outputs, path);
    output->removed = false;
    output->mode = mode;
    if (error == 0)
        error = open_staged(outputs, output);
    if (error != 0) {
        output->failed = true;
        report(outputs, path, error, diags);
    }
    return output->stream;
}

FILE *outputs_open(struct outputs *outputs, const char *path, enum outputs_mode mode, struct diags *diags)
{
    FILE *stream;

    g_mutex_lock(&outputs->guard);
    stream = open_output(outputs, path, mode, diags);
    g_mutex_unlock(&outputs->guard);
    return stream;
}

/* Most likely one of the last. */
static struct output *find_open(struct outputs *outputs, const FILE *stream)
{
    for (unsigned i = outputs->files->len; i-- > 0;) {
        struct output *output = outputs->files->pdata[i];
        if (output->stream == stream)
            return output;
    }
    return NULL;
}

bool outputs_close(struct outputs *outputs, FILE *stream, struct diags *diags)
{
    struct output *output;
    int            error;

    g_mutex_lock(&outputs->guard);
    output = find_open(outputs, stream);
    output->stream = NULL;
    g_mutex_unlock(&outputs->guard);
    error = sink_close(stream, &output->sink);
    output->failed = output->failed || error != 0;
    if (error != 0)
        report(outputs, output->path, error, diags);
    return error == 0;
}

bool outputs_add(struct outputs *outputs, const char *path, enum outputs_mode mode, const void *bytes, size_t length,
                 struct diags *diags)
{
    FILE *stream = outputs_open(outputs, path, mode, diags);

    if (stream == NULL)
        return false;
    fwrite(bytes, 1, length, stream); /* the stream keeps its error until it is closed */
    return outputs_close(outputs, stream, diags);
}

bool outputs_remove(struct outputs *outputs, const char *path)
{
    char       *whole = outputs_whole_path(outputs, path);
    struct stat status;
    bool        there = place_is_valid(path) && lstat(whole, &status) == 0 && !S_ISDIR(status.st_mode);

    g_mutex_lock(&outputs->guard);
    if (there && !g_hash_table_contains(outputs->by_path, path))
        add_output(outputs, path)->removed = true;
    g_mutex_unlock(&outputs->guard);
    g_free(whole);
    return there;
}

/* ---- What was written ---- */

/* The bytes of a file of the set, staged or in place; -1: errno says why. */
static int open_bytes(const struct outputs *outputs, const struct output *output)
{
    char        staged[32];
    const char *name;
    int         folder, file, error;

    step_staged_name(staged, output->number);
    if (!outputs->committed)
        return openat(outputs->stage, staged, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if ((folder = place_open_folder(outputs->root, output->path, &name)) < 0)
        return -1;
    file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    error = errno;
    close(folder);
    errno = error;
    return file;
}

/* 0 or an errno. */
static int sum_up(int file, struct outputs_entry *entry)
{
    GChecksum    *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    unsigned char block[65536];
    ssize_t       got;
    int           error;

    while ((got = read(file, block, sizeof block)) > 0) {
        g_checksum_update(checksum, block, got);
        entry->size += (uint64_t)got;
    }
    error = got < 0 ? errno : 0;
    g_strlcpy(entry->sha256, g_checksum_get_string(checksum), sizeof entry->sha256);
    g_checksum_free(checksum);
    return error;
}

static bool add_entry(struct outputs *outputs, const struct output *output, struct diags *diags)
{
    struct outputs_entry entry = {.path = output->path, .unchanged = output->unchanged};
    int                  file = open_bytes(outputs, output), error = file < 0 ? errno : sum_up(file, &entry);

    if (file >= 0)
        close(file);
    if (error != 0) {
        report(outputs, output->path, error, diags);
        return false;
    }
    g_array_append_val(outputs->entries, entry);
    return true;
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp(((const struct outputs_entry *)a)->path, ((const struct outputs_entry *)b)->path);
}

const struct outputs_entry *outputs_manifest(struct outputs *outputs, unsigned *count, struct diags *diags)
{
    g_clear_pointer(&outputs->entries, g_array_unref);
    outputs->entries = g_array_new(TRUE, TRUE, sizeof(struct outputs_entry));
    for (unsigned i = 0; i < outputs->files->len; i++) {
        const struct output *output = outputs->files->pdata[i];
        if (!output->removed && !add_entry(outputs, output, diags))
            return NULL;
    }
    g_array_sort(outputs->entries, compare_entries);
    *count = outputs->entries->len;
    return (const struct outputs_entry *)(void *)outputs->entries->data;
}

/* ---- One file at a path that the user gave ---- */

/* A device, a pipe or a link: its name must go on leading there. */
static bool is_special(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/* 0 or an errno. */
static int write_into(int file, const void *bytes, size_t length)
{
    struct sink sink;
    FILE       *stream = sink_open(&sink, file);

    if (stream == NULL)
        return errno;
    fwrite(bytes, 1, length, stream);
    return sink_close(stream, &sink);
}

/* Is the open file an input?  Reported. */
static bool is_input(int file, const char *path, struct diags *diags)
{
    struct stat status;

    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || !inputs_holds(&status))
        return false;
    diag(diags, DIAG_OUTPUT_IS_INPUT, SPAN_NONE, path, NULL);
    return true;
}

static bool write_special(const char *path, const void *bytes, size_t length, struct diags *diags)
{
    struct stat status;
    int         file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666), error = file < 0 ? errno : 0;

    if (file >= 0 && is_input(file, path, diags)) {
        close(file);
        return false;
    }
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) && ftruncate(file, 0) != 0) {
        error = errno;
        close(file);
    } else if (file >= 0)
        error = write_into(file, bytes, length);
    if (error != 0)
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, error);
    return error == 0;
}

bool outputs_write_at(const char *path, const void *bytes, size_t length, struct diags *diags)
{
    char           *folder, *name;
    struct outputs *outputs;
    bool            good;

    if (is_special(path))
        return write_special(path, bytes, length, diags);
    folder = g_path_get_dirname(path);
    name = g_path_get_basename(path);
    outputs = outputs_new(folder);
    outputs->must_exist = true;
    good = outputs_add(outputs, name, OUTPUTS_REPLACE, bytes, length, diags) && outputs_commit(outputs, diags);
    outputs_free(outputs);
    g_free(folder);
    g_free(name);
    return good;
}
