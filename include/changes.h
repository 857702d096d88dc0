/*
 * changes.h -- what moved between two periods of one plan.
 * Made by compute; read by diff, and by the facts that templates print.
 *
 * An indicator  up, down    its number moved; difference is new minus old
 *               other       its value changed, but not by a number of one unit
 *               new, gone   it has a value now and had none, or the other way round
 *               restated    a figure of the past is another now: both say they are of the same date, or both are
 *               cumulative, of one year, and the newer one is behind the older
 * A task        done        done now, and was not
 *               reopened    was done, and is not now
 *               overdue     overdue now, and was not
 *               begun       in progress now, and had not begun
 * A requirement submitted, withdrawn   agencies that owe it now, have handed in now and had not, or the other way round
 * Each period is judged by the plan of its own day, and by what stands in it: a file that is silent changes nothing.
 * What did not change is not in the list; a thing is in it once (a requirement: twice at most).
 */
#ifndef BAOCAO_CHANGES_H
#define BAOCAO_CHANGES_H

#include "period.h"

enum change_kind {
    CHANGE_UP,
    CHANGE_DOWN,
    CHANGE_OTHER,
    CHANGE_RESTATED,
    CHANGE_DONE,
    CHANGE_REOPENED,
    CHANGE_OVERDUE,
    CHANGE_BEGUN,
    CHANGE_NEW,
    CHANGE_GONE,
    CHANGE_SUBMITTED,
    CHANGE_WITHDRAWN,
    CHANGE_KIND_COUNT
};

enum change_sense { CHANGE_NEITHER, CHANGE_BETTER, CHANGE_WORSE };

struct change {
    enum change_kind          kind;
    const struct indicator   *indicator; /* one of these three; the others NULL */
    const struct task        *task;
    const struct requirement *requirement;
    const struct result      *result_before, *result_after; /* NULL: none given */
    bool                      has_difference;
    bool                      uncertain; /* one is a bound or a range: CHANGE_UNCERTAIN is printed */
    struct decimal            difference;
    enum change_sense         sense; /* by the indicator's direction */
    const struct progress    *progress_before, *progress_after;
    enum task_state           state_before, state_after;
    bool                      overdue_before, overdue_after;
    GPtrArray                *agencies; /* of struct agency, in registry order: of a requirement; else NULL */
};

struct changes {
    GPtrArray *list; /* of struct change: indicators, tasks, tasks carried over, requirements, in the plan's order */
};

/* Free with changes_free; the changes themselves live in the arena. */
struct changes *changes_compute(struct arena *arena, const struct plan *plan, const struct period *before,
                                const struct period *after);
void            changes_free(struct changes *changes);

/* "up", "newly" …: the word used in facts and JSON. */
const char *change_kind_name(enum change_kind kind);
#define CHANGE_UNCERTAIN "không so sánh được"
/* The difference in words: "tăng 0,8 điểm %", "giảm 5", "không thay đổi". */
const char *change_words(struct arena *arena, struct decimal difference, const char *unit);

/* New minus old, if both are numbers of one unit, and no bounds. */
bool changes_difference(const struct value *before, const struct value *after, struct decimal *difference);
/* Whether a difference is for the better, by the direction of the indicator. */
enum change_sense changes_sense(const struct indicator *indicator, struct decimal difference);

/*
 * Was a task that is done now finished in this period?  Its day lies in the period's window; if no day is known, the
 * period is the first to say that it is done, or says so again after it was reopened.
 */
bool changes_newly_done(const struct plan *plan, const struct period *period, const struct task *task);

#endif
