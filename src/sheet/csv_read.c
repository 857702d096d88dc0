/*
 * csv_read.c -- CSV as offices save it: separated by ';', ',' or tabs, quoted or not, with or without a byte order
 * mark. Everything is text: whether "1.855" is a number is for import to say.  libcsv is not used: it skips blank
 * lines, keeps no count of them, and is silent about a quote that is never closed.
 */
#include <string.h>

#include "sheet_int.h"
#include "viet.h"

struct csv {
    struct book_builder *builder;
    const char          *at, *end;
    char                 separator;
    uint32_t             row, column;
    GString             *text;
};

/* The separator that the first line with any has most of, outside of quotes. */
static char find_separator(const char *text, const char *end)
{
    unsigned counts[3] = {0};
    bool     quoted = false;

    for (; text < end && !(*text == '\n' && !quoted && counts[0] + counts[1] + counts[2] > 0); text++) {
        quoted = quoted != (*text == '"');
        if (!quoted) {
            counts[0] += *text == ';';
            counts[1] += *text == '\t';
            counts[2] += *text == ',';
        }
    }
    if (counts[0] >= counts[1] && counts[0] >= counts[2])
        return ';';
    return counts[1] >= counts[2] ? '\t' : ',';
}

static bool ends_field(const struct csv *csv)
{
    return csv->at >= csv->end || *csv->at == csv->separator || *csv->at == '\n' || *csv->at == '\r';
}

static bool open_quote(struct csv *csv, uint32_t row)
{
    char *place = g_strdup_printf("dòng %u", row + 1);

    book_fail(csv->builder, DIAG_SHEET_BROKEN, place, "dấu nháy \" mở mà không đóng", "a quote is never closed");
    g_free(place);
    return false;
}

/* "…" with "" for a quote; line ends inside belong to the text. */
static bool read_quoted(struct csv *csv)
{
    uint32_t row = csv->row;

    for (csv->at++; csv->at < csv->end; csv->at++) {
        if (*csv->at == '"' && (csv->at + 1 == csv->end || csv->at[1] != '"')) {
            csv->at++;
            while (!ends_field(csv)) /* blanks, or what somebody wrote behind the quote */
                g_string_append_c(csv->text, *csv->at++);
            return true;
        }
        if (*csv->at == '"')
            csv->at++;
        if (*csv->at != '\r')
            g_string_append_c(csv->text, *csv->at);
    }
    return open_quote(csv, row);
}

static bool read_field(struct csv *csv)
{
    struct cell cell = {.column = csv->column, .kind = CELL_TEXT};

    g_string_set_size(csv->text, 0);
    if (csv->at < csv->end && *csv->at == '"') {
        if (!read_quoted(csv))
            return false;
    } else
        while (!ends_field(csv))
            g_string_append_c(csv->text, *csv->at++);
    if (csv->text->len > SHEET_TEXT_MAX)
        return book_fail(csv->builder, DIAG_SHEET_TOO_MUCH, NULL, "có ô dài quá 32.767 byte",
                         "a cell holds more than 32,767 bytes");
    csv->column++;
    cell.text = book_keep_text(csv->builder, csv->text);
    return cell.text[0] == '\0' || book_add_cell(csv->builder, cell);
}

static bool read_row(struct csv *csv)
{
    if (!book_begin_row(csv->builder, csv->row, false))
        return false;
    csv->column = 0;
    while (true) {
        if (!read_field(csv))
            return false;
        if (csv->at >= csv->end || *csv->at != csv->separator)
            break;
        csv->at++;
    }
    if (csv->at < csv->end && *csv->at == '\r')
        csv->at++;
    if (csv->at < csv->end && *csv->at == '\n')
        csv->at++;
    book_end_row(csv->builder);
    csv->row++;
    return true;
}

/* UTF-16 with a byte order mark, as Excel's "Unicode Text" is; NULL if it is none. */
static char *from_utf16(const char *bytes, size_t length, size_t *converted)
{
    bool little = length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0,
         big = length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0;

    if (!little && !big)
        return NULL;
    return g_convert(bytes + 2, (gssize)length - 2, "UTF-8", little ? "UTF-16LE" : "UTF-16BE", NULL, converted, NULL);
}

bool csv_read(struct book_builder *builder, const char *bytes, size_t length)
{
    struct csv csv = {.builder = builder, .text = g_string_new(NULL)};
    size_t     n_converted = 0;
    char      *converted = from_utf16(bytes, length, &n_converted);

    if (converted != NULL) {
        bytes = converted;
        length = n_converted;
    } else if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    if (memchr(bytes, '\0', length) != NULL)
        book_fail(builder, DIAG_SHEET_UNKNOWN, NULL, "không phải bảng tính", "not a spreadsheet");
    else if (!g_utf8_validate(bytes, (gssize)length, NULL))
        book_fail(builder, DIAG_SHEET_ENCODING, NULL, "", "");
    csv.at = bytes;
    csv.end = bytes + length;
    csv.separator = find_separator(bytes, csv.end);
    book_begin_sheet(builder, "", false);
    while (!builder->failed && csv.at < csv.end && read_row(&csv))
        ;
    book_end_sheet(builder);
    g_string_free(csv.text, TRUE);
    g_free(converted);
    return !builder->failed;
}
