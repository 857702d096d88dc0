/*
 * site_indicators.c -- the lists of indicators, and a page for each: its figures over the periods, its targets, how it
 * is judged, who answers for it.
 */

#include "site_int.h"
#include "viet.h"

static const char *address_of(struct site *site, const struct site_plan *plan, const char *id)
{
    return arena_printf(site->arena, "chi-tieu/%s/%s%s", plan->id, id != NULL ? id : "", id != NULL ? "/" : "");
}

static const char *words(const char *text)
{
    return text != NULL ? text : "–";
}

/* The newest period that says something of the indicator; NULL: none does. */
static const struct site_period *last_told(const struct site_plan *plan, const struct site_indicator *indicator)
{
    for (unsigned i = plan->periods->len; i-- > 0;) {
        const struct site_period *period = plan->periods->pdata[i];
        const struct site_figure *figure = g_hash_table_lookup(period->figures, indicator->id);

        if (figure != NULL && figure->text != NULL)
            return period;
    }
    return NULL;
}

/* ---- One indicator ---- */

static void put_levels(struct site_page *page, const GPtrArray *stages, const char *what)
{
    for (unsigned i = 0; i < stages->len; i++) {
        const struct site_stage *stage = stages->pdata[i];

        page_row_begin(page, NULL, NULL, words(stage->stage));
        page_cell_figure(page, stage->text);
        page_cell(page, what);
        page_row_end(page);
    }
}

static void put_stages(struct site_page *page, const struct site_indicator *indicator)
{
    static const char *const titles[] = {"Năm, giai đoạn", "Mức", "Là", NULL};

    if (indicator->targets->len + indicator->baselines->len == 0)
        return;
    put(page->text, "<h2>Mục tiêu</h2>\n");
    page_table_begin(page, "bang-muc-tieu", "Mục tiêu theo năm, giai đoạn và mức trước kế hoạch", titles);
    put_levels(page, indicator->baselines, "mức đã đạt trước kế hoạch");
    put_levels(page, indicator->targets, "mục tiêu");
    page_table_end(page);
}

static void put_history(struct site_page *page, const struct site_plan *plan, const struct site_indicator *indicator)
{
    static const char *const titles[] = {"Kỳ", "Kết quả", "So với kỳ trước", "Mục tiêu", "Đánh giá", NULL};

    put(page->text, "<h2>Kết quả các kỳ</h2>\n");
    page_table_begin(page, "bang-ket-qua", "Kết quả các kỳ, mới nhất trước", titles);
    for (unsigned i = plan->periods->len; i-- > 0;) {
        const struct site_period *period = plan->periods->pdata[i];
        const struct site_figure *figure = g_hash_table_lookup(period->figures, indicator->id);
        const struct site_report *report = site_report_of(plan, period);

        if (figure == NULL)
            continue;
        page_row_begin(page, arena_printf(page->site->arena, "ky-%s", period->name),
                       report != NULL ? arena_printf(page->site->arena, "%s%s", page->root, report->address) : NULL,
                       period->title);
        page_cell_figure(page, figure->text);
        page_cell(page, figure->change);
        page_cell_figure(page, figure->target);
        page_cell_status(page, figure->status);
        page_row_end(page);
    }
    page_table_end(page);
}

/* How attained is told from not attained. */
static void put_method(struct site_page *page, const struct site_plan *plan, const struct site_indicator *indicator)
{
    bool at_most = g_strcmp0(indicator->direction, "at-most") == 0;

    put(page->text, "<h2>Cách tính và nguồn</h2>\n<dl>\n");
    put(page->text, "<div><dt>Đơn vị tính</dt><dd>%s</dd></div>\n", words(indicator->unit));
    put(page->text,
        "<div><dt>Đánh giá</dt><dd>Đạt khi kết quả %s mục tiêu của năm; mục tiêu ghi kèm dấu ≥, ≤ thì theo dấu đó. "
        "Kết quả là lời văn thì chương trình không tự đánh giá.</dd></div>\n",
        at_most ? "không cao hơn" : "không thấp hơn");
    put(page->text, "<div><dt>Cơ quan chủ trì</dt><dd>%s</dd></div>\n", words(indicator->lead));
    put(page->text, "<div><dt>Nhóm</dt><dd>%s</dd></div>\n", words(indicator->group));
    put(page->text, "<div><dt>Nguồn</dt><dd><a href=\"%s%s\">%s</a>, mã chỉ tiêu <code>%s</code></dd></div>\n</dl>\n",
        page->root, plan->address, plan->title, indicator->id);
}

static void write_indicator(struct site *site, const struct site_plan *plan, const struct site_indicator *indicator)
{
    const struct crumb        crumbs[] = {{"chi-tieu/", "Chỉ tiêu"},
                                          {address_of(site, plan, NULL), plan->short_title},
                                          {NULL, indicator->title},
                                          {NULL, NULL}};
    const char               *path = arena_printf(site->arena, "%s" SITE_PAGE, address_of(site, plan, indicator->id));
    const struct site_period *period = last_told(plan, indicator);
    struct site_page          page = page_begin(site, path, indicator->title, indicator->title, crumbs);
    char                     *owner = g_strdup_printf("indicator %s/%s", plan->id, indicator->id);

    if (period != NULL) {
        const struct site_figure *figure = g_hash_table_lookup(period->figures, indicator->id);

        put(page.text, "<p class=\"figure\"><strong>%s</strong> <span>%s, số liệu đến %s</span> ", figure->text,
            period->title, figure->as_of != NULL ? figure->as_of : viet_date(site->arena, period->as_of));
        page_status(&page, figure->status);
        put(page.text, "</p>\n");
    } else
        put(page.text, "<p>Chưa có kết quả nào được công bố.</p>\n");
    if (indicator->chart != NULL)
        g_string_append_printf(page.text,
                               "<figure class=\"chart\">\n%s<figcaption>Kết quả theo tháng và mục tiêu; số liệu ở bảng "
                               "dưới.</figcaption>\n</figure>\n",
                               indicator->chart);
    put_stages(&page, indicator);
    if (plan->periods->len > 0)
        put_history(&page, plan, indicator);
    put_method(&page, plan, indicator);
    page_end(&page, owner, "chỉ tiêu", (struct date){0});
    g_free(owner);
}

/* ---- Lists ---- */

static void put_row(struct site_page *page, const struct site_plan *plan, const struct site_indicator *indicator)
{
    const struct site_period *period = last_told(plan, indicator);
    const struct site_figure *figure = period != NULL ? g_hash_table_lookup(period->figures, indicator->id) : NULL;
    const char               *target = figure != NULL ? figure->target : NULL;

    if (target == NULL && indicator->targets->len > 0)
        target = ((const struct site_stage *)indicator->targets->pdata[indicator->targets->len - 1])->text;
    page_row_begin(page, NULL, arena_printf(page->site->arena, "%s/", indicator->id), indicator->title);
    page_cell_figure(page, target);
    page_cell_figure(page, figure != NULL ? figure->text : NULL);
    page_cell(page, period != NULL ? period->title : NULL);
    if (indicator->leaf)
        page_cell_status(page, figure != NULL ? figure->status : "no-data");
    else
        page_cell(page, "");
    page_row_end(page);
}

static void write_plan(struct site *site, const struct site_plan *plan)
{
    static const char *const titles[] = {"Chỉ tiêu", "Mục tiêu", "Kết quả mới nhất", "Kỳ", "Đánh giá", NULL};
    const char              *address = address_of(site, plan, NULL);
    const char              *title = arena_printf(site->arena, "Chỉ tiêu: %s", plan->short_title);
    const struct crumb crumbs[] = {{"chi-tieu/", "Chỉ tiêu"}, {NULL, plan->short_title}, {NULL, NULL}};
    struct site_page   page =
        page_begin(site, arena_printf(site->arena, "%s" SITE_PAGE, address), title, plan->title, crumbs);
    char *owner = g_strconcat("indicators ", plan->id, NULL);

    page_table_begin(&page, "bang-chi-tieu", "Các chỉ tiêu và kết quả mới nhất", titles);
    for (unsigned i = 0; i < plan->indicators->len; i++)
        put_row(&page, plan, plan->indicators->pdata[i]);
    page_table_end(&page);
    page_end(&page, owner, "danh sách", (struct date){0});
    for (unsigned i = 0; i < plan->indicators->len; i++)
        write_indicator(site, plan, plan->indicators->pdata[i]);
    g_free(owner);
}

void site_write_indicators(struct site *site)
{
    static const struct crumb crumbs[] = {{NULL, "Chỉ tiêu"}, {NULL, NULL}};
    struct site_page          page =
        page_begin(site, "chi-tieu/" SITE_PAGE, "Chỉ tiêu", "Các chỉ tiêu của các kế hoạch", crumbs);

    put(page.text, "<ul class=\"reports\">\n");
    for (unsigned i = 0; i < site->plans->len; i++) {
        const struct site_plan *plan = site->plans->pdata[i];
        if (plan->indicators->len > 0)
            put(page.text, "<li><a href=\"%s/\">%s</a><span class=\"about\">%u chỉ tiêu</span></li>\n", plan->id,
                plan->title, plan->indicators->len);
    }
    put(page.text, "</ul>\n");
    page_end(&page, "indicators", "danh sách", (struct date){0});
    for (unsigned i = 0; i < site->plans->len; i++)
        if (((const struct site_plan *)site->plans->pdata[i])->indicators->len > 0)
            write_plan(site, site->plans->pdata[i]);
}
