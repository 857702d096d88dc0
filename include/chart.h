/*
 * chart.h -- charts: exact numbers with names, and the drawing made of them for a width.
 * Made by template; drawn for pages by layout, for screens before the HTML is written.  Everything lives in the
 * report's arena.
 *
 * Charts are black, grey and hatched, and every series is named or labelled where it stands: they are read in grey, by
 * the colour-blind, on paper and on a dark screen.
 */
#ifndef BAOCAO_CHART_H
#define BAOCAO_CHART_H

#include <stdbool.h>

#include "base/decimal.h"
#include "drawing.h"

struct diags;
struct doc;

enum chart_kind {
    CHART_BULLET,    /* a bar for the first series, a mark for the second: result against target */
    CHART_STACKED,   /* a bar of all series */
    CHART_TREND,     /* a line for each series, the second dashed: the target */
    CHART_MULTIPLES, /* a small trend for each panel */
};

#define CHART_SERIES_MAX 6

struct chart_value {
    bool           present;
    struct decimal number;
    const char    *text; /* as printed */
};

struct chart_point {
    const char         *label;
    struct chart_value *values; /* one for each series */
};

struct chart_panel {
    const char         *title; /* MULTIPLES; else NULL */
    struct chart_point *points;
    unsigned            n_points;
};

struct chart {
    enum chart_kind kind;
    const char     *title;
    const char     *unit; /* of the axis, or NULL */
    bool            own;  /* BULLET: each bar is measured by its own target; MULTIPLES: each panel has its own axis */
    const char    **series;
    unsigned        n_series;
    struct chart_panel *panels; /* one, but for MULTIPLES */
    unsigned            n_panels;
};

/* What prevents a drawing of that width: a part of a text that is wider than its place, and by how much. */
struct chart_fault {
    const char *text; /* NULL: none */
    int32_t     missing;
};

/* Draws a chart as wide as asked; as high as it needs. */
struct drawing *chart_draw(struct arena *arena, struct font_set *fonts, const struct chart *chart,
                           const char *alternative, int32_t width, struct chart_fault *fault);
/* The numbers of a chart in words: "Sở Y tế: Hoàn thành 3, Đang thực hiện 2; …". */
const char *chart_words(struct arena *arena, const struct chart *chart);
/* Draws a chart for a wide or a narrow screen, as wide as its words need. */
const struct drawing *chart_draw_screen(struct arena *arena, struct font_set *fonts, const struct chart *chart,
                                        const char *alternative, bool narrow);
/* Draws all charts of a document for screens: struct doc_figure, screen. */
void chart_draw_screens(const struct doc *doc, struct font_set *fonts);

#endif
