/*
 * doc_validate.c -- the content model as a table, checked once, so that later stages trust the tree.
 */
#include <assert.h>

#include <glib.h>

#include "base/diag.h"
#include "doc_int.h"

#define BIT(kind) (UINT64_C(1) << (kind))

#define INLINES                                                                                                        \
    (BIT(DOC_TEXT) | BIT(DOC_SPAN) | BIT(DOC_LINK) | BIT(DOC_REF) | BIT(DOC_NOTE) | BIT(DOC_BLANK) |                   \
     BIT(DOC_LINE_BREAK))
#define BLOCKS (BIT(DOC_HEADING) | BIT(DOC_PARAGRAPH) | BIT(DOC_LIST) | BIT(DOC_TABLE) | BIT(DOC_FIGURE))

struct model {
    uint64_t children; /* the kinds that may stand in it */
    uint64_t required; /* of these at least one each */
    bool     filled;   /* must not be empty */
    bool     ordered;  /* its children come in the order of enum doc_kind; blocks are one step of it */
};

static const struct model models[DOC_KIND_COUNT] = {
    [DOC_DOCUMENT] = {.children = BIT(DOC_LETTERHEAD) | BIT(DOC_KIND) | BIT(DOC_SUBJECT) | BIT(DOC_ADDRESSEES) |
                                  BLOCKS | BIT(DOC_SIGN_OFF) | BIT(DOC_ATTACHMENT) | BIT(DOC_ANNEX),
                      .filled = true,
                      .ordered = true},
    [DOC_LETTERHEAD] = {.children = BIT(DOC_SUPERIOR) | BIT(DOC_ISSUER) | BIT(DOC_SYMBOL) | BIT(DOC_REGARDING) |
                                    BIT(DOC_PLACE_DATE) | BIT(DOC_MARK),
                        .required = BIT(DOC_ISSUER),
                        .ordered = true},
    [DOC_SUPERIOR] = {.children = INLINES, .filled = true},
    [DOC_ISSUER] = {.children = INLINES, .filled = true},
    [DOC_SYMBOL] = {.children = INLINES, .filled = true},
    [DOC_REGARDING] = {.children = INLINES, .filled = true},
    [DOC_PLACE_DATE] = {.children = INLINES, .filled = true},
    [DOC_MARK] = {.children = INLINES, .filled = true},
    [DOC_KIND] = {.children = INLINES, .filled = true},
    [DOC_SUBJECT] = {.children = INLINES, .filled = true},
    [DOC_ADDRESSEES] = {.children = BIT(DOC_ADDRESSEE), .filled = true},
    [DOC_ADDRESSEE] = {.children = INLINES, .filled = true},
    [DOC_HEADING] = {.children = INLINES}, /* see check_heading_text */
    [DOC_PARAGRAPH] = {.children = INLINES},
    [DOC_LIST] = {.children = BIT(DOC_ITEM), .filled = true},
    [DOC_ITEM] = {.children = BIT(DOC_PARAGRAPH) | BIT(DOC_LIST), .filled = true},
    [DOC_TABLE] = {.children = BIT(DOC_CAPTION) | BIT(DOC_ROW), .required = BIT(DOC_ROW), .ordered = true},
    [DOC_FIGURE] = {.children = BIT(DOC_TABLE) | BIT(DOC_CAPTION), .ordered = true},
    [DOC_CAPTION] = {.children = INLINES, .filled = true},
    [DOC_ROW] = {.children = BIT(DOC_CELL), .filled = true},
    [DOC_CELL] = {.children = BIT(DOC_PARAGRAPH) | BIT(DOC_LIST)},
    [DOC_SIGN_OFF] = {.children = BIT(DOC_RECIPIENTS) | BIT(DOC_SIGNATURE), .filled = true, .ordered = true},
    [DOC_RECIPIENTS] = {.children = BIT(DOC_RECIPIENT), .filled = true},
    [DOC_RECIPIENT] = {.children = INLINES, .filled = true},
    [DOC_SIGNATURE] = {.children = BIT(DOC_AUTHORITY) | BIT(DOC_SIGNER), .filled = true, .ordered = true},
    [DOC_AUTHORITY] = {.children = INLINES, .filled = true},
    [DOC_SIGNER] = {.children = INLINES},
    [DOC_ATTACHMENT] = {.children = BIT(DOC_LETTERHEAD) | BIT(DOC_KIND) | BIT(DOC_SUBJECT) | BIT(DOC_ANNEX_SOURCE) |
                                    BLOCKS,
                        .filled = true,
                        .ordered = true},
    [DOC_ANNEX] = {.children = BIT(DOC_ANNEX_TITLE) | BIT(DOC_ANNEX_SOURCE) | BLOCKS,
                   .required = BIT(DOC_ANNEX_TITLE),
                   .ordered = true},
    [DOC_ANNEX_TITLE] = {.children = INLINES, .filled = true},
    [DOC_ANNEX_SOURCE] = {.children = INLINES, .filled = true},
    [DOC_SPAN] = {.children = INLINES},
    [DOC_LINK] = {.children = INLINES & ~BIT(DOC_LINK), .filled = true},
    [DOC_REF] = {.children = BIT(DOC_TEXT)},
    [DOC_NOTE] = {.children = BIT(DOC_PARAGRAPH), .filled = true},
};

/* At most one of each may stand in its parent. */
static const uint64_t singles = BIT(DOC_LETTERHEAD) | BIT(DOC_KIND) | BIT(DOC_SUBJECT) | BIT(DOC_ADDRESSEES) |
                                BIT(DOC_SIGN_OFF) | BIT(DOC_SYMBOL) | BIT(DOC_REGARDING) | BIT(DOC_PLACE_DATE) |
                                BIT(DOC_CAPTION) | BIT(DOC_RECIPIENTS) | BIT(DOC_SIGNATURE) | BIT(DOC_SIGNER) |
                                BIT(DOC_ANNEX_SOURCE);

struct check {
    struct diags *diags;
    GHashTable   *ids;   /* of tables and annexes */
    unsigned      level; /* of the heading before, 0 at the start of the document and of each annex */
    bool          ok;
};

static void report(struct check *check, enum diag_code code, const struct doc_node *node, const char *one,
                   const char *two)
{
    struct span data = doc_data_span(node);

    diag(check->diags, code, doc_template_span(node), one, two, NULL);
    if (data.source != NULL)
        diag_also(check->diags, data);
    check->ok = false;
}

/* The step of a kind in an ordered parent: as in the enum, but what stands above the blocks of an annex comes first. */
static unsigned order_of(enum doc_kind parent, enum doc_kind kind)
{
    if (BLOCKS & BIT(kind))
        return parent == DOC_ANNEX || parent == DOC_ATTACHMENT ? DOC_KIND_COUNT : DOC_HEADING;
    return kind == DOC_ATTACHMENT ? DOC_ANNEX : kind; /* either may come first */
}

static void check_children(struct check *check, const struct doc_node *parent)
{
    const struct model    *model = &models[parent->kind];
    const struct doc_node *node, *before = NULL;
    uint64_t               seen = 0;

    for (node = parent->first; node != NULL; before = node, node = node->next) {
        const char *name = doc_kind_name(node->kind);

        if (!(model->children & BIT(node->kind)))
            report(check, DIAG_DOC_NESTING, node, name, doc_kind_name(parent->kind));
        else if (seen & singles & BIT(node->kind))
            report(check, DIAG_DOC_TWICE, node, name, doc_kind_name(parent->kind));
        else if (model->ordered && before != NULL &&
                 order_of(parent->kind, node->kind) < order_of(parent->kind, before->kind))
            report(check, DIAG_DOC_ORDER, node, name, doc_kind_name(before->kind));
        seen |= BIT(node->kind);
    }
    if (model->filled && parent->first == NULL)
        report(check, DIAG_DOC_EMPTY, parent, doc_kind_name(parent->kind), "");
    for (unsigned kind = 0; kind < DOC_KIND_COUNT; kind++)
        if (model->required & ~seen & BIT(kind))
            report(check, DIAG_DOC_MISSING, parent, doc_kind_name(parent->kind), doc_kind_name(kind));
}

/* Without a text it is the label of the paragraph after it. */
static void check_heading_text(struct check *check, const struct doc_node *node)
{
    bool label = node->text == NULL || *node->text != '\0', runs_on;

    runs_on = label && node->style != DOC_HEADING_PART && node->next != NULL && node->next->kind == DOC_PARAGRAPH;
    if (node->first == NULL && !runs_on)
        report(check, DIAG_DOC_EMPTY, node, doc_kind_name(node->kind), "");
}

static void check_heading(struct check *check, const struct doc_node *node)
{
    char level[16], before[16];

    check_heading_text(check, node);
    if (node->style == DOC_HEADING_ARTICLE)
        return;
    g_snprintf(level, sizeof level, "%u", node->level);
    g_snprintf(before, sizeof before, "%u", check->level);
    if (check->level == 0 && node->level != 1)
        report(check, DIAG_DOC_HEADING_FIRST, node, level, "");
    else if (node->level < 1 || node->level > 6 || node->level > check->level + 1)
        report(check, DIAG_DOC_HEADING_LEVEL, node, level, before);
    check->level = node->level;
}

static void check_id(struct check *check, const struct doc_node *node, const char *id)
{
    if (id == NULL || *id == '\0')
        report(check, DIAG_DOC_NO_ID, node, doc_kind_name(node->kind), "");
    else if (!g_hash_table_add(check->ids, (gpointer)id))
        report(check, DIAG_DOC_DUPLICATE_ID, node, id, doc_kind_name(node->kind));
}

static void check_node(struct check *check, const struct doc_node *node)
{
    switch (node->kind) {
    case DOC_HEADING:
        check_heading(check, node);
        break;
    case DOC_ATTACHMENT:
    case DOC_ANNEX:
        check->level = 0;
        check_id(check, node, ((const struct doc_annex *)node->attr)->id);
        break;
    case DOC_TABLE:
        check_id(check, node, ((const struct doc_table *)node->attr)->id);
        break;
    case DOC_NOTE:
        if (doc_ancestor(node, DOC_NOTE) != NULL)
            report(check, DIAG_DOC_NOTE_IN_NOTE, node, "", "");
        break;
    default:
        break;
    }
}

/* The content model: who may stand where, in which order, what must be there. */
static bool doc_check_model(const struct doc *doc, struct diags *diags)
{
    struct check           check = {.diags = diags, .ids = g_hash_table_new(g_str_hash, g_str_equal), .ok = true};
    const struct doc_node *node;

    for (node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        if (node->kind != DOC_TEXT)
            check_children(&check, node);
        check_node(&check, node);
    }
    g_hash_table_destroy(check.ids);
    return check.ok;
}

bool doc_finish(struct doc *doc, struct diags *diags)
{
    bool ok;

    assert(doc_check_links(doc, DOC_PASS_EXPANDED));
    ok = doc_check_model(doc, diags);
    ok = doc_place_cells(doc, diags) && ok;
    assert(!ok || doc_check_links(doc, DOC_PASS_PLACED));
    ok = doc_number(doc, diags) && ok;
    assert(!ok || doc_check_links(doc, DOC_PASS_NUMBERED));
    return ok;
}
