/*
 * template_select.c -- the nodes that each, rows, point and panel go over, in order.
 */
#include "template_expand.h"
#include "viet.h"

struct sort_entry {
    xmlNodePtr     node;
    const char    *key;
    struct decimal number;
    unsigned       index;
};

struct sort_order {
    bool numeric, descending;
};

static int compare_entries(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct sort_entry *one = a, *two = b;
    const struct sort_order *order = data;
    int result = order->numeric ? decimal_compare(one->number, two->number) : viet_compare(one->key, two->key);

    if (result != 0)
        return order->descending ? -result : result;
    return one->index < two->index ? -1 : 1;
}

static void sort_nodes(struct run *run, const struct op *op, const struct expr *key, struct nodes *nodes,
                       struct context at)
{
    struct sort_entry         *entries = g_new0(struct sort_entry, nodes->count + 1);
    struct sort_order          order = {true, expand_choice(run, op, "order", 0, at)};
    const struct op_attribute *as = op_attribute(op, "as");

    for (unsigned i = 0; i < nodes->count; i++) {
        struct context each = {nodes->items[i], (int)i + 1, (int)nodes->count};
        unsigned       bound = run->n_bound;
        const char    *text;

        if (as != NULL) /* the key may be written as in the body: $a/name */
            run_bind_node(run, as->name, each.node);
        text = value_string(run, key, each);
        run_unbind(run, bound);

        entries[i] = (struct sort_entry){.node = nodes->items[i], .key = text != NULL ? text : "", .index = i};
        order.numeric = order.numeric && decimal_parse(entries[i].key, &entries[i].number);
    }
    g_qsort_with_data(entries, (gint)nodes->count, sizeof *entries, compare_entries, &order);
    for (unsigned i = 0; i < nodes->count; i++)
        nodes->items[i] = entries[i].node;
    g_free(entries);
}

static void select_nodes(struct run *run, const struct op *op, struct context at, struct nodes *nodes)
{
    const struct op_attribute *sort = op_attribute(op, "sort");

    if (value_nodes(run, op_attribute(op, "select")->expr, at, nodes) && sort != NULL)
        sort_nodes(run, op, sort->expr, nodes, at);
}

void expand_for_each(struct run *run, const struct op *op, const struct place *place, struct context at,
                     expand_function expand)
{
    const struct op_attribute *as = op_attribute(op, "as");
    struct nodes               nodes;

    if (op_attribute(op, "select") == NULL) {
        expand(run, op, place, at);
        return;
    }
    nodes_init(&nodes);
    select_nodes(run, op, at, &nodes);
    for (unsigned i = 0; i < nodes.count && !run->over; i++) {
        struct context each = {nodes.items[i], (int)i + 1, (int)nodes.count};
        unsigned       bound = run->n_bound;

        if (as != NULL)
            run_bind_node(run, as->name, each.node);
        expand(run, op, place, each);
        run_unbind(run, bound);
    }
    nodes_clear(&nodes);
}
