/*
 * doc_check_links.c -- what must be true of the tree after each pass whatever its author wrote: for builds with
 * assertions.  What an author can get wrong is doc_validate.c's and doc_table.c's.
 */
#include "doc_int.h"

struct links {
    const struct doc *doc;
    uint32_t          serial; /* of the node before */
    unsigned          notes;  /* met so far */
};

/* Says which node breaks which rule, so that a failed assertion leads to its place. */
static bool holds(bool right, const struct doc_node *node, const char *rule)
{
    if (!right)
        fprintf(stderr, "document tree: %s#%u: %s\n", node->kind < DOC_KIND_COUNT ? doc_kind_name(node->kind) : "?",
                node->serial, rule);
    return right;
}

static bool check_children(const struct doc_node *node)
{
    const struct doc_node *last = NULL;

    for (const struct doc_node *child = node->first; child != NULL; last = child, child = child->next)
        if (!holds(child->parent == node, child, "its parent does not hold it"))
            return false;
    return holds(node->last == last, node, "last is not the last of its children");
}

static bool check_style(const struct doc_node *node)
{
    static const unsigned most[DOC_KIND_COUNT] = {
        [DOC_SPAN] = DOC_BOLD | DOC_ITALIC | DOC_SUPERSCRIPT,
        [DOC_ROW] = DOC_ROW_TOTAL,
        [DOC_HEADING] = DOC_HEADING_ARTICLE,
        [DOC_BLANK] = DOC_PLACE_SEAL,
        [DOC_MARK] = DOC_MARK_INTERNAL,
    };

    return holds(node->style <= most[node->kind], node, "its style is none of its kind's") &&
           holds(node->align <= DOC_ALIGN_DECIMAL, node, "its alignment is none");
}

static bool check_attributes(const struct doc_node *node)
{
    switch (node->kind) {
    case DOC_DOCUMENT:
    case DOC_TABLE:
    case DOC_CELL:
    case DOC_ANNEX:
    case DOC_ATTACHMENT:
        return holds(node->attr != NULL, node, "it lacks its attributes");
    case DOC_TEXT:
        return holds(node->text != NULL, node, "it has no text") && holds(node->first == NULL, node, "it has children");
    default:
        return true;
    }
}

static bool check_placed(const struct doc_node *node)
{
    const struct doc_table *table;
    const struct doc_cell  *cell;

    if (node->kind == DOC_TABLE) {
        table = node->attr;
        return holds(table->n_columns > 0 && table->n_columns <= DOC_COLUMNS_MAX, node, "it has no columns") &&
               holds(table->header_rows <= doc_count_rows(node), node, "its header has more rows than it");
    }
    if (node->kind != DOC_CELL)
        return true;
    cell = node->attr;
    table = node->parent->parent->attr;
    return holds(cell->colspan > 0 && cell->rowspan > 0, node, "it spans nothing") &&
           holds(cell->column + cell->colspan <= table->n_columns, node, "it stands outside of the table") &&
           holds(cell->align != DOC_ALIGN_DEFAULT, node, "its alignment was not found");
}

static bool check_numbered(struct links *links, const struct doc_node *node)
{
    bool labelled = node->kind == DOC_HEADING || node->kind == DOC_ANNEX || node->kind == DOC_NOTE;

    if (node->kind == DOC_NOTE &&
        !holds(links->notes < links->doc->n_notes && links->doc->notes[links->notes++] == node, node,
               "it is not in its place in the list of notes"))
        return false;
    return holds(node->serial == ++links->serial, node, "its serial is not its place in document order") &&
           holds(!labelled || node->text != NULL, node, "it has no label") &&
           holds(node->kind != DOC_REF || node->attr != NULL, node, "it refers to nothing");
}

bool doc_check_links(const struct doc *doc, enum doc_pass pass)
{
    struct links links = {.doc = doc};
    bool         ok = holds(doc->root->parent == NULL && doc->root->next == NULL, doc->root, "the root has relatives");

    for (const struct doc_node *node = doc->root; ok && node != NULL; node = doc_next(node, doc->root)) {
        ok = holds(node->kind < DOC_KIND_COUNT, node, "its kind is none") && check_children(node) &&
             check_style(node) && check_attributes(node);
        ok = ok && (pass < DOC_PASS_PLACED || check_placed(node));
        ok = ok && (pass < DOC_PASS_NUMBERED || check_numbered(&links, node));
    }
    return ok && (pass < DOC_PASS_NUMBERED ||
                  holds(links.serial == doc->n_nodes && links.notes == doc->n_notes, doc->root, "nodes are missing"));
}
