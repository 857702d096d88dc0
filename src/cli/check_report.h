/*
 * check_report.h -- what baocao check writes besides messages.
 * For cmd_check.
 */
#ifndef BAOCAO_CHECK_REPORT_H
#define BAOCAO_CHECK_REPORT_H

#include "base/diag.h"

/* Writes the check report, whole or not at all; a failure is reported to diags. */
void check_report_write(const char *path, const struct diag_scope *scope, enum diag_lang lang, struct diags *diags);

#endif
