/*
 * figure_place.c -- charts and pictures in the flow: never divided, in the middle, the caption below.
 */
#include "chart.h"
#include "image.h"
#include "layout_int.h"

#define PIXELS_PER_INCH 150 /* of a picture that no width is given for */

static void draw_figure(struct page_fill *fill, const struct flow_box *box)
{
    struct page_item item = {
        .kind = PAGE_DRAWING,
        .role = PAGE_CONTENT,
        .x = fill->left + (fill->right - fill->left - box->drawing->width) / 2,
        .y = fill->y,
        .width = box->drawing->width,
        .height = box->drawing->height,
        .node = box->node,
    };

    item.drawing = box->drawing;
    g_array_append_val(fill->items, item);
    fill->y += box->height;
}

static const struct drawing *draw_chart(struct page_fill *fill, const struct doc_node *node, int width)
{
    struct layout           *layout = fill->layout;
    const struct doc_figure *figure = node->attr;
    struct chart_fault       fault;
    const struct drawing    *drawing =
        chart_draw(layout->keep.arena, layout->keep.fonts, figure->chart, figure->alternative, width, &fault);

    if (fault.text != NULL)
        diag(layout->diags, DIAG_LAYOUT_TOO_WIDE, layout_span(node), fault.text,
             length_in_mm(layout->keep.arena, fault.missing), NULL);
    if (drawing->missing != NULL)
        diag(layout->diags, DIAG_CHART_GLYPH, layout_span(node), drawing->missing, font_family(layout->keep.fonts),
             NULL);
    return drawing;
}

/* As wide as asked, at most as wide as the text. */
static const struct drawing *draw_image(struct page_fill *fill, const struct doc_node *node, int width)
{
    const struct doc_figure *figure = node->attr;
    struct drawing_pen      *pen = drawing_begin(fill->layout->keep.arena, fill->layout->keep.fonts);
    int64_t                  wide = figure->width > 0 ? MM(figure->width)
                                                      : (int64_t)figure->image->columns * 72 * UNITS_PER_PT / PIXELS_PER_INCH,
            high;

    if (figure->width > 0 && wide > width)
        diag(fill->layout->diags, DIAG_LAYOUT_TOO_WIDE, layout_span(node), figure->alternative,
             length_in_mm(fill->layout->keep.arena, (int)(wide - width)), NULL);
    wide = MIN(wide, width);
    high = MIN(wide * figure->image->rows / figure->image->columns, TALLER_THAN_ANY);
    high = MAX(high, 1);
    drawing_image(pen, figure->image, 0, 0, (int32_t)wide, (int32_t)high);
    return drawing_finish(pen, (int32_t)wide, (int32_t)high, figure->alternative, figure->alternative);
}

void figure_collect(struct page_fill *fill, const struct doc_node *node, GArray *units)
{
    const struct doc_figure *figure = node->attr;
    const struct doc_node   *caption = doc_child(node, DOC_CAPTION);
    struct flow_box         *box = arena_new_struct(fill->layout->keep.arena, struct flow_box);
    int                      width = fill->right - fill->left;
    struct flow_unit         unit = {.kind = UNIT_BOX, .node = node, .box = box, .space = PT(12)};

    *box = (struct flow_box){.node = node, .draw = draw_figure};
    box->drawing = figure->chart != NULL ? draw_chart(fill, node, width) : draw_image(fill, node, width);
    box->height = unit.height = box->drawing->height;
    unit.with_next = caption != NULL;
    check_height(fill, node, box->height);
    g_array_append_val(units, unit);
    if (caption != NULL) {
        struct block_style style = style_of_block(caption);
        struct para       *para = para_collect(&fill->layout->keep, caption, &style.para, NULL, PAGE_LABEL, NULL);
        int                x = para_break_balanced(&fill->layout->keep, para, width);

        flow_collect_para(fill->layout, para, x, PT(4), false, units);
    }
}
