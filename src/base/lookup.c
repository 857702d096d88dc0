/*
 * lookup.c -- lists and tables of GLib that may be NULL.
 */
#include "base/lookup.h"

unsigned list_length(const GPtrArray *list)
{
    return list != NULL ? list->len : 0;
}

void *table_find(GHashTable *table, const char *id)
{
    return table == NULL || id == NULL ? NULL : g_hash_table_lookup(table, id);
}
