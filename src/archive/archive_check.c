/*
 * archive_check.c -- is a package whole: every file named with its sum, none besides, fields, counts, codes.
 */
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "archive_int.h"
#include "base/arena.h"
#include "base/xml_node.h"

#define REPRESENTATION "representations/rep1/"
#define DATA REPRESENTATION "data/"
#define DESCRIBED REPRESENTATION "metadata/descriptive/"
#define ORDINAL_LENGTH 8 /* ".0000001" */

struct check {
    const char             *path;
    GHashTable             *tree, *named; /* path -> struct tree_file; set of paths that METS names */
    struct arena           *arena;        /* of sources for messages */
    struct diags           *diags;
    struct archive_checked *checked;
    enum archive_form       form;
    char                   *code; /* of the dossier, NULL: unknown */
    guint64                 n_described, n_pages, said_documents, said_pages;
    struct span             said_documents_at, said_pages_at;
};

/* ---- XML of somebody ---- */

/* A file of the package as XML; NULL: there is none, or it is none (reported). */
static xmlDocPtr parse(struct check *check, const char *path, const struct source **source)
{
    const struct tree_file *file = g_hash_table_lookup(check->tree, path);
    xmlDocPtr               document = NULL;

    *source = NULL;
    if (file == NULL) {
        diag(check->diags, DIAG_ARCHIVE_MISSING, SPAN_NONE, check->path, path, NULL);
        return NULL;
    }
    if (file->bytes != NULL) {
        gsize       length;
        const char *text = g_bytes_get_data(file->bytes, &length);

        *source =
            source_from_part(check->arena, check->path, arena_strdup(check->arena, path), text, length, check->diags);
        document =
            xmlReadMemory(text, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    }
    if (document != NULL && (document->intSubset != NULL || xmlDocGetRootElement(document) == NULL)) {
        xmlFreeDoc(document);
        document = NULL;
    }
    if (document == NULL)
        diag(check->diags, DIAG_ARCHIVE_NO_XML, (struct span){.source = *source}, path, NULL);
    return document;
}

static struct span span_of(const struct source *source, const xmlNode *node)
{
    long line = xmlGetLineNo(node);

    return (struct span){.source = source, .line = line > 0 ? (uint32_t)line : 0, .column = 1};
}

/* An attribute's text, "" if there is none; to be freed by xmlFree. */
static char *attribute(const xmlNode *node, const char *name)
{
    xmlChar *text = xmlGetNoNsProp((xmlNodePtr)node, BAD_CAST name);

    return text != NULL ? (char *)text : (char *)xmlStrdup(BAD_CAST "");
}

/* ---- What METS names ---- */

static bool reference_is_right(struct check *check, const char *path, const char *size, const char *sum,
                               struct span span)
{
    const struct tree_file *file = g_hash_table_lookup(check->tree, path);
    char                   *is = file != NULL ? g_strdup_printf("%" G_GUINT64_FORMAT, file->size) : NULL;
    bool                    good = file != NULL;

    g_hash_table_add(check->named, g_strdup(path));
    if (!good) {
        diag(check->diags, DIAG_ARCHIVE_MISSING, span, check->path, path, NULL);
    } else if (*size != '\0' && strcmp(size, is) != 0) {
        diag(check->diags, DIAG_ARCHIVE_SIZE, span, path, size, is, NULL);
        good = false;
    } else if (g_ascii_strcasecmp(sum, file->sha256) != 0) {
        diag(check->diags, DIAG_ARCHIVE_SUM, span, path, NULL);
        good = false;
    }
    g_free(is);
    return good;
}

/* located: the element with the address; node: the one with size and sum. */
static void check_reference(struct check *check, const xmlNode *node, const xmlNode *located, const char *folder,
                            const struct source *source)
{
    char *size = attribute(node, "SIZE"), *sum = attribute(node, "CHECKSUM"), *kind = attribute(node, "CHECKSUMTYPE");
    xmlChar *address = located != NULL
                           ? xmlGetNsProp((xmlNodePtr)located, BAD_CAST "href", BAD_CAST "http://www.w3.org/1999/xlink")
                           : NULL;
    char    *path = g_strconcat(folder, address != NULL ? (const char *)address : "", NULL);

    if (strcmp(kind, "SHA-256") != 0)
        diag(check->diags, DIAG_ARCHIVE_NO_SUM, span_of(source, node), path, NULL);
    else
        reference_is_right(check, path, size, sum, span_of(source, node));
    g_free(path);
    xmlFree(address);
    xmlFree(kind);
    xmlFree(sum);
    xmlFree(size);
}

static void check_references(struct check *check, const xmlNode *node, const char *folder, const struct source *source)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (xml_is(child, "mdRef"))
            check_reference(check, child, child, folder, source);
        else if (xml_is(child, "file"))
            check_reference(check, child, xml_child(child, "FLocat"), folder, source);
        else if (child->type == XML_ELEMENT_NODE)
            check_references(check, child, folder, source);
    }
}

/* ---- The package's name ---- */

/* Identifiers of version 8 are made from METS.xml with noughts in their place: so not a bit of that can change. */
static bool identifier_is_made(struct check *check, const char *identifier)
{
    const struct tree_file *file = g_hash_table_lookup(check->tree, "METS.xml");
    size_t                  length = strlen(identifier);
    const char             *uuid = length > UUID_LENGTH ? identifier + length - UUID_LENGTH : "";
    GString                *text;
    char                   *made;
    bool                    good = true;

    if (*uuid == '\0' || uuid[14] != '8')
        return true;
    text = g_string_new_len(g_bytes_get_data(file->bytes, NULL), (gssize)g_bytes_get_size(file->bytes));
    g_string_replace(text, uuid, "00000000-0000-0000-0000-000000000000", 0);
    made = archive_uuid_of(text->str, text->len);
    good = strcmp(made, uuid) == 0;
    g_free(made);
    g_string_free(text, TRUE);
    return good;
}

static void check_identifier(struct check *check, const xmlNode *root, const char *folder, const struct source *source)
{
    char *identifier = attribute(root, "OBJID"), *wanted = g_strdelimit(g_strdup(identifier), ":", '_');

    check->form = strncmp(identifier, "urn:", 4) == 0 ? ARCHIVE_AIP : ARCHIVE_SIP;
    if (folder == NULL || strcmp(wanted, folder) != 0)
        diag(check->diags, DIAG_ARCHIVE_NAME, span_of(source, root), folder != NULL ? folder : "", identifier, NULL);
    else if (!identifier_is_made(check, identifier))
        diag(check->diags, DIAG_ARCHIVE_CHANGED, span_of(source, root), identifier, NULL);
    g_free(wanted);
    xmlFree(identifier);
}

static void check_mets(struct check *check, const char *path, const char *folder, const char *name)
{
    const struct source *source;
    xmlDocPtr            document = parse(check, path, &source);

    if (document == NULL)
        return;
    if (name != NULL || *folder == '\0')
        check_identifier(check, xmlDocGetRootElement(document), name, source);
    check_references(check, xmlDocGetRootElement(document), folder, source);
    xmlFreeDoc(document);
}

static void check_unnamed(struct check *check)
{
    GList *paths = g_list_sort(g_hash_table_get_keys(check->tree), (GCompareFunc)strcmp);

    for (const GList *at = paths; at != NULL; at = at->next)
        if (strcmp(at->data, "METS.xml") != 0 && !g_hash_table_contains(check->named, at->data))
            diag(check->diags, DIAG_ARCHIVE_EXTRA, SPAN_NONE, check->path, at->data, NULL);
    g_list_free(paths);
}

/* ---- Fields ---- */

static bool is_count(const char *text)
{
    return *text != '\0' && strlen(text) < 19 && text[strspn(text, "0123456789")] == '\0';
}

static bool is_date(const char *text)
{
    char        iso[DATE_TEXT_MAX];
    struct date date;

    if (strlen(text) != 10 || text[2] != '/' || text[5] != '/')
        return false;
    g_snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", text + 6, text + 3, text);
    return date_parse(iso, &date);
}

static void check_field(struct check *check, const struct ead_field *field, const char *text, struct span span)
{
    if (!ead_field_fits(field, text, span, check->diags) || *text == '\0')
        return;
    if ((field->kind == EAD_COUNT && !is_count(text)) || (field->kind == EAD_DATE && !is_date(text)) ||
        (field->kind == EAD_SWITCH && strcmp(text, "0") != 0 && strcmp(text, "1") != 0))
        diag(check->diags, DIAG_ARCHIVE_FIELD_WRONG, span, field->name, text, NULL);
}

/* The code of a document is its dossier's and seven digits. */
static void check_code(struct check *check, const char *code, struct span span)
{
    size_t length = strlen(code);
    char  *of = g_strndup(code, length > ORDINAL_LENGTH ? length - ORDINAL_LENGTH : 0);
    bool   good = *of != '\0' && code[length - ORDINAL_LENGTH] == '.' && is_count(code + length - ORDINAL_LENGTH + 1);

    if (!good || (check->code != NULL && !g_str_has_suffix(check->code, of)))
        diag(check->diags, DIAG_ARCHIVE_FIELD_WRONG, span, "docCode", code, NULL);
    g_free(of);
}

/* What is compared with the other files. */
static void note_field(struct check *check, const struct ead_field *field, const char *text, bool of_dossier,
                       struct span span)
{
    guint64 count = is_count(text) ? g_ascii_strtoull(text, NULL, 10) : 0;

    if (field->key == EAD_DOC_CODE)
        check_code(check, text, span);
    else if (of_dossier && field->key == EAD_FILE_CODE)
        check->code = check->code != NULL ? check->code : g_strdup(text);
    else if (of_dossier && field->key == EAD_TOTAL) {
        check->said_documents = count;
        check->said_documents_at = span;
    } else if (of_dossier && field->key == EAD_PAGES) {
        check->said_pages = count;
        check->said_pages_at = span;
    } else if (field->key == EAD_PAGES)
        check->n_pages += count;
}

static void check_fields(struct check *check, const char *path, const struct ead_field *fields, bool of_dossier)
{
    const struct source *source;
    xmlDocPtr            document = parse(check, path, &source);
    GHashTable          *seen = g_hash_table_new(g_str_hash, g_str_equal);
    const xmlNode       *root = document != NULL ? xmlDocGetRootElement(document) : NULL;

    for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next) {
        const struct ead_field *field = node->type == XML_ELEMENT_NODE ? ead_find(fields, (const char *)node->name)
                                                                       : NULL;
        xmlChar                *text = node->type == XML_ELEMENT_NODE ? xmlNodeGetContent(node) : NULL;

        if (node->type == XML_ELEMENT_NODE &&
            (field == NULL || !g_hash_table_add(seen, (char *)(uintptr_t)field->name)))
            diag(check->diags, DIAG_ARCHIVE_FIELD_UNKNOWN, span_of(source, node), (const char *)node->name, NULL);
        else if (field != NULL) {
            check_field(check, field, (const char *)text, span_of(source, node));
            note_field(check, field, (const char *)text, of_dossier, span_of(source, node));
        }
        xmlFree(text);
    }
    for (; root != NULL && fields->name != NULL; fields++)
        if (!g_hash_table_contains(seen, fields->name))
            diag(check->diags, DIAG_ARCHIVE_FIELD_EMPTY, (struct span){.source = source}, fields->name, NULL);
    g_hash_table_unref(seen);
    xmlFreeDoc(document);
}

/* ---- Counts ---- */

static void check_count(struct check *check, const char *what, guint64 said, guint64 is, struct span span)
{
    char *one = g_strdup_printf("%" G_GUINT64_FORMAT, said), *other = g_strdup_printf("%" G_GUINT64_FORMAT, is);

    if (said != is)
        diag(check->diags, DIAG_ARCHIVE_COUNT, span, what, one, other, NULL);
    g_free(one);
    g_free(other);
}

static void check_documents(struct check *check)
{
    GList  *paths = g_list_sort(g_hash_table_get_keys(check->tree), (GCompareFunc)strcmp);
    guint64 n_held = 0;

    for (const GList *at = paths; at != NULL; at = at->next) {
        const char *path = at->data;

        n_held += g_str_has_prefix(path, DATA);
        check->n_described += g_str_has_prefix(path, DESCRIBED);
        if (g_str_has_prefix(path, DESCRIBED) && g_ascii_strncasecmp(path + strlen(DESCRIBED), "EAD_doc", 7) == 0)
            check_fields(check, path, ead_document_fields[check->form], false);
    }
    g_list_free(paths);
    check_count(check, "totalDoc", check->said_documents, check->n_described, check->said_documents_at);
    check_count(check, "numberOfPage", check->said_pages, check->n_pages, check->said_pages_at);
    check_count(check, "data", n_held, check->n_described, SPAN_NONE);
    check->checked->n_documents = (unsigned)check->n_described;
}

bool archive_check(const char *path, struct archive_checked *checked, struct diags *diags)
{
    unsigned       before = diags_count(diags, DIAG_ERROR);
    char          *folder;
    struct check   check = {.path = path, .diags = diags, .checked = checked};
    GHashTableIter every;
    gpointer       file;

    *checked = (struct archive_checked){0};
    check.tree = archive_tree_read(path, &folder, diags);
    if (check.tree != NULL) {
        check.named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        check.arena = arena_new();
        check_mets(&check, "METS.xml", "", folder);
        check_mets(&check, REPRESENTATION "METS.xml", REPRESENTATION, NULL);
        check_unnamed(&check);
        check_fields(&check, "metadata/descriptive/EAD.xml", ead_dossier_fields[check.form], true);
        check_documents(&check);
        checked->n_files = g_hash_table_size(check.tree);
        g_hash_table_iter_init(&every, check.tree);
        while (g_hash_table_iter_next(&every, NULL, &file))
            checked->size += ((const struct tree_file *)file)->size;
        g_hash_table_unref(check.named);
        g_hash_table_unref(check.tree);
        arena_free(check.arena);
    }
    g_free(check.code);
    g_free(folder);
    return diags_count(diags, DIAG_ERROR) == before;
}
