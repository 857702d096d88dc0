/*
 * pdf_fields.c -- the places that layout keeps free as empty form fields: signatures, number, day and month.
 *
 * Whoever signs or registers the document fills what is there already: tagged, described, with its font embedded.  A
 * field that other software makes afterwards would be none of this, and the file no longer PDF/A and PDF/UA.  A field
 * of one place is one dictionary with its widget; number and date that stand in several places have one field, so that
 * they are filled once, and a widget for each place.
 */
#include "pdf_int.h"

/* Bits of the annotation's flags. */
enum { PRINTED = 4, LOCKED = 128 };

struct field_kind {
    const char *name; /* of the field */
    const char *description[2];
    bool        signs, stamps; /* what is signed shows number and time as text */
    bool        at_end;        /* text: at the end of its place */
    unsigned    length;        /* characters; of a text field */
};

static const struct field_kind kinds[] = {
    [DOC_PLACE_NUMBER] = {"number", {"Số của văn bản", "Number of the document"}, false, false, true, 10},
    [DOC_PLACE_DAY] = {"day", {"Ngày ban hành", "Day of issue"}, false, false, false, 2},
    [DOC_PLACE_MONTH] = {"month", {"Tháng ban hành", "Month of issue"}, false, false, false, 2},
    [DOC_PLACE_SIGNATURE] =
        {"person", {"Chữ ký số của người có thẩm quyền", "Signature of the authorised person"}, true, false, false, 0},
    [DOC_PLACE_SEAL] =
        {"organisation", {"Chữ ký số của cơ quan, tổ chức", "Signature of the organisation"}, true, false, false, 0},
    [DOC_PLACE_STAMP] = {"stamp",
                         {"Chữ ký số của cơ quan, tổ chức trên tệp kèm theo",
                          "Signature of the organisation on a separate file"},
                         true,
                         true,
                         false,
                         0},
};

/* One place to fill. */
struct pdf_field {
    const struct field_kind *kind;
    unsigned                 nth;    /* of its kind, from 1 */
    struct pdf_annotation   *widget; /* borrowed */
};

/* ---- What a field says ---- */

static void put_name(const struct pdf_field *field, struct pdf_buf *out)
{
    pdf_buf_printf(out, "/FT/%s/T(%s", field->kind->signs ? "Sig" : "Tx", field->kind->name);
    if (field->nth > 1)
        pdf_buf_printf(out, "-%u", field->nth);
    pdf_buf_string(out, ")/TU");
    pdf_buf_text(out, field->kind->description[pdf_is_foreign(field->widget->pdf)]);
}

/* How a viewer is to write into a text field: font, size, black, in the middle or, before the symbol, at the end. */
static void put_style(const struct pdf_annotation *widget, struct pdf_buf *out)
{
    const struct field_kind *kind = widget->field->kind;
    pdf_buf_printf(out, "/MaxLen %u/Q %d/DA(/FF%u ", kind->length, kind->at_end ? 2 : 1, widget->face);
    char *end = pdf_hundredths(pdf_buf_room(out, 32), widget->size * 100 / 8);
    out->length = (size_t)(end - out->data);
    pdf_buf_string(out, " Tf 0 g)");
}

void pdf_field_write(const struct pdf_annotation *widget, struct pdf_buf *out)
{
    const struct pdf_field *field = widget->field;
    pdf_buf_printf(out, "/Type/Annot/Subtype/Widget/F %d", field->kind->signs ? PRINTED | LOCKED : PRINTED);
    put_name(field, out);
    if (!field->kind->signs)
        put_style(widget, out);
    pdf_buf_printf(out, "/P %u 0 R/AP<</N %u 0 R>>", pdf_id(pdf_page_dict(widget->pdf, widget->page)),
                   pdf_id(widget->appearance));
}

/* ---- Places ---- */

static HPDF_STATUS appearance_write(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf_annotation *widget = dict->attr;
    struct pdf_buf               buf = {0};
    pdf_buf_string(&buf, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
    char *end = pdf_hundredths(pdf_buf_room(&buf, 32), pdf_units(widget->right - widget->left));
    *end++ = ' ';
    end = pdf_hundredths(end, pdf_units(widget->bottom - widget->top));
    *end++ = ']';
    buf.length = (size_t)(end - buf.data);
    return pdf_buf_print(&buf, stream);
}

/* The look of an empty field: it is replaced, within the same box, when the field is filled. */
static HPDF_Dict appearance_new(struct pdf *pdf, struct pdf_annotation *widget)
{
    HPDF_Dict dict = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    dict->write_fn = appearance_write;
    dict->attr = widget;
    HPDF_Stream_WriteStr(dict->stream, widget->field->kind->signs ? " " : "/Tx BMC EMC");
    return dict;
}

/* The text that a place stands in: before it on its line, else behind it. */
static const struct page_item *text_around(const struct page *page, uint32_t index)
{
    const struct page_item *place = &page->items[index];
    for (uint32_t i = index; i-- > 0 && page->items[i].y >= place->y;)
        if (page->items[i].kind == PAGE_TEXT && page->items[i].y <= place->y + place->height)
            return &page->items[i];
    for (uint32_t i = index + 1; i < page->n_items; i++)
        if (page->items[i].kind == PAGE_TEXT)
            return page->items[i].y >= place->y && page->items[i].y <= place->y + place->height ? &page->items[i]
                                                                                                : NULL;
    return NULL;
}

/* The face and size of the text around, and a box as high as they are: what is filled in stands on the same line. */
static void widget_fit(struct pdf *pdf, struct pdf_annotation *widget, const struct page *page, uint32_t index)
{
    const struct page_item *text = text_around(page, index);
    int                     ascent, descent;
    widget->face = text != NULL ? text->run.face : FACE_REGULAR;
    widget->size = text != NULL ? text->run.size : 13 * 8;
    if (!pdf_face_prepare(pdf, widget->face) || text == NULL)
        return;
    pdf_face_height(&pdf->faces[widget->face], &ascent, &descent);
    widget->top = text->y - (int32_t)((int64_t)ascent * widget->size * UNITS_PER_PT / 8000);
    widget->bottom = text->y - (int32_t)((int64_t)descent * widget->size * UNITS_PER_PT / 8000);
}

static struct pdf_field *field_new(struct pdf *pdf, const struct field_kind *kind)
{
    struct pdf_field *field = g_new0(struct pdf_field, 1);
    field->kind = kind;
    field->nth = ++pdf->field_counts[kind - kinds];
    g_ptr_array_add(pdf->fields, field);
    return field;
}

bool pdf_field_place(struct pdf *pdf, const struct page *page, uint32_t index)
{
    const struct page_item *item = &page->items[index];
    if (item->place >= G_N_ELEMENTS(kinds) || pdf->options.no_fields)
        return false;
    const struct field_kind *kind = &kinds[item->place];
    struct pdf_annotation   *widget = g_new0(struct pdf_annotation, 1);
    *widget = (struct pdf_annotation){
        .pdf = pdf,
        .field = field_new(pdf, kind),
        .page = pdf->page,
        .left = item->x,
        .right = item->x + item->width,
        .top = item->y,
        .bottom = item->y + item->height,
        .element = pdf_tags_form(pdf, item),
    };
    if (!kind->signs)
        widget_fit(pdf, widget, page, index);
    else if (kind->stamps && pdf_face_prepare(pdf, FACE_REGULAR))
        widget->size = 10 * 8; /* the stamp is text: number and time */
    widget->field->widget = widget;
    widget->appearance = appearance_new(pdf, widget);
    pdf_annotation_add(pdf, widget);
    return true;
}

/* ---- The form ---- */

void pdf_fields_begin(struct pdf *pdf)
{
    pdf->fields = g_ptr_array_new_with_free_func(g_free);
}

void pdf_fields_free(struct pdf *pdf)
{
    if (pdf->fields != NULL)
        g_ptr_array_free(pdf->fields, TRUE);
}

bool pdf_fields_end(struct pdf *pdf)
{
    bool wanted[FACE_COUNT] = {false}, letters[FACE_COUNT] = {false}, ok = true;
    for (guint i = 0; i < pdf->fields->len; i++) {
        const struct pdf_field      *field = g_ptr_array_index(pdf->fields, i);
        const struct pdf_annotation *widget = field->widget;
        wanted[widget->face] = wanted[widget->face] || widget->size > 0;
        letters[widget->face] = letters[widget->face] || (widget->size > 0 && field->kind->signs);
    }
    for (int i = 0; i < FACE_COUNT; i++)
        if (wanted[i]) {
            pdf->field_fonts[i] = pdf_field_font(pdf, (enum font_face)i, letters[i]);
            ok = ok && pdf->field_fonts[i] != NULL;
        }
    return ok;
}

void pdf_fields_write(const struct pdf *pdf, struct pdf_buf *out)
{
    if (pdf->fields->len == 0)
        return;
    pdf_buf_string(out, "/AcroForm<</Fields[");
    for (guint i = 0; i < pdf->fields->len; i++) {
        const struct pdf_field *field = g_ptr_array_index(pdf->fields, i);
        pdf_buf_reference(out, pdf_id(field->widget->dict));
        pdf_buf_string(out, " ");
    }
    pdf_buf_string(out, "]/DR<</Font<<");
    for (int i = 0; i < FACE_COUNT; i++)
        if (pdf->field_fonts[i])
            pdf_buf_printf(out, "/FF%d %u 0 R", i, pdf_id(pdf->field_fonts[i]));
    pdf_buf_string(out, ">>>>>>\n");
}
