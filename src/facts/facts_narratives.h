/*
 * facts_narratives.h -- the element narratives: the words of documents, by sections.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_NARRATIVES_H
#define BAOCAO_FACTS_NARRATIVES_H

#include "facts_tree.h"

void facts_narratives_append(struct facts_builder *builder, xmlNodePtr root);

#endif
