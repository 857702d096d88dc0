/*
 * pages_dump.c -- the pages as text, for dump and tests: millimetres with two decimals, one item a line.
 */
#include <string.h>

#include "pages.h"

static const char *const roles[] = {
    [PAGE_CONTENT] = "content", [PAGE_NOTE_MARK] = "note-mark", [PAGE_NOTE_LABEL] = "note-label",
    [PAGE_LABEL] = "label",     [PAGE_NUMBER] = "number",       [PAGE_REPEATED] = "repeated",
    [PAGE_RULE] = "rule",       [PAGE_DRAFT] = "draft",
};
static const char *const kinds[] = {
    [PAGE_TEXT] = "text", [PAGE_LINE] = "line", [PAGE_FILL] = "fill", [PAGE_PLACE] = "place", [PAGE_BOX] = "box",
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

static void write_item(FILE *out, const struct page_item *item)
{
    fprintf(out, "  %-5s", kinds[item->kind]);
    write_mm(out, item->x);
    write_mm(out, item->y);
    write_mm(out, item->width);
    if (item->kind != PAGE_TEXT)
        write_mm(out, item->height);
    if (item->role != PAGE_RULE)
        fprintf(out, " %s", roles[item->role]);
    if (item->node != NULL)
        fprintf(out, " %s#%u", doc_kind_name(item->node->kind), item->node->serial);
    if (item->kind == PAGE_TEXT)
        write_run(out, &item->run);
    if (item->kind == PAGE_PLACE)
        fprintf(out, " %s", doc_place_names[item->place]);
    fputc('\n', out);
}

void pages_dump(const struct pages *pages, FILE *out)
{
    for (uint32_t i = 0; i < pages->n_pages; i++) {
        const struct page *page = &pages->pages[i];

        fprintf(out, "page %u", i + 1);
        write_mm(out, page->width);
        write_mm(out, page->height);
        fprintf(out, " %s#%u number %u%s\n", doc_kind_name(page->section->kind), page->section->serial, page->number,
                page->number_shown ? "" : " hidden");
        for (uint32_t k = 0; k < page->n_items; k++)
            write_item(out, &page->items[k]);
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
