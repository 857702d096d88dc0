/*
 * check.h -- contradictions that a human must judge: in the data, between periods, in what is typed.
 * Reads the model and the facts; makes nothing but messages.  For the pipeline.
 *
 * All checks stand in one table (src/check/check.c) with the codes that each raises and what it reads.  What is raised
 * elsewhere is no finding to be judged but something that could not be read, computed or laid out.
 */
#ifndef BAOCAO_CHECK_H
#define BAOCAO_CHECK_H

#include "base/diag.h"
#include "facts.h"
#include "period.h"
#include "plan.h"

/* What a check looks at.  One runs only where all of it is there. */
enum check_input {
    CHECK_PLAN = 1 << 0,
    CHECK_PERIOD = 1 << 1,
    CHECK_PREVIOUS = 1 << 2, /* the period of the same kind before it */
    CHECK_FACTS = 1 << 3,    /* counts */
    CHECK_OTHER = 1 << 4,    /* another plan of the house */
};

/*
 * Every check there is but those of two plans.  period may be NULL: then the plan alone is checked.  previous: the
 * period of the same kind before it, or NULL.  All are warnings; none keeps another from being made.
 */
void check_all(const struct plan *plan, const struct period *period, const struct period *previous,
               const struct facts *facts, struct diags *diags);

/* What a plan says otherwise than another of the same house. */
void check_against(const struct plan *plan, const struct plan *other, struct diags *diags);

/* The inputs (enum check_input) of the check that raises a code; 0: no check does, it can't be judged away. */
unsigned check_inputs(enum diag_code code);

#endif
