/*
 * template_step.c -- the steps of paths: what each can select by the vocabulary of the facts.
 */
#include <string.h>

#include "template_parser.h"

/* ---- Tokens ---- */

static struct span token_span(const struct parser *parser, const struct token *token)
{
    return expr_span_at(parser->expr, token->offset, token->length);
}

struct shape parser_fail(struct parser *parser, enum diag_code code, const struct token *token, const char *one,
                         const char *two, const char *three)
{
    if (!parser->failed)
        diag(parser->diags, code, token_span(parser, token), one, two, three, NULL);
    parser->failed = true;
    return (struct shape){.type = TYPE_STRING};
}

struct shape parser_fail_syntax(struct parser *parser, const char *expected)
{
    if (parser->token->kind == TOKEN_END)
        return parser_fail(parser, DIAG_EXPR_INCOMPLETE, parser->token, expected, "", "");
    return parser_fail(parser, DIAG_EXPR_SYNTAX, parser->token, parser->token->text, expected, "");
}

bool parser_at(const struct parser *parser, enum token_kind kind, const char *text)
{
    return parser->token->kind == kind && strcmp(parser->token->text, text) == 0;
}

bool parser_at_symbol(const struct parser *parser, const char *text)
{
    return parser_at(parser, TOKEN_SYMBOL, text);
}

void parser_advance(struct parser *parser)
{
    if (parser->token->kind != TOKEN_END && parser->token->kind != TOKEN_BAD)
        parser->token++;
}

bool parser_take(struct parser *parser, const char *text)
{
    if (!parser_at_symbol(parser, text))
        return false;
    parser_advance(parser);
    return true;
}

void parser_expect(struct parser *parser, const char *text)
{
    if (!parser_take(parser, text))
        parser_fail_syntax(parser, text);
}

static void add_step(struct parser *parser, enum step_axis axis, const char *name)
{
    if (parser->n_steps >= G_N_ELEMENTS(parser->steps))
        parser->simple = false;
    else
        parser->steps[parser->n_steps++] = (struct step){.axis = axis, .name = name};
}

/* ---- Steps ---- */

static struct shape take_attribute(struct parser *parser, struct shape from, const struct token *name)
{
    bool            optional;
    struct name_set owners = names_attribute(from.names, name->text, &optional);

    if (names_empty(owners)) {
        const char *near = names_nearest_attribute(from.names, name->text);

        return parser_fail(parser, DIAG_EXPR_ATTRIBUTE, name, name->text, names_list(parser->arena, from.names), near);
    }
    add_step(parser, STEP_ATTRIBUTE, name->text);
    return (struct shape){
        .type = TYPE_NODES, .names = owners, .attribute = name->text, .optional = from.optional || optional};
}

static struct shape fail_element(struct parser *parser, struct name_set context, struct name_set candidates,
                                 const struct token *name)
{
    bool        known = !names_empty(names_of(name->text));
    const char *near = names_nearest_element(candidates, name->text);

    if (!known)
        return parser_fail(parser, DIAG_EXPR_ELEMENT, name, name->text,
                           *near != '\0' ? near : names_list(parser->arena, candidates), "");
    return parser_fail(parser, DIAG_EXPR_NOT_CHILD, name, name->text, names_list(parser->arena, context),
                       names_list(parser->arena, names_parents(names_of(name->text))));
}

static struct shape take_child(struct parser *parser, struct shape from, const struct token *name)
{
    unsigned        presence;
    struct name_set child = names_child(from.names, name->text, &presence);

    if (names_empty(child))
        return fail_element(parser, from.names, names_children(from.names), name);
    add_step(parser, STEP_CHILD, name->text);
    if (parser->n_steps > 0)
        parser->steps[parser->n_steps - 1].single = !(presence & PRESENT_MANY);
    return (struct shape){.type = TYPE_NODES,
                          .names = child,
                          .optional = from.optional || presence != 0,
                          .many = !from.optional && presence == PRESENT_MANY};
}

/* A name on any other axis: among the elements that the axis reaches. */
static struct shape take_among(struct parser *parser, struct shape from, struct name_set reached,
                               const struct token *name)
{
    struct name_set found = reached;

    parser->simple = false;
    if (strcmp(name->text, "*") != 0)
        found = names_with(reached, name->text);
    if (names_empty(found))
        return fail_element(parser, from.names, reached, name);
    return (struct shape){.type = TYPE_NODES, .names = found, .optional = true};
}

static struct shape take_axis(struct parser *parser, struct shape from, const struct token *axis,
                              const struct token *name)
{
    if (strcmp(axis->text, "child") == 0 && strcmp(name->text, "*") != 0)
        return take_child(parser, from, name);
    if (strcmp(axis->text, "attribute") == 0)
        return take_attribute(parser, from, name);
    if (strcmp(axis->text, "child") == 0)
        return take_among(parser, from, names_children(from.names), name);
    if (strcmp(axis->text, "parent") == 0)
        return take_among(parser, from, names_parents(from.names), name);
    if (strcmp(axis->text, "self") == 0)
        return take_among(parser, from, from.names, name);
    if (strcmp(axis->text, "descendant") == 0)
        return take_among(parser, from, names_closure(from.names, names_children, false), name);
    if (strcmp(axis->text, "descendant-or-self") == 0)
        return take_among(parser, from, names_closure(from.names, names_children, true), name);
    if (strcmp(axis->text, "ancestor") == 0)
        return take_among(parser, from, names_closure(from.names, names_parents, false), name);
    if (strcmp(axis->text, "ancestor-or-self") == 0)
        return take_among(parser, from, names_closure(from.names, names_parents, true), name);
    return parser_fail(parser, DIAG_EXPR_FORBIDDEN, axis, axis->text, "", "");
}

/* text() and node(): name and '(' have been seen. */
static struct shape take_node_test(struct parser *parser, struct shape from)
{
    const struct token *name = parser->token;
    bool                text = strcmp(name->text, "text") == 0;

    if (!text && strcmp(name->text, "node") != 0)
        return parser_fail(parser, DIAG_EXPR_FORBIDDEN, name, name->text, "", "");
    parser->simple = false;
    parser_advance(parser);
    parser_expect(parser, "(");
    parser_expect(parser, ")");
    return (struct shape){
        .type = TYPE_NODES, .names = text ? from.names : names_children(from.names), .text = text, .optional = true};
}

bool parser_at_node_test(const struct parser *parser)
{
    const struct token *name = parser->token;

    return name->kind == TOKEN_NAME && name[1].kind == TOKEN_SYMBOL && strcmp(name[1].text, "(") == 0;
}

static struct shape parse_plain_step(struct parser *parser, struct shape from)
{
    const struct token *name = parser->token;

    if (parser_take(parser, "@")) {
        name = parser->token;
        if (name->kind != TOKEN_NAME)
            return parser_fail_syntax(parser, "");
        parser_advance(parser);
        return take_attribute(parser, from, name);
    }
    if (parser_at_node_test(parser))
        return take_node_test(parser, from);
    if (name->kind != TOKEN_NAME && !parser_at_symbol(parser, "*"))
        return parser_fail_syntax(parser, "");
    parser_advance(parser);
    if (parser_take(parser, "::")) {
        const struct token *test = parser->token;

        if (parser_at_node_test(parser))
            return parser_fail(parser, DIAG_EXPR_FORBIDDEN, test, test->text, "", "");
        if (test->kind != TOKEN_NAME && !parser_at_symbol(parser, "*"))
            return parser_fail_syntax(parser, "");
        parser_advance(parser);
        return take_axis(parser, from, name, test);
    }
    if (strcmp(name->text, "*") == 0)
        return take_among(parser, from, names_children(from.names), name);
    return take_child(parser, from, name);
}

static struct shape parse_step(struct parser *parser, struct shape from)
{
    struct shape shape = from;

    if (from.attribute != NULL || from.text)
        return parser_fail(parser, DIAG_EXPR_NO_CHILDREN, parser->token,
                           from.attribute != NULL ? from.attribute : "text()", "", "");
    if (parser_take(parser, ".")) {
        add_step(parser, STEP_SELF, NULL);
        return shape;
    }
    if (parser_take(parser, "..")) {
        add_step(parser, STEP_PARENT, NULL);
        shape.names = names_parents(from.names);
        return shape;
    }
    shape = parse_plain_step(parser, from);
    if (!parser->failed)
        parse_predicates(parser, &shape);
    return shape;
}

struct shape parse_steps(struct parser *parser, struct shape from)
{
    struct shape shape = parse_step(parser, from);

    while (!parser->failed && (parser_at_symbol(parser, "/") || parser_at_symbol(parser, "//"))) {
        if (parser_at_symbol(parser, "//"))
            return parser_fail(parser, DIAG_EXPR_FORBIDDEN, parser->token, "//", "descendant::", "");
        parser_advance(parser);
        shape = parse_step(parser, shape);
    }
    return shape;
}

/* Is it @name='literal'] from here? */
static bool is_equality(const struct token *token)
{
    return token[0].kind == TOKEN_SYMBOL && strcmp(token[0].text, "@") == 0 && token[1].kind == TOKEN_NAME &&
           token[2].kind == TOKEN_OPERATOR && strcmp(token[2].text, "=") == 0 && token[3].kind == TOKEN_LITERAL &&
           token[4].kind == TOKEN_SYMBOL && strcmp(token[4].text, "]") == 0;
}

/* Such a predicate can be walked. */
static bool note_equality(struct parser *parser)
{
    const struct token *token = parser->token;

    if (parser->n_steps == 0 || !is_equality(token))
        return false;
    if (parser->steps[parser->n_steps - 1].axis != STEP_CHILD || parser->steps[parser->n_steps - 1].where != NULL)
        return false;
    parser->steps[parser->n_steps - 1].where = token[1].text;
    parser->steps[parser->n_steps - 1].equals = token[3].text;
    return true;
}

void parse_predicates(struct parser *parser, struct shape *shape)
{
    while (!parser->failed && parser_take(parser, "[")) {
        bool     simple = parser->simple && note_equality(parser);
        unsigned n_steps = parser->n_steps;

        if (shape->many && is_equality(parser->token)) { /* one of many is asked for: it should be there */
            shape->optional = false;
            shape->many = false;
        }
        parse_or(parser, shape->names);
        parser->n_steps = n_steps; /* the predicate's own steps are not the path's */
        parser->simple = simple;
        if (!parser->failed)
            parser_expect(parser, "]");
    }
}
