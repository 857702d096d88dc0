/*
 * html_int.h -- shared by the files of the HTML writer only.
 * The page is streamed through libxml2's text writer: memory does not grow with the document.
 */
#ifndef BAOCAO_HTML_INT_H
#define BAOCAO_HTML_INT_H

#include <glib.h>
#include <libxml/xmlwriter.h>

#include "base/arena.h"
#include "doc.h"
#include "render.h"

struct html_heading {
    const struct doc_node *node;  /* HEADING, ANNEX or ATTACHMENT */
    unsigned               level; /* of the HTML heading, 2-6 */
};

struct html {
    xmlTextWriterPtr        writer;
    const struct doc       *doc;           /* only read, and nothing taken from its arena: layout may run beside */
    struct arena           *arena;         /* the writer's own */
    const struct html_page *page;          /* never NULL */
    GArray                 *headings;      /* struct html_heading, in document order: the outline */
    GPtrArray              *tables;        /* struct doc_node, in document order */
    GPtrArray              *pending_notes; /* notes whose text is still to be written at the end of the section */
    unsigned                n_tables_written;
    bool                    in_table;
    bool                    space_moved; /* the space that the next text begins with is already written */
    const struct doc_node  *label; /* the heading, annex or attachment last written: names a table without a caption */
};

#define HTML_ID_SIZE 96

/* The style sheet, made from html_style.css by the Makefile; its $names are still to be put in. */
extern const char html_style[];

/* ---- html_markup.c: elements, attributes, text ---- */
void html_open(struct html *html, const char *element);
/* With a class, if it isn't NULL. */
void html_open_class(struct html *html, const char *element, const char *class_name);
void html_attribute(struct html *html, const char *name, const char *value);
void html_attribute_number(struct html *html, const char *name, unsigned value);
void html_text(struct html *html, const char *text);
void html_text_part(struct html *html, const char *text, size_t length);
/* The end tag is always written; _line puts a line end after it. */
void html_close(struct html *html);
void html_close_line(struct html *html);
/* An element without content: br, col, meta, link. */
void html_close_void(struct html *html);
void html_line(struct html *html);

/* ---- html_outline.c: what the page will hold, and the names of its places ---- */
/* Collects headings, annexes and tables. */
void html_outline_collect(struct html *html);
/* The id of a HEADING, ANNEX, ATTACHMENT, TABLE, NOTE or table CELL. */
const char *html_id(const struct html *html, const struct doc_node *node, char id[HTML_ID_SIZE]);
unsigned    html_heading_level(const struct html *html, const struct doc_node *node);
/* The table of contents; nothing if it would hold less than two entries. */
void html_write_contents(struct html *html);

/* ---- html_inline.c ---- */
/* The inline children of a node. */
void html_write_inlines(struct html *html, const struct doc_node *node);
/* The texts of the notes met since the last call; part: the annex or attachment that they belong to, NULL: the body. */
void html_write_notes(struct html *html, const struct doc_node *part);

/* ---- html_block.c ---- */
enum html_place { HTML_IN_BODY, HTML_IN_CELL };
void html_write_block(struct html *html, const struct doc_node *node, enum html_place place);
/* The class for an alignment; NULL if it is the usual one of body text or cells. */
const char *html_align_class(enum doc_align align);

/* ---- html_frame.c: what surrounds the text ---- */
void html_write_letterhead(struct html *html, const struct doc_node *letterhead);
void html_write_title(struct html *html, const struct doc_node *kind, const struct doc_node *subject);
void html_write_addressees(struct html *html, const struct doc_node *addressees);
void html_write_sign_off(struct html *html, const struct doc_node *sign_off);
void html_write_annex(struct html *html, const struct doc_node *annex);
void html_write_attachment(struct html *html, const struct doc_node *attachment);

/* ---- html_table.c ---- */
void html_write_table(struct html *html, const struct doc_node *table);

/* ---- html_figure.c ---- */
void html_write_figure(struct html *html, const struct doc_node *figure);

/* ---- html_style_write.c ---- */
/* The style sheet that all pages have in common, with the lengths of the table of looks.  To be freed. */
char *html_style_text(void);

/* ---- html_table_style.c ---- */
/* The style rules of all tables: column widths, least width, sticky first column. */
void html_write_table_styles(struct html *html);
/* The same as rules for classes, and the classes of one table and of its columns. */
void html_append_table_classes(GString *rules);
void html_write_table_class(struct html *html, const struct doc_table *table);
void html_write_columns(struct html *html, const struct doc_table *table);

#endif
