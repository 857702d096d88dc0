/*
 * consolidate_load.h -- how an indicator's figure comes about from what agencies report, and codes of reporting
 * systems. Private to load.
 */
#ifndef BAOCAO_CONSOLIDATE_LOAD_H
#define BAOCAO_CONSOLIDATE_LOAD_H

#include "yaml_read.h"

field_reader field_consolidate; /* struct consolidate_by: lead, or {class, rule, …} */
field_reader field_code;        /* const char *: of an indicator or task: letters, digits, dots, dashes, at most 35 */
field_reader field_identifier;  /* const char *: mã định danh of an agency, "H52.12" or "000.00.12.H52" */

#endif
