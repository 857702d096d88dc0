/*
 * draft_mark.c -- the mark of drafts.
 */
#include "draft_mark.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "viet.h"

#define CODE_LENGTH 8

/* A line of sha256sum. */
static void add_input(GPtrArray *lines, const char *path, const void *bytes, size_t length)
{
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length), *name = g_path_get_basename(path);

    g_ptr_array_add(lines, g_strdup_printf("%s  %s\n", sum, name));
    g_free(name);
    g_free(sum);
}

static void add_sources(GPtrArray *lines, const struct source *last, const struct source *end)
{
    for (const struct source *source = last; source != end; source = source->before)
        add_input(lines, source->path, source->text, source->length);
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted, so that it does not matter in which order files are read, nor that a template includes one twice. */
static char *sum_of_lines(GPtrArray *lines)
{
    GChecksum *list = g_checksum_new(G_CHECKSUM_SHA256);
    char      *sum;

    g_ptr_array_sort(lines, compare_lines);
    for (guint i = 0; i < lines->len; i++)
        if (i == 0 || strcmp(lines->pdata[i], lines->pdata[i - 1]) != 0)
            g_checksum_update(list, lines->pdata[i], -1);
    sum = g_strdup(g_checksum_get_string(list));
    g_checksum_free(list);
    return sum;
}

const char *draft_mark(struct arena *arena, struct date as_of, const struct draft_inputs *inputs)
{
    GPtrArray  *lines = g_ptr_array_new_with_free_func(g_free);
    const char *date = date_is_set(as_of) ? viet_date(arena, as_of) : "", *mark;
    char       *sum;

    add_sources(lines, inputs->data, NULL);
    add_sources(lines, inputs->templates, inputs->templates_end);
    for (int face = 0; face < FACE_COUNT; face++) {
        size_t      length;
        const void *bytes = font_data(inputs->fonts, face, &length);
        add_input(lines, font_path(inputs->fonts, face), bytes, length);
    }
    sum = sum_of_lines(lines);
    mark = arena_printf(arena, "DỰ THẢO%s%s - mã dữ liệu %.*s", *date != '\0' ? " - số liệu đến " : "", date,
                        CODE_LENGTH, sum);
    g_free(sum);
    g_ptr_array_free(lines, TRUE);
    return mark;
}
