/*
 * lead_text.h -- who leads, in words.
 * For facts, and for compose, which tells it in comments.
 */
#ifndef BAOCAO_LEAD_TEXT_H
#define BAOCAO_LEAD_TEXT_H

#include "base/arena.h"
#include "plan.h"

/* The words of a lead: as given, or the agencies' names; NULL if nobody leads. */
const char *lead_words(struct arena *arena, const struct lead *lead);

#endif
