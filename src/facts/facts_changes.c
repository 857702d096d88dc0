/*
 * facts_changes.c -- what moved since the period before, as elements.
 */
#include "facts_changes.h"

#include "changes.h"
#include "facts_items.h"
#include "rich_text.h"
#include "value_text.h"
#include "viet.h"

static void append_value(struct facts_builder *builder, xmlNodePtr node, const char *name, const struct result *result)
{
    struct figure figure;

    if (result == NULL)
        return;
    figure = figure_of_result(facts_arena(builder), result, facts_items_new(builder));
    value_element(builder, node, name, &figure);
}

static void set_sense(xmlNodePtr node, enum change_sense sense)
{
    if (sense != CHANGE_NEITHER)
        facts_set_count(node, "better", sense == CHANGE_BETTER);
}

static void append_indicator(struct facts_builder *builder, xmlNodePtr list, const struct change *change)
{
    const struct indicator *indicator = change->indicator;
    const struct result    *place = change->result_after != NULL ? change->result_after : change->result_before;
    xmlNodePtr              node = facts_element(builder, list, "indicator-change", &place->span);
    char                    number[DECIMAL_TEXT_MAX];

    facts_set_kept(node, "id", indicator->id);
    facts_set_kept(node, "kind", change_kind_name(change->kind));
    facts_set_kept(node, "unit", indicator->unit);
    set_sense(node, change->sense);
    facts_rich(builder, node, "title", &indicator->title);
    append_value(builder, node, "before", change->result_before);
    append_value(builder, node, "after", change->result_after);
    if (change->has_difference) {
        xmlNodePtr difference = facts_element(builder, node, "difference", &place->span);
        decimal_print(decimal_trim(change->difference), number);
        facts_set(difference, "value", number);
        facts_change_made(builder, difference, change->result_before, change->result_after);
        facts_text_kept(difference, change_words(builder->arena, change->difference, indicator->unit));
    }
    if (change->uncertain)
        facts_text_kept(facts_element(builder, node, "difference", &place->span), CHANGE_UNCERTAIN);
}

static void append_task(struct facts_builder *builder, xmlNodePtr list, const struct change *change)
{
    const struct task     *task = change->task;
    const struct progress *progress = change->progress_after != NULL ? change->progress_after : change->progress_before;
    xmlNodePtr node = facts_element(builder, list, "task-change", progress != NULL ? &progress->span : &task->span);

    facts_set_kept(node, "id", task->id);
    facts_set_kept(node, "kind", change_kind_name(change->kind));
    facts_set_flag(node, "carried", task->carried);
    if (change->progress_after != NULL)
        facts_set_date(node, "done-on", change->progress_after->done_on);
    facts_rich(builder, node, "title", &task->title);
    lead_append(builder, node, "lead", &task->lead);
    if (change->progress_after != NULL)
        facts_rich(builder, node, "report", &change->progress_after->text);
}

/* How many agencies, all said in one place. */
static void set_agencies(struct facts_builder *builder, xmlNodePtr node, const GPtrArray *agencies,
                         const struct span *span)
{
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    for (unsigned i = 0; i < agencies->len; i++)
        facts_item(builder, items,
                   (struct figure_item){span, ((const struct agency *)agencies->pdata[i])->id, NULL, FIGURE_ALL});
    figure = figure_of_items(FIGURE_MOVED, items);
    facts_set_counted(builder, node, "count", &figure);
}

static void append_requirement(struct facts_builder *builder, xmlNodePtr list, const struct change *change)
{
    const struct requirement *requirement = change->requirement;
    const struct submission  *given = table_find(builder->period->submissions_by_id, requirement->id);
    xmlNodePtr                node =
        facts_element(builder, list, "requirement-change", given != NULL ? &given->span : &requirement->span);

    facts_set_kept(node, "id", requirement->id);
    facts_set_kept(node, "kind", change_kind_name(change->kind));
    set_agencies(builder, node, change->agencies, node->_private);
    facts_rich(builder, node, "title", &requirement->title);
    facts_agencies(builder, node, "submitted", change->agencies);
}

void facts_changes_append(struct facts_builder *builder, xmlNodePtr root)
{
    const struct period *before = builder->period != NULL ? builder->period->before : NULL;
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;
    struct changes      *changes;
    xmlNodePtr           list;

    if (before == NULL)
        return;
    changes = changes_compute(builder->arena, builder->plan, before, builder->period);
    list = facts_element(builder, root, "changes", NULL);
    facts_set_kept(list, "before", before->name);
    facts_text_kept(facts_element(builder, list, "title", NULL),
                    before->title.text != NULL ? before->title.text : viet_period(builder->arena, &before->id));
    for (unsigned i = 0; i < changes->list->len; i++) {
        const struct change *change = changes->list->pdata[i];
        if (change->indicator != NULL)
            append_indicator(builder, list, change);
        else if (change->task != NULL)
            append_task(builder, list, change);
        else
            append_requirement(builder, list, change);
        facts_item(builder, items, (struct figure_item){list->last->_private, NULL, NULL, FIGURE_ALL});
    }
    figure = figure_of_items(FIGURE_CHANGES, items);
    facts_set_counted(builder, list, "count", &figure);
    changes_free(changes);
}
