/*
 * trace_find.c -- finds figures: by an expression of the template language, or as they are printed.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "template.h"
#include "trace.h"
#include "viet.h"

#define FIGURES_MAX 40 /* of one printed figure */

struct search {
    struct arena *arena;
    struct facts *facts;
    GPtrArray    *figures; /* of struct trace_figure */
    GHashTable   *found;   /* paths of those found, with their values */
};

/* Takes a figure over, unless it was found already. */
static void add(struct search *search, struct trace_figure *figure)
{
    char *key = g_strdup_printf("%s\n%s", figure->path, figure->value);

    if (search->figures->len < FIGURES_MAX && g_hash_table_add(search->found, key))
        g_ptr_array_add(search->figures, figure);
    else
        g_ptr_array_unref(figure->sources);
}

static void add_print(struct search *search, const struct facts_print *print)
{
    GPtrArray *figures = trace_print(search->arena, search->facts, print);

    for (unsigned i = 0; i < figures->len; i++)
        add(search, figures->pdata[i]);
    g_ptr_array_unref(figures);
}

/* ---- Expressions ---- */

/* Without the braces that it may be given in. */
static const char *bare_expression(struct arena *arena, const char *text)
{
    size_t length = strlen(text);

    if (text[0] == '{' && text[length - 1] == '}')
        return arena_strndup(arena, text + 1, length - 2);
    return text;
}

/* False: it is wrong, and that is told. */
static bool find_expression(struct search *search, const char *text, struct diags *diags)
{
    const struct facts_print *print =
        template_evaluate(search->arena, search->facts, bare_expression(search->arena, text), diags);

    if (print != NULL)
        add_print(search, print);
    return print != NULL || diags_count(diags, DIAG_ERROR) == 0;
}

/* ---- Figures as they are printed ---- */

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

static const char *text_of(const xmlAttr *attribute)
{
    return attribute->children != NULL ? (const char *)attribute->children->content : "";
}

static const xmlAttr *attribute_of(const xmlNode *element, const char *name)
{
    const xmlAttr *attribute = element->properties;

    while (attribute != NULL && strcmp((const char *)attribute->name, name) != 0)
        attribute = attribute->next;
    return attribute;
}

static bool has_value(const xmlAttr *attribute, struct decimal value)
{
    struct decimal number;

    return attribute != NULL && decimal_parse(text_of(attribute), &number) && decimal_compare(number, value) == 0;
}

static bool is_percent(const xmlNode *element)
{
    const xmlAttr *unit = attribute_of(element, "unit");

    return unit != NULL && strcmp(text_of(unit), "%") == 0;
}

/* A value or a count, not the number of a row or a year. */
static bool is_figure(const xmlAttr *attribute)
{
    const struct figure *figure = facts_figure((const xmlNode *)attribute);

    return strcmp((const char *)attribute->name, "value") == 0 || (figure != NULL && figure_is_count(figure->rule));
}

static void match_attributes(struct search *search, xmlNodePtr element, const struct printed *figure)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next) {
        if (!is_figure(attribute) || !has_value(attribute, figure->value))
            continue;
        if (figure->has_of && (strcmp((const char *)attribute->name, "size") == 0 ||
                               !has_value(attribute_of(element, "size"), figure->of)))
            continue;
        if (figure->percent && !is_percent(element))
            continue;
        add(search, trace_node(search->arena, search->facts, (const xmlNode *)attribute));
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
static void match_text(struct search *search, xmlNodePtr element, const struct printed *figure)
{
    for (const xmlNode *child = element->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE && stands_in((const char *)child->content, figure->text)) {
            add(search, trace_node(search->arena, search->facts, element));
            return;
        }
}

static void search_facts(struct search *search, xmlNodePtr element, const struct printed *figure)
{
    bool inside = attribute_of(element, "value") == NULL;

    if (strcmp((const char *)element->name, "changes") == 0)
        return; /* tells again what stands elsewhere */
    if (figure->is_number)
        match_attributes(search, element, figure);
    for (xmlNodePtr child = element->children; inside && child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            search_facts(search, child, figure);
    if (strcmp((const char *)element->name, "p") == 0)
        match_text(search, element, figure);
}

/* What an expression made of several numbers stands in no place of the facts. */
static bool is_made(const struct facts_print *print)
{
    return print->function != NULL && (print->n_nodes != 1 || facts_figure(print->nodes[0]) == NULL);
}

static void search_prints(struct search *search, const struct printed *figure)
{
    const GPtrArray *prints = search->facts->prints;

    for (unsigned i = 0; i < prints->len; i++) {
        const struct facts_print *print = prints->pdata[i];

        if (is_made(print) && stands_in(print->text, figure->text))
            add_print(search, print);
    }
}

static bool find_printed(struct search *search, const char *text)
{
    char          *trimmed = g_strstrip(g_strdup(text));
    struct printed figure = read_figure(trimmed);

    if (g_ascii_isdigit(trimmed[0]) || (trimmed[0] == '-' && g_ascii_isdigit(trimmed[1]))) {
        search_prints(search, &figure);
        search_facts(search, xmlDocGetRootElement(search->facts->document), &figure);
    }
    g_free(trimmed);
    return search->figures->len > 0;
}

static bool is_figure_text(const char *text)
{
    return text[strspn(text, " -0123456789.,/%")] == '\0';
}

GPtrArray *trace_find(struct arena *arena, struct facts *facts, const char *what, struct diags *diags)
{
    struct search search = {.arena = arena,
                            .facts = facts,
                            .figures = g_ptr_array_new(),
                            .found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    bool          right = true;

    if (!find_printed(&search, what) && !is_figure_text(what))
        right = find_expression(&search, what, diags);
    if (right && search.figures->len == 0)
        diag(diags, DIAG_TRACE_NOTHING, SPAN_NONE, what, NULL);
    g_hash_table_unref(search.found);
    return search.figures;
}
