/*
 * form_tasks.c -- the sheet of tasks.
 */
#include "base/lookup.h"
#include "due_text.h"
#include "form_int.h"

enum {
    COLUMN_ID,
    COLUMN_TITLE,
    COLUMN_PRODUCT,
    COLUMN_DUE,
    COLUMN_BEFORE,
    COLUMN_STATE,
    COLUMN_DONE_ON,
    COLUMN_TEXT,
    COLUMN_COUNT
};

static const struct form_column columns[COLUMN_COUNT] = {
    [COLUMN_ID] = {"Mã", 0},
    [COLUMN_TITLE] = {"Nhiệm vụ", 48},
    [COLUMN_PRODUCT] = {"Sản phẩm", 24},
    [COLUMN_DUE] = {"Thời hạn", 16},
    [COLUMN_BEFORE] = {"Kỳ trước", 16},
    [COLUMN_STATE] = {"Trạng thái", 16},
    [COLUMN_DONE_ON] = {"Ngày hoàn thành", 14},
    [COLUMN_TEXT] = {"Nội dung thực hiện", 40},
};

/* As import reads them. */
static const char *const states[] = {
    [TASK_TODO] = "Chưa thực hiện", [TASK_DOING] = "Đang thực hiện", [TASK_DONE] = "Đã hoàn thành", NULL};

static const char *due_words(struct form_writing *writing, const struct task *task)
{
    GString    *words = g_string_new(NULL);
    const char *kept;

    for (unsigned i = 0; i < list_length(task->parts); i++) {
        const struct task_part *part = task->parts->pdata[i];

        g_string_append_printf(words, "%s%s%s%s", i > 0 ? "\n" : "", part->label != NULL ? part->label : "",
                               part->label != NULL ? " " : "", due_text(writing->arena, &part->due));
    }
    if (list_length(task->parts) == 0 && task->due.kind != DUE_NONE)
        g_string_append(words, due_text(writing->arena, &task->due));
    kept = form_plain(writing, words->str);
    g_string_free(words, TRUE);
    return kept;
}

/* What the agency said last, or, of a task that nobody reported, what the period says. */
static const char *last_state(const struct form_writing *writing, const struct task *task)
{
    const struct period   *before = writing->form->before;
    const struct received *received = before != NULL ? period_received(before, writing->form->agency) : NULL;
    const struct progress *progress = received != NULL ? table_find(received->progress_by_id, task->id) : NULL;

    if (progress == NULL && before != NULL)
        progress = table_find(before->progress_by_id, task->id);
    return progress != NULL ? states[progress->state] : "";
}

static lxw_datetime moment(struct date date)
{
    return (lxw_datetime){.year = date.year, .month = date.month, .day = date.day};
}

static void check_cells(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t from, lxw_row_t to)
{
    lxw_data_validation state = {.validate = LXW_VALIDATION_TYPE_LIST,
                                 .value_list = (char **)(uintptr_t)states,
                                 .error_title = FORM_WORDS("Sai trạng thái"),
                                 .error_message = FORM_WORDS("Chọn một trạng thái trong danh sách."),
                                 .input_title = FORM_WORDS("Trạng thái"),
                                 .input_message = FORM_WORDS("Bấm mũi tên để chọn.")};
    lxw_data_validation day = {
        .validate = LXW_VALIDATION_TYPE_DATE,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_datetime = {.year = 2000, .month = 1, .day = 1},
        .maximum_datetime = moment(writing->form->plan->range.to),
        .error_title = FORM_WORDS("Sai ngày"),
        .error_message = FORM_WORDS("Nhập ngày dạng 20/5/2026, không sau ngày kết thúc kế hoạch.")};

    form_try(writing, worksheet_data_validation_range(sheet, from, COLUMN_STATE, to, COLUMN_STATE, &state));
    form_try(writing, worksheet_data_validation_range(sheet, from, COLUMN_DONE_ON, to, COLUMN_DONE_ON, &day));
}

static void write_row(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row, const struct task *task)
{
    const struct form_looks *looks = &writing->looks;

    form_words(writing, sheet, row, COLUMN_ID, task->id, looks->text);
    form_words(writing, sheet, row, COLUMN_TITLE, form_plain(writing, task->title.text), looks->text);
    form_words(writing, sheet, row, COLUMN_PRODUCT, form_plain(writing, task->product.text), looks->text);
    form_words(writing, sheet, row, COLUMN_DUE, due_words(writing, task), looks->centre);
    form_words(writing, sheet, row, COLUMN_BEFORE, last_state(writing, task), looks->centre);
    form_blank(writing, sheet, row, COLUMN_STATE, looks->fill_choice);
    form_blank(writing, sheet, row, COLUMN_DONE_ON, looks->fill_date);
    form_blank(writing, sheet, row, COLUMN_TEXT, looks->fill_text);
}

void form_tasks(struct form_writing *writing)
{
    const GPtrArray *tasks = writing->form->duty->tasks;
    lxw_worksheet   *sheet;
    lxw_row_t        row, from;

    if (tasks->len == 0)
        return;
    sheet = form_sheet(writing, "Nhiệm vụ", arena_printf(writing->arena, "TIẾN ĐỘ NHIỆM VỤ, %s", writing->period_title),
                       columns, COLUMN_COUNT, &row);
    from = row;
    for (unsigned i = 0; i < tasks->len; i++)
        write_row(writing, sheet, row++, tasks->pdata[i]);
    check_cells(writing, sheet, from, row - 1);
    form_sheet_end(writing, sheet, COLUMN_COUNT, row);
}
