/*
 * value_load.c -- figures as they are written in YAML.
 */
#include "value_load.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "schema_shapes.h"
#include "viet.h"

/* More numbers in one cell are words. */
#define NUMBERS_MAX 16

/* A value's text while it is taken apart. */
struct parts {
    const char    *at;
    struct decimal numbers[NUMBERS_MAX];
    const char    *units[NUMBERS_MAX]; /* "%", the indicator's unit, or NULL */
    unsigned       count;
    bool           malformed; /* something looks like a number but is none */
};

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || g_str_has_prefix(at, "\xC2\xA0"))
        at += *at == ' ' ? 1 : 2;
    return at;
}

static bool take(const char **at, const char *word)
{
    if (!g_str_has_prefix(*at, word))
        return false;
    *at += strlen(word);
    return true;
}

static enum value_relation take_relation(const char **at)
{
    if (take(at, "≥") || take(at, ">="))
        return RELATION_AT_LEAST;
    if (take(at, "≤") || take(at, "<="))
        return RELATION_AT_MOST;
    return RELATION_NONE;
}

/* Does the number end here, so that it isn't the beginning of a word or of "34/30"? */
static bool ends_number(const char *at)
{
    return *at == '\0' || *at == ';' || *at == '-' || g_str_has_prefix(at, "–");
}

/* Takes a number with its unit.  False if the text there is none; parts->at is then anywhere. */
static bool take_number(struct load *load, struct parts *parts, const char *unit)
{
    const char *from = parts->at;
    const char *digits;

    if (parts->count == NUMBERS_MAX)
        return false;
    if (*parts->at == '-')
        parts->at++;
    if (!g_ascii_isdigit(*parts->at))
        return false;
    parts->at += strspn(parts->at, "0123456789.,");
    digits = arena_strndup(load->arena, from, (size_t)(parts->at - from));
    parts->at = skip_blanks(parts->at);
    parts->units[parts->count] = take(&parts->at, "%") ? "%" : unit != NULL && take(&parts->at, unit) ? unit : NULL;
    parts->at = skip_blanks(parts->at);
    if (!ends_number(parts->at))
        return false;
    if (!viet_number_parse(digits, &parts->numbers[parts->count]))
        parts->malformed = true;
    parts->count++;
    return true;
}

/* Do the numbers share a unit?  "10-20%": the last one's holds for a first without. */
static bool same_units(const struct parts *parts)
{
    for (unsigned i = 0; i + 1 < parts->count; i++)
        if (parts->units[i] != NULL && g_strcmp0(parts->units[i], parts->units[parts->count - 1]) != 0)
            return false;
    return true;
}

/* Numbers to the end of the text: one, a range, a list.  VALUE_TEXT if it is something else. */
static enum value_kind take_numbers(struct load *load, struct parts *parts, const char *unit)
{
    if (!take_number(load, parts, unit))
        return VALUE_TEXT;
    if (*parts->at == '\0')
        return VALUE_NUMBER;
    if (take(&parts->at, "-") || take(&parts->at, "–")) {
        parts->at = skip_blanks(parts->at);
        return take_number(load, parts, unit) && *parts->at == '\0' ? VALUE_RANGE : VALUE_TEXT;
    }
    while (take(&parts->at, ";")) {
        parts->at = skip_blanks(parts->at);
        if (!take_number(load, parts, unit))
            return VALUE_TEXT;
    }
    return *parts->at == '\0' ? VALUE_LIST : VALUE_TEXT;
}

/* "≥95%", ">= 95%" are printed as the others are: the sign, a blank, the number. */
static struct text printed_relation(struct load *load, const struct value *value, const char *number)
{
    struct text printed = value->printed;

    printed.text = arena_printf(load->arena, "%s %s", value->relation == RELATION_AT_LEAST ? "≥" : "≤", number);
    return printed;
}

/* Reads the scalar into the value; false, reported, if it looks like a number but is malformed. */
static bool read_scalar(struct load *load, const struct yaml_node *node, const char *unit, struct value *value)
{
    struct parts parts = {.at = skip_blanks(node->text)};
    const char  *number;

    value->printed = load_text(node);
    if (strcmp(node->text, "-") == 0) {
        value->printed = (struct text){0};
        return true;
    }
    value->relation = take_relation(&parts.at);
    number = parts.at = skip_blanks(parts.at);
    value->kind = take_numbers(load, &parts, unit);
    if (value->kind != VALUE_TEXT && !same_units(&parts))
        value->kind = VALUE_TEXT;
    if (value->kind == VALUE_TEXT) {
        value->relation = RELATION_NONE;
        return true;
    }
    if (parts.malformed) {
        diag(load->diags, DIAG_BAD_NUMBER, node->span, load_excerpt(load, node->text), NULL);
        return false;
    }
    if (value->kind == VALUE_RANGE && decimal_compare(parts.numbers[0], parts.numbers[1]) > 0) {
        diag(load->diags, DIAG_RANGE_REVERSED, node->span, load_excerpt(load, node->text), NULL);
        return false;
    }
    if (value->relation != RELATION_NONE)
        value->printed = printed_relation(load, value, number);
    value->unit = parts.units[parts.count - 1];
    value->n_numbers = parts.count;
    value->numbers = arena_new_array(load->arena, struct decimal, parts.count);
    memcpy(value->numbers, parts.numbers, parts.count * sizeof *parts.numbers);
    return true;
}

/* ---- {value: …, remark: …} and {none: …} ---- */

struct value_fields {
    const struct yaml_node *number, *none;
    struct value            value;
};

static void field_node(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (load_is_text(load, field->key, node))
        *(const struct yaml_node **)into = node;
}

/* A reader of its own: it must be well formed if it looks like a number. */
static void field_figure(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    field_node(load, field, node, into);
}

static const struct field value_fields[] = {
    {"value", field_figure, offsetof(struct value_fields, number), 0, NULL},
    {"none", field_node, offsetof(struct value_fields, none), 0, NULL},
    {"remark", field_text, offsetof(struct value_fields, value.remark), 0, NULL},
    {"estimated", field_bool, offsetof(struct value_fields, value.estimated), 0, NULL},
    {"cumulative", field_bool, offsetof(struct value_fields, value.cumulative), 0, NULL},
    {"as-of", field_text, offsetof(struct value_fields, value.as_of), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

/* Is the key given, even without a value ("none:")? */
static bool has_key(const struct yaml_node *node, const char *key)
{
    for (unsigned i = 0; i < node->count; i++)
        if (strcmp(node->pairs[i].key->text, key) == 0)
            return true;
    return false;
}

static bool read_mapping(struct load *load, const char *name, const struct yaml_node *node, const char *unit,
                         struct value *value)
{
    struct value_fields fields = {0};
    bool                none = has_key(node, "none");

    load_fields(load, value_fields, name, node, node->span, &fields);
    *value = fields.value;
    value->span = node->span;
    if (fields.number != NULL && none) {
        diag(load->diags, DIAG_VALUE_AND_NONE, node->span, NULL);
        return false;
    }
    if (fields.number != NULL)
        return read_scalar(load, fields.number, unit, value);
    if (!none && !has_key(node, "value"))
        diag(load->diags, DIAG_MISSING_KEY, node->span, "value", NULL);
    if (fields.none != NULL && fields.none->text[0] != '\0')
        value->reason = load_text(fields.none);
    return true;
}

struct value *value_load(struct load *load, const char *name, const struct yaml_node *node, const char *unit)
{
    struct value *value = arena_new_struct(load->arena, struct value);
    bool          good;

    value->span = node->span;
    if (node->kind == YAML_TREE_MAPPING)
        good = read_mapping(load, name, node, unit, value);
    else
        good = load_is_text(load, name, node) && read_scalar(load, node, unit, value);
    return good ? value : NULL;
}

/* ---- Years and stages ---- */

bool stage_load(struct load *load, const struct yaml_node *key, int *year_from, int *year_to)
{
    const char *text = key->text;
    size_t      length = strlen(text);

    if (strspn(text, "0123456789") == 4 &&
        (length == 4 || (length == 9 && text[4] == '-' && strspn(text + 5, "0123456789") == 4))) {
        *year_from = (int)g_ascii_strtoll(text, NULL, 10);
        *year_to = length == 4 ? *year_from : (int)g_ascii_strtoll(text + 5, NULL, 10);
        if (*year_from <= *year_to)
            return true;
        diag(load->diags, DIAG_RANGE_REVERSED, key->span, text, NULL);
        return false;
    }
    diag(load->diags, DIAG_BAD_STAGE, key->span, load_excerpt(load, text), NULL);
    return false;
}

/* Are the keys years, not those of {value: …}? */
static bool is_staged(const struct yaml_node *node)
{
    if (node->kind != YAML_TREE_MAPPING)
        return false;
    for (unsigned i = 0; i < node->count; i++)
        if (g_ascii_isdigit(node->pairs[i].key->text[0]))
            return true;
    return false;
}

GPtrArray *value_load_staged(struct load *load, const char *name, const struct yaml_node *node, const char *unit,
                             int year)
{
    bool       staged = is_staged(node);
    unsigned   count = staged ? node->count : 1;
    GPtrArray *list = load_list(load, count);

    for (unsigned i = 0; i < count; i++) {
        const struct yaml_node *given = staged ? node->pairs[i].value : node;
        struct staged_value    *item = arena_new_struct(load->arena, struct staged_value);

        item->stage = staged ? NULL : arena_printf(load->arena, "%d", year);
        item->year_from = item->year_to = year;
        if ((staged && !stage_load(load, node->pairs[i].key, &item->year_from, &item->year_to)) || yaml_is_null(given))
            continue;
        if (staged)
            item->stage = node->pairs[i].key->text;
        if ((item->value = value_load(load, name, given, unit)) != NULL)
            g_ptr_array_add(list, item);
    }
    return list;
}

/* ---- For the schema ---- */

const struct schema_reader value_readers[] = {
    {field_figure, SHAPE_NUMBER, NULL},
    {field_node, SHAPE_TEXT, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part value_parts[] = {{value_fields, "value"}, {NULL, NULL}};
