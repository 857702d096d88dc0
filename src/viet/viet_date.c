/*
 * viet_date.c -- dates and periods as they are printed.
 */
#include "viet.h"

#include <glib.h>

#include "base/arena.h"

/* Only January and February get a leading zero (NĐ 30/2020, Phụ lục I): "tháng 02", but never "tháng 08". */
static const char *month_text(struct arena *arena, int month)
{
    return arena_printf(arena, month < 3 ? "0%d" : "%d", month);
}

const char *viet_date(struct arena *arena, struct date date)
{
    if (!date_is_set(date))
        return "";
    return arena_printf(arena, "%02d/%s/%d", date.day, month_text(arena, date.month), date.year);
}

const char *viet_long_date(struct arena *arena, struct date date)
{
    if (!date_is_set(date))
        return "";
    return arena_printf(arena, "ngày %02d tháng %s năm %d", date.day, month_text(arena, date.month), date.year);
}

/* between: what stands between month or quarter and year. */
static const char *period_text(struct arena *arena, const struct period_id *id, const char *between)
{
    switch (id->kind) {
    case PERIOD_MONTH:
        return arena_printf(arena, "tháng %s%s%d", month_text(arena, id->index), between, id->year);
    case PERIOD_QUARTER:
        return arena_printf(arena, "quý %s%s%d", viet_roman(arena, (unsigned)id->index), between, id->year);
    case PERIOD_HALF:
        return arena_printf(arena, "6 tháng %s năm %d", id->index == 1 ? "đầu" : "cuối", id->year);
    case PERIOD_NINE_MONTHS:
        return arena_printf(arena, "9 tháng năm %d", id->year);
    case PERIOD_YEAR:
        return arena_printf(arena, "năm %d", id->year);
    case PERIOD_AD_HOC:
        break;
    }
    return NULL;
}

const char *viet_period(struct arena *arena, const struct period_id *id)
{
    return period_text(arena, id, "/");
}

const char *viet_period_long(struct arena *arena, const struct period_id *id)
{
    return period_text(arena, id, " năm ");
}
