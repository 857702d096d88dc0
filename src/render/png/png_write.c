/*
 * png_write.c -- one page as a picture: previews, and what tests compare.
 */
#include <cairo.h>
#include <glib.h>

#include "base/diag.h"
#include "device.h"
#include "image.h"
#include "render.h"

#define SIDE_MAX 20000 /* pixels */

static cairo_status_t stream_write(void *closure, const unsigned char *bytes, unsigned length)
{
    return fwrite(bytes, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void set_colour(cairo_t *cr, uint32_t colour)
{
    cairo_set_source_rgb(cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

static double points(int64_t units)
{
    return (double)units / UNITS_PER_PT;
}

static unsigned place_word(const struct word *word, int64_t *x, int32_t y, cairo_glyph_t *glyphs)
{
    for (unsigned i = 0; i < word->n_glyphs; i++) {
        glyphs[i] = (cairo_glyph_t){word->glyphs[i], points(*x), points(y)};
        *x += word->advances[i];
    }
    return word->n_glyphs;
}

/* What pictures are drawn with. */
struct canvas {
    cairo_t         *cr;
    struct font_set *fonts;
};

/* A run from the current origin on. */
static void draw_run(const struct canvas *canvas, const struct text_run *run, int32_t from, int32_t y)
{
    size_t n_glyphs = 0;

    if (run->n_words == 0 || run->face >= FACE_COUNT)
        return;
    for (unsigned i = 0; i < run->n_words; i++)
        n_glyphs += run->words[i]->n_glyphs;
    cairo_glyph_t *glyphs = g_new(cairo_glyph_t, n_glyphs + 1);
    int64_t        x = from;
    int32_t        spaces = 0;
    unsigned       placed = 0;
    for (unsigned i = 0; i < run->n_words; i++) {
        if (i > 0 && !(run->joined && run->joined[i]))
            x += run->space + (spaces++ < run->space_extra);
        placed += place_word(run->words[i], &x, y, glyphs + placed);
    }
    cairo_set_font_face(canvas->cr, font_cairo_face(canvas->fonts, (enum font_face)run->face));
    cairo_set_font_size(canvas->cr, run->size / 8.0);
    set_colour(canvas->cr, run->colour);
    cairo_show_glyphs(canvas->cr, glyphs, (int)placed);
    g_free(glyphs);
}

/* ---- Items of pages ---- */

static void draw_text(void *canvas, const struct page_item *item)
{
    draw_run(canvas, &item->run, item->x, item->y);
}

static void draw_line(void *data, const struct page_item *item)
{
    cairo_t *cr = ((struct canvas *)data)->cr;

    set_colour(cr, item->line.colour);
    cairo_set_line_width(cr, points(item->line.thickness));
    cairo_move_to(cr, points(item->x), points(item->y));
    cairo_rel_line_to(cr, points(item->width), points(item->height));
    cairo_stroke(cr);
}

static void item_rectangle(cairo_t *cr, const struct page_item *item)
{
    cairo_rectangle(cr, points(item->x), points(item->y), points(item->width), points(item->height));
}

static void draw_box(void *data, const struct page_item *item)
{
    cairo_t *cr = ((struct canvas *)data)->cr;

    set_colour(cr, item->line.colour);
    cairo_set_line_width(cr, points(item->line.thickness));
    item_rectangle(cr, item);
    cairo_stroke(cr);
}

static void draw_fill(void *data, const struct page_item *item)
{
    cairo_t *cr = ((struct canvas *)data)->cr;

    set_colour(cr, item->fill.colour);
    item_rectangle(cr, item);
    cairo_fill(cr);
}

/* ---- Items of drawings ---- */

static void collect_path(cairo_t *cr, const struct drawing_path *path, int32_t x, int32_t y)
{
    double to[3][2] = {{0}};

    cairo_new_path(cr);
    for (uint32_t i = 0; i < path->n_steps; i++) {
        const struct drawing_step *step = &path->steps[i];

        for (int k = 0; k < 3; k++) {
            to[k][0] = points((int64_t)x + step->x[k][0]);
            to[k][1] = points((int64_t)y + step->x[k][1]);
        }
        if (step->kind == DRAWING_MOVE)
            cairo_move_to(cr, to[0][0], to[0][1]);
        else if (step->kind == DRAWING_LINE)
            cairo_line_to(cr, to[0][0], to[0][1]);
        else if (step->kind == DRAWING_CURVE)
            cairo_curve_to(cr, to[0][0], to[0][1], to[1][0], to[1][1], to[2][0], to[2][1]);
        else
            cairo_close_path(cr);
    }
}

static void draw_path(void *data, const struct drawing_path *path, int32_t x, int32_t y)
{
    cairo_t *cr = ((struct canvas *)data)->cr;
    double   dash = points(path->dash);

    collect_path(cr, path, x, y);
    if (path->fill != DRAWING_NO_COLOUR) {
        set_colour(cr, path->fill);
        cairo_fill_preserve(cr);
    }
    if (path->stroke != DRAWING_NO_COLOUR) {
        set_colour(cr, path->stroke);
        cairo_set_line_width(cr, points(path->thickness));
        cairo_set_dash(cr, &dash, path->dash > 0, 0);
        cairo_stroke_preserve(cr);
        cairo_set_dash(cr, NULL, 0, 0);
    }
    cairo_new_path(cr);
}

static void draw_drawn_text(void *data, const struct drawing_text *text, int32_t x, int32_t y)
{
    const struct canvas *canvas = data;

    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, points((int64_t)x + text->x), points((int64_t)y + text->y));
    if (text->turned)
        cairo_rotate(canvas->cr, -G_PI / 2);
    draw_run(canvas, &text->run, 0, 0);
    cairo_restore(canvas->cr);
}

static void draw_image(void *data, const struct drawing_item *item, int32_t x, int32_t y)
{
    cairo_t         *cr = ((struct canvas *)data)->cr;
    cairo_surface_t *picture = image_decode(item->image.pixels);

    if (picture == NULL)
        return;
    cairo_save(cr);
    cairo_translate(cr, points((int64_t)x + item->image.x), points((int64_t)y + item->image.y));
    cairo_scale(cr, points(item->image.width) / item->image.pixels->columns,
                points(item->image.height) / item->image.pixels->rows);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(picture);
}

static void begin_group(void *data)
{
    cairo_save(((struct canvas *)data)->cr);
}

static void begin_clip(void *data, const struct drawing_path *path, int32_t x, int32_t y)
{
    cairo_t *cr = ((struct canvas *)data)->cr;

    cairo_save(cr);
    collect_path(cr, path, x, y);
    cairo_clip(cr);
}

static void end_group(void *data)
{
    cairo_restore(((struct canvas *)data)->cr);
}

static void bound_drawing(void *data, const struct page_item *item)
{
    (void)data; /* a drawing stands on the page as its items do */
    (void)item;
}

/* ---- The page ---- */

static void note_face(bool used[FACE_COUNT], const struct text_run *run)
{
    if (run->n_words > 0 && run->face < FACE_COUNT)
        used[run->face] = true;
}

/* The file of a face that the page needs and that can't be opened: cairo would take any other font.  NULL: none. */
static const char *missing_font(const struct pages *pages, const struct page *page)
{
    bool used[FACE_COUNT] = {false};

    for (uint32_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];

        if (item->kind == PAGE_TEXT)
            note_face(used, &item->run);
        for (uint32_t k = 0; item->kind == PAGE_DRAWING && k < item->drawing->n_items; k++)
            if (item->drawing->items[k].kind == DRAWING_TEXT)
                note_face(used, &item->drawing->items[k].text.run);
    }
    for (unsigned face = 0; face < FACE_COUNT; face++)
        if (used[face] && font_cairo_face(pages->fonts, (enum font_face)face) == NULL)
            return font_path(pages->fonts, (enum font_face)face);
    return NULL;
}

static void page_begin(void *data, const struct page *page)
{
    cairo_t              *cr = ((struct canvas *)data)->cr;
    cairo_font_options_t *options = cairo_font_options_create();

    (void)page;
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
}

static void page_end(void *data, const struct page *page)
{
    (void)data;
    (void)page;
}

static const struct drawing_device drawing_device = {
    .path = draw_path,
    .text = draw_drawn_text,
    .image = draw_image,
    .group = begin_group,
    .clip = begin_clip,
    .end = end_group,
};

static const struct device device = {
    .page_begin = page_begin,
    .text = draw_text,
    .line = draw_line,
    .box = draw_box,
    .fill = draw_fill,
    .drawing_begin = bound_drawing,
    .drawing = &drawing_device,
    .drawing_end = bound_drawing,
    .page_end = page_end,
};

bool png_write(const struct pages *pages, uint32_t page_index, double dpi, FILE *out, struct diags *diags)
{
    if (page_index >= pages->n_pages || !(dpi > 0)) {
        diag(diags, DIAG_PNG_FAILED, SPAN_NONE, "no such page", NULL);
        return false;
    }
    const struct page *page = &pages->pages[page_index];
    double             scale = dpi / 72;
    double             width = points(page->width) * scale + 0.5, height = points(page->height) * scale + 0.5;
    if (!(width >= 1 && height >= 1 && width <= SIDE_MAX && height <= SIDE_MAX)) {
        diag(diags, DIAG_PNG_TOO_LARGE, SPAN_NONE, NULL);
        return false;
    }
    const char *missing = missing_font(pages, page);
    if (missing != NULL) {
        diag(diags, DIAG_PNG_FONT, SPAN_NONE, missing, NULL);
        return false;
    }
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    cairo_t         *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    device_page(&device, &(struct canvas){cr, pages->fonts}, page);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, stream_write, out);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS && !ferror(out)) {
        diag(diags, DIAG_PNG_FAILED, SPAN_NONE, cairo_status_to_string(status), NULL);
        return false;
    }
    return true;
}
