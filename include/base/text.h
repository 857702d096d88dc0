/*
 * text.h -- characters of UTF-8, pieces of text for messages, expressions in text.
 * For every stage that reads text: what they find must never differ.
 */
#ifndef BAOCAO_TEXT_H
#define BAOCAO_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Bytes 10xxxxxx start no character. */
static inline bool text_continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many of eight bytes do so. */
static inline size_t text_continuations(uint64_t eight)
{
    const uint64_t high = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);

    return (size_t)((((eight & ~(eight << 1) & high) >> 7) * ones) >> 56);
}

/* How many characters lie in so many bytes, which need not be valid UTF-8. */
size_t text_count(const char *text, size_t length);
/* The next character; at lies before the end. */
const char *text_next(const char *at, const char *end);
/* A piece short enough for a message: on one line, cut with "…".  The text is valid UTF-8. */
const char *text_excerpt(struct arena *arena, const char *text, size_t length);
/* A character that shows nothing, or changes what is around it: control, format (U+202E), line separators, no
 * character. */
bool text_is_invisible(uint32_t character);
/*
 * Text for a terminal, to be freed: what is invisible is a dot, ends of lines and tabs are blanks, and of more than so
 * many characters the middle is left out.  The text need not be valid UTF-8.
 */
char *text_visible(const char *text, size_t most);
/* The end of an expression: its closing brace outside of quotation marks.  NULL: there is none. */
const char *text_expression_end(const char *at, const char *end);

#endif
