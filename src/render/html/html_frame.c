/*
 * html_frame.c -- what surrounds the text: letterhead, title, addressees, sign-off, annexes.
 */
#include "doc_look.h"
#include "html_int.h"

static void write_lines(struct html *html, const struct doc_node *parent, enum doc_kind kind, const char *class_name)
{
    for (const struct doc_node *node = parent->first; node != NULL; node = node->next) {
        if (node->kind != kind)
            continue;
        html_open_class(html, "p", class_name);
        html_write_inlines(html, node);
        html_close_line(html);
    }
}

static void write_constant(struct html *html, const char *class_name, const char *text)
{
    html_open_class(html, "p", class_name);
    html_text(html, text);
    html_close_line(html);
}

static void write_marks(struct html *html, const struct doc_node *letterhead)
{
    for (const struct doc_node *node = letterhead->first; node != NULL; node = node->next) {
        if (node->kind != DOC_MARK)
            continue;
        html_open_class(html, "p", doc_mark_is_urgency((enum doc_mark)node->style) ? "stamp urgent" : "stamp");
        html_write_inlines(html, node);
        html_close_line(html);
    }
}

/* Number, subject of a letter and marks at the left; place and date at the right. */
static void write_second_row(struct html *html, const struct doc_node *letterhead)
{
    html_open_class(html, "div", "symbol");
    write_lines(html, letterhead, DOC_SYMBOL, NULL);
    write_lines(html, letterhead, DOC_REGARDING, "regarding");
    write_marks(html, letterhead);
    html_close_line(html);
    html_open_class(html, "div", "place-date");
    write_lines(html, letterhead, DOC_PLACE_DATE, NULL);
    html_close_line(html);
}

void html_write_letterhead(struct html *html, const struct doc_node *letterhead)
{
    html_open_class(html, "div", "letterhead");
    html_line(html);
    html_open_class(html, "div", "issuer");
    write_lines(html, letterhead, DOC_SUPERIOR, "superior");
    write_lines(html, letterhead, DOC_ISSUER, NULL);
    html_close_line(html);
    html_open_class(html, "div", "nation");
    write_constant(html, NULL, doc_phrase(DOC_PHRASE_NATION));
    write_constant(html, "motto", doc_phrase(DOC_PHRASE_MOTTO));
    html_close_line(html);
    if (doc_child(letterhead, DOC_SYMBOL) != NULL || doc_child(letterhead, DOC_PLACE_DATE) != NULL ||
        doc_child(letterhead, DOC_MARK) != NULL)
        write_second_row(html, letterhead);
    html_close_line(html);
}

/* Kind and subject together are the page's heading.  An official letter has neither; its title is then only heard. */
void html_write_title(struct html *html, const struct doc_node *kind, const struct doc_node *subject)
{
    const struct doc_info *info = html->doc->root->attr;

    if (kind == NULL && subject == NULL) {
        html_open_class(html, "h1", "heard");
        html_text(html, info != NULL ? info->title : NULL);
        html_close_line(html);
        return;
    }
    html_open(html, "h1");
    if (kind != NULL) {
        html_open_class(html, "span", "kind");
        html_write_inlines(html, kind);
        html_close(html);
        html_text(html, " ");
    }
    if (subject != NULL) {
        html_open_class(html, "span", "subject");
        html_write_inlines(html, subject);
        html_close(html);
    }
    html_close_line(html);
}

/* Each after a dash, inside the list that is open. */
static void write_items(struct html *html, const struct doc_node *parent)
{
    for (const struct doc_node *node = parent->first; node != NULL; node = node->next) {
        html_open(html, "li");
        html_text(html, "- ");
        html_write_inlines(html, node);
        html_close_line(html);
    }
}

void html_write_addressees(struct html *html, const struct doc_node *addressees)
{
    bool several = addressees->first != NULL && addressees->first->next != NULL;

    html_open_class(html, "div", several ? "addressees several" : "addressees");
    html_open(html, "p");
    html_text(html, doc_phrase(DOC_PHRASE_ADDRESSED));
    html_text(html, " ");
    if (!several && addressees->first != NULL)
        html_write_inlines(html, addressees->first);
    html_close_line(html);
    if (several) {
        html_open(html, "ul");
        html_attribute(html, "role", "list");
        write_items(html, addressees);
        html_close_line(html);
    }
    html_close_line(html);
}

static void write_recipients(struct html *html, const struct doc_node *recipients)
{
    html_open_class(html, "div", "recipients");
    html_line(html);
    html_open(html, "p");
    html_attribute(html, "id", "noi-nhan");
    html_text(html, doc_phrase(DOC_PHRASE_RECIPIENTS));
    html_close_line(html);
    html_open(html, "ul");
    html_attribute(html, "role", "list");
    html_attribute(html, "aria-labelledby", "noi-nhan");
    html_line(html);
    write_items(html, recipients);
    html_close_line(html);
    html_close_line(html);
}

void html_write_sign_off(struct html *html, const struct doc_node *sign_off)
{
    const struct doc_node *recipients = doc_child(sign_off, DOC_RECIPIENTS);
    const struct doc_node *signature = doc_child(sign_off, DOC_SIGNATURE);

    html_open_class(html, "footer", "sign-off");
    html_line(html);
    if (recipients != NULL)
        write_recipients(html, recipients);
    if (signature != NULL) {
        html_open_class(html, "div", "signature");
        html_line(html);
        write_lines(html, signature, DOC_AUTHORITY, NULL);
        write_lines(html, signature, DOC_SIGNER, "signer");
        html_close_line(html);
    }
    html_close_line(html);
}

static void write_annex_title(struct html *html, const struct doc_node *annex, const char *id)
{
    char name[HTML_ID_SIZE + 8];

    g_snprintf(name, sizeof name, "ten-%s", id);
    html_open(html, "h2");
    html_attribute(html, "id", name);
    if (annex->text != NULL && *annex->text != '\0') {
        html_open_class(html, "span", "number");
        html_text(html, annex->text);
        html_close(html);
        html_text(html, " ");
    }
    for (const struct doc_node *line = annex->first; line != NULL; line = line->next) {
        if (line->kind != DOC_ANNEX_TITLE)
            continue;
        html_open(html, "span");
        html_write_inlines(html, line);
        html_close(html);
        html_text(html, line->next != NULL && line->next->kind == DOC_ANNEX_TITLE ? " " : NULL);
    }
    html_close_line(html);
}

/* Wide sheets are shown wide; each is printed on its own paper. */
static void open_sheet(struct html *html, const char *classes, const struct doc_annex *annex)
{
    enum doc_paper paper = annex != NULL ? annex->paper : DOC_PORTRAIT;
    char          *all = g_strconcat(classes, look_is_wide(paper) ? " landscape" : "", paper > DOC_LANDSCAPE ? " " : "",
                            paper > DOC_LANDSCAPE ? doc_paper_names[paper] : "", NULL);

    html_open_class(html, "section", all);
    g_free(all);
}

void html_write_annex(struct html *html, const struct doc_node *annex)
{
    const struct doc_annex *attr = annex->attr;
    char                    id[HTML_ID_SIZE], name[HTML_ID_SIZE + 8];

    html_id(html, annex, id);
    g_snprintf(name, sizeof name, "ten-%s", id);
    open_sheet(html, "sheet annex", attr);
    html_attribute(html, "id", id);
    html_attribute(html, "aria-labelledby", name);
    html_line(html);
    html_open_class(html, "header", "annex-head");
    html_line(html);
    write_annex_title(html, annex, id);
    write_lines(html, annex, DOC_ANNEX_SOURCE, "source");
    html_close_line(html);
    html->label = annex;
    for (const struct doc_node *node = annex->first; node != NULL; node = node->next)
        html_write_block(html, node, HTML_IN_BODY);
    html_write_notes(html, annex);
    html_close_line(html);
}

/* A document within the document: its letterhead, then kind, subject and source as an annex has its title. */
void html_write_attachment(struct html *html, const struct doc_node *attachment)
{
    const struct doc_annex *attr = attachment->attr;
    const struct doc_node  *letterhead = doc_child(attachment, DOC_LETTERHEAD), *part;
    char                    id[HTML_ID_SIZE], name[HTML_ID_SIZE + 8];

    html_id(html, attachment, id);
    g_snprintf(name, sizeof name, "ten-%s", id);
    open_sheet(html, "sheet attachment", attr);
    html_attribute(html, "id", id);
    html_attribute(html, "aria-labelledby", name);
    html_line(html);
    if (letterhead != NULL)
        html_write_letterhead(html, letterhead);
    html_open_class(html, "header", "annex-head");
    html_line(html);
    html_open(html, "h2");
    html_attribute(html, "id", name);
    for (part = attachment->first; part != NULL; part = part->next) {
        if (part->kind != DOC_KIND && part->kind != DOC_SUBJECT)
            continue;
        html_open(html, "span");
        html_write_inlines(html, part);
        html_close(html);
        html_text(html, part->kind == DOC_KIND ? " " : NULL);
    }
    html_close_line(html);
    write_lines(html, attachment, DOC_ANNEX_SOURCE, "source");
    html_close_line(html);
    html->label = attachment;
    html_open_class(html, "div", "body");
    html_line(html);
    for (part = attachment->first; part != NULL; part = part->next)
        html_write_block(html, part, HTML_IN_BODY);
    html_close_line(html);
    html_write_notes(html, attachment);
    html_close_line(html);
}
