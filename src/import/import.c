/*
 * import.c -- one book, sheet by sheet, row by row.
 */
#include "import.h"

#include <string.h>

#include "base/source.h"
#include "import_int.h"

const struct cell *import_cell(const struct importing *importing, uint32_t row, enum column_kind column)
{
    uint32_t at = importing->head.columns[column];

    return at == COLUMN_NONE ? NULL : sheet_cell(importing->sheet, row, at);
}

const char *import_place(struct importing *importing, uint32_t row, uint32_t column)
{
    char       *cell = source_cell_name(row + 1, column + 1, 1);
    const char *sheet = importing->sheet->name;
    const char *place = arena_printf(importing->arena, "%s%s%s", sheet, sheet[0] != '\0' ? "!" : "", cell);

    g_free(cell);
    return place;
}

/* ---- Rows ---- */

/* Does anything stand in a column of figures? */
static bool has_figure(const struct importing *importing, uint32_t row)
{
    static const enum column_kind figures[] = {COLUMN_RESULT, COLUMN_ESTIMATE, COLUMN_NUMERATOR, COLUMN_DENOMINATOR,
                                               COLUMN_STATE};

    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
        const struct cell *cell = import_cell(importing, row, figures[i]);

        if (cell != NULL && strcmp(cell->text, "-") != 0 &&
            (cell->kind != CELL_TEXT || cell->text[strspn(cell->text, " \n\t")] != '\0'))
            return true;
    }
    return false;
}

static void tell_hidden(struct importing *importing, const struct sheet_row *row)
{
    if (row->hidden)
        diag(importing->diags, DIAG_IMPORT_HIDDEN_ROW, import_span(importing, row->number, row->cells[0].column), NULL);
}

static void read_row(struct importing *importing, const struct sheet_row *row)
{
    bool                  figure = has_figure(importing, row->number);
    const struct subject *subject = match_row(importing, row->number, figure);

    if (subject == NULL)
        return;
    tell_hidden(importing, row);
    value_read(importing, row->number, subject);
}

/* A hidden column that figures are read from. */
static void tell_hidden_columns(struct importing *importing)
{
    for (unsigned kind = COLUMN_TITLE; kind < COLUMN_COUNT; kind++)
        for (uint32_t i = 0; i < importing->sheet->n_hidden_columns; i++) {
            const struct sheet_columns *hidden = &importing->sheet->hidden_columns[i];
            uint32_t                    column = importing->head.columns[kind];

            if (column != COLUMN_NONE && column >= hidden->from && column <= hidden->to)
                diag(importing->diags, DIAG_IMPORT_HIDDEN_COLUMN,
                     import_span(importing, importing->head.first_row - 1, column), NULL);
        }
}

/* Returns whether the sheet has a head at all. */
static bool read_sheet(struct importing *importing, const struct sheet *sheet)
{
    importing->sheet = sheet;
    importing->source = NULL;
    if (!head_find(importing))
        return false;
    if (sheet->hidden)
        diag(importing->diags, DIAG_IMPORT_HIDDEN_SHEET, SPAN_NONE, importing->book->path, sheet->name, NULL);
    tell_hidden_columns(importing);
    for (uint32_t i = 0; i < sheet->n_rows; i++)
        if (sheet->rows[i].number >= importing->head.first_row)
            read_row(importing, &sheet->rows[i]);
    return true;
}

/* ---- The book ---- */

static int compare_results(gconstpointer a, gconstpointer b)
{
    const struct span *left = &((const struct imported_result *)a)->indicator->span,
                      *right = &((const struct imported_result *)b)->indicator->span;

    return left->line != right->line ? (left->line > right->line) - (left->line < right->line)
                                     : (left->column > right->column) - (left->column < right->column);
}

static int compare_progress(gconstpointer a, gconstpointer b)
{
    const struct span *left = &((const struct imported_progress *)a)->task->span,
                      *right = &((const struct imported_progress *)b)->task->span;

    return left->line != right->line ? (left->line > right->line) - (left->line < right->line)
                                     : (left->column > right->column) - (left->column < right->column);
}

static void read_sheets(struct importing *importing)
{
    bool any = false;

    match_open(importing);
    for (uint32_t i = 0; i < importing->book->n_sheets; i++)
        any = read_sheet(importing, &importing->book->sheets[i]) || any;
    match_close(importing);
    if (!any)
        diag(importing->diags, DIAG_IMPORT_NO_HEAD, SPAN_NONE, importing->book->path, NULL);
    else if (importing->imported->results->len + importing->imported->progress->len == 0 &&
             diags_count(importing->diags, DIAG_ERROR) == 0)
        diag(importing->diags, DIAG_IMPORT_EMPTY, SPAN_NONE, importing->book->path, NULL);
    g_array_sort(importing->imported->results, compare_results);
    g_array_sort(importing->imported->progress, compare_progress);
}

struct imported *import_book(struct arena *arena, const struct plan *plan, const char *period, const struct book *book,
                             const struct agency *agency, struct diags *diags)
{
    struct imported *imported = g_new0(struct imported, 1);
    struct importing importing = {.arena = arena, .plan = plan, .book = book, .diags = diags, .imported = imported};
    unsigned         errors = diags_count(diags, DIAG_ERROR);

    imported->book = book;
    imported->results = g_array_new(FALSE, FALSE, sizeof(struct imported_result));
    imported->progress = g_array_new(FALSE, FALSE, sizeof(struct imported_progress));
    imported->agency = agency != NULL ? agency : match_agency(&importing, period);
    read_sheets(&importing);
    if (diags_count(diags, DIAG_ERROR) == errors)
        return imported;
    imported_free(imported);
    return NULL;
}

void imported_free(struct imported *imported)
{
    if (imported == NULL)
        return;
    g_array_free(imported->results, TRUE);
    g_array_free(imported->progress, TRUE);
    g_free(imported);
}
