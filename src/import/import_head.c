/*
 * import_head.c -- finds the head of a sheet's table by its columns' titles.
 */
#include <string.h>

#include "import_int.h"
#include "viet.h"

#define HEAD_ROWS 40  /* a head stands in the first rows */
#define TITLE_MAX 200 /* bytes: longer cells are no titles */

/* Titles as offices write them, bare; a title matches if it is one of these, or begins with one that ends with '*'. */
struct title {
    enum column_kind kind;
    const char      *words;
};

/* The first that matches counts. */
static const struct title titles[] = {
    {COLUMN_ID, "ma"},
    {COLUMN_ID, "ma chi tieu"},
    {COLUMN_ID, "ma nhiem vu"},
    {COLUMN_ID, "ma so"},
    {COLUMN_ID, "id"},
    {COLUMN_UNIT, "don vi tinh*"},
    {COLUMN_UNIT, "dvt"},
    {COLUMN_NUMERATOR, "tu so*"},
    {COLUMN_DENOMINATOR, "mau so*"},
    {COLUMN_STATE, "trang thai*"},
    {COLUMN_STATE, "tien do*"},
    {COLUMN_STATE, "tinh trang*"},
    {COLUMN_STATE, "tinh hinh thuc hien*"},
    {COLUMN_DONE_ON, "ngay hoan thanh*"},
    {COLUMN_DONE_ON, "ngay xong*"},
    {COLUMN_ESTIMATE, "uoc thuc hien*"},
    {COLUMN_ESTIMATE, "uoc*"},
    {COLUMN_TEXT, "noi dung thuc hien*"},
    {COLUMN_TEXT, "ket qua cu the*"},
    {COLUMN_TEXT, "san pham dat duoc*"},
    {COLUMN_RESULT, "ket qua*"},
    {COLUMN_RESULT, "thuc hien*"},
    {COLUMN_RESULT, "so thuc hien*"},
    {COLUMN_RESULT, "gia tri*"},
    {COLUMN_RESULT, "so lieu*"},
    {COLUMN_RESULT, "th"},
    {COLUMN_TITLE, "chi tieu"},
    {COLUMN_TITLE, "ten chi tieu*"},
    {COLUMN_TITLE, "nhiem vu"},
    {COLUMN_TITLE, "ten nhiem vu*"},
    {COLUMN_TITLE, "noi dung"},
    {COLUMN_TITLE, "noi dung nhiem vu*"},
    {COLUMN_TITLE, "chi tieu nhiem vu*"},
    {COLUMN_REMARK, "ghi chu*"},
    {COLUMN_OTHER, "ke hoach*"},
    {COLUMN_OTHER, "muc tieu*"},
    {COLUMN_OTHER, "chi tieu giao*"},
    {COLUMN_OTHER, "nam truoc*"},
    {COLUMN_OTHER, "ky truoc*"},
    {COLUMN_OTHER, "cung ky*"},
    {COLUMN_OTHER, "so sanh*"},
    {COLUMN_OTHER, "ty le*"},
};

static enum column_kind kind_of(struct importing *importing, const char *text)
{
    const char *bare = text != NULL && strlen(text) <= TITLE_MAX ? viet_bare(importing->arena, text) : "";

    for (size_t i = 0; bare[0] != '\0' && i < G_N_ELEMENTS(titles); i++) {
        size_t length = strlen(titles[i].words);

        if (titles[i].words[length - 1] == '*' ? strncmp(bare, titles[i].words, length - 1) == 0 &&
                                                     (bare[length - 1] == ' ' || bare[length - 1] == '\0')
                                               : strcmp(bare, titles[i].words) == 0)
            return titles[i].kind;
    }
    return COLUMN_COUNT;
}

/* The last column that anything stands in, plus 1. */
static uint32_t width_of(const struct sheet *sheet, uint32_t row)
{
    const struct sheet_row *found = sheet_row(sheet, row);

    return found == NULL ? 0 : found->cells[found->n_cells - 1].column + 1;
}

static const char *text_at(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    const struct cell *cell = sheet_cell(sheet, row, column);

    return cell != NULL && cell->kind == CELL_TEXT ? cell->text : NULL;
}

/* Does a row name something below a head's title of names or ids?  Then it is a row of data, and no part of the head.
 */
static bool is_data(struct importing *importing, uint32_t row, const struct head *head)
{
    static const enum column_kind naming[] = {COLUMN_ID, COLUMN_TITLE};

    for (size_t i = 0; i < G_N_ELEMENTS(naming); i++) {
        uint32_t           column = head->columns[naming[i]];
        const struct cell *cell = column != COLUMN_NONE ? sheet_cell(importing->sheet, row, column) : NULL;

        if (cell != NULL && cell->text[strspn(cell->text, " \n\t")] != '\0' &&
            kind_of(importing, cell->text) == COLUMN_COUNT)
            return true;
    }
    return false;
}

/* The head that would be, were it in these rows; returns how well it explains them. */
static unsigned try_rows(struct importing *importing, uint32_t row, uint32_t rows, struct head *head)
{
    uint32_t width = MAX(width_of(importing->sheet, row), width_of(importing->sheet, row + rows - 1));
    unsigned count = 0;

    for (unsigned i = 0; i < COLUMN_COUNT; i++)
        head->columns[i] = COLUMN_NONE;
    head->first_row = row + rows;
    for (uint32_t column = 0; column < width; column++) {
        enum column_kind kind = COLUMN_COUNT;

        /* of a head of two rows the lower title says more */
        for (uint32_t i = rows; i-- > 0 && kind == COLUMN_COUNT;)
            kind = kind_of(importing, text_at(importing->sheet, row + i, column));
        if (kind == COLUMN_OTHER)
            count++; /* of two heads that would do, the one that explains more */
        if (kind >= COLUMN_OTHER || head->columns[kind] != COLUMN_NONE)
            continue;
        head->columns[kind] = column;
        count += 2;
    }
    return rows > 1 && is_data(importing, row + rows - 1, head) ? 0 : count;
}

static bool is_usable(const struct head *head)
{
    return (head->columns[COLUMN_TITLE] != COLUMN_NONE || head->columns[COLUMN_ID] != COLUMN_NONE) &&
           (head->columns[COLUMN_RESULT] != COLUMN_NONE || head->columns[COLUMN_ESTIMATE] != COLUMN_NONE ||
            head->columns[COLUMN_NUMERATOR] != COLUMN_NONE || head->columns[COLUMN_STATE] != COLUMN_NONE);
}

/* "A B 1 2 3=1-2": the row of numbers below a head belongs to it. */
static bool is_numbering(const struct sheet *sheet, uint32_t row)
{
    const struct sheet_row *found = sheet_row(sheet, row);
    unsigned                numbers = 0;

    for (uint32_t i = 0; found != NULL && i < found->n_cells; i++) {
        const char *text = found->cells[i].text;

        if (strlen(text) > 12 || strspn(text, "ABCDE0123456789()=+-*/:%[] ") != strlen(text))
            return false;
        numbers += text[0] == '1' || strcmp(text, "(1)") == 0 || strcmp(text, "A") == 0;
    }
    return found != NULL && found->n_cells > 2 && numbers > 0;
}

bool head_find(struct importing *importing)
{
    struct head best, tried;
    unsigned    most = 0;

    for (uint32_t i = 0; i < importing->sheet->n_rows && importing->sheet->rows[i].number < HEAD_ROWS; i++)
        for (uint32_t rows = 1; rows <= 2; rows++) {
            unsigned count = try_rows(importing, importing->sheet->rows[i].number, rows, &tried);

            if (count > most && is_usable(&tried)) {
                most = count;
                best = tried;
            }
        }
    if (most == 0)
        return false;
    while (is_numbering(importing->sheet, best.first_row))
        best.first_row++;
    importing->head = best;
    return true;
}
