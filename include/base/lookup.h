/*
 * lookup.h -- lists and tables of GLib that may be NULL.
 * For the stages that read the model: a list without items and a table without entries may be absent there.
 */
#ifndef BAOCAO_LOOKUP_H
#define BAOCAO_LOOKUP_H

#include <glib.h>

/* The list's length; 0 for NULL. */
unsigned list_length(const GPtrArray *list);
/* What a table holds for an id, both of which may be NULL. */
void *table_find(GHashTable *table, const char *id);

#endif
