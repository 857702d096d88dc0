/*
 * signature_block.c -- the end of a document: Nơi nhận at the left, authority, signature and name at the right.
 * Positions: NĐ 30/2020 PL I, cells 7a-7c, 8, 9b.
 */
#include "layout_int.h"

#define SPACE_ABOVE PT(14)
#define SIGNATURE_GAP MM(LOOK_SIGNATURE_HEIGHT_MM)
#define SIGNATURE_WIDTH MM(LOOK_SIGNATURE_WIDTH_MM)
#define SEAL_SIZE MM(LOOK_SEAL_MM)

struct signature_block {
    struct flow_box box;
    int             left_width, right_width;
    struct strip    recipients, authority, signer;
};

static void collect_recipients(struct layout *layout, struct signature_block *block, const struct doc_node *recipients)
{
    struct block_style title = style_of(LOOK_RECIPIENTS_TITLE), style = style_of(LOOK_RECIPIENT);
    struct para       *para =
        para_constant(&layout->keep, recipients, doc_phrase(DOC_PHRASE_RECIPIENTS), PAGE_LABEL, &title.para);

    para_break(&layout->keep, para, block->left_width);
    strip_add(layout, &block->recipients, layout->keep.arena, para, 0, 0);
    for (const struct doc_node *node = recipients->first; node != NULL; node = node->next) {
        para = para_collect(&layout->keep, node, &style.para, "-", PAGE_LABEL, node);
        para_break(&layout->keep, para, block->left_width);
        para_check_width(layout, para);
        strip_add(layout, &block->recipients, layout->keep.arena, para, 0, style.space);
    }
}

static void collect_lines(struct layout *layout, struct strip *strip, const struct doc_node *signature,
                          enum doc_kind kind, enum look_role role, int width)
{
    struct block_style style = style_of(role);

    for (const struct doc_node *node = signature->first; node != NULL; node = node->next) {
        struct para *para;
        int          x;

        if (node->kind != kind)
            continue;
        para = para_collect(&layout->keep, node, &style.para, NULL, PAGE_LABEL, NULL);
        x = para_break_balanced(&layout->keep, para, width);
        para_check_width(layout, para);
        strip_add(layout, strip, layout->keep.arena, para, x, style.space);
    }
}

/* "Nơi nhận:" is level with the authority: their baselines are. */
static int recipients_drop(const struct signature_block *block)
{
    if (block->authority.n_parts == 0 || block->recipients.n_parts == 0)
        return 0;
    return MAX(block->authority.parts[0].para->ascent - block->recipients.parts[0].para->ascent, 0);
}

static void draw_signature(struct page_fill *fill, const struct signature_block *block)
{
    const struct doc_node *node = doc_child(block->box.node, DOC_SIGNATURE);
    int                    x = fill->right - block->right_width, y = fill->y;
    int                    mark = x + (block->right_width - SIGNATURE_WIDTH) / 2;

    if (node == NULL)
        return;
    strip_draw(fill->layout, &block->authority, 0, block->authority.n_lines, x, y, fill->items);
    y += block->authority.height;
    page_place(fill->items, DOC_PLACE_SIGNATURE, node, mark, y, SIGNATURE_WIDTH, SIGNATURE_GAP);
    /* the seal covers a third of the signature, from its left */
    page_place(fill->items, DOC_PLACE_SEAL, node, mark + SIGNATURE_WIDTH / 3 - SEAL_SIZE,
               y + (SIGNATURE_GAP - SEAL_SIZE) / 2, SEAL_SIZE, SEAL_SIZE);
    y += SIGNATURE_GAP;
    strip_draw(fill->layout, &block->signer, 0, block->signer.n_lines, x, y, fill->items);
}

/* Only a list of recipients longer than a page is ever divided. */
static void signature_draw(struct page_fill *fill, const struct flow_box *box)
{
    const struct signature_block *block = (const struct signature_block *)box;
    const struct strip           *list = &block->recipients;
    int                           drop = recipients_drop(block);
    uint32_t                      count = strip_fit(list, 0, fill->bottom - fill->y - drop - fill->notes_height, false);

    strip_draw(fill->layout, list, 0, count, fill->left, fill->y + drop, fill->items);
    draw_signature(fill, block);
    if (count == list->n_lines) {
        fill->y += box->height;
        return;
    }
    while (count < list->n_lines) {
        uint32_t more;

        page_fill_break(fill);
        more = MAX(strip_fit(list, count, fill->bottom - fill->y - fill->notes_height, false), 1);
        strip_draw(fill->layout, list, count, more, fill->left, fill->y, fill->items);
        fill->y += strip_height(list, count, more);
        fill->empty = false;
        count += more;
    }
}

void signature_collect(struct page_fill *fill, const struct doc_node *sign_off, GArray *units)
{
    struct layout          *layout = fill->layout;
    struct signature_block *block = arena_new_struct(layout->keep.arena, struct signature_block);
    const struct doc_node  *recipients = doc_child(sign_off, DOC_RECIPIENTS);
    const struct doc_node  *signature = doc_child(sign_off, DOC_SIGNATURE);
    struct flow_unit        unit = {.kind = UNIT_BOX, .node = sign_off, .space = SPACE_ABOVE};
    int                     width = fill->right - fill->left, right = 0;

    block->box.node = sign_off;
    block->box.draw = signature_draw;
    block->left_width = width * LOOK_RECIPIENTS_PERCENT / 100;
    block->right_width = width * LOOK_SIGNATURE_PERCENT / 100;
    if (recipients != NULL)
        collect_recipients(layout, block, recipients);
    if (signature != NULL) {
        collect_lines(layout, &block->authority, signature, DOC_AUTHORITY, LOOK_AUTHORITY, block->right_width);
        collect_lines(layout, &block->signer, signature, DOC_SIGNER, LOOK_SIGNER, block->right_width);
        right = block->authority.height + SIGNATURE_GAP + block->signer.height;
    }
    check_height(fill, sign_off, right); /* a long list of recipients may be divided */
    block->box.height = MAX(block->recipients.height + recipients_drop(block), right);
    unit.box = &block->box;
    unit.height = block->box.height;
    g_array_append_val(units, unit);
}
