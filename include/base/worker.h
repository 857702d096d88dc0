/*
 * worker.h -- a second thread that takes over what need not be waited for.
 * For the verbs and render.  With one thread allowed, or NULL as worker, everything is done at once, in the thread that
 * asks.
 */
#ifndef BAOCAO_WORKER_H
#define BAOCAO_WORKER_H

#include <glib.h>

struct worker;

/* What is to be done. */
typedef void worker_task(void *data);

/* threads: at most so many work at a time, those that wait included; never more than two. */
struct worker *worker_new(unsigned threads);
/* All that was asked for must be done. */
void worker_free(struct worker *worker);

/* Tasks that follow each other in the order given, never two at a time. */
void worker_add_serial(struct worker *worker, worker_task *task, void *data);
/* Tasks that may be done at any time, by any thread. */
void worker_add(struct worker *worker, worker_task *task, void *data);
/* Works until a task has set the flag (by g_atomic_int_set, to anything but 0). */
void worker_wait(struct worker *worker, const gint *flag);
/* Works until all serial tasks are done. */
void worker_wait_serial(struct worker *worker);

#endif
