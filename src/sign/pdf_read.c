/*
 * pdf_read.c -- what the rest asks of libqpdf's objects.
 */
#include "pdf_read.h"

#include <stdlib.h>
#include <string.h>

#define FIELD_DEPTH_MAX 32
#define FIELDS_MAX 20000

struct pdf_doc *pdf_open(const void *bytes, size_t length, enum pdf_fault *fault)
{
    static const enum pdf_fault faults[] = {
        [RAW_FINE] = PDF_FINE,        [RAW_NOT_PDF] = PDF_NOT_PDF,     [RAW_NO_END] = PDF_DAMAGED,
        [RAW_BAD_XREF] = PDF_DAMAGED, [RAW_TOO_LARGE] = PDF_TOO_LARGE, [RAW_ENCRYPTED] = PDF_ENCRYPTED,
    };
    struct pdf_doc *doc = g_new0(struct pdf_doc, 1);
    *fault = faults[raw_read(&doc->raw, bytes, length)];
    if (*fault == PDF_FINE) {
        doc->q = qpdf_init();
        qpdf_silence_errors(doc->q);
        qpdf_set_suppress_warnings(doc->q, QPDF_TRUE);
        qpdf_set_attempt_recovery(doc->q, QPDF_FALSE);
        if (qpdf_read_memory(doc->q, "", bytes, doc->raw.end, NULL) & QPDF_ERRORS)
            *fault = qpdf_get_error_code(doc->q, qpdf_get_error(doc->q)) == qpdf_e_password ? PDF_ENCRYPTED
                                                                                            : PDF_DAMAGED;
        else if (qpdf_is_encrypted(doc->q))
            *fault = PDF_ENCRYPTED;
    }
    if (*fault == PDF_FINE) {
        doc->trailer = qpdf_get_trailer(doc->q);
        doc->root = qpdf_get_root(doc->q);
        if (!qpdf_oh_is_dictionary(doc->q, doc->root))
            *fault = PDF_DAMAGED;
    }
    if (*fault == PDF_FINE)
        return doc;
    pdf_close(doc);
    return NULL;
}

void pdf_close(struct pdf_doc *doc)
{
    if (doc == NULL)
        return;
    if (doc->q != NULL)
        qpdf_cleanup(&doc->q);
    raw_free(&doc->raw);
    g_free(doc);
}

void pdf_tell_fault(const char *path, enum pdf_fault fault, struct diags *diags)
{
    static const enum diag_code codes[] = {
        [PDF_NOT_PDF] = DIAG_NOT_PDF,
        [PDF_DAMAGED] = DIAG_PDF_DAMAGED,
        [PDF_TOO_LARGE] = DIAG_PDF_TOO_LARGE,
        [PDF_ENCRYPTED] = DIAG_PDF_ENCRYPTED,
    };
    diag(diags, codes[fault], SPAN_NONE, path, NULL);
}

/* The dictionary that an object is or, of a stream, has. */
static qpdf_oh dictionary_of(struct pdf_doc *doc, qpdf_oh object)
{
    return qpdf_oh_is_stream(doc->q, object) ? qpdf_oh_get_dict(doc->q, object) : object;
}

qpdf_oh pdf_get(struct pdf_doc *doc, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_get_key_if_dict(doc->q, dictionary_of(doc, dictionary), key);
}

bool pdf_has(struct pdf_doc *doc, qpdf_oh dictionary, const char *key)
{
    return !qpdf_oh_is_null(doc->q, pdf_get(doc, dictionary, key));
}

char *pdf_written(struct pdf_doc *doc, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = pdf_get(doc, dictionary, key);
    return g_strdup(qpdf_oh_is_null(doc->q, value) ? "" : qpdf_oh_unparse(doc->q, value));
}

const char *pdf_name(struct pdf_doc *doc, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = pdf_get(doc, dictionary, key);
    return qpdf_oh_is_name(doc->q, value) ? qpdf_oh_get_name(doc->q, value) : "";
}

char *pdf_text(struct pdf_doc *doc, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = pdf_get(doc, dictionary, key);
    size_t  length = 0;
    if (!qpdf_oh_is_string(doc->q, value))
        return NULL;
    const char *text = qpdf_oh_get_binary_utf8_value(doc->q, value, &length);
    return g_utf8_make_valid(text, (gssize)length);
}

unsigned char *pdf_bytes(struct pdf_doc *doc, qpdf_oh dictionary, const char *key, size_t *length)
{
    qpdf_oh value = pdf_get(doc, dictionary, key);
    if (!qpdf_oh_is_string(doc->q, value))
        return NULL;
    const char *text = qpdf_oh_get_binary_string_value(doc->q, value, length);
    return g_memdup2(text, *length + 1);
}

unsigned pdf_number(struct pdf_doc *doc, qpdf_oh object)
{
    int number = qpdf_oh_get_object_id(doc->q, object);
    return number > 0 ? (unsigned)number : 0;
}

qpdf_oh pdf_object(struct pdf_doc *doc, unsigned number)
{
    struct raw_entry entry = raw_entry(&doc->raw, number);
    return entry.type == 0 ? qpdf_oh_new_null(doc->q)
                           : qpdf_get_object_by_id(doc->q, (int)number, entry.type == 1 ? entry.generation : 0);
}

GPtrArray *pdf_keys(struct pdf_doc *doc, qpdf_oh object)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    qpdf_oh    dictionary = dictionary_of(doc, object);
    if (!qpdf_oh_is_dictionary(doc->q, dictionary))
        return keys;
    qpdf_oh_begin_dict_key_iter(doc->q, dictionary);
    while (qpdf_oh_dict_more_keys(doc->q))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(doc->q)));
    return keys;
}

GBytes *pdf_content(struct pdf_doc *doc, qpdf_oh object)
{
    GByteArray *all = g_byte_array_new();
    const char *text = qpdf_oh_unparse_resolved(doc->q, dictionary_of(doc, object));
    g_byte_array_append(all, (const guint8 *)text, (guint)strlen(text) + 1);
    if (qpdf_oh_is_stream(doc->q, object)) {
        unsigned char *data = NULL;
        size_t         length = 0;
        qpdf_oh_get_stream_data(doc->q, object, qpdf_dl_none, NULL, &data, &length);
        if (data != NULL)
            g_byte_array_append(all, data, (guint)length);
        free(data);
    }
    return g_byte_array_free_to_bytes(all);
}

/* ---- Fields ---- */

struct walk {
    struct pdf_doc *doc;
    field_visit    *visit;
    void           *data;
    GHashTable     *seen; /* numbers of objects: a form may turn in circles */
    unsigned        count;
};

static void walk_field(struct walk *walk, qpdf_oh field, const char *above, const char *type_above, unsigned depth)
{
    struct pdf_doc *doc = walk->doc;
    unsigned        number = pdf_number(doc, field);
    if (depth > FIELD_DEPTH_MAX || walk->count++ > FIELDS_MAX || !qpdf_oh_is_dictionary(doc->q, field) ||
        (number != 0 && !g_hash_table_add(walk->seen, GUINT_TO_POINTER(number))))
        return;
    char   *own = pdf_text(doc, field, "/T");
    char   *name = own == NULL ? g_strdup(above) : *above != '\0' ? g_strconcat(above, ".", own, NULL) : g_strdup(own);
    char   *type = g_strdup(pdf_name(doc, field, "/FT"));
    qpdf_oh kids = pdf_get(doc, field, "/Kids");
    int     n = qpdf_oh_is_array(doc->q, kids) ? qpdf_oh_get_array_n_items(doc->q, kids) : 0;
    bool    fields_within = false;
    if (*type == '\0') {
        g_free(type);
        type = g_strdup(type_above);
    }
    for (int i = 0; i < n && !fields_within; i++) /* kids without a name are the field's widgets */
        fields_within = pdf_has(doc, qpdf_oh_get_array_item(doc->q, kids, i), "/T");
    for (int i = 0; i < n && fields_within; i++)
        walk_field(walk, qpdf_oh_get_array_item(doc->q, kids, i), name, type, depth + 1);
    if (!fields_within)
        walk->visit(doc, field, name, type, walk->data);
    g_free(own);
    g_free(name);
    g_free(type);
}

void pdf_fields(struct pdf_doc *doc, field_visit *visit, void *data)
{
    qpdf_oh     fields = pdf_get(doc, pdf_get(doc, doc->root, "/AcroForm"), "/Fields");
    int         n = qpdf_oh_is_array(doc->q, fields) ? qpdf_oh_get_array_n_items(doc->q, fields) : 0;
    struct walk walk = {doc, visit, data, g_hash_table_new(g_direct_hash, g_direct_equal), 0};
    for (int i = 0; i < n; i++)
        walk_field(&walk, qpdf_oh_get_array_item(doc->q, fields, i), "", "", 0);
    g_hash_table_destroy(walk.seen);
}
