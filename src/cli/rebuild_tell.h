/*
 * rebuild_tell.h -- what rebuild found, told to people.
 * For the verbs rebuild and verify.
 */
#ifndef BAOCAO_REBUILD_TELL_H
#define BAOCAO_REBUILD_TELL_H

#include "rebuild.h"
#include "words.h"

/* True if the file is what the plan makes. */
bool rebuild_tell(const char *file, const struct rebuild_report *report, enum diag_lang lang);

#endif
