/*
 * template_run.h -- a run of a template over the facts: variables, nodes, values of expressions.
 * For all that runs: template_expand.c, functions, resolving of expressions in the facts.
 */
#ifndef BAOCAO_TEMPLATE_RUN_H
#define BAOCAO_TEMPLATE_RUN_H

#include <glib.h>

#include "base/xml_node.h"
#include "template_ops.h"

struct used { /* while prints are kept: the nodes that an expression has used, and the function that used them last */
    xmlNodePtr *nodes;
    unsigned    count, capacity;
    const char *function;
};

struct bound { /* a variable with its value */
    const char       *name;
    struct used       used;   /* what the value was made of, if it is none of nodes */
    xmlNodePtr        node;   /* one node, or */
    xmlXPathObjectPtr object; /* owned */
};

struct context {
    xmlNodePtr node;
    int        position, size;
};

struct run {
    struct arena      *arena;
    struct facts      *facts;
    struct diags      *diags;
    struct doc        *doc;
    const char        *report_name;
    const char        *agency; /* id of the one that the document is made for, or NULL */
    xmlXPathContextPtr xpath;
    xmlNodePtr         root;
    struct bound      *bound;
    unsigned           n_bound, bound_capacity;
    const struct expr *expr;      /* being evaluated: functions report at its place */
    struct context     at;        /* its context */
    GHashTable        *resolving; /* expressions in the facts being resolved; NULL when expanding */
    GPtrArray         *resolved;  /* those taken out of the tree */
    const GPtrArray   *folders;   /* of templates: pictures may lie there */
    GHashTable        *images;    /* path -> drawing_image; NULL while there is none */
    GHashTable        *notes;     /* id of a note -> its node; NULL while there is none */
    struct used        used;      /* by the expression being printed; only while the facts keep prints */
    unsigned           steps;     /* operations run so far */
    unsigned           n_built;   /* nodes of the document */
    bool               over;      /* a limit was reached: nothing more is run */
    bool               failed;
    int                failure; /* libxml2's code for why the evaluation failed; 0: none */
};

/*
 * What one document may take: each inside each over all agencies would be millions.  Ten thousand tasks make some three
 * hundred thousand nodes.
 */
#define RUN_STEPS_MAX 10000000
#define RUN_NODES_MAX 1000000

#define NODES_INLINE 8

struct nodes { /* a list of nodes that needs no memory while it is short */
    xmlNodePtr *items;
    unsigned    count, capacity;
    xmlNodePtr  few[NODES_INLINE];
};

void nodes_init(struct nodes *nodes);
void nodes_add(struct nodes *nodes, xmlNodePtr node);
void nodes_clear(struct nodes *nodes);

void run_init(struct run *run, struct arena *arena, struct facts *facts, struct diags *diags);
void run_clear(struct run *run);
void run_bind_node(struct run *run, const char *name, xmlNodePtr node);
void run_bind_object(struct run *run, const char *name, xmlXPathObjectPtr object);
void run_unbind(struct run *run, unsigned down_to);
/* Reports at the place of the expression being evaluated and of the data. */
void run_report(struct run *run, enum diag_code code, const char *one, const char *two, const char *three);

/* Each false if it failed; then it is reported. */
bool value_nodes(struct run *run, const struct expr *expr, struct context at, struct nodes *nodes);
bool value_test(struct run *run, const struct expr *expr, struct context at, bool *result);
/* NULL if it failed.  The object is the caller's. */
xmlXPathObjectPtr value_object(struct run *run, const struct expr *expr, struct context at);
/* The text of an expression that doesn't yield nodes, as printed; NULL if it failed. */
const char *value_text(struct run *run, const struct expr *expr, struct context at);
/* The text of any expression; of nodes, their text, joined by spaces.  NULL if it failed. */
const char *value_string(struct run *run, const struct expr *expr, struct context at);
/* A pattern's text; NULL if it failed. */
const char *value_pattern(struct run *run, const struct pattern *pattern, struct context at);
/* False and reported if there are no nodes though the vocabulary promises some. */
bool value_check_empty(struct run *run, const struct expr *expr, struct context at, const struct nodes *nodes);

const struct span *node_span(const xmlNode *node);
/* The text of a node without its footnotes, paragraphs joined by spaces; in the arena. */
const char *node_text(struct run *run, xmlNodePtr node);
/* Their texts with the separator between them; in the arena. */
const char *nodes_join(struct run *run, const struct nodes *nodes, const char *separator);

/* What expressions print, kept if the facts keep it (template_record.c). */
struct used record_begin(struct run *run);
/* The expression has printed the text, or, if that is NULL, failed.  before: what record_begin gave. */
void record_end(struct run *run, struct used before, const struct expr *expr, const char *text);
void record_node(struct run *run, xmlNodePtr node);
void record_nodes(struct run *run, const struct nodes *nodes);
/* The value of a variable is used. */
void record_variable(struct run *run, const struct bound *bound);
/* A function of ours, or count(), is called with nodes. */
void record_call(struct run *run, const char *function, const xmlXPathObject *argument);
void record_register(struct run *run);
/* The text that nodes print; "" if nobody keeps it. */
const char *record_text(struct run *run, const struct nodes *nodes);

/* Warns if a node that is about to be printed, by a function or "", is the bare number of a figure that says more. */
void figure_check_bare(struct run *run, const struct expr *expr, const xmlNode *node, const char *function);
/* The same of nodes that an expression prints as they are. */
void figure_check_nodes(struct run *run, const struct expr *expr, const struct nodes *nodes);

/* Resolves the expressions in the node's text, if that is under way; template_resolve.c. */
bool resolve_node(struct run *run, xmlNodePtr node);

#endif
