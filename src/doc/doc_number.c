/*
 * doc_number.c -- what is numbered: headings, annexes, notes, references and the nodes themselves.
 *
 * A heading with a label of its own (even an empty one) keeps it and does not count; the levels below it start
 * anew.  Numbers of headings start anew in each annex, articles run on; notes run through the whole document.
 */
#include <glib.h>

#include "arena.h"
#include "diag.h"
#include "doc_int.h"
#include "viet.h"

#define HEADING_LEVELS 6

struct counters {
    struct doc *doc;
    GPtrArray  *notes;
    unsigned    heading[DOC_HEADING_ARTICLE + 1][HEADING_LEVELS + 1];
    unsigned    annexes, annex_total;
};

static const char *plain_label(struct arena *arena, unsigned level, unsigned number)
{
    switch (level) {
    case 1:
        return arena_printf(arena, "%s.", viet_roman(arena, number));
    case 2:
        return arena_printf(arena, "%u.", number);
    case 3:
        return arena_printf(arena, "%s)", viet_letter(arena, number));
    case 4:
        return arena_printf(arena, "(%u)", number);
    default:
        return level == 5 ? "-" : "+";
    }
}

static const char *part_label(struct arena *arena, unsigned level, unsigned number)
{
    switch (level) {
    case 1:
        return arena_printf(arena, "Phần %s", viet_roman(arena, number));
    case 2:
        return arena_printf(arena, "Chương %s", viet_roman(arena, number));
    case 3:
        return arena_printf(arena, "Mục %u", number);
    default:
        return arena_printf(arena, "Tiểu mục %u", number);
    }
}

static void reset_below(struct counters *counters, unsigned level)
{
    unsigned below;

    for (below = level + 1; below <= HEADING_LEVELS; below++) {
        counters->heading[DOC_HEADING_PLAIN][below] = 0;
        counters->heading[DOC_HEADING_PART][below] = 0;
    }
}

static void number_heading(struct counters *counters, struct doc_node *node)
{
    struct arena *arena = counters->doc->arena;
    unsigned      level = node->style == DOC_HEADING_ARTICLE ? 0 : node->level;
    unsigned     *count;

    reset_below(counters, node->level);
    if (node->text != NULL || level > HEADING_LEVELS)
        return;
    count = &counters->heading[node->style][level];
    ++*count;
    if (node->style == DOC_HEADING_ARTICLE)
        node->text = arena_printf(arena, "Điều %u.", *count);
    else if (node->style == DOC_HEADING_PART)
        node->text = part_label(arena, level, *count);
    else
        node->text = plain_label(arena, level, *count);
}

static void number_annex(struct counters *counters, struct doc_node *node)
{
    struct arena     *arena = counters->doc->arena;
    struct doc_annex *annex = node->attr;

    annex->number = ++counters->annexes;
    reset_below(counters, 0);
    if (counters->annex_total == 1)
        node->text = "Phụ lục";
    else
        node->text = arena_printf(arena, "Phụ lục %s", viet_roman(arena, annex->number));
}

static unsigned count_annexes(const struct doc *doc)
{
    const struct doc_node *node;
    unsigned               count = 0;

    for (node = doc->root->first; node != NULL; node = node->next)
        count += node->kind == DOC_ANNEX;
    return count;
}

void doc_number_labels(struct doc *doc)
{
    struct counters  counters = {.doc = doc, .notes = g_ptr_array_new(), .annex_total = count_annexes(doc)};
    struct doc_node *node;
    unsigned         i;

    for (node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        if (node->kind == DOC_HEADING)
            number_heading(&counters, node);
        else if (node->kind == DOC_ANNEX)
            number_annex(&counters, node);
        else if (node->kind == DOC_NOTE) {
            g_ptr_array_add(counters.notes, node);
            node->text = arena_printf(doc->arena, "%u", counters.notes->len);
        }
    }
    doc->n_notes = counters.notes->len;
    doc->notes = arena_new_array(doc->arena, struct doc_node *, doc->n_notes + 1);
    for (i = 0; i < doc->n_notes; i++)
        doc->notes[i] = g_ptr_array_index(counters.notes, i);
    g_ptr_array_free(counters.notes, TRUE);
}

/* ---- References ---- */

static const char *nearest_annex(const struct doc *doc, const char *id)
{
    GPtrArray             *ids = g_ptr_array_new();
    const struct doc_node *node;
    const char            *nearest;

    for (node = doc->root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX)
            g_ptr_array_add(ids, (gpointer)((struct doc_annex *)node->attr)->id);
    g_ptr_array_add(ids, NULL);
    nearest = diag_nearest(id, (const char *const *)ids->pdata);
    g_ptr_array_free(ids, TRUE);
    return nearest;
}

static struct doc_node *find_annex(const struct doc *doc, const char *id)
{
    struct doc_node *node;

    for (node = doc->root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX && g_strcmp0(((struct doc_annex *)node->attr)->id, id) == 0)
            return node;
    return NULL;
}

/* Until here a reference's text is the id it was written with. */
static bool resolve_reference(struct doc *doc, struct doc_node *node, struct diags *diags)
{
    struct doc_node *target = find_annex(doc, node->text);
    struct doc_node *text;

    if (target == NULL) {
        diag(diags, DIAG_DOC_ANNEX_UNKNOWN, doc_template_span(node), node->text, nearest_annex(doc, node->text), NULL);
        return false;
    }
    text = doc_node_new(doc, DOC_TEXT);
    text->text = target->text;
    doc_node_append(node, text);
    node->attr = target;
    return true;
}

bool doc_resolve_references(struct doc *doc, struct diags *diags)
{
    GHashTable      *referred = g_hash_table_new(NULL, NULL);
    struct doc_node *node;
    bool             ok = true;

    for (node = doc->root; node != NULL; node = doc_next(node, doc->root))
        if (node->kind == DOC_REF && node->attr == NULL) {
            if (resolve_reference(doc, node, diags))
                g_hash_table_add(referred, node->attr);
            else
                ok = false;
        }
    for (node = doc->root->first; node != NULL && ok; node = node->next)
        if (node->kind == DOC_ANNEX && !g_hash_table_contains(referred, node))
            diag(diags, DIAG_DOC_ANNEX_UNREFERRED, doc_template_span(node), node->text,
                 ((struct doc_annex *)node->attr)->id, NULL);
    g_hash_table_destroy(referred);
    return ok;
}

void doc_number_serials(struct doc *doc)
{
    struct doc_node *node;

    doc->n_nodes = 0;
    for (node = doc->root; node != NULL; node = doc_next(node, doc->root))
        node->serial = ++doc->n_nodes;
}
