/*
 * due_load.h -- when something is due: 2026-10-31, before 2026-05-10, 2026-Q3..2026-Q4, monthly …
 * Private to load.
 */
#ifndef BAOCAO_DUE_LOAD_H
#define BAOCAO_DUE_LOAD_H

#include "yaml_read.h"

/* Reads a due date; false if the text is none.  A range that ends before it starts is read as it stands. */
bool due_parse(const char *text, struct due *due);

field_reader field_due; /* struct due; its printed text is left alone */

#endif
