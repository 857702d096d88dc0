/*
 * template_attribute.c -- the values of an operation's attributes.
 */
#include <string.h>

#include "template_expand.h"

const struct op_attribute *op_attribute(const struct op *op, const char *name)
{
    for (unsigned i = 0; i < op->n_attributes; i++)
        if (strcmp(op->attributes[i].rule->name, name) == 0)
            return &op->attributes[i];
    return NULL;
}

const char *expand_attribute(struct run *run, const struct op *op, const char *name, struct context at)
{
    const struct op_attribute *attribute = op_attribute(op, name);

    return attribute != NULL ? value_pattern(run, attribute->pattern, at) : NULL;
}

void expand_report(struct run *run, struct span where, enum diag_code code, const char *one, const char *two,
                   const char *three)
{
    diag(run->diags, code, where, one, two, three, NULL);
    if (node_span(run->at.node) != NULL)
        diag_also(run->diags, *node_span(run->at.node));
    run->failed = true;
}

void expand_report_value(struct run *run, const struct op *op, const char *name, const char *value, const char *allowed)
{
    expand_report(run, op_attribute(op, name)->pattern->span, DIAG_TEMPLATE_ATTRIBUTE_VALUE, value, name, allowed);
}

int expand_choice(struct run *run, const struct op *op, const char *name, int absent, struct context at)
{
    const struct op_attribute *attribute = op_attribute(op, name);
    const char                *value;
    char                      *words;
    int                        chosen = absent;

    if (attribute == NULL || (value = value_pattern(run, attribute->pattern, at)) == NULL)
        return absent;
    run->at = at;
    if (!language_choice(attribute->rule->choice, value, &chosen)) {
        words = language_choice_words(attribute->rule->choice);
        expand_report_value(run, op, name, value, words);
        g_free(words);
    }
    return chosen;
}

bool expand_flag(struct run *run, const struct op *op, const char *name, struct context at)
{
    return expand_choice(run, op, name, false, at);
}

bool expand_number(struct run *run, const struct op *op, const char *name, double *number, struct context at)
{
    const struct op_attribute *attribute = op_attribute(op, name);
    const char                *value = expand_attribute(run, op, name, at);
    double                     read;

    if (value == NULL)
        return false;
    if (!language_number(value, attribute->rule->number, &read)) {
        run->at = at;
        expand_report_value(run, op, name, value, language_number_form(attribute->rule->number));
        return false;
    }
    *number = read;
    return true;
}

struct spans expand_spans(const struct op *op, struct context at)
{
    return (struct spans){op->span, node_span(at.node)};
}
