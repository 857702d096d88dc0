/*
 * facts_issued.c -- documents issued in the period: in order, numbered, counted by kind.
 */
#include "facts_issued.h"

#include <stdlib.h>

#include "viet.h"

static const char *words(const struct text *text)
{
    return text->text != NULL ? text->text : "";
}

/* Symbols start with a number: 96/QĐ-UBND comes before 2433/UBND-KGVX. */
static int compare_symbols(const char *a, const char *b)
{
    unsigned long long number_a = g_ascii_strtoull(a, NULL, 10), number_b = g_ascii_strtoull(b, NULL, 10);

    if (number_a != number_b)
        return number_a < number_b ? -1 : 1;
    return viet_compare(a, b);
}

static int compare_issued(const void *a, const void *b)
{
    const struct issued_document *left = *(const struct issued_document *const *)a;
    const struct issued_document *right = *(const struct issued_document *const *)b;
    int                           order = date_compare(left->date, right->date);

    if (order == 0)
        order = compare_symbols(words(&left->symbol), words(&right->symbol));
    if (order == 0) /* as listed: they stand in one file */
        order = left->span.line < right->span.line ? -1 : left->span.line > right->span.line;
    return order;
}

struct kind_count {
    const char          *kind;
    const struct span   *span;
    struct figure_items *items;
};

static void note_document(struct facts_builder *builder, struct figure_items *items,
                          const struct issued_document *document)
{
    facts_item(builder, items, (struct figure_item){&document->span, document->symbol.text, NULL, FIGURE_ALL});
}

/* One for each kind, in order of first use. */
static GPtrArray *count_kinds(struct facts_builder *builder, const GPtrArray *documents)
{
    GHashTable *by_kind = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray  *kinds = g_ptr_array_new();

    for (unsigned i = 0; i < documents->len; i++) {
        const struct issued_document *document = g_ptr_array_index(documents, i);
        const char                   *key = viet_fold(builder->arena, words(&document->kind));
        struct kind_count            *kind = g_hash_table_lookup(by_kind, key);
        if (kind == NULL) {
            kind = arena_new_struct(builder->arena, struct kind_count);
            *kind = (struct kind_count){words(&document->kind), &document->kind.span, facts_items_new(builder)};
            g_hash_table_insert(by_kind, (void *)(uintptr_t)key, kind);
            g_ptr_array_add(kinds, kind);
        }
        note_document(builder, kind->items, document);
    }
    g_hash_table_destroy(by_kind);
    return kinds;
}

static void append_document(struct facts_builder *builder, xmlNodePtr parent, const struct issued_document *document,
                            unsigned number)
{
    xmlNodePtr node = facts_element(builder, parent, "document", &document->span);

    facts_set_count(node, "number", number);
    facts_set(node, "kind", document->kind.text);
    facts_set(node, "symbol", document->symbol.text);
    facts_set_date(node, "date", document->date);
    facts_set_flag(node, "outside-window", date_is_outside(document->date, builder->period->id.window));
    facts_rich(builder, node, "subject", &document->subject);
}

void facts_issued_append(struct facts_builder *builder, xmlNodePtr root)
{
    xmlNodePtr           node = facts_element(builder, root, "issued", NULL);
    GPtrArray           *documents = g_ptr_array_new(), *kinds;
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    for (unsigned i = 0; builder->period != NULL && i < list_length(builder->period->issued); i++)
        g_ptr_array_add(documents, g_ptr_array_index(builder->period->issued, i));
    if (builder->plan->issued_sorted)
        g_ptr_array_sort(documents, compare_issued);
    for (unsigned i = 0; i < documents->len; i++)
        note_document(builder, items, g_ptr_array_index(documents, i));
    figure = figure_of_items(FIGURE_ISSUED, items);
    facts_set_counted(builder, node, "count", &figure);
    kinds = count_kinds(builder, documents);
    for (unsigned i = 0; i < kinds->len; i++) {
        const struct kind_count *kind = g_ptr_array_index(kinds, i);
        xmlNodePtr               element = facts_element(builder, node, "kind-count", kind->span);
        facts_set(element, "kind", kind->kind);
        figure = figure_of_items(FIGURE_KIND, kind->items);
        facts_set_counted(builder, element, "count", &figure);
    }
    for (unsigned i = 0; i < documents->len; i++)
        append_document(builder, node, g_ptr_array_index(documents, i), i + 1);
    g_ptr_array_free(kinds, TRUE);
    g_ptr_array_free(documents, TRUE);
}
