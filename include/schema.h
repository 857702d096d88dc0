/*
 * schema.h -- JSON Schemas (draft 2020-12) of plan.yaml, agencies.yaml, site.yaml and the files of periods/, for
 * editors.
 * Made from the tables by which load reads, so that both know the same keys; plans/schema/ holds what this writes.
 */
#ifndef BAOCAO_SCHEMA_H
#define BAOCAO_SCHEMA_H

/* The schemas there are: "plan", "agencies", "period", "received", "site"; NULL-terminated. */
extern const char *const schema_names[];

/* The schema of that name as JSON text, to be freed by g_free; NULL if there is none of that name. */
char *schema_text(const char *name);
/*
 * What load reads but the schema can't describe, and what is described but not read, a line each; "" if nothing.
 * To be freed by g_free.
 */
char *schema_gaps(void);

#endif
