/*
 * facts_tasks.c -- the element task.
 */
#include <string.h>

#include "base/xml_node.h"
#include "changes.h"
#include "due_text.h"
#include "facts_amendments.h"
#include "facts_items.h"
#include "lead_text.h"
#include "rich_text.h"

static const char *const class_names[CLASS_COUNT] = {"recurring", "earlier", "this", "future"};
static const char *const standing_names[STANDING_COUNT] = {"done", "doing", "todo", "overdue"};

static void set_status(xmlNodePtr node, struct task_status status)
{
    facts_set_literal(node, "class", class_names[status.class]);
    facts_set_literal(node, "state", standing_names[status.standing]);
}

static void set_due(xmlNodePtr node, const struct due *due)
{
    if (due->kind != DUE_SPAN && due->kind != DUE_BEFORE)
        return;
    facts_set_date(node, "due-from", due->range.from);
    facts_set_date(node, "due-to", due->range.to);
}

/* Appends a due's words to a paragraph. */
static void append_due_words(struct facts_builder *builder, xmlNodePtr paragraph, const struct due *due)
{
    if (due->printed.text != NULL)
        rich_text_continue(builder, paragraph, &due->printed);
    else
        facts_text_kept(paragraph, due_text_shared(builder->arena, builder->dues, due));
}

static void append_due(struct facts_builder *builder, xmlNodePtr node, const struct due *due)
{
    if (due->printed.text != NULL)
        facts_rich(builder, node, "due", &due->printed);
    else if (due->kind != DUE_NONE)
        rich_text_words(builder, facts_element(builder, node, "due", &due->span),
                        due_text_shared(builder->arena, builder->dues, due));
}

/* A paragraph for a part: its label is "(1)", or "-" and then "Kế hoạch: " as words. */
static xmlNodePtr part_paragraph(struct facts_builder *builder, xmlNodePtr parent, const struct task_part *part)
{
    char      *words;
    size_t     length, label;
    xmlNodePtr paragraph;

    if (part->label == NULL)
        return rich_text_paragraph(builder, parent, NULL, &part->span);
    words = arena_printf(builder->arena, "%s ", part->label);
    length = strlen(words);
    label = rich_text_label(words, length);
    paragraph = rich_text_paragraph(builder, parent, label > 0 ? arena_strndup(builder->arena, words, label) : NULL,
                                    &part->span);
    if (label > 0)
        label++;
    facts_text(paragraph, words + label, length - label);
    return paragraph;
}

static void append_part(struct items_walk *walk, xmlNodePtr parent, const struct task_part *part,
                        const struct progress *progress)
{
    struct facts_builder *builder = walk->builder;
    xmlNodePtr            node = facts_element(builder, parent, "part", &part->span);
    struct date           done_on = {0};
    enum task_state       state = task_part_state(&walk->reckoning, progress, part, &done_on);

    facts_set_kept(node, "id", part->id);
    facts_set_kept(node, "label", part->label);
    if (builder->period != NULL) {
        set_status(node, due_status(&walk->reckoning, &part->due, state));
        facts_set_date(node, "done-on", done_on);
    }
    set_due(node, &part->due);
    append_due(builder, node, &part->due);
    lead_append(builder, node, "lead", &part->lead);
    facts_agency_ids(builder, node, "lead-agencies", part->lead.agencies);
}

/* The task's printed due and, unless it has leads of its own, its printed lead: a paragraph for each part. */
static void append_part_lines(struct items_walk *walk, xmlNodePtr node, const struct task *task, bool leads)
{
    struct facts_builder *builder = walk->builder;
    xmlNodePtr            lines = NULL;

    for (unsigned i = 0; i < list_length(task->parts); i++) {
        const struct task_part *part = g_ptr_array_index(task->parts, i);
        const char             *words = leads ? lead_words(builder->arena, &part->lead) : NULL;
        xmlNodePtr              paragraph;
        if (leads && words == NULL)
            continue;
        if (lines == NULL)
            lines = facts_element(builder, node, leads ? "lead" : "due", &task->span);
        paragraph = part_paragraph(builder, lines, part);
        if (!leads)
            append_due_words(builder, paragraph, &part->due);
        else if (part->lead.text.text != NULL)
            rich_text_continue(builder, paragraph, &part->lead.text);
        else
            facts_text_kept(paragraph, words);
    }
}

static void append_lead(struct items_walk *walk, xmlNodePtr node, const struct task *task)
{
    if (!lead_append(walk->builder, node, "lead", &task->lead))
        append_part_lines(walk, node, task, true);
    facts_agency_ids(walk->builder, node, "lead-agencies", task->lead.agencies);
    lead_append(walk->builder, node, "supporting", &task->supporting);
    facts_agency_ids(walk->builder, node, "supporting-agencies", task->supporting.agencies);
}

/* "Đang thực hiện (quá hạn)" and the remark of the period. */
static void append_state(struct facts_builder *builder, xmlNodePtr node, struct task_status status,
                         const struct progress *progress)
{
    static const char *const words[] = {
        [TASK_TODO] = "Chưa thực hiện", [TASK_DOING] = "Đang thực hiện", [TASK_DONE] = "Đã hoàn thành"};
    xmlNodePtr state = facts_element(builder, node, "state", progress != NULL ? &progress->span : node->_private);
    xmlNodePtr paragraph = rich_text_paragraph(builder, state, NULL, state->_private);

    facts_text_kept(paragraph, words[status.state]);
    if (status.standing == STANDING_OVERDUE)
        facts_text_kept(paragraph, " (quá hạn)");
    if (progress != NULL && progress->state_text.text != NULL) {
        facts_text(paragraph, " ", 1);
        rich_text_continue(builder, paragraph, &progress->state_text);
    }
}

/* What each stage brings, in words. */
static void append_stages(struct facts_builder *builder, xmlNodePtr node, const struct task *task)
{
    for (unsigned i = 0; i < list_length(task->stages); i++) {
        const struct task_stage *stage = g_ptr_array_index(task->stages, i);
        xmlNodePtr               element = facts_rich(builder, node, "stage", &stage->text);
        facts_set_kept(element, "stage", stage->stage);
        facts_set_count(element, "from", stage->year_from);
        facts_set_count(element, "to", stage->year_to);
    }
}

/* By stages alone, without a due that a machine could hold against the period? */
static bool is_staged(const struct task *task)
{
    return list_length(task->stages) > 0 && list_length(task->parts) == 0 && task->due.kind == DUE_NONE;
}

/* What makes a task's state in a longer period: the month since which it is done, else the newest. */
static const struct progress *deciding_month(const struct progress *progress)
{
    const GPtrArray *months = progress->sources;
    unsigned         at = months->len - 1;

    while (progress->state == TASK_DONE && at > 0 &&
           ((const struct progress *)months->pdata[at - 1])->state == TASK_DONE)
        at--;
    return months->pdata[at];
}

/* Where it is said how a task stands; if nothing is said of it, what the plan asks for counts. */
static const struct span *standing_place(const struct task *task, const struct progress *progress)
{
    if (progress == NULL)
        return &task->span;
    return list_length(progress->sources) > 0 ? &deciding_month(progress)->span : &progress->span;
}

/* Notes a leaf with its marks. */
static void note_leaf(struct items_walk *walk, const struct task *task, const struct progress *progress, unsigned marks)
{
    facts_item(walk->builder, walk->leaves,
               (struct figure_item){standing_place(task, progress), task->id, NULL, marks});
}

/* Class and state of a leaf, in the facts and among its marks. */
static void append_status(struct items_walk *walk, xmlNodePtr node, const struct task *task,
                          const struct progress *progress)
{
    struct task_status status = task_status(&walk->reckoning, task, progress);
    bool               newly = changes_newly_done(walk->builder->plan, walk->builder->period, task);
    struct figure      figure;

    if (!is_staged(task))
        facts_set_literal(node, "class", class_names[status.class]);
    facts_set_literal(node, "state", standing_names[status.standing]);
    facts_set_flag(node, "newly-done", newly);
    note_leaf(walk, task, progress, task_mark(status) | (newly ? NEWLY_DONE : 0));
    figure = figure_of_items(FIGURE_TASK, walk->leaves);
    figure.from = walk->leaves->count - 1;
    facts_made(walk->builder, node, NULL, &figure);
    append_state(walk->builder, node, status, progress);
}

static void append_leaf(struct items_walk *walk, xmlNodePtr node, const struct task *task,
                        const struct progress *progress)
{
    facts_set_flag(node, "leaf", true);
    set_due(node, &task->due);
    if (list_length(task->parts) > 0)
        append_part_lines(walk, node, task, false);
    else
        append_due(walk->builder, node, &task->due);
    if (walk->builder->period != NULL)
        append_status(walk, node, task, progress);
    else
        note_leaf(walk, task, NULL, NOT_COUNTED);
    for (unsigned i = 0; i < list_length(task->parts); i++)
        append_part(walk, node, g_ptr_array_index(task->parts, i), progress);
}

void task_standing_append(struct facts_builder *builder, xmlNodePtr node, const struct task *task,
                          const struct progress *progress)
{
    struct reckoning   reckoning = reckoning_of(builder->plan, builder->period);
    struct task_status status = task_status(&reckoning, task, progress);

    if (!is_staged(task))
        facts_set_literal(node, "class", class_names[status.class]);
    facts_set_literal(node, "state", standing_names[status.standing]);
    facts_set_date(node, "done-on", progress->done_on);
    facts_rich(builder, node, "report", &progress->text);
    append_state(builder, node, status, progress);
}

/* How many sub-tasks from one on, without sub-tasks of their own, have the same lead. */
static unsigned lead_run(struct arena *arena, const GPtrArray *tasks, unsigned from)
{
    const struct task *first = g_ptr_array_index(tasks, from);
    const char        *lead = lead_words(arena, &first->lead);
    unsigned           end = from + 1;

    if (list_length(first->children) > 0 || lead == NULL)
        return 1;
    for (; end < tasks->len; end++) {
        const struct task *task = g_ptr_array_index(tasks, end);

        if (list_length(task->children) > 0 || g_strcmp0(lead_words(arena, &task->lead), lead) != 0)
            break;
    }
    return end - from;
}

/* A table may show the lead of such a run once. */
static void mark_lead_runs(struct facts_builder *builder, xmlNodePtr node, const GPtrArray *tasks)
{
    unsigned place = 0, left = 0;

    for (xmlNodePtr child = node->children; child != NULL; child = child->next) {
        if (!xml_is(child, "task"))
            continue;
        if (left == 0)
            facts_set_count(child, "lead-run", left = lead_run(builder->arena, tasks, place));
        else
            facts_set_count(child, "lead-run", 0);
        left--;
        place++;
    }
}

void task_append(struct items_walk *walk, xmlNodePtr parent, const struct task *task, const char *number,
                 unsigned level)
{
    struct facts_builder  *builder = walk->builder;
    xmlNodePtr             node = facts_element(builder, parent, "task", &task->span);
    const struct progress *progress = NULL;
    struct numbering       numbering = {{0}};
    enum label_scheme      scheme = task->children_labels != LABEL_DEFAULT ? task->children_labels : LABEL_NESTED;

    if (builder->period != NULL)
        progress = table_find(builder->period->progress_by_id, task->id);
    facts_set_kept(node, "id", task->id);
    facts_set_kept(node, "number", number);
    facts_set_count(node, "level", level);
    facts_set_flag(node, "carried", task->carried || walk->kind == ITEMS_CARRIED);
    facts_index(builder, "task", task->id, node);
    facts_rich(builder, node, "title", &task->title);
    append_lead(walk, node, task);
    facts_rich(builder, node, "product", &task->product);
    facts_rich(builder, node, "description", &task->description);
    append_stages(builder, node, task);
    facts_amendments(builder, node, task->amendments);
    if (progress != NULL) {
        if (!task_is_ahead(&walk->reckoning, progress->done_on))
            facts_set_date(node, "done-on", progress->done_on);
        facts_rich(builder, node, "report", &progress->text);
    }
    if (list_length(task->children) == 0)
        append_leaf(walk, node, task, progress);
    for (unsigned i = 0; i < list_length(task->children); i++)
        task_append(walk, node, g_ptr_array_index(task->children, i),
                    numbering_next(builder->arena, &numbering, scheme, number), level + 1);
    if (list_length(task->children) > 0)
        mark_lead_runs(builder, node, task->children);
}
