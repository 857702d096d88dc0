/*
 * trace_find.c -- finds figures in the facts: by an expression, or as they are printed.
 */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml_error.h"
#include "trace_int.h"
#include "viet.h"

#define FIGURES_MAX 40 /* of one printed figure */
#define OPERATIONS_MAX 2000000
#define EXPRESSION_MAX 4096

/* ---- Expressions ---- */

static const char *const lookups[] = {"indicator", "task",   "group", "requirement",
                                      "class",     "agency", "cited", "narrative"};

/* indicator('id') …: the name it was called by is the kind. */
static void run_lookup(xmlXPathParserContextPtr context, int count)
{
    const struct tracing *tracing = context->context->userData;
    const char           *kind = (const char *)context->context->function;
    xmlNodePtr            node = NULL;
    xmlChar              *id;

    if (count != 1) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return;
    }
    id = xmlXPathPopString(context);
    if (id != NULL)
        node = facts_by_id(tracing->facts, kind, (const char *)id);
    xmlFree(id);
    valuePush(context, xmlXPathNewNodeSet(node));
}

/* The first argument of what prints or counts: vn:percent(X), vn:of(X, 'so-nganh'), count(X) are traced as X. */
static char *inner(const char *expression)
{
    char  *text = g_strstrip(g_strndup(expression, EXPRESSION_MAX));
    size_t length = strlen(text), name;

    if (text[0] == '{' && text[length - 1] == '}') {
        text[length - 1] = '\0';
        text[0] = ' ';
        g_strstrip(text);
    }
    for (;;) {
        int    depth = 0;
        size_t at;
        char  *argument;

        length = strlen(text);
        name = strspn(text, "abcdefghijklmnopqrstuvwxyz-:");
        if (length == 0 || text[length - 1] != ')' || text[name] != '(' ||
            !(g_str_has_prefix(text, "vn:") || g_str_has_prefix(text, "count(") || g_str_has_prefix(text, "string(")))
            return text;
        for (at = name + 1; at < length - 1 && (depth > 0 || text[at] != ','); at++) {
            depth += text[at] == '(' || text[at] == '[';
            depth -= text[at] == ')' || text[at] == ']';
            if (depth < 0)
                return text; /* the bracket at the end closes something else */
        }
        argument = g_strstrip(g_strndup(text + name + 1, at - name - 1));
        g_free(text);
        text = argument;
    }
}

static void quiet(void *context, xml_error error)
{
    (void)context;
    (void)error;
}

/* An expression that is wrong is told once, by the caller. */
static void quiet_words(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static void add_nodes(struct tracing *tracing, const xmlNodeSet *nodes)
{
    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlNodePtr node = nodes->nodeTab[i];
        if (node->type == XML_ATTRIBUTE_NODE)
            trace_add(tracing, node->parent, (const xmlAttr *)node);
        else if (node->type == XML_ELEMENT_NODE)
            trace_add(tracing, node, NULL);
        else if (node->type == XML_TEXT_NODE && node->parent != NULL && node->parent->type == XML_ELEMENT_NODE)
            trace_add(tracing, node->parent, NULL);
    }
}

bool trace_expression(struct tracing *tracing, const char *expression)
{
    xmlXPathContextPtr context = xmlXPathNewContext(tracing->facts->document);
    xmlXPathObjectPtr  object;
    char              *text = inner(expression);
    unsigned           before = tracing->figures->len;

    for (size_t i = 0; i < G_N_ELEMENTS(lookups); i++)
        xmlXPathRegisterFunc(context, BAD_CAST lookups[i], run_lookup);
    context->node = xmlDocGetRootElement(tracing->facts->document);
    context->userData = tracing;
    context->opLimit = OPERATIONS_MAX;
    context->error = quiet;
    xmlSetGenericErrorFunc(NULL, quiet_words);
    object = text[0] != '\0' ? xmlXPathEvalExpression(BAD_CAST text, context) : NULL;
    xmlSetGenericErrorFunc(NULL, NULL);
    if (object != NULL && object->type == XPATH_NODESET)
        add_nodes(tracing, object->nodesetval);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
    g_free(text);
    return tracing->figures->len > before;
}

/* ---- Figures as they are printed ---- */

/* Attributes that hold figures, not numbers of rows or years. */
static bool is_figure(const xmlNode *element, const char *attribute)
{
    static const char *const names[] = {"value", "count", "size", "submitted", "missing", "in-period"};

    if (strcmp((const char *)element->name, "counts") == 0)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], attribute) == 0)
            return true;
    return false;
}

struct printed {
    const char    *text;      /* as given */
    struct decimal value, of; /* of: "11/15" */
    bool           is_number, has_of, percent;
};

/* "67,9%", "05", "11/15" */
static struct printed read_figure(const char *text)
{
    struct printed figure = {.text = text};
    char          *copy = g_strstrip(g_strdup(text)), *slash = strchr(copy, '/');
    size_t         length = strlen(copy);

    if (length > 0 && copy[length - 1] == '%') {
        figure.percent = true;
        copy[length - 1] = '\0';
        g_strchomp(copy);
    }
    if (slash != NULL) {
        *slash = '\0';
        figure.has_of = figure.is_number = viet_number_parse(copy, &figure.value) &&
                                           viet_number_parse(slash + 1, &figure.of);
    } else {
        figure.is_number = viet_number_parse(copy, &figure.value);
    }
    g_free(copy);
    return figure;
}

static bool has_value(const xmlNode *element, const char *name, struct decimal value)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next) {
        struct decimal number;
        if (strcmp((const char *)attribute->name, name) == 0 && attribute->children != NULL &&
            decimal_parse((const char *)attribute->children->content, &number))
            return decimal_compare(number, value) == 0;
    }
    return false;
}

static bool is_percent(const xmlNode *element)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, "unit") == 0 && attribute->children != NULL)
            return strcmp((const char *)attribute->children->content, "%") == 0;
    return false;
}

static void match_attributes(struct tracing *tracing, xmlNodePtr element, const struct printed *figure)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;

        if (!is_figure(element, name) || !has_value(element, name, figure->value))
            continue;
        if (figure->has_of && (strcmp(name, "size") == 0 || !has_value(element, "size", figure->of)))
            continue;
        if (figure->percent && !is_percent(element))
            continue;
        if (tracing->figures->len < FIGURES_MAX)
            trace_add(tracing, element, attribute);
    }
}

static bool is_part_of_number(char character)
{
    return g_ascii_isdigit(character) || character == ',' || character == '.' || character == '/';
}

/* Does the figure stand in the text by itself, not as a part of another? */
static bool stands_in(const char *text, const char *figure)
{
    size_t length = strlen(figure);

    for (const char *at = strstr(text, figure); at != NULL; at = strstr(at + 1, figure)) {
        char after = at[length];
        bool ends = !is_part_of_number(after) ||
                    (!g_ascii_isdigit(after) && !g_ascii_isdigit(after != '\0' ? at[length + 1] : '\0'));
        if ((at == text || !is_part_of_number(at[-1])) && ends)
            return true;
    }
    return false;
}

/* A paragraph in which the figure was typed. */
static void match_text(struct tracing *tracing, xmlNodePtr element, const struct printed *figure)
{
    for (const xmlNode *child = element->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE && stands_in((const char *)child->content, figure->text)) {
            if (tracing->figures->len < FIGURES_MAX)
                trace_add(tracing, element, NULL);
            return;
        }
}

static bool is_value(const xmlNode *element)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, "value") == 0)
            return true;
    return false;
}

static void search(struct tracing *tracing, xmlNodePtr element, const struct printed *figure)
{
    if (strcmp((const char *)element->name, "changes") == 0)
        return; /* tells again what stands elsewhere */
    if (figure->is_number)
        match_attributes(tracing, element, figure);
    for (xmlNodePtr child = element->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !is_value(element))
            search(tracing, child, figure);
    if (strcmp((const char *)element->name, "p") == 0)
        match_text(tracing, element, figure);
}

bool trace_printed(struct tracing *tracing, const char *text)
{
    char          *trimmed = g_strstrip(g_strdup(text));
    struct printed figure = read_figure(trimmed);
    unsigned       before = tracing->figures->len;

    if (g_ascii_isdigit(trimmed[0]) || (trimmed[0] == '-' && g_ascii_isdigit(trimmed[1])))
        search(tracing, xmlDocGetRootElement(tracing->facts->document), &figure);
    g_free(trimmed);
    return tracing->figures->len > before;
}
