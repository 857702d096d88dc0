/*
 * help.h -- what the tables of verbs and options say, for people: help, the manual page, the shells' completion.
 * For main, `help` and `completion`.
 */
#ifndef BAOCAO_HELP_H
#define BAOCAO_HELP_H

#include "options.h"

void help_version(void);
/* Of one verb, or of all if verb is NULL; to standard output. */
void help_print(const struct verb *verb, enum diag_lang lang);
/* The page for man, as roff. */
void help_man(enum diag_lang lang);

#endif
