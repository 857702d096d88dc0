/*
 * arena.h -- memory that lives as long as one report.
 * For every stage: model, facts' spans, document and pages are allocated here and freed together.
 */
#ifndef BAOCAO_ARENA_H
#define BAOCAO_ARENA_H

#include <glib.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
/* Frees everything that was allocated from the arena.  NULL is accepted. */
void arena_free(struct arena *arena);

/* Zeroed memory, aligned for any type.  Never NULL: out of memory ends the program. */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A copy of an array's items; NULL if it has none. */
void *arena_keep(struct arena *arena, const GArray *array);

/* A place for the head of a list of what lies in the arena: source.c keeps the files read there.  NULL at first. */
const void **arena_list(struct arena *arena);

#define arena_new_struct(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(count)))

#endif
