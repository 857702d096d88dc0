/*
 * archive_load.h -- which dossiers the plan's documents are archived in.
 * Private to load.
 */
#ifndef BAOCAO_ARCHIVE_LOAD_H
#define BAOCAO_ARCHIVE_LOAD_H

#include "yaml_read.h"

/* Keys of struct plan_archive, for field_fields. */
extern const struct field archive_fields[];

#endif
