/*
 * faults.c -- a library to be preloaded: the n-th call of the system, or the n-th allocation, fails or kills the
 * program.
 *
 * FAULT_CALLS  the calls that count, e.g. "open,write,close"; "memory" for allocations
 * FAULT_AT     which of them, from 1; 0 or nothing: none, they are only counted
 * FAULT_ERROR  the errno it fails with; 0: the program is killed before the call
 * FAULT_TRACE  set: where the call came from is told on the standard error stream
 * FAULT_COUNT  a file that their number is written to when the program ends
 *
 * What the C library calls within itself (the dynamic loader, stdio) does not count: whatever writes outputs calls
 * write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *calls;
static long        fault_at, fault_error;
static atomic_long counted;

static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value != NULL ? value : "";
}

__attribute__((constructor)) static void begin(void)
{
    fault_at = strtol(variable("FAULT_AT"), NULL, 10);
    fault_error = strtol(variable("FAULT_ERROR"), NULL, 10);
    calls = variable("FAULT_CALLS");
}

/* By calls of the system of its own: nothing here may count. */
__attribute__((destructor)) static void end(void)
{
    char        text[32];
    int         length = snprintf(text, sizeof text, "%ld\n", (long)counted), file;
    const char *path = variable("FAULT_COUNT");

    calls = NULL;
    if (*path == '\0' || (file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0666)) < 0)
        return;
    syscall(SYS_write, file, text, length);
    syscall(SYS_close, file);
}

static bool counts(const char *call)
{
    size_t length = strlen(call);

    for (const char *at = calls; at != NULL && *at != '\0'; at += strcspn(at, ","), at += *at == ',')
        if (strncmp(at, call, length) == 0 && (at[length] == ',' || at[length] == '\0'))
            return true;
    return false;
}

/* True: the call is to fail, with errno set. */
static bool fails(const char *call)
{
    if (!counts(call) || atomic_fetch_add(&counted, 1) + 1 != fault_at)
        return false;
    if (fault_error == 0)
        syscall(SYS_kill, getpid(), SIGKILL);
    if (*variable("FAULT_TRACE") != '\0') {
        void *frames[40];
        calls = NULL;
        backtrace_symbols_fd(frames, backtrace(frames, 40), STDERR_FILENO);
    }
    errno = (int)fault_error;
    return true;
}

/* The function that would have been called without this library. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name, parameters, arguments)                                                                              \
    int name parameters                                                                                                \
    {                                                                                                                  \
        va_list  list;                                                                                                 \
        unsigned mode;                                                                                                 \
        va_start(list, flags);                                                                                         \
        mode = va_arg(list, unsigned);                                                                                 \
        va_end(list);                                                                                                  \
        return fails("open") ? -1 : REAL(name) arguments;                                                              \
    }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

#define CALL(call, name, parameters, arguments)                                                                        \
    int name parameters                                                                                                \
    {                                                                                                                  \
        return fails(call) ? -1 : REAL(name) arguments;                                                                \
    }

CALL("fsync", fsync, (int file), (file))
CALL("fsync", syncfs, (int file), (file))
CALL("rename", rename, (const char *from, const char *to), (from, to))
CALL("rename", renameat, (int from_folder, const char *from, int to_folder, const char *to),
     (from_folder, from, to_folder, to))
CALL("rename", renameat2, (int from_folder, const char *from, int to_folder, const char *to, unsigned flags),
     (from_folder, from, to_folder, to, flags))
CALL("link", linkat, (int from_folder, const char *from, int to_folder, const char *to, int flags),
     (from_folder, from, to_folder, to, flags))
CALL("mkdir", mkdir, (const char *path, mode_t mode), (path, mode))
CALL("mkdir", mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
CALL("unlink", unlink, (const char *path), (path))
CALL("unlink", unlinkat, (int folder, const char *path, int flags), (folder, path, flags))

ssize_t read(int file, void *bytes, size_t size)
{
    return fails("read") ? -1 : REAL(read)(file, bytes, size);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return fails("write") ? -1 : REAL(write)(file, bytes, size);
}

/* It is closed all the same. */
int close(int file)
{
    bool failing = fails("close");
    int  error = errno, status = REAL(close)(file);

    if (!failing)
        return status;
    errno = error;
    return -1;
}

/* ---- Memory: by the C library's own names, for dlsym allocates ---- */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size)
{
    return fails("memory") ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails("memory") ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails("memory") ? NULL : __libc_realloc(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    *memory = fails("memory") ? NULL : __libc_memalign(alignment, size);
    return *memory != NULL ? 0 : ENOMEM;
}
