/*
 * book.c -- a spreadsheet's file: which format it is, and the sheets, rows and cells that its reader finds.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/source.h"
#include "sheet_int.h"
#include "viet.h"

bool book_fail(struct book_builder *builder, enum diag_code code, const char *part, const char *reason_vi,
               const char *reason_en)
{
    char *shown = part == NULL ? g_strdup(builder->book->path) : g_strdup_printf("%s: %s", builder->book->path, part);

    if (!builder->failed)
        diag(builder->diags, code, SPAN_NONE, shown, reason_vi, reason_en, NULL);
    builder->failed = true;
    g_free(shown);
    return false;
}

static bool beyond(struct book_builder *builder, const char *reason_vi, const char *reason_en)
{
    return book_fail(builder, DIAG_SHEET_BROKEN, builder->sheet.name, reason_vi, reason_en);
}

/* ---- Sheets, rows, cells ---- */

void book_begin_sheet(struct book_builder *builder, const char *name, bool hidden)
{
    builder->sheet =
        (struct sheet){.name = viet_normal(builder->arena, arena_strdup(builder->arena, name)), .hidden = hidden};
    builder->in_sheet = true;
    g_array_set_size(builder->rows, 0);
    g_array_set_size(builder->merges, 0);
    g_array_set_size(builder->hidden_columns, 0);
}

void book_end_sheet(struct book_builder *builder)
{
    struct sheet *sheet = &builder->sheet;

    sheet->n_rows = builder->rows->len;
    sheet->rows = arena_keep(builder->arena, builder->rows);
    sheet->n_merges = builder->merges->len;
    sheet->merges = arena_keep(builder->arena, builder->merges);
    sheet->n_hidden_columns = builder->hidden_columns->len;
    sheet->hidden_columns = arena_keep(builder->arena, builder->hidden_columns);
    g_array_append_val(builder->sheets, *sheet);
    builder->in_sheet = false;
}

bool book_begin_row(struct book_builder *builder, uint32_t number, bool hidden)
{
    const struct sheet_row *last =
        builder->rows->len > 0 ? &g_array_index(builder->rows, struct sheet_row, builder->rows->len - 1) : NULL;

    if (number >= SHEET_ROWS_MAX)
        return beyond(builder, "có dòng nằm ngoài bảng tính", "a row lies beyond the sheet");
    if (last != NULL && number <= last->number)
        return beyond(builder, "các dòng không theo thứ tự", "rows are out of order");
    builder->row = (struct sheet_row){.number = number, .hidden = hidden};
    builder->in_row = true;
    g_array_set_size(builder->cells, 0);
    return true;
}

bool book_add_cell(struct book_builder *builder, struct cell cell)
{
    const struct cell *last =
        builder->cells->len > 0 ? &g_array_index(builder->cells, struct cell, builder->cells->len - 1) : NULL;

    if (cell.column >= SHEET_COLUMNS_MAX)
        return beyond(builder, "có ô nằm ngoài bảng tính", "a cell lies beyond the sheet");
    if (last != NULL && cell.column <= last->column)
        return beyond(builder, "các ô không theo thứ tự", "cells are out of order");
    if (++builder->filled > SHEET_CELLS_MAX)
        return book_fail(builder, DIAG_SHEET_TOO_MUCH, NULL, "quá nhiều ô", "too many cells");
    g_array_append_val(builder->cells, cell);
    return true;
}

void book_end_row(struct book_builder *builder)
{
    builder->row.n_cells = builder->cells->len;
    builder->row.cells = arena_keep(builder->arena, builder->cells);
    if (builder->row.n_cells > 0)
        g_array_append_val(builder->rows, builder->row);
    builder->in_row = false;
}

bool book_repeat_row(struct book_builder *builder, uint32_t times)
{
    if (builder->row.n_cells == 0)
        return true;
    for (uint32_t i = 0; i < times; i++) {
        if ((builder->filled += builder->row.n_cells) > SHEET_CELLS_MAX)
            return book_fail(builder, DIAG_SHEET_TOO_MUCH, NULL, "quá nhiều ô", "too many cells");
        if (++builder->row.number >= SHEET_ROWS_MAX)
            return beyond(builder, "có dòng nằm ngoài bảng tính", "a row lies beyond the sheet");
        g_array_append_val(builder->rows, builder->row); /* the cells are shared */
    }
    return true;
}

void book_add_merge(struct book_builder *builder, struct sheet_merge merge)
{
    if (merge.rows > 1 || merge.columns > 1)
        g_array_append_val(builder->merges, merge);
}

void book_hide_columns(struct book_builder *builder, uint32_t from, uint32_t to)
{
    struct sheet_columns columns = {from, MIN(to, SHEET_COLUMNS_MAX - 1)};

    g_array_append_val(builder->hidden_columns, columns);
}

void book_add_property(struct book_builder *builder, const char *name, const char *value)
{
    struct book_property property = {arena_strdup(builder->arena, name), arena_strdup(builder->arena, value)};

    g_array_append_val(builder->properties, property);
}

bool book_add_text(struct book_builder *builder, GString *text, const char *more)
{
    if (text->len + strlen(more) > SHEET_TEXT_MAX)
        return book_fail(builder, DIAG_SHEET_TOO_MUCH, builder->sheet.name, "có ô dài quá 32.767 byte",
                         "a cell holds more than 32,767 bytes");
    g_string_append(text, more);
    return true;
}

const char *book_keep_text(struct book_builder *builder, const GString *text)
{
    return text->len == 0 ? "" : viet_normal(builder->arena, arena_strndup(builder->arena, text->str, text->len));
}

/* ---- Files ---- */

static bool starts(const char *bytes, size_t length, const char *head, size_t head_length)
{
    return length >= head_length && memcmp(bytes, head, head_length) == 0;
}

static bool read_package(struct book_builder *builder, const char *bytes, size_t length)
{
    struct package *package = package_open(builder, bytes, length);
    bool            good = false;

    if (package == NULL)
        return false;
    if (package_has(package, "[Content_Types].xml"))
        good = xlsx_read(builder, package);
    else if (package_has(package, "content.xml"))
        good = ods_read(builder, package);
    else
        book_fail(builder, DIAG_SHEET_UNKNOWN, NULL, "gói ZIP này không phải XLSX hay ODS",
                  "this ZIP is neither XLSX nor ODS");
    package_free(package);
    return good;
}

static bool read_bytes(struct book_builder *builder, const char *bytes, size_t length)
{
    if (starts(bytes, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        return book_fail(builder, DIAG_SHEET_OLD, NULL, "", "");
    if (length == 0)
        return book_fail(builder, DIAG_SHEET_UNKNOWN, NULL, "tệp rỗng", "the file is empty");
    if (starts(bytes, length, "PK\x03\x04", 4))
        return read_package(builder, bytes, length);
    if (starts(bytes, length, "%PDF", 4) || starts(bytes, length, "\x89PNG", 4) || starts(bytes, length, "{\\rtf", 5) ||
        starts(bytes, length, "<", 1))
        return book_fail(builder, DIAG_SHEET_UNKNOWN, NULL, "không phải bảng tính", "not a spreadsheet");
    return csv_read(builder, bytes, length);
}

/* The file's bytes, to be freed; NULL if it can't be had (reported). */
static char *read_file(struct book_builder *builder, size_t *length)
{
    const char *path = builder->book->path;
    GStatBuf    status;
    char       *bytes = NULL;
    GError     *error = NULL;

    if (g_stat(path, &status) == 0 && status.st_size > SHEET_FILE_MAX) {
        book_fail(builder, DIAG_SHEET_TOO_MUCH, NULL, "tệp lớn hơn 32 MiB", "the file is larger than 32 MiB");
        return NULL;
    }
    if (!g_file_get_contents(path, &bytes, length, &error)) {
        int         code = errno;
        const char *vi = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? "không có tệp này"
                                                                                  : g_strerror(code);

        book_fail(builder, DIAG_CANT_READ, NULL, vi, error->message);
        g_error_free(error);
        return NULL;
    }
    if (*length > SHEET_FILE_MAX) {
        book_fail(builder, DIAG_SHEET_TOO_MUCH, NULL, "tệp lớn hơn 32 MiB", "the file is larger than 32 MiB");
        g_free(bytes);
        return NULL;
    }
    return bytes;
}

static void builder_open(struct book_builder *builder)
{
    builder->sheets = g_array_new(FALSE, FALSE, sizeof(struct sheet));
    builder->properties = g_array_new(FALSE, FALSE, sizeof(struct book_property));
    builder->rows = g_array_new(FALSE, FALSE, sizeof(struct sheet_row));
    builder->cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
    builder->merges = g_array_new(FALSE, FALSE, sizeof(struct sheet_merge));
    builder->hidden_columns = g_array_new(FALSE, FALSE, sizeof(struct sheet_columns));
}

/* The book gets what was found. */
static void builder_close(struct book_builder *builder)
{
    struct book *book = builder->book;

    book->n_sheets = builder->sheets->len;
    book->sheets = arena_keep(builder->arena, builder->sheets);
    book->n_properties = builder->properties->len;
    book->properties = arena_keep(builder->arena, builder->properties);
    g_array_free(builder->sheets, TRUE);
    g_array_free(builder->properties, TRUE);
    g_array_free(builder->rows, TRUE);
    g_array_free(builder->cells, TRUE);
    g_array_free(builder->merges, TRUE);
    g_array_free(builder->hidden_columns, TRUE);
}

struct book *book_read(struct arena *arena, const char *path, struct diags *diags)
{
    struct book_builder builder = {.arena = arena, .diags = diags, .book = arena_new_struct(arena, struct book)};
    size_t              length = 0;
    char               *bytes, *sum;

    builder.book->path = arena_strdup(arena, path);
    if ((bytes = read_file(&builder, &length)) == NULL)
        return NULL;
    sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    builder.book->sha256 = arena_strdup(arena, sum);
    builder_open(&builder);
    read_bytes(&builder, bytes, length);
    builder_close(&builder);
    g_free(bytes);
    g_free(sum);
    return builder.failed ? NULL : builder.book;
}

/* ---- Looking things up ---- */

const struct sheet_row *sheet_row(const struct sheet *sheet, uint32_t number)
{
    uint32_t low = 0, high = sheet->n_rows;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (sheet->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sheet->n_rows && sheet->rows[low].number == number ? &sheet->rows[low] : NULL;
}

static const struct cell *cell_at(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    const struct sheet_row *found = sheet_row(sheet, row);
    uint32_t                low = 0, high = found != NULL ? found->n_cells : 0;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (found->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return found != NULL && low < found->n_cells && found->cells[low].column == column ? &found->cells[low] : NULL;
}

const struct cell *sheet_cell(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    const struct cell *cell = cell_at(sheet, row, column);

    for (uint32_t i = 0; cell == NULL && i < sheet->n_merges; i++) {
        const struct sheet_merge *merge = &sheet->merges[i];

        if (row - merge->row < merge->rows && column - merge->column < merge->columns)
            return cell_at(sheet, merge->row, merge->column);
    }
    return cell;
}

const char *book_property(const struct book *book, const char *name)
{
    for (uint32_t i = 0; i < book->n_properties; i++)
        if (strcmp(book->properties[i].name, name) == 0)
            return book->properties[i].value;
    return NULL;
}
