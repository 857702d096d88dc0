/*
 * template_table.c -- tables: the column tree becomes header rows, rows come from selections nested to any depth.
 */
#include <string.h>

#include "template_expand.h"

struct column {
    const char       *title;
    struct doc_node  *notes; /* to the title: a node that holds them, or NULL */
    struct doc_column layout;
    struct spans      spans;
    unsigned          leaves, depth; /* below it; a leaf has 1 and 1 */
    struct column    *first, *last, *next;
};

struct table_build {
    struct arena    *arena;
    struct doc_node *node;
    struct column    columns;    /* the root of the tree */
    bool             has_header; /* made: no more columns may come */
};

struct row_build {
    const struct op  *op;
    struct context    at;
    struct doc_node  *node;        /* made by its first cell */
    bool              leads;       /* rows nested in it have been made */
    unsigned          group_level; /* group rows around it, itself included */
    struct row_build *outer;
};

/* ---- Columns ---- */

void table_column(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct column *column = arena_new_struct(run->arena, struct column), *parent = place->column;
    struct place   inside = *place;
    const char    *title = expand_attribute(run, op, "title", at);

    column->spans = expand_spans(op, at);
    column->title = title != NULL ? title : "";
    expand_number(run, op, "width", &column->layout.width, at);
    column->layout.fixed_mm = expand_choice(run, op, "unit", 0, at);
    column->layout.align = (enum doc_align)expand_choice(run, op, "align", DOC_ALIGN_DEFAULT, at);
    column->layout.sum = expand_flag(run, op, "sum", at);
    if (place->table->has_header) {
        diag(run->diags, DIAG_EXPAND_LATE_COLUMN, *op->span, NULL);
        run->failed = true;
    }
    if (parent->last != NULL)
        parent->last->next = column;
    else
        parent->first = column;
    parent->last = column;
    inside.column = column;
    expand_ops(run, op->first, &inside, at);
}

void table_column_note(const struct place *place, struct doc_node *node)
{
    if (place->column->notes == NULL)
        place->column->notes = arena_new_struct(place->table->arena, struct doc_node);
    doc_node_append(place->column->notes, node);
}

static void measure_columns(struct column *column)
{
    column->leaves = column->first == NULL;
    column->depth = 0;
    for (struct column *child = column->first; child != NULL; child = child->next) {
        measure_columns(child);
        column->leaves += child->leaves;
        column->depth = MAX(column->depth, child->depth);
    }
    column->depth++;
}

static void collect_leaves(const struct column *column, struct doc_table *table)
{
    for (const struct column *child = column->first; child != NULL; child = child->next) {
        if (child->first == NULL)
            table->columns[table->n_columns++] = child->layout;
        else
            collect_leaves(child, table);
    }
}

static bool has_titles(const struct column *column)
{
    for (const struct column *child = column->first; child != NULL; child = child->next)
        if (*child->title != '\0' || has_titles(child))
            return true;
    return false;
}

static void add_header_cell(struct run *run, struct doc_node *row, const struct column *column, unsigned level,
                            unsigned levels)
{
    struct doc_node *node = build_node(run, DOC_CELL, column->spans);
    struct doc_cell *cell = arena_new_struct(run->arena, struct doc_cell);
    struct flow      flow = {.node = node};
    struct place     inside = {.node = node, .flow = &flow};

    cell->header = true;
    cell->header_level = (uint16_t)level;
    cell->colspan = (uint16_t)column->leaves;
    cell->rowspan = (uint16_t)(column->first != NULL ? 1 : levels - level);
    node->attr = cell;
    node->align = DOC_ALIGN_CENTER;
    doc_node_append(row, node);
    build_text(run, &inside, column->title, column->spans);
    for (struct doc_node *note = column->notes != NULL ? column->notes->first : NULL; note != NULL;) {
        struct doc_node *next = note->next;

        build_inline(run, &inside, note, false);
        note = next;
    }
}

static void add_header_cells(struct run *run, struct doc_node *row, const struct column *parent, unsigned depth,
                             unsigned level, unsigned levels)
{
    for (const struct column *child = parent->first; child != NULL; child = child->next) {
        if (depth == level)
            add_header_cell(run, row, child, level, levels);
        else
            add_header_cells(run, row, child, depth + 1, level, levels);
    }
}

/* (1) (2) … below the titles. */
static void add_numbers(struct run *run, struct table_build *build)
{
    struct doc_table *table = build->node->attr;
    struct spans      spans = {build->node->from_template, NULL};
    struct doc_node  *row;

    if (!table->numbered)
        return;
    row = build_node(run, DOC_ROW, spans);
    row->style = DOC_ROW_HEADER;
    doc_node_append(build->node, row);
    for (unsigned i = 0; i < table->n_columns; i++) {
        struct column number = {.title = arena_printf(run->arena, "(%u)", i + 1), .spans = spans, .leaves = 1};

        add_header_cell(run, row, &number, table->header_rows, table->header_rows + 1);
    }
    table->header_rows++;
}

/* Where no column has a width, all get theirs from what they hold; else those without one get the weight 1. */
static void complete_weights(struct doc_table *table)
{
    bool any = false;

    for (unsigned i = 0; i < table->n_columns; i++)
        any = any || (table->columns[i].width > 0 && !table->columns[i].fixed_mm);
    for (unsigned i = 0; i < table->n_columns && any; i++)
        if (table->columns[i].width <= 0)
            table->columns[i].width = 1;
}

static void finish_header(struct run *run, struct table_build *build)
{
    struct doc_table *table = build->node->attr;
    unsigned          levels, level;

    if (build->has_header)
        return;
    build->has_header = true;
    measure_columns(&build->columns);
    if (build->columns.first == NULL)
        return; /* reported by the checks of the document */
    table->columns = arena_new_array(run->arena, struct doc_column, build->columns.leaves);
    collect_leaves(&build->columns, table);
    complete_weights(table);
    if (!has_titles(&build->columns)) {
        add_numbers(run, build);
        return;
    }
    levels = build->columns.depth - 1;
    for (level = 0; level < levels; level++) {
        struct doc_node *row = build_node(run, DOC_ROW, (struct spans){build->node->from_template, NULL});

        row->style = DOC_ROW_HEADER;
        doc_node_append(build->node, row);
        add_header_cells(run, row, &build->columns, 0, level, levels);
    }
    table->header_rows = levels;
    add_numbers(run, build);
}

/* NULL if there is none or it is empty. */
static const char *expand_text(struct run *run, const struct op *op, const char *name, struct context at)
{
    const char *text = expand_attribute(run, op, name, at);

    return text != NULL && *text != '\0' ? text : NULL;
}

static void read_font_size(struct run *run, const struct op *op, struct context at, struct doc_table *table)
{
    static const char allowed[] = G_STRINGIFY(DOC_FONT_SIZE_MIN) " … " G_STRINGIFY(DOC_FONT_SIZE_MAX);
    double            size;

    if (!expand_number(run, op, "font-size", &size, at))
        return;
    run->at = at;
    if (size < DOC_FONT_SIZE_MIN || size > DOC_FONT_SIZE_MAX)
        expand_report_value(run, op, "font-size", expand_attribute(run, op, "font-size", at), allowed);
    else
        table->font_size = size;
}

void table_expand(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct table_build build = {.arena = run->arena, .node = build_node(run, DOC_TABLE, expand_spans(op, at))};
    struct doc_table  *table = arena_new_struct(run->arena, struct doc_table);
    struct place       inside = {.node = build.node, .table = &build, .column = &build.columns};

    build.node->attr = table;
    table->id = expand_attribute(run, op, "id", at);
    read_font_size(run, op, at, table);
    table->numbered = expand_flag(run, op, "numbers", at);
    table->continued = expand_text(run, op, "continued", at);
    table->concluded = expand_text(run, op, "concluded", at);
    table->again = expand_text(run, op, "again", at);
    table->page_sum = expand_text(run, op, "page-sum", at);
    table->carried = expand_text(run, op, "carried", at);
    build_block(run, place, build.node);
    expand_ops(run, op->first, &inside, at);
    finish_header(run, &build);
}

void table_caption(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct doc_node  *node = build_node(run, DOC_CAPTION, expand_spans(op, at));
    struct text_state text = {false, false};
    struct place      inside = {.node = node, .text = &text};

    doc_node_append(place->table->node, node);
    expand_ops(run, op->first, &inside, at);
}

/* ---- Rows ---- */

static struct doc_row *row_attributes(struct run *run, struct doc_node *row)
{
    if (row->attr == NULL)
        row->attr = arena_new_struct(run->arena, struct doc_row);
    return row->attr;
}

static struct doc_node *open_row(struct run *run, struct table_build *build, struct row_build *row)
{
    double level = row->group_level;

    if (row->node != NULL)
        return row->node;
    finish_header(run, build);
    if (row->outer != NULL)
        row->outer->leads = true;
    row->node = build_node(run, DOC_ROW, expand_spans(row->op, row->at));
    row->node->style = (uint8_t)expand_choice(run, row->op, "kind", DOC_ROW_ITEM, row->at);
    if (row->node->style != DOC_ROW_GROUP)
        level = 0;
    expand_number(run, row->op, "level", &level, row->at);
    row->node->level = (uint8_t)MIN(level, 255);
    if (expand_flag(run, row->op, "restate", row->at))
        row_attributes(run, row->node)->restate = true;
    doc_node_append(build->node, row->node);
    return row->node;
}

/* An item whose cells after its name are all empty. */
static bool names_only(const struct doc_node *row)
{
    const struct doc_node *cell = row->first;

    while (cell != NULL && !((const struct doc_cell *)cell->attr)->row_header)
        cell = cell->next;
    if (cell == NULL || cell->next == NULL)
        return false;
    while ((cell = cell->next) != NULL)
        if (cell->first != NULL)
            return false;
    return true;
}

static void expand_row(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct row_build row = {.op = op, .at = at, .outer = place->row};
    struct place     inside = *place;

    row.group_level = place->row != NULL ? place->row->group_level : 0;
    if (expand_choice(run, op, "kind", DOC_ROW_ITEM, at) == DOC_ROW_GROUP)
        row.group_level++;
    inside.row = &row;
    expand_ops(run, op->first, &inside, at);
    if (row.leads && row.node != NULL && row.node->style == DOC_ROW_ITEM && names_only(row.node))
        row_attributes(run, row.node)->title = true;
}

void table_rows(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    expand_for_each(run, op, place, at, expand_row);
}

static void read_span(struct run *run, const struct op *op, struct context at, struct doc_cell *cell)
{
    const char *span = expand_attribute(run, op, "span", at);
    double      number = 1;

    if (span != NULL && strcmp(span, "all") == 0)
        number = 0; /* doc_finish knows how many are left */
    else if (span != NULL)
        expand_number(run, op, "span", &number, at);
    cell->colspan = (uint16_t)number;
}

void table_cell(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct doc_node *row = open_row(run, place->table, place->row);
    struct doc_node *node = build_node(run, DOC_CELL, expand_spans(op, at));
    struct doc_cell *cell = arena_new_struct(run->arena, struct doc_cell);
    struct flow      flow = {.node = node};
    struct place     inside = {.node = node, .flow = &flow};
    double           rowspan = 1;

    node->attr = cell;
    doc_node_append(row, node);
    if (op->n_attributes > 0) {
        expand_number(run, op, "rows", &rowspan, at);
        node->align = (uint8_t)expand_choice(run, op, "align", DOC_ALIGN_DEFAULT, at);
        cell->row_header = expand_choice(run, op, "header", false, at);
    }
    cell->rowspan = (uint16_t)rowspan;
    read_span(run, op, at, cell);
    expand_ops(run, op->first, &inside, at);
}
