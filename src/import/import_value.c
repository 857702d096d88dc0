/*
 * import_value.c -- what the cells of a row say: figures, states, days, words.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "import_int.h"
#include "number_mend.h"
#include "number_read.h"
#include "viet.h"

/* States as offices write them, bare; a cell matches if it begins with one. */
static const struct {
    const char *words, *state;
} states[] = {
    {"da hoan thanh", "done"},
    {"hoan thanh", "done"},
    {"xong", "done"},
    {"dat", "done"},
    {"dang thuc hien", "doing"},
    {"dang trien khai", "doing"},
    {"dang", "doing"},
    {"qua han", "doing"},
    {"chua hoan thanh", "doing"},
    {"chua", "todo"},
    {"todo", "todo"},
    {"doing", "doing"},
    {"done", "done"},
};

/* Cells that hold nothing, as people write it. */
static bool is_nothing(const struct cell *cell)
{
    return cell == NULL || (cell->kind == CELL_TEXT &&
                            (strcmp(cell->text, "-") == 0 || cell->text[strspn(cell->text, " \n\t")] == '\0'));
}

static struct span place(struct importing *importing, uint32_t row, const struct cell *cell)
{
    return import_span(importing, row, cell->column);
}

/* A cell that no figure can be read from; always false. */
static bool refuse(struct importing *importing, uint32_t row, const struct cell *cell,
                   const struct indicator *indicator)
{
    const char *mended;

    switch (cell->kind) {
    case CELL_ERROR:
        diag(importing->diags, DIAG_IMPORT_ERROR_CELL, place(importing, row, cell), cell->text, NULL);
        break;
    case CELL_UNSOLVED:
        diag(importing->diags, DIAG_IMPORT_UNSOLVED, place(importing, row, cell), NULL);
        break;
    case CELL_DATE:
        diag(importing->diags, DIAG_IMPORT_DATE, place(importing, row, cell), cell->text, indicator->id, NULL);
        break;
    default:
        mended = number_mend(importing->arena, cell->text, indicator->unit, true);
        diag(importing->diags, DIAG_IMPORT_NO_NUMBER, place(importing, row, cell),
             text_excerpt(importing->arena, cell->text, strlen(cell->text)), indicator->id,
             mended != NULL ? mended : "", NULL);
    }
    return false;
}

/* A number as Vietnamese text: 67.1 of a percentage is "67,1%". */
static const char *number_text(struct importing *importing, const struct cell *cell, const struct indicator *indicator)
{
    bool percent = cell->percent || g_strcmp0(indicator->unit, "%") == 0;

    return arena_printf(importing->arena, "%s%s", viet_number(importing->arena, cell->number), percent ? "%" : "");
}

/* "Ước 96%": the figure behind the word. */
static const char *without_estimate(struct importing *importing, const char *text, bool *estimated)
{
    const char *blank = strchr(text, ' '), *word;

    if (blank == NULL)
        return text;
    word = viet_bare(importing->arena, arena_strndup(importing->arena, text, (size_t)(blank - text)));
    if (strcmp(word, "uoc") != 0)
        return text;
    *estimated = true;
    text = blank + strspn(blank, " ");
    return g_str_has_prefix(text, "đạt ") ? text + strlen("đạt ") : text;
}

static bool text_figure(struct importing *importing, uint32_t row, const struct cell *cell,
                        const struct indicator *indicator, struct imported_result *result)
{
    const char    *text = without_estimate(importing, cell->text, &result->estimated);
    struct numbers numbers;
    const char    *bare;

    if (indicator->kind == INDICATOR_TEXT) {
        result->value = text;
        return true;
    }
    if (numbers_read(importing->arena, text, indicator->unit, &numbers) != VALUE_TEXT && !numbers.malformed) {
        bool percent = g_strcmp0(indicator->unit, "%") == 0 && numbers.units[numbers.count - 1] == NULL;

        result->value = arena_printf(importing->arena, "%s%s%s",
                                     numbers.relation == RELATION_AT_LEAST  ? "≥ "
                                     : numbers.relation == RELATION_AT_MOST ? "≤ "
                                                                            : "",
                                     numbers.text, percent ? "%" : "");
        return true;
    }
    bare = viet_bare(importing->arena, text);
    if (g_str_has_prefix(bare, "chua") || g_str_has_prefix(bare, "khong co so lieu") ||
        g_str_has_prefix(bare, "dang")) {
        result->none = text; /* a reason why there is none */
        return true;
    }
    return refuse(importing, row, cell, indicator);
}

static bool read_figure(struct importing *importing, uint32_t row, const struct cell *cell,
                        const struct indicator *indicator, struct imported_result *result)
{
    result->cell = import_place(importing, row, cell->column);
    if (cell->kind == CELL_NUMBER) {
        result->value = number_text(importing, cell, indicator);
        return true;
    }
    return cell->kind == CELL_TEXT ? text_figure(importing, row, cell, indicator, result)
                                   : refuse(importing, row, cell, indicator);
}

/* A plain number of a numerator or denominator; false if the cell holds anything else (reported). */
static bool read_part(struct importing *importing, uint32_t row, enum column_kind column,
                      const struct indicator *indicator, const char **text)
{
    const struct cell *cell = import_cell(importing, row, column);
    struct decimal     number;

    if (is_nothing(cell))
        return true;
    if (cell->kind == CELL_NUMBER && !cell->percent)
        *text = viet_number(importing->arena, cell->number);
    else if (cell->kind == CELL_TEXT && viet_number_parse(cell->text, &number))
        *text = cell->text;
    else
        return refuse(importing, row, cell, indicator);
    return true;
}

/* Is the unit in the sheet another than the plan's? */
static void check_unit(struct importing *importing, uint32_t row, const struct indicator *indicator)
{
    const struct cell *cell = import_cell(importing, row, COLUMN_UNIT);
    const char        *unit = indicator->unit != NULL ? indicator->unit : "";

    if (is_nothing(cell) || cell->kind != CELL_TEXT || unit[0] == '\0' || strcmp(cell->text, unit) == 0)
        return;
    if (strcmp(viet_bare(importing->arena, cell->text), viet_bare(importing->arena, unit)) != 0 ||
        (strchr(cell->text, '%') != NULL) != (strchr(unit, '%') != NULL))
        diag(importing->diags, DIAG_IMPORT_UNIT, place(importing, row, cell), cell->text, indicator->id, unit, NULL);
}

static bool read_result(struct importing *importing, uint32_t row, const struct indicator *indicator)
{
    struct imported_result result = {.indicator = indicator};
    const struct cell     *cell = import_cell(importing, row, COLUMN_RESULT),
                      *remark = import_cell(importing, row, COLUMN_REMARK);
    bool good = true;

    if (is_nothing(cell) && !is_nothing(cell = import_cell(importing, row, COLUMN_ESTIMATE)))
        result.estimated = true;
    if (!is_nothing(cell))
        good = read_figure(importing, row, cell, indicator, &result);
    good = read_part(importing, row, COLUMN_NUMERATOR, indicator, &result.numerator) && good;
    good = read_part(importing, row, COLUMN_DENOMINATOR, indicator, &result.denominator) && good;
    if (!is_nothing(remark) && remark->kind == CELL_TEXT)
        result.remark = remark->text;
    check_unit(importing, row, indicator);
    if (good &&
        (result.value != NULL || result.none != NULL || (result.numerator != NULL && result.denominator != NULL))) {
        if (result.cell == NULL)
            result.cell = import_place(importing, row, importing->head.columns[COLUMN_NUMERATOR]);
        g_array_append_val(importing->imported->results, result);
    }
    return good;
}

/* ---- Tasks ---- */

static const char *state_of(struct importing *importing, const struct cell *cell)
{
    const char *bare = viet_bare(importing->arena, cell->text);

    for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
        if (g_str_has_prefix(bare, states[i].words))
            return states[i].state;
    return NULL;
}

/* "20/5/2026", typed as text. */
static bool date_of_text(const char *text, struct date *date)
{
    int day, month, year, end = 0;

    if (sscanf(text, "%d%*[/.-]%d%*[/.-]%d%n", &day, &month, &year, &end) != 3 || text[end] != '\0')
        return false;
    if (day < 1 || month < 1 || month > 12 || year < 1900 || year > 9999 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return false;
    *date = (struct date){.year = year, .month = month, .day = day};
    return true;
}

static bool read_progress(struct importing *importing, uint32_t row, const struct task *task)
{
    struct imported_progress progress = {.task = task};
    const struct cell       *state = import_cell(importing, row, COLUMN_STATE),
                      *text = import_cell(importing, row, COLUMN_TEXT);
    const struct cell *day = import_cell(importing, row, COLUMN_DONE_ON);

    if (is_nothing(text))
        text = import_cell(importing, row, COLUMN_RESULT);
    if (!is_nothing(text) && text->kind == CELL_TEXT)
        progress.text = text->text;
    if (is_nothing(state)) {
        if (progress.text != NULL)
            diag(importing->diags, DIAG_IMPORT_NO_STATE, place(importing, row, text), task->id, NULL);
        return progress.text == NULL;
    }
    if (state->kind != CELL_TEXT || (progress.state = state_of(importing, state)) == NULL) {
        diag(importing->diags, DIAG_IMPORT_BAD_STATE, place(importing, row, state), state->text, task->id, NULL);
        return false;
    }
    if (!is_nothing(day) && day->kind == CELL_DATE)
        progress.done_on = day->date;
    else if (!is_nothing(day) && (day->kind != CELL_TEXT || !date_of_text(day->text, &progress.done_on))) {
        diag(importing->diags, DIAG_IMPORT_BAD_DATE, place(importing, row, day), day->text, NULL);
        return false;
    }
    progress.cell = import_place(importing, row, state->column);
    g_array_append_val(importing->imported->progress, progress);
    return true;
}

bool value_read(struct importing *importing, uint32_t row, const struct subject *subject)
{
    return subject->indicator != NULL ? read_result(importing, row, subject->indicator)
                                      : read_progress(importing, row, subject->task);
}
