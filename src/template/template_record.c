/*
 * template_record.c -- keeps what expressions print and the nodes of the facts that went into it, for trace.
 */
#include <string.h>

#include <libxml/xpathInternals.h>

#include "template_expr.h"
#include "template_names.h"
#include "template_run.h"

static bool is_recording(const struct run *run)
{
    return run->facts->prints != NULL;
}

struct used record_begin(struct run *run)
{
    struct used before = run->used;

    run->used = (struct used){0};
    return before;
}

void record_node(struct run *run, xmlNodePtr node)
{
    struct used *used = &run->used;

    if (!is_recording(run))
        return;
    if (used->count == used->capacity) {
        xmlNodePtr *nodes;

        used->capacity = MAX(8, used->capacity * 2);
        nodes = arena_new_array(run->arena, xmlNodePtr, used->capacity);
        if (used->count > 0)
            memcpy(nodes, used->nodes, used->count * sizeof *nodes);
        used->nodes = nodes;
    }
    used->nodes[used->count++] = node;
}

void record_nodes(struct run *run, const struct nodes *nodes)
{
    for (unsigned i = 0; i < nodes->count; i++)
        record_node(run, nodes->items[i]);
}

void record_variable(struct run *run, const struct bound *bound)
{
    for (unsigned i = 0; i < bound->used.count; i++)
        record_node(run, bound->used.nodes[i]);
    if (bound->used.function != NULL)
        run->used.function = bound->used.function;
}

void record_call(struct run *run, const char *function, const xmlXPathObject *argument)
{
    if (!is_recording(run))
        return;
    run->used.function = arena_strdup(run->arena, function);
    for (int i = 0; argument->type == XPATH_NODESET && argument->nodesetval != NULL && i < argument->nodesetval->nodeNr;
         i++)
        record_node(run, argument->nodesetval->nodeTab[i]);
}

void record_end(struct run *run, struct used before, const struct expr *expr, const char *text)
{
    struct facts_print *print;

    if (is_recording(run) && text != NULL) {
        print = arena_new_struct(run->arena, struct facts_print);
        *print = (struct facts_print){.text = arena_strdup(run->arena, text),
                                      .expression = arena_strdup(run->arena, expr->text),
                                      .span = expr->span,
                                      .function = run->used.function,
                                      .nodes = run->used.nodes,
                                      .n_nodes = run->used.count};
        g_ptr_array_add(run->facts->prints, print);
    }
    run->used = before;
}

/* In place of libxml2's: the nodes counted are noted. */
static void run_node_count(xmlXPathParserContextPtr parser, int count)
{
    xmlXPathObjectPtr argument = count == 1 ? valuePop(parser) : NULL;
    int               number = 0;

    if (argument != NULL && argument->type == XPATH_NODESET && argument->nodesetval != NULL)
        number = argument->nodesetval->nodeNr;
    if (argument != NULL) {
        record_call(parser->context->userData, "count", argument);
        xmlXPathFreeObject(argument);
    }
    valuePush(parser, xmlXPathNewFloat(number));
}

void record_register(struct run *run)
{
    if (!is_recording(run))
        return;
    xmlXPathRegisterFunc(run->xpath, BAD_CAST "count", NULL); /* libxml2's own goes first */
    xmlXPathRegisterFunc(run->xpath, BAD_CAST "count", run_node_count);
}

/* ---- An expression by itself ---- */

const char *record_text(struct run *run, const struct nodes *nodes)
{
    return is_recording(run) ? nodes_join(run, nodes, ", ") : "";
}

static const char *printed(struct run *run, const struct expr *expr, struct context at)
{
    struct nodes nodes;
    const char  *text = NULL;

    if (expr->shape.type != TYPE_NODES)
        return value_text(run, expr, at);
    nodes_init(&nodes);
    if (value_nodes(run, expr, at, &nodes)) {
        record_nodes(run, &nodes);
        text = record_text(run, &nodes);
    }
    nodes_clear(&nodes);
    return text;
}

const struct facts_print *template_evaluate(struct arena *arena, struct facts *facts, const char *expression,
                                            struct diags *diags)
{
    struct scope     scope = {.context = names_root()};
    struct expr_text text = {.text = expression, .span = SPAN_NONE};
    struct expr     *expr = expr_compile(arena, &scope, text, diags);
    struct run       run;
    struct used      before;
    unsigned         already = facts->prints->len;

    if (expr == NULL)
        return NULL;
    run_init(&run, arena, facts, diags);
    before = record_begin(&run);
    record_end(&run, before, expr, printed(&run, expr, (struct context){run.root, 1, 1}));
    run_clear(&run);
    expr_free(expr);
    return facts->prints->len > already ? facts->prints->pdata[facts->prints->len - 1] : NULL;
}
