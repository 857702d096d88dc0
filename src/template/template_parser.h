/*
 * template_parser.h -- the parser of expressions while it is at work.  For template_expr.c and template_step.c only.
 */
#ifndef BAOCAO_TEMPLATE_PARSER_H
#define BAOCAO_TEMPLATE_PARSER_H

#include <glib.h>

#include "template_expr.h"

struct parser {
    struct arena       *arena;
    const struct scope *scope;
    struct expr        *expr;
    struct diags       *diags;
    const struct token *token;    /* the current one */
    GString            *compiled; /* the text for libxml2 */
    size_t              copied;   /* up to here it holds the text */
    struct step         steps[16];
    unsigned            n_steps;
    bool                simple;
    unsigned            depth;
    bool                failed;
};

/* Only the first mistake of an expression is reported: what follows depends on it.  Returns a shape to go on with. */
struct shape parser_fail(struct parser *parser, enum diag_code code, const struct token *token, const char *one,
                         const char *two, const char *three);
/* The current token can't stand there; expected may be "". */
struct shape parser_fail_syntax(struct parser *parser, const char *expected);
bool         parser_at(const struct parser *parser, enum token_kind kind, const char *text);
bool         parser_at_symbol(const struct parser *parser, const char *text);
/* At a name and a bracket: a function or a node test such as text(). */
bool parser_at_node_test(const struct parser *parser);
void parser_advance(struct parser *parser);
/* Goes past the symbol if it is there. */
bool parser_take(struct parser *parser, const char *text);
void parser_expect(struct parser *parser, const char *text);

/* A whole expression, evaluated at nodes of these names. */
struct shape parse_or(struct parser *parser, struct name_set context);
/* a/b/@c, from nodes of this shape. */
struct shape parse_steps(struct parser *parser, struct shape from);
/* [ … ] as many as there are. */
void parse_predicates(struct parser *parser, struct shape *shape);

#endif
