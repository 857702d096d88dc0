/* Charts: from exact numbers to round axes and to geometry. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "chart/chart_int.h"

static struct decimal number(const char *text)
{
    struct decimal value;

    g_assert_true(decimal_parse(text, &value));
    return value;
}

static void expect_scale(const char *least, const char *greatest, bool zero, const char *from, const char *to,
                         const char *step)
{
    struct chart_scale scale = chart_scale_new(number(least), number(greatest), zero, 5);
    char               got[3][DECIMAL_TEXT_MAX], *text;

    decimal_print(scale.from, got[0]);
    decimal_print(scale.to, got[1]);
    decimal_print(scale.step, got[2]);
    text = g_strdup_printf("%s … %s: %s … %s by %s", least, greatest, got[0], got[1], got[2]);
    g_test_message("%s", text);
    g_assert_cmpint(decimal_compare(scale.from, number(from)), ==, 0);
    g_assert_cmpint(decimal_compare(scale.to, number(to)), ==, 0);
    g_assert_cmpint(decimal_compare(scale.step, number(step)), ==, 0);
    g_free(text);
}

static void test_scales(void)
{
    expect_scale("0", "100", true, "0", "100", "20");
    expect_scale("67.1", "70", true, "0", "80", "20");
    expect_scale("61.2", "71.3", false, "60", "75", "5");
    expect_scale("1", "9", false, "0", "10", "2");
    expect_scale("0", "0", true, "0", "1", "1");
    expect_scale("7", "7", false, "7", "8", "1");
    expect_scale("-4", "2100.5", false, "-1000", "3000", "1000");
    expect_scale("-3", "-1", true, "-3", "0", "1");
    expect_scale("0", "0.003", true, "0", "0.003", "0.001");
    expect_scale("0", "123456789012345678", true, "0", "150000000000000000", "50000000000000000");
    expect_scale("0", "0.000000000001", true, "0", "0.000000000001", "0.000000000001");
}

/* Exact to a unit, also where doubles would not be. */
static void test_places(void)
{
    struct chart_scale scale = {number("0"), number("0.3"), number("0.1")};

    g_assert_cmpint(chart_scale_place(&scale, number("0.1"), 300000), ==, 100000);
    g_assert_cmpint(chart_scale_place(&scale, number("0.3"), 300000), ==, 300000);
    g_assert_cmpint(chart_scale_place(&scale, number("0"), 300000), ==, 0);
    g_assert_cmpint(chart_scale_place(&scale, number("0.15"), 300001), ==, 150001);
    g_assert_cmpint(chart_scale_place(&scale, number("-0.1"), 300000), ==, -100000);
    scale = (struct chart_scale){number("0"), number("999999999999999999999999"), number("1")};
    g_assert_cmpint(chart_scale_place(&scale, number("500000000000000000000000"), 1000), ==, 500);
}

struct fixture {
    struct arena    *arena;
    struct diags    *diags;
    struct font_set *fonts;
};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->arena = arena_new();
    fixture->diags = diags_new();
    fixture->fonts = font_set_open("fonts", fixture->diags);
    g_assert_nonnull(fixture->fonts);
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    font_set_free(fixture->fonts);
    diags_free(fixture->diags);
    arena_free(fixture->arena);
}

/* The widths of the rectangles of a colour, in their order. */
static unsigned widths_of(const struct drawing *drawing, uint32_t colour, int32_t height, int32_t *widths)
{
    unsigned n = 0;

    for (uint32_t i = 0; i < drawing->n_items; i++) {
        const struct drawing_path *path = &drawing->items[i].path;

        if (drawing->items[i].kind == DRAWING_PATH && path->fill == colour && path->n_steps == 5 &&
            path->steps[2].x[0][1] - path->steps[0].x[0][1] == height)
            widths[n++] = path->steps[1].x[0][0] - path->steps[0].x[0][0];
    }
    return n;
}

static struct chart_value value(const char *text)
{
    struct chart_value made = {.present = *text != '\0', .text = text};

    if (made.present)
        made.number = number(text);
    return made;
}

/* A bar twice as long is a number twice as great; what is missing has none. */
static void test_bullet(struct fixture *fixture, gconstpointer data)
{
    static const char *series[] = {"Kết quả", "Mục tiêu"};
    struct chart_value values[3][2] = {{value("20"), value("50")}, {value("40"), value("")}, {value(""), value("80")}};
    struct chart_point points[] = {{"A", values[0]}, {"B", values[1]}, {"C", values[2]}};
    struct chart_panel panel = {NULL, points, 3};
    struct chart       chart = {
              .kind = CHART_BULLET, .title = "Tên", .series = series, .n_series = 2, .panels = &panel, .n_panels = 1};
    struct chart_fault    fault;
    int32_t               bars[8], marks[8];
    const struct drawing *drawing = chart_draw(fixture->arena, fixture->fonts, &chart, "Mô tả", PT(300), &fault);

    (void)data;
    g_assert_null(fault.text);
    g_assert_cmpint(drawing->width, ==, PT(300));
    g_assert_cmpuint(widths_of(drawing, 0x333333, PT(7), bars), ==, 2);
    g_assert_cmpint(ABS(bars[1] - 2 * bars[0]), <=, 1);
    g_assert_cmpuint(widths_of(drawing, INK, PT(15), marks), ==, 2);
    g_assert_cmpstr(chart_words(fixture->arena, &chart), ==,
                    "A: Kết quả 20, Mục tiêu 50; B: Kết quả 40; C: Mục tiêu 80.");
}

/* Nothing stands outside of the drawing, at any width; where it can't be helped that is told. */
static void test_within(struct fixture *fixture, gconstpointer data)
{
    static const char *series[] = {"Hoàn thành", "Đang thực hiện", "Quá hạn"};
    struct chart_value values[3] = {value("12"), value("1"), value("27.5")};
    struct chart_point points[] = {{"Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", values},
                                   {"Y tế", values}};
    struct chart_panel panel = {"Tỷ lệ hồ sơ trực tuyến", points, 2};

    (void)data;
    for (int kind = CHART_BULLET; kind <= CHART_MULTIPLES; kind++)
        for (int width = 60; width <= 700; width += 40) {
            struct chart          chart = {.kind = (enum chart_kind)kind,
                                           .title = "Tên",
                                           .unit = "nhiệm vụ",
                                           .series = series,
                                           .n_series = kind == CHART_BULLET ? 2 : 3,
                                           .panels = &panel,
                                           .n_panels = 1};
            struct chart_fault    fault;
            const struct drawing *drawing =
                chart_draw(fixture->arena, fixture->fonts, &chart, "Mô tả", PT(width), &fault);

            g_assert_true(width < 300 || fault.text == NULL);
            for (uint32_t i = 0; i < drawing->n_items && fault.text == NULL; i++) {
                const struct drawing_text *text = &drawing->items[i].text;

                if (drawing->items[i].kind != DRAWING_TEXT || text->turned)
                    continue;
                g_assert_cmpint(text->x, >=, -1);
                g_assert_cmpint(text->x + text->width, <=, PT(width) + 1);
                g_assert_cmpint(text->y, <=, drawing->height);
            }
        }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/scales", test_scales);
    g_test_add_func("/chart/places", test_places);
    g_test_add("/chart/bullet", struct fixture, NULL, set_up, test_bullet, tear_down);
    g_test_add("/chart/within", struct fixture, NULL, set_up, test_within, tear_down);
    return g_test_run();
}
