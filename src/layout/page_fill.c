/*
 * page_fill.c -- the page that is being filled: its text area, what stands on it, and the change to the next one.
 */

#include "layout_int.h"

void page_fill_init(struct page_fill *fill, struct layout *layout)
{
    *fill = (struct page_fill){.layout = layout};
    fill->pages = g_array_new(FALSE, TRUE, sizeof(struct page));
    fill->items = g_array_new(FALSE, TRUE, sizeof(struct page_item));
    fill->notes = g_ptr_array_new();
    fill->found = note_list_new();
    fill->noted = g_hash_table_new(NULL, NULL);
}

void page_fill_clear(struct page_fill *fill)
{
    g_array_free(fill->pages, TRUE);
    g_array_free(fill->items, TRUE);
    g_ptr_array_free(fill->notes, TRUE);
    g_array_free(fill->found, TRUE);
    g_hash_table_destroy(fill->noted);
}

int page_fill_height(const struct page_fill *fill)
{
    return fill->bottom - fill->top;
}

static void page_start(struct page_fill *fill)
{
    g_array_set_size(fill->items, 0);
    fill->section_pages++;
    fill->y = fill->top;
    fill->empty = true;
    page_number_draw(fill);
    page_draft_draw(fill);
    notes_carry(fill);
}

void page_fill_section(struct page_fill *fill, const struct doc_node *section)
{
    const struct doc_annex  *annex = section->kind == DOC_DOCUMENT ? NULL : section->attr;
    const struct look_sheet *sheet = look_sheet(annex != NULL ? annex->paper : DOC_PORTRAIT);

    fill->section = section;
    fill->section_pages = 0;
    fill->width = MM(sheet->width);
    fill->height = MM(sheet->height);
    fill->left = MM(sheet->left);
    fill->right = fill->width - MM(sheet->right);
    fill->top = MM(sheet->top);
    fill->bottom = fill->height - MM(sheet->bottom);
    g_ptr_array_set_size(fill->notes, 0);
    page_start(fill);
}

static void places_take(struct page_fill *fill, struct page *page)
{
    const struct page_item *items = (const struct page_item *)fill->items->data;
    struct page_place      *places;

    for (guint i = 0; i < fill->items->len; i++)
        page->n_places += items[i].kind == PAGE_PLACE;
    if (page->n_places == 0)
        return;
    page->places = places = arena_new_array(fill->layout->keep.arena, struct page_place, page->n_places);
    for (guint i = 0; i < fill->items->len; i++)
        if (items[i].kind == PAGE_PLACE)
            *places++ = (struct page_place){.kind = items[i].place,
                                            .x = items[i].x,
                                            .y = items[i].y,
                                            .width = items[i].width,
                                            .height = items[i].height,
                                            .node = items[i].node};
}

/* What stands on the page goes to the arena; the array is used again. */
static void page_end(struct page_fill *fill)
{
    struct page page = {
        .width = fill->width,
        .height = fill->height,
        .number = fill->section_pages,
        .number_shown = fill->section_pages > 1,
        .section = fill->section,
        .n_items = fill->items->len,
    };

    places_take(fill, &page);
    if (fill->layout->take != NULL) {
        struct page taken = page;

        taken.items = g_memdup2(fill->items->data, sizeof(struct page_item) * page.n_items);
        fill->layout->take(fill->layout->take_data, &taken);
        page.n_items = 0;
    } else
        page.items = arena_keep(fill->layout->keep.arena, fill->items);
    g_array_append_val(fill->pages, page);
}

void page_fill_break(struct page_fill *fill)
{
    notes_draw(fill);
    page_end(fill);
    page_start(fill);
}

void page_fill_end_section(struct page_fill *fill)
{
    notes_draw(fill);
    page_end(fill);
    while (fill->notes->len > 0) { /* a long note outlasts the text */
        page_start(fill);
        notes_draw(fill);
        page_end(fill);
    }
}

void page_rule(GArray *items, int x, int y, int width, int height, int thickness)
{
    struct page_item item = {
        .kind = PAGE_LINE,
        .role = PAGE_RULE,
        .x = x,
        .y = y,
        .width = width,
        .height = height,
    };

    item.line.thickness = thickness;
    g_array_append_val(items, item);
}

void page_place(GArray *items, enum doc_place kind, const struct doc_node *node, int x, int y, int width, int height)
{
    struct page_item item = {
        .kind = PAGE_PLACE,
        .role = PAGE_RULE,
        .x = x,
        .y = y,
        .width = width,
        .height = height,
        .node = node,
    };

    item.place = kind;
    g_array_append_val(items, item);
}
