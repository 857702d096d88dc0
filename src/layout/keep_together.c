/*
 * keep_together.c -- where a page may not end: inside a heading's company, after the first or before the last line of a
 * paragraph, before the sign-off.  Units that stay with the one before them form a chunk that is placed as a whole.
 */
#include "layout_int.h"

static struct flow_unit *unit_at(GArray *units, guint i)
{
    return &g_array_index(units, struct flow_unit, i);
}

static bool is_text(const struct flow_unit *unit)
{
    return unit->kind == UNIT_LINE && !unit->with_next;
}

/* Neither a first line nor a last line stands alone. */
static void keep_lines(GArray *units)
{
    for (guint i = 1; i < units->len; i++) {
        struct flow_unit *unit = unit_at(units, i);

        if (unit->kind == UNIT_LINE && (unit->line == 1 || (unit->line > 0 && unit->line == unit->n_lines - 1)))
            unit->stay = true;
        if (unit->kind == UNIT_RULE)
            unit->stay = true;
    }
}

/* A heading has two lines of what follows below it. */
static void keep_headings(GArray *units)
{
    for (guint i = 1; i < units->len; i++) {
        struct flow_unit *unit = unit_at(units, i);

        if (!unit_at(units, i - 1)->with_next)
            continue;
        unit->stay = true;
        if (is_text(unit) && unit->n_lines == 1 && i + 1 < units->len && is_text(unit_at(units, i + 1)))
            unit_at(units, i + 1)->stay = true;
    }
}

static bool is_sign_off(const struct flow_unit *unit)
{
    return unit->kind == UNIT_BOX && unit->box->node->kind == DOC_SIGN_OFF;
}

static bool is_figure(const struct flow_unit *unit)
{
    return unit->kind == UNIT_BOX && unit->box->drawing != NULL;
}

/* Two lines of text at least go with the sign-off; only endnotes may follow it. */
static void keep_sign_off(GArray *units)
{
    guint place = units->len, lines = 0;

    while (place > 0 && !is_sign_off(unit_at(units, place - 1)))
        place--;
    if (place == 0)
        return;
    for (guint i = place - 1; i > 0; i--) {
        const struct flow_unit *above = unit_at(units, i - 1);

        if (above->kind == UNIT_LINE)
            lines++;
        else if (above->kind == UNIT_TABLE || is_figure(above))
            lines = 2; /* the table sends its last rows; a figure is company enough */
        unit_at(units, i)->stay = true;
        if (lines >= 2)
            break;
    }
}

void keep_together(GArray *units)
{
    keep_lines(units);
    keep_headings(units);
    keep_sign_off(units);
}
