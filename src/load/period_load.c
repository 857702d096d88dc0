/*
 * period_load.c -- periods/<name>.yaml becomes a period of its plan.
 */
#include "period.h"

#include <string.h>

#include "accepted_load.h"
#include "base/arena.h"
#include "base/lookup.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"
#include "submission_load.h"
#include "value_load.h"

/* Names of periods told when one is missing. */
#define NAMES_MAX 12

/* The first word of each is the one that is documented; the others are how reports say it. */
static const struct choice states[] = {
    {"todo", TASK_TODO},
    {"doing", TASK_DOING},
    {"done", TASK_DONE},
    {"chưa thực hiện", TASK_TODO},
    {"chưa triển khai", TASK_TODO},
    {"đang thực hiện", TASK_DOING},
    {"đang triển khai", TASK_DOING},
    {"đã hoàn thành", TASK_DONE},
    {"hoàn thành", TASK_DONE},
    {NULL, 0},
};

/* ---- Mappings whose keys are ids of the plan ---- */

/* A pair whose key was found; returns what it made, or NULL. */
typedef void *target_reader(struct load *load, void *target, const struct yaml_pair *pair);

static GPtrArray *read_pairs(struct load *load, const char *name, const struct id_space *space,
                             const struct yaml_node *node, GHashTable *by_id, target_reader *reader)
{
    GPtrArray *list;

    if (!load_is_mapping(load, name, node))
        return load->empty;
    list = load_list(load, node->count);
    for (unsigned i = 0; i < node->count; i++) {
        const struct yaml_pair *pair = &node->pairs[i];
        void                   *target = refer_lookup(load, space, pair->key);
        void                   *made = NULL;

        if (target == NULL || yaml_is_null(pair->value))
            continue;
        if ((made = reader(load, target, pair)) == NULL) {
            g_hash_table_add(load->period->unreadable, target);
            continue;
        }
        g_ptr_array_add(list, made);
        g_hash_table_insert(by_id, (char *)pair->key->text, made);
    }
    return list;
}

static bool has_number(const GPtrArray *staged)
{
    for (unsigned i = 0; i < staged->len; i++)
        if (((const struct staged_value *)staged->pdata[i])->value->n_numbers > 0)
            return true;
    return false;
}

/* What is counted or measured has numbers for results. */
static enum value_words words_of_results(const struct indicator *indicator)
{
    bool number = indicator->unit != NULL || has_number(indicator->targets) || has_number(indicator->baselines);

    if (indicator->kind == INDICATOR_TEXT)
        return WORDS_ALWAYS;
    return number || indicator->kind == INDICATOR_NUMBER || indicator->kind == INDICATOR_STATISTIC ? WORDS_NEVER
                                                                                                   : WORDS_PERHAPS;
}

static void *read_result(struct load *load, void *target, const struct yaml_pair *pair)
{
    struct indicator *indicator = target;
    struct result    *result = arena_new_struct(load->arena, struct result);

    result->indicator = indicator;
    result->span = pair->key->span;
    result->value = value_load(load, indicator->id, pair->value, indicator->unit, words_of_results(indicator));
    return result->value != NULL ? result : NULL;
}

void field_results(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    *(GPtrArray **)into = read_pairs(load, field->key, &id_space_indicators, node, load->results_by_id, read_result);
    if (load->results_by_id != load->period->results_by_id) /* an agency's: it owes no line for each indicator */
        return;
    for (unsigned i = 0; node->kind == YAML_TREE_MAPPING && i < node->count; i++)
        load->period->results_awaited |= yaml_is_null(node->pairs[i].value);
}

static void *read_submission(struct load *load, void *target, const struct yaml_pair *pair)
{
    return submission_load(load, target, pair);
}

static void field_submissions(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    *(GPtrArray **)into =
        read_pairs(load, field->key, &id_space_requirements, node, load->period->submissions_by_id, read_submission);
}

/* ---- Progress ---- */

static const struct field part_progress_fields[] = {
    {"state", field_choice, offsetof(struct part_progress, state), FIELD_REQUIRED, states},
    {"done-on", field_date, offsetof(struct part_progress, done_on), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct task_part *find_part(struct load *load, const struct yaml_node *key)
{
    const GPtrArray        *parts = load->task->parts;
    const char            **names = g_new0(const char *, parts->len + 1);
    const struct task_part *found = NULL;

    for (unsigned i = 0; i < parts->len && found == NULL; i++) {
        const struct task_part *part = parts->pdata[i];
        names[i] = part->id;
        if (strcmp(part->id, key->text) == 0)
            found = part;
    }
    if (found == NULL)
        refer_unknown(load, DIAG_UNKNOWN_PART, key, names);
    g_free(names);
    return found;
}

static void *read_part_progress(struct load *load, const struct yaml_pair *pair)
{
    struct part_progress *progress = arena_new_struct(load->arena, struct part_progress);

    progress->span = pair->key->span;
    progress->part = find_part(load, pair->key);
    if (progress->part == NULL ||
        !load_fields(load, part_progress_fields, pair->key->text, pair->value, pair->key->span, progress))
        return NULL;
    return progress;
}

static void field_part_progress(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load_pairs(load, field, node, into, read_part_progress);
}

static void field_state(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct progress *progress = (void *)((char *)into - field->offset);

    field_choice(load, field, node, into);
    progress->state_given = true;
}

static const struct field progress_fields[] = {
    {"state", field_state, offsetof(struct progress, state), 0, states},
    {"done-on", field_date, offsetof(struct progress, done_on), 0, NULL},
    {"text", field_text, offsetof(struct progress, text), 0, NULL},
    {"state-text", field_text, offsetof(struct progress, state_text), 0, NULL},
    {"parts", field_part_progress, offsetof(struct progress, parts), FIELD_LIST, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static void *read_progress(struct load *load, void *target, const struct yaml_pair *pair)
{
    struct progress *progress = arena_new_struct(load->arena, struct progress);

    progress->task = load->task = target;
    progress->span = pair->key->span;
    if (!load_fields(load, progress_fields, pair->key->text, pair->value, pair->key->span, progress))
        return NULL;
    progress_conclude(progress);
    if (!progress->state_given && progress->parts->len == 0)
        diag(load->diags, DIAG_MISSING_KEY, pair->key->span, "state", NULL);
    return progress;
}

void field_progress(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    *(GPtrArray **)into = read_pairs(load, field->key, &id_space_tasks, node, load->progress_by_id, read_progress);
}

/* ---- Documents made and issued ---- */

static const struct field issued_fields[] = {
    {"kind", field_text, offsetof(struct issued_document, kind), FIELD_REQUIRED, NULL},
    {"symbol", field_text, offsetof(struct issued_document, symbol), FIELD_REQUIRED, NULL},
    {"date", field_date, offsetof(struct issued_document, date), FIELD_REQUIRED, NULL},
    {"subject", field_text, offsetof(struct issued_document, subject), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};
const struct record issued_record = {sizeof(struct issued_document), offsetof(struct issued_document, span),
                                     issued_fields, NULL, NULL};

static const struct field head_fields[] = {
    {"number", field_text, offsetof(struct report_head, number), 0, NULL},
    {"date", field_date, offsetof(struct report_head, date), 0, NULL},
    {"signature", field_fields, offsetof(struct report_head, signature), 0, signature_fields},
    {NULL, NULL, 0, 0, NULL},
};

/* The document of that name which this kind of period makes; NULL, reported, if there is none. */
static const struct plan_document *find_document(struct load *load, const struct yaml_node *key)
{
    const GPtrArray            *documents = load->plan->documents;
    const char                **names = g_new0(const char *, documents->len + 1);
    const struct plan_document *found = NULL;
    unsigned                    count = 0;

    for (unsigned i = 0; i < documents->len && found == NULL; i++) {
        const struct plan_document *document = documents->pdata[i];
        if (document->for_plan || document->period_kind != load->period->id.kind)
            continue;
        names[count++] = document->name;
        if (strcmp(document->name, key->text) == 0)
            found = document;
    }
    if (found == NULL)
        refer_unknown(load, DIAG_UNKNOWN_DOCUMENT, key, names);
    g_free(names);
    return found;
}

static void *read_head(struct load *load, const struct yaml_pair *pair)
{
    struct report_head         *head = arena_new_struct(load->arena, struct report_head);
    const struct plan_document *document = find_document(load, pair->key);

    if (document == NULL || yaml_is_null(pair->value))
        return NULL;
    head->name = document->name;
    head->span = pair->key->span;
    return load_fields(load, head_fields, pair->key->text, pair->value, pair->key->span, head) ? head : NULL;
}

static void field_heads(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load_pairs(load, field, node, into, read_head);
}

/* ---- The period ---- */

static field_reader field_period_name;

static const struct field period_fields[] = {
    {"period", field_period_name, 0, FIELD_REQUIRED, NULL},
    {"title", field_text, offsetof(struct period, title), 0, NULL},
    {"from", field_date, offsetof(struct period, id.window.from), 0, NULL},
    {"to", field_date, offsetof(struct period, id.window.to), 0, NULL},
    {"as-of", field_date, offsetof(struct period, as_of), 0, NULL},
    {"documents", field_heads, offsetof(struct period, heads), FIELD_LIST, NULL},
    {"results", field_results, offsetof(struct period, results), FIELD_LIST, NULL},
    {"progress", field_progress, offsetof(struct period, progress), FIELD_LIST, NULL},
    {"issued", field_records, offsetof(struct period, issued), FIELD_LIST, &issued_record},
    {"cited", field_period_cited, offsetof(struct period, cited), FIELD_LIST, NULL},
    {"submissions", field_submissions, offsetof(struct period, submissions), FIELD_LIST, NULL},
    {"prose", field_prose, offsetof(struct period, prose), FIELD_LIST, NULL},
    {"narratives", field_narratives, offsetof(struct period, narratives), FIELD_LIST, NULL},
    {"accepted", field_records, offsetof(struct period, accepted), FIELD_LIST, &accepted_record},
    {NULL, NULL, 0, 0, NULL},
};

static void field_period_name(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    (void)into;
    if (load_is_text(load, field->key, node) && strcmp(node->text, load->period->name) != 0)
        diag(load->diags, DIAG_PERIOD_NAME_FILE, node->span, load_excerpt(load, node->text), load->period->name, NULL);
}

/* What only ad hoc periods have, and must have. */
static void check_ad_hoc(struct load *load, struct period *period, struct span span)
{
    if (period->id.kind != PERIOD_AD_HOC) {
        if (period->title.text != NULL)
            diag(load->diags, DIAG_KEY_NOT_HERE, period->title.span, "title", "'for: ad-hoc'", NULL);
        return;
    }
    if (period->title.text == NULL)
        diag(load->diags, DIAG_MISSING_KEY, span, "title", NULL);
    if (!date_is_set(period->id.window.from))
        diag(load->diags, DIAG_MISSING_KEY, span, "from", NULL);
    if (!date_is_set(period->id.window.to))
        diag(load->diags, DIAG_MISSING_KEY, span, "to", NULL);
    period->id.calendar = period->id.window;
    period->id.year = period->id.window.to.year;
}

static void read_period(struct load *load, struct period *period, const struct yaml_node *root)
{
    const struct date_range *window = &period->id.window;
    struct span              whole_file = {.source = load->source};

    period->source = load->source;
    load_fields(load, period_fields, period->name, root, whole_file, period);
    check_ad_hoc(load, period, whole_file);
    if (date_is_set(window->from) && date_is_set(window->to) && date_compare(window->from, window->to) > 0)
        diag(load->diags, DIAG_DATES_REVERSED, yaml_value_span(root, "from"), NULL);
    period->as_of_given = date_is_set(period->as_of);
    if (!period->as_of_given)
        period->as_of = window->to;
    period_conclude_submissions(load->plan, period);
}

/* ---- Files ---- */

/* Names of the periods there are, the latest ones. */
static char *names_known(const char *folder)
{
    char   **names = period_names(folder);
    unsigned count = g_strv_length(names);
    char    *joined = g_strjoinv(", ", names + (count > NAMES_MAX ? count - NAMES_MAX : 0));

    g_strfreev(names);
    return joined;
}

/* The period's file, below the plan's folder; NULL, reported, if there is none. */
static const struct yaml_node *read_file(struct load *load, const char *folder, const char *name)
{
    char                   *file = g_strdup_printf("periods/%s.yaml", name);
    char                   *path = g_build_filename(folder, file, NULL);
    const struct yaml_node *root = NULL;

    if (!period_file_is_inside(folder, path))
        diag(load->diags, DIAG_PERIOD_OUTSIDE, SPAN_NONE, path, NULL);
    else if (g_file_test(path, G_FILE_TEST_EXISTS))
        root = load_file(load, folder, file);
    else {
        char *names = names_known(folder);
        diag(load->diags, DIAG_NO_PERIOD, SPAN_NONE, name, path, names, NULL);
        g_free(names);
    }
    g_free(path);
    g_free(file);
    return root;
}

static struct loaded_period *period_new(struct load *load, const char *name, const struct period_id *id)
{
    struct loaded_period *loaded = arena_new_struct(load->arena, struct loaded_period);
    struct period        *period = &loaded->period;

    loaded->lists = load->lists;
    period->name = arena_strdup(load->arena, name);
    period->id = *id;
    period->results_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->progress_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->submissions_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    period->unreadable = g_hash_table_new(NULL, NULL);
    return loaded;
}

struct period *period_load(struct arena *arena, const struct plan *plan, const char *folder, const char *name,
                           struct diags *diags)
{
    struct load             load;
    struct loaded_period   *loaded;
    struct period_id        id = {0};
    const struct yaml_node *root;

    if (!period_id_parse(name, &id)) {
        diag(diags, DIAG_BAD_PERIOD_NAME, SPAN_NONE, name, NULL);
        return NULL;
    }
    load = load_start(arena, plan, diags);
    load.agencies_unknown = ((const struct loaded_plan *)plan)->agencies_unknown;
    loaded = period_new(&load, name, &id);
    load.period = &loaded->period;
    load.results_by_id = loaded->period.results_by_id;
    load.progress_by_id = loaded->period.progress_by_id;
    root = read_file(&load, folder, name);
    if (root == NULL || !load_is_mapping(&load, name, root)) {
        load_end(&load);
        period_free(&loaded->period);
        return NULL;
    }
    read_period(&load, &loaded->period, root);
    received_load(&load, &loaded->period, folder);
    load_end(&load);
    return &loaded->period;
}

void period_free(struct period *period)
{
    if (period == NULL)
        return;
    for (unsigned i = 0; i < list_length(period->received); i++) {
        const struct received *received = period->received->pdata[i];

        g_hash_table_unref(received->results_by_id);
        g_hash_table_unref(received->progress_by_id);
    }
    g_hash_table_unref(period->results_by_id);
    g_hash_table_unref(period->progress_by_id);
    g_hash_table_unref(period->submissions_by_id);
    g_hash_table_unref(period->unreadable);
    load_lists_free(((struct loaded_period *)period)->lists);
}

/* ---- For the schema ---- */

const struct schema_reader period_readers[] = {
    {field_period_name, SHAPE_PERIOD, NULL},
    {field_heads, SHAPE_MAP_FIELDS, head_fields},
    {field_results, SHAPE_MAP_VALUE, NULL},
    {field_progress, SHAPE_MAP_FIELDS, progress_fields},
    {field_part_progress, SHAPE_MAP_FIELDS, part_progress_fields},
    {field_state, SHAPE_CHOICE, NULL},
    {field_submissions, SHAPE_MAP_FIELDS, submission_fields},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part period_parts[] = {
    {period_fields, "period"},     {head_fields, "head"},
    {progress_fields, "progress"}, {part_progress_fields, "part-progress"},
    {issued_fields, "issued"},     {NULL, NULL},
};
