/*
 * change_words.h -- how changes between two periods are told.
 * For cmd_diff and the check report.
 */
#ifndef BAOCAO_CHANGE_WORDS_H
#define BAOCAO_CHANGE_WORDS_H

#include "base/diag.h"
#include "changes.h"

const char *change_kind_word(enum change_kind kind, enum diag_lang lang);
/* A result as a sentence has it, in the arena; "-" for none. */
const char *change_result(struct arena *arena, const struct result *result);

#endif
