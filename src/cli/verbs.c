/*
 * verbs.c -- all verbs of the command line, in the order of the help.
 */
#include "verbs.h"

const struct verb *const verbs[] = {&verb_init,   &verb_build,      &verb_publish, &verb_check,  &verb_status,
                                    &verb_watch,  &verb_new,        &verb_form,    &verb_import, &verb_diff,
                                    &verb_trace,  &verb_dump,       &verb_fonts,   &verb_sign,   &verb_number,
                                    &verb_verify, &verb_rebuild,    &verb_archive, &verb_log,    &verb_explain,
                                    &verb_help,   &verb_completion, NULL};
