/*
 * rule_load.c -- the plan's own rules.
 */
#include "rule_load.h"

#include <string.h>

#include "base/arena.h"
#include "refer_load.h"
#include "schema_shapes.h"
#include "viet.h"

void field_number(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct decimal *number = arena_new_struct(load->arena, struct decimal);

    if (!load_is_text(load, field->key, node))
        return;
    if (!viet_number_parse(node->text, number) || number->coefficient < 0) {
        diag(load->diags, DIAG_BAD_NUMBER, node->span, load_excerpt(load, node->text), NULL);
        return;
    }
    *(const struct decimal **)into = number;
}

/* "tasks/done", "carried-tasks/total": a count of leaf tasks. */
static bool read_count(const char *text, struct rule_term *term)
{
    static const char *const counts[] = {"total", "done", "doing", "todo", "overdue"};
    const char              *name = strchr(text, '/');

    term->carried = g_str_has_prefix(text, "carried-tasks/");
    if (name == NULL || (!term->carried && !g_str_has_prefix(text, "tasks/")))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        if (strcmp(name + 1, counts[i]) == 0)
            term->count = counts[i];
    return term->count != NULL;
}

/* The same text with the id for "*". */
static struct yaml_node *of_item(struct load *load, const struct yaml_node *node, const char *id)
{
    struct yaml_node *copy = arena_new_struct(load->arena, struct yaml_node);
    char            **parts = g_strsplit(node->text, "*", -1), *whole = g_strjoinv(id, parts);

    *copy = *node;
    copy->text = arena_strdup(load->arena, whole);
    g_free(whole);
    g_strfreev(parts);
    return copy;
}

/* NULL, reported, if it is none.  id: what stands for "*"; or NULL. */
static struct rule_term *read_term(struct load *load, const char *key, const struct yaml_node *node, const char *id)
{
    struct rule_term *term = arena_new_struct(load->arena, struct rule_term);

    if (!load_is_text(load, key, node))
        return NULL;
    if (id != NULL)
        node = of_item(load, node, id);
    if (read_count(node->text, term))
        return term;
    if (strchr(node->text, '/') != NULL) {
        diag(load->diags, DIAG_BAD_CHOICE, node->span, load_excerpt(load, node->text), key,
             "tasks/total, tasks/done, tasks/doing, tasks/todo, tasks/overdue, carried-tasks/…", NULL);
        return NULL;
    }
    if (viet_number_parse(node->text, &term->number))
        return term;
    term->indicator = refer_lookup(load, &id_space_indicators, node);
    return term->indicator != NULL ? term : NULL;
}

/* NULL if one is wrong: half a sum says nothing. */
static GPtrArray *read_terms(struct load *load, const char *key, const struct yaml_node *node, const char *id)
{
    unsigned   count = node->kind == YAML_TREE_SCALAR ? 1 : node->count;
    GPtrArray *list = load_list(load, count);
    bool       whole = true;

    for (unsigned i = 0; i < count; i++) {
        struct rule_term *term = read_term(load, key, node->kind == YAML_TREE_SCALAR ? node : node->items[i], id);
        whole = whole && term != NULL;
        if (whole)
            g_ptr_array_add(list, term);
    }
    return whole ? list : NULL;
}

/* A list of terms for each thing that the rule runs over; one term alone needs no brackets. */
static void field_terms(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const struct rule *rule = (const void *)((const char *)into - field->offset);
    unsigned           count = MAX(rule->each->len, 1);
    GPtrArray         *lists, *terms;
    bool               whole = true;

    if (node->kind != YAML_TREE_SCALAR && !load_is_list(load, field->key, node))
        return;
    lists = load_list(load, count);
    for (unsigned i = 0; whole && i < count; i++) {
        terms = read_terms(load, field->key, node, rule->each->len > 0 ? rule->each->pdata[i] : NULL);
        whole = terms != NULL;
        if (whole)
            g_ptr_array_add(lists, terms);
    }
    if (whole)
        *(GPtrArray **)into = lists;
}

/* ---- What a rule runs over ---- */

static const struct group *find_group(const GPtrArray *groups, const char *id)
{
    const struct group *found = NULL;

    for (unsigned i = 0; found == NULL && i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        found = g_strcmp0(group->id, id) == 0 ? group : find_group(group->groups, id);
    }
    return found;
}

static void add_groups(const GPtrArray *groups, GPtrArray *ids)
{
    for (unsigned i = 0; i < groups->len; i++)
        g_ptr_array_add(ids, (char *)(uintptr_t)((const struct group *)groups->pdata[i])->id);
}

/* "*": all outermost groups; a group: its indicators, or else the groups inside; anything else stands for itself. */
static void add_items(const struct plan *plan, const char *id, GPtrArray *ids)
{
    const struct group *group = find_group(plan->indicator_groups, id);

    if (strcmp(id, "*") == 0)
        add_groups(plan->indicator_groups, ids);
    else if (group == NULL)
        g_ptr_array_add(ids, (char *)(uintptr_t)id);
    else if (group->items->len == 0)
        add_groups(group->groups, ids);
    for (unsigned i = 0; group != NULL && i < group->items->len; i++)
        g_ptr_array_add(ids, (char *)(uintptr_t)((const struct indicator *)group->items->pdata[i])->id);
}

static void field_each(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    unsigned   count = node->kind == YAML_TREE_SCALAR ? 1 : node->count;
    GPtrArray *ids;

    if (node->kind != YAML_TREE_SCALAR && !load_is_list(load, field->key, node))
        return;
    ids = load_list(load, count);
    for (unsigned i = 0; i < count; i++) {
        const struct yaml_node *item = node->kind == YAML_TREE_SCALAR ? node : node->items[i];
        if (load_is_text(load, field->key, item))
            add_items(load->plan, item->text, ids);
    }
    *(GPtrArray **)into = ids;
}

/* A rule says one thing: a sum that equals, is at most, or is at least another. */
static void rule_finish(struct load *load, void *object)
{
    const struct rule *rule = object;

    if (rule->sum->len > 0 && rule->equals->len + rule->at_most->len + rule->at_least->len == 0 &&
        diags_count(load->diags, DIAG_ERROR) == 0)
        diag(load->diags, DIAG_MISSING_KEY, rule->span, "equals", NULL);
}

static const struct id_space id_space_rules = {ID_SPACE_NONE, offsetof(struct rule, span), DIAG_BAD_ID};

static const struct field rule_fields[] = {
    {"id", field_id, offsetof(struct rule, id), FIELD_REQUIRED | FIELD_WORD, &id_space_rules},
    {"title", field_text, offsetof(struct rule, title), 0, NULL},
    {"each", field_each, offsetof(struct rule, each), FIELD_LIST, NULL}, /* before the terms */
    {"sum", field_terms, offsetof(struct rule, sum), FIELD_REQUIRED | FIELD_LIST, NULL},
    {"equals", field_terms, offsetof(struct rule, equals), FIELD_LIST, NULL},
    {"at-most", field_terms, offsetof(struct rule, at_most), FIELD_LIST, NULL},
    {"at-least", field_terms, offsetof(struct rule, at_least), FIELD_LIST, NULL},
    {"tolerance", field_number, offsetof(struct rule, tolerance), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
const struct record rule_record = {sizeof(struct rule), offsetof(struct rule, span), rule_fields, NULL, rule_finish};

/* ---- For the schema ---- */

const struct schema_reader rule_readers[] = {
    {field_terms, SHAPE_TERMS, NULL},
    {field_each, SHAPE_TERMS, NULL},
    {field_number, SHAPE_DECIMAL, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part rule_parts[] = {{rule_fields, "rule"}, {NULL, NULL}};
