/*
 * period_draft.h -- the first text of a period's file, made of the plan and of the period before.
 * For `baocao new`.
 *
 * A month: every open task with its state and, as a comment, what was last said of it; tasks that are done, as they
 * stood; cumulative results, the others left open with the value before as a comment; who has not submitted yet. A
 * longer period: its documents, the results that must be typed by hand, and what its prose may say. The same input
 * gives the same text, which loads without errors.
 */
#ifndef BAOCAO_PERIOD_DRAFT_H
#define BAOCAO_PERIOD_DRAFT_H

#include "period.h"

/* before may be NULL: nothing is known of an earlier period.  The string is the caller's. */
GString *period_draft(struct arena *arena, const struct plan *plan, const struct period_id *id, const char *name,
                      const struct period *before);

#endif
