/*
 * load.c -- what reading a plan and reading a period have in common.
 */
#include "load_int.h"

#include "base/arena.h"
#include "base/diag.h"
#include "refer_load.h"
#include "schema_shapes.h"

struct load load_start(struct arena *arena, const struct plan *plan, struct diags *diags)
{
    struct load load = {.arena = arena, .plan = plan, .diags = diags};

    load.lists = g_ptr_array_new();
    load.empty = load_list(&load, 0);
    return load;
}

void load_end(struct load *load)
{
    arena_free(load->trees);
    load->trees = NULL;
}

void load_lists_free(GPtrArray *lists)
{
    for (unsigned i = 0; i < lists->len; i++)
        g_ptr_array_unref(lists->pdata[i]);
    g_ptr_array_unref(lists);
}

const struct yaml_node *load_file(struct load *load, const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);

    load->source = source_read(load->arena, path, load->diags);
    g_free(path);
    if (load->source == NULL)
        return NULL;
    if (load->trees == NULL)
        load->trees = arena_new();
    return yaml_tree_read(load->arena, load->trees, load->source, load->diags);
}

const struct field signature_fields[] = {
    {"authority", field_texts, offsetof(struct signature, authority), FIELD_REQUIRED | FIELD_LIST, NULL},
    {"name", field_text, offsetof(struct signature, name), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static void *read_prose(struct load *load, const struct yaml_pair *pair)
{
    struct prose *prose = arena_new_struct(load->arena, struct prose);

    prose->id = pair->key->text;
    if (!id_is_valid(prose->id))
        diag(load->diags, DIAG_BAD_ID, pair->key->span, load_excerpt(load, prose->id), NULL);
    if (yaml_is_null(pair->value) || !load_is_text(load, prose->id, pair->value))
        return NULL;
    prose->text = load_text(pair->value);
    return prose;
}

void field_prose(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load_pairs(load, field, node, into, read_prose);
}

const struct schema_part load_parts[] = {{signature_fields, "signature"}, {NULL, NULL}};
