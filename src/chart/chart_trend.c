/*
 * chart_trend.c -- lines over time: one plot with its names at the ends of lines, or a small one for each panel.
 */
#include "chart_int.h"

#define TREND_HEIGHT PT(150)
#define PANEL_HEIGHT PT(58)
#define PANEL_WIDTH PT(140) /* at least */
#define MARKER PT(2.4)

/* A plot of lines: the box that the axes stand around. */
struct lines {
    struct plot              *plot;
    const struct chart_panel *panel;
    struct chart_scale        scale;
    int32_t                   left, top, width, height;
};

static const struct line_look {
    uint32_t colour;
    int32_t  thickness, dash;
    bool     markers;
} looks[CHART_SERIES_MAX] = {
    {INK, PT(1.6), 0, true},           {INK, PT(1.1), PT(4), false}, {0x808080, PT(1.6), 0, true},
    {0x808080, PT(1.1), PT(2), false}, {0xb0b0b0, PT(2), 0, false},  {0x404040, PT(0.7), PT(1), false},
};

/* The middle of the n-th point's share of the width. */
static int32_t point_x(const struct lines *lines, unsigned n)
{
    return lines->left + (int32_t)((int64_t)lines->width * (2 * n + 1) / (2 * MAX(lines->panel->n_points, 1)));
}

static int32_t number_y(const struct lines *lines, struct decimal number)
{
    return lines->top + lines->height - chart_scale_place(&lines->scale, number, lines->height);
}

/* Where there is no number the line has a gap. */
static void draw_line(const struct lines *lines, unsigned series)
{
    struct drawing_pen     *pen = lines->plot->pen;
    const struct line_look *look = &looks[series];
    unsigned                run = 0;

    for (unsigned i = 0; i <= lines->panel->n_points; i++) {
        const struct chart_value *value = i < lines->panel->n_points ? &lines->panel->points[i].values[series] : NULL;

        if (value != NULL && value->present) {
            int32_t x = point_x(lines, i), y = number_y(lines, value->number);

            if (run++ == 0)
                drawing_move(pen, x, y);
            else
                drawing_line(pen, x, y);
            continue;
        }
        if (run == 1) { /* alone: a short stroke, as it were a line of its own */
            int32_t x = point_x(lines, i - 1), y = number_y(lines, lines->panel->points[i - 1].values[series].number);

            drawing_line(pen, x, y);
            drawing_stroke(pen, look->colour, look->thickness, 0);
            drawing_move(pen, x - PT(4), y);
            drawing_line(pen, x + PT(4), y);
        }
        if (run > 0)
            drawing_stroke(pen, look->colour, look->thickness, look->dash);
        run = 0;
    }
    for (unsigned i = 0; look->markers && i < lines->panel->n_points; i++) {
        const struct chart_value *value = &lines->panel->points[i].values[series];

        if (!value->present)
            continue;
        drawing_circle(pen, point_x(lines, i), number_y(lines, value->number), MARKER);
        drawing_paint(pen, series == 0 ? look->colour : PAPER, look->colour, PT(1));
    }
}

/* ---- Axes ---- */

static int32_t axis_width(const struct lines *lines)
{
    int32_t        width = 0;
    struct decimal at = lines->scale.from;

    while (decimal_compare(at, lines->scale.to) <= 0) {
        width = MAX(width, drawing_text_width(lines->plot->pen, chart_axis, viet_number(lines->plot->arena, at)));
        if (!decimal_add(at, lines->scale.step, &at))
            break;
    }
    return width;
}

static void draw_grid(const struct lines *lines)
{
    struct drawing_pen *pen = lines->plot->pen;
    struct decimal      at = lines->scale.from;

    while (decimal_compare(at, lines->scale.to) <= 0) {
        int32_t y = number_y(lines, at);

        drawing_move(pen, lines->left, y);
        drawing_line(pen, lines->left + lines->width, y);
        drawing_stroke(pen, decimal_compare(at, lines->scale.from) == 0 ? QUIET : GRID, PT(0.5), 0);
        drawing_text(pen, chart_axis, lines->left - PT(4), plot_baseline(y - AXIS_LINE / 2, AXIS_LINE, chart_axis),
                     DRAWING_FAR, viet_number(lines->plot->arena, at));
        if (!decimal_add(at, lines->scale.step, &at))
            break;
    }
}

/* Names of points below the axis: turned where one is wider than its share. */
static int32_t draw_names(const struct lines *lines)
{
    struct drawing_pen *pen = lines->plot->pen;
    unsigned            n = lines->panel->n_points;
    int32_t             share = lines->width / (int32_t)MAX(n, 1) - PT(3), widest = 0;
    int32_t             y = lines->top + lines->height + PT(3);

    for (unsigned i = 0; i < n; i++)
        widest = MAX(widest, drawing_text_width(pen, chart_axis, lines->panel->points[i].label));
    for (unsigned i = 0; i < n; i++) {
        const char *name = lines->panel->points[i].label;

        if (widest <= share)
            drawing_text(pen, chart_axis, point_x(lines, i), plot_baseline(y, AXIS_LINE, chart_axis), DRAWING_MIDDLE,
                         name);
        else
            drawing_text_turned(pen, chart_axis, point_x(lines, i) + PT(3.3), y, DRAWING_FAR, name);
    }
    if (widest > share && share < PT(9) && PT(9) - share > lines->plot->fault->missing) {
        lines->plot->fault->missing = (PT(9) - share) * (int32_t)n;
        lines->plot->fault->text = lines->panel->points[0].label;
    }
    return widest <= share ? AXIS_LINE + PT(3) : widest + PT(5);
}

/* ---- Numbers and names beside lines ---- */

static const struct chart_value *last_of(const struct chart_panel *panel, unsigned series, unsigned *place)
{
    for (unsigned i = panel->n_points; i > 0; i--)
        if (panel->points[i - 1].values[series].present) {
            *place = i - 1;
            return &panel->points[i - 1].values[series];
        }
    return NULL;
}

static const struct chart_value *number_at(const struct lines *lines, unsigned i)
{
    const struct chart_value *value = i < lines->panel->n_points ? &lines->panel->points[i].values[0] : NULL;

    return value != NULL && value->present ? value : NULL;
}

/* Above a peak and below a valley; else away from the target. */
static bool stands_above(const struct lines *lines, unsigned i)
{
    struct decimal            number = number_at(lines, i)->number;
    const struct chart_value *before = i > 0 ? number_at(lines, i - 1) : NULL, *after = number_at(lines, i + 1);
    const struct chart_value *target = lines->plot->chart->n_series > 1 ? &lines->panel->points[i].values[1] : NULL;
    int                       from_before = before != NULL ? decimal_compare(number, before->number) : 0;
    int                       from_after = after != NULL ? decimal_compare(number, after->number) : 0;

    if (from_before + from_after != 0)
        return from_before + from_after > 0;
    return target == NULL || !target->present || decimal_compare(number, target->number) >= 0;
}

/* Where the first series' n-th number stands: its left end and its top. */
static void number_place(const struct lines *lines, unsigned i, struct drawing_font font, int32_t *x, int32_t *y)
{
    int32_t width = drawing_text_width(lines->plot->pen, font, number_at(lines, i)->text);
    int32_t at = number_y(lines, number_at(lines, i)->number);

    *x = CLAMP(point_x(lines, i) - width / 2, 0, MAX(lines->plot->width - width, 0));
    *y = at + PT(4);
    if (stands_above(lines, i) || *y + AXIS_LINE > lines->top + lines->height)
        *y = at - AXIS_LINE - PT(2.5);
}

/* From which point on numbers are written: all of them if each fits into its share, else the last.  n: none. */
static unsigned first_number(const struct lines *lines, struct drawing_font font)
{
    unsigned n = lines->panel->n_points, last = n;
    int32_t  share = lines->width / (int32_t)MAX(n, 1) - PT(3);
    bool     all = true;

    for (unsigned i = 0; i < n; i++) {
        const struct chart_value *value = number_at(lines, i);

        if (value == NULL)
            continue;
        last = i;
        all = all && drawing_text_width(lines->plot->pen, font, value->text) <= share;
    }
    return all && last < n ? 0 : last;
}

/* grounds: pieces of paper for the numbers, which keep the grid away from them; else the numbers. */
static void draw_numbers(const struct lines *lines, bool grounds)
{
    struct drawing_pen *pen = lines->plot->pen;
    struct drawing_font font = {FACE_REGULAR, AXIS_SIZE, INK};

    for (unsigned i = first_number(lines, font); i < lines->panel->n_points; i++) {
        const struct chart_value *value = number_at(lines, i);
        int32_t                   x, y;

        if (value == NULL)
            continue;
        number_place(lines, i, font, &x, &y);
        if (grounds) {
            drawing_rectangle(pen, x - PT(1), y, drawing_text_width(pen, font, value->text) + PT(2), AXIS_LINE - PT(1));
            drawing_fill(pen, PAPER);
        } else {
            drawing_text(pen, font, x, plot_baseline(y, AXIS_LINE - PT(1), font), DRAWING_START, value->text);
        }
    }
}

struct line_end {
    unsigned          series;
    struct plot_lines name;
    int32_t           y, height; /* top */
};

static int compare_ends(const void *one, const void *other)
{
    const struct line_end *a = one, *b = other;

    return a->y != b->y ? (a->y > b->y) - (a->y < b->y) : (a->series > b->series) - (a->series < b->series);
}

/* Names at the right ends of lines, pushed apart where lines end near each other. */
static void draw_ends(const struct lines *lines, const struct plot_lines *names)
{
    struct line_end ends[CHART_SERIES_MAX];
    unsigned        n = 0, place;
    int32_t         floor = lines->top + lines->height;

    for (unsigned i = 0; i < lines->plot->chart->n_series; i++) {
        const struct chart_value *last = last_of(lines->panel, i, &place);

        if (last == NULL)
            continue;
        ends[n] = (struct line_end){i, names[i], 0, (int32_t)names[i].count * AXIS_LINE};
        ends[n].y = number_y(lines, last->number) - ends[n].height / 2;
        n++;
    }
    qsort(ends, n, sizeof *ends, compare_ends);
    for (unsigned i = 1; i < n; i++)
        ends[i].y = MAX(ends[i].y, ends[i - 1].y + ends[i - 1].height);
    for (unsigned i = n; i > 0; i--) {
        ends[i - 1].y = MIN(ends[i - 1].y, floor - ends[i - 1].height);
        floor = ends[i - 1].y;
    }
    for (unsigned i = 0; i < n; i++) {
        struct drawing_font font = {ends[i].series == 0 ? FACE_BOLD : FACE_REGULAR, AXIS_SIZE, INK};

        plot_lines(lines->plot, font, &ends[i].name, lines->left + lines->width + PT(4), ends[i].y, AXIS_LINE,
                   DRAWING_START);
    }
}

/* ---- One plot ---- */

/* zero: the axis begins at 0, as it must where no numbers stand beside it. */
static void scale_for(struct lines *lines, bool zero, unsigned steps)
{
    struct decimal least = {0, 0}, greatest = {0, 0};

    chart_range(lines->panel, lines->plot->chart->n_series, &least, &greatest);
    lines->scale = chart_scale_new(least, greatest, zero, steps);
}

void chart_trend(struct plot *plot)
{
    struct lines      lines = {.plot = plot, .panel = &plot->chart->panels[0], .height = TREND_HEIGHT};
    struct plot_lines names[CHART_SERIES_MAX];
    int32_t           right = 0;

    scale_for(&lines, false, 5);
    for (unsigned i = 0; i < plot->chart->n_series; i++) {
        struct drawing_font font = {i == 0 ? FACE_BOLD : FACE_REGULAR, AXIS_SIZE, INK};

        names[i] = plot_break(plot, font, plot->chart->series[i], plot->width / 4);
        right = MAX(right, names[i].widest);
    }
    if (plot->chart->unit != NULL) {
        struct plot_lines unit = plot_break(plot, chart_axis, plot->chart->unit, plot->width);

        plot_lines(plot, chart_axis, &unit, 0, plot->y, AXIS_LINE, DRAWING_START);
        plot->y += (int32_t)unit.count * AXIS_LINE + PT(2);
    }
    lines.left = axis_width(&lines) + PT(5);
    lines.top = plot->y + AXIS_LINE + PT(2); /* a number may stand above the highest point */
    lines.width = plot->width - lines.left - right - PT(5);
    draw_grid(&lines);
    draw_numbers(&lines, true);
    for (unsigned i = plot->chart->n_series; i > 0; i--)
        draw_line(&lines, i - 1);
    draw_numbers(&lines, false);
    draw_ends(&lines, names);
    plot->y = lines.top + lines.height + draw_names(&lines);
}

/* ---- Small multiples ---- */

/* How each series' line looks, with its name. */
static void draw_key(struct plot *plot)
{
    int32_t x = 0, rows = 0;

    for (unsigned i = 0; i < plot->chart->n_series; i++) {
        struct plot_lines name = plot_break(plot, chart_label, plot->chart->series[i], plot->width - PT(26));
        int32_t           width = PT(26) + name.widest;

        if (x > 0 && x + width > plot->width) {
            plot->y += rows * LABEL_LINE;
            x = rows = 0;
        }
        drawing_move(plot->pen, x, plot->y + LABEL_LINE / 2);
        drawing_line(plot->pen, x + PT(22), plot->y + LABEL_LINE / 2);
        drawing_stroke(plot->pen, looks[i].colour, looks[i].thickness, looks[i].dash);
        plot_lines(plot, chart_label, &name, x + PT(26), plot->y, LABEL_LINE, DRAWING_START);
        rows = MAX(rows, (int32_t)name.count);
        x += width + PT(14);
    }
    plot->y += rows * LABEL_LINE + GAP;
}

/* The first and the last point's names, each in its half of a panel's width. */
static struct plot_lines end_name(struct plot *plot, const struct chart_panel *panel, bool last, int32_t width)
{
    const char *name = panel->n_points == 0  ? ""
                       : !last               ? panel->points[0].label
                       : panel->n_points > 1 ? panel->points[panel->n_points - 1].label
                                             : "";

    return plot_break(plot, chart_axis, name, (width - GAP) / 2);
}

static int32_t names_height(struct plot *plot, int32_t width)
{
    unsigned most = 1;

    for (unsigned i = 0; i < plot->chart->n_panels; i++) {
        most = MAX(most, end_name(plot, &plot->chart->panels[i], false, width).count);
        most = MAX(most, end_name(plot, &plot->chart->panels[i], true, width).count);
    }
    return (int32_t)most * AXIS_LINE;
}

/* Nothing between them: there is no room. */
static void draw_first_last(const struct lines *lines)
{
    struct plot_lines first = end_name(lines->plot, lines->panel, false, lines->width);
    struct plot_lines last = end_name(lines->plot, lines->panel, true, lines->width);
    int32_t           y = lines->top + lines->height + PT(1);

    plot_lines(lines->plot, chart_axis, &first, lines->left, y, AXIS_LINE, DRAWING_START);
    plot_lines(lines->plot, chart_axis, &last, lines->left + lines->width, y, AXIS_LINE, DRAWING_FAR);
}

static void draw_panel(struct lines *lines, const struct plot_lines *title, int32_t top, int32_t title_height)
{
    struct drawing_pen *pen = lines->plot->pen;
    unsigned            last;

    plot_lines(lines->plot, chart_strong, title, lines->left, top + title_height - (int32_t)title->count * LABEL_LINE,
               LABEL_LINE, DRAWING_START);
    lines->top = top + title_height + AXIS_LINE + PT(3);
    drawing_move(pen, lines->left, lines->top + lines->height);
    drawing_line(pen, lines->left + lines->width, lines->top + lines->height);
    drawing_stroke(pen, QUIET, PT(0.5), 0);
    if (last_of(lines->panel, 0, &last) == NULL) {
        drawing_text(pen, chart_axis, lines->left, plot_baseline(lines->top, lines->height, chart_axis), DRAWING_START,
                     "chưa có số liệu");
        return;
    }
    for (unsigned i = lines->plot->chart->n_series; i > 0; i--)
        draw_line(lines, i - 1);
    draw_numbers(lines, false);
    draw_first_last(lines);
}

static void share_scale(const struct plot *plot, struct chart_scale *scale)
{
    struct decimal least = {0, 0}, greatest = {0, 0};
    bool           any = false;

    for (unsigned i = 0; i < plot->chart->n_panels; i++) {
        struct decimal low, high;

        if (!chart_range(&plot->chart->panels[i], plot->chart->n_series, &low, &high))
            continue;
        least = any && decimal_compare(least, low) < 0 ? least : low;
        greatest = any && decimal_compare(greatest, high) > 0 ? greatest : high;
        any = true;
    }
    *scale = chart_scale_new(least, greatest, true, 4);
}

void chart_multiples(struct plot *plot)
{
    int32_t            columns = MAX((plot->width + 3 * GAP) / (PANEL_WIDTH + 3 * GAP), 1);
    int32_t            width = (plot->width - (columns - 1) * 3 * GAP) / columns;
    struct plot_lines *titles = g_new0(struct plot_lines, plot->chart->n_panels);
    int32_t            names = names_height(plot, width);
    struct chart_scale common;

    draw_key(plot);
    share_scale(plot, &common);
    for (unsigned i = 0; i < plot->chart->n_panels; i++)
        titles[i] = plot_break(plot, chart_strong, plot->chart->panels[i].title, width);
    for (unsigned row = 0; row < plot->chart->n_panels; row += (unsigned)columns) {
        unsigned end = MIN(row + (unsigned)columns, plot->chart->n_panels);
        int32_t  title_height = 0;

        for (unsigned i = row; i < end; i++)
            title_height = MAX(title_height, (int32_t)titles[i].count * LABEL_LINE);
        for (unsigned i = row; i < end; i++) {
            struct lines lines = {
                .plot = plot, .panel = &plot->chart->panels[i], .width = width, .height = PANEL_HEIGHT};

            lines.left = (int32_t)(i - row) * (width + 3 * GAP);
            lines.scale = common;
            if (plot->chart->own)
                scale_for(&lines, true, 4);
            drawing_group(plot->pen);
            draw_panel(&lines, &titles[i], plot->y, title_height);
            drawing_end(plot->pen);
        }
        plot->y += title_height + AXIS_LINE + PT(3) + PANEL_HEIGHT + names + 2 * GAP;
    }
    plot->y -= 2 * GAP;
    g_free(titles);
}
