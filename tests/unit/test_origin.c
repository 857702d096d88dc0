/*
 * test_origin.c -- a PDF against one made anew: byte by byte, stream by stream, and where they differ.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <libdeflate.h>
#include <string.h>

#include "base/diag.h"
#include "pdf_origin.h"

/* A PDF of one stream that is packed at a level; more follows its end. */
static GString *make_pdf(const char *content, int level, const char *more)
{
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(level);
    char                          packed[4096];
    size_t   length = libdeflate_zlib_compress(packer, content, strlen(content), packed, sizeof packed), places[4];
    GString *pdf = g_string_new("%PDF-1.7\n");

    libdeflate_free_compressor(packer);
    places[1] = pdf->len;
    g_string_append(pdf, "1 0 obj\n<</Type/Catalog/Pages 2 0 R/Extra 3 0 R>>\nendobj\n");
    places[2] = pdf->len;
    g_string_append(pdf, "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
    places[3] = pdf->len;
    g_string_append_printf(pdf, "3 0 obj\n<</Filter/FlateDecode/Length %zu>>\nstream\n", length);
    g_string_append_len(pdf, packed, (gssize)length);
    g_string_append(pdf, "\nendstream\nendobj\n");
    size_t start = pdf->len;
    g_string_append(pdf, "xref\n0 4\n0000000000 65535 f \n");
    for (unsigned i = 1; i < 4; i++)
        g_string_append_printf(pdf, "%010zu 00000 n \n", places[i]);
    g_string_append_printf(pdf, "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n%s", start, more);
    return pdf;
}

static enum pdf_likeness compare(const GString *file, const GString *anew, unsigned *object)
{
    struct diags     *diags = diags_new();
    char             *path = g_build_filename(g_get_tmp_dir(), "origin-XXXXXX", NULL);
    int               descriptor = g_mkstemp(path);
    struct pdf_made  *made;
    enum pdf_likeness likeness;

    g_assert_true(descriptor >= 0 && g_close(descriptor, NULL));
    g_assert_true(g_file_set_contents(path, file->str, (gssize)file->len, NULL));
    made = pdf_made_read(path, diags);
    g_assert_nonnull(made);
    g_assert_null(made->document);
    likeness = pdf_made_compare(made, anew->str, anew->len, object);
    pdf_made_free(made);
    g_remove(path);
    g_free(path);
    diags_free(diags);
    return likeness;
}

static const char text[] =
    "BT (Mot, mot, mot, mot, mot, hai, ba, bon, nam, sau) Tj (Mot, mot, mot, mot, hai, ba) Tj ET";

static void test_compare(void)
{
    GString *file = make_pdf(text, 12, ""), *same = make_pdf(text, 12, ""), *packed = make_pdf(text, 0, "");
    GString *other = make_pdf("BT (Mot, mot, mot, mot, hai) Tj ET", 12, ""), *more = make_pdf(text, 12, "% more\n");
    unsigned object;

    g_assert_cmpint(compare(file, same, &object), ==, PDF_SAME_BYTES);
    g_assert_cmpint(compare(more, same, &object), ==, PDF_SAME_BYTES);
    g_assert_cmpint(compare(file, packed, &object), ==, PDF_SAME_CONTENT);
    g_assert_cmpuint(object, ==, 0);
    g_assert_cmpint(compare(file, other, &object), ==, PDF_DIFFERENT);
    g_assert_cmpuint(object, ==, 3);
    g_string_free(file, TRUE);
    g_string_free(same, TRUE);
    g_string_free(packed, TRUE);
    g_string_free(other, TRUE);
    g_string_free(more, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/origin/compare", test_compare);
    return g_test_run();
}
