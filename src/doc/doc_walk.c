/*
 * doc_walk.c -- going through the tree, and what can be asked of a node's surroundings.
 */
#include <glib.h>

#include "base/arena.h"
#include "doc.h"

struct doc_node *doc_next_skip(const struct doc_node *node, const struct doc_node *root)
{
    while (node != root) {
        if (node->next != NULL)
            return node->next;
        node = node->parent;
        if (node == NULL)
            return NULL;
    }
    return NULL;
}

struct doc_node *doc_next(const struct doc_node *node, const struct doc_node *root)
{
    return node->first != NULL ? node->first : doc_next_skip(node, root);
}

const struct doc_node *doc_child(const struct doc_node *node, enum doc_kind kind)
{
    for (const struct doc_node *child = node->first; child != NULL; child = child->next)
        if (child->kind == kind)
            return child;
    return NULL;
}

const struct doc_node *doc_ancestor(const struct doc_node *node, enum doc_kind kind)
{
    for (node = node->parent; node != NULL; node = node->parent)
        if (node->kind == kind)
            return node;
    return NULL;
}

/* Blocks inside the node are kept apart by a space, as are the lines of a title. */
static bool starts_apart(const struct doc_node *node)
{
    return node->kind == DOC_LINE_BREAK || !doc_is_inline(node->kind);
}

const char *doc_plain_text(struct arena *arena, const struct doc_node *root)
{
    GString               *text = g_string_new(NULL);
    const char            *result;
    const struct doc_node *node = root;

    while (node != NULL) {
        if (node != root && starts_apart(node) && text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c(text, ' ');
        if (node->kind == DOC_TEXT)
            g_string_append(text, node->text);
        node = node->kind == DOC_NOTE && node != root ? doc_next_skip(node, root) : doc_next(node, root);
    }
    result = arena_strndup(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

struct span doc_template_span(const struct doc_node *node)
{
    for (; node != NULL; node = node->parent)
        if (node->from_template != NULL)
            return *node->from_template;
    return SPAN_NONE;
}

struct span doc_data_span(const struct doc_node *node)
{
    for (; node != NULL; node = node->parent)
        if (node->from_data != NULL)
            return *node->from_data;
    return SPAN_NONE;
}
