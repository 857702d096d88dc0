/*
 * pages_dump.c -- the device that prints pages as text, for dump and tests: millimetres with two decimals, one item a
 * line.
 */

#include "device.h"

static const char *const roles[] = {
    [PAGE_CONTENT] = "content", [PAGE_NOTE_MARK] = "note-mark", [PAGE_NOTE_LABEL] = "note-label",
    [PAGE_LABEL] = "label",     [PAGE_NUMBER] = "number",       [PAGE_REPEATED] = "repeated",
    [PAGE_RULE] = "rule",       [PAGE_DRAFT] = "draft",
};
static const char *const faces[] = {
    [FACE_REGULAR] = "regular",
    [FACE_BOLD] = "bold",
    [FACE_ITALIC] = "italic",
    [FACE_BOLD_ITALIC] = "bold-italic",
};

/* Hundredths of a millimetre by integers alone: the same on every machine. */
static void write_mm(FILE *out, int64_t units)
{
    int64_t hundredths = (units * 2540 + (units < 0 ? -36864 : 36864)) / 73728;

    fprintf(out, " %s%lld.%02lld", hundredths < 0 ? "-" : "", (long long)(ABS(hundredths) / 100),
            (long long)(ABS(hundredths) % 100));
}

static void write_eighths(FILE *out, unsigned eighths)
{
    unsigned rest = eighths % 8 * 125;

    fprintf(out, " %u", eighths / 8);
    if (rest > 0)
        fprintf(out, ".%03u", rest);
    fputs("pt", out);
}

static void write_text(FILE *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
}

static void write_run(FILE *out, const struct text_run *run)
{
    fprintf(out, " %s", faces[run->face]);
    write_eighths(out, run->size);
    if (run->colour != 0)
        fprintf(out, " #%06x", run->colour);
    fputs(" \"", out);
    for (unsigned i = 0; i < run->n_words; i++) {
        if (i > 0 && (run->joined == NULL || !run->joined[i]))
            fputc(' ', out);
        write_text(out, run->words[i]->text);
    }
    fprintf(out, "%s\"", run->space_after ? " " : "");
}

/* Kind, place and size, what it is for, and the node that it came from. */
static void write_item(FILE *out, const char *kind, const struct page_item *item)
{
    fprintf(out, "  %-5s", kind);
    write_mm(out, item->x);
    write_mm(out, item->y);
    write_mm(out, item->width);
    if (item->kind != PAGE_TEXT)
        write_mm(out, item->height);
    if (item->role != PAGE_RULE)
        fprintf(out, " %s", roles[item->role]);
    if (item->node != NULL)
        fprintf(out, " %s#%u", doc_kind_name(item->node->kind), item->node->serial);
}

static void dump_text(void *out, const struct page_item *item)
{
    write_item(out, "text", item);
    write_run(out, &item->run);
    fputc('\n', out);
}

static void dump_line(void *out, const struct page_item *item)
{
    write_item(out, "line", item);
    fputc('\n', out);
}

static void dump_box(void *out, const struct page_item *item)
{
    write_item(out, "box", item);
    fputc('\n', out);
}

static void dump_fill(void *out, const struct page_item *item)
{
    write_item(out, "fill", item);
    fputc('\n', out);
}

static void dump_place(void *out, const struct page_item *item)
{
    write_item(out, "place", item);
    fprintf(out, " %s\n", doc_place_names[item->place]);
}

/* ---- Drawings: their items, placed on the page ---- */

static void write_steps(FILE *out, const struct drawing_path *path, int32_t x, int32_t y)
{
    static const char letters[] = "MLCZ";
    static const int  n_points[] = {1, 1, 3, 0};

    for (uint32_t i = 0; i < path->n_steps; i++) {
        const struct drawing_step *step = &path->steps[i];

        fprintf(out, " %c", letters[step->kind]);
        for (int k = 0; k < n_points[step->kind]; k++) {
            write_mm(out, (int64_t)x + step->x[k][0]);
            write_mm(out, (int64_t)y + step->x[k][1]);
        }
    }
}

static void dump_path(void *out, const struct drawing_path *path, int32_t x, int32_t y)
{
    fputs("    path", out);
    if (path->fill != DRAWING_NO_COLOUR)
        fprintf(out, " fill #%06x", path->fill);
    if (path->stroke != DRAWING_NO_COLOUR) {
        fprintf(out, " stroke #%06x", path->stroke);
        write_mm(out, path->thickness);
    }
    if (path->dash > 0) {
        fputs(" dash", out);
        write_mm(out, path->dash);
    }
    write_steps(out, path, x, y);
    fputc('\n', out);
}

static void dump_drawn_text(void *out, const struct drawing_text *text, int32_t x, int32_t y)
{
    fputs(text->turned ? "    turned" : "    text", out);
    write_mm(out, (int64_t)x + text->x);
    write_mm(out, (int64_t)y + text->y);
    write_mm(out, text->width);
    write_run(out, &text->run);
    fputc('\n', out);
}

static void dump_image(void *out, const struct drawing_item *item, int32_t x, int32_t y)
{
    fputs("    image", out);
    write_mm(out, (int64_t)x + item->image.x);
    write_mm(out, (int64_t)y + item->image.y);
    write_mm(out, item->image.width);
    write_mm(out, item->image.height);
    fprintf(out, " %ux%u\n", item->image.pixels->columns, item->image.pixels->rows);
}

static void dump_group(void *out)
{
    fputs("    group\n", out);
}

static void dump_clip(void *out, const struct drawing_path *path, int32_t x, int32_t y)
{
    fputs("    clip", out);
    write_steps(out, path, x, y);
    fputc('\n', out);
}

static void dump_end(void *out)
{
    fputs("    end\n", out);
}

static void dump_drawing_begin(void *out, const struct page_item *item)
{
    write_item(out, "drawing", item);
    fputs(" \"", out);
    write_text(out, item->drawing->alternative);
    fputs("\"\n", out);
}

static void dump_nothing(void *out, const struct page_item *item)
{
    (void)out;
    (void)item;
}

static void dump_page_begin(void *out, const struct page *page)
{
    write_mm(out, page->width);
    write_mm(out, page->height);
    fprintf(out, " %s#%u number %u%s\n", doc_kind_name(page->section->kind), page->section->serial, page->number,
            page->number_shown ? "" : " hidden");
}

static void dump_page_end(void *out, const struct page *page)
{
    (void)out;
    (void)page;
}

void pages_dump(const struct pages *pages, FILE *out)
{
    static const struct drawing_device drawing = {dump_path,  dump_drawn_text, dump_image,
                                                  dump_group, dump_clip,       dump_end};
    static const struct device         device = {
                .page_begin = dump_page_begin,
                .text = dump_text,
                .line = dump_line,
                .box = dump_box,
                .fill = dump_fill,
                .place = dump_place,
                .drawing_begin = dump_drawing_begin,
                .drawing = &drawing,
                .drawing_end = dump_nothing,
                .page_end = dump_page_end,
    };

    for (uint32_t i = 0; i < pages->n_pages; i++) {
        fprintf(out, "page %u", i + 1);
        device_page(&device, out, &pages->pages[i]);
    }
    for (uint32_t i = 0; i < pages->n_bookmarks; i++) {
        const struct bookmark *mark = &pages->bookmarks[i];

        fprintf(out, "bookmark %u page %u", mark->level, mark->page + 1);
        write_mm(out, mark->y);
        fputs(" \"", out);
        write_text(out, mark->title);
        fputs("\"\n", out);
    }
}
