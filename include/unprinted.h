/*
 * unprinted.h -- what was written in a plan or a period and no document printed.  For src/run and check.
 */
#ifndef BAOCAO_UNPRINTED_H
#define BAOCAO_UNPRINTED_H

#include "pipeline.h"

/*
 * When the documents of a period (or of the plan alone) were made: notes what they asked for.  made: of struct job,
 * the jobs that became documents; whole: all of them did.  Reports what the period's own file has for none of them.
 */
void unprinted_note(struct pipeline *pipeline, const GPtrArray *made, bool whole);
/* When all periods were gone through: reports what the plan has for none, if each of its documents was made. */
void unprinted_tell(struct pipeline *pipeline);

#endif
