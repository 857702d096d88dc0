/*
 * test_text.c -- characters counted, excerpts, the ends of expressions.
 */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static void test_count(void)
{
    const char *text = "Ủy ban nhân dân xã, phường";

    for (size_t length = 0; length <= strlen(text); length++) {
        size_t count = 0;
        for (size_t i = 0; i < length; i++)
            count += ((unsigned char)text[i] & 0xC0) != 0x80;
        g_assert_cmpuint(text_count(text, length), ==, count);
    }
    g_assert_cmpuint(text_count("\xff\x80\xe1", 3), ==, 2); /* not valid: counted all the same */
    g_assert_cmpstr(text_next(text, text + strlen(text)), ==, text + strlen("Ủ"));
}

static void test_excerpt(void)
{
    struct arena *arena = arena_new();
    GString      *word = g_string_new(NULL);
    const char   *excerpt;

    for (int i = 0; i < 100000; i++)
        g_string_append(word, "ờ");
    excerpt = text_excerpt(arena, word->str, word->len);
    g_assert_cmpint((int)g_utf8_strlen(excerpt, -1), ==, 61);
    g_assert_true(g_str_has_suffix(excerpt, "ờ…"));
    g_assert_cmpstr(text_excerpt(arena, "một \nhai", 8), ==, "một…");
    g_assert_cmpstr(text_excerpt(arena, "một ", strlen("một ")), ==, "một");
    g_assert_cmpstr(text_excerpt(arena, "", 0), ==, "");
    g_string_free(word, TRUE);
    arena_free(arena);
}

static void check_end(const char *text, int place)
{
    const char *end = text_expression_end(text, text + strlen(text));

    g_assert_cmpint(end == NULL ? -1 : (int)(end - text), ==, place);
}

static void test_expression_end(void)
{
    check_end("a/b}", 3);
    check_end("text('}')} }", 9);
    check_end("text(\"'}\")}", 10);
    check_end("text('}", -1);
    check_end("", -1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/count", test_count);
    g_test_add_func("/text/excerpt", test_excerpt);
    g_test_add_func("/text/expression-end", test_expression_end);
    return g_test_run();
}
