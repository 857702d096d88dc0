/*
 * html_block.c -- headings, paragraphs and lists of the HTML page.
 */
#include "html_int.h"

const char *html_align_class(enum doc_align align)
{
    switch (align) {
    case DOC_ALIGN_LEFT:
        return "l";
    case DOC_ALIGN_CENTER:
        return "c";
    case DOC_ALIGN_RIGHT:
        return "r";
    case DOC_ALIGN_DECIMAL:
        return "n";
    default:
        return NULL;
    }
}

static bool has_label(const struct doc_node *node)
{
    return node->text != NULL && *node->text != '\0';
}

static void write_heading(struct html *html, const struct doc_node *node)
{
    char element[] = "h2", id[HTML_ID_SIZE];
    bool part = node->style == DOC_HEADING_PART, runs_on = node->first == NULL;

    element[1] = (char)('0' + html_heading_level(html, node));
    html_open_class(html, element, part ? "part" : runs_on ? "run-in" : html_align_class(node->align));
    html_attribute(html, "id", html_id(html, node, id));
    if (part && has_label(node)) {
        html_open(html, "span");
        html_text(html, node->text);
        html_close(html);
        html_open(html, "br");
        html_close_void(html);
    } else if (has_label(node)) {
        html_text(html, node->text);
        html_text(html, runs_on ? NULL : " ");
    }
    html_write_inlines(html, node);
    html_close_line(html);
    html->label = node;
}

static void write_label(struct html *html, const struct doc_node *item)
{
    if (!has_label(item))
        return;
    html_open_class(html, "span", "label");
    html_text(html, item->text);
    html_close(html);
    html_text(html, " ");
}

static void write_item(struct html *html, const struct doc_node *item, enum html_place place)
{
    const struct doc_node *block = item->first;

    html_open(html, "li");
    if (block != NULL && block->kind == DOC_PARAGRAPH) {
        html_open_class(html, "p", html_align_class(block->align));
        write_label(html, item);
        html_write_inlines(html, block);
        html_close(html);
        block = block->next;
    } else {
        write_label(html, item);
    }
    if (block != NULL)
        html_line(html);
    for (; block != NULL; block = block->next)
        html_write_block(html, block, place);
    html_close_line(html);
}

/* Labels with a letter or a digit stand for an order: 1., a), (1). */
static bool list_is_ordered(const struct doc_node *list)
{
    const char *label = list->first != NULL && list->first->text != NULL ? list->first->text : "";

    for (const char *p = label; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return true;
    return false;
}

static void write_list(struct html *html, const struct doc_node *list, enum html_place place)
{
    html_open(html, list_is_ordered(list) ? "ol" : "ul");
    html_attribute(html, "role", "list"); /* without markers some browsers would not call it a list */
    html_line(html);
    for (const struct doc_node *item = list->first; item != NULL; item = item->next)
        write_item(html, item, place);
    html_close_line(html);
}

void html_write_block(struct html *html, const struct doc_node *node, enum html_place place)
{
    switch (node->kind) {
    case DOC_HEADING:
        write_heading(html, node);
        break;
    case DOC_PARAGRAPH:
        html_open_class(html, "p", html_align_class(node->align));
        html_write_inlines(html, node);
        if (place == HTML_IN_CELL)
            html_close(html);
        else
            html_close_line(html);
        break;
    case DOC_LIST:
        write_list(html, node, place);
        break;
    case DOC_TABLE:
        html_write_table(html, node);
        break;
    case DOC_FIGURE:
        html_write_figure(html, node);
        break;
    default:
        break;
    }
}
