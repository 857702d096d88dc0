/* Numbers, strings and compressed streams of the PDF writer. */
#include <glib.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "render/pdf/pdf_int.h"

static void check_hundredths(int64_t number, const char *wanted)
{
    char text[32];
    *pdf_hundredths(text, number) = '\0';
    g_assert_cmpstr(text, ==, wanted);
}

static void test_numbers(void)
{
    char text[32];
    check_hundredths(0, "0");
    check_hundredths(5, "0.05");
    check_hundredths(-5, "-0.05");
    check_hundredths(1250, "12.5");
    check_hundredths(-84189, "-841.89");
    check_hundredths(100, "1");
    *pdf_digits(text, INT64_MIN) = '\0';
    g_assert_cmpstr(text, ==, "-9223372036854775808");
    g_assert_cmpint(pdf_units(PT(12.5)), ==, 1250);
    g_assert_cmpint(pdf_units(-PT(12.5)), ==, -1250);
}

static void check_text(const char *utf8, const char *wanted)
{
    struct pdf_buf buf = {0};
    pdf_buf_text(&buf, utf8);
    pdf_buf_append(&buf, "", 1);
    g_assert_cmpstr(buf.data, ==, wanted);
    pdf_buf_free(&buf);
}

static void test_text(void)
{
    check_text("", "<FEFF>");
    check_text("Phụ", "<FEFF005000681EE5>");
    check_text("\xf0\x9f\x98\x80", "<FEFFD83DDE00>");
    char          *long_text = g_strnfill(100000, 'a');
    struct pdf_buf buf = {0};
    pdf_buf_text(&buf, long_text);
    g_assert_cmpuint(buf.length / 2, <, 32767); /* the longest string of PDF/A */
    pdf_buf_free(&buf);
    g_free(long_text);
}

enum { JOBS = 300 };

static void fill(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    (void)pdf;
    for (uint32_t i = 0; i < number * 10; i++)
        pdf_buf_printf(out, "%u ", i % (number + 1));
}

static char *checksum_of(struct pdf_jobs *jobs)
{
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    pdf_jobs_checksum(jobs, checksum);
    char *text = g_strdup(g_checksum_get_string(checksum));
    g_checksum_free(checksum);
    return text;
}

/* Streams made by one thread or two, written through libharu; returns the checksum. */
static char *jobs_round(HPDF_Doc doc, unsigned threads)
{
    struct worker   *worker = worker_new(threads);
    struct pdf_jobs *jobs = pdf_jobs_new(6, worker);
    for (uint32_t i = 0; i < JOBS; i++) {
        HPDF_Dict      dict = HPDF_DictStream_New(doc->mmgr, doc->xref);
        struct pdf_buf raw = {0};
        if (i % 2)
            fill(NULL, i, &raw);
        pdf_job_attach(jobs, i % 2 ? pdf_jobs_add(jobs, &raw) : pdf_jobs_add_fill(jobs, fill, NULL, i), dict);
        if (i % 3 == 0) { /* waits for this one before the others are made */
            HPDF_Stream memory = HPDF_MemStream_New(doc->mmgr, 4096);
            g_assert_cmpuint(HPDF_Obj_WriteValue(dict, memory, NULL), ==, HPDF_OK);
            HPDF_Stream_Free(memory);
        }
    }
    HPDF_Stream memory = HPDF_MemStream_New(doc->mmgr, 4096);
    for (HPDF_UINT i = 0; i < doc->xref->entries->count; i++) {
        HPDF_Dict dict = HPDF_Xref_GetEntry(doc->xref, i)->obj;
        if (dict && dict->header.obj_class == HPDF_OCLASS_DICT && dict->attr && dict->before_write_fn)
            g_assert_cmpuint(HPDF_Obj_WriteValue(dict, memory, NULL), ==, HPDF_OK);
    }
    HPDF_Stream_Free(memory);
    char *checksum = checksum_of(jobs);
    pdf_jobs_free(jobs);
    worker_free(worker);
    return checksum;
}

static void test_jobs(void)
{
    char *sums[2];
    for (int i = 0; i < 2; i++) {
        HPDF_Doc doc = HPDF_New(NULL, NULL);
        sums[i] = jobs_round(doc, (unsigned)i + 1);
        HPDF_Free(doc);
    }
    g_assert_cmpstr(sums[0], ==, sums[1]);
    g_free(sums[0]);
    g_free(sums[1]);
}

/* Ended with work left undone: as when a font can't be embedded. */
static void test_jobs_given_up(void)
{
    struct worker   *worker = worker_new(2);
    struct pdf_jobs *jobs = pdf_jobs_new(6, worker);
    for (uint32_t i = 0; i < JOBS; i++)
        pdf_jobs_add_fill(jobs, fill, NULL, i);
    pdf_jobs_free(jobs);
    worker_free(worker);
}

static void test_profile(void)
{
    g_assert_cmpuint(icc_srgb_length, ==, (size_t)icc_srgb[2] << 8 | icc_srgb[3]); /* it tells its own length */
    g_assert_cmpmem(icc_srgb + 36, 4, "acsp", 4);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf-buf/numbers", test_numbers);
    g_test_add_func("/pdf-buf/text", test_text);
    g_test_add_func("/pdf-jobs/both-threads", test_jobs);
    g_test_add_func("/pdf-jobs/given-up", test_jobs_given_up);
    g_test_add_func("/icc/profile", test_profile);
    return g_test_run();
}
