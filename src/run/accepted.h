/*
 * accepted.h -- warnings that a person has accepted, in the plan's file and in periods'.  Only for src/run.
 */
#ifndef BAOCAO_ACCEPTED_H
#define BAOCAO_ACCEPTED_H

#include <glib.h>

#include "base/diag.h"
#include "period.h"
#include "plan.h"

/*
 * Judges the findings of one run of checks by what plan and period (or NULL) accept, and moves them to diags.  What is
 * accepted there but not found is told if this run must have found it; the others that fit are noted in fitting (a set
 * of struct accepted).
 */
void accepted_apply(const struct plan *plan, const struct period *period, struct diags *findings, GHashTable *fitting,
                    struct diags *diags);
/* The same for what a plan says otherwise than another. */
void accepted_apply_others(const struct plan *plan, struct diags *findings, struct diags *diags);
/* When all periods have been checked: what the plan's file accepts of periods, and none of them has. */
void accepted_tell_unfit(const struct plan *plan, GHashTable *fitting, struct diags *diags);

#endif
