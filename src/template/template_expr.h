/*
 * template_expr.h -- expressions: their tokens, what they yield, compiled; the functions that they may call.
 * For reading (template_lex.c, template_expr.c and template_step.c make them) and running (template_value.c).
 */
#ifndef BAOCAO_TEMPLATE_EXPR_H
#define BAOCAO_TEMPLATE_EXPR_H

#include <libxml/xpath.h>

#include "base/arena.h"
#include "base/diag.h"
#include "template_names.h"

enum value_type { TYPE_NODES, TYPE_STRING, TYPE_NUMBER, TYPE_DECIMAL, TYPE_BOOLEAN };

struct shape { /* what an expression yields, as far as it can be known when the template is read */
    enum value_type type;
    struct name_set names;     /* of nodes: the elements that they, or that their attributes' owners, may be */
    const char     *attribute; /* nodes are attributes of this name */
    bool            text;      /* nodes are pieces of text */
    bool            optional;  /* there may be none, by the vocabulary */
    bool            many;      /* only because the last step selects any number */
};

struct variable {
    const char  *name;
    struct shape shape;
};

struct scope { /* what an expression may refer to */
    struct name_set  context;
    struct variable *variables;
    unsigned         n_variables, capacity;
};

enum step_axis { STEP_SELF, STEP_CHILD, STEP_ATTRIBUTE, STEP_PARENT };

struct step { /* of a path so simple that it is walked without libxml2 */
    enum step_axis axis;
    const char    *name;
    const char    *where, *equals; /* [@where='equals'], or NULL */
    bool           single;         /* there is one at most: no need to look further */
};

struct expr {
    const char          *text;   /* as written */
    const struct source *source; /* with offset and raw: see struct expr_text */
    size_t               offset;
    bool                 raw;
    struct span          span;
    struct shape         shape;
    xmlXPathCompExprPtr  compiled;
    bool                 simple;   /* steps say all */
    const char          *variable; /* a simple path's start, or NULL: the context node */
    struct step         *steps;
    unsigned             n_steps;
};

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_VARIABLE,
    TOKEN_LITERAL,
    TOKEN_NUMBER,
    TOKEN_OPERATOR, /* + - = and div … */
    TOKEN_SYMBOL,   /* ( ) [ ] . .. @ , :: / // */
    TOKEN_BAD,
};

struct token {
    enum token_kind kind;
    const char     *text; /* in the arena; a variable without its $, a literal without its quotes */
    size_t          offset, length;
};

/* The tokens of an expression, the last of kind TOKEN_END or TOKEN_BAD. */
struct token *lex_expression(struct arena *arena, const char *text);

struct expr_text { /* an expression's text and where it stands */
    const char          *text;
    const struct source *source; /* of a template: the text starts at the offset; NULL: span says where */
    size_t               offset;
    bool                 raw;
    struct span          span;
};

/* Checks and compiles.  NULL if anything was wrong and reported.  To be freed with expr_free. */
struct expr *expr_compile(struct arena *arena, const struct scope *scope, struct expr_text text, struct diags *diags);
void         expr_free(struct expr *expr);
/* The span of a part of an expression. */
struct span expr_span_at(const struct expr *expr, size_t index, size_t length);

/* ---- Functions (template_function.c) ---- */

struct function_rule {
    const char      *name;     /* "vn:count", "requirement", "position" */
    int              min, max; /* arguments; max -1: any number */
    const char      *nodes;    /* for each argument 'n' if it must be nodes, 'b' node or string, ' ' any */
    enum value_type  type;
    const char      *element; /* nodes: which; a trailing ?: it may find none, and that is no mistake */
    xmlXPathFunction run;     /* NULL: XPath's own */
};

const struct function_rule *function_find(const char *name);
const char                 *function_nearest(const char *name);
void                        functions_register(xmlXPathContextPtr xpath);

#endif
