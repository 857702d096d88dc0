/*
 * template_int.h -- compiled templates and their parts.  For src/template only.
 *
 * Reading: template_file.c opens, template_scan.c finds the places, template_language.c knows the elements,
 * template_read.c compiles; template_lex.c, template_expr.c and template_step.c check and compile expressions
 * against template_names.c.
 * Running: template_expand.c runs operations, template_value.c evaluates, template_function*.c have the functions,
 * template_head.c, template_build.c, template_rich.c and template_table.c make the document.
 */
#ifndef BAOCAO_TEMPLATE_INT_H
#define BAOCAO_TEMPLATE_INT_H

#include <glib.h>
#include <libxml/xpath.h>

#include "base/arena.h"
#include "base/diag.h"
#include "template.h"

#define TEMPLATE_NAMESPACE "urn:baocao:vn"

/* ---- Places in the source (template_scan.c) ---- */

struct scan_attribute {
    const char *name;
    size_t      name_length, value, value_length; /* value: byte offset behind the quote */
};

struct scan_item {
    bool                   is_tag; /* a start tag, else a run of text */
    bool                   raw;    /* text of a CDATA section: no references in it */
    size_t                 offset, length;
    struct scan_attribute *attributes;
    unsigned               n_attributes;
};

struct scan {
    struct scan_item *items;
    unsigned          n_items;
    bool              has_doctype;
    size_t            doctype;
};

struct scan *scan_source(struct arena *arena, const struct source *source);
/* The byte offset in the source of byte `index` of the decoded text that starts at `offset`. */
size_t scan_offset(const struct source *source, size_t offset, bool raw, size_t index);

/* ---- The elements of the language (template_language.c) ---- */

enum content { /* what may stand in an element */
               CONTENT_NONE,
               CONTENT_ROOT,
               CONTENT_DOCUMENT,
               CONTENT_ATTACHMENT,
               CONTENT_ANNEX,
               CONTENT_LETTERHEAD,
               CONTENT_INLINE,
               CONTENT_FLOW,
               CONTENT_TABLE,
               CONTENT_COLUMN,
               CONTENT_ROW,
               CONTENT_SIGN_OFF,
               CONTENT_RECIPIENTS,
               CONTENT_SIGNATURE,
               CONTENT_CHOOSE,
               CONTENT_INHERIT, /* of control elements: what their parent may hold */
};

enum element_id {
    ELEMENT_DOCUMENT,
    ELEMENT_FRAGMENT,
    ELEMENT_LETTERHEAD,
    ELEMENT_SUPERIOR,
    ELEMENT_ISSUER,
    ELEMENT_SYMBOL,
    ELEMENT_REGARDING,
    ELEMENT_PLACE_DATE,
    ELEMENT_MARK,
    ELEMENT_KIND,
    ELEMENT_SUBJECT,
    ELEMENT_ADDRESSEE,
    ELEMENT_P,
    ELEMENT_HEADING,
    ELEMENT_ITEM,
    ELEMENT_TABLE,
    ELEMENT_CAPTION,
    ELEMENT_COLUMN,
    ELEMENT_ROWS,
    ELEMENT_CELL,
    ELEMENT_SIGN_OFF,
    ELEMENT_RECIPIENTS,
    ELEMENT_RECIPIENT,
    ELEMENT_SIGNATURE,
    ELEMENT_AUTHORITY,
    ELEMENT_SIGNER,
    ELEMENT_ATTACHMENT,
    ELEMENT_ANNEX,
    ELEMENT_TITLE,
    ELEMENT_SOURCE,
    ELEMENT_I,
    ELEMENT_B,
    ELEMENT_SUP,
    ELEMENT_NOTE,
    ELEMENT_NOTE_REF,
    ELEMENT_REF,
    ELEMENT_LINK,
    ELEMENT_BLANK,
    ELEMENT_BR,
    ELEMENT_EACH,
    ELEMENT_LET,
    ELEMENT_IF,
    ELEMENT_CHOOSE,
    ELEMENT_WHEN,
    ELEMENT_OTHERWISE,
    ELEMENT_INCLUDE,
};

enum attribute_kind {
    ATTRIBUTE_PATTERN, /* text with {expressions} */
    ATTRIBUTE_NODES,   /* an expression that yields nodes */
    ATTRIBUTE_TEST,    /* an expression that is true or false */
    ATTRIBUTE_VALUE,   /* an expression of any type */
    ATTRIBUTE_NAME,    /* a name that is given here: no expression */
};

struct choice { /* words of which an attribute takes one, and what they mean */
    const char *const *words;
    unsigned           count;
    int                first; /* the value of the first word, mostly of an enum; the others follow */
};

enum attribute_number { NUMBER_NONE, NUMBER_WHOLE, NUMBER_DECIMAL };

struct attribute_rule {
    const char           *name;
    enum attribute_kind   kind;
    bool                  required;
    const struct choice  *choice; /* of a pattern; NULL: any text */
    enum attribute_number number; /* of a pattern: it must be one */
};

struct element_rule {
    const char                  *name;
    enum element_id              id;
    unsigned                     parents; /* bits of enum content: where it may stand */
    enum content                 content;
    const struct attribute_rule *attributes; /* ended by a NULL name */
};

const struct element_rule *language_find(const char *name);
const char                *language_nearest_element(const char *name);
const char                *language_nearest_attribute(const struct element_rule *rule, const char *name);
bool                       language_takes_text(enum content content);
/* What a word means; false if the choice has no such word. */
bool language_choice(const struct choice *choice, const char *word, int *value);
/* "left right": for messages.  To be freed. */
char *language_choice_words(const struct choice *choice);
/* The place of a word in a list of words separated by spaces, or -1. */
int language_word_index(const char *words, const char *word);
/* A whole or decimal number up to 65535, beyond 0. */
bool language_number(const char *text, enum attribute_number kind, double *number);
/* "1, 2, 3 …": how such a number looks, for messages. */
const char *language_number_form(enum attribute_number kind);

/* ---- The names of the facts (template_names.c) ---- */

struct name_set { /* of elements of the facts vocabulary */
    uint64_t bits[4];
};

#define NAME_SET_EMPTY ((struct name_set){{0}})

struct name_set names_root(void);
bool            names_empty(struct name_set set);
struct name_set names_union(struct name_set a, struct name_set b);
struct name_set names_of(const char *element); /* empty if there is no such element */
struct name_set names_with(struct name_set set, const char *element);
struct name_set names_children(struct name_set set);
struct name_set names_parents(struct name_set set);
struct name_set names_closure(struct name_set set, struct name_set (*step)(struct name_set), bool self);
enum presence { PRESENT_MANY = 1 /* any number, none too */, PRESENT_MAYBE = 2 /* none or one */ }; /* bits */
/* The children of that name, and how many of them a parent has: bits of enum presence; 0: always one. */
struct name_set names_child(struct name_set set, const char *name, unsigned *presence);
/* Those that have the attribute; *optional: not all have it always. */
struct name_set names_attribute(struct name_set set, const char *name, bool *optional);
const char     *names_nearest_element(struct name_set among, const char *name);
const char     *names_nearest_attribute(struct name_set of, const char *name);
/* The first element of the set, for messages. */
const char *names_first(struct name_set set);
/* An element that only holds other elements: it has no text to print; its name, or NULL. */
const char *names_without_text(struct name_set set);
/* The names as "a, b, c"; in the arena. */
const char *names_list(struct arena *arena, struct name_set set);
bool        names_rich(const xmlNode *element);

/* ---- Expressions (template_lex.c, template_expr.c) ---- */

enum value_type { TYPE_NODES, TYPE_STRING, TYPE_NUMBER, TYPE_DECIMAL, TYPE_BOOLEAN };

struct shape { /* what an expression yields, as far as it can be known when the template is read */
    enum value_type type;
    struct name_set names;     /* of nodes: the elements that they, or that their attributes' owners, may be */
    const char     *attribute; /* nodes are attributes of this name */
    bool            text;      /* nodes are pieces of text */
    bool            optional;  /* there may be none, by the vocabulary */
    bool            many;      /* only because the last step selects any number */
};

struct variable {
    const char  *name;
    struct shape shape;
};

struct scope { /* what an expression may refer to */
    struct name_set  context;
    struct variable *variables;
    unsigned         n_variables, capacity;
};

enum step_axis { STEP_SELF, STEP_CHILD, STEP_ATTRIBUTE, STEP_PARENT };

struct step { /* of a path so simple that it is walked without libxml2 */
    enum step_axis axis;
    const char    *name;
    const char    *where, *equals; /* [@where='equals'], or NULL */
    bool           single;         /* there is one at most: no need to look further */
};

struct expr {
    const char          *text;   /* as written */
    const struct source *source; /* with offset and raw: see struct expr_text */
    size_t               offset;
    bool                 raw;
    struct span          span;
    struct shape         shape;
    xmlXPathCompExprPtr  compiled;
    bool                 simple;   /* steps say all */
    const char          *variable; /* a simple path's start, or NULL: the context node */
    struct step         *steps;
    unsigned             n_steps;
};

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_VARIABLE,
    TOKEN_LITERAL,
    TOKEN_NUMBER,
    TOKEN_OPERATOR, /* + - = and div … */
    TOKEN_SYMBOL,   /* ( ) [ ] . .. @ , :: / // */
    TOKEN_BAD,
};

struct token {
    enum token_kind kind;
    const char     *text; /* in the arena; a variable without its $, a literal without its quotes */
    size_t          offset, length;
};

/* The tokens of an expression, the last of kind TOKEN_END or TOKEN_BAD. */
struct token *lex_expression(struct arena *arena, const char *text);

struct expr_text { /* an expression's text and where it stands */
    const char          *text;
    const struct source *source; /* of a template: the text starts at the offset; NULL: span says where */
    size_t               offset;
    bool                 raw;
    struct span          span;
};

/* Checks and compiles.  NULL if anything was wrong and reported.  To be freed with expr_free. */
struct expr *expr_compile(struct arena *arena, const struct scope *scope, struct expr_text text, struct diags *diags);
void         expr_free(struct expr *expr);
/* The span of a part of an expression. */
struct span expr_span_at(const struct expr *expr, size_t index, size_t length);

/* ---- Functions (template_function.c) ---- */

struct function_rule {
    const char      *name;     /* "vn:count", "requirement", "position" */
    int              min, max; /* arguments; max -1: any number */
    const char      *nodes;    /* for each argument 'n' if it must be nodes, 'b' node or string, ' ' any */
    enum value_type  type;
    const char      *element; /* nodes: which */
    xmlXPathFunction run;     /* NULL: XPath's own */
};

const struct function_rule *function_find(const char *name);
const char                 *function_nearest(const char *name);
void                        functions_register(xmlXPathContextPtr xpath);

/* ---- Compiled operations (template_read.c) ---- */

struct pattern_part {
    const char          *text; /* or */
    struct expr         *expr;
    struct pattern_part *next;
};

struct pattern {
    struct pattern_part *first;
    struct span          span;
};

enum op_kind { OP_ELEMENT, OP_TEXT, OP_VALUE };

struct op_attribute {
    const struct attribute_rule *rule;
    struct pattern              *pattern;
    struct expr                 *expr;
    const char                  *name;
};

struct op {
    enum op_kind               kind;
    const struct element_rule *rule; /* OP_ELEMENT */
    struct op_attribute       *attributes;
    unsigned                   n_attributes;
    struct expr               *condition; /* if="…" */
    const char                *text;      /* OP_TEXT */
    struct expr               *expr;      /* OP_VALUE */
    const struct span         *span;
    enum content               inherited; /* what may stand in its place */
    const char                *owner;     /* for messages: the element whose content this is, control elements left
                                               out; NULL in an unknown element */
    struct op *first, *last, *next;
};

struct template
{
    struct arena *arena;
    GPtrArray    *exprs; /* owned: libxml2's memory */
    struct op    *root;
};

const struct op_attribute *op_attribute(const struct op *op, const char *name);

/* ---- Running (template_value.c, template_nodes.c) ---- */

struct bound { /* a variable with its value */
    const char       *name;
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
    GHashTable        *notes;     /* id of a note -> its node; NULL while there is none */
    bool               failed;
    int                failure; /* libxml2's code for why the evaluation failed; 0: none */
};

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
const char *node_attribute(const xmlNode *node, const char *name);
/* The element's only child element of that name, or NULL. */
xmlNodePtr node_child(const xmlNode *node, const char *name);

/* Warns if a node that is about to be printed, by a function or "", is the bare number of a figure that says more. */
void figure_check_bare(struct run *run, const struct expr *expr, const xmlNode *node, const char *function);
/* The same of nodes that an expression prints as they are. */
void figure_check_nodes(struct run *run, const struct expr *expr, const struct nodes *nodes);

/* Resolves the expressions in the node's text, if that is under way; template_resolve.c. */
bool resolve_node(struct run *run, xmlNodePtr node);

/* ---- Making the document (template_build.c, template_rich.c, template_table.c) ---- */

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

struct place {                 /* where the operations put what they make */
    struct doc_node    *node;  /* the parent of inlines or of parts; of blocks if flow is set */
    struct flow        *flow;  /* a place for blocks */
    struct text_state  *text;  /* a place for inlines only */
    bool                bare;  /* blocks: text may stand bare in it (cell, item, note) */
    uint8_t             style; /* blocks: bits of enum doc_style for all that is put in */
    struct table_build *table;
    struct column      *column; /* the parent of columns */
    struct row_build   *row;
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

/* ---- Operations (template_expand.c, template_attribute.c, template_select.c) ---- */

bool expand_ops(struct run *run, const struct op *first, const struct place *place, struct context at);
/* The nodes of each and rows, sorted. */
bool expand_select(struct run *run, const struct op *op, struct context at, struct nodes *nodes);
/* An attribute's text; NULL if absent or failed (then run->failed). */
const char *expand_attribute(struct run *run, const struct op *op, const char *name, struct context at);
/* An attribute with a choice of words: what the word means, or the default if it is absent. */
int expand_choice(struct run *run, const struct op *op, const char *name, int absent, struct context at);
/* An attribute that says "yes" or "no"; absent: no. */
bool         expand_flag(struct run *run, const struct op *op, const char *name, struct context at);
bool         expand_number(struct run *run, const struct op *op, const char *name, double *number, struct context at);
struct spans expand_spans(const struct op *op, struct context at);
void         expand_report_value(struct run *run, const struct op *op, const char *name, const char *value,
                                 const char *allowed);

/* Notes (template_note.c). */
void expand_note(struct run *run, const struct op *op, const struct place *place, struct context at);
void expand_note_ref(struct run *run, const struct op *op, const struct place *place, struct context at);

/* The head of the document (template_head.c). */
void             head_symbol(struct run *run, const struct op *op, const struct place *place, struct context at);
void             head_place_date(struct run *run, const struct op *op, const struct place *place, struct context at);
void             head_mark(struct run *run, const struct op *op, const struct place *place, struct context at);
struct doc_info *head_info(struct run *run, const struct op *op, struct context at);

bool table_expand(struct run *run, const struct op *op, const struct place *place, struct context at);
bool table_column(struct run *run, const struct op *op, const struct place *place, struct context at);
bool table_rows(struct run *run, const struct op *op, const struct place *place, struct context at);
bool table_cell(struct run *run, const struct op *op, const struct place *place, struct context at);
/* A note to a column's title. */
void table_column_note(const struct place *place, struct doc_node *node);
bool table_caption(struct run *run, const struct op *op, const struct place *place, struct context at);

#endif
