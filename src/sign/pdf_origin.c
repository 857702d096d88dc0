/*
 * pdf_origin.c -- what a PDF of ours says of how it was made, and whether it is what was made anew.
 */
#define _GNU_SOURCE
#include "pdf_origin.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/xml_node.h"
#include "pdf_read.h"
#include "render.h"

/* ---- The first revision ---- */

/* Where it ends: behind the first %%EOF after the oldest cross-reference. */
static size_t first_end(const struct pdf_doc *doc)
{
    static const char     mark[] = "%%EOF";
    const struct pdf_raw *raw = &doc->raw;
    uint64_t              oldest = 0;
    const unsigned char  *found;

    for (guint i = 0; i < raw->sections->len; i++)
        oldest = i == 0 ? g_array_index(raw->sections, uint64_t, i)
                        : MIN(oldest, g_array_index(raw->sections, uint64_t, i));
    found = oldest < raw->length ? memmem(raw->bytes + oldest, raw->length - oldest, mark, strlen(mark)) : NULL;
    if (found == NULL)
        return raw->length;
    found += strlen(mark);
    if (found < raw->bytes + raw->length && *found == '\r')
        found++;
    if (found < raw->bytes + raw->length && *found == '\n')
        found++;
    return (size_t)(found - raw->bytes);
}

/* ---- What it says ---- */

static bool is_ours(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
           strcmp((const char *)node->ns->href, PDF_ORIGIN_NAMESPACE) == 0 &&
           strcmp((const char *)node->name, name) == 0;
}

static char *text_of(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    char    *text = g_strstrip(g_strdup((const char *)content));

    xmlFree(content);
    return text;
}

static void take_items(const xmlNode *node, GPtrArray *items)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (xml_is(child, "li"))
            g_ptr_array_add(items, text_of(child));
        else if (child->type == XML_ELEMENT_NODE)
            take_items(child, items);
    }
}

static void take_text(char **into, const xmlNode *node)
{
    g_free(*into);
    *into = text_of(node);
}

static void take_origin(const xmlNode *node, struct pdf_made *made)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (is_ours(child, "program"))
            take_text(&made->program, child);
        else if (is_ours(child, "document"))
            take_text(&made->document, child);
        else if (is_ours(child, "options"))
            take_text(&made->options, child);
        else if (is_ours(child, "inputs"))
            take_items(child, made->inputs);
        else if (child->type == XML_ELEMENT_NODE)
            take_origin(child, made);
    }
}

static void read_origin(struct pdf_doc *doc, struct pdf_made *made)
{
    qpdf_oh        metadata = pdf_get(doc, doc->root, "/Metadata");
    unsigned char *data = NULL;
    size_t         length = 0;
    xmlDocPtr      document = NULL;

    if (qpdf_oh_is_stream(doc->q, metadata))
        qpdf_oh_get_stream_data(doc->q, metadata, qpdf_dl_generalized, NULL, &data, &length);
    if (data != NULL && length < G_MAXINT)
        document = xmlReadMemory((const char *)data, (int)length, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (document != NULL && document->intSubset == NULL && xmlDocGetRootElement(document) != NULL)
        take_origin(xmlDocGetRootElement(document), made);
    xmlFreeDoc(document);
    free(data);
}

/* The first revision says it: what was added later is somebody else's. */
struct pdf_made *pdf_made_read(const char *path, struct diags *diags)
{
    struct pdf_made *made = g_new0(struct pdf_made, 1);
    enum pdf_fault   fault = PDF_NOT_PDF;
    struct pdf_doc  *doc = NULL;

    made->inputs = g_ptr_array_new_with_free_func(g_free);
    made->map = g_mapped_file_new(path, FALSE, NULL);
    if (made->map == NULL)
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
    else {
        const char *bytes = g_mapped_file_get_contents(made->map);

        doc = pdf_open(bytes, g_mapped_file_get_length(made->map), &fault);
        if (doc != NULL) {
            made->first = first_end(doc);
            pdf_close(doc);
            doc = pdf_open(bytes, made->first, &fault);
        }
        if (doc == NULL)
            pdf_tell_fault(path, fault, diags);
    }
    if (doc == NULL) {
        pdf_made_free(made);
        return NULL;
    }
    read_origin(doc, made);
    pdf_close(doc);
    return made;
}

void pdf_made_free(struct pdf_made *made)
{
    if (made == NULL)
        return;
    if (made->map != NULL)
        g_mapped_file_unref(made->map);
    g_free(made->program);
    g_free(made->document);
    g_free(made->options);
    g_ptr_array_unref(made->inputs);
    g_free(made);
}

/* ---- The same? ---- */

/* An object as text, without the length of its data, which is taken out of it; to be freed. */
static char *plain(struct pdf_doc *doc, qpdf_oh object)
{
    qpdf_oh told = object;

    if (qpdf_oh_is_stream(doc->q, object)) {
        told = qpdf_oh_get_dict(doc->q, object);
        qpdf_oh_remove_key(doc->q, told, "/Length");
    }
    return g_strdup(qpdf_oh_unparse_resolved(doc->q, told));
}

static GBytes *data_of(struct pdf_doc *doc, qpdf_oh object)
{
    unsigned char *data = NULL;
    size_t         length = 0;
    GBytes        *bytes;

    if (qpdf_oh_is_stream(doc->q, object))
        qpdf_oh_get_stream_data(doc->q, object, qpdf_dl_generalized, NULL, &data, &length);
    bytes = g_bytes_new(data != NULL ? data : (const unsigned char *)"", length);
    free(data);
    return bytes;
}

static bool object_is_same(struct pdf_doc *one, struct pdf_doc *other, unsigned number)
{
    qpdf_oh first = pdf_object(one, number), second = pdf_object(other, number);
    GBytes *data = data_of(one, first), *anew = data_of(other, second);
    char   *text = plain(one, first), *text_anew = plain(other, second);
    bool    good = g_bytes_equal(data, anew) && strcmp(text, text_anew) == 0;

    g_bytes_unref(data);
    g_bytes_unref(anew);
    g_free(text);
    g_free(text_anew);
    return good;
}

/* What holds other objects, or says where they stand, is compared by what it holds. */
static bool is_container(struct pdf_doc *doc, unsigned number)
{
    qpdf_oh     object = pdf_object(doc, number);
    const char *type = qpdf_oh_is_stream(doc->q, object) ? pdf_name(doc, object, "/Type") : "";

    return strcmp(type, "/ObjStm") == 0 || strcmp(type, "/XRef") == 0;
}

static unsigned first_difference(struct pdf_doc *one, struct pdf_doc *other)
{
    guint count = MAX(one->raw.entries->len, other->raw.entries->len);

    for (guint number = 1; number < count; number++)
        if (!(is_container(one, number) && is_container(other, number)) && !object_is_same(one, other, number))
            return number;
    return 0;
}

enum pdf_likeness pdf_made_compare(const struct pdf_made *made, const void *anew, size_t length, unsigned *object)
{
    const char       *bytes = g_mapped_file_get_contents(made->map);
    enum pdf_fault    fault;
    struct pdf_doc   *one, *other;
    enum pdf_likeness likeness = PDF_DIFFERENT;

    *object = 0;
    if (made->first == length && memcmp(bytes, anew, length) == 0)
        return PDF_SAME_BYTES;
    one = pdf_open(bytes, made->first, &fault);
    other = pdf_open(anew, length, &fault);
    if (one != NULL && other != NULL) {
        *object = first_difference(one, other);
        likeness = *object == 0 ? PDF_SAME_CONTENT : PDF_DIFFERENT;
    }
    pdf_close(one);
    pdf_close(other);
    return likeness;
}
