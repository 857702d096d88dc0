/*
 * check.h -- contradictions that a human must judge: in the data, between periods, in what is typed.
 * Reads the model and the facts; makes nothing but messages.  For the pipeline.
 */
#ifndef BAOCAO_CHECK_H
#define BAOCAO_CHECK_H

#include "facts.h"
#include "period.h"
#include "plan.h"

struct diags;

/*
 * Every check there is.  period may be NULL: then the plan alone is checked.  previous: the period of the same kind
 * before it, or NULL.  All are warnings; none keeps another from being made.
 */
void check_all(const struct plan *plan, const struct period *period, const struct period *previous,
               const struct facts *facts, struct diags *diags);

/* What two plans of one house say differently of one indicator: baselines under the same id for the same stage. */
void check_baselines(const struct plan *plan, const struct plan *other, struct diags *diags);

#endif
