/*
 * indicator_state.h -- how an indicator stands against its target.  For facts and check.
 */
#ifndef BAOCAO_INDICATOR_STATE_H
#define BAOCAO_INDICATOR_STATE_H

#include "base/arena.h"
#include "period.h"
#include "plan.h"

enum indicator_status {
    INDICATOR_UNDECIDED, /* words, or values that can't be compared: a human must judge */
    INDICATOR_ATTAINED,
    INDICATOR_NOT_ATTAINED,
    INDICATOR_NO_DATA,
    INDICATOR_NO_TARGET,
};

/*
 * The target for a year: of the stage that holds it, else of the next stage, else of the last.  NULL if none.  In a
 * year before its own a target is ahead: that it is attained can be said, that it is not can't.
 */
const struct staged_value *indicator_target_stage(const struct indicator *indicator, int year);
const struct value        *indicator_target(const struct indicator *indicator, int year);
/*
 * target and result may be NULL.  Judged by exact numbers; a bound (≥, ≤) or a range only where whatever number it
 * means would be judged the same, else it is undecided.
 */
enum indicator_status indicator_status(const struct indicator *indicator, const struct value *target,
                                       const struct value *result);
/* Is more of it better, or worse?  No with "direction: none", and where neither a direction nor a target is given. */
bool indicator_is_judged(const struct indicator *indicator);
/* Is it a bound or a range, that not everything can be compared with? */
bool indicator_is_bound(const struct value *value);
/* A value's number or numbers with sign and unit: "≥ 80,5%", "12-14". */
const char *value_number_text(struct arena *arena, const struct value *value);
/*
 * A period's result as it is printed beside the target of the period's day and year: where the rounded figure would be
 * judged otherwise than the exact one, with more places; else as it is.  plan: any view.  NULL: it has none.
 */
const struct result *indicator_result(struct arena *arena, const struct plan *plan, const struct period *period,
                                      const struct indicator *indicator);
/*
 * How far a result is behind a straight path from the last baseline before the year to a target that is ahead: path -
 * result.  False if one of them is no single number, or the units differ.
 */
bool indicator_path_distance(const struct indicator *indicator, const struct staged_value *target, int year,
                             const struct value *result, struct decimal *distance);
/* target - result, of single numbers in one unit; the result is no bound. */
bool indicator_distance(const struct value *target, const struct value *result, struct decimal *distance);
/* Do both name a unit, and not the same? */
bool indicator_units_differ(const struct value *a, const struct value *b);
/* Is a behind b, both numbers in one unit, in the direction of a target of the indicator? */
bool indicator_is_behind(const struct indicator *indicator, const struct value *target, const struct value *a,
                         const struct value *b);
/* The year whose targets count: the period's, or the data's if the period has none; without a period the plan's last.
 */
int indicator_year(const struct plan *plan, const struct period *period);

#endif
