/*
 * yaml_write.h -- scalars as the plan's files hold them.  Only for src/compose.
 */
#ifndef BAOCAO_YAML_WRITE_H
#define BAOCAO_YAML_WRITE_H

#include <glib.h>

/* A text in double quotes. */
void yaml_quoted(GString *out, const char *text);

#endif
