/*
 * flow_break.c -- units to pages, chunk by chunk: each chunk goes where it fits together with its footnotes.
 */
#include "layout_int.h"

static struct flow_unit *unit_at(GArray *units, guint i)
{
    return &g_array_index(units, struct flow_unit, i);
}

static int unit_space(const struct page_fill *fill, const struct flow_unit *unit)
{
    return fill->empty ? 0 : unit->space;
}

static int unit_height(struct page_fill *fill, const struct flow_unit *unit)
{
    return unit->kind == UNIT_TABLE ? table_first_height(fill, unit->table) : unit->height;
}

/* Height of units [from, end), up to the beginning of a table; their notes go to fill->found. */
static int chunk_measure(struct page_fill *fill, GArray *units, guint from, guint end)
{
    int height = 0;

    g_array_set_size(fill->found, 0);
    for (guint i = from; i < end; i++) {
        const struct flow_unit *unit = unit_at(units, i);

        height = MIN(height, TALLER_THAN_ANY);
        height += (i == from ? unit_space(fill, unit) : unit->space) + unit_height(fill, unit);
        if (unit->kind == UNIT_LINE)
            line_notes(unit->para, unit->line, fill->found);
        if (unit->kind == UNIT_TABLE)
            break;
    }
    return height;
}

static int tail_height(GArray *units, guint from, guint end)
{
    int height = 0;

    for (guint i = from; i < end && height < TALLER_THAN_ANY; i++)
        height += unit_at(units, i)->space + unit_at(units, i)->height;
    return height;
}

static void bookmark_add(struct page_fill *fill, const struct doc_node *node, unsigned level)
{
    struct bookmark bookmark = {.level = (uint8_t)level, .page = fill->pages->len, .y = fill->y, .node = node};
    struct arena   *arena = fill->layout->keep.arena;
    const char     *text, *label = node->text;

    if (node->kind == DOC_ANNEX || node->kind == DOC_ATTACHMENT) { /* the title's lines, not the whole annex */
        GString *title = g_string_new(NULL);

        for (const struct doc_node *child = node->first; child != NULL; child = child->next)
            if (child->kind == DOC_ANNEX_TITLE || child->kind == DOC_KIND || child->kind == DOC_SUBJECT)
                g_string_append_printf(title, "%s%s", title->len > 0 ? " " : "", doc_plain_text(arena, child));
        text = arena_strdup(arena, title->str);
        g_string_free(title, TRUE);
    } else
        text = doc_plain_text(arena, node);
    bookmark.title = label == NULL || label[0] == '\0' ? text
                     : text[0] == '\0'                 ? label
                                       : arena_printf(arena, node->kind == DOC_ANNEX ? "%s. %s" : "%s %s", label, text);
    g_array_append_val(fill->layout->bookmarks, bookmark);
}

static void unit_place(struct page_fill *fill, GArray *units, guint i, guint end)
{
    struct flow_unit *unit = unit_at(units, i);

    fill->y += unit_space(fill, unit);
    if (unit->bookmark > 0)
        bookmark_add(fill, unit->node, unit->bookmark);
    switch (unit->kind) {
    case UNIT_LINE:
        para_draw_line(&fill->layout->keep, unit->para, unit->line, fill->left + unit->x, fill->y, fill->items);
        fill->y += unit->height;
        break;
    case UNIT_RULE:
        if (unit->width > 0) /* else only the space */
            page_rule(fill->items, fill->left + unit->x, fill->y, unit->width, 0, HEAD_RULE);
        fill->y += unit->height;
        break;
    case UNIT_BOX:
        unit->box->draw(fill, unit->box);
        break;
    case UNIT_TABLE:
        table_place(fill, unit->table, tail_height(units, i + 1, end));
        break;
    }
    fill->empty = false;
}

/* Unit by unit, each on a new page only if it must. */
static void units_force(struct page_fill *fill, GArray *units, guint from, guint end)
{
    for (guint i = from; i < end; i++) {
        int height = chunk_measure(fill, units, i, i + 1);

        if (!fill->empty && height > page_fill_room(fill, fill->found, true))
            page_fill_break(fill);
        unit_place(fill, units, i, end);
        if (unit_at(units, i)->kind == UNIT_LINE)
            notes_take(fill, fill->found);
    }
}

static void chunk_place(struct page_fill *fill, GArray *units, guint from, guint end)
{
    guint i = from;

    for (; i < end && unit_at(units, i)->kind != UNIT_TABLE; i++)
        unit_place(fill, units, i, end);
    notes_take(fill, fill->found);
    if (i < end) {
        unit_place(fill, units, i, end);
        units_force(fill, units, i + 1, end); /* room was kept for them, unless the last row took a page itself */
    }
}

static void chunk_break(struct page_fill *fill, GArray *units, guint from, guint end)
{
    for (;;) {
        int  height = chunk_measure(fill, units, from, end);
        bool much_left = fill->bottom - fill->y > page_fill_height(fill) / 10;

        if (height <= page_fill_room(fill, fill->found, false)
            /* a note begins here and continues overleaf, rather than leave a hole in this page */
            || ((fill->empty || much_left) && height <= page_fill_room(fill, fill->found, true))) {
            chunk_place(fill, units, from, end);
            return;
        }
        if (fill->empty && fill->notes->len == 0) {
            units_force(fill, units, from, end); /* fits nowhere as a whole */
            return;
        }
        page_fill_break(fill); /* each one places body or notes, so this ends */
    }
}

void flow_break(struct page_fill *fill, GArray *units)
{
    for (guint from = 0, end; from < units->len; from = end) {
        for (end = from + 1; end < units->len && unit_at(units, end)->stay;)
            end++;
        chunk_break(fill, units, from, end);
    }
}
