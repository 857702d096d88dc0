/*
 * layout.c -- from a document to pages: the body, each attachment and annex are sections with pages of their own.
 */
#include <assert.h>

#include "layout_int.h"

static void collect_title(struct page_fill *fill, const struct doc_node *node, enum look_role role, GArray *units)
{
    struct block_style style = style_of(role);

    flow_collect_title(fill, para_collect(&fill->layout->keep, node, &style.para, NULL, PAGE_LABEL, NULL), style.space,
                       units);
}

/* A document, or one attached to it: that has its source line below the subject, and a bookmark at its title. */
static void collect_body(struct page_fill *fill, const struct doc_node *root, GArray *units)
{
    bool has_source = doc_child(root, DOC_ANNEX_SOURCE) != NULL, titled = false;

    for (const struct doc_node *part = root->first; part != NULL; part = part->next) {
        guint from = units->len;

        switch (part->kind) {
        case DOC_LETTERHEAD:
            letterhead_collect(fill, part, units);
            break;
        case DOC_KIND:
            collect_title(fill, part, LOOK_KIND, units);
            break;
        case DOC_SUBJECT:
            collect_title(fill, part, LOOK_SUBJECT, units);
            if (!has_source)
                flow_collect_title_rule(fill, PT(6), units);
            break;
        case DOC_ANNEX_SOURCE:
            collect_title(fill, part, LOOK_ANNEX_SOURCE, units);
            flow_collect_title_rule(fill, PT(6), units);
            break;
        case DOC_ADDRESSEES:
            addressees_collect(fill, part, units);
            break;
        default:
            break;
        }
        if (root->kind == DOC_ATTACHMENT && !titled && (part->kind == DOC_KIND || part->kind == DOC_SUBJECT) &&
            from < units->len) {
            g_array_index(units, struct flow_unit, from).bookmark = 1;
            g_array_index(units, struct flow_unit, from).node = root;
            titled = true;
        }
    }
    flow_collect_blocks(fill, root->first, units);
    if (doc_child(root, DOC_SIGN_OFF) != NULL)
        signature_collect(fill, doc_child(root, DOC_SIGN_OFF), units);
}

/* "Phụ lục I", the title's lines, the source in italics, a short rule. */
static void collect_annex(struct page_fill *fill, const struct doc_node *annex, GArray *units)
{
    struct block_style style = style_of(LOOK_ANNEX_LABEL);

    if (annex->text != NULL && annex->text[0] != '\0')
        flow_collect_title(fill, para_constant(&fill->layout->keep, annex, annex->text, PAGE_LABEL, &style.para), 0,
                           units);
    for (const struct doc_node *part = annex->first; part != NULL; part = part->next) {
        if (part->kind == DOC_ANNEX_TITLE)
            collect_title(fill, part, LOOK_ANNEX_TITLE, units);
        else if (part->kind == DOC_ANNEX_SOURCE)
            collect_title(fill, part, LOOK_ANNEX_SOURCE, units);
    }
    flow_collect_title_rule(fill, PT(6), units);
    if (units->len > 0) {
        g_array_index(units, struct flow_unit, 0).bookmark = 1;
        g_array_index(units, struct flow_unit, 0).node = annex;
    }
    flow_collect_blocks(fill, annex->first, units);
}

static void set_tables(struct page_fill *fill, GArray *units)
{
    GPtrArray *tables = g_ptr_array_new();

    for (guint i = 0; i < units->len; i++)
        if (g_array_index(units, struct flow_unit, i).kind == UNIT_TABLE)
            g_ptr_array_add(tables, g_array_index(units, struct flow_unit, i).table);
    tables_set(fill, tables);
    g_ptr_array_free(tables, TRUE);
}

static void layout_section(struct page_fill *fill, const struct doc_node *section)
{
    GArray *units = g_array_new(FALSE, TRUE, sizeof(struct flow_unit));

    page_fill_section(fill, section);
    if (section->kind == DOC_ANNEX)
        collect_annex(fill, section, units);
    else
        collect_body(fill, section, units);
    flow_collect_end_notes(fill, units);
    set_tables(fill, units);
    keep_together(units);
    flow_break(fill, units);
    page_fill_end_section(fill);
    g_array_free(units, TRUE);
}

struct pages *layout_document(struct arena *arena, const struct doc *doc, struct font_set *fonts, struct diags *diags)
{
    return layout_stream(arena, doc, fonts, NULL, NULL, diags);
}

struct pages *layout_stream(struct arena *arena, const struct doc *doc, struct font_set *fonts, layout_page_taker *take,
                            void *data, struct diags *diags)
{
    struct layout layout = {.doc = doc, .diags = diags, .keep = {arena, fonts, diags}, .take = take, .take_data = data};
    unsigned      errors = diags_count(diags, DIAG_ERROR);
    struct page_fill fill;
    struct pages    *pages = NULL;

    assert(doc_check_links(doc, DOC_PASS_NUMBERED));
    layout.bookmarks = g_array_new(FALSE, TRUE, sizeof(struct bookmark));
    layout.draft = page_draft_new(&layout);
    page_fill_init(&fill, &layout);
    layout_section(&fill, doc->root);
    for (const struct doc_node *node = doc->root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX || node->kind == DOC_ATTACHMENT)
            layout_section(&fill, node);
    if (diags_count(diags, DIAG_ERROR) == errors)
        pages = page_finish(&fill);
    page_fill_clear(&fill);
    g_array_free(layout.bookmarks, TRUE);
    return pages;
}
