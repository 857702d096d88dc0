/* Messages: places, excerpts, order, languages, nearest names. */
#include <errno.h>
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag_int.h"

static char *printed(const struct diags *diags, enum diag_lang lang)
{
    char  *text;
    size_t length;
    FILE  *out = open_memstream(&text, &length);

    diags_print(diags, lang, out);
    fclose(out);
    return text;
}

static void test_print(void)
{
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    const char          *yaml = "a: 1\r\n\tsố: x\ny";
    const struct source *source = source_from_text(arena, "x.yaml", yaml, strlen(yaml), diags);
    char                *text;

    diag_system(diags, DIAG_CANT_READ, source_span_at(source, 7, 4), "f", ENOENT);
    diag_system(diags, DIAG_CANT_READ, source_span_at(source, 7, 4), "f", ENOENT);
    diag_system(diags, DIAG_CANT_WRITE, (struct span){.source = source, .line = 1, .column = 5}, "out", ENOSPC);
    diag_also(diags, source_span_at(source, 0, 1));
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 2);
    g_assert_cmpuint(diags_count(diags, DIAG_SYSTEM), ==, 1);
    text = printed(diags, DIAG_LANG_EN);
    g_assert_cmpstr(text, ==,
                    "x.yaml:1:5: system error BC0002: can't write 'out': No space left on device\n"
                    "      1 | a: 1\n        |     ^\n"
                    "  x.yaml:1:1: see also here\n      1 | a: 1\n        | ^\n"
                    "  hint: the old file, if any, is untouched\n"
                    "x.yaml:2:2: error BC0001: can't read file 'f': No such file or directory\n"
                    "      2 |  số: x\n        |  ^~\n"
                    "  hint: check the file's name, its folder and permissions\n"
                    "2 errors, 0 warnings\n");
    free(text);
    text = printed(diags, DIAG_LANG_VI);
    g_assert_nonnull(strstr(text, "không ghi được 'out': hết chỗ trên ổ đĩa\n"));
    g_assert_nonnull(strstr(text, "không đọc được tệp 'f': không có tệp hoặc thư mục này\n"));
    free(text);
    diags_free(diags);
    arena_free(arena);
}

static void test_bad_utf8(void)
{
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    char         *text;

    g_assert_null(source_from_text(arena, "x.yaml", "á\nb\xFFz", 6, diags));
    text = printed(diags, DIAG_LANG_VI);
    g_assert_nonnull(strstr(text, "x.yaml:2:2: lỗi BC0004"));
    g_assert_nonnull(strstr(text, "b·z"));
    free(text);
    g_assert_nonnull(source_from_text(arena, "x.yaml", "\xEF\xBB\xBFx", 4, diags));
    diags_free(diags);
    arena_free(arena);
}

static void test_long_line(void)
{
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    GString             *line = g_string_new(NULL);
    const struct source *source;
    char                *text;

    for (int i = 0; i < 1000; i++)
        g_string_append(line, "ă");
    source = source_from_text(arena, "x", line->str, line->len, diags);
    diag(diags, DIAG_BAD_UTF8, source_span_at(source, 1000, 4), NULL);
    text = printed(diags, DIAG_LANG_EN);
    g_assert_nonnull(strstr(text, "^~"));
    g_assert_cmpuint(strlen(text), <, 900);
    free(text);
    g_string_free(line, TRUE);
    diags_free(diags);
    arena_free(arena);
}

static void test_nearest(void)
{
    const char *names[] = {"title", "target", "baseline", NULL};

    g_assert_cmpstr(diag_nearest("titel", names), ==, "title");
    g_assert_cmpstr(diag_nearest("tagret", names), ==, "target");
    g_assert_cmpstr(diag_nearest("zzz", names), ==, "");
}

/* Who has to mend a plan or a period is told how, in both languages. */
static void test_hints(void)
{
    for (unsigned code = DIAG_YAML_SYNTAX; code < DIAG_TASK_NO_DUE; code++) {
        g_assert_cmpstr(diag_texts[code].hint[DIAG_LANG_VI], !=, "");
        g_assert_cmpstr(diag_texts[code].hint[DIAG_LANG_EN], !=, "");
    }
}

/* Every code has a reason and a remedy in both languages. */
static void test_explained(void)
{
    char  *list, *text;
    size_t length;
    FILE  *out = open_memstream(&list, &length);
    char **lines;

    diag_write_codes(DIAG_LANG_EN, out);
    fclose(out);
    lines = g_strsplit(list, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, DIAG_CODE_COUNT + 1);
    for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
        const char *nearest = NULL;
        lines[i][6] = '\0';
        out = open_memstream(&text, &length);
        g_assert_true(diag_explain(lines[i], DIAG_LANG_VI, out, &nearest));
        fclose(out);
        if (strstr(text, "\n  Vì sao: ") == NULL || strstr(text, "\n  Cách sửa: ") == NULL)
            g_error("%s is not explained in src/base/diag_text.def", lines[i]);
        free(text);
    }
    g_strfreev(lines);
    free(list);
}

/* No two messages have one code. */
static void test_codes_unique(void)
{
    for (unsigned i = 0; i < DIAG_CODE_COUNT; i++)
        for (unsigned k = 0; k < i; k++)
            g_assert_cmpstr(diag_code_name((enum diag_code)i), !=, diag_code_name((enum diag_code)k));
}

/* ---- What a person has accepted ---- */

/* A finding on "x: 80%" about 'dung' that says 80% and 82%. */
static struct diags *one_finding(struct arena *arena, const char *said)
{
    struct diags        *diags = diags_new();
    const char          *line = "việc ở cấp huyện: 80%\n";
    const struct source *source = source_from_text(arena, "a.yaml", line, strlen(line), diags);

    diags_set_subject(diags, "dung");
    diag(diags, DIAG_TARGET_BEHIND_BASELINE, source_span_at(source, (size_t)(strstr(line, "80%") - line), 3), "dung",
         "80%", said, NULL);
    diags_set_subject(diags, NULL);
    return diags;
}

static void test_accepted(void)
{
    static const struct {
        const char   *of;
        const char   *about[3];
        const char   *said;
        bool          over;
        enum diag_fit fits;
        unsigned      counted;
    } cases[] = {
        {"dung", {"80%", "82%"}, "82%", false, DIAG_FITS, 0},
        {"dung", {"82%", "80%"}, "82%", false, DIAG_FITS, 0},
        {"dung", {"80%", "82%"}, "83%", false, DIAG_FITS_CHANGED, 1},
        {"dung", {"80%"}, "82%", false, DIAG_FITS_CHANGED, 1},
        {"dung", {"80%", "82%"}, "2%", false, DIAG_FITS_CHANGED, 1}, /* part of a number is another */
        {"dung", {"80%", "82%"}, "82%", true, DIAG_FITS, 1},         /* its time is over */
        {"du", {"80%", "82%"}, "82%", false, DIAG_FITS_NOTHING, 1},
        {"cấp huyện: 80%", {"82%"}, "82%", false, DIAG_FITS, 0},           /* words of the line */
        {"cấp huyện", {"80%", "82%"}, "82%", false, DIAG_FITS_NOTHING, 1}, /* words beside the place */
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct arena          *arena = arena_new();
        struct diags          *diags = one_finding(arena, cases[i].said), *all = diags_new();
        struct diag_acceptance acceptance = {.code = DIAG_TARGET_BEHIND_BASELINE,
                                             .of = cases[i].of,
                                             .about = cases[i].about,
                                             .reason = "vì \"thế\"",
                                             .by = "A",
                                             .until = "2026-05",
                                             .over = cases[i].over};
        enum diag_fit          fits;
        diags_judge(diags, &acceptance, 1, &fits);
        g_assert_cmpint(fits, ==, cases[i].fits);
        g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, cases[i].counted);
        g_assert_cmpuint(diags_count_accepted(diags), ==, 1 - cases[i].counted);
        diags_make_final(all);
        diags_move(all, diags);
        g_assert_cmpuint(diags_count(all, DIAG_ERROR), ==, cases[i].counted);
        diags_free(diags);
        diags_free(all);
        arena_free(arena);
    }
}

/* Found twice, accepted once: it counts. */
static void test_accepted_once(void)
{
    struct arena          *arena = arena_new();
    struct diags          *accepted = one_finding(arena, "82%"), *open = one_finding(arena, "82%"), *all = diags_new();
    struct diag_acceptance acceptance = {.code = DIAG_TARGET_BEHIND_BASELINE,
                                         .of = "dung",
                                         .about = (const char *const[]){"80%", "82%", NULL},
                                         .reason = "r",
                                         .by = "A"};
    enum diag_fit          fits;

    diags_judge(accepted, &acceptance, 1, &fits);
    diags_move(all, accepted);
    g_assert_cmpuint(diags_count(all, DIAG_WARNING), ==, 0);
    diags_move(all, open);
    g_assert_cmpuint(diags_count(all, DIAG_WARNING), ==, 1);
    diags_free(accepted);
    diags_free(open);
    diags_free(all);
    arena_free(arena);
}

static void test_formats(void)
{
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    const struct source *source = source_from_text(arena, "a b/\"x\".yaml", "số: 1\n", 8, diags);
    struct diag_scope    scope = {.plan = "K <1>", .periods = (const char *const[]){NULL}};
    char                *text;
    size_t               length;
    FILE                *out = open_memstream(&text, &length);

    diags_write_json(diags, DIAG_LANG_EN, out);
    diags_write_report(diags, &scope, DIAG_LANG_VI, true, out);
    diag_system(diags, DIAG_CANT_READ, source_span_at(source, 0, 2), "\"\\\n\x01", EACCES);
    diag(diags, DIAG_UNKNOWN_KEY, source_span_at(source, 0, 2), "x", "", "a, b", NULL); /* none near: the second hint */
    diags_write_json(diags, DIAG_LANG_EN, out);
    diags_write_sarif(diags, DIAG_LANG_EN, out);
    fclose(out);
    g_assert_true(g_str_has_prefix(text, "[]\n<!DOCTYPE html>"));
    g_assert_nonnull(strstr(text, "K &lt;1&gt;"));
    g_assert_nonnull(strstr(text, "Không phát hiện mâu thuẫn."));
    g_assert_nonnull(strstr(text, "\"message\": \"can't read file '\\\"\\\\ ·': Permission denied\""));
    g_assert_nonnull(strstr(text, "\"hint\": \"keys that may stand here: a, b\""));
    g_assert_nonnull(strstr(text, "\"path\": \"a b/\\\"x\\\".yaml\", \"line\": 1, \"column\": 1, \"length\": 2"));
    g_assert_nonnull(strstr(text, "\"uri\": \"a%20b/%22x%22.yaml\""));
    free(text);
    diags_free(diags);
    arena_free(arena);
}

/* Places are counted on from the last one; in any order they must come out the same. */
static void test_places(void)
{
    static const struct {
        size_t   offset;
        uint32_t line, column;
    } places[] = {{3, 1, 3}, {0, 1, 1}, {8, 2, 3}, {5, 2, 1}, {4, 1, 4}, {8, 2, 3}, {1, 1, 2}, {3, 1, 3}};
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    const struct source *source = source_from_text(arena, "a.xml", "aêb\nxđy", strlen("aêb\nxđy"), diags);

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        struct span span = source_span_at(source, places[i].offset, 1);

        g_assert_cmpuint(span.line, ==, places[i].line);
        g_assert_cmpuint(span.column, ==, places[i].column);
    }
    diags_free(diags);
    arena_free(arena);
}

/* Arguments and paths come from files and from the command line: nothing of them may steer a terminal. */
static void test_arguments_visible(void)
{
    struct diags *diags = diags_new();
    GString      *long_word = g_string_new("đầu");
    char         *text;

    for (int i = 0; i < 100000; i++)
        g_string_append(long_word, "ộ");
    g_string_append(long_word, "cuối");
    diag(diags, DIAG_NO_SUCH_DOCUMENT, SPAN_NONE, "a\x1b[31m\xc2\x9b\xe2\x80\xae\xe2\x80\xa8z\n\tz\xff", "", NULL);
    diag(diags, DIAG_NO_SUCH_DOCUMENT, SPAN_NONE, long_word->str, "", NULL);
    text = printed(diags, DIAG_LANG_EN);
    g_assert_nonnull(strstr(text, "'a·[31m···z  z\xef\xbf\xbd'"));
    g_assert_nonnull(strstr(text, "'đầu"));
    g_assert_nonnull(strstr(text, "cuối'"));
    g_assert_cmpuint(strlen(text), <, 3000);
    free(text);
    g_string_free(long_word, TRUE);
    diags_free(diags);
}

/* What is not there is a wrong name; what may not be read is the system's. */
static void test_unreadable(void)
{
    static const struct {
        int                error;
        enum diag_severity severity;
    } cases[] = {{ENOENT, DIAG_ERROR}, {ENOTDIR, DIAG_ERROR}, {EISDIR, DIAG_ERROR}, {EACCES, DIAG_SYSTEM},
                 {EPERM, DIAG_SYSTEM}, {EIO, DIAG_SYSTEM},    {EMFILE, DIAG_SYSTEM}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct diags *diags = diags_new();
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, "f", cases[i].error);
        g_assert_cmpuint(diags_count(diags, DIAG_ERROR), ==, 1);
        g_assert_cmpuint(diags_count(diags, DIAG_SYSTEM), ==, cases[i].severity == DIAG_SYSTEM);
        diags_free(diags);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/source/places", test_places);
    g_test_add_func("/diag/print", test_print);
    g_test_add_func("/diag/arguments-visible", test_arguments_visible);
    g_test_add_func("/diag/unreadable", test_unreadable);
    g_test_add_func("/diag/bad-utf8", test_bad_utf8);
    g_test_add_func("/diag/long-line", test_long_line);
    g_test_add_func("/diag/nearest", test_nearest);
    g_test_add_func("/diag/hints", test_hints);
    g_test_add_func("/diag/explained", test_explained);
    g_test_add_func("/diag/formats", test_formats);
    g_test_add_func("/diag/codes-unique", test_codes_unique);
    g_test_add_func("/diag/accepted", test_accepted);
    g_test_add_func("/diag/accepted-once", test_accepted_once);
    return g_test_run();
}
