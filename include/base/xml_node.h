/*
 * xml_node.h -- elements of a tree of libxml2, by name.
 * For the stages that read the facts (templates, checks, site) or a package's XML.  Namespaces are not looked at.
 */
#ifndef BAOCAO_XML_NODE_H
#define BAOCAO_XML_NODE_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Is it an element of that name?  NULL is none. */
bool xml_is(const xmlNode *node, const char *name);
/* An element's attribute as it stands in the tree, "" if it is empty; NULL if there is none.  Of trees that we made:
   references in the text of a file that was read are not resolved. */
const char *xml_attribute(const xmlNode *node, const char *name);
/* The first child element of that name; NULL if there is none, or no node. */
xmlNodePtr xml_child(const xmlNode *node, const char *name);
/* The next sibling of the same name, or NULL. */
xmlNodePtr xml_next(const xmlNode *element);

#endif
