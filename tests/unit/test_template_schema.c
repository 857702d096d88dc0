/* The published schema takes every template of the program and refuses what the program's reader refuses. */
#include <glib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

static void be_silent(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

/* 0: valid. */
static int validate(const char *path)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt("templates/template.rng");
    xmlRelaxNGPtr           schema;
    xmlRelaxNGValidCtxtPtr  context;
    xmlDocPtr               document = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    int                     result;

    g_assert_nonnull(document);
    schema = xmlRelaxNGParse(parser);
    g_assert_nonnull(schema);
    context = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(context, be_silent, NULL);
    result = xmlRelaxNGValidateDoc(context, document);
    xmlRelaxNGFreeValidCtxt(context);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlFreeDoc(document);
    return result;
}

static void check_folder(const char *folder)
{
    GDir       *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL) {
        char *path = g_build_filename(folder, name, NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            check_folder(path);
        } else if (g_str_has_suffix(name, ".xml")) {
            g_test_message("%s", path);
            g_assert_cmpint(validate(path), ==, 0);
        }
        g_free(path);
    }
    g_dir_close(dir);
}

static void test_templates(void)
{
    check_folder("templates");
    check_folder("tests/golden/chart");
}

static void test_wrong(void)
{
    static const char *const cases[] = {"unknown-element", "unknown-attribute", "wrong-nesting", "attribute-values",
                                        "other-root"};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *path = g_strdup_printf("tests/hostile/template/%s/template.xml", cases[i]);

        g_test_message("%s", path);
        g_assert_cmpint(validate(path), >, 0);
        g_free(path);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/template-schema/templates", test_templates);
    g_test_add_func("/template-schema/wrong", test_wrong);
    return g_test_run();
}
