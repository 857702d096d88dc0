/*
 * layout_int.h -- what the files of page layout share: strips of lines, styles, the page being filled, units of flow.
 * Private to layout.  Lengths are Pango units; y grows downwards.
 */
#ifndef BAOCAO_LAYOUT_INT_H
#define BAOCAO_LAYOUT_INT_H

#include "doc_look.h"
#include "layout.h"
#include "paragraph.h"

#define THIN_RULE PT(LOOK_RULE_THIN_PT)
#define HEAD_RULE PT(LOOK_RULE_HEAD_PT)

#define TALLER_THAN_ANY MM(10000) /* sums of heights stop here, lest they overflow */

struct table;
struct page_fill;

/* One run of layout_document. */
struct layout {
    const struct doc   *doc;
    struct diags       *diags;
    struct para_context keep;      /* what pages refer to: lives as long as the report */
    GArray             *bookmarks; /* struct bookmark */
    layout_page_taker  *take;      /* NULL: pages keep their items */
    void               *take_data;
    struct para        *draft; /* the line that marks each page of a draft, or NULL */
};

/* Do the document's notes stand at the end of its sections, instead of at the foot of pages? */
bool layout_notes_at_end(const struct layout *layout);

/* ---- style_resolve.c: how each part of a document is set ---- */

struct block_style {
    struct para_style para;
    int               space; /* above the paragraph, except at the top of a page or cell */
};

struct block_style style_of(enum look_role role);
/* The same at another size (1/8 pt), the line height in proportion. */
struct block_style style_at_size(enum look_role role, unsigned size);
/* The style of a paragraph or heading of running text, its own alignment heeded. */
struct block_style style_of_block(const struct doc_node *block);
/* The size of a table's text, 1/8 pt. */
unsigned style_table_size(const struct doc_table *table);

/* ---- flow_strip.c: paragraphs one below the other in one column: a cell, a note, a part of the letterhead ---- */

struct strip_part {
    struct para *para;
    uint32_t     first; /* its first line's number in the strip */
    int32_t      y;     /* top, from the strip's top */
    int32_t      x;     /* left edge of the paragraph's box */
    bool         has_notes;
};

struct strip {
    struct strip_part *parts;
    uint32_t           n_parts, room;
    uint32_t           n_lines;
    int32_t            height;
    bool               has_notes;
};

/*
 * Adds a paragraph that is broken already; space stands above it unless it is the first.  One that makes the strip
 * longer than lengths can say is reported and left out.
 */
void strip_add(struct layout *layout, struct strip *strip, struct arena *arena, struct para *para, int x, int space);
/* Height of lines [from, from + count). */
int strip_height(const struct strip *strip, uint32_t from, uint32_t count);
/* May a page end before this line?  Not if it leaves one line of a paragraph alone. */
bool strip_may_break(const struct strip *strip, uint32_t line);
/* How many lines from a line on fit into a height; with strict, only up to a good break. */
uint32_t strip_fit(const struct strip *strip, uint32_t from, int height, bool strict);
void     strip_draw(struct layout *layout, const struct strip *strip, uint32_t from, uint32_t count, int x, int y,
                    GArray *items);
/* The same as furniture, without the marks of notes: what stands on an earlier page as well. */
void strip_draw_again(struct layout *layout, const struct strip *strip, uint32_t from, uint32_t count, int x, int y,
                      GArray *items);
/* What stands from an item on becomes furniture; marks of notes go. */
void items_again(GArray *items, guint first);
void strip_notes(const struct strip *strip, uint32_t from, uint32_t count, GArray *notes);
/* A list of NOTE nodes. */
GArray                *note_list_new(void);
const struct doc_node *note_at(const GArray *notes, guint i);
/* Collects the notes whose marks stand in one line. */
void line_notes(const struct para *para, uint32_t line, GArray *notes);
/* Breaks a centred title so that its lines are of similar length.  Returns the left edge within width. */
int para_break_balanced(struct para_context *context, struct para *para, int width);
/* A paragraph of a constant text that stands for a node (Quốc hiệu, "Nơi nhận:"). */
struct para *para_constant(struct para_context *context, const struct doc_node *node, const char *text,
                           enum page_role role, const struct para_style *style);
/* Reports a paragraph that is wider than its place. */
void para_check_width(struct layout *layout, const struct para *para);
/* Reports what is never divided and higher than a page. */
void check_height(struct page_fill *fill, const struct doc_node *node, int height);
/* "12,3": a length for messages, rounded up. */
const char *length_in_mm(struct arena *arena, int length);
/* Reports what does not fit: place of the template and place of the data. */
struct span layout_span(const struct doc_node *node);

/* ---- page_fill.c: the page that is being filled ---- */

struct note_set { /* a footnote, set */
    const struct doc_node *node;
    struct strip           strip;
    uint32_t               placed;   /* lines that stand on pages already */
    int                    width;    /* that it is set in */
    struct note_set       *again;    /* the same once more, on a further page that refers to it; NULL: not yet */
    bool                   repeated; /* it is such a one: furniture */
};

struct page_fill {
    struct layout         *layout;
    GArray                *pages; /* struct page, done */
    GArray                *items; /* struct page_item, of this page */
    const struct doc_node *section;
    unsigned               section_pages;            /* of this section, this one included */
    int                    width, height;            /* the sheet */
    int                    left, right, top, bottom; /* the text area */
    int                    y;                        /* where the next thing goes */
    bool                   empty;                    /* no text of the body on this page yet */
    GPtrArray             *notes;                    /* struct note_set: of this page, those carried over first */
    int                    notes_height;             /* kept free for them, rule included */
    int                    reserved;  /* kept free above them, for what a table says at the foot of a page */
    bool                   notes_cut; /* they continue on the next page: no further note may begin */
    GHashTable            *noted;     /* serial of a NOTE -> note_set */
    GArray                *found;     /* scratch: NOTE nodes of what is being placed */
};

void page_fill_init(struct page_fill *fill, struct layout *layout);
void page_fill_clear(struct page_fill *fill);
/* Starts the first page of a DOCUMENT or ANNEX; the page before must be ended. */
void page_fill_section(struct page_fill *fill, const struct doc_node *section);
/* Ends the page, notes included, and starts the next one of the section. */
void page_fill_break(struct page_fill *fill);
/* Ends the section's last page and as many more as its notes need. */
void page_fill_end_section(struct page_fill *fill);
int  page_fill_height(const struct page_fill *fill); /* of the text area */
/* Appends a rule from x, y; width or height is 0. */
void page_rule(GArray *items, int x, int y, int width, int height, int thickness);
void page_place(GArray *items, enum doc_place kind, const struct doc_node *node, int x, int y, int width, int height);

/* ---- footnote_place.c ---- */

/*
 * The height that the notes area takes if these notes (NOTE nodes) begin on the page too; least: only as much as
 * decency asks, the last note continuing on the next page.  More than any page if no note may begin here.
 */
int notes_need(struct page_fill *fill, GArray *notes, bool least);
/* Puts them on the page, after what bears their marks has been placed and fill->y moved. */
void notes_take(struct page_fill *fill, GArray *notes);
/* Draws the page's notes at its foot; what does not fit stays in fill->notes. */
void notes_draw(struct page_fill *fill);
/* At the start of a page: makes room for what was carried over. */
void notes_carry(struct page_fill *fill);
/* Room left for the body if the notes begin here as well. */
int page_fill_room(struct page_fill *fill, GArray *notes, bool least);

/* ---- flow_collect.c, keep_together.c, flow_break.c ---- */

enum unit_kind { UNIT_LINE, UNIT_RULE, UNIT_BOX, UNIT_TABLE };

/* Something drawn as a whole. */
struct flow_box {
    const struct doc_node *node;
    int                    height;
    void (*draw)(struct page_fill *fill, const struct flow_box *box); /* at fill->y; moves it */
    const struct drawing *drawing;                                    /* of a FIGURE; else NULL */
};

/* The smallest piece of flow that never divides, except a table. */
struct flow_unit {
    uint8_t                kind;      /* enum unit_kind */
    uint8_t                bookmark;  /* level of the bookmark to set here, or 0 */
    bool                   stay;      /* no page break before it */
    bool                   with_next; /* its block must not end a page (headings, captions) */
    int32_t                space;     /* above it, except at the top of a page */
    int32_t                height;
    int32_t                x;             /* from the left margin */
    int32_t                width;         /* RULE; 0: only its height is kept free */
    uint32_t               line, n_lines; /* LINE: of the paragraph */
    struct para           *para;
    const struct doc_node *node;
    struct flow_box       *box;
    struct table          *table;
};

/* The units of the blocks from first on (siblings), up to a node that is no block. */
void flow_collect_blocks(struct page_fill *fill, const struct doc_node *first, GArray *units);
/* One paragraph, its lines as units. */
void flow_collect_para(struct layout *layout, struct para *para, int x, int space, bool with_next, GArray *units);
void flow_collect_title(struct page_fill *fill, struct para *para, int space, GArray *units);
/* A short centred rule under the text before it: a third of that line. */
void flow_collect_title_rule(struct page_fill *fill, int gap, GArray *units);
/* The notes of the section, if the document has them at the end: a rule and the notes, as units. */
void flow_collect_end_notes(struct page_fill *fill, GArray *units);
void keep_together(GArray *units);
void flow_break(struct page_fill *fill, GArray *units);

/* ---- figure_place.c ---- */

/* A chart or picture in the middle of the text area, its caption below. */
void figure_collect(struct page_fill *fill, const struct doc_node *figure, GArray *units);

/* ---- letterhead.c, signature_block.c ---- */

void letterhead_collect(struct page_fill *fill, const struct doc_node *letterhead, GArray *units);
void addressees_collect(struct page_fill *fill, const struct doc_node *addressees, GArray *units);
void signature_collect(struct page_fill *fill, const struct doc_node *sign_off, GArray *units);

/* ---- tables ---- */

/* Grid and paragraphs of a table.  Never NULL. */
struct table *table_new(struct page_fill *fill, const struct doc_node *node);
/* Column widths for the page's width, and headers, of a section's tables (struct table): alike, they are as wide. */
void tables_set(struct page_fill *fill, GPtrArray *tables);
void table_free(struct table *table);
/* The height that the table's beginning needs so that a heading may stand before it. */
int table_first_height(struct page_fill *fill, struct table *table);
/* Fills page after page; room of the height of tail stays free after the last row. */
void table_place(struct page_fill *fill, struct table *table, int tail);

/* ---- page_finish.c ---- */

/* The number of the page begun, in the top margin; none on the first page of a section. */
void page_number_draw(struct page_fill *fill);
/* The line that marks a draft, to be set on every page; NULL: it is none. */
struct para *page_draft_new(struct layout *layout);
/* Draws it in the bottom margin of the page begun. */
void          page_draft_draw(struct page_fill *fill);
struct pages *page_finish(struct page_fill *fill);

#endif
