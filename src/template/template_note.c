/*
 * template_note.c -- notes, and further marks of a note that has stood before.
 */
#include <string.h>

#include "template_expand.h"

static void note_put(struct run *run, const struct place *place, struct doc_node *node)
{
    if (place->flow == NULL && place->text == NULL)
        table_column_note(place, node);
    else
        build_inline(run, place, node, false);
}

/* A note with an id is one note, however often it is given: from the second time on, a reference to the first. */
static struct doc_node *note_known(struct run *run, const struct op *op, struct doc_node *note, struct context at)
{
    const char      *id = expand_attribute(run, op, "id", at);
    struct doc_node *first, *again;

    if (id == NULL)
        return note;
    if (run->notes == NULL)
        run->notes = g_hash_table_new(g_str_hash, g_str_equal);
    first = g_hash_table_lookup(run->notes, id);
    if (first == NULL) {
        g_hash_table_insert(run->notes, (gpointer)id, note);
        return note;
    }
    if (strcmp(doc_plain_text(run->arena, first), doc_plain_text(run->arena, note)) != 0) {
        diag(run->diags, DIAG_EXPAND_NOTE_DIFFERS, *op->span, id, NULL);
        run->failed = true;
    }
    again = build_node(run, DOC_REF, (struct spans){note->from_template, note->from_data});
    again->attr = first;
    return again;
}

void expand_note(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct doc_node *node = build_node(run, DOC_NOTE, expand_spans(op, at));
    struct flow      flow = {.node = node};
    struct place     inside = {.node = node, .flow = &flow};

    expand_ops(run, op->first, &inside, at);
    note_put(run, place, note_known(run, op, node, at));
}

/* A further mark of a note that has stood before. */
void expand_note_ref(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    const char      *id = expand_attribute(run, op, "id", at);
    struct doc_node *node = build_node(run, DOC_REF, expand_spans(op, at));

    if (id == NULL)
        return;
    node->attr = run->notes != NULL ? g_hash_table_lookup(run->notes, id) : NULL;
    if (node->attr != NULL) {
        note_put(run, place, node);
        return;
    }
    diag(run->diags, DIAG_EXPAND_NOTE_UNKNOWN, *op->span, id, NULL);
    run->failed = true;
}
