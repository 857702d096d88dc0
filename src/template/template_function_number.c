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

/* ---- What is missing ---- */

/* What stands in print for a figure that is not there, unless the template says something else. */
#define NOTHING "-"

/* Is there nothing: no node, or none of a number?  Then a figure is missing, which is not 0. */
static bool is_missing(struct call *call, int index)
{
    return *call_text(call, index) == '\0';
}

/* The argument that says what to print instead, or "-". */
static const char *instead(struct call *call, int index)
{
    return index < call->count ? call_text(call, index) : NOTHING;
}

/* A number; false if it is missing, or, reported, if it is none. */
static bool operand(struct call *call, int index, struct decimal *value)
{
    return !is_missing(call, index) && call_number(call, index, value);
}

/* Warns that a function had nothing to reckon with; once for a figure, at the expression and at the data's line. */
static void warn(struct call *call, enum diag_code code, const char *function, const char *what)
{
    const struct run  *run = call->run;
    const struct span *data = run->at.node != NULL ? node_span(run->at.node) : NULL;

    if (run->expr == NULL)
        return;
    diag(run->diags, code, run->expr->span, function, what, NULL);
    if (data != NULL && data->source != NULL)
        diag_also(run->diags, *data);
}

/* ---- Numbers in print ---- */

/* With places: exactly so many, so that a column's figures have the same. */
static bool rounded_of(struct call *call, int index, int places_index, struct decimal *value)
{
    long places;

    if (!call_number(call, index, value))
        return false;
    if (places_index >= call->count)
        return true;
    if (!call_count(call, places_index, &places))
        return false;
    places = CLAMP(places, 0, DECIMAL_SCALE_MAX);
    *value = decimal_round(*value, (int)places);
    return value->scale >= places || decimal_add(*value, (struct decimal){0, (int)places}, value);
}

/* value, places, what to print instead of a missing one. */
void run_number(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal value;
    const char    *text = NULL;

    if (call_begin(&call, parser, count)) {
        if (is_missing(&call, 0))
            text = instead(&call, 2);
        else if (rounded_of(&call, 0, 1, &value)) {
            check_bare(&call, "vn:number");
            text = viet_number(call.run->arena, value);
        }
    }
    call_end_text(&call, parser, text);
}

/* A share of nothing, or of 0, is none. */
static const char *share_text(struct call *call)
{
    struct decimal value, whole;
    long           places;

    if (!call_count(call, 2, &places))
        return NULL;
    if (is_missing(call, 0) || is_missing(call, 1)) {
        if (call->count < 4)
            warn(call, DIAG_EXPAND_MISSING, "vn:percent", NOTHING);
        return instead(call, 3);
    }
    if (!call_number(call, 0, &value) || !call_number(call, 1, &whole))
        return NULL;
    if (whole.coefficient == 0) {
        if (call->count < 4)
            warn(call, DIAG_EXPAND_BASE_ZERO, "vn:percent", NOTHING);
        return instead(call, 3);
    }
    places = CLAMP(places, 0, DECIMAL_SCALE_MAX - 2);
    if (decimal_multiply(value, decimal_from_int(100), &value) && decimal_divide(value, whole, (int)places, &value))
        return arena_printf(call->run->arena, "%s%%", viet_number(call->run->arena, value));
    run_report(call->run, DIAG_EXPAND_ARITHMETIC, "vn:percent", "", "");
    return NULL;
}

/* One number: it is the percentage.  Three: part, whole, places; a fourth: what to print where there is no share. */
void run_percent(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal value;
    const char    *text = NULL;

    if (!call_begin(&call, parser, count)) {
        call_end_text(&call, parser, NULL);
        return;
    }
    if (count >= 3)
        text = share_text(&call);
    else if (is_missing(&call, 0))
        text = NOTHING;
    else if (rounded_of(&call, 0, 1, &value)) {
        check_bare(&call, "vn:percent");
        text = arena_printf(call.run->arena, "%s%%", viet_number(call.run->arena, value));
    }
    call_end_text(&call, parser, text);
}

/* ---- Sums ---- */

/* What a sum is made of, and the first figures that are missing. */
struct sum {
    struct decimal value;
    unsigned       given, missing;
    const xmlNode *first; /* that is missing */
    GString       *names; /* of those missing */
};

#define NAMES_MAX 5

static void add_missing(struct call *call, struct sum *sum, xmlNodePtr node)
{
    xmlNodePtr title = xml_child(node, "title");

    if (sum->missing++ == 0)
        sum->first = node;
    if (sum->missing <= NAMES_MAX)
        g_string_append_printf(sum->names, "%s%s", sum->missing > 1 ? "; " : "",
                               title != NULL ? node_text(call->run, title) : xml_attribute(node, "id"));
    else if (sum->missing == NAMES_MAX + 1)
        g_string_append(sum->names, "; …");
}

static bool add_text(struct call *call, const char *text, struct sum *sum)
{
    struct decimal value;

    if (!call_parse(call, text, &value))
        return false;
    sum->given++;
    if (decimal_add(sum->value, value, &sum->value))
        return true;
    run_report(call->run, DIAG_EXPAND_ARITHMETIC, "vn:sum", "", "");
    return false;
}

static bool add_argument(struct call *call, int index, struct sum *sum)
{
    const xmlXPathObject *object = call->arguments[index];

    if (object->type != XPATH_NODESET) {
        if (!is_missing(call, index))
            return add_text(call, call_text(call, index), sum);
        sum->missing++;
        return true;
    }
    for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++) {
        xmlNodePtr node = object->nodesetval->nodeTab[i];
        if (xml_is(node, "indicator"))
            add_missing(call, sum, node);
        else if (!add_text(call, node_text(call->run, node), sum))
            return false;
    }
    return true;
}

/* A sum that lacks figures is told; one that has none of its figures is missing itself. */
static void warn_lacking(struct call *call, const struct sum *sum)
{
    const struct run  *run = call->run;
    const struct span *data = sum->first != NULL ? node_span(sum->first) : NULL;

    if (sum->missing == 0 || run->expr == NULL)
        return;
    diag(run->diags, DIAG_EXPAND_SUM_LACKS, run->expr->span, arena_printf(run->arena, "%u", sum->given),
         arena_printf(run->arena, "%u", sum->missing), sum->names->str, NULL);
    if (data != NULL && data->source != NULL)
        diag_also(run->diags, *data);
}

void run_sum(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    struct sum  sum = {.names = g_string_new(NULL)};
    bool        ok = call_begin(&call, parser, count);
    const char *text = NULL;

    for (int i = 0; ok && i < call.count; i++)
        ok = add_argument(&call, i, &sum);
    if (ok && (sum.given > 0 || sum.missing == 0)) {
        warn_lacking(&call, &sum);
        text = call_canonical(call.run, sum.value);
    }
    g_string_free(sum.names, TRUE);
    call_end_text(&call, parser, text);
}

void run_difference(xmlXPathParserContextPtr parser, int count)
{
    struct call    call;
    struct decimal a, b;
    const char    *text = NULL;

    if (call_begin(&call, parser, count)) {
        if (is_missing(&call, 0) || is_missing(&call, 1))
            warn(&call, DIAG_EXPAND_MISSING, "vn:difference", "");
        else if (operand(&call, 0, &a) && operand(&call, 1, &b)) {
            if (decimal_subtract(a, b, &a))
                text = call_canonical(call.run, a);
            else
                run_report(call.run, DIAG_EXPAND_ARITHMETIC, "vn:difference", "", "");
        }
    }
    call_end_text(&call, parser, text);
}

/* part, whole, places; a fourth: what there is where there is no ratio. */
static const char *ratio_text(struct call *call)
{
    struct decimal a, b;
    long           places;
    bool           missing = is_missing(call, 0) || is_missing(call, 1);

    if (!missing && (!call_number(call, 0, &a) || !call_number(call, 1, &b)))
        return NULL;
    if (!call_count(call, 2, &places))
        return NULL;
    if (missing || b.coefficient == 0) {
        if (call->count < 4)
            warn(call, missing ? DIAG_EXPAND_MISSING : DIAG_EXPAND_BASE_ZERO, "vn:ratio", "");
        return call->count > 3 ? call_text(call, 3) : "";
    }
    if (decimal_divide(a, b, (int)CLAMP(places, 0, DECIMAL_SCALE_MAX), &a))
        return call_canonical(call->run, a);
    run_report(call->run, DIAG_EXPAND_ARITHMETIC, "vn:ratio", "", "");
    return NULL;
}

void run_ratio(xmlXPathParserContextPtr parser, int count)
{
    struct call call;
    const char *text = NULL;

    if (call_begin(&call, parser, count))
        text = ratio_text(&call);
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
