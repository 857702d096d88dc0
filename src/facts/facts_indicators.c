/*
 * facts_indicators.c -- the element indicator.
 */
#include <string.h>

#include "changes.h"
#include "facts_amendments.h"
#include "facts_items.h"
#include "facts_received.h"
#include "indicator_state.h"
#include "value_text.h"
#include "viet.h"

/* current: of several, the one that counts in the period; NULL: none is marked. */
static void append_staged(struct facts_builder *builder, xmlNodePtr node, const char *name, const GPtrArray *values,
                          const char *unit, const struct value *current)
{
    for (unsigned i = 0; i < list_length(values); i++) {
        const struct staged_value *staged = g_ptr_array_index(values, i);
        xmlNodePtr                 element;
        if (staged->value == NULL)
            continue;
        element = value_written(builder, node, name, staged->value, unit);
        facts_set_kept(element, "stage", staged->stage);
        facts_set_flag(element, "current", values->len > 1 && staged->value == current);
    }
}

/* What a result is made from, behind the target that it is held against; target may be NULL. */
static struct figure_items *compared(struct facts_builder *builder, const struct value *target,
                                     const struct result *result)
{
    struct figure_items *items = facts_items_new(builder);

    if (target != NULL)
        figure_items_add(facts_arena(builder), items,
                         (struct figure_item){&target->span, result->indicator->id, target, FIGURE_ALL});
    figure_of_result(facts_arena(builder), result, items);
    return items;
}

static void append_far(struct facts_builder *builder, xmlNodePtr node, const char *name, struct decimal distance,
                       const struct value *target, const struct result *result)
{
    struct figure figure;
    char          number[DECIMAL_TEXT_MAX];
    xmlNodePtr    element = facts_element(builder, node, name, &result->value->span);

    figure = figure_of_items(strcmp(name, "distance") == 0 ? FIGURE_DISTANCE : FIGURE_PATH_DISTANCE,
                             compared(builder, target, result));
    facts_made(builder, element, NULL, &figure);
    decimal_print(decimal_trim(distance), number);
    facts_set(element, "value", number);
    facts_text_kept(element, viet_number(builder->arena, distance));
}

/* To a target of the year; to one that is ahead only as far as a straight path would be by now. */
static void append_distance(struct facts_builder *builder, xmlNodePtr node, const struct indicator *indicator,
                            const struct staged_value *target, int year, const struct result *result)
{
    struct decimal distance;

    if (target == NULL)
        return;
    if (target->year_from <= year) {
        if (indicator_distance(target->value, result->value, &distance))
            append_far(builder, node, "distance", distance, target->value, result);
    } else if (indicator_path_distance(indicator, target, year, result->value, &distance)) {
        append_far(builder, node, "path-distance", distance, target->value, result);
    }
}

void facts_change_made(struct facts_builder *builder, xmlNodePtr node, const struct result *before,
                       const struct result *after)
{
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    figure_of_result(facts_arena(builder), before, items);
    figure_of_result(facts_arena(builder), after, items);
    figure = figure_of_items(FIGURE_CHANGE, items);
    facts_made(builder, node, NULL, &figure);
}

/* What the number has moved by since the period before. */
static void append_change(struct facts_builder *builder, xmlNodePtr node, const struct indicator *indicator,
                          const struct result *result)
{
    const struct period *before = builder->period->before;
    const struct result *old = indicator_result(builder->arena, builder->plan, before, indicator);
    struct decimal       difference;
    enum change_sense    sense;
    char                 number[DECIMAL_TEXT_MAX];
    xmlNodePtr           element;

    if (old == NULL)
        return;
    if (!changes_difference(old->value, result->value, &difference)) {
        if (old->value->kind != VALUE_NONE && result->value->kind != VALUE_NONE &&
            (indicator_is_bound(old->value) || indicator_is_bound(result->value)))
            facts_text_kept(facts_element(builder, node, "change", &old->span), CHANGE_UNCERTAIN);
        return;
    }
    sense = changes_sense(indicator, difference);
    element = facts_element(builder, node, "change", &old->span);
    facts_change_made(builder, element, old, result);
    decimal_print(decimal_trim(difference), number);
    facts_set(element, "value", number);
    facts_set_literal(element, "direction",
                      difference.coefficient > 0   ? "up"
                      : difference.coefficient < 0 ? "down"
                                                   : "same");
    if (sense != CHANGE_NEITHER)
        facts_set_count(element, "better", sense == CHANGE_BETTER);
    facts_text_kept(element, change_words(builder->arena, difference, indicator->unit));
}

static void append_result(struct items_walk *walk, xmlNodePtr node, const struct indicator *indicator,
                          const struct staged_value *stage)
{
    static const char *const names[] = {[INDICATOR_UNDECIDED] = NULL,
                                        [INDICATOR_ATTAINED] = "attained",
                                        [INDICATOR_NOT_ATTAINED] = "not-attained",
                                        [INDICATOR_NO_DATA] = "no-data",
                                        [INDICATOR_NO_TARGET] = "no-target"};
    struct facts_builder    *builder = walk->builder;
    const struct value      *target = stage != NULL ? stage->value : NULL, *result;
    const struct result     *given = indicator_result(builder->arena, builder->plan, builder->period, indicator);
    bool                     ahead = stage != NULL && stage->year_from > walk->year;
    enum indicator_status    status;
    struct figure            figure;
    xmlNodePtr               element;

    result = given != NULL ? given->value : NULL;
    status = indicator_status(indicator, target, result);
    facts_set_flag(node, "ahead", ahead);
    facts_set_flag(node, "uncertain", status == INDICATOR_UNDECIDED && indicator_is_bound(result));
    if (ahead && status == INDICATOR_NOT_ATTAINED)
        status = INDICATOR_UNDECIDED; /* its year is still to come */
    /* a heading of sub-indicators has nothing to be judged by */
    if (result != NULL || target != NULL || list_length(indicator->children) == 0)
        facts_set_literal(node, "status", names[status]);
    if (result == NULL)
        return;
    figure = figure_of_items(FIGURE_STATUS, compared(builder, target, given));
    facts_made(builder, node, "status", &figure);
    figure = figure_of_result(facts_arena(builder), given, facts_items_new(builder));
    element = value_element(builder, node, "result", &figure);
    facts_set_flag(element, "estimated", result->estimated);
    facts_set_flag(element, "cumulative", result->cumulative);
    facts_set_kept(element, "as-of", result->as_of.text);
    facts_set_kept(element, "rule", given->rule);
    append_distance(builder, node, indicator, stage, walk->year, given);
    append_change(builder, node, indicator, given);
}

void indicator_append(struct items_walk *walk, xmlNodePtr parent, const struct indicator *indicator, const char *number,
                      unsigned level)
{
    struct facts_builder      *builder = walk->builder;
    xmlNodePtr                 node = facts_element(builder, parent, "indicator", &indicator->span);
    const struct staged_value *target = indicator_target_stage(indicator, walk->year);
    struct numbering           numbering = {{0}};
    enum label_scheme scheme = indicator->children_labels != LABEL_DEFAULT ? indicator->children_labels : LABEL_NESTED;

    facts_set_kept(node, "id", indicator->id);
    facts_set_kept(node, "number", number);
    facts_set_count(node, "level", level);
    facts_set_kept(node, "unit", indicator->unit);
    facts_set_literal(node, "direction",
                      indicator->direction == DIRECTION_AT_MOST ? "at-most"
                      : indicator->direction == DIRECTION_NONE  ? "none"
                                                                : "at-least");
    facts_set_flag(node, "share", indicator->share);
    facts_set_flag(node, "leaf", list_length(indicator->children) == 0);
    facts_index(builder, "indicator", indicator->id, node);
    facts_rich(builder, node, "title", &indicator->title);
    lead_append(builder, node, "lead", &indicator->lead);
    facts_agency_ids(builder, node, "lead-agencies", indicator->lead.agencies);
    lead_append(builder, node, "supporting", &indicator->supporting);
    facts_agency_ids(builder, node, "supporting-agencies", indicator->supporting.agencies);
    append_staged(builder, node, "baseline", indicator->baselines, indicator->unit, NULL);
    append_staged(builder, node, "target", indicator->targets, indicator->unit,
                  builder->period != NULL && target != NULL ? target->value : NULL);
    facts_amendments(builder, node, indicator->amendments);
    if (builder->period != NULL)
        append_result(walk, node, indicator, target);
    facts_consolidated_append(builder, node, indicator);
    if (list_length(indicator->children) == 0)
        facts_item(builder, walk->leaves, (struct figure_item){&indicator->span, indicator->id, NULL, NOT_COUNTED});
    for (unsigned i = 0; i < list_length(indicator->children); i++)
        indicator_append(walk, node, g_ptr_array_index(indicator->children, i),
                         numbering_next(builder->arena, &numbering, scheme, number), level + 1);
}
