/*
 * arena.c -- a bump allocator: blocks of growing size, freed together.
 */
#include "base/arena.h"

#include <glib.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#define BLOCK_MIN (64u << 10)
#define BLOCK_MAX (4u << 20)

struct block {
    struct block *next;
    alignas(max_align_t) char data[];
};

struct arena {
    struct block *blocks;
    char         *at, *end;   /* free space in the newest block */
    size_t        block_size; /* of the next block */
    const void   *list;       /* see arena_list */
};

struct arena *arena_new(void)
{
    struct arena *arena = g_new0(struct arena, 1);

    arena->block_size = BLOCK_MIN;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    for (struct block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        g_free(block);
    }
    g_free(arena);
}

static struct block *add_block(struct arena *arena, size_t size)
{
    struct block *block = g_malloc(sizeof *block + size);

    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

/* Memory as it comes, aligned to a power of two. */
static void *take(struct arena *arena, size_t size, size_t align)
{
    size_t padding = -(uintptr_t)arena->at & (align - 1);
    char  *memory;

    if (size + padding > (size_t)(arena->end - arena->at)) {
        if (size > BLOCK_MIN / 2) /* a block of its own; the open one stays open */
            return add_block(arena, size)->data;
        arena->at = add_block(arena, arena->block_size)->data;
        arena->end = arena->at + arena->block_size;
        arena->block_size = MIN(arena->block_size * 2, BLOCK_MAX);
        padding = 0;
    }
    memory = arena->at + padding;
    arena->at = memory + size;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size, alignof(max_align_t)), 0, size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, length + 1, 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char   *text, *copy;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    copy = arena_strdup(arena, text);
    g_free(text);
    return copy;
}

void *arena_keep(struct arena *arena, const GArray *array)
{
    size_t size = array->len * (size_t)g_array_get_element_size((GArray *)array);

    return size > 0 ? memcpy(arena_alloc(arena, size), array->data, size) : NULL;
}

const void **arena_list(struct arena *arena)
{
    return &arena->list;
}
