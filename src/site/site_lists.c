/*
 * site_lists.c -- the start page, the lists of reports by year and kind, the newest report's address, pages of plans.
 */

#include "site_int.h"
#include "viet.h"

#define START_REPORTS 4 /* how many the start page names */
#define START_CHANGES 12

/* ---- The start ---- */

static void count_statuses(const struct site_plan *plan, const struct site_period *period, unsigned *attained,
                           unsigned *behind, unsigned *without)
{
    *attained = *behind = *without = 0;
    for (unsigned i = 0; i < plan->indicators->len; i++) {
        const struct site_indicator *indicator = plan->indicators->pdata[i];
        const struct site_figure    *figure = g_hash_table_lookup(period->figures, indicator->id);

        if (!indicator->leaf || figure == NULL)
            continue;
        *attained += g_strcmp0(figure->status, "attained") == 0;
        *behind += g_strcmp0(figure->status, "not-attained") == 0;
        *without += g_strcmp0(figure->status, "no-data") == 0;
    }
}

static void put_number(struct site_page *page, unsigned number, const char *words, const char *class_name)
{
    put(page->text, "<li class=\"%s\"><strong>%s</strong> <span>%s</span></li>\n", class_name,
        viet_number(page->site->arena, decimal_from_int(number)), words);
}

static void put_state(struct site_page *page, const struct site_plan *plan, const struct site_period *period)
{
    unsigned attained, behind, without;

    count_statuses(plan, period, &attained, &behind, &without);
    put(page->text, "<h2>Kết quả %s</h2>\n<p><a href=\"%s%s\">%s</a>; số liệu đến %s.</p>\n", period->title, page->root,
        plan->address, plan->title, viet_date(page->site->arena, period->as_of));
    if (attained + behind + without > 0) {
        put(page->text, "<h3><a href=\"%schi-tieu/%s/\">Chỉ tiêu</a></h3>\n<ul class=\"numbers\">\n", page->root,
            plan->id);
        put_number(page, attained, "đạt mục tiêu", "attained");
        put_number(page, behind, "chưa đạt", "not-attained");
        put_number(page, without, "chưa có số liệu", "no-data");
        put(page->text, "</ul>\n");
    }
    if (period->n_total > 0) {
        put(page->text, "<h3><a href=\"%s%s\">Nhiệm vụ</a></h3>\n<ul class=\"numbers\">\n", page->root, plan->address);
        put_number(page, period->n_done, "hoàn thành", "done");
        put_number(page, period->n_doing, "đang thực hiện", "doing");
        put_number(page, period->n_todo, "chưa thực hiện", "todo");
        put_number(page, period->n_overdue, "quá hạn", "overdue");
        put(page->text, "</ul>\n");
    }
}

/* The newest period that is known to differ from the one before; NULL: none is. */
static const struct site_period *newest_changed(const struct site_plan *plan)
{
    for (unsigned i = plan->periods->len; i-- > 0;)
        if (((const struct site_period *)plan->periods->pdata[i])->changes->len > 0)
            return plan->periods->pdata[i];
    return NULL;
}

static void put_changes(struct site_page *page, const struct site_plan *plan)
{
    const struct site_period *period = newest_changed(plan);
    unsigned                  n = 0;

    for (unsigned i = 0; period != NULL && i < period->changes->len && n < START_CHANGES; i++) {
        const struct site_change *change = period->changes->pdata[i];

        if (change->difference == NULL && g_strcmp0(change->kind, "new") != 0)
            continue;
        if (n++ == 0)
            put(page->text, "<h3>Thay đổi %s so với kỳ trước</h3>\n<ul class=\"changes\">\n", period->title);
        put(page->text, "<li><a href=\"%schi-tieu/%s/%s/\">%s</a>: ", page->root, plan->id, change->id, change->title);
        put(page->text, "%s%s%s%s</li>\n", change->before != NULL ? change->before : "",
            change->before != NULL ? " → " : "", change->after != NULL ? change->after : "",
            g_strcmp0(change->better, "0") == 0 ? " (kém đi)" : "");
    }
    if (n > 0)
        put(page->text, "</ul>\n");
}

static void put_corrections(struct site_page *page)
{
    const GPtrArray *corrections = page->site->file->corrections;

    if (corrections->len == 0)
        return;
    put(page->text, "<h2>Đính chính</h2>\n<ul>\n");
    for (unsigned i = corrections->len; i-- > 0;) {
        const struct site_correction *correction = corrections->pdata[i];

        for (unsigned k = 0; k < page->site->reports->len; k++) {
            const struct site_report *report = page->site->reports->pdata[k];
            if (g_ptr_array_find(report->corrections, correction, NULL))
                put(page->text, "<li>%s: <a href=\"%s%s\">%s</a>. %s</li>\n",
                    viet_date(page->site->arena, correction->date), page->root, report->address, report->title,
                    correction->reason.text);
        }
    }
    put(page->text, "</ul>\n");
}

/* Reports of periods, newest first, the first few; the list is to be freed. */
static GPtrArray *first_reports(const GPtrArray *reports, unsigned most)
{
    GPtrArray *first = g_ptr_array_new();

    for (unsigned i = 0; i < reports->len && first->len < most; i++)
        if (((const struct site_report *)reports->pdata[i])->period->name != NULL)
            g_ptr_array_add(first, reports->pdata[i]);
    return first;
}

void site_write_start(struct site *site)
{
    struct site_page page = page_begin(site, SITE_PAGE, site->file->title.text, site->file->title.text, NULL);
    GPtrArray       *reports = first_reports(site->reports, START_REPORTS);

    put(page.text, "<h2>Báo cáo mới</h2>\n");
    page_reports(&page, reports);
    put(page.text, "<p><a href=\"bao-cao/\">Mọi báo cáo</a></p>\n");
    for (unsigned i = 0; i < site->plans->len; i++) {
        const struct site_plan   *plan = site->plans->pdata[i];
        const struct site_period *period = site_newest_period(plan);

        if (period == NULL)
            continue;
        put_state(&page, plan, period);
        put_changes(&page, plan);
    }
    put_corrections(&page);
    page_end(&page, "start", "trang", (struct date){0});
    g_ptr_array_unref(reports);
}

/* ---- Lists of reports ---- */

static const char *kind_words(enum period_kind kind)
{
    static const char *const words[] = {
        [PERIOD_MONTH] = "Tháng",         [PERIOD_QUARTER] = "Quý", [PERIOD_HALF] = "6 tháng",
        [PERIOD_NINE_MONTHS] = "9 tháng", [PERIOD_YEAR] = "Năm",    [PERIOD_AD_HOC] = "Đột xuất",
    };

    return words[kind];
}

/* The reports of a year (0: all) and kind that belong to periods; to be freed. */
static GPtrArray *reports_of(const struct site *site, int year, int kind)
{
    GPtrArray *found = g_ptr_array_new();

    for (unsigned i = 0; i < site->reports->len; i++) {
        const struct site_report *report = site->reports->pdata[i];
        if (report->period->name != NULL && report->period->id.year == year && (int)report->period->id.kind == kind)
            g_ptr_array_add(found, (void *)(uintptr_t)report);
    }
    return found;
}

static void put_year(struct site_page *page, int year, const char *element)
{
    for (int kind = PERIOD_YEAR; kind >= PERIOD_MONTH; kind--) {
        GPtrArray *reports = reports_of(page->site, year, kind);

        if (reports->len > 0) {
            g_string_append_printf(page->text, "<%s>%s</%s>\n", element, kind_words((enum period_kind)kind), element);
            page_reports(page, reports);
        }
        g_ptr_array_unref(reports);
    }
    GPtrArray *others = reports_of(page->site, year, PERIOD_AD_HOC);
    if (others->len > 0) {
        g_string_append_printf(page->text, "<%s>%s</%s>\n", element, kind_words(PERIOD_AD_HOC), element);
        page_reports(page, others);
    }
    g_ptr_array_unref(others);
}

/* Years that have reports, newest first. */
static GArray *years_of(const struct site *site)
{
    GArray *years = g_array_new(FALSE, FALSE, sizeof(int));

    for (unsigned i = 0; i < site->reports->len; i++) {
        const struct site_report *report = site->reports->pdata[i];
        int                       year = report->period->id.year;
        bool                      known = report->period->name == NULL;

        for (unsigned k = 0; k < years->len; k++)
            known = known || g_array_index(years, int, k) == year;
        if (!known)
            g_array_append_val(years, year);
    }
    return years;
}

static void write_year(struct site *site, int year)
{
    const char        *path = arena_printf(site->arena, "bao-cao/%d/" SITE_PAGE, year);
    const char        *title = arena_printf(site->arena, "Báo cáo năm %d", year);
    const struct crumb crumbs[] = {
        {"bao-cao/", "Báo cáo"}, {NULL, arena_printf(site->arena, "Năm %d", year)}, {NULL, NULL}};
    struct site_page page = page_begin(site, path, title, title, crumbs);

    put_year(&page, year, "h2");
    page_end(&page, "reports", "danh sách", (struct date){0});
}

/* An address that always leads to the newest report of a period. */
static void write_newest(struct site *site)
{
    static const struct crumb crumbs[] = {{"bao-cao/", "Báo cáo"}, {NULL, "Mới nhất"}, {NULL, NULL}};
    GPtrArray                *first = first_reports(site->reports, 1);
    const struct site_report *report;
    struct site_page          page;

    if (first->len > 0) {
        report = first->pdata[0];
        page = page_begin(site, "moi-nhat/" SITE_PAGE, "Báo cáo mới nhất", "Báo cáo mới nhất", crumbs);
        if (!site->wanted->fragment) {
            char *to =
                g_strdup_printf("<head>\n<meta http-equiv=\"refresh\" content=\"0; url=../%s\">\n", report->address);
            g_string_replace(page.text, "<head>\n", to, 1);
            g_free(to);
        }
        put(page.text, "<p>Báo cáo mới nhất: <a href=\"%s%s\">%s</a></p>\n", page.root, report->address, report->title);
        page_end(&page, "newest", NULL, (struct date){0});
    }
    g_ptr_array_unref(first);
}

static void write_reports(struct site *site)
{
    static const struct crumb crumbs[] = {{NULL, "Báo cáo"}, {NULL, NULL}};
    GArray                   *years = years_of(site);
    struct site_page          page =
        page_begin(site, "bao-cao/" SITE_PAGE, "Báo cáo", "Mọi báo cáo theo năm và loại kỳ", crumbs);

    put(page.text, "<p><a href=\"%smoi-nhat/\">Báo cáo mới nhất</a></p>\n", page.root);
    for (unsigned i = 0; i < years->len; i++) {
        int year = g_array_index(years, int, i);
        put(page.text, "<h2><a href=\"%d/\">Năm %d</a></h2>\n", year, year);
        put_year(&page, year, "h3");
    }
    page_end(&page, "reports", "danh sách", (struct date){0});
    for (unsigned i = 0; i < years->len; i++)
        write_year(site, g_array_index(years, int, i));
    g_array_unref(years);
}

/* ---- Plans ---- */

static void put_tasks(struct site_page *page, const struct site_period *period)
{
    static const char *const titles[] = {"Nhiệm vụ", "Chủ trì", "Thời hạn", "Trạng thái", NULL};

    if (period == NULL || period->tasks->len == 0)
        return;
    put(page->text, "<h2 id=\"nhiem-vu\">Nhiệm vụ</h2>\n");
    page_table_begin(page, "bang-nhiem-vu", "Nhiệm vụ và tiến độ", titles);
    for (unsigned i = 0; i < period->tasks->len; i++) {
        const struct site_task *task = period->tasks->pdata[i];

        page_row_begin(page, arena_printf(page->site->arena, "nhiem-vu-%s", task->id), NULL, task->title);
        page_cell(page, task->lead);
        page_cell(page, task->due);
        page_cell_status(page, task->state);
        page_row_end(page);
    }
    page_table_end(page);
}

static GPtrArray *documents_of(const struct site_plan *plan)
{
    GPtrArray *documents = g_ptr_array_new();

    for (unsigned i = 0; i < plan->reports->len; i++)
        if (((const struct site_report *)plan->reports->pdata[i])->period->name == NULL)
            g_ptr_array_add(documents, plan->reports->pdata[i]);
    return documents;
}

static void write_plan(struct site *site, const struct site_plan *plan)
{
    const struct crumb crumbs[] = {{"ke-hoach/", "Kế hoạch"}, {NULL, plan->short_title}, {NULL, NULL}};
    const char        *path = arena_printf(site->arena, "%s" SITE_PAGE, plan->address);
    struct site_page   page = page_begin(site, path, plan->title, plan->title, crumbs);
    GPtrArray         *documents = documents_of(plan), *reports = first_reports(plan->reports, UINT_MAX);
    char              *owner = g_strconcat("plan ", plan->id, NULL);

    put(page.text, "<p>%s ban hành; thực hiện từ %s đến %s.</p>\n", plan->issuer,
        viet_date(site->arena, plan->range.from), viet_date(site->arena, plan->range.to));
    if (plan->indicators->len > 0)
        put(page.text, "<p><a href=\"%schi-tieu/%s/\">Các chỉ tiêu của kế hoạch</a></p>\n", page.root, plan->id);
    if (documents->len > 0) {
        put(page.text, "<h2>Văn bản của kế hoạch</h2>\n");
        page_reports(&page, documents);
    }
    if (reports->len > 0) {
        put(page.text, "<h2>Báo cáo</h2>\n");
        page_reports(&page, reports);
    }
    put_tasks(&page, site_newest_period(plan));
    page_end(&page, owner, "kế hoạch", (struct date){0});
    g_free(owner);
    g_ptr_array_unref(documents);
    g_ptr_array_unref(reports);
}

static void write_plans(struct site *site)
{
    static const struct crumb crumbs[] = {{NULL, "Kế hoạch"}, {NULL, NULL}};
    struct site_page page = page_begin(site, "ke-hoach/" SITE_PAGE, "Kế hoạch", "Các kế hoạch được công bố", crumbs);

    put(page.text, "<ul class=\"reports\">\n");
    for (unsigned i = 0; i < site->plans->len; i++) {
        const struct site_plan *plan = site->plans->pdata[i];
        put(page.text, "<li><a href=\"%s%s\">%s</a></li>\n", page.root, plan->address, plan->title);
    }
    put(page.text, "</ul>\n");
    page_end(&page, "plans", "danh sách", (struct date){0});
    for (unsigned i = 0; i < site->plans->len; i++)
        write_plan(site, site->plans->pdata[i]);
}

void site_write_lists(struct site *site)
{
    write_reports(site);
    write_newest(site);
    write_plans(site);
}
