/*
 * template_function_number.c -- counts, numbers, percentages, sums: exact decimals, never through a double.
 */
#include "template_call.h"
#include "viet.h"

/* What is printed is one number, not made of several. */
static void check_bare(struct call *call, const char *function)
{
    xmlNodePtr node = call->arguments[0] != NULL ? call_node(call->arguments[0]) : NULL;

    if (node != NULL)
        figure_check_bare(call->run, call->run->expr, node, function);
}

void run_count(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;
    long        number;

    if (call_begin(&call, parser, count) && call_count(&call, 0, &number)) {
        check_bare(&call, "vn:count");
        text = viet_count(call.run->arena, number);
    }
    call_end_text(&call, parser, text);
}

static bool rounded_of(struct call *call, int index, int places_index, struct decimal *value)
{
    long places;

    if (!call_number(call, index, value))
        return false;
    if (places_index >= call->count)
        return true;
    if (!call_count(call, places_index, &places))
        return false;
    *value = decimal_round(*value, (int)CLAMP(places, 0, DECIMAL_SCALE_MAX));
    return true;
}

void run_number(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal value;
    const char    *text = NULL;

    if (call_begin(&call, parser, count) && rounded_of(&call, 0, 1, &value)) {
        check_bare(&call, "vn:number");
        text = viet_number(call.run->arena, value);
    }
    call_end_text(&call, parser, text);
}

/* One number: it is the percentage.  Three: part, whole, places. */
void run_percent(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal value, whole;
    const char    *text = NULL;
    long           places;

    if (!call_begin(&call, parser, count)) {
        call_end_text(&call, parser, NULL);
        return;
    }
    if (count < 3 && rounded_of(&call, 0, 1, &value)) {
        check_bare(&call, "vn:percent");
        text = arena_printf(call.run->arena, "%s%%", viet_number(call.run->arena, value));
    } else if (count == 3 && call_number(&call, 0, &value) && call_number(&call, 1, &whole) &&
               call_count(&call, 2, &places)) {
        places = CLAMP(places, 0, DECIMAL_SCALE_MAX - 2);
        if (decimal_multiply(value, decimal_from_int(100), &value) && decimal_divide(value, whole, (int)places, &value))
            text = arena_printf(call.run->arena, "%s%%", viet_number(call.run->arena, value));
        else
            run_report(call.run, DIAG_EXPAND_ARITHMETIC, "vn:percent", "", "");
    }
    call_end_text(&call, parser, text);
}

static bool add_text(struct call *call, const char *text, struct decimal *sum)
{
    struct decimal value;

    if (!call_parse(call, text, &value))
        return false;
    if (!decimal_add(*sum, value, sum)) {
        run_report(call->run, DIAG_EXPAND_ARITHMETIC, "vn:sum", "", "");
        return false;
    }
    return true;
}

static bool add_argument(struct call *call, int index, struct decimal *sum)
{
    const xmlXPathObject *object = call->arguments[index];

    if (object->type != XPATH_NODESET)
        return add_text(call, call_text(call, index), sum);
    for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++)
        if (!add_text(call, node_text(call->run, object->nodesetval->nodeTab[i]), sum))
            return false;
    return true;
}

void run_sum(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal sum = decimal_from_int(0);
    bool           ok = call_begin(&call, parser, count);

    for (int i = 0; ok && i < call.count; i++)
        ok = add_argument(&call, i, &sum);
    call_end_text(&call, parser, ok ? call_canonical(call.run, sum) : NULL);
}

void run_difference(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal a, b;
    const char    *text = NULL;

    if (call_begin(&call, parser, count) && call_number(&call, 0, &a) && call_number(&call, 1, &b)) {
        if (decimal_subtract(a, b, &a))
            text = call_canonical(call.run, a);
        else
            run_report(call.run, DIAG_EXPAND_ARITHMETIC, "vn:difference", "", "");
    }
    call_end_text(&call, parser, text);
}

void run_ratio(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal a, b;
    const char    *text = NULL;
    long           places;

    if (call_begin(&call, parser, count) && call_number(&call, 0, &a) && call_number(&call, 1, &b) &&
        call_count(&call, 2, &places)) {
        if (decimal_divide(a, b, (int)CLAMP(places, 0, DECIMAL_SCALE_MAX), &a))
            text = call_canonical(call.run, a);
        else
            run_report(call.run, DIAG_EXPAND_ARITHMETIC, "vn:ratio", "", "");
    }
    call_end_text(&call, parser, text);
}

void run_roman(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;
    long        number;

    if (call_begin(&call, parser, count) && call_count(&call, 0, &number)) {
        if (number > 0 && number < 4000)
            text = viet_roman(call.run->arena, (unsigned)number);
        else
            run_report(call.run, DIAG_EXPAND_NOT_A_NUMBER, call_text(&call, 0), "", "");
    }
    call_end_text(&call, parser, text);
}

void run_words(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;
    long        number;

    if (call_begin(&call, parser, count) && call_count(&call, 0, &number))
        text = viet_words(call.run->arena, number);
    call_end_text(&call, parser, text);
}
