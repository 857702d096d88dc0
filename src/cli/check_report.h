/*
 * check_report.h -- what baocao check writes besides messages.
 * For cmd_check.
 */
#ifndef BAOCAO_CHECK_REPORT_H
#define BAOCAO_CHECK_REPORT_H

#include "options.h"

/* Writes the check report, whole or not at all; a failure is reported to diags. */
void check_report_write(const struct options *options, const char *plan_title, const char *const *periods,
                        struct diags *diags);
/* Compares the plan with the other plans of its folder; those that have errors are left out. */
void check_other_plans(const struct options *options, struct diags *diags);

#endif
