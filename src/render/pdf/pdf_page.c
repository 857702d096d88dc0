/*
 * pdf_page.c -- the content stream of a page: what stands on it, in order, as marked content.
 */
#include "pdf_content.h"

void content_space(struct content *content)
{
    pdf_buf_append(content->out, " ", 1);
}

void content_hundredths(struct content *content, int64_t number)
{
    char *end = pdf_hundredths(pdf_buf_room(content->out, 32), number);
    content->out->length = (size_t)(end - content->out->data);
    content_space(content);
}

/* ---- Marked content ---- */

static void mark_end(struct content *content)
{
    content_text_end(content);
    if (content->mark != MARK_NONE)
        pdf_buf_string(content->out, "EMC\n");
    content->mark = MARK_NONE;
    content->last = NULL;
}

void content_mark_artifact(struct content *content, enum mark mark)
{
    if (content->mark == mark)
        return;
    mark_end(content);
    pdf_buf_string(content->out,
                   mark == MARK_PAGINATION ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact<</Type/Layout>>BDC\n");
    content->mark = mark;
}

void content_mark_element(struct content *content, uint32_t element, int32_t top)
{
    if (content->mark == MARK_ELEMENT && content->element == element)
        return;
    mark_end(content);
    uint32_t mcid = pdf_tags_content(content->pdf, element, top);
    pdf_buf_append(content->out, "/", 1);
    pdf_buf_string(content->out, pdf_type_names[pdf_element(content->pdf, element)->type]);
    pdf_buf_string(content->out, "<</MCID ");
    pdf_buf_number(content->out, mcid);
    pdf_buf_string(content->out, ">>BDC\n");
    content->mark = MARK_ELEMENT;
    content->element = element;
}

/* ---- Saved states ---- */

void content_save(struct content *content)
{
    content_text_end(content);
    pdf_buf_string(content->out, "q\n");
    if (content->depth < CONTENT_DEPTH)
        content->saved[content->depth] = content->state;
    content->depth++;
}

void content_restore(struct content *content)
{
    static const struct content_state unknown = {.fill = UINT32_MAX, .stroke = UINT32_MAX, .thickness = -1, .dash = -1};
    content_text_end(content);
    pdf_buf_string(content->out, "Q\n");
    content->depth--;
    content->state = content->depth < CONTENT_DEPTH ? content->saved[content->depth] : unknown;
}

/* ---- Colours and lines ---- */

static void put_colour(struct content *content, uint32_t colour, const char *grey, const char *rgb)
{
    unsigned parts[3] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    bool     is_grey = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (is_grey ? 1 : 3); i++) /* two decimals keep 8 bits well enough */
        content_hundredths(content, (parts[i] * 100 + 127) / 255);
    pdf_buf_string(content->out, is_grey ? grey : rgb);
}

void content_fill(struct content *content, uint32_t colour)
{
    if (content->state.fill == colour)
        return;
    put_colour(content, colour, "g\n", "rg\n");
    content->state.fill = colour;
}

void content_stroke(struct content *content, uint32_t colour, int32_t thickness, int32_t dash)
{
    if (content->state.stroke != colour)
        put_colour(content, colour, "G\n", "RG\n");
    content->state.stroke = colour;
    if (content->state.thickness != thickness) {
        content_hundredths(content, pdf_units(thickness));
        pdf_buf_string(content->out, "w\n");
    }
    content->state.thickness = thickness;
    if (content->state.dash != dash) {
        pdf_buf_string(content->out, "[");
        if (dash > 0)
            content_hundredths(content, pdf_units(dash));
        pdf_buf_string(content->out, "]0 d\n");
    }
    content->state.dash = dash;
}

void content_point(struct content *content, int64_t x, int64_t y)
{
    content_hundredths(content, pdf_units(x));
    content_hundredths(content, pdf_units(content->height - y));
}

static void put_rectangle(struct content *content, const struct page_item *item)
{
    content_point(content, item->x, (int64_t)item->y + item->height);
    content_hundredths(content, pdf_units(item->width));
    content_hundredths(content, pdf_units(item->height));
    pdf_buf_string(content->out, "re ");
}

static void layout_begin(struct content *content)
{
    content_text_end(content);
    content_mark_artifact(content, MARK_LAYOUT);
}

static void write_line(void *data, const struct page_item *item)
{
    struct content *content = data;
    layout_begin(content);
    content_stroke(content, item->line.colour, item->line.thickness, 0);
    content_point(content, item->x, item->y);
    pdf_buf_string(content->out, "m ");
    content_point(content, (int64_t)item->x + item->width, (int64_t)item->y + item->height);
    pdf_buf_string(content->out, "l S\n");
}

static void write_box(void *data, const struct page_item *item)
{
    struct content *content = data;
    layout_begin(content);
    content_stroke(content, item->line.colour, item->line.thickness, 0);
    put_rectangle(content, item);
    pdf_buf_string(content->out, "S\n");
}

static void write_fill(void *data, const struct page_item *item)
{
    struct content *content = data;
    layout_begin(content);
    content_fill(content, item->fill.colour);
    put_rectangle(content, item);
    pdf_buf_string(content->out, "f\n");
}

/* ---- The page ---- */

static void write_place(void *data, const struct page_item *item)
{
    struct content *content = data;
    if (pdf_field_place(content->pdf, content->page, (uint32_t)(item - content->page->items)))
        mark_end(content); /* the text behind a field comes behind it in the order of reading */
}

static void page_begin(void *data, const struct page *page)
{
    struct content *content = data;
    content->page = page;
    content->height = page->height;
}

static void page_end(void *data, const struct page *page)
{
    (void)page;
    mark_end(data);
}

bool pdf_page_write(struct pdf *pdf, struct pdf_buf *out)
{
    static const struct device device = {
        .page_begin = page_begin,
        .text = content_text,
        .line = write_line,
        .box = write_box,
        .fill = write_fill,
        .place = write_place,
        .drawing_begin = content_drawing_begin,
        .drawing = &pdf_drawing_device,
        .drawing_end = content_drawing_end,
        .page_end = page_end,
    };
    struct content content = {.pdf = pdf, .out = out, .state = {.thickness = UNITS_PER_PT}};
    device_page(&device, &content, &pdf->pages->pages[pdf->page]);
    return !content.failed;
}
