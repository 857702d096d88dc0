/* The HTML writer: escaping, links, footnotes, headings and contents, headers of tables. */
#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"
#include "doc_look.h"
#include "render.h"

struct fixture {
    struct doc    doc;
    struct diags *diags;
};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    struct doc_info *info;

    (void)data;
    memset(&fixture->doc, 0, sizeof fixture->doc);
    fixture->doc.arena = arena_new();
    fixture->diags = diags_new();
    fixture->doc.root = doc_node_new(&fixture->doc, DOC_DOCUMENT);
    info = arena_new_struct(fixture->doc.arena, struct doc_info);
    info->title = "Báo cáo <a> & \"b\"";
    info->author = "UBND \"tỉnh\" & <Sơn La>";
    info->language = "vi";
    info->date = (struct date){2026, 5, 4};
    fixture->doc.root->attr = info;
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    diags_free(fixture->diags);
    arena_free(fixture->doc.arena);
}

static struct doc_node *add(struct fixture *fixture, struct doc_node *parent, enum doc_kind kind, const char *text)
{
    struct doc_node *node = doc_node_new(&fixture->doc, kind), *inner;

    doc_node_append(parent, node);
    if (text != NULL && kind == DOC_TEXT) {
        node->text = text;
    } else if (text != NULL) {
        inner = doc_node_new(&fixture->doc, DOC_TEXT);
        inner->text = text;
        doc_node_append(node, inner);
    }
    return node;
}

/* The page after doc_finish. */
static char *whole_page(struct fixture *fixture)
{
    char         *text = NULL;
    size_t        length = 0;
    FILE         *out;
    struct arena *taken;

    if (!doc_finish(&fixture->doc, fixture->diags))
        diags_print(fixture->diags, DIAG_LANG_EN, stderr);
    g_assert_cmpuint(diags_count(fixture->diags, DIAG_WARNING), ==, 0);
    out = open_memstream(&text, &length);
    taken = fixture->doc.arena;
    fixture->doc.arena = NULL; /* layout takes memory from it meanwhile: the writer must not */
    g_assert_true(html_write(&fixture->doc, out, fixture->diags));
    fixture->doc.arena = taken;
    fclose(out);
    g_assert_true(g_utf8_validate(text, (gssize)length, NULL));
    return text;
}

/* Without its style sheet. */
static char *page(struct fixture *fixture)
{
    char *text = whole_page(fixture), *style = strstr(text, "<style>");

    memmove(style, strstr(style, "</style>"), strlen(strstr(style, "</style>")) + 1);
    return text;
}

static void assert_holds(const char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL)
        g_error("not found: %s\nin: %s", wanted, text);
}

static void assert_lacks(const char *text, const char *unwanted)
{
    if (strstr(text, unwanted) != NULL)
        g_error("found: %s\nin: %s", unwanted, text);
}

static void test_escapes(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *paragraph = add(fixture, fixture->doc.root, DOC_PARAGRAPH, "<script>alert('x') & \"ô\"");
    struct doc_node *link = add(fixture, paragraph, DOC_LINK, "tốt");
    char            *text;

    (void)data;
    link->text = "https://example.vn/?a=1&b=\"<2>";
    link = add(fixture, paragraph, DOC_LINK, "xấu");
    link->text = "JavaScript:alert(1)";
    text = page(fixture);
    assert_holds(text, "<title>Báo cáo &lt;a&gt; &amp; &quot;b&quot;</title>");
    assert_holds(text, "content=\"UBND &quot;tỉnh&quot; &amp; &lt;Sơn La&gt;\"");
    assert_holds(text, "<meta name=\"DC.date\" content=\"2026-05-04\"/>");
    assert_holds(text, "&lt;script&gt;alert('x') &amp; &quot;ô&quot;");
    assert_holds(text, "<a href=\"https://example.vn/?a=1&amp;b=&quot;&lt;2&gt;\">tốt</a>xấu");
    assert_lacks(text, "<script");
    assert_lacks(text, "avaScript");
    free(text);
}

static void test_notes(struct fixture *fixture, gconstpointer data)
{
    struct doc_node *paragraph = add(fixture, fixture->doc.root, DOC_PARAGRAPH, "Kết quả");
    struct doc_node *note = add(fixture, paragraph, DOC_NOTE, NULL);
    char            *text;

    (void)data;
    add(fixture, note, DOC_PARAGRAPH, "Một.");
    add(fixture, note, DOC_PARAGRAPH, "Hai.");
    text = page(fixture);
    assert_holds(text, "Kết quả<sup class=\"mark\"><a href=\"#chu-thich-1\" id=\"ve-chu-thich-1\" role=\"doc-noteref\" "
                       "aria-label=\"Chú thích 1\">1</a></sup></p>");
    assert_holds(text, "<li id=\"chu-thich-1\"><p><sup>1</sup> Một.</p><p>Hai. "
                       "<a class=\"back\" href=\"#ve-chu-thich-1\"");
    free(text);
}

static void test_words_stay_whole(struct fixture *fixture, gconstpointer data)
{
    char *text;

    (void)data;
    add(fixture, fixture->doc.root, DOC_PARAGRAPH, "(71/NQ-CP) của 57-NQ/TW - và ngày 29/4/2026.");
    text = page(fixture);
    assert_holds(text, "<p><span class=\"w\">(71/NQ-CP)</span> của <span class=\"w\">57-NQ/TW -</span> và "
                       "<span class=\"w\">ngày 29/4/2026.</span></p>");
    free(text);
}

/* The printed page has the sizes and margins of the table of looks; no name of a length is left in the style sheet. */
static void test_style(struct fixture *fixture, gconstpointer data)
{
    const struct look_sheet *sheet = look_sheet(DOC_LANDSCAPE);
    char                    *text, *wanted;

    (void)data;
    add(fixture, fixture->doc.root, DOC_PARAGRAPH, "Một đoạn.");
    text = whole_page(fixture);
    *strstr(text, "</style>") = '\0';
    assert_lacks(text, "$");
    assert_holds(text, "size: A4; margin: 20mm 15mm 20mm 30mm;");
    wanted = g_strdup_printf("size: A4 landscape; margin: %gmm %gmm %gmm", sheet->top, sheet->right, sheet->bottom);
    assert_holds(text, wanted);
    g_free(wanted);
    wanted = g_strdup_printf(".notes { font-size: %gpt; }", look_of(LOOK_NOTE)->size);
    assert_holds(text, wanted);
    g_free(wanted);
    free(text);
}

static struct doc_node *add_heading(struct fixture *fixture, unsigned level, const char *label, const char *title)
{
    struct doc_node *heading = add(fixture, fixture->doc.root, DOC_HEADING, title);

    heading->level = (uint8_t)level;
    heading->text = label;
    return heading;
}

static void test_headings(struct fixture *fixture, gconstpointer data)
{
    char *text;

    (void)data;
    add_heading(fixture, 1, "I.", "MỘT");
    add_heading(fixture, 2, "1.", "Nhỏ");
    add_heading(fixture, 3, "a)", "Nhỏ hơn");
    add_heading(fixture, 1, "II.", "HAI");
    text = page(fixture);
    assert_holds(text, "<h2 id=\"muc-1\">I. MỘT</h2>\n<h3 id=\"muc-2\">1. Nhỏ</h3>\n<h4 id=\"muc-3\">a) Nhỏ hơn</h4>\n"
                       "<h2 id=\"muc-4\">II. HAI</h2>");
    assert_holds(text, "<ol><li><a href=\"#muc-1\">I. MỘT</a><ol><li><a href=\"#muc-2\">1. Nhỏ</a></li>\n</ol></li>\n"
                       "<li><a href=\"#muc-4\">II. HAI</a></li></ol>");
    free(text);
}

static void add_cell(struct fixture *fixture, struct doc_node *row, unsigned column, unsigned colspan, unsigned rowspan,
                     const char *text)
{
    struct doc_node *node = add(fixture, row, DOC_CELL, NULL);
    struct doc_cell *cell = arena_new_struct(fixture->doc.arena, struct doc_cell);

    cell->column = (uint16_t)column;
    cell->colspan = (uint16_t)colspan;
    cell->rowspan = (uint16_t)rowspan;
    cell->header = row->style == DOC_ROW_HEADER;
    node->attr = cell;
    if (text != NULL)
        add(fixture, node, DOC_PARAGRAPH, text);
}

static struct doc_node *add_row(struct fixture *fixture, struct doc_node *table, enum doc_row_kind kind)
{
    struct doc_node *row = add(fixture, table, DOC_ROW, NULL);

    row->style = (uint8_t)kind;
    row->level = kind == DOC_ROW_GROUP;
    return row;
}

static void test_table(struct fixture *fixture, gconstpointer data)
{
    struct doc_node  *table = add(fixture, fixture->doc.root, DOC_TABLE, NULL), *row;
    struct doc_table *attr = arena_new_struct(fixture->doc.arena, struct doc_table);
    char             *text, *expected;

    (void)data;
    attr->id = "a";
    attr->n_columns = 3;
    attr->header_rows = 2;
    attr->columns = arena_new_array(fixture->doc.arena, struct doc_column, 3);
    for (unsigned i = 0; i < 3; i++)
        attr->columns[i].width = i + 1;
    attr->columns[2].align = DOC_ALIGN_DECIMAL;
    table->attr = attr;
    row = add_row(fixture, table, DOC_ROW_HEADER);
    add_cell(fixture, row, 0, 1, 2, "STT");
    add_cell(fixture, row, 1, 2, 1, "Năm");
    row = add_row(fixture, table, DOC_ROW_HEADER);
    add_cell(fixture, row, 1, 1, 1, "Mục tiêu");
    add_cell(fixture, row, 2, 1, 1, "Kết quả");
    row = add_row(fixture, table, DOC_ROW_GROUP);
    add_cell(fixture, row, 0, 3, 1, "Nhóm");
    row = add_row(fixture, table, DOC_ROW_ITEM);
    add_cell(fixture, row, 0, 1, 1, "1");
    add_cell(fixture, row, 1, 1, 1, NULL);
    add_cell(fixture, row, 2, 1, 1, "96,26");

    text = page(fixture);
    assert_holds(text, "<div class=\"region\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\">\n"
                       "<table id=\"bang-a\"");
    assert_holds(text, "scope=\"colgroup\" colspan=\"2\">Năm</th>");
    assert_holds(text, "scope=\"rowgroup\" colspan=\"3\"><div class=\"stay\">Nhóm</div></th></tr>");
    /* The figure's headers: the year, the column, the group. */
    row = table->first;
    expected = g_strdup_printf("headers=\"o%u o%u o%u\">96,26</td>", row->last->serial, row->next->last->serial,
                               row->next->next->first->serial);
    assert_holds(text, expected);
    g_free(expected);
    free(text);
}

/* ---- Any text in, the same text out ---- */

/* What the page says there, read by a parser of HTML. */
static char *read_back(const char *page, const char *path)
{
    htmlDocPtr         parsed = htmlReadMemory(page, (int)strlen(page), NULL, "UTF-8",
                                               HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlXPathContextPtr context = xmlXPathNewContext(parsed);
    xmlXPathObjectPtr  found = xmlXPathEvalExpression(BAD_CAST path, context);
    xmlChar           *text = xmlXPathCastToString(found);
    char              *copy = g_strdup((const char *)text);

    xmlFree(text);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(parsed);
    return copy;
}

static void assert_survives(const char *text)
{
    struct fixture fixture;
    char          *html, *got;

    set_up(&fixture, NULL);
    ((struct doc_info *)fixture.doc.root->attr)->author = text;
    add(&fixture, fixture.doc.root, DOC_PARAGRAPH, text);
    html = page(&fixture);
    got = read_back(html, "string(//p[not(@class)][1])");
    if (strcmp(got, text) != 0)
        g_error("a paragraph of '%s' reads '%s' in:\n%s", text, got, html);
    g_free(got);
    got = read_back(html, "string(//meta[@name='author' or @name='DC.creator']/@content)");
    if (strcmp(got, text) != 0)
        g_error("an attribute of '%s' reads '%s' in:\n%s", text, got, html);
    g_free(got);
    free(html);
    tear_down(&fixture, NULL);
}

/* Each sign by itself: an escape that is missing can't hide behind another. */
static void test_each_sign(void)
{
    char text[4] = "a b";

    for (char sign = '!'; sign <= '~'; sign++) {
        text[1] = sign;
        assert_survives(text);
    }
}

static uint32_t some_character(uint32_t *seed)
{
    static const struct {
        uint32_t from, to;
    } ranges[] = {{0x21, 0x7E}, {0xA1, 0xAC}, {0xAE, 0x17F}, {0x1EA0, 0x1EF9}, {0x2013, 0x2027}, {0x4E00, 0x4E80}};

    *seed = *seed * 1664525u + 1013904223u;
    uint32_t range = (*seed >> 24) % G_N_ELEMENTS(ranges);
    return ranges[range].from + (*seed >> 8) % (ranges[range].to - ranges[range].from + 1);
}

static void test_any_text(void)
{
    uint32_t seed = 2026;

    for (unsigned turn = 0; turn < 300; turn++) {
        GString *text = g_string_new(NULL);
        for (unsigned i = 0; i < 1 + turn % 40; i++) {
            g_string_append_unichar(text, some_character(&seed));
            if (i % 7 == 5)
                g_string_append_c(text, ' ');
        }
        g_strchomp(text->str);
        assert_survives(text->str);
        g_string_free(text, TRUE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/html/" name, struct fixture, NULL, set_up, test, tear_down)
    ADD("escapes", test_escapes);
    ADD("notes", test_notes);
    ADD("words-stay-whole", test_words_stay_whole);
    ADD("style", test_style);
    ADD("headings", test_headings);
    ADD("table", test_table);
    g_test_add_func("/html/each-sign", test_each_sign);
    g_test_add_func("/html/any-text", test_any_text);
    return g_test_run();
}
