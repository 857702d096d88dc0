/*
 * drawing.c -- makes drawings: a pen collects steps, paints them, and sets text with the measures of the font set.
 */
#include "drawing.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "viet.h"

struct drawing_pen {
    struct arena    *arena;
    struct font_set *fonts;
    GArray          *items; /* struct drawing_item */
    GArray          *steps; /* struct drawing_step: of the path that is being collected */
    unsigned         open;  /* groups and clips */
    const char      *missing;
};

struct drawing_pen *drawing_begin(struct arena *arena, struct font_set *fonts)
{
    struct drawing_pen *pen = g_new0(struct drawing_pen, 1);

    pen->arena = arena;
    pen->fonts = fonts;
    pen->items = g_array_new(FALSE, TRUE, sizeof(struct drawing_item));
    pen->steps = g_array_new(FALSE, TRUE, sizeof(struct drawing_step));
    return pen;
}

struct drawing *drawing_finish(struct drawing_pen *pen, int32_t width, int32_t height, const char *title,
                               const char *alternative)
{
    struct drawing *drawing = arena_new_struct(pen->arena, struct drawing);

    g_assert(pen->open == 0 && pen->steps->len == 0);
    *drawing = (struct drawing){
        .width = width,
        .height = height,
        .title = title,
        .alternative = alternative,
        .missing = pen->missing,
        .items = arena_keep(pen->arena, pen->items),
        .n_items = pen->items->len,
    };
    g_array_free(pen->items, TRUE);
    g_array_free(pen->steps, TRUE);
    g_free(pen);
    return drawing;
}

/* ---- Paths ---- */

static void add_step(struct drawing_pen *pen, struct drawing_step step)
{
    g_array_append_val(pen->steps, step);
}

void drawing_move(struct drawing_pen *pen, int32_t x, int32_t y)
{
    add_step(pen, (struct drawing_step){DRAWING_MOVE, {{x, y}}});
}

void drawing_line(struct drawing_pen *pen, int32_t x, int32_t y)
{
    add_step(pen, (struct drawing_step){DRAWING_LINE, {{x, y}}});
}

void drawing_curve(struct drawing_pen *pen, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y)
{
    add_step(pen, (struct drawing_step){DRAWING_CURVE, {{x1, y1}, {x2, y2}, {x, y}}});
}

void drawing_close(struct drawing_pen *pen)
{
    add_step(pen, (struct drawing_step){.kind = DRAWING_CLOSE});
}

/* ---- Items ---- */

static void add_item(struct drawing_pen *pen, struct drawing_item item)
{
    g_array_append_val(pen->items, item);
}

static void add_path(struct drawing_pen *pen, enum drawing_item_kind kind, struct drawing_path path)
{
    path.steps = arena_keep(pen->arena, pen->steps);
    path.n_steps = pen->steps->len;
    add_item(pen, (struct drawing_item){.kind = (uint8_t)kind, .path = path});
    g_array_set_size(pen->steps, 0);
}

void drawing_fill(struct drawing_pen *pen, uint32_t colour)
{
    add_path(pen, DRAWING_PATH, (struct drawing_path){.fill = colour, .stroke = DRAWING_NO_COLOUR});
}

void drawing_stroke(struct drawing_pen *pen, uint32_t colour, int32_t thickness, int32_t dash)
{
    add_path(pen, DRAWING_PATH,
             (struct drawing_path){.fill = DRAWING_NO_COLOUR, .stroke = colour, .thickness = thickness, .dash = dash});
}

void drawing_paint(struct drawing_pen *pen, uint32_t fill, uint32_t stroke, int32_t thickness)
{
    add_path(pen, DRAWING_PATH, (struct drawing_path){.fill = fill, .stroke = stroke, .thickness = thickness});
}

void drawing_clip(struct drawing_pen *pen)
{
    add_path(pen, DRAWING_CLIP, (struct drawing_path){.fill = DRAWING_NO_COLOUR, .stroke = DRAWING_NO_COLOUR});
    pen->open++;
}

void drawing_group(struct drawing_pen *pen)
{
    add_item(pen, (struct drawing_item){.kind = DRAWING_GROUP});
    pen->open++;
}

void drawing_end(struct drawing_pen *pen)
{
    g_assert(pen->open > 0);
    add_item(pen, (struct drawing_item){.kind = DRAWING_END});
    pen->open--;
}

void drawing_image(struct drawing_pen *pen, const struct drawing_image *image, int32_t x, int32_t y, int32_t width,
                   int32_t height)
{
    add_item(pen, (struct drawing_item){.kind = DRAWING_IMAGE, .image = {x, y, width, height, image}});
}

/* ---- Text ---- */

static size_t word_length(const char *at)
{
    return strcspn(at, " ");
}

static int32_t space_width(const struct drawing_pen *pen, struct drawing_font font)
{
    return font_metrics(pen->fonts, font.face, font.size).space;
}

int32_t drawing_text_width(const struct drawing_pen *pen, struct drawing_font font, const char *text)
{
    int32_t width = 0, space = space_width(pen, font);

    for (size_t length; *text != '\0'; text += length) {
        if (*text == ' ') {
            width += space;
            length = 1;
            continue;
        }
        length = word_length(text);
        width += font_word(pen->fonts, font.face, font.size, text, length)->width;
    }
    return width;
}

static struct text_run make_run(struct drawing_pen *pen, struct drawing_font font, const char *text)
{
    size_t              n_words = 0, room = strlen(text) / 2 + 1;
    const struct word **words = arena_new_array(pen->arena, const struct word *, room);
    struct text_run     run = {.words = words, .face = (uint8_t)font.face, .size = (uint16_t)font.size};

    for (size_t length; n_words < G_MAXUINT16; text += length) {
        text += strspn(text, " ");
        if ((length = word_length(text)) == 0)
            break;
        words[n_words] = font_word(pen->fonts, font.face, font.size, text, length);
        if (words[n_words]->missing && pen->missing == NULL)
            pen->missing = words[n_words]->text;
        n_words++;
    }
    run.n_words = (uint16_t)n_words;
    run.space = space_width(pen, font);
    run.space_after = true;
    run.colour = font.colour;
    return run;
}

static void add_text(struct drawing_pen *pen, struct drawing_font font, struct drawing_text text,
                     enum drawing_anchor anchor, const char *string)
{
    int32_t before;

    text.width = drawing_text_width(pen, font, string);
    before = anchor == DRAWING_START ? 0 : anchor == DRAWING_MIDDLE ? text.width / 2 : text.width;
    text.x -= text.turned ? 0 : before;
    text.y += text.turned ? before : 0;
    text.run = make_run(pen, font, string);
    if (text.run.n_words > 0)
        add_item(pen, (struct drawing_item){.kind = DRAWING_TEXT, .text = text});
}

void drawing_text(struct drawing_pen *pen, struct drawing_font font, int32_t x, int32_t y, enum drawing_anchor anchor,
                  const char *text)
{
    add_text(pen, font, (struct drawing_text){.x = x, .y = y}, anchor, text);
}

void drawing_text_turned(struct drawing_pen *pen, struct drawing_font font, int32_t x, int32_t y,
                         enum drawing_anchor anchor, const char *text)
{
    add_text(pen, font, (struct drawing_text){.x = x, .y = y, .turned = true}, anchor, text);
}

/* The end of what must stay in one line from a word on: words joined by spaces that no line may end at. */
static const char *piece_end(const char *at)
{
    const char *word = at, *end = at + word_length(at);

    while (*end == ' ' && end[1] != '\0' && end[1] != ' ') {
        const char *next = end + 1;
        size_t      length = word_length(next);

        if (viet_may_break(word, (size_t)(end - word), next, length))
            break;
        word = next;
        end = next + length;
    }
    return end;
}

const char *const *drawing_text_lines(const struct drawing_pen *pen, struct drawing_font font, const char *text,
                                      int32_t width, unsigned *n_lines, int32_t *widest)
{
    GPtrArray         *lines = g_ptr_array_new();
    const char        *start = text + strspn(text, " ");
    const char *const *kept;

    *widest = 0;
    while (*start != '\0') {
        const char *end = piece_end(start), *line;

        for (const char *next = end; *next == ' ';) {
            const char *more = piece_end(next + strspn(next, " "));
            char       *longer = arena_strndup(pen->arena, start, (size_t)(more - start));

            if (more == next + 1 || drawing_text_width(pen, font, longer) > width)
                break;
            next = end = more;
        }
        line = arena_strndup(pen->arena, start, (size_t)(end - start));
        *widest = MAX(*widest, drawing_text_width(pen, font, line));
        g_ptr_array_add(lines, (gpointer)line);
        start = end + strspn(end, " ");
    }
    *n_lines = lines->len;
    g_ptr_array_add(lines, NULL);
    kept = memcpy(arena_alloc(pen->arena, sizeof(char *) * lines->len), lines->pdata, sizeof(char *) * lines->len);
    g_ptr_array_free(lines, TRUE);
    return kept;
}
