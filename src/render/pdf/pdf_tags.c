/*
 * pdf_tags.c -- structure elements, made from the document tree alone, and the content that pages then give them.
 *
 * Two passes.  Before the pages, every block, note and link gets its element, in document order.  While pages are
 * written, content is hung into its element in the order met, which within one text is the order of reading; elements
 * within text (links, marks of notes, labels) are hung in when their first content is met.
 *
 * Some nodes have several elements, numbered one after the other:
 *   ITEM, RECIPIENT   LI, Lbl, LBody
 *   NOTE              Reference, Link (its mark), Note, Lbl, Link (back to the mark)
 *   ANNEX             Sect, H1 if it has a label or title; ATTACHMENT: Sect, H1 made by its kind and subject
 *   RECIPIENTS        Div, L
 */
#include "pdf_int.h"

const char *const pdf_type_names[PDF_TYPE_COUNT] = {
    "",      "Document", "Sect", "Div",     "L",    "LI",     "Table",     "THead", "TBody",
    "TR",    "P",        "H1",   "H2",      "H3",   "H4",     "H5",        "H6",    "Lbl",
    "LBody", "TH",       "TD",   "Caption", "Note", "Figure", "Reference", "Link",  "Form",
};

const char *const pdf_numberings[] = {
    "None", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha", "Disc",
};

enum { LI_LABEL = 1, LI_BODY = 2, ANNEX_HEADING = 1, RECIPIENTS_LIST = 1 };
enum { NOTE_MARK_LINK = 1, NOTE_ITSELF = 2, NOTE_LABEL_LINK = 4 }; /* from the Reference */

/* ---- Elements and kids ---- */

static uint32_t pdf_element_new(struct pdf *pdf, enum pdf_type type, uint32_t parent)
{
    struct pdf_element element = {.parent = parent, .type = type, .page = UINT32_MAX, .colspan = 1, .rowspan = 1};
    g_array_append_val(pdf->elements, element);
    return pdf->elements->len - 1;
}

static void append_block(struct pdf *pdf, uint32_t parent, uint32_t block)
{
    struct pdf_element *above = pdf_element(pdf, parent);
    if (above->last_block)
        pdf_element(pdf, above->last_block)->next = block;
    else
        above->first_block = block;
    above->last_block = block;
    pdf_element(pdf, block)->attached = true;
}

uint32_t pdf_element_add(struct pdf *pdf, enum pdf_type type, uint32_t parent)
{
    uint32_t element = pdf_element_new(pdf, type, parent);
    if (parent)
        append_block(pdf, parent, element);
    return element;
}

void pdf_kid_append(struct pdf *pdf, uint32_t element, enum pdf_kid_kind kind, uint32_t value)
{
    struct pdf_kid kid = {.value = value, .page = pdf->page, .kind = kind};
    g_array_append_val(pdf->kids, kid);
    uint32_t            index = pdf->kids->len - 1;
    struct pdf_element *above = pdf_element(pdf, element);
    if (above->last_kid)
        g_array_index(pdf->kids, struct pdf_kid, above->last_kid).next = index;
    else
        above->first_kid = index;
    above->last_kid = index;
}

void pdf_element_set_id(struct pdf *pdf, uint32_t element, const struct doc_node *node)
{
    pdf_element(pdf, element)->serial = node->serial;
    pdf_element(pdf, element)->has_id = true;
    g_array_append_val(pdf->ids, element);
}

/* ---- From nodes to elements ---- */

static bool serial_valid(const struct pdf *pdf, const struct doc_node *node)
{
    return node != NULL && node->serial >= 1 && node->serial <= pdf->pages->doc->n_nodes;
}

static uint32_t element_of(const struct pdf *pdf, const struct doc_node *node)
{
    return serial_valid(pdf, node) ? pdf->element_of[node->serial] : 0;
}

/* The element that holds what is within a node. */
static uint32_t host_of(const struct pdf *pdf, const struct doc_node *node)
{
    uint32_t element = element_of(pdf, node);
    if (!element)
        return 1;
    return pdf_element(pdf, element)->type == PDF_LI ? element + LI_BODY : element;
}

static uint32_t list_item(struct pdf *pdf, uint32_t list)
{
    uint32_t item = pdf_element_add(pdf, PDF_LI, list);
    pdf_element_new(pdf, PDF_LBL, item);
    pdf_element_add(pdf, PDF_LBODY, item);
    return item;
}

static unsigned numbering_of(const struct doc_node *list)
{
    enum { NONE, DECIMAL, UPPER_ROMAN, LOWER_ROMAN, UPPER_ALPHA, LOWER_ALPHA, DISC };
    const char *label = list->first && list->first->text ? list->first->text : "";
    while (*label == '(')
        label++;
    if (g_ascii_isdigit(*label))
        return DECIMAL;
    if (*label == 'I' || *label == 'V' || *label == 'X')
        return UPPER_ROMAN;
    if (*label == 'i')
        return LOWER_ROMAN;
    if (g_ascii_isupper(*label))
        return UPPER_ALPHA;
    if (g_ascii_islower(*label))
        return LOWER_ALPHA;
    return *label ? DISC : NONE;
}

static uint32_t list(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    uint32_t element = pdf_element_add(pdf, PDF_L, parent);
    pdf_element(pdf, element)->numbering = (uint8_t)numbering_of(node);
    return element;
}

/* Levels of headings follow each other without a gap, whatever levels the document uses. */
static uint32_t heading(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    GArray *levels = pdf->heading_levels;
    while (levels->len && g_array_index(levels, uint8_t, levels->len - 1) >= node->level)
        g_array_set_size(levels, levels->len - 1);
    g_array_append_val(levels, node->level);
    unsigned level = MIN(pdf->heading_base + levels->len, 6);
    return pdf_element_add(pdf, (enum pdf_type)(PDF_H1 + level - 1), parent);
}

/* The title of the document: kind and subject are one heading. */
static uint32_t title(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    if (node->kind == DOC_SUBJECT) {
        uint32_t last = pdf_element(pdf, parent)->last_block;
        if (last && pdf_element(pdf, last)->type == PDF_H1)
            return last;
    }
    pdf->heading_base = 1;
    return pdf_element_add(pdf, PDF_H1, parent);
}

static uint32_t annex(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    uint32_t section = pdf_element_add(pdf, PDF_SECT, parent);
    bool     titled = (node->text && *node->text) || doc_child(node, DOC_ANNEX_TITLE) != NULL;
    if (titled)
        pdf_element_add(pdf, PDF_H1, section);
    pdf->heading_base = titled;
    g_array_set_size(pdf->heading_levels, 0);
    return section;
}

static bool annex_has_heading(const struct pdf *pdf, uint32_t section)
{
    return section + ANNEX_HEADING < pdf->elements->len && pdf_element(pdf, section + ANNEX_HEADING)->type == PDF_H1 &&
           pdf_element(pdf, section + ANNEX_HEADING)->parent == section;
}

static uint32_t recipients(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    uint32_t group = pdf_element_add(pdf, PDF_DIV, parent);
    if (doc_child(node, DOC_RECIPIENT) != NULL) {
        uint32_t names = pdf_element_add(pdf, PDF_L, group);
        pdf_element(pdf, names)->numbering = 6;
    }
    return group;
}

/* The only block of a cell, an item or a note needs no element of its own. */
static uint32_t paragraph(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    bool alone = node->parent && node->parent->first == node && !node->next;
    switch (pdf_element(pdf, parent)->type) {
    case PDF_TD:
    case PDF_TH:
    case PDF_LBODY:
    case PDF_NOTE:
    case PDF_CAPTION:
        return alone ? parent : pdf_element_add(pdf, PDF_P, parent);
    default:
        return pdf_element_add(pdf, PDF_P, parent);
    }
}

static uint32_t link_element(struct pdf *pdf, const struct doc_node *target, uint32_t parent)
{
    uint32_t element = pdf_element_new(pdf, PDF_LINK, parent);
    pdf_element(pdf, element)->target = target;
    return element;
}

/* A note stands behind the paragraph or heading that has its mark, or at the end of the cell or item. */
static uint32_t note(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    uint32_t host = parent;
    while (pdf_element(pdf, host)->type >= PDF_REFERENCE && pdf_element(pdf, host)->parent)
        host = pdf_element(pdf, host)->parent;
    enum pdf_type type = pdf_element(pdf, host)->type;
    if (type >= PDF_P && type <= PDF_H6)
        host = pdf_element(pdf, host)->parent;
    uint32_t reference = pdf_element_new(pdf, PDF_REFERENCE, parent);
    link_element(pdf, node, reference);
    uint32_t itself = pdf_element_add(pdf, PDF_NOTE, host);
    pdf_element_set_id(pdf, itself, node);
    uint32_t label = pdf_element_new(pdf, PDF_LBL, itself);
    uint32_t back = link_element(pdf, node, label);
    pdf_element(pdf, back)->to_mark = true;
    return itself;
}

static uint32_t visit_inline(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    switch (node->kind) {
    case DOC_LINK:
        return doc_address_is_safe(node->text) ? link_element(pdf, node, parent) : parent;
    case DOC_REF:
        return node->attr ? link_element(pdf, node, parent) : parent;
    case DOC_NOTE:
        return note(pdf, node, parent);
    default:
        return parent;
    }
}

static uint32_t visit(struct pdf *pdf, const struct doc_node *node, uint32_t parent)
{
    switch (node->kind) {
    case DOC_LETTERHEAD:
    case DOC_ADDRESSEES:
    case DOC_SIGN_OFF:
    case DOC_SIGNATURE:
        return pdf_element_add(pdf, PDF_DIV, parent);
    case DOC_SUPERIOR:
    case DOC_ISSUER:
    case DOC_SYMBOL:
    case DOC_REGARDING:
    case DOC_PLACE_DATE:
    case DOC_MARK:
    case DOC_ADDRESSEE:
    case DOC_AUTHORITY:
    case DOC_SIGNER:
    case DOC_ANNEX_SOURCE:
        return pdf_element_add(pdf, PDF_P, parent);
    case DOC_KIND:
    case DOC_SUBJECT:
        return title(pdf, node, parent);
    case DOC_HEADING:
        return heading(pdf, node, parent);
    case DOC_PARAGRAPH:
        return paragraph(pdf, node, parent);
    case DOC_LIST:
        return list(pdf, node, parent);
    case DOC_ITEM:
        return list_item(pdf, parent);
    case DOC_CAPTION: /* of a figure: a paragraph behind it, since what stands in a Figure is not read */
        return pdf_element(pdf, parent)->type == PDF_FIGURE
                   ? pdf_element_add(pdf, PDF_P, pdf_element(pdf, parent)->parent)
                   : pdf_element_add(pdf, PDF_CAPTION, parent);
    case DOC_FIGURE:
        return pdf_element_add(pdf, PDF_FIGURE, parent);
    case DOC_ATTACHMENT:
    case DOC_ANNEX:
        return annex(pdf, node, parent);
    case DOC_ANNEX_TITLE:
        return annex_has_heading(pdf, parent) ? parent + ANNEX_HEADING : parent;
    case DOC_RECIPIENTS:
        return recipients(pdf, node, parent);
    case DOC_RECIPIENT:
        return pdf_element(pdf, parent)->first_block ? list_item(pdf, parent + RECIPIENTS_LIST) : parent;
    default:
        return visit_inline(pdf, node, parent);
    }
}

/* The table of a figure's numbers stands on no page. */
static const struct doc_node *next_on_pages(const struct doc_node *node, const struct doc_node *root)
{
    const struct doc_node *next = doc_next(node, root);
    while (next != NULL && next->kind == DOC_TABLE && next->parent->kind == DOC_FIGURE)
        next = doc_next_skip(next, root);
    return next;
}

void pdf_tags_build(struct pdf *pdf)
{
    const struct doc  *doc = pdf->pages->doc;
    struct pdf_element none = {0};
    struct pdf_kid     no_kid = {0};
    pdf->elements = g_array_sized_new(FALSE, FALSE, sizeof none, doc->n_nodes / 3 + 16);
    g_array_append_val(pdf->elements, none);
    g_array_append_val(pdf->kids, no_kid);
    pdf->element_of = g_new0(uint32_t, (size_t)doc->n_nodes + 1);
    uint32_t root = pdf_element_add(pdf, PDF_DOCUMENT, 0);
    pdf_element(pdf, root)->attached = true;
    for (const struct doc_node *node = doc->root; node; node = next_on_pages(node, doc->root)) {
        if (!serial_valid(pdf, node))
            continue;
        uint32_t parent = node == doc->root ? root : host_of(pdf, node->parent);
        uint32_t element = parent;
        if (node->kind == DOC_TABLE)
            pdf_table_begin(pdf, node, element = pdf_element_add(pdf, PDF_TABLE, parent));
        else if (node->kind == DOC_ROW)
            pdf_table_row(pdf, node);
        else if (node->kind == DOC_CELL)
            element = pdf_table_cell(pdf, node);
        else if (node != doc->root)
            element = visit(pdf, node, parent);
        pdf->element_of[node->serial] = element;
    }
    pdf_table_end(pdf);
}

/* ---- Content met on pages ---- */

static void attach(struct pdf *pdf, uint32_t element)
{
    if (pdf_element(pdf, element)->attached)
        return;
    pdf_element(pdf, element)->attached = true;
    uint32_t parent = pdf_element(pdf, element)->parent;
    attach(pdf, parent);
    pdf_kid_append(pdf, parent, PDF_KID_ELEMENT, element);
}

/* Text of a node that may not hold text itself, like "Nơi nhận:" of RECIPIENTS, gets an element before the others. */
static uint32_t within_group(struct pdf *pdf, uint32_t group)
{
    enum pdf_type type = pdf_element(pdf, group)->type;
    if (type == PDF_TR || type == PDF_THEAD || type == PDF_TBODY) {
        uint32_t first = pdf_element(pdf, group)->first_block;
        return !first ? 0 : pdf_element(pdf, first)->type > PDF_TR ? first : within_group(pdf, first);
    }
    uint32_t kid = pdf_element(pdf, group)->first_kid;
    if (kid)
        return g_array_index(pdf->kids, struct pdf_kid, kid).value;
    if (type == PDF_TABLE) {
        uint32_t first = pdf_element(pdf, group)->first_block;
        if (first && pdf_element(pdf, first)->type == PDF_CAPTION)
            return first;
    }
    return pdf_element_new(pdf, type == PDF_TABLE || type == PDF_L ? PDF_CAPTION : PDF_P, group);
}

static uint32_t element_for_role(const struct pdf *pdf, const struct page_item *item, uint32_t element)
{
    enum pdf_type type = pdf_element(pdf, element)->type;
    bool          is_note = item->node->kind == DOC_NOTE && type == PDF_NOTE;
    if (is_note && item->role == PAGE_NOTE_MARK)
        return element - NOTE_ITSELF + NOTE_MARK_LINK;
    if (is_note && item->role == PAGE_NOTE_LABEL)
        return element - NOTE_ITSELF + NOTE_LABEL_LINK;
    if (type == PDF_LI)
        return element + (item->role == PAGE_LABEL ? LI_LABEL : LI_BODY);
    if (type == PDF_SECT && annex_has_heading(pdf, element))
        return element + ANNEX_HEADING;
    return element;
}

uint32_t pdf_tags_element(struct pdf *pdf, const struct page_item *item)
{
    if (item->role == PAGE_NUMBER || item->role == PAGE_REPEATED || item->role == PAGE_RULE || item->role == PAGE_DRAFT)
        return 0;
    uint32_t element = element_of(pdf, item->node);
    element = element ? element_for_role(pdf, item, element) : 1;
    if (pdf_element(pdf, element)->type <= PDF_TR)
        element = within_group(pdf, element);
    if (element)
        attach(pdf, element);
    return element;
}

uint32_t pdf_tags_form(struct pdf *pdf, const struct page_item *item)
{
    uint32_t parent = host_of(pdf, item->node);
    while (pdf_element(pdf, parent)->type >= PDF_REFERENCE) /* neither of these may hold a field */
        parent = pdf_element(pdf, parent)->parent;
    if (pdf_element(pdf, parent)->type <= PDF_TR) {
        uint32_t form = pdf_element_add(pdf, PDF_FORM, parent);
        pdf_element(pdf, form)->page = pdf->page;
        return form;
    }
    uint32_t form = pdf_element_new(pdf, PDF_FORM, parent);
    pdf_element(pdf, form)->page = pdf->page;
    attach(pdf, form);
    return form;
}

void pdf_tags_figure(struct pdf *pdf, uint32_t element, const struct page_item *item)
{
    struct pdf_figure figure = {
        .alternative = item->drawing->alternative,
        .page = pdf->page,
        .left = item->x,
        .top = item->y,
        .right = item->x + item->width,
        .bottom = item->y + item->height,
    };
    pdf_element(pdf, element)->headers = pdf->figures->len;
    g_array_append_val(pdf->figures, figure);
}

void pdf_tags_page_begin(struct pdf *pdf)
{
    g_array_append_val(pdf->page_mcids, pdf->mcids->len);
}

uint32_t pdf_tags_content(struct pdf *pdf, uint32_t element, int32_t y)
{
    uint32_t mcid = pdf->mcids->len - g_array_index(pdf->page_mcids, uint32_t, pdf->page);
    g_array_append_val(pdf->mcids, element);
    g_array_index(pdf->page_mcids, uint32_t, pdf->page + 1) = pdf->mcids->len;
    pdf_kid_append(pdf, element, PDF_KID_CONTENT, mcid);
    struct pdf_element *owner = pdf_element(pdf, element);
    if (owner->page == UINT32_MAX) {
        owner->page = pdf->page;
        owner->y = y;
    }
    return mcid;
}
