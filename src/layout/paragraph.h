/*
 * paragraph.h -- one paragraph: inline nodes collected to words, broken into lines, drawn line by line.
 * Private to layout.  Made by paragraph_collect.c, line_break.c and paragraph_draw.c; used by the flow and the tables,
 * which know pages.
 */
#ifndef BAOCAO_LAYOUT_PARAGRAPH_H
#define BAOCAO_LAYOUT_PARAGRAPH_H

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"
#include "fonts.h"
#include "pages.h"

/* How a paragraph is set.  Lengths in Pango units. */
struct para_style {
    uint16_t       size;         /* 1/8 pt */
    bool           bold, italic; /* of the paragraph as a whole; SPANs add to it */
    enum doc_align align;        /* JUSTIFY, LEFT, CENTER, RIGHT */
    bool           label_bold;   /* the label, whatever the text */
    bool           in_column;    /* others stand above and below: justified even if that tears its lines apart */
    int            first_indent; /* of the first line, from left; may be negative (hanging label) */
    int            left, right;  /* indents of all lines */
    int            line_height;  /* baseline to baseline */
    uint32_t       colour;
};

enum para_glue {
    PARA_JOINED,    /* nothing between this word and the one before: no space, no break */
    PARA_SPACE,     /* a space that a line may end at */
    PARA_NO_BREAK,  /* a space that stretches and ends no line, but where what it joins is wider than the line */
    PARA_EMERGENCY, /* no space; a break only as a last resort (inside a URL or an overlong symbol) */
    PARA_NEW_LINE,  /* forced; two in a row have an item without word and width between them */
};

/* What an emergency break is of. */
enum para_address {
    PARA_NO_ADDRESS,
    PARA_ADDRESS_PART, /* a line may end here if the address is wider than a line */
    PARA_ADDRESS_CUT,  /* if the part between two such places is */
};

struct para_item {
    const struct word     *word;        /* NULL: a BLANK of fixed width */
    const struct doc_node *node;        /* TEXT, NOTE (its mark), BLANK, or the node whose label it is */
    int32_t                width;       /* of the word or blank; the last of a label: with the gap after it */
    uint8_t                glue : 5;    /* enum para_glue: what stands before it */
    uint8_t                address : 2; /* enum para_address, of an EMERGENCY */
    uint8_t                loose : 1;   /* of a NO_BREAK: at the width of the last para_break a line may end here */
    uint8_t                role;        /* enum page_role: PAGE_CONTENT, PAGE_NOTE_MARK, PAGE_NOTE_LABEL, PAGE_LABEL */
    int16_t                rise;        /* of a superscript: upwards, Pango units / 16 */
};

struct para_line {
    uint32_t first, count; /* items */
    int32_t  width;        /* natural width of words and spaces */
    int32_t  available;    /* width of the line between its indents */
    uint32_t spaces;       /* spaces inside the line */
    bool     last;         /* last line of the paragraph, or before a forced break: not stretched */
};

struct para {
    struct para_style style;
    struct para_item *items;
    uint32_t          n_items;
    struct para_line *lines; /* after para_break */
    uint32_t          n_lines;
    /* Of the widest piece that can't be broken, with indents.  A URL counts as broken at its emergency breaks, an
     * overlong symbol as unbreakable: a column gets room for symbols, but a URL never makes it wide. */
    int32_t                min_width;
    int32_t                max_width; /* set on one line (forced breaks heeded), with indents */
    int32_t                space;     /* natural width of a space */
    uint32_t               lines_room;
    bool                   ragged;       /* after para_break: its spaces are not stretched (see para_break) */
    int32_t                ascent;       /* from the top of a line of style.line_height to its baseline */
    bool                   loosened;     /* some of its items may be loose */
    bool                   broken_words; /* a line had to break inside a word (PARA_EMERGENCY) */
    bool                   overfull;     /* something is wider than the width given: missing is how much */
    int32_t                missing;
    const struct doc_node *node; /* the block; an empty one has no lines */
};

struct para_context {
    struct arena    *arena;
    struct font_set *fonts;
    struct diags    *diags; /* characters without a glyph are reported here, with their places */
};

/*
 * Collects the inline children of a block (PARAGRAPH, HEADING, CAPTION, letterhead part …) into items, measures them.
 * label, if not NULL, comes first as words of role label_role with label_node as their node.  No line ends after it;
 * the gap after it is a space, or more if a negative first_indent leaves room: the text then begins at the left indent.
 * A PAGE_NOTE_LABEL is raised like the mark.
 */
struct para *para_collect(struct para_context *context, const struct doc_node *block, const struct para_style *style,
                          const char *label, enum page_role label_role, const struct doc_node *label_node);
/* Joins the contents of two blocks' inlines into one paragraph (run-in): appends block's inlines to para. */
void para_append(struct para_context *context, struct para *para, const struct doc_node *block);

/*
 * Breaks into lines of a width.  JUSTIFY: total-fit (Knuth–Plass) with stretchable spaces; ragged text: total-fit too,
 * with raggedness as badness.  A justified paragraph whose narrow lines would be torn apart is set ragged right
 * instead, unless it is one of a column.  May be called again with another width.
 */
void para_break(struct para_context *context, struct para *para, int width);

/* Height of lines [first, first + count). */
static inline int para_lines_height(const struct para *para, uint32_t count)
{
    return (int)count * para->style.line_height;
}

/*
 * Draws one line: appends TEXT items (struct page_item, one per run of words of one node, face and role) to items, and
 * a PLACE item for each BLANK.
 * x: left edge of the paragraph's box; y: top of the line.  width: of the box given to para_break.
 */
void para_draw_line(struct para_context *context, const struct para *para, uint32_t line, int x, int y, GArray *items);
/* Calls found for each NOTE whose mark stands in the line. */
void para_line_notes(const struct para *para, uint32_t line, void (*found)(const struct doc_node *note, void *data),
                     void *data);

#endif
