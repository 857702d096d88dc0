/*
 * source.c -- reads input files whole; finds lines and columns.
 */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "diag.h"

static struct span file_span(struct arena *arena, const char *path)
{
    struct source *source = arena_new_struct(arena, struct source);

    source->path = arena_strdup(arena, path);
    source->text = "";
    return (struct span){.source = source};
}

const struct source *source_from_text(struct arena *arena, const char *path, const char *text, size_t length,
                                      struct diags *diags)
{
    struct source *source = arena_new_struct(arena, struct source);
    const char    *bad;

    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    source->path = arena_strdup(arena, path);
    source->text = arena_strndup(arena, text, length);
    source->length = length;
    if (!g_utf8_validate_len(source->text, length, &bad)) {
        diag(diags, DIAG_BAD_UTF8, source_span_at(source, (size_t)(bad - source->text), 1), NULL);
        return NULL;
    }
    return source;
}

/* Regular files only: a pipe or a device might never end.  Returns 0 or an errno; EFBIG beyond SOURCE_SIZE_MAX. */
static int read_file(const char *path, char **text, size_t *length)
{
    struct stat status;
    size_t      done = 0;
    ssize_t     got = 0;
    int         file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), error = 0;

    if (file < 0)
        return errno;
    if (fstat(file, &status) != 0)
        error = errno;
    else if (!S_ISREG(status.st_mode))
        error = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    else if ((unsigned long long)status.st_size > SOURCE_SIZE_MAX)
        error = EFBIG;
    if (error == 0) {
        *text = g_malloc((size_t)status.st_size + 1);
        while (done < (size_t)status.st_size && (got = read(file, *text + done, (size_t)status.st_size - done)) > 0)
            done += (size_t)got;
        if (got < 0) {
            error = errno;
            g_free(*text);
        }
        *length = done;
    }
    close(file);
    return error;
}

const struct source *source_read(struct arena *arena, const char *path, struct diags *diags)
{
    const struct source *source;
    char                *text;
    size_t               length;
    int                  error = read_file(path, &text, &length);

    if (error != 0) {
        if (error == EFBIG)
            diag(diags, DIAG_FILE_TOO_LARGE, file_span(arena, path), path, NULL);
        else
            diag(diags, DIAG_CANT_READ, file_span(arena, path), path, g_strerror(error), NULL);
        return NULL;
    }
    source = source_from_text(arena, path, text, length, diags);
    g_free(text);
    return source;
}

/* Characters in bytes that need not be valid UTF-8. */
static size_t count_characters(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

struct span source_span_at(const struct source *source, size_t byte_offset, size_t byte_length)
{
    const char *line = source->text, *at = source->text + MIN(byte_offset, source->length), *newline;
    uint32_t    number = 1;

    while ((newline = memchr(line, '\n', (size_t)(at - line))) != NULL) {
        line = newline + 1;
        number++;
    }
    byte_length = MIN(byte_length, source->length - (size_t)(at - source->text));
    if ((newline = memchr(at, '\n', byte_length)) != NULL)
        byte_length = (size_t)(newline - at);
    return (struct span){source, number, (uint32_t)count_characters(line, (size_t)(at - line)) + 1,
                         (uint32_t)count_characters(at, byte_length)};
}

bool source_line(const struct source *source, uint32_t line, const char **text, size_t *length)
{
    const char *at = source->text, *end = source->text + source->length, *newline;

    if (line == 0)
        return false;
    while (--line > 0) {
        if ((newline = memchr(at, '\n', (size_t)(end - at))) == NULL)
            return false;
        at = newline + 1;
    }
    newline = memchr(at, '\n', (size_t)(end - at));
    *text = at;
    *length = (size_t)((newline != NULL ? newline : end) - at);
    if (*length > 0 && at[*length - 1] == '\r')
        (*length)--;
    return true;
}
