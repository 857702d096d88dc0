/*
 * periods.h -- the periods of one plan, each file read once: the one asked for, the months that it is rolled up from,
 * the one before. For pipeline and the verbs.
 */
#ifndef BAOCAO_PERIODS_H
#define BAOCAO_PERIODS_H

#include "period.h"

struct periods;

/* All are borrowed as long as it lives.  folder: the plan's. */
struct periods *periods_new(struct arena *arena, const struct plan *plan, const char *folder);
void            periods_free(struct periods *periods);

/*
 * The period of that name, with the one before it if there is one.  Months and ad hoc periods are read from their
 * files, longer ones are rolled up.  NULL if there is nothing to go on; what is wrong is reported to diags.  So is what
 * is wrong with the periods that it rests on (its months, the one before, those that a result is carried over from), if
 * they have errors: what can't be read there is an error here.
 */
struct period *periods_get(struct periods *periods, const char *name, struct diags *diags);

/* Of the files read into the arena for one file of a period: the last, and the last before it (source_last). */
struct periods_file {
    const struct source *last, *before;
    struct periods_file *next; /* NULL: no more */
};
/* The files that the period rests on which was asked for last. */
const struct periods_file *periods_files(const struct periods *periods);

/* Is there a file of that name, or, of a longer period, of any of its months? */
bool periods_exist(const struct periods *periods, const char *name);
/* The name of the period of the same kind before this one, to be freed; NULL: ad hoc periods have none. */
char *periods_name_before(const struct period_id *id);

#endif
