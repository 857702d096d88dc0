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

/* NULL, reported, if it is none. */
static struct rule_term *read_term(struct load *load, const char *key, const struct yaml_node *node)
{
    struct rule_term *term = arena_new_struct(load->arena, struct rule_term);

    if (!load_is_text(load, key, node))
        return NULL;
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

/* A list of terms; one alone needs no brackets.  If one is wrong the rule has none: half a sum says nothing. */
static void field_terms(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    unsigned          count = node->kind == YAML_TREE_SCALAR ? 1 : node->count;
    GPtrArray        *list;
    struct rule_term *term;
    bool              whole = true;

    if (node->kind != YAML_TREE_SCALAR && !load_is_list(load, field->key, node))
        return;
    list = load_list(load, count);
    for (unsigned i = 0; i < count; i++) {
        term = read_term(load, field->key, node->kind == YAML_TREE_SCALAR ? node : node->items[i]);
        whole = whole && term != NULL;
        if (whole)
            g_ptr_array_add(list, term);
    }
    if (whole)
        *(GPtrArray **)into = list;
}

static const struct id_space id_space_rules = {ID_SPACE_NONE, offsetof(struct rule, span), DIAG_BAD_ID};

static const struct field rule_fields[] = {
    {"id", field_id, offsetof(struct rule, id), FIELD_REQUIRED | FIELD_WORD, &id_space_rules},
    {"title", field_text, offsetof(struct rule, title), 0, NULL},
    {"sum", field_terms, offsetof(struct rule, sum), FIELD_REQUIRED | FIELD_LIST, NULL},
    {"equals", field_terms, offsetof(struct rule, equals), FIELD_REQUIRED | FIELD_LIST, NULL},
    {"tolerance", field_number, offsetof(struct rule, tolerance), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
const struct record rule_record = {sizeof(struct rule), offsetof(struct rule, span), rule_fields, NULL, NULL};

/* ---- For the schema ---- */

const struct schema_reader rule_readers[] = {
    {field_terms, SHAPE_TERMS, NULL},
    {field_number, SHAPE_DECIMAL, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part rule_parts[] = {{rule_fields, "rule"}, {NULL, NULL}};
