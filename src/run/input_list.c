/*
 * input_list.c -- lists what a document was made from, as sha256sum would.
 */
#include "input_list.h"

#include <glib.h>
#include <string.h>

struct input_list {
    GPtrArray *lines;
};

struct input_list *input_list_new(void)
{
    struct input_list *inputs = g_new(struct input_list, 1);

    inputs->lines = g_ptr_array_new_with_free_func(g_free);
    return inputs;
}

void input_list_free(struct input_list *inputs)
{
    g_ptr_array_unref(inputs->lines);
    g_free(inputs);
}

/* A line of sha256sum. */
static void add_input(struct input_list *inputs, const char *path, const void *bytes, size_t length)
{
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length), *name = g_path_get_basename(path);

    g_ptr_array_add(inputs->lines, g_strdup_printf("%s  %s\n", sum, name));
    g_free(name);
    g_free(sum);
}

void input_list_add(struct input_list *inputs, const struct source *last, const struct source *end)
{
    for (const struct source *source = last; source != end; source = source->before)
        add_input(inputs, source->path, source->text, source->length);
}

void input_list_add_fonts(struct input_list *inputs, const struct font_set *fonts)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        size_t      length;
        const void *bytes = font_data(fonts, face, &length);
        add_input(inputs, font_path(fonts, face), bytes, length);
    }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A file that was read twice, as a template that is included twice, counts once. */
char *input_list_sum(struct input_list *inputs)
{
    GChecksum *list = g_checksum_new(G_CHECKSUM_SHA256);
    GPtrArray *lines = inputs->lines;
    char      *sum;

    g_ptr_array_sort(lines, compare_lines);
    for (guint i = 0; i < lines->len; i++)
        if (i == 0 || strcmp(lines->pdata[i], lines->pdata[i - 1]) != 0)
            g_checksum_update(list, lines->pdata[i], -1);
    sum = g_strdup(g_checksum_get_string(list));
    g_checksum_free(list);
    return sum;
}
