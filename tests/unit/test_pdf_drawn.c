/*
 * What is drawn in the finished PDF, read back by the standard: every text, line, box and fill stands where the pages
 * form says, in its colour and thickness, and every string holds the glyphs of its words.
 */
#include <glib.h>
#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"
#include "fonts.h"
#include "pages.h"
#include "render.h"

/* ---- Reading ---- */

struct mark {
    char     kind; /* t: text, l: line, b: box, f: fill */
    double   x, y, width, height, thickness;
    unsigned colour;
    double   size;
    GString *glyphs; /* of a text: two bytes each */
};

struct reader {
    GArray  *marks; /* of struct mark */
    double   stack[16];
    unsigned depth;
    GString *glyphs;                     /* of the array that is being read */
    double   x, y, size, from_x, from_y; /* of text; of a path */
    double   rectangle[4], thickness;
    unsigned fill, stroke;
};

/* A literal string, 7.3.4.2: a bare end of line is LF whatever it was; backslashes escape. */
static const char *read_string(const char *at, GString *bytes)
{
    unsigned nested = 1;

    for (at++; nested > 0; at++) {
        if (*at == '\\') {
            static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
            const char       *letter = strchr(letters, *++at);
            if (*at >= '0' && *at <= '7') {
                unsigned code = 0;
                int      digits = 0;
                for (; digits < 3 && *at >= '0' && *at <= '7'; digits++)
                    code = code * 8 + (unsigned)(*at++ - '0');
                at--;
                g_string_append_c(bytes, (char)code);
            } else {
                g_string_append_c(bytes, *at != '\0' && letter != NULL ? meant[letter - letters] : *at);
            }
            continue;
        }
        nested += *at == '(';
        nested -= *at == ')';
        if (nested == 0)
            break;
        if (*at == '\r' && at[1] == '\n')
            at++;
        g_string_append_c(bytes, *at == '\r' ? '\n' : *at);
    }
    return at + 1;
}

static unsigned colour_of(const double *parts, unsigned count)
{
    unsigned colour = 0;

    for (unsigned i = 0; i < 3; i++)
        colour = colour << 8 | (unsigned)lround(parts[count == 1 ? 0 : i] * 255);
    return colour;
}

static void add_mark(struct reader *reader, struct mark mark)
{
    g_array_append_val(reader->marks, mark);
}

static void add_rectangle(struct reader *reader, char kind)
{
    const double *r = reader->rectangle;

    add_mark(reader, (struct mark){.kind = kind,
                                   .x = r[0],
                                   .y = r[1],
                                   .width = r[2],
                                   .height = r[3],
                                   .thickness = reader->thickness,
                                   .colour = kind == 'f' ? reader->fill : reader->stroke});
}

static void operate(struct reader *reader, const char *name, bool *path_is_line)
{
    const double *stack = reader->stack;

    if (strcmp(name, "BT") == 0) {
        reader->x = reader->y = 0;
    } else if (strcmp(name, "Td") == 0) {
        reader->x += stack[0];
        reader->y += stack[1];
    } else if (strcmp(name, "Tf") == 0) {
        reader->size = stack[reader->depth - 1];
    } else if (strcmp(name, "TJ") == 0) {
        add_mark(reader, (struct mark){.kind = 't',
                                       .x = reader->x,
                                       .y = reader->y,
                                       .size = reader->size,
                                       .colour = reader->fill,
                                       .glyphs = reader->glyphs});
        reader->glyphs = g_string_new(NULL);
    } else if (strcmp(name, "g") == 0 || strcmp(name, "rg") == 0) {
        reader->fill = colour_of(stack, reader->depth);
    } else if (strcmp(name, "G") == 0 || strcmp(name, "RG") == 0) {
        reader->stroke = colour_of(stack, reader->depth);
    } else if (strcmp(name, "w") == 0) {
        reader->thickness = stack[0];
    } else if (strcmp(name, "m") == 0) {
        reader->from_x = stack[0];
        reader->from_y = stack[1];
    } else if (strcmp(name, "l") == 0) {
        reader->rectangle[0] = reader->from_x;
        reader->rectangle[1] = reader->from_y;
        reader->rectangle[2] = stack[0] - reader->from_x;
        reader->rectangle[3] = stack[1] - reader->from_y;
        *path_is_line = true;
    } else if (strcmp(name, "re") == 0) {
        memcpy(reader->rectangle, stack, sizeof reader->rectangle);
        *path_is_line = false;
    } else if (strcmp(name, "S") == 0) {
        add_rectangle(reader, *path_is_line ? 'l' : 'b');
    } else if (strcmp(name, "f") == 0) {
        add_rectangle(reader, 'f');
    }
    reader->depth = 0;
}

static void read_content(struct reader *reader, const char *at, const char *end)
{
    bool line = false;

    while (at < end) {
        if (*at == '(') {
            at = read_string(at, reader->glyphs);
        } else if (*at == '<' && at[1] != '<' && at[-1] != '<') {
            g_error("hexadecimal strings are not read here");
        } else if (g_ascii_isdigit(*at) || ((*at == '-' || *at == '.') && !g_ascii_isalpha(at[-1]))) {
            char  *behind;
            double number = g_ascii_strtod(at, &behind);
            if (reader->depth < G_N_ELEMENTS(reader->stack))
                reader->stack[reader->depth++] = number;
            at = behind;
        } else if (g_ascii_isalpha(*at) && at[-1] != '/') {
            const char *start = at;
            char       *name;
            while (at < end && g_ascii_isalpha(*at))
                at++;
            name = g_strndup(start, (gsize)(at - start));
            operate(reader, name, &line);
            g_free(name);
        } else if (*at == '/') {
            for (at++; at < end && (g_ascii_isalnum(*at)); at++)
                ;
        } else {
            at++;
        }
    }
}

/* The marks of all content streams, in order of the file. */
static GArray *read_marks(const char *file, size_t length)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    struct reader reader = {.marks = g_array_new(FALSE, FALSE, sizeof(struct mark)), .glyphs = g_string_new(NULL)};
    size_t        capacity = 1 << 20, used, made;
    char         *room = g_malloc(capacity);

    for (size_t i = 0; i + 8 < length; i++) {
        if (memcmp(file + i, "stream\r\n", 8) != 0 ||
            libdeflate_zlib_decompress_ex(decompressor, file + i + 8, length - i - 8, room + 1, capacity - 1, &used,
                                          &made) != 0)
            continue;
        room[0] = '\n';
        if (g_strstr_len(room, (gssize)made, "BDC\n") != NULL) {
            reader.fill = reader.stroke = 0;
            reader.thickness = 1;
            read_content(&reader, room + 1, room + 1 + made);
        }
        i += used + 7;
    }
    libdeflate_free_decompressor(decompressor);
    g_string_free(reader.glyphs, TRUE);
    g_free(room);
    return reader.marks;
}

static void free_marks(GArray *marks)
{
    for (unsigned i = 0; i < marks->len; i++)
        if (g_array_index(marks, struct mark, i).glyphs != NULL)
            g_string_free(g_array_index(marks, struct mark, i).glyphs, TRUE);
    g_array_free(marks, TRUE);
}

/* ---- Comparing ---- */

static void assert_near(double got, double wanted)
{
    if (fabs(got - wanted) > 0.011)
        g_error("wanted %.3f, got %.3f", wanted, got);
}

/* Colours are written in hundredths. */
static void assert_colour(unsigned got, unsigned wanted)
{
    for (unsigned shift = 0; shift < 24; shift += 8)
        if (abs((int)(got >> shift & 255) - (int)(wanted >> shift & 255)) > 2)
            g_error("wanted colour %06x, got %06x", wanted, got);
}

/* Two bytes for each glyph, the glyph of a space between words. */
static void assert_glyphs(const struct mark *mark, const struct text_run *run, uint16_t space)
{
    size_t at = 0;

    for (unsigned i = 0; i < run->n_words; i++) {
        const struct word *word = run->words[i];
        for (unsigned k = 0; k < word->n_glyphs + (i > 0 ? 1u : 0u); k++) {
            uint16_t wanted = i > 0 && k == 0 ? space : word->glyphs[k - (i > 0 ? 1 : 0)];
            g_assert_cmpuint(at + 1, <, mark->glyphs->len);
            g_assert_cmpuint((guint8)mark->glyphs->str[at] * 256u + (guint8)mark->glyphs->str[at + 1], ==, wanted);
            at += 2;
        }
    }
    g_assert_cmpuint(at, ==, mark->glyphs->len);
}

static void assert_mark(const struct mark *mark, const struct page_item *item, int32_t page_height, uint16_t space)
{
    double top = (double)(page_height - item->y) / UNITS_PER_PT, height = (double)item->height / UNITS_PER_PT;

    assert_near(mark->x, (double)item->x / UNITS_PER_PT);
    switch (item->kind) {
    case PAGE_TEXT:
        g_assert_cmpint(mark->kind, ==, 't');
        assert_near(mark->y, top);
        assert_near(mark->size, item->run.size / 8.0);
        assert_colour(mark->colour, item->run.colour);
        assert_glyphs(mark, &item->run, space);
        return;
    case PAGE_LINE:
        g_assert_cmpint(mark->kind, ==, 'l');
        assert_near(mark->y, top);
        assert_near(mark->height, -height);
        break;
    default:
        g_assert_cmpint(mark->kind, ==, item->kind == PAGE_BOX ? 'b' : 'f');
        assert_near(mark->y, top - height); /* a rectangle is given by its lower left corner */
        assert_near(mark->height, height);
    }
    assert_near(mark->width, (double)item->width / UNITS_PER_PT);
    assert_colour(mark->colour, item->kind == PAGE_FILL ? item->fill.colour : item->line.colour);
    if (item->kind != PAGE_FILL)
        assert_near(mark->thickness, (double)item->line.thickness / UNITS_PER_PT);
}

/* ---- The document ---- */

struct drawn {
    struct doc       doc;
    struct diags    *diags;
    struct font_set *fonts;
    struct doc_node *paragraph;
};

static struct page_item text_item(struct drawn *drawn, const char *text, int32_t x, int32_t y, unsigned size,
                                  uint32_t colour)
{
    struct doc_node    *node = doc_node_new(&drawn->doc, DOC_TEXT);
    char              **parts = g_strsplit(text, " ", -1);
    unsigned            count = g_strv_length(parts);
    const struct word **words = arena_alloc(drawn->doc.arena, sizeof(void *) * (count + 1));
    struct page_item    item = {.kind = PAGE_TEXT, .x = x, .y = y};

    node->text = arena_strdup(drawn->doc.arena, text);
    doc_node_append(drawn->paragraph, node);
    item.node = node;
    for (unsigned i = 0; i < count; i++)
        words[i] = font_word(drawn->fonts, FACE_REGULAR, size, parts[i], strlen(parts[i]));
    item.run = (struct text_run){.words = words,
                                 .n_words = (uint16_t)count,
                                 .size = (uint16_t)size,
                                 .space = font_metrics(drawn->fonts, FACE_REGULAR, size).space,
                                 .colour = colour};
    g_strfreev(parts);
    return item;
}

static void set_up(struct drawn *drawn)
{
    struct doc_info *info;

    *drawn = (struct drawn){.diags = diags_new()};
    drawn->doc.arena = arena_new();
    drawn->fonts = font_set_open("fonts", drawn->diags);
    g_assert_nonnull(drawn->fonts);
    drawn->doc.root = doc_node_new(&drawn->doc, DOC_DOCUMENT);
    info = arena_new_struct(drawn->doc.arena, struct doc_info);
    *info = (struct doc_info){.title = "Thử", .language = "vi", .date = {2026, 5, 10}};
    drawn->doc.root->attr = info;
    drawn->paragraph = doc_node_new(&drawn->doc, DOC_PARAGRAPH);
    doc_node_append(drawn->doc.root, drawn->paragraph);
}

static void tear_down(struct drawn *drawn)
{
    font_set_free(drawn->fonts);
    diags_free(drawn->diags);
    arena_free(drawn->doc.arena);
}

static void assert_drawn(struct drawn *drawn, struct page *list, unsigned count)
{
    static const struct pdf_options defaults = {0};
    struct pages pages = {.fonts = drawn->fonts, .doc = &drawn->doc, .pages = list, .n_pages = count};
    char        *file = NULL;
    size_t       length = 0;
    FILE        *out = open_memstream(&file, &length);
    GArray      *marks;
    unsigned     at = 0;

    g_assert_true(doc_finish(&drawn->doc, drawn->diags));
    g_assert_true(pdf_write(&pages, &defaults, out, drawn->diags));
    fclose(out);
    marks = read_marks(file, length);
    for (unsigned i = 0; i < count; i++)
        for (unsigned k = 0; k < list[i].n_items; k++, at++) {
            g_assert_cmpuint(at, <, marks->len);
            assert_mark(&g_array_index(marks, struct mark, at), &list[i].items[k], list[i].height, 3);
        }
    g_assert_cmpuint(at, ==, marks->len);
    free_marks(marks);
    free(file);
}

static void test_places(void)
{
    struct drawn     drawn;
    struct page_item upright[5], flat[2];

    set_up(&drawn);
    upright[0] = text_item(&drawn, "Kế hoạch số 12", MM(30), MM(40), 112, 0);
    upright[1] = (struct page_item){.kind = PAGE_LINE,
                                    .role = PAGE_RULE,
                                    .x = MM(30),
                                    .y = MM(45),
                                    .width = MM(80),
                                    .line = {.thickness = PT(0.5), .colour = 0}};
    upright[2] = (struct page_item){.kind = PAGE_FILL,
                                    .role = PAGE_RULE,
                                    .x = MM(20),
                                    .y = MM(50),
                                    .width = MM(40),
                                    .height = MM(7),
                                    .fill = {.colour = 0xe0e8f0}};
    upright[3] = (struct page_item){.kind = PAGE_BOX,
                                    .role = PAGE_RULE,
                                    .x = MM(25),
                                    .y = MM(60),
                                    .width = MM(33),
                                    .height = MM(9),
                                    .line = {.thickness = PT(1.25), .colour = 0xc00000}};
    upright[4] = (struct page_item){.kind = PAGE_LINE,
                                    .role = PAGE_RULE,
                                    .x = MM(31),
                                    .y = MM(70),
                                    .height = MM(20),
                                    .line = {.thickness = PT(0.75), .colour = 0}};
    flat[0] = text_item(&drawn, "Phụ lục", MM(20), MM(190), 96, 0xc00000);
    flat[1] = upright[2];
    assert_drawn(&drawn,
                 (struct page[]){{.width = MM(210),
                                  .height = MM(297),
                                  .number = 1,
                                  .section = drawn.doc.root,
                                  .items = upright,
                                  .n_items = G_N_ELEMENTS(upright)},
                                 {.width = MM(297),
                                  .height = MM(210),
                                  .number = 2,
                                  .section = drawn.doc.root,
                                  .items = flat,
                                  .n_items = G_N_ELEMENTS(flat)}},
                 2);
    tear_down(&drawn);
}

/* In the font file's order "'" is glyph 10, "*" 13, "E" 40, "F" 41, "y" 92: LF, CR, brackets and a backslash. */
static void test_strings(void)
{
    static const char *const texts[] = {"*", "'", "E", "F", "y", "('*)EFy\\", "a*b'c", "**''", "EEE", "FyF", "Ấ(ộ)"};

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct drawn     drawn;
        struct page_item item;
        set_up(&drawn);
        item = text_item(&drawn, texts[i], MM(30), MM(40), 112, 0);
        assert_drawn(&drawn,
                     (struct page[]){{.width = MM(210),
                                      .height = MM(297),
                                      .number = 1,
                                      .section = drawn.doc.root,
                                      .items = &item,
                                      .n_items = 1}},
                     1);
        tear_down(&drawn);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf-drawn/places", test_places);
    g_test_add_func("/pdf-drawn/strings", test_strings);
    return g_test_run();
}
