/* Templates run over small facts: text, lists, rich text, tables, control, the head of a document. */
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "template.h"

static const char facts_text[] =
    "<facts>"
    "<plan id='thu' year='2026'><title>Kế hoạch thử</title><short-title>KH</short-title></plan>"
    "<issuer><name>ỦY BAN NHÂN DÂN</name><name>TỈNH A</name><short-name>UBND tỉnh</short-name><place>A</place>"
    "<symbol>UBND</symbol></issuer>"
    "<period name='2026-05' kind='month' year='2026' index='5' as-of='2026-05-14'><title>tháng 5/2026</title>"
    "<long-title>tháng 5 năm 2026</long-title></period>"
    "<reports><report name='bao-cao' number='5' date='2026-02-06'><title>Kết quả</title></report>"
    "<report name='nhap'><title>Dự thảo</title></report></reports>"
    "<tasks count='4'>"
    "<group id='a' number='A' level='1' kind='tasks' count='3'><title><p>Nhóm <b>một</b></p></title>"
    "<task id='t10' number='10' level='1' state='done'><title><p>Ôn tập</p></title><lead><p>Sở Y tế</p></lead></task>"
    "<task id='t9' number='9' level='1' state='doing'><title><p label='-'>Ăn</p><p label='+'>uống</p>"
    "<p label='-'>ở<note>mỗi <i>ngày</i></note></p></title></task>"
    "<task id='t1' number='1' level='1' state='doing'><title><p>Đoạn <i> nghiêng </i> một</p><p>Đoạn "
    "hai</p></title></task>"
    "</group>"
    "<group id='b' number='B' level='1' kind='tasks' count='1'><title><p>Nhóm hai</p></title>"
    "<task id='t2' number='2' level='1'><title><p>An</p></title></task></group>"
    "</tasks>"
    "<requirements><requirement id='kh'><title><p>nộp kế hoạch</p></title>"
    "<of class='so' size='12' submitted='3' missing='9' in-period='0'><title>sở</title>"
    "<missing><agency id='y' order='1'><name>Sở Y tế</name><short-name>Y tế</short-name></agency>"
    "<agency id='x' order='2'><name>Sở Xây dựng</name><short-name>Xây dựng</short-name></agency></missing></of>"
    "</requirement></requirements>"
    "</facts>";

struct fixture {
    struct arena *arena;
    struct diags *diags;
    struct facts  facts;
    char         *folder;
    char         *text; /* the last dump */
};

static void index_elements(struct fixture *fixture, xmlNodePtr node)
{
    for (; node != NULL; node = node->next) {
        xmlChar *id = node->type == XML_ELEMENT_NODE ? xmlGetProp(node, BAD_CAST "id") : NULL;

        if (id == NULL && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "report") == 0)
            id = xmlGetProp(node, BAD_CAST "name");
        if (id != NULL)
            g_hash_table_insert(fixture->facts.by_id, g_strdup_printf("%s\n%s", node->name, id), node);
        xmlFree(id);
        index_elements(fixture, node->children);
    }
}

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->arena = arena_new();
    fixture->diags = diags_new();
    fixture->folder = g_dir_make_tmp("baocao-test-XXXXXX", NULL);
    fixture->facts.document = xmlReadMemory(facts_text, (int)strlen(facts_text), "facts.xml", "UTF-8", 0);
    fixture->facts.by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index_elements(fixture, xmlDocGetRootElement(fixture->facts.document));
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    char *path = g_build_filename(fixture->folder, "mau.xml", NULL);

    (void)data;
    g_unlink(path);
    g_rmdir(fixture->folder);
    g_free(path);
    g_free(fixture->folder);
    g_free(fixture->text);
    g_hash_table_destroy(fixture->facts.by_id);
    xmlFreeDoc(fixture->facts.document);
    diags_free(fixture->diags);
    arena_free(fixture->arena);
}

static struct template *read_template(struct fixture *fixture, const char *body)
{
    GPtrArray       *folders;
    char            *path = g_build_filename(fixture->folder, "mau.xml", NULL);
    char            *text = g_strdup_printf("<document kind='bao-cao' title='Thử'>%s</document>", body);
    struct template *tmpl;

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    folders = g_ptr_array_new();
    g_ptr_array_add(folders, fixture->folder);
    tmpl = template_read(fixture->arena, folders, "mau", SPAN_NONE, fixture->diags);
    g_ptr_array_unref(folders);
    g_free(path);
    g_free(text);
    return tmpl;
}

/* The document's dump without its first line. */
static const char *expand_report(struct fixture *fixture, const char *report, const char *body)
{
    struct template *tmpl = read_template(fixture, body);
    struct doc      *doc = NULL;
    size_t           size;
    FILE            *out;

    if (tmpl != NULL)
        doc = template_expand(fixture->arena, tmpl, &fixture->facts, report, fixture->diags);
    template_free(tmpl);
    if (doc == NULL) {
        diags_print(fixture->diags, DIAG_LANG_EN, stderr);
        return "(none)";
    }
    free(fixture->text);
    out = open_memstream(&fixture->text, &size);
    doc_dump(doc, out);
    fclose(out);
    return strchr(fixture->text, '\n') + 1;
}

static const char *expand(struct fixture *fixture, const char *body)
{
    return expand_report(fixture, "bao-cao", body);
}

#define CHECK(body, ...) g_assert_cmpstr(expand(fixture, body), ==, __VA_ARGS__)

static void test_white_space(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK("<p>  một \n  hai  </p>", "  p \"một hai\"\n");
    CHECK("<p>một <b>hai </b> ba</p>", "  p\n    text \"một\"\n    span bold \" hai\"\n    text \" ba\"\n");
    CHECK("<p>một<i> </i>hai</p>", "  p\n    text \"một\"\n    text \" hai\"\n");
    CHECK("<p>\n  {plan/short-title}\n  </p>", "  p \"KH\"\n");
    CHECK("<p>một <br/> hai</p>", "  p\n    text \"một\"\n    br\n    text \"hai\"\n");
    CHECK("<p>một <note> a </note>.</p>",
          "  p\n    text \"một\"\n    note label \"1\"\n      p \"a\"\n    text \".\"\n");
    CHECK("<p>a\xc2\xa0 b</p>", "  p \"a\xc2\xa0 b\"\n");
}

static void test_braces(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK("<p>{{a}} { '}' } {\"{\"}</p>", "  p\n    text \"{a}\"\n    text \" }\"\n    text \" {\"\n");
    CHECK("<p>&lt;&amp;&#x1ea1;<![CDATA[<b>]]></p>", "  p\n    text \"<&ạ\"\n    text \"<b>\"\n");
}

static void test_functions(struct fixture *fixture, gconstpointer data)
{
    static const struct {
        const char *expression, *text;
    } cases[] = {
        {"vn:count(3)", "03"},
        {"vn:count(0)", "0"},
        {"vn:count(tasks/group/task)", "04"},
        {"vn:count(tasks/@count)", "04"},
        {"vn:number('1855')", "1.855"},
        {"vn:number('96.26')", "96,26"},
        {"vn:number('96.255', 2)", "96,26"},
        {"vn:percent('99.8')", "99,8%"},
        {"vn:percent(1, 3, 1)", "33,3%"},
        {"vn:percent(2, 3, 0)", "67%"},
        {"vn:date('2026-05-06')", "06/5/2026"},
        {"vn:date('2026-01-06')", "06/01/2026"},
        {"vn:long-date('2026-05-06')", "ngày 06 tháng 5 năm 2026"},
        {"vn:of(requirement('kh'), 'so')", "03/12 sở"},
        {"vn:of(requirement('kh'), 'so', 'missing')", "09/12 sở"},
        {"vn:names(requirement('kh')/of/missing/agency)", "Y tế, Xây dựng"},
        {"vn:names(requirement('kh')/of/missing/agency, 'name')", "Sở Y tế, Sở Xây dựng"},
        {"vn:names(requirement('kh')/of/missing/agency, 'in-text')", "Sở Y tế, Sở Xây dựng"},
        {"vn:roman(14)", "XIV"},
        {"vn:words(105)", "một trăm linh năm"},
        {"vn:words(tasks/group/task)", "bốn"},
        {"vn:upper('đổi mới')", "ĐỔI MỚI"},
        {"vn:lower('ĐỔI MỚI')", "đổi mới"},
        {"vn:capitalise('đổi mới')", "Đổi mới"},
        {"vn:join(issuer/name, ' ')", "ỦY BAN NHÂN DÂN TỈNH A"},
        {"vn:join(tasks/group/task/@number, ', ', ' và ')", "10, 9, 1 và 2"},
        {"vn:if(tasks/@count > 3, 'nhiều', 'ít')", "nhiều"},
        {"vn:if(false(), 'a')", ""},
        {"vn:sum(tasks/group/@count, '0.10')", "4,10"},
        {"vn:sum('0.1', '0.2')", "0,3"},
        {"vn:difference('1000', '0.5')", "999,5"},
        {"vn:ratio(1, 8, 2)", "0,13"},
        {"vn:period-title()", "tháng 5/2026"},
        {"vn:period-title(., 'long')", "tháng 5 năm 2026"},
        {"vn:by-id('task', 't2')/title", "An"},
        {"task('t10')/lead", "Sở Y tế"},
        {"group('b')/title", "Nhóm hai"},
        {"report()/title", "Kết quả"},
        {"count(tasks/group)", "2"},
        {"count(tasks/group) * 3 - 1", "5"},
        {"string(vn:difference(plan/@year, 1))", "2025"},
        {"tasks/group[2]/title", "Nhóm hai"},
        {"tasks/group[@id='b']/task/@number", "2"},
        {"/facts/plan/@year", "2026"},
        {"tasks/group[last()]/descendant::task/@id", "t2"},
        {"concat('a', ' ', 'b')", "a b"},
    };

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char       *body = g_strdup_printf("<heading level='1' label='.'>.%s</heading>", "{EXPRESSION}");
        char       *escaped = g_markup_escape_text(cases[i].expression, -1);
        char      **parts = g_strsplit(body, "EXPRESSION", 2);
        char       *whole = g_strconcat(parts[0], escaped, parts[1], NULL);
        const char *got = expand(fixture, whole);
        char       *want =
            *cases[i].text == '\0'
                      ? g_strdup("  heading level=1 label \".\" \".\"\n")
                      : g_strdup_printf("  heading level=1 label \".\"\n    text \".\"\n    text \"%s\"\n", cases[i].text);

        if (strcmp(got, want) != 0)
            g_test_message("%s", cases[i].expression);
        g_assert_cmpstr(got, ==, want);
        g_free(body);
        g_free(escaped);
        g_strfreev(parts);
        g_free(whole);
        g_free(want);
    }
}

static void test_control(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK(
        "<p><each select='tasks/group/task' sort='@number'>{@number}{vn:if(position() = last(), '.', ', ')}</each></p>",
        "  p\n    text \"1\"\n    text \",\"\n    text \" 2\"\n    text \",\"\n    text \" 9\"\n    text \",\"\n"
        "    text \" 10\"\n    text \".\"\n");
    CHECK(
        "<each select='tasks/group/task[title/p]' sort='title' order='descending' as='t'><p if='$t/lead or @id=\"t2\"'>"
        "{$t/@id}</p></each>",
        "  p \"t10\"\n  p \"t2\"\n");
    CHECK("<let name='n' select='count(tasks/group)'/><let name='g' select='tasks/group'/>"
          "<if test='$n = 2'><p>{$n} {$g[2]/@id}</p></if><if test='$n = 3'><p>ba</p></if>",
          "  p\n    text \"2\"\n    text \" b\"\n");
    CHECK("<each select='tasks/group'><choose><when test='@id = \"a\"'><p>đầu</p></when>"
          "<otherwise><p>{position()}/{last()}</p></otherwise></choose></each>",
          "  p \"đầu\"\n  p\n    text \"2\"\n    text \"/\"\n    text \"2\"\n");
}

static void test_lists(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK("<item>a</item><item label='+'>b</item><item>c</item><p>d</p><item>e</item>",
          "  list level=1\n    item label \"-\"\n      p \"a\"\n      list level=2\n        item label \"+\"\n"
          "          p \"b\"\n    item label \"-\"\n      p \"c\"\n  p \"d\"\n  list level=1\n    item label \"-\"\n"
          "      p \"e\"\n");
    CHECK("<item label='*)'>a</item><item>b</item><item label='(1)'>c</item>",
          "  list level=1\n    item label \"*)\"\n      p \"a\"\n      list level=2\n        item label \"-\"\n"
          "          p \"b\"\n      list level=2\n        item label \"(1)\"\n          p \"c\"\n");
    /* other labels than "•" begin with the same byte, and one may be empty: of the rank of "1." */
    CHECK("<item>a</item><item label='→'>b</item><item label=''>c</item>",
          "  list level=1\n    item label \"-\"\n      p \"a\"\n  list level=1\n    item label \"→\"\n      p \"b\"\n"
          "    item label \"\"\n      p \"c\"\n");
    CHECK("<item level='1' label='(1)'>a</item><item level='2' label='(1)'>b</item>",
          "  list level=1\n    item label \"(1)\"\n      p \"a\"\n      list level=2\n        item label \"(1)\"\n"
          "          p \"b\"\n");
}

static void test_rich_text(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK("<p>Tên: {tasks/group[@id='a']/title}.</p>",
          "  p\n    text \"Tên:\"\n    text \" Nhóm\"\n    span bold \" một\"\n    text \".\"\n");
    CHECK("{task('t9')/title}",
          "  list level=1\n    item label \"-\"\n      p \"Ăn\"\n      list level=2\n        item label \"+\"\n"
          "          p \"uống\"\n    item label \"-\"\n      p\n        text \"ở\"\n        note label \"1\"\n"
          "          p\n            text \"mỗi\"\n            span italic \" ngày\"\n");
    CHECK("<item>{task('t1')/title}</item>",
          "  list level=1\n    item label \"-\"\n      p\n        text \"Đoạn\"\n        span italic \" nghiêng\"\n"
          "        text \" một\"\n      p \"Đoạn hai\"\n");
    CHECK("<item><i>{task('t1')/title}</i></item>",
          "  list level=1\n    item label \"-\"\n      p\n        span italic\n          text \"Đoạn\"\n"
          "          text \" nghiêng\"\n          text \" một\"\n      p\n        span italic \"Đoạn hai\"\n");
}

static void test_table(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK("<table id='b'><column title='STT' width='5' align='center'/><column title='Hai'><column title='x'/>"
          "<column title='y' width='20' unit='mm'/></column>"
          "<rows select='tasks/group' kind='group' as='g'><cell>{@number}</cell><cell span='all'>{title}</cell>"
          "<rows select='task[@state=\"done\"]'><cell "
          "header='row'>{@number}</cell><cell>{lead}</cell><cell>{$g/@id}</cell>"
          "</rows></rows></table>",
          "  table id \"b\" header-rows=2 columns=5/center,1,20mm\n"
          "    row header\n"
          "      cell 1 rowspan=2 header=0 align=center\n        p \"STT\"\n"
          "      cell 2 colspan=2 header=0 align=center\n        p \"Hai\"\n"
          "    row header\n"
          "      cell 2 header=1 align=center\n        p \"x\"\n"
          "      cell 3 header=1 align=center\n        p \"y\"\n"
          "    row group level=1\n      cell 1\n        p \"A\"\n      cell 2 colspan=2\n        p\n"
          "          text \"Nhóm\"\n          span bold \" một\"\n"
          "    row item\n      cell 1 row-header\n        p \"10\"\n      cell 2\n        p \"Sở Y tế\"\n"
          "      cell 3\n        p \"a\"\n"
          "    row group level=1\n      cell 1\n        p \"B\"\n      cell 2 colspan=2\n        p \"Nhóm hai\"\n");
    CHECK("<table id='b'><column/><column/><rows><cell "
          "rows='2'>1</cell><cell/></rows><rows><cell>2</cell></rows></table>",
          "  table id \"b\" header-rows=0 columns=0,0\n    row item\n      cell 1 rowspan=2\n        p \"1\"\n"
          "      cell 2\n    row item\n      cell 2\n        p \"2\"\n");
}

static void test_head(struct fixture *fixture, gconstpointer data)
{
    static const char body[] = "<letterhead><each select='issuer/name'><issuer>{.}</issuer></each>"
                               "<symbol notation='BC-{issuer/symbol}' number='{report()/@number}'/>"
                               "<place-date place='{issuer/place}' date='{report()/@date}'/></letterhead>"
                               "<addressee>X</addressee><addressee>Y</addressee>";

    (void)data;
    CHECK(body,
          "  letterhead\n    issuer \"ỦY BAN NHÂN DÂN\"\n    issuer \"TỈNH A\"\n    symbol \"Số: 05/BC-UBND\"\n"
          "    place-date \"A, ngày 06 tháng 02 năm 2026\"\n  addressees\n    addressee \"X\"\n    addressee \"Y\"\n");
    g_assert_cmpstr(
        expand_report(fixture, "nhap", body), ==,
        "  letterhead\n    issuer \"ỦY BAN NHÂN DÂN\"\n    issuer \"TỈNH A\"\n    symbol\n      text \"Số: \"\n"
        "      blank number\n      text \"/BC-UBND\"\n    place-date\n      text \"A, ngày \"\n      blank day\n"
        "      text \" tháng \"\n      blank month\n      text \" năm 2026\"\n  addressees\n"
        "    addressee \"X\"\n    addressee \"Y\"\n");
}

static void test_numbers(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    CHECK(
        "<heading level='1'>a</heading><heading level='2'>b</heading><heading level='2'>c<note>x</note></heading>"
        "<heading level='3'>d</heading><heading level='1'>e <ref annex='q'/></heading><heading level='2'>f</heading>"
        "<annex id='p'><title>P</title><heading level='1' label='A.'>g</heading><heading level='2'>h</heading></annex>"
        "<annex id='q'><title>Q<note>y</note></title></annex>",
        "  heading level=1 label \"I.\" \"a\"\n  heading level=2 label \"1.\" \"b\"\n  heading level=2 label \"2.\"\n"
        "    text \"c\"\n    note label \"1\"\n      p \"x\"\n  heading level=3 label \"a)\" \"d\"\n"
        "  heading level=1 label \"II.\"\n    text \"e\"\n    text \" \"\n    ref annex \"q\" \"Phụ lục II\"\n"
        "  heading level=2 label \"1.\" \"f\"\n  annex id \"p\" portrait label \"Phụ lục I\"\n    title \"P\"\n"
        "    heading level=1 label \"A.\" \"g\"\n    heading level=2 label \"1.\" \"h\"\n"
        "  annex id \"q\" portrait label \"Phụ lục II\"\n    title\n      text \"Q\"\n      note label \"2\"\n"
        "        p \"y\"\n");
    CHECK("<p><ref annex='p'/></p><annex id='p' paper='landscape'><title>P</title></annex>",
          "  p\n    ref annex \"p\" \"Phụ lục\"\n  annex id \"p\" landscape label \"Phụ lục\"\n    title \"P\"\n");
    CHECK("<heading level='1' style='part'>a</heading><heading level='2' style='part'>b</heading>"
          "<heading level='3' style='article'>c</heading><heading level='2' style='part'>d</heading>"
          "<heading level='3' style='article'>e</heading>",
          "  heading level=1 part label \"Phần I\" \"a\"\n  heading level=2 part label \"Chương I\" \"b\"\n"
          "  heading level=3 article label \"Điều 1.\" \"c\"\n  heading level=2 part label \"Chương II\" \"d\"\n"
          "  heading level=3 article label \"Điều 2.\" \"e\"\n");
}

/* Every node of the document says where in the template it was made. */
static void test_spans(struct fixture *fixture, gconstpointer data)
{
    struct template       *tmpl = read_template(fixture, "\n<p>một\n {plan/title}</p>");
    struct doc            *doc;
    const struct doc_node *paragraph;
    struct span            span;

    (void)data;
    g_assert_nonnull(tmpl);
    doc = template_expand(fixture->arena, tmpl, &fixture->facts, "bao-cao", fixture->diags);
    g_assert_nonnull(doc);
    paragraph = doc->root->first;
    span = doc_template_span(paragraph);
    g_assert_cmpuint(span.line, ==, 2);
    g_assert_cmpuint(span.column, ==, 1);
    span = doc_template_span(paragraph->first->next);
    g_assert_cmpuint(span.line, ==, 3);
    g_assert_cmpuint(span.column, ==, 3);
    g_assert_cmpuint(span.length, ==, 10);
    template_free(tmpl);
}

#define ADD(name) g_test_add("/template/" #name, struct fixture, NULL, set_up, test_##name, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(white_space);
    ADD(braces);
    ADD(functions);
    ADD(control);
    ADD(lists);
    ADD(rich_text);
    ADD(table);
    ADD(head);
    ADD(numbers);
    ADD(spans);
    return g_test_run();
}
