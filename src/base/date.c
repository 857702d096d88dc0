/*
 * date.c -- calendar dates through GLib's GDate; reporting periods and their data windows.
 */
#include "base/date.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* Reads exactly count digits. */
static bool read_digits(const char **text, int count, int *value)
{
    *value = 0;
    for (; count > 0; count--, (*text)++) {
        if (!g_ascii_isdigit(**text))
            return false;
        *value = *value * 10 + (**text - '0');
    }
    return true;
}

static struct date make_date(int year, int month, int day)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

bool date_parse(const char *text, struct date *date)
{
    int year, month, day;

    *date = (struct date){0};
    if (!read_digits(&text, 4, &year) || *text++ != '-' || !read_digits(&text, 2, &month) || *text++ != '-' ||
        !read_digits(&text, 2, &day) || *text != '\0')
        return false;
    if (year == 0 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return false;
    *date = make_date(year, month, day);
    return true;
}

int date_compare(struct date a, struct date b)
{
    int left = (a.year * 16 + a.month) * 32 + a.day, right = (b.year * 16 + b.month) * 32 + b.day;

    return (left > right) - (left < right);
}

bool date_is_set(struct date date)
{
    return date.year != 0;
}

static void to_gdate(struct date date, GDate *gdate)
{
    g_date_clear(gdate, 1);
    g_date_set_dmy(gdate, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
}

int date_days_between(struct date from, struct date to)
{
    GDate a, b;

    to_gdate(from, &a);
    to_gdate(to, &b);
    return g_date_days_between(&a, &b);
}

bool date_is_weekend(struct date date)
{
    GDate gdate;

    to_gdate(date, &gdate);
    return g_date_get_weekday(&gdate) >= G_DATE_SATURDAY;
}

struct date date_add_days(struct date date, int days)
{
    GDate gdate;

    to_gdate(date, &gdate);
    if (days >= 0)
        g_date_add_days(&gdate, (guint)days);
    else
        g_date_subtract_days(&gdate, (guint)-days);
    return make_date(g_date_get_year(&gdate), (int)g_date_get_month(&gdate), g_date_get_day(&gdate));
}

struct date date_last_of_month(int year, int month)
{
    return make_date(year, month, g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

/* Calendar days first_month to last_month of a year, and the window: from the 15th before to the 14th of the last. */
static void set_months(struct period_id *id, int first_month, int last_month)
{
    id->calendar.from = make_date(id->year, first_month, 1);
    id->calendar.to = date_last_of_month(id->year, last_month);
    id->window.from = first_month == 1 ? make_date(id->year - 1, 12, 15) : make_date(id->year, first_month - 1, 15);
    id->window.to = make_date(id->year, last_month, 14);
}

/* The part after the year: "", "-05", "-Q2", "-H1", "-9M". */
static bool parse_part(const char *part, struct period_id *id)
{
    int number;

    if (*part == '\0') {
        id->kind = PERIOD_YEAR;
        set_months(id, 1, 12);
    } else if (strcmp(part, "-9M") == 0) {
        id->kind = PERIOD_NINE_MONTHS;
        set_months(id, 1, 9);
    } else if (part[1] == 'Q' && part[2] >= '1' && part[2] <= '4' && part[3] == '\0') {
        id->kind = PERIOD_QUARTER;
        id->index = (int8_t)(part[2] - '0');
        set_months(id, id->index * 3 - 2, id->index * 3);
    } else if (part[1] == 'H' && (part[2] == '1' || part[2] == '2') && part[3] == '\0') {
        id->kind = PERIOD_HALF;
        id->index = (int8_t)(part[2] - '0');
        set_months(id, id->index * 6 - 5, id->index * 6);
    } else {
        part++;
        if (!read_digits(&part, 2, &number) || *part != '\0' || number < 1 || number > 12)
            return false;
        id->kind = PERIOD_MONTH;
        id->index = (int8_t)number;
        set_months(id, number, number);
    }
    return true;
}

bool period_id_parse(const char *text, struct period_id *id)
{
    const char *part = text;
    int         year;
    size_t      length = strlen(text);

    *id = (struct period_id){0};
    if (read_digits(&part, 4, &year) && year > 1 && (*part == '\0' || *part == '-')) {
        id->year = (int16_t)year;
        if (parse_part(part, id))
            return true;
        *id = (struct period_id){0};
        return false;
    }
    if (length == 0 || length > 64 || text[0] == '-' || strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
        return false;
    id->kind = PERIOD_AD_HOC;
    return true;
}

bool date_is_outside(struct date date, struct date_range range)
{
    if (!date_is_set(date) || !date_is_set(range.from) || !date_is_set(range.to))
        return false;
    return date_compare(date, range.from) < 0 || date_compare(date, range.to) > 0;
}

const char *date_print(struct date date, char text[DATE_TEXT_MAX])
{
    snprintf(text, DATE_TEXT_MAX, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}
