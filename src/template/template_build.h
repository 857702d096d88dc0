/*
 * template_build.h -- making the document: blocks, inlines, lists, rich text.
 * For what runs operations that print something.
 */
#ifndef BAOCAO_TEMPLATE_BUILD_H
#define BAOCAO_TEMPLATE_BUILD_H

#include "doc.h"
#include "template_run.h"

#define LIST_DEPTH 12

struct list_level {
    struct doc_node *list;
    int              rank;
};

struct text_state { /* of one block: white space collapses across its inline elements */
    bool started, space;
};

struct flow { /* a node that holds blocks */
    struct doc_node  *node;
    struct doc_node  *paragraph; /* the one that text standing bare in it has opened */
    struct text_state text;
    struct list_level lists[LIST_DEPTH];
    unsigned          n_lists;
};

struct table_build;
struct chart_build;

struct place {                 /* where the operations put what they make */
    struct doc_node    *node;  /* the parent of inlines or of parts; of blocks if flow is set */
    struct flow        *flow;  /* a place for blocks */
    struct text_state  *text;  /* a place for inlines only */
    uint8_t             style; /* blocks: bits of enum doc_style for all that is put in */
    struct table_build *table;
    struct column      *column; /* the parent of columns */
    struct row_build   *row;
    struct chart_build *chart;
    struct doc_node    *figure; /* whose caption may come */
};

struct spans {
    const struct span *from_template, *from_data;
};

struct doc_node *build_node(struct run *run, enum doc_kind kind, struct spans spans);
/* Text as HTML collapses it. */
void build_text(struct run *run, const struct place *place, const char *text, struct spans spans);
/* An inline node that stands for itself (a line break, a reference); spaces before it are kept or dropped. */
void build_inline(struct run *run, const struct place *place, struct doc_node *node, bool keep_space);
/* Where inlines go: the place itself, or the paragraph opened in its flow. */
struct place build_open(struct run *run, const struct place *place, struct spans spans);
/* The parent of inlines in a new paragraph: the paragraph, or a span in it of the place's style. */
struct doc_node *build_styled(struct run *run, const struct place *place, struct doc_node *paragraph,
                              struct spans spans);
/* Ends bare text: a block follows. */
void build_close(struct flow *flow);
void build_block(struct run *run, const struct place *place, struct doc_node *node);
/* A list item; level 0: by its label. */
struct doc_node *build_item(struct run *run, const struct place *place, const char *label, int level,
                            struct spans spans);

/* Rich text of several elements.  False if it doesn't fit into the place. */
bool rich_splice(struct run *run, const struct place *place, const struct nodes *nodes, const struct expr *expr);

#endif
