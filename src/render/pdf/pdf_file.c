/*
 * pdf_file.c -- pdf_write: pages to a PDF that is PDF/A-2a (with data attached PDF/A-3a) and PDF/UA-1 at once.
 *
 * libharu keeps the objects; what its own text and font functions can't do (glyphs by number, tags, Unicode metadata)
 * goes through its object layer.  The order of work: elements of the document tree, pages one by one, perhaps while
 * later ones are laid out and others are compressed, fonts when it is known what was used of them, and the file.
 */
#include "base/diag.h"
#include "pdf_int.h"
#include "render.h"

#define PAGES_PER_NODE 64 /* of the page tree */

/* Compression takes more time than all the rest: long documents get the fast one, and grow by an eighth. */
#define LONG_DOCUMENT 20000 /* nodes of the document, some 200 pages */
#define LEVEL_SHORT 6
#define LEVEL_LONG 1

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
    pdf->doc->xref->entries->items_per_block = pdf->pages->doc->n_nodes / 25 + 1024; /* four objects a page */
    HPDF_SetPagesConfiguration(pdf->doc, PAGES_PER_NODE);
    pdf->resources = pdf_dict_new(pdf);
    return true;
}

static bool page_add(struct pdf *pdf)
{
    const struct page *page = &pdf->pages->pages[pdf->page];
    HPDF_MMgr          mmgr = pdf->doc->mmgr;
    HPDF_Page          dict = HPDF_AddPage(pdf->doc);
    if (!dict)
        return false;
    g_ptr_array_add(pdf->page_dicts, dict);
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

/* A page that waits to be written. */
struct waiting {
    struct pdf *pdf;
    struct page page;
};

static bool page_write(struct pdf *pdf, const struct page *page)
{
    struct pdf_buf content = {0};
    g_array_append_val(pdf->page_list, *page);
    pdf->form.pages = (struct page *)(void *)pdf->page_list->data;
    pdf->page = pdf->form.n_pages++;
    if (!page_add(pdf))
        return false;
    pdf_buf_grow(&content, pdf->content_length + pdf->content_length / 4);
    pdf_tags_page_begin(pdf);
    if (!pdf_page_write(pdf, &content)) {
        pdf_buf_free(&content);
        return false;
    }
    pdf->content_length = content.length;
    pdf_job_attach(pdf->jobs, pdf_jobs_add(pdf->jobs, &content),
                   ((HPDF_PageAttr)pdf_page_dict(pdf, pdf->page)->attr)->contents);
    return true;
}

static void waiting_write(void *data)
{
    struct waiting *waiting = data;
    struct pdf     *pdf = waiting->pdf;
    pdf->failed = pdf->failed || !page_write(pdf, &waiting->page);
    g_free((void *)waiting->page.items);
    g_free(waiting);
}

void pdf_page(void *data, const struct page *page)
{
    struct pdf     *pdf = data;
    struct waiting *waiting = g_new(struct waiting, 1);
    *waiting = (struct waiting){pdf, *page};
    worker_add_serial(pdf->options.worker, waiting_write, waiting);
}

static void tags_build(void *data)
{
    struct pdf *pdf = data;
    pdf->failed = !document_open(pdf);
    if (!pdf->failed)
        pdf_tags_build(pdf);
}

struct pdf *pdf_begin(const struct doc *doc, struct font_set *fonts, const struct pdf_options *options)
{
    static const uint32_t none = 0;
    struct pdf           *pdf = g_new0(struct pdf, 1);
    pdf->form = (struct pages){.fonts = fonts, .doc = doc};
    pdf->pages = &pdf->form;
    pdf->options = *options;
    pdf->info = doc->root ? doc->root->attr : NULL;
    pdf->diags = diags_new();
    pdf->jobs = pdf_jobs_new(doc->n_nodes > LONG_DOCUMENT ? LEVEL_LONG : LEVEL_SHORT, options->worker);
    pdf->page_list = g_array_new(FALSE, FALSE, sizeof(struct page));
    pdf->page_dicts = g_ptr_array_new();
    pdf->page_mcids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_array_append_val(pdf->page_mcids, none);
    pdf->content_length = 4096;
    pdf->kids = g_array_new(FALSE, FALSE, sizeof(struct pdf_kid));
    pdf->figures = g_array_new(FALSE, TRUE, sizeof(struct pdf_figure));
    g_array_set_size(pdf->figures, 1); /* 0: none */
    pdf->images = g_ptr_array_new();
    pdf->mcids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    pdf->ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    pdf->heading_levels = g_array_new(FALSE, FALSE, sizeof(uint8_t));
    pdf->annotations = g_ptr_array_new_with_free_func(g_free);
    pdf_fields_begin(pdf);
    pdf->headers = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(pdf->headers, NULL); /* 0: none */
    pdf->header_lists = g_hash_table_new(g_str_hash, g_str_equal);
    worker_add_serial(options->worker, tags_build, pdf);
    return pdf;
}

void pdf_cancel(struct pdf *pdf)
{
    if (pdf == NULL)
        return;
    worker_wait_serial(pdf->options.worker);
    pdf_jobs_free(pdf->jobs); /* first: what is still to be compressed reads all the rest */
    HPDF_Free(pdf->doc);
    pdf_fonts_free(pdf);
    g_array_free(pdf->page_list, TRUE);
    g_ptr_array_free(pdf->page_dicts, TRUE);
    g_array_free(pdf->page_mcids, TRUE);
    g_free(pdf->element_of);
    g_free(pdf->outline);
    if (pdf->elements != NULL)
        g_array_free(pdf->elements, TRUE);
    g_array_free(pdf->figures, TRUE);
    g_ptr_array_free(pdf->images, TRUE);
    g_array_free(pdf->kids, TRUE);
    g_array_free(pdf->mcids, TRUE);
    g_array_free(pdf->ids, TRUE);
    g_array_free(pdf->heading_levels, TRUE);
    pdf_fields_free(pdf);
    g_ptr_array_free(pdf->annotations, TRUE);
    g_ptr_array_free(pdf->headers, TRUE);
    if (pdf->attachments != NULL)
        g_ptr_array_free(pdf->attachments, TRUE);
    g_hash_table_destroy(pdf->header_lists);
    diags_free(pdf->diags);
    g_free(pdf);
}

/* What comes after the pages: it is known now what was used of the faces, and where everything stands. */
static bool document_end(struct pdf *pdf, FILE *out)
{
    if (pdf->failed || !pdf_fields_end(pdf) || !pdf_fonts_embed(pdf))
        return false;
    pdf_images_embed(pdf);
    if (pdf->options.attach_data)
        pdf_attach_tables(pdf);
    pdf_metadata_add(pdf);
    pdf_objects_pack(pdf);
    return pdf_objects_save(pdf, out);
}

bool pdf_end(struct pdf *pdf, const struct pages *pages, FILE *out, struct diags *diags)
{
    worker_wait_serial(pdf->options.worker);
    pdf->form.bookmarks = pages->bookmarks;
    pdf->form.n_bookmarks = pages->n_bookmarks;
    bool ok = pdf->form.n_pages > 0 && document_end(pdf, out);
    if (pdf->form.n_pages == 0)
        diag(pdf->diags, DIAG_PDF_NO_PAGES, SPAN_NONE, NULL);
    if (pdf->doc && pdf->doc->error.error_no != HPDF_OK)
        ok = false;
    /* What was not written for want of room on the disk is the stream's error, and the caller's to report. */
    if (!ok && !ferror(out) && diags_count(pdf->diags, DIAG_ERROR) == 0) {
        char code[16];
        g_snprintf(code, sizeof code, "0x%04lx", pdf->doc ? (unsigned long)pdf->doc->error.error_no : 0ul);
        diag(pdf->diags, DIAG_PDF_FAILED, SPAN_NONE, code, NULL);
    }
    bool good = pdf->form.n_pages > 0 && (ok || ferror(out));
    diags_move(diags, pdf->diags);
    pdf_cancel(pdf);
    return good;
}

bool pdf_write(const struct pages *pages, const struct pdf_options *options, FILE *out, struct diags *diags)
{
    struct pdf *pdf = pdf_begin(pages->doc, pages->fonts, options);
    for (uint32_t i = 0; i < pages->n_pages; i++) {
        struct page page = pages->pages[i];
        page.items = g_memdup2(page.items, sizeof *page.items * page.n_items);
        pdf_page(pdf, &page);
    }
    return pdf_end(pdf, pages, out, diags);
}
