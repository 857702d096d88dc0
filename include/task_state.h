/*
 * task_state.h -- which class a task falls in and how it stands, in a period.  Only for src/compute.
 */
#ifndef BAOCAO_TASK_STATE_H
#define BAOCAO_TASK_STATE_H

#include "period.h"
#include "plan.h"

enum task_class { CLASS_RECURRING, CLASS_EARLIER, CLASS_THIS, CLASS_FUTURE, CLASS_COUNT };
enum task_standing { STANDING_DONE, STANDING_DOING, STANDING_TODO, STANDING_OVERDUE, STANDING_COUNT };

/* What tasks are held against. */
struct reckoning {
    struct date from, to;       /* the days that the period's name means; of an ad hoc period: its window */
    struct date as_of;          /* the data's date */
    bool        recurring_year; /* a due of one whole year counts as recurring */
};

struct task_status {
    enum task_class class;
    enum task_standing standing;
    enum task_state    state; /* as reported, or as follows from the parts */
};

struct reckoning reckoning_of(const struct plan *plan, const struct period *period);

/* The last day on which a due is met; unset if it has none (recurring, or no due at all). */
struct date due_deadline(const struct due *due);

/* Of one due in a state. */
struct task_status due_status(const struct reckoning *reckoning, const struct due *due, enum task_state state);
/* Of a task without children; progress may be NULL: nothing was reported. */
struct task_status task_status(const struct reckoning *reckoning, const struct task *task,
                               const struct progress *progress);
/*
 * A part's reported state; if nothing is said of the part, it is done if the whole task is said to be done.  What was
 * done behind the data's date is under way; reckoning may be NULL: whatever was done is done.
 */
enum task_state task_part_state(const struct reckoning *reckoning, const struct progress *progress,
                                const struct task_part *part, struct date *done_on);
/* Does the day lie behind the data's date? */
bool task_is_ahead(const struct reckoning *reckoning, struct date day);
/* Is the task's reported state one that its parts' reported states rule out? */
bool task_contradicts_parts(const struct task *task, const struct progress *progress);
/* Is it due every month, quarter or year or always, or is one of its parts?  Then it can't be done for good. */
bool task_never_ends(const struct task *task);

#endif
