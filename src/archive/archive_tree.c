/*
 * archive_tree.c -- all files of a folder or a ZIP that somebody sent: sizes, sums, the bytes of XML.
 * Nothing that a ZIP says of itself is believed: what is unpacked is counted, names that lead outside are refused.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "archive_int.h"

#define FILES_MAX 100000
#define DEPTH_MAX 32
#define XML_MAX (64u << 20)
#define RATIO_MAX 200 /* unpacked to packed, beyond the first MiB */
#define UNPACKED_MAX (G_GUINT64_CONSTANT(64) << 30)

struct tree {
    const char   *path;
    GHashTable   *files;
    struct diags *diags;
    bool          good;
};

static void tree_file_free(void *data)
{
    struct tree_file *file = data;

    g_free(file->sha256);
    if (file->bytes != NULL)
        g_bytes_unref(file->bytes);
    g_free(file);
}

/* ---- One file ---- */

/* Some bytes of a file; negative: it can't be read. */
typedef gint64 some_reader(void *from, void *buffer, size_t size);

static bool is_xml(const char *path)
{
    return g_str_has_suffix(path, ".xml");
}

/* most: bytes that it may have.  NULL: it can't be read to its end. */
static struct tree_file *read_file(const char *name, some_reader *read, void *from, guint64 most)
{
    struct tree_file *file = g_new0(struct tree_file, 1);
    GChecksum        *sum = g_checksum_new(G_CHECKSUM_SHA256);
    GByteArray       *bytes = is_xml(name) ? g_byte_array_new() : NULL;
    char              buffer[65536];
    gint64            got;

    while ((got = read(from, buffer, sizeof buffer)) > 0 && file->size <= most) {
        g_checksum_update(sum, (const guchar *)buffer, (gssize)got);
        if (bytes != NULL && bytes->len <= XML_MAX)
            g_byte_array_append(bytes, (const guint8 *)buffer, (guint)got);
        file->size += (guint64)got;
    }
    file->sha256 = g_ascii_strup(g_checksum_get_string(sum), -1);
    g_checksum_free(sum);
    if (bytes != NULL && bytes->len <= XML_MAX)
        file->bytes = g_byte_array_free_to_bytes(bytes);
    else if (bytes != NULL)
        g_byte_array_unref(bytes);
    if (got == 0)
        return file;
    tree_file_free(file);
    return NULL;
}

/* Takes over name and file; false: there was one of this name. */
static bool add(struct tree *tree, char *name, struct tree_file *file)
{
    return g_hash_table_insert(tree->files, name, file) && g_hash_table_size(tree->files) <= FILES_MAX;
}

static void fail(struct tree *tree, enum diag_code code, const char *name)
{
    diag(tree->diags, code, SPAN_NONE, tree->path, name, NULL);
    tree->good = false;
}

/* ---- Folders ---- */

static gint64 read_descriptor(void *from, void *buffer, size_t size)
{
    return read(*(int *)from, buffer, size);
}

/* A link, a device: of no package. */
static void add_strange(struct tree *tree, const char *name)
{
    struct tree_file *file = g_new0(struct tree_file, 1);

    file->sha256 = g_strdup("");
    tree->good = add(tree, g_strdup(name), file) && tree->good;
}

static void add_regular(struct tree *tree, const char *path, const char *name)
{
    int               descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct tree_file *file = descriptor >= 0 ? read_file(name, read_descriptor, &descriptor, G_MAXUINT64) : NULL;

    if (file == NULL) {
        diag_system(tree->diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        tree->good = false;
    } else if (!add(tree, g_strdup(name), file)) {
        fail(tree, DIAG_ARCHIVE_TOO_MUCH, name);
    }
    if (descriptor >= 0)
        close(descriptor);
}

static void read_folder(struct tree *tree, const char *inside, unsigned depth)
{
    char       *folder = g_build_filename(tree->path, inside, NULL);
    GDir       *dir = g_dir_open(folder, 0, NULL);
    const char *entry;

    if (dir == NULL) {
        diag_system(tree->diags, DIAG_CANT_READ, SPAN_NONE, folder, errno);
        tree->good = false;
    }
    while (tree->good && dir != NULL && (entry = g_dir_read_name(dir)) != NULL) {
        char       *path = g_build_filename(folder, entry, NULL);
        char       *name = *inside != '\0' ? g_strdup_printf("%s/%s", inside, entry) : g_strdup(entry);
        struct stat status;

        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && depth < DEPTH_MAX)
            read_folder(tree, name, depth + 1);
        else if (S_ISREG(status.st_mode))
            add_regular(tree, path, name);
        else
            add_strange(tree, name);
        g_free(name);
        g_free(path);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_free(folder);
}

/* ---- ZIP ---- */

static gint64 read_entry(void *from, void *buffer, size_t size)
{
    return zip_fread(from, buffer, size);
}

/* "uuid-…/METS.xml" and nothing that leads elsewhere. */
static bool is_inside(const char *name)
{
    char **parts = g_strsplit(name, "/", -1);
    bool   good = parts[0] != NULL && parts[1] != NULL && g_utf8_validate(name, -1, NULL) && strchr(name, '\\') == NULL;

    for (char **part = parts; good && *part != NULL; part++)
        good = **part != '\0' && strcmp(*part, ".") != 0 && strcmp(*part, "..") != 0;
    g_strfreev(parts);
    return good;
}

/* All files lie in one folder, which is the package's. */
static bool take_folder(char **folder, const char *name)
{
    size_t length = strcspn(name, "/");

    if (*folder == NULL)
        *folder = g_strndup(name, length);
    return strlen(*folder) == length && strncmp(*folder, name, length) == 0;
}

static void add_entry(struct tree *tree, zip_t *zip, zip_uint64_t index, const char *name, guint64 *unpacked)
{
    zip_stat_t        status;
    zip_file_t       *entry = zip_stat_index(zip, index, 0, &status) == 0 ? zip_fopen_index(zip, index, 0) : NULL;
    struct tree_file *file = NULL;

    if (entry != NULL)
        file = read_file(name, read_entry, entry, (1u << 20) + RATIO_MAX * (status.comp_size + 1));
    if (entry != NULL && zip_fclose(entry) != 0 && file != NULL) {
        tree_file_free(file);
        file = NULL;
    }
    *unpacked += file != NULL ? file->size : 0;
    if (file == NULL)
        fail(tree, DIAG_ARCHIVE_ZIP_BROKEN, name);
    else if (!add(tree, g_strdup(strchr(name, '/') + 1), file) || *unpacked > UNPACKED_MAX)
        fail(tree, DIAG_ARCHIVE_TOO_MUCH, name);
}

static void read_zip(struct tree *tree, zip_t *zip, char **folder)
{
    zip_int64_t count = zip_get_num_entries(zip, 0);
    guint64     unpacked = 0;

    if (count > FILES_MAX)
        fail(tree, DIAG_ARCHIVE_TOO_MUCH, "");
    for (zip_int64_t i = 0; tree->good && i < count; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);
        size_t      length = name != NULL ? strlen(name) : 0;

        if (length > 0 && name[length - 1] == '/') {
            continue; /* a folder */
        } else if (name == NULL || !is_inside(name) || !take_folder(folder, name)) {
            fail(tree, DIAG_ARCHIVE_BAD_NAME, name != NULL && g_utf8_validate(name, -1, NULL) ? name : "?");
        } else {
            add_entry(tree, zip, (zip_uint64_t)i, name, &unpacked);
        }
    }
}

static void open_zip(struct tree *tree, char **folder)
{
    int    error = 0;
    zip_t *zip = zip_open(tree->path, ZIP_RDONLY | ZIP_CHECKCONS, &error);

    if (zip == NULL)
        fail(tree, DIAG_ARCHIVE_ZIP_BROKEN, "");
    else
        read_zip(tree, zip, folder);
    if (zip != NULL)
        zip_discard(zip);
}

GHashTable *archive_tree_read(const char *path, char **name, struct diags *diags)
{
    struct tree tree = {.path = path, .diags = diags, .good = true};
    struct stat status;

    tree.files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, tree_file_free);
    *name = NULL;
    if (stat(path, &status) != 0) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        tree.good = false;
    } else if (S_ISDIR(status.st_mode)) {
        char *full = g_canonicalize_filename(path, NULL);

        *name = g_path_get_basename(full);
        g_free(full);
        read_folder(&tree, "", 0);
    } else {
        open_zip(&tree, name);
    }
    if (tree.good)
        return tree.files;
    g_hash_table_unref(tree.files);
    return NULL;
}
