/*
 * template_chart.c -- charts: series, points and their exact numbers from the facts; the same as a table beside.
 */

#include "chart.h"
#include "facts.h"
#include "figure.h"
#include "template_expand.h"
#include "viet.h"

struct chart_build {
    struct doc_node *figure;
    struct chart    *chart;
    GPtrArray       *series; /* char * */
    GArray          *panels; /* struct chart_panel */
    GArray          *points; /* struct chart_point, of the panel in the making */
    GArray          *values; /* struct chart_value, of the point in the making; NULL outside of points */
    bool             has_panels, in_panel, has_loose; /* has_loose: points outside of panels */
};

static void fail(struct run *run, const struct op *op, enum diag_code code, const char *one, const char *two)
{
    expand_report(run, *op->span, code, one, two, NULL);
}

static const char *count_text(struct run *run, unsigned count)
{
    return arena_printf(run->arena, "%u", count);
}

/* ---- Series, points, values ---- */

void chart_series(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    const char *title = expand_attribute(run, op, "title", at);

    g_ptr_array_add(place->chart->series, (gpointer)(title != NULL ? title : ""));
}

/* A figure's one number, as a sentence would print it; words, ranges and pairs have no place on an axis. */
static void take_figure(struct run *run, const struct figure *figure, struct chart_value *value)
{
    if (figure->value == NULL) {
        value->number = decimal_from_int(figure_count(figure));
    } else {
        if (figure->value->kind == VALUE_NONE || figure->value->n_numbers != 1 || figure_is_words(figure->value))
            return;
        value->number = figure->value->numbers[0];
        value->text = figure_text(run->arena, figure, FIGURE_PHRASE);
    }
    value->present = true;
}

static void read_figure(struct run *run, const struct op *op, struct context at, struct chart_value *value)
{
    struct nodes         nodes;
    const struct figure *figure;

    nodes_init(&nodes);
    if (value_nodes(run, op_attribute(op, "figure")->expr, at, &nodes) && nodes.count > 1)
        fail(run, op, DIAG_CHART_FIGURES, count_text(run, nodes.count), "");
    else if (nodes.count == 1 && (figure = facts_figure(nodes.items[0])) == NULL)
        fail(run, op, DIAG_CHART_NO_FIGURE, (const char *)nodes.items[0]->name, "");
    else if (nodes.count == 1)
        take_figure(run, figure, value);
    nodes_clear(&nodes);
}

/* What is empty is missing. */
static void read_number(struct run *run, const struct op *op, struct context at, struct chart_value *value)
{
    const char *number = expand_attribute(run, op, "number", at);

    value->present = number != NULL && *number != '\0';
    if (value->present && !decimal_parse(number, &value->number))
        expand_report_value(run, op, "number", number, "5; 67.1");
}

void chart_value(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    bool               by_figure = op_attribute(op, "figure") != NULL;
    const char        *text = expand_attribute(run, op, "text", at);
    struct chart_value value = {.text = NULL};

    run->at = at;
    if (by_figure == (op_attribute(op, "number") != NULL))
        fail(run, op, DIAG_CHART_VALUE, "", "");
    else if (by_figure)
        read_figure(run, op, at, &value);
    else
        read_number(run, op, at, &value);
    if (text != NULL && *text != '\0')
        value.text = text;
    else if (value.text == NULL)
        value.text = value.present ? viet_number(run->arena, value.number) : "";
    if (value.present && place->chart->chart->kind == CHART_STACKED && value.number.coefficient < 0)
        fail(run, op, DIAG_CHART_NEGATIVE, value.text, "");
    g_array_append_val(place->chart->values, value);
}

static void expand_point(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct chart_build *build = place->chart;
    struct chart_point  point = {.label = expand_attribute(run, op, "label", at)};

    build->has_loose = build->has_loose || !build->in_panel;
    build->values = g_array_new(FALSE, TRUE, sizeof(struct chart_value));
    expand_ops(run, op->first, place, at);
    run->at = at;
    if (build->values->len != build->series->len)
        fail(run, op, DIAG_CHART_VALUES, count_text(run, build->values->len), count_text(run, build->series->len));
    point.values = arena_keep(run->arena, build->values);
    g_array_free(build->values, TRUE);
    build->values = NULL;
    if (point.label == NULL)
        point.label = "";
    g_array_append_val(build->points, point);
}

static void expand_panel(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct chart_build *build = place->chart;
    struct chart_panel  panel = {.title = expand_attribute(run, op, "title", at)};

    build->has_panels = build->in_panel = true;
    expand_ops(run, op->first, place, at);
    build->in_panel = false;
    panel.points = arena_keep(run->arena, build->points);
    panel.n_points = build->points->len;
    g_array_set_size(build->points, 0);
    if (panel.title == NULL)
        panel.title = "";
    g_array_append_val(build->panels, panel);
}

void chart_part(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    expand_for_each(run, op, place, at, op->rule->id == ELEMENT_POINT ? expand_point : expand_panel);
}

/* ---- The same as a table ---- */

static struct doc_node *add_row(struct run *run, struct doc_node *table, enum doc_row_kind kind)
{
    struct doc_node *row = build_node(run, DOC_ROW, (struct spans){table->from_template, NULL});

    row->style = (uint8_t)kind;
    doc_node_append(table, row);
    return row;
}

static void add_cell(struct run *run, struct doc_node *row, const char *text, bool header, bool row_header)
{
    struct spans     spans = {row->from_template, NULL};
    struct doc_node *node = build_node(run, DOC_CELL, spans);
    struct doc_cell *cell = arena_new_struct(run->arena, struct doc_cell);
    struct flow      flow = {.node = node};
    struct place     inside = {.node = node, .flow = &flow};

    *cell = (struct doc_cell){.colspan = 1, .rowspan = 1, .header = header, .row_header = row_header};
    node->attr = cell;
    if (header)
        node->align = DOC_ALIGN_CENTER;
    doc_node_append(row, node);
    build_text(run, &inside, text, spans);
}

static void add_point_row(struct run *run, struct doc_node *table, const struct chart *chart,
                          const struct chart_panel *panel, const struct chart_point *point)
{
    struct doc_node *row = add_row(run, table, DOC_ROW_ITEM);

    if (panel->title != NULL)
        add_cell(run, row, panel->title, false, true);
    add_cell(run, row, point->label, false, panel->title == NULL);
    for (unsigned i = 0; i < chart->n_series; i++)
        add_cell(run, row, point->values[i].present ? point->values[i].text : "", false, false);
}

static struct doc_node *make_table(struct run *run, const struct chart_build *build, const char *id)
{
    const struct chart *chart = build->chart;
    unsigned            named = build->has_panels ? 2 : 1;
    struct doc_node    *node = build_node(run, DOC_TABLE, (struct spans){build->figure->from_template, NULL}), *head;
    struct doc_table   *table = arena_new_struct(run->arena, struct doc_table);

    node->attr = table;
    table->id = id;
    table->header_rows = 1;
    table->n_columns = chart->n_series + named;
    table->columns = arena_new_array(run->arena, struct doc_column, table->n_columns);
    for (unsigned i = 0; i < table->n_columns; i++)
        table->columns[i].align = i < named ? DOC_ALIGN_LEFT : DOC_ALIGN_RIGHT;
    head = add_row(run, node, DOC_ROW_HEADER);
    add_cell(run, head, "Nội dung", true, false);
    if (build->has_panels)
        add_cell(run, head, "Thời điểm", true, false);
    for (unsigned i = 0; i < chart->n_series; i++)
        add_cell(run, head, chart->series[i], true, false);
    for (unsigned i = 0; i < chart->n_panels; i++)
        for (unsigned k = 0; k < chart->panels[i].n_points; k++)
            add_point_row(run, node, chart, &chart->panels[i], &chart->panels[i].points[k]);
    return node;
}

/* ---- The whole ---- */

static unsigned count_points(const struct chart *chart)
{
    unsigned count = 0;

    for (unsigned i = 0; i < chart->n_panels; i++)
        count += chart->panels[i].n_points;
    return count;
}

static void check_chart(struct run *run, const struct op *op, const struct chart_build *build)
{
    const struct chart *chart = build->chart;

    if (chart->n_series < 1 || chart->n_series > CHART_SERIES_MAX ||
        (chart->kind == CHART_BULLET && chart->n_series != 2))
        fail(run, op, DIAG_CHART_SERIES, count_text(run, chart->n_series),
             chart->kind == CHART_BULLET ? "2" : "1 … " G_STRINGIFY(CHART_SERIES_MAX));
    else if (chart->kind == CHART_MULTIPLES ? build->has_loose : build->has_panels)
        fail(run, op, DIAG_CHART_PANELS, build->has_loose ? "point" : "panel", "");
    else if (count_points(chart) == 0)
        fail(run, op, DIAG_CHART_EMPTY, "", "");
}

static void finish_panels(struct run *run, struct chart_build *build)
{
    struct chart *chart = build->chart;

    if (build->points->len > 0) {
        struct chart_panel panel = {NULL, arena_keep(run->arena, build->points), build->points->len};

        g_array_append_val(build->panels, panel);
    }
    chart->panels = arena_keep(run->arena, build->panels);
    chart->n_panels = build->panels->len;
    chart->n_series = build->series->len;
    chart->series = arena_new_array(run->arena, const char *, chart->n_series + 1);
    for (unsigned i = 0; i < chart->n_series; i++)
        chart->series[i] = build->series->pdata[i];
}

static const char *alternative_text(struct run *run, const struct op *op, const struct chart *chart, struct context at)
{
    const char *said = expand_attribute(run, op, "alt", at), *words = chart_words(run->arena, chart);

    if (said == NULL || *said == '\0')
        return arena_printf(run->arena, "Biểu đồ. %s. %s", chart->title, words);
    return arena_printf(run->arena, "Biểu đồ. %s. %s %s", chart->title, said, words);
}

/* The table comes first: that is its place in the figure. */
static void put_first(struct doc_node *figure, struct doc_node *table)
{
    table->parent = figure;
    table->next = figure->first;
    figure->first = table;
    if (figure->last == NULL)
        figure->last = table;
}

void chart_expand(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct chart_build     build = {.figure = build_node(run, DOC_FIGURE, expand_spans(op, at)),
                                    .chart = arena_new_struct(run->arena, struct chart),
                                    .series = g_ptr_array_new(),
                                    .panels = g_array_new(FALSE, TRUE, sizeof(struct chart_panel)),
                                    .points = g_array_new(FALSE, TRUE, sizeof(struct chart_point))};
    struct doc_figure     *figure = arena_new_struct(run->arena, struct doc_figure);
    struct place           inside = {.node = build.figure, .chart = &build, .figure = build.figure};
    const char            *id = expand_attribute(run, op, "id", at), *unit = expand_attribute(run, op, "unit", at);
    const struct doc_node *caption;

    build.chart->kind = (enum chart_kind)expand_choice(run, op, "kind", 0, at);
    build.chart->own = expand_choice(run, op, "scale", 0, at) == 1;
    build.chart->unit = unit != NULL && *unit != '\0' ? unit : NULL;
    build.figure->attr = figure;
    build_block(run, place, build.figure);
    expand_ops(run, op->first, &inside, at);
    finish_panels(run, &build);
    caption = doc_child(build.figure, DOC_CAPTION);
    build.chart->title = caption != NULL ? doc_plain_text(run->arena, caption) : "";
    run->at = at;
    check_chart(run, op, &build);
    figure->chart = build.chart;
    if (!run->failed) {
        figure->alternative = alternative_text(run, op, build.chart, at);
        put_first(build.figure, make_table(run, &build, id));
    }
    g_ptr_array_free(build.series, TRUE);
    g_array_free(build.panels, TRUE);
    g_array_free(build.points, TRUE);
}

void figure_caption(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct doc_node  *node = build_node(run, DOC_CAPTION, expand_spans(op, at));
    struct text_state text = {false, false};
    struct place      inside = {.node = node, .text = &text};

    doc_node_append(place->figure, node);
    expand_ops(run, op->first, &inside, at);
}
