/*
 * validate.h -- whether a plan and a period agree with themselves.
 * For load, which calls it on what it has read; ids, types and dates are right by then.
 */
#ifndef BAOCAO_VALIDATE_H
#define BAOCAO_VALIDATE_H

#include "period.h"

void plan_validate(const struct plan *plan, struct diags *diags);
void period_validate(const struct period *period, const struct plan *plan, struct diags *diags);

#endif
