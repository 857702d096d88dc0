/*
 * paragraph_draw.c -- a broken line becomes runs on the page.
 * The line's spaces are divided in whole units, so that a justified line ends exactly at the right edge.
 */
#include "line_cost.h"
#include "paragraph.h"

/* What is known while a line is drawn from left to right. */
struct line_pen {
    struct para_context *context;
    const struct para   *para;
    GArray              *items;
    int32_t              x, baseline;
    int32_t              space; /* each space's width */
    uint32_t             wider; /* the next so many spaces are one unit wider */
};

static bool is_space(const struct para_item *item)
{
    return item->glue == PARA_SPACE || item->glue == PARA_NO_BREAK;
}

/* The spaces of a line; shrunk to a limit: what is too wide stays too wide. */
static void spaces_divide(struct line_pen *pen, const struct para_line *line)
{
    int32_t slack = line->available - line->width, natural = pen->para->space;
    pen->space = natural;
    pen->wider = 0;
    if (pen->para->ragged || line->spaces == 0 || (line->last && slack >= 0))
        return;
    slack = MAX(slack, -(int32_t)((int64_t)line->spaces * natural / SHRINK_PART));
    int32_t each = slack / (int32_t)line->spaces, rest = slack % (int32_t)line->spaces;
    if (rest < 0) {
        each--;
        rest += (int32_t)line->spaces;
    }
    pen->space = natural + each;
    pen->wider = (uint32_t)rest;
}

static int32_t line_start(const struct para *para, const struct para_line *line)
{
    int32_t indent = para->style.left + (line->first == 0 ? para->style.first_indent : 0);
    if (para->style.align == DOC_ALIGN_CENTER)
        return indent + (line->available - line->width) / 2;
    if (para->style.align == DOC_ALIGN_RIGHT)
        return indent + line->available - line->width;
    return indent;
}

/* Do two neighbouring items belong to one run? */
static bool same_run(const struct para_item *a, const struct para_item *b)
{
    return a->word != NULL && b->word != NULL && a->node == b->node && a->role == b->role && a->rise == b->rise &&
           a->word->face == b->word->face && a->word->size == b->word->size && a->width == a->word->width;
}

static void pen_skip_space(struct line_pen *pen)
{
    pen->x += pen->space;
    if (pen->wider) {
        pen->x++;
        pen->wider--;
    }
}

/* Is there a space in the text between this item and the next, on this line or not? */
static bool space_follows(const struct para *para, uint32_t item)
{
    if (item + 1 >= para->n_items)
        return false;
    if (is_space(&para->items[item + 1]) || para->items[item + 1].glue == PARA_NEW_LINE)
        return true;
    uint8_t role = para->items[item].role;
    return (role == PAGE_LABEL || role == PAGE_NOTE_LABEL) && para->items[item + 1].role != role;
}

static void run_draw(struct line_pen *pen, uint32_t first, uint32_t count)
{
    const struct para_item *items = &pen->para->items[first];
    const struct word     **words = arena_new_array(pen->context->arena, const struct word *, count);
    uint8_t                *joined = NULL;
    uint32_t                wider = pen->wider;
    struct page_item        item = {.kind = PAGE_TEXT, .role = items->role, .x = pen->x, .node = items->node};
    item.y = pen->baseline - items->rise * 16;
    for (uint32_t i = 0; i < count; i++) {
        words[i] = items[i].word;
        if (i && is_space(&items[i]))
            pen_skip_space(pen);
        else if (i) {
            if (joined == NULL)
                joined = arena_new_array(pen->context->arena, uint8_t, count);
            joined[i] = 1;
        }
        pen->x += items[i].word->width;
    }
    item.width = pen->x - item.x;
    item.run = (struct text_run){
        .words = words,
        .n_words = (uint16_t)count,
        .face = words[0]->face,
        .size = words[0]->size,
        .space = pen->space,
        .space_extra = (int32_t)(wider - pen->wider),
        .joined = joined,
        .space_after = space_follows(pen->para, first + count - 1),
        .colour = pen->para->style.colour,
    };
    pen->x += items[count - 1].width - items[count - 1].word->width; /* the gap after a label or mark */
    g_array_append_val(pen->items, item);
}

static void blank_draw(struct line_pen *pen, const struct para_item *blank)
{
    struct page_item item = {.kind = PAGE_PLACE,
                             .role = PAGE_CONTENT,
                             .x = pen->x,
                             .y = pen->baseline - pen->para->ascent,
                             .width = blank->width,
                             .height = pen->para->style.line_height,
                             .node = blank->node};
    if (blank->node != NULL && blank->node->kind == DOC_BLANK) {
        item.place = (enum doc_place)blank->node->style;
        g_array_append_val(pen->items, item);
    }
    pen->x += blank->width;
}

void para_draw_line(struct para_context *context, const struct para *para, uint32_t line, int x, int y, GArray *items)
{
    const struct para_line *l = &para->lines[line];
    struct line_pen         pen = {.context = context, .para = para, .items = items};
    pen.x = x + line_start(para, l);
    pen.baseline = y + para->ascent;
    spaces_divide(&pen, l);
    for (uint32_t i = l->first, end = l->first + l->count, next; i < end; i = next) {
        const struct para_item *first = &para->items[i];
        if (i > l->first && is_space(first))
            pen_skip_space(&pen);
        next = i + 1;
        if (first->word == NULL) {
            blank_draw(&pen, first);
            continue;
        }
        while (next < end && next - i < G_MAXUINT16 && same_run(&para->items[next - 1], &para->items[next]))
            next++;
        run_draw(&pen, i, next - i);
    }
}

void para_line_notes(const struct para *para, uint32_t line, void (*found)(const struct doc_node *note, void *data),
                     void *data)
{
    const struct para_line *l = &para->lines[line];
    const struct doc_node  *previous = NULL;
    for (uint32_t i = l->first; i < l->first + l->count; i++) {
        const struct para_item *item = &para->items[i];
        if (item->role == PAGE_NOTE_MARK && item->node != previous) {
            found(item->node, data);
            previous = item->node;
        }
    }
}
