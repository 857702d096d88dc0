/*
 * facts_tree.h -- makes the nodes of the facts tree.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_TREE_H
#define BAOCAO_FACTS_TREE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lookup.h"
#include "facts.h"
#include "figure.h"

/* Where the nodes lie. */
struct facts_tree;
struct facts_tree *facts_tree_new(void);
xmlDocPtr          facts_tree_document(const struct facts_tree *tree);
void               facts_tree_free(struct facts_tree *tree);

/* What every part of compute needs while the tree is made. */
struct facts_builder {
    struct arena        *arena;
    struct diags        *diags;
    struct facts        *facts;
    const struct plan   *plan;
    const struct period *period;   /* NULL: facts of the plan alone */
    struct due_words    *dues;     /* how dues are worded: DUES_SIZE of those worded last */
    GHashTable          *agencies; /* struct agency -> xmlAttr, the first of its first element */
};

/* A new last child.  name is a literal, as all names of elements and attributes; span is borrowed and may be NULL. */
xmlNodePtr facts_element(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct span *span);
/* Appends text to a node; joins it to a text node that stands last there. */
void facts_text(xmlNodePtr node, const char *text, size_t length);
/* The same for text that lives as long as the facts (the model's, the arena's, a literal): it is not copied. */
void facts_text_kept(xmlNodePtr node, const char *text);

/* Attributes; those of an unset date and of a NULL text are left out. */
void facts_set(xmlNodePtr node, const char *name, const char *value);
void facts_set_kept(xmlNodePtr node, const char *name, const char *value); /* the value lives as long as the facts */
void facts_set_literal(xmlNodePtr node, const char *name, const char *literal); /* one of few that are used often */
void facts_set_flag(xmlNodePtr node, const char *name, bool value);             /* "1", or left out */
void facts_set_count(xmlNodePtr node, const char *name, long value);
void facts_set_date(xmlNodePtr node, const char *name, struct date date);

/* A child with plain text, empty if there is none. */
xmlNodePtr facts_plain(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct text *text);
/* A child with rich text; nothing is made if there is none. */
xmlNodePtr facts_rich(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct text *text);
/* A child agency with id, classes, order and names. */
void facts_agency(struct facts_builder *builder, xmlNodePtr parent, const struct agency *agency);
/* A child list element with an agency for each in the list; nothing is made of an empty list. */
void facts_agencies(struct facts_builder *builder, xmlNodePtr parent, const char *name, const GPtrArray *agencies);
/* The same without names, for what stands in each of thousands of tasks: the registry has them, by @id. */
void facts_agency_ids(struct facts_builder *builder, xmlNodePtr parent, const char *name, const GPtrArray *agencies);

/*
 * Keeps how a figure was made (copied): of an attribute that the node has, or, if that is NULL, of the element, which
 * then holds for its attributes as well.
 */
void facts_made(struct facts_builder *builder, xmlNodePtr node, const char *attribute, const struct figure *figure);
/* A number that is how many things a figure was made from, with the figure. */
void facts_set_counted(struct facts_builder *builder, xmlNodePtr node, const char *name, const struct figure *figure);
/* A list of what figures are made from, that lives as long as the tree. */
struct figure_items *facts_items_new(struct facts_builder *builder);
void                 facts_item(struct facts_builder *builder, struct figure_items *items, struct figure_item item);
struct arena        *facts_arena(struct facts_builder *builder);

/* Makes a node findable by facts_by_id. */
void facts_index(struct facts_builder *builder, const char *kind, const char *id, xmlNodePtr node);

#endif
