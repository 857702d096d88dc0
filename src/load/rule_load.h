/*
 * rule_load.h -- the plan's own rules: {id, title, sum: [a, b], equals: c, tolerance: 0}.
 * Private to load.
 */
#ifndef BAOCAO_RULE_LOAD_H
#define BAOCAO_RULE_LOAD_H

#include "yaml_read.h"

/* struct rule */
extern const struct record rule_record;

field_reader field_number; /* const struct decimal *: a number in Vietnamese form, not negative */

#endif
