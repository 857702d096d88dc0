/*
 * html_table.c -- tables of the HTML page, tied together for those who hear them.
 * A header of one row needs scope only; with several rows each cell names its headers, since browsers don't follow
 * scope through levels reliably.  A group row opens a row group, which its heading is for.
 */
#include <string.h>

#include "html_int.h"

#define GROUP_LEVELS 8

struct table_writer {
    struct html            *html;
    const struct doc_node  *node;
    const struct doc_table *table;
    bool                    named_headers;        /* cells carry a headers attribute */
    GString               **columns;              /* for each column the ids of its header cells */
    uint32_t                groups[GROUP_LEVELS]; /* serials of the group headings that hold now; 0: none */
    uint32_t                row_header;           /* serial of the row's heading, 0: none */
    unsigned                row_header_left;      /* rows that it still spans, this one included */
};

static bool cell_has_text(const struct doc_node *cell)
{
    return cell->first != NULL && (cell->first->first != NULL || cell->first->next != NULL);
}

static void write_spans(struct html *html, const struct doc_cell *cell)
{
    if (cell->colspan > 1)
        html_attribute_number(html, "colspan", cell->colspan);
    if (cell->rowspan > 1)
        html_attribute_number(html, "rowspan", cell->rowspan);
}

static void write_content(struct html *html, const struct doc_node *cell)
{
    const struct doc_node *block = cell->first;

    if (block != NULL && block->next == NULL && block->kind == DOC_PARAGRAPH) {
        html_write_inlines(html, block);
        return;
    }
    for (; block != NULL; block = block->next)
        html_write_block(html, block, HTML_IN_CELL);
}

static void write_id(struct html *html, const struct doc_node *cell)
{
    char id[HTML_ID_SIZE];

    html_attribute(html, "id", html_id(html, cell, id));
}

/* Ids of the header cells above that cover this one's first column. */
static void write_headers_above(struct table_writer *writer, const struct doc_cell *cell)
{
    if (cell->column < writer->table->n_columns && writer->columns[cell->column]->len > 0)
        html_attribute(writer->html, "headers", writer->columns[cell->column]->str);
}

static void column_headers_add(struct table_writer *writer, const struct doc_node *node, const struct doc_cell *cell)
{
    char id[HTML_ID_SIZE];

    html_id(writer->html, node, id);
    for (unsigned i = cell->column; i < (unsigned)cell->column + cell->colspan && i < writer->table->n_columns; i++)
        g_string_append_printf(writer->columns[i], "%s%s", writer->columns[i]->len > 0 ? " " : "", id);
}

static void write_header_cell(struct table_writer *writer, const struct doc_node *node)
{
    struct html           *html = writer->html;
    const struct doc_cell *cell = node->attr;
    bool                   named = cell_has_text(node);

    html_open_class(html, named ? "th" : "td", cell->column == 0 ? "k" : NULL);
    if (writer->named_headers && named) {
        write_id(html, node);
        write_headers_above(writer, cell);
    }
    if (named)
        html_attribute(html, "scope", cell->colspan > 1 ? "colgroup" : "col");
    write_spans(html, cell);
    write_content(html, node);
    html_close(html);
}

static const struct doc_node *write_head(struct table_writer *writer)
{
    struct html           *html = writer->html;
    const struct doc_node *row = doc_child(writer->node, DOC_ROW);

    if (writer->table->header_rows == 0)
        return row;
    html_open(html, "thead");
    html_line(html);
    for (unsigned i = 0; i < writer->table->header_rows && row != NULL; i++, row = row->next) {
        html_open(html, "tr");
        for (const struct doc_node *cell = row->first; cell != NULL; cell = cell->next)
            write_header_cell(writer, cell);
        html_close_line(html);
        for (const struct doc_node *cell = row->first; writer->named_headers && cell != NULL; cell = cell->next)
            if (cell_has_text(cell))
                column_headers_add(writer, cell, cell->attr);
    }
    html_close_line(html);
    return row;
}

/* The ids above a cell that spans columns: those of the first, then what the others add.  To be freed. */
static char *headers_above_span(const struct table_writer *writer, const struct doc_cell *cell)
{
    GString *ids = g_string_new(writer->columns[cell->column]->str);
    unsigned end = MIN((unsigned)cell->column + cell->colspan, writer->table->n_columns);

    for (unsigned i = cell->column + 1u; i < end; i++) {
        char **names = g_strsplit(writer->columns[i]->str, " ", -1);
        char **before = g_strsplit(writer->columns[i - 1]->str, " ", -1);
        for (char **name = names; *name != NULL; name++)
            if (!g_strv_contains((const char *const *)before, *name))
                g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", *name);
        g_strfreev(names);
        g_strfreev(before);
    }
    return g_string_free(ids, FALSE);
}

/* The headers attribute: columns, groups, row. */
static void write_headers(struct table_writer *writer, const struct doc_cell *cell)
{
    char        ids[GROUP_LEVELS * 12 + 24], *spanned = NULL;
    size_t      length = 0;
    const char *above = "";

    if (cell->column < writer->table->n_columns)
        above = cell->colspan == 1 ? writer->columns[cell->column]->str : (spanned = headers_above_span(writer, cell));

    ids[0] = '\0';
    for (unsigned i = 0; i < GROUP_LEVELS; i++)
        if (writer->groups[i] != 0)
            length += (size_t)g_snprintf(ids + length, sizeof ids - length, " o%u", writer->groups[i]);
    if (writer->row_header != 0 && !cell->row_header)
        g_snprintf(ids + length, sizeof ids - length, " o%u", writer->row_header);
    if (*above != '\0' || ids[0] != '\0') {
        xmlTextWriterStartAttribute(writer->html->writer, BAD_CAST "headers");
        xmlTextWriterWriteRaw(writer->html->writer, BAD_CAST above);
        xmlTextWriterWriteRaw(writer->html->writer, BAD_CAST(*above == '\0' ? ids + 1 : ids));
        xmlTextWriterEndAttribute(writer->html->writer);
    }
    g_free(spanned);
}

/* Text of cells is set at the left, justified text too: columns are narrow. */
static const char *align_class(enum doc_align align)
{
    return align == DOC_ALIGN_LEFT ? NULL : html_align_class(align);
}

/* How a body cell is set; column 0 may be made sticky. */
static const char *cell_class(const struct doc_cell *cell)
{
    static const char *const first_column[] = {
        [DOC_ALIGN_LEFT] = "k",    [DOC_ALIGN_CENTER] = "k c",  [DOC_ALIGN_RIGHT] = "k r",
        [DOC_ALIGN_JUSTIFY] = "k", [DOC_ALIGN_DECIMAL] = "k n",
    };

    if (cell->column == 0 && cell->colspan == 1)
        return first_column[cell->align];
    return align_class((enum doc_align)cell->align);
}

static void write_body_cell(struct table_writer *writer, const struct doc_node *node)
{
    struct html           *html = writer->html;
    const struct doc_cell *cell = node->attr;
    bool                   heading = (cell->row_header || cell->header) && cell_has_text(node);

    html_open_class(html, heading ? "th" : "td", cell_class(cell));
    if (writer->named_headers) {
        if (heading)
            write_id(html, node);
        write_headers(writer, cell);
    }
    if (heading)
        html_attribute(html, "scope", "row");
    write_spans(html, cell);
    write_content(html, node);
    html_close(html);
}

/* The cell of a group row that names the group: the one marked as header, else the widest. */
static const struct doc_node *group_heading(const struct doc_node *row)
{
    const struct doc_node *best = NULL;
    unsigned               width = 0;

    for (const struct doc_node *node = row->first; node != NULL; node = node->next) {
        const struct doc_cell *cell = node->attr;
        if (!cell_has_text(node))
            continue;
        if (cell->row_header || cell->header)
            return node;
        if (cell->colspan > width) {
            width = cell->colspan;
            best = node;
        }
    }
    return best;
}

static void write_group_heading(struct table_writer *writer, const struct doc_node *node)
{
    struct html           *html = writer->html;
    const struct doc_cell *cell = node->attr;
    bool wide = cell->colspan > 1 && cell->column + cell->colspan == writer->table->n_columns && cell->column <= 1;

    html_open_class(html, "th", align_class((enum doc_align)cell->align));
    if (writer->named_headers)
        write_id(html, node);
    html_attribute(html, "scope", "rowgroup");
    write_spans(html, cell);
    if (wide) /* stays in sight while the table is moved sideways */
        html_open_class(html, "div", cell->column == 0 ? "stay" : "stay second");
    write_content(html, node);
    if (wide)
        html_close(html);
    html_close(html);
}

static void write_group_row(struct table_writer *writer, const struct doc_node *row)
{
    const struct doc_node *heading = group_heading(row);
    unsigned               level = CLAMP(row->level, 1, GROUP_LEVELS) - 1;
    char                   class_name[] = "group level1";

    memset(writer->groups + level, 0, (GROUP_LEVELS - level) * sizeof writer->groups[0]);
    writer->row_header = 0;
    class_name[sizeof class_name - 2] = (char)('1' + level);
    html_open_class(writer->html, "tr", class_name);
    for (const struct doc_node *cell = row->first; cell != NULL; cell = cell->next) {
        if (cell == heading)
            write_group_heading(writer, cell);
        else
            write_body_cell(writer, cell);
    }
    html_close_line(writer->html);
    if (heading != NULL)
        writer->groups[level] = heading->serial;
}

static void write_item_row(struct table_writer *writer, const struct doc_node *row)
{
    html_open_class(writer->html, "tr", row->style == DOC_ROW_TOTAL ? "total" : NULL);
    if (writer->row_header_left > 0 && --writer->row_header_left == 0)
        writer->row_header = 0;
    for (const struct doc_node *node = row->first; writer->named_headers && node != NULL; node = node->next) {
        const struct doc_cell *cell = node->attr;
        if (cell->row_header && cell_has_text(node)) {
            writer->row_header = node->serial;
            writer->row_header_left = cell->rowspan;
            break;
        }
    }
    for (const struct doc_node *cell = row->first; cell != NULL; cell = cell->next)
        write_body_cell(writer, cell);
    html_close_line(writer->html);
}

static void write_body(struct table_writer *writer, const struct doc_node *first)
{
    struct html *html = writer->html;

    if (first == NULL)
        return;
    html_open(html, "tbody");
    html_line(html);
    for (const struct doc_node *row = first; row != NULL; row = row->next) {
        if (row->style != DOC_ROW_GROUP) {
            write_item_row(writer, row);
            continue;
        }
        if (row != first) {
            html_close_line(html);
            html_open(html, "tbody");
            html_line(html);
        }
        write_group_row(writer, row);
    }
    html_close_line(html);
}

/* What the table is called by: the caption, else the heading that they stand under. */
static void write_name(struct html *html, const struct doc_node *table)
{
    char id[HTML_ID_SIZE], name[HTML_ID_SIZE + 8];

    if (table->parent != NULL && table->parent->kind == DOC_FIGURE && doc_child(table->parent, DOC_CAPTION) != NULL) {
        g_snprintf(name, sizeof name, "ten-%s", html_id(html, table->parent, id));
        html_attribute(html, "aria-labelledby", name);
    } else if (doc_child(table, DOC_CAPTION) != NULL) {
        g_snprintf(name, sizeof name, "ten-%s", html_id(html, table, id));
        html_attribute(html, "aria-labelledby", name);
    } else if (html->label != NULL && (html->label->kind == DOC_ANNEX || html->label->kind == DOC_ATTACHMENT)) {
        g_snprintf(name, sizeof name, "ten-%s", html_id(html, html->label, id));
        html_attribute(html, "aria-labelledby", name);
    } else if (html->label != NULL) {
        html_attribute(html, "aria-labelledby", html_id(html, html->label, id));
    } else {
        html_attribute(html, "aria-label", "Bảng");
    }
}

/* The region around it: by its caption, else by its number, since the heading names the part that it stands in. */
static void write_region_name(struct html *html, const struct doc_node *table)
{
    bool  of_annex = html->label != NULL && html->label->kind == DOC_ANNEX && html->label->text != NULL;
    char *name;

    html->n_tables_written++;
    if (doc_child(table, DOC_CAPTION) != NULL || (table->parent != NULL && table->parent->kind == DOC_FIGURE)) {
        write_name(html, table);
        return;
    }
    name =
        g_strdup_printf("Bảng %u%s%s", html->n_tables_written, of_annex ? ", " : "", of_annex ? html->label->text : "");
    html_attribute(html, "aria-label", name);
    g_free(name);
}

static void write_caption(struct html *html, const struct doc_node *table)
{
    const struct doc_node *caption = doc_child(table, DOC_CAPTION);
    char                   id[HTML_ID_SIZE], name[HTML_ID_SIZE + 8];

    if (caption == NULL)
        return;
    g_snprintf(name, sizeof name, "ten-%s", html_id(html, table, id));
    html_open(html, "caption");
    html_open_class(html, "span", "stay");
    html_attribute(html, "id", name);
    html_write_inlines(html, caption);
    html_close(html);
    html_close_line(html);
}

/* What the table holds, for programs. */
static void write_data_links(struct html *html, const char *id)
{
    static const char *const formats[][2] = {{"csv", "CSV"}, {"json", "JSON"}};

    html_open_class(html, "p", "data");
    html_text(html, "Dữ liệu của bảng: ");
    for (unsigned i = 0; i < G_N_ELEMENTS(formats); i++) {
        char *address = g_strdup_printf("%s%s.%s", html->page->tables, id, formats[i][0]);

        html_text(html, i > 0 ? ", " : NULL);
        html_open(html, "a");
        html_attribute(html, "href", address);
        html_attribute(html, "download", "");
        html_text(html, formats[i][1]);
        html_close(html);
        g_free(address);
    }
    html_close_line(html);
}

void html_write_table(struct html *html, const struct doc_node *node)
{
    struct table_writer writer = {.html = html, .node = node, .table = node->attr};
    char                id[HTML_ID_SIZE];

    writer.named_headers = writer.table->header_rows > 1;
    writer.columns = g_new(GString *, writer.table->n_columns + 1);
    for (unsigned i = 0; i < writer.table->n_columns; i++)
        writer.columns[i] = g_string_new(NULL);

    html->in_table = true;
    html_open_class(html, "div", "region");
    html_attribute(html, "role", "region");
    html_attribute(html, "tabindex", "0");
    write_region_name(html, node);
    html_line(html);
    html_open(html, "table");
    html_attribute(html, "id", html_id(html, node, id));
    if (html->page->style != NULL)
        html_write_table_class(html, writer.table);
    if (doc_child(node, DOC_CAPTION) == NULL)
        write_name(html, node);
    html_line(html);
    write_caption(html, node);
    html_write_columns(html, writer.table);
    write_body(&writer, write_head(&writer));
    html_close_line(html);
    html_close_line(html);
    if (html->page->tables != NULL)
        write_data_links(html, id);
    html->in_table = false;

    for (unsigned i = 0; i < writer.table->n_columns; i++)
        g_string_free(writer.columns[i], TRUE);
    g_free(writer.columns);
}
