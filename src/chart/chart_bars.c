/*
 * chart_bars.c -- horizontal bars: result against target (bullet), and parts of a whole (stacked).
 *
 * Names stand at the left, or above the bars where there is no room beside them; numbers stand at the right, in a
 * column of their own that is as wide as the widest of them, so that nothing is ever drawn over a number.
 */
#include "chart_int.h"

#include <string.h>

#define BAR PT(13)
#define TRACK_LEAST PT(110) /* narrower than this, names go above the bars */
#define ROW_GAP PT(7)
#define TARGET_SHARE 4 / 5 /* BULLET by its own target: where the target stands on the track */

struct bars {
    struct plot              *plot;
    const struct chart_panel *panel;
    struct chart_scale        scale;
    int32_t                   names; /* width of their column; 0: names stand above */
    int32_t                   track, track_width;
    struct drawing_font       number_font;
};

static const struct decimal zero = {0, 0};

/* ---- Numbers at the right ---- */

static struct decimal total_of(const struct chart *chart, const struct chart_point *point)
{
    struct decimal total = zero, sum;

    for (unsigned i = 0; i < chart->n_series; i++)
        if (point->values[i].present && decimal_add(total, point->values[i].number, &sum))
            total = sum;
    return total;
}

/* Is there room for a number within a part that is so wide? */
static bool fits(const struct bars *bars, const char *text, int32_t width)
{
    return drawing_text_width(bars->plot->pen, chart_axis, text) + PT(4) <= width;
}

/* Where a part of a stacked bar begins and ends on the track; false if there is none. */
static bool part_places(const struct bars *bars, const struct chart_value *value, struct decimal *sum, int32_t *from,
                        int32_t *to)
{
    if (!value->present)
        return false;
    *from = chart_scale_place(&bars->scale, *sum, bars->track_width);
    if (!decimal_add(*sum, value->number, sum))
        return false;
    *to = chart_scale_place(&bars->scale, *sum, bars->track_width);
    return *to > *from;
}

/* "6 + 2": the parts, where they have no room in the bar. */
static void append_parts(GString *text, const struct chart *chart, const struct chart_point *point)
{
    for (unsigned i = 0; i < chart->n_series; i++)
        if (point->values[i].present && decimal_compare(point->values[i].number, zero) != 0)
            g_string_append_printf(text, "%s%s", text->len > 0 ? " + " : "", point->values[i].text);
}

static bool parts_fit(const struct bars *bars, const struct chart_point *point)
{
    struct decimal sum = zero;
    int32_t        from = 0, to = 0;

    for (unsigned i = 0; i < bars->plot->chart->n_series; i++) {
        const struct chart_value *value = &point->values[i];
        bool                      drawn = part_places(bars, value, &sum, &from, &to);

        if (value->present && decimal_compare(value->number, zero) != 0 &&
            !(drawn && fits(bars, value->text, to - from)))
            return false;
    }
    return true;
}

/* BULLET: result and target; STACKED: the total, or the parts if their numbers don't fit into the bar. */
static const char *number_text(const struct bars *bars, const struct chart_point *point)
{
    const struct chart *chart = bars->plot->chart;
    GString            *text = g_string_new(NULL);
    const char         *kept;

    if (chart->kind == CHART_BULLET)
        g_string_append_printf(text, "%s / %s", point->values[0].present ? point->values[0].text : "–",
                               point->values[1].present ? point->values[1].text : "–");
    else if (bars->track_width > 0 && !parts_fit(bars, point))
        append_parts(text, chart, point);
    else
        g_string_append_printf(text, "%s%s", viet_number(bars->plot->arena, total_of(chart, point)),
                               chart->unit != NULL && strcmp(chart->unit, "%") == 0 ? "%" : "");
    kept = arena_strndup(bars->plot->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

/* ---- Geometry of columns ---- */

/* The width of the numbers' column as the track is now. */
static int32_t numbers_width(const struct bars *bars)
{
    int32_t width = 0;

    for (unsigned i = 0; i < bars->panel->n_points; i++)
        width = MAX(width,
                    drawing_text_width(bars->plot->pen, bars->number_font, number_text(bars, &bars->panel->points[i])));
    return width;
}

static void place_track(struct bars *bars, int32_t numbers)
{
    bars->track = bars->names > 0 ? bars->names + GAP : 0;
    bars->track_width = bars->plot->width - numbers - GAP - bars->track;
}

static void place_columns(struct bars *bars)
{
    struct plot *plot = bars->plot;
    int32_t      names = 0, numbers = numbers_width(bars), more;

    for (unsigned i = 0; i < bars->panel->n_points; i++)
        names = MAX(names, drawing_text_width(plot->pen, chart_label, bars->panel->points[i].label));
    names = MIN(names, plot->width * 2 / 5);
    if (plot->width - names - numbers - 2 * GAP < TRACK_LEAST * 3 / 2)
        names = 0;
    bars->names = names;
    place_track(bars, numbers);
    while ((more = numbers_width(bars)) > numbers) { /* on a shorter track fewer parts have room: ends with none */
        numbers = more;
        place_track(bars, numbers);
    }
    if (bars->track_width < PT(40)) {
        if (PT(40) - bars->track_width > plot->fault->missing)
            *plot->fault = (struct chart_fault){bars->panel->points[0].label, PT(40) - bars->track_width};
        bars->track_width = PT(40);
    }
}

static struct chart_scale scale_of(const struct bars *bars)
{
    const struct chart *chart = bars->plot->chart;
    struct decimal      least = zero, greatest = zero;

    if (chart->kind == CHART_BULLET) {
        chart_range(bars->panel, chart->n_series, &least, &greatest);
    } else {
        for (unsigned i = 0; i < bars->panel->n_points; i++) {
            struct decimal total = total_of(chart, &bars->panel->points[i]);

            if (decimal_compare(total, greatest) > 0)
                greatest = total;
        }
    }
    return chart_scale_new(least, greatest, true, 5);
}

/* ---- The axis below common bars ---- */

static bool has_axis(const struct chart *chart)
{
    return !(chart->kind == CHART_BULLET && chart->own);
}

static const char *axis_text(struct plot *plot, struct decimal number)
{
    return viet_number(plot->arena, number);
}

/* Behind one row: where names stand above the bars, no line runs through them. */
static void draw_grid(const struct bars *bars, int32_t top, int32_t bottom, uint32_t colour, uint32_t zero_colour)
{
    struct decimal at = bars->scale.from;

    if (!has_axis(bars->plot->chart))
        return;
    while (decimal_compare(at, bars->scale.to) <= 0) {
        int32_t x = bars->track + chart_scale_place(&bars->scale, at, bars->track_width);

        drawing_move(bars->plot->pen, x, top);
        drawing_line(bars->plot->pen, x, bottom);
        drawing_stroke(bars->plot->pen, decimal_compare(at, zero) == 0 ? zero_colour : colour, PT(0.5), 0);
        if (!decimal_add(at, bars->scale.step, &at))
            break;
    }
}

static void draw_axis(const struct bars *bars)
{
    struct plot   *plot = bars->plot;
    struct decimal at = bars->scale.from;
    int32_t        free_from = INT32_MIN;

    while (decimal_compare(at, bars->scale.to) <= 0) {
        const char *text = axis_text(plot, at);
        int32_t     width = drawing_text_width(plot->pen, chart_axis, text);
        int32_t     x = bars->track + chart_scale_place(&bars->scale, at, bars->track_width);

        x = CLAMP(x, width / 2, plot->width - width / 2);
        if (x - width / 2 >= free_from) {
            drawing_text(plot->pen, chart_axis, x, plot_baseline(plot->y, AXIS_LINE, chart_axis), DRAWING_MIDDLE, text);
            free_from = x + width / 2 + PT(4);
        }
        if (!decimal_add(at, bars->scale.step, &at))
            break;
    }
    plot->y += AXIS_LINE;
    if (plot->chart->unit != NULL) {
        struct plot_lines unit = plot_break(plot, chart_axis, plot->chart->unit, plot->width);

        plot_lines(plot, chart_axis, &unit, bars->track + bars->track_width / 2, plot->y, AXIS_LINE, DRAWING_MIDDLE);
        plot->y += (int32_t)unit.count * AXIS_LINE;
    }
}

/* ---- Bars ---- */

/* A bar longer than its track: two slanting strokes of paper break it before its end. */
static void draw_break(const struct bars *bars, int32_t y)
{
    struct drawing_pen *pen = bars->plot->pen;
    int32_t             x = bars->track + bars->track_width - PT(12);

    for (int i = 0; i < 2; i++, x += PT(4)) {
        drawing_move(pen, x, y + BAR);
        drawing_line(pen, x + PT(4), y);
        drawing_stroke(pen, PAPER, PT(1.5), 0);
    }
}

/* By its own target: the target stands at the same place in all rows, the result where its share of it is. */
static void bullet_places(const struct bars *bars, const struct chart_value *values, int32_t *bar, int32_t *mark)
{
    struct chart_scale own = {zero, values[1].number, zero};
    int32_t            target = bars->track_width * TARGET_SHARE;

    if (!bars->plot->chart->own) {
        *bar = chart_scale_place(&bars->scale, values[0].number, bars->track_width);
        *mark = chart_scale_place(&bars->scale, values[1].number, bars->track_width);
        return;
    }
    *mark = target;
    *bar = 0;
    if (values[1].present && decimal_compare(values[1].number, zero) > 0)
        *bar = chart_scale_place(&own, values[0].number, target);
}

static void draw_bullet(const struct bars *bars, const struct chart_point *point, int32_t y)
{
    struct drawing_pen *pen = bars->plot->pen;
    int32_t             start = bars->track, bar, mark;

    bullet_places(bars, point->values, &bar, &mark);
    if (!bars->plot->chart->own)
        start += chart_scale_place(&bars->scale, zero, bars->track_width);
    drawing_rectangle(pen, bars->track, y, bars->track_width, BAR);
    drawing_fill(pen, 0xe8e8e8);
    draw_grid(bars, y, y + BAR, PAPER, PAPER);
    if (point->values[0].present && bars->track + bar != start) {
        int32_t end = bars->track + CLAMP(bar, 0, bars->track_width);

        plot_tone(bars->plot, 0, MIN(start, end), y + PT(3), ABS(end - start), BAR - PT(6));
        if (bar > bars->track_width)
            draw_break(bars, y);
    }
    if (point->values[1].present) {
        drawing_rectangle(pen, bars->track + MIN(mark, bars->track_width) - PT(2.25), y - PT(1), PT(4.5), BAR + PT(2));
        drawing_fill(pen, PAPER); /* a rim, so that it is seen on the bar too */
        drawing_rectangle(pen, bars->track + MIN(mark, bars->track_width) - PT(1.25), y - PT(1), PT(2.5), BAR + PT(2));
        drawing_fill(pen, INK);
    }
}

/* A part's number stands in it, if there is room. */
static void part_number(const struct bars *bars, unsigned series, const char *text, int32_t x, int32_t y, int32_t width)
{
    struct plot        *plot = bars->plot;
    struct drawing_font font = chart_axis;
    int32_t             needs = drawing_text_width(plot->pen, font, text);
    bool                ground;

    if (!fits(bars, text, width))
        return;
    font.colour = plot_tone_ink(series, &ground);
    if (ground) {
        drawing_rectangle(plot->pen, x + (width - needs) / 2 - PT(1.5), y + PT(1.5), needs + PT(3), BAR - PT(3));
        drawing_fill(plot->pen, PAPER);
    }
    drawing_text(plot->pen, font, x + width / 2, plot_baseline(y, BAR, font), DRAWING_MIDDLE, text);
}

static void draw_stack(const struct bars *bars, const struct chart_point *point, int32_t y)
{
    struct decimal sum = zero;
    int32_t        from = 0, to = 0;

    for (unsigned i = 0; i < bars->plot->chart->n_series; i++) {
        int32_t x, gap;

        if (!part_places(bars, &point->values[i], &sum, &from, &to))
            continue;
        gap = to - from > PT(2) && from > 0 ? PT(0.75) : 0; /* a line of paper between parts */
        x = bars->track + from;
        plot_tone(bars->plot, i, x + gap, y, to - from - gap, BAR);
        part_number(bars, i, point->values[i].text, x, y, to - from);
    }
}

static int32_t name_height(const struct bars *bars, const struct chart_point *point)
{
    return (int32_t)plot_break(bars->plot, chart_label, point->label, bars->names > 0 ? bars->names : bars->plot->width)
               .count *
           LABEL_LINE;
}

static int32_t row_height(const struct bars *bars, const struct chart_point *point)
{
    int32_t name = name_height(bars, point);

    return bars->names > 0 ? MAX(name, BAR) : name + BAR + PT(1);
}

static void draw_row(const struct bars *bars, const struct chart_point *point)
{
    struct plot      *plot = bars->plot;
    int32_t           height = row_height(bars, point), y;
    struct plot_lines name = plot_break(plot, chart_label, point->label, bars->names > 0 ? bars->names : plot->width);
    struct plot_lines number = plot_break(plot, bars->number_font, number_text(bars, point), plot->width);

    drawing_group(plot->pen);
    if (plot->chart->kind == CHART_STACKED)
        draw_grid(bars, bars->names > 0 ? plot->y - ROW_GAP / 2 : plot->y + height - BAR - PT(1),
                  plot->y + height + (bars->names > 0 ? ROW_GAP - ROW_GAP / 2 : PT(1)), GRID, INK);
    if (bars->names > 0) {
        y = plot->y + (height - BAR) / 2;
        plot_lines(plot, chart_label, &name, bars->names, plot->y + (height - (int32_t)name.count * LABEL_LINE) / 2,
                   LABEL_LINE, DRAWING_FAR);
    } else {
        y = plot->y + height - BAR;
        plot_lines(plot, chart_label, &name, 0, plot->y, LABEL_LINE, DRAWING_START);
    }
    if (plot->chart->kind == CHART_BULLET)
        draw_bullet(bars, point, y);
    else
        draw_stack(bars, point, y);
    plot_lines(plot, bars->number_font, &number, plot->width, y, BAR, DRAWING_FAR);
    drawing_end(plot->pen);
    plot->y += height + ROW_GAP;
}

void chart_bars(struct plot *plot)
{
    struct bars bars = {.plot = plot, .panel = &plot->chart->panels[0], .number_font = chart_label};

    bars.scale = scale_of(&bars);
    place_columns(&bars);
    for (unsigned i = 0; i < bars.panel->n_points; i++)
        draw_row(&bars, &bars.panel->points[i]);
    plot->y -= ROW_GAP - PT(3);
    if (has_axis(plot->chart))
        draw_axis(&bars);
}
