/*
 * site_agencies.c -- a page for each agency: what it leads, what it owes; and who has handed in what, per period.
 */
#include <string.h>

#include "site_int.h"
#include "viet.h"

static bool holds(const GPtrArray *ids, const char *id)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)(uintptr_t)ids, id, g_str_equal, NULL);
}

/* ---- One agency in one plan ---- */

/* What an agency has to do with a plan. */
struct share {
    GPtrArray *indicators, *tasks,
        *requirements; /* those of the newest period; requirements: of struct site_requirement */
};

static struct share share_of(const struct site_plan *plan, const char *agency)
{
    struct share              share = {g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new()};
    const struct site_period *period = site_newest_period(plan);

    for (unsigned i = 0; i < plan->indicators->len; i++)
        if (holds(((const struct site_indicator *)plan->indicators->pdata[i])->leads, agency))
            g_ptr_array_add(share.indicators, plan->indicators->pdata[i]);
    for (unsigned i = 0; period != NULL && i < period->tasks->len; i++)
        if (holds(((const struct site_task *)period->tasks->pdata[i])->leads, agency))
            g_ptr_array_add(share.tasks, period->tasks->pdata[i]);
    for (unsigned i = 0; period != NULL && i < period->requirements->len; i++) {
        const struct site_requirement *requirement = period->requirements->pdata[i];
        if (holds(requirement->submitted, agency) || holds(requirement->missing, agency))
            g_ptr_array_add(share.requirements, (void *)(uintptr_t)requirement);
    }
    return share;
}

static void share_free(struct share *share)
{
    g_ptr_array_unref(share->indicators);
    g_ptr_array_unref(share->tasks);
    g_ptr_array_unref(share->requirements);
}

static bool share_is_empty(const struct share *share)
{
    return share->indicators->len + share->tasks->len + share->requirements->len == 0;
}

static const char *owed_status(const struct site_requirement *requirement, const char *agency)
{
    if (holds(requirement->submitted, agency))
        return "done";
    return requirement->overdue ? "overdue" : "todo";
}

static void put_owed(struct site_page *page, const struct share *share, const char *agency)
{
    static const char *const titles[] = {"Yêu cầu", "Thời hạn", "Đã thực hiện", NULL};

    if (share->requirements->len == 0)
        return;
    put(page->text, "<h2>Yêu cầu phải thực hiện</h2>\n");
    page_table_begin(page, "bang-yeu-cau", "Yêu cầu đối với đơn vị", titles);
    for (unsigned i = 0; i < share->requirements->len; i++) {
        const struct site_requirement *requirement = share->requirements->pdata[i];

        page_row_begin(page, NULL, NULL, viet_capitalise(page->site->arena, requirement->title));
        page_cell(page, requirement->due);
        page_cell_status(page, owed_status(requirement, agency));
        page_row_end(page);
    }
    page_table_end(page);
}

static void put_indicators(struct site_page *page, const struct site_plan *plan, const struct share *share)
{
    static const char *const  titles[] = {"Chỉ tiêu", "Mục tiêu", "Kết quả", "Đánh giá", NULL};
    const struct site_period *period = site_newest_period(plan);

    if (share->indicators->len == 0)
        return;
    put(page->text, "<h2>Chỉ tiêu chủ trì</h2>\n");
    page_table_begin(page, "bang-chi-tieu", "Chỉ tiêu do đơn vị chủ trì", titles);
    for (unsigned i = 0; i < share->indicators->len; i++) {
        const struct site_indicator *indicator = share->indicators->pdata[i];
        const struct site_figure *figure = period != NULL ? g_hash_table_lookup(period->figures, indicator->id) : NULL;

        page_row_begin(page, NULL,
                       arena_printf(page->site->arena, "%schi-tieu/%s/%s/", page->root, plan->id, indicator->id),
                       indicator->title);
        page_cell_figure(page, figure != NULL ? figure->target : NULL);
        page_cell_figure(page, figure != NULL ? figure->text : NULL);
        page_cell_status(page, figure != NULL ? figure->status : "no-data");
        page_row_end(page);
    }
    page_table_end(page);
}

static void put_tasks(struct site_page *page, const struct site_plan *plan, const struct share *share)
{
    static const char *const titles[] = {"Nhiệm vụ", "Thời hạn", "Trạng thái", NULL};

    if (share->tasks->len == 0)
        return;
    put(page->text, "<h2>Nhiệm vụ chủ trì</h2>\n");
    page_table_begin(page, "bang-nhiem-vu", "Nhiệm vụ do đơn vị chủ trì", titles);
    for (unsigned i = 0; i < share->tasks->len; i++) {
        const struct site_task *task = share->tasks->pdata[i];

        page_row_begin(page, NULL,
                       arena_printf(page->site->arena, "%s%s#nhiem-vu-%s", page->root, plan->address, task->id),
                       task->title);
        page_cell(page, task->due);
        page_cell_status(page, task->state);
        page_row_end(page);
    }
    page_table_end(page);
}

static void write_agency(struct site *site, const struct site_plan *plan, const struct site_agency *agency,
                         const struct share *share)
{
    const char        *list = arena_printf(site->arena, "don-vi/%s/", plan->id);
    const struct crumb crumbs[] = {
        {"don-vi/", "Đơn vị"}, {list, plan->short_title}, {NULL, agency->name}, {NULL, NULL}};
    const char      *path = arena_printf(site->arena, "%s%s/" SITE_PAGE, list, agency->id);
    const char      *about = arena_printf(site->arena, "%s: chỉ tiêu, nhiệm vụ, yêu cầu", agency->name);
    struct site_page page = page_begin(site, path, agency->name, about, crumbs);
    char            *owner = g_strdup_printf("agency %s/%s", plan->id, agency->id);
    const struct site_period *period = site_newest_period(plan);

    put(page.text, "<p>Theo <a href=\"%s%s\">%s</a>", page.root, plan->address, plan->title);
    if (period != NULL)
        put(page.text, "; %s, số liệu đến %s", period->title, viet_date(site->arena, period->as_of));
    put(page.text, ".</p>\n");
    put_owed(&page, share, agency->id);
    put_indicators(&page, plan, share);
    put_tasks(&page, plan, share);
    page_end(&page, owner, "đơn vị", (struct date){0});
    g_free(owner);
}

/* ---- Who has reported ---- */

static const struct site_agency *find_agency(const struct site_plan *plan, const char *id)
{
    for (unsigned i = 0; i < plan->agencies->len; i++)
        if (strcmp(((const struct site_agency *)plan->agencies->pdata[i])->id, id) == 0)
            return plan->agencies->pdata[i];
    return NULL;
}

static void put_missing(struct site_page *page, const struct site_plan *plan,
                        const struct site_requirement *requirement)
{
    put(page->text, "<details><summary>%s: %u đơn vị</summary>\n<ul class=\"names\">\n",
        requirement->overdue ? "Quá hạn, chưa thực hiện" : "Chưa thực hiện", requirement->missing->len);
    for (unsigned i = 0; i < requirement->missing->len; i++) {
        const char               *id = requirement->missing->pdata[i];
        const struct site_agency *agency = find_agency(plan, id);

        if (agency != NULL && agency->has_page)
            put(page->text, "<li><a href=\"%sdon-vi/%s/%s/\">%s</a></li>\n", page->root, plan->id, id, agency->name);
        else
            put(page->text, "<li>%s</li>\n", agency != NULL ? agency->name : id);
    }
    put(page->text, "</ul>\n</details>\n");
}

static void put_requirement(struct site_page *page, const struct site_plan *plan,
                            const struct site_requirement *requirement)
{
    unsigned all = requirement->submitted->len + requirement->missing->len;

    put(page->text, "<h3>%s</h3>\n<p>%u/%u đơn vị đã thực hiện", viet_capitalise(page->site->arena, requirement->title),
        requirement->submitted->len, all);
    if (requirement->due != NULL)
        put(page->text, "; thời hạn: %s", requirement->due);
    put(page->text, ".</p>\n");
    if (requirement->missing->len > 0)
        put_missing(page, plan, requirement);
}

static bool has_requirements(const struct site_plan *plan)
{
    for (unsigned i = 0; i < plan->periods->len; i++)
        if (((const struct site_period *)plan->periods->pdata[i])->requirements->len > 0)
            return true;
    return false;
}

static void write_reported(struct site *site, const struct site_plan *plan)
{
    const char        *path = arena_printf(site->arena, "%sda-bao-cao/" SITE_PAGE, plan->address);
    const char        *title = arena_printf(site->arena, "Ai đã báo cáo: %s", plan->short_title);
    const struct crumb crumbs[] = {
        {"ke-hoach/", "Kế hoạch"}, {plan->address, plan->short_title}, {NULL, "Ai đã báo cáo"}, {NULL, NULL}};
    struct site_page page = page_begin(site, path, title, "Đơn vị đã và chưa thực hiện yêu cầu, theo kỳ", crumbs);
    char            *owner = g_strconcat("reported ", plan->id, NULL);

    for (unsigned i = plan->periods->len; i-- > 0;) {
        const struct site_period *period = plan->periods->pdata[i];

        if (period->requirements->len == 0 || period->id.kind != PERIOD_MONTH)
            continue;
        put(page.text, "<h2 id=\"ky-%s\">%s</h2>\n", period->name, viet_capitalise(site->arena, period->title));
        for (unsigned k = 0; k < period->requirements->len; k++)
            put_requirement(&page, plan, period->requirements->pdata[k]);
    }
    page_end(&page, owner, "danh sách", (struct date){0});
    g_free(owner);
}

/* ---- Lists ---- */

static void put_agency(struct site_page *page, const struct site_agency *agency, const struct share *share)
{
    unsigned late = 0, owed = 0;

    for (unsigned k = 0; k < share->tasks->len; k++)
        late += g_strcmp0(((const struct site_task *)share->tasks->pdata[k])->state, "overdue") == 0;
    for (unsigned k = 0; k < share->requirements->len; k++)
        owed += holds(((const struct site_requirement *)share->requirements->pdata[k])->missing, agency->id);
    page_row_begin(page, NULL, arena_printf(page->site->arena, "%s/", agency->id), agency->name);
    page_cell_count(page, share->indicators->len);
    page_cell_count(page, share->tasks->len);
    page_cell_count(page, late);
    page_cell_count(page, owed);
    page_row_end(page);
}

static void write_plan(struct site *site, const struct site_plan *plan)
{
    static const char *const titles[] = {"Đơn vị", "Chỉ tiêu", "Nhiệm vụ", "Nhiệm vụ quá hạn", "Yêu cầu còn nợ", NULL};
    const char        *title = arena_printf(site->arena, "Đơn vị: %s", plan->short_title);
    const char        *path = arena_printf(site->arena, "don-vi/%s/" SITE_PAGE, plan->id);
    const struct crumb crumbs[] = {{"don-vi/", "Đơn vị"}, {NULL, plan->short_title}, {NULL, NULL}};
    struct site_page   page = page_begin(site, path, title, plan->title, crumbs);
    char              *owner = g_strconcat("agencies ", plan->id, NULL);

    if (has_requirements(plan))
        put(page.text, "<p><a href=\"%s%sda-bao-cao/\">Ai đã báo cáo, theo kỳ</a></p>\n", page.root, plan->address);
    page_table_begin(&page, "bang-don-vi", "Đơn vị và phần việc theo kỳ mới nhất", titles);
    for (unsigned i = 0; i < plan->agencies->len; i++) {
        struct site_agency *agency = plan->agencies->pdata[i];
        struct share        share = share_of(plan, agency->id);

        agency->has_page = !share_is_empty(&share);
        if (agency->has_page) {
            put_agency(&page, agency, &share);
            write_agency(site, plan, agency, &share);
        }
        share_free(&share);
    }
    page_table_end(&page);
    page_end(&page, owner, "danh sách", (struct date){0});
    g_free(owner);
}

static void write_list(struct site *site)
{
    static const struct crumb crumbs[] = {{NULL, "Đơn vị"}, {NULL, NULL}};
    struct site_page page = page_begin(site, "don-vi/" SITE_PAGE, "Đơn vị", "Các đơn vị trong từng kế hoạch", crumbs);

    put(page.text, "<ul class=\"reports\">\n");
    for (unsigned i = 0; i < site->plans->len; i++) {
        const struct site_plan *plan = site->plans->pdata[i];
        put(page.text, "<li><a href=\"%s/\">%s</a></li>\n", plan->id, plan->title);
    }
    put(page.text, "</ul>\n");
    page_end(&page, "agencies", "danh sách", (struct date){0});
}

/* The agencies' pages first: who has none is not linked to. */
void site_write_agencies(struct site *site)
{
    if (!site->file->agencies_hidden) {
        write_list(site);
        for (unsigned i = 0; i < site->plans->len; i++)
            write_plan(site, site->plans->pdata[i]);
    }
    for (unsigned i = 0; i < site->plans->len; i++)
        if (has_requirements(site->plans->pdata[i]))
            write_reported(site, site->plans->pdata[i]);
}
