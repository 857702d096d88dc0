/*
 * pdf_int.h -- what the files of the PDF writer share.
 *
 * pdf_file.c        pdf_write: the order of work
 * pdf_buf.c         bytes that grow
 * pdf_jobs.c        compression beside the rest
 * pdf_page.c        content streams of pages (pdf_content.h)
 * pdf_text.c        text in them
 * pdf_drawing.c     drawings in them
 * pdf_image.c       pictures of pixels
 * pdf_fonts.c       faces: what is used of them, subsets
 * pdf_tags.c        structure elements from the document tree
 * pdf_table.c       structure elements of tables
 * pdf_tags_write.c  structure elements, parent tree and ID tree as objects
 * pdf_links.c       link annotations
 * pdf_metadata.c    XMP, output intent, outline, page labels
 * pdf_attach.c      files that the document carries with it
 * pdf_objects.c     small objects packed into object streams; saving
 */
#ifndef BAOCAO_PDF_INT_H
#define BAOCAO_PDF_INT_H

#include <glib.h>
#include <hpdf.h>
#include <string.h>

#include "base/worker.h"
#include "doc.h"
#include "icc_profile.h"
#include "pages.h"
#include "render.h"

/* ---- Bytes that grow ---- */

struct pdf_buf {
    char  *data;
    size_t length, capacity;
};

void pdf_buf_grow(struct pdf_buf *buf, size_t more);
void pdf_buf_free(struct pdf_buf *buf);
/* Writes the bytes to the file and frees them. */
HPDF_STATUS pdf_buf_print(struct pdf_buf *buf, HPDF_Stream stream);
void        pdf_buf_printf(struct pdf_buf *buf, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* A text string: UTF-16BE in hexadecimal, shortened to what PDF/A allows. */
void pdf_buf_text(struct pdf_buf *buf, const char *utf8);

/* Room for so many more bytes; the caller writes there and sets length. */
static inline char *pdf_buf_room(struct pdf_buf *buf, size_t more)
{
    if (buf->capacity - buf->length < more)
        pdf_buf_grow(buf, more);
    return buf->data + buf->length;
}

static inline void pdf_buf_append(struct pdf_buf *buf, const void *bytes, size_t length)
{
    memcpy(pdf_buf_room(buf, length), bytes, length);
    buf->length += length;
}

static inline void pdf_buf_string(struct pdf_buf *buf, const char *string)
{
    pdf_buf_append(buf, string, strlen(string));
}

/* Writes a number's digits; returns where they end. */
char *pdf_digits(char *to, int64_t number);
/* Hundredths as a decimal: 1250 is 12.5. */
char *pdf_hundredths(char *to, int64_t number);

static inline void pdf_buf_number(struct pdf_buf *buf, int64_t number)
{
    buf->length = (size_t)(pdf_digits(pdf_buf_room(buf, 24), number) - buf->data);
}

/* "12 0 R" */
static inline void pdf_buf_reference(struct pdf_buf *buf, uint32_t id)
{
    pdf_buf_number(buf, id);
    pdf_buf_append(buf, " 0 R", 4);
}

/* Pango units as hundredths of a point. */
static inline int64_t pdf_units(int64_t units)
{
    return (units * 100 + UNITS_PER_PT / 2) >> 10;
}

/* ---- Compression beside the rest ---- */

struct pdf;
struct pdf_job;
struct pdf_jobs;

/* Makes the bytes to compress, if they are not there from the start. */
typedef void pdf_job_fill(struct pdf *pdf, uint32_t number, struct pdf_buf *out);

/* Level of compression: 1, fast, to 12. */
struct pdf_jobs *pdf_jobs_new(unsigned level, struct worker *worker);
void             pdf_jobs_free(struct pdf_jobs *jobs);
/* Takes over the bytes of raw. */
struct pdf_job *pdf_jobs_add(struct pdf_jobs *jobs, struct pdf_buf *raw);
/* fill runs later, perhaps in the other thread. */
struct pdf_job *pdf_jobs_add_fill(struct pdf_jobs *jobs, pdf_job_fill *fill, struct pdf *pdf, uint32_t number);
/* Makes a stream object whose content is the job's, waited for only when the object is written. */
void pdf_job_attach(struct pdf_jobs *jobs, struct pdf_job *job, HPDF_Dict stream_dict);
/* Feeds what identifies the content of all jobs to a checksum.  For when all are done. */
void pdf_jobs_checksum(struct pdf_jobs *jobs, GChecksum *checksum);

/* ---- Faces ---- */

struct pdf_glyph_text {
    const char *text; /* what the glyph stands for; NULL: not used */
    uint16_t    length;
};

struct pdf_face {
    HPDF_Dict              type0; /* NULL as long as the face is not used */
    uint32_t               n_glyphs, units_per_em;
    uint16_t              *advances; /* font units; of glyphs in use */
    struct pdf_glyph_text *texts;
    uint16_t               space; /* glyph of U+0020 */
    void                  *hb_face, *hb_font;
};

/* Makes a face ready for use, if it is not yet. False if the file can't be used. */
bool pdf_face_prepare(struct pdf *pdf, enum font_face face);
/* Puts a glyph to use; text is borrowed. */
void pdf_face_learn(struct pdf_face *face, uint32_t glyph, const char *text, size_t length);
/* Embeds what was used of the faces.  False if a face can't be subset (reported). */
bool pdf_fonts_embed(struct pdf *pdf);
/*
 * A small font of a face for what is filled in afterwards, by any software: one byte a character, ASCII as it is;
 * digits and what stands between them, or capital letters too.  NULL if the face can't be subset (reported).
 */
HPDF_Dict pdf_field_font(struct pdf *pdf, enum font_face which, bool letters);
/* Above and below the baseline, in thousandths of the size; descent is negative. */
void pdf_face_height(const struct pdf_face *face, int *ascent, int *descent);
void pdf_fonts_free(struct pdf *pdf);

/* ---- Structure ---- */

enum pdf_type {
    PDF_NONE, /* nothing: an element that came to no use */
    PDF_DOCUMENT,
    PDF_SECT,
    PDF_DIV,
    PDF_L,
    PDF_LI,
    PDF_TABLE,
    PDF_THEAD,
    PDF_TBODY,
    PDF_TR, /* hold elements only */
    PDF_P,
    PDF_H1,
    PDF_H2,
    PDF_H3,
    PDF_H4,
    PDF_H5,
    PDF_H6,
    PDF_LBL,
    PDF_LBODY,
    PDF_TH,
    PDF_TD,
    PDF_CAPTION,
    PDF_NOTE,
    PDF_FIGURE,
    PDF_REFERENCE,
    PDF_LINK,
    PDF_FORM,
    PDF_TYPE_COUNT
};

extern const char *const pdf_type_names[PDF_TYPE_COUNT];

enum pdf_scope { PDF_SCOPE_NONE, PDF_SCOPE_COLUMN, PDF_SCOPE_ROW };

/* What stands in an element's /K, in reading order. */
enum pdf_kid_kind { PDF_KID_CONTENT, PDF_KID_ELEMENT, PDF_KID_ANNOTATION };

struct pdf_kid {
    uint32_t next;  /* index, 0: the last */
    uint32_t value; /* MCID, element or annotation */
    uint32_t page;  /* CONTENT, ANNOTATION */
    uint32_t kind;  /* enum pdf_kid_kind */
};

/*
 * A structure element.  Its kids are first those met on pages (content, and elements within a line), then blocks, which
 * come from the document tree alone: so an empty cell is there too, and a row over two pages is one row.
 */
struct pdf_element {
    uint32_t parent;
    uint32_t first_kid, last_kid;           /* kids met on pages */
    uint32_t first_block, last_block, next; /* elements */
    uint32_t page;                          /* of its first content; UINT32_MAX: none */
    int32_t  y;                             /* there: top of its first content */
    uint32_t serial;                        /* of its node: makes the ID */
    uint32_t headers;                       /* TD, TH: index of the list of its header cells, 0: none.  FIGURE:
                                               index of its place on the page */
    uint32_t               row_header;      /* TD: element, 0: none */
    uint16_t               colspan, rowspan;
    uint8_t                type;         /* enum pdf_type */
    uint8_t                scope;        /* TH */
    uint8_t                numbering;    /* L: index of pdf_numberings */
    unsigned               attached : 1; /* stands among its parent's kids */
    unsigned               has_id : 1;
    unsigned               to_mark : 1; /* LINK: from a note back to its mark */
    const struct doc_node *target;      /* LINK: LINK, REF or NOTE; else NULL */
};

extern const char *const pdf_numberings[];

/* Where a Figure stands and what it says. */
struct pdf_figure {
    const char *alternative;
    uint32_t    page;
    int32_t     left, top, right, bottom; /* Pango units, y downwards */
};

struct pdf_field;

/* A link, or the widget of a form field. */
struct pdf_annotation {
    struct pdf       *pdf;
    HPDF_Dict         dict;
    uint32_t          element, page;
    uint32_t          number;                   /* from 0; the key in the parent tree is so much above those of pages */
    int32_t           left, top, right, bottom; /* Pango units, y downwards */
    struct pdf_field *field;                    /* NULL: a link */
    HPDF_Dict         appearance;               /* of a widget */
    unsigned          face, size;               /* of what is written into a field, 1/8 pt; size 0: no text */
};

/* Elements for all nodes that have one. */
void pdf_tags_build(struct pdf *pdf);
/* A table's elements come from its rows: called at the start of each TABLE, ROW and CELL in document order. */
void     pdf_table_begin(struct pdf *pdf, const struct doc_node *table, uint32_t element);
void     pdf_table_row(struct pdf *pdf, const struct doc_node *row);
uint32_t pdf_table_cell(struct pdf *pdf, const struct doc_node *cell);
void     pdf_table_end(struct pdf *pdf);

/* The same, and the parent's last block. */
uint32_t pdf_element_add(struct pdf *pdf, enum pdf_type type, uint32_t parent);
/* Gives an element an ID, made from the serial of its node. */
void pdf_element_set_id(struct pdf *pdf, uint32_t element, const struct doc_node *node);
/* The element that an item's text belongs to; 0: it is an artifact. */
uint32_t pdf_tags_element(struct pdf *pdf, const struct page_item *item);
/* A new element for the form field at a place, within the element that the place belongs to. */
uint32_t pdf_tags_form(struct pdf *pdf, const struct page_item *item);
/* Notes marked content of an element; returns its MCID. */
uint32_t pdf_tags_content(struct pdf *pdf, uint32_t element, int32_t y);
/* Notes the place of the drawing that an element stands for. */
void pdf_tags_figure(struct pdf *pdf, uint32_t element, const struct page_item *item);
void pdf_tags_page_begin(struct pdf *pdf);
void pdf_kid_append(struct pdf *pdf, uint32_t element, enum pdf_kid_kind kind, uint32_t value);

void pdf_element_write(struct pdf *pdf, uint32_t element, struct pdf_buf *out);
void pdf_headers_write(struct pdf *pdf, uint32_t headers, struct pdf_buf *out);
void pdf_parents_write(struct pdf *pdf, uint32_t leaf, struct pdf_buf *out);
void pdf_parents_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);
void pdf_ids_write(struct pdf *pdf, uint32_t leaf, struct pdf_buf *out);
void pdf_ids_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);
void pdf_tree_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);

/* ---- Links ---- */

/* The area of a run that belongs to a link. */
void pdf_link_area(struct pdf *pdf, uint32_t element, const struct page_item *item);
/* Hangs an annotation into the page in the making and into its element; pdf owns it from now on. */
void pdf_annotation_add(struct pdf *pdf, struct pdf_annotation *annotation);

/* ---- Form fields ---- */

void pdf_fields_begin(struct pdf *pdf);
void pdf_fields_free(struct pdf *pdf);
/* A place kept free on a page becomes a field.  False if no field is wanted there. */
bool pdf_field_place(struct pdf *pdf, const struct page *page, uint32_t index);
/* Makes what the fields need besides: when all places are known.  False if a font can't be had (reported). */
bool pdf_fields_end(struct pdf *pdf);
/* What a widget's dictionary says as one; its place is written by the caller. */
void pdf_field_write(const struct pdf_annotation *widget, struct pdf_buf *out);
/* What the catalog says of them. */
void pdf_fields_write(const struct pdf *pdf, struct pdf_buf *out);

/* ---- Pictures ---- */

/* The number of a picture among the resources: it is embedded once, however often it stands on pages. */
unsigned pdf_image_number(struct pdf *pdf, const struct drawing_image *image);
/* Puts them among the resources. */
void pdf_images_embed(struct pdf *pdf);

/* ---- Pages ---- */

/* Makes the content stream of the page pdf->page.  False if a font can't be used. */
bool pdf_page_write(struct pdf *pdf, struct pdf_buf *out);

/* ---- Metadata ---- */

void pdf_metadata_add(struct pdf *pdf);
void pdf_outline_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);
void pdf_outline_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);
void pdf_labels_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);
/* The document's date in the form of PDF; false if it has none. */
bool pdf_date(const struct pdf *pdf, char date[32]);
/* The document is not in Vietnamese: what the program adds to it is in English then. */
bool pdf_is_foreign(const struct pdf *pdf);

/* ---- Attached files ---- */

/* The data of all tables. */
void pdf_attach_tables(struct pdf *pdf);
/* What the catalog says of them. */
void pdf_attachments_write(const struct pdf *pdf, struct pdf_buf *out);

/* ---- Objects packed into object streams ---- */

enum pdf_group {
    PDF_TREE_ROOT,
    PDF_ELEMENTS,
    PDF_HEADERS,
    PDF_PARENTS,
    PDF_PARENTS_ROOT,
    PDF_IDS,
    PDF_IDS_ROOT,
    PDF_OUTLINE_ROOT,
    PDF_OUTLINE,
    PDF_LABELS,
    PDF_GROUP_COUNT
};

/* Fixes the numbers of all packed objects, once the counts are known, and sets the second thread to work on them. */
void pdf_objects_pack(struct pdf *pdf);
/* Object number of the n-th of a group. */
uint32_t pdf_packed_id(const struct pdf *pdf, enum pdf_group group, uint32_t n);
/* Writes all objects, the cross-reference stream and the trailer. */
bool pdf_objects_save(struct pdf *pdf, FILE *out);

static inline uint32_t pdf_id(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0xffffff;
}

HPDF_Dict pdf_dict_new(struct pdf *pdf); /* indirect */
/* An indirect dictionary whose entries write_fn prints. */
HPDF_Dict pdf_dict_printed(struct pdf *pdf, HPDF_Dict_OnWriteFunc write_fn, void *attr);
/* A stream, compressed by the second thread; takes over the bytes. */
HPDF_Dict pdf_stream_new(struct pdf *pdf, struct pdf_buf *raw);

/* ---- The document in the making ---- */

#define PDF_PARENTS_PER_LEAF 32u
#define PDF_IDS_PER_LEAF 64u

struct pdf_bookmark_links;

struct pdf {
    struct pages           form;      /* what is known of the pages so far; their items are gone once written */
    const struct pages    *pages;     /* &form */
    GArray                *page_list; /* struct page */
    struct pdf_options     options;
    const struct doc_info *info;
    struct diags          *diags; /* its own: pages are written in any thread */
    bool                   failed;
    HPDF_Doc               doc;
    struct pdf_jobs       *jobs;
    GPtrArray             *page_dicts; /* HPDF_Page */
    HPDF_Dict              resources;
    uint32_t               page;           /* in the making */
    size_t                 content_length; /* of the page before: a guess that saves growing */

    struct pdf_face faces[FACE_COUNT];

    GArray           *elements;   /* struct pdf_element; 0 unused, 1 the Document */
    GArray           *figures;    /* struct pdf_figure; 0 unused */
    GPtrArray        *images;     /* struct drawing_image, each once */
    GArray           *kids;       /* struct pdf_kid; 0 unused */
    GArray           *mcids;      /* uint32_t: the element of each marked content, page after page */
    GArray           *page_mcids; /* uint32_t: where each page's end in mcids, after a 0 */
    GPtrArray        *annotations;
    GPtrArray        *fields; /* struct pdf_field */
    unsigned          field_counts[DOC_PLACE_STAMP + 1];
    HPDF_Dict         field_fonts[FACE_COUNT];
    GPtrArray        *attachments;  /* struct pdf_attachment, by name; NULL: none wanted */
    GArray           *ids;          /* uint32_t: elements that have an ID, by serial */
    uint32_t         *element_of;   /* by serial: the node's element, or that of the node around it */
    GPtrArray        *headers;      /* char *: lists of header cells' IDs; 0 unused */
    GHashTable       *header_lists; /* char * to its index */
    struct pdf_table *table;
    GArray           *heading_levels; /* of the section, from the outside in */
    unsigned          heading_base;

    struct pdf_bookmark_links *outline;
    uint32_t                   packed_first[PDF_GROUP_COUNT + 1]; /* object numbers */
    uint32_t                   pack_of_first; /* object number of the first object stream's dictionary */
};

static inline HPDF_Page pdf_page_dict(const struct pdf *pdf, uint32_t page)
{
    return g_ptr_array_index(pdf->page_dicts, page);
}

static inline struct pdf_element *pdf_element(const struct pdf *pdf, uint32_t index)
{
    return &g_array_index(pdf->elements, struct pdf_element, index);
}

#endif
