/*
 * consolidate.h -- an indicator's figure of a period, made of what agencies reported, by the rule that the plan states
 * (`from`).  For run, which does it for each period that it reads; check compares, facts print.
 *
 *   lead           what the lead reported; of several leads that differ, nothing
 *   sum, mean      of the agencies' numbers; a mean with two places at least, halves away from zero
 *   weighted-mean  sum of number * weight by sum of weights; weight: what the same agency reports of another indicator
 *   ratio          the sum of numerators by the sum of denominators, as a percentage if the unit is %
 *   count          agencies whose number lies within the bounds
 *   min, max       the smallest, largest number; of equal ones the first in registry order
 *   latest         the figure of the agency that reported last
 *
 * Who reported nothing, or a reason why there is nothing, is missing: never 0.  Numbers must have one unit.  Estimated
 * is what is made of anything estimated.  Bounds (≥, ≤), ranges and texts can't be taken together: an error at their
 * place.
 */
#ifndef BAOCAO_CONSOLIDATE_H
#define BAOCAO_CONSOLIDATE_H

#include "base/arena.h"
#include "base/diag.h"
#include "period.h"

/*
 * Makes period->consolidations, and where the period's own file says nothing of an indicator, its result of them: with
 * the rule's name, and the agencies' results as its sources.  Once for a period.
 */
void consolidate(struct arena *arena, const struct plan *plan, struct period *period, struct diags *diags);
/* Frees the lists; the period's results must not be read any more.  A period without any is accepted. */
void consolidate_free(struct period *period);
/* What is known of an indicator, or NULL. */
const struct consolidation *consolidation_of(const struct period *period, const struct indicator *indicator);
/* The rule as the plan file calls it: "weighted-mean". */
const char *consolidate_rule_name(enum consolidate_rule rule);

#endif
