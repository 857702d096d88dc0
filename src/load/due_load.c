/*
 * due_load.c -- when something is due.
 */
#include "due_load.h"

#include <string.h>

#include "base/diag.h"

/* Two digits from low to high. */
static bool take_two_digits(const char **at, int low, int high, int *value)
{
    if (!g_ascii_isdigit((*at)[0]) || !g_ascii_isdigit((*at)[1]))
        return false;
    *value = ((*at)[0] - '0') * 10 + ((*at)[1] - '0');
    *at += 2;
    return *value >= low && *value <= high;
}

static struct date_range months(int year, int first, int last)
{
    return (struct date_range){{(int16_t)year, (int8_t)first, 1}, date_last_of_month(year, last)};
}

/* A day, a month, a quarter, a half or a year, all of the text. */
static bool parse_span(const char *text, enum due_unit *unit, struct date_range *range)
{
    const char *at = text + 4;
    int         year, index;

    if (strspn(text, "0123456789") != 4 || (year = (int)g_ascii_strtoll(text, NULL, 10)) < 1000)
        return false;
    if (*at == '\0') {
        *unit = DUE_YEAR;
        *range = months(year, 1, 12);
        return true;
    }
    if (*at++ != '-')
        return false;
    if ((at[0] == 'Q' || at[0] == 'H') && at[1] >= '1' && at[1] <= (at[0] == 'Q' ? '4' : '2') && at[2] == '\0') {
        int length = at[0] == 'Q' ? 3 : 6, last = (at[1] - '0') * length;
        *unit = at[0] == 'Q' ? DUE_QUARTER : DUE_HALF;
        *range = months(year, last - length + 1, last);
        return true;
    }
    if (date_parse(text, &range->from)) {
        *unit = DUE_DAY;
        range->to = range->from;
        return true;
    }
    if (!take_two_digits(&at, 1, 12, &index) || *at != '\0')
        return false;
    *unit = DUE_MONTH;
    *range = months(year, index, index);
    return true;
}

/* "A..B" */
static bool parse_range(const char *text, const char *dots, struct due *due)
{
    struct date_range first, last;
    char              from[16];

    if (dots - text >= (ptrdiff_t)sizeof from)
        return false;
    g_strlcpy(from, text, (gsize)(dots - text) + 1);
    if (!parse_span(from, &due->unit_from, &first) || !parse_span(dots + 2, &due->unit_to, &last))
        return false;
    due->range = (struct date_range){first.from, last.to};
    return true;
}

bool due_parse(const char *text, struct due *due)
{
    static const struct {
        const char   *word;
        enum due_kind kind;
    } recurring[] = {
        {"monthly", DUE_MONTHLY},
        {"quarterly", DUE_QUARTERLY},
        {"yearly", DUE_YEARLY},
        {"always", DUE_ALWAYS},
    };
    const char *dots;

    for (unsigned i = 0; i < G_N_ELEMENTS(recurring); i++)
        if (strcmp(text, recurring[i].word) == 0) {
            due->kind = recurring[i].kind;
            return true;
        }
    if (g_str_has_prefix(text, "before ")) {
        due->kind = DUE_BEFORE;
        return date_parse(text + strlen("before "), &due->range.to);
    }
    due->kind = DUE_SPAN;
    if ((dots = strstr(text, "..")) != NULL)
        return parse_range(text, dots, due);
    if (!parse_span(text, &due->unit_from, &due->range))
        return false;
    due->unit_to = due->unit_from;
    return true;
}

void field_due(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct due *due = into, parsed = {0};

    if (!load_is_text(load, field->key, node))
        return;
    due->span = node->span;
    if (!due_parse(node->text, &parsed)) {
        diag(load->diags, DIAG_BAD_DUE, node->span, load_excerpt(load, node->text), NULL);
        return;
    }
    if (parsed.kind == DUE_SPAN && date_compare(parsed.range.from, parsed.range.to) > 0) {
        diag(load->diags, DIAG_RANGE_REVERSED, node->span, load_excerpt(load, node->text), NULL);
        return;
    }
    parsed.printed = due->printed;
    parsed.span = node->span;
    *due = parsed;
}
