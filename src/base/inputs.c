/*
 * inputs.c -- which files were read, by device and inode.
 *
 * An inode's number is given to another file once the first is gone: so a number that is known counts only while the
 * path under which it was read still leads to it.
 */
#include "base/inputs.h"

#include <glib.h>
#include <stdint.h>
#include <sys/stat.h>

/* A file by its numbers. */
struct identity {
    dev_t device;
    ino_t inode;
};

/* For the whole process: what one plan reads another plan's outputs must not overwrite either. */
static GMutex      guard;
static GHashTable *paths; /* struct identity -> GPtrArray of paths; both owned */

static unsigned identity_hash(const void *data)
{
    const struct identity *identity = data;
    uint64_t               mixed = (uint64_t)identity->inode * 31 + (uint64_t)identity->device;

    return (unsigned)(mixed ^ mixed >> 32);
}

static int identity_equal(const void *a, const void *b)
{
    const struct identity *left = a, *right = b;

    return left->device == right->device && left->inode == right->inode;
}

static struct identity identity_of(const struct stat *status)
{
    return (struct identity){status->st_dev, status->st_ino};
}

/* The program may change its folder: a relative path would then lead elsewhere. */
static char *whole_path(const char *path)
{
    return g_canonicalize_filename(path, NULL);
}

void inputs_add(const char *path, const struct stat *status)
{
    struct identity identity = identity_of(status);
    GPtrArray      *known;
    char           *whole = whole_path(path);

    g_mutex_lock(&guard);
    if (paths == NULL)
        paths = g_hash_table_new_full(identity_hash, identity_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    if ((known = g_hash_table_lookup(paths, &identity)) == NULL) {
        known = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(paths, g_memdup2(&identity, sizeof identity), known);
    }
    if (g_ptr_array_find_with_equal_func(known, whole, g_str_equal, NULL))
        g_free(whole);
    else
        g_ptr_array_add(known, whole);
    g_mutex_unlock(&guard);
}

void inputs_add_path(const char *path)
{
    struct stat status;

    if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
        inputs_add(path, &status);
}

bool inputs_holds(const struct stat *status)
{
    struct identity  identity = identity_of(status);
    const GPtrArray *known;
    bool             found = false;

    g_mutex_lock(&guard);
    known = paths != NULL ? g_hash_table_lookup(paths, &identity) : NULL;
    for (unsigned i = 0; known != NULL && !found && i < known->len; i++) {
        struct stat now;
        found = stat(known->pdata[i], &now) == 0 && now.st_dev == identity.device && now.st_ino == identity.inode;
    }
    g_mutex_unlock(&guard);
    return found;
}
