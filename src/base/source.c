/*
 * source.c -- reads input files whole; finds lines and columns.
 */
#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/inputs.h"
#include "base/text.h"

#define BLOCK ((size_t)1 << 20)

/* Byte offsets at which lines start. */
struct source_lines {
    struct arena *arena;
    size_t       *starts;
    uint32_t      count;                    /* 0: not made yet */
    size_t        counted_from, counted_to; /* a line's start and a place in it */
    size_t        counted;                  /* the characters between them */
};

/* A source that holds no text yet. */
static struct source *new_source(struct arena *arena, const char *path)
{
    struct source *source = arena_new_struct(arena, struct source);

    source->path = arena_strdup(arena, path);
    source->text = "";
    source->lines = arena_new_struct(arena, struct source_lines);
    source->lines->arena = arena;
    return source;
}

static struct span file_span(struct arena *arena, const char *path)
{
    return (struct span){.source = new_source(arena, path)};
}

const struct source *source_from_part(struct arena *arena, const char *path, const char *part, const char *text,
                                      size_t length, struct diags *diags)
{
    struct source *source = new_source(arena, path);
    const char    *bad;

    source->part = part != NULL ? arena_strdup(arena, part) : NULL;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    if (length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0)) {
        diag(diags, DIAG_UTF16, (struct span){source, 1, 1, 1}, NULL);
        return NULL;
    }
    source->text = arena_strndup(arena, text, length);
    source->length = length;
    if (!g_utf8_validate_len(source->text, length, &bad)) {
        diag(diags, DIAG_BAD_UTF8, source_span_at(source, (size_t)(bad - source->text), 1), NULL);
        return NULL;
    }
    return source;
}

const struct source *source_from_text(struct arena *arena, const char *path, const char *text, size_t length,
                                      struct diags *diags)
{
    return source_from_part(arena, path, NULL, text, length, diags);
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
        inputs_add(path, &status);
        *text = g_malloc((size_t)status.st_size + 1);
        while (done < (size_t)status.st_size &&
               (got = read(file, *text + done, MIN((size_t)status.st_size - done, BLOCK))) > 0) {
            done += (size_t)got;
            if (memchr(*text + done - got, '\0', (size_t)got) != NULL) /* no text: the rest is not waited for */
                break;
        }
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
    char                *text = NULL;
    size_t               length = 0;
    int                  error = read_file(path, &text, &length);

    if (error != 0) {
        if (error == EFBIG)
            diag(diags, DIAG_FILE_TOO_LARGE, file_span(arena, path), path, NULL);
        else
            diag_system(diags, DIAG_CANT_READ, file_span(arena, path), path, error);
        return NULL;
    }
    source = source_from_text(arena, path, text, length, diags);
    g_free(text);
    if (source != NULL) {
        ((struct source *)source)->before = source_last(arena);
        *arena_list(arena) = source;
    }
    return source;
}

const struct source *source_last(struct arena *arena)
{
    return *arena_list(arena);
}

static struct source_lines *index_lines(const struct source *source)
{
    struct source_lines *lines = source->lines;
    const char          *end = source->text + source->length, *newline;
    uint32_t             count = 1;

    if (lines->count > 0)
        return lines;
    for (const char *at = source->text; (newline = memchr(at, '\n', (size_t)(end - at))) != NULL; at = newline + 1)
        count++;
    lines->starts = arena_new_array(lines->arena, size_t, count);
    for (const char *at = source->text; (newline = memchr(at, '\n', (size_t)(end - at))) != NULL; at = newline + 1)
        lines->starts[++lines->count] = (size_t)(newline + 1 - source->text);
    lines->count = count;
    return lines;
}

/* The characters between a line's start and a place in it; places mostly come in order, so it counts on from the last.
 */
static size_t characters_before(const struct source *source, struct source_lines *lines, size_t start, size_t offset)
{
    if (lines->counted_from != start || lines->counted_to > offset || lines->counted_to < start) {
        lines->counted_from = lines->counted_to = start;
        lines->counted = 0;
    }
    lines->counted += text_count(source->text + lines->counted_to, offset - lines->counted_to);
    lines->counted_to = offset;
    return lines->counted;
}

struct span source_span_at(const struct source *source, size_t byte_offset, size_t byte_length)
{
    struct source_lines *lines;
    size_t               offset = MIN(byte_offset, source->length);
    const char          *at = source->text + offset, *newline;
    uint32_t             low = 0, high; /* the line lies in [low, high) */

    if (source->kind == SOURCE_SHEET)
        return (struct span){.source = source};
    lines = index_lines(source);
    high = lines->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    byte_length = MIN(byte_length, source->length - offset);
    if ((newline = memchr(at, '\n', byte_length)) != NULL)
        byte_length = (size_t)(newline - at);
    return (struct span){source, low + 1, (uint32_t)characters_before(source, lines, lines->starts[low], offset) + 1,
                         (uint32_t)text_count(at, byte_length)};
}

bool source_line(const struct source *source, uint32_t line, const char **text, size_t *length)
{
    const struct source_lines *lines;
    size_t                     end;

    if (source->kind == SOURCE_SHEET)
        return false;
    lines = index_lines(source);
    if (line == 0 || line > lines->count)
        return false;
    end = line < lines->count ? lines->starts[line] - 1 : source->length;
    *text = source->text + lines->starts[line - 1];
    *length = end - lines->starts[line - 1];
    if (*length > 0 && (*text)[*length - 1] == '\r')
        (*length)--;
    return true;
}
