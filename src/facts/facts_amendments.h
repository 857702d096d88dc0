/*
 * facts_amendments.h -- the elements amendment: what of the plan has been changed by later documents.  Only for
 * src/facts.
 */
#ifndef BAOCAO_FACTS_AMENDMENTS_H
#define BAOCAO_FACTS_AMENDMENTS_H

#include "facts_tree.h"

/* Of struct amendment, those that are in force (plan_at). */
void facts_amendments(struct facts_builder *builder, xmlNodePtr node, const GPtrArray *amendments);
/* New names, and what it has been merged into. */
void facts_amendments_agency(struct facts_builder *builder, xmlNodePtr node, const struct agency *agency);

#endif
