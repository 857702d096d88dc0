/*
 * period_draft.c -- writes YAML and the comments that tell what to fill in.
 */
#include "period_draft.h"

#include <string.h>

#include "base/arena.h"
#include "base/lookup.h"
#include "due_text.h"
#include "figure.h"
#include "indicator_state.h"
#include "lead_text.h"
#include "task_state.h"
#include "viet.h"
#include "yaml_write.h"

#define COMMENT_MAX 160 /* characters of a text that is told in a comment */
#define LINE_LENGTH 110

struct draft {
    GString             *out;
    struct arena        *arena;
    const struct plan   *plan;
    const struct period *before; /* or NULL */
    const char          *before_title;
    int                  year; /* cumulative figures start anew with it */
};

/* ---- Pieces of YAML ---- */

static void rule(struct draft *draft, const char *heading)
{
    g_string_append_printf(draft->out, "\n# ");
    for (int i = 0; i < LINE_LENGTH; i++)
        g_string_append_c(draft->out, '-');
    g_string_append_printf(draft->out, "\n# %s\n", heading);
}

/* A text's first characters on one line. */
static char *excerpt(const char *text)
{
    GString *line = g_string_new(NULL);
    long     count = 0;
    bool     space = false;

    for (; *text != '\0' && count <= COMMENT_MAX; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (g_unichar_isspace(character)) {
            space = line->len > 0;
            continue;
        }
        if (space)
            g_string_append_c(line, ' ');
        space = false;
        if (count++ < COMMENT_MAX)
            g_string_append_unichar(line, character);
        else
            g_string_append(line, "…");
    }
    return g_string_free(line, FALSE);
}

static void comment(struct draft *draft, int indent, const char *before, const char *text)
{
    char *line = excerpt(text);

    g_string_append_printf(draft->out, "%*s# %s%s\n", indent, "", before, line);
    g_free(line);
}

/* A block of lines; its indentation is told, since the first line may start with blanks. */
static void block(struct draft *draft, int indent, const char *key, const char *text)
{
    char   **lines = g_strsplit(text, "\n", -1);
    unsigned count = g_strv_length(lines);

    while (count > 0 && lines[count - 1][0] == '\0')
        count--;
    g_string_append_printf(draft->out, "%*s%s: |%s\n", indent, "", key, g_ascii_isspace(text[0]) ? "2" : "");
    for (unsigned i = 0; i < count; i++)
        g_string_append_printf(draft->out, lines[i][0] != '\0' ? "%*s%s\n" : "\n", indent + 2, "", lines[i]);
    g_strfreev(lines);
}

static const char *words(const struct text *text)
{
    return text->text != NULL ? text->text : "";
}

/* ---- Groups ---- */

typedef void item_writer(struct draft *draft, const GPtrArray *items, const struct group *group, bool *told);

static void write_groups(struct draft *draft, const GPtrArray *groups, item_writer *write)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        bool                told = false;

        write_groups(draft, group->groups, write);
        write(draft, group->items, group, &told);
    }
}

/* The group's title, once, before the first of its items that is written. */
static void tell_group(struct draft *draft, const struct group *group, bool *told)
{
    if (*told)
        return;
    *told = true;
    g_string_append_c(draft->out, '\n');
    comment(draft, 2, "== ", words(&group->title));
}

/* ---- Results ---- */

static const char *value_words(struct draft *draft, const struct indicator *indicator, const struct value *value)
{
    struct figure figure = {.value = value, .unit = indicator->unit};

    return value != NULL ? figure_text(draft->arena, &figure, FIGURE_PHRASE) : "chưa có";
}

static void write_result(struct draft *draft, const struct indicator *indicator, const struct group *group, bool *told)
{
    const struct result *before = period_result(draft->before, indicator, NULL);
    const struct value  *target = indicator_target(indicator, draft->year),
                       *value = before != NULL ? before->value : NULL;
    const char *then = value_words(draft, indicator, value), *wanted = value_words(draft, indicator, target);
    char       *note;

    tell_group(draft, group, told);
    comment(draft, 2, "", words(&indicator->title));
    note = draft->before != NULL ? g_strdup_printf("mục tiêu: %s; %s: %s", wanted, draft->before_title, then)
                                 : g_strdup_printf("mục tiêu: %s", wanted);
    comment(draft, 2, "  ", note);
    if (value != NULL && value->cumulative && value->kind != VALUE_NONE && draft->before->id.year == draft->year) {
        comment(draft, 2, "  ", "số lũy kế: cộng thêm phần của kỳ này");
        g_string_append_printf(draft->out, "  %s: {value: ", indicator->id);
        yaml_quoted(draft->out, words(&value->printed));
        g_string_append(draft->out, ", cumulative: true}\n");
    } else {
        g_string_append_printf(draft->out, "  %s:\n", indicator->id);
    }
    g_free(note);
}

static void write_results(struct draft *draft, const GPtrArray *items, const struct group *group, bool *told)
{
    for (unsigned i = 0; i < items->len; i++) {
        const struct indicator *indicator = items->pdata[i];
        if (indicator->children->len == 0)
            write_result(draft, indicator, group, told);
        write_results(draft, indicator->children, group, told);
    }
}

static void write_manual_results(struct draft *draft, const GPtrArray *items, const struct group *group, bool *told)
{
    for (unsigned i = 0; i < items->len; i++) {
        const struct indicator *indicator = items->pdata[i];
        if (indicator->children->len == 0 && indicator->rollup == ROLLUP_MANUAL)
            write_result(draft, indicator, group, told);
        write_manual_results(draft, indicator->children, group, told);
    }
}

/* ---- Progress ---- */

static const char *const state_names[] = {[TASK_TODO] = "todo", [TASK_DOING] = "doing", [TASK_DONE] = "done"};

static const char *due_words(struct draft *draft, const struct due *due)
{
    return due->printed.text != NULL ? due->printed.text : due_text(draft->arena, due);
}

static void tell_task(struct draft *draft, const struct task *task)
{
    const char *lead = lead_words(draft->arena, &task->lead), *due = due_words(draft, &task->due);
    char       *note = g_strdup_printf("%s%s%s%s", lead != NULL ? lead : "", lead != NULL && *due != '\0' ? "; " : "",
                                 *due != '\0' ? "thời hạn: " : "", due);

    comment(draft, 2, "", words(&task->title));
    if (note[0] != '\0')
        comment(draft, 2, "  ", note);
    g_free(note);
}

static void write_date(struct draft *draft, int indent, struct date date)
{
    char text[DATE_TEXT_MAX];

    if (date_is_set(date))
        g_string_append_printf(draft->out, "%*sdone-on: %s\n", indent, "", date_print(date, text));
}

static void write_parts(struct draft *draft, const struct task *task, const struct progress *before)
{
    if (task->parts->len == 0)
        return;
    g_string_append(draft->out, "    parts:\n");
    for (unsigned i = 0; i < task->parts->len; i++) {
        const struct task_part *part = task->parts->pdata[i];
        struct date             done_on = {0};
        enum task_state         state = task_part_state(NULL, before, part, &done_on);

        comment(draft, 6, "", due_words(draft, &part->due));
        g_string_append_printf(draft->out, "      %s:\n        state: %s\n", part->id, state_names[state]);
        if (state == TASK_DONE)
            write_date(draft, 8, done_on);
    }
}

/* What was said before stays of a task that is done; of an open one it is told, to be written anew. */
static void write_task(struct draft *draft, const struct task *task)
{
    const struct progress *before = draft->before != NULL ? table_find(draft->before->progress_by_id, task->id) : NULL;
    enum task_state        state = before != NULL ? before->state : TASK_TODO;

    tell_task(draft, task);
    g_string_append_printf(draft->out, "  %s:\n", task->id);
    if (task->parts->len == 0 || (before != NULL && before->state_given))
        g_string_append_printf(draft->out, "    state: %s\n", state_names[state]);
    if (state == TASK_DONE && (task->parts->len == 0 || before->state_given))
        write_date(draft, 4, before->done_on);
    write_parts(draft, task, before);
    if (before != NULL && before->state_text.text != NULL && state == TASK_DONE)
        block(draft, 4, "state-text", before->state_text.text);
    if (before != NULL && before->text.text != NULL && state == TASK_DONE) {
        block(draft, 4, "text", before->text.text);
        return;
    }
    if (before != NULL && before->text.text != NULL)
        comment(draft, 4, "kỳ trước: ", before->text.text);
    g_string_append(draft->out, "    text:\n");
}

static void write_tasks(struct draft *draft, const GPtrArray *items, const struct group *group, bool *told)
{
    for (unsigned i = 0; i < items->len; i++) {
        const struct task *task = items->pdata[i];
        if (task->children->len == 0) {
            tell_group(draft, group, told);
            write_task(draft, task);
        }
        write_tasks(draft, task->children, group, told);
    }
}

/* ---- Submissions ---- */

static bool has_submitted(const struct submission *submission, const struct agency *agency)
{
    for (unsigned i = 0; submission != NULL && i < submission->submitted->len; i++)
        if (((const struct agency *)submission->submitted->pdata[i])->order == agency->order)
            return true;
    return false;
}

static void write_missing(struct draft *draft, const struct requirement *requirement, const struct submission *before)
{
    size_t   line = draft->out->len;
    unsigned count = 0;

    g_string_append(draft->out, "    missing: [");
    for (unsigned i = 0; i < draft->plan->agencies->len; i++) {
        const struct agency *agency = draft->plan->agencies->pdata[i];
        if (!requirement_owes_in(requirement, agency) || has_submitted(before, agency))
            continue;
        if (count++ > 0)
            g_string_append_c(draft->out, ',');
        if (draft->out->len - line + strlen(agency->id) + 2 > LINE_LENGTH) {
            g_string_append_c(draft->out, '\n');
            line = draft->out->len;
            g_string_append(draft->out, "              ");
        } else if (count > 1) {
            g_string_append_c(draft->out, ' ');
        }
        g_string_append(draft->out, agency->id);
    }
    g_string_append(draft->out, "]\n");
}

static void write_submissions(struct draft *draft)
{
    if (draft->plan->requirements->len == 0)
        return;
    rule(draft, "ĐƠN VỊ ĐÃ NỘP. Đơn vị nộp trong kỳ: bỏ khỏi missing, ghi vào in-period.");
    g_string_append(draft->out, "submissions:\n");
    for (unsigned i = 0; i < draft->plan->requirements->len; i++) {
        const struct requirement *requirement = draft->plan->requirements->pdata[i];
        const struct submission  *before =
            draft->before != NULL ? table_find(draft->before->submissions_by_id, requirement->id) : NULL;

        comment(draft, 2, "", words(&requirement->title));
        g_string_append_printf(draft->out, "  %s:\n", requirement->id);
        write_missing(draft, requirement, before);
        g_string_append(draft->out, "    in-period: []\n");
    }
}

/* ---- The file ---- */

static void write_documents(struct draft *draft, const struct period_id *id)
{
    bool any = false;

    for (unsigned i = 0; i < draft->plan->documents->len; i++) {
        const struct plan_document *document = draft->plan->documents->pdata[i];
        if (document->for_plan || document->period_kind != id->kind)
            continue;
        if (!any)
            g_string_append(draft->out, "\n# Số, ngày của văn bản: để trống khi chưa phát hành.\ndocuments:\n");
        any = true;
        g_string_append_printf(draft->out, "  %s:\n    number:\n    date:\n", document->name);
    }
}

static void write_prose(struct draft *draft)
{
    const GPtrArray *prose = draft->before != NULL ? draft->before->prose : NULL;

    rule(draft, "LỜI VĂN CỦA KỲ. Bỏ dấu # ở đoạn cần dùng; con số tính được đặt bằng biểu thức { }.");
    g_string_append(draft->out, "prose:\n");
    for (unsigned i = 0; i < list_length(prose); i++) {
        const struct prose *text = prose->pdata[i];
        comment(draft, 2, "kỳ trước: ", words(&text->text));
        g_string_append_printf(draft->out, "  # %s: |\n  #   …\n", text->id);
    }
    if (list_length(prose) == 0)
        g_string_append(draft->out, "  # chi-dao: |\n  #   …\n");
}

static void write_narratives(struct draft *draft)
{
    const GPtrArray *narratives = draft->before != NULL ? draft->before->narratives : NULL;

    rule(draft, "LỜI VĂN THEO MỤC. Bỏ dấu # ở mục cần dùng.");
    g_string_append(draft->out, "narratives:\n");
    for (unsigned i = 0; i < list_length(narratives); i++) {
        const struct narrative *narrative = narratives->pdata[i];
        g_string_append_printf(draft->out, "  # %s:\n", narrative->id);
        for (unsigned k = 0; k < narrative->sections->len; k++) {
            const struct section *section = narrative->sections->pdata[k];
            comment(draft, 2, "  - title: ", words(&section->title));
            g_string_append(draft->out, "  #     text: |\n  #       …\n");
        }
    }
    if (list_length(narratives) == 0)
        g_string_append(draft->out,
                        "  # danh-gia:\n  #   - title: Kết quả nổi bật\n  #     text: |\n  #       …\n"
                        "  # phuong-huong:\n  #   - title: Nhiệm vụ trọng tâm\n  #     text: |\n  #       …\n");
}

#define MODELINE "# yaml-language-server: $schema="
#define PLAN_SCHEMA "plan.schema.json"

/* The line by which editors find the schema, if the plan's file has one: a period's file lies one folder deeper. */
/* ---- What was accepted ---- */

/* Findings of the period before that are accepted in this one, too. */
static void write_accepted(struct draft *draft, const struct period_id *id)
{
    bool told = false;

    for (unsigned i = 0; draft->before != NULL && i < draft->before->accepted->len; i++) {
        const struct accepted *accepted = draft->before->accepted->pdata[i];
        if (accepted->until.text == NULL || date_compare(accepted->until_id.calendar.to, id->calendar.to) < 0)
            continue;
        if (!told)
            rule(draft, "CẢNH BÁO ĐÃ CHẤP NHẬN từ kỳ trước, còn hạn.");
        g_string_append(draft->out, told ? "" : "accepted:\n");
        told = true;
        g_string_append_printf(draft->out, "  - code: %s\n    of: ", accepted->code.text);
        yaml_quoted(draft->out, accepted->of.text);
        g_string_append(draft->out, "\n    about: [");
        for (unsigned k = 0; k < accepted->about->len; k++) {
            g_string_append(draft->out, k > 0 ? ", " : "");
            yaml_quoted(draft->out, ((const struct text *)accepted->about->pdata[k])->text);
        }
        g_string_append(draft->out, "]\n    reason: ");
        yaml_quoted(draft->out, accepted->reason.text);
        g_string_append(draft->out, "\n    by: ");
        yaml_quoted(draft->out, accepted->by.text);
        g_string_append_printf(draft->out, "\n    until: %s\n", accepted->until.text);
    }
}

static void write_modeline(struct draft *draft)
{
    const struct source *source = draft->plan->source;
    const char          *text = source != NULL ? source->text : "";
    char                *line = g_strndup(text, strcspn(text, "\r\n"));

    if (g_str_has_prefix(line, MODELINE) && g_str_has_suffix(line, PLAN_SCHEMA)) {
        char *path = line + strlen(MODELINE);
        path[strlen(path) - strlen(PLAN_SCHEMA)] = '\0';
        g_string_append_printf(draft->out, MODELINE "%s%speriod.schema.json\n",
                               strstr(path, "://") == NULL && path[0] != '/' ? "../" : "", path);
    }
    g_free(line);
}

static void write_head(struct draft *draft, const struct period_id *id, const char *name)
{
    const struct date as_of = id->window.to;
    char             *title = g_utf8_strup(viet_period(draft->arena, id), -1), day[DATE_TEXT_MAX];

    g_string_append_printf(draft->out, "# KỲ BÁO CÁO %s\n#\n", title);
    g_free(title);
    if (draft->before != NULL)
        g_string_append_printf(draft->out, "# Lập từ kỳ %s. Dòng bắt đầu bằng # là ghi chú, có thể xóa.\n",
                               draft->before->name);
    g_string_append_printf(draft->out,
                           "# Số liệu từ %s đến %s; đổi as-of nếu chốt số liệu vào ngày khác.\n\n"
                           "period: %s\nas-of: %s\n",
                           viet_date(draft->arena, id->window.from), viet_date(draft->arena, as_of), name,
                           date_print(as_of, day));
}

static void write_month(struct draft *draft)
{
    rule(draft, "KẾT QUẢ CHỈ TIÊU. Ghi số theo lối Việt Nam (99,8%; 1.200); chưa có: {none: lý do}; ước: {value: …, "
                "estimated: true}.");
    g_string_append(draft->out, "results:\n");
    write_groups(draft, draft->plan->indicator_groups, write_results);
    rule(draft,
         "TIẾN ĐỘ NHIỆM VỤ. state: todo, doing, done (kèm done-on: ngày hoàn thành); text: việc đã làm trong kỳ.");
    g_string_append(draft->out, "progress:\n");
    write_groups(draft, draft->plan->task_groups, write_tasks);
    write_groups(draft, draft->plan->carried_groups, write_tasks);
    rule(draft, "VĂN BẢN BAN HÀNH TRONG KỲ. Mỗi văn bản một dòng:");
    g_string_append(
        draft->out,
        "#   - {kind: Công văn, symbol: 123/UBND-KGVX, date: 2026-01-31, subject: \"về việc …\"}\nissued:\n");
    write_submissions(draft);
    write_prose(draft);
}

GString *period_draft(struct arena *arena, const struct plan *plan, const struct period_id *id, const char *name,
                      const struct period *before)
{
    struct draft draft = {.out = g_string_new(NULL), .arena = arena, .plan = plan, .before = before, .year = id->year};

    write_modeline(&draft);
    draft.before_title = before != NULL ? viet_period(arena, &before->id) : "";
    write_head(&draft, id, name);
    write_documents(&draft, id);
    if (id->kind == PERIOD_MONTH) {
        write_month(&draft);
        write_accepted(&draft, id);
        return draft.out;
    }
    g_string_append(
        draft.out,
        "\n# Kết quả, tiến độ, văn bản, đơn vị đã nộp được gộp từ các tháng. Ghi ở đây những gì khác với số gộp.\n");
    rule(&draft, "KẾT QUẢ CHỈ TIÊU không gộp được từ các tháng (rollup: manual).");
    g_string_append(draft.out, "results:\n");
    write_groups(&draft, plan->indicator_groups, write_manual_results);
    write_prose(&draft);
    write_narratives(&draft);
    write_accepted(&draft, id);
    return draft.out;
}
