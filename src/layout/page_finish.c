/*
 * page_finish.c -- what comes last: page numbers in the top margin, bookmarks, the pages as one form.
 */
#include <string.h>

#include "layout_int.h"

#define NUMBER_TOP MM(9) /* of the number's line, from the top of the sheet */

/* Digit by digit, so that ten words make the numbers of any document. */
void page_number_draw(struct page_fill *fill)
{
    struct block_style style = style_of(STYLE_PAGE_NUMBER);
    struct para_context *keep = &fill->layout->keep;
    struct font_metrics metrics = font_metrics(keep->fonts, FACE_REGULAR, style.para.size);
    struct page_item item = {.kind = PAGE_TEXT, .role = PAGE_NUMBER, .y = NUMBER_TOP + metrics.ascent};
    const struct word **words;
    uint8_t *joined;
    char     text[16];
    int      length;

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
    item.run = (struct text_run){.words = words, .n_words = (uint16_t)length, .face = FACE_REGULAR,
                                 .size = style.para.size, .joined = joined};
    g_array_append_val(fill->items, item);
}

struct pages *page_finish(struct page_fill *fill)
{
    struct layout *layout = fill->layout;
    struct arena  *arena = layout->keep.arena;
    struct pages  *pages = arena_new_struct(arena, struct pages);

    pages->fonts = layout->keep.fonts;
    pages->doc = layout->doc;
    pages->n_pages = fill->pages->len;
    pages->pages = arena_new_array(arena, struct page, pages->n_pages);
    memcpy(pages->pages, fill->pages->data, sizeof(struct page) * pages->n_pages);
    pages->n_bookmarks = layout->bookmarks->len;
    if (pages->n_bookmarks > 0)
        pages->bookmarks = memcpy(arena_new_array(arena, struct bookmark, pages->n_bookmarks),
                                  layout->bookmarks->data, sizeof(struct bookmark) * pages->n_bookmarks);
    return pages;
}
