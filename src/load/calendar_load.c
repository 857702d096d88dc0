/*
 * calendar_load.c -- holidays and make-up days of the register, and counts of working days.
 */
#include "calendar_load.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "schema_shapes.h"

#define WITHIN_MAX 99 /* working days */

/* 2027-02-05, or 2027-02-05..2027-02-11. */
static bool read_range(const char *text, struct date_range *range)
{
    const char *dots = strstr(text, "..");
    char       *first = g_strndup(text, dots != NULL ? (size_t)(dots - text) : strlen(text));
    bool        good = date_parse(first, &range->from);

    range->to = range->from;
    if (good && dots != NULL)
        good = date_parse(dots + 2, &range->to) && date_compare(range->from, range->to) <= 0;
    g_free(first);
    return good;
}

static void field_days(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    GPtrArray *list;

    if (!load_is_list(load, field->key, node))
        return;
    list = load_list(load, node->count);
    for (unsigned i = 0; i < node->count; i++) {
        const struct yaml_node *item = node->items[i];
        struct date_range      *range = arena_new_struct(load->arena, struct date_range);

        if (!load_is_text(load, field->key, item))
            continue;
        if (read_range(item->text, range))
            g_ptr_array_add(list, range);
        else
            diag(load->diags, DIAG_BAD_CHOICE, item->span, load_excerpt(load, item->text), field->key,
                 "2027-02-05, 2027-02-05..2027-02-11", NULL);
    }
    *(GPtrArray **)into = list;
}

const struct field calendar_fields[] = {
    {"holidays", field_days, offsetof(struct calendar, holidays), FIELD_LIST, NULL},
    {"working", field_days, offsetof(struct calendar, working), FIELD_LIST, NULL},
    {NULL, NULL, 0, 0, NULL},
};

void field_within(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    char *end;
    long  days;

    if (!load_is_text(load, field->key, node))
        return;
    days = strtol(node->text, &end, 10);
    if (g_ascii_isdigit(node->text[0]) && *end == '\0' && days >= 1 && days <= WITHIN_MAX)
        *(int *)into = (int)days;
    else
        diag(load->diags, DIAG_BAD_CHOICE, node->span, load_excerpt(load, node->text), field->key, "1, 2 … 99", NULL);
}

/* ---- For the schema ---- */

const struct schema_reader calendar_readers[] = {
    {field_days, SHAPE_TEXTS, NULL},
    {field_within, SHAPE_DECIMAL, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part calendar_parts[] = {{calendar_fields, "calendar"}, {NULL, NULL}};
