/*
 * trace.c -- the rule of each figure of the facts, and the lines it was made of.
 */
#include "trace_int.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "facts_tree.h"

#define ANY 15u /* of bits of class, of standing */
#define RECURRING 1u
#define EARLIER 2u
#define THIS 4u
#define FUTURE 8u
#define DONE 1u
#define DOING 2u
#define TODO 4u
#define OVERDUE 8u

static const char *attribute_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children != NULL ? (const char *)attribute->children->content : "";
    return NULL;
}

static bool is_named(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* ---- Paths ---- */

/* Of an element that a function of the template language looks up: "indicator('id')". */
static const char *function_path(const struct tracing *tracing, const xmlNode *node)
{
    static const char *const kinds[] = {"indicator", "task", "group", "requirement", "class", "narrative"};
    const char              *id = attribute_of(node, "id");

    for (size_t i = 0; id != NULL && i < G_N_ELEMENTS(kinds); i++)
        if (is_named(node, kinds[i]) && facts_by_id(tracing->facts, kinds[i], id) == node)
            return arena_printf(tracing->arena, "%s('%s')", kinds[i], id);
    return NULL;
}

/* "result"; of several siblings of one name "document[3]". */
static const char *step(const struct tracing *tracing, const xmlNode *node)
{
    unsigned    before = 0, after = 0;
    const char *name = (const char *)node->name, *id = attribute_of(node, "id"), *class = attribute_of(node, "class");

    if (id != NULL)
        return arena_printf(tracing->arena, "%s[@id='%s']", name, id);
    if (strcmp(name, "of") == 0 && class != NULL)
        return arena_printf(tracing->arena, "%s[@class='%s']", name, class);
    for (const xmlNode *other = node->prev; other != NULL; other = other->prev)
        before += is_named(other, name);
    for (const xmlNode *other = node->next; other != NULL && after == 0; other = other->next)
        after += is_named(other, name);
    return before + after == 0 ? name : arena_printf(tracing->arena, "%s[%u]", name, before + 1);
}

static const char *path_of(const struct tracing *tracing, const xmlNode *node)
{
    const char *function = function_path(tracing, node);

    if (function != NULL)
        return function;
    if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
        return "";
    if (node->parent->parent == NULL || node->parent->parent->type != XML_ELEMENT_NODE)
        return step(tracing, node);
    return arena_printf(tracing->arena, "%s/%s", path_of(tracing, node->parent), step(tracing, node));
}

/* ---- Sources ---- */

static void add_source(struct tracing *tracing, struct trace_figure *figure, struct span span, const char *what)
{
    struct trace_source *source;

    if (span.source == NULL)
        return;
    for (unsigned i = 0; i < figure->sources->len; i++) {
        const struct trace_source *other = figure->sources->pdata[i];
        if (other->span.source == span.source && other->span.line == span.line && other->span.column == span.column)
            return;
    }
    source = arena_new_struct(tracing->arena, struct trace_source);
    *source = (struct trace_source){.span = span, .what = what != NULL ? what : ""};
    g_ptr_array_add(figure->sources, source);
}

/* The nearest place of the data: the element's own, or of what is around it. */
static void add_place(struct tracing *tracing, struct trace_figure *figure, const xmlNode *node)
{
    while (node != NULL && node->type == XML_ELEMENT_NODE && node->_private == NULL)
        node = node->parent;
    if (node != NULL && node->type == XML_ELEMENT_NODE)
        add_source(tracing, figure, *(const struct span *)node->_private, attribute_of(node, "id"));
}

/* What makes a task's state in a longer period: the first month that says done, else the newest. */
static const struct progress *deciding_month(const struct progress *progress)
{
    const GPtrArray *months = progress->sources;

    for (unsigned i = 0; progress->state == TASK_DONE && i < months->len; i++)
        if (((const struct progress *)months->pdata[i])->state == TASK_DONE)
            return months->pdata[i];
    return months->pdata[months->len - 1];
}

static void add_task(struct tracing *tracing, struct trace_figure *figure, const xmlNode *node)
{
    const char            *id = attribute_of(node, "id");
    const struct progress *progress = tracing->period != NULL ? table_find(tracing->period->progress_by_id, id) : NULL;

    if (progress != NULL && list_length(progress->sources) > 0)
        add_source(tracing, figure, deciding_month(progress)->span, id);
    else if (progress != NULL)
        add_source(tracing, figure, progress->span, id);
    if (progress == NULL) /* nothing is said of it: what the plan asks for counts */
        add_place(tracing, figure, node);
}

static void add_result(struct tracing *tracing, struct trace_figure *figure, const struct period *period,
                       const char *id)
{
    const struct result *result = period != NULL ? table_find(period->results_by_id, id) : NULL;

    for (unsigned i = 0; result != NULL && i < list_length(result->sources); i++) {
        const struct result *source = result->sources->pdata[i];
        add_source(tracing, figure, source->value->span, source->indicator->id);
    }
    if (result != NULL && list_length(result->sources) == 0)
        add_source(tracing, figure, result->value->span, id);
}

static void add_submission(struct tracing *tracing, struct trace_figure *figure, const xmlNode *node)
{
    const char              *id = attribute_of(node, "id");
    const struct submission *submission = tracing->period != NULL ? table_find(tracing->period->submissions_by_id, id)
                                                                  : NULL;

    for (unsigned i = 0; submission != NULL && i < list_length(submission->sources); i++)
        add_source(tracing, figure, ((const struct submission *)submission->sources->pdata[i])->span, id);
    if (submission != NULL && list_length(submission->sources) == 0)
        add_source(tracing, figure, submission->span, id);
    add_place(tracing, figure, node);
}

/* ---- Rules ---- */

/* Which tasks a count counts. */
struct count_rule {
    const char *attribute;
    unsigned    classes, standings; /* bits */
};

static const struct count_rule count_rules[] = {
    {"total", ANY, ANY},
    {"recurring", RECURRING, ANY},
    {"earlier", EARLIER, ANY},
    {"earlier-done", EARLIER, DONE},
    {"earlier-overdue", EARLIER, OVERDUE},
    {"this", THIS, ANY},
    {"this-done", THIS, DONE},
    {"this-doing", THIS, DOING | TODO},
    {"this-overdue", THIS, OVERDUE},
    {"future", FUTURE, ANY},
    {"future-done", FUTURE, DONE},
    {"future-doing", FUTURE, DOING},
    {"future-todo", FUTURE, TODO},
    {"done", ANY, DONE},
    {"doing", ANY, DOING},
    {"todo", ANY, TODO},
    {"overdue", ANY, OVERDUE},
    {"newly-done", ANY, DONE},
};

static unsigned bit_of(const char *word, const char *const names[4])
{
    for (unsigned i = 0; word != NULL && i < 4; i++)
        if (strcmp(word, names[i]) == 0)
            return 1u << i;
    return 0;
}

static bool counts_task(const struct count_rule *rule, const xmlNode *node)
{
    static const char *const classes[] = {"recurring", "earlier", "this", "future"};
    static const char *const states[] = {"done", "doing", "todo", "overdue"};
    const char *class = attribute_of(node, "class");
    unsigned of_class = class != NULL ? bit_of(class, classes) : FUTURE,
             of_state = bit_of(attribute_of(node, "state"), states);

    if (strcmp(rule->attribute, "newly-done") == 0)
        return attribute_of(node, "newly-done") != NULL;
    return (rule->classes & of_class) != 0 && (rule->standings == ANY || (rule->standings & of_state) != 0);
}

static void add_leaves(struct tracing *tracing, struct trace_figure *figure, const xmlNode *node,
                       const struct count_rule *rule)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        bool leaf = child->type == XML_ELEMENT_NODE && attribute_of(child, "leaf") != NULL;

        if (leaf && is_named(child, "task") && (rule == NULL || counts_task(rule, child)))
            add_task(tracing, figure, child);
        else if (leaf && is_named(child, "indicator"))
            add_place(tracing, figure, child);
        else if (is_named(child, "group") || is_named(child, "task") || is_named(child, "indicator"))
            add_leaves(tracing, figure, child, rule);
    }
}

static void add_children(struct tracing *tracing, struct trace_figure *figure, const xmlNode *node, const char *name,
                         const char *kind)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        const char *symbol = is_named(child, name) ? attribute_of(child, "symbol") : NULL;
        if (is_named(child, name) && (kind == NULL || g_strcmp0(attribute_of(child, "kind"), kind) == 0))
            add_source(tracing, figure, *(const struct span *)child->_private, symbol);
    }
}

typedef void source_finder(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                           const char *attribute);

/* Figures of one element, or of one attribute of it. */
struct origin {
    const char    *element, *attribute; /* attribute NULL: any, and the element itself */
    const char    *words[2];
    source_finder *find;
};

static void find_counted_tasks(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                               const char *attribute)
{
    for (size_t i = 0; attribute != NULL && i < G_N_ELEMENTS(count_rules); i++)
        if (strcmp(count_rules[i].attribute, attribute) == 0)
            add_leaves(tracing, figure, element->parent, &count_rules[i]);
}

static void find_leaves(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                        const char *attribute)
{
    (void)attribute;
    add_leaves(tracing, figure, element, NULL);
}

static void find_submissions(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                             const char *attribute)
{
    (void)attribute;
    while (element != NULL && !is_named(element, "requirement"))
        element = element->parent;
    if (element != NULL)
        add_submission(tracing, figure, element);
}

static void find_issued(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                        const char *attribute)
{
    (void)attribute;
    if (is_named(element, "issued"))
        add_children(tracing, figure, element, "document", NULL);
    else
        add_children(tracing, figure, element->parent, "document", attribute_of(element, "kind"));
}

static void find_result(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                        const char *attribute)
{
    (void)attribute;
    add_result(tracing, figure, tracing->period, attribute_of(element->parent, "id"));
}

static void find_distance(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                          const char *attribute)
{
    for (const xmlNode *node = element->parent->children; node != NULL; node = node->next)
        if (is_named(node, "target"))
            add_place(tracing, figure, node);
    find_result(tracing, figure, element, attribute);
}

static void find_change(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                        const char *attribute)
{
    (void)attribute;
    if (tracing->period != NULL)
        add_result(tracing, figure, tracing->period->before, attribute_of(element->parent, "id"));
    add_result(tracing, figure, tracing->period, attribute_of(element->parent, "id"));
}

static void find_task(struct tracing *tracing, struct trace_figure *figure, const xmlNode *element,
                      const char *attribute)
{
    (void)attribute;
    while (!is_named(element, "task"))
        element = element->parent;
    add_task(tracing, figure, element);
    add_place(tracing, figure, element);
}

static const struct origin origins[] = {
    {"counts",
     NULL,
     {"đếm các nhiệm vụ không có nhiệm vụ con, theo thời hạn và trạng thái trong kỳ",
      "tasks without sub-tasks, counted by due and state in the period"},
     find_counted_tasks},
    {"group", "count", {"đếm các mục không có mục con", "items without sub-items, counted"}, find_leaves},
    {"indicators",
     "count",
     {"đếm các chỉ tiêu không có chỉ tiêu con", "indicators without sub-indicators, counted"},
     find_leaves},
    {"tasks", "count", {"đếm các nhiệm vụ không có nhiệm vụ con", "tasks without sub-tasks, counted"}, find_leaves},
    {"carried-tasks",
     "count",
     {"đếm các nhiệm vụ không có nhiệm vụ con", "tasks without sub-tasks, counted"},
     find_leaves},
    {"requirement",
     NULL,
     {"ghi ở tệp của kỳ (mục submissions)", "given in the period's file (submissions)"},
     find_submissions},
    {"of", "size", {"đếm các đơn vị của nhóm trong danh bạ", "agencies of the class in the registry, counted"}, NULL},
    {"of",
     NULL,
     {"đếm các đơn vị của nhóm: đã nộp, chưa nộp, nộp trong kỳ; kỳ gộp lấy tháng mới nhất, nộp trong kỳ cộng các tháng",
      "agencies of the class, counted; a longer period takes the newest month, those in the period of all months"},
     find_submissions},
    {"others",
     NULL,
     {"đếm các đơn vị ngoài nhóm: đã nộp, chưa nộp, nộp trong kỳ", "agencies outside the classes, counted"},
     find_submissions},
    {"issued", "count", {"đếm các văn bản ban hành trong kỳ", "documents issued in the period, counted"}, find_issued},
    {"kind-count", "count", {"đếm các văn bản cùng loại", "documents of the kind, counted"}, find_issued},
    {"distance", NULL, {"mục tiêu trừ kết quả", "target minus result"}, find_distance},
    {"change",
     NULL,
     {"kết quả kỳ này trừ kết quả kỳ trước", "this period's result minus that of the period before"},
     find_change},
    {"indicator-change",
     NULL,
     {"so kết quả kỳ này với kỳ trước", "this period's result against the period before"},
     NULL},
    {"difference",
     NULL,
     {"kết quả kỳ này trừ kết quả kỳ trước", "this period's result minus that of the period before"},
     find_change},
    {"indicator", "status", {"so kết quả với mục tiêu", "the result against the target"}, NULL},
    {"task",
     "state",
     {"trạng thái ghi ở tệp của kỳ; quá hạn tính theo thời hạn và ngày chốt số liệu",
      "as the period's file says; overdue by the due and the data's date"},
     find_task},
    {"task", "class", {"theo thời hạn so với những ngày của kỳ", "by the due against the period's days"}, find_task},
    {"class",
     "size",
     {"đếm các đơn vị của nhóm trong danh bạ", "agencies of the class in the registry, counted"},
     NULL},
};

static const struct origin written = {NULL, NULL, {"ghi trong dữ liệu", "written in the data"}, NULL};

/* How the months' results became this one. */
static const struct origin result_rules[] = {
    {"latest", NULL, {"giá trị mới nhất trong các tháng", "the newest value of the months"}, find_result},
    {"cumulative",
     NULL,
     {"số lũy kế mới nhất trong các tháng", "the newest cumulative value of the months"},
     find_result},
    {"sum", NULL, {"tổng các tháng", "the sum of the months"}, find_result},
    {"mean", NULL, {"trung bình các tháng", "the mean of the months"}, find_result},
    {"weighted-mean", NULL, {"trung bình các tháng có trọng số", "the weighted mean of the months"}, find_result},
    {"own",
     NULL,
     {"ghi ở tệp của kỳ, thay cho số gộp", "given in the period's own file, in place of the roll-up"},
     find_result},
    {"carry",
     NULL,
     {"kỳ này không có số: lấy số mới nhất của các kỳ trước", "none in this period: the newest of earlier ones"},
     find_result},
    {"", NULL, {"ghi ở tệp của kỳ", "given in the period's file"}, find_result},
};

static const struct origin *rule_of(const xmlNode *element, const char *attribute)
{
    if (is_named(element, "result")) {
        const char *name = attribute_of(element, "rule");
        for (size_t i = 0; i < G_N_ELEMENTS(result_rules); i++)
            if (strcmp(result_rules[i].element, name != NULL ? name : "") == 0)
                return &result_rules[i];
    }
    for (size_t i = 0; i < G_N_ELEMENTS(origins); i++)
        if (is_named(element, origins[i].element) &&
            (origins[i].attribute == NULL || g_strcmp0(origins[i].attribute, attribute) == 0))
            return &origins[i];
    return &written;
}

/* ---- Figures ---- */

static void append_text(GString *text, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE)
            g_string_append(text, (const char *)child->content);
        else
            append_text(text, child);
}

static const char *text_of(struct tracing *tracing, const xmlNode *node)
{
    GString    *text = g_string_new(NULL);
    const char *kept;

    append_text(text, node);
    kept = arena_strdup(tracing->arena, g_strstrip(text->str));
    g_string_free(text, TRUE);
    return kept;
}

void trace_add(struct tracing *tracing, xmlNodePtr element, const xmlAttr *attribute)
{
    struct trace_figure *figure = arena_new_struct(tracing->arena, struct trace_figure);
    const char          *name = attribute != NULL ? (const char *)attribute->name : NULL;
    const struct origin *rule = rule_of(element, name);

    figure->path = path_of(tracing, element);
    figure->value = name != NULL ? attribute_of(element, name) : text_of(tracing, element);
    if (name != NULL)
        figure->path = arena_printf(tracing->arena, "%s/@%s", figure->path, name);
    figure->rule[0] = rule->words[0];
    figure->rule[1] = rule->words[1];
    figure->sources = g_ptr_array_new();
    if (rule->find != NULL)
        rule->find(tracing, figure, element, name);
    if (figure->sources->len == 0)
        add_place(tracing, figure, element);
    g_ptr_array_add(tracing->figures, figure);
}

GPtrArray *trace_find(struct arena *arena, const struct facts *facts, const struct plan *plan,
                      const struct period *period, const char *what, struct diags *diags)
{
    struct tracing tracing = {
        .arena = arena, .facts = facts, .plan = plan, .period = period, .figures = g_ptr_array_new()};

    if (!trace_printed(&tracing, what) && !trace_expression(&tracing, what))
        diag(diags, DIAG_TRACE_NOTHING, SPAN_NONE, what, NULL);
    return tracing.figures;
}

void trace_free(GPtrArray *figures)
{
    for (unsigned i = 0; i < figures->len; i++)
        g_ptr_array_unref(((struct trace_figure *)figures->pdata[i])->sources);
    g_ptr_array_unref(figures);
}
