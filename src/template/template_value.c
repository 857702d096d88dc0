/*
 * template_value.c -- evaluates expressions: own walk for simple paths, libxml2 for the rest.
 */
#include <math.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/xml_error.h"
#include "template_run.h"
#include "viet.h"

/* Steps of libxml2's evaluation of one expression; guards against nested loops over large data. */
#define OPERATIONS_MAX 20000000u

/* ---- A run ---- */

/* libxml2 gives no message here, only a code. */
static void note_failure(void *data, xml_error error)
{
    struct run *run = data;

    if (run->failure == 0)
        run->failure = error->code;
}

static void report_failure(struct run *run, const struct expr *expr)
{
    char code[16];

    g_snprintf(code, sizeof code, "%d", run->failure);
    if (run->failure == XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED ||
        run->failure == XML_XPATH_EXPRESSION_OK + XPATH_RECURSION_LIMIT_EXCEEDED)
        run_report(run, DIAG_EXPAND_LIMIT, expr->text, "", "");
    else
        run_report(run, DIAG_EXPAND_EVALUATION, expr->text, code, "");
}

static xmlXPathObjectPtr look_up_variable(void *data, const xmlChar *name, const xmlChar *space)
{
    struct run *run = data;

    (void)space;
    for (unsigned i = run->n_bound; i-- > 0;) {
        const struct bound *bound = &run->bound[i];

        if (strcmp(bound->name, (const char *)name) != 0)
            continue;
        record_variable(run, bound);
        return bound->node != NULL ? xmlXPathNewNodeSet(bound->node) : xmlXPathObjectCopy(bound->object);
    }
    return NULL;
}

void run_init(struct run *run, struct arena *arena, struct facts *facts, struct diags *diags)
{
    memset(run, 0, sizeof *run);
    run->arena = arena;
    run->facts = facts;
    run->diags = diags;
    run->root = xmlDocGetRootElement(facts->document);
    run->xpath = xmlXPathNewContext(facts->document);
    run->xpath->error = note_failure;
    run->xpath->userData = run;
    run->xpath->opLimit = OPERATIONS_MAX;
    xmlXPathContextSetCache(run->xpath, 1, -1, 0);
    xmlXPathRegisterNs(run->xpath, BAD_CAST "vn", BAD_CAST TEMPLATE_NAMESPACE);
    xmlXPathRegisterVariableLookup(run->xpath, look_up_variable, run);
    functions_register(run->xpath);
    record_register(run);
}

void run_clear(struct run *run)
{
    run_unbind(run, 0);
    g_free(run->bound);
    if (run->notes != NULL)
        g_hash_table_destroy(run->notes);
    if (run->images != NULL)
        g_hash_table_destroy(run->images);
    xmlXPathFreeContext(run->xpath);
}

static struct bound *new_bound(struct run *run, const char *name)
{
    if (run->n_bound == run->bound_capacity) {
        run->bound_capacity = MAX(16, run->bound_capacity * 2);
        run->bound = g_renew(struct bound, run->bound, run->bound_capacity);
    }
    run->bound[run->n_bound] = (struct bound){.name = name};
    return &run->bound[run->n_bound++];
}

void run_bind_node(struct run *run, const char *name, xmlNodePtr node)
{
    new_bound(run, name)->node = node;
}

void run_bind_object(struct run *run, const char *name, xmlXPathObjectPtr object)
{
    new_bound(run, name)->object = object;
}

void run_unbind(struct run *run, unsigned down_to)
{
    while (run->n_bound > down_to) {
        run->n_bound--;
        if (run->bound[run->n_bound].object != NULL)
            xmlXPathFreeObject(run->bound[run->n_bound].object);
    }
}

static void report_at(struct run *run, struct span where, enum diag_code code, const char *one, const char *two,
                      const char *three)
{
    const struct span *data = run->at.node != NULL ? node_span(run->at.node) : NULL;

    diag(run->diags, code, where, one, two, three, NULL);
    if (data != NULL && data->source != NULL && data->source != where.source)
        diag_also(run->diags, *data);
    run->failed = true;
}

void run_report(struct run *run, enum diag_code code, const char *one, const char *two, const char *three)
{
    report_at(run, run->expr != NULL ? run->expr->span : SPAN_NONE, code, one, two, three);
}

/* ---- Simple paths ---- */

static bool step_matches(const struct step *step, const xmlNode *node)
{
    if (!xml_is(node, step->name))
        return false;
    return step->where == NULL || g_strcmp0(xml_attribute(node, step->where), step->equals) == 0;
}

static xmlNodePtr find_attribute(const xmlNode *node, const char *name)
{
    xmlAttrPtr attribute;

    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    for (attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return (xmlNodePtr)attribute;
    return NULL;
}

static bool holds(const struct nodes *nodes, const xmlNode *node)
{
    for (unsigned i = 0; i < nodes->count; i++)
        if (nodes->items[i] == node)
            return true;
    return false;
}

static void walk_step(const struct step *step, xmlNodePtr node, struct nodes *result)
{
    xmlNodePtr child;

    switch (step->axis) {
    case STEP_SELF:
        nodes_add(result, node);
        break;
    case STEP_CHILD:
        for (child = node->type == XML_ELEMENT_NODE ? node->children : NULL; child != NULL; child = child->next)
            if (step_matches(step, child)) {
                nodes_add(result, child);
                if (step->single)
                    break;
            }
        break;
    case STEP_ATTRIBUTE:
        if ((child = find_attribute(node, step->name)) != NULL)
            nodes_add(result, child);
        break;
    case STEP_PARENT:
        if (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE && !holds(result, node->parent))
            nodes_add(result, node->parent);
        break;
    }
}

/* The variable's nodes, or the context node.  False: not bound to nodes. */
static bool walk_start(struct run *run, const struct expr *expr, struct context at, struct nodes *nodes)
{
    if (expr->variable == NULL) {
        nodes_add(nodes, at.node);
        return true;
    }
    for (unsigned i = run->n_bound; i-- > 0;) {
        const struct bound *bound = &run->bound[i];

        if (strcmp(bound->name, expr->variable) != 0)
            continue;
        if (bound->node != NULL)
            nodes_add(nodes, bound->node);
        else if (bound->object->nodesetval != NULL)
            for (int k = 0; k < bound->object->nodesetval->nodeNr; k++)
                nodes_add(nodes, bound->object->nodesetval->nodeTab[k]);
        return true;
    }
    return false;
}

static void walk_path(struct run *run, const struct expr *expr, struct context at, struct nodes *nodes)
{
    struct nodes from;

    if (expr->variable == NULL && expr->n_steps == 1) { /* most paths in a table's cells */
        walk_step(&expr->steps[0], at.node, nodes);
        return;
    }
    walk_start(run, expr, at, nodes);
    for (unsigned i = 0; i < expr->n_steps; i++) {
        if (expr->steps[i].axis == STEP_SELF)
            continue;
        from = *nodes;
        if (nodes->items == nodes->few) /* the copy's list is its own */
            from.items = from.few;
        nodes_init(nodes);
        for (unsigned k = 0; k < from.count; k++)
            walk_step(&expr->steps[i], from.items[k], nodes);
        nodes_clear(&from);
    }
}

/* ---- Evaluation ---- */

/* What libxml2 goes by in the midst of an expression. */
struct focus {
    xmlNodePtr    node;
    int           size, position;
    unsigned long operations;
};

/* Returns the one before: a function may look up a text whose own expressions are evaluated first. */
static struct focus focus_set(xmlXPathContextPtr xpath, struct focus focus)
{
    struct focus before = {xpath->node, xpath->contextSize, xpath->proximityPosition, xpath->opCount};

    xpath->node = focus.node;
    xpath->contextSize = focus.size;
    xpath->proximityPosition = focus.position;
    xpath->opCount = focus.operations;
    return before;
}

static xmlXPathObjectPtr evaluate(struct run *run, const struct expr *expr, struct context at)
{
    const struct expr *outer_expr = run->expr;
    struct context     outer_at = run->at;
    xmlXPathObjectPtr  object;
    bool               failed_before = run->failed;
    struct focus       outer = focus_set(run->xpath, (struct focus){at.node, at.size, at.position, 0});

    run->expr = expr;
    run->at = at;
    run->failed = false;
    run->failure = 0;
    object = xmlXPathCompiledEval(expr->compiled, run->xpath);
    focus_set(run->xpath, outer);
    if (object == NULL && !run->failed)
        report_failure(run, expr);
    if (run->failed && object != NULL) {
        xmlXPathFreeObject(object);
        object = NULL;
    }
    run->failed = run->failed || failed_before;
    run->expr = outer_expr;
    run->at = outer_at;
    return object;
}

xmlXPathObjectPtr value_object(struct run *run, const struct expr *expr, struct context at)
{
    xmlXPathObjectPtr object;
    struct nodes      nodes;

    if (!expr->simple)
        return evaluate(run, expr, at);
    nodes_init(&nodes);
    walk_path(run, expr, at, &nodes);
    object = xmlXPathNewNodeSet(NULL);
    for (unsigned i = 0; i < nodes.count; i++)
        xmlXPathNodeSetAddUnique(object->nodesetval, nodes.items[i]); /* a walk meets a node once: no search for it */
    nodes_clear(&nodes);
    return object;
}

static void ask(const struct nodes *nodes)
{
    for (unsigned i = 0; i < nodes->count; i++)
        facts_ask(nodes->items[i]);
}

static bool resolve_nodes(struct run *run, const struct nodes *nodes)
{
    bool ok = true;

    for (unsigned i = 0; i < nodes->count; i++)
        ok = resolve_node(run, nodes->items[i]) && ok;
    return ok;
}

bool value_nodes(struct run *run, const struct expr *expr, struct context at, struct nodes *nodes)
{
    xmlXPathObjectPtr object;

    if (expr->simple) {
        walk_path(run, expr, at, nodes);
        ask(nodes);
        return run->resolving == NULL || resolve_nodes(run, nodes);
    }
    object = evaluate(run, expr, at);
    if (object == NULL)
        return false;
    if (object->nodesetval != NULL) {
        xmlXPathNodeSetSort(object->nodesetval);
        for (int i = 0; i < object->nodesetval->nodeNr; i++)
            nodes_add(nodes, object->nodesetval->nodeTab[i]);
    }
    xmlXPathFreeObject(object);
    ask(nodes);
    return run->resolving == NULL || resolve_nodes(run, nodes);
}

bool value_test(struct run *run, const struct expr *expr, struct context at, bool *result)
{
    xmlXPathObjectPtr object;
    struct nodes      nodes;

    *result = false;
    if (expr->simple) {
        nodes_init(&nodes);
        walk_path(run, expr, at, &nodes);
        *result = nodes.count > 0;
        nodes_clear(&nodes);
        return true;
    }
    object = evaluate(run, expr, at);
    if (object == NULL)
        return false;
    *result = xmlXPathCastToBoolean(object) != 0;
    xmlXPathFreeObject(object);
    return true;
}

/* Counts and positions; anything else would show binary floating point on paper. */
static const char *number_text(struct run *run, const struct expr *expr, struct context at, double number)
{
    if (isfinite(number) && floor(number) == number && fabs(number) < 1e15)
        return arena_printf(run->arena, "%.0f", number);
    run->at = at;
    report_at(run, expr->span, DIAG_EXPAND_NUMBER, expr->text, "", "");
    return NULL;
}

static const char *decimal_text(struct run *run, const char *canonical)
{
    struct decimal value;

    return decimal_parse(canonical, &value) ? viet_number(run->arena, value) : canonical;
}

const char *value_text(struct run *run, const struct expr *expr, struct context at)
{
    xmlXPathObjectPtr object = evaluate(run, expr, at);
    const char       *text = NULL;

    if (object == NULL)
        return NULL;
    switch (object->type) {
    case XPATH_NUMBER:
        text = number_text(run, expr, at, object->floatval);
        break;
    case XPATH_STRING:
        text = arena_strdup(run->arena, (const char *)object->stringval);
        if (expr->shape.type == TYPE_DECIMAL)
            text = decimal_text(run, text);
        break;
    default: /* a function that hands on one of its arguments, nodes too */
        if (object->nodesetval != NULL && object->nodesetval->nodeNr > 0)
            text = node_text(run, object->nodesetval->nodeTab[0]);
        else
            text = "";
        break;
    }
    xmlXPathFreeObject(object);
    return text;
}

bool value_check_empty(struct run *run, const struct expr *expr, struct context at, const struct nodes *nodes)
{
    if (nodes->count > 0 || expr->shape.optional)
        return true;
    run->at = at;
    report_at(run, expr->span, DIAG_EXPAND_EMPTY, expr->text, "", "");
    return false;
}

static const char *string_of(struct run *run, const struct expr *expr, struct context at)
{
    struct nodes nodes;
    const char  *text = NULL;

    if (expr->shape.type != TYPE_NODES)
        return value_text(run, expr, at);
    nodes_init(&nodes);
    if (value_nodes(run, expr, at, &nodes) && value_check_empty(run, expr, at, &nodes)) {
        figure_check_nodes(run, expr, &nodes);
        record_nodes(run, &nodes);
        text = nodes.count == 1 ? node_text(run, nodes.items[0]) : nodes_join(run, &nodes, " ");
    }
    nodes_clear(&nodes);
    return text;
}

const char *value_string(struct run *run, const struct expr *expr, struct context at)
{
    struct used before = record_begin(run);
    const char *text = string_of(run, expr, at);

    record_end(run, before, expr, text);
    return text;
}

const char *value_pattern(struct run *run, const struct pattern *pattern, struct context at)
{
    const struct pattern_part *part = pattern->first;
    const char                *text = "", *more;

    for (; part != NULL; part = part->next) {
        more = part->expr != NULL ? value_string(run, part->expr, at) : part->text;
        if (more == NULL)
            return NULL;
        if (*text != '\0')
            text = arena_printf(run->arena, "%s%s", text, more);
        else /* the facts may go before the document */
            text = part->expr != NULL ? arena_strdup(run->arena, more) : more;
    }
    return text;
}
