/*
 * table_data.c -- tables as CSV and JSON.
 */
#include "table_data.h"

#include <string.h>

#include "base/json.h"
#include "viet.h"

#define LEVELS_MAX 8 /* of group rows */

/* ---- From the tree ---- */

/* A table in the making.  spread: for each column the text that a cell from above or from the left puts there. */
struct reading {
    const struct doc_table *table;
    struct table_data      *data;
    unsigned                n_groups;
    char                   *groups[LEVELS_MAX]; /* the headings that the row stands under */
    struct spread {
        char    *text;
        unsigned rows_left; /* below this row */
    } * spread;
};

/* Paragraphs and items stand on lines of their own; notes are no data. */
static char *cell_text(const struct doc_node *cell)
{
    GString *text = g_string_new(NULL);

    for (const struct doc_node *node = doc_next(cell, cell), *next; node != NULL; node = next) {
        next = node->kind == DOC_NOTE ? doc_next_skip(node, cell) : doc_next(node, cell);
        /* An item's first paragraph stands beside its label. */
        if (node->kind == DOC_ITEM ||
            (node->kind == DOC_PARAGRAPH && (node->parent->kind != DOC_ITEM || node != node->parent->first)))
            g_string_append(text, text->len > 0 ? "\n" : "");
        if (node->kind == DOC_ITEM && node->text != NULL && *node->text != '\0')
            g_string_append_printf(text, "%s ", node->text);
        if (node->kind == DOC_TEXT)
            g_string_append(text, node->text);
        else if (node->kind == DOC_LINE_BREAK)
            g_string_append_c(text, ' ');
    }
    return g_strstrip(g_string_free(text, FALSE));
}

/* Puts the cells of a row, and those that reach into it from above, into spread. */
static void read_row(struct reading *reading, const struct doc_node *row)
{
    for (unsigned i = 0; i < reading->table->n_columns; i++)
        if (reading->spread[i].rows_left > 0)
            reading->spread[i].rows_left--;
        else
            g_clear_pointer(&reading->spread[i].text, g_free);
    for (const struct doc_node *node = row->first; node != NULL; node = node->next) {
        const struct doc_cell *cell = node->attr;
        char                  *text = cell_text(node);

        for (unsigned i = cell->column; i < MIN(cell->column + cell->colspan, reading->table->n_columns); i++) {
            g_free(reading->spread[i].text);
            reading->spread[i] = (struct spread){g_strdup(text), cell->rowspan - 1u};
        }
        g_free(text);
    }
}

/* A row that holds nothing but a title, perhaps with its number before it: a cell over several columns is its last. */
static bool is_heading(const struct doc_node *row)
{
    const struct doc_cell *last = row->last != NULL ? row->last->attr : NULL;
    unsigned               filled = 0;

    if (row->style != DOC_ROW_GROUP || last == NULL || last->colspan < 2)
        return false;
    for (const struct doc_node *node = row->first; node != NULL; node = node->next) {
        char *text = cell_text(node);
        filled += *text != '\0';
        g_free(text);
    }
    return filled <= 2;
}

static unsigned group_level(const struct doc_node *row)
{
    return CLAMP(row->level, 1, LEVELS_MAX) - 1u;
}

static void read_heading(struct reading *reading, const struct doc_node *row)
{
    GString *title = g_string_new(NULL);

    for (const struct doc_node *node = row->first; node != NULL; node = node->next) {
        char *text = cell_text(node);
        g_string_append_printf(title, "%s%s", title->len > 0 && *text != '\0' ? " " : "", text);
        g_free(text);
    }
    for (unsigned level = group_level(row); level < LEVELS_MAX; level++)
        g_clear_pointer(&reading->groups[level], g_free);
    reading->groups[group_level(row)] = g_string_free(title, FALSE);
}

static void add_row(struct reading *reading)
{
    unsigned n_columns = reading->table->n_columns;
    char   **values = g_new(char *, reading->n_groups + n_columns);

    for (unsigned i = 0; i < reading->n_groups; i++)
        values[i] = g_strdup(reading->groups[i] != NULL ? reading->groups[i] : "");
    for (unsigned i = 0; i < n_columns; i++)
        values[reading->n_groups + i] = g_strdup(reading->spread[i].text != NULL ? reading->spread[i].text : "");
    g_ptr_array_add(reading->data->rows, values);
}

/* ---- Names of columns ---- */

/* "(1)", "2", "(3) = (1) + (2)": numbers of columns are no names, but years are. */
static bool is_numbering(const struct doc_node *row)
{
    bool numbers = row->first != NULL;

    for (const struct doc_node *node = row->first; node != NULL && numbers; node = node->next) {
        const struct doc_cell *cell = node->attr;
        char                  *text = cell_text(node);
        numbers = strspn(text, "0123456789()=+-*/:x. ") == strlen(text) &&
                  g_ascii_strtoull(text + (*text == '('), NULL, 10) == cell->column + 1u;
        g_free(text);
    }
    return numbers;
}

static void add_name(struct table_data *data, const char *name)
{
    char *unique = g_strdup(name);

    for (unsigned n = 2; g_ptr_array_find_with_equal_func(data->names, unique, g_str_equal, NULL); n++) {
        g_free(unique);
        unique = g_strdup_printf("%s (%u)", name, n);
    }
    g_ptr_array_add(data->names, unique);
}

static void add_group_names(struct reading *reading)
{
    for (unsigned i = 0; i < reading->n_groups; i++) {
        char *name = reading->n_groups == 1 ? g_strdup("Nhóm") : g_strdup_printf("Nhóm cấp %u", i + 1);
        add_name(reading->data, name);
        g_free(name);
    }
}

/* The texts above a column, each once; returns the first row of the body. */
static const struct doc_node *read_header(struct reading *reading, const struct doc_node *row)
{
    unsigned  n_columns = reading->table->n_columns;
    GString **names = g_new(GString *, n_columns);

    for (unsigned i = 0; i < n_columns; i++)
        names[i] = g_string_new(NULL);
    for (unsigned n = 0; n < reading->table->header_rows && row != NULL; n++, row = row->next) {
        bool *above = g_new(bool, n_columns); /* a cell that began higher up: its text is there already */

        for (unsigned i = 0; i < n_columns; i++)
            above[i] = reading->spread[i].rows_left > 0;
        read_row(reading, row);
        for (unsigned i = 0; i < n_columns && !is_numbering(row); i++)
            if (!above[i] && reading->spread[i].text != NULL && *reading->spread[i].text != '\0')
                g_string_append_printf(names[i], "%s%s", names[i]->len > 0 ? " / " : "",
                                       g_strdelimit(reading->spread[i].text, "\n", ' '));
        g_free(above);
    }
    for (unsigned i = 0; i < n_columns; i++) {
        if (names[i]->len == 0)
            g_string_printf(names[i], "Cột %u", i + 1);
        add_name(reading->data, names[i]->str);
        g_string_free(names[i], TRUE);
        reading->spread[i].rows_left = 0;
    }
    g_free(names);
    return row;
}

static const struct doc_node *first_row(const struct doc_node *table)
{
    const struct doc_node *node = table->first;

    while (node != NULL && node->kind != DOC_ROW)
        node = node->next;
    return node;
}

/* ---- Numbers ---- */

static bool is_empty(const char *value)
{
    return *value == '\0' || strcmp(value, "-") == 0 || strcmp(value, "–") == 0;
}

/* A number as it is printed, perhaps a percentage.  "007" is a code. */
static bool read_number(const char *value, struct decimal *number, bool *percent)
{
    size_t length = strlen(value);
    char   text[DECIMAL_TEXT_MAX + 2];

    *percent = length > 0 && value[length - 1] == '%';
    length -= *percent;
    while (length > 0 && value[length - 1] == ' ')
        length--;
    if (length == 0 || length >= sizeof text || (length > 2 && value[0] == '0' && value[1] != ','))
        return false;
    memcpy(text, value, length);
    text[length] = '\0';
    return viet_number_parse(text, number);
}

/* Are all cells of the column numbers, or percentages, and there is one? */
static bool is_numeric(const struct table_data *data, unsigned column, bool *percent)
{
    unsigned       n_numbers = 0;
    struct decimal number;
    bool           share;

    for (unsigned i = 0; i < data->rows->len; i++) {
        const char *value = ((char *const *)data->rows->pdata[i])[column];
        if (is_empty(value))
            continue;
        if (!read_number(value, &number, &share) || (n_numbers > 0 && share != *percent))
            return false;
        *percent = share;
        n_numbers++;
    }
    return n_numbers > 0;
}

static void make_canonical(struct table_data *data, unsigned column)
{
    char           text[DECIMAL_TEXT_MAX];
    struct decimal number;
    bool           percent;

    for (unsigned i = 0; i < data->rows->len; i++) {
        char **value = &((char **)data->rows->pdata[i])[column];
        text[0] = '\0';
        if (!is_empty(*value) && read_number(*value, &number, &percent))
            decimal_print(number, text);
        g_free(*value);
        *value = g_strdup(text);
    }
}

/* The unit goes into the column's name. */
static void name_percentage(const struct table_data *data, char **name)
{
    char *whole = g_strconcat(*name, " (%)", NULL);

    if (g_ptr_array_find_with_equal_func(data->names, whole, g_str_equal, NULL)) {
        g_free(whole);
        return;
    }
    g_free(*name);
    *name = whole;
}

static void find_numbers(struct table_data *data)
{
    for (unsigned i = 0; i < data->names->len; i++) {
        bool            percent = false;
        enum table_type type = is_numeric(data, i, &percent) ? TABLE_NUMBER : TABLE_TEXT;
        char          **name = (char **)&data->names->pdata[i];

        g_array_append_val(data->types, type);
        if (type == TABLE_NUMBER)
            make_canonical(data, i);
        if (type == TABLE_NUMBER && percent && strchr(*name, '%') == NULL)
            name_percentage(data, name);
    }
}

/* ---- The whole ---- */

static struct table_data *data_new(void)
{
    struct table_data *data = g_new0(struct table_data, 1);

    data->names = g_ptr_array_new_with_free_func(g_free);
    data->rows = g_ptr_array_new();
    data->types = g_array_new(FALSE, FALSE, sizeof(enum table_type));
    return data;
}

struct table_data *table_data_named(const char *const *names, const enum table_type *types)
{
    struct table_data *data = data_new();

    for (; *names != NULL; names++, types++) {
        g_ptr_array_add(data->names, g_strdup(*names));
        g_array_append_val(data->types, *types);
    }
    return data;
}

void table_data_add(struct table_data *data, const char *const *values)
{
    char **row = g_new(char *, data->names->len);

    for (unsigned i = 0; i < data->names->len; i++)
        row[i] = g_strdup(values[i] != NULL ? values[i] : "");
    g_ptr_array_add(data->rows, row);
}

struct table_data *table_data_new(const struct doc_node *table)
{
    struct table_data     *data = data_new();
    struct reading         reading = {.table = table->attr, .data = data};
    const struct doc_node *row;

    reading.spread = g_new0(struct spread, reading.table->n_columns + 1);
    for (row = first_row(table); row != NULL; row = row->next)
        if (is_heading(row))
            reading.n_groups = MAX(reading.n_groups, group_level(row) + 1);
    add_group_names(&reading);
    for (row = read_header(&reading, first_row(table)); row != NULL; row = row->next) {
        read_row(&reading, row);
        if (is_heading(row))
            read_heading(&reading, row);
        else
            add_row(&reading);
    }
    for (unsigned i = 0; i < reading.table->n_columns; i++)
        g_free(reading.spread[i].text);
    for (unsigned i = 0; i < LEVELS_MAX; i++)
        g_free(reading.groups[i]);
    g_free(reading.spread);
    find_numbers(data);
    return data;
}

void table_data_free(struct table_data *data)
{
    for (guint i = 0; i < data->rows->len; i++) {
        char **row = data->rows->pdata[i];
        for (guint k = 0; k < data->names->len; k++)
            g_free(row[k]);
        g_free(row);
    }
    g_ptr_array_free(data->rows, TRUE);
    g_ptr_array_free(data->names, TRUE);
    g_array_unref(data->types);
    g_free(data);
}

/* ---- CSV ---- */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Does a spreadsheet take it for a formula?  A number it takes for what it is. */
static bool looks_like_formula(const char *value)
{
    struct decimal number;
    bool           percent;

    if (*value == '\0' || strchr("=+-@\t\r", *value) == NULL || is_empty(value))
        return false;
    return !read_number(value, &number, &percent) && !decimal_parse(value, &number);
}

static void put_csv(GString *out, const char *value)
{
    bool guarded = looks_like_formula(value);

    if (strpbrk(value, ",\"\r\n") == NULL && *value != ' ') {
        g_string_append_printf(out, "%s%s", guarded ? "'" : "", value);
        return;
    }
    g_string_append(out, guarded ? "\"'" : "\"");
    for (; *value != '\0'; value++) {
        if (*value == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *value);
    }
    g_string_append_c(out, '"');
}

static void put_csv_row(GString *out, char *const *values, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        put_csv(out, values[i]);
    }
    g_string_append(out, "\r\n");
}

void table_data_csv(const struct table_data *data, GString *out)
{
    g_string_append(out, BYTE_ORDER_MARK);
    put_csv_row(out, (char *const *)data->names->pdata, data->names->len);
    for (guint i = 0; i < data->rows->len; i++)
        put_csv_row(out, data->rows->pdata[i], data->names->len);
}

/* ---- JSON ---- */

static void put_json_cell(GString *out, const char *value, enum table_type type)
{
    if (type == TABLE_NUMBER)
        g_string_append(out, *value != '\0' ? value : "null");
    else
        json_quote(out, value);
}

static void put_json_row(const struct table_data *data, GString *out, char *const *values)
{
    g_string_append_c(out, '[');
    for (guint i = 0; i < data->names->len; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        put_json_cell(out, values[i], g_array_index(data->types, enum table_type, i));
    }
    g_string_append_c(out, ']');
}

void table_data_json(const struct table_data *data, const char *id, GString *out)
{
    g_string_append(out, "{\"id\": ");
    json_quote(out, id);
    g_string_append(out, ",\n\"columns\": [");
    for (guint i = 0; i < data->names->len; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        json_quote(out, data->names->pdata[i]);
    }
    g_string_append(out, "],\n\"rows\": [");
    for (guint i = 0; i < data->rows->len; i++) {
        g_string_append(out, i > 0 ? ",\n  " : "\n  ");
        put_json_row(data, out, data->rows->pdata[i]);
    }
    g_string_append(out, "]}\n");
}

void table_data_schema(const struct table_data *data, GString *out)
{
    g_string_append(out, "{\"fields\": [");
    for (guint i = 0; i < data->names->len; i++) {
        bool number = g_array_index(data->types, enum table_type, i) == TABLE_NUMBER;

        g_string_append(out, i > 0 ? ", {\"name\": " : "{\"name\": ");
        json_quote(out, data->names->pdata[i]);
        g_string_append_printf(out, ", \"type\": \"%s\"}", number ? "number" : "string");
    }
    g_string_append(out, "], \"missingValues\": [\"\"]}\n");
}
