/*
 * crash.c -- says that the program can't go on, where libraries would break off, or go on without what they lack.
 *
 * Several libraries let an allocation that failed pass as an empty text or a missing glyph.  So the program has the
 * names of the C library's allocators for itself: one that returns nothing ends it, whoever asked.
 */
#define _GNU_SOURCE
#include "crash.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"

/* In both languages: which one is wanted may not be known yet. */
static const char of_crash[] = "baocao: chương trình phải dừng (thiếu bộ nhớ, hoặc có lỗi); các tệp cũ vẫn nguyên vẹn\n"
                               "baocao: the program has to stop (no memory, or a fault of its own); old files are "
                               "untouched\n";

static char stack[64 * 1024]; /* the program's own may be used up */

/* Only what a handler of signals may call. */
static void end(const char *words)
{
    ssize_t written = write(STDERR_FILENO, words, strlen(words));

    (void)written;
    _exit(EXIT_SYSTEM_FAILED);
}

static void end_by_signal(int signal)
{
    (void)signal;
    end(of_crash);
}

void crash_prepare(void)
{
    static const int signals[] = {SIGABRT, SIGTRAP, SIGSEGV, SIGBUS, SIGILL, SIGFPE};
    struct sigaction action = {.sa_handler = end_by_signal, .sa_flags = SA_ONSTACK | (int)SA_RESETHAND}, before;
    const stack_t    own = {.ss_sp = stack, .ss_size = sizeof stack};

    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a failing write, not an end */
    if (getenv("BAOCAO_CORE") != NULL)
        return;
    sigaltstack(&own, NULL);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) /* a sanitizer has its own */
            sigaction(signals[i], &action, NULL);
}

/* ---- Memory: sanitizers have allocators of their own ---- */

#if !defined(__SANITIZE_ADDRESS__)

static const char of_memory[] = "baocao: hết bộ nhớ; các tệp cũ vẫn nguyên vẹn\n"
                                "baocao: out of memory; old files are untouched\n";

typedef void *malloc_function(size_t size);
typedef void *calloc_function(size_t count, size_t size);
typedef void *realloc_function(void *memory, size_t size);
typedef int   memalign_function(void **memory, size_t alignment, size_t size);

/* The allocator that bears a name behind the program.  NULL while it is looked for: looking may allocate itself. */
static void *next_function(const char *name)
{
    static __thread int looking;
    void               *found = NULL;

    if (looking++ == 0)
        found = dlsym(RTLD_NEXT, name);
    looking--;
    return found;
}

void *malloc(size_t size)
{
    static malloc_function *next;
    void                   *memory;

    if (next == NULL && (next = (malloc_function *)next_function("malloc")) == NULL)
        return NULL;
    if ((memory = next(size)) == NULL && size > 0)
        end(of_memory);
    return memory;
}

void *calloc(size_t count, size_t size)
{
    static calloc_function *next;
    void                   *memory;

    if (next == NULL && (next = (calloc_function *)next_function("calloc")) == NULL)
        return NULL;
    if ((memory = next(count, size)) == NULL && count > 0 && size > 0)
        end(of_memory);
    return memory;
}

void *realloc(void *old, size_t size)
{
    static realloc_function *next;
    void                    *memory;

    if (next == NULL && (next = (realloc_function *)next_function("realloc")) == NULL)
        return NULL;
    if ((memory = next(old, size)) == NULL && size > 0)
        end(of_memory);
    return memory;
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    static memalign_function *next;
    int                       error;

    if (next == NULL && (next = (memalign_function *)next_function("posix_memalign")) == NULL)
        return EXIT_FAILURE;
    if ((error = next(memory, alignment, size)) != 0)
        end(of_memory);
    return error;
}

#endif
