/*
 * paragraph_collect.c -- from inline nodes to items: words, blanks and what stands between them.
 * A word may consist of several items (its style changes, a note's mark follows); where a line may end is decided for
 * whole words.
 */
#include <string.h>

#include "base/text.h"
#include "font_set_int.h"
#include "paragraph.h"
#include "viet.h"

#define ITEMS_AT_HAND 256
#define PIECE_CHARS_MAX 1000 /* even without a separator */
#define RAISED_PERCENT 65    /* size of superscripts */
#define RISE_PERCENT 36      /* of the size of the text around */
#define WIDTH_MAX (G_MAXINT32 / 4)

struct collector {
    struct para_context *context;
    struct para         *para;
    struct para_item    *items;
    uint32_t             n_items, room;
    uint32_t             n_label;   /* items of the label, until its gap is set */
    uint8_t              glue;      /* what stands before the next item */
    uint8_t              held_glue; /* a space that stood before a note's mark */
    uint8_t              address;   /* enum para_address: of the next item's glue */
    uint8_t              style;     /* bits of doc_style */
    struct para_item     at_hand[ITEMS_AT_HAND];
};

/* ---- Items ---- */

static void collector_start(struct collector *c, struct para_context *context, struct para *para)
{
    c->context = context;
    c->para = para;
    c->items = c->at_hand;
    c->n_items = c->n_label = 0;
    c->room = ITEMS_AT_HAND;
    c->glue = c->held_glue = PARA_JOINED;
    c->style = (uint8_t)((para->style.bold ? DOC_BOLD : 0) | (para->style.italic ? DOC_ITALIC : 0));
}

static void glue_add(struct collector *c, enum para_glue glue)
{
    if (c->n_items)
        c->glue = MAX(c->glue, (uint8_t)glue); /* in the order of the enum the stronger wins */
}

/* The text begins at the left indent if the label leaves room, else a space after it. */
static void label_finish(struct collector *c)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < c->n_label; i++)
        width += c->items[i].width + (i ? c->para->space : 0);
    int64_t gap = -(int64_t)c->para->style.first_indent - width;
    c->items[c->n_label - 1].width += (int32_t)MAX(gap, c->para->space);
    c->n_label = 0;
    c->glue = PARA_JOINED;
}

static void items_grow(struct collector *c)
{
    struct para_item *old = c->items;
    c->room *= 2;
    c->items = g_new(struct para_item, c->room);
    memcpy(c->items, old, c->n_items * sizeof *old);
    if (old != c->at_hand)
        g_free(old);
}

static void item_add(struct collector *c, const struct word *word, const struct doc_node *node, int32_t width,
                     enum page_role role)
{
    if (c->n_label && role != PAGE_LABEL && role != PAGE_NOTE_LABEL)
        label_finish(c);
    if (c->n_items == c->room)
        items_grow(c);
    struct para_item *item = &c->items[c->n_items++];
    *item = (struct para_item){.word = word,
                               .node = node,
                               .width = width,
                               .glue = c->glue & 31,
                               .address = c->address & 3,
                               .role = (uint8_t)role};
    c->address = PARA_NO_ADDRESS;
    if (c->style & DOC_SUPERSCRIPT)
        item->rise = (int16_t)MIN((c->para->style.size * 128 * RISE_PERCENT + 800) / 1600, G_MAXINT16);
    c->glue = PARA_JOINED;
}

/* ---- Words ---- */

static void glyphs_report(struct collector *c, const struct word *word, const struct doc_node *node)
{
    struct span data = doc_data_span(node), template = doc_template_span(node);
    for (const char *at = word->text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (font_has(c->context->fonts, (enum font_face)word->face, character))
            continue;
        char code[16], shown[8] = "";
        g_snprintf(code, sizeof code, "U+%04X", character);
        shown[g_unichar_to_utf8(character, shown)] = '\0';
        diag(c->context->diags, DIAG_GLYPH_MISSING, data.source ? data : template, font_family(c->context->fonts), code,
             shown, NULL);
        if (data.source && template.source)
            diag_also(c->context->diags, template);
    }
}

static void piece_add(struct collector *c, const char *text, size_t length, const struct doc_node *node,
                      enum page_role role)
{
    unsigned face = (c->style & DOC_BOLD ? FACE_BOLD : 0) | (c->style & DOC_ITALIC ? FACE_ITALIC : 0);
    unsigned size = c->para->style.size;
    if (c->style & DOC_SUPERSCRIPT)
        size = (size * RAISED_PERCENT + 50) / 100;
    const struct word *word = font_word(c->context->fonts, (enum font_face)face, size, text, length);
    if (word->missing)
        glyphs_report(c, word, node);
    item_add(c, word, node, word->width, role);
}

static bool is_separator(char c)
{
    return c == '/' || c == '.' || c == '-' || c == '_' || c == '&' || c == '=' || c == '?';
}

/* The bytes of an address's part up to which a line has room for it, if not for the part. */
static size_t cut_length(const char *text, size_t length)
{
    size_t i = 0, n_chars = 0;

    while (i < length) {
        i = (size_t)(text_next(text + i, text + length) - text);
        if (++n_chars >= PIECE_CHARS_MAX || (n_chars >= VIET_WHOLE_CHARS && !is_separator(text[i - 1])))
            return i;
    }
    return length;
}

/* An address has places where it may be parted, and where its parts may be cut. */
static void address_add(struct collector *c, const char *text, size_t length, const struct doc_node *node,
                        enum page_role role)
{
    const char *end = text + length;

    while (text < end) {
        size_t part = viet_address_part(text, (size_t)(end - text));
        while (part > 0) {
            size_t cut = cut_length(text, part);
            piece_add(c, text, cut, node, role);
            text += cut;
            part -= cut;
            c->glue = PARA_EMERGENCY;
            c->address = part > 0 ? PARA_ADDRESS_CUT : PARA_ADDRESS_PART;
        }
    }
    c->glue = PARA_JOINED;
    c->address = PARA_NO_ADDRESS;
}

/* Pieces end after separators. */
static void pieces_add(struct collector *c, const char *text, size_t length, const struct doc_node *node,
                       enum page_role role)
{
    size_t start = 0, n_chars = 0;
    for (size_t i = 0; i < length; i++) {
        if (((uint8_t)text[i] & 0xc0) == 0x80)
            continue;
        size_t next = i + 1;
        while (next < length && ((uint8_t)text[next] & 0xc0) == 0x80)
            next++;
        n_chars++;
        bool too_long = n_chars >= PIECE_CHARS_MAX;
        if (next == length || is_separator(text[next]) || !(too_long || (is_separator(text[i]) && n_chars > 1)))
            continue;
        piece_add(c, text + start, next - start, node, role);
        c->glue = PARA_EMERGENCY;
        start = next;
        n_chars = 0;
    }
    piece_add(c, text + start, length - start, node, role);
}

static bool is_closing(char c)
{
    return c && strchr(".,;:!?)]}/%\"", c);
}

/* A word, or the part of one that has one style. */
static void word_add(struct collector *c, const char *text, size_t length, const struct doc_node *node,
                     enum page_role role)
{
    if (c->held_glue != PARA_JOINED && c->glue == PARA_JOINED && !is_closing(*text))
        c->glue = c->held_glue;
    c->held_glue = PARA_JOINED;
    if (viet_stays_whole(text, length))
        piece_add(c, text, length, node, role);
    else if (viet_is_address(text, length))
        address_add(c, text, length, node, role);
    else
        pieces_add(c, text, length, node, role);
}

/* Length of a space character in bytes, 0 if it is none.  Those of fixed width are ordinary spaces here. */
static size_t space_length(const char *text, enum para_glue *glue)
{
    const uint8_t *c = (const uint8_t *)text;
    *glue = PARA_SPACE;
    if (*c == ' ' || (*c >= '\t' && *c <= '\r'))
        return 1;
    if (c[0] == 0xc2 && c[1] == 0xa0) {
        *glue = PARA_NO_BREAK;
        return 2;
    }
    if (c[0] != 0xe2 || c[1] != 0x80)
        return 0;
    if (c[2] == 0xaf || c[2] == 0x87) /* U+202F, U+2007 */
        *glue = PARA_NO_BREAK;
    return (c[2] >= 0x80 && c[2] <= 0x8a) || c[2] == 0xaf ? 3 : 0;
}

static void text_add(struct collector *c, const char *text, const struct doc_node *node, enum page_role role)
{
    enum para_glue glue;
    while (*text) {
        size_t length = space_length(text, &glue);
        if (length) {
            glue_add(c, role == PAGE_LABEL || role == PAGE_NOTE_LABEL ? PARA_NO_BREAK : glue);
            text += length;
            continue;
        }
        const char *start = text++;
        while (*text && ((uint8_t)*text > ' ' && (uint8_t)*text < 0xc2))
            text++;
        while (*text && !space_length(text, &glue))
            text++;
        word_add(c, start, (size_t)(text - start), node, role);
    }
}

/* ---- Inline nodes ---- */

/* The mark is part of the word before it; a space before it moves behind it. */
static void note_add(struct collector *c, const struct doc_node *note)
{
    uint8_t glue = c->glue, style = c->style;
    if (glue != PARA_NEW_LINE && c->n_items && !c->n_label)
        c->glue = PARA_JOINED;
    if (c->n_items && c->items[c->n_items - 1].role == PAGE_NOTE_MARK) /* "1 2", not "12" */
        c->items[c->n_items - 1].width += c->para->space / 2;
    c->style |= DOC_SUPERSCRIPT;
    if (note->text && *note->text)
        piece_add(c, note->text, strlen(note->text), note, PAGE_NOTE_MARK);
    else
        item_add(c, NULL, note, 0, PAGE_NOTE_MARK);
    c->style = style;
    c->held_glue = glue == PARA_SPACE || glue == PARA_NO_BREAK ? glue : c->held_glue;
}

/* Wide enough to be filled in by hand. */
static int blank_width(enum doc_place place)
{
    switch (place) {
    case DOC_PLACE_NUMBER:
        return MM(12);
    case DOC_PLACE_DAY:
    case DOC_PLACE_MONTH:
        return MM(9);
    case DOC_PLACE_SIGNATURE:
    case DOC_PLACE_SEAL:
        return MM(36);
    case DOC_PLACE_STAMP: /* of layout's own */
        break;
    }
    return MM(9);
}

static void line_break_add(struct collector *c, const struct doc_node *node)
{
    if (c->n_items == 0 || c->glue == PARA_NEW_LINE)
        item_add(c, NULL, node, 0, PAGE_CONTENT);
    c->held_glue = PARA_JOINED;
    c->glue = PARA_NEW_LINE;
}

static void inlines_add(struct collector *c, const struct doc_node *parent)
{
    uint8_t style = c->style;
    for (const struct doc_node *node = parent->first; node; node = node->next) {
        switch ((enum doc_kind)node->kind) {
        case DOC_TEXT:
            if (node->text)
                text_add(c, node->text, node, PAGE_CONTENT);
            break;
        case DOC_SPAN:
            c->style |= node->style;
            if (node->style == DOC_ITALIC && c->para->node->kind == DOC_HEADING) /* a remark, not the title */
                c->style &= (uint8_t)~DOC_BOLD;
            inlines_add(c, node);
            c->style = style;
            break;
        case DOC_LINK:
        case DOC_REF:
            if (node->attr && ((const struct doc_node *)node->attr)->kind == DOC_NOTE)
                note_add(c, node);
            else if (node->first)
                inlines_add(c, node);
            else if (node->text)
                text_add(c, node->text, node, PAGE_CONTENT);
            break;
        case DOC_NOTE:
            note_add(c, node);
            break;
        case DOC_BLANK:
            item_add(c, NULL, node, blank_width((enum doc_place)node->style), PAGE_CONTENT);
            break;
        case DOC_LINE_BREAK:
            line_break_add(c, node);
            break;
        default: /* blocks are the caller's */
            break;
        }
    }
}

/* ---- Where lines may end ---- */

static bool starts_word(const struct para_item *item)
{
    return item->glue == PARA_SPACE || item->glue == PARA_NO_BREAK || item->glue == PARA_NEW_LINE;
}

struct whole_word {
    char   text[256];
    size_t length;
};

/* The text of a word's items; a blank stands for a number, marks of notes don't count. */
static void whole_word_read(struct whole_word *whole, const struct para_item *items, uint32_t from, uint32_t to)
{
    whole->length = 0;
    for (uint32_t i = from; i < to; i++) {
        const struct word *word = items[i].word;
        const char        *text = word ? word->text : items[i].width > 0 ? "00" : "";
        size_t             length = word ? word->length : strlen(text);
        if (items[i].role == PAGE_NOTE_MARK || length > sizeof whole->text - whole->length)
            continue;
        memcpy(whole->text + whole->length, text, length);
        whole->length += length;
    }
}

static bool may_end_line(struct font_set *fonts, const struct para_item *items, uint32_t from, uint32_t at, uint32_t to)
{
    if (at - from == 1 && to - at == 1 && items[from].word && items[at].word && items[from].word->length &&
        items[at].word->length)
        return font_words_may_break(fonts, items[from].word, items[at].word);
    struct whole_word before, after;
    whole_word_read(&before, items, from, at);
    whole_word_read(&after, items, at, to);
    return !before.length || !after.length || viet_may_break(before.text, before.length, after.text, after.length);
}

static void breaks_decide(struct font_set *fonts, struct para_item *items, uint32_t n, uint32_t first_new)
{
    uint32_t from = first_new;
    while (from > 0 && !starts_word(&items[from]))
        from--;
    if (from > 0 && from == first_new) /* the word before the first new one */
        do
            from--;
        while (from > 0 && !starts_word(&items[from]));
    for (uint32_t at = from + 1, to; at < n; at = to) {
        for (to = at + 1; to < n && !starts_word(&items[to]);)
            to++;
        if (!starts_word(&items[at]))
            continue;
        if (items[at].glue == PARA_SPACE && at >= first_new && !may_end_line(fonts, items, from, at, to))
            items[at].glue = PARA_NO_BREAK;
        from = at;
    }
}

/* ---- Measures ---- */

/* Natural widths; see paragraph.h for what counts as unbreakable. */
static void para_measure(struct para *para)
{
    int64_t indents = (int64_t)para->style.left + para->style.right, indent = para->style.first_indent;
    int64_t piece = indent, line = indent, widest_piece = 0, widest_line = 0;
    for (uint32_t i = 0; i < para->n_items; i++) {
        const struct para_item *item = &para->items[i];
        bool                    space = item->glue == PARA_SPACE || item->glue == PARA_NO_BREAK;
        if (item->glue == PARA_NEW_LINE)
            line = 0;
        if (item->glue == PARA_NEW_LINE || item->glue == PARA_SPACE || item->address != PARA_NO_ADDRESS)
            piece = 0;
        piece += item->width + (item->glue == PARA_NO_BREAK ? para->space : 0);
        line += item->width + (space ? para->space : 0);
        widest_piece = MAX(widest_piece, piece);
        widest_line = MAX(widest_line, line);
    }
    para->min_width = (int32_t)CLAMP(indents + widest_piece, 0, WIDTH_MAX);
    para->max_width = (int32_t)CLAMP(indents + widest_line, 0, WIDTH_MAX);
}

static void collector_finish(struct collector *c)
{
    struct para *para = c->para;
    uint32_t     n_old = para->n_items, n = n_old + c->n_items;
    if (c->n_items) {
        struct para_item *items = arena_new_array(c->context->arena, struct para_item, n);
        if (n_old)
            memcpy(items, para->items, n_old * sizeof *items);
        memcpy(items + n_old, c->items, c->n_items * sizeof *items);
        para->items = items;
        para->n_items = n;
        if (n_old)
            items[n_old].glue = MAX(items[n_old].glue, PARA_SPACE);
        breaks_decide(c->context->fonts, items, n, n_old);
    }
    if (c->items != c->at_hand)
        g_free(c->items);
    para_measure(para);
}

struct para *para_collect(struct para_context *context, const struct doc_node *block, const struct para_style *style,
                          const char *label, enum page_role label_role, const struct doc_node *label_node)
{
    struct para        *para = arena_new_struct(context->arena, struct para);
    struct font_metrics metrics = font_metrics(context->fonts, FACE_REGULAR, style->size);
    struct collector    collector;
    para->style = *style;
    para->node = block;
    para->space = metrics.space;
    if (para->style.line_height <= 0)
        para->style.line_height = metrics.ascent + metrics.descent;
    para->ascent = (para->style.line_height - metrics.ascent - metrics.descent) / 2 + metrics.ascent;
    collector_start(&collector, context, para);
    if (label && *label) {
        uint8_t normal = collector.style;
        if (label_role == PAGE_NOTE_LABEL)
            collector.style |= DOC_SUPERSCRIPT;
        if (style->label_bold)
            collector.style |= DOC_BOLD;
        text_add(&collector, label, label_node, label_role);
        collector.style = normal;
        collector.n_label = label_role == PAGE_LABEL || label_role == PAGE_NOTE_LABEL ? collector.n_items : 0;
        glue_add(&collector, PARA_SPACE);
    }
    inlines_add(&collector, block);
    collector_finish(&collector);
    return para;
}

void para_append(struct para_context *context, struct para *para, const struct doc_node *block)
{
    struct collector collector;
    collector_start(&collector, context, para);
    inlines_add(&collector, block);
    collector_finish(&collector);
    para->n_lines = 0;
}
