/*
 * test_places.c -- places in sheets and in parts of packages, and how messages show them.
 */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag_int.h"

/* Row 12 of a made-up sheet: A, C, D and Z; row 13 is long; all others are empty. */
static bool read_cell(const void *data, uint32_t row, uint32_t *column, const char **text)
{
    static const struct {
        uint32_t    column;
        const char *text;
    } cells[] = {{1, "Kinh tế"}, {3, "1.12O"}, {4, "phút\nchờ"}, {26, "xong"}};

    g_assert_cmpstr(data, ==, "cells");
    for (size_t i = 0; row == 12 && i < G_N_ELEMENTS(cells); i++)
        if (cells[i].column >= *column) {
            *column = cells[i].column;
            *text = cells[i].text;
            return true;
        }
    if (row == 13 && *column <= 16384)
        *text = "một ô khá dài, dài đến mức phải cắt bớt ở giữa";
    return row == 13 && *column <= 16384;
}

static const struct source *sheet(struct arena *arena, const char *name)
{
    return source_from_sheet(arena, "số liệu.xlsx", name, read_cell, "cells");
}

static char *written(struct diags *diags, void (*write)(const struct diags *, enum diag_lang, FILE *))
{
    char  *text;
    size_t length;
    FILE  *out = open_memstream(&text, &length);

    write(diags, DIAG_LANG_EN, out);
    fclose(out);
    return text;
}

static void test_names(void)
{
    static const struct {
        uint32_t    row, column, count;
        const char *name;
    } cases[] = {{12, 3, 0, "C12"},
                 {12, 3, 1, "C12"},
                 {12, 3, 3, "C12:E12"},
                 {1, 26, 1, "Z1"},
                 {1, 27, 1, "AA1"},
                 {1, 702, 1, "ZZ1"},
                 {1048576, 16384, 1, "XFD1048576"},
                 {12, 0, 0, "12:12"},
                 {1, 703, 1, "AAA1"},
                 {0, 0, 0, ""}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *name = source_cell_name(cases[i].row, cases[i].column, cases[i].count);
        g_assert_cmpstr(name, ==, cases[i].name);
        g_free(name);
    }
}

static void test_shown(void)
{
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    const struct source *result = sheet(arena, "Kết quả"), *only = sheet(arena, ""), *quoted = sheet(arena, "a'b");
    const struct source *part = source_from_part(arena, "a.zip", "x/b.xml", "một\nhai", strlen("một\nhai"), diags);
    const struct {
        struct span span;
        const char *wanted;
    } cases[] = {{source_cell(result, 12, 3, 1), "số liệu.xlsx: 'Kết quả'!C12"},
                 {source_cell(result, 12, 0, 0), "số liệu.xlsx: 'Kết quả'!12:12"},
                 {{.source = result}, "số liệu.xlsx: 'Kết quả'"},
                 {source_cell(quoted, 1, 1, 2), "số liệu.xlsx: 'a''b'!A1:B1"},
                 {source_cell(only, 2, 2, 1), "số liệu.xlsx: B2"},
                 {{.source = only}, "số liệu.xlsx"},
                 {source_span_at(part, strlen("một\nh"), 1), "a.zip: x/b.xml:2:2"},
                 {{.source = part}, "a.zip: x/b.xml"}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *place = source_place(cases[i].span);
        g_assert_cmpstr(place, ==, cases[i].wanted);
        g_free(place);
    }
    diags_free(diags);
    arena_free(arena);
}

/* What asks for lines gets none, and whole sheets in the place of byte ranges. */
static void test_no_lines(void)
{
    struct arena        *arena = arena_new();
    const struct source *source = sheet(arena, "S");
    const char          *text;
    size_t               length;

    g_assert_false(source_line(source, 12, &text, &length));
    g_assert_cmpuint(source_span_at(source, 5, 2).line, ==, 0);
    arena_free(arena);
}

static void test_excerpts(void)
{
    static const struct {
        uint32_t    row, column, count;
        const char *line;
        uint32_t    mark, length;
    } cases[] = {{12, 1, 1, "Kinh tế | 1.12O | phút chờ | xong", 1, 7},
                 {12, 3, 1, "Kinh tế | 1.12O | phút chờ | xong", 11, 5},
                 {12, 3, 2, "Kinh tế | 1.12O | phút chờ | xong", 11, 16},
                 {12, 2, 1, "Kinh tế |   | 1.12O | phút chờ | xong", 11, 1}, /* an empty cell */
                 {12, 30, 1, "Kinh tế | 1.12O | phút chờ | xong |  ", 37, 1},
                 {12, 0, 0, "Kinh tế | 1.12O | phút chờ | xong", 0, 0},
                 {5, 2, 1, " ", 1, 1},
                 {5, 0, 0, NULL, 0, 0}};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        uint32_t mark, length;
        char    *line = source_excerpt(source_cell(sheet(arena, "S"), cases[i].row, cases[i].column, cases[i].count),
                                       &mark, &length);
        g_assert_cmpstr(line, ==, cases[i].line);
        if (line != NULL) {
            g_assert_cmpuint(mark, ==, cases[i].mark);
            g_assert_cmpuint(length, ==, cases[i].length);
        }
        g_free(line);
    }
    arena_free(arena);
}

static void test_messages(void)
{
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    const struct source *source = sheet(arena, "Kết quả");
    char                *text;

    diag(diags, DIAG_BAD_UTF8, source_cell(source, 13, 9000, 1), NULL);
    diag(diags, DIAG_BAD_UTF8, source_cell(source, 12, 3, 1), NULL);
    diag(diags, DIAG_BAD_UTF8, source_cell(sheet(arena, "Khác"), 12, 3, 1), NULL); /* of another sheet: no repetition */
    diag_also(diags, source_cell(source, 12, 26, 1));
    text = written(diags, diags_print);
    g_assert_true(g_str_has_prefix(text, "số liệu.xlsx: 'Khác'!C12: error BC0004: not valid UTF-8\n"
                                         "     12 | Kinh tế | 1.12O | phút chờ | xong\n"
                                         "        |           ^~~~~\n"
                                         "  số liệu.xlsx: 'Kết quả'!Z12: see also here\n"
                                         "     12 | Kinh tế | 1.12O | phút chờ | xong\n"
                                         "        |                              ^~~~\n"));
    g_assert_nonnull(strstr(text, "số liệu.xlsx: 'Kết quả'!MHD13: error"));
    g_assert_cmpuint(strlen(text), <, 2000);
    free(text);
    text = written(diags, diags_write_json);
    g_assert_nonnull(strstr(text, "\"path\": \"số liệu.xlsx\", \"sheet\": \"Kết quả\", \"cell\": \"C12\"}"));
    g_assert_null(strstr(text, "\"line\""));
    free(text);
    text = written(diags, diags_write_sarif);
    g_assert_nonnull(strstr(text, "\"uri\": \"s%E1%BB%91%20li%E1%BB%87u.xlsx\"}}, "
                                  "\"logicalLocations\": [{\"fullyQualifiedName\": \"'Kết quả'!C12\"}]}"));
    g_assert_null(strstr(text, "\"region\""));
    free(text);
    diags_free(diags);
    arena_free(arena);
}

static void test_size(void)
{
    g_assert_cmpuint(sizeof(struct span), <=, 24); /* one in every node */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/places/names", test_names);
    g_test_add_func("/places/shown", test_shown);
    g_test_add_func("/places/no-lines", test_no_lines);
    g_test_add_func("/places/excerpts", test_excerpts);
    g_test_add_func("/places/messages", test_messages);
    g_test_add_func("/places/size", test_size);
    return g_test_run();
}
