/*
 * template_nodes.c -- lists of nodes, and what a node of the facts says: its text, its attributes, its place.
 */
#include <string.h>

#include "template_run.h"

/* ---- Lists of nodes ---- */

void nodes_init(struct nodes *nodes)
{
    nodes->items = nodes->few;
    nodes->count = 0;
    nodes->capacity = NODES_INLINE;
}

void nodes_add(struct nodes *nodes, xmlNodePtr node)
{
    if (nodes->count == nodes->capacity) {
        nodes->capacity *= 2;
        if (nodes->items == nodes->few) {
            nodes->items = g_new(xmlNodePtr, nodes->capacity);
            memcpy(nodes->items, nodes->few, sizeof nodes->few);
        } else {
            nodes->items = g_renew(xmlNodePtr, nodes->items, nodes->capacity);
        }
    }
    nodes->items[nodes->count++] = node;
}

void nodes_clear(struct nodes *nodes)
{
    if (nodes->items != nodes->few)
        g_free(nodes->items);
    nodes_init(nodes);
}

/* ---- Nodes of the facts ---- */

const struct span *node_span(const xmlNode *node)
{
    for (; node != NULL && node->type != XML_DOCUMENT_NODE; node = node->parent)
        if (node->_private != NULL)
            return node->_private;
    return NULL;
}

static void append_text(const xmlNode *node, GString *text)
{
    const xmlNode *child;

    for (child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            g_string_append(text, (const char *)child->content);
        } else if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "note") != 0) {
            bool paragraph = strcmp((const char *)child->name, "p") == 0;

            if (paragraph && text->len > 0 && text->str[text->len - 1] != ' ')
                g_string_append_c(text, ' ');
            append_text(child, text);
        }
    }
}

const char *node_text(struct run *run, xmlNodePtr node)
{
    GString    *text;
    const char *result;

    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return (const char *)node->content;
    if (node->children != NULL && node->children->next == NULL && node->children->type == XML_TEXT_NODE)
        return (const char *)node->children->content;
    resolve_node(run, node);
    text = g_string_new(NULL);
    append_text(node, text);
    result = arena_strndup(run->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

const char *nodes_join(struct run *run, const struct nodes *nodes, const char *separator)
{
    GString    *text = g_string_new(NULL);
    const char *result;

    for (unsigned i = 0; i < nodes->count; i++) {
        g_string_append(text, i > 0 ? separator : "");
        g_string_append(text, node_text(run, nodes->items[i]));
    }
    result = arena_strndup(run->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}
