/*
 * period_choice.h -- which periods a command line means.
 * For the verbs that take several.
 */
#ifndef BAOCAO_PERIOD_CHOICE_H
#define BAOCAO_PERIOD_CHOICE_H

#include "pipeline.h"

/*
 * The names of periods, of char *, to be made in this order; a NULL stands for the plan without a period.  To be freed
 * by g_ptr_array_unref; NULL if wanted is no range.  wanted is
 *     "2026-05"           this one
 *     "2026-01..2026-05"  those from one to another of the same kind, as far as they are there
 *     "all"               the plan's own documents, and all periods that documents are made for
 *     "plan"              the plan's own documents
 *     NULL                the plan's own documents if it has any, and the newest period that documents are made for
 * Loads the plan; if it can't be loaded there is one name, so that what is wrong is told.
 */
GPtrArray *period_choice(struct pipeline *pipeline, const char *wanted);
/* The newest period of the kind that has a file and lies before; needs the plan.  NULL: there is none. */
const struct period *period_newest_before(struct pipeline *pipeline, const struct period_id *id);

#endif
