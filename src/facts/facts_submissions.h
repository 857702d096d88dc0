/*
 * facts_submissions.h -- who has handed in what a requirement asks for, and who has not.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_SUBMISSIONS_H
#define BAOCAO_FACTS_SUBMISSIONS_H

#include "facts_tree.h"

/* The element requirements with all requirements of the plan and, with a period, their submissions. */
void submissions_append(struct facts_builder *builder, xmlNodePtr root);

#endif
