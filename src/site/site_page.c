/*
 * site_page.c -- what every page has around its content: head, the site's name, the way to the page, the foot.
 */
#include <stdarg.h>
#include <string.h>

#include "site_int.h"
#include "viet.h"

#define FILTER_ROWS 9 /* a table with fewer is seen at a glance */

/* ---- Markup ---- */

void put(GString *out, const char *format, ...)
{
    va_list arguments;
    char   *text;

    va_start(arguments, format);
    text = g_markup_vprintf_escaped(format, arguments);
    va_end(arguments);
    g_string_append(out, text);
    g_free(text);
}

char *site_root(const char *path)
{
    GString *root = g_string_new(NULL);

    for (const char *at = path; *at != '\0'; at++)
        if (*at == '/')
            g_string_append(root, "../");
    if (root->len == 0)
        g_string_append(root, "./");
    return g_string_free(root, FALSE);
}

/* Of a page its folder. */
const char *site_address(const struct site *site, const char *path)
{
    size_t length = strlen(path);

    if (g_str_has_suffix(path, SITE_PAGE))
        length -= strlen(SITE_PAGE);
    return arena_printf(site->arena, "%s%.*s", site->file->address, (int)length, path);
}

/* ---- The frame ---- */

/* The parts of the site, in the order of their links. */
static const struct {
    const char *folder, *title;
} parts[] = {
    {"bao-cao/", "Báo cáo"},   {"chi-tieu/", "Chỉ tiêu"},  {"don-vi/", "Đơn vị"},
    {"ke-hoach/", "Kế hoạch"}, {"du-lieu/", "Dữ liệu mở"}, {"tim-kiem/", "Tìm kiếm"},
};

/* Is there such a part at all? */
static bool has_part(const struct site *site, const char *folder)
{
    return strcmp(folder, "don-vi/") != 0 || !site->file->agencies_hidden;
}

static void put_meta(GString *out, const char *attribute, const char *name, const char *content)
{
    if (content != NULL && *content != '\0')
        put(out, "<meta %s=\"%s\" content=\"%s\">\n", attribute, name, content);
}

char *frame_head(const struct site *site, const char *path, const char *title, const char *description, bool article)
{
    GString    *out = g_string_new(NULL);
    const char *address = site_address(site, path);
    char       *root = site_root(path);

    put(out, "<link rel=\"canonical\" href=\"%s\">\n", address);
    put(out, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"%s\" href=\"%sbao-cao.atom\">\n",
        site->file->title.text, root);
    put_meta(out, "property", "og:type", article ? "article" : "website");
    put_meta(out, "property", "og:title", title);
    put_meta(out, "property", "og:description", description);
    put_meta(out, "property", "og:url", address);
    put_meta(out, "property", "og:site_name", site->file->title.text);
    put_meta(out, "property", "og:locale", "vi_VN");
    put(out, "<script src=\"%s%s\" defer></script>\n", root, site->script);
    g_free(root);
    return g_string_free(out, FALSE);
}

static void put_navigation(const struct site *site, GString *out, const char *root, const char *path)
{
    put(out, "<nav class=\"parts\" aria-label=\"Các phần của trang\"><ul>\n");
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (has_part(site, parts[i].folder))
            put(out, "<li><a class=\"%s\" href=\"%s%s\">%s</a></li>\n",
                g_str_has_prefix(path, parts[i].folder) ? "here" : "part", root, parts[i].folder, parts[i].title);
    put(out, "</ul></nav>\n");
}

static void put_crumbs(GString *out, const char *root, const struct crumb *crumbs)
{
    if (crumbs == NULL || crumbs->title == NULL)
        return;
    put(out, "<nav class=\"way\" aria-label=\"Vị trí trang\"><ol>\n<li><a href=\"%s\">Trang chủ</a></li>\n", root);
    for (; crumbs->title != NULL; crumbs++)
        if (crumbs->address != NULL)
            put(out, "<li><a href=\"%s%s\">%s</a></li>\n", root, crumbs->address, crumbs->title);
        else
            put(out, "<li aria-current=\"page\">%s</li>\n", crumbs->title);
    put(out, "</ol></nav>\n");
}

char *frame_before(const struct site *site, const char *path, const struct crumb *crumbs)
{
    GString *out = g_string_new(NULL);
    char    *root = site_root(path);

    put(out, "<header class=\"site\"><div class=\"wrap\">\n<p class=\"owner\">%s</p>\n", site->file->body.text);
    if (strcmp(path, SITE_PAGE) != 0) /* the start says it in its heading */
        put(out, "<p class=\"name\"><a href=\"%s\">%s</a></p>\n", root, site->file->title.text);
    put_navigation(site, out, root, path);
    put(out, "</div></header>\n<div class=\"wrap\">\n");
    put_crumbs(out, root, crumbs);
    put(out, "</div>\n");
    g_free(root);
    return g_string_free(out, FALSE);
}

static void put_contact(GString *out, const struct site_contact *contact)
{
    if (contact->name.text != NULL)
        put(out, "<p>Liên hệ: %s</p>\n", contact->name.text);
    if (contact->address.text != NULL)
        put(out, "<p>%s</p>\n", contact->address.text);
    if (contact->email.text != NULL)
        put(out, "<p>Thư điện tử: <a href=\"mailto:%s\">%s</a></p>\n", contact->email.text, contact->email.text);
    if (contact->phone.text != NULL)
        put(out, "<p>Điện thoại: %s</p>\n", contact->phone.text);
}

char *frame_after(const struct site *site, const char *path)
{
    GString                *out = g_string_new(NULL);
    char                   *root = site_root(path);
    const struct site_file *file = site->file;

    put(out, "<footer class=\"site\"><div class=\"wrap\">\n<div>\n<p><strong>%s</strong></p>\n", file->body.text);
    put_contact(out, &file->contact);
    put(out, "</div>\n<div>\n");
    if (file->rating.text != NULL)
        put(out, "<p><a href=\"%s\">Đánh giá mức độ hài lòng</a></p>\n", file->rating.text);
    put(out, "<p><a href=\"%sbao-cao.atom\">Nhận tin báo cáo mới (Atom)</a></p>\n", root);
    put(out, "<p><a href=\"%stim-kiem/\">Danh mục mọi trang</a></p>\n", root);
    if (file->licence.address.text != NULL)
        put(out, "<p>Dữ liệu: <a rel=\"license\" href=\"%s\">%s</a></p>\n", file->licence.address.text,
            file->licence.title.text != NULL ? file->licence.title.text : file->licence.address.text);
    put(out, "</div>\n</div></footer>\n");
    g_free(root);
    return g_string_free(out, FALSE);
}

/* ---- Pages of the site's own ---- */

static void put_document_head(struct site_page *page, const char *description)
{
    const struct site *site = page->site;
    char              *head = frame_head(site, page->path, page->title, description, false);

    put(page->text, "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"UTF-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    if (strcmp(page->title, site->file->title.text) == 0)
        put(page->text, "<title>%s</title>\n", page->title);
    else
        put(page->text, "<title>%s – %s</title>\n", page->title, site->file->title.text);
    put_meta(page->text, "name", "color-scheme", "light dark");
    put_meta(page->text, "name", "description", description);
    put_meta(page->text, "name", "DC.title", page->title);
    put_meta(page->text, "name", "DC.creator", site->file->body.text);
    put_meta(page->text, "name", "DC.publisher", site->file->body.text);
    put_meta(page->text, "name", "DC.description", description);
    put_meta(page->text, "name", "DC.identifier", site_address(site, page->path));
    put_meta(page->text, "name", "DC.language", "vi");
    put(page->text, "<link rel=\"stylesheet\" href=\"%s%s\">\n", page->root, site->style);
    g_string_append(page->text, head);
    put(page->text, "</head>\n");
    g_free(head);
}

struct site_page page_begin(struct site *site, const char *path, const char *title, const char *description,
                            const struct crumb *crumbs)
{
    struct site_page page = {.site = site, .path = path, .title = title, .root = site_root(path)};
    char            *before = frame_before(site, path, crumbs);

    page.text = g_string_new(NULL);
    if (!site->wanted->fragment) {
        put_document_head(&page, description);
        put(page.text, "<body class=\"page\">\n<a class=\"skip\" href=\"#noi-dung\">Đến nội dung chính</a>\n");
        g_string_append(page.text, before);
    }
    put(page.text, "<main id=\"noi-dung\" class=\"wrap\">\n<h1>%s</h1>\n", title);
    g_free(before);
    return page;
}

void site_add_entry(struct site *site, const char *address, const char *title, const char *kind, struct date date)
{
    struct site_entry *entry = arena_new_struct(site->arena, struct site_entry);

    *entry = (struct site_entry){.address = address, .title = title, .kind = kind, .date = date};
    g_ptr_array_add(site->entries, entry);
}

void page_end(struct site_page *page, const char *owner, const char *kind, struct date date)
{
    struct site *site = page->site;
    char        *after = frame_after(site, page->path);

    put(page->text, "</main>\n");
    if (!site->wanted->fragment) {
        g_string_append(page->text, after);
        put(page->text, "</body>\n</html>\n");
    }
    site_add(site, page->path, owner, page->text->str, page->text->len);
    site->n_pages++;
    if (kind != NULL)
        site_add_entry(site, arena_strndup(site->arena, page->path, strlen(page->path) - strlen(SITE_PAGE)),
                       page->title, kind, date);
    g_string_free(page->text, TRUE);
    g_free(page->root);
    g_free(after);
}

/* ---- What pages have in common ---- */

void page_table_begin(struct site_page *page, const char *id, const char *caption, const char *const *titles)
{
    page->n_rows = 0;
    page->table_at = page->text->len;
    put(page->text,
        "<div class=\"region\" role=\"region\" tabindex=\"0\" aria-labelledby=\"ten-%s\">\n"
        "<table id=\"%s\" class=\"list\">\n<caption><span id=\"ten-%s\">%s</span></caption>\n<thead>\n<tr>",
        id, id, id, caption);
    page->columns = titles;
    for (; *titles != NULL; titles++)
        put(page->text, "<th scope=\"col\">%s</th>", *titles);
    put(page->text, "</tr>\n</thead>\n<tbody>\n");
}

void page_row_begin(struct site_page *page, const char *id, const char *link, const char *title)
{
    put(page->text, "<tr");
    if (id != NULL)
        put(page->text, " id=\"%s\"", id);
    if (link != NULL)
        put(page->text, "><th scope=\"row\"><a href=\"%s\">%s</a></th>", link, title);
    else
        put(page->text, "><th scope=\"row\">%s</th>", title);
    page->column = 1;
    page->n_rows++;
}

void page_row_end(struct site_page *page)
{
    put(page->text, "</tr>\n");
}

/* A phone shows a row as a block, where each cell says what it is. */
static void cell_begin(struct site_page *page, bool figure)
{
    const char *name = page->columns[page->column++];

    if (figure)
        put(page->text, "<td class=\"n\" data-name=\"%s\">", name);
    else
        put(page->text, "<td data-name=\"%s\">", name);
}

void page_cell(struct site_page *page, const char *text)
{
    cell_begin(page, false);
    put(page->text, "%s</td>", text != NULL ? text : "–");
}

void page_cell_figure(struct site_page *page, const char *text)
{
    cell_begin(page, true);
    put(page->text, "%s</td>", text != NULL ? text : "–");
}

void page_cell_link(struct site_page *page, const char *link, const char *text)
{
    cell_begin(page, false);
    put(page->text, "<a href=\"%s\">%s</a></td>", link, text);
}

void page_cell_count(struct site_page *page, unsigned count)
{
    page_cell_figure(page, viet_number(page->site->arena, decimal_from_int(count)));
}

void page_cell_status(struct site_page *page, const char *status)
{
    cell_begin(page, false);
    page_status(page, status);
    put(page->text, "</td>");
}

void page_table_end(struct site_page *page)
{
    put(page->text, "</tbody>\n</table>\n</div>\n");
    if (page->n_rows >= FILTER_ROWS) /* a place for the script's filter, so that nothing moves when it comes */
        g_string_insert(page->text, (gssize)page->table_at, "<div class=\"tools\"></div>\n");
}

static const char *status_words(const char *status)
{
    static const struct {
        const char *status, *words;
    } words[] = {
        {"attained", "Đạt"},
        {"not-attained", "Chưa đạt"},
        {"no-data", "Chưa có số liệu"},
        {"no-target", "Không có mục tiêu"},
        {"done", "Hoàn thành"},
        {"doing", "Đang thực hiện"},
        {"todo", "Chưa thực hiện"},
        {"overdue", "Quá hạn"},
    };

    for (size_t i = 0; status != NULL && i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i].status, status) == 0)
            return words[i].words;
    return "Chưa đánh giá được";
}

void page_status(struct site_page *page, const char *status)
{
    put(page->text, "<span class=\"status %s\">%s</span>", status != NULL ? status : "unknown", status_words(status));
}

const struct site_report *site_report_of(const struct site_plan *plan, const struct site_period *period)
{
    const struct site_report *found = NULL;

    for (unsigned i = 0; i < plan->reports->len; i++) {
        const struct site_report *report = plan->reports->pdata[i];
        if (report->period == period && (found == NULL || strlen(report->address) < strlen(found->address)))
            found = report;
    }
    return found;
}

static void put_date(GString *out, struct arena *arena, struct date date)
{
    char text[DATE_TEXT_MAX];

    put(out, "<time datetime=\"%s\">%s</time>", date_print(date, text), viet_date(arena, date));
}

/* Its number, its dates, its size. */
static void put_particulars(struct site_page *page, const struct site_report *report)
{
    struct arena *arena = page->site->arena;

    put(page->text, "%s", report->symbol != NULL ? report->symbol : "chưa ghi số");
    if (date_is_set(report->date)) {
        put(page->text, ", ngày ");
        put_date(page->text, arena, report->date);
    }
    if (report->period->name != NULL) {
        put(page->text, "; số liệu đến ");
        put_date(page->text, arena, report->as_of);
    }
    put(page->text, "; PDF %u trang", report->n_pages);
    if (report->version > 1)
        put(page->text, "; <strong>đã đính chính</strong>");
}

void page_reports(struct site_page *page, const GPtrArray *reports)
{
    put(page->text, "<ul class=\"reports\">\n");
    for (unsigned i = 0; i < reports->len; i++) {
        const struct site_report *report = reports->pdata[i];

        put(page->text, "<li><a href=\"%s%s\">%s</a>", page->root, report->address, report->short_title);
        if (strcmp(report->short_title, report->title) != 0)
            put(page->text, "<span class=\"about\">%s</span>", report->title);
        put(page->text, "<span class=\"about\">");
        put_particulars(page, report);
        put(page->text, "</span></li>\n");
    }
    put(page->text, "</ul>\n");
}
