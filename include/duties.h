/*
 * duties.h -- what each agency answers for: the tasks without sub-tasks and the indicators that it leads, itself or as
 * one of those whom a collective name means ("Các sở, ban, ngành"), and the indicators whose figure is taken from its
 * class.  What has no lead of its own has that of what is above it.  For facts, forms and the choice of documents.
 */
#ifndef BAOCAO_DUTIES_H
#define BAOCAO_DUTIES_H

#include "plan.h"

/* Of one agency, in the plan's order. */
struct duty {
    GPtrArray *indicators, *tasks; /* of struct indicator, of struct task */
    bool       leads;              /* any of them under its own name */
};

struct duties;

/* Of a plan, or of a plan as it is on a day; borrowed while the duties are in use. */
struct duties *duties_new(const struct plan *plan);
/* NULL is accepted. */
void duties_free(struct duties *duties);
/* An agency's; empty lists if it answers for nothing. */
const struct duty *duties_of(const struct duties *duties, const struct agency *agency);

#endif
