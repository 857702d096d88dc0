/*
 * facts_received.h -- what agencies reported: the element received, and of each indicator the element consolidated.
 * Only for src/facts.
 */
#ifndef BAOCAO_FACTS_RECEIVED_H
#define BAOCAO_FACTS_RECEIVED_H

#include "facts_items.h"

/* The element received, with a sender for each agency that sent something; nothing if none did. */
void facts_received_append(struct facts_builder *builder, xmlNodePtr root);
/* Who gave an indicator's figure and who did not, and what the agencies' figures make; nothing if none is known. */
void facts_consolidated_append(struct facts_builder *builder, xmlNodePtr node, const struct indicator *indicator);

#endif
