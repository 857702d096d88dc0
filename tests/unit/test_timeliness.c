/*
 * test_timeliness.c -- working days: weekends, holidays of every year and of one, exchanged days, those of a register.
 */
#include <glib.h>

#include "timeliness.h"

static const char *after(const struct plan *plan, const char *day, int count)
{
    static char text[DATE_TEXT_MAX];
    struct date date;

    g_assert_true(date_parse(day, &date));
    return date_print(working_days_after(plan, date, count), text);
}

static void test_known(void)
{
    static const struct {
        const char *day;
        int         count;
        const char *then;
    } cases[] = {
        {"2026-05-14", 0, "2026-05-14"}, {"2026-05-14", 1, "2026-05-15"}, {"2026-05-15", 1, "2026-05-18"},
        {"2026-05-14", 3, "2026-05-19"}, {"2026-01-01", 1, "2026-01-05"}, {"2026-01-09", 1, "2026-01-10"},
        {"2026-02-13", 1, "2026-02-23"}, {"2026-04-24", 1, "2026-04-28"}, {"2026-04-29", 1, "2026-05-04"},
        {"2026-08-21", 1, "2026-08-22"}, {"2026-08-28", 1, "2026-09-03"}, {"2026-12-31", 1, "2027-01-04"},
        {"2027-04-29", 1, "2027-05-04"},                                  /* 1/5 is a Saturday: Monday is off */
        {"2028-09-01", 1, "2028-09-05"},                                  /* 2/9 too */
        {"2021-12-31", 1, "2022-01-04"}, {"2022-04-29", 1, "2022-05-04"}, /* 30/4 and 1/5 at one weekend: two days */
    };
    struct plan plan = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(after(&plan, cases[i].day, cases[i].count), ==, cases[i].then);
}

static void test_register(void)
{
    struct date_range holiday = {{2027, 2, 5}, {2027, 2, 11}}, working = {{2027, 2, 13}, {2027, 2, 13}};
    struct plan       plan = {.calendar = {.holidays = g_ptr_array_new(), .working = g_ptr_array_new()}};

    g_assert_cmpstr(after(&plan, "2027-02-04", 1), ==, "2027-02-05");
    g_ptr_array_add(plan.calendar.holidays, &holiday);
    g_assert_cmpstr(after(&plan, "2027-02-04", 1), ==, "2027-02-12");
    g_assert_cmpstr(after(&plan, "2027-02-04", 2), ==, "2027-02-15");
    g_ptr_array_add(plan.calendar.working, &working);
    g_assert_cmpstr(after(&plan, "2027-02-04", 2), ==, "2027-02-13");
    g_ptr_array_unref(plan.calendar.holidays);
    g_ptr_array_unref(plan.calendar.working);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/timeliness/known", test_known);
    g_test_add_func("/timeliness/register", test_register);
    return g_test_run();
}
