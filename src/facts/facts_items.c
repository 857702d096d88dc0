/*
 * facts_items.c -- groups of indicators and tasks, their numbers and counts.
 */
#include "facts_items.h"
#include "facts_stages.h"

#include <string.h>

#include "changes.h"
#include "indicator_state.h"
#include "lead_text.h"
#include "rich_text.h"

bool lead_append(struct facts_builder *builder, xmlNodePtr node, const char *name, const struct lead *lead)
{
    const char *words;

    if (lead->text.text != NULL) {
        facts_rich(builder, node, name, &lead->text);
        return true;
    }
    words = lead_words(builder->arena, lead);
    if (words != NULL)
        rich_text_words(builder, facts_element(builder, node, name, node->_private), words);
    return words != NULL;
}

static const char *class_names[CLASS_COUNT] = {"recurring", "earlier", "this", "future"};

/* Sums are made of one table of class by standing, so that they always agree. */
static void set_counts(struct items_walk *walk, xmlNodePtr node, const struct task_counts *counts)
{
    const unsigned(*n)[STANDING_COUNT] = counts->n;

    facts_set_count(node, "total", walk->builder->period != NULL ? task_counts_total(counts) : walk->leaves);
    if (walk->builder->period == NULL)
        return;
    for (unsigned class = 0; class < CLASS_COUNT; class ++)
        facts_set_count(node, class_names[class], task_counts_class(counts, (enum task_class) class));
    facts_set_count(node, "earlier-done", n[CLASS_EARLIER][STANDING_DONE]);
    facts_set_count(node, "earlier-overdue", n[CLASS_EARLIER][STANDING_OVERDUE]);
    facts_set_count(node, "this-done", n[CLASS_THIS][STANDING_DONE]);
    facts_set_count(node, "this-doing", n[CLASS_THIS][STANDING_DOING] + n[CLASS_THIS][STANDING_TODO]);
    facts_set_count(node, "this-overdue", n[CLASS_THIS][STANDING_OVERDUE]);
    facts_set_count(node, "future-done", n[CLASS_FUTURE][STANDING_DONE]);
    facts_set_count(node, "future-doing", n[CLASS_FUTURE][STANDING_DOING]);
    facts_set_count(node, "future-todo", n[CLASS_FUTURE][STANDING_TODO]);
    facts_set_count(node, "done", task_counts_standing(counts, STANDING_DONE));
    facts_set_count(node, "doing", task_counts_standing(counts, STANDING_DOING));
    facts_set_count(node, "todo", task_counts_standing(counts, STANDING_TODO));
    facts_set_count(node, "overdue", task_counts_standing(counts, STANDING_OVERDUE));
    if (changes_tells_newly_done(walk->builder->period))
        facts_set_count(node, "newly-done", counts->newly_done);
}

/* Where numbers come from while a group's content is walked. */
struct group_place {
    struct numbering *groups;  /* among the group's siblings */
    struct numbering *running; /* of items, if they run on from the group above; else NULL */
    const char       *parent_number;
    unsigned          depth; /* 1: outermost */
};

static void group_append(struct items_walk *walk, xmlNodePtr parent, const struct group *group,
                         struct group_place place, struct task_counts *counts);

static void append_items(struct items_walk *walk, xmlNodePtr node, const struct group *group,
                         struct numbering *numbering, struct task_counts *counts)
{
    for (unsigned i = 0; i < list_length(group->items); i++) {
        const char *number = numbering_next(walk->builder->arena, numbering, LABEL_NUMBER, NULL);
        if (walk->kind == ITEMS_INDICATORS)
            indicator_append(walk, node, g_ptr_array_index(group->items, i), number, 1);
        else
            task_append(walk, node, g_ptr_array_index(group->items, i), number, 1, counts);
    }
}

static void append_content(struct items_walk *walk, xmlNodePtr node, const struct group *group,
                           struct group_place place, const char *number, struct task_counts *counts)
{
    struct numbering   own = {{0}}, inner_groups = {{0}};
    struct numbering  *items = group->items_running && place.running != NULL ? place.running : &own;
    struct group_place inner = {.groups = &inner_groups,
                                .running = group->items_running ? items : NULL,
                                .parent_number = number,
                                .depth = place.depth + 1};

    for (unsigned i = 0; i < list_length(group->groups); i++)
        group_append(walk, node, g_ptr_array_index(group->groups, i), inner, counts);
    append_items(walk, node, group, items, counts);
}

static void group_append(struct items_walk *walk, xmlNodePtr parent, const struct group *group,
                         struct group_place place, struct task_counts *counts)
{
    static const char *const kinds[] = {"indicators", "tasks", "carried"};
    struct facts_builder    *builder = walk->builder;
    struct task_counts       own = {0};
    xmlNodePtr               node = facts_element(builder, parent, "group", &group->span), counted = NULL;
    enum label_scheme        scheme = group->label != LABEL_DEFAULT ? group->label : numbering_default(place.depth);
    const char              *number = numbering_next(builder->arena, place.groups, scheme, place.parent_number);
    unsigned                 leaves = walk->leaves;

    facts_set_kept(node, "id", group->id);
    facts_set_kept(node, "number", number);
    facts_set_count(node, "level", place.depth);
    facts_set_literal(node, "kind", kinds[walk->kind]);
    facts_index(builder, "group", group->id, node);
    facts_rich(builder, node, "title", &group->title);
    if (walk->kind != ITEMS_INDICATORS)
        counted = facts_element(builder, node, "counts", &group->span);
    walk->leaves = 0;
    append_content(walk, node, group, place, number, &own);
    facts_set_count(node, "count", walk->leaves);
    if (counted != NULL)
        set_counts(walk, counted, &own);
    walk->leaves += leaves;
    task_counts_join(counts, &own);
}

static void append_groups(struct facts_builder *builder, xmlNodePtr root, enum items_kind kind, const char *name,
                          const GPtrArray *groups)
{
    struct items_walk walk = {.builder = builder, .kind = kind, .year = indicator_year(builder->plan, builder->period)};
    struct task_counts counts = {0};
    struct numbering   numbering = {{0}};
    xmlNodePtr         node = facts_element(builder, root, name, NULL), counted = NULL;

    if (builder->period != NULL)
        walk.reckoning = reckoning_of(builder->plan, builder->period);
    if (kind != ITEMS_INDICATORS)
        counted = facts_element(builder, node, "counts", NULL);
    stages_append(builder, node, kind, groups);
    for (unsigned i = 0; i < list_length(groups); i++)
        group_append(&walk, node, g_ptr_array_index(groups, i), (struct group_place){.groups = &numbering, .depth = 1},
                     &counts);
    facts_set_count(node, "count", walk.leaves);
    if (counted != NULL)
        set_counts(&walk, counted, &counts);
}

void facts_items_append(struct facts_builder *builder, xmlNodePtr root)
{
    const struct plan *plan = builder->plan;

    append_groups(builder, root, ITEMS_INDICATORS, "indicators", plan->indicator_groups);
    append_groups(builder, root, ITEMS_TASKS, "tasks", plan->task_groups);
    append_groups(builder, root, ITEMS_CARRIED, "carried-tasks", plan->carried_groups);
}
