/*
 * pages.h -- the pages form: positioned text runs, rules, fills, places and drawings on each page.
 * Made by layout; read by render (PDF, PNG).  Everything lives in the report's arena; words belong to the font set.
 *
 * Lengths are Pango units (1/1024 pt); x grows to the right and y downwards from the page's upper left corner.
 */
#ifndef BAOCAO_PAGES_H
#define BAOCAO_PAGES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "doc.h"
#include "drawing.h"
#include "fonts.h"

/* What an item is for: part of the document, or furniture (an artifact of the tagged PDF). */
enum page_role {
    PAGE_CONTENT,    /* node is set; tagged */
    PAGE_NOTE_MARK,  /* the mark of a footnote in the text; node is the NOTE */
    PAGE_NOTE_LABEL, /* the mark at the foot of the page, before the note; node is the NOTE */
    PAGE_LABEL,      /* a list, heading or annex label made by numbering; node is the ITEM, HEADING, ANNEX … */
    PAGE_NUMBER,     /* artifact: pagination */
    PAGE_REPEATED,   /* artifact: a table header or label that stands again; node is the one it repeats */
    PAGE_RULE,       /* artifact: layout */
    PAGE_DRAFT,      /* artifact: pagination; says that the page is a draft */
};

enum page_item_kind { PAGE_TEXT, PAGE_LINE, PAGE_FILL, PAGE_PLACE, PAGE_BOX, PAGE_DRAWING };

struct page_item {
    uint8_t kind;                /* enum page_item_kind */
    uint8_t role;                /* enum page_role */
    int32_t x, y;                /* TEXT: start of the baseline; else upper left corner */
    int32_t width, height;       /* TEXT: width of the run; LINE: width or height is 0, thickness half on each side */
    const struct doc_node *node; /* the node it came from, or NULL for furniture */
    union {
        struct text_run run;
        struct {
            int32_t  thickness;
            uint32_t colour;
        } line; /* BOX too */
        struct {
            uint32_t colour;
        } fill;
        enum doc_place        place;
        const struct drawing *drawing; /* node is the FIGURE; as wide and high as the item */
    };
};

/* A place kept free on a page, for what is filled in, signed or stamped later. */
struct page_place {
    enum doc_place         kind;
    int32_t                x, y, width, height; /* y: of its upper edge, as for items */
    const struct doc_node *node;                /* BLANK, SIGNATURE or LETTERHEAD */
};

struct page {
    int32_t                 width, height;
    uint32_t                number; /* as printed: restarts in each annex */
    bool                    number_shown;
    const struct doc_node  *section; /* DOCUMENT or ANNEX that the page belongs to */
    const struct page_item *items;   /* in reading order; furniture first or last */
    uint32_t                n_items;
    /* The places of the items, once more by themselves: they stay when the items of a streamed page are gone. */
    const struct page_place *places;
    uint32_t                 n_places;
};

struct bookmark {
    const char            *title;
    uint8_t                level; /* from 1 */
    uint32_t               page;  /* index from 0 */
    int32_t                y;
    const struct doc_node *node;
};

struct pages {
    struct font_set  *fonts; /* borrowed */
    const struct doc *doc;   /* borrowed */
    struct page      *pages;
    uint32_t          n_pages;
    struct bookmark  *bookmarks;
    uint32_t          n_bookmarks;
};

/*
 * The first place of a kind; its page's index, from 0, in *page.  NULL: the document has none.  Attachments and annexes
 * may have letterheads of their own: what the whole document is signed, numbered or stamped at is the first.
 */
const struct page_place *pages_place(const struct pages *pages, enum doc_place kind, uint32_t *page);

/* The pages as text: millimetres with two decimals, one item a line; for dump and tests. */
void pages_dump(const struct pages *pages, FILE *out);

#endif
