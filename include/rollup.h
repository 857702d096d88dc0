/*
 * rollup.h -- a period longer than a month, made of the periods of its months and of a file of its own.
 * Made by compute of what load has read; what comes out is a period as any other.
 *
 * What is said of            of the months                                           the period's own file
 *   an indicator             by the indicator's rule, see below                      stands in its place
 *   a task                   the newest word, of each part, too                      is the newest word
 *   documents issued         all of them, in the order of the months                 are added at the end
 *   a requirement            submitted: the newest word; in-period: all together     is the newest word
 *   documents made, prose, narratives, title                                         alone
 *   the data's date          the window's end if the last month is there,            as it says
 *                            else the newest month's
 *
 * Silence undoes nothing, in a month as in a longer period: what the newest earlier month says of a task, of a part, or
 * of a requirement stands until something else is said; the day on which it was done, too.  What is taken back is
 * written, and told: a task done earlier and open now is open again.  in-period that is not said is what was submitted
 * more than had been before.
 *
 * Rules of indicators: they say what values are.  A value's own 'cumulative' that differs from its rule is told.
 *   latest         the newest month's value; an older month's if that has none, with its month;
 *                  if no month has one, the newest month's reason
 *   cumulative     the same
 *   sum            of the months' numbers
 *   mean           sum divided by how many there are
 *   weighted-mean  sum of value * weight, divided by the sum of weights; weight: the same month's result of the
 *                  indicator named by weight, which is no bound
 *   manual         nothing: the period's own file says it
 * Sums, means take numbers of one unit that are not cumulative; other values are reported and there is no result.  A
 * month without a value (none, words of a reason, nothing) is passed over, told, and named in print.  A bound (≥, ≤) or
 * range stays one: 5 and ≥ 7 are ≥ 12; ≥ 5 and ≤ 7 are nothing.  A mean is exact when it is judged; it is printed with
 * two places, or as many as the values have, halves away from zero, zeros at the end dropped; with more where it would
 * else be judged otherwise (indicator_result).  Bounds are rounded away from what they exclude.  Estimated is what is
 * made of anything estimated.
 *
 * carry: a period that says nothing of the indicator has the newest value known before; a typed reason (none) beats it.
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
