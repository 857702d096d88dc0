/* Each count, each result and each figure printed in the sample's documents against the lines that it is traced to. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pipeline.h"
#include "trace.h"
#include "viet.h"

struct sample {
    struct arena      *arena; /* the pipeline's */
    struct diags      *diags;
    struct pipeline    pipeline;
    const struct plan *plan;
    struct facts      *facts;
    unsigned           counts, results, prints; /* compared */
};

static const char *attribute_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children != NULL ? (const char *)attribute->children->content : "";
    return NULL;
}

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static struct trace_figure *traced(struct sample *sample, const void *node)
{
    return trace_node(sample->arena, sample->facts, node);
}

/* ---- Counts, counted once more in another way: over the finished tree ---- */

static bool is_counted(const xmlNode *leaf, const char *name)
{
    const char *class = attribute_of(leaf, "class"), *state = attribute_of(leaf, "state");
    const char *dash = strchr(name, '-');
    bool        known;

    if (strcmp(name, "total") == 0 || strcmp(name, "count") == 0)
        return true;
    if (strcmp(name, "newly-done") == 0)
        return attribute_of(leaf, "newly-done") != NULL;
    if (class == NULL) /* by stages alone */
        class = "future";
    known = dash != NULL && strncmp(name, class, (size_t)(dash - name)) == 0 && strlen(class) == (size_t)(dash - name);
    if (dash != NULL)
        return known && strcmp(dash + 1, state) == 0;
    return strcmp(name, class) == 0 || strcmp(name, state) == 0;
}

static unsigned count_leaves(const xmlNode *node, const char *name)
{
    unsigned count = 0;

    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        bool item = is_named(child, "task") || is_named(child, "indicator");

        if (item && attribute_of(child, "leaf") != NULL)
            count += is_counted(child, name);
        else if (item || is_named(child, "group"))
            count += count_leaves(child, name);
    }
    return count;
}

static unsigned count_children(const xmlNode *node, const char *name, const char *kind)
{
    unsigned count = 0;

    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        count += is_named(child, name) && (kind == NULL || g_ascii_strcasecmp(attribute_of(child, "kind"), kind) == 0);
    return count;
}

static unsigned count_members(struct sample *sample, const xmlNode *of, const char *name)
{
    const char *class = attribute_of(of, is_named(of, "class") ? "id" : "class");
    unsigned count = 0;

    if (strcmp(name, "size") != 0) {
        for (const xmlNode *child = of->children; child != NULL; child = child->next)
            count += is_named(child, name) ? count_children(child, "agency", NULL) : 0;
        return count;
    }
    for (unsigned i = 0; class != NULL && i < sample->plan->agencies->len; i++) {
        const struct agency *agency = sample->plan->agencies->pdata[i];
        for (unsigned k = 0; agency->stands_for == NULL && k < agency->classes->len; k++)
            count += strcmp(((const struct class *)agency->classes->pdata[k])->id, class) == 0;
    }
    return count;
}

static unsigned recount(struct sample *sample, const xmlNode *element, const char *name)
{
    if (is_named(element, "counts"))
        return count_leaves(element->parent, name);
    if (is_named(element, "issued"))
        return count_children(element, "document", NULL);
    if (is_named(element, "kind-count"))
        return count_children(element->parent, "document", attribute_of(element, "kind"));
    if (is_named(element, "others") && strcmp(name, "size") == 0)
        return count_members(sample, element, "submitted") + count_members(sample, element, "missing");
    if (is_named(element, "of") || is_named(element, "others") || is_named(element, "class"))
        return count_members(sample, element, name);
    if (is_named(element, "received"))
        return count_children(element, "sender", NULL);
    if (is_named(element, "requirement-change"))
        return count_members(sample, element, "submitted");
    if (is_named(element, "changes"))
        return count_children(element, "indicator-change", NULL) + count_children(element, "task-change", NULL) +
               count_children(element, "requirement-change", NULL);
    return count_leaves(element, name);
}

static void compare_count(struct sample *sample, const xmlNode *element, const xmlAttr *attribute)
{
    struct trace_figure *figure = traced(sample, attribute);
    const char          *name = (const char *)attribute->name;

    g_test_message("%s = %s", figure->path, figure->value);
    g_assert_cmpuint(figure->sources->len, ==, (unsigned)g_ascii_strtoull(figure->value, NULL, 10));
    g_assert_cmpuint(figure->sources->len, ==, recount(sample, element, name));
    for (unsigned i = 0; i < figure->sources->len; i++)
        g_assert_nonnull(((const struct trace_source *)figure->sources->pdata[i])->span.source);
    g_ptr_array_unref(figure->sources);
    sample->counts++;
}

/* ---- Results, made once more of the values they are traced to ---- */

static struct decimal number_of(const struct trace_figure *figure, unsigned at)
{
    const struct trace_source *source = figure->sources->pdata[at];

    g_assert_nonnull(source->value);
    g_assert_cmpint(source->value->kind, ==, VALUE_NUMBER);
    return source->value->numbers[0];
}

static struct decimal remade(const struct trace_figure *figure, enum figure_rule rule, struct decimal stated)
{
    struct decimal sum = decimal_from_int(0), weights = decimal_from_int(0);
    unsigned       count = figure->sources->len;

    if (rule == FIGURE_DISTANCE || rule == FIGURE_CHANGE) {
        bool target = rule == FIGURE_DISTANCE;
        g_assert_cmpuint(count, ==, 2);
        g_assert_true(decimal_subtract(number_of(figure, !target), number_of(figure, target), &sum));
        return sum;
    }
    if (rule != FIGURE_SUM && rule != FIGURE_MEAN && rule != FIGURE_WEIGHTED_MEAN)
        return number_of(figure, count - 1);
    for (unsigned i = 0; i < count; i += rule == FIGURE_WEIGHTED_MEAN ? 2 : 1) {
        struct decimal weight = rule == FIGURE_WEIGHTED_MEAN ? number_of(figure, i + 1) : decimal_from_int(1), weighed;
        g_assert_true(decimal_multiply(number_of(figure, i), weight, &weighed));
        g_assert_true(decimal_add(sum, weighed, &sum) && decimal_add(weights, weight, &weights));
    }
    if (rule != FIGURE_SUM)
        g_assert_true(decimal_divide(sum, weights, MAX(stated.scale, 2), &sum));
    return sum;
}

static void compare_result(struct sample *sample, const xmlNode *element, const struct figure *made)
{
    const char          *value = attribute_of(element, "value");
    struct trace_figure *figure = traced(sample, element);
    struct decimal       stated;

    g_test_message("%s = %s", figure->path, value);
    g_assert_cmpuint(figure->sources->len, >, 0);
    g_assert_true(decimal_parse(value, &stated));
    if (made->rule != FIGURE_WRITTEN && !(made->rule == FIGURE_CHANGE && figure->sources->len != 2) &&
        !(made->rule == FIGURE_DISTANCE && figure->sources->len != 2)) {
        g_assert_cmpint(decimal_compare(remade(figure, made->rule, stated), stated), ==, 0);
        sample->results++;
    }
    g_ptr_array_unref(figure->sources);
}

static void compare_tree(struct sample *sample, const xmlNode *node)
{
    const struct figure *figure = node->type == XML_ELEMENT_NODE ? facts_figure(node) : NULL;

    if (node->type != XML_ELEMENT_NODE)
        return;
    if (figure != NULL && attribute_of(node, "value") != NULL)
        compare_result(sample, node, figure);
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
        figure = facts_figure((const xmlNode *)attribute);
        if (figure != NULL && figure_is_count(figure->rule))
            compare_count(sample, node, attribute);
    }
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        compare_tree(sample, child);
}

/* ---- What the documents print ---- */

/* The first number in a text, as it is printed. */
static bool printed_number(const char *text, struct decimal *number)
{
    size_t length;
    char  *digits;
    bool   good;

    text += strcspn(text, "0123456789");
    length = strspn(text, "0123456789.,");
    while (length > 0 && !g_ascii_isdigit(text[length - 1]))
        length--;
    digits = g_strndup(text, length);
    good = length > 0 && viet_number_parse(digits, number);
    g_free(digits);
    return good;
}

static void compare_one(const struct facts_print *print, const struct trace_figure *figure)
{
    struct decimal printed, stated;

    if (!printed_number(print->text, &printed))
        return;
    if (decimal_parse(figure->value, &stated) || printed_number(figure->value, &stated))
        g_assert_cmpint(decimal_compare(printed, stated), ==, 0);
}

static void compare_print(struct sample *sample, const struct facts_print *print)
{
    GPtrArray     *figures = trace_print(sample->arena, sample->facts, print);
    struct decimal printed;

    if (print->function != NULL) {
        g_test_message("%s: %s (%s)", print->expression, print->text, print->function);
        if (strcmp(print->function, "figure") == 0 || strcmp(print->function, "percent") == 0 ||
            strcmp(print->function, "of") == 0 || strcmp(print->function, "number") == 0) {
            g_assert_cmpuint(figures->len, >, 0);
            compare_one(print, figures->pdata[0]);
            sample->prints++;
        } else if (strcmp(print->function, "count") == 0 && printed_number(print->text, &printed)) {
            const struct trace_figure *figure = figures->pdata[0];
            g_assert_cmpuint(figures->len, ==, 1);
            g_assert_cmpint(decimal_compare(printed, decimal_from_int(figure->sources->len)), ==, 0);
            sample->prints++;
        }
    }
    trace_free(figures);
}

static void compare_documents(struct sample *sample)
{
    GPtrArray *jobs = pipeline_jobs(&sample->pipeline);

    for (unsigned i = 0; i < jobs->len; i++)
        g_assert_nonnull(pipeline_document(&sample->pipeline, jobs->pdata[i]));
    g_ptr_array_unref(jobs);
    for (unsigned i = 0; i < sample->facts->prints->len; i++)
        compare_print(sample, sample->facts->prints->pdata[i]);
}

static void open_sample(struct sample *sample, const char *folder, const char *period)
{
    struct pipeline_wanted wanted = {.plan = folder, .prints = true};

    sample->diags = diags_new();
    pipeline_open(&sample->pipeline, &wanted, sample->diags);
    g_assert_true(pipeline_facts(&sample->pipeline, period));
    sample->arena = sample->pipeline.work;
    sample->plan = sample->pipeline.plan;
    sample->facts = sample->pipeline.facts;
}

static void close_sample(struct sample *sample)
{
    pipeline_close(&sample->pipeline);
    diags_free(sample->diags);
}

static void compare(struct sample *sample, const char *folder, const char *period)
{
    open_sample(sample, folder, period);
    compare_tree(sample, xmlDocGetRootElement(sample->facts->document));
    compare_documents(sample);
    close_sample(sample);
}

/* ---- What templates compute of several figures ---- */

static void compare_computed(struct sample *sample, const char *expression, const char *text, unsigned sources)
{
    const struct facts_print *print = template_evaluate(sample->arena, sample->facts, expression, sample->diags);
    GPtrArray                *figures;

    g_assert_nonnull(print);
    g_assert_cmpstr(print->text, ==, text);
    figures = trace_print(sample->arena, sample->facts, print);
    g_assert_cmpuint(figures->len, ==, 1);
    g_assert_cmpuint(((const struct trace_figure *)figures->pdata[0])->sources->len, ==, sources);
    trace_free(figures);
    figures = trace_find(sample->arena, sample->facts, text, sample->diags); /* as it is printed */
    g_assert_cmpuint(figures->len, >, 0);
    g_assert_cmpstr(((const struct trace_figure *)figures->pdata[0])->path, ==, expression);
    trace_free(figures);
}

static void test_computed(void)
{
    struct sample sample = {0};

    open_sample(&sample, "plans/son-la-2026", "2026-05");
    compare_computed(&sample, "vn:sum(indicator('phu-song-5g')/result/@value, indicator('chi-cds')/result/@value)",
                     "68,7", 2);
    compare_computed(&sample, "vn:difference(tasks/counts/@total, tasks/counts/@done)", "31", 33);
    compare_computed(&sample, "vn:percent(tasks/counts/@done, tasks/counts/@total, 1)", "3,1%", 33);
    g_assert_cmpuint(diags_count(sample.diags, DIAG_ERROR), ==, 0);
    close_sample(&sample);
}

static void test_periods(void)
{
    struct sample sample = {0};
    char        **names = period_names("plans/son-la-2026");

    for (char **name = names; *name != NULL; name++)
        compare(&sample, "plans/son-la-2026", *name);
    compare(&sample, "plans/son-la-2026", "2026-Q1"); /* no file of its own */
    g_strfreev(names);
    g_assert_cmpuint(sample.counts, >, 1000);
    g_assert_cmpuint(sample.results, >, 500);
    g_assert_cmpuint(sample.prints, >, 500);
}

static void test_plans(void)
{
    struct sample sample = {0};

    compare(&sample, "plans/son-la-2026-2030", NULL);
    compare(&sample, "plans/son-la-nq71", NULL);
    g_assert_cmpuint(sample.counts, >, 20);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trace/computed", test_computed);
    g_test_add_func("/trace/periods", test_periods);
    g_test_add_func("/trace/plans", test_plans);
    return g_test_run();
}
