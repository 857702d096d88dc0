/*
 * html_inline.c -- text, styles, links, references and footnotes of the HTML page.
 */
#include <string.h>

#include "html_int.h"
#include "viet.h"

#define NBSP "\302\240"

/* Does a browser break this word, though the rules of Vietnamese documents don't: 71/NQ-CP, 29/4/2026, 2026-2030? */
static bool word_must_stay(const char *word, size_t length)
{
    return length > 2 && viet_stays_whole(word, length) &&
           (memchr(word + 1, '-', length - 2) != NULL || memchr(word + 1, '/', length - 2) != NULL);
}

/* The words from here on that stay on one line: "số 71/NQ-CP", "tháng 5/2026".  Sets whether they need help. */
static size_t words_together(const char *text, bool *help)
{
    size_t word = strcspn(text, " "), end = word;

    *help = viet_is_address(text, word);
    if (*help)
        return word;
    *help = word_must_stay(text, word);
    while (text[end] == ' ') {
        const char *before = text + end - word, *after = text + end + 1;
        size_t      length = strcspn(after, " ");

        if (word == 0 || length == 0 || viet_may_break(before, word, after, length) ||
            !viet_stays_whole(text, end + 1 + length) || viet_is_address(after, length))
            break;
        word = length;
        end += 1 + length;
        *help = true;
    }
    return end;
}

/* Does the text inside an element begin with the space that stands before it? */
static bool begins_with_space(const struct doc_node *node)
{
    while (node != NULL && (node->kind == DOC_SPAN || node->kind == DOC_LINK))
        node = node->first;
    return node != NULL && node->kind == DOC_TEXT && node->text[0] == ' ';
}

/* Spaces belong in front of links and spans, where no line is drawn under them. */
static void move_space_out(struct html *html, const struct doc_node *node)
{
    if (html->space_moved || !begins_with_space(node))
        return;
    html_text(html, " ");
    html->space_moved = true;
}

/* Goes to the next line whole if this one has no room for it; wider than a line, its parts do. */
static void write_address(struct html *html, const char *text, size_t length)
{
    size_t part = viet_address_part(text, length);

    html_open_class(html, "span", "u");
    if (part == length)
        html_text_part(html, text, length);
    for (bool parts = part < length; parts && length > 0; part = viet_address_part(text, length)) {
        html_open_class(html, "span", "u");
        html_text_part(html, text, part);
        html_close(html);
        text += part;
        length -= part;
    }
    html_close(html);
}

/* In tables words may break: a column can be narrower than they are. */
static void write_text(struct html *html, const char *text)
{
    const char *done = text += html->space_moved;

    html->space_moved = false;
    if (html->in_table) {
        html_text(html, text);
        return;
    }
    for (const char *words = text; *words != '\0'; words += strspn(words, " ")) {
        bool   help;
        size_t length = words_together(words, &help);

        if (help && viet_is_address(words, length)) {
            html_text_part(html, done, (size_t)(words - done));
            write_address(html, words, length);
            done = words + length;
        } else if (help) {
            html_text_part(html, done, (size_t)(words - done));
            html_open_class(html, "span", "w");
            html_text_part(html, words, length);
            html_close(html);
            done = words + length;
        }
        words += length;
    }
    html_text(html, done);
}

/* A text and those right after it: what a template and the data say together is one piece for breaking lines. */
static const struct doc_node *write_texts(struct html *html, const struct doc_node *node)
{
    GString *joined;

    if (html->in_table || node->next == NULL || node->next->kind != DOC_TEXT) {
        write_text(html, node->text);
        return node;
    }
    joined = g_string_new(node->text);
    for (; node->next != NULL && node->next->kind == DOC_TEXT; node = node->next)
        g_string_append(joined, node->next->text);
    write_text(html, joined->str);
    g_string_free(joined, TRUE);
    return node;
}

static void write_span(struct html *html, const struct doc_node *node)
{
    static const struct {
        unsigned    bit;
        const char *element;
    } elements[] = {
        {DOC_BOLD, "b"},
        {DOC_ITALIC, "i"},
        {DOC_SUPERSCRIPT, "sup"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(elements); i++)
        if (node->style & elements[i].bit)
            html_open(html, elements[i].element);
    html_write_inlines(html, node);
    for (unsigned i = 0; i < G_N_ELEMENTS(elements); i++)
        if (node->style & elements[i].bit)
            html_close(html);
}

static void write_link(struct html *html, const struct doc_node *node)
{
    bool safe = doc_address_is_safe(node->text) || (node->text != NULL && *node->text == '#');

    if (safe) {
        html_open(html, "a");
        html_attribute(html, "href", node->text);
    }
    html_write_inlines(html, node);
    if (safe)
        html_close(html);
}

static void write_mark(struct html *html, const struct doc_node *note, bool first)
{
    char id[HTML_ID_SIZE], place[HTML_ID_SIZE + 8];

    html_id(html, note, id);
    html_open_class(html, "sup", "mark");
    html_open(html, "a");
    g_snprintf(place, sizeof place, "#%s", id);
    html_attribute(html, "href", place);
    g_snprintf(place, sizeof place, "ve-%s", id);
    if (first)
        html_attribute(html, "id", place);
    html_attribute(html, "role", "doc-noteref");
    g_snprintf(place, sizeof place, "Chú thích %s", note->text != NULL ? note->text : "");
    html_attribute(html, "aria-label", place);
    html_text(html, note->text);
    html_close(html);
    html_close(html);
}

static void write_reference(struct html *html, const struct doc_node *node)
{
    const struct doc_node *target = node->attr;
    char                   id[HTML_ID_SIZE], place[HTML_ID_SIZE + 1];

    if (target != NULL && target->kind == DOC_NOTE) {
        write_mark(html, target, false);
        return;
    }
    if (target == NULL || (target->kind != DOC_ANNEX && target->kind != DOC_HEADING && target->kind != DOC_TABLE)) {
        html_write_inlines(html, node);
        return;
    }
    g_snprintf(place, sizeof place, "#%s", html_id(html, target, id));
    html_open(html, "a");
    html_attribute(html, "href", place);
    html_write_inlines(html, node);
    html_close(html);
}

/* A place that stays empty until someone fills it in. */
static void write_blank(struct html *html, const struct doc_node *node)
{
    static const char *const classes[] = {
        [DOC_PLACE_NUMBER] = "blank",    [DOC_PLACE_DAY] = "blank short", [DOC_PLACE_MONTH] = "blank short",
        [DOC_PLACE_SIGNATURE] = "blank", [DOC_PLACE_SEAL] = "blank",
    };

    html_open_class(html, "span", classes[node->style < G_N_ELEMENTS(classes) ? node->style : 0]);
    html_text(html, NBSP NBSP NBSP);
    html_close(html);
}

void html_write_inlines(struct html *html, const struct doc_node *parent)
{
    for (const struct doc_node *node = parent->first; node != NULL; node = node->next) {
        switch (node->kind) {
        case DOC_TEXT:
            node = write_texts(html, node);
            break;
        case DOC_SPAN:
            move_space_out(html, node);
            write_span(html, node);
            break;
        case DOC_LINK:
            move_space_out(html, node);
            write_link(html, node);
            break;
        case DOC_REF:
            write_reference(html, node);
            break;
        case DOC_NOTE:
            write_mark(html, node, true);
            g_ptr_array_add(html->pending_notes, (gpointer)node);
            break;
        case DOC_BLANK:
            write_blank(html, node);
            break;
        case DOC_LINE_BREAK:
            html_open(html, "br");
            html_close_void(html);
            break;
        default:
            break;
        }
    }
}

static void write_back_link(struct html *html, const struct doc_node *note, const char *id)
{
    char place[HTML_ID_SIZE + 8];

    html_text(html, " ");
    html_open_class(html, "a", "back");
    g_snprintf(place, sizeof place, "#ve-%s", id);
    html_attribute(html, "href", place);
    html_attribute(html, "role", "doc-backlink");
    g_snprintf(place, sizeof place, "Về chỗ có chú thích %s", note->text != NULL ? note->text : "");
    html_attribute(html, "aria-label", place);
    html_text(html, "↩\uFE0E");
    html_close(html);
}

static void write_note(struct html *html, const struct doc_node *note)
{
    char id[HTML_ID_SIZE];

    html_open(html, "li");
    html_attribute(html, "id", html_id(html, note, id));
    for (const struct doc_node *paragraph = note->first; paragraph != NULL; paragraph = paragraph->next) {
        html_open(html, "p");
        if (paragraph == note->first) {
            html_open(html, "sup");
            html_text(html, note->text);
            html_close(html);
            html_text(html, " ");
        }
        html_write_inlines(html, paragraph);
        if (paragraph->next == NULL)
            write_back_link(html, note, id);
        html_close(html);
    }
    html_close_line(html);
}

void html_write_notes(struct html *html, const struct doc_node *part)
{
    char *name;

    if (html->pending_notes->len == 0)
        return;
    name = part != NULL && part->text != NULL && *part->text != '\0' ? g_strdup_printf("Chú thích %s", part->text)
           : part != NULL                                            ? g_strdup_printf("Chú thích %u", part->serial)
                                                                     : g_strdup("Chú thích");
    html_open_class(html, "section", "notes");
    html_attribute(html, "role", "doc-endnotes");
    html_attribute(html, "aria-label", name);
    g_free(name);
    html_line(html);
    html_open(html, "ol");
    html_attribute(html, "role", "list");
    html_line(html);
    /* A note may hold a note: the array grows while it is read. */
    for (unsigned i = 0; i < html->pending_notes->len; i++)
        write_note(html, g_ptr_array_index(html->pending_notes, i));
    g_ptr_array_set_size(html->pending_notes, 0);
    html_close_line(html);
    html_close_line(html);
}
