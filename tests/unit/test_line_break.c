/* Line breaking: against every other way of breaking, exact line ends, what is never parted, odd input. */
#include <glib.h>
#include <string.h>

#include "layout/line_cost.h"
#include "layout/paragraph.h"

#define PIECES_MAX 14

static const struct para_item *previous_of(const struct para *para, uint32_t item)
{
    return &para->items[item - 1];
}

/* ---- Every way of breaking ---- */

static struct line_shape shape_of(const struct para *para, uint32_t from, uint32_t to, int width)
{
    struct line_shape line = {.available = width - (from == 0 ? para->style.first_indent : 0),
                              .first = from == 0,
                              .last = to == para->n_items,
                              .emergency = to < para->n_items && para->items[to].glue == PARA_EMERGENCY};
    for (uint32_t i = from; i < to; i++) {
        bool space = i > from && (para->items[i].glue == PARA_SPACE || para->items[i].glue == PARA_NO_BREAK);
        line.width += para->items[i].width + (space ? para->space : 0);
        line.spaces += space;
    }
    return line;
}

struct search {
    const struct para *para;
    int                width;
    enum line_mode     mode;
    int32_t            tolerance;
    bool               emergency;
    int64_t            best;
};

/* What a line adds to the cost, or COST_NONE if it can't be. */
static int64_t cost_of(const struct search *s, const struct line_shape *line, enum line_fitness before,
                       enum line_fitness *fitness)
{
    *fitness = FITNESS_DECENT;
    if (line->emergency && !s->emergency)
        return COST_NONE;
    if (s->mode != LINES_JUSTIFIED)
        return line->width > line->available ? COST_NONE : line_cost_ragged(line, s->mode);
    int32_t ratio = line_ratio(line, s->para->space);
    if (ratio < -RATIO_ONE || ratio > s->tolerance)
        return COST_NONE;
    *fitness = line_fitness(ratio);
    return line_cost_justified(line, ratio) + line_cost_contrast(before, *fitness);
}

static void try_all(struct search *s, uint32_t from, int64_t cost, enum line_fitness before)
{
    if (from == s->para->n_items) {
        s->best = MIN(s->best, cost);
        return;
    }
    for (uint32_t to = from + 1; to <= s->para->n_items; to++) {
        enum line_fitness fitness;
        if (to < s->para->n_items && s->para->items[to].glue != PARA_SPACE && s->para->items[to].glue != PARA_EMERGENCY)
            continue;
        struct line_shape line = shape_of(s->para, from, to, s->width);
        int64_t           more = cost_of(s, &line, before, &fitness);
        if (more != COST_NONE)
            try_all(s, to, cost + more, fitness);
    }
}

static int64_t best_cost(struct search *s)
{
    static const struct {
        int32_t tolerance;
        bool    emergency;
    } passes[] = {{TOLERANCE, false}, {RATIO_MAX, true}};
    s->best = COST_NONE;
    for (size_t i = 0; i < G_N_ELEMENTS(passes) && s->best == COST_NONE; i++) {
        s->tolerance = passes[i].tolerance;
        s->emergency = passes[i].emergency;
        try_all(s, 0, 0, FITNESS_DECENT);
    }
    return s->best;
}

/* The cost of the lines as they are; each must be what its items say. */
static int64_t cost_of_lines(struct search *s)
{
    enum line_fitness before = FITNESS_DECENT;
    int64_t           cost = 0;
    uint32_t          next = 0;
    s->tolerance = RATIO_MAX;
    s->emergency = true;
    for (uint32_t i = 0; i < s->para->n_lines; i++) {
        const struct para_line *line = &s->para->lines[i];
        struct line_shape       shape = shape_of(s->para, line->first, line->first + line->count, s->width);
        g_assert_cmpuint(line->first, ==, next);
        g_assert_cmpint(line->width, ==, shape.width);
        g_assert_cmpuint(line->spaces, ==, shape.spaces);
        g_assert_cmpint(line->available, ==, shape.available);
        next += line->count;
        int64_t more = cost_of(s, &shape, before, &before);
        g_assert_cmpint(more, !=, COST_NONE);
        cost += more;
    }
    g_assert_cmpuint(next, ==, s->para->n_items);
    return cost;
}

static void random_para(GRand *rand, struct para *para, struct para_item *items, enum doc_align align)
{
    static const struct word word = {.text = "x", .length = 1};
    *para = (struct para){.items = items, .space = 256};
    para->style = (struct para_style){.size = 8, .align = align, .first_indent = g_rand_int_range(rand, -600, 1500)};
    para->n_items = (uint32_t)g_rand_int_range(rand, 1, PIECES_MAX + 1);
    for (uint32_t i = 0; i < para->n_items; i++) {
        int dice = g_rand_int_range(rand, 0, 20);
        items[i] = (struct para_item){.word = &word, .width = g_rand_int_range(rand, 100, 2500)};
        items[i].glue = i == 0      ? PARA_JOINED
                        : dice < 14 ? PARA_SPACE
                        : dice < 16 ? PARA_NO_BREAK
                        : dice < 17 ? PARA_JOINED
                                    : PARA_EMERGENCY;
    }
}

static void test_optimum(gconstpointer data)
{
    enum doc_align      align = (enum doc_align)GPOINTER_TO_INT(data);
    GRand              *rand = g_rand_new_with_seed(20260514);
    struct arena       *arena = arena_new();
    struct para_context context = {.arena = arena};
    unsigned            compared = 0, broken = 0;
    for (int i = 0; i < 4000; i++) {
        struct para_item items[PIECES_MAX];
        struct para      para;
        random_para(rand, &para, items, align);
        int  width = g_rand_int_range(rand, NARROW_EMS * 128, 9000);
        bool wide = g_rand_boolean(rand);
        if (wide) /* wide enough that nothing is set ragged for being torn */
            para.style.size = 1;
        para_break(&context, &para, width);
        if (para.overfull)
            continue;
        struct search s = {.para = &para, .width = width};
        s.mode = align == DOC_ALIGN_CENTER ? LINES_BALANCED : para.ragged ? LINES_RAGGED : LINES_JUSTIFIED;
        g_assert_false(wide && align == DOC_ALIGN_JUSTIFY && para.ragged);
        int64_t found = cost_of_lines(&s);
        g_assert_cmpint(found, ==, best_cost(&s));
        compared++;
        broken += para.broken_words;
    }
    g_assert_cmpuint(compared, >, 2000);
    g_assert_cmpuint(broken, >, 50);
    arena_free(arena);
    g_rand_free(rand);
}

/* ---- With fonts ---- */

struct fixture {
    struct arena       *arena;
    struct diags       *diags;
    struct font_set    *fonts;
    struct para_context context;
    struct doc          doc;
};

static void set_up(struct fixture *f, gconstpointer data)
{
    const char *folder = g_getenv("BAOCAO_FONTS");
    (void)data;
    f->arena = arena_new();
    f->diags = diags_new();
    f->fonts = font_set_open(folder ? folder : "fonts", f->diags);
    g_assert_nonnull(f->fonts);
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

static const char sample[] =
    "Thực hiện Kế hoạch số 1055/QĐ-UBND ngày 29/4/2026 của Ủy ban nhân dân tỉnh về phát triển khoa học, công nghệ, đổi "
    "mới sáng tạo và chuyển đổi số năm 2026, Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện tháng 5 năm 2026 như sau: "
    "đến nay đạt 96,26% (tăng ≥ 15% so với cùng kỳ), tốc độ 01 Gb/s, theo Điều 12 và Phụ lục II kèm theo "
    "Báo cáo số 05/BC-UBND";

static struct doc_node *add(struct fixture *f, struct doc_node *parent, enum doc_kind kind, const char *text)
{
    struct doc_node *node = doc_node_new(&f->doc, kind);
    node->text = text;
    if (parent)
        doc_node_append(parent, node);
    return node;
}

/* Text, bold text, a note and text again. */
static struct para *sample_para(struct fixture *f, enum doc_align align, const char *label)
{
    struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    struct para_style style = {
        .size = 112, .align = align, .first_indent = MM(12.7), .left = MM(5), .right = MM(3), .line_height = PT(18)};
    add(f, block, DOC_TEXT, sample);
    struct doc_node *span = add(f, block, DOC_SPAN, NULL);
    span->style = DOC_BOLD;
    add(f, span, DOC_TEXT, " và các văn bản");
    add(f, block, DOC_NOTE, "1");
    add(f, block, DOC_TEXT, " có liên quan của tỉnh.");
    return para_collect(&f->context, block, &style, label, PAGE_LABEL, block);
}

/* Width of a run from its words and spaces. */
static int32_t run_width(const struct text_run *run)
{
    int32_t width = 0, extra = run->space_extra;
    for (unsigned i = 0; i < run->n_words; i++) {
        width += run->words[i]->width;
        if (i && !(run->joined && run->joined[i]))
            width += run->space + (extra-- > 0);
    }
    return width;
}

static void append_text(GString *text, const struct text_run *run)
{
    for (unsigned i = 0; i < run->n_words; i++) {
        if (i && !(run->joined && run->joined[i]))
            g_string_append_c(text, ' ');
        g_string_append(text, run->words[i]->text);
    }
    if (run->space_after)
        g_string_append_c(text, ' ');
}

/* Draws all lines and returns the text as it would be copied. */
static char *drawn(struct fixture *f, const struct para *para, int x, int width)
{
    GString *text = g_string_new(NULL);
    for (uint32_t line = 0; line < para->n_lines; line++) {
        GArray *items = g_array_new(FALSE, FALSE, sizeof(struct page_item));
        int     end = 0;
        para_draw_line(&f->context, para, line, x, (int)line * para->style.line_height, items);
        for (guint i = 0; i < items->len; i++) {
            const struct page_item *item = &g_array_index(items, struct page_item, i);
            if (item->kind != PAGE_TEXT)
                continue;
            g_assert_cmpint(item->x, >=, i ? end : x + para->style.left);
            g_assert_cmpint(item->width, ==, run_width(&item->run));
            end = item->x + item->width;
            append_text(text, &item->run);
        }
        if (para->style.align == DOC_ALIGN_RIGHT ||
            (para->style.align == DOC_ALIGN_JUSTIFY && !para->ragged && !para->lines[line].last))
            g_assert_cmpint(end, ==, x + width - para->style.right);
        else
            g_assert_cmpint(end, <=, x + width - para->style.right);
        g_array_free(items, TRUE);
    }
    return g_string_free(text, FALSE);
}

static void test_line_ends(struct fixture *f, gconstpointer data)
{
    static const enum doc_align aligns[] = {DOC_ALIGN_JUSTIFY, DOC_ALIGN_LEFT, DOC_ALIGN_CENTER, DOC_ALIGN_RIGHT};
    (void)data;
    for (size_t a = 0; a < G_N_ELEMENTS(aligns); a++) {
        struct para *para = sample_para(f, aligns[a], a == 0 ? "1." : NULL);
        for (int mm = 60; mm <= 250; mm += 7) {
            para_break(&f->context, para, MM(mm));
            g_assert_false(para->overfull);
            char *text = drawn(f, para, MM(30), MM(mm));
            char *wanted = g_strconcat(a == 0 ? "1. " : "", sample, " và các văn bản1 có liên quan của tỉnh.", NULL);
            g_assert_cmpstr(text, ==, wanted);
            g_free(wanted);
            g_free(text);
        }
    }
}

static void test_no_break(struct fixture *f, gconstpointer data)
{
    static const char *const parted[] = {"số", "Số", "ngày", "Điều", "lục", "≥", "tháng", "năm", "01", NULL};
    struct para             *para = sample_para(f, DOC_ALIGN_LEFT, "a)");
    (void)data;
    for (int mm = 40; mm <= 250; mm++) {
        para_break(&f->context, para, MM(mm));
        for (uint32_t i = 1; i < para->n_lines; i++) {
            const struct para_item *before = previous_of(para, para->lines[i].first), *after = before + 1;
            g_assert_cmpint(after->role, !=, PAGE_NOTE_MARK);
            g_assert_cmpint(before->role, !=, PAGE_LABEL);
            g_assert_true(after->glue == PARA_SPACE);
            if (g_ascii_isdigit(*after->word->text) || strcmp(after->word->text, "Gb/s,") == 0)
                g_assert_false(g_strv_contains(parted, before->word->text));
        }
    }
}

/* What stays together is parted where it is wider than the line, and there alone: in a wider one it is whole again. */
static void test_parted(struct fixture *f, gconstpointer data)
{
    struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    struct para_style style = {.size = 112, .align = DOC_ALIGN_LEFT};
    struct para      *para;
    (void)data;
    add(f, block, DOC_TEXT, "số 1429/QĐ-UBND");
    para = para_collect(&f->context, block, &style, NULL, PAGE_LABEL, NULL);
    para_break(&f->context, para, para->min_width);
    g_assert_cmpuint(para->n_lines, ==, 1);
    para_break(&f->context, para, para->min_width - 1);
    g_assert_cmpuint(para->n_lines, ==, 2);
    g_assert_false(para->overfull || para->broken_words);
    para_break(&f->context, para, para->min_width);
    g_assert_cmpuint(para->n_lines, ==, 1);
    g_assert_true(para->items[1].glue == PARA_NO_BREAK && !para->items[1].loose);
}

/* How often a phrase stands whole in a line. */
static unsigned count_whole(const struct para *para, const char *phrase)
{
    unsigned count = 0;
    for (uint32_t line = 0; line < para->n_lines; line++) {
        const struct para_item *item = para->items + para->lines[line].first;
        GString                *text = g_string_new(NULL);
        for (uint32_t i = 0; i < para->lines[line].count; i++, item++) {
            if (i > 0 && (item->glue == PARA_SPACE || item->glue == PARA_NO_BREAK))
                g_string_append_c(text, ' ');
            g_string_append(text, item->word->text);
        }
        for (const char *at = text->str; (at = strstr(at, phrase)) != NULL; at += strlen(phrase))
            count++;
        g_string_free(text, TRUE);
    }
    return count;
}

/* In lines of any width. */
static void test_phrases(struct fixture *f, gconstpointer data)
{
    static const char *const phrases[] = {
        "71/NQ-CP", "29/4/2026", "2026-2030",    "2026 - 2030",    "≥ 70%",      "(≤ 5%)",
        "96,26%",   "96,26 %",   "số 71/NQ-CP",  "Số: 05/BC-UBND", "Điều 12",    "ngày 29/4/2026",
        "ngày 06",  "tháng 5",   "năm 2026",     "quý III/2026",   "lục II",     "Chương IV",
        "Phần I,",  "Mục 3",     "khoản 2",      "điểm đ",         "điểm a",     "01 Gb/s",
        "12 ha",    "15 km",     "5 triệu đồng", "1.200 tỷ đồng",  "0,8 điểm %", "10 ngày",
        "a) Nội",   "đ) Nội",    "(1) Nội",      "12) Nội",        "*) Nội",     "“Điều 5”"};
    (void)data;
    for (size_t p = 0; p < G_N_ELEMENTS(phrases); p++) {
        struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
        struct para_style style = {.size = 112, .align = DOC_ALIGN_JUSTIFY};
        GString          *text = g_string_new("Triển");
        for (int i = 0; i < 12; i++)
            g_string_append_printf(text, " khai %s của %s%s nay", phrases[p], i % 2 ? "tỉnh " : "",
                                   i % 3 ? "ta" : "Ủy ban");
        add(f, block, DOC_TEXT, text->str);
        struct para *para = para_collect(&f->context, block, &style, NULL, PAGE_LABEL, NULL);
        for (int mm = 40; mm <= 180; mm++) {
            para_break(&f->context, para, MM(mm));
            if (count_whole(para, phrases[p]) != 12)
                g_error("'%s' is parted in lines of %d mm", phrases[p], mm);
        }
        g_string_free(text, TRUE);
    }
}

static void note_found(const struct doc_node *note, void *data)
{
    g_assert_cmpint(note->kind, ==, DOC_NOTE);
    ++*(unsigned *)data;
}

static void test_line_notes(struct fixture *f, gconstpointer data)
{
    struct para *para = sample_para(f, DOC_ALIGN_JUSTIFY, NULL);
    unsigned     found = 0;
    (void)data;
    para_break(&f->context, para, MM(160));
    for (uint32_t i = 0; i < para->n_lines; i++)
        para_line_notes(para, i, note_found, &found);
    g_assert_cmpuint(found, ==, 1);
}

static void test_forced(struct fixture *f, gconstpointer data)
{
    struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    struct para_style style = {.size = 112, .align = DOC_ALIGN_JUSTIFY};
    (void)data;
    add(f, block, DOC_TEXT, "ỦY BAN NHÂN DÂN ");
    add(f, block, DOC_LINE_BREAK, NULL);
    add(f, block, DOC_LINE_BREAK, NULL);
    add(f, block, DOC_TEXT, "TỈNH SƠN LA");
    struct para *para = para_collect(&f->context, block, &style, NULL, PAGE_LABEL, NULL);
    para_break(&f->context, para, MM(100));
    g_assert_cmpuint(para->n_lines, ==, 3);
    g_assert_true(para->lines[0].last);
    char *text = drawn(f, para, 0, MM(100));
    g_assert_cmpstr(text, ==, "ỦY BAN NHÂN DÂN TỈNH SƠN LA");
    g_free(text);
    para = para_collect(&f->context, add(f, NULL, DOC_PARAGRAPH, NULL), &style, NULL, PAGE_LABEL, NULL);
    para_break(&f->context, para, MM(100));
    g_assert_cmpuint(para->n_lines, ==, 0);
}

/* min_width is the least width that nothing sticks out of; max_width needs one line. */
static void test_measures(struct fixture *f, gconstpointer data)
{
    struct para *para = sample_para(f, DOC_ALIGN_LEFT, "b)");
    (void)data;
    para_break(&f->context, para, para->min_width);
    g_assert_false(para->overfull);
    para_break(&f->context, para, para->min_width - 1);
    g_assert_true(para->overfull);
    g_assert_cmpint(para->missing, ==, 1);
    para_break(&f->context, para, para->max_width);
    g_assert_cmpuint(para->n_lines, ==, 1);
    para_break(&f->context, para, para->max_width - 1);
    g_assert_cmpuint(para->n_lines, ==, 2);
    para_break(&f->context, para, 0);
    g_assert_true(para->overfull);
    para_break(&f->context, para, -MM(50));
    g_assert_true(para->overfull);
}

static void test_overfull(struct fixture *f, gconstpointer data)
{
    struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    struct para_style style = {.size = 112, .align = DOC_ALIGN_JUSTIFY};
    (void)data;
    add(f, block, DOC_TEXT,
        "một hai Nghiêngnghiêngnghiêngnghiêng ba bốn xem https://sonla.gov.vn/van-ban/chi-tiet?id=123 năm");
    struct para *para = para_collect(&f->context, block, &style, NULL, PAGE_LABEL, NULL);
    para_break(&f->context, para, MM(30));
    g_assert_true(para->overfull && para->broken_words);
    for (uint32_t i = 0; i < para->n_lines; i++)
        g_assert_true(para->lines[i].width <= para->lines[i].available || para->lines[i].count == 1);
    para_break(&f->context, para, MM(200));
    g_assert_false(para->overfull || para->broken_words);
}

/* A paragraph of 200,000 words takes time in proportion. */
static void test_long(struct fixture *f, gconstpointer data)
{
    struct doc_node  *block = add(f, NULL, DOC_PARAGRAPH, NULL);
    struct para_style style = {.size = 112, .align = DOC_ALIGN_JUSTIFY};
    GString          *text = g_string_new(NULL);
    (void)data;
    for (int i = 0; i < 2500; i++)
        g_string_append_printf(text, "%s ", sample);
    add(f, block, DOC_TEXT, text->str);
    struct para *para = para_collect(&f->context, block, &style, NULL, PAGE_LABEL, NULL);
    gint64       start = g_get_monotonic_time();
    para_break(&f->context, para, MM(160));
    para_break(&f->context, para, MM(20));
    g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_USEC_PER_SEC);
    g_assert_cmpuint(para->n_items, >=, 190000);
    g_string_free(text, TRUE);
}

#define CASE(name) g_test_add("/line-break/" #name, struct fixture, NULL, set_up, test_##name, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/line-break/optimum-justified", GINT_TO_POINTER(DOC_ALIGN_JUSTIFY), test_optimum);
    g_test_add_data_func("/line-break/optimum-ragged", GINT_TO_POINTER(DOC_ALIGN_LEFT), test_optimum);
    g_test_add_data_func("/line-break/optimum-balanced", GINT_TO_POINTER(DOC_ALIGN_CENTER), test_optimum);
    CASE(line_ends);
    CASE(no_break);
    CASE(phrases);
    CASE(line_notes);
    CASE(forced);
    CASE(measures);
    CASE(parted);
    CASE(overfull);
    CASE(long);
    return g_test_run();
}
