/*
 * source.h -- input files and places in them.
 * For every stage: whatever is made from a file carries the span it came from.
 */
#ifndef BAOCAO_SOURCE_H
#define BAOCAO_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diags;

/* One input file, read whole.  Lives in the arena it was read into. */
struct source {
    const char          *path;   /* as it is shown in messages: relative to where the user works, if possible */
    const char          *text;   /* NUL-terminated UTF-8, checked */
    size_t               length; /* bytes, without the NUL */
    struct source_lines *lines;  /* where lines start: made when first asked for */
    const struct source *before; /* the file read into the same arena before this one, or NULL */
};

/* A place in a source.  Lines and columns count from 1, columns in characters; line 0: the file as a whole. */
struct span {
    const struct source *source; /* NULL: no place */
    uint32_t             line, column;
    uint32_t             length; /* characters to underline; 0 counts as 1 */
};

#define SPAN_NONE ((struct span){0})

/* Largest input file accepted, in bytes. */
#define SOURCE_SIZE_MAX (256u << 20)

/*
 * Reads a file.  NULL if it can't be read, is too large or is not UTF-8 (reported to diags with the
 * line and column of the first bad byte).  A byte order mark at the start is dropped.
 */
const struct source *source_read(struct arena *arena, const char *path, struct diags *diags);
/* The same for text already in memory (tests, generated text); text is copied. */
const struct source *source_from_text(struct arena *arena, const char *path, const char *text, size_t length,
                                      struct diags *diags);
/* The file read last into the arena, by source_read; the others follow by before.  NULL: none. */
const struct source *source_last(struct arena *arena);
/* The span of a byte range. */
struct span source_span_at(const struct source *source, size_t byte_offset, size_t byte_length);
/* A line's text without its end, not NUL-terminated.  False if there is no such line. */
bool source_line(const struct source *source, uint32_t line, const char **text, size_t *length);

#endif
