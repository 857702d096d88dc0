/*
 * template_expr.c -- checks an expression against the vocabulary of the facts and compiles it.
 *
 * libxml2 takes a misspelt element for an empty selection and finds an unknown function only when it is called.
 * This parser follows the grammar of XPath 1.0 with what each step can select, so that every name is checked
 * when the template is read; libxml2 then compiles what was found right.  Paths of plain steps are noted for
 * template_value.c, which walks them itself.
 */
#include <string.h>

#include "template_int.h"

#define PARSE_DEPTH_MAX 40

struct parser {
    struct arena       *arena;
    const struct scope *scope;
    struct expr        *expr;
    struct diags       *diags;
    const struct token *token; /* the current one */
    GString            *compiled; /* the text for libxml2 */
    size_t              copied;   /* up to here it holds the text */
    struct step         steps[16];
    unsigned            n_steps;
    bool                simple;
    unsigned            depth;
    bool                failed;
};

static struct shape parse_or(struct parser *parser, struct name_set context);

/* In data only the span of the whole is known; it may include the braces. */
static struct span span_in_data(const struct expr *expr, size_t index, size_t length)
{
    struct span span = expr->span;
    long        total = g_utf8_strlen(expr->text, -1);
    uint32_t    braces = span.length == (uint32_t)total + 2;

    if (span.source == NULL || span.length < (uint32_t)total || index + length > strlen(expr->text))
        return span;
    span.column += braces + (uint32_t)g_utf8_strlen(expr->text, (gssize)index);
    span.length = (uint32_t)g_utf8_strlen(expr->text + index, (gssize)length);
    return span;
}

struct span expr_span_at(const struct expr *expr, size_t index, size_t length)
{
    size_t from, to;

    if (expr->source == NULL)
        return span_in_data(expr, index, length);
    from = scan_offset(expr->source, expr->offset, expr->raw, index);
    to = scan_offset(expr->source, expr->offset, expr->raw, index + length);
    return source_span_at(expr->source, from, MAX(to - from, 1));
}

static struct span token_span(const struct parser *parser, const struct token *token)
{
    return expr_span_at(parser->expr, token->offset, token->length);
}

/* Only the first mistake of an expression is reported: what follows depends on it. */
static struct shape fail(struct parser *parser, enum diag_code code, const struct token *token, const char *one,
                         const char *two, const char *three)
{
    if (!parser->failed)
        diag(parser->diags, code, token_span(parser, token), one, two, three, NULL);
    parser->failed = true;
    return (struct shape){.type = TYPE_STRING};
}

static struct shape fail_syntax(struct parser *parser, const char *expected)
{
    if (parser->token->kind == TOKEN_END)
        return fail(parser, DIAG_EXPR_INCOMPLETE, parser->token, expected, "", "");
    return fail(parser, DIAG_EXPR_SYNTAX, parser->token, parser->token->text, expected, "");
}

static bool at_text(const struct parser *parser, enum token_kind kind, const char *text)
{
    return parser->token->kind == kind && strcmp(parser->token->text, text) == 0;
}

static bool at_symbol(const struct parser *parser, const char *text)
{
    return at_text(parser, TOKEN_SYMBOL, text);
}

static void advance(struct parser *parser)
{
    if (parser->token->kind != TOKEN_END && parser->token->kind != TOKEN_BAD)
        parser->token++;
}

static bool take_symbol(struct parser *parser, const char *text)
{
    if (!at_symbol(parser, text))
        return false;
    advance(parser);
    return true;
}

static void expect_symbol(struct parser *parser, const char *text)
{
    if (!take_symbol(parser, text))
        fail_syntax(parser, text);
}

/* Copies the source up to the offset, then the addition: functions without prefix get one for libxml2. */
static void rewrite_before(struct parser *parser, size_t offset, const char *addition)
{
    g_string_append_len(parser->compiled, parser->expr->text + parser->copied,
                        (gssize)(offset - parser->copied));
    g_string_append(parser->compiled, addition);
    parser->copied = offset;
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

        return fail(parser, DIAG_EXPR_ATTRIBUTE, name, name->text, names_list(parser->arena, from.names), near);
    }
    add_step(parser, STEP_ATTRIBUTE, name->text);
    return (struct shape){.type = TYPE_NODES, .names = owners, .attribute = name->text,
                          .optional = from.optional || optional};
}

static struct shape fail_element(struct parser *parser, struct name_set context, struct name_set candidates,
                                 const struct token *name)
{
    bool        known = !names_empty(names_of(name->text));
    const char *near = names_nearest_element(candidates, name->text);

    if (!known)
        return fail(parser, DIAG_EXPR_ELEMENT, name, name->text,
                    *near != '\0' ? near : names_list(parser->arena, candidates), "");
    return fail(parser, DIAG_EXPR_NOT_CHILD, name, name->text, names_list(parser->arena, context),
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
    return (struct shape){.type = TYPE_NODES, .names = child, .optional = from.optional || presence != 0,
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
    return fail(parser, DIAG_EXPR_FORBIDDEN, axis, axis->text, "", "");
}

/* text() and node(): name and '(' have been seen. */
static struct shape take_node_test(struct parser *parser, struct shape from)
{
    const struct token *name = parser->token;
    bool                text = strcmp(name->text, "text") == 0;

    if (!text && strcmp(name->text, "node") != 0)
        return fail(parser, DIAG_EXPR_FORBIDDEN, name, name->text, "", "");
    parser->simple = false;
    advance(parser);
    expect_symbol(parser, "(");
    expect_symbol(parser, ")");
    return (struct shape){.type = TYPE_NODES, .names = text ? from.names : names_children(from.names), .text = text,
                          .optional = true};
}

static void parse_predicates(struct parser *parser, struct shape *shape);

static bool is_node_test(const struct parser *parser)
{
    const struct token *name = parser->token;

    return name->kind == TOKEN_NAME && name[1].kind == TOKEN_SYMBOL && strcmp(name[1].text, "(") == 0;
}

static struct shape parse_plain_step(struct parser *parser, struct shape from)
{
    const struct token *name = parser->token;

    if (take_symbol(parser, "@")) {
        name = parser->token;
        if (name->kind != TOKEN_NAME)
            return fail_syntax(parser, "");
        advance(parser);
        return take_attribute(parser, from, name);
    }
    if (is_node_test(parser))
        return take_node_test(parser, from);
    if (name->kind != TOKEN_NAME && !at_symbol(parser, "*"))
        return fail_syntax(parser, "");
    advance(parser);
    if (take_symbol(parser, "::")) {
        const struct token *test = parser->token;

        if (is_node_test(parser))
            return fail(parser, DIAG_EXPR_FORBIDDEN, test, test->text, "", "");
        if (test->kind != TOKEN_NAME && !at_symbol(parser, "*"))
            return fail_syntax(parser, "");
        advance(parser);
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
        return fail(parser, DIAG_EXPR_NO_CHILDREN, parser->token, from.attribute != NULL ? from.attribute : "text()",
                    "", "");
    if (take_symbol(parser, ".")) {
        add_step(parser, STEP_SELF, NULL);
        return shape;
    }
    if (take_symbol(parser, "..")) {
        add_step(parser, STEP_PARENT, NULL);
        shape.names = names_parents(from.names);
        return shape;
    }
    shape = parse_plain_step(parser, from);
    if (!parser->failed)
        parse_predicates(parser, &shape);
    return shape;
}

static struct shape parse_steps(struct parser *parser, struct shape from)
{
    struct shape shape = parse_step(parser, from);

    while (!parser->failed && (at_symbol(parser, "/") || at_symbol(parser, "//"))) {
        if (at_symbol(parser, "//"))
            return fail(parser, DIAG_EXPR_FORBIDDEN, parser->token, "//", "descendant::", "");
        advance(parser);
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

static void parse_predicates(struct parser *parser, struct shape *shape)
{
    while (!parser->failed && take_symbol(parser, "[")) {
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
            expect_symbol(parser, "]");
    }
}

/* ---- Functions and variables ---- */

static void check_argument(struct parser *parser, const struct function_rule *rule, int index, struct shape shape,
                           const struct token *start)
{
    char kind = index < (int)strlen(rule->nodes) ? rule->nodes[index] : ' ', number[12];

    if (rule->max < 0 && *rule->nodes != '\0')
        kind = rule->nodes[MIN(index, (int)strlen(rule->nodes) - 1)];
    if (kind == 'n' && shape.type != TYPE_NODES) {
        g_snprintf(number, sizeof number, "%d", index + 1);
        fail(parser, DIAG_EXPR_ARGUMENT_NODES, start, rule->name, number, "");
    }
}

static const char *argument_counts(struct arena *arena, const struct function_rule *rule)
{
    if (rule->max < 0)
        return arena_printf(arena, "≥ %d", rule->min);
    if (rule->max == rule->min)
        return arena_printf(arena, "%d", rule->min);
    return arena_printf(arena, "%d-%d", rule->min, rule->max);
}

static int parse_arguments(struct parser *parser, const struct function_rule *rule, struct name_set context,
                           struct shape *first)
{
    int count = 0;

    expect_symbol(parser, "(");
    while (!parser->failed && !at_symbol(parser, ")")) {
        const struct token *start = parser->token;
        struct shape        shape = parse_or(parser, context);

        if (count == 0)
            *first = shape;
        if (!parser->failed)
            check_argument(parser, rule, count, shape, start);
        count++;
        if (!take_symbol(parser, ","))
            break;
    }
    if (!parser->failed)
        expect_symbol(parser, ")");
    return count;
}

static struct shape parse_function(struct parser *parser, struct name_set context)
{
    const struct token         *name = parser->token;
    const struct function_rule *rule = function_find(name->text);
    struct shape                result = {.type = TYPE_STRING}, first = {.type = TYPE_STRING};
    int                         count;

    if (rule == NULL && language_word_index("document id key lang sum floor ceiling round name local-name "
                                            "namespace-uri current", name->text) >= 0)
        return fail(parser, DIAG_EXPR_FORBIDDEN, name, arena_printf(parser->arena, "%s()", name->text),
                    language_word_index("sum", name->text) == 0 ? "vn:sum()" : "", "");
    if (rule == NULL)
        return fail(parser, DIAG_EXPR_FUNCTION, name, name->text, function_nearest(name->text), "");
    if (rule->run != NULL && strncmp(name->text, "vn:", 3) != 0)
        rewrite_before(parser, name->offset, "vn:");
    advance(parser);
    count = parse_arguments(parser, rule, context, &first);
    if (!parser->failed && (count < rule->min || (rule->max >= 0 && count > rule->max)))
        return fail(parser, DIAG_EXPR_ARGUMENTS, name, rule->name, argument_counts(parser->arena, rule),
                    arena_printf(parser->arena, "%d", count));
    result.type = rule->type;
    if (rule->element != NULL)
        result.names = *rule->element != '\0' ? names_of(rule->element)
                                              : names_closure(names_root(), names_children, true);
    return result;
}

static struct shape parse_variable(struct parser *parser)
{
    const struct token *name = parser->token;
    const char         *names[64] = {NULL};
    unsigned            count = 0;

    for (unsigned i = parser->scope->n_variables; i-- > 0;) {
        if (strcmp(parser->scope->variables[i].name, name->text) == 0) {
            advance(parser);
            return parser->scope->variables[i].shape;
        }
        if (count + 1 < G_N_ELEMENTS(names))
            names[count++] = parser->scope->variables[i].name;
    }
    return fail(parser, DIAG_EXPR_VARIABLE, name, name->text, diag_nearest(name->text, names), "");
}

/* A path that starts with a variable, a function, a bracket or a constant. */
static struct shape parse_filter(struct parser *parser, struct name_set context)
{
    const struct token *start = parser->token;
    struct shape        shape = {.type = TYPE_STRING};
    bool                outermost = parser->expr->variable == NULL && parser->n_steps == 0;

    if (start->kind == TOKEN_VARIABLE) {
        shape = parse_variable(parser);
        if (outermost && start->offset == strspn(parser->expr->text, " \t\r\n") && shape.type == TYPE_NODES)
            parser->expr->variable = start->text;
        else
            parser->simple = false;
    } else {
        parser->simple = false;
        if (start->kind == TOKEN_NAME) {
            shape = parse_function(parser, context);
        } else if (take_symbol(parser, "(")) {
            shape = parse_or(parser, context);
            if (!parser->failed)
                expect_symbol(parser, ")");
        } else {
            shape.type = start->kind == TOKEN_NUMBER ? TYPE_NUMBER : TYPE_STRING;
            advance(parser);
        }
    }
    if (parser->failed || !(at_symbol(parser, "[") || at_symbol(parser, "/") || at_symbol(parser, "//")))
        return shape;
    if (shape.type != TYPE_NODES)
        return fail_syntax(parser, "");
    if (at_symbol(parser, "["))
        parser->simple = false;
    parse_predicates(parser, &shape);
    if (at_symbol(parser, "//"))
        return fail(parser, DIAG_EXPR_FORBIDDEN, parser->token, "//", "descendant::", "");
    return !parser->failed && take_symbol(parser, "/") ? parse_steps(parser, shape) : shape;
}

static bool starts_filter(const struct parser *parser)
{
    const struct token *token = parser->token;

    if (token->kind == TOKEN_VARIABLE || token->kind == TOKEN_LITERAL || token->kind == TOKEN_NUMBER)
        return true;
    if (at_symbol(parser, "("))
        return true;
    if (!is_node_test(parser))
        return false;
    /* text('id') is a function of ours, text() a node test */
    return language_word_index("node comment processing-instruction", token->text) < 0 &&
           !(strcmp(token->text, "text") == 0 && token[2].kind == TOKEN_SYMBOL && strcmp(token[2].text, ")") == 0);
}

static struct shape parse_path(struct parser *parser, struct name_set context)
{
    struct shape from = {.type = TYPE_NODES, .names = context};

    if (starts_filter(parser))
        return parse_filter(parser, context);
    if (at_symbol(parser, "//"))
        return fail(parser, DIAG_EXPR_FORBIDDEN, parser->token, "//", "descendant::", "");
    if (at_symbol(parser, "/")) { /* the only child of the document is the root element */
        const struct token *slash = parser->token;

        advance(parser);
        parser->simple = false;
        if (parser->token->kind != TOKEN_NAME || names_empty(names_with(names_root(), parser->token->text)))
            return fail(parser, DIAG_EXPR_FORBIDDEN, slash, "/", names_first(names_root()), "");
        advance(parser);
        from.names = names_root();
        return take_symbol(parser, "/") ? parse_steps(parser, from) : from;
    }
    return parse_steps(parser, from);
}

/* ---- Operators ---- */

static struct shape parse_union(struct parser *parser, struct name_set context)
{
    struct shape shape = parse_path(parser, context), other;

    while (!parser->failed && at_text(parser, TOKEN_OPERATOR, "|")) {
        const struct token *sign = parser->token;

        advance(parser);
        parser->simple = false;
        other = parse_path(parser, context);
        if (!parser->failed && (shape.type != TYPE_NODES || other.type != TYPE_NODES))
            return fail(parser, DIAG_EXPR_SYNTAX, sign, "|", "", "");
        shape.names = names_union(shape.names, other.names);
        shape.optional = shape.optional && other.optional;
        if (shape.attribute == NULL || other.attribute == NULL)
            shape.attribute = NULL;
    }
    return shape;
}

/* Binary floating point is good enough for counts and positions only. */
static void check_countable(struct parser *parser, struct shape shape, const struct token *sign)
{
    if (!parser->failed && shape.type != TYPE_NUMBER)
        fail(parser, DIAG_EXPR_ARITHMETIC, sign, sign->text,
             strcmp(sign->text, "+") == 0 ? "vn:sum()" : strcmp(sign->text, "-") == 0 ? "vn:difference()" : "vn:ratio()",
             "");
}

static struct shape parse_unary(struct parser *parser, struct name_set context)
{
    const struct token *sign = parser->token;
    struct shape        shape;
    bool                negative = false;

    while (at_text(parser, TOKEN_OPERATOR, "-")) {
        negative = true;
        parser->simple = false;
        advance(parser);
    }
    shape = parse_union(parser, context);
    if (negative)
        check_countable(parser, shape, sign);
    return shape;
}

struct operator_level {
    const char *operators;
    bool        arithmetic;
};

static const struct operator_level levels[] = {
    {"or", false}, {"and", false}, {"= !=", false}, {"< > <= >=", false}, {"+ -", true}, {"* div mod", true},
};

static struct shape parse_level(struct parser *parser, struct name_set context, unsigned level)
{
    struct shape shape, other;

    if (level == G_N_ELEMENTS(levels))
        return parse_unary(parser, context);
    shape = parse_level(parser, context, level + 1);
    while (!parser->failed && parser->token->kind == TOKEN_OPERATOR &&
           language_word_index(levels[level].operators, parser->token->text) >= 0) {
        const struct token *sign = parser->token;

        advance(parser);
        parser->simple = false;
        if (levels[level].arithmetic)
            check_countable(parser, shape, sign);
        other = parse_level(parser, context, level + 1);
        if (levels[level].arithmetic)
            check_countable(parser, other, sign);
        shape = (struct shape){.type = levels[level].arithmetic ? TYPE_NUMBER : TYPE_BOOLEAN};
    }
    return shape;
}

static struct shape parse_or(struct parser *parser, struct name_set context)
{
    struct shape shape = {.type = TYPE_STRING};

    if (++parser->depth > PARSE_DEPTH_MAX)
        fail_syntax(parser, "");
    else
        shape = parse_level(parser, context, 0);
    parser->depth--;
    return shape;
}

/* ---- The whole ---- */

static void ignore_error(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

static void compile(struct parser *parser)
{
    xmlXPathContextPtr xpath = xmlXPathNewContext(NULL);
    struct expr       *expr = parser->expr;

    rewrite_before(parser, strlen(expr->text), "");
    xpath->error = ignore_error;
    expr->compiled = xmlXPathCtxtCompile(xpath, BAD_CAST parser->compiled->str);
    xmlXPathFreeContext(xpath);
    if (expr->compiled == NULL)
        fail_syntax(parser, "");
}

static void keep_steps(struct parser *parser)
{
    struct expr *expr = parser->expr;

    expr->simple = true;
    expr->n_steps = parser->n_steps;
    expr->steps = arena_new_array(parser->arena, struct step, parser->n_steps + 1);
    if (parser->n_steps > 0)
        memcpy(expr->steps, parser->steps, parser->n_steps * sizeof(struct step));
}

struct expr *expr_compile(struct arena *arena, const struct scope *scope, struct expr_text text, struct diags *diags)
{
    struct expr  *expr = arena_new_struct(arena, struct expr);
    struct parser parser = {.arena = arena, .scope = scope, .expr = expr, .diags = diags, .simple = true};

    expr->text = text.text;
    expr->source = text.source;
    expr->offset = text.offset;
    expr->raw = text.raw;
    expr->span = text.source != NULL ? expr_span_at(expr, 0, strlen(text.text)) : text.span;
    parser.token = lex_expression(arena, text.text);
    parser.compiled = g_string_new(NULL);
    expr->shape = parse_or(&parser, scope->context);
    if (!parser.failed && parser.token->kind != TOKEN_END)
        fail_syntax(&parser, "");
    if (!parser.failed && parser.simple)
        keep_steps(&parser);
    else if (!parser.failed)
        compile(&parser);
    g_string_free(parser.compiled, TRUE);
    return parser.failed ? NULL : expr;
}

void expr_free(struct expr *expr)
{
    if (expr->compiled != NULL)
        xmlXPathFreeCompExpr(expr->compiled);
    expr->compiled = NULL;
}
