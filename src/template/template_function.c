/*
 * template_function.c -- the functions of the template language.
 *
 * Figures are exact decimals; they travel between functions as call_canonical text ("96.26").
 */
#include <string.h>

#include "template_call.h"
#include "viet.h"

/* ---- Dates ---- */

static void print_date(xmlXPathParserContextPtr parser, int count,
                       const char *(*print)(struct arena *arena, struct date date))
{
    struct call call;
    struct date date;
    const char *text = NULL;

    if (call_begin(&call, parser, count)) {
        if (date_parse(call_text(&call, 0), &date))
            text = print(call.run->arena, date);
        else
            run_report(call.run, DIAG_EXPAND_NOT_A_DATE, call_text(&call, 0), "", "");
    }
    call_end_text(&call, parser, text);
}

static void run_date(xmlXPathParserContextPtr parser, int count)
{
    print_date(parser, count, viet_date);
}

static void run_long_date(xmlXPathParserContextPtr parser, int count)
{
    print_date(parser, count, viet_long_date);
}

static void run_period_title(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;
    xmlNodePtr  period, title;

    if (call_begin(&call, parser, count)) {
        const char *form = call.count > 0 ? call_text(&call, call.count - 1) : NULL;
        bool        is_long = g_strcmp0(form, "long") == 0;

        period = xml_child(call.run->root, "period");
        title = period != NULL ? xml_child(period, is_long ? "long-title" : "title") : NULL;
        if (title != NULL)
            text = node_text(call.run, title);
        else
            run_report(call.run, DIAG_EXPAND_EMPTY, "period/title", "", "");
    }
    call_end_text(&call, parser, text);
}

/* ---- Words ---- */

static void change_case(xmlXPathParserContextPtr parser, int count,
                        const char *(*change)(struct arena *arena, const char *text))
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count))
        text = change(call.run->arena, call_text(&call, 0));
    call_end_text(&call, parser, text);
}

static void run_upper(xmlXPathParserContextPtr parser, int count)
{
    change_case(parser, count, viet_upper);
}

static void run_lower(xmlXPathParserContextPtr parser, int count)
{
    change_case(parser, count, viet_lower);
}

static void run_capitalise(xmlXPathParserContextPtr parser, int count)
{
    change_case(parser, count, viet_capitalise);
}

/* A node's child; an agency that stands without its names has them in the registry. */
static xmlNodePtr part_of(struct run *run, xmlNodePtr node, const char *part)
{
    xmlNodePtr  child = node->type == XML_ELEMENT_NODE ? xml_child(node, part) : NULL;
    const char *id = child == NULL ? xml_attribute(node, "id") : NULL;

    if (id != NULL && strcmp((const char *)node->name, "agency") == 0 &&
        (node = facts_by_id(run->facts, "agency", id)) != NULL)
        child = xml_child(node, part);
    return child;
}

/* The parts that names can be given in; "in-text" is the name as it stands inside a sentence. */
static const char *name_part(const char *form)
{
    return strcmp(form, "in-text") == 0 ? "name" : form;
}

static const char *name_text(struct call *call, xmlNodePtr node, const char *form)
{
    xmlNodePtr  piece = form != NULL ? part_of(call->run, node, name_part(form)) : node;
    const char *text = node_text(call->run, piece != NULL ? piece : node);

    return g_strcmp0(form, "in-text") == 0 ? viet_in_text(call->run->arena, text) : text;
}

/* form: of an agency's name; NULL: the nodes' own text. */
static const char *join_nodes(struct call *call, const char *form, const char *separator, const char *last)
{
    const xmlXPathObject *object = call->arguments[0];
    GString              *text = g_string_new(NULL);
    int                   total = object->nodesetval != NULL ? object->nodesetval->nodeNr : 0;
    const char           *result;

    if (total > 1)
        xmlXPathNodeSetSort(object->nodesetval);
    for (int i = 0; i < total; i++) {
        if (i > 0)
            g_string_append(text, i == total - 1 ? last : separator);
        g_string_append(text, name_text(call, object->nodesetval->nodeTab[i], form));
    }
    result = arena_strndup(call->run->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return result;
}

static bool any_comma(struct call *call, const char *form)
{
    const xmlNodeSet *set = call->arguments[0]->nodesetval;

    for (int i = 0; set != NULL && i < set->nodeNr; i++) {
        xmlNodePtr piece = part_of(call->run, set->nodeTab[i], name_part(form));

        if (piece != NULL && strchr(node_text(call->run, piece), ',') != NULL)
            return true;
    }
    return false;
}

/*
 * The agencies' short names, or full ones: vn:names($missing, 'name'), or those as inside a sentence: 'in-text'.
 * Semicolons stand between them if one of them holds a comma ("Văn hóa, Thể thao và Du lịch").
 */
static void run_names(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count)) {
        const char *form = count > 1 ? call_text(&call, 1) : "short-name";

        if (language_word_index("name short-name in-text", form) < 0)
            run_report(call.run, DIAG_EXPAND_ARGUMENT, form, "vn:names", "name, short-name, in-text");
        else
            text = any_comma(&call, form) ? join_nodes(&call, form, "; ", "; ") : join_nodes(&call, form, ", ", ", ");
    }
    call_end_text(&call, parser, text);
}

static void run_join(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count)) {
        const char *separator = count > 1 ? call_text(&call, 1) : ", ";

        text = join_nodes(&call, NULL, separator, count > 2 ? call_text(&call, 2) : separator);
    }
    call_end_text(&call, parser, text);
}

static void run_if(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count))
        text = xmlXPathCastToBoolean(call.arguments[0]) ? call_text(&call, 1) : count > 2 ? call_text(&call, 2) : "";
    call_end_text(&call, parser, text);
}

/* ---- Requirements ---- */

static xmlNodePtr find_of(xmlNodePtr requirement, const char *class)
{
    xmlNodePtr child;

    for (child = requirement->children; child != NULL; child = child->next)
        if (xml_is(child, "of") && g_strcmp0(xml_attribute(child, "class"), class) == 0)
            return child;
    return NULL;
}

static void report_class(struct call *call, xmlNodePtr requirement, const char *class)
{
    const char *known[32] = {NULL};
    unsigned    count = 0;

    for (xmlNodePtr child = requirement->children; child != NULL && count + 1 < G_N_ELEMENTS(known);
         child = child->next)
        if (child->type == XML_ELEMENT_NODE && xml_attribute(child, "class") != NULL)
            known[count++] = xml_attribute(child, "class");
    run_report(call->run, DIAG_EXPAND_ID, "class", class, diag_nearest(class, known));
}

static void record_attribute(struct run *run, const xmlNode *node, const char *name)
{
    for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            record_node(run, (xmlNodePtr)attribute);
}

/* "11/15 sở, ban, ngành"; a third argument picks another of the counts: missing, in-period. */
static const char *of_text(struct call *call)
{
    struct arena *arena = call->run->arena;
    xmlNodePtr    requirement = call_node(call->arguments[0]), of;
    const char *class = call_text(call, 1), *which = call->count > 2 ? call_text(call, 2) : "submitted";
    const char *number, *size;

    if (requirement == NULL || requirement->type != XML_ELEMENT_NODE) {
        run_report(call->run, DIAG_EXPAND_EMPTY, "vn:of()", "", "");
        return NULL;
    }
    if ((of = find_of(requirement, class)) == NULL) {
        report_class(call, requirement, class);
        return NULL;
    }
    number = language_word_index("submitted missing in-period", which) >= 0 ? xml_attribute(of, which) : NULL;
    size = xml_attribute(of, "size");
    record_attribute(call->run, of, which);
    record_attribute(call->run, of, "size");
    if (number == NULL || size == NULL) {
        run_report(call->run, DIAG_EXPAND_ARGUMENT, which, "vn:of", "submitted, missing, in-period");
        return NULL;
    }
    return arena_printf(arena, "%s/%s %s", viet_count(arena, strtol(number, NULL, 10)),
                        viet_count(arena, strtol(size, NULL, 10)),
                        xml_child(of, "title") != NULL ? node_text(call->run, xml_child(of, "title")) : "");
}

static void run_of(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count))
        text = of_text(&call);
    call_end_text(&call, parser, text);
}

/* ---- Look-ups ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *nearest_id(struct run *run, const char *kind, const char *id)
{
    GPtrArray     *ids = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer       key;
    size_t         length = strlen(kind);
    const char    *nearest;

    g_hash_table_iter_init(&iterator, run->facts->by_id);
    while (g_hash_table_iter_next(&iterator, &key, NULL))
        if (strncmp(key, kind, length) == 0 && ((const char *)key)[length] == '\n')
            g_ptr_array_add(ids, (char *)key + length + 1);
    g_ptr_array_sort(ids, compare_names); /* the same nearest one every time */
    g_ptr_array_add(ids, NULL);
    nearest = diag_nearest(id, (const char *const *)ids->pdata);
    g_ptr_array_free(ids, TRUE);
    return nearest;
}

/* Points at the id where it is written out in the expression. */
void call_report_id(struct run *run, const char *kind, const char *id)
{
    const char        *at = run->expr != NULL && *id != '\0' ? strstr(run->expr->text, id) : NULL;
    struct span        where = run->expr != NULL ? run->expr->span : SPAN_NONE;
    const struct span *data = run->at.node != NULL ? node_span(run->at.node) : NULL;

    if (at != NULL)
        where = expr_span_at(run->expr, (size_t)(at - run->expr->text), strlen(id));
    diag(run->diags, DIAG_EXPAND_ID, where, kind, id, nearest_id(run, kind, id), NULL);
    if (data != NULL && data->source != NULL && data->source != where.source)
        diag_also(run->diags, *data);
    run->failed = true;
}

static xmlXPathObjectPtr look_up(struct run *run, const char *kind, const char *id)
{
    xmlNodePtr node = facts_by_id(run->facts, kind, id);

    if (node == NULL) {
        call_report_id(run, kind, id);
        return NULL;
    }
    facts_ask(node);
    resolve_node(run, node);
    return xmlXPathNewNodeSet(node);
}

static void run_by_id(xmlXPathParserContextPtr parser, int count)
{
    struct call       call;
    xmlXPathObjectPtr result = NULL;

    if (call_begin(&call, parser, count))
        result = look_up(call.run, call_text(&call, 0), call_text(&call, 1));
    call_end(&call, parser, result != NULL ? result : xmlXPathNewNodeSet(NULL));
}

static void look_up_kind(xmlXPathParserContextPtr parser, int count, const char *kind)
{
    struct call       call;
    xmlXPathObjectPtr result = NULL;

    if (call_begin(&call, parser, count))
        result = look_up(call.run, kind, call_text(&call, 0));
    call_end(&call, parser, result != NULL ? result : xmlXPathNewNodeSet(NULL));
}

#define LOOK_UP(kind)                                                                                                  \
    static void run_##kind(xmlXPathParserContextPtr parser, int count)                                                 \
    {                                                                                                                  \
        look_up_kind(parser, count, #kind);                                                                            \
    }

LOOK_UP(requirement)
LOOK_UP(indicator)
LOOK_UP(task)
LOOK_UP(text)
LOOK_UP(group)
LOOK_UP(cited)
LOOK_UP(narrative)
LOOK_UP(class)

/* An agency by its id; without one, the agency that the document is made for, if any. */
static void run_agency(xmlXPathParserContextPtr parser, int count)
{
    struct call       call;
    xmlXPathObjectPtr result = NULL;

    if (call_begin(&call, parser, count)) {
        const char *id = count > 0 ? call_text(&call, 0) : call.run->agency;

        if (id != NULL)
            result = look_up(call.run, "agency", id);
    }
    call_end(&call, parser, result != NULL ? result : xmlXPathNewNodeSet(NULL));
}

/* The document being made: its number, date, addressees … */
static void run_report_node(xmlXPathParserContextPtr parser, int count)
{
    struct call       call;
    xmlXPathObjectPtr result = NULL;

    if (call_begin(&call, parser, count)) {
        if (call.run->report_name != NULL)
            result = look_up(call.run, "report", call.run->report_name);
        else
            run_report(call.run, DIAG_EXPAND_NO_REPORT, "", "", "");
    }
    call_end(&call, parser, result != NULL ? result : xmlXPathNewNodeSet(NULL));
}

/* ---- The table ---- */

static const struct function_rule functions[] = {
    {"vn:count", 1, 1, "", TYPE_STRING, NULL, run_count},
    {"vn:number", 1, 3, "", TYPE_STRING, NULL, run_number},
    {"vn:percent", 1, 4, "", TYPE_STRING, NULL, run_percent},
    {"vn:figure", 1, 2, "n ", TYPE_STRING, NULL, run_figure},
    {"vn:date", 1, 1, "", TYPE_STRING, NULL, run_date},
    {"vn:long-date", 1, 1, "", TYPE_STRING, NULL, run_long_date},
    {"vn:of", 2, 3, "n", TYPE_STRING, NULL, run_of},
    {"vn:names", 1, 2, "n ", TYPE_STRING, NULL, run_names},
    {"vn:roman", 1, 1, "", TYPE_STRING, NULL, run_roman},
    {"vn:words", 1, 1, "", TYPE_STRING, NULL, run_words},
    {"vn:upper", 1, 1, "", TYPE_STRING, NULL, run_upper},
    {"vn:lower", 1, 1, "", TYPE_STRING, NULL, run_lower},
    {"vn:capitalise", 1, 1, "", TYPE_STRING, NULL, run_capitalise},
    {"vn:join", 1, 3, "n  ", TYPE_STRING, NULL, run_join},
    {"vn:if", 2, 3, "", TYPE_STRING, NULL, run_if},
    {"vn:sum", 1, ARGUMENTS_MAX, "", TYPE_DECIMAL, NULL, run_sum},
    {"vn:difference", 2, 2, "", TYPE_DECIMAL, NULL, run_difference},
    {"vn:ratio", 3, 4, "", TYPE_DECIMAL, NULL, run_ratio},
    {"vn:period-title", 0, 2, "", TYPE_STRING, NULL, run_period_title},
    {"vn:by-id", 2, 2, "", TYPE_NODES, "", run_by_id},
    {"requirement", 1, 1, "", TYPE_NODES, "requirement", run_requirement},
    {"indicator", 1, 1, "", TYPE_NODES, "indicator", run_indicator},
    {"task", 1, 1, "", TYPE_NODES, "task", run_task},
    {"agency", 0, 1, "", TYPE_NODES, "agency", run_agency},
    {"class", 1, 1, "", TYPE_NODES, "class", run_class},
    {"members", 1, 1, "", TYPE_NODES, "agency", run_members},
    {"tasks-of", 0, 1, "", TYPE_NODES, "task", run_tasks_of},
    {"indicators-of", 0, 1, "", TYPE_NODES, "indicator", run_indicators_of},
    {"sender", 0, 1, "", TYPE_NODES, "sender?", run_sender},
    {"reported", 1, 2, "", TYPE_NODES, "reported?", run_reported},
    {"reported-task", 1, 2, "", TYPE_NODES, "reported-task?", run_reported_task},
    {"text", 1, 1, "", TYPE_NODES, "text", run_text},
    {"group", 1, 1, "", TYPE_NODES, "group", run_group},
    {"cited", 1, 1, "", TYPE_NODES, "document", run_cited},
    {"narrative", 1, 1, "", TYPE_NODES, "narrative", run_narrative},
    {"report", 0, 0, "", TYPE_NODES, "report", run_report_node},
    /* XPath's own */
    {"position", 0, 0, "", TYPE_NUMBER, NULL, NULL},
    {"last", 0, 0, "", TYPE_NUMBER, NULL, NULL},
    {"count", 1, 1, "n", TYPE_NUMBER, NULL, NULL},
    {"not", 1, 1, "", TYPE_BOOLEAN, NULL, NULL},
    {"true", 0, 0, "", TYPE_BOOLEAN, NULL, NULL},
    {"false", 0, 0, "", TYPE_BOOLEAN, NULL, NULL},
    {"boolean", 1, 1, "", TYPE_BOOLEAN, NULL, NULL},
    {"contains", 2, 2, "", TYPE_BOOLEAN, NULL, NULL},
    {"starts-with", 2, 2, "", TYPE_BOOLEAN, NULL, NULL},
    {"string", 0, 1, "", TYPE_STRING, NULL, NULL},
    {"concat", 2, ARGUMENTS_MAX, "", TYPE_STRING, NULL, NULL},
    {"substring", 2, 3, "", TYPE_STRING, NULL, NULL},
    {"substring-before", 2, 2, "", TYPE_STRING, NULL, NULL},
    {"substring-after", 2, 2, "", TYPE_STRING, NULL, NULL},
    {"string-length", 0, 1, "", TYPE_NUMBER, NULL, NULL},
    {"normalize-space", 0, 1, "", TYPE_STRING, NULL, NULL},
    {"translate", 3, 3, "", TYPE_STRING, NULL, NULL},
};

const struct function_rule *function_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    return NULL;
}

const char *function_nearest(const char *name)
{
    const char *names[G_N_ELEMENTS(functions) + 1] = {NULL};

    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        names[i] = functions[i].name;
    for (size_t i = 0; strchr(name, ':') == NULL && i < G_N_ELEMENTS(functions); i++)
        if (g_str_has_prefix(functions[i].name, "vn:") && strcmp(functions[i].name + 3, name) == 0)
            return functions[i].name; /* the prefix was forgotten */
    return diag_nearest(name, names);
}

void functions_register(xmlXPathContextPtr xpath)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        const char *colon = strchr(functions[i].name, ':');

        if (functions[i].run != NULL)
            xmlXPathRegisterFuncNS(xpath, BAD_CAST(colon != NULL ? colon + 1 : functions[i].name),
                                   BAD_CAST TEMPLATE_NAMESPACE, functions[i].run);
    }
}
