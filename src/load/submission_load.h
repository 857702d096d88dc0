/*
 * submission_load.h -- who has handed in what is owed.
 * Private to load.
 */
#ifndef BAOCAO_SUBMISSION_LOAD_H
#define BAOCAO_SUBMISSION_LOAD_H

#include "period.h"
#include "yaml_read.h"

/* Reads {submitted: [ids] or all} or {missing: [ids]}, with in-period; NULL, reported, if it is no mapping. */
struct submission *submission_load(struct load *load, const struct requirement *requirement,
                                   const struct yaml_pair *pair);

/* The keys of such a mapping. */
extern const struct field submission_fields[];

#endif
