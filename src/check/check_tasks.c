/*
 * check_tasks.c -- what is reported of tasks against itself and against the period before.
 */
#include <string.h>

#include "base/lookup.h"
#include "base/xml_node.h"
#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

/* What the period itself says; what earlier ones said and still stands was checked with them. */
static const struct progress *progress_of(const struct period *period, const struct task *task)
{
    const struct progress *progress = period != NULL ? g_hash_table_lookup(period->progress_by_id, task->id) : NULL;

    return progress != NULL && progress->period == NULL ? progress : NULL;
}

/* ---- Against the periods before ---- */

void check_went_back(struct check *check, const struct task *task)
{
    const struct progress *now = progress_of(check->period, task);
    const struct progress *before = table_find(check->period->stood_by_id, task->id);

    if (now == NULL || before == NULL)
        return;
    if (now->state < before->state) {
        diag(check->diags, before->state == TASK_DONE ? DIAG_TASK_UNDONE : DIAG_TASK_WENT_BACK, now->span, task->id,
             before->period, NULL);
        diag_also(check->diags, before->span);
    } else if (now->state == TASK_DONE && date_is_set(now->done_on) && date_is_set(before->done_on) &&
               before->state == TASK_DONE && date_compare(now->done_on, before->done_on) != 0) {
        diag(check->diags, DIAG_DONE_ON_CHANGED, now->span, task->id, viet_date(check->arena, now->done_on),
             viet_date(check->arena, before->done_on), NULL);
        diag_also(check->diags, before->span);
    }
}

/* ---- State against words ---- */

static const char *const unfinished[] = {
    "chưa được ban hành", "chưa ban hành", "chưa hoàn thành", "chưa được phê duyệt",  "chưa triển khai", "đang dự thảo",
    "đang được dự thảo",  "đang xây dựng", "đang hoàn thiện", "đang được hoàn thiện", "đang lấy ý kiến", NULL};
static const char *const unbegun[] = {"nhiệm vụ chưa triển khai",  "Nhiệm vụ chưa triển khai",
                                      "chưa triển khai thực hiện", "chưa bắt đầu",
                                      "chưa thực hiện nhiệm vụ",   NULL};
static const char *const proposed[] = {"Tờ trình số", "Tờ trình", NULL};
static const char *const settled[] = {"Quyết định số", "Nghị quyết số",  "Kế hoạch số", "Thông báo số", "ban hành",
                                      "phê duyệt",     "được thành lập", "hoàn thành",  "công bố",      NULL};

/* The first of the words in the text, as a place; false if there is none. */
static bool find_words(const struct text *text, const char *const *words, struct span *span, const char **found)
{
    size_t length = strlen(text->text);

    for (; *words != NULL; words++) {
        struct check_line line = {.text = text, .words = text->text};
        const char       *at, *start;
        if (!scan_has(text->text, 0, length, (const char *const[]){*words, NULL}))
            continue;
        at = strstr(text->text, *words);
        for (start = at; start > text->text && start[-1] != '\n'; start--)
            ;
        line.offset = (size_t)(start - text->text);
        *span = check_line_span(&line, (size_t)(at - start), strlen(*words));
        *found = *words;
        return true;
    }
    return false;
}

void check_state_words(struct check *check, const struct task *task)
{
    const struct progress *progress = progress_of(check->period, task);
    const char            *words, *found;
    struct span            span;

    if (progress == NULL || (words = progress->text.text) == NULL)
        return;
    if (progress->state == TASK_DOING && find_words(&progress->text, unbegun, &span, &found)) {
        diag(check->diags, DIAG_DOING_BUT_NOT_BEGUN, span, task->id, found, NULL);
        diag_also(check->diags, progress->span);
    }
    if (progress->state != TASK_DONE)
        return;
    if (find_words(&progress->text, unfinished, &span, &found)) {
        diag(check->diags, DIAG_DONE_BUT_UNFINISHED, span, task->id, found, NULL);
        diag_also(check->diags, progress->span);
    } else if (find_words(&progress->text, proposed, &span, &found) && !scan_has(words, 0, strlen(words), settled) &&
               (task->product.text == NULL || strstr(task->product.text, "ờ trình") == NULL)) {
        diag(check->diags, DIAG_DONE_BUT_PROPOSED, span, task->id, NULL);
        diag_also(check->diags, progress->span);
    }
}

/* ---- State against dates ---- */

static void check_day(struct check *check, const struct task *task, struct date done_on, struct span span)
{
    if (!task->carried && date_is_set(done_on) && date_compare(done_on, check->plan->range.from) < 0)
        diag(check->diags, DIAG_DONE_BEFORE_PLAN, span, task->id, viet_date(check->arena, done_on),
             viet_date(check->arena, check->plan->range.from), NULL);
}

void check_done_on(struct check *check, const struct task *task)
{
    const struct progress *progress = progress_of(check->period, task);

    if (progress == NULL)
        return;
    if (progress->state_given)
        check_day(check, task, progress->done_on, progress->span);
    for (unsigned i = 0; i < progress->parts->len; i++) {
        const struct part_progress *part = progress->parts->pdata[i];
        check_day(check, task, part->done_on, part->span);
    }
}

/* ---- State against dues and parts ---- */

void check_recurring_done(struct check *check, const struct task *task)
{
    const struct progress *progress = progress_of(check->period, task);

    if (progress != NULL && task_never_ends(task) &&
        task_status(&check->reckoning, task, progress).standing == STANDING_DONE)
        diag(check->diags, DIAG_RECURRING_DONE, progress->span, task->id, NULL);
}

void check_state_parts(struct check *check, const struct task *task)
{
    const struct progress *progress = progress_of(check->period, task);

    if (task_contradicts_parts(task, progress))
        diag(check->diags, DIAG_STATE_AGAINST_PARTS, progress->span, task->id, NULL);
}

/* ---- "No task is overdue" ---- */

static unsigned overdue_tasks(const struct check *check)
{
    const xmlNode *root = check->facts != NULL ? xmlDocGetRootElement(check->facts->document) : NULL;
    unsigned       overdue = 0;

    for (const xmlNode *list = root != NULL ? root->children : NULL; list != NULL; list = list->next) {
        if (strcmp((const char *)list->name, "tasks") != 0 && strcmp((const char *)list->name, "carried-tasks") != 0)
            continue;
        for (xmlNode *counts = list->children; counts != NULL; counts = counts->next) {
            xmlChar *count;
            if (strcmp((const char *)counts->name, "counts") != 0)
                continue;
            count = xmlGetProp(counts, (const xmlChar *)"overdue");
            overdue += count != NULL ? (unsigned)g_ascii_strtoull((const char *)count, NULL, 10) : 0;
            xmlFree(count);
        }
    }
    return overdue;
}

/* Is it one of the numbers counted in the list or one of its groups? */
static bool is_counted(const xmlNode *list, unsigned number)
{
    for (xmlNode *child = list->children; child != NULL; child = child->next) {
        if (xml_is(child, "group") && is_counted(child, number))
            return true;
        if (!xml_is(child, "counts"))
            continue;
        for (xmlAttr *count = child->properties; count != NULL; count = count->next) {
            xmlChar *value = xmlGetProp(child, count->name);
            bool     same = value != NULL && g_ascii_strtoull((const char *)value, NULL, 10) == number;
            xmlFree(value);
            if (same)
                return true;
        }
    }
    return false;
}

static unsigned total_of(const xmlNode *list)
{
    unsigned total = 0;

    for (xmlNode *child = list->children; child != NULL; child = child->next)
        if (xml_is(child, "counts")) {
            xmlChar *value = xmlGetProp(child, (const xmlChar *)"total");
            total = value != NULL ? (unsigned)g_ascii_strtoull((const char *)value, NULL, 10) : 0;
            xmlFree(value);
        }
    return total;
}

/* "Tổng số 75 nhiệm vụ", though no list, no group of tasks has as many in any respect. */
static void check_total(struct check *check, const struct check_line *line, const struct scan_number *number)
{
    const xmlNode *root = check->facts != NULL ? xmlDocGetRootElement(check->facts->document) : NULL;
    unsigned       given = (unsigned)g_ascii_strtoull(line->words + number->at, NULL, 10), all = 0, tasks = 0;
    char           count[16];

    for (const xmlNode *list = root != NULL ? root->children : NULL; list != NULL; list = list->next) {
        bool plan = strcmp((const char *)list->name, "tasks") == 0;
        if (!plan && strcmp((const char *)list->name, "carried-tasks") != 0)
            continue;
        if (is_counted(list, given))
            return;
        all += total_of(list);
        tasks = plan ? total_of(list) : tasks;
    }
    if (tasks == 0 || given == all)
        return;
    g_snprintf(count, sizeof count, "%u", tasks);
    diag(check->diags, DIAG_COUNT_DIFFERS, check_line_span(line, number->at, number->end - number->at),
         arena_strndup(check->arena, line->words + number->at, number->end - number->at), count,
         "{vn:count(tasks/counts/@total)}", NULL);
}

void check_line_totals(struct check *check, const struct check_line *line)
{
    static const char *const totals[] = {"tổng số", "Tổng số", NULL};
    struct scan_number       number;

    if (!check->prose || strstr(line->words, "ổng số") == NULL)
        return;
    for (size_t at = 0; scan_number(line->words, at, &number); at = number.end)
        if (number.well_formed && !number.fraction && !number.percent && number.end - number.at <= 3 &&
            strspn(line->words + number.at, "0123456789") == number.end - number.at &&
            scan_is(line->words, number.unit, "nhiệm vụ") &&
            scan_has(line->words, number.at - MIN(number.at, 20), number.at, totals))
            check_total(check, line, &number);
}

void check_line_overdue(struct check *check, const struct check_line *line)
{
    static const char *const claims[] = {"không có nhiệm vụ quá hạn", "không có nhiệm vụ nào quá hạn",
                                         "không còn nhiệm vụ quá hạn", "Không có nhiệm vụ quá hạn",
                                         "Không có nhiệm vụ nào quá hạn"};
    unsigned                 overdue;
    char                     count[16];

    if (check->period == NULL || strstr(line->words, "quá hạn") == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(claims); i++) {
        const char *found = strstr(line->words, claims[i]);
        if (found == NULL || (overdue = overdue_tasks(check)) == 0)
            continue;
        g_snprintf(count, sizeof count, "%u", overdue);
        diag(check->diags, DIAG_OVERDUE_DENIED, check_line_span(line, (size_t)(found - line->words), strlen(claims[i])),
             count, NULL);
        return;
    }
}

/* ---- Who leads ---- */

static bool has_lead(const struct lead *lead)
{
    return lead->span.line > 0;
}

/* Somebody must lead a task: its own lead, that of the heading above, or that of each part. */
static void check_lead(struct check *check, const struct task *task, bool led)
{
    bool parts_led = task->parts->len > 0;

    for (unsigned i = 0; i < task->parts->len; i++)
        parts_led = parts_led && has_lead(&((const struct task_part *)task->parts->pdata[i])->lead);
    if (!led && !parts_led)
        diag(check->diags, DIAG_TASK_NO_LEAD, task->span, task->id, NULL);
}

static void check_leads_below(struct check *check, const GPtrArray *tasks, bool led)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];
        bool               task_led = led || has_lead(&task->lead);
        if (task->children->len == 0)
            check_lead(check, task, task_led);
        check_leads_below(check, task->children, task_led);
    }
}

static void check_group_leads(struct check *check, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        check_leads_below(check, group->items, false);
        check_group_leads(check, group->groups);
    }
}

void check_task_leads(struct check *check)
{
    check_group_leads(check, check->plan->task_groups);
    check_group_leads(check, check->plan->carried_groups);
}
