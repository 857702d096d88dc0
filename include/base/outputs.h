/*
 * outputs.h -- output files, whole or not at all.
 * For cmd_build: all files of a run are written beside their places first and renamed together at the end.
 */
#ifndef BAOCAO_OUTPUTS_H
#define BAOCAO_OUTPUTS_H

#include <stdbool.h>
#include <stdio.h>

struct diags;
struct outputs;

/* Files will stand in a folder, which is made when the first is opened. */
struct outputs *outputs_new(const char *folder);
/* Opens a file for writing; the stream belongs to outputs.  NULL if the system refuses (reported). */
FILE *outputs_open(struct outputs *outputs, const char *name, struct diags *diags);
/* Flushes and syncs the file opened last.  False if anything of it could not be written (reported). */
bool outputs_close(struct outputs *outputs, struct diags *diags);
/* Puts all files in their places.  False if the system refuses (reported). */
bool outputs_commit(struct outputs *outputs, struct diags *diags);
/* Removes what was not committed. */
void outputs_free(struct outputs *outputs);

#endif
