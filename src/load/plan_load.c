/*
 * plan_load.c -- plan.yaml and agencies.yaml become the plan.
 */
#include <stdlib.h>
#include <string.h>

#include "accepted_load.h"
#include "archive_load.h"
#include "base/arena.h"
#include "calendar_load.h"
#include "due_load.h"
#include "load_int.h"
#include "plan_view.h"
#include "refer_load.h"
#include "rule_load.h"
#include "schema_shapes.h"
#include "validate.h"

/* ---- Issuer, requirements ---- */

static const struct field issuer_fields[] = {
    {"superior", field_texts, offsetof(struct issuer, superior), FIELD_LIST, NULL},
    {"name", field_texts, offsetof(struct issuer, name), FIELD_REQUIRED | FIELD_LIST, NULL},
    {"short-name", field_text, offsetof(struct issuer, short_name), FIELD_REQUIRED, NULL},
    {"place", field_text, offsetof(struct issuer, place), FIELD_REQUIRED, NULL},
    {"symbol", field_text, offsetof(struct issuer, symbol), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct field requirement_fields[] = {
    {"id", field_id, offsetof(struct requirement, id), FIELD_REQUIRED | FIELD_WORD, &id_space_requirements},
    {"title", field_text, offsetof(struct requirement, title), FIELD_REQUIRED, NULL},
    {"of", field_references, offsetof(struct requirement, classes), FIELD_LIST, &id_space_classes},
    {"agencies", field_references, offsetof(struct requirement, agencies), FIELD_LIST, &id_space_agencies},
    {"figures-within", field_within, offsetof(struct requirement, figures_within), 0, NULL},
    {"due", field_due, offsetof(struct requirement, due), 0, NULL},
    {"due-text", field_text, offsetof(struct requirement, due.printed), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

/* The day on which figures are due follows from the period. */
static void requirement_finish(struct load *load, void *object)
{
    const struct requirement *requirement = object;

    if (requirement->figures_within > 0 && requirement->due.kind != DUE_NONE)
        diag(load->diags, DIAG_KEY_NOT_HERE, requirement->due.span, "due", "yêu cầu không có 'figures-within'", NULL);
}

static const struct record requirement_record = {sizeof(struct requirement), offsetof(struct requirement, span),
                                                 requirement_fields, NULL, requirement_finish};

/* ---- Documents to make ---- */

#define FOR_PLAN (-1)

static field_reader field_document_for, field_document_each;

static const struct choice document_whens[] = {{"missing", WHEN_MISSING}, {"received", WHEN_RECEIVED}, {NULL, 0}};

static void field_template(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct plan_document *document =
        (struct plan_document *)(void *)((char *)into - offsetof(struct plan_document, template_name));

    field_name(load, field, node, into);
    document->template_span = node->span;
}

static const struct field document_fields[] = {
    {"template", field_template, offsetof(struct plan_document, template_name), FIELD_REQUIRED | FIELD_WORD, NULL},
    {"name", field_name, offsetof(struct plan_document, name), 0, NULL},
    {"for", field_document_for, offsetof(struct plan_document, period_kind), FIELD_REQUIRED, NULL},
    {"when", field_choice, offsetof(struct plan_document, when), 0, document_whens},
    {"each", field_document_each, offsetof(struct plan_document, each), 0, &id_space_classes},
    {"title", field_text, offsetof(struct plan_document, title), 0, NULL},
    {"unit", field_text, offsetof(struct plan_document, unit), 0, NULL},
    {"marks", field_texts, offsetof(struct plan_document, marks), FIELD_LIST, NULL},
    {"addressees", field_texts, offsetof(struct plan_document, addressees), FIELD_LIST, NULL},
    {"recipients", field_texts, offsetof(struct plan_document, recipients), FIELD_LIST, NULL},
    {"bases", field_references, offsetof(struct plan_document, bases), FIELD_LIST, &id_space_cited},
    {"proposal", field_text, offsetof(struct plan_document, proposal), 0, NULL},
    {"signature", field_fields, offsetof(struct plan_document, signature), 0, signature_fields},
    {"dossier", field_reference, offsetof(struct plan_document, dossier), 0, &id_space_dossiers},
    {"number", field_text, offsetof(struct plan_document, number), 0, NULL},
    {"date", field_date, offsetof(struct plan_document, date), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct choice document_periods[] = {
    {"month", PERIOD_MONTH},   {"quarter", PERIOD_QUARTER},         {"half", PERIOD_HALF}, {"year", PERIOD_YEAR},
    {"ad-hoc", PERIOD_AD_HOC}, {"nine-months", PERIOD_NINE_MONTHS}, {"plan", FOR_PLAN},    {NULL, 0},
};

static void field_document_for(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct plan_document *document = (void *)((char *)into - field->offset);
    int                   kind;

    if (!load_choice(load, field->key, document_periods, node, &kind))
        return;
    document->for_plan = kind == FOR_PLAN;
    if (kind != FOR_PLAN)
        document->period_kind = (enum period_kind)kind;
}

/* missing, lead, or a class of agencies. */
static void field_document_each(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct plan_document *document = (void *)((char *)into - field->offset);

    if (!load_is_text(load, field->key, node))
        return;
    if (strcmp(node->text, "missing") == 0)
        document->each = EACH_MISSING;
    else if (strcmp(node->text, "lead") == 0)
        document->each = EACH_LEAD;
    else if ((document->each_class = refer_lookup(load, field->detail, node)) != NULL)
        document->each = EACH_CLASS;
}

static void document_finish(struct load *load, void *object)
{
    struct plan_document *document = object;

    if (document->name == NULL)
        document->name = document->template_name;
    if (!document->for_plan && document->number.text != NULL)
        diag(load->diags, DIAG_KEY_NOT_HERE, document->number.span, "number", "'for: plan'", NULL);
    if (!document->for_plan && date_is_set(document->date))
        diag(load->diags, DIAG_KEY_NOT_HERE, document->span, "date", "'for: plan'", NULL);
    if (document->for_plan && (document->each != EACH_NONE || document->when != WHEN_ALWAYS))
        diag(load->diags, DIAG_KEY_NOT_HERE, document->span, document->each != EACH_NONE ? "each" : "when",
             "'for: month', …", NULL);
}

static const struct record document_record = {sizeof(struct plan_document), offsetof(struct plan_document, span),
                                              document_fields, NULL, document_finish};

/* A document without a template, reported already, is none. */
static void drop_unnamed_documents(struct plan *plan)
{
    GPtrArray *documents = plan->documents;
    unsigned   kept = 0;

    for (unsigned i = 0; i < documents->len; i++)
        if (((const struct plan_document *)documents->pdata[i])->template_name[0] != '\0')
            documents->pdata[kept++] = documents->pdata[i];
    g_ptr_array_set_size(documents, (int)kept);
}

/* What the plan says for all documents holds for those that don't say it themselves; an empty list says none. */
static void apply_defaults(const struct load *load, const struct plan *plan)
{
    for (unsigned i = 0; i < plan->documents->len; i++) {
        struct plan_document *document = plan->documents->pdata[i];

        if (document->addressees == load->empty)
            document->addressees = plan->addressees;
        if (document->recipients == load->empty)
            document->recipients = plan->recipients;
        if (document->signature.name.text == NULL && document->signature.authority->len == 0)
            document->signature = plan->signature;
    }
}

/* The document that has a name of outputs so far; a second one is reported, with that.  False: it was. */
static bool claim_name(struct load *load, GHashTable *names, struct plan_document *document, const char *name)
{
    int                         kind = document->for_plan ? FOR_PLAN : (int)document->period_kind;
    char                       *key = arena_printf(load->arena, "%d/%s", kind, name);
    const struct plan_document *first = g_hash_table_lookup(names, key);

    if (first == NULL)
        g_hash_table_insert(names, key, document);
    if (first == NULL || first == document)
        return true;
    diag(load->diags, DIAG_DOCUMENT_TWICE, document->span, load_excerpt(load, name), NULL);
    diag_also(load->diags, first->span);
    return false;
}

/* Two documents must not be written to one file: those for each agency have its id in their names. */
static void check_document_names(struct load *load, const struct plan *plan)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < plan->documents->len; i++) {
        struct plan_document *document = plan->documents->pdata[i];
        bool                  good = claim_name(load, names, document, document->name);

        for (unsigned k = 0; good && document->each != EACH_NONE && k < plan->agencies->len; k++) {
            const struct agency *agency = plan->agencies->pdata[k];
            good = claim_name(load, names, document, arena_printf(load->arena, "%s-%s", document->name, agency->id));
        }
    }
    g_hash_table_unref(names);
}

/* ---- The plan ---- */

static field_reader field_plan_id, field_recurring;

static const struct choice recurring_kinds[] = {{"year", true}, {NULL, 0}};
static const struct choice issued_orders[] = {{"as-listed", false}, {"by-date", true}, {NULL, 0}};

/*
 * In the order of need: dates before indicators, whose values may stand for a year of them; cited documents before
 * the documents that rest on them, dossiers before what goes into them.
 */
static const struct field plan_fields[] = {
    {"id", field_plan_id, offsetof(struct plan, id), FIELD_REQUIRED | FIELD_WORD, NULL},
    {"title", field_text, offsetof(struct plan, title), FIELD_REQUIRED, NULL},
    {"short-title", field_text, offsetof(struct plan, short_title), 0, NULL},
    {"from", field_date, offsetof(struct plan, range.from), FIELD_REQUIRED, NULL},
    {"to", field_date, offsetof(struct plan, range.to), FIELD_REQUIRED, NULL},
    {"issuer", field_fields, offsetof(struct plan, issuer), FIELD_REQUIRED, issuer_fields},
    {"recurring", field_recurring, offsetof(struct plan, recurring_year), 0, NULL},
    {"issued", field_switch, offsetof(struct plan, issued_sorted), 0, issued_orders},
    {"cited", field_records, offsetof(struct plan, cited), FIELD_LIST, &cited_record},
    {"addressees", field_texts, offsetof(struct plan, addressees), FIELD_LIST, NULL},
    {"recipients", field_texts, offsetof(struct plan, recipients), FIELD_LIST, NULL},
    {"signature", field_fields, offsetof(struct plan, signature), 0, signature_fields},
    {"archive", field_fields, offsetof(struct plan, archive), 0, archive_fields},
    {"documents", field_records, offsetof(struct plan, documents), FIELD_LIST, &document_record},
    {"prose", field_prose, offsetof(struct plan, prose), FIELD_LIST, NULL},
    {"narratives", field_narratives, offsetof(struct plan, narratives), FIELD_LIST, NULL},
    {"indicators", field_indicator_groups, offsetof(struct plan, indicator_groups), FIELD_LIST, NULL},
    {"tasks", field_task_groups, offsetof(struct plan, task_groups), FIELD_LIST, NULL},
    {"carried-tasks", field_carried_groups, offsetof(struct plan, carried_groups), FIELD_LIST, NULL},
    {"requirements", field_records, offsetof(struct plan, requirements), FIELD_LIST, &requirement_record},
    {"rules", field_records, offsetof(struct plan, rules), FIELD_LIST, &rule_record},
    {"accepted", field_records, offsetof(struct plan, accepted), FIELD_LIST, &accepted_record},
    {NULL, NULL, 0, 0, NULL},
};

/* The id is the folder's name, so that outputs and messages call the plan by one name. */
static void field_plan_id(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    char *folder, *full, *name, *real, *real_name = NULL;

    field_name(load, field, node, into);
    if (node->kind != YAML_TREE_SCALAR || !id_is_valid(node->text))
        return;
    folder = g_path_get_dirname(load->source->path);
    full = g_canonicalize_filename(folder, NULL);
    name = g_path_get_basename(full);
    if ((real = realpath(folder, NULL)) != NULL) /* a link to the folder may have any name */
        real_name = g_path_get_basename(real);
    if (strcmp(name, node->text) != 0 && g_strcmp0(real_name, node->text) != 0)
        diag(load->diags, DIAG_PLAN_ID_FOLDER, node->span, node->text, name, NULL);
    free(real);
    g_free(real_name);
    g_free(name);
    g_free(full);
    g_free(folder);
}

static void field_recurring(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    int value;

    if (!load_is_list(load, field->key, node))
        return;
    for (unsigned i = 0; i < node->count; i++)
        if (load_choice(load, field->key, recurring_kinds, node->items[i], &value))
            *(bool *)into = true;
}

static struct loaded_plan *plan_new(struct arena *arena)
{
    struct loaded_plan *loaded = arena_new_struct(arena, struct loaded_plan);
    struct plan        *plan = &loaded->plan;

    plan->agencies_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->classes_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->indicators_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->tasks_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->requirements_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->cited_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->dossiers_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    plan->views = g_ptr_array_new_with_free_func((GDestroyNotify)plan_view_free);
    return loaded;
}

static void read_plan(struct load *load, struct plan *plan, const struct yaml_node *root)
{
    struct span whole_file = {.source = load->source};

    plan->source = load->source;
    load_fields(load, plan_fields, "plan.yaml", root, whole_file, plan);
    if (date_is_set(plan->range.from) && date_is_set(plan->range.to) &&
        date_compare(plan->range.from, plan->range.to) > 0)
        diag(load->diags, DIAG_DATES_REVERSED, yaml_value_span(root, "from"), NULL);
    drop_unnamed_documents(plan);
    apply_defaults(load, plan);
    check_document_names(load, plan);
}

struct plan *plan_load(struct arena *arena, const char *folder, struct diags *diags)
{
    struct loaded_plan     *loaded;
    struct load             load;
    const struct yaml_node *root;

    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        diag(diags, DIAG_NOT_A_PLAN, SPAN_NONE, folder, NULL);
        return NULL;
    }
    loaded = plan_new(arena);
    load = load_start(arena, &loaded->plan, diags);
    agencies_load(&load, &loaded->plan, folder);
    loaded->lists = load.lists;
    loaded->agencies_unknown = load.agencies_unknown;
    root = load_file(&load, folder, "plan.yaml");
    if (root == NULL || !load_is_mapping(&load, "plan.yaml", root)) {
        load_end(&load);
        plan_free(&loaded->plan);
        return NULL;
    }
    read_plan(&load, &loaded->plan, root);
    load_end(&load);
    plan_validate(&loaded->plan, diags);
    period_files_check(folder, diags);
    return &loaded->plan;
}

void plan_free(struct plan *plan)
{
    struct loaded_plan *loaded = (struct loaded_plan *)plan;

    if (plan == NULL)
        return;
    g_ptr_array_unref(plan->views);
    g_hash_table_unref(plan->agencies_by_id);
    g_hash_table_unref(plan->classes_by_id);
    g_hash_table_unref(plan->indicators_by_id);
    g_hash_table_unref(plan->tasks_by_id);
    g_hash_table_unref(plan->requirements_by_id);
    g_hash_table_unref(plan->cited_by_id);
    g_hash_table_unref(plan->dossiers_by_id);
    load_lists_free(loaded->lists);
}

/* ---- For the schema ---- */

const struct schema_reader plan_readers[] = {
    {field_plan_id, SHAPE_ID, NULL},
    {field_recurring, SHAPE_CHOICES, recurring_kinds},
    {field_document_for, SHAPE_CHOICE, document_periods},
    {field_document_each, SHAPE_ID, NULL},
    {field_template, SHAPE_ID, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part plan_parts[] = {
    {plan_fields, "plan"},
    {issuer_fields, "issuer"},
    {document_fields, "document"},
    {requirement_fields, "requirement"},
    {NULL, NULL},
};
