/*
 * archive_collect.h -- which documents of a plan go into which dossiers.
 * For the verb archive.
 */
#ifndef BAOCAO_ARCHIVE_COLLECT_H
#define BAOCAO_ARCHIVE_COLLECT_H

#include "archive.h"
#include "pipeline.h"

/*
 * The dossiers of the documents that the plan makes for these periods (NULL in the list: for itself): one for each
 * dossier and year, in the plan's order and by years.  The files are those below from, as build puts them there and
 * people sign them.  Everything lives until the pipeline is closed, but for the list, which is to be freed by
 * archive_collect_free.  What is missing or unsigned is reported to diags; what the pipeline finds, to its own.
 */
GPtrArray *archive_collect(struct pipeline *pipeline, const GPtrArray *periods, const char *from, struct diags *diags);
void       archive_collect_free(GPtrArray *dossiers);

#endif
