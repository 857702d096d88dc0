/*
 * template_function_agency.c -- the functions of what agencies answer for and what they reported.
 */
#include "template_call.h"

/* The id of the agency that an argument names; without one, of that for which the document is made; else NULL. */
static const char *agency_id(struct call *call, int index)
{
    const char *id = index < call->count ? call_text(call, index) : call->run->agency;

    if (id == NULL || facts_by_id(call->run->facts, "agency", id) != NULL)
        return id;
    call_report_id(call->run, "agency", id);
    return NULL;
}

/* What an agency answers for: tasks-of('so-khcn'). */
static void find_of_agency(xmlXPathParserContextPtr parser, int count,
                           GPtrArray *(*find)(struct facts *facts, const char *agency))
{
    struct call       call;
    xmlXPathObjectPtr result = xmlXPathNewNodeSet(NULL);

    if (call_begin(&call, parser, count)) {
        const char *id = agency_id(&call, 0);
        GPtrArray  *nodes = id != NULL ? find(call.run->facts, id) : g_ptr_array_new();

        for (unsigned i = 0; i < nodes->len; i++) {
            resolve_node(call.run, nodes->pdata[i]);
            xmlXPathNodeSetAddUnique(result->nodesetval, nodes->pdata[i]);
        }
        g_ptr_array_free(nodes, TRUE);
    }
    call_end(&call, parser, result);
}

void run_tasks_of(xmlXPathParserContextPtr parser, int count)
{
    find_of_agency(parser, count, facts_tasks_of);
}

void run_indicators_of(xmlXPathParserContextPtr parser, int count)
{
    find_of_agency(parser, count, facts_indicators_of);
}

/* What an agency reported of an indicator or task; nothing if it did not. */
static void find_reported(xmlXPathParserContextPtr parser, int count, const char *kind, const char *of)
{
    struct call       call;
    xmlXPathObjectPtr result = NULL;

    if (call_begin(&call, parser, count)) {
        const char *id = call_text(&call, 0), *agency = agency_id(&call, 1);
        xmlNodePtr  node = NULL;

        if (facts_by_id(call.run->facts, of, id) == NULL)
            call_report_id(call.run, of, id);
        else if (agency != NULL)
            node = facts_by_id(call.run->facts, kind, arena_printf(call.run->arena, "%s %s", agency, id));
        if (node != NULL)
            resolve_node(call.run, node);
        result = xmlXPathNewNodeSet(node);
    }
    call_end(&call, parser, result != NULL ? result : xmlXPathNewNodeSet(NULL));
}

void run_reported(xmlXPathParserContextPtr parser, int count)
{
    find_reported(parser, count, "reported", "indicator");
}

void run_reported_task(xmlXPathParserContextPtr parser, int count)
{
    find_reported(parser, count, "reported-task", "task");
}

/* What an agency sent; nothing if it sent nothing. */
void run_sender(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    xmlNodePtr  node = NULL;

    if (call_begin(&call, parser, count)) {
        const char *id = agency_id(&call, 0);

        node = id != NULL ? facts_by_id(call.run->facts, "sender", id) : NULL;
    }
    call_end(&call, parser, xmlXPathNewNodeSet(node));
}

/* The agencies of a class, in the registry's order; a collective name is none. */
void run_members(xmlXPathParserContextPtr parser, int count)
{
    struct call       call;
    xmlXPathObjectPtr result = xmlXPathNewNodeSet(NULL);

    if (call_begin(&call, parser, count)) {
        const char *class = call_text(&call, 0);
        xmlNodePtr list = xml_child(call.run->root, "agencies");

        if (facts_by_id(call.run->facts, "class", class) == NULL)
            call_report_id(call.run, "class", class);
        for (xmlNodePtr node = list != NULL ? list->children : NULL; node != NULL; node = node->next) {
            const char *classes = xml_attribute(node, "classes");

            if (classes != NULL && xml_attribute(node, "stands-for") == NULL &&
                language_word_index(classes, class) >= 0)
                xmlXPathNodeSetAddUnique(result->nodesetval, node);
        }
    }
    call_end(&call, parser, result);
}
