/*
 * facts_issued.h -- the element issued: documents issued in the period.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_ISSUED_H
#define BAOCAO_FACTS_ISSUED_H

#include "facts_tree.h"

void facts_issued_append(struct facts_builder *builder, xmlNodePtr root);

#endif
