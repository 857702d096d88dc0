/*
 * letterhead.c -- the head of a document: issuing body, Quốc hiệu, number, date, marks; and whom it is addressed to.
 * Positions: NĐ 30/2020 PL I, cells 1-5b and 9a-11.
 */
#include <string.h>

#include "base/text.h"
#include "layout_int.h"

#define GUTTER MM(LOOK_HEAD_GUTTER_MM)
#define MARK_HEIGHT MM(LOOK_MARK_HEIGHT_MM)
#define RULE_GAP PT(2.5)
#define SYMBOL_GAP PT(12) /* between the rules and the line of number and date */

struct letterhead {
    struct flow_box box;
    int             left_width, right_x, right_width; /* columns, from the left margin */
    struct strip    bodies, nation, symbol, place_date, regarding;
    int             bodies_rule, nation_rule; /* lengths */
    int             symbol_y, regarding_y, marks_y;
};

static void add_centred(struct layout *layout, struct strip *strip, struct para *para, int width, int space)
{
    int x = para_break_balanced(&layout->keep, para, width);

    para_check_width(layout, para);
    strip_add(layout, strip, layout->keep.arena, para, x, space);
}

/* All parts of a kind, one below the other. */
static void add_parts(struct layout *layout, struct strip *strip, const struct doc_node *letterhead, enum doc_kind kind,
                      struct block_style style, int width)
{
    for (const struct doc_node *part = letterhead->first; part != NULL; part = part->next)
        if (part->kind == kind)
            add_centred(layout, strip, para_collect(&layout->keep, part, &style.para, NULL, PAGE_LABEL, NULL), width,
                        style.space);
}

static int last_line_width(const struct strip *strip)
{
    const struct para *para;

    if (strip->n_parts == 0)
        return 0;
    para = strip->parts[strip->n_parts - 1].para;
    return para->lines[para->n_lines - 1].width;
}

/* At the larger of the two sizes that the rules allow, or the smaller. */
static struct block_style head_style(enum look_role role, bool large)
{
    return large ? style_of(role) : style_at_size(role, (unsigned)(look_of(role)->least * 8));
}

/* Sets both columns' upper parts.  False if the issuing body's names need more than a line each. */
static bool set_heads(struct layout *layout, struct letterhead *head, int width, bool large)
{
    const struct doc_node *node = head->box.node;
    struct para           *nation, *motto;
    struct block_style     nation_style = head_style(LOOK_NATION, large), motto_style = head_style(LOOK_MOTTO, large);
    bool                   fits = true;

    nation = para_constant(&layout->keep, node, doc_phrase(DOC_PHRASE_NATION), PAGE_CONTENT, &nation_style.para);
    motto = para_constant(&layout->keep, node, doc_phrase(DOC_PHRASE_MOTTO), PAGE_CONTENT, &motto_style.para);
    head->right_width = nation->max_width + PT(1);
    head->right_x = width - head->right_width;
    head->left_width = head->right_x - GUTTER;
    memset(&head->bodies, 0, sizeof head->bodies);
    memset(&head->nation, 0, sizeof head->nation);
    add_parts(layout, &head->bodies, node, DOC_SUPERIOR, head_style(LOOK_SUPERIOR, large), head->left_width);
    add_parts(layout, &head->bodies, node, DOC_ISSUER, head_style(LOOK_ISSUER, large), head->left_width);
    for (uint32_t i = 0; i < head->bodies.n_parts; i++)
        fits = fits && head->bodies.parts[i].para->n_lines == 1;
    add_centred(layout, &head->nation, nation, head->right_width, 0);
    add_centred(layout, &head->nation, motto, head->right_width, PT(1));
    head->bodies_rule = last_line_width(&head->bodies) * 2 / 5;
    head->nation_rule = last_line_width(&head->nation);
    return fits;
}

static bool is_urgency(const struct doc_node *node)
{
    return node->kind == DOC_MARK && doc_mark_is_urgency((enum doc_mark)node->style);
}

/* A mark in its single-line box; the rules give lengths of 20, 30 and 40 mm for the three urgencies. */
static int draw_mark(struct page_fill *fill, const struct doc_node *mark, int x, int y, bool centred)
{
    struct block_style style = style_of(centred ? LOOK_MARK_URGENT : LOOK_MARK);
    const char        *text = doc_plain_text(fill->layout->keep.arena, mark);
    struct page_item   box = {.kind = PAGE_BOX, .role = PAGE_RULE, .y = y, .height = MARK_HEIGHT};
    struct para       *para;

    para = para_collect(&fill->layout->keep, mark, &style.para, NULL, PAGE_LABEL, NULL);
    box.width = para->max_width + MM(4);
    if (centred)
        box.width = box.width <= MM(20) ? MM(20) : box.width <= MM(30) ? MM(30) : MAX(box.width, MM(40));
    box.x = centred ? x - box.width / 2 : x - box.width;
    if (box.x < fill->left)
        diag(fill->layout->diags, DIAG_LAYOUT_TOO_WIDE, layout_span(mark),
             text_excerpt(fill->layout->keep.arena, text, strlen(text)),
             length_in_mm(fill->layout->keep.arena, fill->left - box.x), NULL);
    box.line.thickness = PT(LOOK_RULE_MARK_PT);
    box.line.colour = style.para.colour;
    g_array_append_val(fill->items, box);
    para_break(&fill->layout->keep, para, box.width);
    para_draw_line(&fill->layout->keep, para, 0, box.x, y + (box.height - para->style.line_height) / 2, fill->items);
    return box.width;
}

static void draw_marks(struct page_fill *fill, const struct letterhead *head, int y)
{
    int left = fill->left + head->left_width / 2, right = fill->right;

    for (const struct doc_node *part = head->box.node->first; part != NULL; part = part->next) {
        if (part->kind != DOC_MARK)
            continue;
        if (is_urgency(part)) {
            draw_mark(fill, part, left, y, true);
            y += MARK_HEIGHT + PT(4);
        } else { /* for no eyes but the agency's own: upper right corner, in the margin */
            right -= draw_mark(fill, part, right, MM(9), false) + MM(3);
        }
    }
}

static void letterhead_draw(struct page_fill *fill, const struct flow_box *box)
{
    const struct letterhead *head = (const struct letterhead *)box;
    struct layout           *layout = fill->layout;
    int                      left = fill->left, right = fill->left + head->right_x, y = fill->y;

    strip_draw(layout, &head->nation, 0, head->nation.n_lines, right, y, fill->items);
    page_rule(fill->items, right + (head->right_width - head->nation_rule) / 2, y + head->nation.height + RULE_GAP,
              head->nation_rule, 0, HEAD_RULE);
    strip_draw(layout, &head->bodies, 0, head->bodies.n_lines, left, y, fill->items);
    if (head->bodies_rule > 0)
        page_rule(fill->items, left + (head->left_width - head->bodies_rule) / 2, y + head->bodies.height + RULE_GAP,
                  head->bodies_rule, 0, HEAD_RULE);
    strip_draw(layout, &head->symbol, 0, head->symbol.n_lines, left, y + head->symbol_y, fill->items);
    strip_draw(layout, &head->regarding, 0, head->regarding.n_lines, left, y + head->regarding_y, fill->items);
    strip_draw(layout, &head->place_date, 0, head->place_date.n_lines, right, y + head->symbol_y, fill->items);
    draw_marks(fill, head, y + head->marks_y);
    if (fill->section->kind == DOC_DOCUMENT) /* what is attached in the same file is not stamped */
        page_place(fill->items, DOC_PLACE_STAMP, box->node, fill->right - MM(75), MM(4), MM(75), MM(5));
    fill->y += box->height;
}

/* Where the parts below the two heads stand, and how high all is. */
static void place_parts(struct letterhead *head)
{
    bool row = head->symbol.n_lines > 0 || head->place_date.n_lines > 0;
    int  symbol_bottom, left_bottom;

    head->symbol_y = MAX(head->bodies.height, head->nation.height) + RULE_GAP + (row ? SYMBOL_GAP : 0);
    symbol_bottom = head->symbol_y + head->symbol.height;
    head->regarding_y = symbol_bottom + style_of(LOOK_REGARDING).space;
    left_bottom = head->regarding.n_lines > 0 ? head->regarding_y + head->regarding.height : symbol_bottom;
    head->marks_y = left_bottom + PT(6);
    for (const struct doc_node *part = head->box.node->first; part != NULL; part = part->next)
        if (is_urgency(part))
            left_bottom = (left_bottom == head->marks_y - PT(6) ? head->marks_y : left_bottom + PT(4)) + MARK_HEIGHT;
    head->box.height = MAX(left_bottom, head->symbol_y + head->place_date.height);
}

void letterhead_collect(struct page_fill *fill, const struct doc_node *letterhead, GArray *units)
{
    struct layout     *layout = fill->layout;
    struct letterhead *head = arena_new_struct(layout->keep.arena, struct letterhead);
    struct flow_unit   unit = {.kind = UNIT_BOX, .node = letterhead, .with_next = true};
    int                width = fill->right - fill->left;

    head->box.node = letterhead;
    head->box.draw = letterhead_draw;
    if (!set_heads(layout, head, width, true))
        set_heads(layout, head, width, false);
    add_parts(layout, &head->symbol, letterhead, DOC_SYMBOL, style_of(LOOK_SYMBOL), head->left_width);
    add_parts(layout, &head->regarding, letterhead, DOC_REGARDING, style_of(LOOK_REGARDING), head->left_width);
    add_parts(layout, &head->place_date, letterhead, DOC_PLACE_DATE, style_of(LOOK_PLACE_DATE), head->right_width);
    place_parts(head);
    check_height(fill, letterhead, head->box.height);
    unit.box = &head->box;
    unit.height = head->box.height;
    g_array_append_val(units, unit);
}

/* Several addressees: each on a line of its own, its dash below the colon; the whole about centred. */
static void collect_several(struct page_fill *fill, const struct doc_node *addressees, GArray *units)
{
    struct para_context *context = &fill->layout->keep;
    struct block_style   style = style_of(LOOK_ADDRESSEE);
    struct para *title = para_constant(context, addressees, doc_phrase(DOC_PHRASE_ADDRESSED), PAGE_LABEL, &style.para);
    struct para *colon = para_constant(context, addressees, ":", PAGE_LABEL, &style.para);
    struct para *dash = para_constant(context, addressees, "-", PAGE_LABEL, &style.para);
    struct font_metrics metrics = font_metrics(context->fonts, FACE_REGULAR, style.para.size);
    int                width = fill->right - fill->left, longest = 0, hang = dash->max_width + metrics.space, x, dashes;
    struct block_style line = style;

    for (const struct doc_node *node = addressees->first; node != NULL; node = node->next)
        longest = MAX(longest, para_collect(context, node, &style.para, NULL, PAGE_LABEL, NULL)->max_width);
    dashes = title->max_width - colon->max_width;
    x = MAX((width - dashes - hang - longest) / 2, MM(12.7));
    para_break(context, title, width - x);
    flow_collect_para(fill->layout, title, x, style.space, true, units);
    line.para.left = hang;
    line.para.first_indent = -hang;
    for (const struct doc_node *node = addressees->first; node != NULL; node = node->next) {
        struct para *para = para_collect(context, node, &line.para, "-", PAGE_LABEL, node);

        para_break(context, para, width - x - dashes);
        flow_collect_para(fill->layout, para, x + dashes, PT(2), false, units);
    }
}

void addressees_collect(struct page_fill *fill, const struct doc_node *addressees, GArray *units)
{
    struct block_style style = style_of(LOOK_ADDRESSEE);
    struct flow_unit   gap = {.kind = UNIT_RULE, .height = PT(6)};

    if (addressees->first == NULL)
        return;
    if (addressees->first->next == NULL) {
        style.para.align = DOC_ALIGN_CENTER;
        flow_collect_title(fill,
                           para_collect(&fill->layout->keep, addressees->first, &style.para,
                                        doc_phrase(DOC_PHRASE_ADDRESSED), PAGE_LABEL, addressees),
                           style.space, units);
    } else {
        collect_several(fill, addressees, units);
    }
    g_array_append_val(units, gap);
}
