/*
 * task_state.c -- classes and standing of tasks.  Every leaf task has one class and one standing, so that the
 * classes, and the standings, always sum to the total.
 *
 * The deadline of a due is its last day: of "quý III/2026" 30/9/2026, of "trước 10/5/2026" the day before, 9/5.
 *
 * Class of a due:
 *   recurring  monthly, quarterly, yearly, always; if the plan says so, also one whole year ("năm 2026");
 *   earlier    the deadline lies before the first day of the period's calendar (May 2026: before 1/5);
 *   this       it lies within the period's calendar;
 *   future     later; and tasks that have no due at all (load has reported them).
 * The calendar, not the data window, decides: "trong tháng 5" means the month, though its data end on 14/5.
 *
 * Standing:
 *   done       reported as done, in whatever class;
 *   overdue    not done, and earlier or this with a deadline before the as-of date (so a task due "trước 10/5" is
 *              overdue from 10/5 on);
 *   doing/todo as reported; nothing reported is todo.
 * What was done behind the as-of date is under way.
 * Recurring and future tasks are never overdue.
 *
 * A task with parts stands as its most urgent open part: the open part with the earliest deadline (recurring and
 * future-without-due parts come last) gives class and overdue.  If no part is open, the part with the latest deadline
 * gives the class.  The task's state is the one given; if none is given, done if all parts are done, todo if none has
 * begun, else doing.  A task given as done is done whatever its parts say (a contradiction that is reported).
 */
#include "task_state.h"

#include <string.h>

#include "base/lookup.h"

struct reckoning reckoning_of(const struct plan *plan, const struct period *period)
{
    struct reckoning         reckoning = {.recurring_year = plan->recurring_year, .as_of = period->as_of};
    const struct date_range *calendar = &period->id.calendar, *window = &period->id.window;

    reckoning.from = date_is_set(calendar->from) ? calendar->from : window->from;
    reckoning.to = date_is_set(calendar->to) ? calendar->to : window->to;
    if (!date_is_set(reckoning.as_of))
        reckoning.as_of = date_is_set(window->to) ? window->to : reckoning.to;
    return reckoning;
}

struct date due_deadline(const struct due *due)
{
    if ((due->kind != DUE_SPAN && due->kind != DUE_BEFORE) || !date_is_set(due->range.to))
        return (struct date){0};
    return due->kind == DUE_BEFORE ? date_add_days(due->range.to, -1) : due->range.to;
}

static bool due_never_ends(const struct due *due)
{
    return due->kind == DUE_MONTHLY || due->kind == DUE_QUARTERLY || due->kind == DUE_YEARLY || due->kind == DUE_ALWAYS;
}

static bool due_is_recurring(const struct reckoning *reckoning, const struct due *due)
{
    if (due->kind == DUE_SPAN)
        return reckoning->recurring_year && due->unit_from == DUE_YEAR && due->unit_to == DUE_YEAR &&
               due->range.from.year == due->range.to.year;
    return due_never_ends(due);
}

static enum task_class due_class(const struct reckoning *reckoning, const struct due *due)
{
    struct date deadline = due_deadline(due);

    if (due_is_recurring(reckoning, due))
        return CLASS_RECURRING;
    if (!date_is_set(deadline) || !date_is_set(reckoning->from))
        return CLASS_FUTURE;
    if (date_compare(deadline, reckoning->from) < 0)
        return CLASS_EARLIER;
    return date_compare(deadline, reckoning->to) <= 0 ? CLASS_THIS : CLASS_FUTURE;
}

struct task_status due_status(const struct reckoning *reckoning, const struct due *due, enum task_state state)
{
    struct task_status status = {.class = due_class(reckoning, due), .state = state};

    if (state == TASK_DONE)
        status.standing = STANDING_DONE;
    else if ((status.class == CLASS_EARLIER || status.class == CLASS_THIS) &&
             date_compare(due_deadline(due), reckoning->as_of) < 0)
        status.standing = STANDING_OVERDUE;
    else
        status.standing = state == TASK_DOING ? STANDING_DOING : STANDING_TODO;
    return status;
}

static const struct part_progress *find_part(const struct progress *progress, const struct task_part *part)
{
    for (unsigned i = 0; progress != NULL && i < list_length(progress->parts); i++) {
        const struct part_progress *candidate = g_ptr_array_index(progress->parts, i);
        if (strcmp(candidate->part->id, part->id) == 0) /* the same, in any view of the plan */
            return candidate;
    }
    return NULL;
}

bool task_is_ahead(const struct reckoning *reckoning, struct date day)
{
    return reckoning != NULL && date_is_set(day) && date_is_set(reckoning->as_of) &&
           date_compare(day, reckoning->as_of) > 0;
}

enum task_state task_part_state(const struct reckoning *reckoning, const struct progress *progress,
                                const struct task_part *part, struct date *done_on)
{
    const struct part_progress *own = find_part(progress, part);

    if (own != NULL && own->state == TASK_DONE && task_is_ahead(reckoning, own->done_on))
        return TASK_DOING;
    if (own != NULL) {
        if (done_on != NULL)
            *done_on = own->done_on;
        return own->state;
    }
    if (progress == NULL || !progress->state_given)
        return TASK_TODO;
    /* a task in progress tells nothing of when this part began */
    return progress->state == TASK_DONE && !task_is_ahead(reckoning, progress->done_on) ? TASK_DONE : TASK_TODO;
}

/* Orders deadlines; an unset one comes after all others. */
static int compare_deadlines(struct date a, struct date b)
{
    if (date_is_set(a) != date_is_set(b))
        return date_is_set(a) ? -1 : 1;
    return date_compare(a, b);
}

/* A part's deadline as far as urgency goes: recurring parts have none. */
static struct date urgency(const struct reckoning *reckoning, const struct due *due)
{
    return due_is_recurring(reckoning, due) ? (struct date){0} : due_deadline(due);
}

/* The due that the task stands by: the most urgent open part's, else the last part's. */
static const struct due *governing_due(const struct reckoning *reckoning, const struct task *task,
                                       const struct progress *progress)
{
    const struct due *open = NULL, *last = NULL;

    for (unsigned i = 0; i < list_length(task->parts); i++) {
        const struct task_part *part = g_ptr_array_index(task->parts, i);
        struct date             deadline = urgency(reckoning, &part->due);
        if (last == NULL || compare_deadlines(deadline, urgency(reckoning, last)) > 0)
            last = &part->due;
        if (task_part_state(reckoning, progress, part, NULL) != TASK_DONE &&
            (open == NULL || compare_deadlines(deadline, urgency(reckoning, open)) < 0))
            open = &part->due;
    }
    return open != NULL ? open : last;
}

static enum task_state state_by_parts(const struct reckoning *reckoning, const struct task *task,
                                      const struct progress *progress)
{
    bool all_done = true, begun = false;

    for (unsigned i = 0; i < list_length(task->parts); i++) {
        enum task_state state = task_part_state(reckoning, progress, g_ptr_array_index(task->parts, i), NULL);
        all_done = all_done && state == TASK_DONE;
        begun = begun || state != TASK_TODO;
    }
    return all_done ? TASK_DONE : begun ? TASK_DOING : TASK_TODO;
}

struct task_status task_status(const struct reckoning *reckoning, const struct task *task,
                               const struct progress *progress)
{
    enum task_state state = progress != NULL ? progress->state : TASK_TODO;

    if (state == TASK_DONE && task_is_ahead(reckoning, progress->done_on))
        state = TASK_DOING;
    if (list_length(task->parts) == 0)
        return due_status(reckoning, &task->due, state);
    if (progress == NULL || !progress->state_given)
        state = state_by_parts(reckoning, task, progress);
    return due_status(reckoning, governing_due(reckoning, task, progress), state);
}

bool task_contradicts_parts(const struct task *task, const struct progress *progress)
{
    bool open = false, begun = false, all_known = true;

    if (progress == NULL || !progress->state_given)
        return false;
    for (unsigned i = 0; i < list_length(task->parts); i++) {
        const struct part_progress *part = find_part(progress, g_ptr_array_index(task->parts, i));
        all_known = all_known && part != NULL;
        open = open || (part != NULL && part->state != TASK_DONE);
        begun = begun || (part != NULL && part->state != TASK_TODO);
    }
    if (progress->state == TASK_DONE)
        return open;
    if (progress->state == TASK_TODO && begun)
        return true;
    return all_known && !open && list_length(task->parts) > 0;
}

bool task_never_ends(const struct task *task)
{
    for (unsigned i = 0; i < list_length(task->parts); i++)
        if (due_never_ends(&((const struct task_part *)g_ptr_array_index(task->parts, i))->due))
            return true;
    return due_never_ends(&task->due);
}
