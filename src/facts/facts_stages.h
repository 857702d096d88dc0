/*
 * facts_stages.h -- which years and stages the indicators' values and the tasks' words are given for: the columns of
 * a table of them.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_STAGES_H
#define BAOCAO_FACTS_STAGES_H

#include "facts_items.h"

/* The element stages, in order of time; nothing if the groups' items have none. */
void stages_append(struct facts_builder *builder, xmlNodePtr parent, enum items_kind kind, const GPtrArray *groups);

#endif
