/*
 * inputs.h -- which files were read.
 * For whoever reads a file (source.c, fonts, folders of periods) and for outputs.c, which never overwrites one of them.
 */
#ifndef BAOCAO_INPUTS_H
#define BAOCAO_INPUTS_H

#include <stdbool.h>

struct stat;

/* Remembers a file of the run as an input, whatever names it may have.  For all threads. */
void inputs_add(const char *path, const struct stat *status);
/* The same for a file that is not open: one that can't be found is none. */
void inputs_add_path(const char *path);
/* Is this file, under whatever name, one that was read?  status is what stat tells of it. */
bool inputs_holds(const struct stat *status);

#endif
