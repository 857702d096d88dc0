/*
 * draft.c -- the mark of drafts.
 */
#include "draft.h"

#include <glib.h>

#include "arena.h"
#include "viet.h"

#define CODE_LENGTH 8

/* A line of sha256sum. */
static void add_input(GChecksum *list, const char *path, const void *bytes, size_t length)
{
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    char *name = g_path_get_basename(path), *line = g_strdup_printf("%s  %s\n", sum, name);

    g_checksum_update(list, (const guchar *)line, -1);
    g_free(line);
    g_free(name);
    g_free(sum);
}

/* The list begins with the file read last: it is gone through backwards. */
static void add_sources(GChecksum *list, const struct source *last, const struct source *end)
{
    GPtrArray *sources = g_ptr_array_new();

    for (const struct source *source = last; source != end; source = source->before)
        g_ptr_array_add(sources, (void *)source);
    for (guint i = sources->len; i-- > 0;) {
        const struct source *source = sources->pdata[i];
        add_input(list, source->path, source->text, source->length);
    }
    g_ptr_array_free(sources, TRUE);
}

const char *draft_mark(struct arena *arena, struct date as_of, const struct draft_inputs *inputs)
{
    GChecksum  *list = g_checksum_new(G_CHECKSUM_SHA256);
    const char *date = date_is_set(as_of) ? viet_date(arena, as_of) : "", *mark;

    add_sources(list, inputs->data, NULL);
    add_sources(list, inputs->templates, inputs->templates_end);
    for (int face = 0; face < FACE_COUNT; face++) {
        size_t      length;
        const void *bytes = font_data(inputs->fonts, face, &length);
        add_input(list, font_path(inputs->fonts, face), bytes, length);
    }
    mark = arena_printf(arena, "DỰ THẢO%s%s - mã dữ liệu %.*s", *date != '\0' ? " - số liệu đến " : "", date, CODE_LENGTH,
                        g_checksum_get_string(list));
    g_checksum_free(list);
    return mark;
}
