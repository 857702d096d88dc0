/*
 * outputs_place.c -- files and folders below a folder, reached without following links.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "outputs_int.h"

#define BLOCK 65536

bool place_is_valid(const char *path)
{
    char **parts = g_strsplit(path, "/", -1);
    bool   valid = parts[0] != NULL;

    for (char **part = parts; valid && *part != NULL; part++)
        valid = **part != '\0' && strcmp(*part, ".") != 0 && strcmp(*part, "..") != 0;
    g_strfreev(parts);
    return valid;
}

int place_open_folder(int root, const char *path, const char **name)
{
    int         folder = fcntl(root, F_DUPFD_CLOEXEC, 0);
    const char *slash;

    for (; folder >= 0 && (slash = strchr(path, '/')) != NULL; path = slash + 1) {
        char *part = g_strndup(path, (size_t)(slash - path));
        int   inner = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), error = errno;

        g_free(part);
        close(folder);
        errno = error;
        folder = inner;
    }
    *name = path;
    return folder;
}

int place_sync(int folder, const char *name)
{
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), error = 0;

    if (file < 0)
        return errno;
    if (fsync(file) != 0 && errno != EINVAL) /* some file systems have no sync of folders */
        error = errno;
    close(file);
    return error;
}

static bool same_rest(int a, int b)
{
    char   *blocks = g_malloc(2 * BLOCK);
    bool    same = true;
    ssize_t got;

    do {
        ssize_t other, had = 0;
        got = read(a, blocks, BLOCK);
        while (had < got && (other = read(b, blocks + BLOCK + had, (size_t)(got - had))) > 0)
            had += other;
        same = got >= 0 && had == got && memcmp(blocks, blocks + BLOCK, (size_t)got) == 0;
    } while (same && got > 0);
    g_free(blocks);
    return same;
}

bool place_same_bytes(int a_folder, const char *a_name, int b_folder, const char *b_name)
{
    int         a = openat(a_folder, a_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int         b = openat(b_folder, b_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat of_a, of_b;
    bool        same = a >= 0 && b >= 0 && fstat(a, &of_a) == 0 && fstat(b, &of_b) == 0 && S_ISREG(of_a.st_mode) &&
                S_ISREG(of_b.st_mode) && of_a.st_size == of_b.st_size && same_rest(a, b);

    if (a >= 0)
        close(a);
    if (b >= 0)
        close(b);
    return same;
}

void place_remove_empty(int root, const char *path)
{
    char *above = g_path_get_dirname(path);

    while (strcmp(above, ".") != 0) {
        const char *name;
        char       *next = g_path_get_dirname(above);
        int         folder = place_open_folder(root, above, &name);
        bool        gone = folder >= 0 && unlinkat(folder, name, AT_REMOVEDIR) == 0;

        if (folder >= 0)
            close(folder);
        g_free(above);
        above = gone ? next : g_strdup(".");
        if (!gone)
            g_free(next);
    }
    g_free(above);
}
