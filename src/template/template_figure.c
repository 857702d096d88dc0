/*
 * template_figure.c -- figures in print: vn:figure, and bare numbers of figures that have more to say.
 */
#include <string.h>

#include "figure.h"
#include "template_call.h"

#define FORMS "cell sentence phrase"

/* ---- vn:figure ---- */

struct sentence {
    struct run *run;
    xmlNodePtr  node; /* of the figure */
    GString    *text;
};

/* Numbers are plain; the words of a reason, which may hold expressions, stand in the node as they are to be printed. */
static void take_piece(void *context, const char *words, const struct text *rich)
{
    struct sentence     *sentence = context;
    const struct figure *figure = facts_figure(sentence->node);

    if (rich != NULL)
        words = rich == &figure->value->reason ? node_text(sentence->run, sentence->node) : rich->text;
    g_string_append(sentence->text, words);
}

static const char *figure_words(struct run *run, xmlNodePtr node, enum figure_form form)
{
    const struct figure *figure = facts_figure(node);
    struct sentence      sentence = {.run = run, .node = node};
    const char          *text;

    if (form == FIGURE_CELL || figure == NULL || figure->value == NULL || figure_is_words(figure->value))
        return node_text(run, node);
    sentence.text = g_string_new(NULL);
    figure_print(figure, form, take_piece, &sentence);
    text = arena_strndup(run->arena, sentence.text->str, sentence.text->len);
    g_string_free(sentence.text, TRUE);
    return text;
}

/* The one node given: an element, or the element of an attribute.  NULL: none. */
static xmlNodePtr figure_node(struct call *call)
{
    xmlNodePtr node = call_node(call->arguments[0]);

    if (node != NULL && call->arguments[0]->nodesetval->nodeNr > 1)
        run_report(call->run, DIAG_EXPAND_SEVERAL_NODES, "vn:figure", "", "");
    return node != NULL && node->type == XML_ATTRIBUTE_NODE ? node->parent : node;
}

void run_figure(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count)) {
        const char *form = count > 1 ? call_text(&call, 1) : "cell";
        int         which = language_word_index(FORMS, form);
        xmlNodePtr  node = figure_node(&call);

        if (which < 0)
            run_report(call.run, DIAG_EXPAND_ARGUMENT, form, "vn:figure", "cell, sentence, phrase");
        else if (node == NULL)
            text = which == FIGURE_CELL ? "" : "chưa có số liệu";
        else
            text = figure_words(call.run, node, (enum figure_form)which);
    }
    call_end_text(&call, parser, text);
}

/* ---- Bare numbers ---- */

/* "vn:percent(indicator('x')/result/@value)" -> "vn:figure(indicator('x')/result, 'phrase')" */
static const char *mended(struct run *run, const struct expr *expr, const char *function)
{
    const char *text = expr->text, *from = text, *end;
    size_t      length;

    if (*function != '\0' && (from = strstr(text, function)) != NULL)
        from += strlen(function);
    from = from != NULL ? from : text;
    from += strspn(from, "( ");
    end = strstr(from, "@value");
    if (end == NULL)
        return "vn:figure(…, 'phrase')";
    length = (size_t)(end - from);
    while (length > 0 && strchr("/ ", from[length - 1]) != NULL)
        length--;
    return arena_printf(run->arena, "vn:figure(%s, 'phrase')",
                        length > 0 ? arena_strndup(run->arena, from, length) : ".");
}

void figure_check_bare(struct run *run, const struct expr *expr, const xmlNode *node, const char *function)
{
    const struct figure *figure;

    if (expr == NULL || node->type != XML_ATTRIBUTE_NODE || strcmp((const char *)node->name, "value") != 0)
        return;
    figure = facts_figure(node);
    if (figure == NULL || figure->value == NULL || !figure_says_more(figure->value))
        return;
    diag(run->diags, DIAG_EXPAND_FIGURE_BARE, expr->span, expr->text, mended(run, expr, function),
         figure_text(run->arena, figure, FIGURE_PHRASE), NULL);
    diag_also(run->diags, figure->value->span);
}

void figure_check_nodes(struct run *run, const struct expr *expr, const struct nodes *nodes)
{
    for (unsigned i = 0; i < nodes->count; i++)
        figure_check_bare(run, expr, nodes->items[i], "");
}
