/*
 * pdf_content.h -- a page's content stream in the making.  For pdf_page.c, pdf_text.c and pdf_drawing.c only.
 */
#ifndef BAOCAO_PDF_CONTENT_H
#define BAOCAO_PDF_CONTENT_H

#include "device.h"
#include "pdf_int.h"

enum mark { MARK_NONE, MARK_ELEMENT, MARK_LAYOUT, MARK_PAGINATION };

/* What the stream's operators have set: what q saves and Q brings back. */
struct content_state {
    unsigned face, size; /* size 0: none set */
    uint32_t fill, stroke;
    int32_t  thickness, dash;
};

#define CONTENT_DEPTH 8 /* of clips and groups within each other */

/* What the content stream is in the middle of. */
struct content {
    struct pdf             *pdf;
    struct pdf_buf         *out;
    const struct page      *page;
    int32_t                 height; /* of the page */
    enum mark               mark;
    uint32_t                element; /* of MARK_ELEMENT */
    bool                    in_text;
    int64_t                 x, y; /* start of the last line of text, hundredths of a point */
    struct content_state    state;
    struct content_state    saved[CONTENT_DEPTH];
    unsigned                depth;
    const struct page_item *last;   /* text before this, in the same marked content */
    bool                    failed; /* a face can't be used */
};

/* ---- pdf_page.c ---- */
void content_space(struct content *content);
void content_hundredths(struct content *content, int64_t number);
void content_point(struct content *content, int64_t x, int64_t y);
void content_fill(struct content *content, uint32_t colour);
/* dash: 0 for a line without gaps. */
void content_stroke(struct content *content, uint32_t colour, int32_t thickness, int32_t dash);
/* The content that follows belongs to an element of the structure tree; top: where it begins. */
void content_mark_element(struct content *content, uint32_t element, int32_t top);
void content_mark_artifact(struct content *content, enum mark mark);
/* Saves and brings back what operators have set. */
void content_save(struct content *content);
void content_restore(struct content *content);

/* ---- pdf_text.c ---- */
void content_text_end(struct content *content);
/* Sets face, size and colour, within BT. */
void content_text_begin(struct content *content, const struct text_run *run);
void content_run(struct content *content, const struct text_run *run);
void content_text(void *content, const struct page_item *item);

/* ---- pdf_drawing.c ---- */
extern const struct drawing_device pdf_drawing_device;
void                               content_drawing_begin(void *content, const struct page_item *item);
void                               content_drawing_end(void *content, const struct page_item *item);

#endif
