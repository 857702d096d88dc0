/*
 * facts_led.c -- which tasks and indicators an agency answers for: it leads them, itself or as one of those whom a
 * collective name means, or the indicator's figure is taken from those of its class.
 */
#include <string.h>

#include "facts_items.h"

/* A task or indicator that an agency leads. */
struct led {
    xmlNodePtr node;
    unsigned   order; /* among all of them, as they stand in the tree */
};

static const char *attribute_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children != NULL ? (const char *)attribute->children->content : "";
    return NULL;
}

static bool is_named(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* ---- Noted while the tree is made ---- */

static void note(struct facts_builder *builder, xmlNodePtr node, const char *id)
{
    char      *key = arena_printf(builder->arena, "%s\n%s", (const char *)node->name, id);
    GArray    *list = g_hash_table_lookup(builder->facts->led, key);
    struct led led = {node, builder->n_led};

    if (list == NULL) {
        list = g_array_new(FALSE, FALSE, sizeof(struct led));
        g_hash_table_insert(builder->facts->led, key, list);
    }
    if (list->len == 0 || g_array_index(list, struct led, list->len - 1).node != node)
        g_array_append_val(list, led);
}

/* The leads that stand in an element; false if there are none. */
static bool note_leads(struct facts_builder *builder, xmlNodePtr node, const xmlNode *of)
{
    bool found = false;

    for (const xmlNode *child = of->children; child != NULL; child = child->next) {
        if (is_named(child, "part"))
            found = note_leads(builder, node, child) || found;
        for (const xmlNode *agency = is_named(child, "lead-agencies") ? child->children : NULL; agency != NULL;
             agency = agency->next) {
            note(builder, node, attribute_of(agency, "id"));
            found = true;
        }
    }
    return found;
}

void led_note(struct facts_builder *builder, xmlNodePtr node)
{
    const xmlNode *of = node;

    builder->n_led++;
    while (of != NULL && is_named(of, (const char *)node->name) && !note_leads(builder, node, of))
        of = of->parent;
}

void led_note_class(struct facts_builder *builder, xmlNodePtr node, const struct class *class)
{
    note(builder, node, arena_printf(builder->arena, "class %s", class->id));
}

/* ---- Asked ---- */

static int compare_led(gconstpointer a, gconstpointer b)
{
    const struct led *left = a, *right = b;

    return (left->order > right->order) - (left->order < right->order);
}

static void take(const struct facts *facts, GArray *all, const char *kind, const char *id)
{
    char         *key = g_strconcat(kind, "\n", id, NULL);
    const GArray *list = facts->led != NULL ? g_hash_table_lookup(facts->led, key) : NULL;

    if (list != NULL)
        g_array_append_vals(all, list->data, list->len);
    g_free(key);
}

/* Those of the agency's classes, and of the collective names that mean them. */
static void take_classes(const struct facts *facts, GArray *all, const char *kind, const char *classes)
{
    char **ids = g_strsplit(classes != NULL ? classes : "", " ", -1);

    for (unsigned i = 0; ids[i] != NULL; i++) {
        const GPtrArray *names = facts->collectives != NULL ? g_hash_table_lookup(facts->collectives, ids[i]) : NULL;
        char *class = g_strconcat("class ", ids[i], NULL);

        take(facts, all, kind, class);
        g_free(class);

        for (unsigned k = 0; k < list_length(names); k++)
            take(facts, all, kind, names->pdata[k]);
    }
    g_strfreev(ids);
}

GPtrArray *facts_of_agency(const struct facts *facts, const char *kind, const char *agency)
{
    xmlNodePtr node = facts_by_id(facts, "agency", agency);
    GArray    *all = g_array_new(FALSE, FALSE, sizeof(struct led));
    GPtrArray *nodes = g_ptr_array_new();

    take(facts, all, kind, agency);
    if (node != NULL && attribute_of(node, "stands-for") == NULL)
        take_classes(facts, all, kind, attribute_of(node, "classes"));
    g_array_sort(all, compare_led);
    for (unsigned i = 0; i < all->len; i++) {
        xmlNodePtr found = g_array_index(all, struct led, i).node;

        if (nodes->len == 0 || nodes->pdata[nodes->len - 1] != found)
            g_ptr_array_add(nodes, found);
    }
    g_array_free(all, TRUE);
    return nodes;
}

bool facts_leads(const struct facts *facts, const char *agency)
{
    char *task = g_strconcat("task\n", agency, NULL), *indicator = g_strconcat("indicator\n", agency, NULL);
    bool  leads = facts->led != NULL &&
                 (g_hash_table_contains(facts->led, task) || g_hash_table_contains(facts->led, indicator));

    g_free(task);
    g_free(indicator);
    return leads;
}
