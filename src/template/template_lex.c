/*
 * template_lex.c -- an expression's tokens, by the rules of XPath 1.0 §3.7.
 */
#include <glib.h>
#include <string.h>

#include "template_expr.h"

static bool is_name_start(gunichar c)
{
    return g_unichar_isalpha(c) || c == '_';
}

static bool is_name_part(gunichar c)
{
    return is_name_start(c) || g_unichar_isdigit(c) || c == '-' || c == '.';
}

static size_t name_length(const char *text)
{
    const char *at = text;

    if (!is_name_start(g_utf8_get_char(at)))
        return 0;
    while (*at != '\0' && is_name_part(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    if (at[0] == ':' && at[1] != ':' && is_name_start(g_utf8_get_char(at + 1))) { /* prefix:name */
        at++;
        while (*at != '\0' && is_name_part(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
    }
    return (size_t)(at - text);
}

static size_t number_length(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    if (text[digits] == '.')
        digits += 1 + strspn(text + digits + 1, "0123456789");
    return digits;
}

static size_t symbol_length(const char *text)
{
    static const char *const two[] = {"..", "::", "//", "!=", "<=", ">="};

    for (size_t i = 0; i < G_N_ELEMENTS(two); i++)
        if (strncmp(text, two[i], 2) == 0)
            return 2;
    return strchr("()[].@,/|+-=<>*", *text) != NULL ? 1 : 0;
}

static bool is_operator_symbol(const char *text, size_t length)
{
    return length == 2 ? strchr("!<>", *text) != NULL : strchr("|+-=<>", *text) != NULL;
}

/* After an operand, `*` multiplies and `and`, `or`, `div`, `mod` are operators. */
static bool ends_operand(const struct token *before)
{
    if (before == NULL || before->kind == TOKEN_OPERATOR)
        return false;
    if (before->kind != TOKEN_SYMBOL)
        return true;
    return strcmp(before->text, ")") == 0 || strcmp(before->text, "]") == 0 || strcmp(before->text, ".") == 0 ||
           strcmp(before->text, "..") == 0 || strcmp(before->text, "*") == 0;
}

static bool is_operator_name(const char *text, size_t length)
{
    static const char *const names[] = {"and", "or", "div", "mod"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && memcmp(names[i], text, length) == 0)
            return true;
    return false;
}

static void lex_literal(struct arena *arena, const char *at, struct token *token)
{
    const char *end = strchr(at + 1, *at);

    if (end == NULL) {
        token->kind = TOKEN_BAD;
        token->length = strlen(at);
        token->text = arena_strdup(arena, at);
        return;
    }
    token->kind = TOKEN_LITERAL;
    token->text = arena_strndup(arena, at + 1, (size_t)(end - at) - 1);
    token->length = (size_t)(end - at) + 1;
}

static void lex_one(struct arena *arena, const char *at, const struct token *before, struct token *token)
{
    if (*at == '\0') {
        token->kind = TOKEN_END;
    } else if (*at == '"' || *at == '\'') {
        lex_literal(arena, at, token);
        return;
    } else if (*at == '$' && (token->length = name_length(at + 1)) > 0) {
        token->kind = TOKEN_VARIABLE;
        token->text = arena_strndup(arena, at + 1, token->length++);
        return;
    } else if (g_ascii_isdigit(*at) || (*at == '.' && g_ascii_isdigit(at[1]))) {
        token->kind = TOKEN_NUMBER;
        token->length = number_length(at);
    } else if ((token->length = name_length(at)) > 0) {
        bool is_operator = ends_operand(before) && is_operator_name(at, token->length);

        token->kind = is_operator ? TOKEN_OPERATOR : TOKEN_NAME;
    } else if ((token->length = symbol_length(at)) > 0) {
        bool is_operator = is_operator_symbol(at, token->length) || (*at == '*' && ends_operand(before));

        token->kind = is_operator ? TOKEN_OPERATOR : TOKEN_SYMBOL;
    } else {
        token->kind = TOKEN_BAD;
        token->length = (size_t)(g_utf8_next_char(at) - at);
    }
    token->text = arena_strndup(arena, at, token->length);
}

struct token *lex_expression(struct arena *arena, const char *text)
{
    GArray       *tokens = g_array_new(FALSE, TRUE, sizeof(struct token));
    struct token *result;
    size_t        at = 0;

    for (;;) {
        struct token token = {0}, *before = NULL;

        at += strspn(text + at, " \t\r\n");
        if (tokens->len > 0)
            before = &g_array_index(tokens, struct token, tokens->len - 1);
        token.offset = at;
        lex_one(arena, text + at, before, &token);
        g_array_append_val(tokens, token);
        at += token.length;
        if (token.kind == TOKEN_END || token.kind == TOKEN_BAD)
            break;
    }
    result = arena_new_array(arena, struct token, tokens->len);
    memcpy(result, tokens->data, tokens->len * sizeof(struct token));
    g_array_free(tokens, TRUE);
    return result;
}
