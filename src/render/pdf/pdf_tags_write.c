/*
 * pdf_tags_write.c -- the structure tree as PDF objects: elements, parent tree, ID tree.
 *
 * Runs when all content is known, in either thread: it only reads.
 */
#include "pdf_int.h"

static uint32_t element_id(const struct pdf *pdf, uint32_t element)
{
    return pdf_packed_id(pdf, PDF_ELEMENTS, element - 1);
}

static void put_element(const struct pdf *pdf, uint32_t element, struct pdf_buf *out)
{
    pdf_buf_reference(out, element_id(pdf, element));
}

/* ---- Attributes ---- */

static void put_id(const struct pdf_element *element, struct pdf_buf *out)
{
    static const char hex[] = "0123456789abcdef";
    char              id[10] = "(";
    for (int i = 0; i < 8; i++)
        id[1 + i] = hex[element->serial >> (28 - 4 * i) & 15];
    id[9] = ')';
    pdf_buf_append(out, id, sizeof id);
}

static void put_headers(const struct pdf *pdf, const struct pdf_element *element, struct pdf_buf *out)
{
    pdf_buf_string(out, "/Headers[");
    if (element->headers)
        pdf_buf_string(out, g_ptr_array_index(pdf->headers, element->headers));
    if (element->row_header)
        put_id(pdf_element(pdf, element->row_header), out);
    pdf_buf_string(out, "]");
}

static void put_cell_attributes(const struct pdf *pdf, const struct pdf_element *element, struct pdf_buf *out)
{
    bool spans = element->colspan > 1 || element->rowspan > 1;
    if (element->headers && !element->row_header && !element->scope && !spans) {
        pdf_buf_string(out, "/A "); /* what most cells of the column have */
        pdf_buf_reference(out, pdf_packed_id(pdf, PDF_HEADERS, element->headers));
        return;
    }
    if (!element->headers && !element->row_header && !element->scope && !spans)
        return;
    pdf_buf_string(out, "/A<</O/Table");
    if (element->scope)
        pdf_buf_string(out, element->scope == PDF_SCOPE_ROW ? "/Scope/Row" : "/Scope/Column");
    if (element->colspan > 1) {
        pdf_buf_string(out, "/ColSpan ");
        pdf_buf_number(out, element->colspan);
    }
    if (element->rowspan > 1) {
        pdf_buf_string(out, "/RowSpan ");
        pdf_buf_number(out, element->rowspan);
    }
    if (element->headers || element->row_header)
        put_headers(pdf, element, out);
    pdf_buf_string(out, ">>");
}

void pdf_headers_write(struct pdf *pdf, uint32_t headers, struct pdf_buf *out)
{
    const char *ids = headers ? g_ptr_array_index(pdf->headers, headers) : "";
    pdf_buf_string(out, "<</O/Table/Headers[");
    pdf_buf_string(out, ids);
    pdf_buf_string(out, "]>>");
}

/* The box in the coordinates of the page; both are what PDF/UA-1 7.3 asks of a figure. */
static void put_figure(const struct pdf *pdf, const struct pdf_element *element, struct pdf_buf *out)
{
    const struct pdf_figure *figure = &g_array_index(pdf->figures, struct pdf_figure, element->headers);
    int64_t                  height = pdf->pages->pages[figure->page].height;
    int64_t                  box[4] = {figure->left, height - figure->bottom, figure->right, height - figure->top};
    pdf_buf_string(out, "/Alt");
    pdf_buf_text(out, figure->alternative);
    pdf_buf_string(out, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        char *end = pdf_hundredths(pdf_buf_room(out, 32), pdf_units(box[i]));
        *end++ = i < 3 ? ' ' : ']';
        out->length = (size_t)(end - out->data);
    }
    pdf_buf_string(out, ">>");
}

/* ---- Elements ---- */

static void put_kid(const struct pdf *pdf, const struct pdf_element *element, const struct pdf_kid *kid,
                    struct pdf_buf *out)
{
    if (kid->kind == PDF_KID_ELEMENT) {
        put_element(pdf, kid->value, out);
    } else if (kid->kind == PDF_KID_ANNOTATION) {
        const struct pdf_annotation *annotation = g_ptr_array_index(pdf->annotations, kid->value);
        pdf_buf_string(out, "<</Type/OBJR/Pg ");
        pdf_buf_reference(out, pdf_id(pdf_page_dict(pdf, annotation->page)));
        pdf_buf_string(out, "/Obj ");
        pdf_buf_reference(out, pdf_id(annotation->dict));
        pdf_buf_string(out, ">>");
    } else if (kid->page == element->page) {
        pdf_buf_number(out, kid->value);
    } else {
        pdf_buf_string(out, "<</Type/MCR/Pg ");
        pdf_buf_reference(out, pdf_id(pdf_page_dict(pdf, kid->page)));
        pdf_buf_string(out, "/MCID ");
        pdf_buf_number(out, kid->value);
        pdf_buf_string(out, ">>");
    }
}

static void put_kids(const struct pdf *pdf, const struct pdf_element *element, struct pdf_buf *out)
{
    if (!element->first_kid && !element->first_block)
        return;
    if (!element->first_block && element->first_kid == element->last_kid) { /* most cells */
        pdf_buf_string(out, "/K ");
        put_kid(pdf, element, &g_array_index(pdf->kids, struct pdf_kid, element->first_kid), out);
        return;
    }
    pdf_buf_string(out, "/K[");
    const char *between = "";
    for (uint32_t i = element->first_kid; i;) {
        const struct pdf_kid *kid = &g_array_index(pdf->kids, struct pdf_kid, i);
        pdf_buf_string(out, between);
        put_kid(pdf, element, kid, out);
        between = " ";
        i = kid->next;
    }
    for (uint32_t i = element->first_block; i; i = pdf_element(pdf, i)->next) {
        pdf_buf_string(out, between);
        put_element(pdf, i, out);
        between = " ";
    }
    pdf_buf_string(out, "]");
}

void pdf_element_write(struct pdf *pdf, uint32_t index, struct pdf_buf *out)
{
    const struct pdf_element *element = pdf_element(pdf, index);
    if (!element->attached) { /* a mark or label that stands on no page */
        pdf_buf_string(out, "null");
        return;
    }
    pdf_buf_string(out, "<</S/");
    pdf_buf_string(out, pdf_type_names[element->type]);
    pdf_buf_string(out, "/P ");
    pdf_buf_reference(out, element->parent ? element_id(pdf, element->parent) : pdf_packed_id(pdf, PDF_TREE_ROOT, 0));
    if (element->page != UINT32_MAX) {
        pdf_buf_string(out, "/Pg ");
        pdf_buf_reference(out, pdf_id(pdf_page_dict(pdf, element->page)));
    }
    if (element->has_id) {
        pdf_buf_string(out, "/ID");
        put_id(element, out);
    }
    if (element->type == PDF_L && element->numbering)
        pdf_buf_printf(out, "/A<</O/List/ListNumbering/%s>>", pdf_numberings[element->numbering]);
    if (element->type == PDF_TD || element->type == PDF_TH)
        put_cell_attributes(pdf, element, out);
    if (element->type == PDF_FIGURE && element->headers)
        put_figure(pdf, element, out);
    put_kids(pdf, element, out);
    pdf_buf_string(out, ">>");
}

void pdf_tree_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    (void)number;
    pdf_buf_string(out, "<</Type/StructTreeRoot/K ");
    put_element(pdf, 1, out);
    pdf_buf_string(out, "/ParentTree ");
    pdf_buf_reference(out, pdf_packed_id(pdf, PDF_PARENTS_ROOT, 0));
    pdf_buf_printf(out, "/ParentTreeNextKey %u", pdf->pages->n_pages + pdf->annotations->len);
    if (pdf->ids->len) {
        pdf_buf_string(out, "/IDTree ");
        pdf_buf_reference(out, pdf_packed_id(pdf, PDF_IDS_ROOT, 0));
    }
    pdf_buf_string(out, ">>");
}

/* ---- Trees ---- */

/* The key of a page is its index; those of annotations follow. */
static void put_parent(const struct pdf *pdf, uint32_t key, struct pdf_buf *out)
{
    pdf_buf_number(out, key);
    if (key >= pdf->pages->n_pages) {
        const struct pdf_annotation *annotation = g_ptr_array_index(pdf->annotations, key - pdf->pages->n_pages);
        pdf_buf_string(out, " ");
        put_element(pdf, annotation->element, out);
        pdf_buf_string(out, "\n");
        return;
    }
    pdf_buf_string(out, "[");
    const uint32_t *ends = &g_array_index(pdf->page_mcids, uint32_t, key);
    for (uint32_t i = ends[0]; i < ends[1]; i++) {
        put_element(pdf, g_array_index(pdf->mcids, uint32_t, i), out);
        pdf_buf_string(out, " ");
    }
    pdf_buf_string(out, "]\n");
}

void pdf_parents_write(struct pdf *pdf, uint32_t leaf, struct pdf_buf *out)
{
    uint32_t first = leaf * PDF_PARENTS_PER_LEAF;
    uint32_t end = MIN(first + PDF_PARENTS_PER_LEAF, pdf->pages->n_pages + pdf->annotations->len);
    pdf_buf_printf(out, "<</Limits[%u %u]/Nums[", first, end - 1);
    for (uint32_t key = first; key < end; key++)
        put_parent(pdf, key, out);
    pdf_buf_string(out, "]>>");
}

static void put_leaves(const struct pdf *pdf, enum pdf_group group, struct pdf_buf *out)
{
    uint32_t n = pdf->packed_first[group + 1] - pdf->packed_first[group];
    pdf_buf_string(out, "<</Kids[");
    for (uint32_t leaf = 0; leaf < n; leaf++) {
        pdf_buf_reference(out, pdf_packed_id(pdf, group, leaf));
        pdf_buf_string(out, " ");
    }
    pdf_buf_string(out, "]>>");
}

void pdf_parents_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    (void)number;
    put_leaves(pdf, PDF_PARENTS, out);
}

void pdf_ids_write(struct pdf *pdf, uint32_t leaf, struct pdf_buf *out)
{
    uint32_t first = leaf * PDF_IDS_PER_LEAF, end = MIN(first + PDF_IDS_PER_LEAF, pdf->ids->len);
    pdf_buf_string(out, "<</Limits[");
    put_id(pdf_element(pdf, g_array_index(pdf->ids, uint32_t, first)), out);
    put_id(pdf_element(pdf, g_array_index(pdf->ids, uint32_t, end - 1)), out);
    pdf_buf_string(out, "]/Names[");
    for (uint32_t i = first; i < end; i++) {
        uint32_t element = g_array_index(pdf->ids, uint32_t, i);
        put_id(pdf_element(pdf, element), out);
        put_element(pdf, element, out);
        pdf_buf_string(out, "\n");
    }
    pdf_buf_string(out, "]>>");
}

void pdf_ids_root_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    (void)number;
    put_leaves(pdf, PDF_IDS, out);
}
