/*
 * yaml_read.c -- mappings of the tree become structs, by tables of their fields.
 */
#include "yaml_read.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

GPtrArray *load_list(struct load *load, unsigned size)
{
    GPtrArray *list = g_ptr_array_sized_new(size);

    g_ptr_array_add(load->lists, list);
    return list;
}

const char *load_excerpt(struct load *load, const char *text)
{
    return text_excerpt(load->arena, text, strlen(text));
}

/* ---- Types ---- */

/* Is the node of the kind wanted?  Else the message for the kind it has. */
static bool is_kind(struct load *load, const char *name, const struct yaml_node *node, enum yaml_kind wanted)
{
    static const enum diag_code codes[3][3] = {
        [YAML_TREE_SCALAR] = {[YAML_TREE_LIST] = DIAG_TEXT_NOT_LIST, [YAML_TREE_MAPPING] = DIAG_TEXT_NOT_MAPPING},
        [YAML_TREE_LIST] = {[YAML_TREE_SCALAR] = DIAG_LIST_NOT_TEXT, [YAML_TREE_MAPPING] = DIAG_LIST_NOT_MAPPING},
        [YAML_TREE_MAPPING] = {[YAML_TREE_SCALAR] = DIAG_MAPPING_NOT_TEXT, [YAML_TREE_LIST] = DIAG_MAPPING_NOT_LIST},
    };

    if (node->kind == wanted)
        return true;
    if (node->kind != YAML_TREE_BROKEN)
        diag(load->diags, codes[wanted][node->kind], node->span, name, NULL);
    return false;
}

bool load_is_text(struct load *load, const char *name, const struct yaml_node *node)
{
    return is_kind(load, name, node, YAML_TREE_SCALAR);
}

bool load_is_list(struct load *load, const char *name, const struct yaml_node *node)
{
    return is_kind(load, name, node, YAML_TREE_LIST);
}

bool load_is_mapping(struct load *load, const char *name, const struct yaml_node *node)
{
    return is_kind(load, name, node, YAML_TREE_MAPPING);
}

/* ---- Mappings ---- */

/* What shall never be NULL: lists and ids. */
static void set_defaults(struct load *load, const struct field *fields, char *object)
{
    for (const struct field *field = fields; field->key != NULL; field++)
        if (field->flags & FIELD_LIST)
            *(GPtrArray **)(void *)(object + field->offset) = load->empty;
        else if (field->flags & FIELD_WORD)
            *(const char **)(void *)(object + field->offset) = "";
        else if (field->read == field_fields)
            set_defaults(load, field->detail, object + field->offset);
}

static void report_unknown_key(struct load *load, const struct field *fields, const struct yaml_node *key)
{
    const char *candidates[FIELDS_MAX + 1];
    unsigned    count = 0;
    char       *all;

    for (; fields[count].key != NULL && count < FIELDS_MAX; count++)
        candidates[count] = fields[count].key;
    candidates[count] = NULL;
    all = g_strjoinv(", ", (char **)candidates);
    diag(load->diags, DIAG_UNKNOWN_KEY, key->span, load_excerpt(load, key->text), diag_nearest(key->text, candidates),
         all, NULL);
    g_free(all);
}

static bool is_key(const struct field *field, const char *key)
{
    return field->key[0] == key[0] && strcmp(field->key, key) == 0;
}

/* The field of that key, looked for from a place on and then before it; NULL if there is none. */
static const struct field *find_field(const struct field *fields, const struct field *from, const char *key)
{
    for (const struct field *field = from; field->key != NULL; field++)
        if (is_key(field, key))
            return field;
    for (const struct field *field = fields; field < from; field++)
        if (is_key(field, key))
            return field;
    return NULL;
}

/* Which pair of the mapping is which field's.  Keys mostly stand in the table's order. */
static void match_keys(struct load *load, const struct field *fields, const struct yaml_node *node,
                       const struct yaml_pair *found[FIELDS_MAX])
{
    const struct field *next = fields;

    for (unsigned i = 0; i < node->count; i++) {
        const struct field *field = find_field(fields, next, node->pairs[i].key->text);

        if (field == NULL) {
            report_unknown_key(load, fields, node->pairs[i].key);
            continue;
        }
        found[field - fields] = &node->pairs[i];
        next = field + 1;
    }
}

bool load_fields(struct load *load, const struct field *fields, const char *name, const struct yaml_node *node,
                 struct span span, void *object)
{
    const struct yaml_pair *found[FIELDS_MAX] = {NULL};

    set_defaults(load, fields, object);
    if (!load_is_mapping(load, name, node))
        return false;
    match_keys(load, fields, node, found);
    for (unsigned i = 0; fields[i].key != NULL; i++)
        if (found[i] != NULL && !yaml_is_null(found[i]->value))
            fields[i].read(load, &fields[i], found[i]->value, (char *)object + fields[i].offset);
        else if (fields[i].flags & FIELD_REQUIRED)
            diag(load->diags, DIAG_MISSING_KEY, found[i] != NULL ? found[i]->key->span : span, fields[i].key, NULL);
    return true;
}

static void *load_record(struct load *load, const struct record *record, const char *name, const struct yaml_node *node)
{
    char *object;

    if (!load_is_mapping(load, name, node))
        return NULL;
    object = arena_alloc(load->arena, record->size);
    *(struct span *)(void *)(object + record->span) = node->span;
    if (record->prepare != NULL)
        record->prepare(load, object);
    load_fields(load, record->fields, name, node, node->span, object);
    if (record->finish != NULL)
        record->finish(load, object);
    return object;
}

void field_fields(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load_fields(load, field->detail, field->key, node, node->span, into);
}

/* An empty list item is a slip of the pen. */
static bool is_item(struct load *load, const char *name, const struct yaml_node *node)
{
    if (yaml_is_null(node)) {
        diag(load->diags, DIAG_EMPTY_ITEM, node->span, name, NULL);
        return false;
    }
    return true;
}

void field_records(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    GPtrArray *list;

    if (!load_is_list(load, field->key, node))
        return;
    list = load_list(load, node->count);
    for (unsigned i = 0; i < node->count; i++) {
        void *object = is_item(load, field->key, node->items[i])
                           ? load_record(load, field->detail, field->key, node->items[i])
                           : NULL;
        if (object != NULL)
            g_ptr_array_add(list, object);
    }
    *(GPtrArray **)into = list;
}

/* ---- Scalars ---- */

struct text load_text(const struct yaml_node *node)
{
    return (struct text){.text = node->text, .span = node->span, .block = node->style == YAML_LITERAL};
}

void field_text(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (!load_is_text(load, field->key, node))
        return;
    if (node->text[0] != '\0')
        *(struct text *)into = load_text(node);
    else if (field->flags & FIELD_REQUIRED)
        diag(load->diags, DIAG_MISSING_KEY, node->span, field->key, NULL);
}

void field_texts(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    GPtrArray *list;

    if (!load_is_list(load, field->key, node))
        return;
    list = load_list(load, node->count);
    for (unsigned i = 0; i < node->count; i++)
        if (is_item(load, field->key, node->items[i]) && load_is_text(load, field->key, node->items[i])) {
            struct text *text = arena_new_struct(load->arena, struct text);
            *text = load_text(node->items[i]);
            g_ptr_array_add(list, text);
        }
    *(GPtrArray **)into = list;
}

void field_string(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (load_is_text(load, field->key, node) && node->text[0] != '\0')
        *(const char **)into = node->text;
}

/* The day meant by "14/03/2026", "ngày 5 tháng 3 năm 2026", "2026/3/5", as it should be written; "" if nobody can tell.
 */
static const char *mended_date(struct load *load, const char *text)
{
    int         numbers[3], count = 0;
    bool        year_first = false;
    char        printed[32];
    struct date date;

    for (const char *at = text; (at = strpbrk(at, "0123456789")) != NULL; count++) {
        size_t digits = strspn(at, "0123456789");
        if (count == 3 || digits > 4 || (digits > 2 && digits < 4))
            return "";
        numbers[count] = (int)g_ascii_strtoll(at, NULL, 10);
        year_first = year_first || (count == 0 && digits == 4);
        at += digits;
    }
    if (count != 3)
        return "";
    g_snprintf(printed, sizeof printed, "%04d-%02d-%02d", numbers[year_first ? 0 : 2], numbers[1],
               numbers[year_first ? 2 : 0]);
    return date_parse(printed, &date) && date.year >= 1900 ? arena_strdup(load->arena, printed) : "";
}

void field_date(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct date date;

    if (!load_is_text(load, field->key, node))
        return;
    if (date_parse(node->text, &date))
        *(struct date *)into = date;
    else
        diag(load->diags, DIAG_BAD_DATE, node->span, load_excerpt(load, node->text), mended_date(load, node->text),
             NULL);
}

bool load_choice(struct load *load, const char *name, const struct choice *choices, const struct yaml_node *node,
                 int *value)
{
    GString *names;

    if (!load_is_text(load, name, node))
        return false;
    for (const struct choice *choice = choices; choice->name != NULL; choice++)
        if (strcmp(choice->name, node->text) == 0) {
            *value = choice->value;
            return true;
        }
    names = g_string_new(NULL);
    for (const struct choice *choice = choices; choice->name != NULL; choice++)
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", choice->name);
    diag(load->diags, DIAG_BAD_CHOICE, node->span, load_excerpt(load, node->text), name, names->str, NULL);
    g_string_free(names, TRUE);
    return false;
}

void field_choice(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    int value;

    if (load_choice(load, field->key, field->detail, node, &value))
        *(int *)into = value;
}

void field_switch(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    int value;

    if (load_choice(load, field->key, field->detail, node, &value))
        *(bool *)into = value != 0;
}

void field_bool(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    static const struct choice words[] = {{"true", true}, {"false", false}, {NULL, 0}};
    int                        value;

    if (load_choice(load, field->key, words, node, &value))
        *(bool *)into = value != 0;
}

void load_pairs(struct load *load, const struct field *field, const struct yaml_node *node, void *into,
                pair_reader *reader)
{
    GPtrArray *list;

    if (!load_is_mapping(load, field->key, node))
        return;
    list = load_list(load, node->count);
    for (unsigned i = 0; i < node->count; i++) {
        void *made = reader(load, &node->pairs[i]);

        if (made != NULL)
            g_ptr_array_add(list, made);
    }
    *(GPtrArray **)into = list;
}
