/*
 * test_sheet.c -- spreadsheets as offices send them, and as nobody should: each file is made here, part by part.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/arena.h"
#include "base/diag.h"
#include "sheet.h"

/* What a test works with. */
struct fixture {
    struct arena *arena;
    struct diags *diags;
    char         *folder, *path;
};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->arena = arena_new();
    fixture->diags = diags_new();
    fixture->folder = g_dir_make_tmp("sheet-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "so-lieu", NULL);
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    g_unlink(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->folder);
    diags_free(fixture->diags);
    arena_free(fixture->arena);
}

static struct book *read_bytes(struct fixture *fixture, const char *bytes, size_t length)
{
    g_assert_true(g_file_set_contents(fixture->path, bytes, (gssize)length, NULL));
    return book_read(fixture->arena, fixture->path, fixture->diags);
}

/* parts: name, text, name, text …, NULL. */
static struct book *read_package(struct fixture *fixture, const char *const *parts)
{
    zip_t *zip = zip_open(fixture->path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

    for (; *parts != NULL; parts += 2) {
        zip_source_t *source = zip_source_buffer(zip, parts[1], strlen(parts[1]), 0);

        g_assert_cmpint(zip_file_add(zip, parts[0], source, 0), >=, 0);
    }
    g_assert_cmpint(zip_close(zip), ==, 0);
    return book_read(fixture->arena, fixture->path, fixture->diags);
}

#define TYPES "[Content_Types].xml", "<Types/>"
#define RELATION(id, type, target) "<Relationship Id='" id "' Type='http://x/" type "' Target='" target "'/>"
#define RELATIONS "_rels/.rels", "<Relationships>" RELATION("r1", "officeDocument", "/xl/sổ.xml") "</Relationships>"
#define BOOK_RELATIONS                                                                                                 \
    "xl/_rels/sổ.xml.rels",                                                                                            \
        "<Relationships>" RELATION("s", "styles", "kiểu.xml") RELATION("t", "sharedStrings", "chuỗi.xml")              \
            RELATION("a", "worksheet", "worksheets/một.xml") "</Relationships>"
#define WORKBOOK "xl/sổ.xml", "<workbook xmlns:r='r'><sheets><sheet name='Chỉ tiêu' r:id='a'/></sheets></workbook>"
#define STYLES                                                                                                         \
    "xl/kiểu.xml",                                                                                                     \
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-42A]dd \"tháng\" mm'/>"                           \
        "<numFmt numFmtId='165' formatCode='0.0\\%\"%\"'/></numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"   \
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='164'/><xf "                                       \
        "numFmtId='165'/></cellXfs></styleSheet>"
#define STRINGS                                                                                                         \
    "xl/chuỗi.xml", "<sst><si><t>Phủ sóng</t></si><si><r><t>Số </t></r><r><t>hóa</t></r><rPh><t>x</t></rPh></si>" \
                    "<si><t>a_x000D_\nb_x0041_</t></si></sst>"
#define SHEET(text) "xl/worksheets/một.xml", "<worksheet>" text "</worksheet>"

static struct book *read_xlsx(struct fixture *fixture, const char *name, const char *sheet)
{
    const char *const parts[] = {TYPES, RELATIONS, BOOK_RELATIONS, WORKBOOK, STYLES, STRINGS, name, sheet, NULL};

    return read_package(fixture, parts);
}

static const struct cell *cell(const struct book *book, uint32_t row, uint32_t column)
{
    const struct cell *found = sheet_cell(&book->sheets[0], row, column);

    g_assert_nonnull(found);
    return found;
}

static void is_text(const struct book *book, uint32_t row, uint32_t column, enum cell_kind kind, const char *text)
{
    const struct cell *found = cell(book, row, column);

    g_assert_cmpint(found->kind, ==, kind);
    g_assert_cmpstr(found->text, ==, text);
}

static void is_number(const struct book *book, uint32_t row, uint32_t column, const char *number)
{
    char text[DECIMAL_TEXT_MAX];

    g_assert_cmpint(cell(book, row, column)->kind, ==, CELL_NUMBER);
    decimal_print(cell(book, row, column)->number, text);
    g_assert_cmpstr(text, ==, number);
}

/* The file is refused with one message of a code. */
static void is_refused(struct fixture *fixture, const struct book *book, const char *code)
{
    char *text;
    FILE *out = fopen(fixture->path, "w");

    g_assert_null(book);
    diags_print(fixture->diags, DIAG_LANG_EN, out);
    fclose(out);
    g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
    if (strstr(text, code) == NULL || strstr(text, "1 error") == NULL)
        g_error("wanted %s, got: %s", code, text);
    g_free(text);
}

/* ---- XLSX ---- */

static void test_xlsx_values(struct fixture *fixture, gconstpointer data)
{
    struct book *book = read_xlsx(
        fixture,
        SHEET("<sheetData><row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2' s='1'><v>0.67100000000000004</v></c>"
              "<c r='D2'><v>2628.5</v></c><c r='E2'><v>1e-3</v></c><c r='F2' s='2'><v>46162</v></c>"
              "<c r='G2' s='3'><v>12.5</v></c><c r='H2' t='e'><v>#N/A</v></c><c r='I2' t='b'><v>1</v></c>"
              "<c r='J2'><f>A1</f></c><c r='K2' t='str'><f>A1</f><v>chữ</v></c><c r='L2' s='1'/>"
              "<c r='M2' t='d'><v>2026-05-20T00:00:00</v></c><c r='N2'><v>1234567890123456</v></c>"
              "<c r='O2' s='1'><v>-0.05</v></c><c r='P2'><v>0.1</v></c></row></sheetData>"));

    (void)data;
    g_assert_nonnull(book);
    is_text(book, 1, 1, CELL_TEXT, "Phủ sóng");
    is_number(book, 1, 2, "67.1");
    g_assert_true(cell(book, 1, 2)->percent);
    is_number(book, 1, 3, "2628.5");
    is_number(book, 1, 4, "0.001");
    is_text(book, 1, 5, CELL_DATE, "20/5/2026");
    is_number(book, 1, 6, "12.5"); /* "%" in quotes is no percentage */
    g_assert_false(cell(book, 1, 6)->percent);
    is_text(book, 1, 7, CELL_ERROR, "#N/A");
    g_assert_cmpint(cell(book, 1, 8)->kind, ==, CELL_BOOLEAN);
    g_assert_cmpint(cell(book, 1, 9)->kind, ==, CELL_UNSOLVED);
    is_text(book, 1, 10, CELL_TEXT, "chữ");
    g_assert_true(cell(book, 1, 10)->formula);
    g_assert_null(sheet_cell(&book->sheets[0], 1, 11));
    is_text(book, 1, 12, CELL_DATE, "20/5/2026");
    is_number(book, 1, 13, "1234567890123460"); /* as Excel shows it */
    is_number(book, 1, 14, "-5");
    is_number(book, 1, 15, "0.1");
    g_assert_cmpstr(book->sheets[0].name, ==, "Chỉ tiêu");
}

static void test_xlsx_texts(struct fixture *fixture, gconstpointer data)
{
    struct book *book =
        read_xlsx(fixture, SHEET("<cols><col min='3' max='5' hidden='1'/></cols><sheetData><row><c t='s'><v>1</v></c>"
                                 "<c t='inlineStr'><is><t>nội </t><rPh><t>x</t></rPh><t>tuyến</t></is></c></row>"
                                 "<row hidden='1'><c t='s'><v>2</v></c></row></sheetData><mergeCells><mergeCell "
                                 "ref='B1:C4'/></mergeCells>"));

    (void)data;
    g_assert_nonnull(book);
    is_text(book, 0, 0, CELL_TEXT, "Số hóa");
    is_text(book, 0, 1, CELL_TEXT, "nội tuyến");
    is_text(book, 3, 2, CELL_TEXT, "nội tuyến"); /* merged */
    g_assert_null(sheet_cell(&book->sheets[0], 4, 2));
    is_text(book, 1, 0, CELL_TEXT, "a\nbA");
    g_assert_true(sheet_row(&book->sheets[0], 1)->hidden);
    g_assert_cmpuint(book->sheets[0].hidden_columns[0].from, ==, 2);
    g_assert_cmpuint(book->sheets[0].hidden_columns[0].to, ==, 4);
}

static void test_xlsx_workbook(struct fixture *fixture, gconstpointer data)
{
    const char *const parts[] = {
        TYPES,
        "_rels/.rels",
        "<Relationships>" RELATION("r1", "officeDocument", "w.xml")
            RELATION("r2", "custom-properties", "p.xml") "</Relationships>",
        "_rels/w.xml.rels",
        "<Relationships>" RELATION("x", "worksheet", "1.xml") RELATION("y", "worksheet", "2.xml")
            RELATION("s", "styles", "s.xml") "</Relationships>",
        "w.xml",
        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='B' r:id='y' state='hidden'/>"
        "<sheet name='A' r:id='x'/></sheets></workbook>",
        "s.xml",
        "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>",
        "1.xml",
        "<worksheet><sheetData><row r='1'><c r='A1' s='0'><v>44700</v></c></row></sheetData></worksheet>",
        "2.xml",
        "<worksheet/>",
        "p.xml",
        "<Properties><property name='baocao'><lpwstr>so-y-te</lpwstr></property></Properties>",
        NULL};
    struct book *book = read_package(fixture, parts);

    (void)data;
    g_assert_nonnull(book);
    g_assert_cmpuint(book->n_sheets, ==, 2);
    g_assert_cmpstr(book->sheets[0].name, ==, "B");
    g_assert_true(book->sheets[0].hidden);
    g_assert_false(book->sheets[1].hidden);
    g_assert_cmpstr(sheet_cell(&book->sheets[1], 0, 0)->text, ==, "20/5/2026"); /* 44700 + 1462 */
    g_assert_cmpstr(book_property(book, "baocao"), ==, "so-y-te");
    g_assert_cmpstr(book_property(book, "khác"), ==, NULL);
    g_assert_cmpuint(strlen(book->sha256), ==, 64);
}

static void test_xlsx_refused(struct fixture *fixture, gconstpointer data)
{
    is_refused(fixture, read_xlsx(fixture, "xl/worksheets/một.xml", data), "BC0803");
}

static void test_doctype(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture,
               read_xlsx(fixture, "xl/worksheets/một.xml",
                         "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='str'>"
                         "<v>&x;</v></c></row></sheetData></worksheet>"),
               "BC0803");
}

static void test_long_text(struct fixture *fixture, gconstpointer data)
{
    char *text = g_strnfill(SHEET_TEXT_MAX + 1, 'x');
    char *sheet =
        g_strdup_printf("<worksheet><sheetData><row><c t='str'><v>%s</v></c></row></sheetData></worksheet>", text);
    struct book *book = read_xlsx(fixture, "xl/worksheets/một.xml", sheet);

    (void)data;
    g_free(text);
    g_free(sheet);
    is_refused(fixture, book, "BC0804");
}

/* 8 MiB of blanks: more than 200 times what they pack to. */
static void test_bomb(struct fixture *fixture, gconstpointer data)
{
    char        *blanks = g_strnfill(8 << 20, ' ');
    char        *sheet = g_strdup_printf("<worksheet>%s<sheetData/></worksheet>", blanks);
    struct book *book = read_xlsx(fixture, "xl/worksheets/một.xml", sheet);

    (void)data;
    g_free(blanks);
    g_free(sheet);
    is_refused(fixture, book, "BC0804");
}

static void test_two_of_a_name(struct fixture *fixture, gconstpointer data)
{
    const char *const parts[] = {TYPES, "aa.xml", "<a/>", "ab.xml", "<b/>", NULL};
    char             *bytes;
    size_t            length;

    (void)data;
    read_package(fixture, parts);
    diags_free(fixture->diags);
    fixture->diags = diags_new();
    g_assert_true(g_file_get_contents(fixture->path, &bytes, &length, NULL));
    for (size_t i = 0; i + 6 < length; i++)
        if (memcmp(bytes + i, "ab.xml", 6) == 0)
            bytes[i + 1] = 'a';
    is_refused(fixture, read_bytes(fixture, bytes, length), "BC0803");
    g_free(bytes);
}

/* A package that is cut off, and one with a wrong byte, at every tenth place: refused, or read whole; never a crash. */
static void test_damaged(struct fixture *fixture, gconstpointer data)
{
    char  *bytes;
    size_t length;

    (void)data;
    g_assert_nonnull(read_xlsx(fixture, SHEET("<sheetData><row><c t='s'><v>0</v></c></row></sheetData>")));
    g_assert_true(g_file_get_contents(fixture->path, &bytes, &length, NULL));
    for (size_t i = 0; i < length; i += 10) {
        g_assert_null(read_bytes(fixture, bytes, i));
        bytes[i] ^= 0x40;
        read_bytes(fixture, bytes, length);
        bytes[i] ^= 0x40;
    }
    g_free(bytes);
}

static void test_old(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture, read_bytes(fixture, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", 12), "BC0801");
}

/* ---- ODS ---- */

#define ODS(styles, tables)                                                                                            \
    "content.xml", "<d xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:s='s' xmlns:c='c'><o:automatic-styles>" styles        \
                   "</o:automatic-styles><o:body>" tables "</o:body></d>"

static void test_ods(struct fixture *fixture, gconstpointer data)
{
    const char *const parts[] = {
        "meta.xml", "<d xmlns:m='m'><m:user-defined m:name='baocao'>xã A</m:user-defined></d>",
        ODS("<s:style s:name='ẩn'><s:table-properties t:display='false'/></s:style>",
            "<t:table t:name='Một'><t:table-column t:number-columns-repeated='2'/><t:table-column "
            "t:visibility='collapse'/>"
            "<t:table-row t:number-rows-repeated='2'><t:table-cell t:number-columns-repeated='2' o:value-type='float' "
            "o:value='7'>"
            "<x:p>7</x:p></t:table-cell><t:table-cell t:number-columns-repeated='16382'/></t:table-row>"
            "<t:table-row t:visibility='filter'><t:table-cell o:value-type='percentage' "
            "o:value='0.671'><x:p>67%</x:p></t:table-cell>"
            "<t:table-cell o:value-type='string'><o:annotation><x:p>ghi chú</x:p></o:annotation><x:p>hai<x:s "
            "x:c='2'/>dòng</x:p>"
            "<x:p>nữa</x:p></t:table-cell><t:table-cell t:formula='x' o:value-type='string' "
            "c:value-type='error'><x:p>#N/A</x:p>"
            "</t:table-cell><t:table-cell o:value-type='date' o:date-value='2026-05-20'/></t:table-row>"
            "<t:table-row t:number-rows-repeated='1048573'><t:table-cell "
            "t:number-columns-repeated='16384'/></t:table-row></t:table>"
            "<t:table t:name='Hai' t:style-name='ẩn'/>"),
        NULL};
    struct book *book = read_package(fixture, parts);

    (void)data;
    g_assert_nonnull(book);
    is_number(book, 1, 1, "7");
    is_number(book, 2, 0, "67.1");
    is_text(book, 2, 1, CELL_TEXT, "hai  dòng\nnữa");
    is_text(book, 2, 2, CELL_ERROR, "#N/A");
    is_text(book, 2, 3, CELL_DATE, "20/5/2026");
    g_assert_true(sheet_row(&book->sheets[0], 2)->hidden);
    g_assert_cmpuint(book->sheets[0].n_rows, ==, 3);
    g_assert_cmpuint(book->sheets[0].hidden_columns[0].from, ==, 2);
    g_assert_cmpuint(book->n_sheets, ==, 2);
    g_assert_true(book->sheets[1].hidden);
    g_assert_cmpstr(book_property(book, "baocao"), ==, "xã A");
}

static void test_ods_bomb(struct fixture *fixture, gconstpointer data)
{
    const char *const parts[] = {
        ODS("", "<t:table t:name='T'><t:table-row t:number-rows-repeated='1048576'><t:table-cell "
                "t:number-columns-repeated='16384' o:value-type='float' o:value='7'/></t:table-row></t:table>"),
        NULL};

    (void)data;
    is_refused(fixture, read_package(fixture, parts), "BC0804");
}

/* ---- CSV ---- */

static void test_csv(struct fixture *fixture, gconstpointer data)
{
    const char bytes[] =
        "\xEF\xBB\xBFTT;Chỉ tiêu;\"Kết; quả\"\r\n\r\n1;\"dòng \"\"một\"\"\r\ndòng hai\";96,26%\n2;;1.855";
    struct book *book = read_bytes(fixture, bytes, sizeof bytes - 1);

    (void)data;
    g_assert_nonnull(book);
    is_text(book, 0, 0, CELL_TEXT, "TT");
    is_text(book, 0, 2, CELL_TEXT, "Kết; quả");
    is_text(book, 2, 1, CELL_TEXT, "dòng \"một\"\ndòng hai"); /* the blank line counts */
    is_text(book, 3, 2, CELL_TEXT, "1.855");
    g_assert_null(sheet_cell(&book->sheets[0], 3, 1));
}

static void test_csv_separators(struct fixture *fixture, gconstpointer data)
{
    const char utf16[] = "\xFF\xFE"
                         "a\0\t\0b\0\n\0";

    (void)data;
    is_text(read_bytes(fixture, "a,\"b;c\",d\n", 10), 0, 1, CELL_TEXT, "b;c");
    is_text(read_bytes(fixture, "a\tb,c\td\n", 8), 0, 1, CELL_TEXT, "b,c");
    is_text(read_bytes(fixture, utf16, sizeof utf16 - 1), 0, 1, CELL_TEXT, "b");
}

static void test_csv_open_quote(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture, read_bytes(fixture, "1;\"x\n2;y\n", 9), "BC0803");
}

static void test_csv_encoding(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture, read_bytes(fixture, "Ch\xE6;1\n", 6), "BC0805");
}

/* Half a character at the end of UTF-16. */
static void test_csv_cut_off(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture,
               read_bytes(fixture,
                          "\xFF\xFE"
                          "a\0;\0\x00\xD8",
                          8),
               "BC080");
}

static void test_no_sheet(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture, read_bytes(fixture, "%PDF-1.7\n", 9), "BC0802");
}

static void test_empty(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    is_refused(fixture, read_bytes(fixture, "", 0), "BC0802");
}

#define ADD(path, data, test) g_test_add(path, struct fixture, data, set_up, test, tear_down)
#define BAD(name, rows)                                                                                                \
    ADD("/xlsx/refused/" name, "<worksheet><sheetData>" rows "</sheetData></worksheet>", test_xlsx_refused)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/xlsx/values", NULL, test_xlsx_values);
    ADD("/xlsx/texts", NULL, test_xlsx_texts);
    ADD("/xlsx/workbook", NULL, test_xlsx_workbook);
    ADD("/xlsx/doctype", NULL, test_doctype);
    ADD("/xlsx/long-text", NULL, test_long_text);
    ADD("/xlsx/bomb", NULL, test_bomb);
    ADD("/xlsx/two-of-a-name", NULL, test_two_of_a_name);
    ADD("/xlsx/damaged", NULL, test_damaged);
    BAD("string-out-of-range", "<row><c t='s'><v>3</v></c></row>");
    BAD("huge-string-number", "<row><c t='s'><v>99999999999999999999</v></c></row>");
    BAD("column-beyond", "<row r='1'><c r='XFE1'><v>1</v></c></row>");
    BAD("row-beyond", "<row r='1048577'><c><v>1</v></c></row>");
    BAD("row-zero", "<row r='0'><c><v>1</v></c></row>");
    BAD("rows-out-of-order", "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>");
    BAD("cells-out-of-order", "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>");
    BAD("cell-of-another-row", "<row r='1'><c r='B2'><v>1</v></c></row>");
    BAD("no-number", "<row><c><v>1,5</v></c></row>");
    BAD("not-a-number", "<row><c><v>nan</v></c></row>");
    BAD("not-well-formed", "<row><c>");
    ADD("/ods/values", NULL, test_ods);
    ADD("/ods/bomb", NULL, test_ods_bomb);
    ADD("/csv/values", NULL, test_csv);
    ADD("/csv/separators", NULL, test_csv_separators);
    ADD("/csv/open-quote", NULL, test_csv_open_quote);
    ADD("/csv/encoding", NULL, test_csv_encoding);
    ADD("/csv/cut-off", NULL, test_csv_cut_off);
    ADD("/old", NULL, test_old);
    ADD("/no-sheet", NULL, test_no_sheet);
    ADD("/empty", NULL, test_empty);
    return g_test_run();
}
