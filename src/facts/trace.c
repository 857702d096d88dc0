/*
 * trace.c -- the rule of each figure of the facts, and the lines it was made of, as they were kept when it was made.
 */
#include "trace.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml_node.h"
#include "figure.h"

struct tracing {
    struct arena       *arena;
    const struct facts *facts;
};

/* ---- Paths ---- */

/* Of an element that a function of the template language looks up: "indicator('id')". */
static const char *function_path(const struct tracing *tracing, const xmlNode *node)
{
    static const char *const kinds[] = {"indicator", "task", "group", "requirement", "class", "narrative"};
    const char              *id = xml_attribute(node, "id");

    for (size_t i = 0; id != NULL && i < G_N_ELEMENTS(kinds); i++)
        if (xml_is(node, kinds[i]) && facts_by_id(tracing->facts, kinds[i], id) == node)
            return arena_printf(tracing->arena, "%s('%s')", kinds[i], id);
    if (xml_is(node, "reported"))
        return arena_printf(tracing->arena, "reported('%s', '%s')", xml_attribute(node, "indicator"),
                            xml_attribute(node->parent, "id"));
    return NULL;
}

/* "result"; of several siblings of one name "document[3]". */
static const char *step(const struct tracing *tracing, const xmlNode *node)
{
    unsigned    before = 0, after = 0;
    const char *name = (const char *)node->name, *id = xml_attribute(node, "id"), *class = xml_attribute(node, "class");

    if (id != NULL)
        return arena_printf(tracing->arena, "%s[@id='%s']", name, id);
    if (strcmp(name, "of") == 0 && class != NULL)
        return arena_printf(tracing->arena, "%s[@class='%s']", name, class);
    for (const xmlNode *other = node->prev; other != NULL; other = other->prev)
        before += xml_is(other, name);
    for (const xmlNode *other = node->next; other != NULL && after == 0; other = other->next)
        after += xml_is(other, name);
    return before + after == 0 ? name : arena_printf(tracing->arena, "%s[%u]", name, before + 1);
}

static const char *path_of(const struct tracing *tracing, const xmlNode *node)
{
    const char *function = function_path(tracing, node);

    if (function != NULL)
        return function;
    if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
        return "";
    if (node->parent->parent == NULL || node->parent->parent->type != XML_ELEMENT_NODE)
        return step(tracing, node);
    return arena_printf(tracing->arena, "%s/%s", path_of(tracing, node->parent), step(tracing, node));
}

/* ---- Sources ---- */

static void add_source(struct tracing *tracing, struct trace_figure *figure, struct span span, const char *what,
                       const struct value *value)
{
    struct trace_source *source = arena_new_struct(tracing->arena, struct trace_source);

    *source = (struct trace_source){.span = span, .what = what != NULL ? what : "", .value = value};
    g_ptr_array_add(figure->sources, source);
}

static void add_items(struct tracing *tracing, struct trace_figure *figure, const struct figure *made)
{
    const struct figure_item *item;
    unsigned                  at = 0;

    while ((item = figure_next(made, &at)) != NULL)
        add_source(tracing, figure, item->span != NULL ? *item->span : SPAN_NONE, item->what, item->value);
}

/* The nearest place of the data: the element's own, or of what is around it. */
static void add_place(struct tracing *tracing, struct trace_figure *figure, const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        node = node->parent;
    while (node != NULL && node->type == XML_ELEMENT_NODE && node->_private == NULL)
        node = node->parent;
    if (node != NULL && node->type == XML_ELEMENT_NODE)
        add_source(tracing, figure, *(const struct span *)node->_private, xml_attribute(node, "id"), NULL);
}

/* ---- Figures ---- */

static void append_text(GString *text, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE)
            g_string_append(text, (const char *)child->content);
        else
            append_text(text, child);
}

static const char *text_of(struct tracing *tracing, const xmlNode *node)
{
    GString    *text = g_string_new(NULL);
    const char *kept;

    append_text(text, node);
    kept = arena_strdup(tracing->arena, g_strstrip(text->str));
    g_string_free(text, TRUE);
    return kept;
}

static struct trace_figure *new_figure(struct tracing *tracing, const char *path, const char *value)
{
    struct trace_figure *figure = arena_new_struct(tracing->arena, struct trace_figure);

    *figure = (struct trace_figure){.path = path, .value = value, .sources = g_ptr_array_new()};
    return figure;
}

/* A piece of text stands for the element that it is in. */
static const xmlNode *holder_of(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE ? node->parent : node;
}

struct trace_figure *trace_node(struct arena *arena, const struct facts *facts, const xmlNode *node)
{
    struct tracing       tracing = {arena, facts};
    const struct figure *made = facts_figure(node = holder_of(node));
    enum figure_rule     rule = made != NULL ? made->rule : FIGURE_WRITTEN;
    struct trace_figure *figure = new_figure(&tracing, "", "");

    if (node->type == XML_ATTRIBUTE_NODE) {
        figure->path = arena_printf(arena, "%s/@%s", path_of(&tracing, node->parent), (const char *)node->name);
        figure->value = xml_attribute(node->parent, (const char *)node->name);
    } else {
        figure->path = path_of(&tracing, node);
        figure->value = text_of(&tracing, node);
    }
    for (unsigned lang = 0; lang < 2; lang++)
        figure->rule[lang] = figure_rule_words(rule, lang);
    if (made != NULL)
        add_items(&tracing, figure, made);
    if (rule == FIGURE_TASK || (figure->sources->len == 0 && !figure_is_count(rule)))
        add_place(&tracing, figure, node);
    return figure;
}

/* ---- What expressions printed ---- */

/* Functions that make one figure of all their nodes. */
static const struct {
    const char *function;
    const char *words[2];
} makers[] = {
    {"count", {"đếm", "counted"}},
    {"sum", {"cộng các số", "the sum of the numbers"}},
    {"difference", {"trừ hai số", "the difference of two numbers"}},
    {"ratio", {"chia hai số", "the ratio of two numbers"}},
    {"percent", {"tỷ lệ của hai số", "the share of two numbers"}},
    {"number", {"tính từ các số", "made of the numbers"}},
};

/* Is the one node used a figure that is printed as it is?  One task counted is no figure of two lines, but one task. */
static bool is_figure(const xmlNode *node, const char *function)
{
    return node->type == XML_ATTRIBUTE_NODE || (facts_figure(node) != NULL && strcmp(function, "count") != 0);
}

/* Which of the makers made it, or -1: its nodes are figures of their own. */
static int maker_of(const struct facts_print *print)
{
    if (print->function == NULL || (print->n_nodes == 1 && is_figure(print->nodes[0], print->function)))
        return -1;
    for (size_t i = 0; i < G_N_ELEMENTS(makers); i++)
        if (strcmp(makers[i].function, print->function) == 0)
            return (int)i;
    return -1;
}

/* Things counted are one source each; of numbers, what they were made from. */
static struct trace_figure *made_figure(struct tracing *tracing, const struct facts_print *print, int maker)
{
    struct trace_figure *figure = new_figure(tracing, print->expression, print->text);

    figure->rule[0] = makers[maker].words[0];
    figure->rule[1] = makers[maker].words[1];
    for (unsigned i = 0; i < print->n_nodes; i++) {
        const xmlNode       *node = holder_of(print->nodes[i]);
        const struct figure *made = maker > 0 ? facts_figure(node) : NULL;

        if (made != NULL)
            add_items(tracing, figure, made);
        else
            add_place(tracing, figure, node);
    }
    return figure;
}

GPtrArray *trace_print(struct arena *arena, const struct facts *facts, const struct facts_print *print)
{
    struct tracing tracing = {arena, facts};
    GPtrArray     *figures = g_ptr_array_new();
    int            maker = maker_of(print);

    if (maker >= 0)
        g_ptr_array_add(figures, made_figure(&tracing, print, maker));
    for (unsigned i = 0; maker < 0 && i < print->n_nodes; i++)
        g_ptr_array_add(figures, trace_node(arena, facts, print->nodes[i]));
    return figures;
}

void trace_free(GPtrArray *figures)
{
    for (unsigned i = 0; i < figures->len; i++)
        g_ptr_array_unref(((struct trace_figure *)figures->pdata[i])->sources);
    g_ptr_array_unref(figures);
}
