/*
 * drawing.h -- a small form of drawings: paths, text, groups and clips, in order of painting.
 * Made by chart; placed on a page as one item by layout; printed by render (PDF, PNG, SVG) through device.h.
 *
 * Lengths are Pango units (1/1024 pt); x grows to the right and y downwards from the drawing's upper left corner.
 * Colours are 0xRRGGBB.  Everything lives in the arena that the drawing was made in; words belong to the font set.
 */
#ifndef BAOCAO_DRAWING_H
#define BAOCAO_DRAWING_H

#include <stdbool.h>
#include <stdint.h>

#include "fonts.h"

struct arena;

#define DRAWING_NO_COLOUR UINT32_MAX

enum drawing_step_kind { DRAWING_MOVE, DRAWING_LINE, DRAWING_CURVE, DRAWING_CLOSE };

struct drawing_step {
    uint8_t kind;    /* enum drawing_step_kind */
    int32_t x[3][2]; /* MOVE, LINE: [0] is the end; CURVE: two control points, then the end */
};

struct drawing_path {
    const struct drawing_step *steps;
    uint32_t                   n_steps;
    uint32_t                   fill, stroke; /* colours, or DRAWING_NO_COLOUR */
    int32_t                    thickness;    /* of the stroke */
    int32_t                    dash;         /* length of dashes and of the gaps between them; 0: none */
};

struct drawing_text {
    int32_t         x, y; /* start of the baseline */
    int32_t         width;
    bool            turned; /* by 90 degrees: it runs upwards */
    struct text_run run;
};

enum drawing_item_kind {
    DRAWING_PATH,
    DRAWING_TEXT,
    DRAWING_IMAGE,
    DRAWING_GROUP, /* up to its END: what belongs together */
    DRAWING_CLIP,  /* up to its END: nothing is painted outside of the path */
    DRAWING_END,
};

/* A picture of pixels: a PNG file, read and judged already. */
struct drawing_image {
    const uint8_t *png; /* the file's bytes */
    size_t         length;
    uint32_t       columns, rows;
};

struct drawing_item {
    uint8_t kind; /* enum drawing_item_kind */
    union {
        struct drawing_path path; /* PATH, CLIP */
        struct drawing_text text;
        struct {
            int32_t                     x, y, width, height;
            const struct drawing_image *pixels;
        } image;
    };
};

struct drawing {
    int32_t                    width, height;
    const char                *title;       /* a short name */
    const char                *alternative; /* says in words what is to be seen */
    const char                *missing;     /* the first word with a character that no font has, or NULL */
    const struct drawing_item *items;
    uint32_t                   n_items;
};

/* ---- Making: a pen that collects steps of a path, and paints it ---- */

struct drawing_pen;

/* Borrows arena and fonts. */
struct drawing_pen *drawing_begin(struct arena *arena, struct font_set *fonts);
/* Ends the drawing, frees the pen.  What was opened must be ended; title and alternative are borrowed. */
struct drawing *drawing_finish(struct drawing_pen *pen, int32_t width, int32_t height, const char *title,
                               const char *alternative);

void drawing_move(struct drawing_pen *pen, int32_t x, int32_t y);
void drawing_line(struct drawing_pen *pen, int32_t x, int32_t y);
void drawing_curve(struct drawing_pen *pen, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y);
void drawing_close(struct drawing_pen *pen);
void drawing_rectangle(struct drawing_pen *pen, int32_t x, int32_t y, int32_t width, int32_t height);
void drawing_circle(struct drawing_pen *pen, int32_t x, int32_t y, int32_t radius);

/* Paint the path collected so far, or make it a clip, and begin a new one. */
void drawing_fill(struct drawing_pen *pen, uint32_t colour);
void drawing_stroke(struct drawing_pen *pen, uint32_t colour, int32_t thickness, int32_t dash);
void drawing_paint(struct drawing_pen *pen, uint32_t fill, uint32_t stroke, int32_t thickness);
void drawing_clip(struct drawing_pen *pen);
void drawing_group(struct drawing_pen *pen);
void drawing_end(struct drawing_pen *pen); /* of the clip or group opened last */
void drawing_image(struct drawing_pen *pen, const struct drawing_image *image, int32_t x, int32_t y, int32_t width,
                   int32_t height);

/* ---- Text ---- */

struct drawing_font {
    enum font_face face;
    unsigned       size; /* 1/8 pt */
    uint32_t       colour;
};

enum drawing_anchor { DRAWING_START, DRAWING_MIDDLE, DRAWING_FAR };

/* One line of text; the anchor says which point of its baseline stands at x, y.  White space is single spaces. */
void drawing_text(struct drawing_pen *pen, struct drawing_font font, int32_t x, int32_t y, enum drawing_anchor anchor,
                  const char *text);
/* The same, running upwards. */
void drawing_text_turned(struct drawing_pen *pen, struct drawing_font font, int32_t x, int32_t y,
                         enum drawing_anchor anchor, const char *text);
/* Its width on one line. */
int32_t drawing_text_width(const struct drawing_pen *pen, struct drawing_font font, const char *text);
/*
 * The text in lines of a width, broken where Vietnamese lines may break; the array ends with NULL.  *widest is the
 * width of the longest line: more than asked for if a part that can't be broken is wider.
 */
const char *const *drawing_text_lines(const struct drawing_pen *pen, struct drawing_font font, const char *text,
                                      int32_t width, unsigned *n_lines, int32_t *widest);

#endif
