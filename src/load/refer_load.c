/*
 * refer_load.c -- ids, and what refers to them.
 */
#include "refer_load.h"

#include <string.h>

#include "base/arena.h"
#include "schema_shapes.h"
#include "viet.h"

#define ID_LENGTH_MAX 64

/* A file full of wrong ids is not worth a search for each. */
#define HINTS_MAX 25

/* So many ids are listed when none is near to a wrong one. */
#define LISTED_MAX 12

/* Lists up to this size are searched for repeated ids without a hash table. */
#define SMALL_LIST 12

const struct id_space id_space_classes = {offsetof(struct plan, classes_by_id), offsetof(struct class, span),
                                          DIAG_UNKNOWN_CLASS};
const struct id_space id_space_agencies = {offsetof(struct plan, agencies_by_id), offsetof(struct agency, span),
                                           DIAG_UNKNOWN_AGENCY};
const struct id_space id_space_indicators = {offsetof(struct plan, indicators_by_id), offsetof(struct indicator, span),
                                             DIAG_UNKNOWN_INDICATOR};
const struct id_space id_space_tasks = {offsetof(struct plan, tasks_by_id), offsetof(struct task, span),
                                        DIAG_UNKNOWN_TASK};
const struct id_space id_space_requirements = {offsetof(struct plan, requirements_by_id),
                                               offsetof(struct requirement, span), DIAG_UNKNOWN_REQUIREMENT};
const struct id_space id_space_cited = {offsetof(struct plan, cited_by_id), offsetof(struct cited_document, span),
                                        DIAG_UNKNOWN_CITED};
const struct id_space id_space_dossiers = {offsetof(struct plan, dossiers_by_id), offsetof(struct plan_dossier, span),
                                           DIAG_UNKNOWN_DOSSIER};

static GHashTable *table_of(const struct load *load, const struct id_space *space)
{
    return *(GHashTable *const *)(const void *)((const char *)load->plan + space->table);
}

bool id_is_valid(const char *id)
{
    size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length <= ID_LENGTH_MAX && id[length] == '\0';
}

/* ---- What has an id ---- */

/* "Phủ sóng 5G" as an id: phu-song-5g. */
static const char *mended_id(struct load *load, const char *text)
{
    char    *letters = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
    GString *id = g_string_new(NULL);

    for (const char *at = letters; at != NULL && *at != '\0' && id->len < ID_LENGTH_MAX; at = g_utf8_next_char(at)) {
        gunichar letter = g_unichar_tolower(g_utf8_get_char(at));
        if (letter == 0x0111)
            letter = 'd';
        if (letter < 0x80 && g_ascii_isalnum((char)letter))
            g_string_append_c(id, (char)letter);
        else if (!g_unichar_ismark(letter) && id->len > 0 && id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    }
    while (id->len > 0 && id->str[id->len - 1] == '-')
        g_string_truncate(id, id->len - 1);
    text = arena_strndup(load->arena, id->str, id->len);
    g_string_free(id, TRUE);
    g_free(letters);
    return text;
}

static bool check_id(struct load *load, const struct field *field, const struct yaml_node *node)
{
    if (!load_is_text(load, field->key, node))
        return false;
    if (id_is_valid(node->text))
        return true;
    diag(load->diags, DIAG_BAD_ID, node->span, load_excerpt(load, node->text), mended_id(load, node->text), NULL);
    return false;
}

/* Names become parts of paths: a bad one goes no further. */
void field_name(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (check_id(load, field, node))
        *(const char **)into = node->text;
}

void field_id(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const struct id_space *space = field->detail;
    char                  *object = (char *)into - field->offset;
    const char            *first;

    if (!check_id(load, field, node) && (node->kind != YAML_TREE_SCALAR || node->text[0] == '\0'))
        return;
    *(const char **)into = node->text; /* a malformed one, too: what refers to it is not wrong for that */
    *(struct span *)(void *)(object + space->span) = node->span;
    if (space->table == ID_SPACE_NONE)
        return;
    if ((first = g_hash_table_lookup(table_of(load, space), node->text)) == NULL) {
        g_hash_table_insert(table_of(load, space), (char *)node->text, object);
        return;
    }
    diag(load->diags, DIAG_DUPLICATE_ID, node->span, node->text, NULL);
    diag_also(load->diags, *(const struct span *)(const void *)(first + space->span));
}

/* ---- What refers to it ---- */

void refer_unknown(struct load *load, enum diag_code code, const struct yaml_node *node, const char *const *candidates)
{
    const char *nearest = load->hints++ < HINTS_MAX ? diag_nearest(node->text, candidates) : "";
    bool        few = g_strv_length((char **)candidates) <= LISTED_MAX;
    char       *all = few ? g_strjoinv(", ", (char **)candidates) : g_strdup("");

    diag(load->diags, code, node->span, load_excerpt(load, node->text), nearest, all, NULL);
    g_free(all);
}

/* The id of the body of that name, full or short; NULL if there is none, or several. */
static const char *agency_id_by_name(const struct load *load, const char *name)
{
    GHashTableIter iter;
    void          *id, *value;
    const char    *found = NULL, *folded = viet_fold(load->arena, name);

    g_hash_table_iter_init(&iter, load->plan->agencies_by_id);
    while (g_hash_table_iter_next(&iter, &id, &value)) {
        const struct agency *agency = value;
        const char          *full = agency->name.text != NULL ? agency->name.text : "";
        const char          *brief = agency->short_name.text != NULL ? agency->short_name.text : "";
        if (strcmp(viet_fold(load->arena, full), folded) != 0 && strcmp(viet_fold(load->arena, brief), folded) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = id;
    }
    return found;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void *refer_lookup(struct load *load, const struct id_space *space, const struct yaml_node *node)
{
    GHashTable  *table = table_of(load, space);
    void        *object = g_hash_table_lookup(table, node->text);
    const char **names, *by_name;
    unsigned     count;

    if (object != NULL)
        return object;
    if (load->agencies_unknown && (space == &id_space_agencies || space == &id_space_classes))
        return NULL;
    if (load->hints >= HINTS_MAX) {
        refer_unknown(load, space->unknown, node, (const char *const[]){NULL});
        return NULL;
    }
    if (space == &id_space_agencies && !id_is_valid(node->text) &&
        (by_name = agency_id_by_name(load, node->text)) != NULL) {
        load->hints++;
        diag(load->diags, space->unknown, node->span, load_excerpt(load, node->text), by_name, "", NULL);
        return NULL;
    }
    names = (const char **)g_hash_table_get_keys_as_array(table, &count);
    qsort(names, count, sizeof *names, compare_names); /* of equally near names always the same is told */
    refer_unknown(load, space->unknown, node, names);
    g_free(names);
    return NULL;
}

/* Is it in the list?  seen may be NULL. */
static bool is_listed(const GPtrArray *list, GHashTable *seen, const void *object)
{
    if (seen != NULL)
        return !g_hash_table_add(seen, (void *)object);
    for (unsigned i = 0; i < list->len; i++)
        if (list->pdata[i] == object)
            return true;
    return false;
}

/* Ids of a list; NULL if it is no list.  Unknown and repeated ones are reported and left out. */
static GPtrArray *refer_list(struct load *load, const char *name, const struct id_space *space,
                             const struct yaml_node *node)
{
    GPtrArray  *list;
    GHashTable *seen;

    if (!load_is_list(load, name, node))
        return NULL;
    list = load_list(load, node->count);
    seen = node->count > SMALL_LIST ? g_hash_table_new(NULL, NULL) : NULL;
    for (unsigned i = 0; i < node->count; i++) {
        const struct yaml_node *item = node->items[i];
        void                   *object;

        if (yaml_is_null(item))
            diag(load->diags, DIAG_EMPTY_ITEM, item->span, name, NULL);
        if (yaml_is_null(item) || !load_is_text(load, name, item) || (object = refer_lookup(load, space, item)) == NULL)
            continue;
        if (is_listed(list, seen, object))
            diag(load->diags, DIAG_LISTED_TWICE, item->span, item->text, NULL);
        else
            g_ptr_array_add(list, object);
    }
    if (seen != NULL)
        g_hash_table_unref(seen);
    return list;
}

void field_reference(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (load_is_text(load, field->key, node))
        *(void **)into = refer_lookup(load, field->detail, node);
}

void field_references(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    GPtrArray *list = refer_list(load, field->key, field->detail, node);

    if (list != NULL)
        *(GPtrArray **)into = list;
}

static const struct field lead_fields[] = {
    {"agencies", field_references, offsetof(struct lead, agencies), FIELD_LIST, &id_space_agencies},
    {"text", field_text, offsetof(struct lead, text), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};

void field_lead(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct lead *lead = into;
    GPtrArray   *list;

    G_STATIC_ASSERT(offsetof(struct lead, agencies) == 0); /* FIELD_LIST relies on it */
    if (node->kind != YAML_TREE_LIST || node->count > 0)
        lead->span = node->span;
    if (node->kind == YAML_TREE_MAPPING)
        load_fields(load, lead_fields, field->key, node, node->span, into);
    else if ((list = refer_list(load, field->key, &id_space_agencies, node)) != NULL)
        lead->agencies = list;
}

const struct schema_part refer_parts[] = {{lead_fields, "lead"}, {NULL, NULL}};
