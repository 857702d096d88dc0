/*
 * period_names.c -- which periods a plan's folder holds, and which files there only look like one.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "load_int.h"
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

/* ---- Files that only look like a period's ---- */

/* Digits at a place, as many as there may be. */
static size_t digits_at(const char *at, size_t most)
{
    size_t count = 0;

    while (count < most && g_ascii_isdigit(at[count]))
        count++;
    return count;
}

/* The part of a year behind it: a month in one or two digits, Q1, H2, 9M.  "": none. */
static char *part_at(const char *at)
{
    size_t digits = digits_at(at, 3);

    if (g_ascii_toupper(at[0]) == 'Q' || g_ascii_toupper(at[0]) == 'H')
        return g_strdup_printf("-%c%.1s", g_ascii_toupper(at[0]), at + 1);
    if (at[0] == '9' && g_ascii_toupper(at[1]) == 'M')
        return g_strdup("-9M");
    return digits == 1 || digits == 2 ? g_strdup_printf("-%02d", atoi(at)) : g_strdup("");
}

/* The file name of a period whose year stands at a place; NULL: none does. */
static char *name_at(const char *at)
{
    struct period_id id;
    char            *part, *name, *whole = NULL;

    if (digits_at(at, 5) != 4 || (at[0] != '1' && at[0] != '2'))
        return NULL;
    part = part_at(at + 4 + (at[4] != '\0' && strchr("-_. ", at[4]) != NULL));
    name = g_strdup_printf("%.4s%s", at, part);
    if (period_id_parse(name, &id))
        whole = g_strconcat(name, SUFFIX, NULL);
    g_free(part);
    g_free(name);
    return whole;
}

/* The file name that one means: "2026-3.yaml", "bản sao 2026-03.yaml", "2026_Q1.yml".  To be freed; "": none to be
 * seen. */
static char *meant_by(const char *name)
{
    char *found = NULL;

    for (const char *at = name; found == NULL && *at != '\0'; at += MAX(digits_at(at, strlen(at)), 1))
        found = name_at(at);
    return found != NULL ? found : g_strdup("");
}

/* YAML by its ending (in capitals, too, or with the .txt that an editor added), but not a period's file. */
static bool is_misnamed(const char *entry)
{
    char            *lower = g_ascii_strdown(entry, -1), *name;
    bool             misnamed = entry[0] != '.';
    struct period_id id;

    if (g_str_has_suffix(lower, ".txt"))
        lower[strlen(lower) - strlen(".txt")] = '\0';
    misnamed = misnamed && (g_str_has_suffix(lower, ".yaml") || g_str_has_suffix(lower, ".yml"));
    if (misnamed && g_str_has_suffix(entry, SUFFIX)) {
        name = g_strndup(entry, strlen(entry) - strlen(SUFFIX));
        misnamed = !period_id_parse(name, &id);
        g_free(name);
    }
    g_free(lower);
    return misnamed;
}

/* Sorted; NULL, with errno, if the folder can't be listed. */
static GPtrArray *list_folder(const char *path)
{
    DIR           *list = opendir(path);
    GPtrArray     *names;
    struct dirent *entry;

    if (list == NULL)
        return NULL;
    names = g_ptr_array_new_with_free_func(g_free);
    while ((entry = readdir(list)) != NULL)
        g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(list);
    g_ptr_array_sort(names, compare_names);
    return names;
}

void period_files_check(const char *folder, struct diags *diags)
{
    char      *path = g_build_filename(folder, "periods", NULL);
    GPtrArray *names = list_folder(path);

    if (names == NULL && errno != ENOENT)
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
    for (unsigned i = 0; names != NULL && i < names->len; i++) {
        char *whole = g_build_filename(path, names->pdata[i], NULL), *meant = meant_by(names->pdata[i]);
        if (is_misnamed(names->pdata[i]) && !g_file_test(whole, G_FILE_TEST_IS_DIR))
            diag(diags, DIAG_PERIOD_FILE_NAME, SPAN_NONE, whole, meant, NULL);
        g_free(meant);
        g_free(whole);
    }
    if (names != NULL)
        g_ptr_array_unref(names);
    g_free(path);
}

/* ---- Links ---- */

static bool lies_in(const char *real, const char *folder)
{
    char  *real_folder = realpath(folder, NULL);
    size_t length = real_folder != NULL ? strlen(real_folder) : 0;
    bool   inside = length > 0 && strncmp(real, real_folder, length) == 0 && (real[length] == '/' || length == 1);

    free(real_folder);
    return inside;
}

bool period_file_is_inside(const char *folder, const char *path)
{
    char *real = realpath(path, NULL), *periods = g_build_filename(folder, "periods", NULL);
    bool  inside = real == NULL || lies_in(real, folder) || lies_in(real, periods); /* none: reading it tells why */

    free(real);
    g_free(periods);
    return inside;
}
