/*
 * rebuild_tell.h -- files made again, and what was found told to people.
 * For the verbs rebuild and verify.
 */
#ifndef BAOCAO_REBUILD_TELL_H
#define BAOCAO_REBUILD_TELL_H

#include "rebuild.h"
#include "words.h"

/* Makes each file (char *) again and tells what came of it.  True if all are what the plan makes. */
bool rebuild_tell(const GPtrArray *files, const struct pipeline_wanted *wanted, enum diag_lang lang,
                  struct diags *diags);

#endif
