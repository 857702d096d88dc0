/*
 * yaml_error.h -- libyaml's complaints in the words of the users.
 * Private to yaml_tree.
 */
#ifndef BAOCAO_YAML_ERROR_H
#define BAOCAO_YAML_ERROR_H

#include <yaml.h>

#include "base/source.h"

struct diags;

/* The place of one of libyaml's marks, which count from 0. */
struct span yaml_error_span(const struct source *source, yaml_mark_t mark);
/* Reports the parser's error. */
void yaml_error_report(const yaml_parser_t *parser, const struct source *source, struct diags *diags);

/* Does a key begin with a blank that is none to YAML, so that it isn't where it seems to be? */
bool yaml_error_wide_indent(const char *key);

#endif
