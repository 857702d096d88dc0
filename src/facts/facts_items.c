/*
 * facts_items.c -- groups of indicators and tasks, their numbers and counts.
 */
#include "facts_items.h"
#include "facts_stages.h"

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

#define ANY 15u /* of bits of class, of standing */
#define CLASS(class) (1u << CLASS_##class)
#define STANDING(standing) (1u << STANDING_##standing)

/* Which tasks each count counts; the same list says where it comes from. */
static const struct count_rule {
    const char *name;
    unsigned    classes, standings; /* bits */
} count_rules[] = {
    {"recurring", CLASS(RECURRING), ANY},
    {"earlier", CLASS(EARLIER), ANY},
    {"this", CLASS(THIS), ANY},
    {"future", CLASS(FUTURE), ANY},
    {"earlier-done", CLASS(EARLIER), STANDING(DONE)},
    {"earlier-overdue", CLASS(EARLIER), STANDING(OVERDUE)},
    {"this-done", CLASS(THIS), STANDING(DONE)},
    {"this-doing", CLASS(THIS), STANDING(DOING)},
    {"this-todo", CLASS(THIS), STANDING(TODO)},
    {"this-overdue", CLASS(THIS), STANDING(OVERDUE)},
    {"future-done", CLASS(FUTURE), STANDING(DONE)},
    {"future-doing", CLASS(FUTURE), STANDING(DOING)},
    {"future-todo", CLASS(FUTURE), STANDING(TODO)},
    {"done", ANY, STANDING(DONE)},
    {"doing", ANY, STANDING(DOING)},
    {"todo", ANY, STANDING(TODO)},
    {"overdue", ANY, STANDING(OVERDUE)},
};

unsigned task_mark(struct task_status status)
{
    return 1u << (status.class * STANDING_COUNT + status.standing);
}

static unsigned marks_of(const struct count_rule *rule)
{
    unsigned marks = 0;

    for (unsigned class = 0; class < CLASS_COUNT; class ++)
        for (unsigned standing = 0; standing < STANDING_COUNT; standing++)
            if (rule->classes >> class & rule->standings >> standing & 1)
                marks |= task_mark((struct task_status){(enum task_class) class, (enum task_standing)standing, 0});
    return marks;
}

/* The leaves of an element, from one on to the last so far. */
static struct figure leaves_from(const struct items_walk *walk, enum figure_rule rule, unsigned from)
{
    struct figure figure = figure_of_items(rule, walk->leaves);

    figure.from = from;
    return figure;
}

static void set_counts(struct items_walk *walk, xmlNodePtr node, unsigned from)
{
    struct figure figure = leaves_from(walk, FIGURE_TASKS, from);

    facts_set_counted(walk->builder, node, "total", &figure);
    if (walk->builder->period == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(count_rules); i++) {
        figure.marks = marks_of(&count_rules[i]);
        facts_set_counted(walk->builder, node, count_rules[i].name, &figure);
    }
    figure.marks = NEWLY_DONE;
    facts_set_counted(walk->builder, node, "newly-done", &figure);
}

/* Where numbers come from while a group's content is walked. */
struct group_place {
    struct numbering *groups;  /* among the group's siblings */
    struct numbering *running; /* of items, if they run on from the group above; else NULL */
    const char       *parent_number;
    unsigned          depth; /* 1: outermost */
};

static void group_append(struct items_walk *walk, xmlNodePtr parent, const struct group *group,
                         struct group_place place);

static void append_items(struct items_walk *walk, xmlNodePtr node, const struct group *group,
                         struct numbering *numbering)
{
    for (unsigned i = 0; i < list_length(group->items); i++) {
        const char *number = numbering_next(walk->builder->arena, numbering, LABEL_NUMBER, NULL);
        if (walk->kind == ITEMS_INDICATORS)
            indicator_append(walk, node, g_ptr_array_index(group->items, i), number, 1);
        else
            task_append(walk, node, g_ptr_array_index(group->items, i), number, 1);
    }
}

static void append_content(struct items_walk *walk, xmlNodePtr node, const struct group *group,
                           struct group_place place, const char *number)
{
    struct numbering   own = {{0}}, inner_groups = {{0}};
    struct numbering  *items = group->items_running && place.running != NULL ? place.running : &own;
    struct group_place inner = {.groups = &inner_groups,
                                .running = group->items_running ? items : NULL,
                                .parent_number = number,
                                .depth = place.depth + 1};

    for (unsigned i = 0; i < list_length(group->groups); i++)
        group_append(walk, node, g_ptr_array_index(group->groups, i), inner);
    append_items(walk, node, group, items);
}

static void group_append(struct items_walk *walk, xmlNodePtr parent, const struct group *group,
                         struct group_place place)
{
    static const char *const kinds[] = {"indicators", "tasks", "carried"};
    struct facts_builder    *builder = walk->builder;
    struct figure            leaves;
    xmlNodePtr               node = facts_element(builder, parent, "group", &group->span), counted = NULL;
    enum label_scheme        scheme = group->label != LABEL_DEFAULT ? group->label : numbering_default(place.depth);
    const char              *number = numbering_next(builder->arena, place.groups, scheme, place.parent_number);
    unsigned                 from = walk->leaves->count;

    facts_set_kept(node, "id", group->id);
    facts_set_kept(node, "number", number);
    facts_set_count(node, "level", place.depth);
    facts_set_literal(node, "kind", kinds[walk->kind]);
    facts_index(builder, "group", group->id, node);
    facts_rich(builder, node, "title", &group->title);
    if (walk->kind != ITEMS_INDICATORS)
        counted = facts_element(builder, node, "counts", &group->span);
    append_content(walk, node, group, place, number);
    leaves = leaves_from(walk, FIGURE_LEAVES, from);
    facts_set_counted(builder, node, "count", &leaves);
    if (counted != NULL)
        set_counts(walk, counted, from);
}

static void append_groups(struct facts_builder *builder, xmlNodePtr root, enum items_kind kind, const char *name,
                          const GPtrArray *groups)
{
    struct items_walk walk = {.builder = builder,
                              .kind = kind,
                              .year = indicator_year(builder->plan, builder->period),
                              .leaves = facts_items_new(builder)};
    struct numbering  numbering = {{0}};
    struct figure     leaves;
    xmlNodePtr        node = facts_element(builder, root, name, NULL), counted = NULL;

    if (builder->period != NULL)
        walk.reckoning = reckoning_of(builder->plan, builder->period);
    if (kind != ITEMS_INDICATORS)
        counted = facts_element(builder, node, "counts", NULL);
    stages_append(builder, node, kind, groups);
    for (unsigned i = 0; i < list_length(groups); i++)
        group_append(&walk, node, g_ptr_array_index(groups, i), (struct group_place){.groups = &numbering, .depth = 1});
    leaves = leaves_from(&walk, FIGURE_LEAVES, 0);
    facts_set_counted(builder, node, "count", &leaves);
    if (counted != NULL)
        set_counts(&walk, counted, 0);
}

void facts_items_append(struct facts_builder *builder, xmlNodePtr root)
{
    const struct plan *plan = builder->plan;

    append_groups(builder, root, ITEMS_INDICATORS, "indicators", plan->indicator_groups);
    append_groups(builder, root, ITEMS_TASKS, "tasks", plan->task_groups);
    append_groups(builder, root, ITEMS_CARRIED, "carried-tasks", plan->carried_groups);
}
