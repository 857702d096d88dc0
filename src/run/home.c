/*
 * home.c -- finds the folders of templates and fonts that belong to a plan.
 */
#include "home.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#ifndef BAOCAO_DATADIR
#define BAOCAO_DATADIR "/usr/local/share/baocao"
#endif

/* The path as the user would write it: relative if it lies below the current folder. */
static char *shown_path(const char *path)
{
    char  *current = g_get_current_dir(), *shown;
    size_t length = strlen(current);

    if (strncmp(path, current, length) == 0 && path[length] == '/')
        shown = g_strdup(path + length + 1);
    else
        shown = g_strdup(path);
    g_free(current);
    return shown;
}

static bool holds_folder(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    bool  found = g_file_test(path, G_FILE_TEST_IS_DIR);

    g_free(path);
    return found;
}

/* The nearest folder at or above the plan's that holds these two, or the first of them if the second is NULL. */
static char *find_above(const char *plan, const char *first, const char *second)
{
    char *resolved = realpath(plan, NULL), *folder;

    folder = resolved != NULL ? g_strdup(resolved) : g_get_current_dir();
    free(resolved);
    while (!(holds_folder(folder, first) && (second == NULL || holds_folder(folder, second)))) {
        char *parent = g_path_get_dirname(folder);
        bool  top = strcmp(parent, folder) == 0;
        g_free(folder);
        folder = parent;
        if (top) {
            g_free(folder);
            return NULL;
        }
    }
    return folder;
}

char *home_fonts(const char *plan, const char *given)
{
    char *home, *path, *shown;

    if (given != NULL)
        return g_strdup(given);
    home = find_above(plan, "templates", "fonts");
    path = g_build_filename(home != NULL ? home : BAOCAO_DATADIR, "fonts", NULL);
    shown = shown_path(path);
    g_free(path);
    g_free(home);
    return shown;
}

/* Takes the path; a folder stands in the list once. */
static void add_folder(GPtrArray *folders, char *path)
{
    if (g_ptr_array_find_with_equal_func(folders, path, g_str_equal, NULL))
        g_free(path);
    else
        g_ptr_array_add(folders, path);
}

/* The nearest templates/ above the plan itself. */
static char *nearest_templates(const char *plan)
{
    char *full = g_canonicalize_filename(plan, NULL), *above = g_path_get_dirname(full);
    char *home = find_above(above, "templates", NULL), *path = NULL, *shown = NULL;

    if (home != NULL) {
        path = g_build_filename(home, "templates", NULL);
        shown = shown_path(path);
    }
    g_free(path);
    g_free(home);
    g_free(above);
    g_free(full);
    return shown;
}

GPtrArray *home_templates(const char *plan, const GPtrArray *given)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    char      *nearest = nearest_templates(plan);

    if (holds_folder(plan, "templates"))
        add_folder(folders, g_build_filename(plan, "templates", NULL));
    for (unsigned i = 0; given != NULL && i < given->len; i++)
        add_folder(folders, g_strdup(given->pdata[i]));
    if (nearest != NULL)
        add_folder(folders, nearest);
    if (nearest == NULL || holds_folder(BAOCAO_DATADIR, "templates"))
        add_folder(folders, g_build_filename(BAOCAO_DATADIR, "templates", NULL));
    return folders;
}
