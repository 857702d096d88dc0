/*
 * figure.c -- how a figure is printed, how it was made and from what.
 */
#include "figure.h"

#include <string.h>

#include "base/lookup.h"

/* ---- Made from ---- */

void figure_items_add(struct arena *arena, struct figure_items *items, struct figure_item item)
{
    if (items->count == items->capacity) {
        struct figure_item *list;

        items->capacity = MAX(4, items->capacity * 2);
        list = arena_new_array(arena, struct figure_item, items->capacity);
        if (items->count > 0)
            memcpy(list, items->list, items->count * sizeof *list);
        items->list = list;
    }
    items->list[items->count++] = item;
}

struct figure figure_of_items(enum figure_rule rule, const struct figure_items *items)
{
    return (struct figure){.rule = rule, .items = items, .to = items->count, .marks = FIGURE_ALL};
}

const struct figure_item *figure_next(const struct figure *figure, unsigned *at)
{
    unsigned place = figure->from + *at;

    while (figure->items != NULL && place < figure->to && !(figure->items->list[place].marks & figure->marks))
        place++;
    *at = place + 1 - figure->from;
    return figure->items != NULL && place < figure->to ? &figure->items->list[place] : NULL;
}

unsigned figure_count(const struct figure *figure)
{
    unsigned at = 0, count = 0;

    while (figure_next(figure, &at) != NULL)
        count++;
    return count;
}

/* ---- Rules ---- */

static const struct {
    const char *name; /* of results: result.rule */
    const char *words[2];
} rules[FIGURE_RULE_COUNT] = {
    [FIGURE_WRITTEN] = {NULL, {"ghi trong dữ liệu", "written in the data"}},
    [FIGURE_GIVEN] = {NULL, {"ghi ở tệp của kỳ", "given in the period's file"}},
    [FIGURE_LATEST] = {"latest", {"giá trị mới nhất trong các tháng", "the newest value of the months"}},
    [FIGURE_FIRST] = {"first", {"giá trị đầu tiên trong các tháng", "the first value of the months"}},
    [FIGURE_CUMULATIVE] = {"cumulative",
                           {"số lũy kế mới nhất trong các tháng", "the newest cumulative value of the months"}},
    [FIGURE_SUM] = {"sum", {"tổng các tháng", "the sum of the months"}},
    [FIGURE_MEAN] = {"mean", {"trung bình các tháng", "the mean of the months"}},
    [FIGURE_WEIGHTED_MEAN] = {"weighted-mean", {"trung bình các tháng có trọng số", "the weighted mean of the months"}},
    [FIGURE_OWN] = {"own",
                    {"ghi ở tệp của kỳ, thay cho số gộp", "given in the period's own file, in place of the roll-up"}},
    [FIGURE_CARRY] = {"carry",
                      {"kỳ này không có số: lấy số mới nhất của các kỳ trước",
                       "none in this period: the newest of earlier ones"}},
    [FIGURE_REPORTED] = {NULL, {"đơn vị gửi", "reported by the agency"}},
    [FIGURE_FROM_LEAD] = {"lead", {"cơ quan chủ trì gửi", "reported by the lead"}},
    [FIGURE_FROM_SUM] = {"sum", {"tổng số các đơn vị gửi", "the sum of what the agencies reported"}},
    [FIGURE_FROM_MEAN] = {"mean", {"trung bình số các đơn vị gửi", "the mean of what the agencies reported"}},
    [FIGURE_FROM_WEIGHTED_MEAN] = {"weighted-mean",
                                   {"trung bình có trọng số của số các đơn vị gửi",
                                    "the weighted mean of what the agencies reported"}},
    [FIGURE_FROM_RATIO] = {"ratio",
                           {"tổng tử số chia tổng mẫu số các đơn vị gửi",
                            "the agencies' numerators, added, by their denominators, added"}},
    [FIGURE_FROM_COUNT] = {"count",
                           {"đếm các đơn vị có số trong giới hạn", "agencies whose number lies within the bounds"}},
    [FIGURE_FROM_MIN] = {"min", {"số nhỏ nhất các đơn vị gửi", "the smallest that the agencies reported"}},
    [FIGURE_FROM_MAX] = {"max", {"số lớn nhất các đơn vị gửi", "the largest that the agencies reported"}},
    [FIGURE_FROM_LATEST] = {"latest", {"số của đơn vị gửi sau cùng", "that of the agency which reported last"}},
    [FIGURE_DISTANCE] = {NULL, {"mục tiêu trừ kết quả", "target minus result"}},
    [FIGURE_PATH_DISTANCE] = {NULL,
                              {"mức trên đường thẳng từ số ban đầu đến mục tiêu, trừ kết quả",
                               "where a straight path from baseline to target would be, minus result"}},
    [FIGURE_CHANGE] = {NULL,
                       {"kết quả kỳ này trừ kết quả kỳ trước", "this period's result minus that of the period before"}},
    [FIGURE_STATUS] = {NULL, {"so kết quả với mục tiêu", "the result against the target"}},
    [FIGURE_TASK] = {NULL,
                     {"trạng thái ghi ở tệp của kỳ; quá hạn và nhóm thời hạn tính theo thời hạn, những ngày của kỳ",
                      "as the period's file says; overdue and class by the due and the period's days"}},
    [FIGURE_TASKS] = {NULL,
                      {"đếm các nhiệm vụ không có nhiệm vụ con, theo thời hạn và trạng thái trong kỳ",
                       "tasks without sub-tasks, counted by due and state in the period"}},
    [FIGURE_LEAVES] = {NULL, {"đếm các mục không có mục con", "items without sub-items, counted"}},
    [FIGURE_ISSUED] = {NULL, {"đếm các văn bản ban hành trong kỳ", "documents issued in the period, counted"}},
    [FIGURE_KIND] = {NULL, {"đếm các văn bản cùng loại", "documents of the kind, counted"}},
    [FIGURE_SIZE] = {NULL, {"đếm các đơn vị trong danh bạ", "agencies in the registry, counted"}},
    [FIGURE_SUBMITTED] = {NULL,
                          {"đếm các đơn vị đã nộp; không ghi gì thì điều kỳ trước ghi vẫn đúng",
                           "agencies that have submitted, counted; the newest word stands"}},
    [FIGURE_MISSING] = {NULL,
                        {"đếm các đơn vị phải nộp mà chưa nộp",
                         "agencies that owe it and have not submitted, counted"}},
    [FIGURE_MOVED] = {NULL,
                      {"đếm các đơn vị nộp thêm hoặc rút lại so với kỳ trước",
                       "agencies that submitted or withdrew since the period before, counted"}},
    [FIGURE_CHANGES] = {NULL, {"đếm các thay đổi so với kỳ trước", "changes since the period before, counted"}},
    [FIGURE_IN_PERIOD] = {NULL,
                          {"đếm các đơn vị nộp trong kỳ; kỳ gộp cộng các tháng",
                           "agencies that submitted in the period, counted; a longer one joins its months"}},
    [FIGURE_SENDERS] = {NULL, {"đếm các đơn vị đã gửi số liệu", "agencies that sent figures, counted"}},
    [FIGURE_SILENT] = {NULL,
                       {"đếm các đơn vị phải gửi mà chưa có số", "agencies counted on without a figure, counted"}},
};

bool figure_is_count(enum figure_rule rule)
{
    return rule >= FIGURE_TASKS;
}

const char *figure_rule_words(enum figure_rule rule, unsigned lang)
{
    return rules[rule].words[lang];
}

static enum figure_rule rule_of(const struct result *result)
{
    /* months and agencies are taken together by rules of the same names */
    const struct result *source = list_length(result->sources) > 0 ? result->sources->pdata[0] : NULL;
    unsigned             from = source != NULL && source->agency != NULL ? FIGURE_FROM_LEAD : FIGURE_LATEST;
    unsigned             to = source != NULL && source->agency != NULL ? FIGURE_FROM_LATEST : FIGURE_CARRY;

    if (result->agency != NULL)
        return FIGURE_REPORTED;
    for (unsigned i = from; result->rule != NULL && i <= to; i++)
        if (g_strcmp0(rules[i].name, result->rule) == 0)
            return (enum figure_rule)i;
    return FIGURE_GIVEN;
}

static void add_result(struct arena *arena, struct figure_items *items, const struct result *result)
{
    figure_items_add(arena, items,
                     (struct figure_item){&result->value->span,
                                          result->agency != NULL ? result->agency->id : result->indicator->id,
                                          result->value, FIGURE_ALL});
}

struct figure figure_of_result(struct arena *arena, const struct result *result, struct figure_items *items)
{
    struct figure figure = {.value = result->value, .rule = rule_of(result), .unit = result->indicator->unit};

    figure.items = items;
    figure.marks = FIGURE_ALL;
    figure.from = items->count;
    for (unsigned i = 0; i < list_length(result->sources); i++)
        add_result(arena, items, result->sources->pdata[i]);
    if (list_length(result->sources) == 0)
        add_result(arena, items, result);
    figure.to = items->count;
    return figure;
}

/* ---- In print ---- */

bool figure_says_more(const struct value *value)
{
    return value->relation != RELATION_NONE || value->estimated || value->cumulative || value->as_of.text != NULL ||
           value->lacking != NULL;
}

struct printing {
    const struct figure *figure;
    figure_taker        *take;
    void                *context;
};

static void put(const struct printing *printing, const char *words)
{
    if (*words != '\0')
        printing->take(printing->context, words, NULL);
}

static void put_rich(const struct printing *printing, const struct text *text)
{
    if (text->text != NULL && text->text[0] != '\0')
        printing->take(printing->context, NULL, text);
}

/* Which months have no figure in it. */
static void print_lacking(const struct printing *printing, const struct value *value)
{
    if (value->lacking == NULL)
        return;
    put(printing, " (");
    put(printing, value->lacking);
    put(printing, ")");
}

/* "Ước", the numbers as given, "(Số liệu lũy kế, năm 2025)", the remark. */
static void print_cell(const struct printing *printing, const struct value *value)
{
    put(printing, value->estimated ? "Ước " : "");
    put_rich(printing, &value->printed);
    if (value->cumulative || value->as_of.text != NULL) {
        put(printing, value->cumulative ? " (Số liệu lũy kế" : " (");
        put(printing, value->cumulative && value->as_of.text != NULL ? ", " : "");
        put(printing, value->as_of.text != NULL ? value->as_of.text : "");
        put(printing, ")");
    }
    if (value->remark.text != NULL) {
        put(printing, " ");
        put_rich(printing, &value->remark);
    }
    print_lacking(printing, value);
}

/* The number or numbers as given, without the sign before them. */
static const char *digits(const struct value *value)
{
    const char *text = value->printed.text != NULL ? value->printed.text : "";

    if (value->relation != RELATION_NONE && (g_str_has_prefix(text, "≥ ") || g_str_has_prefix(text, "≤ ")))
        text += strlen("≥ ");
    return text;
}

/* The unit where the digits don't name it. */
static void print_unit(const struct printing *printing, const struct value *value)
{
    const char *unit = printing->figure->unit;

    if (value->unit != NULL || unit == NULL || value->kind == VALUE_TEXT)
        return;
    put(printing, strcmp(unit, "%") == 0 ? "" : " ");
    put(printing, unit);
}

static void print_words(const struct printing *printing, const struct value *value, bool verb)
{
    put(printing, value->estimated ? "ước " : "");
    if (value->cumulative)
        put(printing, "lũy kế ");
    else if (verb)
        put(printing, "đạt ");
    if (value->relation != RELATION_NONE)
        put(printing, value->relation == RELATION_AT_LEAST ? "ít nhất " : "không quá ");
    put(printing, digits(value));
    print_unit(printing, value);
    if (value->as_of.text != NULL) {
        put(printing, " (");
        put(printing, value->as_of.text);
        put(printing, ")");
    }
    print_lacking(printing, value);
}

static void print_none(const struct printing *printing, const struct value *value, enum figure_form form)
{
    bool reason = value->reason.text != NULL && value->reason.text[0] != '\0';

    if (form == FIGURE_CELL) {
        put(printing, reason ? "" : "-");
        put_rich(printing, &value->reason);
        return;
    }
    put(printing, reason ? "chưa có số liệu (" : "chưa có số liệu");
    put_rich(printing, &value->reason);
    put(printing, reason ? ")" : "");
}

bool figure_is_words(const struct value *value)
{
    return value->kind == VALUE_TEXT && (value->printed.text == NULL || !g_ascii_isdigit(value->printed.text[0]));
}

void figure_print(const struct figure *figure, enum figure_form form, figure_taker *take, void *context)
{
    struct printing printing = {figure, take, context};

    if (figure->value->kind == VALUE_NONE)
        print_none(&printing, figure->value, form);
    else if (form == FIGURE_CELL || figure_is_words(figure->value))
        print_cell(&printing, figure->value);
    else
        print_words(&printing, figure->value, form == FIGURE_SENTENCE);
}

static void take_text(void *context, const char *words, const struct text *rich)
{
    g_string_append(context, words != NULL ? words : rich->text);
}

const char *figure_text(struct arena *arena, const struct figure *figure, enum figure_form form)
{
    GString    *text = g_string_new(NULL);
    const char *kept;

    figure_print(figure, form, take_text, text);
    kept = arena_strndup(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}
