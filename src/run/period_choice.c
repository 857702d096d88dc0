/*
 * period_choice.c -- reads what --period says: one, a range, all, the newest; the newest before one.
 */
#include "period_choice.h"

#include <string.h>

#define STEPS_MAX 2400 /* months from the first to the last of a range: 200 years */

/* Is any of the wanted documents made for periods of this kind, or for the plan if id is NULL? */
static bool is_made(const struct pipeline *pipeline, const struct period_id *id)
{
    for (unsigned i = 0; i < pipeline->loaded->documents->len; i++) {
        const struct plan_document *document = pipeline->loaded->documents->pdata[i];

        if (pipeline_wants(pipeline, document) &&
            (id == NULL ? document->for_plan : !document->for_plan && document->period_kind == id->kind))
            return true;
    }
    return false;
}

/* Ends later, or ends the same day and is shorter: a month comes behind the year that it ends. */
static int compare_ids(const struct period_id *a, const struct period_id *b)
{
    int order = date_compare(a->window.to, b->window.to);

    return order != 0 ? order : date_compare(a->window.from, b->window.from);
}

/* The newest of the plan's periods that documents are made for; to be freed.  NULL: there is none. */
static char *period_choice_newest(struct pipeline *pipeline)
{
    char           **names = period_names(pipeline->wanted.plan);
    struct period_id newest = {0}, id;
    char            *found = NULL;

    for (char **name = names; *name != NULL; name++) {
        if (!period_id_parse(*name, &id) || !is_made(pipeline, &id) ||
            (found != NULL && compare_ids(&id, &newest) <= 0))
            continue;
        newest = id;
        g_free(found);
        found = g_strdup(*name);
    }
    g_strfreev(names);
    return found;
}

static void add_all(struct pipeline *pipeline, GPtrArray *chosen)
{
    char           **names = period_names(pipeline->wanted.plan);
    struct period_id id;

    for (char **name = names; *name != NULL; name++)
        if (period_id_parse(*name, &id) && is_made(pipeline, &id))
            g_ptr_array_add(chosen, g_strdup(*name));
    g_strfreev(names);
}

/* From the last back to the first; NULL in the list's place: the first was never met. */
static bool add_range(struct pipeline *pipeline, const char *wanted, const char *dots, GPtrArray *chosen)
{
    char            *first = g_strndup(wanted, (size_t)(dots - wanted)), *name = g_strdup(dots + 2);
    struct period_id from, id;
    bool             good = period_id_parse(first, &from) && period_id_parse(name, &id) && from.kind == id.kind &&
                from.kind != PERIOD_AD_HOC && compare_ids(&from, &id) <= 0;

    for (unsigned steps = 0; good && steps < STEPS_MAX; steps++) {
        if (periods_exist(pipeline->periods, name))
            g_ptr_array_insert(chosen, 0, g_strdup(name));
        g_free(name);
        name = periods_name_before(&id);
        if (name == NULL || !period_id_parse(name, &id) || compare_ids(&id, &from) < 0)
            break;
    }
    g_free(first);
    g_free(name);
    return good;
}

/* What is chosen when nothing else is said. */
static void add_newest(struct pipeline *pipeline, GPtrArray *chosen)
{
    char *newest = period_choice_newest(pipeline);

    if (is_made(pipeline, NULL))
        g_ptr_array_add(chosen, NULL);
    if (newest != NULL)
        g_ptr_array_add(chosen, newest);
}

GPtrArray *period_choice(struct pipeline *pipeline, const char *wanted)
{
    GPtrArray  *chosen = g_ptr_array_new_with_free_func(g_free);
    const char *dots = wanted != NULL ? strstr(wanted, "..") : NULL;
    bool        good = true;

    if (!pipeline_plan(pipeline)) {
        g_ptr_array_add(chosen, NULL);
        return chosen;
    }
    if (dots != NULL) {
        good = add_range(pipeline, wanted, dots, chosen);
    } else if (wanted == NULL) {
        add_newest(pipeline, chosen);
    } else if (strcmp(wanted, "all") == 0) {
        if (is_made(pipeline, NULL))
            g_ptr_array_add(chosen, NULL);
        add_all(pipeline, chosen);
    } else if (strcmp(wanted, "plan") != 0) {
        g_ptr_array_add(chosen, g_strdup(wanted));
    }
    if (good && chosen->len == 0)
        g_ptr_array_add(chosen, NULL);
    if (good)
        return chosen;
    g_ptr_array_unref(chosen);
    return NULL;
}

const struct period *period_newest_before(struct pipeline *pipeline, const struct period_id *id)
{
    char               **names = period_names(pipeline->wanted.plan);
    const char          *found = NULL;
    struct date          latest = {0};
    const struct period *before = NULL;

    for (char **name = names; *name != NULL; name++) {
        struct period_id other;
        if (!period_id_parse(*name, &other) || other.kind != id->kind ||
            date_compare(other.calendar.to, id->calendar.from) >= 0 || date_compare(other.calendar.to, latest) < 0)
            continue;
        latest = other.calendar.to;
        found = *name;
    }
    if (found != NULL)
        before = periods_get(pipeline->periods, found, pipeline->diags);
    g_strfreev(names);
    return before;
}
