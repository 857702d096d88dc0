/*
 * indicator_state.h -- how an indicator stands against its target.  For facts and check.
 */
#ifndef BAOCAO_INDICATOR_STATE_H
#define BAOCAO_INDICATOR_STATE_H

#include "period.h"
#include "plan.h"

enum indicator_status {
    INDICATOR_UNDECIDED, /* words, or values that can't be compared: a human must judge */
    INDICATOR_ATTAINED,
    INDICATOR_NOT_ATTAINED,
    INDICATOR_NO_DATA,
    INDICATOR_NO_TARGET,
};

/* The target for a year: of the stage that holds it, else of the next stage, else of the last.  NULL if none. */
const struct value *indicator_target(const struct indicator *indicator, int year);
/* target and result may be NULL. */
enum indicator_status indicator_status(const struct indicator *indicator, const struct value *target,
                                       const struct value *result);
/* Is more of it better, or worse?  No with "direction: none", and where neither a direction nor a target is given. */
bool indicator_is_judged(const struct indicator *indicator);
/* target - result, of single numbers in one unit. */
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
