/* Fonts and words: known widths, kerning, cache, missing characters, inline nodes as items. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "layout/paragraph.h"

struct fixture {
    struct arena       *arena;
    struct diags       *diags;
    struct font_set    *fonts;
    struct para_context context;
    struct doc          doc;
};

static const char *fonts_folder(void)
{
    const char *folder = g_getenv("BAOCAO_FONTS");
    return folder ? folder : "fonts";
}

static void set_up(struct fixture *f, gconstpointer data)
{
    (void)data;
    f->arena = arena_new();
    f->diags = diags_new();
    f->fonts = font_set_open(fonts_folder(), f->diags);
    g_assert_nonnull(f->fonts);
    g_assert_cmpuint(diags_count(f->diags, DIAG_WARNING), ==, 0);
    f->context = (struct para_context){.arena = f->arena, .fonts = f->fonts, .diags = f->diags};
    f->doc = (struct doc){.arena = f->arena};
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void)data;
    font_set_free(f->fonts);
    diags_free(f->diags);
    arena_free(f->arena);
}

static struct doc_node *add(struct fixture *f, struct doc_node *parent, enum doc_kind kind, const char *text)
{
    struct doc_node *node = doc_node_new(&f->doc, kind);
    node->text = text;
    if (parent)
        doc_node_append(parent, node);
    return node;
}

static struct para *collect(struct fixture *f, const struct doc_node *block, const char *label)
{
    struct para_style style = {.size = 112, .align = DOC_ALIGN_JUSTIFY, .line_height = PT(18)};
    return para_collect(&f->context, block, &style, label, PAGE_LABEL, block);
}

/* The items with their glue: "|" a space for a break, "~" one without, "!" an emergency break, "/" a forced one. */
static char *shown(const struct para *para)
{
    static const char glue[] = {'+', '|', '~', '!', '/'};
    GString          *text = g_string_new(NULL);
    for (uint32_t i = 0; i < para->n_items; i++) {
        if (i || para->items[i].glue == PARA_NEW_LINE)
            g_string_append_c(text, glue[para->items[i].glue]);
        g_string_append(text, para->items[i].word ? para->items[i].word->text : "_");
    }
    return g_string_free(text, FALSE);
}

static void assert_items(struct fixture *f, const struct doc_node *block, const char *label, const char *wanted)
{
    char *text = shown(collect(f, block, label));
    g_assert_cmpstr(text, ==, wanted);
    g_free(text);
}

static void assert_text(struct fixture *f, const char *text, const char *wanted)
{
    struct doc_node *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, block, DOC_TEXT, text);
    assert_items(f, block, NULL, wanted);
}

static double width_mm(struct fixture *f, const char *text, bool bold, bool italic, double pt)
{
    struct para_style style = {.size = (uint16_t)(pt * 8), .bold = bold, .italic = italic};
    struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, block, DOC_TEXT, text);
    return para_collect(&f->context, block, &style, NULL, PAGE_LABEL, NULL)->max_width / 1024.0 * 25.4 / 72;
}

static void test_widths(struct fixture *f, gconstpointer data)
{
    static const char nation[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto[] = "Độc lập - Tự do - Hạnh phúc";
    static const char place[] = "Sơn La, ngày 29 tháng 12 năm 2026";
    (void)data;
    g_assert_cmpfloat_with_epsilon(width_mm(f, nation, true, false, 12), 88.3, 0.1);
    g_assert_cmpfloat_with_epsilon(width_mm(f, nation, true, false, 13), 95.7, 0.1);
    g_assert_cmpfloat_with_epsilon(width_mm(f, motto, true, false, 13), 56.1, 0.1);
    g_assert_cmpfloat_with_epsilon(width_mm(f, motto, true, false, 14), 60.5, 0.1);
    g_assert_cmpfloat_with_epsilon(width_mm(f, place, false, true, 13), 66.7, 0.1);
    g_assert_cmpfloat_with_epsilon(width_mm(f, place, false, true, 14), 71.8, 0.1);
}

static void test_metrics(struct fixture *f, gconstpointer data)
{
    (void)data;
    for (int face = 0; face < FACE_COUNT; face++) {
        struct font_metrics m = font_metrics(f->fonts, (enum font_face)face, 112);
        g_assert_cmpfloat_with_epsilon((m.ascent + m.descent) / 1024.0 / 14, 1.15, 0.003);
        g_assert_cmpint(m.space, ==, 14 * 1024 / 4);
        g_assert_cmpint(m.underline_position, >, 0);
        g_assert_cmpint(m.underline_thickness, >, 0);
        g_assert_cmpint(m.x_height, >, 6 * 1024);
        g_assert_nonnull(font_cairo_face(f->fonts, (enum font_face)face));
        size_t length;
        g_assert_nonnull(font_data(f->fonts, (enum font_face)face, &length));
        g_assert_cmpuint(length, >, 100000);
    }
}

/* Each letter of the alphabet with each tone, in all faces: one glyph each. */
static void test_letters(struct fixture *f, gconstpointer data)
{
    static const char letters[] =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
        "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ"
        "0123456789.,;:!?()[]/-–—%≥≤“”‘’+*&=#@<>";
    (void)data;
    for (int face = 0; face < FACE_COUNT; face++)
        for (const char *at = letters; *at; at = g_utf8_next_char(at)) {
            size_t             length = (size_t)(g_utf8_next_char(at) - at);
            const struct word *word = font_word(f->fonts, (enum font_face)face, 104, at, length);
            g_assert_false(word->missing);
            g_assert_cmpuint(word->n_glyphs, ==, 1);
            g_assert_cmpint(word->width, >, 0);
            g_assert_true(font_has(f->fonts, (enum font_face)face, g_utf8_get_char(at)));
        }
}

static int32_t width_of(struct fixture *f, const char *text, unsigned size)
{
    return font_word(f->fonts, FACE_REGULAR, size, text, strlen(text))->width;
}

static void test_shape(struct fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(width_of(f, "AV", 112), <, width_of(f, "A", 112) + width_of(f, "V", 112));
    g_assert_cmpint(width_of(f, "fi", 112), ==, width_of(f, "f", 112) + width_of(f, "i", 112));
    g_assert_cmpint(width_of(f, "Quốc", 224), ==, 2 * width_of(f, "Quốc", 112));
    const struct word *word = font_word(f->fonts, FACE_ITALIC, 88, "nghiễm,", strlen("nghiễm,"));
    int32_t            width = 0;
    g_assert_cmpuint(word->n_glyphs, ==, 7);
    for (unsigned i = 0; i < word->n_glyphs; i++) {
        width += word->advances[i];
        g_assert_cmpuint(word->glyphs[i], !=, 0);
        g_assert_true(i == 0 || word->clusters[i] > word->clusters[i - 1]);
    }
    g_assert_cmpint(width, ==, word->width);
    g_assert_cmpstr(word->text, ==, "nghiễm,");
    g_assert_cmpuint(font_word(f->fonts, FACE_REGULAR, 112,
                               "a\xc2\xad"
                               "b",
                               4)
                         ->n_glyphs,
                     ==, 2); /* soft hyphen */
}

static void test_cache(struct fixture *f, gconstpointer data)
{
    enum { COUNT = 20000 };
    static const struct word *words[COUNT];
    char                      text[16];
    (void)data;
    for (int i = 0; i < COUNT; i++) {
        g_snprintf(text, sizeof text, "%d/x", i);
        words[i] = font_word(f->fonts, FACE_REGULAR, 88, text, strlen(text));
        g_assert_cmpuint(words[i]->serial, ==, (unsigned)i);
    }
    for (int i = 0; i < COUNT; i++) {
        g_snprintf(text, sizeof text, "%d/x", i);
        g_assert_true(words[i] == font_word(f->fonts, FACE_REGULAR, 88, text, strlen(text)));
    }
    g_assert_true(words[7] != font_word(f->fonts, FACE_BOLD, 88, "7/x", 3));
    g_assert_true(words[7] != font_word(f->fonts, FACE_REGULAR, 96, "7/x", 3));
}

static void test_missing(struct fixture *f, gconstpointer data)
{
    (void)data;
    struct doc_node *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, block, DOC_TEXT, "chữ 漢 và \xf0\x9f\x98\x80 ở đây");
    collect(f, block, NULL);
    g_assert_cmpuint(diags_count(f->diags, DIAG_ERROR), ==, 2);
    g_assert_false(font_has(f->fonts, FACE_REGULAR, 0x6f22));
    g_assert_true(font_word(f->fonts, FACE_REGULAR, 112, "x漢", 4)->missing);
}

static void test_spaces(struct fixture *f, gconstpointer data)
{
    (void)data;
    assert_text(f, "một  hai \n ba ", "một|hai|ba");
    assert_text(f, "một\xc2\xa0hai \xc2\xa0 ba", "một~hai~ba");
    assert_text(f, "Kế hoạch số 1055/QĐ-UBND ngày 29/4/2026 đạt ≥ 70%",
                "Kế|hoạch|số~1055/QĐ-UBND|ngày~29/4/2026|đạt|≥~70%");
    assert_text(f, "", "");
}

static void test_styles(struct fixture *f, gconstpointer data)
{
    (void)data;
    struct doc_node *block = add(f, NULL, DOC_PARAGRAPH, NULL), *span;
    add(f, block, DOC_TEXT, "văn bản s");
    span = add(f, block, DOC_SPAN, NULL);
    span->style = DOC_BOLD;
    add(f, span, DOC_TEXT, "ố 0");
    add(f, block, DOC_TEXT, "5 kèm");
    assert_items(f, block, NULL, "văn|bản|s+ố~0+5|kèm");
    struct para *para = collect(f, block, NULL);
    g_assert_cmpint(para->items[3].word->face, ==, FACE_BOLD);
    g_assert_cmpint(para->items[5].word->face, ==, FACE_REGULAR);
    g_assert_true(para->items[3].node == span->first);
}

static void test_notes(struct fixture *f, gconstpointer data)
{
    (void)data;
    struct doc_node *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, block, DOC_TEXT, "của tỉnh ");
    struct doc_node *note = add(f, block, DOC_NOTE, "1");
    add(f, block, DOC_TEXT, ", gồm năm");
    add(f, block, DOC_NOTE, "2");
    add(f, block, DOC_TEXT, " 2026 ");
    add(f, block, DOC_NOTE, "3");
    add(f, block, DOC_TEXT, "là");
    assert_items(f, block, NULL, "của|tỉnh+1+,|gồm|năm+2~2026+3|là");
    struct para *para = collect(f, block, NULL);
    g_assert_cmpint(para->items[2].role, ==, PAGE_NOTE_MARK);
    g_assert_true(para->items[2].node == note);
    g_assert_cmpint(para->items[2].rise * 16, >, 4 * 1024);
    g_assert_cmpint(para->items[2].word->size, ==, 73);
}

static void test_blanks(struct fixture *f, gconstpointer data)
{
    (void)data;
    struct doc_node *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, block, DOC_TEXT, "Số: ");
    add(f, block, DOC_BLANK, NULL)->style = DOC_PLACE_NUMBER;
    add(f, block, DOC_TEXT, "/QĐ-UBND, ngày ");
    add(f, block, DOC_BLANK, NULL)->style = DOC_PLACE_DAY;
    add(f, block, DOC_LINE_BREAK, NULL);
    add(f, block, DOC_LINE_BREAK, NULL);
    add(f, block, DOC_TEXT, " hết");
    assert_items(f, block, NULL, "Số:~_+/QĐ-UBND,|ngày~_/_/hết");
    struct para *para = collect(f, block, NULL);
    g_assert_cmpint(para->items[1].width, ==, MM(12));
}

static void test_urls(struct fixture *f, gconstpointer data)
{
    (void)data;
    assert_text(f, "xem (https://sonla.gov.vn/a?b=1).", "xem|(https://sonla.gov.vn/!a?b=1).");
    assert_text(f, "71/NQ-CP", "71/NQ-CP");
    assert_text(f, "1055/QĐ-UBND-KGVX-TH-NC-2026", "1055/!QĐ-!UBND-!KGVX-!TH-!NC-!2026");
    struct doc_node *url = add(f, NULL, DOC_PARAGRAPH, NULL), *symbol = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, url, DOC_TEXT, "https://sonla.gov.vn/van-ban/quyet-dinh/nam-2026/thang-5");
    add(f, symbol, DOC_TEXT, "1055/QĐ-UBND-KGVX-TH-NC-2026");
    g_assert_cmpint(collect(f, url, NULL)->min_width, <, collect(f, url, NULL)->max_width / 2);
    g_assert_cmpint(collect(f, symbol, NULL)->min_width, ==, collect(f, symbol, NULL)->max_width);
}

static void test_labels(struct fixture *f, gconstpointer data)
{
    (void)data;
    struct doc_node *block = add(f, NULL, DOC_PARAGRAPH, NULL), *more = add(f, NULL, DOC_PARAGRAPH, NULL);
    add(f, block, DOC_TEXT, "Nội dung số");
    add(f, more, DOC_TEXT, "05 nữa");
    assert_items(f, block, "Phụ lục II.", "Phụ~lục~II.+Nội|dung|số");
    struct para_style style = {.size = 112, .first_indent = -MM(10), .left = MM(10)};
    struct para      *para = para_collect(&f->context, block, &style, "-", PAGE_LABEL, block);
    g_assert_cmpint(para->items[0].width, ==, MM(10));
    g_assert_cmpint(para->items[0].role, ==, PAGE_LABEL);
    para_append(&f->context, para, more);
    char *text = shown(para);
    g_assert_cmpstr(text, ==, "-+Nội|dung|số~05|nữa");
    g_free(text);
}

static void test_folder(void)
{
    struct diags *diags = diags_new();
    g_assert_null(font_set_open("tests/unit", diags));
    g_assert_cmpuint(diags_count(diags, DIAG_ERROR), ==, 1);
    g_assert_null(font_set_open("no/such/folder", diags));
    g_assert_cmpuint(diags_count(diags, DIAG_ERROR), ==, 2);
    diags_free(diags);
}

/* A folder with a damaged file, a wrong face, a changed file. */
static void test_bad_files(void)
{
    static const char *const names[] = {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                        "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"};
    struct diags            *diags = diags_new();
    struct font_set         *fonts = font_set_open(fonts_folder(), diags);
    char                    *folder = g_dir_make_tmp("baocao-XXXXXX", NULL), *paths[FACE_COUNT], *sums;
    size_t                   length;
    const char              *bytes;
    for (int i = 0; i < FACE_COUNT; i++) {
        paths[i] = g_build_filename(folder, names[i], NULL);
        bytes = font_data(fonts, (enum font_face)i, &length);
        g_file_set_contents(paths[i], bytes, (gssize)length, NULL);
    }
    sums = g_build_filename(folder, "SHA256SUMS", NULL);
    char *measures = font_measures(fonts, FACE_ITALIC);
    char *listed = g_strdup_printf("00ff  LiberationSerif-Bold.ttf\n# measures 1234 LiberationSerif-Bold.ttf\n"
                                   "00ff  LiberationSerif-Italic.ttf\n# measures %s LiberationSerif-Italic.ttf\n",
                                   measures);
    g_file_set_contents(sums, listed, -1, NULL);
    struct font_set *copies = font_set_open(folder, diags);
    g_assert_nonnull(copies);
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 0);
    font_set_check(copies, diags); /* another file is told only if its letters are not as wide */
    g_assert_cmpuint(diags_count(diags, DIAG_WARNING), ==, 1);
    g_free(measures);
    measures = font_measures(fonts, FACE_BOLD);
    char *others = font_measures(fonts, FACE_REGULAR);
    g_assert_cmpstr(measures, !=, others);
    g_free(others);
    g_free(measures);
    g_free(listed);
    font_set_free(copies);
    bytes = font_data(fonts, FACE_REGULAR, &length);
    g_file_set_contents(paths[FACE_BOLD], bytes, (gssize)length, NULL);
    g_file_set_contents(paths[FACE_ITALIC], bytes, 2000, NULL);
    g_file_set_contents(paths[FACE_REGULAR], "not a font", -1, NULL);
    g_assert_null(font_set_open(folder, diags));
    g_assert_cmpuint(diags_count(diags, DIAG_ERROR), ==, 3);
    for (int i = 0; i < FACE_COUNT; i++) {
        g_remove(paths[i]);
        g_free(paths[i]);
    }
    g_remove(sums);
    g_rmdir(folder);
    g_free(sums);
    g_free(folder);
    font_set_free(fonts);
    diags_free(diags);
}

#define CASE(name) g_test_add("/words/" #name, struct fixture, NULL, set_up, test_##name, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    CASE(widths);
    CASE(metrics);
    CASE(letters);
    CASE(shape);
    CASE(cache);
    CASE(missing);
    CASE(spaces);
    CASE(styles);
    CASE(notes);
    CASE(blanks);
    CASE(urls);
    CASE(labels);
    g_test_add_func("/words/folder", test_folder);
    g_test_add_func("/words/bad-files", test_bad_files);
    return g_test_run();
}
