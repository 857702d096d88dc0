/* Expressions: tokens, what they select by the vocabulary, plain paths walked as libxml2 would evaluate them. */
#include <glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "template/template_run.h"
#include "template/template_scan.h"

struct fixture {
    struct arena *arena;
    struct diags *diags;
    struct scope  scope;
};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    memset(fixture, 0, sizeof *fixture);
    fixture->arena = arena_new();
    fixture->diags = diags_new();
    fixture->scope.context = names_root();
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    diags_free(fixture->diags);
    arena_free(fixture->arena);
}

static struct expr *compile(struct fixture *fixture, const char *text)
{
    struct expr_text where = {.text = text};

    return expr_compile(fixture->arena, &fixture->scope, where, fixture->diags);
}

static char *tokens_of(struct fixture *fixture, const char *text)
{
    static const char   letters[] = ".nvl0os!"; /* by enum token_kind */
    const struct token *token = lex_expression(fixture->arena, text);
    GString            *kinds = g_string_new(NULL);

    for (;; token++) {
        g_string_append_c(kinds, letters[token->kind]);
        if (token->kind == TOKEN_END || token->kind == TOKEN_BAD)
            return g_string_free(kinds, FALSE);
    }
}

static void test_tokens(struct fixture *fixture, gconstpointer data)
{
    static const char *const cases[][2] = {
        {"a/b", "nsn."},
        {"a div b", "non."},
        {"div div div", "non."},
        {"a * *", "nos."},
        {"@a='b'", "snol."},
        {"vn:count($x)", "nsvs."},
        {"1.5 - .5", "0o0."},
        {"a-b", "n."},
        {"'a", "!"},
        {"a # b", "n!"},
        {"", "."},
        {"child::a", "nsn."},
        {"a[last()-1]", "nsnsso0s."},
        {"$a and $b", "vov."},
        {"../@a", "sssn."},
    };

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *kinds = tokens_of(fixture, cases[i][0]);

        g_assert_cmpstr(kinds, ==, cases[i][1]);
        g_free(kinds);
    }
}

static void test_shapes(struct fixture *fixture, gconstpointer data)
{
    static const struct {
        const char     *text;
        enum value_type type;
        const char     *element; /* the first that it may select */
        bool            simple, optional;
    } cases[] = {
        {"plan/title", TYPE_NODES, "title", true, false},
        {"plan/@id", TYPE_NODES, "plan", true, false},
        {"tasks/group/task/product", TYPE_NODES, "product", true, true},
        {"tasks/group/@number", TYPE_NODES, "group", true, true},
        {"requirements/requirement[@id='a']/of[@class='b']/@size", TYPE_NODES, "of", true, false},
        {"tasks/group[1]", TYPE_NODES, "group", false, true},
        {"descendant::task/..", TYPE_NODES, "group", false, true},
        {"requirement('a')/title", TYPE_NODES, "title", false, false},
        {"vn:sum(tasks/@count)", TYPE_DECIMAL, "", false, false},
        {"count(tasks) + 1", TYPE_NUMBER, "", false, false},
        {"tasks and plan", TYPE_BOOLEAN, "", false, false},
        {"'a'", TYPE_STRING, "", false, false},
    };

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct expr *expr = compile(fixture, cases[i].text);

        g_test_message("%s", cases[i].text);
        g_assert_nonnull(expr);
        g_assert_cmpint(expr->shape.type, ==, cases[i].type);
        g_assert_cmpstr(names_first(expr->shape.names), ==, cases[i].element);
        g_assert_cmpint(expr->simple, ==, cases[i].simple);
        g_assert_cmpint(expr->shape.optional, ==, cases[i].optional);
        expr_free(expr);
    }
}

/* The same path with a predicate that changes nothing is evaluated by libxml2. */
static void test_walk(struct fixture *fixture, gconstpointer data)
{
    static const char        text[] = "<facts><plan id='p'/><tasks count='3'><group id='a' level='1'><task id='1'/>"
                                      "<task id='2'><task id='3'/></task></group><group id='b'><task id='1'/></group>"
                                      "</tasks></facts>";
    static const char *const paths[] = {"tasks",
                                        "tasks/group",
                                        "tasks/group/task",
                                        "tasks/group/task/@id",
                                        "tasks/group[@id='b']/task",
                                        "tasks/group/task/task/..",
                                        "tasks/group/..",
                                        "tasks/group/@level",
                                        "./tasks/./group",
                                        "tasks/group/group"};
    struct facts             facts = {.document = xmlReadMemory(text, (int)strlen(text), "f", "UTF-8", 0)};
    struct run               run;
    struct context           at;

    (void)data;
    facts.by_id = g_hash_table_new(g_str_hash, g_str_equal);
    run_init(&run, fixture->arena, &facts, fixture->diags);
    at = (struct context){run.root, 1, 1};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        struct expr *walked = compile(fixture, paths[i]);
        struct expr *evaluated = compile(fixture, arena_printf(fixture->arena, "(%s)[true()]", paths[i]));
        struct nodes mine, theirs;

        g_test_message("%s", paths[i]);
        g_assert_true(walked->simple);
        g_assert_false(evaluated->simple);
        nodes_init(&mine);
        nodes_init(&theirs);
        g_assert_true(value_nodes(&run, walked, at, &mine));
        g_assert_true(value_nodes(&run, evaluated, at, &theirs));
        g_assert_cmpuint(mine.count, ==, theirs.count);
        for (unsigned k = 0; k < mine.count; k++)
            g_assert_true(mine.items[k] == theirs.items[k]);
        nodes_clear(&mine);
        nodes_clear(&theirs);
        expr_free(walked);
        expr_free(evaluated);
    }
    run_clear(&run);
    g_hash_table_destroy(facts.by_id);
    xmlFreeDoc(facts.document);
}

/* Places in the source: references and line ends count as they stand there. */
static void test_places(struct fixture *fixture, gconstpointer data)
{
    static const char    text[] = "a&lt;b&#x1ea1;c\r\nd";
    const struct source *source = source_from_text(fixture->arena, "t.xml", text, strlen(text), fixture->diags);

    (void)data;
    g_assert_cmpuint(scan_offset(source, 0, false, 1), ==, 1);
    g_assert_cmpuint(scan_offset(source, 0, false, 2), ==, 5);
    g_assert_cmpuint(scan_offset(source, 0, false, 3), ==, 6);
    g_assert_cmpuint(scan_offset(source, 0, false, 6), ==, 14);
    g_assert_cmpuint(scan_offset(source, 0, true, 6), ==, 6);
    g_assert_cmpuint(scan_offset(source, 0, false, 8), ==, 17);
    g_assert_cmpuint(scan_offset(source, 0, false, 100), ==, strlen(text));
}

#define ADD(name) g_test_add("/template-expr/" #name, struct fixture, NULL, set_up, test_##name, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(tokens);
    ADD(shapes);
    ADD(walk);
    ADD(places);
    return g_test_run();
}
