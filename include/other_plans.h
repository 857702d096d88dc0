/*
 * other_plans.h -- the plans beside a plan.
 * For `check`.
 */
#ifndef BAOCAO_OTHER_PLANS_H
#define BAOCAO_OTHER_PLANS_H

#include "base/diag.h"

/* Compares the plan in the folder with the other plans of the folder above; those that have errors are left out. */
void other_plans_check(const char *folder, struct diags *diags);

#endif
