/*
 * image.h -- pictures of pixels in documents: PNG files, judged before anything is made of them.
 * For template (which reads them) and render (which prints them).
 */
#ifndef BAOCAO_IMAGE_H
#define BAOCAO_IMAGE_H

#include <stdbool.h>

#include "drawing.h"

/* More than a sheet of A3 at 600 dots per inch; what is larger is refused before it is decoded. */
#define IMAGE_PIXELS_MAX 100000000u
#define IMAGE_BYTES_MAX (64u << 20)

enum image_fault { IMAGE_GOOD, IMAGE_NOT_PNG, IMAGE_TOO_LARGE, IMAGE_BROKEN };

/* Judges a file's bytes, which the image borrows: its form, its size in pixels, then all of its data. */
enum image_fault image_read(const void *bytes, size_t length, struct drawing_image *image);
/* The pixels as a cairo_surface_t of RGB24 or ARGB32, the caller's; NULL if it can't be decoded. */
struct _cairo_surface *image_decode(const struct drawing_image *image);
/* The picture itself as an address ("data:image/png;base64,…"), to be freed by g_free. */
char *image_data_address(const struct drawing_image *image);

#endif
