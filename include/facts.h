/*
 * facts.h -- everything known and computed about one plan and one period, as an XML tree in memory.
 * Made by compute, read by template.  Not for layout or render.
 *
 * The vocabulary of the tree is a table (src/facts/facts_vocabulary.c); templates are checked against it.
 * Each element's _private points to the struct span (in the arena) of the data it was made from, or is NULL.
 * Rich text stands in elements marked so in the vocabulary; its content is
 *     p (@label, @level)  one paragraph; label: "-", "a)", "(1)", "*)" …
 *     i, b                italic, bold
 *     note                a footnote: inline content
 *     expr                an expression of the template language, not evaluated yet; template_resolve does it
 */
#ifndef BAOCAO_FACTS_H
#define BAOCAO_FACTS_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdio.h>

#include "figure.h"
#include "period.h"
#include "plan.h"

struct facts_tree;
struct duties;

/* What one expression printed, and the nodes of the facts that went into it: kept while somebody asks for it. */
struct facts_print {
    const char *text;       /* as printed */
    const char *expression; /* as written, and where */
    struct span span;
    const char *function; /* the last that worked on the nodes: "sum", "count"; NULL: they are printed as they are */
    xmlNodePtr *nodes;
    unsigned    n_nodes;
};

struct facts {
    xmlDocPtr          document; /* nobody but the functions below changes it */
    struct facts_tree *tree;     /* where the document's nodes lie; NULL: libxml2 allocated them (a parsed tree) */
    GHashTable *by_id; /* "kind\nid" -> xmlNodePtr; kinds: agency, class, indicator, task, requirement, cited, group,
                          report, text, narrative, sender; "reported", "reported-task": "agency id" */
    const struct plan *plan;   /* they are of; NULL: of no plan (a parsed tree) */
    struct duties     *duties; /* what each agency answers for; NULL until somebody asks */
    GPtrArray  *prints; /* of struct facts_print: what the template language prints is kept here; NULL: it is not */
    const char *folder; /* the plan's; NULL: unknown */
    struct date date;   /* the report's own date if given, else unset: never the clock */
};

/* One element of the vocabulary. */
struct facts_element {
    const char *name;
    const char *parents;    /* space-separated; "" for the root; a trailing ? or * marks one that may be without it */
    const char *attributes; /* space-separated; a trailing ? marks one that may be absent */
    bool        rich;       /* its content is rich text */
    const char *meaning;    /* one line, for `dump` and for who writes templates */
};
const struct facts_element *facts_vocabulary(size_t *count);
const struct facts_element *facts_vocabulary_find(const char *name);

/*
 * The facts of a plan, and of a period unless that is NULL.  Contradictions and missing things are reported
 * to diags.  Never NULL.
 */
struct facts *facts_compute(struct arena *arena, const struct plan *plan, const struct period *period,
                            struct diags *diags);
void          facts_free(struct facts *facts);
/* From now on what expressions print is kept, for trace. */
void facts_keep_prints(struct facts *facts);

/* The ids of the agencies that owe something now (requirements/owing), in registry order; to be freed, not the strings.
 */
GPtrArray *facts_owing(const struct facts *facts);

/* The elements task, indicator of what an agency answers for (duties.h), in the plan's order; to be freed. */
GPtrArray *facts_tasks_of(struct facts *facts, const char *agency);
GPtrArray *facts_indicators_of(struct facts *facts, const char *agency);
/* Does an agency lead anything under its own name? */
bool facts_leads(struct facts *facts, const char *agency);

/* The element of a kind with an id, or NULL. */
xmlNodePtr facts_by_id(const struct facts *facts, const char *kind, const char *id);

/* Leaves the mark that a template asked for the node, on it and what holds it; and finds it. */
void facts_ask(xmlNodePtr node);
bool facts_was_asked(const xmlNode *node);

/*
 * The figure that an element or attribute holds: what it says and what it was made from.  NULL: it stands in the data
 * as it is, or is no figure.
 */
const struct figure *facts_figure(const xmlNode *node);

/*
 * For template_resolve, which replaces expressions by what they evaluate to: a new text, a deep copy with its places,
 * and the end of a node, which is taken out of the tree.
 */
xmlNodePtr facts_new_text(struct facts *facts, const char *text);
xmlNodePtr facts_copy(struct facts *facts, const xmlNode *node);
void       facts_drop(struct facts *facts, xmlNodePtr node);

/* The tree as indented XML; the same bytes for the same facts. */
void facts_dump(const struct facts *facts, FILE *out);
/* The vocabulary as text, for `dump --stage vocabulary`. */
void facts_vocabulary_dump(FILE *out);

#endif
