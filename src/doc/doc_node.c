/*
 * doc_node.c -- making nodes, and what can be asked of a kind or an address alone.
 */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "doc.h"

bool doc_is_inline(enum doc_kind kind)
{
    return kind >= DOC_TEXT && kind <= DOC_LINE_BREAK;
}

bool doc_address_is_safe(const char *address)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};

    for (unsigned i = 0; address != NULL && i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

struct doc_node *doc_node_new(struct doc *doc, enum doc_kind kind)
{
    struct doc_node *node = arena_new_struct(doc->arena, struct doc_node);

    node->kind = (uint8_t)kind;
    doc->n_figures += kind == DOC_FIGURE;
    return node;
}

void doc_node_append(struct doc_node *parent, struct doc_node *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}
