/*
 * facts_changes.h -- the element changes: what moved since the period before.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_CHANGES_H
#define BAOCAO_FACTS_CHANGES_H

#include "facts_tree.h"

/* Nothing is made if the period before is not known. */
void facts_changes_append(struct facts_builder *builder, xmlNodePtr root);

#endif
