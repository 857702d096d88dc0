/*
 * doc_look.h -- how each part of a document looks: sizes, weights, alignment, spacing, indents, sheets and margins.
 * For layout, the style sheet of the HTML page and whatever writes a document in another form: they read the one table,
 * and add nothing of their own that a reader could take for the document's look.
 *
 * NĐ 30/2020 PL I allows ranges; one value of each is chosen here.  Lengths say their unit: pt or mm.
 */
#ifndef BAOCAO_DOC_LOOK_H
#define BAOCAO_DOC_LOOK_H

#include "doc.h"

enum look_role {
    LOOK_BODY,
    LOOK_HEADING,
    LOOK_HEADING_FIRST, /* of the first level */
    LOOK_PART_LABEL,
    LOOK_PART_TITLE,
    LOOK_CAPTION,
    LOOK_NATION,
    LOOK_MOTTO,
    LOOK_SUPERIOR,
    LOOK_ISSUER,
    LOOK_SYMBOL,
    LOOK_REGARDING,
    LOOK_PLACE_DATE,
    LOOK_MARK,
    LOOK_MARK_URGENT,
    LOOK_KIND,
    LOOK_SUBJECT,
    LOOK_ADDRESSEE,
    LOOK_ANNEX_LABEL,
    LOOK_ANNEX_TITLE,
    LOOK_ANNEX_SOURCE,
    LOOK_RECIPIENTS_TITLE,
    LOOK_RECIPIENT,
    LOOK_AUTHORITY,
    LOOK_SIGNER,
    LOOK_CELL,
    LOOK_CELL_STRONG,
    LOOK_NOTE,
    LOOK_PAGE_NUMBER,
    LOOK_DRAFT,
    LOOK_ROLE_COUNT
};

struct look {
    double         size;         /* pt */
    double         least;        /* pt: the smaller size where the usual one has no room; 0: there is none */
    bool           bold, italic; /* as a whole; inline styles add to it */
    enum doc_align align;
    double         first_indent; /* mm */
    double         lines;        /* line spacing; 1 is single, LOOK_SINGLE times the size */
    double         space;        /* pt, above; not at the top of a page or cell */
    uint32_t       colour;       /* 0xRRGGBB */
};

#define LOOK_SINGLE 1.15 /* of the size: one line set single in a face with the measures of Times */

/* Never NULL. */
const struct look *look_of(enum look_role role);
/* The role of a paragraph, heading or caption of running text. */
enum look_role look_role_of_block(const struct doc_node *block);

/* A sheet and its text area, mm: margins at its edges as it is read. */
struct look_sheet {
    double width, height;
    double top, bottom, left, right;
};

/* Never NULL. */
const struct look_sheet *look_sheet(enum doc_paper paper);
bool                     look_is_wide(enum doc_paper paper);
/* The width of its text area, mm. */
double look_text_width(enum doc_paper paper);

/* The size of a table's text, pt: what the template asks for, else by the number of columns. */
double look_table_size(const struct doc_table *table);
#define LOOK_TABLE_SIZE 12
#define LOOK_TABLE_SIZE_DENSE 11 /* of tables of more than so many columns: */
#define LOOK_TABLE_COLUMNS 6

/* Rules, pt thick. */
#define LOOK_RULE_THIN_PT 0.5  /* of tables and above notes */
#define LOOK_RULE_HEAD_PT 0.75 /* under Quốc hiệu, the issuing body, titles */
#define LOOK_RULE_MARK_PT 1    /* around a mark */
#define LOOK_NOTE_RULE_MM 50   /* long */
#define LOOK_CELL_PAD_X_MM 1.5 /* between a cell's rules and its text */
#define LOOK_CELL_PAD_Y_PT 2.5

/* Letterhead and marks. */
#define LOOK_HEAD_GUTTER_MM 3 /* between the issuing body and Quốc hiệu */
#define LOOK_MARK_HEIGHT_MM 8

/* The end of the document: recipients at the left, signature at the right; shares of the text's width in percent. */
#define LOOK_RECIPIENTS_PERCENT 46
#define LOOK_SIGNATURE_PERCENT 52
#define LOOK_SIGNATURE_WIDTH_MM 54
#define LOOK_SIGNATURE_HEIGHT_MM 30 /* between post and name */
#define LOOK_SEAL_MM 36             /* a province's seal in real size */

/* What stands in the margins. */
#define LOOK_PAGE_NUMBER_ABOVE_MM 11 /* of the top of the number's line, above the text area */
#define LOOK_DRAFT_BOTTOM_MM 7       /* of the line that marks a draft, from the foot of the sheet */

#endif
