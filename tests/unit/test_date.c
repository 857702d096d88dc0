/* Dates and the windows of periods (NĐ 09/2019 Điều 12). */
#include <glib.h>

#include "base/date.h"

static char *print(struct date date)
{
    return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void assert_range(struct date_range range, const char *from, const char *to)
{
    char *text = print(range.from);

    g_assert_cmpstr(text, ==, from);
    g_free(text);
    text = print(range.to);
    g_assert_cmpstr(text, ==, to);
    g_free(text);
}

static void test_parse(void)
{
    const char *bad[] = {"",           "2026-02-29",  "2026-13-01", "2026-1-01", "2026-01-32",
                         "0000-01-01", "2026-01-01x", "26-01-01",   "2026/01/01"};
    struct date date;

    g_assert_true(date_parse("2024-02-29", &date));
    g_assert_cmpint(date.day, ==, 29);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(date_parse(bad[i], &date));
}

static void test_days(void)
{
    struct date date = {2025, 12, 31};

    assert_range((struct date_range){date_add_days(date, 1), date_add_days(date, -365)}, "2026-01-01", "2024-12-31");
    g_assert_cmpint(date_compare((struct date){2026, 5, 9}, (struct date){2026, 5, 10}), ==, -1);
}

static void test_periods(void)
{
    static const struct {
        const char      *text, *calendar_from, *calendar_to, *window_from, *window_to;
        enum period_kind kind;
    } cases[] = {
        {"2026-05", "2026-05-01", "2026-05-31", "2026-04-15", "2026-05-14", PERIOD_MONTH},
        {"2026-01", "2026-01-01", "2026-01-31", "2025-12-15", "2026-01-14", PERIOD_MONTH},
        {"2026-Q1", "2026-01-01", "2026-03-31", "2025-12-15", "2026-03-14", PERIOD_QUARTER},
        {"2026-Q4", "2026-10-01", "2026-12-31", "2026-09-15", "2026-12-14", PERIOD_QUARTER},
        {"2026-H1", "2026-01-01", "2026-06-30", "2025-12-15", "2026-06-14", PERIOD_HALF},
        {"2026-H2", "2026-07-01", "2026-12-31", "2026-06-15", "2026-12-14", PERIOD_HALF},
        {"2026-9M", "2026-01-01", "2026-09-30", "2025-12-15", "2026-09-14", PERIOD_NINE_MONTHS},
        {"2026", "2026-01-01", "2026-12-31", "2025-12-15", "2026-12-14", PERIOD_YEAR},
    };
    const char      *bad[] = {"",        "2026-00", "2026-13", "2026-5", "2026-Q5",   "2026-H3",
                              "2026-9m", "../x",    "Tháng 5", "-x",     "2026-05-01"};
    struct period_id id;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(period_id_parse(cases[i].text, &id));
        g_assert_cmpint(id.kind, ==, cases[i].kind);
        assert_range(id.calendar, cases[i].calendar_from, cases[i].calendar_to);
        assert_range(id.window, cases[i].window_from, cases[i].window_to);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(period_id_parse(bad[i], &id));
    g_assert_true(period_id_parse("dot-xuat-1", &id));
    g_assert_cmpint(id.kind, ==, PERIOD_AD_HOC);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/date/parse", test_parse);
    g_test_add_func("/date/days", test_days);
    g_test_add_func("/date/periods", test_periods);
    return g_test_run();
}
