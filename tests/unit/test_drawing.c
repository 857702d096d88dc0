/* Drawings: what the pen makes, and what the SVG device prints of it. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "drawing.h"
#include "svg.h"

struct fixture {
    struct arena       *arena;
    struct diags       *diags;
    struct font_set    *fonts;
    struct drawing_pen *pen;
};

static const struct drawing_font regular = {FACE_REGULAR, 80, 0x000000};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->arena = arena_new();
    fixture->diags = diags_new();
    fixture->fonts = font_set_open("fonts", fixture->diags);
    g_assert_nonnull(fixture->fonts);
    fixture->pen = drawing_begin(fixture->arena, fixture->fonts);
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    font_set_free(fixture->fonts);
    diags_free(fixture->diags);
    arena_free(fixture->arena);
}

static const struct drawing *finish(struct fixture *fixture)
{
    return drawing_finish(fixture->pen, PT(100), PT(50), "Tên <1>", "Mô tả & số liệu");
}

/* The SVG, to be freed. */
static char *svg_of(const struct drawing *drawing)
{
    char  *text = NULL;
    size_t length;
    FILE  *out = open_memstream(&text, &length);

    svg_write(drawing, out);
    fclose(out);
    return text;
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        g_error("'%s' is not in: %s", part, text);
}

/* ---- Paths ---- */

static void test_paths(struct fixture *fixture, gconstpointer data)
{
    const struct drawing *drawing;
    char                 *svg;

    (void)data;
    drawing_rectangle(fixture->pen, PT(1), PT(2), PT(3.5), PT(4.25));
    drawing_paint(fixture->pen, 0xff0000, 0x00ff00, PT(0.5));
    drawing_move(fixture->pen, 0, -PT(1));
    drawing_curve(fixture->pen, 1, 2, 3, 4, PT(10), PT(20));
    drawing_stroke(fixture->pen, 0x808080, PT(1), PT(3));
    drawing = finish(fixture);
    g_assert_cmpuint(drawing->n_items, ==, 2);
    g_assert_cmpuint(drawing->items[0].path.n_steps, ==, 5);
    svg = svg_of(drawing);
    expect(svg, "<path d=\"M1 2L4.5 2L4.5 6.25L1 6.25Z\" fill=\"#ff0000\" stroke=\"#00ff00\" stroke-width=\"0.5\">");
    expect(svg, "<path d=\"M0 -1C0 0 0 0 10 20\" fill=\"none\" stroke=\"#808080\" stroke-width=\"1\" "
                "stroke-dasharray=\"3\">");
    expect(svg, "viewBox=\"0 0 100 50\"");
    expect(svg, "<title id=\"drawing-title\">Tên &lt;1&gt;</title>");
    expect(svg, "<desc id=\"drawing-desc\">Mô tả &amp; số liệu</desc>");
    g_assert_null(strstr(svg, "style="));
    free(svg);
}

/* A clip holds what is painted up to its end. */
static void test_clip(struct fixture *fixture, gconstpointer data)
{
    char *svg;

    (void)data;
    drawing_rectangle(fixture->pen, 0, 0, PT(1), PT(1));
    drawing_clip(fixture->pen);
    drawing_rectangle(fixture->pen, 0, 0, PT(9), PT(9));
    drawing_fill(fixture->pen, 0);
    drawing_end(fixture->pen);
    svg = svg_of(finish(fixture));
    expect(svg, "<clipPath id=\"drawing-c1\"><path d=\"M0 0L1 0L1 1L0 1Z\"></path></clipPath>"
                "<g clip-path=\"url(#drawing-c1)\"><path d=\"M0 0L9 0L9 9L0 9Z\" fill=\"#000000\"></path></g>");
    free(svg);
}

/* ---- Text ---- */

static void test_anchors(struct fixture *fixture, gconstpointer data)
{
    int32_t               width = drawing_text_width(fixture->pen, regular, "Sở Y tế");
    const struct drawing *drawing;

    (void)data;
    drawing_text(fixture->pen, regular, PT(50), PT(10), DRAWING_START, "Sở Y tế");
    drawing_text(fixture->pen, regular, PT(50), PT(10), DRAWING_MIDDLE, "Sở Y tế");
    drawing_text(fixture->pen, regular, PT(50), PT(10), DRAWING_FAR, "Sở Y tế");
    drawing_text_turned(fixture->pen, regular, PT(50), PT(10), DRAWING_FAR, "Sở Y tế");
    drawing_text(fixture->pen, regular, PT(50), PT(10), DRAWING_START, "");
    drawing = finish(fixture);
    g_assert_cmpuint(drawing->n_items, ==, 4);
    g_assert_cmpint(drawing->items[0].text.x, ==, PT(50));
    g_assert_cmpint(drawing->items[1].text.x, ==, PT(50) - width / 2);
    g_assert_cmpint(drawing->items[2].text.x, ==, PT(50) - width);
    g_assert_cmpint(drawing->items[3].text.y, ==, PT(10) + width);
    g_assert_cmpuint(drawing->items[0].text.run.n_words, ==, 3);
    g_assert_null(drawing->missing);
}

/* Real text in the file, as long as it was measured. */
static void test_svg_text(struct fixture *fixture, gconstpointer data)
{
    char *svg;

    (void)data;
    drawing_text(fixture->pen, (struct drawing_font){FACE_BOLD, 84, 0xffffff}, 0, PT(10), DRAWING_START, "a < b");
    drawing_text_turned(fixture->pen, regular, PT(5), PT(10), DRAWING_START, "lên");
    svg = svg_of(finish(fixture));
    expect(svg, "<text x=\"0\" y=\"10\" font-size=\"10.5\" font-weight=\"bold\" textLength=\"");
    expect(svg, "fill=\"#ffffff\">a &lt; b</text>");
    expect(svg, "<text transform=\"translate(5 10) rotate(-90)\" font-size=\"10\"");
    free(svg);
}

/* Lines end only where Vietnamese lines may, and tell when that is not enough. */
static void test_lines(struct fixture *fixture, gconstpointer data)
{
    static const char text[] = "Tỷ lệ hồ sơ trực tuyến trong năm 2026 của tỉnh";
    unsigned          n;
    int32_t widest, width = drawing_text_width(fixture->pen, regular, "Tỷ lệ hồ sơ trực tuyến trong năm");
    const char *const *lines = drawing_text_lines(fixture->pen, regular, text, width, &n, &widest);
    char              *joined;

    (void)data;
    g_assert_cmpuint(n, ==, 2);
    g_assert_cmpstr(lines[0], ==, "Tỷ lệ hồ sơ trực tuyến trong"); /* "năm 2026" stays together */
    g_assert_cmpint(widest, <=, width);
    joined = g_strjoinv(" ", (char **)(uintptr_t)lines);
    g_assert_cmpstr(joined, ==, text);
    g_free(joined);
    lines = drawing_text_lines(fixture->pen, regular, "Nghiêng", PT(5), &n, &widest);
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpint(widest, >, PT(5));
    drawing_text_lines(fixture->pen, regular, "  ", PT(5), &n, &widest);
    g_assert_cmpuint(n, ==, 0);
    finish(fixture);
}

static void test_missing(struct fixture *fixture, gconstpointer data)
{
    (void)data;
    drawing_text(fixture->pen, regular, 0, 0, DRAWING_START, "có 漢字 đây");
    g_assert_cmpstr(finish(fixture)->missing, ==, "漢字");
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(struct fixture *, gconstpointer);
    } tests[] = {
        {"/drawing/paths", test_paths},       {"/drawing/clip", test_clip},   {"/drawing/anchors", test_anchors},
        {"/drawing/svg-text", test_svg_text}, {"/drawing/lines", test_lines}, {"/drawing/missing", test_missing},
    };

    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].run, tear_down);
    return g_test_run();
}
