/*
 * site_feed.c -- what machines ask for first: the feed of reports and corrections (Atom), the site map.
 */
#include "site_int.h"
#include "viet.h"

#define FEED_ENTRIES 50

/* Midnight in Việt Nam, which has no summer time. */
static const char *moment(struct arena *arena, struct date date)
{
    char text[DATE_TEXT_MAX];

    return arena_printf(arena, "%sT00:00:00+07:00", date_print(date, text));
}

/* ---- Atom ---- */

/* One line of news. */
struct news {
    struct date               date;
    const struct site_report *report;
    unsigned                  version; /* that was published then */
};

static int compare_news(gconstpointer a, gconstpointer b)
{
    const struct news *left = a, *right = b;
    int                order = -date_compare(left->date, right->date);

    if (order == 0)
        order = g_strcmp0(left->report->key, right->report->key);
    return order != 0 ? order : (int)right->version - (int)left->version;
}

static GArray *all_news(const struct site *site)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct news));

    for (unsigned i = 0; i < site->reports->len; i++) {
        const struct site_report *report = site->reports->pdata[i];
        struct news               news = {date_is_set(report->date) ? report->date : report->as_of, report, 1};

        g_array_append_val(list, news);
        for (unsigned k = 0; k < report->corrections->len; k++) {
            news.date = ((const struct site_correction *)report->corrections->pdata[k])->date;
            news.version = k + 2;
            g_array_append_val(list, news);
        }
    }
    g_array_sort(list, compare_news);
    return list;
}

static void put_news(struct site *site, GString *out, const struct news *news)
{
    const struct site_report     *report = news->report;
    const struct site_correction *correction = news->version > 1 ? report->corrections->pdata[news->version - 2] : NULL;
    const char                   *address = site_address(site, report->address);

    put(out, "<entry>\n<id>%s%s", address, news->version > 1 ? "#" : "");
    if (news->version > 1)
        put(out, "v%u", news->version);
    put(out, "</id>\n<title>%s%s</title>\n", correction != NULL ? "Đính chính: " : "", report->title);
    put(out, "<link href=\"%s\"/>\n<updated>%s</updated>\n", address, moment(site->arena, news->date));
    if (correction != NULL)
        put(out, "<summary>%s</summary>\n", correction->reason.text);
    else
        put(out, "<summary>%s; PDF %u trang</summary>\n", report->period->title, report->n_pages);
    put(out, "</entry>\n");
}

static void write_atom(struct site *site)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n");
    GArray  *news = all_news(site);

    put(out, "<id>%s</id>\n<title>%s</title>\n<author><name>%s</name></author>\n", site->file->address,
        site->file->title.text, site->file->body.text);
    put(out, "<link rel=\"self\" href=\"%sbao-cao.atom\"/>\n<link href=\"%s\"/>\n", site->file->address,
        site->file->address);
    put(out, "<updated>%s</updated>\n",
        news->len > 0 ? moment(site->arena, g_array_index(news, struct news, 0).date) : "1970-01-01T00:00:00Z");
    for (unsigned i = 0; i < MIN(news->len, FEED_ENTRIES); i++)
        put_news(site, out, &g_array_index(news, struct news, i));
    g_string_append(out, "</feed>\n");
    site_add(site, "bao-cao.atom", "feed", out->str, out->len);
    g_array_unref(news);
    g_string_free(out, TRUE);
}

/* ---- The site map ---- */

static void write_map(struct site *site)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    char     date[DATE_TEXT_MAX];

    for (unsigned i = 0; i < site->entries->len; i++) {
        const struct site_entry *entry = site->entries->pdata[i];

        put(out, "<url><loc>%s%s</loc>", site->file->address, entry->address);
        if (date_is_set(entry->date))
            put(out, "<lastmod>%s</lastmod>", date_print(entry->date, date));
        put(out, "</url>\n");
    }
    g_string_append(out, "</urlset>\n");
    site_add(site, "sitemap.xml", "map", out->str, out->len);
    g_string_free(out, TRUE);
}

void site_write_feed(struct site *site)
{
    write_atom(site);
    write_map(site);
}
