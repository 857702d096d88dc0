/*
 * pdf_file.c -- pdf_write: pages to a PDF that is PDF/A-2a (with data attached PDF/A-3a) and PDF/UA-1 at once.
 *
 * libharu keeps the objects; what its own text and font functions can't do (glyphs by number, tags, Unicode metadata)
 * goes through its object layer.  The order of work: elements of the document tree, pages one by one while a second
 * thread compresses those made, fonts when it is known what was used of them, and the file.
 */
#include "diag.h"
#include "pdf_int.h"
#include "render.h"

#define PAGES_PER_NODE 64 /* of the page tree */

/* Compression takes more time than all the rest: long documents get the fast one, and grow by an eighth. */
#define LONG_DOCUMENT  200 /* pages */
#define LEVEL_SHORT    6
#define LEVEL_LONG     1

static void *memory_get(HPDF_UINT size)
{
    return g_malloc(size); /* out of memory ends the program: libharu need not be asked */
}

static void memory_free(void *memory)
{
    g_free(memory);
}

static bool document_open(struct pdf *pdf)
{
    pdf->doc = HPDF_NewEx(NULL, memory_get, memory_free, 0, NULL);
    if (!pdf->doc)
        return false;
    pdf->doc->pdf_version = HPDF_VER_17;
    pdf->doc->xref->entries->items_per_block = pdf->pages->n_pages * 4 + 1024;
    HPDF_SetPagesConfiguration(pdf->doc, PAGES_PER_NODE);
    pdf->resources = pdf_dict_new(pdf);
    return true;
}

static bool page_add(struct pdf *pdf)
{
    const struct page *page = &pdf->pages->pages[pdf->page];
    HPDF_MMgr mmgr = pdf->doc->mmgr;
    HPDF_Page dict = HPDF_AddPage(pdf->doc);
    if (!dict)
        return false;
    pdf->page_dicts[pdf->page] = dict;
    HPDF_Array box = HPDF_Array_New(mmgr);
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddReal(box, (HPDF_REAL)page->width / UNITS_PER_PT);
    HPDF_Array_AddReal(box, (HPDF_REAL)page->height / UNITS_PER_PT);
    HPDF_Dict_Add(dict, "MediaBox", box);
    HPDF_Dict_Add(dict, "Resources", pdf->resources);
    HPDF_Dict_AddNumber(dict, "StructParents", (HPDF_INT32)pdf->page);
    HPDF_Dict_AddName(dict, "Tabs", "S");
    return true;
}

static bool pages_add(struct pdf *pdf)
{
    size_t length = 4096; /* of the page before: a guess that saves growing */
    for (pdf->page = 0; pdf->page < pdf->pages->n_pages; pdf->page++) {
        struct pdf_buf content = {0};
        if (!page_add(pdf))
            return false;
        pdf_buf_grow(&content, length + length / 4);
        pdf_tags_page_begin(pdf);
        if (!pdf_page_write(pdf, &content)) {
            pdf_buf_free(&content);
            return false;
        }
        length = content.length;
        pdf_job_attach(pdf->jobs, pdf_jobs_add(pdf->jobs, &content),
                       ((HPDF_PageAttr)pdf->page_dicts[pdf->page]->attr)->contents);
    }
    return true;
}

static void state_open(struct pdf *pdf, const struct pages *pages, const struct pdf_options *options,
                       struct diags *diags)
{
    *pdf = (struct pdf){.pages = pages, .options = *options, .info = pages->doc->root ? pages->doc->root->attr : NULL,
                        .diags = diags};
    pdf->jobs = pdf_jobs_new(pages->n_pages > LONG_DOCUMENT ? LEVEL_LONG : LEVEL_SHORT, options->threads > 1);
    pdf->page_dicts = g_new0(HPDF_Page, (size_t)pages->n_pages + 1);
    pdf->page_mcids = g_new0(uint32_t, (size_t)pages->n_pages + 1);
    pdf->kids = g_array_new(FALSE, FALSE, sizeof(struct pdf_kid));
    pdf->mcids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    pdf->ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    pdf->heading_levels = g_array_new(FALSE, FALSE, sizeof(uint8_t));
    pdf->annotations = g_ptr_array_new_with_free_func(g_free);
    pdf->headers = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(pdf->headers, NULL); /* 0: none */
    pdf->header_lists = g_hash_table_new(g_str_hash, g_str_equal);
}

static void state_close(struct pdf *pdf)
{
    pdf_jobs_free(pdf->jobs); /* first: its thread reads all the rest */
    HPDF_Free(pdf->doc);
    pdf_fonts_free(pdf);
    g_free(pdf->page_dicts);
    g_free(pdf->page_mcids);
    g_free(pdf->element_of);
    g_free(pdf->outline);
    if (pdf->elements)
        g_array_free(pdf->elements, TRUE);
    g_array_free(pdf->kids, TRUE);
    g_array_free(pdf->mcids, TRUE);
    g_array_free(pdf->ids, TRUE);
    g_array_free(pdf->heading_levels, TRUE);
    g_ptr_array_free(pdf->annotations, TRUE);
    g_ptr_array_free(pdf->headers, TRUE);
    if (pdf->attachments)
        g_ptr_array_free(pdf->attachments, TRUE);
    g_hash_table_destroy(pdf->header_lists);
}

static bool document_make(struct pdf *pdf, FILE *out)
{
    if (!document_open(pdf))
        return false;
    pdf_tags_build(pdf);
    if (!pages_add(pdf) || !pdf_fonts_embed(pdf))
        return false;
    if (pdf->options.attach_data)
        pdf_attach_tables(pdf);
    pdf_metadata_add(pdf);
    pdf_objects_pack(pdf);
    return pdf_objects_save(pdf, out);
}

bool pdf_write(const struct pages *pages, const struct pdf_options *options, FILE *out, struct diags *diags)
{
    struct pdf pdf;
    if (pages->n_pages == 0) {
        diag(diags, DIAG_PDF_NO_PAGES, SPAN_NONE, NULL);
        return false;
    }
    unsigned errors = diags_count(diags, DIAG_ERROR);
    state_open(&pdf, pages, options, diags);
    bool ok = document_make(&pdf, out);
    if (pdf.doc && pdf.doc->error.error_no != HPDF_OK)
        ok = false;
    /* What was not written for want of room on the disk is the stream's error, and the caller's to report. */
    if (!ok && !ferror(out) && diags_count(diags, DIAG_ERROR) == errors) {
        char code[16];
        g_snprintf(code, sizeof code, "0x%04lx", pdf.doc ? (unsigned long)pdf.doc->error.error_no : 0ul);
        diag(diags, DIAG_PDF_FAILED, SPAN_NONE, code, NULL);
    }
    state_close(&pdf);
    return ok || ferror(out);
}
