/*
 * facts_submissions.c -- requirements: submitted, missing and handed in within the period, per class, in registry
 * order.
 */
#include "facts_submissions.h"

#include <string.h>

#include "base/xml_node.h"
#include "due_text.h"
#include "rich_text.h"
#include "task_state.h"
#include "timeliness.h"
#include "viet.h"

static bool holds(const GPtrArray *list, const void *item)
{
    for (unsigned i = 0; i < list_length(list); i++)
        if (g_ptr_array_index(list, i) == item)
            return true;
    return false;
}

static bool is_member(const struct agency *agency, const struct class *class)
{
    return holds(agency->classes, class) && agency->stands_for == NULL;
}

/* Named beside the classes: who is a member of one owes it once. */
static bool is_named(const struct requirement *requirement, const struct agency *agency)
{
    for (unsigned i = 0; i < list_length(requirement->classes); i++)
        if (is_member(agency, g_ptr_array_index(requirement->classes, i)))
            return false;
    return holds(requirement->agencies, agency);
}

/* Those who owe: the members of class, or, if it is NULL, the agencies named outside the classes. */
static GPtrArray *owing(const struct plan *plan, const struct requirement *requirement, const struct class *class)
{
    GPtrArray *agencies = g_ptr_array_new();

    for (unsigned i = 0; i < list_length(plan->agencies); i++) {
        struct agency *agency = g_ptr_array_index(plan->agencies, i);
        bool           owes = class != NULL ? is_member(agency, class) : is_named(requirement, agency);
        if (owes)
            g_ptr_array_add(agencies, agency);
    }
    return agencies;
}

/* Those of agencies that are in the set, or that are not. */
static GPtrArray *members(const GPtrArray *agencies, GHashTable *set, bool in)
{
    GPtrArray *result = g_ptr_array_new();

    for (unsigned i = 0; i < agencies->len; i++)
        if (g_hash_table_contains(set, g_ptr_array_index(agencies, i)) == in)
            g_ptr_array_add(result, g_ptr_array_index(agencies, i));
    return result;
}

/* Where it is said of each agency that it submitted within a longer period: the first month that says so. */
static GHashTable *in_period_places(const struct plan *plan, const struct submission *submission)
{
    GHashTable *places = g_hash_table_new(NULL, NULL);

    for (unsigned i = list_length(submission->sources); i-- > 0;) {
        const struct submission *month = submission->sources->pdata[i];
        for (unsigned k = 0; k < list_length(month->in_period); k++)
            g_hash_table_insert(places, (gpointer)plan_successor(plan, month->in_period->pdata[k]),
                                (gpointer)&month->span);
    }
    return places;
}

/* Where an agency's part of a count is said; places: of those in the period, or NULL. */
static const struct span *place_of(enum figure_rule rule, const struct requirement *requirement,
                                   const struct submission *submission, const struct agency *agency, GHashTable *places)
{
    const struct span *place = places != NULL ? g_hash_table_lookup(places, agency) : NULL;

    if (place != NULL)
        return place;
    if (rule == FIGURE_SIZE)
        return &agency->span;
    return submission != NULL ? &submission->span : &requirement->span;
}

static void set_members(struct facts_builder *builder, xmlNodePtr node, const char *name, enum figure_rule rule,
                        const struct requirement *requirement, const struct submission *submission,
                        const GPtrArray *agencies)
{
    bool                 in_period = rule == FIGURE_IN_PERIOD && submission != NULL;
    GHashTable          *places = in_period ? in_period_places(builder->plan, submission) : NULL;
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    for (unsigned i = 0; i < agencies->len; i++) {
        const struct agency *agency = agencies->pdata[i];
        const struct span   *place = place_of(rule, requirement, submission, agency, places);
        facts_item(builder, items, (struct figure_item){place, agency->id, NULL, FIGURE_ALL});
    }
    figure = figure_of_items(rule, items);
    facts_set_counted(builder, node, name, &figure);
    if (places != NULL)
        g_hash_table_unref(places);
}

static void append_members(struct facts_builder *builder, xmlNodePtr node, const char *name, enum figure_rule rule,
                           const struct requirement *requirement, const struct submission *submission,
                           const GPtrArray *listed)
{
    set_members(builder, node, name, rule, requirement, submission, listed);
    facts_agencies(builder, node, name, listed);
}

/* Submitted, missing, in the period: of those who owe.  Those missing are added to late, unless that is NULL. */
static unsigned append_handed_in(struct facts_builder *builder, xmlNodePtr node, const struct requirement *requirement,
                                 const struct submission *submission, const GPtrArray *agencies, GHashTable *late)
{
    GHashTable *submitted =
        submission_set(builder->plan, submission, submission != NULL ? submission->submitted : NULL);
    GHashTable *in_period =
        submission_set(builder->plan, submission, submission != NULL ? submission->in_period : NULL);
    GPtrArray *handed = members(agencies, submitted, true), *missing = members(agencies, submitted, false);
    GPtrArray *within = members(agencies, in_period, true);
    unsigned   count = missing->len;

    for (unsigned i = 0; late != NULL && i < missing->len; i++)
        g_hash_table_add(late, g_ptr_array_index(missing, i));
    append_members(builder, node, "submitted", FIGURE_SUBMITTED, requirement, submission, handed);
    append_members(builder, node, "missing", FIGURE_MISSING, requirement, submission, missing);
    append_members(builder, node, "in-period", FIGURE_IN_PERIOD, requirement, submission, within);
    g_ptr_array_free(handed, TRUE);
    g_ptr_array_free(missing, TRUE);
    g_ptr_array_free(within, TRUE);
    g_hash_table_destroy(submitted);
    g_hash_table_destroy(in_period);
    return count;
}

/* Returns how many are missing; they are added to late, unless that is NULL. */
static unsigned append_owing(struct facts_builder *builder, xmlNodePtr parent, const struct requirement *requirement,
                             const struct class *class, const struct submission *submission, GHashTable *late)
{
    GPtrArray         *agencies = owing(builder->plan, requirement, class);
    const char        *name = class != NULL ? "of" : "others";
    const struct span *span = submission != NULL ? &submission->span : &requirement->span;
    xmlNodePtr         node = facts_element(builder, parent, name, span);
    unsigned           missing = 0;

    if (class != NULL) {
        facts_set(node, "class", class->id);
        facts_plain(builder, node, "title", &class->title);
    }
    set_members(builder, node, "size", FIGURE_SIZE, requirement, submission, agencies);
    if (builder->period != NULL && (requirement->figures_within == 0 || builder->period->months == NULL))
        missing = append_handed_in(builder, node, requirement, submission, agencies, late);
    g_ptr_array_free(agencies, TRUE);
    return missing;
}

static void append_due(struct facts_builder *builder, xmlNodePtr node, const struct due *due)
{
    if (due->printed.text != NULL)
        facts_rich(builder, node, "due", &due->printed);
    else if (due->kind != DUE_NONE)
        rich_text_words(builder, facts_element(builder, node, "due", &due->span), due_text(builder->arena, due));
}

/* What is said of a requirement, and the plan's own words on it. */
static void keep_places(struct facts_builder *builder, xmlNodePtr node, const struct requirement *requirement,
                        const struct submission *submission)
{
    struct figure_items *items = facts_items_new(builder);
    struct figure        figure;

    for (unsigned i = 0; submission != NULL && i < list_length(submission->sources); i++)
        facts_item(builder, items,
                   (struct figure_item){&((const struct submission *)submission->sources->pdata[i])->span,
                                        requirement->id, NULL, FIGURE_ALL});
    if (submission != NULL && list_length(submission->sources) == 0)
        facts_item(builder, items, (struct figure_item){&submission->span, requirement->id, NULL, FIGURE_ALL});
    facts_item(builder, items, (struct figure_item){&requirement->span, requirement->id, NULL, FIGURE_ALL});
    figure = figure_of_items(FIGURE_GIVEN, items);
    facts_made(builder, node, NULL, &figure);
}

/* Does anybody owe it who is no member of its classes? */
static bool names_others(const struct plan *plan, const struct requirement *requirement)
{
    GPtrArray *others = owing(plan, requirement, NULL);
    bool       any = others->len > 0;

    g_ptr_array_free(others, TRUE);
    return any;
}

/* ---- How agencies kept to the day on which figures are due ---- */

static const char *const timely_names[] = {[TIMELY_AWAITED] = "awaited",
                                           [TIMELY_MISSING] = "missing",
                                           [TIMELY_ON_TIME] = "on-time",
                                           [TIMELY_LATE] = "late",
                                           [TIMELY_UNDATED] = "undated"};

static void append_delivery(struct facts_builder *builder, xmlNodePtr parent, const struct period *period,
                            const struct timely *timely)
{
    xmlNodePtr node = facts_element(builder, parent, "delivery", parent->_private);

    facts_set_kept(node, "period", period->name);
    facts_set_kept(node, "title", viet_period(builder->arena, &period->id));
    facts_set_date(node, "due-to", timely->deadline);
    facts_set_literal(node, "state", timely_names[timely->state]);
    facts_set_date(node, "date", timely->date);
    if (timely->state == TIMELY_LATE)
        facts_set_count(node, "days-late", timely->days_late);
}

/* The period, or the months of a longer one, of one agency. */
static void append_agency(struct facts_builder *builder, xmlNodePtr parent, const struct requirement *requirement,
                          const struct agency *agency, struct date today)
{
    const struct period *period = builder->period;
    xmlNodePtr           node = facts_element(builder, parent, "deliveries", &requirement->span);
    unsigned             n_months = period->months != NULL ? period->months->len : 1, counts[TIMELY_UNDATED + 1] = {0};

    facts_set_kept(node, "agency", agency->id);
    for (unsigned i = 0; i < n_months; i++) {
        const struct period *month = period->months != NULL ? period->months->pdata[i] : period;
        struct timely        timely = timely_of(builder->plan, requirement, month, agency, today);

        counts[timely.state]++;
        append_delivery(builder, node, month, &timely);
    }
    facts_set_count(node, "on-time", counts[TIMELY_ON_TIME]);
    facts_set_count(node, "late", counts[TIMELY_LATE]);
    facts_set_count(node, "missing", counts[TIMELY_MISSING]);
}

static void append_deliveries(struct facts_builder *builder, xmlNodePtr node, const struct requirement *requirement)
{
    struct date today = period_today(builder->plan, builder->period);

    for (unsigned i = 0; i < list_length(builder->plan->agencies); i++) {
        const struct agency *agency = builder->plan->agencies->pdata[i];

        if (!agency->merger.applied && requirement_owes_in(requirement, agency))
            append_agency(builder, node, requirement, agency, today);
    }
}

/* ---- Requirements ---- */

/* Figures come in behind the as-of day; what else is due is reported up to that day. */
static struct date today_of(const struct facts_builder *builder, bool figures)
{
    return figures ? period_today(builder->plan, builder->period) : reckoning_of(builder->plan, builder->period).as_of;
}

static void append_requirement(struct facts_builder *builder, xmlNodePtr parent, const struct requirement *requirement,
                               GHashTable *late)
{
    xmlNodePtr               node = facts_element(builder, parent, "requirement", &requirement->span);
    const struct submission *submission = NULL;
    bool                     figures = requirement->figures_within > 0 && builder->period != NULL;
    struct due               due = requirement_due(builder->plan, requirement, builder->period);
    struct date              deadline = due_deadline(&due);
    unsigned                 missing = 0;
    bool                     overdue = false;

    if (builder->period != NULL && date_is_set(deadline))
        overdue = date_compare(deadline, today_of(builder, figures)) < 0;
    if ((date_is_set(deadline) && !overdue) || (figures && builder->period->months != NULL))
        late = NULL; /* there is still time; or it is of each month */
    if (builder->period != NULL)
        submission = table_find(builder->period->submissions_by_id, requirement->id);
    facts_set(node, "id", requirement->id);
    facts_set_flag(node, "figures", requirement->figures_within > 0);
    keep_places(builder, node, requirement, submission);
    if (due.kind == DUE_SPAN || due.kind == DUE_BEFORE)
        facts_set_date(node, "due-to", due.range.to);
    facts_index(builder, "requirement", requirement->id, node);
    facts_rich(builder, node, "title", &requirement->title);
    append_due(builder, node, &due);
    for (unsigned i = 0; i < list_length(requirement->classes); i++)
        missing +=
            append_owing(builder, node, requirement, g_ptr_array_index(requirement->classes, i), submission, late);
    if (names_others(builder->plan, requirement))
        missing += append_owing(builder, node, requirement, NULL, submission, late);
    if (figures)
        append_deliveries(builder, node, requirement);
    facts_set_flag(node, "overdue", overdue && missing > 0);
    facts_set_flag(node, "owed", late != NULL && missing > 0);
}

void submissions_append(struct facts_builder *builder, xmlNodePtr root)
{
    xmlNodePtr  list = facts_element(builder, root, "requirements", NULL);
    GHashTable *late = g_hash_table_new(NULL, NULL);
    GPtrArray  *agencies;

    for (unsigned i = 0; i < list_length(builder->plan->requirements); i++)
        append_requirement(builder, list, g_ptr_array_index(builder->plan->requirements, i), late);
    if (g_hash_table_size(late) > 0) {
        agencies = members(builder->plan->agencies, late, true);
        facts_agencies(builder, list, "owing", agencies);
        g_ptr_array_free(agencies, TRUE);
    }
    g_hash_table_destroy(late);
}

GPtrArray *facts_owing(const struct facts *facts)
{
    GPtrArray *ids = g_ptr_array_new();
    xmlNodePtr root = xmlDocGetRootElement(facts->document);
    xmlNodePtr owing = xml_child(xml_child(root, "requirements"), "owing");

    for (xmlNodePtr agency = owing != NULL ? owing->children : NULL; agency != NULL; agency = agency->next)
        for (xmlAttrPtr attribute = agency->properties; attribute != NULL; attribute = attribute->next)
            if (strcmp((const char *)attribute->name, "id") == 0 && attribute->children != NULL)
                g_ptr_array_add(ids, attribute->children->content);
    return ids;
}
