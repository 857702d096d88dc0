/*
 * site_chart.c -- an indicator's results over the months against its target, drawn as SVG for wide and narrow screens.
 */

#include "chart.h"
#include "site_int.h"
#include "svg.h"

#define LEAST_POINTS 3 /* two make no trend */

/* A number as the chart has it; text is what is printed. */
static struct chart_value value_of(const char *number, const char *text)
{
    struct chart_value value = {.text = text};

    value.present = number != NULL && decimal_parse(number, &value.number);
    return value;
}

/* The months that say something of the indicator by a number of its one unit. */
static unsigned fill_points(struct site *site, const struct site_plan *plan, const struct site_indicator *indicator,
                            struct chart_point *points)
{
    bool     one_year = plan->range.from.year == plan->range.to.year;
    unsigned n = 0;

    for (unsigned i = 0; i < plan->periods->len; i++) {
        const struct site_period *period = plan->periods->pdata[i];
        const struct site_figure *figure = g_hash_table_lookup(period->figures, indicator->id);

        if (period->id.kind != PERIOD_MONTH || figure == NULL || figure->value == NULL)
            continue;
        points[n].label = one_year ? arena_printf(site->arena, "T%d", period->id.index)
                                   : arena_printf(site->arena, "%d/%d", period->id.index, period->id.year);
        points[n].values = arena_new_array(site->arena, struct chart_value, 2);
        points[n].values[0] = value_of(figure->value, figure->text);
        points[n].values[1] = value_of(figure->target_value, figure->target);
        if (points[n].values[0].present)
            n++;
    }
    return n;
}

static const char *svg_of(struct site *site, const struct drawing *wide, const struct drawing *narrow)
{
    xmlBufferPtr     buffer = xmlBufferCreate();
    xmlTextWriterPtr writer = buffer != NULL ? xmlNewTextWriterMemory(buffer, 0) : NULL;
    const char      *text;

    if (writer == NULL)
        g_error("out of memory");
    svg_write_element(writer, wide, &(struct svg_options){.id = "bieu-do-w", .class_name = "wide", .themed = true});
    xmlTextWriterWriteString(writer, BAD_CAST "\n");
    svg_write_element(writer, narrow, &(struct svg_options){.id = "bieu-do-n", .class_name = "narrow", .themed = true});
    xmlTextWriterWriteString(writer, BAD_CAST "\n");
    xmlFreeTextWriter(writer);
    text = arena_strdup(site->arena, (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return text;
}

static void draw(struct site *site, const struct site_plan *plan, struct site_indicator *indicator,
                 struct font_set *fonts)
{
    static const char *series[] = {"Kết quả", "Mục tiêu"};
    struct chart_panel panel = {.points = arena_new_array(site->arena, struct chart_point, plan->periods->len + 1)};
    struct chart       chart = {.kind = CHART_TREND,
                                .title = indicator->title,
                                .unit = indicator->unit,
                                .series = series,
                                .n_series = 1,
                                .panels = &panel,
                                .n_panels = 1};
    struct arena      *work = arena_new();
    const char        *words;

    panel.n_points = fill_points(site, plan, indicator, panel.points);
    for (unsigned i = 0; i < panel.n_points; i++)
        if (panel.points[i].values[1].present)
            chart.n_series = 2;
    if (panel.n_points >= LEAST_POINTS) {
        words = chart_words(work, &chart);
        indicator->chart = svg_of(site, chart_draw_screen(work, fonts, &chart, words, false),
                                  chart_draw_screen(work, fonts, &chart, words, true));
    }
    arena_free(work);
}

void site_draw_charts(struct site *site, struct site_plan *plan, struct pipeline *pipeline)
{
    struct font_set *fonts = plan->periods->len >= LEAST_POINTS ? pipeline_fonts(pipeline) : NULL;

    for (unsigned i = 0; fonts != NULL && i < plan->indicators->len; i++)
        draw(site, plan, plan->indicators->pdata[i], fonts);
}
