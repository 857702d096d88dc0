/*
 * value_load.c -- figures as they are written in YAML.
 */
#include "value_load.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "number_mend.h"
#include "number_read.h"
#include "rule_load.h"
#include "schema_shapes.h"
#include "viet.h"

#define RATIO_PLACES 2

/* How a figure was asked for: where an error is told, its mended line is shown. */
struct figure {
    const char      *key;
    const char      *unit; /* may follow the numbers, as % always may; or NULL */
    enum value_words words;
    bool             inner; /* the key stands in {value: …} already */
};

/* "≥95%", ">= 95%" are printed as the others are: the sign, a blank, the number. */
static const char *printed_text(struct load *load, const struct numbers *numbers)
{
    if (numbers->relation == RELATION_NONE)
        return numbers->text;
    return arena_printf(load->arena, "%s %s", numbers->relation == RELATION_AT_LEAST ? "≥" : "≤", numbers->text);
}

/* The line as it should be, or "" if nobody can tell. */
static const char *mended_line(struct load *load, const struct figure *figure, const char *text)
{
    const char *mended = number_mend(load->arena, text, figure->unit, figure->words == WORDS_NEVER);

    if (mended == NULL)
        return "";
    if (figure->inner && mended[0] == '{')
        return arena_strndup(load->arena, mended + 1, strlen(mended) - 2);
    return arena_printf(load->arena, "%s: %s", figure->key, mended);
}

/* Words: fine where the plan says so; elsewhere what may have been meant as a number is an error. */
static bool accept_words(struct load *load, const struct figure *figure, const struct yaml_node *node)
{
    const char *excerpt = load_excerpt(load, node->text), *mended;

    if (figure->words == WORDS_ALWAYS)
        return true;
    mended = mended_line(load, figure, node->text);
    if (figure->words == WORDS_PERHAPS && mended[0] == '\0')
        return true;
    if (node->text[0] == '#')
        diag(load->diags, DIAG_SPREADSHEET_ERROR, node->span, excerpt, mended, NULL);
    else if (figure->unit != NULL && mended[0] == '\0' && g_ascii_isdigit(node->text[0]))
        diag(load->diags, DIAG_NOT_IN_UNIT, node->span, excerpt, figure->unit, NULL);
    else
        diag(load->diags, DIAG_NOT_A_NUMBER, node->span, excerpt, mended, NULL);
    return false;
}

/* Reads the scalar into the value; false, reported, if it is no number where one is wanted or a malformed one. */
static bool read_scalar(struct load *load, const struct yaml_node *node, const struct figure *figure,
                        struct value *value)
{
    struct numbers numbers;

    value->printed = load_text(node);
    if (strcmp(node->text, "-") == 0) {
        value->printed = (struct text){0};
        return true;
    }
    value->kind = numbers_read(load->arena, node->text, figure->unit, &numbers);
    if (value->kind != VALUE_TEXT && numbers.malformed) {
        value->kind = VALUE_TEXT;
        if (figure->words == WORDS_ALWAYS)
            return true;
        diag(load->diags, DIAG_BAD_NUMBER, node->span, load_excerpt(load, node->text),
             mended_line(load, figure, node->text), NULL);
        return false;
    }
    if (value->kind == VALUE_TEXT)
        return accept_words(load, figure, node);
    if (value->kind == VALUE_RANGE && decimal_compare(numbers.list[0], numbers.list[1]) > 0) {
        diag(load->diags, DIAG_RANGE_REVERSED, node->span, load_excerpt(load, node->text), NULL);
        return false;
    }
    value->relation = numbers.relation;
    value->printed.text = printed_text(load, &numbers);
    value->unit = numbers.units[numbers.count - 1];
    value->n_numbers = numbers.count;
    value->numbers = arena_new_array(load->arena, struct decimal, numbers.count);
    memcpy(value->numbers, numbers.list, numbers.count * sizeof *numbers.list);
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

static const struct field evidence_fields[] = {
    {"document", field_text, offsetof(struct evidence, document), 0, NULL},
    {"address", field_text, offsetof(struct evidence, address), 0, NULL},
    {"sha256", field_text, offsetof(struct evidence, sha256), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct field value_fields[] = {
    {"value", field_figure, offsetof(struct value_fields, number), 0, NULL},
    {"none", field_node, offsetof(struct value_fields, none), 0, NULL},
    {"remark", field_text, offsetof(struct value_fields, value.remark), 0, NULL},
    {"estimated", field_bool, offsetof(struct value_fields, value.estimated), 0, NULL},
    {"cumulative", field_bool, offsetof(struct value_fields, value.cumulative), 0, NULL},
    {"as-of", field_text, offsetof(struct value_fields, value.as_of), 0, NULL},
    {"numerator", field_number, offsetof(struct value_fields, value.numerator), 0, NULL},
    {"denominator", field_number, offsetof(struct value_fields, value.denominator), 0, NULL},
    {"cell", field_text, offsetof(struct value_fields, value.cell), 0, NULL},
    {"evidence", field_fields, offsetof(struct value_fields, value.evidence), 0, evidence_fields},
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

/* A share of which both parts are given is computed: two places, of a percentage as of any other. */
static bool set_ratio(struct load *load, const struct yaml_node *node, const char *unit, struct value *value)
{
    bool           percent = g_strcmp0(unit, "%") == 0;
    struct decimal times = decimal_from_int(percent ? 100 : 1), *number = arena_new_struct(load->arena, struct decimal);
    struct quotient *exact = arena_new_struct(load->arena, struct quotient);

    if (value->denominator->coefficient == 0 || !decimal_multiply(*value->numerator, times, &times) ||
        !decimal_divide(times, *value->denominator, RATIO_PLACES, number)) {
        diag(load->diags, DIAG_RATIO_OF_NOTHING, node->span, NULL);
        return false;
    }
    *number = decimal_trim(*number);
    *exact = (struct quotient){times, *value->denominator};
    value->exact = exact;
    value->kind = VALUE_NUMBER;
    value->numbers = number;
    value->n_numbers = 1;
    value->unit = percent ? "%" : NULL;
    value->printed =
        (struct text){.text = arena_printf(load->arena, "%s%s", viet_number(load->arena, *number), percent ? "%" : ""),
                      .span = node->span};
    return true;
}

static bool read_mapping(struct load *load, const struct figure *figure, const struct yaml_node *node,
                         struct value *value)
{
    struct figure       inner = {.key = "value", .unit = figure->unit, .words = figure->words, .inner = true};
    struct value_fields fields = {0};
    bool                none = has_key(node, "none");

    load_fields(load, value_fields, figure->key, node, node->span, &fields);
    *value = fields.value;
    value->span = node->span;
    value->not_cumulative = has_key(node, "cumulative") && !value->cumulative;
    if (fields.number != NULL && none) {
        diag(load->diags, DIAG_VALUE_AND_NONE, node->span, NULL);
        return false;
    }
    if (fields.number != NULL)
        return read_scalar(load, fields.number, &inner, value);
    if (!none && value->numerator != NULL && value->denominator != NULL)
        return set_ratio(load, node, figure->unit, value);
    if (!none && !has_key(node, "value"))
        diag(load->diags, DIAG_MISSING_KEY, node->span, "value", NULL);
    if (fields.none != NULL && fields.none->text[0] != '\0')
        value->reason = load_text(fields.none);
    return true;
}

struct value *value_load(struct load *load, const char *key, const struct yaml_node *node, const char *unit,
                         enum value_words words)
{
    const struct figure figure = {.key = key, .unit = unit, .words = words};
    struct value       *value = arena_new_struct(load->arena, struct value);
    bool                good;

    value->span = node->span;
    if (node->kind == YAML_TREE_MAPPING)
        good = read_mapping(load, &figure, node, value);
    else
        good = load_is_text(load, key, node) && read_scalar(load, node, &figure, value);
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

GPtrArray *value_load_staged(struct load *load, const char *key, const struct yaml_node *node, const char *unit,
                             enum value_words words, int year)
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
        if ((item->value = value_load(load, staged ? item->stage : key, given, unit, words)) != NULL)
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
const struct schema_part value_parts[] = {{value_fields, "value"}, {evidence_fields, "evidence"}, {NULL, NULL}};
