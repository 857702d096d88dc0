/*
 * pdf_table.c -- the elements of tables: which cell is a header, of what, and which headers a cell has.
 *
 * Where the header has one level, Scope says it all.  Where it has several, every cell names its headers by their IDs,
 * besides; cells of one column share the list.
 */
#include "pdf_int.h"

struct pdf_table {
    const struct doc_node *node;
    unsigned               n_columns, n_levels; /* header rows that there are */
    unsigned               row;                 /* in the making, from 0 */
    uint32_t               element, group;      /* Table; THead or TBody */
    uint32_t               row_element;
    uint32_t              *header_at;       /* level x column: the TH there, 0: none */
    uint32_t              *column_lists;    /* each column's list of headers, UINT32_MAX: not made yet */
    uint32_t               row_header;      /* of this row, 0: none */
    unsigned               row_header_rows; /* it holds for so many rows, this one included */
};

void pdf_table_end(struct pdf *pdf)
{
    if (pdf->table == NULL)
        return;
    g_free(pdf->table->header_at);
    g_free(pdf->table->column_lists);
    g_free(pdf->table);
    pdf->table = NULL;
}

void pdf_table_begin(struct pdf *pdf, const struct doc_node *node, uint32_t element)
{
    const struct doc_table *table = node->attr;
    pdf_table_end(pdf);
    struct pdf_table *made = pdf->table = g_new0(struct pdf_table, 1);
    made->node = node;
    made->element = element;
    made->n_columns = table != NULL ? MIN(table->n_columns, UINT16_MAX) : 0;
    for (const struct doc_node *row = node->first; row != NULL && table != NULL && made->n_levels < table->header_rows;
         row = row->next)
        made->n_levels += row->kind == DOC_ROW;
    made->header_at = g_new0(uint32_t, (size_t)made->n_levels * made->n_columns + 1);
    made->column_lists = g_new(uint32_t, made->n_columns + 1);
    memset(made->column_lists, 0xff, sizeof(uint32_t) * (made->n_columns + 1));
}

static bool in_header(const struct pdf_table *table)
{
    return table->row <= table->n_levels; /* row counts from 1 once a row has begun */
}

void pdf_table_row(struct pdf *pdf, const struct doc_node *row)
{
    struct pdf_table *table = pdf->table;
    if (table == NULL || row->parent != table->node)
        return;
    table->row++;
    enum pdf_type type = in_header(table) ? PDF_THEAD : PDF_TBODY;
    if (!table->group || pdf_element(pdf, table->group)->type != type)
        table->group = pdf_element_add(pdf, type, table->element);
    table->row_element = pdf_element_add(pdf, PDF_TR, table->group);
    if (table->row_header_rows > 0 && --table->row_header_rows == 0)
        table->row_header = 0;
}

/* The list of IDs in the levels above one, without repeats; 0 if there are none. */
static uint32_t header_list(struct pdf *pdf, unsigned levels, unsigned column, unsigned width)
{
    struct pdf_table *table = pdf->table;
    GString          *ids = g_string_new(NULL);
    for (unsigned level = 0; level < levels; level++) {
        uint32_t before = 0;
        for (unsigned i = column; i < column + width && i < table->n_columns; i++) {
            uint32_t header = table->header_at[(size_t)level * table->n_columns + i];
            bool     from_above = level > 0 && header == table->header_at[(size_t)(level - 1) * table->n_columns + i];
            if (header && header != before && !from_above)
                g_string_append_printf(ids, "(%08x)", pdf_element(pdf, header)->serial);
            before = header;
        }
    }
    if (ids->len == 0) {
        g_string_free(ids, TRUE);
        return 0;
    }
    uint32_t index = GPOINTER_TO_UINT(g_hash_table_lookup(pdf->header_lists, ids->str));
    if (index) {
        g_string_free(ids, TRUE);
        return index;
    }
    char *list = g_string_free(ids, FALSE);
    index = pdf->headers->len;
    g_ptr_array_add(pdf->headers, list);
    g_hash_table_insert(pdf->header_lists, list, GUINT_TO_POINTER(index));
    return index;
}

static uint32_t column_headers(struct pdf *pdf, unsigned column, unsigned width)
{
    struct pdf_table *table = pdf->table;
    if (table->n_levels < 2 || column >= table->n_columns || width >= table->n_columns)
        return 0; /* a cell over the whole width has no header */
    if (width > 1)
        return header_list(pdf, table->n_levels, column, width);
    if (table->column_lists[column] == UINT32_MAX)
        table->column_lists[column] = header_list(pdf, table->n_levels, column, 1);
    return table->column_lists[column];
}

static void header_cell(struct pdf *pdf, const struct doc_cell *cell, const struct doc_node *node, uint32_t element)
{
    struct pdf_table *table = pdf->table;
    unsigned          level = table->row - 1;
    pdf_element(pdf, element)->scope = PDF_SCOPE_COLUMN;
    if (table->n_levels < 2)
        return;
    pdf_element_set_id(pdf, element, node);
    uint32_t headers = header_list(pdf, level, cell->column, cell->colspan);
    pdf_element(pdf, element)->headers = headers;
    for (unsigned row = level; row < table->n_levels && row < level + cell->rowspan; row++)
        for (unsigned i = cell->column; i < table->n_columns && i < (unsigned)cell->column + cell->colspan; i++)
            table->header_at[(size_t)row * table->n_columns + i] = element;
}

static void row_header_cell(struct pdf *pdf, const struct doc_cell *cell, const struct doc_node *node, uint32_t element)
{
    struct pdf_table *table = pdf->table;
    pdf_element(pdf, element)->scope = PDF_SCOPE_ROW;
    if (table->n_levels < 2 || cell->colspan >= table->n_columns)
        return;
    pdf_element_set_id(pdf, element, node);
    pdf_element(pdf, element)->row_header = table->row_header;
    table->row_header = element;
    table->row_header_rows = cell->rowspan;
}

uint32_t pdf_table_cell(struct pdf *pdf, const struct doc_node *node)
{
    static const struct doc_cell plain = {.colspan = 1, .rowspan = 1};
    struct pdf_table            *table = pdf->table;
    const struct doc_cell       *cell = node->attr ? node->attr : &plain;
    if (table == NULL || !node->parent || node->parent->parent != table->node || !table->row_element)
        return 1;
    bool     header = in_header(table);
    bool     is_th = header || cell->header || cell->row_header;
    uint32_t element = pdf_element_add(pdf, is_th ? PDF_TH : PDF_TD, table->row_element);
    pdf_element(pdf, element)->colspan = MAX(cell->colspan, 1);
    pdf_element(pdf, element)->rowspan = MAX(cell->rowspan, 1);
    if (header) {
        header_cell(pdf, cell, node, element);
        return element;
    }
    uint32_t headers = column_headers(pdf, cell->column, cell->colspan);
    pdf_element(pdf, element)->headers = headers;
    if (is_th)
        row_header_cell(pdf, cell, node, element);
    else if (cell->colspan < table->n_columns)
        pdf_element(pdf, element)->row_header = table->row_header;
    return element;
}
