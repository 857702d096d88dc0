/* The schemas for editors know the keys that the loader knows, and plans/schema/ holds them as they are made. */
#include <glib.h>
#include <string.h>

#include "schema.h"

static void test_gaps(void)
{
    char *gaps = schema_gaps();

    g_assert_cmpstr(gaps, ==, "");
    g_free(gaps);
}

static void test_published(void)
{
    for (const char *const *name = schema_names; *name != NULL; name++) {
        char *path = g_strdup_printf("plans/schema/%s.schema.json", *name);
        char *made = schema_text(*name), *published = NULL;

        g_test_message("%s (make schemas writes it)", path);
        g_assert_true(g_file_get_contents(path, &published, NULL, NULL));
        g_assert_true(strcmp(made, published) == 0);
        g_free(path);
        g_free(made);
        g_free(published);
    }
    g_assert_null(schema_text("no-such"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/schema/every-key-is-described", test_gaps);
    g_test_add_func("/schema/published", test_published);
    return g_test_run();
}
