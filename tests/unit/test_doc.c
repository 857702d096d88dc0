/* The document form: what doc_finish finds for cells, and that a broken tree is told from a whole one. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"

struct fixture {
    struct doc       doc;
    struct diags    *diags;
    struct doc_node *table, *row;
};

static struct doc_node *add(struct fixture *fixture, struct doc_node *parent, enum doc_kind kind)
{
    struct doc_node *node = doc_node_new(&fixture->doc, kind);

    doc_node_append(parent, node);
    return node;
}

static struct doc_node *add_cell(struct fixture *fixture, unsigned colspan)
{
    struct doc_node *node = add(fixture, fixture->row, DOC_CELL), *text;
    struct doc_cell *cell = arena_new_struct(fixture->doc.arena, struct doc_cell);

    cell->colspan = (uint16_t)colspan;
    cell->rowspan = 1;
    node->attr = cell;
    text = add(fixture, add(fixture, node, DOC_PARAGRAPH), DOC_TEXT);
    text->text = "chữ";
    return node;
}

static enum doc_align align_of(const struct doc_node *cell)
{
    return (enum doc_align)((const struct doc_cell *)cell->attr)->align;
}

/* A document with a table of three columns: the second is centred, the third aligned at commas; one row, empty. */
static void set_up(struct fixture *fixture, gconstpointer data)
{
    struct doc_table *table;

    (void)data;
    memset(fixture, 0, sizeof *fixture);
    fixture->doc.arena = arena_new();
    fixture->diags = diags_new();
    fixture->doc.root = doc_node_new(&fixture->doc, DOC_DOCUMENT);
    fixture->doc.root->attr = arena_new_struct(fixture->doc.arena, struct doc_info);
    fixture->table = add(fixture, fixture->doc.root, DOC_TABLE);
    fixture->table->attr = table = arena_new_struct(fixture->doc.arena, struct doc_table);
    table->id = "bang";
    table->n_columns = 3;
    table->columns = arena_new_array(fixture->doc.arena, struct doc_column, 3);
    table->columns[1].align = DOC_ALIGN_CENTER;
    table->columns[2].align = DOC_ALIGN_DECIMAL;
    fixture->row = add(fixture, fixture->table, DOC_ROW);
    fixture->row->style = DOC_ROW_ITEM;
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    diags_free(fixture->diags);
    arena_free(fixture->doc.arena);
}

static void test_cell_align(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *usual = add_cell(fixture, 1), *own = add_cell(fixture, 1), *column = add_cell(fixture, 1);
    struct doc_node *wide, *paragraph, *group;

    (void)data;
    own->align = DOC_ALIGN_RIGHT;
    fixture->row = add(fixture, fixture->table, DOC_ROW);
    fixture->row->style = DOC_ROW_ITEM;
    wide = add_cell(fixture, 2);
    paragraph = add_cell(fixture, 1);
    paragraph->first->align = DOC_ALIGN_CENTER;
    fixture->row = add(fixture, fixture->table, DOC_ROW);
    fixture->row->style = DOC_ROW_GROUP;
    group = add_cell(fixture, 3);
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    g_assert_cmpint(align_of(usual), ==, DOC_ALIGN_JUSTIFY);
    g_assert_cmpint(align_of(own), ==, DOC_ALIGN_RIGHT);
    g_assert_cmpint(align_of(column), ==, DOC_ALIGN_DECIMAL);
    g_assert_cmpint(align_of(wide), ==, DOC_ALIGN_LEFT);
    g_assert_cmpint(align_of(paragraph), ==, DOC_ALIGN_CENTER);
    g_assert_cmpint(align_of(group), ==, DOC_ALIGN_LEFT);
    g_assert_cmpint(usual->align, ==, DOC_ALIGN_DEFAULT); /* what was asked for stays as it was */
}

static void test_broken_trees(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *cell = add_cell(fixture, 3), *text = cell->first->first;
    struct doc_cell *attr = cell->attr;

    (void)data;
    g_assert_true(doc_finish(&fixture->doc, fixture->diags));
    g_assert_true(doc_check_links(&fixture->doc, DOC_PASS_NUMBERED));
    text->serial++;
    g_assert_false(doc_check_links(&fixture->doc, DOC_PASS_NUMBERED));
    g_assert_true(doc_check_links(&fixture->doc, DOC_PASS_PLACED));
    text->serial--;
    attr->column = 1;
    g_assert_false(doc_check_links(&fixture->doc, DOC_PASS_PLACED));
    g_assert_true(doc_check_links(&fixture->doc, DOC_PASS_EXPANDED));
    attr->column = 0;
    text->parent = fixture->row;
    g_assert_false(doc_check_links(&fixture->doc, DOC_PASS_EXPANDED));
    text->parent = cell->first;
    cell->last = NULL;
    g_assert_false(doc_check_links(&fixture->doc, DOC_PASS_EXPANDED));
    cell->last = cell->first;
    text->text = NULL;
    g_assert_false(doc_check_links(&fixture->doc, DOC_PASS_EXPANDED));
    text->text = "chữ";
    g_assert_true(doc_check_links(&fixture->doc, DOC_PASS_NUMBERED));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/doc/" name, struct fixture, NULL, set_up, test, tear_down)
    ADD("cell-align", test_cell_align);
    ADD("broken-trees", test_broken_trees);
    return g_test_run();
}
