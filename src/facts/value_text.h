/*
 * value_text.h -- the printed form of values: "Ước 99,8%", "01 (Số liệu lũy kế)", "-".  Only for src/facts.
 */
#ifndef BAOCAO_VALUE_TEXT_H
#define BAOCAO_VALUE_TEXT_H

#include "facts_tree.h"

/* A child of parent with the attributes of the figure's value and, as rich text, its printed form. */
xmlNodePtr value_element(struct facts_builder *builder, xmlNodePtr parent, const char *name,
                         const struct figure *figure);
/* The same of a value of the plan.  unit is the indicator's, used where the value names none; it may be NULL. */
xmlNodePtr value_written(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct value *value,
                         const char *unit);

#endif
