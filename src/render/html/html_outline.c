/*
 * html_outline.c -- what the page will hold: headings, annexes, tables; ids; the table of contents.
 */
#include <string.h>

#include "base/arena.h"
#include "html_int.h"

#define DEEPEST 6          /* h6 */
#define CONTENTS_DEEPEST 3 /* h2 and h3 stand in the table of contents */

static void collect_blocks(struct html *html, const struct doc_node *parent, unsigned base)
{
    for (const struct doc_node *node = parent->first; node != NULL; node = node->next) {
        struct html_heading heading = {.node = node, .level = 2};

        switch (node->kind) {
        case DOC_HEADING:
            heading.level = MIN(base + node->level, DEEPEST);
            g_array_append_val(html->headings, heading);
            break;
        case DOC_ATTACHMENT:
        case DOC_ANNEX:
            g_array_append_val(html->headings, heading);
            collect_blocks(html, node, heading.level);
            break;
        case DOC_TABLE:
            g_ptr_array_add(html->tables, (gpointer)node);
            break;
        case DOC_LIST:
        case DOC_ITEM:
        case DOC_FIGURE:
            collect_blocks(html, node, base);
            break;
        default:
            break;
        }
    }
}

void html_outline_collect(struct html *html)
{
    collect_blocks(html, html->doc->root, 1);
}

/* The place of a heading in the outline, or -1. */
static int heading_index(const struct html *html, const struct doc_node *node)
{
    unsigned low = 0, high = html->headings->len;

    while (low < high) {
        unsigned                   middle = low + (high - low) / 2;
        const struct html_heading *heading = &g_array_index(html->headings, struct html_heading, middle);
        if (heading->node == node)
            return (int)middle;
        if (heading->node->serial < node->serial)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

unsigned html_heading_level(const struct html *html, const struct doc_node *node)
{
    int index = heading_index(html, node);

    return index < 0 ? DEEPEST : g_array_index(html->headings, struct html_heading, (unsigned)index).level;
}

/* The number of a note from 1, or 0. */
static unsigned note_number(const struct doc *doc, const struct doc_node *note)
{
    unsigned low = 0, high = doc->n_notes;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (doc->notes[middle] == note)
            return middle + 1;
        if (doc->notes[middle]->serial < note->serial)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* Names come from templates: only those that are fit for an id and for a selector are used as they are. */
static bool name_is_plain(const char *name)
{
    return name != NULL && *name != '\0' && strlen(name) <= 64 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen(name);
}

static const char *id_from(char id[HTML_ID_SIZE], const char *prefix, const char *name, unsigned number)
{
    if (name_is_plain(name))
        g_snprintf(id, HTML_ID_SIZE, "%s-%s", prefix, name);
    else
        g_snprintf(id, HTML_ID_SIZE, "%s_%u", prefix, number);
    return id;
}

const char *html_id(const struct html *html, const struct doc_node *node, char id[HTML_ID_SIZE])
{
    const struct doc_annex *annex = node->attr;
    const struct doc_table *table = node->attr;

    switch (node->kind) {
    case DOC_ATTACHMENT:
        return id_from(id, "kem-theo", annex != NULL ? annex->id : NULL, node->serial);
    case DOC_ANNEX:
        return id_from(id, "phu-luc", annex != NULL ? annex->id : NULL, node->serial);
    case DOC_TABLE:
        return id_from(id, "bang", table != NULL ? table->id : NULL, node->serial);
    case DOC_NOTE:
        g_snprintf(id, HTML_ID_SIZE, "chu-thich-%u", note_number(html->doc, node));
        return id;
    case DOC_HEADING:
        g_snprintf(id, HTML_ID_SIZE, "muc-%d", heading_index(html, node) + 1);
        return id;
    case DOC_FIGURE:
        g_snprintf(id, HTML_ID_SIZE, "hinh-%u", node->serial);
        return id;
    default:
        g_snprintf(id, HTML_ID_SIZE, "o%u", node->serial);
        return id;
    }
}

static void write_plain(struct html *html, const struct doc_node *node)
{
    html_text(html, doc_plain_text(html->arena, node));
}

static void write_entry(struct html *html, const struct doc_node *node)
{
    char id[HTML_ID_SIZE], target[HTML_ID_SIZE + 1];
    bool between = node->text != NULL && *node->text != '\0';

    g_snprintf(target, sizeof target, "#%s", html_id(html, node, id));
    html_open(html, "a");
    html_attribute(html, "href", target);
    html_text(html, node->text);
    if (node->kind == DOC_HEADING) {
        html_text(html, between ? " " : NULL);
        write_plain(html, node);
    } else {
        for (const struct doc_node *line = node->first; line != NULL; line = line->next) {
            if (line->kind != DOC_ANNEX_TITLE && line->kind != DOC_KIND && line->kind != DOC_SUBJECT)
                continue;
            html_text(html, between ? (line == node->first ? ". " : " ") : NULL);
            write_plain(html, line);
            between = true;
        }
    }
    html_close(html);
}

/* Headings inside annexes are left out: a list of annexes is what a reader looks for; so are labels without a text, but
   for those of articles. */
static bool is_entry(const struct html_heading *heading)
{
    const struct doc_node *node = heading->node;

    if (node->kind != DOC_HEADING)
        return true;
    return heading->level <= CONTENTS_DEEPEST && node->parent->kind != DOC_ANNEX &&
           (node->first != NULL || node->style == DOC_HEADING_ARTICLE);
}

static void write_entries(struct html *html)
{
    unsigned depth = 1; /* level of the list that is open; its items are written at depth + 1 */
    bool     item_open = false;

    html_open(html, "ol");
    for (unsigned i = 0; i < html->headings->len; i++) {
        const struct html_heading *heading = &g_array_index(html->headings, struct html_heading, i);
        if (!is_entry(heading))
            continue;
        if (item_open && heading->level > depth + 1) {
            html_open(html, "ol");
            depth++;
        } else if (item_open) {
            for (html_close_line(html); depth + 1 > heading->level; depth--) {
                html_close(html);
                html_close_line(html);
            }
        }
        html_open(html, "li");
        write_entry(html, heading->node);
        item_open = true;
    }
    for (; depth > 0; depth--) {
        html_close(html);
        html_close_line(html);
    }
}

void html_write_contents(struct html *html)
{
    unsigned count = 0;

    for (unsigned i = 0; i < html->headings->len; i++)
        count += is_entry(&g_array_index(html->headings, struct html_heading, i));
    if (count < 2)
        return;
    html_open_class(html, "nav", "contents");
    html_attribute(html, "aria-labelledby", "muc-luc");
    html_open(html, "h2");
    html_attribute(html, "id", "muc-luc");
    html_text(html, "Mục lục");
    html_close_line(html);
    write_entries(html);
    html_close_line(html);
}
