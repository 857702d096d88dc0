/*
 * template_file.c -- opens template files: libxml2 parses them, the scan of the source says where everything stands.
 */
#include "template_file.h"

#include <glib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/xml_error.h"
#include "letters.h"

/* What libxml2 complains of, in our words; other complaints are told by their number. */
static enum diag_code code_of(int error)
{
    static const struct {
        int            error;
        enum diag_code code;
    } codes[] = {
        {XML_ERR_ENTITYREF_SEMICOL_MISSING, DIAG_TEMPLATE_AMPERSAND},
        {XML_ERR_UNDECLARED_ENTITY, DIAG_TEMPLATE_AMPERSAND},
        {XML_WAR_UNDECLARED_ENTITY, DIAG_TEMPLATE_AMPERSAND},
        {XML_ERR_INVALID_CHARREF, DIAG_TEMPLATE_AMPERSAND},
        {XML_ERR_INVALID_DEC_CHARREF, DIAG_TEMPLATE_AMPERSAND},
        {XML_ERR_INVALID_HEX_CHARREF, DIAG_TEMPLATE_AMPERSAND},
        {XML_ERR_LT_IN_ATTRIBUTE, DIAG_TEMPLATE_LESS},
        {XML_ERR_TAG_NAME_MISMATCH, DIAG_TEMPLATE_TAG_MISMATCH},
        {XML_ERR_TAG_NOT_FINISHED, DIAG_TEMPLATE_TAG_OPEN},
        {XML_ERR_ATTRIBUTE_NOT_STARTED, DIAG_TEMPLATE_QUOTES},
        {XML_ERR_ATTRIBUTE_NOT_FINISHED, DIAG_TEMPLATE_QUOTES},
        {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, DIAG_TEMPLATE_QUOTES},
        {XML_ERR_SPACE_REQUIRED, DIAG_TEMPLATE_QUOTES},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        if (codes[i].error == error)
            return codes[i].code;
    return DIAG_TEMPLATE_XML;
}

/* A name is missing: of an element behind '<', of a sign behind '&'; which one stands right before. */
static enum diag_code code_of_name(const struct file *file, struct span where)
{
    const char *line;
    size_t      length, at;

    if (!source_line(file->source, where.line, &line, &length))
        return DIAG_TEMPLATE_XML;
    for (at = MIN(where.column + 1, length); at > 0; at--)
        if (line[at - 1] == '&' || line[at - 1] == '<')
            return line[at - 1] == '&' ? DIAG_TEMPLATE_AMPERSAND : DIAG_TEMPLATE_LESS;
    return DIAG_TEMPLATE_XML;
}

static void report_code(struct file *file, enum diag_code code, struct span where, xml_error error)
{
    char number[16];

    g_snprintf(number, sizeof number, "%d", error->code);
    if (code == DIAG_TEMPLATE_XML)
        diag(file->diags, code, where, number, NULL);
    else if (code == DIAG_TEMPLATE_TAG_MISMATCH || code == DIAG_TEMPLATE_TAG_OPEN)
        diag(file->diags, code, where, error->str1 != NULL ? error->str1 : "", error->str2 != NULL ? error->str2 : "",
             NULL);
    else
        diag(file->diags, code, where, NULL);
    if (code == DIAG_TEMPLATE_TAG_MISMATCH && error->int1 > 0 && (uint32_t)error->int1 != where.line)
        diag_also(file->diags, (struct span){file->source, (uint32_t)error->int1, 1, 1});
}

static void report_xml(void *data, xml_error error)
{
    xmlParserCtxtPtr parser = data;
    struct file     *file = parser->_private;
    struct span      where = {file->source, 1, 1, 1};
    enum diag_code   code = code_of(error->code);

    if (file->reported || error->level < XML_ERR_ERROR)
        return;
    if (error->line > 0)
        where = (struct span){file->source, (uint32_t)error->line, (uint32_t)MAX(error->int2, 1), 1};
    if (error->code == XML_ERR_NAME_REQUIRED)
        code = code_of_name(file, where);
    report_code(file, code, where, error);
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
        diag(file->diags, DIAG_TEMPLATE_XML, (struct span){file->source, 1, 1, 1}, "0", NULL);
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

/* The templates of a folder, without .xml. */
static void add_names(GPtrArray *names, const char *folder)
{
    GDir       *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".xml"))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".xml")));
    if (dir != NULL)
        g_dir_close(dir);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* name: of the file, with .xml */
static void report_missing(const GPtrArray *folders, const char *name, const struct span *asked, struct diags *diags)
{
    GString   *tried = g_string_new(NULL);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    char      *bare = g_strndup(name, strlen(name) - (g_str_has_suffix(name, ".xml") ? strlen(".xml") : 0));

    for (unsigned i = 0; i < folders->len; i++) {
        g_string_append_printf(tried, "%s'%s'", i > 0 ? ", " : "", (const char *)folders->pdata[i]);
        add_names(names, folders->pdata[i]);
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    diag(diags, DIAG_TEMPLATE_MISSING, asked != NULL ? *asked : SPAN_NONE, name, tried->str,
         diag_nearest(bare, (const char *const *)names->pdata), NULL);
    g_free(bare);
    g_ptr_array_unref(names);
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
