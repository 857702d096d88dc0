/*
 * value_text.c -- makes the elements baseline, target and result.
 */
#include "value_text.h"

#include <string.h>

#include "rich_text.h"
#include "viet.h"

static void append_words(xmlNodePtr paragraph, const char *words)
{
    facts_text(paragraph, words, strlen(words));
}

/* "Ước", the numbers as given, "(Số liệu lũy kế, năm 2025)", the remark. */
static void append_value(struct facts_builder *builder, xmlNodePtr node, const struct value *value)
{
    xmlNodePtr paragraph = NULL;

    if (value->kind == VALUE_TEXT && !value->estimated && value->printed.text != NULL) { /* may be a list */
        rich_text_append(builder, node, &value->printed);
        paragraph = node->last;
    } else {
        paragraph = rich_text_paragraph(builder, node, NULL, &value->printed.span);
        append_words(paragraph, value->estimated ? "Ước " : "");
        if (value->printed.text != NULL)
            paragraph = rich_text_continue(builder, paragraph, &value->printed);
    }
    if (paragraph == NULL)
        return;
    if (value->cumulative || value->as_of.text != NULL) {
        append_words(paragraph, " (");
        if (value->cumulative)
            append_words(paragraph, value->as_of.text != NULL ? "Số liệu lũy kế, " : "Số liệu lũy kế");
        if (value->as_of.text != NULL)
            append_words(paragraph, value->as_of.text);
        append_words(paragraph, ")");
    }
    if (value->remark.text != NULL) {
        append_words(paragraph, " ");
        rich_text_continue(builder, paragraph, &value->remark);
    }
}

static void set_relation(xmlNodePtr node, enum value_relation relation)
{
    if (relation != RELATION_NONE)
        facts_set(node, "relation", relation == RELATION_AT_LEAST ? "at-least" : "at-most");
}

xmlNodePtr value_element(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct value *value,
                         const char *unit)
{
    xmlNodePtr node = facts_element(builder, parent, name, &value->span);
    char       number[DECIMAL_TEXT_MAX];

    if (value->kind == VALUE_NONE) {
        facts_set_flag(node, "none", true);
        if (value->reason.text != NULL && value->reason.text[0] != '\0')
            rich_text_append(builder, node, &value->reason);
        else
            rich_text_words(builder, node, "-");
        return node;
    }
    if (value->kind == VALUE_NUMBER && value->n_numbers > 0) {
        decimal_print(value->numbers[0], number);
        facts_set(node, "value", number);
    }
    if (value->kind != VALUE_TEXT)
        facts_set(node, "unit", value->unit != NULL ? value->unit : unit);
    set_relation(node, value->relation);
    append_value(builder, node, value);
    return node;
}
