/*
 * html_style_write.c -- the style sheet with the lengths that the printed page shares with the PDF, from the table of
 * looks.
 */
#include <assert.h>
#include <string.h>

#include "doc_look.h"
#include "html_int.h"

static void append_length(GString *text, double length, const char *unit)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(text, "%s%s", g_ascii_formatd(digits, sizeof digits, "%g", length), unit);
}

/* As in CSS: the right margin not if the left is the same, the bottom not if all are. */
static void append_margins(GString *text, enum doc_paper paper)
{
    const struct look_sheet *sheet = look_sheet(paper);
    double                   margins[] = {sheet->top, sheet->right, sheet->bottom, sheet->left};
    unsigned                 count = sheet->left != sheet->right ? 4 : sheet->top != sheet->bottom ? 3 : 2;

    for (unsigned i = 0; i < count; i++) {
        g_string_append(text, i > 0 ? " " : "");
        append_length(text, margins[i], "mm");
    }
}

static bool name_is(const char *name, size_t length, const char *other)
{
    return strlen(other) == length && memcmp(name, other, length) == 0;
}

static void append_named(GString *text, const char *name, size_t length)
{
    const struct {
        const char *name;
        double      length;
        const char *unit;
    } lengths[] = {
        {"body", look_of(LOOK_BODY)->size, "pt"},
        {"head", (look_of(LOOK_NATION)->size + look_of(LOOK_NATION)->least) / 2, "pt"}, /* a browser can't choose */
        {"head-gutter", LOOK_HEAD_GUTTER_MM, "mm"},
        {"kind-space", look_of(LOOK_KIND)->space, "pt"},
        {"addressee-space", look_of(LOOK_ADDRESSEE)->space, "pt"},
        {"table", LOOK_TABLE_SIZE_DENSE, "pt"},
        {"note", look_of(LOOK_NOTE)->size, "pt"},
        {"recipient", look_of(LOOK_RECIPIENT)->size, "pt"},
        {"page-number", look_of(LOOK_PAGE_NUMBER)->size, "pt"},
    };

    if (name_is(name, length, "portrait"))
        append_margins(text, DOC_PORTRAIT);
    else if (name_is(name, length, "landscape"))
        append_margins(text, DOC_LANDSCAPE);
    else if (name_is(name, length, "landscape-left"))
        append_margins(text, DOC_LANDSCAPE_LEFT);
    else if (name_is(name, length, "athree"))
        append_margins(text, DOC_A3);
    else if (name_is(name, length, "athree-landscape"))
        append_margins(text, DOC_A3_LANDSCAPE);
    for (unsigned i = 0; i < G_N_ELEMENTS(lengths); i++)
        if (name_is(name, length, lengths[i].name))
            append_length(text, lengths[i].length, lengths[i].unit);
}

char *html_style_text(void)
{
    GString    *text = g_string_sized_new(strlen(html_style));
    const char *from = html_style, *name;
    size_t      length, before;

    for (; (name = strchr(from, '$')) != NULL; from = name + 1 + length) {
        g_string_append_len(text, from, name - from);
        length = strspn(name + 1, "abcdefghijklmnopqrstuvwxyz-");
        before = text->len;
        append_named(text, name + 1, length);
        assert(text->len > before); /* else the style sheet names what nobody knows */
        (void)before;
    }
    g_string_append(text, from);
    return g_string_free(text, FALSE);
}

char *html_style_sheet(void)
{
    char    *text = html_style_text();
    GString *sheet = g_string_new(text);

    html_append_table_classes(sheet);
    g_free(text);
    return g_string_free(sheet, FALSE);
}
