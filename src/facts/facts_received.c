/*
 * facts_received.c -- what each agency reported for the period, its rank among those of its class, and who is missing.
 */
#include "facts_received.h"

#include "consolidate.h"
#include "rich_text.h"
#include "value_text.h"

static void set_decimal(xmlNodePtr node, const char *name, const struct decimal *number)
{
    char text[DECIMAL_TEXT_MAX];

    if (number == NULL)
        return;
    decimal_print(*number, text);
    facts_set(node, name, text);
}

/* ---- Ranks ---- */

/* The rank of a result among those of its class. */
struct rank {
    unsigned rank, of;
};

static bool is_ranked(const struct result *result, const struct result *first)
{
    const struct value *value = result->value;

    return value->kind == VALUE_NUMBER && value->n_numbers == 1 && value->relation == RELATION_NONE &&
           g_strcmp0(value->unit, first->value->unit) == 0;
}

/* The best first. */
static int compare_results(gconstpointer a, gconstpointer b)
{
    const struct result *left = *(const struct result *const *)a, *right = *(const struct result *const *)b;
    int                  order = decimal_compare(left->value->numbers[0], right->value->numbers[0]);

    return left->indicator->direction == DIRECTION_AT_MOST ? order : -order;
}

/* Equal figures have one rank, and the next one counts them all: 1, 2, 2, 4.  None is ranked if one can't be. */
static void rank_class(struct facts_builder *builder, const struct consolidation *consolidation, GHashTable *ranks)
{
    GPtrArray *sorted;

    for (unsigned i = 0; i < consolidation->given->len; i++)
        if (!is_ranked(consolidation->given->pdata[i], consolidation->given->pdata[0]))
            return;
    sorted = g_ptr_array_sized_new(consolidation->given->len);
    g_ptr_array_extend(sorted, consolidation->given, NULL, NULL);
    g_ptr_array_sort(sorted, compare_results);
    for (unsigned i = 0, rank = 1; i < sorted->len; i++) {
        struct rank *kept = arena_new_struct(builder->arena, struct rank);

        if (i > 0 && compare_results(&sorted->pdata[i - 1], &sorted->pdata[i]) != 0)
            rank = i + 1;
        *kept = (struct rank){rank, sorted->len};
        g_hash_table_insert(ranks, sorted->pdata[i], kept);
    }
    g_ptr_array_unref(sorted);
}

static GHashTable *rank_all(struct facts_builder *builder)
{
    GHashTable      *ranks = g_hash_table_new(NULL, NULL);
    const GPtrArray *consolidations = builder->period->consolidations;

    for (unsigned i = 0; i < list_length(consolidations); i++) {
        const struct consolidation *consolidation = consolidations->pdata[i];

        if (consolidation->indicator->from.class != NULL)
            rank_class(builder, consolidation, ranks);
    }
    return ranks;
}

/* ---- What one agency sent ---- */

static void append_result(struct facts_builder *builder, xmlNodePtr parent, const struct result *result,
                          GHashTable *ranks)
{
    const struct value *value = result->value;
    const struct rank  *rank = g_hash_table_lookup(ranks, result);
    struct figure       figure = figure_of_result(facts_arena(builder), result, facts_items_new(builder));
    xmlNodePtr          node = value_element(builder, parent, "reported", &figure);

    facts_set_kept(node, "indicator", result->indicator->id);
    facts_set_flag(node, "estimated", value->estimated);
    set_decimal(node, "numerator", value->numerator);
    set_decimal(node, "denominator", value->denominator);
    facts_set_kept(node, "cell", value->cell.text);
    if (rank != NULL) {
        facts_set_count(node, "rank", rank->rank);
        facts_set_count(node, "ranked", rank->of);
    }
    facts_index(builder, "reported", arena_printf(builder->arena, "%s %s", result->agency->id, result->indicator->id),
                node);
}

static void append_progress(struct facts_builder *builder, xmlNodePtr parent, const struct agency *agency,
                            const struct progress *progress)
{
    xmlNodePtr node = facts_element(builder, parent, "reported-task", &progress->span);

    facts_set_kept(node, "task", progress->task->id);
    task_standing_append(builder, node, progress->task, progress);
    facts_index(builder, "reported-task", arena_printf(builder->arena, "%s %s", agency->id, progress->task->id), node);
}

static void append_sender(struct facts_builder *builder, xmlNodePtr parent, const struct received *received,
                          GHashTable *ranks)
{
    xmlNodePtr node = facts_element(builder, parent, "sender", &received->span);

    facts_set_kept(node, "id", received->agency->id);
    facts_set_date(node, "date", received->date);
    facts_set_kept(node, "file", received->file.text);
    facts_set_count(node, "results", list_length(received->results));
    facts_set_count(node, "progress", list_length(received->progress));
    facts_set_count(node, "issued", list_length(received->issued));
    facts_index(builder, "sender", received->agency->id, node);
    for (unsigned i = 0; i < list_length(received->results); i++)
        append_result(builder, node, received->results->pdata[i], ranks);
    for (unsigned i = 0; i < list_length(received->progress); i++)
        append_progress(builder, node, received->agency, received->progress->pdata[i]);
}

/* Those whom some indicator counts on and who sent nothing for it, each once. */
static GPtrArray *silent(const struct facts_builder *builder)
{
    const GPtrArray *consolidations = builder->period->consolidations;
    GHashTable      *missing = g_hash_table_new(NULL, NULL);
    GPtrArray       *agencies = g_ptr_array_new();

    for (unsigned i = 0; i < list_length(consolidations); i++) {
        const struct consolidation *consolidation = consolidations->pdata[i];

        for (unsigned k = 0; k < consolidation->missing->len; k++)
            g_hash_table_add(missing,
                             (gpointer)(uintptr_t)plan_agency(builder->plan, consolidation->missing->pdata[k]));
    }
    for (unsigned i = 0; i < builder->plan->agencies->len; i++) {
        struct agency *agency = builder->plan->agencies->pdata[i];

        if (g_hash_table_contains(missing, agency) && period_received(builder->period, agency) == NULL)
            g_ptr_array_add(agencies, agency);
    }
    g_hash_table_destroy(missing);
    return agencies;
}

/* A file of each is what is counted. */
static void set_count(struct facts_builder *builder, xmlNodePtr node, const GPtrArray *senders)
{
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    for (unsigned i = 0; i < senders->len; i++) {
        const struct received *received = senders->pdata[i];

        facts_item(builder, items, (struct figure_item){&received->span, received->agency->id, NULL, FIGURE_ALL});
    }
    figure = figure_of_items(FIGURE_SENDERS, items);
    facts_set_counted(builder, node, "count", &figure);
}

void facts_received_append(struct facts_builder *builder, xmlNodePtr root)
{
    const GPtrArray *senders = builder->period != NULL ? builder->period->received : NULL;
    GHashTable      *ranks;
    GPtrArray       *agencies;
    xmlNodePtr       node;

    if (list_length(senders) == 0)
        return;
    ranks = rank_all(builder);
    node = facts_element(builder, root, "received", NULL);
    set_count(builder, node, senders);
    for (unsigned i = 0; i < senders->len; i++)
        append_sender(builder, node, senders->pdata[i], ranks);
    agencies = silent(builder);
    facts_agencies(builder, node, "missing", agencies);
    g_ptr_array_free(agencies, TRUE);
    g_hash_table_destroy(ranks);
}

/* ---- One indicator over its agencies ---- */

#define GIVEN 1u /* marks of an agency's item */
#define MISSING 2u

/* Every agency that should have given a figure: by its figure, or its line of the registry. */
static struct figure_items *share_items(struct facts_builder *builder, const struct consolidation *consolidation)
{
    struct figure_items *items = facts_items_new(builder);

    for (unsigned i = 0; i < consolidation->given->len; i++) {
        const struct result *result = consolidation->given->pdata[i];

        facts_item(builder, items, (struct figure_item){&result->value->span, result->agency->id, NULL, GIVEN});
    }
    for (unsigned i = 0; i < consolidation->missing->len; i++) {
        const struct agency *agency = consolidation->missing->pdata[i];

        facts_item(builder, items, (struct figure_item){&agency->span, agency->id, NULL, MISSING});
    }
    return items;
}

static void set_share(struct facts_builder *builder, xmlNodePtr node, const char *name, enum figure_rule rule,
                      const struct figure_items *items, unsigned marks)
{
    struct figure figure = figure_of_items(rule, items);

    figure.marks = marks;
    facts_set_counted(builder, node, name, &figure);
}

/* Their names stand in the registry: each of hundreds of indicators may have as many agencies. */
static void append_agencies(struct facts_builder *builder, xmlNodePtr node, const char *name, const GPtrArray *agencies)
{
    GPtrArray *of_plan = g_ptr_array_new();

    for (unsigned i = 0; i < agencies->len; i++)
        g_ptr_array_add(of_plan, (gpointer)(uintptr_t)plan_agency(builder->plan, agencies->pdata[i]));
    facts_agency_ids(builder, node, name, of_plan);
    g_ptr_array_free(of_plan, TRUE);
}

/* "72/75 xã, phường": as of what a requirement asks for. */
static void append_share(struct facts_builder *builder, xmlNodePtr parent, const struct consolidation *consolidation)
{
    const struct class *class = consolidation->indicator->from.class;
    const struct figure_items *items = share_items(builder, consolidation);
    GPtrArray                 *given = g_ptr_array_new();
    xmlNodePtr node = facts_element(builder, parent, class != NULL ? "of" : "others", &consolidation->indicator->span);

    if (class != NULL) {
        facts_set_kept(node, "class", class->id);
        facts_plain(builder, node, "title", &class->title);
    }
    set_share(builder, node, "size", FIGURE_SIZE, items, FIGURE_ALL);
    set_share(builder, node, "submitted", FIGURE_SENDERS, items, GIVEN);
    set_share(builder, node, "missing", FIGURE_SILENT, items, MISSING);
    for (unsigned i = 0; i < consolidation->given->len; i++)
        g_ptr_array_add(given, (gpointer)(uintptr_t)((const struct result *)consolidation->given->pdata[i])->agency);
    append_agencies(builder, node, "submitted", given);
    append_agencies(builder, node, "missing", consolidation->missing);
    g_ptr_array_free(given, TRUE);
}

void facts_consolidated_append(struct facts_builder *builder, xmlNodePtr parent, const struct indicator *indicator)
{
    const struct consolidation *consolidation = consolidation_of(builder->period, indicator);
    struct figure               figure;
    xmlNodePtr                  node;

    if (consolidation == NULL)
        return;
    node = facts_element(builder, parent, "consolidated", &indicator->from.span);
    facts_set_literal(node, "rule", consolidate_rule_name(consolidation->indicator->from.rule));
    facts_set_flag(node, "used", consolidation->used);
    append_share(builder, node, consolidation);
    if (consolidation->result == NULL)
        return;
    figure = figure_of_result(facts_arena(builder), consolidation->result, facts_items_new(builder));
    facts_set_flag(value_element(builder, node, "total", &figure), "estimated",
                   consolidation->result->value->estimated);
}
