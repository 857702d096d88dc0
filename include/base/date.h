/*
 * date.h -- calendar dates and reporting periods, without time zone and without the clock.
 * For load, model, compute and template functions.
 */
#ifndef BAOCAO_DATE_H
#define BAOCAO_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct date {
    int16_t year; /* 0: no date */
    int8_t  month, day;
};

struct date_range {
    struct date from, to; /* both included */
};

enum period_kind { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_NINE_MONTHS, PERIOD_YEAR, PERIOD_AD_HOC };

struct period_id {
    enum period_kind  kind;
    int16_t           year;
    int8_t            index;    /* month 1-12, quarter 1-4, half 1-2, else 0 */
    struct date_range calendar; /* the days the name means: 2026-05 is 1/5 to 31/5; unset for ad hoc */
    struct date_range window; /* the days whose data it holds, NĐ 09/2019 Điều 12: 15/4 to 14/5; unset for ad hoc */
};

/* Reads 2026-05-10.  False unless it is a day of the calendar. */
bool        date_parse(const char *text, struct date *date);
int         date_compare(struct date a, struct date b); /* -1, 0, 1 */
bool        date_is_set(struct date date);
bool        date_is_outside(struct date date, struct date_range range); /* false if one of the three is unset */
int         date_days_between(struct date from, struct date to);        /* negative if to is before from */
bool        date_is_weekend(struct date date);
struct date date_add_days(struct date date, int days);
struct date date_last_of_month(int year, int month);

#define DATE_TEXT_MAX 24
/* Prints 2026-05-10 into text, which it returns: as date_parse reads it, for files and metadata, not for readers. */
const char *date_print(struct date date, char text[DATE_TEXT_MAX]);

/*
 * Reads 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026.  Anything else made of small letters, digits and '-'
 * (64 at most) is a slug of an ad hoc period.  False if it is neither.
 */
bool period_id_parse(const char *text, struct period_id *id);

#endif
