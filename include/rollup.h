/*
 * rollup.h -- a period longer than a month, made of the periods of its months and of a file of its own.
 * Made by compute of what load has read; what comes out is a period as any other.
 *
 * What is said of            of the months                                           the period's own file
 *   an indicator             by the indicator's rule, see below                      stands in its place
 *   a task                   the newest month that names it; done stays done         stands in its place
 *   documents issued         all of them, in the order of the months                 are added at the end
 *   a requirement            submitted: the newest month that names it;              stands in its place
 *                            in-period: all of them together
 *   documents made, prose, narratives, title, dates                                  alone
 *
 * Rules of indicators.  A month without a value (none, or words of a reason) is passed over.
 *   latest         the newest month's value; if no month has one, the newest month's reason
 *   cumulative     the newest value marked cumulative; if none is marked, as latest
 *   sum            of the months' numbers
 *   mean           sum divided by how many there are
 *   weighted-mean  sum of value * weight, divided by the sum of weights; weight: the same month's result of the
 *                  indicator named by weight
 *   manual         nothing: the period's own file says it
 * Sums, means take numbers of one unit; other values are reported and there is no result.  A mean is rounded half away
 * from zero to the most decimals among the values, two at least, and zeros at its end are dropped.  Estimated is what
 * is made of anything estimated.
 */
#ifndef BAOCAO_ROLLUP_H
#define BAOCAO_ROLLUP_H

#include "period.h"

struct rolled;

/* Is it made of months: a quarter, half, nine months or year? */
bool rollup_applies(const struct period_id *id);
/* The names of the months that lie in it, in order; NULL-terminated, to be freed by g_strfreev. */
char **rollup_month_names(const struct period_id *id);

/*
 * Rolls up.  months: of struct period, in order, those there are; own: what the period's own file says, or NULL.  Both
 * are borrowed as long as the rollup lives.  Never NULL; free with rollup_free, which accepts NULL.
 */
struct rolled *rollup_new(struct arena *arena, const struct plan *plan, const char *name, const struct period_id *id,
                          const GPtrArray *months, const struct period *own, struct diags *diags);
/* A period as its file says it, for what follows.  The period is borrowed as long as it lives. */
struct rolled *rollup_new_of(struct arena *arena, const struct period *period);

/* Is there anything that earlier months may say of the period's tasks and requirements? */
bool rollup_wants_standing(const struct rolled *rollup, const struct plan *plan);
/* Takes in what an earlier month says of them: newest first. */
void rollup_look_back(struct rolled *rollup, const struct period *earlier);
/* What was said then and nothing was said of since stands.  Once, when all that is wanted was taken in. */
void rollup_stand(struct rolled *rollup, const struct plan *plan, struct diags *diags);

/* Carries over from an earlier period the values of indicators with carry that have no result yet: newest first. */
void rollup_carry(struct rolled *rollup, const struct plan *plan, const struct period *earlier);
/* Does the period lack the result of an indicator that is carried over? */
bool           rollup_wants_carry(const struct plan *plan, const struct period *period);
struct period *rollup_period(struct rolled *rollup);
void           rollup_free(struct rolled *rollup);

#endif
