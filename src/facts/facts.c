/*
 * facts.c -- the facts tree as a whole: the plan's and the period's head matter, registry, documents and prose;
 * items, requirements and issued documents are made next door.
 */
#include "facts.h"

#include <string.h>

#include "due_text.h"
#include "duties.h"
#include "facts_amendments.h"
#include "facts_changes.h"
#include "facts_issued.h"
#include "facts_items.h"
#include "facts_narratives.h"
#include "facts_received.h"
#include "facts_submissions.h"
#include "facts_tree.h"
#include "rich_text.h"
#include "viet.h"

static const char *const period_kinds[] = {
    [PERIOD_MONTH] = "month", [PERIOD_QUARTER] = "quarter",
    [PERIOD_HALF] = "half",   [PERIOD_NINE_MONTHS] = "nine-months",
    [PERIOD_YEAR] = "year",   [PERIOD_AD_HOC] = "ad-hoc",
};

static void append_words(struct facts_builder *builder, xmlNodePtr parent, const char *name, const char *words)
{
    facts_text_kept(facts_element(builder, parent, name, parent->_private), words);
}

/* Documents below number 10 carry a leading zero (NĐ 30/2020). */
static const char *document_number(struct facts_builder *builder, const char *number)
{
    if (number != NULL && number[0] >= '1' && number[0] <= '9' && number[1] == '\0')
        return arena_printf(builder->arena, "0%s", number);
    return number;
}

/* The document by which the plan itself went out: the first of its own that has a number; NULL: none has. */
static const struct plan_document *promulgation(const struct plan *plan)
{
    for (unsigned i = 0; i < list_length(plan->documents); i++) {
        const struct plan_document *document = g_ptr_array_index(plan->documents, i);

        if (document->for_plan && document->number.text != NULL)
            return document;
    }
    return NULL;
}

static void append_plan(struct facts_builder *builder, xmlNodePtr root)
{
    const struct plan          *plan = builder->plan;
    const struct plan_document *document = promulgation(plan);
    xmlNodePtr                  node = facts_element(builder, root, "plan", &plan->title.span);

    facts_set_kept(node, "id", plan->id);
    facts_set_date(node, "from", plan->range.from);
    facts_set_date(node, "to", plan->range.to);
    if (date_is_set(plan->range.from))
        facts_set_count(node, "year", plan->range.from.year);
    if (document != NULL) {
        facts_set_kept(node, "number", document_number(builder, document->number.text));
        facts_set_date(node, "date", document->date);
        facts_set_kept(node, "template", document->template_name);
    }
    facts_plain(builder, node, "title", &plan->title);
    facts_plain(builder, node, "short-title", plan->short_title.text != NULL ? &plan->short_title : &plan->title);
}

static void append_lines(struct facts_builder *builder, xmlNodePtr parent, const char *name, const GPtrArray *lines)
{
    for (unsigned i = 0; i < list_length(lines); i++)
        facts_plain(builder, parent, name, g_ptr_array_index(lines, i));
}

static void append_issuer(struct facts_builder *builder, xmlNodePtr root)
{
    const struct issuer *issuer = &builder->plan->issuer;
    xmlNodePtr           node = facts_element(builder, root, "issuer", &issuer->short_name.span);

    append_lines(builder, node, "superior", issuer->superior);
    append_lines(builder, node, "name", issuer->name);
    facts_plain(builder, node, "short-name", &issuer->short_name);
    facts_plain(builder, node, "place", &issuer->place);
    facts_plain(builder, node, "symbol", &issuer->symbol);
}

/* "2026-04 2026-05 2026-06" */
static const char *month_names(struct facts_builder *builder, const GPtrArray *months)
{
    GString    *names = g_string_new(NULL);
    const char *kept;

    for (unsigned i = 0; i < months->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? " " : "", ((const struct period *)months->pdata[i])->name);
    kept = arena_strndup(builder->arena, names->str, names->len);
    g_string_free(names, TRUE);
    return kept;
}

static void append_period(struct facts_builder *builder, xmlNodePtr root)
{
    const struct period    *period = builder->period;
    const struct period_id *id = &period->id;
    xmlNodePtr              node = facts_element(builder, root, "period", &period->title.span);
    const char             *title = viet_period(builder->arena, id), *long_title = viet_period_long(builder->arena, id);

    if (period->title.text != NULL)
        title = long_title = period->title.text;
    if (title == NULL)
        title = long_title = period->name != NULL ? period->name : "";
    facts_set_kept(node, "name", period->name);
    facts_set_literal(node, "kind", period_kinds[id->kind]);
    if (id->year != 0 || date_is_set(id->window.to))
        facts_set_count(node, "year", id->year != 0 ? id->year : id->window.to.year);
    if (id->index != 0)
        facts_set_count(node, "index", id->index);
    facts_set_date(node, "from", id->window.from);
    facts_set_date(node, "to", id->window.to);
    facts_set_date(node, "as-of", reckoning_of(builder->plan, period).as_of);
    facts_set_date(node, "calendar-from", id->calendar.from);
    facts_set_date(node, "calendar-to", id->calendar.to);
    if (period->months != NULL)
        facts_set_kept(node, "months", month_names(builder, period->months));
    append_words(builder, node, "title", title);
    append_words(builder, node, "long-title", long_title);
}

static const struct report_head *find_head(const struct period *period, const char *name)
{
    for (unsigned i = 0; period != NULL && name != NULL && i < list_length(period->heads); i++) {
        const struct report_head *head = g_ptr_array_index(period->heads, i);
        if (head->name != NULL && strcmp(head->name, name) == 0)
            return head;
    }
    return NULL;
}

static void append_signature(struct facts_builder *builder, xmlNodePtr parent, const struct signature *signature,
                             const struct signature *plans)
{
    const GPtrArray *authority = list_length(signature->authority) > 0 ? signature->authority : plans->authority;
    xmlNodePtr       node = facts_element(builder, parent, "signature", &signature->name.span);

    append_lines(builder, node, "authority", authority);
    facts_plain(builder, node, "signer", signature->name.text != NULL ? &signature->name : &plans->name);
}

static void append_rich_list(struct facts_builder *builder, xmlNodePtr parent, const char *list, const char *name,
                             const GPtrArray *items)
{
    xmlNodePtr node = facts_element(builder, parent, list, parent->_private);

    for (unsigned i = 0; i < list_length(items); i++)
        facts_rich(builder, node, name, g_ptr_array_index(items, i));
}

static xmlNodePtr append_cited_document(struct facts_builder *builder, xmlNodePtr parent,
                                        const struct cited_document *cited)
{
    xmlNodePtr node = facts_element(builder, parent, "document", &cited->span);

    facts_set_kept(node, "id", cited->id);
    facts_set_kept(node, "kind", cited->kind.text);
    facts_set_kept(node, "symbol", cited->symbol.text);
    facts_set_date(node, "date", cited->date);
    facts_set_kept(node, "issuer", cited->issuer.text);
    facts_rich(builder, node, "subject", &cited->subject);
    return node;
}

/* What the document rests on, and at whose proposal it is issued. */
static void append_grounds(struct facts_builder *builder, xmlNodePtr parent, const struct plan_document *document)
{
    xmlNodePtr bases = facts_element(builder, parent, "bases", &document->span);

    for (unsigned i = 0; i < list_length(document->bases); i++)
        append_cited_document(builder, bases, g_ptr_array_index(document->bases, i));
    facts_rich(builder, parent, "proposal", &document->proposal);
}

static void append_report(struct facts_builder *builder, xmlNodePtr parent, const struct plan_document *document)
{
    const struct report_head *head = find_head(builder->period, document->name);
    xmlNodePtr  node = facts_element(builder, parent, "report", head != NULL ? &head->span : &document->span);
    const char *number = head != NULL && head->number.text != NULL ? head->number.text : document->number.text;
    struct date date = head != NULL && date_is_set(head->date) ? head->date : document->date;

    facts_set_kept(node, "name", document->name);
    if (number != NULL && number[0] != '\0')
        facts_set(node, "number", document_number(builder, number));
    facts_set_date(node, "date", date);
    if (!date_is_set(builder->facts->date))
        builder->facts->date = date;
    facts_index(builder, "report", document->name, node);
    if (document->title.text != NULL)
        facts_plain(builder, node, "title", &document->title);
    append_grounds(builder, node, document);
    facts_set_kept(node, "unit", document->unit.text);
    append_rich_list(builder, node, "marks", "mark", document->marks);
    append_rich_list(builder, node, "addressees", "addressee", document->addressees);
    append_rich_list(builder, node, "recipients", "recipient", document->recipients);
    append_signature(builder, node, head != NULL ? &head->signature : &document->signature, &document->signature);
}

/* The documents that this run can make: the period's kind, or the plan's own. */
static void append_reports(struct facts_builder *builder, xmlNodePtr root)
{
    xmlNodePtr node = facts_element(builder, root, "reports", NULL);

    for (unsigned i = 0; i < list_length(builder->plan->documents); i++) {
        const struct plan_document *document = g_ptr_array_index(builder->plan->documents, i);
        bool                        for_this = builder->period != NULL
                                                   ? !document->for_plan && document->period_kind == builder->period->id.kind
                                                   : document->for_plan;
        if (for_this)
            append_report(builder, node, document);
    }
}

/* The document of that id in a list; NULL if there is none. */
static const struct cited_document *find_cited(const GPtrArray *documents, const char *id)
{
    for (unsigned i = 0; i < list_length(documents); i++) {
        const struct cited_document *cited = g_ptr_array_index(documents, i);
        if (cited->id != NULL && id != NULL && strcmp(cited->id, id) == 0)
            return cited;
    }
    return NULL;
}

/* The plan's, each replaced by the period's of its id; then the period's others. */
static void append_cited(struct facts_builder *builder, xmlNodePtr root)
{
    const GPtrArray *plans = builder->plan->cited, *periods = builder->period != NULL ? builder->period->cited : NULL;
    xmlNodePtr       list = facts_element(builder, root, "cited", NULL);

    for (unsigned i = 0; i < list_length(plans); i++) {
        const struct cited_document *cited = g_ptr_array_index(plans, i);
        const struct cited_document *own = find_cited(periods, cited->id);
        facts_index(builder, "cited", cited->id, append_cited_document(builder, list, own != NULL ? own : cited));
    }
    for (unsigned i = 0; i < list_length(periods); i++) {
        const struct cited_document *cited = g_ptr_array_index(periods, i);
        if (find_cited(plans, cited->id) == NULL)
            facts_index(builder, "cited", cited->id, append_cited_document(builder, list, cited));
    }
}

static void set_size(struct facts_builder *builder, xmlNodePtr node, const struct class *class)
{
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    for (unsigned i = 0; i < list_length(builder->plan->agencies); i++) {
        const struct agency *agency = g_ptr_array_index(builder->plan->agencies, i);
        if (agency->stands_for == NULL && agency->classes != NULL && g_ptr_array_find(agency->classes, class, NULL))
            facts_item(builder, items, (struct figure_item){&agency->span, agency->id, NULL, FIGURE_ALL});
    }
    figure = figure_of_items(FIGURE_SIZE, items);
    facts_set_counted(builder, node, "size", &figure);
}

static void append_registry(struct facts_builder *builder, xmlNodePtr root)
{
    const struct plan *plan = builder->plan;
    xmlNodePtr         classes = facts_element(builder, root, "classes", NULL), agencies;

    for (unsigned i = 0; i < list_length(plan->classes); i++) {
        const struct class *class = g_ptr_array_index(plan->classes, i);
        xmlNodePtr node = facts_element(builder, classes, "class", &class->span);
        facts_set_kept(node, "id", class->id);
        set_size(builder, node, class);
        facts_index(builder, "class", class->id, node);
        facts_plain(builder, node, "title", &class->title);
    }
    agencies = facts_element(builder, root, "agencies", NULL);
    for (unsigned i = 0; i < list_length(plan->agencies); i++) {
        const struct agency *agency = g_ptr_array_index(plan->agencies, i);
        facts_agency(builder, agencies, agency);
        facts_amendments_agency(builder, agencies->last, agency);
        facts_index(builder, "agency", agency->id, agencies->last);
    }
}

/* The period's prose stands first of those with one id: the plan's is then left out. */
static void append_prose(struct facts_builder *builder, xmlNodePtr root)
{
    const GPtrArray *sources[] = {builder->plan->prose, builder->period != NULL ? builder->period->prose : NULL};
    GHashTable      *overriding = g_hash_table_new(g_str_hash, g_str_equal);
    xmlNodePtr       list = facts_element(builder, root, "prose", NULL);

    for (unsigned i = 0; i < list_length(sources[1]); i++) {
        const struct prose *prose = g_ptr_array_index(sources[1], i);
        if (prose->id != NULL && prose->text.text != NULL)
            g_hash_table_add(overriding, (void *)(uintptr_t)prose->id);
    }
    for (unsigned s = 0; s < G_N_ELEMENTS(sources); s++) {
        for (unsigned i = 0; i < list_length(sources[s]); i++) {
            const struct prose *prose = g_ptr_array_index(sources[s], i);
            xmlNodePtr          node;
            if (prose->id == NULL || prose->text.text == NULL ||
                (s == 0 && g_hash_table_contains(overriding, prose->id)))
                continue;
            node = facts_rich(builder, list, "text", &prose->text);
            facts_set_kept(node, "id", prose->id);
            facts_index(builder, "text", prose->id, node);
        }
    }
    g_hash_table_destroy(overriding);
}

struct facts *facts_compute(struct arena *arena, const struct plan *plan, const struct period *period,
                            struct diags *diags)
{
    struct facts        *facts = arena_new_struct(arena, struct facts);
    struct facts_builder builder = {.arena = arena, .diags = diags, .facts = facts, .plan = plan, .period = period};
    xmlNodePtr           root;

    if (plan->source != NULL) {
        char *folder = g_path_get_dirname(plan->source->path);

        facts->folder = arena_strdup(arena, folder);
        g_free(folder);
    }
    facts->tree = facts_tree_new();
    facts->document = facts_tree_document(facts->tree);
    facts->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    facts->plan = plan;
    builder.agencies = g_hash_table_new(NULL, NULL);
    builder.dues = arena_new_array(arena, struct due_words, DUES_SIZE);
    root = facts_element(&builder, NULL, "facts", NULL);
    xmlDocSetRootElement(facts->document, root);
    append_plan(&builder, root);
    append_issuer(&builder, root);
    if (period != NULL)
        append_period(&builder, root);
    append_reports(&builder, root);
    append_cited(&builder, root);
    append_registry(&builder, root);
    facts_items_append(&builder, root);
    submissions_append(&builder, root);
    facts_received_append(&builder, root);
    facts_issued_append(&builder, root);
    append_prose(&builder, root);
    facts_narratives_append(&builder, root);
    facts_changes_append(&builder, root);
    g_hash_table_destroy(builder.agencies);
    facts->document->_private = NULL;
    return facts;
}

void facts_free(struct facts *facts)
{
    if (facts == NULL)
        return;
    g_hash_table_destroy(facts->by_id);
    if (facts->prints != NULL)
        g_ptr_array_unref(facts->prints);
    duties_free(facts->duties);
    facts_tree_free(facts->tree);
}

/* Made when somebody asks: most documents don't. */
static const struct duty *duty_of(struct facts *facts, const char *agency)
{
    const struct agency *found = facts->plan != NULL ? table_find(facts->plan->agencies_by_id, agency) : NULL;

    if (found == NULL)
        return NULL;
    if (facts->duties == NULL)
        facts->duties = duties_new(facts->plan);
    return duties_of(facts->duties, found);
}

GPtrArray *facts_tasks_of(struct facts *facts, const char *agency)
{
    const struct duty *duty = duty_of(facts, agency);
    GPtrArray         *nodes = g_ptr_array_new();

    for (unsigned i = 0; duty != NULL && i < duty->tasks->len; i++)
        g_ptr_array_add(nodes, facts_by_id(facts, "task", ((const struct task *)duty->tasks->pdata[i])->id));
    return nodes;
}

GPtrArray *facts_indicators_of(struct facts *facts, const char *agency)
{
    const struct duty *duty = duty_of(facts, agency);
    GPtrArray         *nodes = g_ptr_array_new();

    for (unsigned i = 0; duty != NULL && i < duty->indicators->len; i++)
        g_ptr_array_add(nodes,
                        facts_by_id(facts, "indicator", ((const struct indicator *)duty->indicators->pdata[i])->id));
    return nodes;
}

bool facts_leads(struct facts *facts, const char *agency)
{
    const struct duty *duty = duty_of(facts, agency);

    return duty != NULL && duty->leads;
}

void facts_keep_prints(struct facts *facts)
{
    if (facts->prints == NULL)
        facts->prints = g_ptr_array_new();
}
