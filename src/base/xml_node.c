/*
 * xml_node.c -- elements of a tree of libxml2, by name.
 */
#include "base/xml_node.h"

#include <string.h>

bool xml_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const char *xml_attribute(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children != NULL ? (const char *)attribute->children->content : "";
    return NULL;
}

static xmlNodePtr first_named(xmlNodePtr node, const char *name)
{
    while (node != NULL && !xml_is(node, name))
        node = node->next;
    return node;
}

xmlNodePtr xml_child(const xmlNode *node, const char *name)
{
    return node != NULL ? first_named(node->children, name) : NULL;
}

xmlNodePtr xml_next(const xmlNode *element)
{
    return first_named(element->next, (const char *)element->name);
}
