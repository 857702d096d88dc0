/*
 * template_names.c -- sets of elements of the facts vocabulary, and the steps between them.
 *
 * The vocabulary says of each element which parents it may have; an expression's steps are followed through it,
 * so that a path that can never select anything is found when the template is read.
 */
#include <glib.h>
#include <string.h>

#include "base/diag.h"
#include "facts.h"
#include "template_language.h"
#include "template_names.h"

#define NAMES_MAX 256

struct names_table {
    const struct facts_element *elements;
    size_t                      count;
    struct name_set             parents[NAMES_MAX];
    struct name_set             optional[NAMES_MAX]; /* parents that may be without it */
    struct name_set             many[NAMES_MAX];     /* parents that may have any number of it */
    struct name_set             roots, rich;
    GHashTable                 *index; /* name -> index + 1 */
};

static void set_add(struct name_set *set, size_t index)
{
    set->bits[index / 64] |= UINT64_C(1) << index % 64;
}

static bool set_has(const struct name_set *set, size_t index)
{
    return set->bits[index / 64] >> index % 64 & 1;
}

static bool sets_meet(const struct name_set *a, const struct name_set *b)
{
    for (size_t i = 0; i < G_N_ELEMENTS(a->bits); i++)
        if (a->bits[i] & b->bits[i])
            return true;
    return false;
}

struct name_set names_union(struct name_set a, struct name_set b)
{
    for (size_t i = 0; i < G_N_ELEMENTS(a.bits); i++)
        a.bits[i] |= b.bits[i];
    return a;
}

bool names_empty(struct name_set set)
{
    return !sets_meet(&set, &set);
}

/* Goes through words separated by spaces; a mark of multiplicity after a word is not part of it. */
static bool next_word(const char **words, char *word, size_t size, char *mark)
{
    size_t length;

    *words += strspn(*words, " ");
    length = strcspn(*words, " ");
    if (length == 0)
        return false;
    *mark = strchr("?*+", (*words)[length - 1]) != NULL ? (*words)[length - 1] : '\0';
    g_strlcpy(word, *words, MIN(size, length + 1 - (*mark != '\0')));
    *words += length;
    return true;
}

static void add_parents(struct names_table *table, size_t child)
{
    const char *words = table->elements[child].parents;
    char        word[64], mark;

    if (words == NULL || *words == '\0')
        set_add(&table->roots, child);
    while (words != NULL && next_word(&words, word, sizeof word, &mark)) {
        size_t parent = GPOINTER_TO_SIZE(g_hash_table_lookup(table->index, word));

        if (parent == 0)
            continue;
        set_add(&table->parents[child], parent - 1);
        if (mark == '?')
            set_add(&table->optional[child], parent - 1);
        if (mark == '*')
            set_add(&table->many[child], parent - 1);
    }
}

static const struct names_table *names_table(void)
{
    static gsize              ready;
    static struct names_table table;

    if (g_once_init_enter(&ready)) {
        table.elements = facts_vocabulary(&table.count);
        table.count = MIN(table.count, NAMES_MAX);
        table.index = g_hash_table_new(g_str_hash, g_str_equal);
        for (size_t i = 0; i < table.count; i++)
            g_hash_table_insert(table.index, (gpointer)table.elements[i].name, GSIZE_TO_POINTER(i + 1));
        for (size_t i = 0; i < table.count; i++) {
            add_parents(&table, i);
            if (table.elements[i].rich)
                set_add(&table.rich, i);
        }
        g_once_init_leave(&ready, 1);
    }
    return &table;
}

struct name_set names_root(void)
{
    return names_table()->roots;
}

struct name_set names_of(const char *element)
{
    size_t          index = GPOINTER_TO_SIZE(g_hash_table_lookup(names_table()->index, element));
    struct name_set set = NAME_SET_EMPTY;

    if (index > 0)
        set_add(&set, index - 1);
    return set;
}

struct name_set names_with(struct name_set set, const char *element)
{
    struct name_set one = names_of(element);

    return sets_meet(&set, &one) ? one : NAME_SET_EMPTY;
}

struct name_set names_children(struct name_set set)
{
    const struct names_table *table = names_table();
    struct name_set           children = NAME_SET_EMPTY;

    for (size_t i = 0; i < table->count; i++)
        if (sets_meet(&table->parents[i], &set))
            set_add(&children, i);
    return children;
}

struct name_set names_parents(struct name_set set)
{
    const struct names_table *table = names_table();
    struct name_set           parents = NAME_SET_EMPTY;

    for (size_t i = 0; i < table->count; i++)
        if (set_has(&set, i))
            parents = names_union(parents, table->parents[i]);
    return parents;
}

struct name_set names_closure(struct name_set set, struct name_set (*step)(struct name_set), bool self)
{
    struct name_set all = self ? set : NAME_SET_EMPTY, next = set, before;

    do {
        before = all;
        next = step(next);
        all = names_union(all, next);
        next = all;
    } while (memcmp(&before, &all, sizeof all) != 0);
    return all;
}

struct name_set names_child(struct name_set set, const char *name, unsigned *presence)
{
    const struct names_table *table = names_table();
    size_t                    index = GPOINTER_TO_SIZE(g_hash_table_lookup(table->index, name));
    struct name_set           child = NAME_SET_EMPTY;

    *presence = 0;
    if (index == 0 || !sets_meet(&table->parents[index - 1], &set))
        return child;
    set_add(&child, index - 1);
    if (sets_meet(&table->many[index - 1], &set))
        *presence |= PRESENT_MANY;
    if (sets_meet(&table->optional[index - 1], &set))
        *presence |= PRESENT_MAYBE;
    for (size_t i = 0; i < table->count; i++) /* some that it may be have no such child at all */
        if (set_has(&set, i) && !set_has(&table->parents[index - 1], i))
            *presence |= PRESENT_MAYBE;
    return child;
}

/* 0: it has no such attribute, 1: always, 2: it may be absent. */
static int attribute_state(const struct facts_element *element, const char *name)
{
    const char *words = element->attributes;
    char        word[64], mark;

    while (words != NULL && next_word(&words, word, sizeof word, &mark))
        if (strcmp(word, name) == 0)
            return mark == '?' ? 2 : 1;
    return 0;
}

struct name_set names_attribute(struct name_set set, const char *name, bool *optional)
{
    const struct names_table *table = names_table();
    struct name_set           owners = NAME_SET_EMPTY;

    *optional = false;
    for (size_t i = 0; i < table->count; i++) {
        int state = set_has(&set, i) ? attribute_state(&table->elements[i], name) : 1;

        if (state != 1)
            *optional = true;
        if (set_has(&set, i) && state != 0)
            set_add(&owners, i);
    }
    return owners;
}

const char *names_nearest_element(struct name_set among, const char *name)
{
    const struct names_table *table = names_table();
    const char               *names[NAMES_MAX + 1] = {NULL};
    size_t                    count = 0;

    for (size_t i = 0; i < table->count; i++)
        if (set_has(&among, i))
            names[count++] = table->elements[i].name;
    return diag_nearest(name, names);
}

const char *names_nearest_attribute(struct name_set of, const char *name)
{
    const struct names_table *table = names_table();
    GPtrArray                *names = g_ptr_array_new();
    const char               *nearest, *words;
    char                      word[64], mark;

    for (size_t i = 0; i < table->count; i++) {
        words = table->elements[i].attributes;
        while (set_has(&of, i) && words != NULL && next_word(&words, word, sizeof word, &mark))
            g_ptr_array_add(names, (gpointer)g_intern_string(word)); /* a fixed set of names: never grows */
    }
    g_ptr_array_add(names, NULL);
    nearest = diag_nearest(name, (const char *const *)names->pdata);
    g_ptr_array_free(names, TRUE);
    return nearest;
}

const char *names_first(struct name_set set)
{
    const struct names_table *table = names_table();

    for (size_t i = 0; i < table->count; i++)
        if (set_has(&set, i))
            return table->elements[i].name;
    return "";
}

static bool names_is_piece(const char *element)
{
    return language_word_index("p i b note", element) >= 0;
}

const char *names_without_text(struct name_set set)
{
    const struct names_table *table = names_table();

    for (size_t i = 0; i < table->count; i++) {
        struct name_set one = NAME_SET_EMPTY;

        if (!set_has(&set, i) || set_has(&table->rich, i) || names_is_piece(table->elements[i].name))
            continue;
        set_add(&one, i);
        if (!names_empty(names_children(one)))
            return table->elements[i].name;
    }
    return NULL;
}

const char *names_list(struct arena *arena, struct name_set set)
{
    const struct names_table *table = names_table();
    const char               *list = "";

    for (size_t i = 0; i < table->count; i++)
        if (set_has(&set, i))
            list = *list == '\0' ? table->elements[i].name
                                 : arena_printf(arena, "%s, %s", list, table->elements[i].name);
    return list;
}

bool names_rich(const xmlNode *element)
{
    const struct names_table *table = names_table();
    size_t                    index;

    if (element->type != XML_ELEMENT_NODE)
        return false;
    index = GPOINTER_TO_SIZE(g_hash_table_lookup(table->index, element->name));
    return index > 0 && set_has(&table->rich, index - 1);
}
