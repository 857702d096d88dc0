/*
 * stale.h -- output files of earlier runs that must not stay.
 * For `build`: they are removed as its own files are put in place.
 */
#ifndef BAOCAO_STALE_H
#define BAOCAO_STALE_H

#include "base/outputs.h"
#include "pipeline.h"

/* Previews of pages that a longer version of the document had. */
void stale_remove_pictures(struct outputs *outputs, const char *name, uint32_t n_pages);
/* Letters to agencies that no longer owe anything; jobs: of struct job, what was made. */
void stale_remove_letters(struct pipeline *pipeline, const GPtrArray *jobs, struct outputs *outputs);

#endif
