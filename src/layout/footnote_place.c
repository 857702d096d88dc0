/*
 * footnote_place.c -- footnotes at the foot of the page that bears their mark; a long one continues on the next page.
 *
 * A page keeps a queue of notes: those carried over first, then its own in the order of their marks.  Their height is
 * taken off the room for the body whenever something with a mark is about to be placed.
 */
#include <assert.h>

#include "layout_int.h"

#define RULE_WIDTH MM(LOOK_NOTE_RULE_MM)
#define SPACE_ABOVE PT(8) /* between the body and the rule */
#define SPACE_BELOW PT(4) /* between the rule and the first note */
#define SPACE_BETWEEN PT(2)
#define NEVER (MM(10000)) /* a height that no page has */

/* Sets a note in the width of the page. */
static struct note_set *note_set_new(struct page_fill *fill, const struct doc_node *note)
{
    struct note_set   *set = arena_new_struct(fill->layout->keep.arena, struct note_set);
    struct block_style style = style_of(LOOK_NOTE);
    const char        *label = note->text;

    set->node = note;
    set->width = fill->right - fill->left;
    for (const struct doc_node *block = note->first; block != NULL; block = block->next) {
        struct para *para;

        assert(block->kind == DOC_PARAGRAPH);
        para = para_collect(&fill->layout->keep, block, &style.para, label, PAGE_NOTE_LABEL, note);
        para_break(&fill->layout->keep, para, set->width);
        para_check_width(fill->layout, para);
        strip_add(fill->layout, &set->strip, fill->layout->keep.arena, para, 0, style.space);
        label = NULL;
    }
    return set;
}

static bool note_is_queued(const struct page_fill *fill, const struct note_set *set)
{
    for (guint i = 0; i < fill->notes->len; i++)
        if (fill->notes->pdata[i] == set)
            return true;
    return false;
}

/*
 * What a mark stands for on this page: the note; or if that ended on an earlier page and this is a further reference to
 * it, the same note once more.
 */
static struct note_set *note_set_of(struct page_fill *fill, const struct doc_node *mark)
{
    const struct doc_node *note = mark->kind == DOC_REF ? mark->attr : mark;
    struct note_set       *set = g_hash_table_lookup(fill->noted, GUINT_TO_POINTER(note->serial));

    if (set == NULL) {
        set = note_set_new(fill, note);
        g_hash_table_insert(fill->noted, GUINT_TO_POINTER(note->serial), set);
    }
    if (mark == note || set->placed < set->strip.n_lines || note_is_queued(fill, set))
        return set;
    if (set->again == NULL || set->again->width != fill->right - fill->left) {
        set->again = note_set_new(fill, note);
        set->again->repeated = true;
    }
    if (!note_is_queued(fill, set->again))
        set->again->placed = 0;
    return set->again;
}

/* Is the mark a further one of a note that has a mark before it in the list? */
static bool note_is_met(struct page_fill *fill, GArray *notes, guint index, const struct note_set *set)
{
    if (note_at(notes, index)->kind != DOC_REF)
        return false;
    for (guint i = 0; i < index; i++)
        if (note_set_of(fill, note_at(notes, i)) == set)
            return true;
    return false;
}

static int note_rest(const struct note_set *set)
{
    return strip_height(&set->strip, set->placed, set->strip.n_lines - set->placed);
}

/* Height of the beginning of a note that may stand alone: its lines up to the first good break. */
static int note_beginning(const struct note_set *set)
{
    uint32_t lines = MIN(2, set->strip.n_lines);

    while (lines < set->strip.n_lines && !strip_may_break(&set->strip, lines))
        lines++;
    return strip_height(&set->strip, 0, lines);
}

/* Height of the area that holds all of the queue. */
static int queue_height(const struct page_fill *fill)
{
    int height = 0;

    for (guint i = 0; i < fill->notes->len; i++)
        height += note_rest(fill->notes->pdata[i]) + (i > 0 ? SPACE_BETWEEN : SPACE_ABOVE + SPACE_BELOW);
    return height;
}

bool layout_notes_at_end(const struct layout *layout)
{
    const struct doc_info *info = layout->doc->root->attr;

    return info != NULL && info->notes == DOC_NOTES_END;
}

int notes_need(struct page_fill *fill, GArray *notes, bool least)
{
    int  height = fill->notes_height;
    bool any = fill->notes->len > 0;

    if (layout_notes_at_end(fill->layout))
        return 0;
    for (guint i = 0; i < notes->len; i++) {
        struct note_set *set = note_set_of(fill, note_at(notes, i));

        if (set->placed > 0 || set->strip.n_lines == 0 || note_is_queued(fill, set) || note_is_met(fill, notes, i, set))
            continue;
        if (fill->notes_cut)
            return NEVER;
        height += any ? SPACE_BETWEEN : SPACE_ABOVE + SPACE_BELOW;
        height += least && i + 1 == notes->len ? note_beginning(set) : note_rest(set);
        any = true;
    }
    return height;
}

int page_fill_room(struct page_fill *fill, GArray *notes, bool least)
{
    return fill->bottom - fill->y - fill->reserved - notes_need(fill, notes, least);
}

/* Notes of cells that span rows are met out of order; only what is on no page yet may change places. */
static int compare_notes(const void *left, const void *right)
{
    const struct note_set *a = *(const struct note_set *const *)left, *b = *(const struct note_set *const *)right;

    if ((a->placed > 0) != (b->placed > 0))
        return a->placed > 0 ? -1 : 1;
    return (a->node->serial > b->node->serial) - (a->node->serial < b->node->serial);
}

void notes_take(struct page_fill *fill, GArray *notes)
{
    int full, free_height;

    if (layout_notes_at_end(fill->layout))
        return;
    for (guint i = 0; i < notes->len; i++) {
        struct note_set *set = note_set_of(fill, note_at(notes, i));

        if (set->placed == 0 && set->strip.n_lines > 0 && !note_is_queued(fill, set))
            g_ptr_array_add(fill->notes, set);
    }
    if (notes->len == 0 || fill->notes_cut)
        return;
    full = queue_height(fill);
    free_height = MAX(fill->bottom - fill->y - fill->reserved, 0);
    fill->notes_cut = full > free_height;
    fill->notes_height = MIN(full, free_height);
    if (!fill->notes_cut) /* else the last of them is the one that may continue overleaf */
        g_ptr_array_sort(fill->notes, compare_notes);
}

void notes_carry(struct page_fill *fill)
{
    int most = page_fill_height(fill) / 2; /* a note carried over leaves half of the page to the text */
    int full = queue_height(fill);

    fill->notes_cut = full > most;
    fill->notes_height = MIN(full, most);
}

/* How many lines of each queued note fit into a height; returns the height used. */
static int notes_fit(const struct page_fill *fill, int height, uint32_t *counts)
{
    int used = SPACE_ABOVE + SPACE_BELOW;

    for (guint i = 0; i < fill->notes->len; i++) {
        const struct note_set *set = fill->notes->pdata[i];
        uint32_t               rest = set->strip.n_lines - set->placed;

        used += i > 0 ? SPACE_BETWEEN : 0;
        counts[i] = strip_fit(&set->strip, set->placed, height - used, true);
        if (counts[i] == 0)
            counts[i] = strip_fit(&set->strip, set->placed, height - used, false);
        used += strip_height(&set->strip, set->placed, counts[i]);
        if (counts[i] < rest)
            break;
    }
    return used;
}

void notes_draw(struct page_fill *fill)
{
    g_autofree uint32_t *counts = NULL;
    int                  y, used;

    if (fill->notes->len == 0)
        return;
    counts = g_new0(uint32_t, fill->notes->len);
    used = notes_fit(fill, fill->bottom - fill->y, counts);
    if (counts[0] == 0)
        return;
    y = fill->bottom - used + SPACE_ABOVE;
    page_rule(fill->items, fill->left, y, RULE_WIDTH, 0, THIN_RULE);
    y += SPACE_BELOW;
    for (guint i = 0; i < fill->notes->len && counts[i] > 0; i++) {
        struct note_set *set = fill->notes->pdata[i];

        (set->repeated ? strip_draw_again : strip_draw)(fill->layout, &set->strip, set->placed, counts[i], fill->left,
                                                        y, fill->items);
        y += strip_height(&set->strip, set->placed, counts[i]) + SPACE_BETWEEN;
        set->placed += counts[i];
    }
    while (fill->notes->len > 0) { /* what is done leaves the queue */
        const struct note_set *set = fill->notes->pdata[0];

        if (set->placed < set->strip.n_lines)
            break;
        g_ptr_array_remove_index(fill->notes, 0);
    }
}
