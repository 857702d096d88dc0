/*
 * template_file.c -- opens template files: libxml2 parses them, the scan of the source says where everything stands.
 */
#include "template_file.h"

#include <glib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/xml_error.h"
#include "letters.h"

static void report_xml(void *data, xml_error error)
{
    xmlParserCtxtPtr parser = data;
    struct file     *file = parser->_private;
    struct span      where = {file->source, 1, 1, 1};
    char            *message;

    if (file->reported || error->level < XML_ERR_ERROR)
        return;
    if (error->line > 0)
        where = (struct span){file->source, (uint32_t)error->line, (uint32_t)MAX(error->int2, 1), 1};
    message = g_strchomp(g_strdup(error->message != NULL ? error->message : ""));
    diag(file->diags, DIAG_TEMPLATE_XML, where, message, NULL);
    g_free(message);
    file->reported = true; /* what follows the first is mostly its consequence */
}

/* No DTD has been let through, so there are no entities but the five of XML. */
static bool parse_xml(struct file *file)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();

    parser->_private = file;
    parser->sax->serror = report_xml;
    file->document =
        xmlCtxtReadMemory(parser, file->source->text, (int)file->source->length, NULL, "UTF-8", XML_PARSE_NONET);
    xmlFreeParserCtxt(parser);
    if (file->document == NULL && !file->reported)
        diag(file->diags, DIAG_TEMPLATE_XML, (struct span){file->source, 1, 1, 1}, "", NULL);
    return file->document != NULL;
}

/* To be freed; NULL: no folder has it. */
static char *find_file(const GPtrArray *folders, const char *name)
{
    for (unsigned i = 0; i < folders->len; i++) {
        char *path = g_build_filename(folders->pdata[i], name, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return path;
        g_free(path);
    }
    return NULL;
}

static void report_missing(const GPtrArray *folders, const char *name, const struct span *included_from,
                           struct diags *diags)
{
    GString *tried = g_string_new(NULL);

    for (unsigned i = 0; i < folders->len; i++)
        g_string_append_printf(tried, "%s'%s'", i > 0 ? ", " : "", (const char *)folders->pdata[i]);
    diag(diags, DIAG_TEMPLATE_MISSING, included_from != NULL ? *included_from : SPAN_NONE, name, tried->str, NULL);
    g_string_free(tried, TRUE);
}

/* A text node or an attribute's value; libxml2 decoded what was written as &#…;. */
static void mend_text(struct arena *arena, struct file *file, xmlNodePtr node)
{
    const char                *text = (const char *)node->content, *mended;
    const struct letters_place place = {.span = {file->source, (uint32_t)MAX(xmlGetLineNo(node), 1), 1, 1},
                                        .to = file->source->length};

    if (text == NULL || letters_are_plain(text, strlen(text)) ||
        (mended = letters_mend(arena, text, &place, file->diags)) == text)
        return;
    xmlNodeSetContent(node, NULL);
    xmlNodeAddContent(node, (const xmlChar *)mended);
}

/* All that is text in the tree, without recursion: libxml2 bounds the depth, but no stack need rely on it. */
static void mend_texts(struct arena *arena, struct file *file)
{
    xmlNodePtr node = xmlDocGetRootElement(file->document);

    while (node != NULL) {
        for (xmlAttrPtr attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attribute != NULL;
             attribute = attribute->next)
            if (attribute->children != NULL)
                mend_text(arena, file, attribute->children);
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            mend_text(arena, file, node);
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != NULL && node->next == NULL)
            node = node->parent != NULL && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
        if (node != NULL)
            node = node->next;
    }
}

bool file_open(struct arena *arena, const GPtrArray *folders, const char *name, const struct span *included_from,
               struct diags *diags, struct file *file)
{
    char    *path = find_file(folders, name);
    unsigned before = diags_count(diags, DIAG_ERROR);

    *file = (struct file){.diags = diags};
    if (path != NULL)
        file->source = source_read(arena, path, diags);
    else
        report_missing(folders, name, included_from, diags);
    if (file->source == NULL && path != NULL && included_from != NULL && diags_count(diags, DIAG_ERROR) > before)
        diag_also(diags, *included_from);
    g_free(path);
    if (file->source == NULL)
        return false;
    file->scan = scan_source(arena, file->source);
    if (file->scan->has_doctype) {
        diag(diags, DIAG_TEMPLATE_DTD, source_span_at(file->source, file->scan->doctype, 9), NULL);
        return false;
    }
    if (!parse_xml(file))
        return false;
    mend_texts(arena, file);
    return true;
}

bool file_is_safe_name(const char *name)
{
    const char *at = name;

    if (!g_str_has_suffix(name, ".xml") || strlen(name) > 200)
        return false;
    for (; *at != '\0'; at++)
        if (!g_ascii_isalnum(*at) && strchr("-_./", *at) == NULL)
            return false;
    return g_ascii_isalnum(*name) && strstr(name, "..") == NULL && strstr(name, "//") == NULL;
}

const struct scan_item *file_next_tag(struct file *file)
{
    while (file->cursor < file->scan->n_items && !file->scan->items[file->cursor].is_tag)
        file->cursor++;
    return file->cursor < file->scan->n_items ? &file->scan->items[file->cursor++] : NULL;
}

const struct scan_item *file_next_text(struct file *file)
{
    if (file->cursor >= file->scan->n_items || file->scan->items[file->cursor].is_tag)
        return NULL;
    return &file->scan->items[file->cursor++];
}

struct span file_tag_span(const struct file *file, const struct scan_item *tag)
{
    if (tag == NULL)
        return (struct span){file->source, 1, 1, 1};
    return source_span_at(file->source, tag->offset, tag->length);
}

const struct scan_attribute *file_find_attribute(const struct scan_item *tag, const char *name)
{
    for (unsigned i = 0; tag != NULL && i < tag->n_attributes; i++)
        if (tag->attributes[i].name_length == strlen(name) &&
            memcmp(tag->attributes[i].name, name, tag->attributes[i].name_length) == 0)
            return &tag->attributes[i];
    return NULL;
}

struct span file_attribute_span(const struct file *file, const struct scan_item *tag, const char *name, bool value)
{
    const struct scan_attribute *attribute = file_find_attribute(tag, name);

    if (attribute == NULL)
        return file_tag_span(file, tag);
    if (value)
        return source_span_at(file->source, attribute->value, MAX(attribute->value_length, 1));
    return source_span_at(file->source, (size_t)(attribute->name - file->source->text), attribute->name_length);
}
