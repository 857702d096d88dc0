/*
 * test_compute_facts.c -- rich text; a small plan's facts; the tree against the vocabulary.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/xpath.h>
#include <string.h>

#include "facts/facts_tree.h"
#include "facts/rich_text.h"

struct fixture {
    struct arena        *arena;
    struct diags        *diags;
    struct facts         facts;
    struct facts_builder builder;
};

static void set_up(struct fixture *f, gconstpointer data)
{
    (void)data;
    f->arena = arena_new();
    f->diags = diags_new();
    f->facts = (struct facts){.tree = facts_tree_new()};
    f->facts.document = facts_tree_document(f->facts.tree);
    f->builder = (struct facts_builder){.arena = f->arena, .diags = f->diags, .facts = &f->facts};
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void)data;
    facts_tree_free(f->facts.tree);
    diags_free(f->diags);
    arena_free(f->arena);
}

static char *dump_tree(const struct facts *facts)
{
    char  *text = NULL;
    size_t length = 0;
    FILE  *out = open_memstream(&text, &length);

    facts_dump(facts, out);
    fclose(out);
    return text;
}

static char *messages(struct diags *diags)
{
    char  *text = NULL;
    size_t length = 0;
    FILE  *out = open_memstream(&text, &length);

    diags_print(diags, DIAG_LANG_EN, out);
    fclose(out);
    return text;
}

/* The rich text's paragraphs, each on a line, without the indentation. */
static char *read_rich(struct fixture *f, const struct text *text)
{
    xmlNodePtr root = facts_element(&f->builder, NULL, "text", NULL);
    GString   *lines = g_string_new(NULL);
    char      *dump, **parts;

    xmlDocSetRootElement(f->facts.document, root);
    rich_text_append(&f->builder, root, text);
    dump = dump_tree(&f->facts);
    parts = g_strsplit(dump, "\n", -1);
    for (unsigned i = 2; parts[i] != NULL; i++)
        if (g_str_has_prefix(parts[i], "  "))
            g_string_append_printf(lines, "%s\n", parts[i] + 2);
    g_strfreev(parts);
    free(dump);
    return g_string_free(lines, FALSE);
}

static void check_rich(struct fixture *f, const char *text, const char *expected)
{
    struct text in = {.text = text};
    char       *got = read_rich(f, &in);

    g_assert_cmpstr(got, ==, expected);
    g_free(got);
}

static void test_rich_text(struct fixture *f, gconstpointer data)
{
    (void)data;
    check_rich(f, "Một dòng", "<p>Một dòng</p>\n");
    check_rich(f, "\n  Hai\n\n dòng \n", "<p>Hai</p>\n<p>dòng</p>\n");
    check_rich(f, "- Một\n+ Hai\na) Ba\nđ) Bốn\n1. Năm\n1.2. Sáu\n(1) Bảy\n*) Tám\n(a) Chín",
               "<p label=\"-\" level=\"1\">Một</p>\n<p label=\"+\" level=\"2\">Hai</p>\n"
               "<p label=\"a)\" level=\"1\">Ba</p>\n<p label=\"đ)\" level=\"1\">Bốn</p>\n"
               "<p label=\"1.\" level=\"1\">Năm</p>\n<p label=\"1.2.\" level=\"1\">Sáu</p>\n"
               "<p label=\"(1)\" level=\"1\">Bảy</p>\n<p label=\"*)\" level=\"1\">Tám</p>\n"
               "<p label=\"(a)\" level=\"1\">Chín</p>\n");
    check_rich(f, "-không\n2026. Không\n(chi tiết) không\n-",
               "<p>-không</p>\n<p>2026. Không</p>\n<p>(chi tiết) không</p>\n<p>-</p>\n");
    check_rich(f, "*nghiêng* và **đậm** và ***cả hai***",
               "<p><i>nghiêng</i> và <b>đậm</b> và <b><i>cả hai</i></b></p>\n");
    check_rich(f, "**a *b***", "<p><b>a <i>b</i></b></p>\n");
    check_rich(f, "2 \\* 3 < 7 {{x}}", "<p>2 * 3 &lt; 7 {x}}</p>\n");
    check_rich(f, "Có^[Xem [1], *mục* 2] và [3]", "<p>Có<note>Xem [1], <i>mục</i> 2</note> và [3]</p>\n");
    check_rich(f, "{vn:of(requirement('a}b'), \"c\")} *{x}*",
               "<p><expr>vn:of(requirement('a}b'), \"c\")</expr> <i><expr>x</expr></i></p>\n");
    check_rich(f, "a ^ b ] c", "<p>a ^ b ] c</p>\n");
    g_assert_cmpuint(diags_count(f->diags, DIAG_WARNING), ==, 0);
}

static void test_rich_errors(struct fixture *f, gconstpointer data)
{
    const char              *yaml = "text: |\n"
                                    "  Một *dòng\n"
                                    "    hai **b ^[chú {x\n"
                                    "  ba {} ^[a ^[b] c] {sai thế nào}\n"
                                    "other: 'bốn *năm'\n";
    const struct source     *source = source_from_text(f->arena, "p.yaml", yaml, strlen(yaml), f->diags);
    struct text              block = {.text = "Một *dòng\n  hai **b ^[chú {x\nba {} ^[a ^[b] c] {sai thế nào}\n",
                                      .span = {source, 1, 7, 1},
                                      .block = true};
    struct text              quoted = {.text = "bốn *năm", .span = {source, 5, 8, 1}};
    static const char *const expected[] = {"p.yaml:2:7: warning BC0301", "p.yaml:3:9: warning BC0301",
                                           "p.yaml:3:13: error BC0302",  "p.yaml:3:19: error BC0304",
                                           "p.yaml:4:6: error BC0305",   "p.yaml:4:13: error BC0303",
                                           "p.yaml:5:13: warning BC0301"};
    char                    *got;

    (void)data;
    g_free(read_rich(f, &block));
    const xmlNode     *expr = xmlDocGetRootElement(f->facts.document)->last->last;
    const struct span *span = expr->_private;
    g_assert_cmpstr((const char *)expr->name, ==, "expr");
    g_assert_cmpuint(span->line, ==, 4);
    g_assert_cmpuint(span->column, ==, 22);
    g_assert_cmpuint(span->length, ==, 11);
    g_free(read_rich(f, &quoted));
    got = messages(f->diags);
    for (unsigned i = 0; i < G_N_ELEMENTS(expected); i++)
        if (strstr(got, expected[i]) == NULL)
            g_error("no '%s' in\n%s", expected[i], got);
    g_assert_cmpuint(diags_count(f->diags, DIAG_WARNING), ==, G_N_ELEMENTS(expected));
    free(got);
}

/* What is no emphasis stays as it was typed. */
static void test_rich_stars(struct fixture *f, gconstpointer data)
{
    (void)data;
    check_rich(f, "20*30 cm và 40*50 cm", "<p>20*30 cm và 40*50 cm</p>\n");
    check_rich(f, "5 * 6 * 7", "<p>5 * 6 * 7</p>\n");
    check_rich(f, "(*) xem *100#, 2**3", "<p>(*) xem *100#, 2**3</p>\n");
    check_rich(f, "10* và 20*", "<p>10* và 20*</p>\n");
    check_rich(f, "a*b*c", "<p>a*b*c</p>\n");
    check_rich(f, "****1234 ***", "<p>****1234 ***</p>\n");
    check_rich(f, "**15%** (*năm 2026*), *“x”*.", "<p><b>15%</b> (<i>năm 2026</i>), <i>“x”</i>.</p>\n");
    check_rich(f, "*Gọi *100# kiểm tra*", "<p><i>Gọi *100# kiểm tra</i></p>\n");
    check_rich(f, "***a** b*", "<p><b>*a</b> b*</p>\n");
    check_rich(f, "*a **b***", "<p><i>a <b>b</b></i></p>\n");
    check_rich(f, "{x}*y* \\*z\\*", "<p><expr>x</expr><i>y</i> *z*</p>\n");
}

static void test_rich_bullets(struct fixture *f, gconstpointer data)
{
    (void)data;
    check_rich(f, "• Một\n– Hai\n\uF0B7 Ba\n\uF0A7Bốn\n●\u00A0Năm\no\tSáu\n–5 độ\n☑ Đạt",
               "<p label=\"-\" level=\"1\">Một</p>\n<p label=\"-\" level=\"1\">Hai</p>\n"
               "<p label=\"-\" level=\"1\">Ba</p>\n<p label=\"-\" level=\"1\">Bốn</p>\n"
               "<p label=\"-\" level=\"1\">Năm</p>\n<p label=\"+\" level=\"2\">Sáu</p>\n"
               "<p>–5 độ</p>\n<p>☑ Đạt</p>\n");
}

/* A line of a million stars, in whatever company. */
static void test_rich_many_stars(struct fixture *f, gconstpointer data)
{
    static const char *const pieces[] = {"*", "* ", " *a", "a* ", "**a ", "*a* ", "^[*a"};

    (void)data;
    for (unsigned i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString    *text = g_string_new(NULL);
        struct text in;
        gint64      start = g_get_monotonic_time();
        while (text->len < 1000000)
            g_string_append(text, pieces[i]);
        in = (struct text){.text = text->str};
        g_free(read_rich(f, &in));
        g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_USEC_PER_SEC);
        g_string_free(text, TRUE);
    }
}

/* Signs in any order neither crash nor nest without bound. */
static void test_rich_any(struct fixture *f, gconstpointer data)
{
    static const char *const pieces[] = {"*",  "**",  "***", "^[", "]",  "[", "{",  "}", "{{",
                                         "\\", "\\*", "a",   " ",  "\n", "'", "đ)", "- "};
    GRand                   *random = g_rand_new_with_seed(5);

    (void)data;
    for (int i = 0; i < 3000; i++) {
        GString    *text = g_string_new(NULL);
        struct text in;
        for (int n = g_rand_int_range(random, 0, 30); n > 0; n--)
            g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        in = (struct text){.text = text->str};
        g_free(read_rich(f, &in));
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

static const char agencies_yaml[] = "classes:\n"
                                    "  - {id: so, title: sở}\n"
                                    "  - {id: xa, title: xã}\n"
                                    "agencies:\n"
                                    "  - {id: so-a, name: Sở A, short-name: A, classes: [so]}\n"
                                    "  - {id: so-b, name: Sở B, classes: [so]}\n"
                                    "  - {id: xa-c, name: Xã C, classes: [xa]}\n"
                                    "  - {id: cong-an, name: Công an tỉnh}\n"
                                    "  - {id: cac-so, name: Các sở, stands-for: so}\n";

static const char plan_yaml[] =
    "id: nho\n"
    "title: Kế hoạch nhỏ\n"
    "from: 2026-01-01\n"
    "to: 2026-12-31\n"
    "issuer: {name: [ỦY BAN NHÂN DÂN, TỈNH A], short-name: UBND tỉnh, place: A, symbol: UBND}\n"
    "recurring: [year]\n"
    "issued: by-date\n"
    "documents:\n"
    "  - {template: thang, for: month, recipients: [Như trên], signature: {authority: [CHỦ TỊCH], name: Nguyễn A}}\n"
    "  - {template: ke-hoach, for: plan, bases: [luat], proposal: \"Sở A tại *Tờ trình*\"}\n"
    "cited: [{id: luat, kind: Luật, subject: Chuyển đổi số}]\n"
    "narratives:\n"
    "  mo-dau:\n"
    "    - title: MỤC ĐÍCH *(chi tiết)*\n"
    "      label: Phần I\n"
    "      sections: [{title: Yêu cầu, label: \"\", text: Một}, {text: Hai}]\n"
    "  ket: [{title: Kết}]\n"
    "prose: {chung: Của kế hoạch, rieng: \"Giữ *nguyên*\"}\n"
    "indicators:\n"
    "  - id: ct\n"
    "    title: CHỈ TIÊU\n"
    "    items:\n"
    "      - {id: mot, title: Một, unit: \"%\", baseline: \"60%\", target: \"≥ 70%\", lead: [so-a, so-b],\n"
    "         supporting: {agencies: [xa-c], text: Các xã}}\n"
    "      - id: hai\n"
    "        title: Hai\n"
    "        lead: [cac-so]\n"
    "        items:\n"
    "          - {id: hai-mot, title: Hai một, target: \"10\", lead: [so-a]}\n"
    "          - {id: hai-hai, title: Hai hai, target: Đảm bảo, lead: [so-a]}\n"
    "tasks:\n"
    "  - id: nv\n"
    "    title: NHIỆM VỤ\n"
    "    items-numbering: running\n"
    "    groups:\n"
    "      - id: nv-1\n"
    "        title: Nhóm 1\n"
    "        items:\n"
    "          - {id: t1, title: Việc 1, lead: [so-a], due: 2026-04}\n"
    "          - {id: t2, title: Việc 2, lead: [so-a], due: before 2026-05-10}\n"
    "      - id: nv-2\n"
    "        title: Nhóm 2\n"
    "        items:\n"
    "          - {id: t3, title: Việc 3, lead: [so-a], due: 2026}\n"
    "          - id: t4\n"
    "            title: Việc 4\n"
    "            items:\n"
    "              - {id: t4a, title: Việc 4a, lead: [so-b], due: 2026-Q3..2026-Q4}\n"
    "              - id: t4b\n"
    "                title: Việc 4b\n"
    "                lead: [so-b]\n"
    "                parts:\n"
    "                  - {id: p1, label: (1), due: 2026-Q1}\n"
    "                  - {id: p2, label: \"- Kế hoạch:\", due: always}\n"
    "          - {id: t5, title: Việc 5, lead: [so-a], stages: {\"2026\": Xong, 2027-2030: Hằng *năm*}}\n"
    "requirements:\n"
    "  - {id: nop, title: nộp kế hoạch, of: [so, xa], agencies: [cong-an], due: before 2026-05-10}\n";

static const char period_yaml[] = "period: 2026-05\n"
                                  "documents: {thang: {number: 5, date: 2026-05-15}}\n"
                                  "results:\n"
                                  "  mot: {value: \"69,5%\", estimated: true, remark: \"(tạm tính)\"}\n"
                                  "  hai-mot: {value: \"12\", cumulative: true}\n"
                                  "  hai-hai: {none: Chưa có số liệu}\n"
                                  "progress:\n"
                                  "  t1: {state: done, done-on: 2026-04-20, text: Xong}\n"
                                  "  t2: {state: doing, state-text: \"(*chờ ý kiến*)\"}\n"
                                  "  t4b: {parts: {p1: {state: done, done-on: 2026-03-01}, p2: {state: doing}}}\n"
                                  "issued:\n"
                                  "  - {kind: Công văn, symbol: 100/UBND-KT, date: 2026-05-05, subject: về việc b}\n"
                                  "  - {kind: Quyết định, symbol: 7/QĐ-UBND, date: 2026-05-05, subject: về a}\n"
                                  "  - {kind: Công văn, symbol: 9/UBND-KT, date: 2026-04-01, subject: về việc c}\n"
                                  "submissions:\n"
                                  "  nop: {submitted: [so-b, xa-c], in-period: [xa-c]}\n"
                                  "prose: {chung: Của kỳ}\n"
                                  "narratives: {moi: [{text: Mới}], ket: [{title: Kết của kỳ}]}\n";

struct sample {
    struct arena  *arena;
    struct diags  *diags;
    struct plan   *plan;
    struct period *period;
    struct facts  *facts;
};

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

/* The plan above, written to a folder, loaded and computed. */
static void sample_set_up(struct sample *s, gconstpointer with_period)
{
    char *top = g_dir_make_tmp("baocao-facts-XXXXXX", NULL), *folder = g_build_filename(top, "nho", NULL);
    char *periods = g_build_filename(folder, "periods", NULL);

    g_assert_cmpint(g_mkdir_with_parents(periods, 0700), ==, 0);
    write_file(folder, "agencies.yaml", agencies_yaml);
    write_file(folder, "plan.yaml", plan_yaml);
    write_file(periods, "2026-05.yaml", period_yaml);
    s->arena = arena_new();
    s->diags = diags_new();
    s->plan = plan_load(s->arena, folder, s->diags);
    g_assert_nonnull(s->plan);
    s->period = with_period != NULL ? period_load(s->arena, s->plan, folder, "2026-05", s->diags) : NULL;
    s->facts = facts_compute(s->arena, s->plan, s->period, s->diags);
    g_free(periods);
    char *remove[] = {(char[]){"rm"}, (char[]){"-rf"}, top, NULL};
    g_assert_true(g_spawn_sync(NULL, remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
    g_free(folder);
    g_free(top);
    if (diags_count(s->diags, DIAG_ERROR) > 0)
        diags_print(s->diags, DIAG_LANG_EN, stderr);
    g_assert_cmpuint(diags_count(s->diags, DIAG_ERROR), ==, 0);
}

static void sample_tear_down(struct sample *s, gconstpointer with_period)
{
    (void)with_period;
    facts_free(s->facts);
    period_free(s->period);
    plan_free(s->plan);
    diags_free(s->diags);
    arena_free(s->arena);
}

static void check_xpath(const struct facts *facts, const char *expression, const char *expected)
{
    xmlXPathContextPtr context = xmlXPathNewContext(facts->document);
    xmlXPathObjectPtr  object = xmlXPathEval(BAD_CAST expression, context);
    xmlChar           *text = xmlXPathCastToString(object);

    if (strcmp((const char *)text, expected) != 0)
        g_error("%s is '%s', not '%s'", expression, (const char *)text, expected);
    xmlFree(text);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
}

static void test_facts(struct sample *s, gconstpointer data)
{
    static const char *const cases[][2] = {
        {"/facts/period/@as-of", "2026-05-14"},
        {"/facts/period/title", "tháng 5/2026"},
        {"count(/facts/reports/report)", "1"},
        {"/facts/reports/report/@number", "05"},
        {"/facts/reports/report/signature/signer", "Nguyễn A"},
        {"//indicator[@id='mot']/@status", "not-attained"},
        {"//indicator[@id='mot']/result/p", "Ước 69,5% (tạm tính)"},
        {"//indicator[@id='mot']/result/@value", "69.5"},
        {"//indicator[@id='mot']/distance/@value", "0.5"},
        {"//indicator[@id='mot']/distance", "0,5"},
        {"//indicator[@id='mot']/target/@relation", "at-least"},
        {"//indicator[@id='mot']/lead", "Sở A; Sở B"},
        {"count(//indicator[@id='mot']/lead-agencies/agency)", "2"},
        {"//indicator[@id='mot']/lead-agencies/agency[2]/@id", "so-b"},
        {"//indicator[@id='mot']/lead-agencies/agency[2]/@classes", "so"},
        {"count(//lead-agencies/agency/name)", "0"},       /* the registry has them */
        {"count(//agency/@id) = count(//agency)", "true"}, /* each has its own: else document order is lost */
        {"//indicator[@id='hai-mot']/result", "12 (Số liệu lũy kế)"},
        {"//indicator[@id='hai-mot']/@number", "2.1"},
        {"//indicator[@id='hai-hai']/@status", "no-data"},
        {"//indicator[@id='hai-hai']/result", "Chưa có số liệu"},
        {"/facts/indicators/@count", "3"},
        {"/facts/tasks/counts/@total", "6"},
        {"/facts/tasks/counts/@earlier-done", "1"},
        {"/facts/tasks/counts/@this-overdue", "1"},
        {"/facts/tasks/counts/@recurring", "2"},
        {"/facts/tasks/counts/@future-todo", "2"},
        {"count(//task[@id='t5']/@class)", "0"},
        {"//task[@id='t5']/@state", "todo"},
        {"//task[@id='t5']/stage[2]/@stage", "2027-2030"},
        {"//task[@id='t5']/stage[2]/@from", "2027"},
        {"//task[@id='t5']/stage[2]/@to", "2030"},
        {"//task[@id='t5']/stage[2]/p/i", "năm"},
        {"//indicator[@id='mot']/supporting", "Các xã"},
        {"//indicator[@id='mot']/supporting-agencies/agency/@id", "xa-c"},
        {"/facts/narratives/narrative[1]/@id", "mo-dau"},
        {"/facts/narratives/narrative[1]/section/@label", "Phần I"},
        {"/facts/narratives/narrative[1]/section/title/p/i", "(chi tiết)"},
        {"string-length(//section[title='Yêu cầu']/@label)", "0"},
        {"count(//section[title='Yêu cầu']/@label)", "1"},
        {"//section[text='Hai']/@level", "2"},
        {"count(//section[text='Hai']/@label | //section[text='Hai']/title)", "0"},
        {"/facts/narratives/narrative[@id='ket']/section/title", "Kết của kỳ"},
        {"/facts/narratives/narrative[3]/section/text", "Mới"},
        {"/facts/carried-tasks/counts/@total", "0"},
        {"//task[@id='t2']/state", "Đang thực hiện (quá hạn) (chờ ý kiến)"},
        {"//task[@id='t2']/due", "Trước 10/5/2026"},
        {"//task[@id='t2']/@number", "2"},
        {"//task[@id='t3']/@number", "3"},
        {"//task[@id='t3']/@class", "recurring"},
        {"//task[@id='t4']/@number", "4"},
        {"//task[@id='t4b']/@number", "4.2"},
        {"//task[@id='t4b']/@class", "recurring"},
        {"//task[@id='t4b']/@state", "doing"},
        {"//task[@id='t4b']/due/p[1]/@label", "(1)"},
        {"//task[@id='t4b']/due/p[1]", "Quý I/2026"},
        {"//task[@id='t4b']/due/p[2]", "Kế hoạch: Thường xuyên"},
        {"//group[@id='nv']/@number", "A"},
        {"//group[@id='nv-2']/@number", "II"},
        {"//group[@id='nv-2']/counts/@total", "4"},
        {"//requirement/of[@class='so']/@submitted", "1"},
        {"//requirement/of[@class='so']/@size", "2"},
        {"//requirement/of[@class='so']/missing/agency/name", "Sở A"},
        {"//requirement/of[@class='xa']/in-period/agency/@id", "xa-c"},
        {"//requirement/others/@missing", "1"},
        {"//requirement/@overdue", "1"},
        {"/facts/issued/document[1]/@symbol", "9/UBND-KT"},
        {"/facts/issued/document[1]/@outside-window", "1"},
        {"/facts/issued/document[2]/@symbol", "7/QĐ-UBND"},
        {"/facts/issued/kind-count[@kind='Công văn']/@count", "2"},
        {"/facts/prose/text[@id='chung']", "Của kỳ"},
        {"/facts/prose/text[@id='rieng']", "Giữ nguyên"},
        {"count(/facts/prose/text)", "2"},
    };

    (void)data;
    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        check_xpath(s->facts, cases[i][0], cases[i][1]);
    g_assert_cmpint(date_compare(s->facts->date, (struct date){2026, 5, 15}), ==, 0);
    static const char *const ids[][2] = {
        {"agency", "so-a"}, {"class", "xa"},     {"indicator", "hai-mot"}, {"task", "t4b"},      {"requirement", "nop"},
        {"group", "nv-1"},  {"report", "thang"}, {"text", "chung"},        {"narrative", "moi"}, {"cited", "luat"}};
    for (unsigned i = 0; i < G_N_ELEMENTS(ids); i++)
        g_assert_nonnull(facts_by_id(s->facts, ids[i][0], ids[i][1]));
    g_assert_null(facts_by_id(s->facts, "task", "nv-1"));
}

static void test_plan_alone(struct sample *s, gconstpointer data)
{
    (void)data;
    check_xpath(s->facts, "count(/facts/period)", "0");
    check_xpath(s->facts, "/facts/reports/report/@name", "ke-hoach");
    check_xpath(s->facts, "/facts/reports/report/bases/document/@kind", "Luật");
    check_xpath(s->facts, "/facts/reports/report/bases/document/subject", "Chuyển đổi số");
    check_xpath(s->facts, "/facts/reports/report/proposal/p/i", "Tờ trình");
    check_xpath(s->facts, "/facts/narratives/narrative[@id='ket']/section/title", "Kết");
    check_xpath(s->facts, "/facts/tasks/counts/@total", "6");
    check_xpath(s->facts, "count(//task/@class | //task/state | //result | //@status)", "0");
    check_xpath(s->facts, "//requirement/of[1]/@size", "2");
    check_xpath(s->facts, "/facts/prose/text[@id='chung']", "Của kế hoạch");
}

static bool has_word(const char *list, const char *word)
{
    char **words = g_strsplit(list, " ", -1);
    bool   found = false;

    for (unsigned i = 0; words[i] != NULL; i++) {
        words[i][strcspn(words[i], "?*")] = '\0';
        found = found || strcmp(words[i], word) == 0;
    }
    g_strfreev(words);
    return found;
}

/* Each attribute without ? is there. */
static void check_required(const xmlNode *node, const char *attributes)
{
    char **words = g_strsplit(attributes, " ", -1);

    for (unsigned i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0' && !g_str_has_suffix(words[i], "?") && !xmlHasProp(node, BAD_CAST words[i]))
            g_error("element '%s' has no attribute '%s'", (const char *)node->name, words[i]);
    g_strfreev(words);
}

static bool has_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (strcmp((const char *)child->name, name) == 0)
            return true;
    return false;
}

/* Each child that the vocabulary says is always there, is. */
static void check_children(const xmlNode *node)
{
    size_t                      count;
    const struct facts_element *vocabulary = facts_vocabulary(&count);

    for (size_t i = 0; i < count; i++) {
        char **words = g_strsplit(vocabulary[i].parents, " ", -1);
        for (unsigned w = 0; words[w] != NULL; w++)
            if (strcmp(words[w], (const char *)node->name) == 0 && !has_child(node, vocabulary[i].name))
                g_error("element '%s' has no '%s'", words[w], vocabulary[i].name);
        g_strfreev(words);
    }
}

static void check_vocabulary(const xmlNode *node)
{
    const char                 *name = (const char *)node->name;
    const struct facts_element *element = facts_vocabulary_find(name);

    if (element == NULL)
        g_error("element '%s' is not in the vocabulary", name);
    if (node->parent->type == XML_ELEMENT_NODE && !has_word(element->parents, (const char *)node->parent->name))
        g_error("element '%s' may not stand in '%s'", name, (const char *)node->parent->name);
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (!has_word(element->attributes, (const char *)attribute->name))
            g_error("element '%s' may not have attribute '%s'", name, (const char *)attribute->name);
    check_required(node, element->attributes);
    if (strcmp(name, "report") != 0 || strcmp((const char *)node->parent->name, "reports") == 0) /* else a task's */
        check_children(node);
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            check_vocabulary(child);
}

static void test_vocabulary(struct sample *s, gconstpointer data)
{
    size_t                      count;
    const struct facts_element *vocabulary = facts_vocabulary(&count), *p = facts_vocabulary_find("p");

    (void)data;
    for (size_t i = 0; i < count; i++) {
        g_assert_true(facts_vocabulary_find(vocabulary[i].name) == &vocabulary[i]); /* no name twice */
        g_assert_true(has_word(p->parents, vocabulary[i].name) == vocabulary[i].rich);
    }
    check_vocabulary(xmlDocGetRootElement(s->facts->document));
}

static void test_dump(struct sample *s, gconstpointer data)
{
    struct facts *again = facts_compute(s->arena, s->plan, s->period, s->diags);
    char         *first = dump_tree(s->facts), *second = dump_tree(again);
    xmlDocPtr     read = xmlReadMemory(first, (int)strlen(first), NULL, NULL, 0);

    (void)data;
    g_assert_cmpstr(first, ==, second);
    g_assert_nonnull(read);
    xmlFreeDoc(read);
    free(first);
    free(second);
    facts_free(again);
}

/* What template_resolve does: text grows beside copies, and an expression goes. */
static void test_changes(struct fixture *f, gconstpointer data)
{
    struct text in = {.text = "a {x} *b^[c]*\n\\*\\*\\*{{d"};
    char       *rich = read_rich(f, &in), *dump;
    xmlNodePtr  paragraph = xmlDocGetRootElement(f->facts.document)->children, expr = paragraph->children->next;

    (void)data;
    g_assert_cmpstr(rich, ==, "<p>a <expr>x</expr> <i>b<note>c</note></i></p>\n<p>***{d</p>\n");
    xmlAddPrevSibling(expr, facts_new_text(&f->facts, "một giá trị dài hơn mười sáu byte"));
    xmlAddPrevSibling(expr, facts_copy(&f->facts, paragraph->last));
    facts_drop(&f->facts, expr);
    g_assert_true(paragraph->children->next->next->_private == paragraph->last->_private);
    dump = dump_tree(&f->facts);
    g_assert_nonnull(
        strstr(dump, "<p>a một giá trị dài hơn mười sáu byte<i>b<note>c</note></i> <i>b<note>c</note></i></p>"));
    free(dump);
    g_free(rich);
}

/* Text made of very many pieces, none of which is copied again for each that follows. */
static void test_many_pieces(struct fixture *f, gconstpointer data)
{
    const unsigned count = 200000;
    GString       *text = g_string_new(NULL);
    struct text    in;
    xmlNodePtr     root = facts_element(&f->builder, NULL, "text", NULL);

    (void)data;
    for (unsigned i = 0; i < count; i++)
        g_string_append(text, "\\*[");
    in = (struct text){.text = text->str};
    rich_text_append(&f->builder, root, &in);
    g_assert_cmpuint(strlen((const char *)root->children->children->content), ==, 2 * count);
    g_string_free(text, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/compute/rich-text", struct fixture, NULL, set_up, test_rich_text, tear_down);
    g_test_add("/compute/rich-errors", struct fixture, NULL, set_up, test_rich_errors, tear_down);
    g_test_add("/compute/rich-any", struct fixture, NULL, set_up, test_rich_any, tear_down);
    g_test_add("/compute/rich-stars", struct fixture, NULL, set_up, test_rich_stars, tear_down);
    g_test_add("/compute/rich-bullets", struct fixture, NULL, set_up, test_rich_bullets, tear_down);
    g_test_add("/compute/rich-many-stars", struct fixture, NULL, set_up, test_rich_many_stars, tear_down);
    g_test_add("/compute/changes", struct fixture, NULL, set_up, test_changes, tear_down);
    g_test_add("/compute/many-pieces", struct fixture, NULL, set_up, test_many_pieces, tear_down);
    g_test_add("/compute/facts", struct sample, "period", sample_set_up, test_facts, sample_tear_down);
    g_test_add("/compute/plan-alone", struct sample, NULL, sample_set_up, test_plan_alone, sample_tear_down);
    g_test_add("/compute/vocabulary", struct sample, "period", sample_set_up, test_vocabulary, sample_tear_down);
    g_test_add("/compute/vocabulary-plan-alone", struct sample, NULL, sample_set_up, test_vocabulary, sample_tear_down);
    g_test_add("/compute/dump", struct sample, "period", sample_set_up, test_dump, sample_tear_down);
    return g_test_run();
}
