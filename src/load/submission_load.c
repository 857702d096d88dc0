/*
 * submission_load.c -- who has handed in what is owed.
 */
#include "submission_load.h"

#include <string.h>

#include "base/arena.h"
#include "refer_load.h"
#include "schema_shapes.h"

struct given {
    const struct yaml_node *submitted, *missing, *in_period;
};

static void field_node(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    (void)load;
    (void)field;
    *(const struct yaml_node **)into = node;
}

/* A reader of its own: it may be "all". */
static void field_submitted(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    field_node(load, field, node, into);
}

const struct field submission_fields[] = {
    {"submitted", field_submitted, offsetof(struct given, submitted), 0, NULL},
    {"missing", field_node, offsetof(struct given, missing), 0, NULL},
    {"in-period", field_node, offsetof(struct given, in_period), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

/* ---- Sets of agencies: a flag for each place in the registry ---- */

/* Whatever was merged, at some time, into what the plan names: it owes instead. */
static void add_successors(struct load *load, const struct agency *agency, bool *set)
{
    for (unsigned steps = 0; agency != NULL && steps <= load->plan->agencies->len; steps++) {
        set[agency->order] = true;
        agency = agency->merger.into.text != NULL
                     ? g_hash_table_lookup(load->plan->agencies_by_id, agency->merger.into.text)
                     : NULL;
    }
}

/*
 * Who owes it, on whatever day; everybody may submit what nobody owes: the requirement itself is at fault and reported.
 */
static bool *owing_set(struct load *load, const struct requirement *requirement)
{
    bool *set = arena_new_array(load->arena, bool, load->plan->agencies->len + 1);

    if (requirement->classes->len == 0 && requirement->agencies->len == 0)
        memset(set, true, load->plan->agencies->len);
    for (unsigned i = 0; i < load->plan->agencies->len; i++) {
        const struct agency *agency = load->plan->agencies->pdata[i];
        for (unsigned k = 0; k < agency->classes->len && !set[i]; k++)
            set[i] = g_ptr_array_find(requirement->classes, agency->classes->pdata[k], NULL);
    }
    for (unsigned i = 0; i < requirement->agencies->len; i++)
        add_successors(load, requirement->agencies->pdata[i], set);
    return set;
}

/* The agencies of a list that belong to the outer set; the others are reported with the code. */
static bool *listed_set(struct load *load, const char *name, const struct yaml_node *node, const bool *outer,
                        enum diag_code code)
{
    bool *set = arena_new_array(load->arena, bool, load->plan->agencies->len + 1);

    if (!load_is_list(load, name, node))
        return set;
    for (unsigned i = 0; i < node->count; i++) {
        const struct yaml_node *item = node->items[i];
        const struct agency    *agency;

        if (yaml_is_null(item)) {
            diag(load->diags, DIAG_EMPTY_ITEM, item->span, name, NULL);
            continue;
        }
        if (!load_is_text(load, name, item) || (agency = refer_lookup(load, &id_space_agencies, item)) == NULL)
            continue;
        if (!outer[agency->order])
            diag(load->diags, code, item->span, item->text, NULL);
        else if (set[agency->order])
            diag(load->diags, DIAG_LISTED_TWICE, item->span, item->text, NULL);
        set[agency->order] = outer[agency->order];
    }
    return set;
}

/* In registry order. */
static GPtrArray *set_members(struct load *load, const bool *set)
{
    GPtrArray *list = load_list(load, 0);

    for (unsigned i = 0; i < load->plan->agencies->len; i++)
        if (set[i])
            g_ptr_array_add(list, load->plan->agencies->pdata[i]);
    return list;
}

static bool is_all(const struct yaml_node *node)
{
    return node->kind == YAML_TREE_SCALAR && strcmp(node->text, "all") == 0;
}

/* Who has submitted, of those who owe it; which of these owe it on the day is told when the day is known. */
static const bool *submitted_set(struct load *load, const struct given *given, const bool *owing,
                                 struct submission *submission)
{
    bool *missing;

    if (given->submitted != NULL && is_all(given->submitted)) {
        submission->absent = load->empty;
        return owing;
    }
    if (given->submitted != NULL)
        return listed_set(load, "submitted", given->submitted, owing, DIAG_NOT_OWING);
    if (given->missing == NULL)
        return arena_new_array(load->arena, bool, load->plan->agencies->len + 1);
    missing = listed_set(load, "missing", given->missing, owing, DIAG_NOT_OWING);
    submission->absent = set_members(load, missing);
    for (unsigned i = 0; i < load->plan->agencies->len; i++)
        missing[i] = owing[i] && !missing[i];
    return missing;
}

struct submission *submission_load(struct load *load, const struct requirement *requirement,
                                   const struct yaml_pair *pair)
{
    struct submission *submission = arena_new_struct(load->arena, struct submission);
    struct given       given = {0};
    const bool        *submitted;

    if (!load_fields(load, submission_fields, pair->key->text, pair->value, pair->key->span, &given))
        return NULL;
    if (given.submitted != NULL && given.missing != NULL)
        diag(load->diags, DIAG_SUBMITTED_AND_MISSING, pair->key->span, NULL);
    if (given.submitted == NULL && given.missing == NULL)
        diag(load->diags, DIAG_MISSING_KEY, pair->key->span, "submitted", NULL);
    submission->requirement = requirement;
    submission->span = pair->key->span;
    submission->in_period = load->empty;
    submitted = submitted_set(load, &given, owing_set(load, requirement), submission);
    submission->submitted = set_members(load, submitted);
    submission->first = given.in_period == NULL ? submission : NULL;
    if (given.in_period != NULL)
        submission->in_period =
            set_members(load, listed_set(load, "in-period", given.in_period, submitted, DIAG_IN_PERIOD_NOT_SUBMITTED));
    return submission;
}

/* ---- For the schema ---- */

const struct schema_reader submission_readers[] = {
    {field_submitted, SHAPE_IDS_OR_ALL, NULL},
    {field_node, SHAPE_IDS, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part submission_parts[] = {{submission_fields, "submission"}, {NULL, NULL}};
