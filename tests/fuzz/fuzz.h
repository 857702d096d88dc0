/*
 * fuzz.h -- what the fuzz targets share: a folder of their own, small plans in it, messages in every form.
 * A target's input may hold several files: a line "=== NAME" begins each; what stands before the first one is the
 * target's own file.
 */
#ifndef BAOCAO_FUZZ_H
#define BAOCAO_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The plan's folder, named like its id; made at the first call and removed at the end. */
const char *fuzz_folder(void);
/* Writes a file below the folder. */
void fuzz_write(const char *name, const void *data, size_t size);
/* Writes the plan that targets start from, then the files of the input over it; own: the name of its first file. */
void fuzz_write_plan(const char *own, const uint8_t *data, size_t size);
/* Messages as text, JSON, SARIF and as a report; then frees them. */
void fuzz_tell(struct diags *diags);

#endif
