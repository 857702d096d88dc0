/* Tables as CSV and JSON: names of columns, spans, groups, guards. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "doc.h"
#include "table_data.h"

struct fixture {
    struct doc       doc;
    struct doc_node *table;
};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    struct doc_table *attr;

    (void)data;
    fixture->doc.arena = arena_new();
    fixture->table = doc_node_new(&fixture->doc, DOC_TABLE);
    attr = arena_new_struct(fixture->doc.arena, struct doc_table);
    attr->n_columns = 3;
    attr->header_rows = 1;
    fixture->table->attr = attr;
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    arena_free(fixture->doc.arena);
}

static struct doc_node *add_row(struct fixture *fixture, enum doc_row_kind kind)
{
    struct doc_node *row = doc_node_new(&fixture->doc, DOC_ROW);

    row->style = (uint8_t)kind;
    doc_node_append(fixture->table, row);
    return row;
}

/* Each line of the text is a paragraph. */
static struct doc_node *add_cell(struct fixture *fixture, struct doc_node *row, unsigned column, unsigned colspan,
                                 unsigned rowspan, const char *text)
{
    struct doc_node *cell = doc_node_new(&fixture->doc, DOC_CELL);
    struct doc_cell *attr = arena_new_struct(fixture->doc.arena, struct doc_cell);
    char           **lines = g_strsplit(text, "\n", -1);

    *attr = (struct doc_cell){.column = (uint16_t)column, .colspan = (uint16_t)colspan, .rowspan = (uint16_t)rowspan};
    cell->attr = attr;
    for (char **line = lines; *line != NULL; line++) {
        struct doc_node *paragraph = doc_node_new(&fixture->doc, DOC_PARAGRAPH);
        struct doc_node *inner = doc_node_new(&fixture->doc, DOC_TEXT);
        inner->text = arena_strdup(fixture->doc.arena, *line);
        doc_node_append(paragraph, inner);
        doc_node_append(cell, paragraph);
    }
    g_strfreev(lines);
    doc_node_append(row, cell);
    return cell;
}

static void add_cells(struct fixture *fixture, enum doc_row_kind kind, const char *a, const char *b, const char *c)
{
    struct doc_node *row = add_row(fixture, kind);

    add_cell(fixture, row, 0, 1, 1, a);
    add_cell(fixture, row, 1, 1, 1, b);
    add_cell(fixture, row, 2, 1, 1, c);
}

static void assert_csv(struct fixture *fixture, const char *wanted)
{
    struct table_data *data = table_data_new(fixture->table);
    GString           *text = g_string_new(NULL);

    table_data_csv(data, text);
    g_assert_true(g_str_has_prefix(text->str, "\xEF\xBB\xBF"));
    g_assert_cmpstr(text->str + 3, ==, wanted);
    g_string_free(text, TRUE);
    table_data_free(data);
}

static void test_plain(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    add_cells(fixture, DOC_ROW_HEADER, "STT", "Tên, số", "");
    add_cells(fixture, DOC_ROW_ITEM, "1", "nói \"có\"", "một\nhai");
    add_cells(fixture, DOC_ROW_ITEM, "=1+1", "- gạch, đầu", "@x");
    assert_csv(fixture, "STT,\"Tên, số\",Cột 3\r\n1,\"nói \"\"có\"\"\",\"một\nhai\"\r\n'=1+1,\"'- gạch, đầu\",'@x\r\n");
}

/* Two rows of names, a row of column numbers; the same name twice. */
static void test_header(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *row = add_row(fixture, DOC_ROW_HEADER);

    (void)data;
    ((struct doc_table *)fixture->table->attr)->header_rows = 3;
    add_cell(fixture, row, 0, 1, 2, "STT");
    add_cell(fixture, row, 1, 2, 1, "Năm");
    row = add_row(fixture, DOC_ROW_HEADER);
    add_cell(fixture, row, 1, 1, 1, "2026");
    add_cell(fixture, row, 2, 1, 1, "2026");
    add_cells(fixture, DOC_ROW_HEADER, "(1)", "(2)", "(3) = (2) - (1)");
    assert_csv(fixture, "STT,Năm / 2026,Năm / 2026 (2)\r\n");
}

static void test_spans(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *row;

    (void)data;
    add_cells(fixture, DOC_ROW_HEADER, "A", "B", "C");
    row = add_row(fixture, DOC_ROW_ITEM);
    add_cell(fixture, row, 0, 1, 2, "hai hàng");
    add_cell(fixture, row, 1, 2, 1, "hai cột");
    row = add_row(fixture, DOC_ROW_ITEM);
    add_cell(fixture, row, 1, 1, 1, "b");
    add_cell(fixture, row, 2, 1, 1, "c");
    add_cells(fixture, DOC_ROW_ITEM, "x", "y", "z");
    assert_csv(fixture, "A,B,C\r\nhai hàng,hai cột,hai cột\r\nhai hàng,b,c\r\nx,y,z\r\n");
}

/* A heading becomes a column; a group row with figures of its own stays a row. */
static void test_groups(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *row;

    (void)data;
    add_cells(fixture, DOC_ROW_HEADER, "A", "B", "C");
    row = add_row(fixture, DOC_ROW_GROUP);
    row->level = 1;
    add_cell(fixture, row, 0, 1, 1, "I");
    add_cell(fixture, row, 1, 2, 1, "HẠ TẦNG");
    add_cells(fixture, DOC_ROW_ITEM, "1", "b", "c");
    add_cells(fixture, DOC_ROW_GROUP, "II", "NHÂN LỰC", "70%");
    assert_csv(fixture, "Nhóm,A,B,C\r\nI HẠ TẦNG,1,b,c\r\nI HẠ TẦNG,II,NHÂN LỰC,70%\r\n");
}

/* Columns of numbers are canonical, with nothing where there is none; codes and mixed columns stay as printed. */
static void test_numbers(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    add_cells(fixture, DOC_ROW_HEADER, "Số", "Tỷ lệ", "Mã");
    add_cells(fixture, DOC_ROW_ITEM, "-1.234,5", "96,26%", "007");
    add_cells(fixture, DOC_ROW_ITEM, "-5", "-", "-5");
    add_cells(fixture, DOC_ROW_ITEM, "", "100%", "-");
    add_cells(fixture, DOC_ROW_ITEM, "0,5", "-2%", "+x");
    assert_csv(fixture, "Số,Tỷ lệ (%),Mã\r\n-1234.5,96.26,007\r\n-5,,-5\r\n,100,-\r\n0.5,-2,'+x\r\n");
}

static void test_schema(struct fixture *fixture, gconstpointer data)
{
    struct table_data *table;
    GString           *text = g_string_new(NULL);

    (void)data;
    add_cells(fixture, DOC_ROW_HEADER, "A", "B", "C");
    add_cells(fixture, DOC_ROW_ITEM, "1", "một", "");
    table = table_data_new(fixture->table);
    table_data_schema(table, text);
    g_assert_cmpstr(text->str, ==,
                    "{\"fields\": [{\"name\": \"A\", \"type\": \"number\"}, {\"name\": \"B\", \"type\": "
                    "\"string\"}, {\"name\": \"C\", \"type\": \"string\"}], \"missingValues\": [\"\"]}\n");
    g_string_free(text, TRUE);
    table_data_free(table);
}

static void test_json(struct fixture *fixture, gconstpointer data)
{
    struct table_data *table;
    GString           *text = g_string_new(NULL);

    (void)data;
    add_cells(fixture, DOC_ROW_HEADER, "A", "B", "C");
    add_cells(fixture, DOC_ROW_ITEM, "1", "nói \"có\" \\", "một\nhai\t");
    table = table_data_new(fixture->table);
    table_data_json(table, "bang", text);
    g_assert_cmpstr(text->str, ==,
                    "{\"id\": \"bang\",\n\"columns\": [\"A\", \"B\", \"C\"],\n\"rows\": [\n"
                    "  [1, \"nói \\\"có\\\" \\\\\", \"một\\nhai\"]]}\n");
    g_string_free(text, TRUE);
    table_data_free(table);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(struct fixture *, gconstpointer);
    } tests[] = {
        {"/table-data/plain", test_plain},   {"/table-data/header", test_header}, {"/table-data/spans", test_spans},
        {"/table-data/groups", test_groups}, {"/table-data/json", test_json},     {"/table-data/numbers", test_numbers},
        {"/table-data/schema", test_schema},
    };
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].run, tear_down);
    return g_test_run();
}
