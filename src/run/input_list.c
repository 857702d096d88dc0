/*
 * input_list.c -- lists what a document was made from, as sha256sum would.
 */
#include "input_list.h"

#include <glib.h>
#include <openssl/sha.h>
#include <string.h>

struct input_list {
    GPtrArray       *lines;
    const char      *plan;      /* borrowed, as is templates */
    const GPtrArray *templates; /* of const char *: folders */
};

struct input_list *input_list_new(const char *plan, const GPtrArray *templates)
{
    struct input_list *inputs = g_new(struct input_list, 1);

    *inputs = (struct input_list){g_ptr_array_new_with_free_func(g_free), plan, templates};
    return inputs;
}

void input_list_free(struct input_list *inputs)
{
    if (inputs == NULL)
        return;
    g_ptr_array_unref(inputs->lines);
    g_free(inputs);
}

/* A line of sha256sum.  By OpenSSL: the fonts alone are megabytes, of which it sums up five times as many a second. */
void input_list_add_bytes(struct input_list *inputs, const char *name, const void *bytes, size_t length)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    GString      *line = g_string_sized_new(2 * sizeof digest + strlen(name) + 4);

    SHA256(bytes, length, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        g_string_append_printf(line, "%02x", digest[i]);
    g_string_append_printf(line, "  %s\n", name);
    g_ptr_array_add(inputs->lines, g_string_free(line, FALSE));
}

/* What follows the folder in the path; NULL: it lies elsewhere. */
static const char *inside(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    while (length > 0 && folder[length - 1] == '/')
        length--;
    return strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

static char *name_of(const struct input_list *inputs, const char *path)
{
    const char *name = inside(path, inputs->plan);

    if (name != NULL)
        return g_strdup(name);
    for (guint i = 0; i < inputs->templates->len; i++)
        if ((name = inside(path, inputs->templates->pdata[i])) != NULL)
            return g_strconcat("templates/", name, NULL);
    return g_path_get_basename(path);
}

void input_list_add(struct input_list *inputs, const struct source *last, const struct source *end)
{
    for (const struct source *source = last; source != end; source = source->before) {
        char *name = name_of(inputs, source->path);
        input_list_add_bytes(inputs, name, source->text, source->length);
        g_free(name);
    }
}

void input_list_add_fonts(struct input_list *inputs, const struct font_set *fonts)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        size_t      length;
        const void *bytes = font_data(fonts, face, &length);
        char       *file = g_path_get_basename(font_path(fonts, face)), *name = g_strconcat("fonts/", file, NULL);

        input_list_add_bytes(inputs, name, bytes, length);
        g_free(name);
        g_free(file);
    }
}

void input_list_join(struct input_list *inputs, const struct input_list *more)
{
    for (guint i = 0; i < more->lines->len; i++)
        g_ptr_array_add(inputs->lines, g_strdup(more->lines->pdata[i]));
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A file that was read twice, as a template that is included twice, counts once. */
char *input_list_text(struct input_list *inputs)
{
    GPtrArray *lines = inputs->lines;
    GString   *text = g_string_new(NULL);

    g_ptr_array_sort(lines, compare_lines);
    for (guint i = 0; i < lines->len; i++)
        if (i == 0 || strcmp(lines->pdata[i], lines->pdata[i - 1]) != 0)
            g_string_append(text, lines->pdata[i]);
    return g_string_free(text, FALSE);
}

char *input_list_sum(struct input_list *inputs)
{
    char *text = input_list_text(inputs), *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

    g_free(text);
    return sum;
}
