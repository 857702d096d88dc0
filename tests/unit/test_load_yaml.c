/* YAML as a tree: places, text, and everything that is refused. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/yaml_text.h"
#include "load/yaml_tree.h"

struct reading {
    struct arena           *arena;
    struct diags           *diags;
    const struct yaml_node *root;
};

static struct reading read_bytes(const char *yaml, size_t length)
{
    struct reading       reading = {.arena = arena_new(), .diags = diags_new()};
    const struct source *source = source_from_text(reading.arena, "x.yaml", yaml, length, reading.diags);

    g_assert_nonnull(source);
    reading.root = yaml_tree_read(reading.arena, reading.arena, source, reading.diags);
    return reading;
}

static struct reading read_text(const char *yaml)
{
    return read_bytes(yaml, strlen(yaml));
}

static void end(struct reading reading)
{
    diags_free(reading.diags);
    arena_free(reading.arena);
}

/* Messages in English. */
static char *messages(struct reading reading)
{
    char  *text;
    size_t length;
    FILE  *out = open_memstream(&text, &length);

    diags_print(reading.diags, DIAG_LANG_EN, out);
    fclose(out);
    return text;
}

static const struct yaml_node *value_of(const struct yaml_node *mapping, const char *key)
{
    g_assert_cmpint(mapping->kind, ==, YAML_TREE_MAPPING);
    for (unsigned i = 0; i < mapping->count; i++)
        if (strcmp(mapping->pairs[i].key->text, key) == 0)
            return mapping->pairs[i].value;
    g_assert_not_reached();
}

static void assert_place(const struct yaml_node *node, unsigned line, unsigned column, unsigned length)
{
    g_assert_cmpuint(node->span.line, ==, line);
    g_assert_cmpuint(node->span.column, ==, column);
    g_assert_cmpuint(node->span.length, ==, length);
}

static void test_places(void)
{
    struct reading          reading = read_text("tên: Sơn La\n"
                                                         "danh sách: [ơ, 'ư ă', \"đ\"]\n"
                                                         "khối: |\n"
                                                         "  dòng một\n"
                                                         "\n"
                                                         "  dòng hai\n"
                                                         "\n"
                                                         "gấp: >\n"
                                                         "  một\n"
                                                         "  hai\n"
                                                         "con:\n"
                                                         "  - a: 1\n"
                                                         "trống:\n");
    const struct yaml_node *list = value_of(reading.root, "danh sách"), *block = value_of(reading.root, "khối");

    g_assert_cmpuint(diags_count(reading.diags, DIAG_WARNING), ==, 0);
    assert_place(reading.root, 1, 1, 3);
    assert_place(value_of(reading.root, "tên"), 1, 6, 6);
    g_assert_cmpuint(list->count, ==, 3);
    assert_place(list->items[1], 2, 16, 5);
    g_assert_cmpint(list->items[0]->style, ==, YAML_PLAIN);
    g_assert_cmpint(list->items[1]->style, ==, YAML_QUOTED);
    g_assert_cmpstr(list->items[2]->text, ==, "đ");
    g_assert_cmpint(block->style, ==, YAML_LITERAL);
    g_assert_cmpuint(block->span.line, ==, 3);
    g_assert_cmpstr(block->text, ==, "dòng một\n\ndòng hai");
    g_assert_cmpint(value_of(reading.root, "gấp")->style, ==, YAML_FOLDED);
    g_assert_cmpstr(value_of(reading.root, "gấp")->text, ==, "một hai");
    assert_place(value_of(reading.root, "con")->items[0], 12, 5, 1);
    g_assert_true(yaml_is_null(value_of(reading.root, "trống")));
    end(reading);
}

static void test_normal_form(void)
{
    struct reading reading = read_text("te\xCC\x82n: U\xCC\x89y ban\r\nx: '\xEF\xAC\x81'\r\n");

    g_assert_cmpuint(diags_count(reading.diags, DIAG_WARNING), ==, 0);
    g_assert_cmpstr(value_of(reading.root, "tên")->text, ==, "Ủy ban");
    end(reading);
}

static void test_null(void)
{
    struct reading reading = read_text("a: ~\nb: null\nc: ''\nd: '~'\n");

    g_assert_true(yaml_is_null(value_of(reading.root, "a")));
    g_assert_true(yaml_is_null(value_of(reading.root, "b")));
    g_assert_false(yaml_is_null(value_of(reading.root, "c")));
    g_assert_false(yaml_is_null(value_of(reading.root, "d")));
    end(reading);
}

/* What one text makes: the only message, as "line:column: error CODE", or "" for none. */
static void assert_message(const char *yaml, const char *wanted)
{
    struct reading reading = read_text(yaml);
    char          *text = messages(reading), *expected = g_strdup_printf("x.yaml:%s", wanted);

    if (wanted[0] == '\0' ? text[0] != '\0'
                          : !g_str_has_prefix(text, expected) || !strstr(text, "\n1 error, 0 warnings\n")) {
        g_test_message("wanted '%s' from\n%s\ngot\n%s", wanted, yaml, text);
        g_test_fail();
    }
    g_free(expected);
    free(text);
    end(reading);
}

static void test_syntax(void)
{
    static const struct {
        const char *yaml, *message;
    } cases[] = {
        {"a: b\n  c: d\n", "2:4: error BC0107"},
        {"a: b: c\n", "1:5: error BC0107"},
        {"a: 1\nb\nc: 2\n", "2:1: error BC0108"},
        {"a:\n  b: 1\n c: 2\n", "3:2: error BC0109"},
        {"a:\n\tb: 1\n", "2:1: error BC0102"},
        {"a:\n  b: 1\n\tc: 1\n", "3:1: error BC0102"},
        {"a: |\n\tb\n", "2:1: error BC0102"},
        {"a: [1, 2\nb: 3\n", "2:2: error BC0110"},
        {"a: [", "1:4: error BC0110"},
        {"a: {b: 1\n", "2:1: error BC0110"},
        {"a: \"b\nc: 1\n", "1:4: error BC0111"},
        {"a: \"b\nc: \"d\"\n", "1:4: error BC0111"},
        {"a: 'b\n", "1:4: error BC0111"},
        {"a: \"\\q\"\n", "1:5: error BC0112"},
        {"a: @b\n", "1:4: error BC0106"},
        {"a: `b`\n", "1:4: error BC0106"},
        {"a: %b\n", "1:4: error BC0106"},
        {"%b\na: 1\n", "1:1: error BC0106"},
        {"a: - b\n", "1:4: error BC0106"},
        {"a: ]\n", "1:4: error BC0106"},
        {"a: |văn\n", "1:4: error BC0106"},
        {"a: >90%\n", "1:4: error BC0106"},
        {"a: \"b\" c\n", "1:8: error BC0120"},
        {"a: {b} c\n", "1:8: error BC0120"},
        {"a: *) b\n", "1:4: error BC0103"},
        {"- *b\n", "1:3: error BC0103"},
        {"a: &\n", "1:4: error BC0104"},
        {"a: &b c\n", "1:4: error BC0104"},
        {"a: !b c\n", "1:4: error BC0105"},
        {"a: !b!c d\n", "1:4: error BC0105"},
        {"a: 1\n---\nb: 2\n", "2:1: error BC0113"},
        {"---\na: 1\n...\n", ""},
        {"", " error BC0114"},
        {"# chú thích\n\n", " error BC0114"},
        {"---\n", " error BC0114"},
        {"a: 1\nb: 2\na: 3\n", "3:1: error BC0118"},
        {"a: 1\n'a': 3\n", "2:1: error BC0118"},
        {"? [a]\n: 1\n", "1:3: error BC0119"},
        {"'': 1\n", "1:1: error BC0119"},
        {"a: b\x01\n", "1:5: error BC0116"},
        {"a: b\rc\n", "1:5: error BC0116"},
        {"a: b\xC2\x85x\n", "1:5: error BC0116"},
        {"a: b\xE2\x80\xA8x\n", "1:5: error BC0116"},
        {"a: b\xE2\x80\xAEx\n", "1:5: error BC0116"},
        {"a: \"b\\0c\"\n", "1:4: error BC0116"},
        {"a: b\xE2\x80\x93 \xE2\x89\xA5\n", ""},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_message(cases[i].yaml, cases[i].message);
}

static void test_text_lost(void)
{
    static const struct {
        const char *yaml, *message;
    } cases[] = {
        {"a: văn bản số #5\n", "1:15: error BC0117"},
        {"a: số #5\n", "1:7: error BC0117"},
        {"a: văn bản # 5\n", "1:12: error BC0117"},
        {"a: văn bản   # chú thích\r\nb: c\n", "1:14: error BC0117"},
        {"- một hai #ba", "1:11: error BC0117"},
        {"a: [một hai #ba\n  , b]\n", "1:13: error BC0117"},
        {"a: #5\n", "1:4: error BC0117"},
        {"a: {b: #5\n  }\n", "1:8: error BC0117"},
        {"- #5\n- a\n", "1:3: error BC0117"},
        {"a: 2026-10 #5\n", "1:12: error BC0117"},
        {"a: 2026-10 # sửa ngày 5/5\n", ""},
        {"a: 2026-10 #\n", ""},
        {"a: # chưa có\n", ""},
        {"a:   # các mục\n  - b\n", ""},
        {"a: b#5\n", ""},
        {"a: 'số #5'\n", ""},
        {"a: 'số' # chú thích\n", ""},
        {"a: | # chú thích\n  số #5\n", ""},
        {"# chú thích\na: một hai\n# chú thích\nb: c\n", ""},
        {"a: một hai\n  # chú thích\nb: c\n", ""},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_message(cases[i].yaml, cases[i].message);
}

static void test_broken_syntax_has_no_tree(void)
{
    struct reading reading = read_text("a: [1\n");

    g_assert_null(reading.root);
    end(reading);
}

/* An alias is reported and passed over; nothing is ever expanded. */
static void test_aliases(void)
{
    struct reading reading = read_text("a: &x [1, 2]\nb: [*x, *x, c]\n");

    g_assert_cmpuint(diags_count(reading.diags, DIAG_ERROR), ==, 3);
    g_assert_cmpint(value_of(reading.root, "b")->items[0]->kind, ==, YAML_TREE_BROKEN);
    g_assert_cmpstr(value_of(reading.root, "b")->items[2]->text, ==, "c");
    end(reading);
}

static char *repeated(const char *piece, unsigned count, const char *last)
{
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; i < count; i++)
        g_string_append(text, piece);
    g_string_append(text, last);
    return g_string_free(text, FALSE);
}

static void test_depth(void)
{
    char          *close = repeated("]", YAML_DEPTH_MAX, "\n"), *deep = repeated("[", YAML_DEPTH_MAX, close);
    struct reading reading = read_text(deep);

    g_assert_cmpuint(diags_count(reading.diags, DIAG_ERROR), ==, 0);
    g_assert_nonnull(reading.root);
    end(reading);
    g_free(close);
    g_free(deep);
    deep = repeated("[", 50000, "\n");
    assert_message(deep, "1:65: error BC0115");
    g_free(deep);
    deep = repeated("- ", 50000, "a\n");
    assert_message(deep, "1:129: error BC0115");
    g_free(deep);
}

/* Many keys are compared by a hash table, few one by one. */
static void test_many_keys(void)
{
    GString       *yaml = g_string_new(NULL);
    struct reading reading;

    for (unsigned i = 0; i < 5000; i++)
        g_string_append_printf(yaml, "k%u: %u\n", i, i);
    g_string_append(yaml, "k4000: lặp\n");
    assert_message(yaml->str, "5001:1: error BC0118");
    reading = read_text(yaml->str);
    g_assert_cmpuint(reading.root->count, ==, 5000);
    g_assert_cmpstr(value_of(reading.root, "k4000")->text, ==, "4000");
    end(reading);
    g_string_free(yaml, TRUE);
}

/* What is called plain has no control and is in NFC, wherever in a block of 64 bytes it stands. */
static void test_plain_text(void)
{
    static const char usual[] = "Tỷ lệ ≥ 96,26% – “Đề án 06” của Ủy ban nhân dân; ĂÂÊÔƠƯ ăâêôơư ặậệộợự…";
    char              text[256];

    for (unsigned before = 0; before < 70; before++) {
        memset(text, 'a', sizeof text);
        memcpy(text + before, usual, strlen(usual));
        g_assert_true(yaml_text_is_plain(text, sizeof text));
    }
    for (gunichar character = 1; character < 0x11000; character++) {
        unsigned before = 58 + character % 8;
        size_t   length = before, control;
        char    *normal;

        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        memset(text, 'a', sizeof text);
        length += (size_t)g_unichar_to_utf8(character, text + before) + 70;
        if (!yaml_text_is_plain(text, length))
            continue;
        normal = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);
        g_assert_cmpmem(normal, strlen(normal), text, length);
        g_assert_null(yaml_text_control(text, text + length, &control));
        g_free(normal);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/yaml/places", test_places);
    g_test_add_func("/yaml/normal-form", test_normal_form);
    g_test_add_func("/yaml/null", test_null);
    g_test_add_func("/yaml/syntax", test_syntax);
    g_test_add_func("/yaml/text-lost", test_text_lost);
    g_test_add_func("/yaml/broken-syntax", test_broken_syntax_has_no_tree);
    g_test_add_func("/yaml/aliases", test_aliases);
    g_test_add_func("/yaml/depth", test_depth);
    g_test_add_func("/yaml/many-keys", test_many_keys);
    g_test_add_func("/yaml/plain-text", test_plain_text);
    return g_test_run();
}
