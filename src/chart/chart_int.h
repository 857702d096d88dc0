/*
 * chart_int.h -- what the files of charts share: scales, the look, the plot in the making.  For src/chart only.
 *
 * chart_scale.c    from exact numbers to places on an axis
 * chart_draw.c     the order of work: legend, kinds; faults
 * chart_bars.c     bullet and stacked bars
 * chart_trend.c    lines, single and in small multiples
 * chart_words.c    the numbers in words
 */
#ifndef BAOCAO_CHART_INT_H
#define BAOCAO_CHART_INT_H

#include <glib.h>

#include "base/arena.h"
#include "chart.h"
#include "viet.h"

/* ---- chart_scale.c ---- */

/* An axis: multiples of the step from one end to the other, which hold all numbers. */
struct chart_scale {
    struct decimal from, to, step;
};

/* The least and the greatest of the numbers of a panel; false if there are none. */
bool chart_range(const struct chart_panel *panel, unsigned n_series, struct decimal *least, struct decimal *greatest);
/* Round numbers, at most so many steps.  zero: the axis holds 0, as bars need. */
struct chart_scale chart_scale_new(struct decimal least, struct decimal greatest, bool zero, unsigned steps_max);
/* Where a number stands on an axis of a length: 0 at `from`.  Rounded to a unit. */
int32_t chart_scale_place(const struct chart_scale *scale, struct decimal number, int32_t length);

/* ---- The look ---- */

#define INK 0x000000
#define PAPER 0xffffff
#define GRID 0xc8c8c8
#define QUIET 0x595959 /* words of axes: 7 to 1 on white */

#define LABEL_SIZE (11 * 8) /* names of points, numbers; 1/8 pt */
#define AXIS_SIZE (10 * 8)
#define LABEL_LINE PT(13)
#define AXIS_LINE PT(12)
#define GAP PT(6)

extern const struct drawing_font chart_label, chart_strong, chart_axis;

struct plot {
    struct arena       *arena;
    struct drawing_pen *pen;
    const struct chart *chart;
    int32_t             width;
    int32_t             y; /* where the next thing goes */
    struct chart_fault *fault;
};

/* Lines of a text, within a width; a part that is wider is the plot's fault. */
struct plot_lines {
    const char *const *lines;
    unsigned           count;
    int32_t            widest;
};

struct plot_lines plot_break(struct plot *plot, struct drawing_font font, const char *text, int32_t width);
/* Draws them, the first one's top at y. */
void plot_lines(struct plot *plot, struct drawing_font font, const struct plot_lines *lines, int32_t x, int32_t y,
                int32_t line_height, enum drawing_anchor anchor);
/* The baseline of a line whose top is y. */
int32_t plot_baseline(int32_t y, int32_t line_height, struct drawing_font font);
/* Fills a rectangle with the look of a series: dark, hatched, light … */
void plot_tone(struct plot *plot, unsigned series, int32_t x, int32_t y, int32_t width, int32_t height);
/* The colour of text on it; *needs_ground: a piece of paper below it. */
uint32_t plot_tone_ink(unsigned series, bool *needs_ground);

void chart_bars(struct plot *plot);
void chart_trend(struct plot *plot);
void chart_multiples(struct plot *plot);

#endif
