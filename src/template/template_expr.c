/*
 * template_expr.c -- checks an expression against the vocabulary of the facts and compiles it.
 *
 * libxml2 takes a misspelt element for an empty selection and finds an unknown function only when it is called.
 * This parser follows the grammar of XPath 1.0 with what each step can select, so that every name is checked
 * when the template is read; libxml2 then compiles what was found right.  Paths of plain steps are noted for
 * template_value.c, which walks them itself.
 */
#include <string.h>

#include "base/xml_error.h"
#include "template_language.h"
#include "template_parser.h"
#include "template_scan.h"

#define PARSE_DEPTH_MAX 40

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

/* Copies the source up to the offset, then the addition: functions without prefix get one for libxml2. */
static void rewrite_before(struct parser *parser, size_t offset, const char *addition)
{
    g_string_append_len(parser->compiled, parser->expr->text + parser->copied, (gssize)(offset - parser->copied));
    g_string_append(parser->compiled, addition);
    parser->copied = offset;
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
        parser_fail(parser, DIAG_EXPR_ARGUMENT_NODES, start, rule->name, number, "");
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

/*
 * What is missing is no 0: of the figures that vn:sum takes, "…/result/@value", those that have none come along as
 * elements, so that the sum knows them.  text is the argument as compiled.
 */
static void add_missing(struct parser *parser, size_t from)
{
    static const char figures[] = "result/@value";
    char             *text = g_strstrip(g_strdup(parser->compiled->str + from));
    size_t            length = strlen(text);

    if (g_str_has_suffix(text, figures) && strpbrk(text, "|") == NULL &&
        (length == strlen(figures) || text[length - strlen(figures) - 1] == '/')) {
        text[length - MIN(length, strlen(figures) + 1)] = '\0';
        g_string_append_printf(parser->compiled, " | %s[not(result/@value)][not(indicator)]",
                               *text != '\0' ? text : "self::indicator");
    }
    g_free(text);
}

static int parse_arguments(struct parser *parser, const struct function_rule *rule, struct name_set context,
                           struct shape *first)
{
    int count = 0;

    parser_expect(parser, "(");
    while (!parser->failed && !parser_at_symbol(parser, ")")) {
        const struct token *start = parser->token;
        bool                sums = strcmp(rule->name, "vn:sum") == 0;
        size_t              from;
        struct shape        shape;

        if (sums)
            rewrite_before(parser, start->offset, "");
        from = parser->compiled->len;
        shape = parse_or(parser, context);
        if (sums && !parser->failed && shape.type == TYPE_NODES) {
            rewrite_before(parser, parser->token->offset, "");
            add_missing(parser, from);
        }
        if (count == 0)
            *first = shape;
        if (!parser->failed)
            check_argument(parser, rule, count, shape, start);
        count++;
        if (!parser_take(parser, ","))
            break;
    }
    if (!parser->failed)
        parser_expect(parser, ")");
    return count;
}

static struct shape parse_function(struct parser *parser, struct name_set context)
{
    const struct token         *name = parser->token;
    const struct function_rule *rule = function_find(name->text);
    struct shape                result = {.type = TYPE_STRING}, first = {.type = TYPE_STRING};
    int                         count;

    if (rule == NULL && language_word_index("document id key lang sum floor ceiling round name local-name "
                                            "namespace-uri current",
                                            name->text) >= 0)
        return parser_fail(parser, DIAG_EXPR_FORBIDDEN, name, arena_printf(parser->arena, "%s()", name->text),
                           language_word_index("sum", name->text) == 0 ? "vn:sum()" : "", "");
    if (rule == NULL)
        return parser_fail(parser, DIAG_EXPR_FUNCTION, name, name->text, function_nearest(name->text), "");
    if (rule->run != NULL && strncmp(name->text, "vn:", 3) != 0)
        rewrite_before(parser, name->offset, "vn:");
    parser_advance(parser);
    count = parse_arguments(parser, rule, context, &first);
    if (!parser->failed && (count < rule->min || (rule->max >= 0 && count > rule->max)))
        return parser_fail(parser, DIAG_EXPR_ARGUMENTS, name, rule->name, argument_counts(parser->arena, rule),
                           arena_printf(parser->arena, "%d", count));
    result.type = rule->type;
    if (rule->element != NULL && *rule->element == '\0')
        result.names = names_closure(names_root(), names_children, true);
    else if (rule->element != NULL)
        result.names = names_of(arena_strndup(parser->arena, rule->element, strcspn(rule->element, "?")));
    result.optional = rule->element != NULL && g_str_has_suffix(rule->element, "?");
    return result;
}

static struct shape parse_variable(struct parser *parser)
{
    const struct token *name = parser->token;
    const char         *names[64] = {NULL};
    unsigned            count = 0;

    for (unsigned i = parser->scope->n_variables; i-- > 0;) {
        if (strcmp(parser->scope->variables[i].name, name->text) == 0) {
            parser_advance(parser);
            return parser->scope->variables[i].shape;
        }
        if (count + 1 < G_N_ELEMENTS(names))
            names[count++] = parser->scope->variables[i].name;
    }
    return parser_fail(parser, DIAG_EXPR_VARIABLE, name, name->text, diag_nearest(name->text, names), "");
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
        } else if (parser_take(parser, "(")) {
            shape = parse_or(parser, context);
            if (!parser->failed)
                parser_expect(parser, ")");
        } else {
            shape.type = start->kind == TOKEN_NUMBER ? TYPE_NUMBER : TYPE_STRING;
            parser_advance(parser);
        }
    }
    if (parser->failed ||
        !(parser_at_symbol(parser, "[") || parser_at_symbol(parser, "/") || parser_at_symbol(parser, "//")))
        return shape;
    if (shape.type != TYPE_NODES)
        return parser_fail_syntax(parser, "");
    if (parser_at_symbol(parser, "["))
        parser->simple = false;
    parse_predicates(parser, &shape);
    if (parser_at_symbol(parser, "//"))
        return parser_fail(parser, DIAG_EXPR_FORBIDDEN, parser->token, "//", "descendant::", "");
    return !parser->failed && parser_take(parser, "/") ? parse_steps(parser, shape) : shape;
}

static bool starts_filter(const struct parser *parser)
{
    const struct token *token = parser->token;

    if (token->kind == TOKEN_VARIABLE || token->kind == TOKEN_LITERAL || token->kind == TOKEN_NUMBER)
        return true;
    if (parser_at_symbol(parser, "("))
        return true;
    if (!parser_at_node_test(parser))
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
    if (parser_at_symbol(parser, "//"))
        return parser_fail(parser, DIAG_EXPR_FORBIDDEN, parser->token, "//", "descendant::", "");
    if (parser_at_symbol(parser, "/")) { /* the only child of the document is the root element */
        const struct token *slash = parser->token;

        parser_advance(parser);
        parser->simple = false;
        if (parser->token->kind != TOKEN_NAME || names_empty(names_with(names_root(), parser->token->text)))
            return parser_fail(parser, DIAG_EXPR_FORBIDDEN, slash, "/", names_first(names_root()), "");
        parser_advance(parser);
        from.names = names_root();
        return parser_take(parser, "/") ? parse_steps(parser, from) : from;
    }
    return parse_steps(parser, from);
}

/* ---- Operators ---- */

static struct shape parse_union(struct parser *parser, struct name_set context)
{
    struct shape shape = parse_path(parser, context), other;

    while (!parser->failed && parser_at(parser, TOKEN_OPERATOR, "|")) {
        const struct token *sign = parser->token;

        parser_advance(parser);
        parser->simple = false;
        other = parse_path(parser, context);
        if (!parser->failed && (shape.type != TYPE_NODES || other.type != TYPE_NODES))
            return parser_fail(parser, DIAG_EXPR_SYNTAX, sign, "|", "", "");
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
    const char *instead = "vn:ratio()";

    if (strcmp(sign->text, "+") == 0)
        instead = "vn:sum()";
    else if (strcmp(sign->text, "-") == 0)
        instead = "vn:difference()";
    if (!parser->failed && shape.type != TYPE_NUMBER)
        parser_fail(parser, DIAG_EXPR_ARITHMETIC, sign, sign->text, instead, "");
}

static struct shape parse_unary(struct parser *parser, struct name_set context)
{
    const struct token *sign = parser->token;
    struct shape        shape;
    bool                negative = false;

    while (parser_at(parser, TOKEN_OPERATOR, "-")) {
        negative = true;
        parser->simple = false;
        parser_advance(parser);
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

        parser_advance(parser);
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

struct shape parse_or(struct parser *parser, struct name_set context)
{
    struct shape shape = {.type = TYPE_STRING};

    if (++parser->depth > PARSE_DEPTH_MAX)
        parser_fail_syntax(parser, "");
    else
        shape = parse_level(parser, context, 0);
    parser->depth--;
    return shape;
}

/* ---- The whole ---- */

static void ignore_error(void *data, xml_error error)
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
        parser_fail_syntax(parser, "");
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
        parser_fail_syntax(&parser, "");
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
