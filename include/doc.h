/*
 * doc.h -- the document form: the semantic tree of one document, before any measure.
 * Made by template; read by layout and html.  Everything lives in the report's arena.
 *
 * Content model (what a node may hold):
 *   DOCUMENT   LETTERHEAD?, KIND?, SUBJECT?, ADDRESSEES?, block*, SIGN_OFF?, (ATTACHMENT | ANNEX)*
 *   LETTERHEAD SUPERIOR*, ISSUER+, SYMBOL?, REGARDING?, PLACE_DATE?, MARK*   each holds inlines
 *   ADDRESSEES ADDRESSEE+ (inlines)
 *   SIGN_OFF   RECIPIENTS (RECIPIENT+, inlines), SIGNATURE (AUTHORITY*, SIGNER; inlines)
 *   ATTACHMENT LETTERHEAD?, KIND?, SUBJECT?, ANNEX_SOURCE?, block*   a document issued by this one: pages of its own
 *   ANNEX      ANNEX_TITLE (inlines; one per line), ANNEX_SOURCE? (inlines), block*
 *   block      HEADING (inlines), PARAGRAPH (inlines), LIST, TABLE, FIGURE
 *              a HEADING without inlines is a label: the PARAGRAPH after it runs on in the same line
 *   LIST       ITEM+;  ITEM: PARAGRAPH or LIST, one at least, PARAGRAPH first; label in text
 *   TABLE      CAPTION? (inlines), ROW+ ; attr: struct doc_table
 *   FIGURE     TABLE? (what the figure shows, for those who read it; on no page), CAPTION? (inlines); attr: struct
 *              doc_figure
 *   ROW        CELL+ ; attr: struct doc_row or NULL; CELL: block* (PARAGRAPH or LIST); attr: struct doc_cell
 *   inline     TEXT, SPAN (inlines), LINK (inlines), REF (TEXT), NOTE (PARAGRAPH+), BLANK, LINE_BREAK
 */
#ifndef BAOCAO_DOC_H
#define BAOCAO_DOC_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/date.h"
#include "base/source.h"

struct arena;
struct chart;
struct diags;
struct drawing;
struct drawing_image;

enum doc_kind {
    DOC_DOCUMENT,
    DOC_LETTERHEAD,
    DOC_SUPERIOR,
    DOC_ISSUER,
    DOC_SYMBOL,
    DOC_REGARDING,
    DOC_PLACE_DATE,
    DOC_MARK,
    DOC_KIND,
    DOC_SUBJECT,
    DOC_ADDRESSEES,
    DOC_ADDRESSEE,
    DOC_HEADING,
    DOC_PARAGRAPH,
    DOC_LIST,
    DOC_ITEM,
    DOC_TABLE,
    DOC_FIGURE,
    DOC_CAPTION,
    DOC_ROW,
    DOC_CELL,
    DOC_SIGN_OFF,
    DOC_RECIPIENTS,
    DOC_RECIPIENT,
    DOC_SIGNATURE,
    DOC_AUTHORITY,
    DOC_SIGNER,
    DOC_ATTACHMENT,
    DOC_ANNEX,
    DOC_ANNEX_TITLE,
    DOC_ANNEX_SOURCE,
    DOC_TEXT,
    DOC_SPAN,
    DOC_LINK,
    DOC_REF,
    DOC_NOTE,
    DOC_BLANK,
    DOC_LINE_BREAK,
    DOC_KIND_COUNT
};

enum doc_style { DOC_BOLD = 1, DOC_ITALIC = 2, DOC_SUPERSCRIPT = 4 }; /* of a SPAN; bits */
enum doc_align {
    DOC_ALIGN_DEFAULT,
    DOC_ALIGN_LEFT,
    DOC_ALIGN_CENTER,
    DOC_ALIGN_RIGHT,
    DOC_ALIGN_JUSTIFY,
    DOC_ALIGN_DECIMAL
};
enum doc_row_kind { DOC_ROW_HEADER, DOC_ROW_GROUP, DOC_ROW_ITEM, DOC_ROW_TOTAL };
enum doc_heading_style {                      /* of a HEADING: level says the depth, style how it looks */
                         DOC_HEADING_PLAIN,   /* "I. CAPS" bold, "1. Title" bold: by level */
                         DOC_HEADING_PART,    /* Phần, Chương: label and title on lines of their own, centred */
                         DOC_HEADING_ARTICLE, /* Điều 1. */
};
/* A place kept free: of a BLANK; on pages also those that layout keeps free by itself. */
enum doc_place {
    DOC_PLACE_NUMBER,
    DOC_PLACE_DAY,
    DOC_PLACE_MONTH,
    DOC_PLACE_SIGNATURE,
    DOC_PLACE_SEAL,
    DOC_PLACE_STAMP, /* of the file's way in, above the Quốc hiệu; never of a BLANK */
};

enum doc_mark { /* of a MARK: the first three are urgencies, the last is for no eyes but the agency's own */
                DOC_MARK_URGENT,
                DOC_MARK_VERY_URGENT,
                DOC_MARK_EXPRESS,
                DOC_MARK_INTERNAL
};

struct doc_node {
    uint8_t kind;  /* enum doc_kind */
    uint8_t level; /* HEADING 1-6, LIST/ITEM 1-…, ROW of a group 1-…, PARAGRAPH 1: stays with what follows */
    uint8_t style; /* SPAN: bits of doc_style; ROW: doc_row_kind; HEADING: doc_heading_style; BLANK: doc_place;
                        MARK: doc_mark */
    uint8_t          align;  /* PARAGRAPH, HEADING, CELL: doc_align */
    uint32_t         serial; /* place in document order from 1; set by doc_finish; pages and tags refer to it */
    struct doc_node *parent, *first, *last, *next;
    const char
        *text; /* TEXT: the text, NFC, white space already collapsed; HEADING, ITEM, NOTE, ANNEX: the label
                  as printed ("I.", "-", "1", "Phụ lục II"), set by doc_finish if numbered automatically; LINK: URL */
    const struct span *from_template, *from_data; /* either may be NULL */
    void              *attr; /* DOCUMENT: doc_info, TABLE: doc_table, CELL: doc_cell, ANNEX, ATTACHMENT: doc_annex,
                                ROW: doc_row or NULL, SYMBOL: doc_symbol, FIGURE: doc_figure,
                                REF: doc_node (target: ANNEX, or NOTE: its mark once more); else NULL */
};

enum doc_notes {                  /* where notes stand, and how they count */
                 DOC_NOTES_PAGE,  /* at the foot of the page; numbers run through the document */
                 DOC_NOTES_ANNEX, /* at the foot of the page; numbers start anew in each annex and attachment */
                 DOC_NOTES_END,   /* at the end of the body, of each annex and attachment; numbers run on */
};

struct doc_info {
    const char    *kind;     /* "bao-cao" */
    const char    *title;    /* for metadata: "Báo cáo Kết quả …" */
    const char    *author;   /* issuing body */
    const char    *language; /* "vi" */
    const char    *subject, *identifier, *publisher;
    struct date    date;     /* the document's, may be unset */
    struct date    own_date; /* of the document itself; unset: it has none yet */
    struct date    as_of;    /* of the data, may be unset */
    const char    *period;   /* "2026-05", or NULL */
    enum doc_notes notes;
    const char    *draft; /* what every page of a draft says of itself, NULL: it is none; set after doc_finish */
};

/* Number and symbol of a document by themselves; as printed they are the node's texts. */
struct doc_symbol {
    const char *number;   /* "05"; NULL: its place is kept free */
    const char *notation; /* "BC-UBND" */
};

struct doc_column {
    double         width;    /* weight, or mm if fixed */
    bool           fixed_mm; /* width is in mm */
    enum doc_align align;    /* of body cells */
    bool           sum;      /* of decimals, for page_sum and carried */
};

#define DOC_COLUMNS_MAX 1000 /* of a table */
#define DOC_FONT_SIZE_MIN 6
#define DOC_FONT_SIZE_MAX 20

struct doc_table {
    const char        *id; /* unique in the document */
    struct doc_column *columns;
    unsigned           n_columns;
    unsigned           header_rows; /* the first so many rows are the header, repeated on each page */
    double             font_size;   /* pt, DOC_FONT_SIZE_MIN to DOC_FONT_SIZE_MAX; 0: the style's */
    bool               numbered;    /* the last header row says (1), (2) … */
    /* What only pages say, each NULL if they don't: */
    const char *continued; /* title on each page but the first: "Bảng 1 (tiếp theo)" */
    const char *concluded; /* title on the last page, if that is not the first; else continued */
    const char *again;     /* after a label that stands again on a further page: "(tiếp theo)" */
    const char *page_sum;  /* "Cộng trang": label of a row at the foot of each page but the last */
    const char *carried;   /* "Mang sang": of a row at the head of each page but the first, of all before it */
};

struct doc_row {
    bool restate; /* a group row: it stands again where a page begins within its group */
    bool title;   /* an item that says no more than its name: rows nested in it, which follow, say the rest */
};

struct doc_cell {
    uint16_t column;           /* from 0 */
    uint16_t colspan, rowspan; /* at least 1 */
    bool     header;           /* TH */
    bool     row_header;       /* TH with scope row */
    uint16_t header_level;     /* header cells: row of the header, from 0 */
    uint8_t  align;            /* doc_align of its text, never DEFAULT: what the cell asks for by node->align, else its
                                  column, else what is usual; set by doc_finish.  A paragraph in it may have its own */
};

/* A chart or a picture. */
struct doc_figure {
    const char                 *alternative; /* says in words what is to be seen; never empty */
    const struct chart         *chart;       /* or */
    const struct drawing_image *image;
    double                      width; /* of the image, mm; 0: its pixels at 150 to the inch */
    const struct drawing *screen[2];   /* the chart as drawn for a wide and for a narrow screen: chart_draw_screens */
};

/* LEFT: a turned sheet that is bound at its left edge, not at its top. */
enum doc_paper { DOC_PORTRAIT, DOC_LANDSCAPE, DOC_LANDSCAPE_LEFT, DOC_A3, DOC_A3_LANDSCAPE };

struct doc_annex {
    const char    *id;
    enum doc_paper paper;
    unsigned       number; /* from 1; of an ATTACHMENT 0 */
};

struct doc {
    struct arena     *arena; /* borrowed */
    struct doc_node  *root;
    uint32_t          n_nodes; /* serials are 1 … n_nodes */
    unsigned          n_figures;
    struct doc_node **notes; /* the footnotes in order of their marks */
    unsigned          n_notes;
};

/* Building: used by template. */
struct doc_node *doc_node_new(struct doc *doc, enum doc_kind kind);
void             doc_node_append(struct doc_node *parent, struct doc_node *child);

/*
 * The passes after expansion: numbers (headings, annexes, notes, references, serials) and checks of the content
 * model.  False if anything was reported as an error; later stages then must not run.
 */
bool doc_finish(struct doc *doc, struct diags *diags);

/* By enum: the words of templates and dumps. */
extern const char *const doc_align_names[], *const doc_row_kind_names[], *const doc_heading_style_names[];
extern const char *const doc_place_names[], *const doc_mark_names[], *const doc_notes_names[], *const doc_paper_names[];

/*
 * Is the tree whole, as it must be after a pass that reported nothing: parents, siblings, attributes; then the cells in
 * their columns; then labels, targets and serials?  If not, stderr says which node is wrong.  For assert().
 */
enum doc_pass { DOC_PASS_EXPANDED, DOC_PASS_PLACED, DOC_PASS_NUMBERED };
bool doc_check_links(const struct doc *doc, enum doc_pass pass);

/* Walking: the next node in document order within root, or NULL. */
struct doc_node *doc_next(const struct doc_node *node, const struct doc_node *root);
/* Steps over the children of node. */
struct doc_node *doc_next_skip(const struct doc_node *node, const struct doc_node *root);
/* The first child of a kind, or NULL. */
const struct doc_node *doc_child(const struct doc_node *node, enum doc_kind kind);
const struct doc_node *doc_ancestor(const struct doc_node *node, enum doc_kind kind);
const char            *doc_kind_name(enum doc_kind kind);
bool                   doc_is_inline(enum doc_kind kind);
/* May an address (of a LINK; NULL: none) be followed: is it one of the web, of mail or of a telephone, that runs
 * nothing? */
bool doc_address_is_safe(const char *address);
/* What every document says in the same words; each stands once, here (NĐ 30/2020 PL I). */
enum doc_phrase {
    DOC_PHRASE_NATION,     /* Quốc hiệu */
    DOC_PHRASE_MOTTO,      /* Tiêu ngữ */
    DOC_PHRASE_NUMBER,     /* "Số:" */
    DOC_PHRASE_ADDRESSED,  /* "Kính gửi:" */
    DOC_PHRASE_RECIPIENTS, /* "Nơi nhận:" */
    DOC_PHRASE_ANNEX,      /* "Phụ lục" */
};
const char *doc_phrase(enum doc_phrase phrase);
/* "HỎA TỐC" */
const char *doc_mark_words(enum doc_mark mark);
/* Urgencies are red and stand below the number; other marks stand at the page's corner. */
bool doc_mark_is_urgency(enum doc_mark mark);

/* The plain text of a node, notes left out; in the arena. */
const char *doc_plain_text(struct arena *arena, const struct doc_node *node);
/* Where to point to in a message: nearest span upwards. */
struct span doc_template_span(const struct doc_node *node);
struct span doc_data_span(const struct doc_node *node);

/* The tree as indented text, one node a line; for dump and tests. */
void doc_dump(const struct doc *doc, FILE *out);

#endif
