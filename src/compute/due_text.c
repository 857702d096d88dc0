/*
 * due_text.c -- words a due: days, months, quarters, halves, years and ranges of them.
 */
#include "due_text.h"

#include "viet.h"

/* One end of a due: "tháng 10", "quý III", "6 tháng đầu năm", "năm"; empty for a day. */
static const char *unit_words(struct arena *arena, enum due_unit unit, struct date date)
{
    switch (unit) {
    case DUE_MONTH:
        return arena_printf(arena, date.month < 3 ? "tháng 0%d" : "tháng %d", date.month);
    case DUE_QUARTER:
        return arena_printf(arena, "quý %s", viet_roman(arena, (unsigned)(date.month + 2) / 3));
    case DUE_HALF:
        return date.month <= 6 ? "6 tháng đầu năm" : "6 tháng cuối năm";
    case DUE_YEAR:
        return "năm";
    case DUE_DAY:
        break;
    }
    return "";
}

/* With its year: "tháng 10/2026", "năm 2026", "31/10/2026". */
static const char *end_text(struct arena *arena, enum due_unit unit, struct date date)
{
    if (unit == DUE_DAY)
        return viet_date(arena, date);
    return arena_printf(arena, "%s%s%d", unit_words(arena, unit, date),
                        unit == DUE_MONTH || unit == DUE_QUARTER ? "/" : " ", date.year);
}

/* Both ends lie in the same month, quarter …: it is named once. */
static bool is_single(const struct due *due)
{
    struct date from = due->range.from, to = due->range.to;

    if (!date_is_set(from))
        return true;
    if (due->unit_from != due->unit_to || from.year != to.year)
        return false;
    switch (due->unit_to) {
    case DUE_DAY:
        return date_compare(from, to) == 0;
    case DUE_MONTH:
        return from.month == to.month;
    case DUE_QUARTER:
        return (from.month + 2) / 3 == (to.month + 2) / 3;
    case DUE_HALF:
        return (from.month <= 6) == (to.month <= 6);
    case DUE_YEAR:
        return true;
    }
    return true;
}

static const char *span_text(struct arena *arena, const struct due *due)
{
    struct date from = due->range.from, to = due->range.to;

    if (!date_is_set(to))
        return "";
    if (is_single(due))
        return end_text(arena, due->unit_to, to);
    if (due->unit_from == DUE_YEAR && due->unit_to == DUE_YEAR)
        return arena_printf(arena, "giai đoạn %d - %d", from.year, to.year);
    if (due->unit_from == DUE_DAY && due->unit_to == DUE_DAY)
        return arena_printf(arena, "từ %s đến %s", viet_date(arena, from), viet_date(arena, to));
    /* the year is said once: "quý III - quý IV/2026" */
    if (from.year == to.year && due->unit_from == due->unit_to && due->unit_to != DUE_HALF)
        return arena_printf(arena, "%s - %s", unit_words(arena, due->unit_from, from),
                            end_text(arena, due->unit_to, to));
    return arena_printf(arena, "%s - %s", end_text(arena, due->unit_from, from), end_text(arena, due->unit_to, to));
}

const char *due_text(struct arena *arena, const struct due *due)
{
    switch (due->kind) {
    case DUE_SPAN:
        return viet_capitalise(arena, span_text(arena, due));
    case DUE_BEFORE:
        return arena_printf(arena, "Trước %s", viet_date(arena, due->range.to));
    case DUE_MONTHLY:
        return "Hằng tháng";
    case DUE_QUARTERLY:
        return "Hằng quý";
    case DUE_YEARLY:
        return "Hằng năm";
    case DUE_ALWAYS:
        return "Thường xuyên";
    case DUE_NONE:
        break;
    }
    return "";
}

static bool same_due(const struct due *a, const struct due *b)
{
    return a->kind == b->kind && a->unit_from == b->unit_from && a->unit_to == b->unit_to &&
           date_compare(a->range.from, b->range.from) == 0 && date_compare(a->range.to, b->range.to) == 0;
}

const char *due_text_shared(struct arena *arena, struct due_words *remembered, const struct due *due)
{
    const struct date *to = &due->range.to;
    unsigned           place = (unsigned)(due->kind * 7 + due->unit_to * 11 + to->year * 5 + to->month * 31 + to->day);
    struct due_words  *words = &remembered[place & (DUES_SIZE - 1)];

    if (words->words == NULL || !same_due(&words->due, due))
        *words = (struct due_words){.due = *due, .words = due_text(arena, due)};
    return words->words;
}
