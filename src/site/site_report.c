/*
 * site_report.c -- a public document: its page, its PDF beside it, the data of its tables, its versions.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "image.h"
#include "render.h"
#include "site_int.h"
#include "table_data.h"
#include "viet.h"

/* ---- Which documents, and where they stand ---- */

/* "2026/05/", "2026/quy-2/", "2026/nam/". */
static const char *period_folder(struct arena *arena, const struct site_period *period)
{
    const struct period_id *id = &period->id;

    switch (id->kind) {
    case PERIOD_MONTH:
        return arena_printf(arena, "%04d/%02d/", id->year, id->index);
    case PERIOD_QUARTER:
        return arena_printf(arena, "%04d/quy-%d/", id->year, id->index);
    case PERIOD_HALF:
        return arena_printf(arena, "%04d/6-thang-%s/", id->year, id->index == 1 ? "dau-nam" : "cuoi-nam");
    case PERIOD_NINE_MONTHS:
        return arena_printf(arena, "%04d/9-thang/", id->year);
    case PERIOD_YEAR:
        return arena_printf(arena, "%04d/nam/", id->year);
    case PERIOD_AD_HOC:
        break;
    }
    return arena_printf(arena, "%04d/%s/", period->as_of.year, period->name);
}

/* What the list of site.yaml names; without a list all but letters and what single agencies get. */
static bool is_public(const struct site *site, const struct plan_document *document)
{
    for (unsigned i = 0; i < site->file->documents->len; i++)
        if (strcmp(((const struct text *)site->file->documents->pdata[i])->text, document->name) == 0)
            return true;
    return site->file->documents->len == 0 && document->when != WHEN_MISSING && document->each == EACH_NONE;
}

/* Is it the first of the public documents for periods of its kind?  That one stands in the period's own folder. */
static bool is_first(const struct site *site, const struct plan *plan, const struct plan_document *document)
{
    for (unsigned i = 0; i < plan->documents->len; i++) {
        const struct plan_document *other = plan->documents->pdata[i];
        if (is_public(site, other) && other->for_plan == document->for_plan &&
            other->period_kind == document->period_kind)
            return other == document;
    }
    return false;
}

static const char *address_of(struct site *site, const struct site_plan *plan, const struct site_period *period,
                              const struct job *job, bool first)
{
    const char *prefix = plan->entry != NULL ? plan->entry->address : NULL;

    if (period->name == NULL)
        return arena_printf(site->arena, "%s%s/", plan->address, job->name);
    return arena_printf(site->arena, "%s%sbao-cao/%s%s%s", prefix != NULL ? prefix : "", prefix != NULL ? "/" : "",
                        period_folder(site->arena, period), first ? "" : job->name, first ? "" : "/");
}

/* What is for internal use is never public: an error, since somebody asked for it. */
static bool is_secret(struct site *site, const struct site_plan *plan, const struct plan_document *document)
{
    char *name;

    for (unsigned i = 0; i < document->marks->len; i++) {
        const struct text *mark = document->marks->pdata[i];
        if (mark->text == NULL || strcmp(mark->text, doc_mark_names[DOC_MARK_INTERNAL]) != 0)
            continue;
        name = g_strdup_printf("%s/%s", plan->id, document->name);
        diag(site->diags, DIAG_SITE_SECRET, mark->span, name, doc_mark_words(DOC_MARK_INTERNAL), NULL);
        g_free(name);
        return true;
    }
    return false;
}

/* ---- The files beside the page ---- */

/* A file in memory while it is written. */
struct memory {
    char  *bytes;
    size_t length;
    FILE  *stream;
};

static void memory_open(struct memory *memory)
{
    *memory = (struct memory){0};
    if ((memory->stream = open_memstream(&memory->bytes, &memory->length)) == NULL)
        g_error("out of memory");
}

static const char *sha256(struct arena *arena, const void *bytes, size_t length)
{
    char       *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    const char *copy = arena_strdup(arena, sum);

    g_free(sum);
    return copy;
}

static void add_beside(struct site *site, const struct site_report *report, const char *name, const void *bytes,
                       size_t length)
{
    char *path = g_strconcat(report->address, name, NULL), *owner = g_strconcat("report ", report->key, NULL);

    site_add(site, path, owner, bytes, length);
    g_free(path);
    g_free(owner);
}

static bool write_pdf(struct site *site, struct site_report *report, struct pipeline *pipeline, const struct doc *doc)
{
    struct pdf_options options = {.no_fields = true, .worker = site->worker};
    struct pdf        *pdf = pipeline_fonts(pipeline) != NULL ? pdf_begin(doc, pipeline->fonts, &options) : NULL;
    struct pages      *pages = pdf != NULL ? pipeline_stream(pipeline, doc, pdf_page, pdf) : NULL;
    struct memory      memory;
    bool               good;

    if (pages == NULL) {
        pdf_cancel(pdf);
        return false;
    }
    memory_open(&memory);
    good = pdf_end(pdf, pages, memory.stream, site->diags);
    fclose(memory.stream);
    report->n_pages = pages->n_pages;
    report->pdf_size = memory.length;
    if (good) {
        char *name = g_strconcat(report->name, ".pdf", NULL);
        report->pdf_sha256 = sha256(site->arena, memory.bytes, memory.length);
        add_beside(site, report, name, memory.bytes, memory.length);
        g_free(name);
    }
    free(memory.bytes);
    return good;
}

/* The tables of a report, and the data package that describes them. */
struct table_taking {
    struct site        *site;
    struct site_report *report;
    struct json         package;
};

static void describe_table(struct json *package, const char *id, const struct table_data *table)
{
    GString *schema = g_string_new(NULL);
    char    *path = g_strdup_printf("bang/%s.csv", id), *name = g_utf8_strdown(id, -1);

    table_data_schema(table, schema);
    json_open(package, NULL, '{');
    json_text(package, "name", g_strdelimit(name, "_", '-'));
    json_text(package, "path", path);
    json_text(package, "profile", "tabular-data-resource");
    json_text(package, "mediatype", "text/csv");
    json_text(package, "encoding", "utf-8");
    json_raw(package, "schema", g_strchomp(schema->str));
    json_close(package, '}');
    g_string_free(schema, TRUE);
    g_free(path);
    g_free(name);
}

static void take_table(void *data, const char *id, const struct doc_node *node)
{
    struct table_taking *taking = data;
    struct table_data   *table = table_data_new(node);
    GString             *text = g_string_new(NULL);
    char                *csv = g_strdup_printf("bang/%s.csv", id), *json = g_strdup_printf("bang/%s.json", id);

    table_data_csv(table, text);
    add_beside(taking->site, taking->report, csv, text->str, text->len);
    g_string_truncate(text, 0);
    table_data_json(table, id, text);
    add_beside(taking->site, taking->report, json, text->str, text->len);
    describe_table(&taking->package, id, table);
    taking->report->n_tables++;
    g_free(csv);
    g_free(json);
    g_string_free(text, TRUE);
    table_data_free(table);
}

static void write_tables(struct site *site, struct site_report *report, const struct doc *doc)
{
    struct table_taking taking = {site, report, {.out = g_string_new(NULL)}};
    char               *name = g_strdelimit(g_strdup(report->key), "/", '-');

    json_open(&taking.package, NULL, '{');
    json_text(&taking.package, "name", name);
    json_text(&taking.package, "title", report->title);
    json_text(&taking.package, "homepage", site_address(site, report->address));
    json_open(&taking.package, "resources", '[');
    html_each_table(doc, take_table, &taking);
    json_close(&taking.package, ']');
    json_close(&taking.package, '}');
    if (report->n_tables > 0)
        add_beside(site, report, "datapackage.json", taking.package.out->str, taking.package.out->len);
    g_string_free(taking.package.out, TRUE);
    g_free(name);
}

static void take_picture(void *data, const char *id, const struct doc_node *node)
{
    const struct table_taking  *taking = data;
    const struct drawing_image *image = ((const struct doc_figure *)node->attr)->image;
    char                       *name = g_strdup_printf("hinh/%s.png", id);

    add_beside(taking->site, taking->report, name, image->png, image->length);
    g_free(name);
}

/* ---- Versions ---- */

static const char *digest_of(struct site *site, const struct doc *doc)
{
    struct memory memory;
    const char   *digest;

    memory_open(&memory);
    doc_dump(doc, memory.stream);
    fclose(memory.stream);
    digest = sha256(site->arena, memory.bytes, memory.length);
    free(memory.bytes);
    return digest;
}

static void find_corrections(struct site *site, struct site_report *report, bool first)
{
    const char *period = site_period_key(report->period);

    report->corrections = site_list(site);
    for (unsigned i = 0; i < site->file->corrections->len; i++) {
        struct site_correction *correction = site->file->corrections->pdata[i];
        if (strcmp(correction->plan, report->plan->id) == 0 && strcmp(correction->period, period) == 0 &&
            (correction->document != NULL ? strcmp(correction->document, report->name) == 0 : first))
            g_ptr_array_add(report->corrections, correction);
    }
    report->version = report->corrections->len + 1;
}

/* Above a version that another has taken the place of. */
static char *superseded_note(struct site *site, const struct site_report *report, unsigned version)
{
    const struct site_correction *correction = report->corrections->pdata[version - 1];
    GString                      *note = g_string_new(NULL);

    put(note,
        "<div class=\"wrap\"><p class=\"notice old\" role=\"note\"><strong>Bản này đã được thay thế ngày %s.</strong> "
        "Lý do: "
        "%s. <a href=\"../\">Xem bản hiện hành</a></p></div>\n",
        viet_date(site->arena, correction->date), correction->reason.text);
    return g_string_free(note, FALSE);
}

/* Links that lead above the page's folder lead one step farther. */
static void deepen_links(GString *out, const char *text)
{
    const char *link;

    for (; (link = strstr(text, "=\"../")) != NULL; text = link + strlen("=\"../")) {
        g_string_append_len(out, text, link - text);
        g_string_append(out, "=\"../../");
    }
    g_string_append(out, text);
}

/* The page one folder deeper, with a note; what lies beside it moves along.  To be freed. */
static char *page_moved(char *text, const char *note)
{
    GString *moved = g_string_new(NULL);
    char    *content = strstr(text, "<main>");

    if (content != NULL) {
        *content = '\0'; /* and put back */
        deepen_links(moved, text);
        g_string_append(moved, note);
        *content = '<';
    }
    deepen_links(moved, content != NULL ? content : text);
    return g_string_free(moved, FALSE);
}

/* The report's files as they stand in the site are kept below v1/, v2/ … */
static void keep_version(struct site *site, const struct site_report *report, unsigned version)
{
    char      *owner = g_strconcat("report ", report->key, NULL), *note = superseded_note(site, report, version);
    char      *version_owner = g_strdup_printf("version %u %s", version, report->key);
    GPtrArray *paths = addresses_of(site->addresses, owner);

    for (unsigned i = 0; i < paths->len; i++) {
        const char *path = paths->pdata[i];
        char       *whole = g_build_filename(site->wanted->folder, path, NULL), *bytes = NULL, *page = NULL;
        char       *to = g_strdup_printf("%sv%u/%s", report->address, version, path + strlen(report->address));
        size_t      length = 0;

        if (g_str_has_prefix(path, report->address) && g_file_get_contents(whole, &bytes, &length, NULL)) {
            if (g_str_has_suffix(path, SITE_PAGE))
                page = page_moved(bytes, note);
            site_add(site, to, version_owner, page != NULL ? page : bytes, page != NULL ? strlen(page) : length);
        }
        g_free(page);
        g_free(bytes);
        g_free(to);
        g_free(whole);
    }
    g_ptr_array_unref(paths);
    g_free(version_owner);
    g_free(note);
    g_free(owner);
}

/* What the site has of the report already, against what it is now. */
static void settle_version(struct site *site, struct site_report *report)
{
    unsigned    before = 0;
    const char *digest = NULL;
    char        counts[2][16];

    if (addresses_report(site->addresses, report->key, &before, &digest)) {
        g_snprintf(counts[0], sizeof counts[0], "%u", before);
        g_snprintf(counts[1], sizeof counts[1], "%u", report->version - 1);
        if (before > report->version)
            diag(site->diags, DIAG_SITE_CORRECTION_GONE, SPAN_NONE, report->key, counts[0], counts[1], NULL);
        else if (before == report->version && strcmp(digest, report->digest) != 0)
            diag(site->diags, DIAG_SITE_CHANGED, SPAN_NONE, report->key,
                 arena_printf(site->arena, "{plan: %s, period: %s, date: …, reason: …}", report->plan->id,
                              site_period_key(report->period)),
                 NULL);
        else if (before < report->version)
            keep_version(site, report, before);
    }
    addresses_set_report(site->addresses, report->key, report->version, report->digest);
}

/* ---- The page ---- */

/* The links go through the folder above, so that they hold for a version that has been moved. */
static void put_versions(struct site *site, GString *out, const struct site_report *report)
{
    char *folder = g_path_get_basename(report->address);

    for (unsigned i = report->corrections->len; i-- > 0;) {
        const struct site_correction *correction = report->corrections->pdata[i];
        char                         *path = g_strdup_printf("%sv%u/" SITE_PAGE, report->address, i + 1);

        put(out, "<p class=\"notice\" role=\"note\"><strong>Đính chính ngày %s.</strong> Lý do: %s.",
            viet_date(site->arena, correction->date), correction->reason.text);
        if (addresses_holds(site->addresses, path))
            put(out, " <a href=\"../%s/v%u/\">Bản trước (phiên bản %u)</a>", folder, i + 1, i + 1);
        put(out, "</p>\n");
        g_free(path);
    }
    g_free(folder);
}

static void put_term(GString *out, const char *term, const char *text)
{
    if (text != NULL)
        put(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", term, text);
}

/* What is known of the document, and the PDF. */
static void put_about(struct site *site, GString *out, const struct site_report *report, const char *root)
{
    put(out, "<div class=\"wrap\">\n");
    put_versions(site, out, report);
    put(out,
        "<section class=\"about-report\" aria-label=\"Về văn bản này\">\n"
        "<p class=\"get\"><a class=\"button\" href=\"%s.pdf\">Tải bản PDF</a> <span>%u trang, %zu "
        "KB</span></p>\n<dl>\n",
        report->name, report->n_pages, (report->pdf_size + 1023) / 1024);
    if (report->period->name != NULL)
        put_term(out, "Kỳ báo cáo", report->period->title);
    put_term(out, "Số, ký hiệu", report->symbol != NULL ? report->symbol : "chưa ghi số");
    if (date_is_set(report->date))
        put_term(out, "Ngày ban hành", viet_date(site->arena, report->date));
    if (report->period->name != NULL && date_is_set(report->as_of))
        put_term(out, "Số liệu đến", viet_date(site->arena, report->as_of));
    put(out, "<div><dt>Kế hoạch</dt><dd><a href=\"%s%s\">%s</a></dd></div>\n", root, report->plan->address,
        report->plan->short_title);
    put(out, "</dl>\n<details><summary>Kiểm tra tệp PDF</summary><p>SHA-256: <code>%s</code></p></details>\n",
        report->pdf_sha256);
    put(out, "</section>\n</div>\n");
}

/* schema.org: data, which no browser runs. */
static void put_linked_data(struct site *site, GString *out, const struct site_report *report, const char *path)
{
    struct json json = {.out = g_string_new(NULL)};
    char        date[DATE_TEXT_MAX];

    json_open(&json, NULL, '{');
    json_text(&json, "@context", "https://schema.org");
    json_text(&json, "@type", "Report");
    json_text(&json, "name", report->title);
    json_text(&json, "url", site_address(site, path));
    json_text(&json, "inLanguage", "vi");
    if (report->symbol != NULL)
        json_text(&json, "reportNumber", report->symbol);
    if (date_is_set(report->date))
        json_text(&json, "datePublished", date_print(report->date, date));
    if (report->period->name != NULL)
        json_text(&json, "temporalCoverage", report->period->name);
    json_open(&json, "publisher", '{');
    json_text(&json, "@type", "GovernmentOrganization");
    json_text(&json, "name", site->file->body.text);
    json_close(&json, '}');
    json_close(&json, '}');
    /* nothing in it may look like the element's end */
    g_string_append(out, "<script type=\"application/ld+json\">");
    for (const char *at = json.out->str; *at != '\0'; at++)
        if (*at == '<')
            g_string_append(out, "\\u003c");
        else
            g_string_append_c(out, *at);
    g_string_append(out, "</script>\n");
    g_string_free(json.out, TRUE);
}

static void write_page(struct site *site, const struct site_report *report, const struct doc *doc)
{
    const char        *path = arena_printf(site->arena, "%s" SITE_PAGE, report->address);
    bool               of_plan = report->period->name == NULL;
    const char        *year = arena_printf(site->arena, "bao-cao/%d/", report->period->id.year);
    const struct crumb crumbs[] = {
        {of_plan ? "ke-hoach/" : "bao-cao/", of_plan ? "Kế hoạch" : "Báo cáo"},
        {of_plan ? report->plan->address : year,
         of_plan ? report->plan->short_title : arena_printf(site->arena, "Năm %d", report->period->id.year)},
        {NULL, of_plan ? report->kind : report->period->title},
        {NULL, NULL}};
    char            *root = site_root(path), *head = frame_head(site, path, report->title, report->plan->title, true);
    char            *before = frame_before(site, path, crumbs), *after = frame_after(site, path);
    char            *style = g_strconcat(root, site->style, NULL);
    GString         *top = g_string_new(site->wanted->fragment ? "" : before), *ends = g_string_new(head);
    struct memory    memory;
    struct html_page page = {.style = style,
                             .after = site->wanted->fragment ? NULL : after,
                             .tables = "bang/",
                             .pictures = "hinh/",
                             .fragment = site->wanted->fragment};

    put_about(site, top, report, root);
    put_linked_data(site, ends, report, path);
    page.before = top->str;
    page.head = ends->str;
    memory_open(&memory);
    if (html_write_page(doc, &page, memory.stream, site->diags)) {
        fclose(memory.stream);
        add_beside(site, report, SITE_PAGE, memory.bytes, memory.length);
    } else
        fclose(memory.stream);
    free(memory.bytes);
    site->n_pages++;
    g_string_free(top, TRUE);
    g_string_free(ends, TRUE);
    g_free(style);
    g_free(root);
    g_free(head);
    g_free(before);
    g_free(after);
}

/* ---- One document ---- */

static const struct doc_node *child(const struct doc_node *node, enum doc_kind kind)
{
    const struct doc_node *found = node != NULL ? node->first : NULL;

    while (found != NULL && found->kind != kind)
        found = found->next;
    return found;
}

/* "05/BC-UBND"; NULL: it has no number yet. */
static const char *symbol_of(struct arena *arena, const struct doc_node *root)
{
    const struct doc_node   *node = child(child(root, DOC_LETTERHEAD), DOC_SYMBOL);
    const struct doc_symbol *symbol = node != NULL ? node->attr : NULL;

    if (symbol == NULL || symbol->number == NULL || *symbol->number == '\0')
        return NULL;
    return arena_printf(arena, "%s/%s", symbol->number, symbol->notation);
}

static struct site_report *report_new(struct site *site, struct site_plan *plan, const struct site_period *period,
                                      const struct job *job, const struct doc *doc)
{
    struct site_report    *report = arena_new_struct(site->arena, struct site_report);
    const struct doc_info *info = doc->root->attr;
    const struct doc_node *kind = child(doc->root, DOC_KIND);

    report->plan = plan;
    report->period = period;
    report->name = arena_strdup(site->arena, job->name);
    report->key = arena_printf(site->arena, "%s/%s/%s", plan->id, site_period_key(period), job->name);
    report->title = arena_strdup(site->arena, info != NULL && info->title != NULL ? info->title : job->name);
    report->kind = kind != NULL
                       ? viet_capitalise(site->arena, viet_lower(site->arena, doc_plain_text(site->arena, kind)))
                       : "Văn bản";
    report->short_title = period->name != NULL ? arena_printf(site->arena, "%s %s", report->kind, period->title)
                                               : report->title;
    report->symbol = symbol_of(site->arena, doc->root);
    report->date = info != NULL ? info->date : (struct date){0};
    report->as_of = period->as_of;
    return report;
}

static void write_report(struct site *site, struct site_plan *plan, const struct site_period *period,
                         struct pipeline *pipeline, const struct job *job)
{
    struct doc         *doc = pipeline_document(pipeline, job);
    bool                first = is_first(site, pipeline->plan, job->document);
    struct site_report *report;

    if (doc == NULL || diags_count(pipeline->diags, DIAG_ERROR) > 0)
        return;
    report = report_new(site, plan, period, job, doc);
    report->address = address_of(site, plan, period, job, first);
    report->digest = digest_of(site, doc);
    find_corrections(site, report, first);
    settle_version(site, report);
    if (!write_pdf(site, report, pipeline, doc))
        return;
    write_tables(site, report, doc);
    html_each_picture(doc, take_picture, &(struct table_taking){.site = site, .report = report});
    write_page(site, report, doc);
    site_add_entry(site, report->address, report->title, "báo cáo", report->date);
    g_ptr_array_add(plan->reports, report);
    g_ptr_array_add(site->reports, report);
}

void site_write_reports(struct site *site, struct site_plan *plan, const struct site_period *period,
                        struct pipeline *pipeline)
{
    GPtrArray *jobs = pipeline_jobs(pipeline);

    for (unsigned i = 0; i < jobs->len; i++) {
        const struct job *job = jobs->pdata[i];
        if (is_public(site, job->document) && !is_secret(site, plan, job->document))
            write_report(site, plan, period, pipeline, job);
    }
    g_ptr_array_free(jobs, TRUE);
}
