/*
 * facts_stages.c -- the element stages: each year or stage once, whatever number of items names it.
 */
#include "facts_stages.h"

#include <string.h>

struct stage {
    const char *name;
    int         from, to;
    bool        baseline, target; /* of indicators: what is given for it */
};

struct stages {
    GArray     *list;  /* struct stage */
    GHashTable *index; /* name -> place in the list, from 1 */
};

static struct stage *stage_of(struct stages *stages, const char *name, int from, int to)
{
    unsigned place = GPOINTER_TO_UINT(g_hash_table_lookup(stages->index, name));

    if (place == 0) {
        struct stage stage = {.name = name, .from = from, .to = to};

        g_array_append_val(stages->list, stage);
        place = stages->list->len;
        g_hash_table_insert(stages->index, (gpointer)name, GUINT_TO_POINTER(place));
    }
    return &g_array_index(stages->list, struct stage, place - 1);
}

static void collect_values(struct stages *stages, const GPtrArray *values, bool baseline)
{
    for (unsigned i = 0; i < list_length(values); i++) {
        const struct staged_value *value = g_ptr_array_index(values, i);
        struct stage              *stage;

        if (value->value == NULL || value->stage == NULL)
            continue;
        stage = stage_of(stages, value->stage, value->year_from, value->year_to);
        stage->baseline = stage->baseline || baseline;
        stage->target = stage->target || !baseline;
    }
}

static void collect_indicator(struct stages *stages, const struct indicator *indicator)
{
    collect_values(stages, indicator->baselines, true);
    collect_values(stages, indicator->targets, false);
    for (unsigned i = 0; i < list_length(indicator->children); i++)
        collect_indicator(stages, g_ptr_array_index(indicator->children, i));
}

static void collect_task(struct stages *stages, const struct task *task)
{
    for (unsigned i = 0; i < list_length(task->stages); i++) {
        const struct task_stage *stage = g_ptr_array_index(task->stages, i);

        if (stage->stage != NULL)
            stage_of(stages, stage->stage, stage->year_from, stage->year_to);
    }
    for (unsigned i = 0; i < list_length(task->children); i++)
        collect_task(stages, g_ptr_array_index(task->children, i));
}

static void collect_groups(struct stages *stages, enum items_kind kind, const GPtrArray *groups)
{
    for (unsigned i = 0; i < list_length(groups); i++) {
        const struct group *group = g_ptr_array_index(groups, i);

        collect_groups(stages, kind, group->groups);
        for (unsigned k = 0; k < list_length(group->items); k++) {
            if (kind == ITEMS_INDICATORS)
                collect_indicator(stages, g_ptr_array_index(group->items, k));
            else
                collect_task(stages, g_ptr_array_index(group->items, k));
        }
    }
}

static int compare_stages(gconstpointer left, gconstpointer right)
{
    const struct stage *a = left, *b = right;

    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return strcmp(a->name, b->name);
}

void stages_append(struct facts_builder *builder, xmlNodePtr parent, enum items_kind kind, const GPtrArray *groups)
{
    struct stages stages = {.list = g_array_new(FALSE, FALSE, sizeof(struct stage)),
                            .index = g_hash_table_new(g_str_hash, g_str_equal)};
    xmlNodePtr    node = NULL;

    collect_groups(&stages, kind, groups);
    g_array_sort(stages.list, compare_stages);
    for (unsigned i = 0; i < stages.list->len; i++) {
        const struct stage *stage = &g_array_index(stages.list, struct stage, i);
        xmlNodePtr          element;

        if (node == NULL)
            node = facts_element(builder, parent, "stages", NULL);
        element = facts_element(builder, node, "stage", NULL);
        facts_set_kept(element, "stage", stage->name);
        facts_set_count(element, "from", stage->from);
        facts_set_count(element, "to", stage->to);
        facts_set_flag(element, "baseline", stage->baseline);
        facts_set_flag(element, "target", stage->target);
    }
    g_hash_table_destroy(stages.index);
    g_array_free(stages.list, TRUE);
}
