/*
 * facts_narratives.c -- the element narratives: the plan's, of which the period replaces some, and the period's own.
 */
#include "facts_narratives.h"

static void append_sections(struct facts_builder *builder, xmlNodePtr parent, const GPtrArray *sections, long level)
{
    for (unsigned i = 0; i < list_length(sections); i++) {
        const struct section *section = g_ptr_array_index(sections, i);
        xmlNodePtr            node = facts_element(builder, parent, "section", &section->span);

        facts_set_count(node, "level", level);
        facts_set(node, "label", section->label.text);
        facts_rich(builder, node, "title", &section->title);
        facts_rich(builder, node, "text", &section->text);
        append_sections(builder, node, section->sections, level + 1);
    }
}

static void append_narrative(struct facts_builder *builder, xmlNodePtr parent, const struct narrative *narrative)
{
    xmlNodePtr node = facts_element(builder, parent, "narrative", &narrative->span);

    facts_set(node, "id", narrative->id);
    facts_index(builder, "narrative", narrative->id, node);
    append_sections(builder, node, narrative->sections, 1);
}

static const struct narrative *find_narrative(const GPtrArray *narratives, const char *id)
{
    for (unsigned i = 0; i < list_length(narratives); i++) {
        const struct narrative *narrative = g_ptr_array_index(narratives, i);
        if (g_strcmp0(narrative->id, id) == 0)
            return narrative;
    }
    return NULL;
}

/* A narrative of the period stands in the place of the plan's of the same id; new ones follow. */
void facts_narratives_append(struct facts_builder *builder, xmlNodePtr root)
{
    const GPtrArray *plans = builder->plan->narratives;
    const GPtrArray *periods = builder->period != NULL ? builder->period->narratives : NULL;
    xmlNodePtr       list = facts_element(builder, root, "narratives", NULL);

    for (unsigned i = 0; i < list_length(plans); i++) {
        const struct narrative *given = g_ptr_array_index(plans, i);
        const struct narrative *replacement = find_narrative(periods, given->id);
        append_narrative(builder, list, replacement != NULL ? replacement : given);
    }
    for (unsigned i = 0; i < list_length(periods); i++) {
        const struct narrative *given = g_ptr_array_index(periods, i);
        if (find_narrative(plans, given->id) == NULL)
            append_narrative(builder, list, given);
    }
}
