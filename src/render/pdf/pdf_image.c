/*
 * pdf_image.c -- pictures of pixels: each embedded once, on white paper, grey if it has no colour.
 */
#include <cairo.h>

#include "image.h"
#include "pdf_int.h"

unsigned pdf_image_number(struct pdf *pdf, const struct drawing_image *image)
{
    guint number;
    if (!g_ptr_array_find(pdf->images, image, &number)) {
        number = pdf->images->len;
        g_ptr_array_add(pdf->images, (gpointer)image);
    }
    return number;
}

/* What shines through is paper: PDF/A-2 would want a colour space to blend in. */
static cairo_surface_t *on_paper(const struct drawing_image *image)
{
    cairo_surface_t *picture = image_decode(image);
    cairo_surface_t *paper = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)image->columns, (int)image->rows);
    cairo_t         *cr = cairo_create(paper);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    if (picture != NULL) {
        cairo_set_source_surface(cr, picture, 0, 0);
        cairo_paint(cr);
        cairo_surface_destroy(picture);
    }
    cairo_destroy(cr);
    cairo_surface_flush(paper);
    return paper;
}

static const uint32_t *row_of(cairo_surface_t *paper, uint32_t row)
{
    const unsigned char *data = cairo_image_surface_get_data(paper);
    return (const uint32_t *)(const void *)(data + (size_t)row * (size_t)cairo_image_surface_get_stride(paper));
}

static bool is_grey(cairo_surface_t *paper, const struct drawing_image *image)
{
    for (uint32_t row = 0; row < image->rows; row++) {
        const uint32_t *pixels = row_of(paper, row);
        for (uint32_t i = 0; i < image->columns; i++)
            if ((pixels[i] >> 16 & 255) != (pixels[i] >> 8 & 255) || (pixels[i] >> 8 & 255) != (pixels[i] & 255))
                return false;
    }
    return true;
}

static void put_pixels(cairo_surface_t *paper, const struct drawing_image *image, bool grey, struct pdf_buf *out)
{
    for (uint32_t row = 0; row < image->rows; row++) {
        const uint32_t *pixels = row_of(paper, row);
        char           *to = pdf_buf_room(out, (size_t)image->columns * 3);
        for (uint32_t i = 0; i < image->columns; i++) {
            if (!grey) {
                *to++ = (char)(pixels[i] >> 16);
                *to++ = (char)(pixels[i] >> 8);
            }
            *to++ = (char)pixels[i];
        }
        out->length = (size_t)(to - out->data);
    }
}

static HPDF_Dict image_new(struct pdf *pdf, const struct drawing_image *image)
{
    cairo_surface_t *paper = on_paper(image);
    struct pdf_buf   pixels = {0};
    if (cairo_surface_status(paper) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(paper);
        pdf->failed = true;
        return NULL;
    }
    bool grey = is_grey(paper, image);
    put_pixels(paper, image, grey, &pixels);
    cairo_surface_destroy(paper);
    HPDF_Dict dict = pdf_stream_new(pdf, &pixels);
    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", (HPDF_INT32)image->columns);
    HPDF_Dict_AddNumber(dict, "Height", (HPDF_INT32)image->rows);
    HPDF_Dict_AddName(dict, "ColorSpace", grey ? "DeviceGray" : "DeviceRGB");
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
    return dict;
}

void pdf_images_embed(struct pdf *pdf)
{
    if (pdf->images->len == 0)
        return;
    HPDF_Dict all = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_Add(pdf->resources, "XObject", all);
    for (guint i = 0; i < pdf->images->len && !pdf->failed; i++) {
        char      name[16];
        HPDF_Dict made = image_new(pdf, g_ptr_array_index(pdf->images, i));
        g_snprintf(name, sizeof name, "I%u", i);
        if (made != NULL)
            HPDF_Dict_Add(all, name, made);
    }
}
