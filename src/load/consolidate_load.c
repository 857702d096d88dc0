/*
 * consolidate_load.c -- how an indicator's figure comes about from what agencies report, and codes of reporting
 * systems.
 */
#include "consolidate_load.h"

#include <string.h>

#include "refer_load.h"
#include "rule_load.h"
#include "schema_shapes.h"

#define CODE_MAX 35 /* characters of a mã định danh: QĐ 20/2020/QĐ-TTg */

static const struct choice rules[] = {
    {"sum", CONSOLIDATE_SUM},     {"mean", CONSOLIDATE_MEAN},     {"weighted-mean", CONSOLIDATE_WEIGHTED_MEAN},
    {"ratio", CONSOLIDATE_RATIO}, {"count", CONSOLIDATE_COUNT},   {"min", CONSOLIDATE_MIN},
    {"max", CONSOLIDATE_MAX},     {"latest", CONSOLIDATE_LATEST}, {NULL, 0},
};

static const struct field consolidate_fields[] = {
    {"class", field_reference, offsetof(struct consolidate_by, class), FIELD_REQUIRED, &id_space_classes},
    {"rule", field_choice, offsetof(struct consolidate_by, rule), FIELD_REQUIRED, rules},
    {"weight", field_text, offsetof(struct consolidate_by, weight), 0, NULL},
    {"at-least", field_number, offsetof(struct consolidate_by, at_least), 0, NULL},
    {"at-most", field_number, offsetof(struct consolidate_by, at_most), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

/* Keys that only one rule knows. */
static void check_keys(struct load *load, const struct consolidate_by *by)
{
    bool weighs = by->rule == CONSOLIDATE_WEIGHTED_MEAN;

    if (weighs && by->weight.text == NULL)
        diag(load->diags, DIAG_MISSING_KEY, by->span, "weight", NULL);
    if (!weighs && by->weight.text != NULL)
        diag(load->diags, DIAG_KEY_NOT_HERE, by->weight.span, "weight", "'rule: weighted-mean'", NULL);
    if (by->rule != CONSOLIDATE_COUNT && (by->at_least != NULL || by->at_most != NULL))
        diag(load->diags, DIAG_KEY_NOT_HERE, by->span, by->at_least != NULL ? "at-least" : "at-most", "'rule: count'",
             NULL);
}

void field_consolidate(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct consolidate_by *by = into;

    by->span = node->span;
    if (node->kind == YAML_TREE_SCALAR && strcmp(node->text, "lead") == 0)
        return;
    if (node->kind == YAML_TREE_SCALAR) {
        diag(load->diags, DIAG_BAD_CHOICE, node->span, load_excerpt(load, node->text), field->key,
             "lead, {class: …, rule: sum}", NULL);
        return;
    }
    if (load_fields(load, consolidate_fields, field->key, node, node->span, by) && by->class != NULL)
        check_keys(load, by);
}

/* Letters, digits and what else is allowed; not at its ends. */
static bool is_code(const char *text, const char *separators, bool lower)
{
    size_t length = strlen(text);

    if (length == 0 || length > CODE_MAX || !g_ascii_isalnum(text[0]) || !g_ascii_isalnum(text[length - 1]))
        return false;
    for (; *text != '\0'; text++)
        if (!g_ascii_isdigit(*text) && !g_ascii_isupper(*text) && !(lower && g_ascii_islower(*text)) &&
            strchr(separators, *text) == NULL)
            return false;
    return true;
}

void field_code(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (!load_is_text(load, field->key, node))
        return;
    if (is_code(node->text, ".-/_", true))
        *(const char **)into = node->text;
    else
        diag(load->diags, DIAG_BAD_CODE, node->span, load_excerpt(load, node->text), NULL);
}

void field_identifier(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (!load_is_text(load, field->key, node))
        return;
    if (is_code(node->text, ".", false))
        *(const char **)into = node->text;
    else
        diag(load->diags, DIAG_BAD_IDENTIFIER, node->span, load_excerpt(load, node->text), NULL);
}

/* ---- For the schema ---- */

const struct schema_reader consolidate_readers[] = {
    {field_consolidate, SHAPE_CONSOLIDATE, NULL},
    {field_code, SHAPE_TEXT, NULL},
    {field_identifier, SHAPE_TEXT, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part consolidate_parts[] = {{consolidate_fields, "from"}, {NULL, NULL}};
