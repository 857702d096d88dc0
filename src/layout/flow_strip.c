/*
 * flow_strip.c -- paragraphs one below the other in one column, addressed line by line.
 * Cells, notes and the parts of letterhead and sign-off are strips; all of them may be divided between pages.
 */
#include <string.h>

#include "base/text.h"
#include "layout_int.h"

#define LINES_MAX 50000u /* of a cell or note: some thousand pages */

GArray *note_list_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(const struct doc_node *));
}

const struct doc_node *note_at(const GArray *notes, guint i)
{
    return g_array_index(notes, const struct doc_node *, i);
}

void line_notes(const struct para *para, uint32_t line, GArray *notes)
{
    const struct para_line *l = &para->lines[line];

    for (uint32_t i = l->first; i < l->first + l->count; i++)
        if (para->items[i].role == PAGE_NOTE_MARK &&
            (notes->len == 0 || note_at(notes, notes->len - 1) != para->items[i].node))
            g_array_append_val(notes, para->items[i].node);
}

static bool para_has_notes(const struct para *para)
{
    for (uint32_t i = 0; i < para->n_items; i++)
        if (para->items[i].role == PAGE_NOTE_MARK)
            return true;
    return false;
}

void strip_add(struct layout *layout, struct strip *strip, struct arena *arena, struct para *para, int x, int space)
{
    struct strip_part *part;

    if (para->n_lines > LINES_MAX - strip->n_lines) {
        diag(layout->diags, DIAG_LAYOUT_TOO_LONG, layout_span(para->node), NULL);
        return;
    }
    if (strip->n_parts == strip->room) {
        uint32_t           room = strip->room == 0 ? 1 : strip->room * 2;
        struct strip_part *parts = arena_new_array(arena, struct strip_part, room);

        if (strip->n_parts > 0)
            memcpy(parts, strip->parts, sizeof *parts * strip->n_parts);
        strip->parts = parts;
        strip->room = room;
    }
    if (para->n_lines == 0)
        return;
    if (strip->n_lines > 0)
        strip->height += space;
    part = &strip->parts[strip->n_parts++];
    part->para = para;
    part->first = strip->n_lines;
    part->y = strip->height;
    part->x = x;
    part->has_notes = para_has_notes(para);
    strip->n_lines += para->n_lines;
    strip->height += para_lines_height(para, para->n_lines);
    strip->has_notes |= part->has_notes;
}

/* The part that a line stands in: by halves, since a cell may hold thousands of paragraphs. */
static const struct strip_part *strip_part_at(const struct strip *strip, uint32_t line)
{
    uint32_t low = 0, high = strip->n_parts;

    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;

        if (strip->parts[middle].first <= line)
            low = middle;
        else
            high = middle;
    }
    return &strip->parts[low];
}

static int strip_line_top(const struct strip *strip, uint32_t line)
{
    const struct strip_part *part = strip_part_at(strip, line);

    return part->y + para_lines_height(part->para, line - part->first);
}

static int strip_line_bottom(const struct strip *strip, uint32_t line)
{
    const struct strip_part *part = strip_part_at(strip, line);

    return part->y + para_lines_height(part->para, line - part->first + 1);
}

int strip_height(const struct strip *strip, uint32_t from, uint32_t count)
{
    if (count == 0)
        return 0;
    return strip_line_bottom(strip, from + count - 1) - strip_line_top(strip, from);
}

bool strip_may_break(const struct strip *strip, uint32_t line)
{
    const struct strip_part *part;
    uint32_t                 in_para;

    if (line == 0 || line >= strip->n_lines)
        return true;
    part = strip_part_at(strip, line);
    in_para = line - part->first;
    return in_para == 0 || (in_para != 1 && in_para != part->para->n_lines - 1);
}

uint32_t strip_fit(const struct strip *strip, uint32_t from, int height, bool strict)
{
    uint32_t low = from, high = strip->n_lines; /* lines [from, low) fit, [from, high + 1) don't */
    int      top;

    if (from >= strip->n_lines)
        return 0;
    top = strip_line_top(strip, from);
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;

        if (strip_line_bottom(strip, middle - 1) - top <= height)
            low = middle;
        else
            high = middle - 1;
    }
    if (strict)
        while (low > from && !strip_may_break(strip, low))
            low--;
    return low - from;
}

void strip_draw(struct layout *layout, const struct strip *strip, uint32_t from, uint32_t count, int x, int y,
                GArray *items)
{
    int shift;

    if (count == 0)
        return;
    shift = y - strip_line_top(strip, from);
    for (uint32_t line = from; line < from + count;) {
        const struct strip_part *part = strip_part_at(strip, line);
        uint32_t                 end = MIN(from + count, part->first + part->para->n_lines);

        for (; line < end; line++)
            para_draw_line(&layout->keep, part->para, line - part->first, x + part->x,
                           shift + part->y + para_lines_height(part->para, line - part->first), items);
    }
}

void items_again(GArray *items, guint first)
{
    guint end = first;

    for (guint i = first; i < items->len; i++) {
        struct page_item item = g_array_index(items, struct page_item, i);

        if (item.role == PAGE_NOTE_MARK)
            continue;
        item.role = PAGE_REPEATED;
        g_array_index(items, struct page_item, end++) = item;
    }
    g_array_set_size(items, end);
}

void strip_draw_again(struct layout *layout, const struct strip *strip, uint32_t from, uint32_t count, int x, int y,
                      GArray *items)
{
    guint first = items->len;

    strip_draw(layout, strip, from, count, x, y, items);
    items_again(items, first);
}

void strip_notes(const struct strip *strip, uint32_t from, uint32_t count, GArray *notes)
{
    if (!strip->has_notes || count == 0)
        return;
    for (uint32_t line = from; line < from + count;) {
        const struct strip_part *part = strip_part_at(strip, line);
        uint32_t                 end = MIN(from + count, part->first + part->para->n_lines);

        if (part->has_notes)
            for (uint32_t i = line; i < end; i++)
                line_notes(part->para, i - part->first, notes);
        line = end;
    }
}

int para_break_balanced(struct para_context *context, struct para *para, int width)
{
    uint32_t n_lines;
    int      low, high = width;

    para_break(context, para, width);
    n_lines = para->n_lines;
    if (n_lines < 2)
        return 0;
    low = MAX(width / 3, MIN(para->min_width, width));
    while (high - low > MM(1)) { /* the narrowest measure that needs no more lines */
        int middle = low + (high - low) / 2;

        para_break(context, para, middle);
        if (para->n_lines > n_lines || para->overfull)
            low = middle;
        else
            high = middle;
    }
    para_break(context, para, high);
    return (width - high) / 2;
}

struct para *para_constant(struct para_context *context, const struct doc_node *node, const char *text,
                           enum page_role role, const struct para_style *style)
{
    struct doc_node *block = arena_new_struct(context->arena, struct doc_node);

    block->kind = DOC_PARAGRAPH;
    if (node != NULL) { /* messages about it point to where the node came from */
        struct span *from = arena_new_array(context->arena, struct span, 2);

        from[0] = doc_template_span(node);
        from[1] = doc_data_span(node);
        block->from_template = &from[0];
        block->from_data = &from[1];
    }
    return para_collect(context, block, style, text, role, node);
}

const char *length_in_mm(struct arena *arena, int length)
{
    char   buffer[G_ASCII_DTOSTR_BUF_SIZE], *point;
    double mm = (double)length / 1024.0 * 25.4 / 72.0;

    g_ascii_formatd(buffer, sizeof buffer, "%.1f", MAX(mm + 0.05, 0.1)); /* up: a millimetre too many does no harm */
    point = strchr(buffer, '.');
    if (point != NULL)
        *point = ',';
    return arena_strdup(arena, buffer);
}

struct span layout_span(const struct doc_node *node)
{
    struct span span = doc_data_span(node);

    return span.source != NULL ? span : doc_template_span(node);
}

/* The widest piece of a paragraph that can't be broken, for the message. */
static const char *para_widest(struct layout *layout, const struct para *para)
{
    const char *text = "";
    int         widest = 0;

    for (uint32_t i = 0; i < para->n_items; i++)
        if (para->items[i].word != NULL && para->items[i].width > widest) {
            widest = para->items[i].width;
            text = text_excerpt(layout->keep.arena, para->items[i].word->text, para->items[i].word->length);
        }
    return text;
}

void check_height(struct page_fill *fill, const struct doc_node *node, int height)
{
    int over = height - page_fill_height(fill);

    if (over > 0)
        diag(fill->layout->diags, DIAG_LAYOUT_TOO_TALL, layout_span(node), length_in_mm(fill->layout->keep.arena, over),
             NULL);
}

void para_check_width(struct layout *layout, const struct para *para)
{
    struct span data = layout_span(para->node), template;

    if (!para->overfull)
        return;
    diag(layout->diags, DIAG_LAYOUT_TOO_WIDE, data, para_widest(layout, para),
         length_in_mm(layout->keep.arena, para->missing), NULL);
    template = doc_template_span(para->node);
    if (template.source != NULL && template.source != data.source)
        diag_also(layout->diags, template);
}
