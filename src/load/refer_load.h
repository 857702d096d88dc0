/*
 * refer_load.h -- ids, and what refers to them.
 * Private to load.
 */
#ifndef BAOCAO_REFER_LOAD_H
#define BAOCAO_REFER_LOAD_H

#include "base/diag.h"
#include "yaml_read.h"

/* Where ids of one kind are kept: a hash table of struct plan. */
struct id_space {
    size_t         table;   /* offset of the GHashTable * in struct plan; ID_SPACE_NONE: ids need only be well formed */
    size_t         span;    /* offset of the struct span in what has the id */
    enum diag_code unknown; /* the message for an id that is not there */
};

#define ID_SPACE_NONE ((size_t)-1)

extern const struct id_space id_space_classes, id_space_agencies, id_space_indicators, id_space_tasks,
    id_space_requirements, id_space_cited, id_space_dossiers;

/* [a-z0-9-]{1,64} */
bool id_is_valid(const char *id);
/* What has the id; NULL if nothing, reported with the nearest id. */
void *refer_lookup(struct load *load, const struct id_space *space, const struct yaml_node *node);
/* Reports an id that is not among the count candidates. */
void refer_unknown(struct load *load, enum diag_code code, const struct yaml_node *node, const char *const *candidates);

field_reader field_id;   /* const char *; detail: struct id_space; a malformed id is reported, and found all the same */
field_reader field_name; /* const char *: a name in the form of an id; a malformed one is as if not given */
field_reader field_reference;  /* pointer; detail: struct id_space */
field_reader field_references; /* GPtrArray * of pointers; detail: struct id_space */
field_reader field_lead;       /* struct lead: a list of agencies or {agencies, text}; FIELD_LIST */

#endif
