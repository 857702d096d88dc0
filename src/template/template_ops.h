/*
 * template_ops.h -- a compiled template: operations in a tree.
 * Made by template_read.c, run by template_expand.c and what that calls.
 */
#ifndef BAOCAO_TEMPLATE_OPS_H
#define BAOCAO_TEMPLATE_OPS_H

#include <glib.h>

#include "template.h"
#include "template_expr.h"
#include "template_language.h"

struct pattern_part {
    const char          *text; /* or */
    struct expr         *expr;
    struct pattern_part *next;
};

struct pattern {
    struct pattern_part *first;
    struct span          span;
};

enum op_kind { OP_ELEMENT, OP_TEXT, OP_VALUE };

struct op_attribute {
    const struct attribute_rule *rule;
    struct pattern              *pattern;
    struct expr                 *expr;
    const char                  *name;
};

struct op {
    enum op_kind               kind;
    const struct element_rule *rule; /* OP_ELEMENT */
    struct op_attribute       *attributes;
    unsigned                   n_attributes;
    struct expr               *condition; /* if="…" */
    const char                *text;      /* OP_TEXT */
    struct expr               *expr;      /* OP_VALUE */
    const struct span         *span;
    enum content               inherited; /* what may stand in its place */
    const char                *owner;     /* for messages: the element whose content this is, control elements left
                                               out; NULL in an unknown element */
    struct op *first, *last, *next;
};

struct template
{
    struct arena    *arena;
    const GPtrArray *folders; /* borrowed */
    GPtrArray       *exprs;   /* owned: libxml2's memory */
    struct op       *root;
};

const struct op_attribute *op_attribute(const struct op *op, const char *name);

#endif
