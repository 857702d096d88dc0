/*
 * value_load.h -- figures as they are written in YAML: "≥ 70%", "10-20%", "98,7%; 75%", {value, remark, …}.
 * Private to load.
 */
#ifndef BAOCAO_VALUE_LOAD_H
#define BAOCAO_VALUE_LOAD_H

#include "yaml_read.h"

/* Reads a value; NULL, reported, if it is malformed.  unit (or NULL) may follow its numbers, as % always may. */
struct value *value_load(struct load *load, const char *name, const struct yaml_node *node, const char *unit);
/* Reads the years of a stage: "2026" or "2028-2030"; false, reported, if it is none. */
bool stage_load(struct load *load, const struct yaml_node *key, int *year_from, int *year_to);
/*
 * Reads one value, which stands for the year, or a mapping of years and stages to values.  The list is empty
 * if there is none.
 */
GPtrArray *value_load_staged(struct load *load, const char *name, const struct yaml_node *node, const char *unit,
                             int year);

#endif
