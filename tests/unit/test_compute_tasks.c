/*
 * test_compute_tasks.c -- classes and standing of tasks; the printed wording of dues; targets; numbering.
 */
#include <glib.h>

#include "due_text.h"
#include "facts/numbering.h"
#include "indicator_state.h"
#include "task_state.h"

static struct arena *arena;

static struct date day(int year, int month, int number)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)number};
}

/* May 2026, data up to 14/5. */
static const struct reckoning may = {
    .from = {2026, 5, 1}, .to = {2026, 5, 31}, .as_of = {2026, 5, 14}, .recurring_year = true};

static struct due span_due(enum due_unit unit, struct date from, struct date to)
{
    return (struct due){.kind = DUE_SPAN, .unit_from = unit, .unit_to = unit, .range = {from, to}};
}

static struct due before_due(struct date date)
{
    return (struct due){.kind = DUE_BEFORE, .range = {.to = date}};
}

static void check(struct due due, enum task_state state, enum task_class class, enum task_standing standing)
{
    struct task_status status = due_status(&may, &due, state);

    g_assert_cmpint(status.class, ==, class);
    g_assert_cmpint(status.standing, ==, standing);
}

static void test_classes(void)
{
    struct due       april = span_due(DUE_MONTH, day(2026, 4, 1), day(2026, 4, 30));
    struct due       this_month = span_due(DUE_MONTH, day(2026, 5, 1), day(2026, 5, 31));
    struct due       year = span_due(DUE_YEAR, day(2026, 1, 1), day(2026, 12, 31));
    struct due       stage = span_due(DUE_YEAR, day(2026, 1, 1), day(2030, 12, 31));
    struct reckoning strict = may;

    check(april, TASK_DONE, CLASS_EARLIER, STANDING_DONE);
    check(april, TASK_DOING, CLASS_EARLIER, STANDING_OVERDUE);
    check(april, TASK_TODO, CLASS_EARLIER, STANDING_OVERDUE);
    check(this_month, TASK_DOING, CLASS_THIS, STANDING_DOING);
    check(this_month, TASK_TODO, CLASS_THIS, STANDING_TODO);
    check(before_due(day(2026, 5, 10)), TASK_DOING, CLASS_THIS, STANDING_OVERDUE);
    check(before_due(day(2026, 5, 14)), TASK_DOING, CLASS_THIS, STANDING_OVERDUE);
    check(before_due(day(2026, 5, 15)), TASK_DOING, CLASS_THIS, STANDING_DOING);
    check(before_due(day(2026, 5, 1)), TASK_DOING, CLASS_EARLIER, STANDING_OVERDUE);
    check(before_due(day(2026, 6, 1)), TASK_DOING, CLASS_THIS, STANDING_DOING);
    check(span_due(DUE_DAY, day(2026, 5, 14), day(2026, 5, 14)), TASK_DOING, CLASS_THIS, STANDING_DOING);
    check(span_due(DUE_DAY, day(2026, 5, 13), day(2026, 5, 13)), TASK_TODO, CLASS_THIS, STANDING_OVERDUE);
    check(span_due(DUE_MONTH, day(2026, 6, 1), day(2026, 6, 30)), TASK_TODO, CLASS_FUTURE, STANDING_TODO);
    check(year, TASK_DOING, CLASS_RECURRING, STANDING_DOING);
    check(stage, TASK_DOING, CLASS_FUTURE, STANDING_DOING);
    check((struct due){.kind = DUE_ALWAYS}, TASK_TODO, CLASS_RECURRING, STANDING_TODO);
    check((struct due){.kind = DUE_NONE}, TASK_TODO, CLASS_FUTURE, STANDING_TODO);
    strict.recurring_year = false;
    g_assert_cmpint(due_status(&strict, &year, TASK_DOING).class, ==, CLASS_FUTURE);
}

/* "(1) Quý I/2026 (2) Thường xuyên" */
static void test_parts(void)
{
    struct task_part     first = {.id = "mot", .due = span_due(DUE_QUARTER, day(2026, 1, 1), day(2026, 3, 31))};
    struct task_part     always = {.id = "hai", .due = {.kind = DUE_ALWAYS}};
    struct part_progress done = {.part = &first, .state = TASK_DONE, .done_on = {2026, 3, 20}};
    struct part_progress going = {.part = &always, .state = TASK_DOING};
    struct task          task = {.parts = g_ptr_array_new()};
    struct progress      progress = {.task = &task, .parts = g_ptr_array_new()};
    struct task_status   status;
    struct date          done_on = {0};

    g_ptr_array_add(task.parts, &first);
    g_ptr_array_add(task.parts, &always);
    status = task_status(&may, &task, NULL);
    g_assert_cmpint(status.class, ==, CLASS_EARLIER);
    g_assert_cmpint(status.standing, ==, STANDING_OVERDUE);
    g_ptr_array_add(progress.parts, &done);
    status = task_status(&may, &task, &progress);
    g_assert_cmpint(status.class, ==, CLASS_RECURRING);
    g_assert_cmpint(status.standing, ==, STANDING_DOING);
    g_assert_cmpint(task_part_state(NULL, &progress, &first, &done_on), ==, TASK_DONE);
    g_assert_cmpint(date_compare(done_on, day(2026, 3, 20)), ==, 0);
    g_ptr_array_add(progress.parts, &going);
    g_assert_false(task_contradicts_parts(&task, &progress));
    progress.state_given = true;
    progress.state = TASK_DONE;
    g_assert_true(task_contradicts_parts(&task, &progress));
    g_assert_cmpint(task_status(&may, &task, &progress).standing, ==, STANDING_DONE);
    g_assert_true(task_never_ends(&task));
    g_ptr_array_free(task.parts, TRUE);
    g_ptr_array_free(progress.parts, TRUE);
}

static struct due random_due(GRand *random)
{
    struct due  due = {.kind = (enum due_kind)g_rand_int_range(random, DUE_NONE, DUE_ALWAYS + 1)};
    struct date from = date_add_days(day(2025, 6, 1), g_rand_int_range(random, 0, 700));

    due.unit_from = due.unit_to = (enum due_unit)g_rand_int_range(random, DUE_DAY, DUE_YEAR + 1);
    due.range = (struct date_range){from, date_add_days(from, g_rand_int_range(random, 0, 400))};
    if (g_rand_int_range(random, 0, 20) == 0)
        due.range = (struct date_range){{0}, {0}}; /* a plan that could not be read whole */
    return due;
}

/* Whatever tasks there are, each has one class and one standing, and overdue stays where it belongs. */
static void test_sums(void)
{
    GRand         *random = g_rand_new_with_seed(1055);
    const unsigned total = 20000;

    for (unsigned i = 0; i < total; i++) {
        struct reckoning   reckoning = may;
        struct task_part   parts[3];
        struct task        task = {.due = random_due(random), .parts = g_ptr_array_new()};
        struct progress    progress = {.task = &task,
                                       .state = (enum task_state)g_rand_int_range(random, 0, 3),
                                       .state_given = g_rand_boolean(random),
                                       .parts = NULL};
        struct task_status status;
        int                n = g_rand_int_range(random, -2, 4);
        reckoning.as_of = date_add_days(day(2026, 4, 1), g_rand_int_range(random, 0, 90));
        reckoning.recurring_year = g_rand_boolean(random);
        for (int p = 0; p < n; p++) {
            parts[p] = (struct task_part){.due = random_due(random)};
            g_ptr_array_add(task.parts, &parts[p]);
        }
        status = task_status(&reckoning, &task, g_rand_boolean(random) ? &progress : NULL);
        if (status.standing == STANDING_OVERDUE)
            g_assert_true(status.class == CLASS_EARLIER || status.class == CLASS_THIS);
        if (status.class == CLASS_EARLIER && date_compare(reckoning.from, reckoning.as_of) <= 0)
            g_assert_true(status.standing == STANDING_DONE || status.standing == STANDING_OVERDUE);
        g_assert_true((status.state == TASK_DONE) == (status.standing == STANDING_DONE));
        g_assert_cmpint(status.class, <, CLASS_COUNT);
        g_assert_cmpint(status.standing, <, STANDING_COUNT);
        g_ptr_array_free(task.parts, TRUE);
    }
    g_rand_free(random);
}

static void test_due_text(void)
{
    struct due mixed = {
        .kind = DUE_SPAN, .unit_from = DUE_MONTH, .unit_to = DUE_QUARTER, .range = {{2026, 4, 1}, {2026, 9, 30}}};
    const struct {
        struct due  due;
        const char *text;
    } cases[] = {
        {before_due(day(2026, 5, 10)), "Trước 10/5/2026"},
        {span_due(DUE_DAY, day(2026, 10, 31), day(2026, 10, 31)), "31/10/2026"},
        {span_due(DUE_DAY, day(2026, 5, 1), day(2026, 5, 15)), "Từ 01/5/2026 đến 15/5/2026"},
        {span_due(DUE_MONTH, day(2026, 10, 1), day(2026, 10, 31)), "Tháng 10/2026"},
        {span_due(DUE_MONTH, day(2026, 1, 1), day(2026, 1, 31)), "Tháng 01/2026"},
        {span_due(DUE_MONTH, day(2026, 4, 1), day(2026, 6, 30)), "Tháng 4 - tháng 6/2026"},
        {span_due(DUE_QUARTER, day(2026, 7, 1), day(2026, 9, 30)), "Quý III/2026"},
        {span_due(DUE_QUARTER, day(2026, 7, 1), day(2026, 12, 31)), "Quý III - quý IV/2026"},
        {span_due(DUE_QUARTER, day(2026, 10, 1), day(2027, 3, 31)), "Quý IV/2026 - quý I/2027"},
        {span_due(DUE_HALF, day(2026, 1, 1), day(2026, 6, 30)), "6 tháng đầu năm 2026"},
        {span_due(DUE_HALF, day(2026, 7, 1), day(2026, 12, 31)), "6 tháng cuối năm 2026"},
        {span_due(DUE_YEAR, day(2026, 1, 1), day(2026, 12, 31)), "Năm 2026"},
        {span_due(DUE_YEAR, day(2026, 1, 1), day(2030, 12, 31)), "Giai đoạn 2026 - 2030"},
        {mixed, "Tháng 4/2026 - quý III/2026"},
        {{.kind = DUE_MONTHLY}, "Hằng tháng"},
        {{.kind = DUE_QUARTERLY}, "Hằng quý"},
        {{.kind = DUE_YEARLY}, "Hằng năm"},
        {{.kind = DUE_ALWAYS}, "Thường xuyên"},
        {{.kind = DUE_NONE}, ""},
        {{.kind = DUE_SPAN}, ""},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(due_text(arena, &cases[i].due), ==, cases[i].text);
}

static struct value number_value(struct decimal *numbers, unsigned n, enum value_kind kind)
{
    return (struct value){.kind = kind, .numbers = numbers, .n_numbers = n};
}

static void test_indicators(void)
{
    struct decimal seventy = {70, 0}, more = {7000, 2}, less = {6999, 2}, range[] = {{10, 0}, {20, 0}},
                   fifteen = {15, 0};
    struct value target = number_value(&seventy, 1, VALUE_NUMBER), equal = number_value(&more, 1, VALUE_NUMBER);
    struct value below = number_value(&less, 1, VALUE_NUMBER), between = number_value(range, 2, VALUE_RANGE);
    struct value mid = number_value(&fifteen, 1, VALUE_NUMBER), words = {.kind = VALUE_TEXT},
                 none = {.kind = VALUE_NONE};
    struct indicator at_least = {.direction = DIRECTION_AT_LEAST}, at_most = {.direction = DIRECTION_AT_MOST};
    struct decimal   distance;

    g_assert_cmpint(indicator_status(&at_least, &target, &equal), ==, INDICATOR_ATTAINED);
    g_assert_cmpint(indicator_status(&at_least, &target, &below), ==, INDICATOR_NOT_ATTAINED);
    g_assert_cmpint(indicator_status(&at_most, &target, &below), ==, INDICATOR_ATTAINED);
    g_assert_cmpint(indicator_status(&at_least, &between, &mid), ==, INDICATOR_ATTAINED);
    g_assert_cmpint(indicator_status(&at_least, &target, &none), ==, INDICATOR_NO_DATA);
    g_assert_cmpint(indicator_status(&at_least, &target, NULL), ==, INDICATOR_NO_DATA);
    g_assert_cmpint(indicator_status(&at_least, NULL, &mid), ==, INDICATOR_NO_TARGET);
    g_assert_cmpint(indicator_status(&at_least, &words, &mid), ==, INDICATOR_UNDECIDED);
    target.relation = RELATION_AT_MOST; /* the sign before the target decides */
    g_assert_cmpint(indicator_status(&at_least, &target, &below), ==, INDICATOR_ATTAINED);
    g_assert_true(indicator_distance(&target, &below, &distance));
    g_assert_cmpint(decimal_compare(distance, (struct decimal){1, 2}), ==, 0);
    g_assert_false(indicator_distance(&target, &words, &distance));
}

static void test_numbering(void)
{
    struct numbering numbering = {{0}}, inner = {{0}};

    g_assert_cmpstr(numbering_next(arena, &numbering, numbering_default(1), NULL), ==, "A");
    g_assert_cmpstr(numbering_next(arena, &numbering, numbering_default(1), NULL), ==, "B");
    g_assert_cmpstr(numbering_next(arena, &numbering, numbering_default(2), "B"), ==, "I");
    g_assert_null(numbering_next(arena, &numbering, numbering_default(3), "I"));
    g_assert_cmpstr(numbering_next(arena, &inner, LABEL_NESTED, "8"), ==, "8.1");
    g_assert_cmpstr(numbering_next(arena, &inner, LABEL_NESTED, "8"), ==, "8.2");
    g_assert_cmpstr(numbering_next(arena, &inner, LABEL_NESTED, "-"), ==, "3");
    g_assert_cmpstr(numbering_next(arena, &inner, LABEL_DASH, "8"), ==, "-");
    g_assert_cmpstr(numbering_next(arena, &inner, LABEL_PAREN, "8"), ==, "(1)");
    for (int i = 0; i < 4; i++)
        numbering_next(arena, &inner, LABEL_LETTER_LOWER, "8");
    g_assert_cmpstr(numbering_next(arena, &inner, LABEL_LETTER_LOWER, "8"), ==, "đ");
}

int main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    arena = arena_new();
    g_test_add_func("/compute/classes", test_classes);
    g_test_add_func("/compute/parts", test_parts);
    g_test_add_func("/compute/sums", test_sums);
    g_test_add_func("/compute/due-text", test_due_text);
    g_test_add_func("/compute/indicators", test_indicators);
    g_test_add_func("/compute/numbering", test_numbering);
    status = g_test_run();
    arena_free(arena);
    return status;
}
