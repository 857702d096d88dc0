/*
 * validate.h -- whether a plan and a period agree with themselves.
 * For load and the roll-up, which call it on what they have made; ids, types and dates are right by then.
 */
#ifndef BAOCAO_VALIDATE_H
#define BAOCAO_VALIDATE_H

#include "period.h"

/* What amendments, new names and mergers refer to. */
void amendments_validate(const struct plan *plan, struct diags *diags);
void plan_validate(const struct plan *plan, struct diags *diags);
/* What a period's file says. */
void period_validate(const struct period *period, struct diags *diags);
/* What a period leaves out: its own file, its months and what stands of earlier ones together. */
void period_validate_whole(const struct period *period, const struct plan *plan, struct diags *diags);

#endif
