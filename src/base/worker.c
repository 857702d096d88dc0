/*
 * worker.c -- two queues, one second thread, and whoever waits lends a hand.
 */
#include "base/worker.h"

#include <stdbool.h>

/* Waiting tasks hold memory: beyond so many, those are done first that give it back, and who asks for more must help.
 */
#define SERIAL_MAX 512
#define FREE_MAX 48

struct task {
    worker_task *run;
    void        *data;
};

struct worker {
    GMutex   mutex;
    GCond    added, ended;
    GQueue   serial, free; /* of struct task */
    bool     serial_running, finished;
    unsigned running;
    GThread *thread; /* NULL: none */
};

static struct task *next_task(struct worker *worker, bool *serial)
{
    bool can_serial = !worker->serial_running && !g_queue_is_empty(&worker->serial);

    *serial = can_serial && worker->free.length <= FREE_MAX;
    if (!*serial && g_queue_is_empty(&worker->free))
        return NULL;
    return g_queue_pop_head(*serial ? &worker->serial : &worker->free);
}

/* The mutex is held before and after, not while the task runs. */
static bool run_next(struct worker *worker)
{
    bool         serial;
    struct task *task = next_task(worker, &serial);

    if (task == NULL)
        return false;
    worker->running++;
    worker->serial_running = worker->serial_running || serial;
    g_mutex_unlock(&worker->mutex);
    task->run(task->data);
    g_free(task);
    g_mutex_lock(&worker->mutex);
    worker->running--;
    if (serial)
        worker->serial_running = false;
    g_cond_broadcast(&worker->ended);
    g_cond_signal(&worker->added); /* the next serial task may begin */
    return true;
}

static gpointer worker_run(gpointer data)
{
    struct worker *worker = data;

    g_mutex_lock(&worker->mutex);
    while (!worker->finished)
        if (!run_next(worker))
            g_cond_wait(&worker->added, &worker->mutex);
    g_mutex_unlock(&worker->mutex);
    return NULL;
}

struct worker *worker_new(unsigned threads)
{
    struct worker *worker = g_new0(struct worker, 1);

    g_mutex_init(&worker->mutex);
    g_cond_init(&worker->added);
    g_cond_init(&worker->ended);
    g_queue_init(&worker->serial);
    g_queue_init(&worker->free);
    if (threads > 1)
        worker->thread = g_thread_try_new("worker", worker_run, worker, NULL);
    return worker;
}

void worker_free(struct worker *worker)
{
    if (worker == NULL)
        return;
    g_mutex_lock(&worker->mutex);
    worker->finished = true;
    g_cond_signal(&worker->added);
    g_mutex_unlock(&worker->mutex);
    if (worker->thread != NULL)
        g_thread_join(worker->thread);
    g_cond_clear(&worker->added);
    g_cond_clear(&worker->ended);
    g_mutex_clear(&worker->mutex);
    g_free(worker);
}

static bool has_thread(const struct worker *worker)
{
    return worker != NULL && worker->thread != NULL;
}

/* The mutex is held. */
static void add(struct worker *worker, GQueue *queue, worker_task *run, void *data)
{
    struct task *task = g_new(struct task, 1);

    *task = (struct task){run, data};
    g_queue_push_tail(queue, task);
    g_cond_signal(&worker->added);
}

void worker_add_serial(struct worker *worker, worker_task *run, void *data)
{
    if (!has_thread(worker)) {
        run(data);
        return;
    }
    g_mutex_lock(&worker->mutex);
    add(worker, &worker->serial, run, data);
    while (worker->serial.length > SERIAL_MAX && run_next(worker))
        ;
    g_mutex_unlock(&worker->mutex);
}

void worker_add(struct worker *worker, worker_task *run, void *data)
{
    if (!has_thread(worker)) {
        run(data);
        return;
    }
    g_mutex_lock(&worker->mutex);
    add(worker, &worker->free, run, data);
    g_mutex_unlock(&worker->mutex);
}

void worker_wait(struct worker *worker, const gint *flag)
{
    if (!has_thread(worker))
        return;
    g_mutex_lock(&worker->mutex);
    while (!g_atomic_int_get(flag))
        if (!run_next(worker))
            g_cond_wait(&worker->ended, &worker->mutex);
    g_mutex_unlock(&worker->mutex);
}

void worker_wait_serial(struct worker *worker)
{
    if (!has_thread(worker))
        return;
    g_mutex_lock(&worker->mutex);
    while (worker->serial_running || !g_queue_is_empty(&worker->serial))
        if (!run_next(worker))
            g_cond_wait(&worker->ended, &worker->mutex);
    g_mutex_unlock(&worker->mutex);
}
