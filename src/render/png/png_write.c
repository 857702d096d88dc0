/*
 * png_write.c -- one page as a picture: previews, and what tests compare.
 */
#include <cairo.h>
#include <glib.h>

#include "base/diag.h"
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

static void draw_text(cairo_t *cr, const struct pages *pages, const struct page_item *item)
{
    const struct text_run *run = &item->run;
    if (run->n_words == 0 || run->face >= FACE_COUNT)
        return;
    size_t n_glyphs = 0;
    for (unsigned i = 0; i < run->n_words; i++)
        n_glyphs += run->words[i]->n_glyphs;
    cairo_glyph_t *glyphs = g_new(cairo_glyph_t, n_glyphs + 1);
    int64_t        x = item->x;
    int32_t        spaces = 0;
    unsigned       placed = 0;
    for (unsigned i = 0; i < run->n_words; i++) {
        if (i > 0 && !(run->joined && run->joined[i]))
            x += run->space + (spaces++ < run->space_extra);
        placed += place_word(run->words[i], &x, item->y, glyphs + placed);
    }
    cairo_set_font_face(cr, font_cairo_face(pages->fonts, (enum font_face)run->face));
    cairo_set_font_size(cr, run->size / 8.0);
    set_colour(cr, run->colour);
    cairo_show_glyphs(cr, glyphs, (int)placed);
    g_free(glyphs);
}

static void draw_item(cairo_t *cr, const struct pages *pages, const struct page_item *item)
{
    switch (item->kind) {
    case PAGE_TEXT:
        draw_text(cr, pages, item);
        break;
    case PAGE_LINE:
        set_colour(cr, item->line.colour);
        cairo_set_line_width(cr, points(item->line.thickness));
        cairo_move_to(cr, points(item->x), points(item->y));
        cairo_rel_line_to(cr, points(item->width), points(item->height));
        cairo_stroke(cr);
        break;
    case PAGE_BOX:
        set_colour(cr, item->line.colour);
        cairo_set_line_width(cr, points(item->line.thickness));
        cairo_rectangle(cr, points(item->x), points(item->y), points(item->width), points(item->height));
        cairo_stroke(cr);
        break;
    case PAGE_FILL:
        set_colour(cr, item->fill.colour);
        cairo_rectangle(cr, points(item->x), points(item->y), points(item->width), points(item->height));
        cairo_fill(cr);
        break;
    default: /* places are kept free, not drawn */
        break;
    }
}

/* The file of a face that the page needs and that can't be opened: cairo would take any other font.  NULL: none. */
static const char *missing_font(const struct pages *pages, const struct page *page)
{
    for (uint32_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == PAGE_TEXT && item->run.n_words > 0 && item->run.face < FACE_COUNT &&
            !font_cairo_face(pages->fonts, (enum font_face)item->run.face))
            return font_path(pages->fonts, (enum font_face)item->run.face);
    }
    return NULL;
}

static void draw_page(cairo_t *cr, const struct pages *pages, const struct page *page)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    for (uint32_t i = 0; i < page->n_items; i++)
        draw_item(cr, pages, &page->items[i]);
}

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
    draw_page(cr, pages, page);
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
