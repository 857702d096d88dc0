/*
 * rollup_value.h -- one indicator's result of several months, by its rule.  Only for src/compute.
 */
#ifndef BAOCAO_ROLLUP_VALUE_H
#define BAOCAO_ROLLUP_VALUE_H

#include "base/arena.h"
#include "base/diag.h"
#include "period.h"

/*
 * The result of an indicator, made of the months' (of struct period, in order); NULL if they say nothing of it, or
 * nothing that the rule can use.  whole: the period that they make up, whose date tells which months should be there;
 * NULL: those given.  The result's sources are left to the caller to free.
 */
struct result *rollup_result(struct arena *arena, const struct plan *plan, const struct indicator *indicator,
                             const GPtrArray *months, const struct period *whole, struct diags *diags);
/* A value with the period that it is of, unless it says so itself. */
struct value *rollup_dated_value(struct arena *arena, const struct value *value, const struct period *period);

#endif
