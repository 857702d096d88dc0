/*
 * period_names.c -- which periods a plan's folder holds.
 */
#include <string.h>

#include "period.h"

#define SUFFIX ".yaml"

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **period_names(const char *folder)
{
    GPtrArray  *names = g_ptr_array_new();
    char       *path = g_build_filename(folder, "periods", NULL);
    GDir       *directory = g_dir_open(path, 0, NULL);
    const char *entry;

    while (directory != NULL && (entry = g_dir_read_name(directory)) != NULL) {
        struct period_id id;
        char            *name;

        if (!g_str_has_suffix(entry, SUFFIX))
            continue;
        name = g_strndup(entry, strlen(entry) - strlen(SUFFIX));
        if (period_id_parse(name, &id))
            g_ptr_array_add(names, name);
        else
            g_free(name);
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    if (directory != NULL)
        g_dir_close(directory);
    g_free(path);
    return (char **)g_ptr_array_free(names, FALSE);
}
