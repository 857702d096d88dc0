/*
 * site_address.c -- the addresses that the site has given, which last: they are kept in the site's folder, each with
 * its owner; what is no longer made leaves a page that says so, and nobody else's file is ever touched.
 *
 * The list is one line a file, "path TAB owner", and one a report, "=key TAB version TAB digest".
 */
#include <string.h>

#include "base/source.h"
#include "site_int.h"

#define LIST ".baocao/addresses"
#define GONE "gone " /* before the owner of a page that is no longer made */

struct addresses {
    GHashTable *owners;  /* path -> owner, of earlier runs; owned */
    GHashTable *now;     /* the same, of this run */
    GHashTable *reports; /* key -> "version TAB digest", of earlier runs, then of this one; owned */
    GHashTable *noted;   /* the same, of this run */
    char       *folder;
};

static GHashTable *new_table(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* One line of the list; false if it is none. */
static bool read_line(struct addresses *addresses, const char *line)
{
    const char *tab = strchr(line, '\t');

    if (*line == '\0')
        return true;
    if (tab == NULL || tab == line)
        return false;
    if (*line == '=')
        g_hash_table_insert(addresses->reports, g_strndup(line + 1, (size_t)(tab - line - 1)), g_strdup(tab + 1));
    else
        g_hash_table_insert(addresses->owners, g_strndup(line, (size_t)(tab - line)), g_strdup(tab + 1));
    return true;
}

struct addresses *addresses_read(const char *folder, struct diags *diags)
{
    struct addresses *addresses = g_new0(struct addresses, 1);
    char             *path = g_build_filename(folder, LIST, NULL), **lines;
    struct arena     *arena = arena_new();

    *addresses = (struct addresses){new_table(), new_table(), new_table(), new_table(), g_strdup(folder)};
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        const struct source *source = source_read(arena, path, diags);

        lines = g_strsplit(source != NULL ? source->text : "", "\n", -1);
        for (unsigned i = 0; lines[i] != NULL; i++) {
            char *number = g_strdup_printf("%u", i + 1);
            if (!read_line(addresses, lines[i]))
                diag(diags, DIAG_SITE_LIST, SPAN_NONE, path, number, NULL);
            g_free(number);
        }
        g_strfreev(lines);
    }
    arena_free(arena);
    g_free(path);
    return addresses;
}

void addresses_free(struct addresses *addresses)
{
    g_hash_table_unref(addresses->owners);
    g_hash_table_unref(addresses->now);
    g_hash_table_unref(addresses->reports);
    g_hash_table_unref(addresses->noted);
    g_free(addresses->folder);
    g_free(addresses);
}

/* ---- Files ---- */

/* An earlier run gave the path to another, or a stranger put a file there (reported). */
static bool is_taken(const struct site *site, const char *path, const char *owner)
{
    const struct addresses *addresses = site->addresses;
    const char             *before = g_hash_table_lookup(addresses->owners, path);
    const char             *now = g_hash_table_lookup(addresses->now, path);
    char                   *whole;
    bool                    foreign;

    if (now != NULL) {
        diag(site->diags, DIAG_SITE_ADDRESS_TWICE, SPAN_NONE, now, owner, path, NULL);
        return true;
    }
    if (before != NULL && g_str_has_prefix(before, GONE))
        before += strlen(GONE);
    if (before != NULL && strcmp(before, owner) != 0)
        diag(site->diags, DIAG_SITE_ADDRESS_TAKEN, SPAN_NONE, path, before, owner, NULL);
    if (before != NULL)
        return strcmp(before, owner) != 0;
    whole = g_build_filename(addresses->folder, path, NULL);
    foreign = g_file_test(whole, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
    if (foreign)
        diag(site->diags, DIAG_SITE_FOREIGN, SPAN_NONE, whole, NULL);
    g_free(whole);
    return foreign;
}

void site_add(struct site *site, const char *path, const char *owner, const void *bytes, size_t length)
{
    if (is_taken(site, path, owner))
        return;
    g_hash_table_insert(site->addresses->now, g_strdup(path), g_strdup(owner));
    outputs_add(site->outputs, path, OUTPUTS_REPLACE, bytes, length, site->diags);
}

bool addresses_holds(const struct addresses *addresses, const char *path)
{
    return g_hash_table_contains(addresses->owners, path) || g_hash_table_contains(addresses->now, path);
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *addresses_of(const struct addresses *addresses, const char *owner)
{
    GPtrArray     *paths = g_ptr_array_new();
    GHashTableIter iter;
    void          *path, *whose;

    g_hash_table_iter_init(&iter, addresses->owners);
    while (g_hash_table_iter_next(&iter, &path, &whose))
        if (strcmp(whose, owner) == 0)
            g_ptr_array_add(paths, path);
    g_ptr_array_sort(paths, compare_paths);
    return paths;
}

/* ---- Reports ---- */

bool addresses_report(const struct addresses *addresses, const char *key, unsigned *version, const char **digest)
{
    const char *known = g_hash_table_lookup(addresses->reports, key), *tab = known != NULL ? strchr(known, '\t') : NULL;

    if (tab == NULL)
        return false;
    *version = (unsigned)g_ascii_strtoull(known, NULL, 10);
    *digest = tab + 1;
    return *version > 0;
}

void addresses_set_report(struct addresses *addresses, const char *key, unsigned version, const char *digest)
{
    g_hash_table_insert(addresses->noted, g_strdup(key), g_strdup_printf("%u\t%s", version, digest));
}

/* ---- What is no longer made ---- */

/* The page stays and says what has become of it. */
static void write_gone(struct site *site, const char *path, const char *owner)
{
    static const struct crumb crumbs[] = {{NULL, "Đã gỡ"}, {NULL, NULL}};
    char                     *gone = g_str_has_prefix(owner, GONE) ? g_strdup(owner) : g_strconcat(GONE, owner, NULL);
    struct site_page page = page_begin(site, path, "Nội dung đã được gỡ", "Trang này không còn được công bố.", crumbs);

    put(page.text,
        "<p>Nội dung trước đây ở địa chỉ này không còn được công bố. Các báo cáo hiện có: "
        "<a href=\"%sbao-cao/\">danh sách báo cáo</a>.</p>\n",
        page.root);
    g_hash_table_remove(site->addresses->owners, path);
    g_hash_table_insert(site->addresses->owners, g_strdup(path), g_strdup(gone));
    page_end(&page, gone + strlen(GONE), NULL, (struct date){0});
    g_hash_table_insert(site->addresses->now, g_strdup(path), gone);
}

static void write_all_gone(struct site *site)
{
    GHashTableIter iter;
    GPtrArray     *paths = g_ptr_array_new();
    void          *path;

    g_hash_table_iter_init(&iter, site->addresses->owners);
    while (g_hash_table_iter_next(&iter, &path, NULL))
        if (!g_hash_table_contains(site->addresses->now, path))
            g_ptr_array_add(paths, path);
    g_ptr_array_sort(paths, compare_paths);
    for (unsigned i = 0; i < paths->len; i++) {
        char       *copy = g_strdup(paths->pdata[i]);
        const char *owner = g_hash_table_lookup(site->addresses->owners, copy);

        if (g_str_has_suffix(copy, SITE_PAGE) && !g_str_has_prefix(owner, "version "))
            write_gone(site, copy, owner);
        else /* data, pictures, older versions stay as they are */
            g_hash_table_insert(site->addresses->now, g_strdup(copy), g_strdup(owner));
        g_free(copy);
    }
    g_ptr_array_unref(paths);
}

static void append_sorted(GString *list, GHashTable *table, const char *before)
{
    GPtrArray     *keys = g_ptr_array_new();
    GHashTableIter iter;
    void          *key;

    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(keys, key);
    g_ptr_array_sort(keys, compare_paths);
    for (unsigned i = 0; i < keys->len; i++)
        g_string_append_printf(list, "%s%s\t%s\n", before, (char *)keys->pdata[i],
                               (char *)g_hash_table_lookup(table, keys->pdata[i]));
    g_ptr_array_unref(keys);
}

void addresses_finish(struct site *site)
{
    GString       *list = g_string_new(NULL);
    GHashTableIter iter;
    void          *key, *value;

    write_all_gone(site);
    g_hash_table_iter_init(&iter, site->addresses->noted);
    while (g_hash_table_iter_next(&iter, &key, &value))
        g_hash_table_insert(site->addresses->reports, g_strdup(key), g_strdup(value));
    append_sorted(list, site->addresses->now, "");
    append_sorted(list, site->addresses->reports, "=");
    outputs_add(site->outputs, LIST, OUTPUTS_UPDATE, list->str, list->len, site->diags);
    g_string_free(list, TRUE);
}
