/* Exact decimals: parsing, printing, arithmetic, rounding, overflow. */
#include <glib.h>

#include "base/decimal.h"

static struct decimal read(const char *text)
{
    struct decimal value;

    g_assert_true(decimal_parse(text, &value));
    return value;
}

static void assert_prints(struct decimal value, const char *wanted)
{
    char text[DECIMAL_TEXT_MAX];

    decimal_print(value, text);
    g_assert_cmpstr(text, ==, wanted);
}

static void test_parse(void)
{
    const char *good[] = {"0", "-1", "12.50", "0.001", "999999999999999999999999", "-0.5"};
    const char *bad[] = {
        "", "-", "1.", ".5", "1,5", "1e3", " 1", "1 ", "--1", "1.2.3", "9999999999999999999999999", "0.1234567890123"};
    struct decimal value;

    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        assert_prints(read(good[i]), good[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(decimal_parse(bad[i], &value));
}

static void test_sum_is_exact(void)
{
    struct decimal sum = decimal_from_int(0);

    for (int i = 0; i < 10000; i++)
        g_assert_true(decimal_add(sum, read("96.26"), &sum));
    assert_prints(sum, "962600.00");
}

static void test_arithmetic(void)
{
    struct decimal result;

    g_assert_true(decimal_subtract(read("1.5"), read("2.25"), &result));
    assert_prints(result, "-0.75");
    g_assert_true(decimal_multiply(read("1.20"), read("-3.5"), &result));
    assert_prints(result, "-4.200");
    g_assert_true(decimal_divide(read("230.301"), read("347.043"), 4, &result));
    assert_prints(result, "0.6636");
    g_assert_true(decimal_divide(read("-1"), read("3"), 2, &result));
    assert_prints(result, "-0.33");
    g_assert_true(decimal_divide(read("1"), read("-8"), 2, &result));
    assert_prints(result, "-0.13");
    g_assert_false(decimal_divide(read("1"), read("0.0"), 2, &result));
    g_assert_cmpint(decimal_compare(read("5"), read("5.00")), ==, 0);
    g_assert_cmpint(decimal_compare(read("-5"), read("4.99")), ==, -1);
}

static void test_round(void)
{
    assert_prints(decimal_round(read("2.345"), 2), "2.35");
    assert_prints(decimal_round(read("-2.345"), 2), "-2.35");
    assert_prints(decimal_round(read("2.5"), 0), "3");
    assert_prints(decimal_round(read("2.5"), 3), "2.5");
}

/* 200/3 = 66,666…; -200/3 */
static void test_quotient(void)
{
    struct decimal result;

    g_assert_true(decimal_divide_to(read("200"), read("3"), 2, DECIMAL_DOWN, &result));
    assert_prints(result, "66.66");
    g_assert_true(decimal_divide_to(read("200"), read("3"), 2, DECIMAL_UP, &result));
    assert_prints(result, "66.67");
    g_assert_true(decimal_divide_to(read("-200"), read("3"), 2, DECIMAL_DOWN, &result));
    assert_prints(result, "-66.67");
    g_assert_true(decimal_divide_to(read("-200"), read("3"), 2, DECIMAL_UP, &result));
    assert_prints(result, "-66.66");
    g_assert_true(decimal_divide_to(read("6"), read("3"), 2, DECIMAL_UP, &result));
    assert_prints(result, "2.00");
    g_assert_cmpint(decimal_compare_quotient(read("239.99"), read("3"), read("80")), ==, -1);
    g_assert_cmpint(decimal_compare_quotient(read("240"), read("3"), read("80")), ==, 0);
    g_assert_cmpint(decimal_compare_quotient(read("240.01"), read("3"), read("80")), ==, 1);
    g_assert_cmpint(decimal_compare_quotient(read("240"), read("-3"), read("-80")), ==, 0);
    g_assert_cmpint(decimal_compare_quotient(read("1"), read("999999999999999999999999"), read("999999999999")), ==,
                    -1);
}

static void test_overflow(void)
{
    struct decimal result, large = read("999999999999999999999999");

    g_assert_false(decimal_add(large, large, &result));
    g_assert_false(decimal_multiply(large, large, &result));
    g_assert_false(decimal_divide(large, read("0.000000000001"), 2, &result));
    g_assert_cmpint(decimal_compare(large, read("0.000000000001")), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/decimal/parse", test_parse);
    g_test_add_func("/decimal/sum-is-exact", test_sum_is_exact);
    g_test_add_func("/decimal/arithmetic", test_arithmetic);
    g_test_add_func("/decimal/round", test_round);
    g_test_add_func("/decimal/quotient", test_quotient);
    g_test_add_func("/decimal/overflow", test_overflow);
    return g_test_run();
}
