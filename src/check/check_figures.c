/*
 * check_figures.c -- figures that can hardly be right beside those they belong to: a thousand times too small, minus a
 * count, in another unit, a part above its whole, a cumulative figure that is not that of its months.
 */
#include <string.h>

#include "check_int.h"
#include "viet.h"

bool check_is_number(const struct value *value)
{
    return value != NULL && value->kind == VALUE_NUMBER && value->n_numbers > 0;
}

const char *check_printed(const struct value *value)
{
    return value->printed.text != NULL ? value->printed.text : "";
}

static const struct value *number_of(const struct period *period, const struct indicator *indicator)
{
    const struct result *result = period_result(period, indicator, NULL);

    return result != NULL && check_is_number(result->value) ? result->value : NULL;
}

/* ---- What a figure is held against ---- */

/* The latest figure known before the plan. */
static const struct value *baseline_of(const struct indicator *indicator)
{
    const struct staged_value *last = NULL;

    for (unsigned i = 0; i < indicator->baselines->len; i++) {
        const struct staged_value *staged = indicator->baselines->pdata[i];
        if (check_is_number(staged->value) && (last == NULL || staged->year_to > last->year_to))
            last = staged;
    }
    return last != NULL ? last->value : NULL;
}

enum { AGAINST_BEFORE, AGAINST_TARGET, AGAINST_BASELINE, AGAINST_COUNT };

static const char *const against_words[AGAINST_COUNT] = {"kỳ trước", "mục tiêu", "số trước kế hoạch"};

/* The figures beside one; NULL where there is none. */
struct company {
    const struct indicator *indicator;
    const struct value     *now, *beside[AGAINST_COUNT];
};

static struct company company_of(const struct check *check, const struct period *period, const struct period *before,
                                 const struct indicator *indicator)
{
    struct company      company = {.indicator = indicator, .now = number_of(period, indicator)};
    const struct value *target = indicator_target(indicator, check->year);

    company.beside[AGAINST_BEFORE] = before != NULL ? number_of(before, indicator) : NULL;
    company.beside[AGAINST_TARGET] = check_is_number(target) ? target : NULL;
    company.beside[AGAINST_BASELINE] = baseline_of(indicator);
    return company;
}

/* ---- The unit ---- */

/* "11%" of what is counted. */
static bool check_unit(struct check *check, const struct company *company)
{
    const char *unit = company->indicator->unit;

    const struct value *target = company->beside[AGAINST_TARGET];

    if (unit == NULL || strcmp(unit, "%") == 0 || g_strcmp0(company->now->unit, "%") != 0 ||
        (target != NULL && indicator_units_differ(target, company->now))) /* then check_result_units tells it */
        return false;
    diag(check->diags, DIAG_PERCENT_OF_COUNT, company->now->span, company->indicator->id, check_printed(company->now),
         unit, NULL);
    return true;
}

/* ---- The sign ---- */

/* Words of what may be below 0. */
static const char *const balances[] = {"tăng", "giảm", "chênh lệch", "cân đối", "số dư", "tốc độ", "bội", "thặng dư"};

static bool may_be_negative(const struct company *company)
{
    const char *title = company->indicator->title.text;

    for (size_t i = 0; title != NULL && i < G_N_ELEMENTS(balances); i++)
        if (strstr(title, balances[i]) != NULL)
            return true;
    for (unsigned i = 0; i < AGAINST_COUNT; i++)
        if (company->beside[i] != NULL && company->beside[i]->numbers[0].coefficient < 0)
            return true;
    return company->indicator->unit == NULL || strcmp(company->indicator->unit, "%") == 0 ||
           strstr(company->indicator->unit, "điểm") != NULL || strstr(company->indicator->unit, "°") != NULL;
}

static bool check_negative(struct check *check, const struct company *company)
{
    if (company->now->numbers[0].coefficient >= 0 || may_be_negative(company))
        return false;
    diag(check->diags, DIAG_NEGATIVE_COUNT, company->now->span, company->indicator->id, check_printed(company->now),
         NULL);
    return true;
}

/* ---- The size ---- */

/* value * 10^power */
static struct decimal shifted(struct decimal value, int power)
{
    for (; power > 0 && value.scale > 0; power--)
        value.scale--;
    for (; power > 0; power--)
        if (!decimal_multiply(value, decimal_from_int(10), &value))
            break;
    value.scale += power < 0 ? -power : 0;
    return value;
}

static bool is_within(struct decimal value, struct decimal of, long long low, long long high)
{
    struct decimal hundredfold, least, most;

    return decimal_multiply(value, decimal_from_int(100), &hundredfold) &&
           decimal_multiply(of, decimal_from_int(low), &least) && decimal_multiply(of, decimal_from_int(high), &most) &&
           decimal_compare(least, hundredfold) <= 0 && decimal_compare(hundredfold, most) <= 0;
}

/* Digits without zeros at either end: 3 of "0,994", 2 of "1.800". */
static unsigned digits_that_count(struct decimal value)
{
    unsigned digits = 0;

    while (value.coefficient != 0 && value.coefficient % 10 == 0)
        value.coefficient /= 10;
    for (; value.coefficient != 0; value.coefficient /= 10)
        digits++;
    return digits;
}

static bool is_whole(const struct value *value)
{
    return decimal_trim(value->numbers[0]).scale <= 0;
}

/*
 * By which power of ten the figure should be larger (or smaller) to stand beside the other; 0: none.  Small and round
 * figures may well grow tenfold, so that only those of several digits that are nearly the same are told; and "1,855"
 * beside whole numbers, which is an English "1,855".
 */
static int power_between(struct decimal now, const struct value *other, bool all_whole)
{
    unsigned digits = MIN(digits_that_count(now), digits_that_count(other->numbers[0]));

    if (all_whole && now.scale == 3 && now.coefficient % 1000 != 0 &&
        is_within(shifted(now, 3), other->numbers[0], 10, 1000))
        return 3;
    for (int power = 1; power <= 3; power++) {
        bool enough = digits >= (power == 1 ? 3 : 2);
        if (enough && is_within(shifted(now, power), other->numbers[0], 95, 105))
            return power;
        if (enough && is_within(shifted(now, -power), other->numbers[0], 95, 105))
            return -power;
    }
    return 0;
}

/* A hundred times what it was, or a hundredth. */
static bool is_leap(struct decimal now, const struct value *before)
{
    struct decimal most, least;

    return decimal_multiply(before->numbers[0], decimal_from_int(100), &most) &&
           decimal_multiply(now, decimal_from_int(100), &least) && before->numbers[0].coefficient > 0 &&
           now.coefficient > 0 && (decimal_compare(now, most) >= 0 || decimal_compare(least, before->numbers[0]) <= 0);
}

static void tell_scale(struct check *check, const struct company *company, unsigned against, int power)
{
    const struct value *now = company->now, *other = company->beside[against];

    diag(check->diags, DIAG_SCALE_DIFFERS, now->span, company->indicator->id, check_printed(now),
         against_words[against], check_printed(other),
         power != 0 ? viet_number(check->arena, decimal_trim(shifted(now->numbers[0], power))) : "", NULL);
    diag_also(check->diags, other->span);
}

static void check_size(struct check *check, const struct company *company)
{
    struct decimal now = company->now->numbers[0];
    bool           all_whole = !is_whole(company->now);

    for (unsigned i = 0; i < AGAINST_COUNT; i++)
        all_whole = all_whole && (company->beside[i] == NULL || is_whole(company->beside[i]));
    for (unsigned i = 0; now.coefficient > 0 && i < AGAINST_COUNT; i++) {
        const struct value *other = company->beside[i];
        int                 power;
        if (other == NULL || other->numbers[0].coefficient <= 0 || indicator_units_differ(company->now, other))
            continue;
        power = power_between(now, other, all_whole);
        if (power != 0 || (i == AGAINST_BEFORE && is_leap(now, other))) {
            tell_scale(check, company, i, power);
            return;
        }
    }
}

/* ---- One figure ---- */

static void check_one(struct check *check, const struct period *period, const struct period *before,
                      const struct indicator *indicator)
{
    struct company company = company_of(check, period, before, indicator);

    if (company.now != NULL && !check_unit(check, &company) && !check_negative(check, &company))
        check_size(check, &company);
}

/* Of a quarter, its months: what it was rolled up from is where a slip stands. */
void check_scale(struct check *check, const struct indicator *indicator)
{
    const struct period *period = check->period;

    if (period->months == NULL || period->months->len == 0)
        check_one(check, period, check->previous, indicator);
    for (unsigned i = 0; period->months != NULL && i < period->months->len; i++)
        check_one(check, period->months->pdata[i],
                  i > 0 ? period->months->pdata[i - 1] : ((const struct period *)period->months->pdata[0])->before,
                  indicator);
}

/* ---- Figures side by side ---- */

typedef void list_check(struct check *check, const struct indicator *parent, const GPtrArray *list);

static void each_list(struct check *check, const struct indicator *parent, const GPtrArray *list, list_check *visit)
{
    visit(check, parent, list);
    for (unsigned i = 0; i < list->len; i++) {
        const struct indicator *indicator = list->pdata[i];
        if (indicator->children->len > 0)
            each_list(check, indicator, indicator->children, visit);
    }
}

static void each_group(struct check *check, const GPtrArray *groups, list_check *visit)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        each_list(check, NULL, group->items, visit);
        each_group(check, group->groups, visit);
    }
}

/* ---- Parts and wholes ---- */

static void compare_part(struct check *check, const struct indicator *part, const struct indicator *whole)
{
    const struct value *a = number_of(check->period, part), *b = number_of(check->period, whole);

    if (a == NULL || b == NULL || g_strcmp0(part->unit, whole->unit) != 0 || indicator_units_differ(a, b) ||
        decimal_compare(a->numbers[0], b->numbers[0]) <= 0)
        return;
    diag(check->diags, DIAG_PART_OVER_WHOLE, a->span, part->id, check_printed(a), whole->id, check_printed(b), NULL);
    diag_also(check->diags, b->span);
}

/* Their children by their titles: "Lũy kế" with "Lũy kế". */
static void compare_parts(struct check *check, const struct indicator *part, const struct indicator *whole)
{
    compare_part(check, part, whole);
    for (unsigned i = 0; i < part->children->len && i < whole->children->len; i++) {
        const struct indicator *a = part->children->pdata[i], *b = whole->children->pdata[i];
        if (g_strcmp0(a->title.text, b->title.text) == 0)
            compare_parts(check, a, b);
    }
}

static bool is_part(const struct indicator *indicator)
{
    const char *title = indicator->title.text != NULL ? indicator->title.text : "";

    while (*title == '-' || *title == ' ')
        title++;
    return g_str_has_prefix(title, "Trong đó") || g_str_has_prefix(title, "trong đó");
}

static void check_list_parts(struct check *check, const struct indicator *parent, const GPtrArray *list)
{
    const struct indicator *whole = parent;

    for (unsigned i = 0; i < list->len; i++) {
        const struct indicator *indicator = list->pdata[i];
        if (!is_part(indicator))
            whole = indicator;
        else if (whole != NULL)
            compare_parts(check, indicator, whole);
    }
}

void check_parts(struct check *check)
{
    each_group(check, check->plan->indicator_groups, check_list_parts);
}

/* ---- A month and what it adds to ---- */

static bool says(const struct indicator *indicator, const char *word)
{
    return indicator->title.text != NULL && strstr(indicator->title.text, word) != NULL;
}

/* The one figure of a list that is of the month alone, or that is cumulative; NULL: none, or several. */
static const struct indicator *only_one(const struct check *check, const GPtrArray *list, bool cumulative)
{
    const struct indicator *found = NULL;

    for (unsigned i = 0; i < list->len; i++) {
        const struct indicator *indicator = list->pdata[i];
        const struct value     *now = number_of(check->period, indicator);
        if (now == NULL || now->cumulative != cumulative || says(indicator, "ùng kỳ") ||
            (!cumulative && (!says(indicator, "tháng") || says(indicator, "ũy kế") || says(indicator, "uỹ kế"))))
            continue;
        if (found != NULL)
            return NULL;
        found = indicator;
    }
    return found;
}

/* This month's figure and last month's cumulative one make this month's, but for a hundredth of what was estimated. */
static void check_list_cumulative(struct check *check, const struct indicator *parent, const GPtrArray *list)
{
    const struct indicator *total = parent != NULL ? only_one(check, list, true) : NULL;
    const struct indicator *month = total != NULL ? only_one(check, list, false) : NULL;
    const struct value     *now, *before, *added;
    struct decimal          sum, difference;

    if (month == NULL || g_strcmp0(total->unit, month->unit) != 0 ||
        (before = number_of(check->previous, total)) == NULL || !before->cumulative)
        return;
    now = number_of(check->period, total);
    added = number_of(check->period, month);
    if (!decimal_add(before->numbers[0], added->numbers[0], &sum) ||
        !decimal_subtract(now->numbers[0], sum, &difference))
        return;
    if (difference.coefficient < 0)
        difference.coefficient = -difference.coefficient;
    if (is_within(difference, added->numbers[0], 0, 1))
        return;
    diag(check->diags, DIAG_CUMULATIVE_AGAINST_MONTH, now->span, total->id, check_printed(now), check_printed(before),
         check_printed(added), viet_number(check->arena, sum), NULL);
    diag_also(check->diags, before->span);
}

void check_cumulative(struct check *check)
{
    if (check->period->id.kind == PERIOD_MONTH && check->previous->id.year == check->period->id.year)
        each_group(check, check->plan->indicator_groups, check_list_cumulative);
}

/* ---- Statistics ---- */

static bool any_target(const GPtrArray *list)
{
    for (unsigned i = 0; i < list->len; i++)
        if (((const struct indicator *)list->pdata[i])->targets->len > 0)
            return true;
    return false;
}

static void check_list_targets(struct check *check, const struct indicator *parent, const GPtrArray *list)
{
    bool statistics = !any_target(list) && (parent != NULL || list->len > 1);

    for (unsigned i = 0; !statistics && i < list->len; i++) {
        const struct indicator *indicator = list->pdata[i];
        const struct result    *result = period_result(check->period, indicator, NULL);
        if (result != NULL && result->value->kind != VALUE_NONE && indicator->targets->len == 0 &&
            indicator->kind != INDICATOR_STATISTIC && indicator->direction != DIRECTION_NONE)
            diag(check->diags, DIAG_RESULT_NO_TARGET, result->value->span, indicator->id, NULL);
    }
}

static void check_group_targets(struct check *check, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (group->statistics)
            continue;
        each_list(check, NULL, group->items, check_list_targets);
        check_group_targets(check, group->groups);
    }
}

/* A result without a target beside others that have one; where none has any, all are statistics. */
void check_result_targets(struct check *check)
{
    check_group_targets(check, check->plan->indicator_groups);
}
