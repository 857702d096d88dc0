/*
 * test_archive.c -- packages: identifiers, fields and their lengths, XML valid against the schemas that they carry.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "archive/archive_int.h"
#include "base/outputs.h"

/* ---- A dossier ---- */

struct fixture {
    struct plan_archive    archive;
    struct plan_dossier    of;
    struct archive_dossier dossier;
    struct diags          *diags;
};

static struct text text_of(const char *text)
{
    return (struct text){.text = text};
}

static struct archive_document *document_new(const char *name, const char *subject, struct date date)
{
    struct archive_document *document = g_new0(struct archive_document, 1);

    document->name = name;
    document->bytes = g_bytes_new("%PDF", 4);
    document->kind = "bao-cao";
    document->number = text_of("12");
    document->notation = text_of("BC-UBND");
    document->organ = text_of("ỦY BAN NHÂN DÂN TỈNH SƠN LA");
    document->subject = text_of(subject);
    document->date = date;
    document->n_pages = 3;
    document->signers = g_ptr_array_new();
    g_ptr_array_add(document->signers, (char *)"Nguyễn <Văn> & A");
    return document;
}

static void set_up(struct fixture *fixture, gconstpointer form)
{
    fixture->diags = diags_new();
    fixture->archive =
        (struct plan_archive){.agency = text_of("H52"), .fonds = text_of("P01"), .keeper = text_of("G09")};
    fixture->of = (struct plan_dossier){.notation = text_of("01-KH"),
                                        .title = text_of("Báo cáo <tháng> & năm"),
                                        .maintenance = KEEP_PERMANENT,
                                        .keywords = g_ptr_array_new()};
    fixture->dossier = (struct archive_dossier){.archive = &fixture->archive,
                                                .dossier = &fixture->of,
                                                .year = 2026,
                                                .form = GPOINTER_TO_UINT(form),
                                                .documents = g_ptr_array_new()};
    g_ptr_array_add(fixture->dossier.documents, document_new("b", "Hai", (struct date){2026, 5, 20}));
    g_ptr_array_add(fixture->dossier.documents, document_new("a", "Một", (struct date){2026, 5, 2}));
}

static void tear_down(struct fixture *fixture, gconstpointer form)
{
    (void)form;
    for (guint i = 0; i < fixture->dossier.documents->len; i++) {
        struct archive_document *document = fixture->dossier.documents->pdata[i];
        g_bytes_unref(document->bytes);
        g_ptr_array_unref(document->signers);
        g_free(document);
    }
    g_ptr_array_unref(fixture->dossier.documents);
    g_ptr_array_unref(fixture->of.keywords);
    diags_free(fixture->diags);
}

static char *text_in(const struct archive_package *package, const char *path)
{
    for (guint i = 0; i < package->files->len; i++) {
        const struct archive_file *file = package->files->pdata[i];
        if (strcmp(file->path, path) == 0)
            return g_strndup(g_bytes_get_data(file->bytes, NULL), g_bytes_get_size(file->bytes));
    }
    g_test_message("no file %s", path);
    g_test_fail();
    return g_strdup("");
}

static void assert_in(const struct archive_package *package, const char *path, const char *part)
{
    char *text = text_in(package, path);

    if (strstr(text, part) == NULL) {
        g_test_message("%s lacks %s:\n%s", path, part, text);
        g_test_fail();
    }
    g_free(text);
}

/* ---- Schemas ---- */

static void say_nothing(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

/* Is a file of an unpacked package valid against a schema of it? */
static bool is_valid(const char *folder, const char *file, const char *schema)
{
    char *path = g_build_filename(folder, file, NULL), *schema_path = g_build_filename(folder, "schemas", schema, NULL);
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(schema_path);
    xmlSchemaPtr           parsed = xmlSchemaParse(parser);
    xmlDocPtr              document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    bool                   good = parsed != NULL && document != NULL;

    if (good) {
        xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(parsed);
        xmlSchemaSetValidErrors(context, say_nothing, say_nothing, NULL);
        good = xmlSchemaValidateDoc(context, document) == 0;
        xmlSchemaFreeValidCtxt(context);
    }
    xmlFreeDoc(document);
    xmlSchemaFree(parsed);
    xmlSchemaFreeParserCtxt(parser);
    g_free(schema_path);
    g_free(path);
    return good;
}

static void remove_all(const char *path)
{
    GDir       *dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *inside = g_build_filename(path, name, NULL);
        remove_all(inside);
        g_free(inside);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_remove(path);
}

static void test_schemas(struct fixture *fixture, gconstpointer form)
{
    struct archive_package *package = archive_package_new(&fixture->dossier, fixture->diags);
    char                   *home = g_dir_make_tmp("archive-XXXXXX", NULL), *folder;
    struct outputs         *outputs = outputs_new(home);
    struct archive_checked  checked;

    (void)form;
    g_assert_nonnull(package);
    g_assert_true(archive_add_folder(package, outputs, fixture->diags));
    g_assert_true(outputs_commit(outputs, fixture->diags));
    outputs_free(outputs);
    folder = g_build_filename(home, package->folder, NULL);
    g_assert_true(is_valid(folder, "METS.xml", "METS.xsd"));
    g_assert_true(is_valid(folder, "representations/rep1/METS.xml", "METS.xsd"));
    g_assert_true(is_valid(folder, "metadata/descriptive/EAD.xml", "EAD.xsd"));
    g_assert_true(is_valid(folder, "representations/rep1/metadata/descriptive/EAD_doc_a.xml", "EAD_doc.xsd"));
    g_assert_false(is_valid(folder, "representations/rep1/metadata/descriptive/EAD_doc_a.xml", "EAD_pic.xsd"));
    g_assert_false(is_valid(folder, "representations/rep1/metadata/descriptive/EAD_doc_a.xml", "EAD_media.xsd"));
    g_assert_true(archive_check(folder, &checked, fixture->diags));
    g_assert_cmpuint(checked.n_documents, ==, 2);
    g_assert_cmpuint(checked.n_files, ==, package->files->len);
    remove_all(home);
    g_free(folder);
    g_free(home);
    archive_package_free(package);
}

/* ---- What a package says ---- */

static void test_sip(struct fixture *fixture, gconstpointer form)
{
    static const char       first[] = "representations/rep1/metadata/descriptive/EAD_doc_a.xml";
    struct archive_package *package = archive_package_new(&fixture->dossier, fixture->diags);

    (void)form;
    g_assert_nonnull(package);
    g_assert_cmpstr(package->code, ==, "H52.2026.01-KH");
    g_assert_true(g_str_has_prefix(package->identifier, "uuid-"));
    g_assert_cmpstr(package->folder, ==, package->identifier);
    assert_in(package, "metadata/descriptive/EAD.xml", "<fileCode>H52.2026.01-KH</fileCode>");
    assert_in(package, "metadata/descriptive/EAD.xml", "<title>Báo cáo &lt;tháng&gt; &amp; năm năm 2026</title>");
    assert_in(package, "metadata/descriptive/EAD.xml", "<startDate>02/05/2026</startDate>");
    assert_in(package, "metadata/descriptive/EAD.xml", "<endDate>20/05/2026</endDate>");
    assert_in(package, "metadata/descriptive/EAD.xml", "<numberOfPage>6</numberOfPage>");
    assert_in(package, first, "<docCode>H52.2026.01-KH.0000001</docCode>"); /* by date, not as given */
    assert_in(package, first, "<typeName>14</typeName>");
    assert_in(package, "METS.xml", "CREATEDATE=\"2026-05-20T00:00:00.000+07:00\"");
    archive_package_free(package);
}

static void test_aip(struct fixture *fixture, gconstpointer form)
{
    struct archive_package *package = archive_package_new(&fixture->dossier, fixture->diags);

    (void)form;
    g_assert_nonnull(package);
    g_assert_true(g_str_has_prefix(package->identifier, "urn:P01:uuid-"));
    g_assert_true(g_str_has_prefix(package->folder, "urn_P01_uuid-"));
    assert_in(package, "metadata/descriptive/EAD.xml", "<arcFileCode>G09.H52.2026.01-KH</arcFileCode>");
    assert_in(package, "representations/rep1/metadata/descriptive/EAD_doc_b.xml", "<docOrdinal>2</docOrdinal>");
    assert_in(package, "representations/rep1/metadata/preservation/PREMIS_rep1.xml",
              "<eventOutcomeDetailNote>Nguyễn &lt;Văn&gt; &amp; A</eventOutcomeDetailNote>");
    assert_in(package, "metadata/preservation/PREMIS.xml", "information package creation");
    archive_package_free(package);
}

/* A field may be as long as the circular says, in characters, and not one longer. */
static void test_lengths(struct fixture *fixture, gconstpointer form)
{
    struct archive_document *document = fixture->dossier.documents->pdata[0];
    GString                 *subject = g_string_new(NULL);
    struct archive_package  *package;

    (void)form;
    for (unsigned i = 0; i < 500; i++)
        g_string_append(subject, "ệ");
    document->subject.text = subject->str;
    package = archive_package_new(&fixture->dossier, fixture->diags);
    g_assert_nonnull(package);
    archive_package_free(package);
    g_string_append(subject, "ệ");
    document->subject.text = subject->str;
    g_assert_null(archive_package_new(&fixture->dossier, fixture->diags));
    g_assert_cmpuint(diags_count(fixture->diags, DIAG_ERROR), ==, 1);
    document->subject.text = NULL;
    g_assert_null(archive_package_new(&fixture->dossier, fixture->diags));
    g_assert_cmpuint(diags_count(fixture->diags, DIAG_ERROR), ==, 2);
    document->subject.text = "x";
    g_string_free(subject, TRUE);
}

/* Any change gives another identifier, nothing but a change does. */
static void test_identity(struct fixture *fixture, gconstpointer form)
{
    struct archive_package  *one = archive_package_new(&fixture->dossier, fixture->diags);
    struct archive_package  *same = archive_package_new(&fixture->dossier, fixture->diags), *other;
    struct archive_document *document = fixture->dossier.documents->pdata[0];

    (void)form;
    g_bytes_unref(document->bytes);
    document->bytes = g_bytes_new("%PDG", 4);
    other = archive_package_new(&fixture->dossier, fixture->diags);
    g_assert_cmpstr(one->identifier, ==, same->identifier);
    g_assert_cmpstr(one->identifier, !=, other->identifier);
    archive_package_free(one);
    archive_package_free(same);
    archive_package_free(other);
}

static void test_uuid(void)
{
    char *uuid = archive_uuid("a", "bc", NULL), *other = archive_uuid("ab", "c", NULL),
         *again = archive_uuid("a", "bc", NULL);

    g_assert_cmpstr(uuid, ==, again);
    g_assert_cmpstr(uuid, !=, other);
    g_assert_cmpuint(strlen(uuid), ==, UUID_LENGTH);
    g_assert_true(g_uuid_string_is_valid(uuid));
    g_assert_true(uuid[14] == '8' && strchr("89AB", uuid[19]) != NULL);
    g_free(uuid);
    g_free(other);
    g_free(again);
}

static void add(const char *name, enum archive_form form, void (*test)(struct fixture *, gconstpointer))
{
    g_test_add(name, struct fixture, GUINT_TO_POINTER(form), set_up, test, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/archive/uuid", test_uuid);
    add("/archive/sip", ARCHIVE_SIP, test_sip);
    add("/archive/aip", ARCHIVE_AIP, test_aip);
    add("/archive/sip/schemas", ARCHIVE_SIP, test_schemas);
    add("/archive/aip/schemas", ARCHIVE_AIP, test_schemas);
    add("/archive/lengths", ARCHIVE_SIP, test_lengths);
    add("/archive/identity", ARCHIVE_AIP, test_identity);
    return g_test_run();
}
