/*
 * verbs.c -- all verbs of the command line, in the order of the help.
 */
#include "verbs.h"

const struct verb *const verbs[] = {&verb_build, &verb_check,   &verb_dump, &verb_new,        &verb_diff, &verb_trace,
                                    &verb_fonts, &verb_verify, &verb_explain, &verb_help, &verb_completion, NULL};
