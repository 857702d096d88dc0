/*
 * doc_number.c -- what is numbered: headings, annexes, notes, references and the nodes themselves.
 *
 * Below a part (Phần, Chương) plain headings begin with I. again, one level deeper.
 * A heading with a label of its own (even an empty one) keeps it and does not count; the levels below it start
 * anew.  Numbers of headings start anew in each annex and attachment, articles run on; notes run through the whole
 * document, unless it says that they start anew with each of them.
 */
#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc_int.h"
#include "viet.h"

#define HEADING_LEVELS 6

struct counters {
    struct doc   *doc;
    struct diags *diags;
    GPtrArray    *notes;
    GHashTable   *referred; /* annexes */
    unsigned      note;     /* number of the last one */
    unsigned      part;     /* level of the part (Phần, Chương) that we are in: plain labels count from there */
    unsigned      heading[DOC_HEADING_ARTICLE + 1][HEADING_LEVELS + 1];
    bool          ok;
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
    if (node->style == DOC_HEADING_PART)
        counters->part = node->level;
    else if (node->level <= counters->part)
        counters->part = 0;
    if (node->text != NULL || level > HEADING_LEVELS)
        return;
    count = &counters->heading[node->style][level];
    ++*count;
    if (node->style == DOC_HEADING_ARTICLE)
        node->text = arena_printf(arena, "Điều %u.", *count);
    else if (node->style == DOC_HEADING_PART)
        node->text = part_label(arena, level, *count);
    else
        node->text = plain_label(arena, level - counters->part, *count);
}

static void number_annex(struct arena *arena, struct doc_node *node, unsigned number, unsigned total)
{
    struct doc_annex *annex = node->attr;

    annex->number = number;
    node->text = total == 1 ? doc_phrase(DOC_PHRASE_ANNEX)
                            : arena_printf(arena, "%s %s", doc_phrase(DOC_PHRASE_ANNEX), viet_roman(arena, number));
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
static void resolve_reference(struct counters *counters, struct doc_node *node)
{
    struct doc      *doc = counters->doc;
    struct doc_node *target = find_annex(doc, node->text), *text;

    if (target == NULL) {
        diag(counters->diags, DIAG_DOC_ANNEX_UNKNOWN, doc_template_span(node), node->text,
             nearest_annex(doc, node->text), NULL);
        counters->ok = false;
        return;
    }
    text = doc_node_new(doc, DOC_TEXT);
    text->text = target->text;
    doc_node_append(node, text);
    node->attr = target;
    g_hash_table_add(counters->referred, target);
}

/* ---- The pass ---- */

/* Annexes first: references to them may come before them. */
static void number_annexes(struct counters *counters)
{
    struct doc_node *root = counters->doc->root, *node;
    unsigned         total = 0, number = 0;

    for (node = root->first; node != NULL; node = node->next)
        total += node->kind == DOC_ANNEX;
    for (node = root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX)
            number_annex(counters->doc->arena, node, ++number, total);
}

static void keep_notes(struct doc *doc, const GPtrArray *notes)
{
    doc->n_notes = notes->len;
    doc->notes = arena_new_array(doc->arena, struct doc_node *, notes->len + 1);
    for (unsigned i = 0; i < notes->len; i++)
        doc->notes[i] = g_ptr_array_index(notes, i);
}

static bool notes_restart(const struct doc *doc)
{
    const struct doc_info *info = doc->root->attr;

    return info != NULL && info->notes == DOC_NOTES_ANNEX;
}

static void number_node(struct counters *counters, struct doc_node *node)
{
    switch (node->kind) {
    case DOC_HEADING:
        number_heading(counters, node);
        break;
    case DOC_ATTACHMENT:
    case DOC_ANNEX:
        reset_below(counters, 0);
        counters->part = 0;
        if (notes_restart(counters->doc))
            counters->note = 0;
        break;
    case DOC_NOTE:
        g_ptr_array_add(counters->notes, node);
        node->text = arena_printf(counters->doc->arena, "%u", ++counters->note);
        break;
    case DOC_REF:
        if (node->attr == NULL)
            resolve_reference(counters, node);
        else if (((const struct doc_node *)node->attr)->kind == DOC_NOTE) /* which stands before it */
            node->text = ((const struct doc_node *)node->attr)->text;
        break;
    default:
        break;
    }
}

/* Does a text name the annex?  Data may have "(chi tiết tại Phụ lục II kèm theo)" in its words. */
static bool text_names(const char *text, const char *label)
{
    size_t length = strlen(label);

    for (const char *at = text; (at = strstr(at, label)) != NULL; at += length)
        if (!g_unichar_isalnum(g_utf8_get_char(at + length)))
            return true;
    return false;
}

static bool is_named(const struct doc *doc, const struct doc_node *annex)
{
    const struct doc_node *node = doc->root;

    while (node != NULL) {
        if (node->kind == DOC_TEXT && text_names(node->text, annex->text))
            return true;
        node = node == annex ? doc_next_skip(node, doc->root) : doc_next(node, doc->root);
    }
    return false;
}

static void check_referred(const struct counters *counters)
{
    const struct doc_node *node;

    for (node = counters->doc->root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX && !g_hash_table_contains(counters->referred, node) &&
            !is_named(counters->doc, node))
            diag(counters->diags, DIAG_DOC_ANNEX_UNREFERRED, doc_template_span(node), node->text,
                 ((struct doc_annex *)node->attr)->id, NULL);
}

/* "IX" or "9" of "Phụ lục IX kèm theo)" at the text; its end in *end.  An annex of another document, which is named
 * behind it, is none of ours. */
static bool typed_reference(const char *text, size_t *end)
{
    static const char after[] = " kèm theo";
    size_t            word = strlen("Phụ lục "), number = strspn(text + word, "IVXLC");
    const char       *rest;

    if (number == 0)
        number = strspn(text + word, "0123456789");
    *end = word + number;
    rest = text + *end;
    if (number == 0 || !g_str_has_prefix(rest, after))
        return false;
    rest += strlen(after);
    return *rest == '\0' || strchr(").;,", *rest) != NULL;
}

static bool has_annex(const struct doc *doc, const char *label, unsigned *total)
{
    bool found = false;

    *total = 0;
    for (const struct doc_node *node = doc->root->first; node != NULL; node = node->next)
        if (node->kind == DOC_ANNEX) {
            found = found || strcmp(node->text, label) == 0;
            ++*total;
        }
    return found;
}

/* What was typed instead of referred to: "(chi tiết tại Phụ lục IX kèm theo)" in a document of four annexes. */
static void check_typed(const struct counters *counters, const struct doc_node *node)
{
    size_t end;

    for (const char *at = node->text; (at = strstr(at, "Phụ lục ")) != NULL; at += strlen("Phụ lục ")) {
        char    *label, count[16];
        unsigned total;

        if (!typed_reference(at, &end))
            continue;
        label = g_strndup(at, end);
        if (!has_annex(counters->doc, label, &total)) {
            g_snprintf(count, sizeof count, "%u", total);
            diag(counters->diags, DIAG_DOC_ANNEX_TYPED,
                 node->from_data != NULL ? doc_data_span(node) : doc_template_span(node), label, count, NULL);
        }
        g_free(label);
    }
}

static void check_texts(const struct counters *counters)
{
    const struct doc_node *root = counters->doc->root;

    for (const struct doc_node *node = root; node != NULL; node = doc_next(node, root))
        if (node->kind == DOC_TEXT && (node->parent == NULL || node->parent->kind != DOC_REF))
            check_typed(counters, node);
}

bool doc_number(struct doc *doc, struct diags *diags)
{
    struct counters counters = {
        .doc = doc, .diags = diags, .notes = g_ptr_array_new(), .referred = g_hash_table_new(NULL, NULL), .ok = true};
    struct doc_node *node;

    number_annexes(&counters);
    doc->n_nodes = 0;
    for (node = doc->root; node != NULL; node = doc_next(node, doc->root)) {
        number_node(&counters, node); /* may add what comes next: the text of a reference */
        node->serial = ++doc->n_nodes;
    }
    keep_notes(doc, counters.notes);
    if (counters.ok) {
        check_referred(&counters);
        check_texts(&counters);
    }
    g_ptr_array_free(counters.notes, TRUE);
    g_hash_table_destroy(counters.referred);
    return counters.ok;
}
