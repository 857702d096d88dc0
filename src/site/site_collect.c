/*
 * site_collect.c -- the facts of one period become the records that pages are written from: words are as the reports
 * print them, so that page and report can't differ.
 */
#include <string.h>

#include "base/xml_node.h"
#include "figure.h"
#include "site_int.h"
#include "viet.h"

/* ---- Reading the tree ---- */

/* In the arena; NULL: there is no such attribute. */
static const char *attribute(struct arena *arena, const xmlNode *node, const char *name)
{
    xmlChar    *value = xmlGetNoNsProp(node, BAD_CAST name);
    const char *copy = value != NULL ? arena_strdup(arena, (const char *)value) : NULL;

    xmlFree(value);
    return copy;
}

static bool has_flag(const xmlNode *node, const char *name)
{
    return xmlHasProp(node, BAD_CAST name) != NULL;
}

static unsigned number(struct arena *arena, const xmlNode *node, const char *name)
{
    const char *text = node != NULL ? attribute(arena, node, name) : NULL;

    return text != NULL ? (unsigned)g_ascii_strtoull(text, NULL, 10) : 0;
}

/* Paragraphs become sentences of one line; notes are left out. */
static void gather(GString *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE)
            g_string_append(out, (const char *)child->content);
        if (child->type != XML_ELEMENT_NODE || xml_is(child, "note"))
            continue;
        if (xml_is(child, "p")) {
            xmlChar *label = xmlGetNoNsProp(child, BAD_CAST "label");
            g_string_append(out, out->len > 0 ? " " : "");
            if (label != NULL && *label != '\0')
                g_string_append_printf(out, "%s ", (const char *)label);
            xmlFree(label);
        }
        gather(out, child);
    }
}

/* Plain text of an element; NULL: there is no such element, or it is empty. */
static const char *text_of(struct arena *arena, const xmlNode *node)
{
    GString    *out = g_string_new(NULL);
    const char *copy = NULL;

    if (node != NULL)
        gather(out, node);
    g_strstrip(out->str);
    if (*out->str != '\0')
        copy = arena_strdup(arena, out->str);
    g_string_free(out, TRUE);
    return copy;
}

static const char *text_of_child(struct arena *arena, const xmlNode *node, const char *name)
{
    return text_of(arena, xml_child(node, name));
}

/* Ids of the agencies in an element. */
static void add_agencies(struct site *site, const xmlNode *list, GPtrArray *ids)
{
    for (xmlNodePtr node = xml_child(list, "agency"); node != NULL; node = xml_next(node)) {
        const char *id = attribute(site->arena, node, "id");
        if (id != NULL && !g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL))
            g_ptr_array_add(ids, (char *)(uintptr_t)id);
    }
}

/* ---- Indicators ---- */

static GPtrArray *stages_of(struct site *site, const xmlNode *node, const char *name)
{
    GPtrArray *stages = site_list(site);

    for (xmlNodePtr staged = xml_child(node, name); staged != NULL; staged = xml_next(staged)) {
        struct site_stage *stage = arena_new_struct(site->arena, struct site_stage);

        *stage = (struct site_stage){attribute(site->arena, staged, "stage"), text_of(site->arena, staged)};
        if (stage->text != NULL && strcmp(stage->text, "-") != 0)
            g_ptr_array_add(stages, stage);
    }
    return stages;
}

/* The target for the period's year: the only one, or the one marked. */
static xmlNodePtr current_target(const xmlNode *node)
{
    xmlNodePtr first = xml_child(node, "target");

    for (xmlNodePtr target = first; target != NULL; target = xml_next(target))
        if (has_flag(target, "current"))
            return target;
    return first;
}

static char *decimal_text(struct arena *arena, const struct decimal *value)
{
    char text[DECIMAL_TEXT_MAX];

    if (value == NULL)
        return NULL;
    decimal_print(*value, text);
    return arena_strdup(arena, text);
}

static struct site_figure *figure_of(struct site *site, const xmlNode *node, const struct pipeline *pipeline,
                                     const char *id)
{
    struct arena           *arena = site->arena;
    struct site_figure     *figure = arena_new_struct(arena, struct site_figure);
    xmlNodePtr              result = xml_child(node, "result");
    const struct indicator *indicator = g_hash_table_lookup(pipeline->plan->indicators_by_id, id);
    const struct result    *given = indicator != NULL ? period_result(pipeline->period, indicator, NULL) : NULL;

    figure->status = attribute(arena, node, "status");
    if (current_target(node) != NULL) {
        figure->target = text_of(arena, current_target(node));
        figure->target_value = attribute(arena, current_target(node), "value");
    }
    figure->change = text_of_child(arena, node, "change");
    if (figure->change == NULL && xml_child(node, "change") != NULL)
        figure->change = attribute(arena, xml_child(node, "change"), "value");
    if (result == NULL)
        return figure;
    figure->text = text_of(arena, result);
    figure->value = attribute(arena, result, "value");
    figure->unit = attribute(arena, result, "unit");
    figure->relation = attribute(arena, result, "relation");
    figure->as_of = attribute(arena, result, "as-of");
    figure->none = has_flag(result, "none") ? figure->text : NULL;
    figure->estimated = has_flag(result, "estimated");
    figure->cumulative = has_flag(result, "cumulative");
    if (given != NULL && given->value != NULL) {
        figure->numerator = decimal_text(arena, given->value->numerator);
        figure->denominator = decimal_text(arena, given->value->denominator);
        figure->note = given->value->remark.text != NULL ? arena_strdup(arena, given->value->remark.text) : NULL;
    }
    return figure;
}

static struct site_indicator *indicator_of(struct site *site, const xmlNode *node, const char *group)
{
    struct arena          *arena = site->arena;
    struct site_indicator *indicator = arena_new_struct(arena, struct site_indicator);

    indicator->id = attribute(arena, node, "id");
    indicator->title = text_of_child(arena, node, "title");
    indicator->unit = attribute(arena, node, "unit");
    indicator->direction = attribute(arena, node, "direction");
    indicator->leaf = has_flag(node, "leaf");
    indicator->group = group;
    indicator->lead = text_of_child(arena, node, "lead");
    indicator->leads = site_list(site);
    add_agencies(site, xml_child(node, "lead-agencies"), indicator->leads);
    indicator->targets = stages_of(site, node, "target");
    indicator->baselines = stages_of(site, node, "baseline");
    if (indicator->title == NULL)
        indicator->title = indicator->id;
    return indicator;
}

/* What is read of a period's facts, and where it goes. */
struct reading {
    struct site           *site;
    struct site_plan      *plan;
    struct site_period    *period;
    const struct pipeline *pipeline;
    bool                   newest; /* the plan's lists are to be as this period has them */
};

static void add_indicators(struct reading *reading, const xmlNode *parent, const char *group)
{
    struct arena *arena = reading->site->arena;

    for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next) {
        if (xml_is(node, "group"))
            add_indicators(reading, node, text_of_child(arena, node, "title"));
        if (!xml_is(node, "indicator"))
            continue;
        const char *id = attribute(arena, node, "id");
        g_hash_table_insert(reading->period->figures, (char *)(uintptr_t)id,
                            figure_of(reading->site, node, reading->pipeline, id));
        if (reading->newest)
            g_ptr_array_add(reading->plan->indicators, indicator_of(reading->site, node, group));
        add_indicators(reading, node, group);
    }
}

/* ---- Tasks ---- */

static void add_task(struct site *site, struct site_period *period, const xmlNode *node)
{
    struct arena     *arena = site->arena;
    struct site_task *task = arena_new_struct(arena, struct site_task);

    task->id = attribute(arena, node, "id");
    task->title = text_of_child(arena, node, "title");
    task->lead = text_of_child(arena, node, "lead");
    task->due = text_of_child(arena, node, "due");
    task->state = attribute(arena, node, "state");
    task->leads = site_list(site);
    add_agencies(site, xml_child(node, "lead-agencies"), task->leads);
    for (xmlNodePtr part = xml_child(node, "part"); part != NULL; part = xml_next(part))
        add_agencies(site, xml_child(part, "lead-agencies"), task->leads);
    if (task->title != NULL)
        g_ptr_array_add(period->tasks, task);
}

static void add_tasks(struct site *site, struct site_period *period, const xmlNode *parent)
{
    for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next) {
        if (xml_is(node, "task") && has_flag(node, "leaf"))
            add_task(site, period, node);
        else if (xml_is(node, "group") || xml_is(node, "task"))
            add_tasks(site, period, node);
    }
}

static void add_counts(struct site *site, struct site_period *period, const xmlNode *tasks)
{
    const xmlNode *counts = xml_child(tasks, "counts");

    period->n_total += number(site->arena, counts, "total");
    period->n_done += number(site->arena, counts, "done");
    period->n_doing += number(site->arena, counts, "doing");
    period->n_todo += number(site->arena, counts, "todo");
    period->n_overdue += number(site->arena, counts, "overdue");
}

/* ---- Requirements, agencies, changes ---- */

static void add_requirement(struct site *site, struct site_period *period, const xmlNode *node)
{
    struct site_requirement *requirement = arena_new_struct(site->arena, struct site_requirement);

    requirement->title = text_of_child(site->arena, node, "title");
    requirement->due = text_of_child(site->arena, node, "due");
    requirement->overdue = has_flag(node, "overdue");
    requirement->submitted = site_list(site);
    requirement->missing = site_list(site);
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (xml_is(child, "of") || xml_is(child, "others")) {
            add_agencies(site, xml_child(child, "submitted"), requirement->submitted);
            add_agencies(site, xml_child(child, "missing"), requirement->missing);
        }
    g_ptr_array_add(period->requirements, requirement);
}

static void add_agency(struct site *site, struct site_plan *plan, const xmlNode *node)
{
    struct site_agency *agency = arena_new_struct(site->arena, struct site_agency);

    if (has_flag(node, "stands-for")) /* "các sở, ban, ngành" is nobody's page */
        return;
    agency->id = attribute(site->arena, node, "id");
    agency->name = text_of_child(site->arena, node, "name");
    if (agency->name != NULL)
        g_ptr_array_add(plan->agencies, agency);
}

static void add_changes(struct site *site, struct site_period *period, const xmlNode *changes)
{
    struct arena *arena = site->arena;

    for (const xmlNode *node = changes != NULL ? changes->children : NULL; node != NULL; node = node->next) {
        struct site_change *change;

        if (!xml_is(node, "indicator-change"))
            continue;
        change = arena_new_struct(arena, struct site_change);
        change->id = attribute(arena, node, "id");
        change->kind = attribute(arena, node, "kind");
        change->title = text_of_child(arena, node, "title");
        change->before = text_of_child(arena, node, "before");
        change->after = text_of_child(arena, node, "after");
        change->better = attribute(arena, node, "better");
        if (xml_child(node, "difference") != NULL)
            change->difference = attribute(arena, xml_child(node, "difference"), "value");
        g_ptr_array_add(period->changes, change);
    }
}

/* ---- The period ---- */

static void name_period(struct site *site, struct site_plan *plan, struct site_period *period,
                        const struct pipeline *pipeline)
{
    const struct period *of = pipeline->period;

    if (of == NULL) {
        period->title = plan->short_title;
        period->as_of = plan->range.from;
        period->id = (struct period_id){.kind = PERIOD_AD_HOC, .year = plan->range.from.year, .window = plan->range};
        return;
    }
    period->name = arena_strdup(site->arena, of->name);
    period->id = of->id;
    period->as_of = of->as_of;
    period->title = of->title.text != NULL ? arena_strdup(site->arena, of->title.text)
                                           : viet_period(site->arena, &of->id);
    if (period->title == NULL)
        period->title = period->name;
    if (!date_is_set(period->as_of))
        period->as_of = of->id.window.to;
    if (of->id.kind == PERIOD_AD_HOC)
        period->id.window.from = period->id.window.to = period->as_of;
}

/* Is it the newest so far?  Then the plan's lists are as it has them. */
static bool is_newest(const struct site_plan *plan, const struct site_period *period)
{
    for (unsigned i = 0; i < plan->periods->len; i++)
        if (date_compare(((const struct site_period *)plan->periods->pdata[i])->id.window.to, period->id.window.to) > 0)
            return false;
    return true;
}

struct site_period *site_collect(struct site *site, struct site_plan *plan, const struct pipeline *pipeline)
{
    struct site_period *period = arena_new_struct(site->arena, struct site_period);
    const xmlNode      *root = xmlDocGetRootElement(pipeline->facts->document);
    struct reading      reading = {site, plan, period, pipeline, false};

    name_period(site, plan, period, pipeline);
    reading.newest = is_newest(plan, period);
    period->figures = g_hash_table_new(g_str_hash, g_str_equal);
    period->tasks = site_list(site);
    period->requirements = site_list(site);
    period->changes = site_list(site);
    if (reading.newest) {
        plan->indicators = site_list(site);
        plan->agencies = site_list(site);
    }
    add_indicators(&reading, xml_child(root, "indicators"), NULL);
    add_tasks(site, period, xml_child(root, "tasks"));
    add_tasks(site, period, xml_child(root, "carried-tasks"));
    add_counts(site, period, xml_child(root, "tasks"));
    add_counts(site, period, xml_child(root, "carried-tasks"));
    for (xmlNodePtr node = xml_child(xml_child(root, "requirements"), "requirement"); node != NULL;
         node = xml_next(node))
        add_requirement(site, period, node);
    for (xmlNodePtr node = xml_child(xml_child(root, "agencies"), "agency"); reading.newest && node != NULL;
         node = xml_next(node))
        add_agency(site, plan, node);
    add_changes(site, period, xml_child(root, "changes"));
    return period;
}
