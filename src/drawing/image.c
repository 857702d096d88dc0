/*
 * image.c -- PNG files: what their first bytes say is judged before they are decoded.
 */
#include "image.h"

#include <cairo.h>
#include <glib.h>
#include <string.h>

/* Signature, then the chunk IHDR: length 13, name, columns, rows. */
#define HEAD_BYTES 33

struct reading {
    const uint8_t *at;
    size_t         left;
};

static cairo_status_t read_bytes(void *closure, unsigned char *to, unsigned length)
{
    struct reading *reading = closure;

    if (length > reading->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, reading->at, length);
    reading->at += length;
    reading->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t read_number(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

cairo_surface_t *image_decode(const struct drawing_image *image)
{
    struct reading   reading = {image->png, image->length};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &reading);

    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS &&
        cairo_image_surface_get_width(surface) == (int)image->columns &&
        cairo_image_surface_get_height(surface) == (int)image->rows)
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

enum image_fault image_read(const void *bytes, size_t length, struct drawing_image *image)
{
    static const uint8_t head[16] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    cairo_surface_t     *surface;

    *image = (struct drawing_image){.png = bytes, .length = length};
    if (length < HEAD_BYTES || memcmp(bytes, head, sizeof head) != 0)
        return length >= 8 && memcmp(bytes, head, 8) == 0 ? IMAGE_BROKEN : IMAGE_NOT_PNG;
    image->columns = read_number(image->png + 16);
    image->rows = read_number(image->png + 20);
    if (image->columns == 0 || image->rows == 0)
        return IMAGE_BROKEN;
    if (length > IMAGE_BYTES_MAX || (uint64_t)image->columns * image->rows > IMAGE_PIXELS_MAX ||
        image->columns > 32767 || image->rows > 32767)
        return IMAGE_TOO_LARGE;
    surface = image_decode(image);
    if (surface == NULL)
        return IMAGE_BROKEN;
    cairo_surface_destroy(surface);
    return IMAGE_GOOD;
}

char *image_data_address(const struct drawing_image *image)
{
    char *base64 = g_base64_encode(image->png, image->length),
         *address = g_strconcat("data:image/png;base64,", base64, NULL);

    g_free(base64);
    return address;
}
