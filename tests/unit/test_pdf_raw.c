/*
 * test_pdf_raw.c -- cross-references from raw bytes: revisions, and what is wrong with them.
 */
#include <glib.h>
#include <string.h>

#include "sign/pdf_raw.h"

/* A file of two objects and a table; the cross-reference's place is filled in. */
static char *file_new(const char *table, const char *trailer)
{
    static const char body[] = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                               "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
    return g_strdup_printf("%sxref\n%strailer\n<<%s>>\nstartxref\n%u\n%%%%EOF\n", body, table, trailer,
                           (unsigned)strlen(body));
}

static const char good_table[] = "0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000056 00000 n \n";

static void test_table(void)
{
    struct pdf_raw raw;
    char          *file = file_new(good_table, "/Size 3/Root 1 0 R");
    g_assert_cmpint(raw_read(&raw, file, strlen(file)), ==, RAW_FINE);
    g_assert_cmpuint(raw.end, ==, strlen(file));
    g_assert_cmpuint(raw_entry(&raw, 1).at, ==, 9);
    g_assert_cmpuint(raw_entry(&raw, 0).type, ==, 0);
    g_assert_cmpuint(raw_entry(&raw, 99).type, ==, 0);
    g_assert_true(raw_has_section(&raw, raw.start_xref));
    raw_free(&raw);
    g_free(file);
}

static void test_update(void)
{
    struct pdf_raw raw;
    char          *first = file_new(good_table, "/Size 3/Root 1 0 R");
    unsigned       before = (unsigned)(strstr(first, "xref\n") - first), at = (unsigned)strlen(first);
    char          *file =
        g_strdup_printf("%s2 0 obj\n<<>>\nendobj\nxref\n2 1\n%010u 00000 n \ntrailer\n<</Size 3/Root 1 0 R/Prev %u>>\n"
                        "startxref\n%u\n%%%%EOF\n",
                        first, at, before, at + 20);
    g_assert_cmpint(raw_read(&raw, file, strlen(file)), ==, RAW_FINE);
    g_assert_cmpuint(raw.sections->len, ==, 2);
    g_assert_cmpuint(raw_entry(&raw, 2).at, ==, at); /* the newest counts */
    g_assert_cmpuint(raw_entry(&raw, 1).at, ==, 9);
    raw_free(&raw);
    g_free(file);
    g_free(first);
}

static void test_trailing(void)
{
    struct pdf_raw raw;
    char          *file = file_new(good_table, "/Size 3/Root 1 0 R");
    char          *longer = g_strdup_printf("%s%05000d", file, 0);
    g_assert_cmpint(raw_read(&raw, longer, strlen(longer)), ==, RAW_FINE);
    g_assert_cmpuint(raw.end, ==, strlen(file));
    raw_free(&raw);
    g_free(longer);
    g_free(file);
}

static void expect(const char *table, const char *trailer, enum raw_fault fault)
{
    struct pdf_raw raw;
    char          *file = file_new(table, trailer);
    g_assert_cmpint(raw_read(&raw, file, strlen(file)), ==, fault);
    raw_free(&raw);
    g_free(file);
}

static void test_damaged(void)
{
    expect(good_table, "/Size 3/Root 1 0 R/Encrypt 2 0 R", RAW_ENCRYPTED);
    expect(good_table, "/Size 3/Prev 108", RAW_BAD_XREF); /* leads to no cross-reference, or to itself */
    expect(good_table, "/Size 3/Prev 99999999999999999999", RAW_BAD_XREF);
    expect("0 4294967295\n0000000000 65535 f \n", "/Size 3", RAW_BAD_XREF);
    expect("4294967290 1\n0000000009 00000 n \n", "/Size 3", RAW_BAD_XREF);
    expect("0 1\n9999999999 00000 n \n", "/Size 1", RAW_BAD_XREF);
    expect("", "/Size", RAW_FINE); /* nothing in it: the reader of objects finds no root */
}

/* Every prefix of a file is refused or read, never more. */
static void test_cut(void)
{
    char *file = file_new(good_table, "/Size 3/Root 1 0 R");
    for (size_t length = 0; length < strlen(file); length++) {
        struct pdf_raw raw;
        char          *cut = g_memdup2(file, MAX(length, 1)); /* so that a sanitizer sees what is read behind it */
        enum raw_fault fault = raw_read(&raw, cut, length);
        g_assert_true(fault != RAW_FINE || length >= strlen(file) - 1);
        raw_free(&raw);
        g_free(cut);
    }
    g_free(file);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf_raw/table", test_table);
    g_test_add_func("/pdf_raw/update", test_update);
    g_test_add_func("/pdf_raw/trailing", test_trailing);
    g_test_add_func("/pdf_raw/damaged", test_damaged);
    g_test_add_func("/pdf_raw/cut", test_cut);
    return g_test_run();
}
