/*
 * render.h -- the outputs.
 * PDF and PNG are made from pages, HTML from the document tree.  Each writes to a stream that the caller opened and
 * will check, close and rename: a write error is the stream's (ferror), not reported here.
 */
#ifndef BAOCAO_RENDER_H
#define BAOCAO_RENDER_H

#include <stdio.h>

#include "pages.h"

struct diags;
struct pdf;
struct worker;

#define PDF_ORIGIN_NAMESPACE "urn:baocao:origin:1" /* of the properties that say how a file was made */

/* What a file says of how it was made, so that it can be made again; borrowed. */
struct pdf_origin {
    const char *document; /* "2026-05/bao-cao-thang", "plan/ke-hoach" */
    const char *inputs;   /* lines of sha256sum */
    bool        draft;
};

struct pdf_options {
    bool                     attach_data; /* the tables' data as CSV and JSON in the file */
    bool                     no_fields;   /* places for signatures, number and date stay mere space */
    struct worker           *worker;      /* borrowed */
    const struct pdf_origin *origin;      /* borrowed; NULL: the file says nothing of it */
};

/*
 * PDF/A-2a and PDF/UA-1; PDF/A-3a with data attached.  False if it could not be made (reported to diags).  The bytes do
 * not depend on the number of threads.
 */
bool pdf_write(const struct pages *pages, const struct pdf_options *options, FILE *out, struct diags *diags);

/*
 * The same while pages are still being laid out.  pdf_page takes over the page's items (layout_page_taker); pdf_end
 * wants all pages, without their items.  pdf_cancel: instead of pdf_end, when there is no document after all.
 */
struct pdf *pdf_begin(const struct doc *doc, struct font_set *fonts, const struct pdf_options *options);
void        pdf_page(void *pdf, const struct page *page);
bool        pdf_end(struct pdf *pdf, const struct pages *pages, FILE *out, struct diags *diags);
void        pdf_cancel(struct pdf *pdf);
/* One page as PNG at a resolution in dots per inch. */
bool png_write(const struct pages *pages, uint32_t page_index, double dpi, FILE *out, struct diags *diags);
/* One self-contained HTML page. */
bool html_write(const struct doc *doc, FILE *out, struct diags *diags);

/* A page that stands beside others, in a folder or a site.  Addresses are as links on the page have them; NULL: none.
 */
struct html_page {
    const char *style;          /* address of the style sheet that pages share; NULL: it stands in the page */
    const char *head;           /* markup for the end of the head */
    const char *before, *after; /* markup in front of and behind the main element */
    const char *tables;         /* folder of the tables' data: each table links to its ID.csv and ID.json there */
    const char *pictures;       /* folder of pictures: ID.png there; NULL: they stand in the page */
    bool        fragment;       /* without head and frame, for a page that has its own */
};
bool html_write_page(const struct doc *doc, const struct html_page *page, FILE *out, struct diags *diags);
/* The style sheet for such pages, to be freed. */
char *html_style_sheet(void);
/* The document's tables, or its pictures, in order, with the id that each has on the page. */
typedef void html_taker(void *data, const char *id, const struct doc_node *node);
void         html_each_table(const struct doc *doc, html_taker *take, void *data);
void         html_each_picture(const struct doc *doc, html_taker *take, void *data);

#endif
