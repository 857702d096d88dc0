/* Plans and periods: values, due dates, defaults, references, and that one error hides no other. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/due_load.h"
#include "load/load_int.h"
#include "load/value_load.h"
#include "number_mend.h"
#include "period.h"

#define PLAN_HEAD                                                                                                      \
    "id: thu\ntitle: Kế hoạch\nfrom: 2026-01-01\nto: 2027-06-30\n"                                                 \
    "issuer: {name: [UBND], short-name: UBND tỉnh, place: Sơn La, symbol: UBND}\n"

static const char agencies_yaml[] = "agencies:\n"
                                    "  - {id: so-a, name: Sở A, short-name: A, classes: [so-nganh]}\n"
                                    "  - {id: so-b, name: Sở B, classes: [so-nganh]}\n"
                                    "  - {id: xa-c, name: Xã C, classes: [xa-phuong]}\n"
                                    "  - {id: cong-an, name: Công an tỉnh}\n"
                                    "  - {id: cac-so, name: Các sở, stands-for: so-nganh}\n"
                                    "classes:\n"
                                    "  - {id: so-nganh, title: \"sở, ban, ngành\"}\n"
                                    "  - {id: xa-phuong, title: xã}\n";

static const char plan_yaml[] = PLAN_HEAD
    "documents:\n"
    "  - {template: bao-cao-thang, for: month, recipients: [Như trên, \"Lưu: VT\"]}\n"
    "  - {template: ke-hoach, name: ke-hoach-nam, for: plan, number: 05, date: 2026-01-05}\n"
    "recurring: [year]\n"
    "issued: by-date\n"
    "indicators:\n"
    "  - id: a\n"
    "    title: Nhóm\n"
    "    label: letter\n"
    "    items:\n"
    "      - {id: ty-le, title: Tỷ lệ, unit: \"%\", baseline: \"60%\", target: \"≥ 70%\", lead: [so-a, so-b]}\n"
    "      - id: so-nguoi\n"
    "        title: Số người\n"
    "        unit: người\n"
    "        direction: at-most\n"
    "        rollup: cumulative\n"
    "        target: {2026: 1.200 người, 2027-2030: 2.000}\n"
    "        lead: {agencies: [so-a], text: Các đơn vị}\n"
    "        items-label: dash\n"
    "        items: [{id: nu, title: Nữ, unit: người}]\n"
    "tasks:\n"
    "  - id: b\n"
    "    title: Nhóm\n"
    "    items-numbering: running\n"
    "    groups:\n"
    "      - id: c\n"
    "        title: Nhóm trong\n"
    "        items:\n"
    "          - id: de-muc\n"
    "            title: Đề mục\n"
    "            lead: [so-a]\n"
    "            items-label: letter\n"
    "            items: [{id: con, title: Con, due: 2026-Q3..2026-Q4, due-text: Quý III - IV}]\n"
    "          - id: hai-phan\n"
    "            title: |\n"
    "              Dòng một\n"
    "              Dòng hai\n"
    "            parts:\n"
    "              - {id: mot, label: (1), due: before 2026-05-10, lead: [so-a]}\n"
    "              - {id: hai, due: monthly, lead: [so-b]}\n"
    "      - {id: d, title: Nhóm khác, items-numbering: restart}\n"
    "carried-tasks:\n"
    "  - {id: e, title: Chuyển tiếp, items: [{id: cu, title: Cũ, lead: [so-b], due: 2025-12}]}\n"
    "requirements:\n"
    "  - {id: kh, title: kế hoạch, of: [so-nganh, xa-phuong], agencies: [cong-an]}\n"
    "prose: {mo-dau: Mở đầu}\n";

/* ---- A plan's folder, made for one test ---- */

struct folder {
    char         *root, *plan; /* the plan is called "thu" */
    struct arena *arena;
    struct diags *diags;
};

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static struct folder folder_new(const char *plan, const char *agencies, const char *period)
{
    struct folder folder = {.root = g_dir_make_tmp("baocao-XXXXXX", NULL), .arena = arena_new(), .diags = diags_new()};
    char         *periods;

    folder.plan = g_build_filename(folder.root, "thu", NULL);
    periods = g_build_filename(folder.plan, "periods", NULL);
    g_assert_cmpint(g_mkdir_with_parents(periods, 0700), ==, 0);
    write_file(folder.plan, "plan.yaml", plan);
    write_file(folder.plan, "agencies.yaml", agencies);
    if (period != NULL)
        write_file(periods, "2026-05.yaml", period);
    g_free(periods);
    return folder;
}

static void folder_free(struct folder folder)
{
    static const char *const names[] = {
        "plan.yaml", "agencies.yaml", "periods/2026-05.yaml", "periods/dot-xuat.yaml", "periods", ""};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(folder.plan, names[i], NULL);
        g_remove(path);
        g_free(path);
    }
    g_remove(folder.root);
    g_free(folder.root);
    g_free(folder.plan);
    diags_free(folder.diags);
    arena_free(folder.arena);
}

static char *messages(struct folder folder)
{
    char  *text;
    size_t length;
    FILE  *out = open_memstream(&text, &length);

    diags_print(folder.diags, DIAG_LANG_EN, out);
    fclose(out);
    return text;
}

static void assert_silent(struct folder folder)
{
    char *text = messages(folder);

    g_assert_cmpstr(text, ==, "");
    free(text);
}

static void assert_says(struct folder folder, const char *wanted)
{
    char *text = messages(folder);

    if (strstr(text, wanted) == NULL) {
        g_test_message("wanted '%s' in\n%s", wanted, text);
        g_test_fail();
    }
    free(text);
}

static void *at(const GPtrArray *list, unsigned index)
{
    g_assert_cmpuint(index, <, list->len);
    return list->pdata[index];
}

/* ---- Due dates ---- */

static void assert_due(const char *text, enum due_kind kind, const char *from, const char *to)
{
    struct due  due = {0};
    struct date first = {0}, last = {0};

    g_assert_true(due_parse(text, &due));
    g_assert_cmpint(due.kind, ==, kind);
    if (from != NULL)
        g_assert_true(date_parse(from, &first));
    if (to != NULL)
        g_assert_true(date_parse(to, &last));
    g_assert_cmpint(date_compare(due.range.from, first), ==, 0);
    g_assert_cmpint(date_compare(due.range.to, last), ==, 0);
}

static void test_due(void)
{
    static const char *const bad[] = {"",        "2026-13",      "2026-1",      "2026-Q5",    "2026-H3", "2026-02-30",
                                      "26",      "before 2026",  "2026..",      "..2026",     "Monthly", "2026-10-5",
                                      "2026 ",   "2026...2027",  "2026-Q1x",    "0000-01",    "quý IV",  "before",
                                      "2026-q1", "2026..always", "20260..2027", "2026-10-311"};
    struct due               due;

    assert_due("2026-10-31", DUE_SPAN, "2026-10-31", "2026-10-31");
    assert_due("2028-02", DUE_SPAN, "2028-02-01", "2028-02-29");
    assert_due("2026-Q4", DUE_SPAN, "2026-10-01", "2026-12-31");
    assert_due("2026-H1", DUE_SPAN, "2026-01-01", "2026-06-30");
    assert_due("2026", DUE_SPAN, "2026-01-01", "2026-12-31");
    assert_due("2026..2030", DUE_SPAN, "2026-01-01", "2030-12-31");
    assert_due("2026-05-10..2026-Q3", DUE_SPAN, "2026-05-10", "2026-09-30");
    assert_due("before 2026-05-10", DUE_BEFORE, NULL, "2026-05-10");
    assert_due("monthly", DUE_MONTHLY, NULL, NULL);
    assert_due("quarterly", DUE_QUARTERLY, NULL, NULL);
    assert_due("yearly", DUE_YEARLY, NULL, NULL);
    assert_due("always", DUE_ALWAYS, NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        memset(&due, 0, sizeof due);
        if (due_parse(bad[i], &due)) {
            g_test_message("'%s' is read", bad[i]);
            g_test_fail();
        }
    }
    memset(&due, 0, sizeof due);
    g_assert_true(due_parse("2026-Q3..2027", &due));
    g_assert_cmpint(due.unit_from, ==, DUE_QUARTER);
    g_assert_cmpint(due.unit_to, ==, DUE_YEAR);
}

/* ---- Values ---- */

/* kind, relation, unit and numbers as one word: "number >= % 70"; "error" if it is refused. */
static char *value_summary(const char *text, enum value_words words)
{
    static const char *const kinds[] = {"none", "number", "range", "list", "text"};
    static const char *const relations[] = {"", " >=", " <="};
    struct arena            *arena = arena_new();
    struct diags            *diags = diags_new();
    struct load              load = load_start(arena, NULL, diags);
    struct yaml_node         node = {.kind = YAML_TREE_SCALAR, .text = text};
    struct value            *value = value_load(&load, "value", &node, "người", words);
    GString                 *summary = g_string_new(value ? kinds[value->kind] : "error");

    if (value != NULL) {
        g_string_append(summary, relations[value->relation]);
        if (value->unit != NULL)
            g_string_append_printf(summary, " %s", value->unit);
        for (unsigned i = 0; i < value->n_numbers; i++) {
            char number[DECIMAL_TEXT_MAX];
            decimal_print(value->numbers[i], number);
            g_string_append_printf(summary, " %s", number);
        }
    }
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, value ? 0 : 1);
    load_lists_free(load.lists);
    diags_free(diags);
    arena_free(arena);
    return g_string_free(summary, FALSE);
}

static void test_values(void)
{
    static const char *const cases[][2] = {
        {"12", "number 12"},
        {"02", "number 2"},
        {"-3", "number -3"},
        {"1.855", "number 1855"},
        {"96,26", "number 96.26"},
        {"99,80%", "number % 99.80"},
        {"99,8 %", "number % 99.8"},
        {"≥ 70%", "number >= % 70"},
        {"≥70%", "number >= % 70"},
        {"<= 5", "number <= 5"},
        {"≥\xC2\xA0"
         "70%",
         "number >= % 70"},
        {"1.200 người", "number người 1200"},
        {"10-20%", "range % 10 20"},
        {"10% – 20%", "range % 10 20"},
        {"≥ 10 - 20%", "range >= % 10 20"},
        {"98,7%; 75%", "list % 98.7 75"},
        {"1; 2;3", "list 1 2 3"},
        {"-", "none"},
        {"34/30", "text"},
        {"Đảm bảo bố trí ít nhất 1%", "text"},
        {"1% ngân sách", "text"},
        {"5 người; 10%", "text"},
        {"100%; đạt", "text"},
        {"5%;", "text"},
        {"≥", "text"},
        {"2/2026", "text"},
        {"99.8", "error"},
        {"99.8%", "error"},
        {"1,234.5", "error"},
        {"≥ 1.23%", "error"},
        {"98,7%; 7.5%", "error"},
        {"20-10%", "error"},
        {"1,", "error"},
        {"99999999999999999999999999999999999999999999999", "error"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *summary = value_summary(cases[i][0], WORDS_PERHAPS);
        if (strcmp(summary, cases[i][1]) != 0) {
            g_test_message("'%s': wanted '%s', got '%s'", cases[i][0], cases[i][1], summary);
            g_test_fail();
        }
        g_free(summary);
    }
}

/* The same text where a number is wanted, where one may be, and where words may be. */
static void test_words(void)
{
    static const char *const cases[][4] = {
        {"12", "number 12", "number 12", "number 12"},
        {"−12,5%", "number % -12.5", "number % -12.5", "number % -12.5"},
        {"“1.234”", "number 1234", "number 1234", "number 1234"},
        {"1 234", "number 1234", "number 1234", "number 1234"},
        {"1\u00A0234\u00A0567 người", "number người 1234567", "number người 1234567", "number người 1234567"},
        {"12 34", "error", "text", "text"},
        {"1 2345", "error", "text", "text"},
        {"0 123", "error", "text", "text"},
        {"Đạt", "error", "text", "text"},
        {"34/30", "error", "text", "text"},
        {"Chưa có số liệu", "error", "text", "text"},
        {"ước 12", "error", "text", "text"},
        {"12 giờ", "error", "text", "text"},
        {"#REF!", "error", "error", "text"},
        {"n/a", "error", "error", "text"},
        {"1.12O", "error", "error", "text"},
        {"1e3", "error", "error", "text"},
        {"(1.234)", "error", "error", "text"},
        {"1,855.50", "error", "error", "text"},
        {"13.75", "error", "error", "text"},
        {"-", "none", "none", "none"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        for (enum value_words words = WORDS_NEVER; words <= WORDS_ALWAYS; words++) {
            char *summary = value_summary(cases[i][0], words);
            if (strcmp(summary, cases[i][1 + words]) != 0) {
                g_test_message("'%s', %d: wanted '%s', got '%s'", cases[i][0], (int)words, cases[i][1 + words],
                               summary);
                g_test_fail();
            }
            g_free(summary);
        }
}

static void test_mended(void)
{
    static const char *const cases[][2] = {
        {"1,855.50", "\"1.855,50\""},
        {"1,234,567", "\"1.234.567\""},
        {"13.75", "\"13,75\""},
        {"0.664", "\"0,664\""},
        {"1.12O", "\"1.120\""},
        {"l2", "\"12\""},
        {"1e3", "\"1.000\""},
        {"1,5E+4", "\"15.000\""},
        {"(1.234)", "\"-1.234\""},
        {"+5", "\"5\""},
        {"- 5", "\"-5\""},
        {"≥ 99.8%", "\"≥ 99,8%\""},
        {"98,7%; 7.5%", "\"98,7%; 7,5%\""},
        {"Ước tính 1.125", "{value: \"1.125\", estimated: true}"},
        {"ước 13.75%", "{value: \"13,75%\", estimated: true}"},
        {"12 (lũy kế)", "{value: \"12\", remark: (lũy kế)}"},
        {"34/30", "{value: \"34\", remark: (34/30)}"},
        {"Đang thống kê", "{none: Đang thống kê}"},
        {"#N/A", "{none: Chưa có số liệu}"},
        {"12 34", NULL},
        {"1.23,4", NULL},
        {"1.234.5", NULL},
        {"1e99", NULL},
        {"O", NULL},
        {"x", NULL},
        {"12 giờ", NULL},
    };
    struct arena *arena = arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(number_mend(arena, cases[i][0], "người", true), ==, cases[i][1]);
    g_assert_cmpstr(number_mend(arena, "12 giờ", NULL, true), ==, "\"12\"");
    g_assert_null(number_mend(arena, "10 hội nghị", NULL, false));
    arena_free(arena);
}

/* However the sign is typed, it is printed in one way. */
static void test_printed_relations(void)
{
    static const char *const cases[][2] = {
        {"≥95%", "≥ 95%"}, {"≥ 95%", "≥ 95%"},      {"≥  95%", "≥ 95%"}, {">=95%", "≥ 95%"},
        {"<= 5", "≤ 5"},   {"≤10-20%", "≤ 10-20%"}, {"95%", "95%"},      {"≥ mức năm trước", "≥ mức năm trước"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct arena    *arena = arena_new();
        struct diags    *diags = diags_new();
        struct load      load = load_start(arena, NULL, diags);
        struct yaml_node node = {.kind = YAML_TREE_SCALAR, .text = cases[i][0]};
        struct value    *value = value_load(&load, "value", &node, "người", WORDS_PERHAPS);

        g_assert_nonnull(value);
        g_assert_cmpstr(value->printed.text, ==, cases[i][1]);
        g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 0);
        load_lists_free(load.lists);
        diags_free(diags);
        arena_free(arena);
    }
}

/* ---- Plans ---- */

static void test_agencies(void)
{
    struct folder  folder = folder_new(plan_yaml, agencies_yaml, NULL);
    struct plan   *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct agency *agency;

    assert_silent(folder);
    agency = at(plan->agencies, 1);
    g_assert_cmpstr(agency->short_name.text, ==, "Sở B");
    g_assert_cmpuint(agency->order, ==, 1);
    agency = g_hash_table_lookup(plan->agencies_by_id, "cac-so");
    g_assert_cmpstr(agency->stands_for->id, ==, "so-nganh");
    g_assert_cmpuint(agency->stands_for->size, ==, 2);
    plan_free(plan);
    folder_free(folder);
}

static void test_plan(void)
{
    struct folder         folder = folder_new(plan_yaml, agencies_yaml, NULL);
    struct plan          *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct plan_document *document;

    g_assert_true(plan->recurring_year);
    g_assert_true(plan->issued_sorted);
    g_assert_cmpuint(plan->issuer.superior->len, ==, 0);
    document = at(plan->documents, 0);
    g_assert_cmpstr(document->name, ==, "bao-cao-thang");
    g_assert_cmpint(document->period_kind, ==, PERIOD_MONTH);
    g_assert_cmpuint(document->signature.authority->len, ==, 0);
    g_assert_cmpstr(((struct text *)at(document->recipients, 1))->text, ==, "Lưu: VT");
    document = at(plan->documents, 1);
    g_assert_true(document->for_plan);
    g_assert_cmpstr(document->number.text, ==, "05");
    g_assert_cmpstr(((struct prose *)at(plan->prose, 0))->text.text, ==, "Mở đầu");
    plan_free(plan);
    folder_free(folder);
}

static void test_indicators(void)
{
    struct folder        folder = folder_new(plan_yaml, agencies_yaml, NULL);
    struct plan         *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct group        *group = at(plan->indicator_groups, 0);
    struct indicator    *indicator = at(group->items, 0);
    struct staged_value *staged = at(indicator->baselines, 0);

    g_assert_cmpint(group->label, ==, LABEL_LETTER_UPPER);
    g_assert_true(indicator->share);
    g_assert_cmpint(staged->year_from, ==, 2025);
    staged = at(indicator->targets, 0);
    g_assert_cmpstr(staged->stage, ==, "2027");
    g_assert_cmpint(staged->value->relation, ==, RELATION_AT_LEAST);
    g_assert_cmpstr(staged->value->printed.text, ==, "≥ 70%");
    g_assert_cmpuint(indicator->lead.agencies->len, ==, 2);

    indicator = at(group->items, 1);
    g_assert_false(indicator->share);
    g_assert_cmpint(indicator->direction, ==, DIRECTION_AT_MOST);
    g_assert_cmpint(indicator->rollup, ==, ROLLUP_CUMULATIVE);
    g_assert_cmpint(indicator->children_labels, ==, LABEL_DASH);
    g_assert_cmpstr(indicator->lead.text.text, ==, "Các đơn vị");
    staged = at(indicator->targets, 1);
    g_assert_cmpstr(staged->stage, ==, "2027-2030");
    g_assert_cmpint(staged->year_to, ==, 2030);
    g_assert_true(g_hash_table_lookup(plan->indicators_by_id, "nu") == at(indicator->children, 0));
    plan_free(plan);
    folder_free(folder);
}

static void test_tasks(void)
{
    struct folder folder = folder_new(plan_yaml, agencies_yaml, NULL);
    struct plan  *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct group *outer = at(plan->task_groups, 0), *group = at(outer->groups, 0);
    struct task  *task = at(group->items, 0), *child = at(task->children, 0);

    g_assert_true(group->items_running);
    g_assert_false(((struct group *)at(outer->groups, 1))->items_running);
    g_assert_cmpint(task->children_labels, ==, LABEL_LETTER_LOWER);
    g_assert_cmpint(child->due.unit_from, ==, DUE_QUARTER);
    g_assert_cmpstr(child->due.printed.text, ==, "Quý III - IV");
    task = at(group->items, 1);
    g_assert_true(task->title.block);
    g_assert_cmpstr(task->title.text, ==, "Dòng một\nDòng hai");
    g_assert_cmpint(task->due.kind, ==, DUE_NONE);
    g_assert_cmpuint(task->parts->len, ==, 2);
    g_assert_cmpstr(((struct task_part *)at(task->parts, 0))->label, ==, "(1)");
    g_assert_false(task->carried);
    g_assert_true(((struct task *)g_hash_table_lookup(plan->tasks_by_id, "cu"))->carried);
    plan_free(plan);
    folder_free(folder);
}

/* ---- Periods ---- */

static const char period_yaml[] = "period: 2026-05\n"
                                  "documents: {bao-cao-thang: {number: 12, date: 2026-05-15}}\n"
                                  "results: {ty-le: {value: \"67,1%\", estimated: true}, nu: {none: chưa có}}\n"
                                  "progress:\n"
                                  "  con: {state: doing, text: Đang làm}\n"
                                  "  cu: {state: done, done-on: 2026-04-29}\n"
                                  "  hai-phan: {parts: {mot: {state: done, done-on: 2026-05-02}}}\n"
                                  "issued: [{kind: Công văn, symbol: 1/UBND, date: 2026-05-02, subject: về việc A}]\n"
                                  "submissions: {kh: {missing: [so-b, cong-an], in-period: [xa-c]}}\n";

static void test_period(void)
{
    struct folder      folder = folder_new(plan_yaml, agencies_yaml, period_yaml);
    struct plan       *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct period     *period = period_load(folder.arena, plan, folder.plan, "2026-05", folder.diags);
    struct progress   *progress;
    struct submission *submission;
    struct result     *result;

    assert_silent(folder);
    g_assert_cmpint(date_compare(period->as_of, (struct date){2026, 5, 14}), ==, 0);
    g_assert_cmpstr(((struct report_head *)at(period->heads, 0))->number.text, ==, "12");
    result = g_hash_table_lookup(period->results_by_id, "ty-le");
    g_assert_true(result->value->estimated);
    result = g_hash_table_lookup(period->results_by_id, "nu");
    g_assert_cmpstr(result->value->reason.text, ==, "chưa có");
    progress = g_hash_table_lookup(period->progress_by_id, "hai-phan");
    g_assert_false(progress->state_given);
    g_assert_cmpint(progress->state, ==, TASK_DOING);
    submission = at(period->submissions, 0);
    g_assert_cmpuint(submission->submitted->len, ==, 2);
    g_assert_cmpstr(((struct agency *)at(submission->submitted, 0))->id, ==, "so-a");
    g_assert_cmpstr(((struct agency *)at(submission->submitted, 1))->id, ==, "xa-c");
    g_assert_cmpuint(submission->in_period->len, ==, 1);
    period_free(period);
    plan_free(plan);
    folder_free(folder);
}

static void test_ad_hoc_period(void)
{
    struct folder  folder = folder_new(plan_yaml, agencies_yaml, "period: 2026-05\n");
    struct plan   *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct period *period;

    write_file(folder.plan, "periods/dot-xuat.yaml",
               "period: dot-xuat\ntitle: đợt cao điểm\nfrom: 2026-05-01\nto: 2026-05-20\n");
    period = period_load(folder.arena, plan, folder.plan, "dot-xuat", folder.diags);
    assert_silent(folder);
    g_assert_cmpint(period->id.year, ==, 2026);
    g_assert_cmpint(date_compare(period->as_of, (struct date){2026, 5, 20}), ==, 0);
    period_free(period);
    write_file(folder.plan, "periods/dot-xuat.yaml", "period: dot-xuat\n");
    period = period_load(folder.arena, plan, folder.plan, "dot-xuat", folder.diags);
    assert_says(folder, "key 'title' is missing");
    assert_says(folder, "key 'from' is missing");
    assert_says(folder, "key 'to' is missing");
    period_free(period);
    plan_free(plan);
    folder_free(folder);
}

static void test_missing_period(void)
{
    static const char *const bad[] = {"../thu/periods/2026-05", "/etc/passwd", "2026-05.yaml", "", ".", "Tháng 5"};
    struct folder            folder = folder_new(plan_yaml, agencies_yaml, "period: 2026-05\n");
    struct plan             *plan = plan_load(folder.arena, folder.plan, folder.diags);
    char                   **names;

    write_file(folder.plan, "periods/dot-xuat.yaml", "period: dot-xuat\n");
    names = period_names(folder.plan);
    g_assert_null(period_load(folder.arena, plan, folder.plan, "2026-06", folder.diags));
    assert_says(folder, "error BC0231: the plan has no period '2026-06'");
    assert_says(folder, "hint: the periods there are: 2026-05, dot-xuat\n");
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_null(period_load(folder.arena, plan, folder.plan, bad[i], folder.diags));
        g_assert_cmpuint(diags_count(folder.diags, DIAG_ERROR), ==, i + 2);
    }
    g_assert_cmpuint(g_strv_length(names), ==, 2);
    g_assert_cmpstr(names[0], ==, "2026-05");
    g_assert_cmpstr(names[1], ==, "dot-xuat");
    g_strfreev(names);
    plan_free(plan);
    folder_free(folder);
}

/* ---- Errors ---- */

static const char wrong_plan_yaml[] = PLAN_HEAD
    "titel: a\n"
    "indicators: [{id: a, title: A, items: [5, {title: Không mã}]}]\n"
    "tasks:\n"
    "  - {id: a, title: A, items: [{id: b, title: B, lead: [so-x], due: 31/12}]}\n";

/* One run tells what is wrong in all three files, whatever is broken before. */
static void test_all_errors_at_once(void)
{
    struct folder folder =
        folder_new(wrong_plan_yaml, "agencies: [{id: so-a}]\n",
                   "period: 2026-05\nresults: [1]\nprogress: {c: {state: doing}, b: {state: xong}}\n");
    struct plan   *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct period *period = period_load(folder.arena, plan, folder.plan, "2026-05", folder.diags);

    assert_says(folder, "agencies.yaml:1:12: error BC0202: key 'name' is missing");
    assert_says(folder, "plan.yaml:6:1: error BC0201: there is no key 'titel' here");
    assert_says(folder, "hint: did you mean 'title'?");
    assert_says(folder, "'items' must be a mapping, this is one value");
    assert_says(folder, "key 'id' is missing");
    assert_says(folder, "unknown agency 'so-x'");
    assert_says(folder, "'31/12' is not a due date");
    assert_says(folder, "'results' must be a mapping, this is a list");
    assert_says(folder, "unknown task 'c'");
    assert_says(folder, "'xong' is not a value of 'state'");
    g_assert_cmpuint(diags_count(folder.diags, DIAG_ERROR), ==, 9);
    period_free(period);
    plan_free(plan);
    folder_free(folder);
}

static void test_broken_agencies(void)
{
    struct folder folder = folder_new(plan_yaml, "agencies: [\n", NULL);
    struct plan  *plan = plan_load(folder.arena, folder.plan, folder.diags);

    g_assert_cmpuint(diags_count(folder.diags, DIAG_WARNING), ==, 1);
    plan_free(plan);
    folder_free(folder);
}

static void test_broken_plan(void)
{
    struct folder folder = folder_new("id: [\n", agencies_yaml, NULL);

    g_assert_null(plan_load(folder.arena, folder.plan, folder.diags));
    g_assert_cmpuint(diags_count(folder.diags, DIAG_WARNING), ==, 1);
    folder_free(folder);
}

/* A template's name becomes part of a path. */
static void test_template_name(void)
{
    const char   *yaml = PLAN_HEAD "documents: [{template: ../../bi-mat, for: month}]\n";
    struct folder folder = folder_new(yaml, agencies_yaml, NULL);
    struct plan  *plan = plan_load(folder.arena, folder.plan, folder.diags);

    assert_says(folder, "'../../bi-mat' is not a valid id");
    g_assert_cmpuint(plan->documents->len, ==, 0);
    plan_free(plan);
    folder_free(folder);
}

/* ---- Documents of the plan itself: narratives, bases, stages ---- */

static const char phase_yaml[] = PLAN_HEAD
    "documents:\n"
    "  - {template: quyet-dinh, for: plan, bases: [nq-57, luat], proposal: Sở A tại Tờ trình số 1/TTr-SA}\n"
    "  - {template: ke-hoach, for: plan}\n"
    "cited:\n"
    "  - {id: luat, kind: Luật, subject: Chuyển đổi số}\n"
    "  - {id: nq-57, kind: Nghị quyết, symbol: 57-NQ/TW}\n"
    "indicators:\n"
    "  - {id: a, title: A, items: [{id: b, title: B, lead: [so-a], supporting: {agencies: [so-b], text: Sở B và "
    "xã}}]}\n"
    "tasks:\n"
    "  - id: c\n"
    "    title: C\n"
    "    items: [{id: d, title: D, lead: [so-a], stages: {\"2025\": Đã xong, 2026-2030: Hằng năm, \"2031\":}}]\n"
    "narratives:\n"
    "  ke-hoach:\n"
    "    - title: MỤC ĐÍCH\n"
    "      label: Phần I\n"
    "      sections: [{title: Mục đích, label: \"\", text: Một}, {text: Hai}]\n"
    "    - {title: NHIỆM VỤ}\n"
    "  trong:\n";

static void test_narratives(void)
{
    struct folder folder =
        folder_new(phase_yaml, agencies_yaml, "period: 2026-05\nnarratives: {ke-hoach: [{text: Của kỳ}], moi: []}\n");
    struct plan      *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct period    *period = period_load(folder.arena, plan, folder.plan, "2026-05", folder.diags);
    struct narrative *narrative = at(plan->narratives, 0);
    struct section   *section = at(narrative->sections, 0), *inner = at(section->sections, 0);

    assert_silent(folder);
    g_assert_cmpuint(plan->narratives->len, ==, 1);
    g_assert_cmpuint(narrative->sections->len, ==, 2);
    g_assert_cmpstr(section->label.text, ==, "Phần I");
    g_assert_cmpstr(inner->label.text, ==, "");
    g_assert_cmpstr(inner->text.text, ==, "Một");
    inner = at(section->sections, 1);
    g_assert_null(inner->title.text);
    g_assert_null(inner->label.text);
    g_assert_cmpuint(inner->sections->len, ==, 0);
    g_assert_cmpuint(period->narratives->len, ==, 2);
    period_free(period);
    plan_free(plan);
    folder_free(folder);
}

static void test_phases(void)
{
    struct folder         folder = folder_new(phase_yaml, agencies_yaml, NULL);
    struct plan          *plan = plan_load(folder.arena, folder.plan, folder.diags);
    struct plan_document *document = at(plan->documents, 0);
    struct indicator     *indicator = g_hash_table_lookup(plan->indicators_by_id, "b");
    struct task          *task = g_hash_table_lookup(plan->tasks_by_id, "d");
    struct task_stage    *stage;

    assert_silent(folder);
    g_assert_cmpuint(document->bases->len, ==, 2);
    g_assert_cmpstr(((struct cited_document *)at(document->bases, 0))->id, ==, "nq-57");
    g_assert_cmpstr(document->proposal.text, ==, "Sở A tại Tờ trình số 1/TTr-SA");
    g_assert_cmpuint(((struct plan_document *)at(plan->documents, 1))->bases->len, ==, 0);
    g_assert_cmpstr(indicator->supporting.text.text, ==, "Sở B và xã");
    g_assert_cmpuint(indicator->supporting.agencies->len, ==, 1);
    g_assert_cmpuint(task->stages->len, ==, 2);
    stage = at(task->stages, 1);
    g_assert_cmpstr(stage->stage, ==, "2026-2030");
    g_assert_cmpint(stage->year_from, ==, 2026);
    g_assert_cmpint(stage->year_to, ==, 2030);
    g_assert_cmpstr(stage->text.text, ==, "Hằng năm");
    plan_free(plan);
    folder_free(folder);
}

static void test_narrative_errors(void)
{
    const char *yaml = PLAN_HEAD
        "documents: [{template: quyet-dinh, for: plan, bases: [luat-x]}]\n"
        "cited: [{id: luat, kind: Luật}]\n"
        "tasks: [{id: a, title: A, items: [{id: b, title: B, lead: [so-a], stages: {sau: C, 2030-2026: D}}]}]\n"
        "narratives:\n"
        "  Sai: [{title: A, tieu-de: B}]\n"
        "  dai: [{title: \"A\\nB\"}, {label: I}]\n"
        "  sau: [{title: A, sections: [{title: A, sections: [{title: A, sections: [{title: A, sections: [{title: A,\n"
        "    sections: [{title: A, sections: [{title: A}]}]}]}]}]}]}]\n"
        "  khac: A\n";
    struct folder folder = folder_new(yaml, agencies_yaml, NULL);
    struct plan  *plan = plan_load(folder.arena, folder.plan, folder.diags);

    assert_says(folder, "unknown cited document 'luat-x'");
    assert_says(folder, "did you mean 'luat'?");
    assert_says(folder, "'sau' is neither a year nor a stage");
    assert_says(folder, "range '2030-2026' starts after its end");
    assert_says(folder, "'Sai' is not a valid id");
    assert_says(folder, "there is no key 'tieu-de' here");
    assert_says(folder, "the title of a section must be one paragraph");
    assert_says(folder, "the section has neither title nor content");
    assert_says(folder, "sections nested deeper than 6 levels");
    assert_says(folder, "'khac' must be a list, this is one value");
    g_assert_cmpuint(diags_count(folder.diags, DIAG_ERROR), ==, 9);
    plan_free(plan);
    folder_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/load/due", test_due);
    g_test_add_func("/load/values", test_values);
    g_test_add_func("/load/printed-relations", test_printed_relations);
    g_test_add_func("/load/words", test_words);
    g_test_add_func("/load/mended", test_mended);
    g_test_add_func("/load/agencies", test_agencies);
    g_test_add_func("/load/plan", test_plan);
    g_test_add_func("/load/indicators", test_indicators);
    g_test_add_func("/load/tasks", test_tasks);
    g_test_add_func("/load/period", test_period);
    g_test_add_func("/load/ad-hoc-period", test_ad_hoc_period);
    g_test_add_func("/load/missing-period", test_missing_period);
    g_test_add_func("/load/all-errors-at-once", test_all_errors_at_once);
    g_test_add_func("/load/broken-agencies", test_broken_agencies);
    g_test_add_func("/load/broken-plan", test_broken_plan);
    g_test_add_func("/load/template-name", test_template_name);
    g_test_add_func("/load/narratives", test_narratives);
    g_test_add_func("/load/phases", test_phases);
    g_test_add_func("/load/narrative-errors", test_narrative_errors);
    return g_test_run();
}
