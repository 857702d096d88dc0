/*
 * outputs.c -- temporary files and renames.
 */
#include "outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"

struct output {
    char *path, *temporary;
};

struct outputs {
    char      *folder;
    GPtrArray *files;  /* of struct output, owned */
    FILE      *stream; /* of the last one, while open */
};

static void output_free(void *data)
{
    struct output *output = data;

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
    diag(diags, DIAG_CANT_WRITE, SPAN_NONE, path, g_strerror(error), NULL);
}

FILE *outputs_open(struct outputs *outputs, const char *name, struct diags *diags)
{
    struct output *output = g_new0(struct output, 1);
    int            file;

    g_ptr_array_add(outputs->files, output);
    output->path = g_build_filename(outputs->folder, name, NULL);
    output->temporary = g_strdup_printf("%s/.%s.XXXXXX", outputs->folder, name);
    if (g_mkdir_with_parents(outputs->folder, 0777) != 0) {
        report(outputs->folder, errno, diags);
    } else if ((file = g_mkstemp_full(output->temporary, O_WRONLY | O_CLOEXEC, 0666)) < 0) {
        report(output->path, errno, diags);
    } else {
        if ((outputs->stream = fdopen(file, "wb")) != NULL)
            return outputs->stream;
        report(output->path, errno, diags);
        close(file);
        g_unlink(output->temporary);
    }
    g_free(output->temporary);
    output->temporary = NULL;
    return NULL;
}

bool outputs_close(struct outputs *outputs, struct diags *diags)
{
    struct output *output = outputs->files->pdata[outputs->files->len - 1];
    FILE          *stream = outputs->stream;
    int            error = 0;

    outputs->stream = NULL;
    errno = 0;
    if (ferror(stream) || fflush(stream) != 0 || fsync(fileno(stream)) != 0)
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

bool outputs_commit(struct outputs *outputs, struct diags *diags)
{
    if (!places_free(outputs, diags))
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
