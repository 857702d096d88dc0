/*
 * progress.c -- what the parts of a task say of the whole.
 */
#include "period.h"

/* Since the last part's day, if each part's day is known: with one unknown that may be the last. */
static struct date done_by_parts(const struct progress *progress)
{
    struct date last = {0};

    if (progress->parts->len < progress->task->parts->len)
        return last;
    for (unsigned i = 0; i < progress->parts->len; i++) {
        const struct part_progress *part = progress->parts->pdata[i];
        if (part->state != TASK_DONE || !date_is_set(part->done_on))
            return (struct date){0};
        if (date_compare(part->done_on, last) > 0)
            last = part->done_on;
    }
    return last;
}

void progress_conclude(struct progress *progress)
{
    unsigned done = 0, begun = 0;

    if (progress->parts == NULL || progress->parts->len == 0)
        return;
    for (unsigned i = 0; i < progress->parts->len; i++) {
        const struct part_progress *part = progress->parts->pdata[i];
        done += part->state == TASK_DONE;
        begun += part->state != TASK_TODO;
    }
    if (!progress->state_given)
        progress->state = done == progress->task->parts->len ? TASK_DONE : begun > 0 ? TASK_DOING : TASK_TODO;
    if (progress->state == TASK_DONE && !date_is_set(progress->done_on))
        progress->done_on = done_by_parts(progress);
}
