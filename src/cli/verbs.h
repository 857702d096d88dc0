/*
 * verbs.h -- one for each file cmd_*.c.
 * For the list of verbs.
 */
#ifndef BAOCAO_VERBS_H
#define BAOCAO_VERBS_H

#include "options.h"

extern const struct verb verb_build, verb_check, verb_dump, verb_new, verb_diff, verb_trace, verb_fonts, verb_explain,
    verb_import, verb_form, verb_sign, verb_number, verb_verify, verb_archive, verb_rebuild, verb_log, verb_init,
    verb_status, verb_watch, verb_help, verb_completion, verb_publish;

#endif
