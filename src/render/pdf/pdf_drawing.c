/*
 * pdf_drawing.c -- drawings in content streams: one marked content of a Figure element each.
 */
#include "pdf_content.h"

void content_drawing_begin(void *data, const struct page_item *item)
{
    struct content *content = data;
    uint32_t        element = pdf_tags_element(content->pdf, item);
    content_text_end(content);
    if (element) {
        pdf_tags_figure(content->pdf, element, item);
        content_mark_element(content, element, item->y);
    } else {
        content_mark_artifact(content, MARK_LAYOUT);
    }
    content_save(content);
}

void content_drawing_end(void *data, const struct page_item *item)
{
    struct content *content = data;
    (void)item;
    content_restore(content);
    content->last = NULL; /* what stands in a drawing is no line of text before the next one */
}

static void put_path(struct content *content, const struct drawing_path *path, int32_t x, int32_t y)
{
    static const char *const operators[] = {"m ", "l ", "c ", "h "};
    static const int         n_points[] = {1, 1, 3, 0};
    content_text_end(content);
    for (uint32_t i = 0; i < path->n_steps; i++) {
        const struct drawing_step *step = &path->steps[i];
        for (int k = 0; k < n_points[step->kind]; k++)
            content_point(content, (int64_t)x + step->x[k][0], (int64_t)y + step->x[k][1]);
        pdf_buf_string(content->out, operators[step->kind]);
    }
}

/* Colours are set before a path begins: within one they may not be. */
static void drawn_path(void *data, const struct drawing_path *path, int32_t x, int32_t y)
{
    struct content *content = data;
    bool            filled = path->fill != DRAWING_NO_COLOUR, stroked = path->stroke != DRAWING_NO_COLOUR;
    content_text_end(content);
    if (filled)
        content_fill(content, path->fill);
    if (stroked)
        content_stroke(content, path->stroke, path->thickness, path->dash);
    put_path(content, path, x, y);
    pdf_buf_string(content->out, filled && stroked ? "B\n" : filled ? "f\n" : stroked ? "S\n" : "n\n");
}

static void drawn_text(void *data, const struct drawing_text *text, int32_t x, int32_t y)
{
    struct content        *content = data;
    const struct text_run *run = &text->run;
    if (run->n_words == 0 || run->size == 0 || run->face >= FACE_COUNT)
        return;
    if (!pdf_face_prepare(content->pdf, run->face)) {
        content->failed = true;
        return;
    }
    content_text_begin(content, run);
    pdf_buf_string(content->out, text->turned ? "0 1 -1 0 " : "1 0 0 1 ");
    content_point(content, (int64_t)x + text->x, (int64_t)y + text->y);
    pdf_buf_string(content->out, "Tm");
    content_run(content, run);
}

static void drawn_group(void *data)
{
    content_save(data);
}

static void drawn_clip(void *data, const struct drawing_path *path, int32_t x, int32_t y)
{
    struct content *content = data;
    content_save(content);
    put_path(content, path, x, y);
    pdf_buf_string(content->out, "W n\n");
}

static void drawn_end(void *data)
{
    content_restore(data);
}

static void drawn_image(void *data, const struct drawing_item *item, int32_t x, int32_t y)
{
    struct content *content = data;
    unsigned        number = pdf_image_number(content->pdf, item->image.pixels);
    content_save(content);
    content_hundredths(content, pdf_units(item->image.width));
    pdf_buf_string(content->out, "0 0 ");
    content_hundredths(content, pdf_units(item->image.height));
    content_point(content, (int64_t)x + item->image.x, (int64_t)y + item->image.y + item->image.height);
    pdf_buf_printf(content->out, "cm /I%u Do\n", number);
    content_restore(content);
}

const struct drawing_device pdf_drawing_device = {
    .path = drawn_path,
    .text = drawn_text,
    .image = drawn_image,
    .group = drawn_group,
    .clip = drawn_clip,
    .end = drawn_end,
};
