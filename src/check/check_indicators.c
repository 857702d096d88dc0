/*
 * check_indicators.c -- targets, baselines and results of indicators against each other and the period before.
 */
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

static bool comparable(const struct value *a, const struct value *b)
{
    return check_is_number(a) && check_is_number(b) && !indicator_units_differ(a, b);
}

/* What a period reports of it; NULL: nothing. */
static const struct value *result_of(const struct period *period, const struct indicator *indicator)
{
    const struct result *result = period_result(period, indicator, NULL);

    return result != NULL && result->value->kind != VALUE_NONE ? result->value : NULL;
}

/* ---- The plan ---- */

/* "Có 400 cán bộ …" with a target of 500. */
void check_title(struct check *check, const struct indicator *indicator)
{
    struct check_line   line = {.text = &indicator->title, .words = indicator->title.text};
    struct scan_number  number;
    const struct value *target;

    if (indicator->title.text == NULL || !g_str_has_prefix(indicator->title.text, "Có ") ||
        indicator->targets->len != 1)
        return;
    target = ((const struct staged_value *)indicator->targets->pdata[0])->value;
    if (!scan_number(line.words, 0, &number) || number.at != strlen("Có ") || !number.well_formed || number.fraction ||
        !check_is_number(target) || decimal_compare(number.value, target->numbers[0]) == 0 ||
        number.percent != (g_strcmp0(target->unit != NULL ? target->unit : indicator->unit, "%") == 0))
        return;
    diag(check->diags, DIAG_TITLE_AGAINST_TARGET, check_line_span(&line, number.at, number.end - number.at),
         indicator->id, arena_strndup(check->arena, line.words + number.at, number.end - number.at),
         check_printed(target), NULL);
    diag_also(check->diags, target->span);
}

/* A percentage without its sign in a table whose others have it. */
static void check_sign(struct check *check, const struct indicator *indicator, const struct value *value)
{
    if (check_is_number(value) && value->unit == NULL && g_strcmp0(indicator->unit, "%") == 0 &&
        value->numbers[0].coefficient != 0)
        diag(check->diags, DIAG_PERCENT_SIGN, value->span, indicator->id, check_printed(value), NULL);
}

static void check_staged_signs(struct check *check, const struct indicator *indicator, const GPtrArray *values)
{
    for (unsigned i = 0; i < values->len; i++)
        check_sign(check, indicator, ((const struct staged_value *)values->pdata[i])->value);
}

void check_signs(struct check *check, const struct indicator *indicator)
{
    check_staged_signs(check, indicator, indicator->baselines);
    check_staged_signs(check, indicator, indicator->targets);
    check_sign(check, indicator, result_of(check->period, indicator));
}

/* A target that is behind what had been reached before the plan.  The last baseline counts. */
void check_baseline(struct check *check, const struct indicator *indicator)
{
    const struct value        *target = indicator_target(indicator, check->year);
    const struct staged_value *baseline = NULL;

    for (unsigned i = 0; i < indicator->baselines->len; i++) {
        const struct staged_value *staged = indicator->baselines->pdata[i];
        if (baseline == NULL || staged->year_to > baseline->year_to)
            baseline = staged;
    }
    if (target != NULL && baseline != NULL && baseline->value != NULL &&
        indicator_is_behind(indicator, target, target, baseline->value))
        diag(check->diags, DIAG_TARGET_BEHIND_BASELINE, target->span, indicator->id, check_printed(target),
             check_printed(baseline->value), NULL);
}

/* Targets of later stages must not be behind those of earlier ones. */
void check_stages(struct check *check, const struct indicator *indicator)
{
    for (unsigned i = 1; i < indicator->targets->len; i++) {
        const struct staged_value *before = indicator->targets->pdata[i - 1], *now = indicator->targets->pdata[i];
        if (now->year_from <= before->year_to || !comparable(before->value, now->value) ||
            before->value->relation != now->value->relation ||
            !indicator_is_behind(indicator, now->value, now->value, before->value))
            continue;
        diag(check->diags, DIAG_TARGET_FALLS, now->value->span, indicator->id, now->stage, check_printed(now->value),
             before->stage, check_printed(before->value), NULL);
        diag_also(check->diags, before->value->span);
    }
}

static bool has_stage(const struct indicator *indicator, const char *stage)
{
    for (unsigned i = 0; i < indicator->targets->len; i++) {
        const struct staged_value *staged = indicator->targets->pdata[i];
        if (strcmp(staged->stage, stage) == 0)
            return staged->value != NULL && (staged->value->kind != VALUE_NONE || staged->value->reason.text != NULL);
    }
    return false;
}

static void find_stages(struct check *check, const struct indicator *indicator)
{
    if (check->stages == NULL || indicator->targets->len > check->stages->len)
        check->stages = indicator->targets;
}

/* The plan's stages: those of the indicator that has the most. */
static const GPtrArray *stages_of(struct check *check)
{
    if (check->stages == NULL)
        check_each_indicator(check, check->plan->indicator_groups, find_stages);
    return check->stages;
}

/* Targets for 2030 and 2045, but none for 2035 and 2040, which others have. */
void check_gap(struct check *check, const struct indicator *indicator)
{
    const GPtrArray *stages = stages_of(check);
    const char      *before = NULL, *missing = NULL;

    for (unsigned i = 0; i < stages->len; i++) {
        const char *stage = ((const struct staged_value *)stages->pdata[i])->stage;
        if (!has_stage(indicator, stage)) {
            if (before != NULL && missing == NULL)
                missing = stage;
            continue;
        }
        if (missing != NULL) {
            diag(check->diags, DIAG_TARGET_GAP, indicator->span, indicator->id, missing, before, stage, NULL);
            return;
        }
        before = stage;
    }
}

/* "(đạt)", "(chưa đạt)" behind what was reached, against the target of the same stage. */
void check_remark(struct check *check, const struct indicator *indicator)
{
    for (unsigned i = 0; i < indicator->baselines->len; i++) {
        const struct staged_value *reached = indicator->baselines->pdata[i];
        const char                *remark = reached->value != NULL ? reached->value->remark.text : NULL;
        for (unsigned k = 0; remark != NULL && k < indicator->targets->len; k++) {
            const struct staged_value *target = indicator->targets->pdata[k];
            bool                       missed, said_missed = strstr(remark, "chưa đạt") != NULL;
            if (strcmp(target->stage, reached->stage) != 0 || !comparable(reached->value, target->value) ||
                (!said_missed && strcmp(remark, "(đạt)") != 0 && !g_str_has_suffix(remark, "; đạt)")))
                continue;
            missed = indicator_is_behind(indicator, target->value, reached->value, target->value);
            if (missed == said_missed)
                continue;
            diag(check->diags, DIAG_REMARK_AGAINST_TARGET, reached->value->span, indicator->id,
                 check_printed(reached->value), remark, check_printed(target->value), NULL);
            diag_also(check->diags, target->value->span);
        }
    }
}

/* ---- The period ---- */

/* Further than the tolerance from the period before, or back though it only ever adds up. */
void check_change(struct check *check, const struct indicator *indicator)
{
    const struct value *now = result_of(check->period, indicator), *before = result_of(check->previous, indicator);
    struct decimal      change;
    bool                cumulative, falls;

    if (now == NULL || before == NULL || now == before)
        return;
    cumulative = indicator->rollup == ROLLUP_CUMULATIVE || (now->cumulative && before->cumulative);
    if (!comparable(now, before) || !decimal_subtract(now->numbers[0], before->numbers[0], &change) ||
        change.coefficient == 0 || (cumulative && check->previous->id.year != check->period->id.year))
        return; /* what adds up starts anew with the year */
    falls = change.coefficient < 0;
    if (cumulative && falls) {
        diag(check->diags, DIAG_CUMULATIVE_FALLS, now->span, indicator->id, check_printed(now), check_printed(before),
             check->previous->name, NULL);
        diag_also(check->diags, before->span);
        return;
    }
    if (falls)
        change.coefficient = -change.coefficient;
    if (indicator->tolerance == NULL || decimal_compare(change, *indicator->tolerance) <= 0)
        return;
    diag(check->diags, falls != (indicator->direction == DIRECTION_AT_MOST) ? DIAG_JUMP_BACK : DIAG_JUMP, now->span,
         indicator->id, check_printed(before), check_printed(now), viet_number(check->arena, *indicator->tolerance),
         NULL);
    diag_also(check->diags, before->span);
}

/* Beyond what a later stage aims at: that target says nothing any more. */
void check_later_targets(struct check *check, const struct indicator *indicator)
{
    const struct value *now = result_of(check->period, indicator);
    int                 year = check->period->id.year;

    for (unsigned i = 0; now != NULL && year > 0 && i < indicator->targets->len; i++) {
        const struct staged_value *later = indicator->targets->pdata[i];
        if (later->year_from <= year || !comparable(later->value, now) ||
            !indicator_is_behind(indicator, later->value, later->value, now))
            continue;
        diag(check->diags, DIAG_RESULT_BEYOND_LATER, now->span, indicator->id, check_printed(now), later->stage,
             check_printed(later->value), NULL);
        diag_also(check->diags, later->value->span);
        return;
    }
}

/* More than 100 % of a share. */
void check_result_share(struct check *check, const struct indicator *indicator)
{
    const struct value *now = result_of(check->period, indicator);

    if (indicator->share && check_is_number(now) &&
        g_strcmp0(now->unit != NULL ? now->unit : indicator->unit, "%") == 0 &&
        decimal_compare(now->numbers[0], decimal_from_int(100)) > 0)
        diag(check->diags, DIAG_SHARE_OVER_WHOLE, now->span, indicator->id, check_printed(now), NULL);
}

void check_result_units(struct check *check, const struct indicator *indicator)
{
    const struct value *target = indicator_target(indicator, check->year);
    const struct value *now = result_of(check->period, indicator);

    if (target != NULL && now != NULL && target->kind == VALUE_NUMBER && now->kind == VALUE_NUMBER &&
        indicator_units_differ(target, now))
        diag(check->diags, DIAG_UNITS_DIFFER, now->span, indicator->id, NULL);
}

/* ---- Another plan ---- */

static void compare_baseline(const struct indicator *indicator, const struct staged_value *own,
                             const struct indicator *other, struct diags *diags)
{
    for (unsigned i = 0; i < other->baselines->len; i++) {
        const struct staged_value *theirs = other->baselines->pdata[i];
        if (theirs->year_to != own->year_to || !comparable(own->value, theirs->value) ||
            own->value->relation != RELATION_NONE || theirs->value->relation != RELATION_NONE ||
            decimal_compare(own->value->numbers[0], theirs->value->numbers[0]) == 0)
            continue;
        diag(diags, DIAG_BASELINES_DIFFER, own->value->span, indicator->id, check_printed(own->value),
             check_printed(theirs->value), NULL);
        diag_also(diags, theirs->value->span);
    }
}

static void compare_indicators(const GPtrArray *groups, const struct plan *other, struct diags *diags)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        compare_indicators(group->groups, other, diags);
        for (unsigned k = 0; k < group->items->len; k++) {
            const struct indicator *indicator = group->items->pdata[k];
            const struct indicator *same = g_hash_table_lookup(other->indicators_by_id, indicator->id);
            if (same == NULL || g_strcmp0(same->unit, indicator->unit) != 0)
                continue;
            for (unsigned n = 0; n < indicator->baselines->len; n++)
                compare_baseline(indicator, indicator->baselines->pdata[n], same, diags);
        }
    }
}

void check_baselines(const struct plan *plan, const struct plan *other, struct diags *diags)
{
    compare_indicators(plan->indicator_groups, other, diags);
}
