/*
 * form_indicators.c -- the sheet of figures.
 */

#include "figure.h"
#include "form_int.h"
#include "indicator_state.h"

enum {
    COLUMN_ID,
    COLUMN_TITLE,
    COLUMN_UNIT,
    COLUMN_TARGET,
    COLUMN_BEFORE,
    COLUMN_RESULT,
    COLUMN_ESTIMATE,
    COLUMN_REMARK,
    COLUMN_NUMERATOR,
    COLUMN_DENOMINATOR,
    COLUMN_COUNT
};

static const struct form_column columns[COLUMN_COUNT] = {
    [COLUMN_ID] = {"Mã", 0},
    [COLUMN_TITLE] = {"Chỉ tiêu", 48},
    [COLUMN_UNIT] = {"Đơn vị tính", 12},
    [COLUMN_TARGET] = {"Mục tiêu", 14},
    [COLUMN_BEFORE] = {"Kỳ trước", 14},
    [COLUMN_RESULT] = {"Thực hiện", 14},
    [COLUMN_ESTIMATE] = {"Ước thực hiện", 14},
    [COLUMN_REMARK] = {"Ghi chú", 28},
    [COLUMN_NUMERATOR] = {"Tử số", 12},
    [COLUMN_DENOMINATOR] = {"Mẫu số", 12},
};

static const char *words_of(struct form_writing *writing, const struct value *value, const char *unit)
{
    struct figure figure = {.value = value, .unit = unit, .rule = FIGURE_WRITTEN};

    return value == NULL ? "" : form_plain(writing, figure_text(writing->arena, &figure, FIGURE_CELL));
}

/* What was reported last: by the agency, or, of a figure that it leads, what the period says. */
static const struct value *last_value(const struct form_writing *writing, const struct indicator *indicator)
{
    const struct period *before = writing->form->before;
    const struct result *result = period_result(before, indicator, writing->form->agency);

    if (result == NULL && indicator->from.class == NULL)
        result = period_result(before, indicator, NULL);
    return result != NULL ? result->value : NULL;
}

/* Words may be typed as well: why there is no figure.  So it asks, and does not refuse. */
static void check_number(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                         const struct indicator *indicator)
{
    lxw_data_validation check = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = indicator->share ? LXW_VALIDATION_CRITERIA_BETWEEN
                                     : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
        .minimum_number = 0,
        .maximum_number = 100,
        .value_number = 0,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .error_title = FORM_WORDS("Không phải số hợp lệ"),
        .error_message = FORM_WORDS(indicator->share
                                        ? "Tỷ lệ từ 0 đến 100, ví dụ 96,26. Chưa có thì ghi: Chưa có số liệu."
                                        : "Nhập một số không âm, ví dụ 1.855. Chưa có thì ghi: Chưa có số liệu.")};

    form_try(writing, worksheet_data_validation_cell(sheet, row, column, &check));
}

static bool has_parts(const struct indicator *indicator)
{
    return indicator->from.rule == CONSOLIDATE_RATIO;
}

static bool is_words(const struct indicator *indicator)
{
    return indicator->kind == INDICATOR_TEXT;
}

static void write_row(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row,
                      const struct indicator *indicator, unsigned n_columns)
{
    const struct form_looks *looks = &writing->looks;
    int                      year = writing->form->id.calendar.from.year;
    lxw_format              *fill = is_words(indicator) ? looks->fill_text : looks->fill_number;

    form_words(writing, sheet, row, COLUMN_ID, indicator->id, looks->text);
    form_words(writing, sheet, row, COLUMN_TITLE, form_plain(writing, indicator->title.text), looks->text);
    form_words(writing, sheet, row, COLUMN_UNIT, indicator->unit, looks->centre);
    form_words(writing, sheet, row, COLUMN_TARGET,
               words_of(writing, indicator_target(indicator, year), indicator->unit), looks->centre);
    form_words(writing, sheet, row, COLUMN_BEFORE, words_of(writing, last_value(writing, indicator), indicator->unit),
               looks->centre);
    form_blank(writing, sheet, row, COLUMN_RESULT, fill);
    form_blank(writing, sheet, row, COLUMN_ESTIMATE, fill);
    form_blank(writing, sheet, row, COLUMN_REMARK, looks->fill_text);
    for (lxw_col_t column = COLUMN_NUMERATOR; column < n_columns; column++) {
        form_blank(writing, sheet, row, column, has_parts(indicator) ? looks->fill_number : looks->text);
        if (has_parts(indicator))
            check_number(writing, sheet, row, column, &(struct indicator){.share = false});
    }
    if (is_words(indicator))
        return;
    check_number(writing, sheet, row, COLUMN_RESULT, indicator);
    check_number(writing, sheet, row, COLUMN_ESTIMATE, indicator);
}

/* A heading of others has no figure of its own. */
static bool is_asked(const struct indicator *indicator)
{
    return indicator->children == NULL || indicator->children->len == 0 || indicator->from.class != NULL;
}

void form_indicators(struct form_writing *writing)
{
    const GPtrArray *indicators = writing->form->duty->indicators;
    unsigned         n_columns = COLUMN_NUMERATOR, count = 0;
    lxw_worksheet   *sheet;
    lxw_row_t        row;

    for (unsigned i = 0; i < indicators->len; i++) {
        count += is_asked(indicators->pdata[i]);
        if (has_parts(indicators->pdata[i]))
            n_columns = COLUMN_COUNT;
    }
    if (count == 0)
        return;
    sheet = form_sheet(writing, "Chỉ tiêu", arena_printf(writing->arena, "SỐ LIỆU CHỈ TIÊU, %s", writing->period_title),
                       columns, n_columns, &row);
    for (unsigned i = 0; i < indicators->len; i++)
        if (is_asked(indicators->pdata[i]))
            write_row(writing, sheet, row++, indicators->pdata[i], n_columns);
    form_sheet_end(writing, sheet, n_columns, row);
}
