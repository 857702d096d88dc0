/*
 * test_rollup.c -- results of months rolled up by each rule, against values computed by hand; what moved; shared short
 * values.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/xpath.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "changes.h"
#include "compute/rollup_value.h"
#include "facts/facts_tree.h"
#include "rollup.h"
#include "viet.h"

static struct arena *arena;
static struct diags *diags;

static struct value *number(const char *printed, const char *unit)
{
    struct value *value = arena_new_struct(arena, struct value);

    value->kind = VALUE_NUMBER;
    value->numbers = arena_new_struct(arena, struct decimal);
    value->n_numbers = 1;
    value->unit = unit;
    value->printed.text = arena_printf(arena, "%s%s", printed, unit != NULL ? unit : "");
    g_assert_true(viet_number_parse(printed, value->numbers));
    return value;
}

/* A month that says one result of each indicator given. */
static struct period *month(const char *name)
{
    struct period *period = arena_new_struct(arena, struct period);

    period->name = name;
    period->results_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    g_assert_true(period_id_parse(name, &period->id));
    return period;
}

static struct result *say(struct period *period, const struct indicator *indicator, struct value *value)
{
    struct result *result = arena_new_struct(arena, struct result);

    *result = (struct result){.indicator = indicator, .value = value};
    period_set_result(period, result);
    return result;
}

static struct value *none(void)
{
    return arena_new_struct(arena, struct value);
}

static const struct plan no_plan; /* no indicator weighs */

/* What three months roll up to, as printed; NULL: nothing. */
static const char *rolled(enum rollup rule, struct value *one, struct value *two, struct value *three)
{
    static const char *const names[] = {"2026-04", "2026-05", "2026-06"};
    struct value            *values[] = {one, two, three};
    struct indicator         indicator = {.id = "x", .rollup = rule};
    GPtrArray               *months = g_ptr_array_new();
    struct result           *result;
    const char              *printed = NULL;

    for (int i = 0; i < 3; i++) {
        struct period *period = month(names[i]);
        if (values[i] != NULL)
            say(period, &indicator, values[i]);
        g_ptr_array_add(months, period);
    }
    result = rollup_result(arena, &no_plan, &indicator, months, NULL, diags);
    if (result != NULL) {
        printed = result->value->kind == VALUE_NONE ? "-" : result->value->printed.text;
        g_ptr_array_unref(result->sources);
    }
    for (int i = 0; i < 3; i++)
        g_hash_table_unref(((struct period *)months->pdata[i])->results_by_id);
    g_ptr_array_unref(months);
    return printed;
}

static void test_latest(void)
{
    struct value *cumulative = number("05", NULL);

    cumulative->cumulative = true;
    g_assert_cmpstr(rolled(ROLLUP_LATEST, number("1", NULL), number("2", NULL), number("3", NULL)), ==, "3");
    g_assert_cmpstr(rolled(ROLLUP_LATEST, number("1", NULL), number("2", NULL), none()), ==, "2");
    g_assert_cmpstr(rolled(ROLLUP_LATEST, none(), none(), NULL), ==, "-");
    g_assert_cmpstr(rolled(ROLLUP_LATEST, NULL, NULL, NULL), ==, NULL);
    g_assert_cmpstr(rolled(ROLLUP_CUMULATIVE, cumulative, number("1", NULL), none()), ==, "1");
    g_assert_cmpstr(rolled(ROLLUP_CUMULATIVE, number("1", NULL), number("2", NULL), cumulative), ==, "05");
    g_assert_cmpstr(rolled(ROLLUP_CUMULATIVE, number("1", NULL), number("2", NULL), none()), ==, "2");
    g_assert_cmpstr(rolled(ROLLUP_MANUAL, number("1", NULL), number("2", NULL), number("3", NULL)), ==, NULL);
}

static struct value *bound(enum value_relation relation, const char *printed)
{
    struct value *value = number(printed, NULL);

    value->relation = relation;
    return value;
}

static struct value *range(const char *low, const char *high)
{
    struct value   *value = number(low, NULL);
    struct decimal *numbers = arena_new_array(arena, struct decimal, 2);

    numbers[0] = value->numbers[0];
    g_assert_true(viet_number_parse(high, &numbers[1]));
    value->kind = VALUE_RANGE;
    value->numbers = numbers;
    value->n_numbers = 2;
    return value;
}

static void test_bounds(void)
{
    g_assert_cmpstr(rolled(ROLLUP_SUM, number("5", NULL), bound(RELATION_AT_LEAST, "7"), number("0", NULL)), ==,
                    "≥ 12");
    g_assert_cmpstr(rolled(ROLLUP_SUM, bound(RELATION_AT_MOST, "7"), number("5", NULL), number("0", NULL)), ==, "≤ 12");
    g_assert_cmpstr(rolled(ROLLUP_SUM, range("5", "7"), number("5", NULL), number("0", NULL)), ==, "10-12");
    g_assert_cmpstr(rolled(ROLLUP_SUM, range("5", "7"), bound(RELATION_AT_LEAST, "1"), number("0", NULL)), ==, "≥ 6");
    g_assert_cmpstr(rolled(ROLLUP_SUM, range("5", "7"), bound(RELATION_AT_MOST, "1"), number("0", NULL)), ==, "≤ 8");
    /* 200,99 / 3 = 66,99666…: never more than is sure, never less than may be */
    g_assert_cmpstr(rolled(ROLLUP_MEAN, bound(RELATION_AT_LEAST, "66,99"), number("67", NULL), number("67", NULL)), ==,
                    "≥ 66,99");
    g_assert_cmpstr(rolled(ROLLUP_MEAN, bound(RELATION_AT_MOST, "66,99"), number("67", NULL), number("67", NULL)), ==,
                    "≤ 67");
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 0);
    g_assert_cmpstr(rolled(ROLLUP_SUM, bound(RELATION_AT_LEAST, "5"), bound(RELATION_AT_MOST, "7"), NULL), ==, NULL);
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 1);
}

static void test_sum(void)
{
    g_assert_cmpstr(rolled(ROLLUP_SUM, number("02", NULL), number("03", NULL), number("04", NULL)), ==, "09");
    g_assert_cmpstr(rolled(ROLLUP_SUM, number("2", NULL), none(), number("4", NULL)), ==, "6");
    g_assert_cmpstr(rolled(ROLLUP_SUM, number("999,5", NULL), number("0,55", NULL), NULL), ==, "1.000,05");
    g_assert_cmpstr(rolled(ROLLUP_SUM, number("0,1", "%"), number("0,2", "%"), number("0,3", "%")), ==, "0,6%");
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 2); /* May has none, and June */
    g_assert_cmpstr(rolled(ROLLUP_SUM, none(), none(), none()), ==, "-");
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 2);
    g_assert_cmpstr(rolled(ROLLUP_SUM, number("1", NULL), number("2", "%"), NULL), ==, NULL);
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 3);
}

static void test_mean(void)
{
    /* 200 / 3 = 66,666…; 1 / 8 = 0,125 */
    g_assert_cmpstr(rolled(ROLLUP_MEAN, number("60", "%"), number("70", "%"), number("70", "%")), ==, "66,67%");
    g_assert_cmpstr(rolled(ROLLUP_MEAN, number("95,5", "%"), number("96,25", "%"), number("97", "%")), ==, "96,25%");
    g_assert_cmpstr(rolled(ROLLUP_MEAN, number("60", "%"), number("70", "%"), none()), ==, "65%");
    g_assert_cmpstr(rolled(ROLLUP_MEAN, number("0,125", NULL), number("0,126", NULL), NULL), ==, "0,126");
    g_assert_cmpstr(rolled(ROLLUP_MEAN, number("-0,01", NULL), number("0", NULL), NULL), ==, "-0,01");
}

static void test_weighted_mean(void)
{
    struct indicator weight = {.id = "w", .rollup = ROLLUP_SUM};
    struct indicator share = {.id = "x", .rollup = ROLLUP_WEIGHTED_MEAN, .weight = {.text = "w"}};
    struct plan      weighing = {.indicators_by_id = g_hash_table_new(g_str_hash, g_str_equal)};
    struct period   *april = month("2026-04"), *may = month("2026-05");
    GPtrArray       *months = g_ptr_array_new();
    struct result   *result;

    g_hash_table_insert(weighing.indicators_by_id, (char *)(uintptr_t)weight.id, &weight);
    g_ptr_array_add(months, april);
    g_ptr_array_add(months, may);
    say(april, &share, number("80", "%"));
    say(april, &weight, number("100", NULL));
    say(may, &share, number("95", "%"));
    say(may, &weight, number("300", NULL));
    result = rollup_result(arena, &weighing, &share, months, NULL, diags); /* (80 * 100 + 95 * 300) / 400 */
    g_assert_cmpstr(result->value->printed.text, ==, "91,25%");
    g_assert_cmpuint(result->sources->len, ==, 4);
    g_ptr_array_unref(result->sources);
    say(may, &weight, number("-100", NULL)); /* the weights sum to 0 */
    g_assert_null(rollup_result(arena, &weighing, &share, months, NULL, diags));
    say(may, &weight, none());
    g_assert_null(rollup_result(arena, &weighing, &share, months, NULL, diags));
    g_hash_table_unref(weighing.indicators_by_id);
    g_hash_table_unref(april->results_by_id);
    g_hash_table_unref(may->results_by_id);
    g_ptr_array_unref(months);
}

static void test_months(void)
{
    struct period_id id;
    char           **names;

    g_assert_true(period_id_parse("2026-Q2", &id));
    names = rollup_month_names(&id);
    g_assert_cmpstr(names[0], ==, "2026-04");
    g_assert_cmpstr(names[2], ==, "2026-06");
    g_assert_cmpuint(g_strv_length(names), ==, 3);
    g_strfreev(names);
    g_assert_true(period_id_parse("2026-9M", &id));
    names = rollup_month_names(&id);
    g_assert_cmpuint(g_strv_length(names), ==, 9);
    g_strfreev(names);
    g_assert_true(period_id_parse("2026-05", &id));
    g_assert_false(rollup_applies(&id));
}

static void test_change_words(void)
{
    struct decimal difference;

    g_assert_true(decimal_parse("0.80", &difference));
    g_assert_cmpstr(change_words(arena, difference, "%"), ==, "tăng 0,80 điểm %");
    g_assert_true(decimal_parse("-5", &difference));
    g_assert_cmpstr(change_words(arena, difference, "người"), ==, "giảm 5");
    g_assert_cmpstr(change_words(arena, decimal_from_int(0), NULL), ==, "không thay đổi");
}

/* Attributes share the texts of their values; XPath must compare short ones by themselves. */
static void test_shared_values(void)
{
    struct plan          plan = {0};
    struct facts        *facts = arena_new_struct(arena, struct facts);
    struct facts_builder builder = {.arena = arena, .diags = diags, .facts = facts, .plan = &plan};
    xmlXPathContextPtr   context;
    xmlXPathObjectPtr    object;
    xmlNodePtr           root;

    facts->tree = facts_tree_new();
    facts->document = facts_tree_document(facts->tree);
    facts->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    root = facts_element(&builder, NULL, "facts", NULL);
    xmlDocSetRootElement(facts->document, root);
    for (int i = 0; i < 3; i++) {
        xmlNodePtr node = facts_element(&builder, root, "task", NULL);
        facts_set_count(node, "leaf", 1);
        facts_set_literal(node, "state", "d");
    }
    context = xmlXPathNewContext(facts->document);
    object = xmlXPathEvalExpression(BAD_CAST "count(//task[@leaf='1'][@state='d'])", context);
    g_assert_cmpint((int)object->floatval, ==, 3);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
    facts_free(facts);
}

static void run(const void *test)
{
    arena = arena_new();
    diags = diags_new();
    ((void (*)(void))(uintptr_t)test)();
    diags_free(diags);
    arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/rollup/latest", (void *)(uintptr_t)test_latest, run);
    g_test_add_data_func("/rollup/bounds", (void *)(uintptr_t)test_bounds, run);
    g_test_add_data_func("/rollup/sum", (void *)(uintptr_t)test_sum, run);
    g_test_add_data_func("/rollup/mean", (void *)(uintptr_t)test_mean, run);
    g_test_add_data_func("/rollup/weighted-mean", (void *)(uintptr_t)test_weighted_mean, run);
    g_test_add_data_func("/rollup/months", (void *)(uintptr_t)test_months, run);
    g_test_add_data_func("/changes/words", (void *)(uintptr_t)test_change_words, run);
    g_test_add_data_func("/facts/shared-values", (void *)(uintptr_t)test_shared_values, run);
    return g_test_run();
}
