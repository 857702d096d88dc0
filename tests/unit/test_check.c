/* The checks: each contradiction planted in a small plan, and what must not be taken for one. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "periods.h"

#define PLAN_HEAD                                                                                                      \
    "id: p\ntitle: Kế hoạch thử\nfrom: 2026-01-01\nto: 2026-12-31\n"                                             \
    "issuer: {name: [UBND], short-name: UBND tỉnh, place: Sơn La, symbol: UBND}\n"                                  \
    "requirements:\n  - {id: tap-huan, title: ban hành Kế hoạch tập huấn kỹ năng số, of: [xa-phuong]}\n" \
    "indicators:\n"                                                                                                    \
    "  - id: g\n    title: NHÓM\n    items:\n"                                                                        \
    "      - {id: a, title: Tỷ lệ A, unit: \"%\", target: \"90%\", tolerance: 10}\n"                               \
    "      - {id: b, title: Số B, unit: sáng kiến, target: \"20\", rollup: cumulative}\n"                         \
    "      - {id: c, title: Số C, unit: sáng kiến, target: \"9\"}\n"
#define TASKS                                                                                                          \
    "tasks:\n  - id: t\n    title: NHIỆM VỤ\n    items:\n"                                                         \
    "      - {id: t1, title: Làm một, product: Quyết định, lead: [so-khcn], due: 2026-10}\n"                   \
    "      - {id: t2, title: Làm hai, product: Báo cáo, lead: [so-khcn], due: 2026-03}\n"
#define PLAN PLAN_HEAD TASKS
#define PERIOD "period: 2026-05\n"
#define PROGRESS "progress:\n  t2: {state: done}\n  t1:\n"
#define PROSE "prose:\n  loi-van: |\n    "

static const char agencies[] = "classes:\n  - {id: xa-phuong, title: \"xã, phường\"}\n"
                               "agencies:\n  - {id: so-khcn, name: Sở Khoa học và Công nghệ}\n"
                               "  - {id: lam, name: Xã Mường Lầm, short-name: Mường Lầm, classes: [xa-phuong]}\n"
                               "  - {id: khua, name: Xã Song Khủa, short-name: Song Khủa, classes: [xa-phuong]}\n"
                               "  - {id: hoa, name: Phường Hòa An, short-name: Hòa An, classes: [xa-phuong]}\n"
                               "  - {id: son, name: Xã Yên Sơn, short-name: Yên Sơn, classes: [xa-phuong]}\n";

static void put_file(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static void remove_files(const char *folder)
{
    static const char *const names[] = {
        "periods/2026-04.yaml", "periods/2026-05.yaml", "periods", "plan.yaml", "agencies.yaml", ""};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(folder, names[i], NULL);
        g_remove(path);
        g_free(path);
    }
}

static void check_files(const char *folder, bool with_previous, struct diags *diags)
{
    struct arena   *arena = arena_new();
    struct plan    *plan = plan_load(arena, folder, diags);
    struct periods *periods = periods_new(arena, plan, folder);
    struct period  *period = periods_get(periods, "2026-05", diags);
    struct diags   *quiet = diags_new();
    struct facts   *facts = facts_compute(arena, plan, period, quiet);

    g_assert_cmpuint(diags_count(diags, DIAG_ERROR), ==, 0);
    g_assert_true((period->before != NULL) == with_previous);
    check_all(plan, period, period->before, facts, diags);
    diags_free(quiet);
    facts_free(facts);
    periods_free(periods);
    plan_free(plan);
    arena_free(arena);
}

/* What the checks say of a plan, a period and the one before (or NULL), in English. */
static char *findings(const char *plan, const char *period, const char *previous)
{
    char         *above = g_dir_make_tmp("baocao-check-XXXXXX", NULL), *folder = g_build_filename(above, "p", NULL);
    char         *periods = g_build_filename(folder, "periods", NULL), *text;
    struct diags *diags = diags_new();
    size_t        length;
    FILE         *out = open_memstream(&text, &length);

    g_assert_cmpint(g_mkdir_with_parents(periods, 0700), ==, 0);
    put_file(folder, "agencies.yaml", agencies);
    put_file(folder, "plan.yaml", plan);
    put_file(folder, "periods/2026-05.yaml", period);
    if (previous != NULL)
        put_file(folder, "periods/2026-04.yaml", previous);
    check_files(folder, previous != NULL, diags);
    diags_print(diags, DIAG_LANG_EN, out);
    fclose(out);
    remove_files(folder);
    g_rmdir(above);
    diags_free(diags);
    g_free(periods);
    g_free(folder);
    g_free(above);
    return text;
}

static unsigned occurrences(const char *text, const char *part)
{
    unsigned count = 0;

    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

/* Exactly one message of the checks, with this code and these words. */
static void assert_found(const char *plan, const char *period, const char *previous, const char *code,
                         const char *words)
{
    char *text = findings(plan, period, previous);

    if (occurrences(text, " BC03") != 1 || strstr(text, code) == NULL || strstr(text, words) == NULL)
        g_error("wanted %s with '%s', got:\n%s", code, words, text);
    free(text);
}

static void assert_silent(const char *plan, const char *period, const char *previous)
{
    char *text = findings(plan, period, previous);

    if (occurrences(text, " BC03") != 0)
        g_error("wanted nothing, got:\n%s", text);
    free(text);
}

static void prose_finds(const char *line, const char *code, const char *words)
{
    char *period = g_strconcat(PERIOD PROSE, line, "\n", NULL);

    assert_found(PLAN, period, NULL, code, words);
    g_free(period);
}

static void prose_silent(const char *line)
{
    char *period = g_strconcat(PERIOD PROSE, line, "\n", NULL);

    assert_silent(PLAN, period, NULL);
    g_free(period);
}

/* ---- Tasks ---- */

static void test_tasks_previous(void)
{
    const char *open = PERIOD PROGRESS "    state: doing\n", *todo = PERIOD PROGRESS "    state: todo\n";

    assert_found(PLAN, open, "period: 2026-04\n" PROGRESS "    state: done\n", "BC0330",
                 "'t1' was done in period 2026-04");
    assert_found(PLAN, todo, "period: 2026-04\n" PROGRESS "    state: doing\n", "BC0331", "'t1'");
    assert_found(PLAN, PERIOD PROGRESS "    {state: done, done-on: 2026-05-02}\n",
                 "period: 2026-04\n" PROGRESS "    {state: done, done-on: 2026-04-02}\n", "BC0332", "02/4/2026");
    assert_silent(PLAN, open, "period: 2026-04\n" PROGRESS "    state: todo\n");
    assert_silent(PLAN, PERIOD PROGRESS "    {state: done, done-on: 2026-04-02}\n",
                  "period: 2026-04\n" PROGRESS "    {state: done, done-on: 2026-04-02}\n");
}

static void test_tasks_words(void)
{
    assert_found(PLAN, PERIOD PROGRESS "    {state: done, done-on: 2025-12-31}\n", NULL, "BC0333", "31/12/2025");
    assert_silent(PLAN, PERIOD PROGRESS "    {state: done, done-on: 2026-01-01}\n", NULL);
    assert_found(PLAN, PERIOD PROGRESS "    {state: done, text: Chính sách chưa được ban hành.}\n", NULL, "BC0334",
                 "chưa được ban hành");
    assert_found(PLAN,
                 PERIOD PROGRESS "    {state: done, text: Đã trình tại Tờ trình số 112/TTr-SKHCN ngày 18/4/2026.}\n",
                 NULL, "BC0335", "'t1'");
    assert_found(PLAN, PERIOD PROGRESS "    {state: doing, text: \"Quý I/2026, nhiệm vụ chưa triển khai.\"}\n", NULL,
                 "BC0336", "nhiệm vụ chưa triển khai");
    assert_silent(
        PLAN, PERIOD PROGRESS "    {state: done, text: Trình tại Tờ trình số 1/TTr-SKHCN; Quyết định số 2/QĐ-UBND.}\n",
        NULL);
    assert_silent(PLAN, PERIOD PROGRESS "    {state: doing, text: Dự thảo đang được hoàn thiện.}\n", NULL);
}

static void test_overdue_denied(void)
{
    assert_found(PLAN, PERIOD "progress:\n  t2: {state: doing}\n" PROSE "Đến nay, không có nhiệm vụ quá hạn.\n", NULL,
                 "BC0337", "1 are");
    assert_silent(PLAN, PERIOD "progress:\n  t2: {state: done}\n" PROSE "Đến nay, không có nhiệm vụ quá hạn.\n", NULL);
}

/* ---- Indicators ---- */

#define ITEM(fields) PLAN_HEAD "      - {id: d, " fields "}\n" TASKS
#define STAGED                                                                                                         \
    "  - id: h\n    title: NHÓM\n    items:\n      - {id: e, title: E, target: {2030: \"1\", 2035: \"2\", 2045: "     \
    "\"3\"}}\n"

static void test_indicators_plan(void)
{
    assert_found(ITEM("title: Có 400 cán bộ, unit: người, target: \"500\""), PERIOD, NULL, "BC0341",
                 "says 400, its target 500");
    assert_silent(ITEM("title: Có 02 tổ chức, unit: tổ chức, target: \"02\""), PERIOD, NULL);
    assert_silent(ITEM("title: Có 45% kết quả, unit: \"%\", target: \"45%\""), PERIOD, NULL);
    assert_found(ITEM("title: D, unit: \"%\", target: \"70\""), PERIOD, NULL, "BC0342", "'70'");
    assert_found(ITEM("title: D, unit: \"%\", target: {2030: \"90%\", 2035: \"80%\"}"), PERIOD, NULL, "BC0343",
                 "2035 (80%)");
}

static void test_indicators_stages(void)
{
    const char *gap = PLAN_HEAD STAGED "      - {id: d, title: D, target: {2030: \"1\", 2045: \"3\"}}\n" TASKS;
    const char *told = PLAN_HEAD STAGED
        "      - {id: d, title: D, target: {2030: \"1\", 2035: {none: Không giao}, 2045: \"3\"}}\n" TASKS;
    const char *later = PLAN_HEAD STAGED "      - {id: d, title: D, target: {2030: \"5\"}}\n" TASKS;

    assert_found(gap, PERIOD, NULL, "BC0344", "'d' has no target for 2035");
    assert_silent(told, PERIOD, NULL);
    assert_silent(later, PERIOD, NULL);
    assert_found(PLAN_HEAD STAGED TASKS, PERIOD "results: {e: \"2\"}\n", NULL, "BC0349", "beyond the target of 2030");
    assert_found(ITEM("title: D, baseline: {2025: {value: \"5\", remark: (đạt)}}, target: {2025: \"≥ 6\"}"), PERIOD,
                 NULL, "BC0345", "(đạt)");
    assert_found(ITEM("title: D, baseline: {2025: {value: \"7\", remark: (đến 28/12; chưa đạt)}}, target: {2025: \"≥ "
                      "6\", 2026: \"≥ 9\"}"),
                 PERIOD, NULL, "BC0345", "chưa đạt");
    assert_silent(ITEM("title: D, baseline: {2025: {value: \"6\", remark: (đạt)}}, target: {2025: \"≥ 6\"}"), PERIOD,
                  NULL);
}

static void test_indicators_period(void)
{
    assert_found(ITEM("title: D"), PERIOD "results: {d: \"3\"}\n", NULL, "BC0340", "'d'");
    assert_silent(ITEM("title: D"), PERIOD "results: {d: {none: Chưa có}}\n", NULL);
    assert_found(PLAN, PERIOD "results: {b: \"4\"}\n", "period: 2026-04\nresults: {b: \"5\"}\n", "BC0346",
                 "falls: 4, after 5");
    assert_found(PLAN, PERIOD "results: {a: \"71%\"}\n", "period: 2026-04\nresults: {a: \"60%\"}\n", "BC0347",
                 "from 60% to 71%");
    assert_found(PLAN, PERIOD "results: {a: \"40%\"}\n", "period: 2026-04\nresults: {a: \"60%\"}\n", "BC0348",
                 "from 60% to 40%");
    assert_silent(PLAN, PERIOD "results: {a: \"70%\", b: \"6\", c: \"1\"}\n",
                  "period: 2026-04\nresults: {a: \"60%\", b: \"6\", c: \"8\"}\n");
}

/* Each just inside and just outside of what it allows. */
static void test_states(void)
{
#define SHARE ITEM("title: D, unit: \"%\", share: true, target: \"90%\"")
    assert_silent(SHARE, PERIOD "results: {d: \"100%\"}\n", NULL);
    assert_found(SHARE, PERIOD "results: {d: \"100,01%\"}\n", NULL, "BC0310", "100,01%");
    assert_silent(ITEM("title: D, unit: \"%\", share: false, target: \"90%\""), PERIOD "results: {d: \"101%\"}\n",
                  NULL);
    assert_silent(ITEM("title: D, baseline: {2025: \"9\"}, target: \"9\""), PERIOD, NULL);
    assert_found(ITEM("title: D, baseline: {2025: \"9,1\"}, target: \"9\""), PERIOD, NULL, "BC0311", "9,1");
    assert_silent(ITEM("title: D, baseline: {2024: \"9,1\", 2025: \"8\"}, target: \"9\""), PERIOD, NULL);
    assert_silent(ITEM("title: D, baseline: {2025: \"9,1\"}, target: \"9\", direction: at-most"), PERIOD, NULL);
    assert_found(ITEM("title: D, unit: người, target: \"9 người\""), PERIOD "results: {d: \"9%\"}\n", NULL, "BC0316",
                 "'d'");
    assert_silent(ITEM("title: D, unit: người, target: \"9\""), PERIOD "results: {d: \"9\"}\n", NULL);
}

static void test_task_states(void)
{
    const char *monthly = PLAN "      - {id: t3, title: Làm ba, product: Báo cáo, lead: [so-khcn], due: monthly}\n";
    const char *parts = PLAN
        "      - id: t3\n        title: Làm ba\n        product: Báo cáo\n        lead: [so-khcn]\n"
        "        parts: [{id: p1, label: \"-\", due: 2026-10}, {id: p2, label: \"-\", due: 2026-11}]\n";

    assert_found(monthly, PERIOD "progress: {t3: {state: done}}\n", NULL, "BC0312", "'t3'");
    assert_silent(monthly, PERIOD "progress: {t3: {state: doing}}\n", NULL);
    assert_found(parts, PERIOD "progress: {t3: {state: done, parts: {p1: {state: done}, p2: {state: doing}}}}\n", NULL,
                 "BC0313", "'t3'");
    assert_found(parts, PERIOD "progress: {t3: {state: todo, parts: {p1: {state: doing}}}}\n", NULL, "BC0313", "'t3'");
    assert_silent(parts, PERIOD "progress: {t3: {state: doing, parts: {p1: {state: done}, p2: {state: doing}}}}\n",
                  NULL);
    assert_silent(parts, PERIOD "progress: {t3: {state: done, parts: {p1: {state: done}}}}\n", NULL);
}

static void test_rules(void)
{
    const char *whole = PLAN "rules:\n  - {id: tong, title: B cộng C, sum: [b, c], equals: 10, tolerance: 1}\n";
    const char *counts = PLAN "rules:\n  - {id: dem, sum: [tasks/done, tasks/overdue], equals: tasks/total}\n";

    assert_found(whole, PERIOD "results: {b: \"4\", c: \"4\"}\n", NULL, "BC0351", "4 + 4 = 8 differs from 10");
    assert_silent(whole, PERIOD "results: {b: \"5\", c: \"4\"}\n", NULL);
    assert_silent(whole, PERIOD "results: {b: \"5\"}\n", NULL); /* nothing to judge yet */
    assert_found(counts, PERIOD "progress:\n  t2: {state: done}\n", NULL, "BC0351", "'dem'");
    assert_silent(counts, PERIOD PROGRESS "    state: done\n", NULL);
}

/* ---- Documents ---- */

#define ISSUED(kind, symbol, date) "  - {kind: " kind ", symbol: " symbol ", date: " date ", subject: về việc}\n"

static void test_issued(void)
{
    assert_found(PLAN,
                 PERIOD "issued:\n" ISSUED("Quyết định", "20/QĐ-UBND", "2026-04-20")
                     ISSUED("Quyết định", "12/QĐ-UBND", "2026-05-02"),
                 NULL, "BC0355", "higher number has the earlier date");
    assert_found(PLAN,
                 PERIOD "issued:\n" ISSUED("Quyết định", "20/QĐ-UBND", "2026-04-20")
                     ISSUED("Quyết định", "20/QĐ-UBND", "2026-05-02"),
                 NULL, "BC0356", "'20/QĐ-UBND'");
    assert_found(PLAN, PERIOD "issued:\n" ISSUED("Quyết định", "20/QĐ-UBND", "2026-04-20"),
                 "period: 2026-04\nissued:\n" ISSUED("Quyết định", "20/QĐ-UBND", "2026-04-20"), "BC0357", "20/QĐ-UBND");
    assert_found(PLAN, PERIOD "issued:\n" ISSUED("Công văn", "20/QĐ-UBND", "2026-04-20"), NULL, "BC0358", "'Công văn'");
    assert_found(PLAN, PERIOD "issued:\n" ISSUED("Kế hoạch", "20/QĐ-UBND", "2026-04-20"), NULL, "BC0358",
                 "letters are 'KH'");
    assert_silent(PLAN,
                  PERIOD "issued:\n" ISSUED("Công văn", "2788/UBND-KGVX", "2026-04-24")
                      ISSUED("Công văn", "2769/UBND-KGVX", "2026-04-24") ISSUED("Tờ trình", "1/TTr-UBND", "2026-05-02"),
                  NULL);
}

/* May's data run from 15/4 to 14/5. */
static void test_issued_window(void)
{
    assert_found(PLAN, PERIOD "issued:\n" ISSUED("Công văn", "20/UBND-KT", "2026-04-14"), NULL, "BC0314", "14/4/2026");
    assert_silent(PLAN, PERIOD "issued:\n" ISSUED("Công văn", "20/UBND-KT", "2026-04-15"), NULL);
    assert_silent(PLAN, PERIOD "issued:\n" ISSUED("Công văn", "20/UBND-KT", "2026-05-14"), NULL);
    assert_found(PLAN, PERIOD "issued:\n" ISSUED("Công văn", "20/UBND-KT", "2026-05-15"), NULL, "BC0314", "15/5/2026");
    assert_found(PLAN,
                 PERIOD "issued:\n" ISSUED("Công văn", "20/UBND-KT", "2026-05-01")
                     ISSUED("Công văn", "20/UBND-KT", "2026-05-01"),
                 NULL, "BC0315", "'20/UBND-KT'");
}

static void test_heads(void)
{
    const char *plan = PLAN "documents:\n  - {template: bc, for: month}\n";

    assert_found(plan, PERIOD "documents: {bc: {number: \"9\", date: 2026-05-10}}\n", NULL, "BC0359", "10/5/2026");
    assert_silent(plan, PERIOD "documents: {bc: {number: \"9\", date: 2026-05-14}}\n", NULL);
    assert_found(plan, PERIOD "documents: {bc: {number: \"9\", date: 2026-05-15}}\n",
                 "period: 2026-04\ndocuments: {bc: {number: \"9\", date: 2026-04-15}}\n", "BC0360", "2026-04");
    assert_silent(plan, PERIOD "documents: {bc: {number: \"10\", date: 2026-05-15}}\n",
                  "period: 2026-04\ndocuments: {bc: {number: \"9\", date: 2026-04-15}}\n");
}

static void test_citations(void)
{
    prose_finds("Nghị quyết số 71/NQ-CP ngày 01/4/2025; Nghị quyết số 71/NQ-CP ngày 04/4/2025.", "BC0361", "71/NQ-CP");
    prose_finds(
        "Quyết định số 9/QĐ-UBND ngày 06/5/2026 của UBND tỉnh; 9/QĐ-UBND ngày 06/5/2026 của Chủ tịch UBND tỉnh.",
        "BC0362", "Chủ tịch");
    prose_silent("Kế hoạch số 9/KH-UBND ngày 06/5/2026; xã khác: Kế hoạch số 9/KH-UBND ngày 07/5/2026.");
}

static void test_symbols(void)
{
    prose_finds("Chương trình số 01-Ctr/TU của Tỉnh ủy.", "BC0363", "write '01-CTr/TU'");
    prose_finds("Tờ trình số 119/TTrSKHCN ngày 21/4/2026.", "BC0363", "write '119/TTr-SKHCN'");
    prose_finds("Quyết định số 411/QĐ- TTg của Thủ tướng.", "BC0363", "write '411/QĐ-TTg'");
    prose_finds("Quyết định số 411/Qd-TTg của Thủ tướng.", "BC0364", "'Qd'");
    prose_finds("Nghị quyết số 57-NQ/TU ngày 22/12/2024 của Bộ Chính trị.", "BC0365", "write '57-NQ/TW'");
    prose_silent(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Kế hoạch số 333-KH/TU của Ban Thường vụ Tỉnh ủy.");
    prose_finds("Chương trình số 01-CTr/TU, Nghị quyết số 57-NQ/TU ngày 22/12/2024 của Bộ Chính trị.", "BC0365",
                "57-NQ/TW");
    prose_silent("Công văn số 803/SKHCN-KH&CN, 2433/UBND-KGVX, 5/TTCP-KHTH, 11/QĐ-BCĐCP, 142/2026/NĐ-CP, 41/2024/QH15 "
                 "(10/5/2026).");
}

static void test_labels(void)
{
    prose_finds("(1) Một.\n    (2) Hai.\n    (4) Bốn.", "BC0367", "this is 3");
    prose_finds("1. Một.\n    7. Bảy.\n    8. Tám.", "BC0367", "'7.'");
    prose_finds("a) Một.\n    b) Hai.\n    b) Ba.", "BC0366", "'b)'");
    prose_silent("1. Một.\n    a) Một.\n    b) Hai.\n    2. Hai.\n    a) Một.\n    c lần.\n    - Gạch.");
}

/* ---- Prose ---- */

static void test_names(void)
{
    prose_finds("Các xã: Song Khủa, Mường Lằm, Yên Sơn.", "BC0370",
                "'Mường Lằm' differs from the registry's name 'Mường Lầm'");
    prose_finds("UBND xã Song Khùa đã họp.", "BC0370", "Song Khùa");
    prose_silent("Phường Hoà An, phường Hòa An và xã Mường Lầm họp; bà Yến Son và đồi Song Khua ở nơi khác.");
}

static void test_counts(void)
{
    const char *submitted = "submissions: {tap-huan: {submitted: [lam, khua]}}\n";
    char       *period;

    prose_finds("Có 11/75 xã, phường báo cáo.", "BC0371", "the registry has 4 xã, phường");
    period =
        g_strconcat(PERIOD, submitted, PROSE "Đã có 3/4 xã, phường ban hành Kế hoạch tập huấn kỹ năng số.\n", NULL);
    assert_found(PLAN, period, NULL, "BC0372", "the data say 2/4");
    g_free(period);
    period = g_strconcat(PERIOD, submitted,
                         PROSE "Đã có 2/4 xã, phường ban hành Kế hoạch tập huấn kỹ năng số; 3/4 xã có Internet.\n",
                         NULL);
    assert_silent(PLAN, period, NULL);
    g_free(period);
    prose_finds("Trong tổng số 75 nhiệm vụ, 05 nhiệm vụ đã hoàn thành.", "BC0372",
                "'75' was typed, but the data say 2");
    prose_silent("Trong tổng số 02 nhiệm vụ có 01 nhiệm vụ chưa đến hạn; tổng số 1.062 thủ tục; 75 nhiệm vụ của xã.");
    assert_silent(
        PLAN, PERIOD PROGRESS "    {state: doing, text: \"Tổng số 75 nhiệm vụ của Đề án đang triển khai.\"}\n", NULL);
    assert_found(PLAN,
                 PERIOD "issued:\n" ISSUED("Quyết định", "20/QĐ-UBND", "2026-04-20") PROSE
                 "UBND tỉnh đã ban hành 22 văn bản.\n",
                 NULL, "BC0372", "the data say 1");
}

static void test_sums(void)
{
    prose_finds(
        "Cung cấp 2.147 TTHC, trong đó 940/1.062 TTHC trực tuyến toàn trình, 906 TTHC trực tuyến một phần; hết.",
        "BC0373", "1.062 + 906 = 1.968");
    prose_finds("Có 100 hồ sơ (trong đó: nộp trực tiếp 40 hồ sơ; nộp trực tuyến 70 hồ sơ).", "BC0373", "40 + 70 = 110");
    prose_finds("Có 100 hồ sơ (40 + 50).", "BC0373", "40 + 50 = 90");
    prose_silent(
        "Dự toán 120.995 triệu đồng (trong đó: chi đầu tư là 82.695 triệu đồng; chi thường xuyên 38.300 triệu đồng).");
    prose_silent("Có 10.282 chứng thư số, trong đó: 1.455 chứng thư số tổ chức, 8.827 chứng thư số cá nhân gồm: 6.136 "
                 "chứng thư số "
                 "loại Token, 541 chứng thư số loại SIM, 2.150 chứng thư số khác.");
    prose_silent("Có 14 nhiệm vụ, trong đó có 02 nhiệm vụ đã xong, 05 nhiệm vụ đang làm.");
    prose_silent("Phê duyệt 09 hệ thống cấp độ 3 (cổng tỉnh; thư điện tử; 02 nền tảng).");
}

static void test_shares(void)
{
    prose_finds("Giải quyết 12.935/14.125 hồ sơ (93,6%).", "BC0374", "12.935/14.125 is not 93,6%");
    prose_silent("Giải quyết 12.935/14.125 hồ sơ (91,6%); cấp xã 65.524/65.982 hồ sơ (99,3%).");
    prose_finds("Giải ngân 2.628 triệu đồng, bằng 1,14% dự toán giao.\n    Phân bổ 230.301 triệu đồng, đạt 66,36% dự "
                "toán giao.",
                "BC0375", "dự toán giao");
    prose_silent("Giao 120.995 triệu đồng, bằng 0,63% tổng chi ngân sách; thêm 310.446 triệu đồng, bằng 1,6% tổng chi "
                 "ngân sách.");
    prose_finds("Tỷ lệ đạt 66.36% và 12,5%.", "BC0376", "66.36");
    prose_silent("Tốc độ 1.200 Mb/s, phiên bản 2.0, mục 2.1, ngày 14.5.2026, 29.366.025 bản ghi, 5G, 99,5%.");
}

static void test_words(void)
{
    prose_finds("Hướng dẫn UBND cấp huyện thực hiện.", "BC0377", "cấp huyện");
    prose_silent("Trước đây, UBND cấp huyện thực hiện; nay giao cấp xã.");
    prose_finds("Trong 05 tháng đầu năm 2025, đã họp 3 lần.", "BC0378", "2025");
    prose_silent("Trong 05 tháng đầu năm 2026, tăng 3% so với 05 tháng đầu năm 2025.");
}

static void test_places(void)
{
    char *text = findings(PLAN, PERIOD PROSE "Dòng một.\n    Ở đây: xã Song Khùa.\n", NULL);

    g_assert_nonnull(strstr(text, "2026-05.yaml:5:15: warning BC0370"));
    g_assert_nonnull(strstr(text, "^~~~~~~~~"));
    free(text);
    text = findings(PLAN, PERIOD PROGRESS "    {state: doing, text: \"Tại xã Song Khùa.\"}\n", NULL);
    g_assert_nonnull(strstr(text, "2026-05.yaml:5:34: warning BC0370"));
    free(text);
}

/* Only what a check raises can be judged away; what a plan alone gives doesn't depend on a period. */
static void test_inputs(void)
{
    g_assert_cmpuint(check_inputs(DIAG_TITLE_AGAINST_TARGET), ==, CHECK_PLAN);
    g_assert_cmpuint(check_inputs(DIAG_JUMP), ==, CHECK_PLAN | CHECK_PERIOD | CHECK_PREVIOUS);
    g_assert_cmpuint(check_inputs(DIAG_BASELINES_DIFFER), ==, CHECK_PLAN | CHECK_OTHER);
    g_assert_cmpuint(check_inputs(DIAG_CANT_READ), ==, 0);
    g_assert_cmpuint(check_inputs(DIAG_FONT_INCOMPLETE), ==, 0);
    for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++)
        if (check_inputs(code) != 0)
            g_assert_cmpint(diag_severity_of(code), ==, DIAG_WARNING);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check/tasks-previous", test_tasks_previous);
    g_test_add_func("/check/tasks-words", test_tasks_words);
    g_test_add_func("/check/overdue-denied", test_overdue_denied);
    g_test_add_func("/check/indicators-plan", test_indicators_plan);
    g_test_add_func("/check/indicators-stages", test_indicators_stages);
    g_test_add_func("/check/indicators-period", test_indicators_period);
    g_test_add_func("/check/states", test_states);
    g_test_add_func("/check/task-states", test_task_states);
    g_test_add_func("/check/rules", test_rules);
    g_test_add_func("/check/issued", test_issued);
    g_test_add_func("/check/issued-window", test_issued_window);
    g_test_add_func("/check/heads", test_heads);
    g_test_add_func("/check/citations", test_citations);
    g_test_add_func("/check/symbols", test_symbols);
    g_test_add_func("/check/labels", test_labels);
    g_test_add_func("/check/names", test_names);
    g_test_add_func("/check/counts", test_counts);
    g_test_add_func("/check/sums", test_sums);
    g_test_add_func("/check/shares", test_shares);
    g_test_add_func("/check/words", test_words);
    g_test_add_func("/check/places", test_places);
    g_test_add_func("/check/inputs", test_inputs);
    return g_test_run();
}
