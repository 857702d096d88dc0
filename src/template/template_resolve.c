/*
 * template_resolve.c -- expressions inside the facts' own text: "{vn:of(requirement('khcds'), 'so-nganh')}".
 *
 * An expression may name another text that has expressions itself; those are resolved first.  A text that needs
 * itself is an error.
 */
#include <string.h>

#include "template_run.h"

/* Texts that each name the next: more are a mistake, and each costs the stack an evaluation. */
#define CHAIN_MAX 100

static void collect(xmlNodePtr node, GPtrArray *found)
{
    for (xmlNodePtr child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (strcmp((const char *)child->name, "expr") == 0)
            g_ptr_array_add(found, child);
        else
            collect(child, found);
    }
}

static struct expr *compile(struct run *run, xmlNodePtr element)
{
    struct scope       scope = {.context = names_root()};
    xmlChar           *content = xmlNodeGetContent(element);
    const struct span *span = node_span(element);
    struct expr_text   text = {.text = arena_strdup(run->arena, (const char *)content),
                               .span = span != NULL ? *span : SPAN_NONE};
    struct expr       *expr;

    xmlFree(content);
    expr = expr_compile(run->arena, &scope, text, run->diags);
    if (expr != NULL && expr->shape.type == TYPE_BOOLEAN) {
        diag(run->diags, DIAG_EXPR_OUTPUT_BOOLEAN, expr->span, expr->text, NULL);
        expr_free(expr);
        expr = NULL;
    }
    if (expr == NULL)
        run->failed = true;
    return expr;
}

static void put_text(struct run *run, xmlNodePtr element, const char *text)
{
    xmlAddPrevSibling(element, facts_new_text(run->facts, text));
}

static bool is_paragraph(const xmlNode *node)
{
    return xml_is(node, "p");
}

static void put_children(struct run *run, xmlNodePtr element, const xmlNode *parent)
{
    for (xmlNodePtr child = parent->children; child != NULL; child = child->next)
        xmlAddPrevSibling(element, facts_copy(run->facts, child));
}

/* Rich text of one paragraph keeps its emphasis and footnotes; several paragraphs don't fit into a sentence. */
static void put_node(struct run *run, const struct expr *expr, xmlNodePtr element, xmlNodePtr node)
{
    const xmlNode *paragraph = NULL;
    unsigned       count = 0;

    if (!names_rich(node)) {
        put_text(run, element, node_text(run, node));
        return;
    }
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (is_paragraph(child)) {
            paragraph = child;
            count++;
        }
    if (count > 1) {
        run->expr = expr;
        run_report(run, DIAG_EXPAND_BLOCKS_INLINE, expr->text, "", "");
        run->expr = NULL;
        return;
    }
    put_children(run, element, paragraph != NULL ? paragraph : node);
}

static void replace(struct run *run, const struct expr *expr, xmlNodePtr element)
{
    struct context at = {run->root, 1, 1};
    struct used    before = record_begin(run);
    struct nodes   nodes;
    const char    *text;

    if (expr->shape.type != TYPE_NODES) {
        text = value_text(run, expr, at);
        record_end(run, before, expr, text);
        if (text != NULL)
            put_text(run, element, text);
        return;
    }
    nodes_init(&nodes);
    if (value_nodes(run, expr, at, &nodes) && value_check_empty(run, expr, at, &nodes)) {
        figure_check_nodes(run, expr, &nodes);
        for (unsigned i = 0; i < nodes.count; i++) {
            if (i > 0)
                put_text(run, element, ", ");
            put_node(run, expr, element, nodes.items[i]);
        }
        record_nodes(run, &nodes);
        record_end(run, before, expr, record_text(run, &nodes));
    } else {
        record_end(run, before, expr, NULL);
    }
    nodes_clear(&nodes);
}

/* Always false. */
static bool report_element(struct run *run, const xmlNode *element, enum diag_code code, const char *number)
{
    const struct span *span = node_span(element);

    diag(run->diags, code, span != NULL ? *span : SPAN_NONE, number, NULL);
    run->failed = true;
    return false;
}

static bool resolve_element(struct run *run, xmlNodePtr element)
{
    struct expr *expr;

    if (element->parent == NULL) /* done already on the way of another */
        return true;
    if (!g_hash_table_add(run->resolving, element))
        return report_element(run, element, DIAG_EXPAND_CYCLE, "");
    if (g_hash_table_size(run->resolving) > CHAIN_MAX) {
        g_hash_table_remove(run->resolving, element);
        return report_element(run, element, DIAG_EXPAND_CHAIN, G_STRINGIFY(CHAIN_MAX));
    }
    expr = compile(run, element);
    if (expr != NULL) {
        replace(run, expr, element);
        expr_free(expr);
    }
    g_hash_table_remove(run->resolving, element);
    xmlUnlinkNode(element);
    g_ptr_array_add(run->resolved, element);
    return !run->failed;
}

bool resolve_node(struct run *run, xmlNodePtr node)
{
    GPtrArray *found;
    bool       ok = true;

    if (run->resolving == NULL || node->type != XML_ELEMENT_NODE)
        return true;
    found = g_ptr_array_new();
    collect(node, found);
    for (unsigned i = 0; i < found->len; i++)
        ok = resolve_element(run, g_ptr_array_index(found, i)) && ok;
    g_ptr_array_free(found, TRUE);
    return ok;
}

bool template_resolve(struct arena *arena, struct facts *facts, struct diags *diags)
{
    struct run run;

    run_init(&run, arena, facts, diags);
    run.resolving = g_hash_table_new(NULL, NULL);
    run.resolved = g_ptr_array_new();
    run.at.node = NULL;
    resolve_node(&run, run.root);
    g_hash_table_destroy(run.resolving);
    for (unsigned i = 0; i < run.resolved->len; i++) /* until now lists of expressions may have held them */
        facts_drop(facts, g_ptr_array_index(run.resolved, i));
    g_ptr_array_free(run.resolved, TRUE);
    run_clear(&run);
    return !run.failed;
}
