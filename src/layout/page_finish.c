/*
 * page_finish.c -- what comes last: page numbers in the top margin, bookmarks, the pages as one form.
 */

#include "layout_int.h"

/* Digit by digit, so that ten words make the numbers of any document. */
void page_number_draw(struct page_fill *fill)
{
    struct block_style   style = style_of(LOOK_PAGE_NUMBER);
    struct para_context *keep = &fill->layout->keep;
    struct font_metrics  metrics = font_metrics(keep->fonts, FACE_REGULAR, style.para.size);
    struct page_item     item = {
            .kind = PAGE_TEXT, .role = PAGE_NUMBER, .y = fill->top - MM(LOOK_PAGE_NUMBER_ABOVE_MM) + metrics.ascent};
    const struct word **words;
    uint8_t            *joined;
    char                text[16];
    int                 length;

    if (fill->section_pages < 2)
        return;
    length = g_snprintf(text, sizeof text, "%u", fill->section_pages);
    words = arena_new_array(keep->arena, const struct word *, length);
    joined = arena_new_array(keep->arena, uint8_t, length);
    for (int i = 0; i < length; i++) {
        words[i] = font_word(keep->fonts, FACE_REGULAR, style.para.size, text + i, 1);
        joined[i] = 1;
        item.width += words[i]->width;
    }
    item.x = (fill->left + fill->right - item.width) / 2;
    item.height = metrics.ascent + metrics.descent;
    item.run = (struct text_run){
        .words = words, .n_words = (uint16_t)length, .face = FACE_REGULAR, .size = style.para.size, .joined = joined};
    g_array_append_val(fill->items, item);
}

struct para *page_draft_new(struct layout *layout)
{
    const struct doc_node *root = layout->doc->root;
    const struct doc_info *info = root->attr;
    struct block_style     style = style_of(LOOK_DRAFT);

    return info != NULL && info->draft != NULL
               ? para_constant(&layout->keep, root, info->draft, PAGE_DRAFT, &style.para)
               : NULL;
}

void page_draft_draw(struct page_fill *fill)
{
    struct para *draft = fill->layout->draft;
    guint        first = fill->items->len;

    if (draft == NULL)
        return;
    para_break(&fill->layout->keep, draft, fill->right - fill->left);
    para_draw_line(&fill->layout->keep, draft, 0, fill->left,
                   fill->height - MM(LOOK_DRAFT_BOTTOM_MM) - draft->style.line_height, fill->items);
    for (guint i = first; i < fill->items->len; i++) /* furniture: it stands for no part of the document */
        g_array_index(fill->items, struct page_item, i).node = NULL;
}

struct pages *page_finish(struct page_fill *fill)
{
    struct layout *layout = fill->layout;
    struct arena  *arena = layout->keep.arena;
    struct pages  *pages = arena_new_struct(arena, struct pages);

    pages->fonts = layout->keep.fonts;
    pages->doc = layout->doc;
    pages->n_pages = fill->pages->len;
    pages->pages = arena_keep(arena, fill->pages);
    pages->n_bookmarks = layout->bookmarks->len;
    pages->bookmarks = arena_keep(arena, layout->bookmarks);
    return pages;
}

const struct page_place *pages_place(const struct pages *pages, enum doc_place kind, uint32_t *page)
{
    for (uint32_t i = 0; i < pages->n_pages; i++)
        for (uint32_t k = 0; k < pages->pages[i].n_places; k++)
            if (pages->pages[i].places[k].kind == kind) {
                *page = i;
                return &pages->pages[i].places[k];
            }
    return NULL;
}
