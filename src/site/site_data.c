/*
 * site_data.c -- open data: the figures of each plan and period as tidy tables, described by a data package
 * (Frictionless) and as a catalogue (DCAT).  The figures are those of the facts that the reports print.
 */
#include <string.h>

#include "base/json.h"
#include "site_int.h"
#include "table_data.h"
#include "viet.h"

#define FOLDER "du-lieu/"

/* A data file that was written. */
struct resource {
    const char *path, *name, *title, *sha256, *media;
    size_t      size;
    const char *schema; /* JSON, or NULL */
};

/* ---- The tidy table ---- */

static const struct {
    const char     *name;
    enum table_type type;
    const char     *meaning;
} columns[] = {
    {"period", TABLE_TEXT, "Kỳ báo cáo: 2026-05, 2026-Q2, 2026"},
    {"indicator", TABLE_TEXT, "Mã chỉ tiêu"},
    {"title", TABLE_TEXT, "Tên chỉ tiêu"},
    {"agency", TABLE_TEXT, "Mã đơn vị báo cáo; trống là số của toàn tỉnh"},
    {"value", TABLE_NUMBER, "Kết quả bằng số, dấu thập phân là dấu chấm"},
    {"text", TABLE_TEXT, "Kết quả như in trong báo cáo"},
    {"unit", TABLE_TEXT, "Đơn vị tính"},
    {"numerator", TABLE_NUMBER, "Tử số"},
    {"denominator", TABLE_NUMBER, "Mẫu số"},
    {"relation", TABLE_TEXT, "at-least: ít nhất; at-most: nhiều nhất; trống: bằng"},
    {"estimated", TABLE_TEXT, "true: số ước"},
    {"cumulative", TABLE_TEXT, "true: số lũy kế"},
    {"as_of", TABLE_TEXT, "Thời điểm của số liệu, khi khác kỳ"},
    {"target", TABLE_TEXT, "Mục tiêu của năm như in trong báo cáo"},
    {"status", TABLE_TEXT,
     "attained: đạt; not-attained: chưa đạt; no-data: chưa có số liệu; no-target: không có mục tiêu"},
    {"note", TABLE_TEXT, "Ghi chú hoặc lý do chưa có số liệu"},
};

static struct table_data *table_new(void)
{
    const char     *names[G_N_ELEMENTS(columns) + 1] = {NULL};
    enum table_type types[G_N_ELEMENTS(columns)];

    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        names[i] = columns[i].name;
        types[i] = columns[i].type;
    }
    return table_data_named(names, types);
}

static void add_rows(struct table_data *table, const struct site_plan *plan, const struct site_period *period)
{
    for (unsigned i = 0; i < plan->indicators->len; i++) {
        const struct site_indicator *indicator = plan->indicators->pdata[i];
        const struct site_figure    *figure = g_hash_table_lookup(period->figures, indicator->id);

        if (figure == NULL || !indicator->leaf)
            continue;
        const char *row[G_N_ELEMENTS(columns)] = {
            period->name,
            indicator->id,
            indicator->title,
            NULL,
            figure->value,
            figure->text,
            figure->unit != NULL ? figure->unit : indicator->unit,
            figure->numerator,
            figure->denominator,
            figure->relation,
            figure->estimated ? "true" : NULL,
            figure->cumulative ? "true" : NULL,
            figure->as_of,
            figure->target,
            figure->status,
            figure->none != NULL ? figure->none : figure->note,
        };
        table_data_add(table, row);
    }
}

static const char *schema_of(struct site *site)
{
    struct json json = {.out = g_string_new(NULL)};
    const char *text;

    json_open(&json, NULL, '{');
    json_open(&json, "fields", '[');
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        json_open(&json, NULL, '{');
        json_text(&json, "name", columns[i].name);
        json_text(&json, "type", columns[i].type == TABLE_NUMBER ? "number" : "string");
        json_text(&json, "description", columns[i].meaning);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_raw(&json, "missingValues", "[\"\"]");
    json_raw(&json, "primaryKey", "[\"period\", \"indicator\", \"agency\"]");
    json_close(&json, '}');
    text = arena_strdup(site->arena, g_strstrip(json.out->str));
    g_string_free(json.out, TRUE);
    return text;
}

/* ---- Files ---- */

static void add_resource(struct site *site, const struct site_plan *plan, GPtrArray *resources, const char *name,
                         const char *ending, const char *title, const GString *bytes)
{
    struct resource *resource = arena_new_struct(site->arena, struct resource);
    char            *owner = g_strconcat("data ", plan->id, NULL);
    char            *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes->str, bytes->len);
    bool             csv = strcmp(ending, "csv") == 0;

    *resource = (struct resource){.path = arena_printf(site->arena, "%s.%s", name, ending),
                                  .name = arena_printf(site->arena, "%s-%s", viet_lower(site->arena, name), ending),
                                  .title = title,
                                  .sha256 = arena_strdup(site->arena, sum),
                                  .media = csv ? "text/csv" : "application/json",
                                  .size = bytes->len,
                                  .schema = csv ? schema_of(site) : NULL};
    site_add(site, arena_printf(site->arena, FOLDER "%s/%s", plan->id, resource->path), owner, bytes->str, bytes->len);
    g_ptr_array_add(resources, resource);
    g_free(sum);
    g_free(owner);
}

static void add_table(struct site *site, const struct site_plan *plan, GPtrArray *resources, const char *name,
                      const char *title, const struct table_data *table)
{
    GString *text = g_string_new(NULL);

    table_data_csv(table, text);
    add_resource(site, plan, resources, name, "csv", title, text);
    g_string_truncate(text, 0);
    table_data_json(table, name, text);
    add_resource(site, plan, resources, name, "json", title, text);
    g_string_free(text, TRUE);
}

/* One table for each period, and one of all. */
static GPtrArray *write_tables(struct site *site, const struct site_plan *plan)
{
    GPtrArray         *resources = site_list(site);
    struct table_data *all = table_new();

    for (unsigned i = 0; i < plan->periods->len; i++) {
        const struct site_period *period = plan->periods->pdata[i];
        struct table_data        *table = table_new();

        add_rows(table, plan, period);
        add_rows(all, plan, period);
        if (table->rows->len > 0)
            add_table(site, plan, resources, period->name,
                      arena_printf(site->arena, "Kết quả chỉ tiêu %s", period->title), table);
        table_data_free(table);
    }
    if (all->rows->len > 0)
        add_table(site, plan, resources, "chi-tieu", "Kết quả chỉ tiêu, mọi kỳ", all);
    table_data_free(all);
    return resources;
}

/* ---- What describes them ---- */

static void put_licence(struct json *json, const struct site *site)
{
    if (site->file->licence.address.text == NULL)
        return;
    json_open(json, "licenses", '[');
    json_open(json, NULL, '{');
    json_text(json, "path", site->file->licence.address.text);
    if (site->file->licence.title.text != NULL)
        json_text(json, "title", site->file->licence.title.text);
    json_close(json, '}');
    json_close(json, ']');
}

static void put_resource(struct json *json, const struct resource *resource)
{
    char *hash = g_strconcat("sha256:", resource->sha256, NULL);

    json_open(json, NULL, '{');
    json_text(json, "name", resource->name);
    json_text(json, "path", resource->path);
    json_text(json, "title", resource->title);
    if (resource->schema != NULL)
        json_text(json, "profile", "tabular-data-resource");
    json_text(json, "format", resource->schema != NULL ? "csv" : "json");
    json_text(json, "mediatype", resource->media);
    json_text(json, "encoding", "utf-8");
    json_number(json, "bytes", resource->size);
    json_text(json, "hash", hash);
    if (resource->schema != NULL)
        json_raw(json, "schema", resource->schema);
    json_close(json, '}');
    g_free(hash);
}

static void write_package(struct site *site, const struct site_plan *plan, const GPtrArray *resources)
{
    struct json json = {.out = g_string_new(NULL)};
    char       *owner = g_strconcat("data ", plan->id, NULL);

    json_open(&json, NULL, '{');
    json_text(&json, "name", plan->id);
    json_text(&json, "title", plan->title);
    json_text(&json, "homepage", site_address(site, plan->address));
    put_licence(&json, site);
    json_open(&json, "contributors", '[');
    json_open(&json, NULL, '{');
    json_text(&json, "title", site->file->body.text);
    json_text(&json, "role", "publisher");
    json_close(&json, '}');
    json_close(&json, ']');
    json_open(&json, "resources", '[');
    for (unsigned i = 0; i < resources->len; i++)
        put_resource(&json, resources->pdata[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    site_add(site, arena_printf(site->arena, FOLDER "%s/datapackage.json", plan->id), owner, json.out->str,
             json.out->len);
    g_string_free(json.out, TRUE);
    g_free(owner);
}

static void put_distribution(struct site *site, struct json *json, const struct site_plan *plan,
                             const struct resource *resource)
{
    char       *media = g_strconcat("https://www.iana.org/assignments/media-types/", resource->media, NULL);
    const char *address = site_address(site, arena_printf(site->arena, FOLDER "%s/%s", plan->id, resource->path));

    json_open(json, NULL, '{');
    json_text(json, "@id", address);
    json_text(json, "@type", "dcat:Distribution");
    json_text(json, "dct:title", resource->title);
    json_open(json, "dcat:downloadURL", '{');
    json_text(json, "@id", address);
    json_close(json, '}');
    json_open(json, "dcat:mediaType", '{');
    json_text(json, "@id", media);
    json_close(json, '}');
    json_number(json, "dcat:byteSize", resource->size);
    json_open(json, "spdx:checksum", '{');
    json_text(json, "@type", "spdx:Checksum");
    json_raw(json, "spdx:algorithm", "{\"@id\": \"spdx:checksumAlgorithm_sha256\"}");
    json_text(json, "spdx:checksumValue", resource->sha256);
    json_close(json, '}');
    if (site->file->licence.address.text != NULL) {
        json_open(json, "dct:license", '{');
        json_text(json, "@id", site->file->licence.address.text);
        json_close(json, '}');
    }
    json_close(json, '}');
    g_free(media);
}

static void put_publisher(struct json *json, const struct site *site)
{
    json_open(json, "dct:publisher", '{');
    json_text(json, "@type", "foaf:Organization");
    json_text(json, "foaf:name", site->file->body.text);
    json_close(json, '}');
}

static void put_dataset(struct site *site, struct json *json, const struct site_plan *plan, const GPtrArray *resources)
{
    json_open(json, NULL, '{');
    json_text(json, "@id", site_address(site, arena_printf(site->arena, FOLDER "%s/datapackage.json", plan->id)));
    json_text(json, "@type", "dcat:Dataset");
    json_text(json, "dct:title", plan->title);
    json_text(json, "dct:description", arena_printf(site->arena, "Kết quả các chỉ tiêu theo kỳ: %s", plan->title));
    json_text(json, "dct:identifier", plan->id);
    json_text(json, "dct:language", "vi");
    put_publisher(json, site);
    json_open(json, "dcat:distribution", '[');
    for (unsigned i = 0; i < resources->len; i++)
        put_distribution(site, json, plan, resources->pdata[i]);
    json_close(json, ']');
    json_close(json, '}');
}

static void open_catalogue(struct site *site, struct json *json)
{
    static const char *const prefixes[][2] = {{"dcat", "http://www.w3.org/ns/dcat#"},
                                              {"dct", "http://purl.org/dc/terms/"},
                                              {"foaf", "http://xmlns.com/foaf/0.1/"},
                                              {"spdx", "http://spdx.org/rdf/terms#"}};

    json_open(json, NULL, '{');
    json_open(json, "@context", '{');
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        json_text(json, prefixes[i][0], prefixes[i][1]);
    json_close(json, '}');
    json_text(json, "@id", site_address(site, FOLDER "dcat.jsonld"));
    json_text(json, "@type", "dcat:Catalog");
    json_text(json, "dct:title", site->file->title.text);
    json_text(json, "dct:description", arena_printf(site->arena, "Dữ liệu mở: %s", site->file->title.text));
    put_publisher(json, site);
    json_open(json, "dcat:dataset", '[');
}

/* ---- The page ---- */

static void put_files(struct site_page *page, const struct site_plan *plan, const GPtrArray *resources)
{
    static const char *const titles[] = {"Bảng", "CSV", "JSON", NULL};
    char                    *id = g_strdup_printf("du-lieu-%s", plan->id);

    put(page->text, "<h2>%s</h2>\n<p>Mô tả máy đọc được: <a href=\"%s/datapackage.json\">datapackage.json</a></p>\n",
        plan->title, plan->id);
    page_table_begin(page, id, "Kết quả chỉ tiêu theo kỳ", titles);
    for (unsigned i = resources->len; i > 1; i -= 2) { /* each table as CSV and as JSON */
        const struct resource *json = resources->pdata[i - 1], *csv = resources->pdata[i - 2];

        page_row_begin(page, NULL, NULL, csv->title);
        page_cell_link(page, arena_printf(page->site->arena, "%s/%s", plan->id, csv->path),
                       arena_printf(page->site->arena, "CSV, %zu KB", (csv->size + 1023) / 1024));
        page_cell_link(page, arena_printf(page->site->arena, "%s/%s", plan->id, json->path),
                       arena_printf(page->site->arena, "JSON, %zu KB", (json->size + 1023) / 1024));
        page_row_end(page);
    }
    page_table_end(page);
    g_free(id);
}

static void put_columns(struct site_page *page)
{
    put(page->text, "<h2>Các cột</h2>\n<dl>\n");
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
        put(page->text, "<div><dt><code>%s</code></dt><dd>%s</dd></div>\n", columns[i].name, columns[i].meaning);
    put(page->text, "</dl>\n");
}

void site_write_data(struct site *site)
{
    static const struct crumb crumbs[] = {{NULL, "Dữ liệu mở"}, {NULL, NULL}};
    struct json               json = {.out = g_string_new(NULL)};
    struct site_page          page =
        page_begin(site, FOLDER SITE_PAGE, "Dữ liệu mở", "Số liệu của các báo cáo dưới dạng máy đọc được", crumbs);

    put(page.text, "<p>Số liệu ở đây chính là số liệu in trong các báo cáo. Danh mục theo chuẩn DCAT: "
                   "<a href=\"dcat.jsonld\">dcat.jsonld</a>.</p>\n");
    open_catalogue(site, &json);
    for (unsigned i = 0; i < site->plans->len; i++) {
        const struct site_plan *plan = site->plans->pdata[i];
        const GPtrArray        *resources = write_tables(site, plan);

        if (resources->len == 0)
            continue;
        write_package(site, plan, resources);
        put_dataset(site, &json, plan, resources);
        put_files(&page, plan, resources);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    site_add(site, FOLDER "dcat.jsonld", "data", json.out->str, json.out->len);
    put_columns(&page);
    page_end(&page, "open data", "dữ liệu", (struct date){0});
    g_string_free(json.out, TRUE);
}
