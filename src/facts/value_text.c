/*
 * value_text.c -- makes the elements baseline, target and result of figures.
 */
#include "value_text.h"

#include "rich_text.h"

/* A value's printed form while it is put into paragraphs. */
struct cell {
    struct facts_builder *builder;
    xmlNodePtr            node, paragraph; /* paragraph NULL: none yet */
    const struct span    *span;
};

static void take_piece(void *context, const char *words, const struct text *rich)
{
    struct cell *cell = context;

    if (rich != NULL && cell->paragraph == NULL) { /* may be a list */
        rich_text_append(cell->builder, cell->node, rich);
        cell->paragraph = cell->node->last;
        return;
    }
    if (cell->paragraph == NULL)
        cell->paragraph = rich_text_paragraph(cell->builder, cell->node, NULL, cell->span);
    if (rich != NULL)
        cell->paragraph = rich_text_continue(cell->builder, cell->paragraph, rich);
    else
        facts_text_kept(cell->paragraph, words);
}

static void set_relation(xmlNodePtr node, enum value_relation relation)
{
    if (relation != RELATION_NONE)
        facts_set(node, "relation", relation == RELATION_AT_LEAST ? "at-least" : "at-most");
}

static void set_numbers(xmlNodePtr node, const struct figure *figure)
{
    const struct value *value = figure->value;
    char                number[DECIMAL_TEXT_MAX];

    if (value->kind == VALUE_NUMBER && value->n_numbers > 0) {
        decimal_print(decimal_trim(value->numbers[0]), number);
        facts_set(node, "value", number);
    }
    if (value->kind != VALUE_TEXT)
        facts_set(node, "unit", value->unit != NULL ? value->unit : figure->unit);
    set_relation(node, value->relation);
}

xmlNodePtr value_element(struct facts_builder *builder, xmlNodePtr parent, const char *name,
                         const struct figure *figure)
{
    const struct value *value = figure->value;
    xmlNodePtr          node = facts_element(builder, parent, name, &value->span);
    struct cell         cell = {builder, node, NULL, value->printed.text != NULL ? &value->printed.span : &value->span};

    facts_made(builder, node, NULL, figure);
    if (value->kind == VALUE_NONE)
        facts_set_flag(node, "none", true);
    else
        set_numbers(node, figure);
    figure_print(figure, FIGURE_CELL, take_piece, &cell);
    return node;
}

xmlNodePtr value_written(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct value *value,
                         const char *unit)
{
    struct figure figure = {.value = value, .unit = unit, .rule = FIGURE_WRITTEN};

    return value_element(builder, parent, name, &figure);
}
