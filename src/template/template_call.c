/*
 * template_call.c -- arguments and results of functions.
 */
#include <math.h>
#include <string.h>

#include "template_call.h"

/* Look-ups print nothing; what vn:of uses it notes itself; the test of vn:if is not printed. */
static void record(struct call *call, const char *function)
{
    const struct function_rule *rule;

    if (call->run->facts->prints == NULL || function == NULL || language_word_index("of if", function) >= 0)
        return;
    rule = function_find(arena_printf(call->run->arena, "vn:%s", function));
    if (rule == NULL || rule->type == TYPE_NODES)
        return;
    for (int i = 0; i < call->count; i++)
        if (call->arguments[i] != NULL)
            record_call(call->run, function, call->arguments[i]);
}

bool call_begin(struct call *call, xmlXPathParserContextPtr parser, int count)
{
    memset(call, 0, sizeof *call);
    call->run = parser->context->userData;
    call->count = MIN(count, ARGUMENTS_MAX);
    for (int i = count - 1; i >= 0; i--) {
        xmlXPathObjectPtr object = valuePop(parser);

        if (object == NULL)
            call->run->failed = true;
        else if (i < ARGUMENTS_MAX) {
            call->arguments[i] = object;
            for (int k = 0;
                 object->type == XPATH_NODESET && object->nodesetval != NULL && k < object->nodesetval->nodeNr; k++)
                facts_ask(object->nodesetval->nodeTab[k]);
        } else
            xmlXPathFreeObject(object);
    }
    record(call, (const char *)parser->context->function);
    return !call->run->failed;
}

void call_end(struct call *call, xmlXPathParserContextPtr parser, xmlXPathObjectPtr result)
{
    for (int i = 0; i < call->count; i++)
        if (call->arguments[i] != NULL && call->arguments[i] != result)
            xmlXPathFreeObject(call->arguments[i]);
    valuePush(parser, result != NULL ? result : xmlXPathNewCString(""));
}

void call_end_text(struct call *call, xmlXPathParserContextPtr parser, const char *text)
{
    call_end(call, parser, xmlXPathNewCString(text != NULL ? text : ""));
}

xmlNodePtr call_node(const xmlXPathObject *object)
{
    if (object->type != XPATH_NODESET || object->nodesetval == NULL || object->nodesetval->nodeNr == 0)
        return NULL;
    return object->nodesetval->nodeTab[0];
}

const char *call_text(struct call *call, int index)
{
    const xmlXPathObject *object;

    if (index >= call->count)
        return NULL;
    object = call->arguments[index];
    if (object->type == XPATH_STRING)
        return (const char *)object->stringval;
    if (object->type == XPATH_NUMBER && floor(object->floatval) == object->floatval && fabs(object->floatval) < 1e15)
        return arena_printf(call->run->arena, "%.0f", object->floatval);
    if (object->type == XPATH_NODESET)
        return call_node(object) != NULL ? node_text(call->run, call_node(object)) : "";
    return "";
}

bool call_parse(struct call *call, const char *text, struct decimal *value)
{
    if (decimal_parse(text, value))
        return true;
    run_report(call->run, DIAG_EXPAND_NOT_A_NUMBER, text, "", "");
    return false;
}

bool call_number(struct call *call, int index, struct decimal *value)
{
    return call_parse(call, call_text(call, index), value);
}

/* A whole number such as a count; nodes that are not numbers are counted. */
bool call_count(struct call *call, int index, long *count)
{
    const xmlXPathObject *object = call->arguments[index];
    struct decimal        value;

    if (object->type == XPATH_NODESET) {
        xmlNodePtr node = call_node(object);

        if (node == NULL || node->type != XML_ATTRIBUTE_NODE) {
            *count = object->nodesetval != NULL ? object->nodesetval->nodeNr : 0;
            return true;
        }
    }
    if (!call_number(call, index, &value))
        return false;
    value = decimal_round(value, 0);
    *count = (long)value.coefficient;
    return true;
}

const char *call_canonical(struct run *run, struct decimal value)
{
    char text[DECIMAL_TEXT_MAX];

    decimal_print(value, text);
    return arena_strdup(run->arena, text);
}
