/*
 * received_load.c -- received/<period>/<agency>.yaml: what one agency sent for a period.
 */
#include <string.h>

#include "base/arena.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"

#define FOLDER "received"

static field_reader field_sender;

static const struct field received_fields[] = {
    {"agency", field_sender, offsetof(struct received, agency), FIELD_REQUIRED, NULL},
    {"received", field_date, offsetof(struct received, date), 0, NULL},
    {"file", field_text, offsetof(struct received, file), 0, NULL},
    {"sha256", field_text, offsetof(struct received, sha256), 0, NULL},
    {"results", field_results, offsetof(struct received, results), FIELD_LIST, NULL},
    {"progress", field_progress, offsetof(struct received, progress), FIELD_LIST, NULL},
    {"issued", field_records, offsetof(struct received, issued), FIELD_LIST, &issued_record},
    {NULL, NULL, 0, 0, NULL},
};

/* The agency that the file's name says, which is known already, must be the one that it says itself. */
static void field_sender(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const struct agency *agency = *(const struct agency **)into;

    if (load_is_text(load, field->key, node) && strcmp(node->text, agency->id) != 0)
        diag(load->diags, DIAG_SENDER_NAME_FILE, node->span, load_excerpt(load, node->text), agency->id, NULL);
}

static void set_sender(struct received *received)
{
    for (unsigned i = 0; i < received->results->len; i++) {
        struct result *result = received->results->pdata[i];

        result->agency = received->agency;
        if (result->value->cell.text != NULL)
            result->value->file = received->file.text;
    }
}

/* One file; NULL if there is nothing to go on (reported). */
static struct received *read_file(struct load *load, const struct agency *agency, const char *folder, const char *name)
{
    struct received        *received = arena_new_struct(load->arena, struct received);
    const struct yaml_node *root = load_file(load, folder, name);
    struct span             whole_file = {.source = load->source};

    if (root == NULL || !load_is_mapping(load, name, root))
        return NULL;
    received->agency = agency;
    received->source = load->source;
    received->span = whole_file;
    received->results_by_id = load->results_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    received->progress_by_id = load->progress_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    load_fields(load, received_fields, agency->id, root, whole_file, received);
    set_sender(received);
    return received;
}

/* A file whose name is no agency's id is never read: what it holds would be lost. */
static void tell_unknown(struct load *load, const char *folder, const char *file)
{
    char *path = g_build_filename(folder, file, NULL),
         *id = g_str_has_suffix(file, ".yaml") ? g_strndup(file, strlen(file) - 5) : g_strdup(file);
    GHashTable  *agencies = load->plan->agencies_by_id;
    const char **ids = (const char **)g_hash_table_get_keys_as_array(agencies, NULL);

    if (g_hash_table_contains(agencies, id)) /* a backup, another ending */
        diag(load->diags, DIAG_RECEIVED_NAME, SPAN_NONE, path, id, NULL);
    else
        diag(load->diags, DIAG_RECEIVED_NAME, SPAN_NONE, path, diag_nearest(id, ids), NULL);
    g_free(ids);
    g_free(id);
    g_free(path);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the folder's files, sorted; hidden ones are no data. */
static GPtrArray *list_folder(GDir *dir)
{
    GPtrArray  *names = g_ptr_array_new_with_free_func(g_free);
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL)
        if (name[0] != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

static int compare_order(gconstpointer a, gconstpointer b)
{
    const struct received *left = *(const struct received *const *)a, *right = *(const struct received *const *)b;

    return (left->agency->order > right->agency->order) - (left->agency->order < right->agency->order);
}

static void read_folder(struct load *load, struct period *period, const char *folder, GDir *dir)
{
    GPtrArray *names = list_folder(dir);

    period->received = load_list(load, names->len);
    for (unsigned i = 0; i < names->len; i++) {
        const char          *name = names->pdata[i];
        char                *id = g_str_has_suffix(name, ".yaml") ? g_strndup(name, strlen(name) - 5) : NULL;
        const struct agency *agency = id != NULL ? g_hash_table_lookup(load->plan->agencies_by_id, id) : NULL;
        struct received     *received = NULL;

        if (agency != NULL)
            received = read_file(load, agency, folder, name);
        else if (!load->agencies_unknown)
            tell_unknown(load, folder, name);
        if (received != NULL)
            g_ptr_array_add(period->received, received);
        g_free(id);
    }
    g_ptr_array_sort(period->received, compare_order);
    g_ptr_array_unref(names);
}

void received_load(struct load *load, struct period *period, const char *folder)
{
    char                *path = g_build_filename(folder, FOLDER, period->name, NULL);
    GDir                *dir = g_dir_open(path, 0, NULL);
    const struct source *source = load->source;

    period->received = load->empty;
    if (dir != NULL) {
        read_folder(load, period, path, dir);
        g_dir_close(dir);
    } else if (g_file_test(path, G_FILE_TEST_EXISTS))
        diag(load->diags, DIAG_CANT_READ, SPAN_NONE, path, "không đọc được thư mục", "the folder can't be read", NULL);
    load->source = source;
    g_free(path);
}

/* ---- For the schema ---- */

const struct schema_reader received_readers[] = {
    {field_sender, SHAPE_ID, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part received_parts[] = {{received_fields, "received"}, {NULL, NULL}};
