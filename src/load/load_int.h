/*
 * load_int.h -- what the files of load share beside the reading of fields.
 * Private to load.
 */
#ifndef BAOCAO_LOAD_INT_H
#define BAOCAO_LOAD_INT_H

#include "period.h"
#include "yaml_read.h"

/* A plan with what its period's reading and its freeing want. */
struct loaded_plan {
    struct plan plan; /* first: plan_free gets a pointer to it */
    GPtrArray  *lists;
    bool        agencies_unknown;
};

struct loaded_period {
    struct period period; /* first */
    GPtrArray    *lists;
};

/* Starts reading, and ends it: the trees go.  Free the lists with load_lists_free when the plan or period goes. */
struct load load_start(struct arena *arena, const struct plan *plan, struct diags *diags);
void        load_end(struct load *load);
void        load_lists_free(GPtrArray *lists);
/* Reads a file of the plan's folder as a tree; NULL, reported, if it can't be read. */
const struct yaml_node *load_file(struct load *load, const char *folder, const char *name);

/* Reads agencies.yaml into the plan. */
/* Tells of files beside the periods' that look like a period's but bear no such name; a folder that can't be listed. */
void period_files_check(const char *folder, struct diags *diags);
/* Does the file lie in the plan's folder, or in its periods', wherever links lead? */
bool period_file_is_inside(const char *folder, const char *path);
void agencies_load(struct load *load, struct plan *plan, const char *folder);

field_reader field_indicator_groups; /* GPtrArray * of struct group with indicators */
field_reader field_task_groups;      /* GPtrArray * of struct group with tasks */
field_reader field_carried_groups;   /* the same of tasks carried over */
field_reader field_narratives;       /* GPtrArray * of struct narrative, from a mapping of names to lists of sections */
field_reader field_prose;            /* GPtrArray * of struct prose, from a mapping of names to texts */

field_reader               field_results;  /* GPtrArray * of struct result, noted in load->results_by_id */
field_reader               field_progress; /* GPtrArray * of struct progress, noted in load->progress_by_id */
extern const struct record issued_record;

/* Reads what agencies sent for the period: received/<period>/<agency>.yaml, in registry order. */
void received_load(struct load *load, struct period *period, const char *folder);

field_reader field_period_cited; /* GPtrArray * of struct cited_document, which may have ids of the plan's */

/* Keys of a signature, for field_fields. */
extern const struct field signature_fields[];
/* A document that the plan cites. */
extern const struct record cited_record;

#endif
