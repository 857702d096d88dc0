/*
 * svg.h -- drawings as SVG, within a page or as a file.
 * For render/html and whoever writes sites.  Text stays text; there are presentation attributes only, no styles and no
 * scripts, so that it may stand on pages under `Content-Security-Policy: default-src 'self'`.
 */
#ifndef BAOCAO_SVG_H
#define BAOCAO_SVG_H

#include <libxml/xmlwriter.h>
#include <stdio.h>

#include "drawing.h"

struct svg_options {
    const char *id;         /* of title, description and clips: unique in the page */
    const char *class_name; /* or NULL */
    /* Greys are shades of the text's colour, and white has the class "paper": the page decides how dark it is. */
    bool themed;
};

/* The element svg with role="img", title and description; in a page, which the writer is in the middle of. */
void svg_write_element(xmlTextWriterPtr writer, const struct drawing *drawing, const struct svg_options *options);
/* A file of its own.  A write error is the stream's (ferror). */
void svg_write(const struct drawing *drawing, FILE *out);

#endif
