/*
 * html_write.c -- one self-contained HTML page from the document tree: its head and the order of its parts.
 */
#include "render.h"

#include <string.h>

#include "base/diag.h"
#include "base/xml_stream.h"
#include "html_int.h"

static void write_meta(struct html *html, const char *name, const char *content)
{
    if (content == NULL || *content == '\0')
        return;
    html_open(html, "meta");
    html_attribute(html, "name", name);
    html_attribute(html, "content", content);
    html_close_void(html);
    html_line(html);
}

static void write_date(struct html *html, const char *name, struct date date)
{
    char text[DATE_TEXT_MAX];

    if (date_is_set(date))
        write_meta(html, name, date_print(date, text));
}

/* Of a style sheet, or a vocabulary, from which nothing is fetched. */
static void write_link(struct html *html, const char *relation, const char *address)
{
    html_open(html, "link");
    html_attribute(html, "rel", relation);
    html_attribute(html, "href", address);
    html_close_void(html);
    html_line(html);
}

/* Number and symbol, "05/BC-UBND"; NULL: there is none.  To be freed. */
static char *identifier(const struct doc_node *root)
{
    const struct doc_node   *letterhead = doc_child(root, DOC_LETTERHEAD);
    const struct doc_node   *node = letterhead != NULL ? doc_child(letterhead, DOC_SYMBOL) : NULL;
    const struct doc_symbol *symbol = node != NULL ? node->attr : NULL;

    if (symbol == NULL)
        return NULL;
    return g_strdup_printf("%s/%s", symbol->number != NULL ? symbol->number : "", symbol->notation);
}

/* Dublin Core; the names are those that TT 24/2011 asks for. */
static void write_metadata(struct html *html, const struct doc_info *info)
{
    const char *description = info->subject != NULL ? info->subject : info->title;
    char       *symbol = identifier(html->doc->root);

    write_meta(html, "description", description);
    write_meta(html, "author", info->author);
    write_link(html, "schema.DC", "http://purl.org/dc/elements/1.1/");
    write_link(html, "schema.DCTERMS", "http://purl.org/dc/terms/");
    write_meta(html, "DC.title", info->title);
    write_meta(html, "DC.creator", info->author);
    write_date(html, "DC.date", info->date);
    write_meta(html, "DC.description", description);
    write_meta(html, "DC.publisher", info->publisher != NULL ? info->publisher : info->author);
    write_meta(html, "DC.identifier", info->identifier != NULL ? info->identifier : symbol);
    write_meta(html, "DC.language", info->language != NULL ? info->language : "vi");
    write_meta(html, "DC.subject", info->subject);
    write_meta(html, "DC.type", "Text");
    write_meta(html, "DC.format", "text/html");
    write_meta(html, "DCTERMS.temporal", info->period);
    g_free(symbol);
}

/* Rules in the page, or where they are. */
static void write_style(struct html *html)
{
    char *style;

    if (html->page->style != NULL) {
        write_link(html, "stylesheet", html->page->style);
        return;
    }
    html_open(html, "style");
    html_line(html);
    style = html_style_text();
    xmlTextWriterWriteRaw(html->writer, BAD_CAST style);
    g_free(style);
    html_write_table_styles(html);
    html_close_line(html);
}

static void write_markup(struct html *html, const char *markup)
{
    if (markup != NULL)
        xmlTextWriterWriteRaw(html->writer, BAD_CAST markup);
}

static void write_head(struct html *html, const struct doc_info *info)
{
    html_open(html, "head");
    html_line(html);
    html_open(html, "meta");
    html_attribute(html, "charset", "UTF-8");
    html_close_void(html);
    html_line(html);
    write_meta(html, "viewport", "width=device-width, initial-scale=1");
    html_open(html, "title");
    html_text(html, info->title);
    html_close_line(html);
    write_meta(html, "color-scheme", "light dark");
    write_metadata(html, info);
    write_style(html);
    write_markup(html, html->page->head);
    html_close_line(html);
}

static void write_opening(struct html *html, const struct doc_node *root)
{
    const struct doc_node *letterhead = doc_child(root, DOC_LETTERHEAD);
    const struct doc_node *addressees = doc_child(root, DOC_ADDRESSEES);

    html_open(html, "header");
    html_line(html);
    if (letterhead != NULL)
        html_write_letterhead(html, letterhead);
    html_write_title(html, doc_child(root, DOC_KIND), doc_child(root, DOC_SUBJECT));
    html_close_line(html);
    html_write_contents(html);
    if (addressees != NULL)
        html_write_addressees(html, addressees);
}

static void write_main_sheet(struct html *html, const struct doc_node *root)
{
    const struct doc_node *sign_off = doc_child(root, DOC_SIGN_OFF);

    html_open_class(html, "div", "sheet");
    html_line(html);
    write_opening(html, root);
    html_open_class(html, "div", "body");
    html_attribute(html, "id", "noi-dung");
    html_line(html);
    for (const struct doc_node *node = root->first; node != NULL; node = node->next)
        html_write_block(html, node, HTML_IN_BODY);
    html_close_line(html);
    if (sign_off != NULL)
        html_write_sign_off(html, sign_off);
    html_write_notes(html, NULL);
    html_close_line(html);
}

/* Above the sheets, so that nobody takes the page for the document itself. */
static void write_draft(struct html *html, const struct doc_info *info)
{
    if (info == NULL || info->draft == NULL)
        return;
    html_open_class(html, "p", "draft");
    html_attribute(html, "role", "note");
    html_text(html, info->draft);
    html_close_line(html);
}

static void write_main(struct html *html, const struct doc_node *root)
{
    html_open(html, "main");
    html_line(html);
    html_open(html, "article");
    html_line(html);
    write_main_sheet(html, root);
    for (const struct doc_node *node = root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX)
            html_write_annex(html, node);
        else if (node->kind == DOC_ATTACHMENT)
            html_write_attachment(html, node);
    html_close_line(html);
    html_close_line(html);
}

static void write_body(struct html *html, const struct doc_node *root)
{
    html_open(html, "body");
    html_line(html);
    html_open_class(html, "a", "skip");
    html_attribute(html, "href", "#noi-dung");
    html_text(html, "Đến nội dung chính");
    html_close_line(html);
    write_draft(html, root->attr);
    write_markup(html, html->page->before);
    write_main(html, root);
    write_markup(html, html->page->after);
    html_close_line(html);
}

static void write_page(struct html *html)
{
    static const struct doc_info no_info;
    const struct doc_info       *info = html->doc->root->attr != NULL ? html->doc->root->attr : &no_info;

    if (html->page->fragment) {
        write_markup(html, html->page->before);
        write_main(html, html->doc->root);
        write_markup(html, html->page->after);
        return;
    }
    xmlTextWriterWriteRaw(html->writer, BAD_CAST "<!DOCTYPE html>\n");
    html_open(html, "html");
    html_attribute(html, "lang", info->language != NULL ? info->language : "vi");
    html_line(html);
    write_head(html, info);
    write_body(html, html->doc->root);
    html_close(html);
    xmlTextWriterEndDocument(html->writer);
}

static void collect(struct html *html)
{
    html->arena = arena_new();
    html->headings = g_array_new(FALSE, FALSE, sizeof(struct html_heading));
    html->tables = g_ptr_array_new();
    html->pending_notes = g_ptr_array_new();
    html_outline_collect(html);
}

static void forget(struct html *html)
{
    arena_free(html->arena);
    g_array_free(html->headings, TRUE);
    g_ptr_array_free(html->tables, TRUE);
    g_ptr_array_free(html->pending_notes, TRUE);
}

bool html_write_page(const struct doc *doc, const struct html_page *page, FILE *out, struct diags *diags)
{
    struct html html = {.doc = doc, .page = page, .writer = xml_stream_writer(out)};

    (void)diags; /* the document form is already checked, and write errors are the stream's */
    collect(&html);
    write_page(&html);
    xmlFreeTextWriter(html.writer);
    forget(&html);
    return true;
}

bool html_write(const struct doc *doc, FILE *out, struct diags *diags)
{
    static const struct html_page alone;

    return html_write_page(doc, &alone, out, diags);
}

void html_each_table(const struct doc *doc, html_taker *take, void *data)
{
    struct html html = {.doc = doc};
    char        id[HTML_ID_SIZE];

    collect(&html);
    for (unsigned i = 0; i < html.tables->len; i++)
        take(data, html_id(&html, html.tables->pdata[i], id), html.tables->pdata[i]);
    forget(&html);
}

void html_each_picture(const struct doc *doc, html_taker *take, void *data)
{
    struct html html = {.doc = doc};
    char        id[HTML_ID_SIZE];

    collect(&html);
    for (const struct doc_node *node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        const struct doc_figure *figure = node->kind == DOC_FIGURE ? node->attr : NULL;
        if (figure != NULL && figure->image != NULL)
            take(data, html_id(&html, node, id), node);
    }
    forget(&html);
}
