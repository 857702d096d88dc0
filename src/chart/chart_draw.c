/*
 * chart_draw.c -- a chart as a drawing: the kinds, the look of series, the legend.
 */
#include "chart_int.h"

#include "base/diag.h"
#include "doc.h"

#define SCREEN_WIDE PT(468)
#define SCREEN_NARROW PT(246) /* a telephone's 360 pixels, its margins taken off */

#define SWATCH PT(11)
#define HATCH PT(3.6) /* between lines */

const struct drawing_font chart_label = {FACE_REGULAR, LABEL_SIZE, INK};
const struct drawing_font chart_strong = {FACE_BOLD, LABEL_SIZE, INK};
const struct drawing_font chart_axis = {FACE_REGULAR, AXIS_SIZE, QUIET};

/* ---- Text ---- */

struct plot_lines plot_break(struct plot *plot, struct drawing_font font, const char *text, int32_t width)
{
    struct plot_lines lines;

    lines.lines = drawing_text_lines(plot->pen, font, text, width, &lines.count, &lines.widest);
    if (lines.widest - width > plot->fault->missing) {
        plot->fault->missing = lines.widest - width;
        plot->fault->text = text;
    }
    return lines;
}

int32_t plot_baseline(int32_t y, int32_t line_height, struct drawing_font font)
{
    int32_t size = (int32_t)font.size * (UNITS_PER_PT / 8);

    return y + (line_height + size * 2 / 3) / 2; /* digits and capitals, two thirds of the size high, in the middle */
}

void plot_lines(struct plot *plot, struct drawing_font font, const struct plot_lines *lines, int32_t x, int32_t y,
                int32_t line_height, enum drawing_anchor anchor)
{
    for (unsigned i = 0; i < lines->count; i++)
        drawing_text(plot->pen, font, x, plot_baseline(y + (int32_t)i * line_height, line_height, font), anchor,
                     lines->lines[i]);
}

/* ---- The look of series: told apart by lightness first, then by hatching ---- */

enum hatch { PLAIN, RISING, CROSSED };

static const struct tone {
    uint32_t   fill;
    enum hatch hatch;
    bool       outlined;
} tones[CHART_SERIES_MAX] = {
    {0x333333, PLAIN, false}, {0x999999, PLAIN, false}, {PAPER, RISING, true},
    {0xe0e0e0, PLAIN, true},  {PAPER, PLAIN, true},     {PAPER, CROSSED, true},
};

static void hatch_lines(struct plot *plot, int32_t x, int32_t y, int32_t width, int32_t height, bool rising)
{
    for (int32_t at = -height; at < width; at += HATCH) {
        drawing_move(plot->pen, x + at, rising ? y + height : y);
        drawing_line(plot->pen, x + at + height, rising ? y : y + height);
    }
    drawing_stroke(plot->pen, INK, PT(0.6), 0);
}

void plot_tone(struct plot *plot, unsigned series, int32_t x, int32_t y, int32_t width, int32_t height)
{
    const struct tone *tone = &tones[series % CHART_SERIES_MAX];

    drawing_rectangle(plot->pen, x, y, width, height);
    drawing_fill(plot->pen, tone->fill);
    if (tone->hatch != PLAIN) {
        drawing_rectangle(plot->pen, x, y, width, height);
        drawing_clip(plot->pen);
        hatch_lines(plot, x, y, width, height, true);
        if (tone->hatch == CROSSED)
            hatch_lines(plot, x, y, width, height, false);
        drawing_end(plot->pen);
    }
    if (tone->outlined) { /* the stroke stands within */
        drawing_rectangle(plot->pen, x + PT(0.25), y + PT(0.25), MAX(width - PT(0.5), 0), height - PT(0.5));
        drawing_stroke(plot->pen, INK, PT(0.5), 0);
    }
}

uint32_t plot_tone_ink(unsigned series, bool *needs_ground)
{
    const struct tone *tone = &tones[series % CHART_SERIES_MAX];

    *needs_ground = tone->hatch != PLAIN;
    return (tone->fill & 255) < 0x60 ? PAPER : INK;
}

/* ---- Legend ---- */

/* The mark of a series beside its name. */
static int32_t legend_mark(struct plot *plot, unsigned series, int32_t x, int32_t y)
{
    int32_t middle = y + LABEL_LINE / 2;

    if (plot->chart->kind == CHART_BULLET && series == 1) {
        drawing_rectangle(plot->pen, x + PT(4), middle - SWATCH / 2, PT(2.5), SWATCH);
        drawing_fill(plot->pen, INK);
    } else {
        plot_tone(plot, series, x, middle - SWATCH / 2, SWATCH, SWATCH);
    }
    return SWATCH + PT(4);
}

/* Names side by side as far as they fit, then in further rows. */
static void draw_legend(struct plot *plot)
{
    int32_t x = 0, rows = 0;

    for (unsigned i = 0; i < plot->chart->n_series; i++) {
        struct plot_lines name = plot_break(plot, chart_label, plot->chart->series[i], plot->width - SWATCH - PT(4));
        int32_t           width = SWATCH + PT(4) + name.widest;

        if (x > 0 && x + width > plot->width) {
            x = 0;
            plot->y += rows * LABEL_LINE + PT(3);
            rows = 0;
        }
        plot_lines(plot, chart_label, &name, x + legend_mark(plot, i, x, plot->y), plot->y, LABEL_LINE, DRAWING_START);
        rows = MAX(rows, (int32_t)name.count);
        x += width + PT(14);
    }
    plot->y += rows * LABEL_LINE + GAP;
}

/* ---- The whole ---- */

struct drawing *chart_draw(struct arena *arena, struct font_set *fonts, const struct chart *chart,
                           const char *alternative, int32_t width, struct chart_fault *fault)
{
    struct plot plot = {.arena = arena, .chart = chart, .width = width, .fault = fault};

    *fault = (struct chart_fault){NULL, 0};
    plot.pen = drawing_begin(arena, fonts);
    switch (chart->kind) {
    case CHART_BULLET:
    case CHART_STACKED:
        draw_legend(&plot);
        chart_bars(&plot);
        break;
    case CHART_TREND:
        chart_trend(&plot);
        break;
    case CHART_MULTIPLES:
        chart_multiples(&plot);
        break;
    }
    return drawing_finish(plot.pen, width, plot.y, chart->title, alternative);
}

/* A screen scrolls and shrinks: there a chart takes the width that its words need. */
const struct drawing *chart_draw_screen(struct arena *arena, struct font_set *fonts, const struct chart *chart,
                                        const char *alternative, bool narrow)
{
    int32_t            width = narrow ? SCREEN_NARROW : SCREEN_WIDE;
    struct chart_fault fault;
    struct drawing    *drawing = chart_draw(arena, fonts, chart, alternative, width, &fault);

    for (unsigned tries = 0; fault.text != NULL && tries < 8; tries++) {
        width += fault.missing * 2 + PT(1);
        drawing = chart_draw(arena, fonts, chart, alternative, width, &fault);
    }
    return drawing;
}

void chart_draw_screens(const struct doc *doc, struct font_set *fonts)
{
    for (struct doc_node *node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        struct doc_figure *figure = node->kind == DOC_FIGURE ? node->attr : NULL;

        if (figure == NULL || figure->chart == NULL)
            continue;
        for (unsigned i = 0; i < 2; i++)
            figure->screen[i] = chart_draw_screen(doc->arena, fonts, figure->chart, figure->alternative, i == 1);
    }
}
