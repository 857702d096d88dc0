/*
 * drawing_shapes.c -- shapes made of steps: rectangles, circles.
 */
#include "drawing.h"

/* How far the control points of a quarter circle lie from its ends: 0.5523 of the radius. */
#define QUARTER(radius) ((int32_t)((int64_t)(radius)*5523 / 10000))

void drawing_rectangle(struct drawing_pen *pen, int32_t x, int32_t y, int32_t width, int32_t height)
{
    drawing_move(pen, x, y);
    drawing_line(pen, x + width, y);
    drawing_line(pen, x + width, y + height);
    drawing_line(pen, x, y + height);
    drawing_close(pen);
}

void drawing_circle(struct drawing_pen *pen, int32_t x, int32_t y, int32_t radius)
{
    int32_t pull = QUARTER(radius);

    drawing_move(pen, x + radius, y);
    drawing_curve(pen, x + radius, y + pull, x + pull, y + radius, x, y + radius);
    drawing_curve(pen, x - pull, y + radius, x - radius, y + pull, x - radius, y);
    drawing_curve(pen, x - radius, y - pull, x - pull, y - radius, x, y - radius);
    drawing_curve(pen, x + pull, y - radius, x + radius, y - pull, x + radius, y);
    drawing_close(pen);
}
