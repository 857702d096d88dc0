/* The second thread: order of serial tasks, waiting, one thread alone. */
#include <glib.h>

#include "base/worker.h"

#define TASKS 5000

struct count {
    guint          serial; /* not atomic: never two at a time */
    guint          next;
    gboolean       ordered;
    gint           free, last_done;
    struct worker *worker;
};

struct item {
    struct count *count;
    guint         number;
};

static void free_task(void *data)
{
    g_atomic_int_inc(&((struct count *)data)->free);
}

static void serial_task(void *data)
{
    struct item  *item = data;
    struct count *count = item->count;

    count->ordered = count->ordered && item->number == count->next++;
    count->serial++;
    worker_add(count->worker, free_task, count);
    g_free(item);
}

static void last_task(void *data)
{
    g_atomic_int_set(&((struct count *)data)->last_done, 1);
}

static void run(unsigned threads)
{
    struct count count = {.ordered = TRUE, .worker = threads > 0 ? worker_new(threads) : NULL};

    for (guint i = 0; i < TASKS; i++) {
        struct item *item = g_new(struct item, 1);
        *item = (struct item){&count, i};
        worker_add_serial(count.worker, serial_task, item);
    }
    worker_wait_serial(count.worker);
    g_assert_cmpuint(count.serial, ==, TASKS);
    g_assert_true(count.ordered);
    worker_add(count.worker, last_task, &count);
    if (count.worker != NULL)
        worker_wait(count.worker, &count.last_done);
    g_assert_cmpint(g_atomic_int_get(&count.last_done), ==, 1);
    while (threads > 1 && g_atomic_int_get(&count.free) < TASKS)
        g_thread_yield(); /* those still running in the other thread */
    g_assert_cmpint(g_atomic_int_get(&count.free), ==, TASKS);
    worker_free(count.worker);
}

static void test_two(void)
{
    for (int i = 0; i < 20; i++)
        run(2);
}

static void test_one(void)
{
    run(1);
    run(0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/worker/two-threads", test_two);
    g_test_add_func("/worker/one-thread", test_one);
    return g_test_run();
}
