/*
 * facts_dump.c -- prints the facts tree as indented XML.
 *
 * Elements that hold text, or stand beside text, are printed on one line, so that no white space is added to it.
 */
#include "facts.h"

#include <string.h>

static void print_escaped(FILE *out, const char *text, bool attribute)
{
    for (;;) {
        size_t plain = strcspn(text, attribute ? "&<>\"\n\t\r" : "&<>\r");
        fwrite(text, 1, plain, out);
        text += plain;
        if (*text == '\0')
            return;
        if (*text == '&')
            fputs("&amp;", out);
        else if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '>')
            fputs("&gt;", out);
        else if (*text == '"')
            fputs("&quot;", out);
        else
            fprintf(out, "&#%d;", *text);
        text++;
    }
}

static void print_tag(FILE *out, const xmlNode *node)
{
    fprintf(out, "<%s", (const char *)node->name);
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
        fprintf(out, " %s=\"", (const char *)attribute->name);
        if (attribute->children != NULL && attribute->children->content != NULL)
            print_escaped(out, (const char *)attribute->children->content, true);
        fputc('"', out);
    }
    fputs(node->children == NULL ? "/>" : ">", out);
}

static bool holds_text(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE)
            return true;
    return strcmp((const char *)node->name, "p") == 0;
}

/* Children on the same line. */
static void print_inline(FILE *out, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE) {
        print_escaped(out, (const char *)node->content, false);
        return;
    }
    print_tag(out, node);
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        print_inline(out, child);
    if (node->children != NULL)
        fprintf(out, "</%s>", (const char *)node->name);
}

static void print_node(FILE *out, const xmlNode *node, int depth)
{
    if (node->type != XML_ELEMENT_NODE)
        return;
    fprintf(out, "%*s", depth * 2, "");
    if (holds_text(node)) {
        print_inline(out, node);
    } else {
        print_tag(out, node);
        if (node->children != NULL) {
            fputc('\n', out);
            for (const xmlNode *child = node->children; child != NULL; child = child->next)
                print_node(out, child, depth + 1);
            fprintf(out, "%*s</%s>", depth * 2, "", (const char *)node->name);
        }
    }
    fputc('\n', out);
}

void facts_dump(const struct facts *facts, FILE *out)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", out);
    print_node(out, xmlDocGetRootElement(facts->document), 0);
}
