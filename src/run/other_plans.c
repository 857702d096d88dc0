/*
 * other_plans.c -- the plans beside the one that is checked must agree with it.
 */
#include "other_plans.h"

#include <glib.h>
#include <string.h>

#include "accepted.h"
#include "base/arena.h"
#include "check.h"
#include "plan.h"

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The folders beside the plan's that are plans, in order of their names, if it lies in a folder "plans". */
static GPtrArray *plans_beside(const char *given)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    char      *folder = g_strdup(given), *full = g_canonicalize_filename(given, NULL), *own = g_path_get_basename(full);
    char      *above, *house = g_path_get_dirname(full);
    const char *name;
    GDir       *dir = NULL;

    for (size_t end = strlen(folder); end > 1 && folder[end - 1] == G_DIR_SEPARATOR; end--)
        folder[end - 1] = '\0'; /* as shells complete names */
    above = g_path_get_dirname(folder);
    if (g_str_has_suffix(house, G_DIR_SEPARATOR_S "plans") && strcmp(own, ".") != 0 && strcmp(folder, ".") != 0)
        dir = g_dir_open(above, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *plan = g_build_filename(above, name, "plan.yaml", NULL);
        if (strcmp(name, own) != 0 && g_file_test(plan, G_FILE_TEST_IS_REGULAR))
            g_ptr_array_add(found, g_build_filename(above, name, NULL));
        g_free(plan);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_ptr_array_sort(found, compare_names);
    g_free(folder);
    g_free(above);
    g_free(house);
    g_free(own);
    g_free(full);
    return found;
}

void other_plans_check(const char *folder, struct diags *diags)
{
    GPtrArray    *others = plans_beside(folder);
    struct arena *arena = arena_new();
    struct diags *quiet = diags_new(); /* its own check tells them */
    struct diags *findings = diags_new();
    struct plan  *plan = others->len > 0 ? plan_load(arena, folder, quiet) : NULL;

    for (unsigned i = 0; plan != NULL && i < others->len; i++) {
        struct diags *theirs = diags_new();
        struct plan  *other = plan_load(arena, others->pdata[i], theirs);
        if (other != NULL && diags_count(theirs, DIAG_ERROR) == 0)
            check_against(plan, other, findings);
        plan_free(other);
        diags_free(theirs);
    }
    if (plan != NULL && diags_count(quiet, DIAG_ERROR) == 0)
        accepted_apply_others(plan, findings, diags);
    else
        diags_move(diags, findings);
    diags_free(findings);
    plan_free(plan);
    diags_free(quiet);
    arena_free(arena);
    g_ptr_array_unref(others);
}
