/*
 * group_load.c -- groups of indicators and of tasks, to any depth.
 */
#include "base/arena.h"
#include "consolidate_load.h"
#include "due_load.h"
#include "load_int.h"
#include "refer_load.h"
#include "rule_load.h"
#include "schema_shapes.h"
#include "value_load.h"

static const struct id_space id_space_groups = {ID_SPACE_NONE, offsetof(struct group, span), DIAG_BAD_ID};
static const struct id_space id_space_parts = {ID_SPACE_NONE, offsetof(struct task_part, span), DIAG_BAD_ID};

static const struct choice group_labels[] = {
    {"letter", LABEL_LETTER_UPPER}, {"roman", LABEL_ROMAN}, {"number", LABEL_NUMBER}, {"none", LABEL_NONE}, {NULL, 0},
};
static const struct choice item_labels[] = {
    {"nested", LABEL_NESTED}, {"dash", LABEL_DASH},     {"letter", LABEL_LETTER_LOWER},
    {"paren", LABEL_PAREN},   {"number", LABEL_NUMBER}, {NULL, 0},
};
static const struct choice directions[] = {
    {"at-least", DIRECTION_AT_LEAST},
    {"at-most", DIRECTION_AT_MOST},
    {"none", DIRECTION_NONE},
    {NULL, 0},
};
static const struct choice kinds[] = {
    {"number", INDICATOR_NUMBER}, {"text", INDICATOR_TEXT}, {"statistic", INDICATOR_STATISTIC}, {NULL, 0}};
static const struct choice rollups[] = {
    {"latest", ROLLUP_LATEST},
    {"first", ROLLUP_FIRST},
    {"sum", ROLLUP_SUM},
    {"mean", ROLLUP_MEAN},
    {"weighted-mean", ROLLUP_WEIGHTED_MEAN},
    {"manual", ROLLUP_MANUAL},
    {"cumulative", ROLLUP_CUMULATIVE},
    {NULL, 0},
};
static const struct choice numberings[] = {{"restart", false}, {"running", true}, {NULL, 0}};

/* ---- Amendments ---- */

static field_reader field_amended_target, field_indicator_amendments;

static const struct field indicator_amendment_fields[] = {
    {"since", field_date, offsetof(struct amendment, since), FIELD_REQUIRED, NULL},
    {"by", field_text, offsetof(struct amendment, by), FIELD_REQUIRED, NULL},
    {"title", field_text, offsetof(struct amendment, title), 0, NULL},
    {"target", field_amended_target, offsetof(struct amendment, targets), FIELD_LIST, NULL},
    {"lead", field_lead, offsetof(struct amendment, lead), FIELD_LIST, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record indicator_amendment_record = {sizeof(struct amendment), offsetof(struct amendment, span),
                                                         indicator_amendment_fields, NULL, NULL};

static const struct field task_amendment_fields[] = {
    {"since", field_date, offsetof(struct amendment, since), FIELD_REQUIRED, NULL},
    {"by", field_text, offsetof(struct amendment, by), FIELD_REQUIRED, NULL},
    {"title", field_text, offsetof(struct amendment, title), 0, NULL},
    {"product", field_text, offsetof(struct amendment, product), 0, NULL},
    {"lead", field_lead, offsetof(struct amendment, lead), FIELD_LIST, NULL},
    {"due", field_due, offsetof(struct amendment, due), 0, NULL},
    {"due-text", field_text, offsetof(struct amendment, due.printed), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record task_amendment_record = {sizeof(struct amendment), offsetof(struct amendment, span),
                                                    task_amendment_fields, NULL, NULL};

/* Targets and baselines may be words, if they don't look like numbers gone wrong. */
static enum value_words words_of_aims(const struct indicator *indicator)
{
    return indicator->kind == INDICATOR_TEXT ? WORDS_ALWAYS : WORDS_PERHAPS;
}

static void field_amended_target(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    *(GPtrArray **)into = value_load_staged(load, field->key, node, load->amended->unit, words_of_aims(load->amended),
                                            load->plan->range.to.year);
}

/* ---- Indicators ---- */

static field_reader        field_unit, field_baseline, field_target;
static const struct record indicator_record;

static const struct field indicator_fields[] = {
    {"id", field_id, offsetof(struct indicator, id), FIELD_REQUIRED | FIELD_WORD, &id_space_indicators},
    {"title", field_text, offsetof(struct indicator, title), FIELD_REQUIRED, NULL},
    {"kind", field_choice, offsetof(struct indicator, kind), 0, kinds}, /* before the values, as unit */
    {"unit", field_unit, offsetof(struct indicator, unit), 0, NULL},    /* before the values, which may repeat it */
    {"direction", field_choice, offsetof(struct indicator, direction), 0, directions},
    {"rollup", field_choice, offsetof(struct indicator, rollup), 0, rollups},
    {"weight", field_text, offsetof(struct indicator, weight), 0, NULL},
    {"carry", field_bool, offsetof(struct indicator, carry), 0, NULL},
    {"from", field_consolidate, offsetof(struct indicator, from), 0, NULL},
    {"code", field_code, offsetof(struct indicator, code), 0, NULL},
    {"share", field_bool, offsetof(struct indicator, share), 0, NULL},
    {"tolerance", field_number, offsetof(struct indicator, tolerance), 0, NULL},
    {"baseline", field_baseline, offsetof(struct indicator, baselines), FIELD_LIST, NULL},
    {"target", field_target, offsetof(struct indicator, targets), FIELD_LIST, NULL},
    {"lead", field_lead, offsetof(struct indicator, lead), FIELD_LIST, NULL},
    {"supporting", field_lead, offsetof(struct indicator, supporting), FIELD_LIST, NULL},
    {"amended", field_indicator_amendments, offsetof(struct indicator, amendments), FIELD_LIST, NULL},
    {"items", field_records, offsetof(struct indicator, children), FIELD_LIST, &indicator_record},
    {"items-label", field_choice, offsetof(struct indicator, children_labels), 0, item_labels},
    {NULL, NULL, 0, 0, NULL},
};
static void                indicator_finish(struct load *load, void *object);
static const struct record indicator_record = {sizeof(struct indicator), offsetof(struct indicator, span),
                                               indicator_fields, NULL, indicator_finish};

static void field_unit(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct indicator *indicator = (void *)((char *)into - field->offset);

    field_string(load, field, node, into);
    indicator->share = g_strcmp0(indicator->unit, "%") == 0;
}

static void field_baseline(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const struct indicator *indicator = (void *)((char *)into - field->offset);

    *(GPtrArray **)into = value_load_staged(load, field->key, node, indicator->unit, words_of_aims(indicator),
                                            load->plan->range.from.year - 1);
}

static void field_target(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const struct indicator *indicator = (void *)((char *)into - field->offset);

    *(GPtrArray **)into =
        value_load_staged(load, field->key, node, indicator->unit, words_of_aims(indicator), load->plan->range.to.year);
}

static void field_indicator_amendments(struct load *load, const struct field *field, const struct yaml_node *node,
                                       void *into)
{
    struct field list = *field;

    list.detail = &indicator_amendment_record;
    load->amended = (const void *)((const char *)into - field->offset);
    field_records(load, &list, node, into);
}

/* The sign before a target is a direction; one that the plan says must not contradict it. */
static void check_signs(struct load *load, const struct indicator *indicator, const GPtrArray *targets)
{
    for (unsigned i = 0; targets != NULL && i < targets->len; i++) {
        const struct value *value = ((const struct staged_value *)targets->pdata[i])->value;
        if (value != NULL && value->relation != RELATION_NONE && indicator->direction != DIRECTION_UNSAID &&
            indicator->direction != DIRECTION_NONE &&
            (value->relation == RELATION_AT_MOST) != (indicator->direction == DIRECTION_AT_MOST))
            diag(load->diags, DIAG_DIRECTION_AGAINST_TARGET, value->span, indicator->id, value->printed.text,
                 indicator->direction == DIRECTION_AT_MOST ? "at-most" : "at-least", NULL);
    }
}

static void indicator_finish(struct load *load, void *object)
{
    struct indicator *indicator = object;

    check_signs(load, indicator, indicator->targets);
    for (unsigned i = 0; indicator->amendments != NULL && i < indicator->amendments->len; i++)
        check_signs(load, indicator, ((const struct amendment *)indicator->amendments->pdata[i])->targets);
    if (indicator->direction == DIRECTION_UNSAID)
        indicator->direction = targets_direction(indicator->targets);
}

/* ---- Tasks ---- */

static const struct field part_fields[] = {
    {"id", field_id, offsetof(struct task_part, id), FIELD_REQUIRED | FIELD_WORD, &id_space_parts},
    {"label", field_string, offsetof(struct task_part, label), 0, NULL},
    {"due", field_due, offsetof(struct task_part, due), FIELD_REQUIRED, NULL},
    {"due-text", field_text, offsetof(struct task_part, due.printed), 0, NULL},
    {"lead", field_lead, offsetof(struct task_part, lead), FIELD_LIST, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record part_record = {sizeof(struct task_part), offsetof(struct task_part, span), part_fields, NULL,
                                          NULL};

static field_reader        field_stages;
static void                task_prepare(struct load *load, void *object);
static void                task_finish(struct load *load, void *object);
static const struct record task_record;

static const struct field task_fields[] = {
    {"id", field_id, offsetof(struct task, id), FIELD_REQUIRED | FIELD_WORD, &id_space_tasks},
    {"title", field_text, offsetof(struct task, title), FIELD_REQUIRED, NULL},
    {"code", field_code, offsetof(struct task, code), 0, NULL},
    {"product", field_text, offsetof(struct task, product), 0, NULL},
    {"description", field_text, offsetof(struct task, description), 0, NULL},
    {"lead", field_lead, offsetof(struct task, lead), FIELD_LIST, NULL},
    {"supporting", field_lead, offsetof(struct task, supporting), FIELD_LIST, NULL},
    {"due", field_due, offsetof(struct task, due), 0, NULL},
    {"due-text", field_text, offsetof(struct task, due.printed), 0, NULL},
    {"parts", field_records, offsetof(struct task, parts), FIELD_LIST, &part_record},
    {"stages", field_stages, offsetof(struct task, stages), FIELD_LIST, NULL},
    {"amended", field_records, offsetof(struct task, amendments), FIELD_LIST, &task_amendment_record},
    {"items", field_records, offsetof(struct task, children), FIELD_LIST, &task_record},
    {"items-label", field_choice, offsetof(struct task, children_labels), 0, item_labels},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record task_record = {sizeof(struct task), offsetof(struct task, span), task_fields, task_prepare,
                                          task_finish};

static void *read_stage(struct load *load, const struct yaml_pair *pair)
{
    struct task_stage *stage = arena_new_struct(load->arena, struct task_stage);

    if (!stage_load(load, pair->key, &stage->year_from, &stage->year_to) || yaml_is_null(pair->value) ||
        !load_is_text(load, pair->key->text, pair->value))
        return NULL;
    stage->stage = pair->key->text;
    stage->text = load_text(pair->value);
    return stage;
}

static void field_stages(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load_pairs(load, field, node, into, read_stage);
}

static void task_prepare(struct load *load, void *object)
{
    ((struct task *)object)->carried = load->carried;
}

/* Ids of parts are unique in their task. */
static void task_finish(struct load *load, void *object)
{
    const struct task *task = object;
    GHashTable        *seen;

    if (task->parts->len < 2)
        return;
    seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (unsigned i = 0; i < task->parts->len; i++) {
        struct task_part       *part = task->parts->pdata[i];
        const struct task_part *first = g_hash_table_lookup(seen, part->id);

        if (first == NULL || part->id[0] == '\0') {
            g_hash_table_insert(seen, (char *)part->id, part);
            continue;
        }
        diag(load->diags, DIAG_DUPLICATE_ID, part->span, load_excerpt(load, part->id), NULL);
        diag_also(load->diags, first->span);
    }
    g_hash_table_unref(seen);
}

/* ---- Groups ---- */

static field_reader        field_inner_groups;
static const struct record indicator_group_record, task_group_record;

static void group_prepare(struct load *load, void *object)
{
    ((struct group *)object)->items_running = load->items_running;
}

/* The numbering stands before the groups inside, which inherit it. */
#define GROUP_FIELDS(group_record, item_record, more)                                                                  \
    {"id", field_id, offsetof(struct group, id), FIELD_REQUIRED | FIELD_WORD, &id_space_groups},                       \
        {"title", field_text, offsetof(struct group, title), FIELD_REQUIRED, NULL},                                    \
        {"label", field_choice, offsetof(struct group, label), 0, group_labels},                                       \
        {"items-numbering", field_switch, offsetof(struct group, items_running), 0, numberings},                       \
        more{"groups", field_inner_groups, offsetof(struct group, groups), FIELD_LIST, &group_record},                 \
        {"items", field_records, offsetof(struct group, items), FIELD_LIST, &item_record},                             \
    {                                                                                                                  \
        NULL, NULL, 0, 0, NULL                                                                                         \
    }

#define STATISTICS {"statistics", field_bool, offsetof(struct group, statistics), 0, NULL},
static const struct field indicator_group_fields[] = {
    GROUP_FIELDS(indicator_group_record, indicator_record, STATISTICS)};
static const struct field task_group_fields[] = {GROUP_FIELDS(task_group_record, task_record, )};

static const struct record indicator_group_record = {sizeof(struct group), offsetof(struct group, span),
                                                     indicator_group_fields, group_prepare, NULL};
static const struct record task_group_record = {sizeof(struct group), offsetof(struct group, span), task_group_fields,
                                                group_prepare, NULL};

static void field_inner_groups(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const struct group *group = (void *)((char *)into - field->offset);
    bool                outer = load->items_running;

    load->items_running = group->items_running;
    field_records(load, field, node, into);
    load->items_running = outer;
}

/* Outermost groups: numbers restart unless a group says otherwise. */
static void read_groups(struct load *load, const struct field *field, const struct record *record,
                        const struct yaml_node *node, void *into)
{
    struct field list = *field;

    list.detail = record;
    load->items_running = false;
    field_records(load, &list, node, into);
}

void field_indicator_groups(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    read_groups(load, field, &indicator_group_record, node, into);
}

void field_task_groups(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    read_groups(load, field, &task_group_record, node, into);
}

void field_carried_groups(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load->carried = true;
    read_groups(load, field, &task_group_record, node, into);
    load->carried = false;
}

/* ---- For the schema ---- */

const struct schema_reader group_readers[] = {
    {field_unit, SHAPE_TEXT, NULL},
    {field_baseline, SHAPE_STAGED, NULL},
    {field_target, SHAPE_STAGED, NULL},
    {field_amended_target, SHAPE_STAGED, NULL},
    {field_indicator_amendments, SHAPE_RECORDS, &indicator_amendment_record},
    {field_stages, SHAPE_STAGE_TEXTS, NULL},
    {field_inner_groups, SHAPE_RECORDS, NULL},
    {field_indicator_groups, SHAPE_RECORDS, &indicator_group_record},
    {field_task_groups, SHAPE_RECORDS, &task_group_record},
    {field_carried_groups, SHAPE_RECORDS, &task_group_record},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part group_parts[] = {
    {indicator_group_fields, "indicator-group"},
    {task_group_fields, "task-group"},
    {indicator_fields, "indicator"},
    {task_fields, "task"},
    {part_fields, "part"},
    {indicator_amendment_fields, "indicator-amendment"},
    {task_amendment_fields, "task-amendment"},
    {NULL, NULL},
};
