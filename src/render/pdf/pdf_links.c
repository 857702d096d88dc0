/*
 * pdf_links.c -- link annotations: addresses, references within the document, notes and back again.
 */
#include "pdf_int.h"

/* ---- Where links lead ---- */

/* The place of an element: of its first content, or of the first element after it: one within it, if it has any. */
static bool place_of(const struct pdf *pdf, uint32_t element, uint32_t *page, int32_t *y)
{
    for (; element < pdf->elements->len; element++) {
        const struct pdf_element *found = pdf_element(pdf, element);
        if (found->page == UINT32_MAX)
            continue;
        *page = found->page;
        *y = found->y;
        return true;
    }
    return false;
}

static uint32_t target_element(const struct pdf *pdf, const struct pdf_element *link)
{
    const struct doc_node *node = link->target;
    uint32_t               serial = node->serial;
    if (node->kind == DOC_REF)
        serial = ((const struct doc_node *)node->attr)->serial;
    if (serial < 1 || serial > pdf->pages->doc->n_nodes)
        return 0;
    uint32_t element = pdf->element_of[serial];
    if (link->to_mark) /* from the note's label to the Reference and Link before it */
        element -= 1;
    return element;
}

static void put_uri(struct pdf_buf *out, const char *uri)
{
    pdf_buf_string(out, "/A<</S/URI/URI(");
    for (const char *at = uri; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7f)
            pdf_buf_printf(out, "%%%02X", byte);
        else if (byte == '(' || byte == ')' || byte == '\\')
            pdf_buf_printf(out, "\\%c", byte);
        else
            pdf_buf_append(out, at, 1);
    }
    pdf_buf_string(out, ")>>");
}

static void put_destination(const struct pdf *pdf, const struct pdf_element *link, struct pdf_buf *out)
{
    uint32_t page = 0;
    int32_t  y = 0;
    place_of(pdf, target_element(pdf, link), &page, &y);
    pdf_buf_printf(out, "/Dest[%u 0 R/XYZ null ", pdf_id(pdf_page_dict(pdf, page)));
    char *end = pdf_hundredths(pdf_buf_room(out, 32), pdf_units((int64_t)pdf->pages->pages[page].height - y));
    out->length = (size_t)(end - out->data);
    pdf_buf_string(out, " null]");
}

/* ---- What links say: PDF/UA wants a description ---- */

static void append_text(const struct doc_node *root, GString *text)
{
    for (const struct doc_node *node = root->first; node; node = doc_next(node, root))
        if (node->kind == DOC_TEXT && node->text)
            g_string_append(text, node->text);
}

static void put_description(const struct pdf *pdf, const struct pdf_element *link, struct pdf_buf *out)
{
    const struct doc_node *node = link->target;
    bool                   vietnamese = !pdf_is_foreign(pdf);
    GString               *text = g_string_new(NULL);
    if (node->kind == DOC_NOTE && link->to_mark)
        g_string_append(text, vietnamese ? "Trở lại chỗ có chú thích " : "Back to the mark of note ");
    else if (node->kind == DOC_NOTE)
        g_string_append(text, vietnamese ? "Chú thích " : "Note ");
    if (node->kind == DOC_NOTE || node->kind == DOC_LINK)
        g_string_append(text, node->text ? node->text : "");
    else
        append_text(node, text);
    if (text->len == 0)
        g_string_append(text, vietnamese ? "Liên kết" : "Link");
    pdf_buf_string(out, "/Contents");
    pdf_buf_text(out, text->str);
    g_string_free(text, TRUE);
}

/* ---- Annotations ---- */

static HPDF_STATUS annotation_write(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf_annotation *annotation = dict->attr;
    struct pdf                  *pdf = annotation->pdf;
    const struct pdf_element    *link = pdf_element(pdf, annotation->element);
    int32_t                      height = pdf->pages->pages[annotation->page].height;
    int64_t                      box[4] = {annotation->left, (int64_t)height - annotation->bottom, annotation->right,
                                           (int64_t)height - annotation->top};
    struct pdf_buf               buf = {0};
    pdf_buf_string(&buf, annotation->field ? "/Rect[" : "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (int i = 0; i < 4; i++) {
        char *end = pdf_hundredths(pdf_buf_room(&buf, 32), pdf_units(box[i]));
        *end++ = ' ';
        buf.length = (size_t)(end - buf.data);
    }
    pdf_buf_printf(&buf, "]/StructParent %u", pdf->pages->n_pages + annotation->number);
    if (annotation->field) {
        pdf_field_write(annotation, &buf);
        return pdf_buf_print(&buf, stream);
    }
    put_description(pdf, link, &buf);
    if (link->target->kind == DOC_LINK)
        put_uri(&buf, link->target->text);
    else
        put_destination(pdf, link, &buf);
    return pdf_buf_print(&buf, stream);
}

void pdf_annotation_add(struct pdf *pdf, struct pdf_annotation *annotation)
{
    HPDF_Page page = pdf_page_dict(pdf, pdf->page);
    annotation->number = pdf->annotations->len;
    annotation->dict = pdf_dict_printed(pdf, annotation_write, annotation);
    HPDF_Array all = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!all) {
        all = HPDF_Array_New(pdf->doc->mmgr);
        HPDF_Dict_Add(page, "Annots", all);
    }
    HPDF_Array_Add(all, annotation->dict);
    pdf_kid_append(pdf, annotation->element, PDF_KID_ANNOTATION, pdf->annotations->len);
    g_ptr_array_add(pdf->annotations, annotation);
}

void pdf_link_area(struct pdf *pdf, uint32_t element, const struct page_item *item)
{
    const struct pdf_element *link = pdf_element(pdf, element);
    if (link->type != PDF_LINK || link->target == NULL)
        return;
    int32_t               size = item->run.size * (UNITS_PER_PT / 8);
    struct pdf_annotation area = {
        .pdf = pdf,
        .element = element,
        .page = pdf->page,
        .left = item->x,
        .right = item->x + item->width,
        .top = item->y - size * 9 / 10,
        .bottom = item->y + size / 4,
    };
    if (pdf->annotations->len) {
        struct pdf_annotation *last = g_ptr_array_index(pdf->annotations, pdf->annotations->len - 1);
        if (last->element == element && last->page == area.page && last->top == area.top) {
            last->left = MIN(last->left, area.left);
            last->right = MAX(last->right, area.right);
            return;
        }
    }
    struct pdf_annotation *made = g_new(struct pdf_annotation, 1);
    *made = area;
    pdf_annotation_add(pdf, made);
}
