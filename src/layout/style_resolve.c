/*
 * style_resolve.c -- how each part of a document is set: sizes, weights, alignment, indents.
 * NĐ 30/2020 PL I allows ranges; one value of each range is chosen here, and nowhere else.
 */
#include "layout_int.h"

/* One line set single is 1.15 x size in a face with the measures of Times. */
#define SINGLE 1.15
#define FIRST_INDENT MM(12.7)
#define BLACK 0x000000
#define RED 0xC00000 /* "bright red" of urgency marks */

struct style_entry {
    double         size;
    bool           bold, italic;
    enum doc_align align;
    int            first_indent;
    double         lines; /* line spacing, 1 is single */
    double         space; /* above, pt */
    uint32_t       colour;
};

static const struct style_entry styles[STYLE_ROLE_COUNT] = {
    [STYLE_BODY] = {14, false, false, DOC_ALIGN_JUSTIFY, FIRST_INDENT, 1.1, 6, BLACK},
    [STYLE_HEADING] = {14, true, false, DOC_ALIGN_JUSTIFY, FIRST_INDENT, 1.1, 6, BLACK},
    [STYLE_PART_LABEL] = {14, true, false, DOC_ALIGN_CENTER, 0, 1.1, 10, BLACK},
    [STYLE_PART_TITLE] = {14, true, false, DOC_ALIGN_CENTER, 0, 1.1, 0, BLACK},
    [STYLE_CAPTION] = {13, true, false, DOC_ALIGN_CENTER, 0, 1.05, 8, BLACK},
    [STYLE_NATION] = {13, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_MOTTO] = {14, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_SUPERIOR] = {13, false, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_ISSUER] = {13, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_SYMBOL] = {13, false, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_REGARDING] = {12, false, false, DOC_ALIGN_CENTER, 0, 1, 6, BLACK},
    [STYLE_PLACE_DATE] = {13, false, true, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_MARK] = {13, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_KIND] = {14, true, false, DOC_ALIGN_CENTER, 0, 1.1, 14, BLACK},
    [STYLE_SUBJECT] = {14, true, false, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [STYLE_ADDRESSEE] = {14, false, false, DOC_ALIGN_LEFT, 0, 1.1, 12, BLACK},
    [STYLE_ANNEX_LABEL] = {14, true, false, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [STYLE_ANNEX_TITLE] = {14, true, false, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [STYLE_ANNEX_SOURCE] = {14, false, true, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [STYLE_RECIPIENTS_TITLE] = {12, true, true, DOC_ALIGN_LEFT, 0, 1.1, 0, BLACK},
    [STYLE_RECIPIENT] = {11, false, false, DOC_ALIGN_LEFT, 0, 1, 0, BLACK},
    [STYLE_AUTHORITY] = {14, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_SIGNER] = {14, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [STYLE_CELL] = {12, false, false, DOC_ALIGN_LEFT, 0, 1.02, 2, BLACK},
    [STYLE_CELL_STRONG] = {12, true, false, DOC_ALIGN_LEFT, 0, 1.02, 2, BLACK},
    [STYLE_NOTE] = {10, false, false, DOC_ALIGN_JUSTIFY, 0, 1.02, 2, BLACK},
    [STYLE_DRAFT] = {11, true, false, DOC_ALIGN_CENTER, 0, 1, 0, RED},
    [STYLE_PAGE_NUMBER] = {13, false, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
};

struct block_style style_at_size(enum style_role role, unsigned size)
{
    const struct style_entry *entry = &styles[role];
    struct block_style        style = {0};

    style.para.size = (uint16_t)size;
    style.para.bold = entry->bold;
    style.para.italic = entry->italic;
    style.para.align = entry->align;
    style.para.first_indent = entry->first_indent;
    style.para.line_height = (int)(size / 8.0 * SINGLE * entry->lines * UNITS_PER_PT + 0.5);
    style.para.colour = entry->colour;
    style.space = PT(entry->space);
    return style;
}

struct block_style style_of(enum style_role role)
{
    return style_at_size(role, (unsigned)(styles[role].size * 8));
}

struct block_style style_of_block(const struct doc_node *block)
{
    struct block_style style = style_of(block->kind == DOC_HEADING   ? STYLE_HEADING
                                        : block->kind == DOC_CAPTION ? STYLE_CAPTION
                                                                     : STYLE_BODY);

    if (block->align != DOC_ALIGN_DEFAULT && block->align != DOC_ALIGN_DECIMAL) {
        style.para.align = block->align;
        if (block->align == DOC_ALIGN_CENTER || block->align == DOC_ALIGN_RIGHT)
            style.para.first_indent = 0;
    }
    if (block->kind == DOC_HEADING && block->level == 1)
        style.space = PT(8);
    return style;
}

unsigned style_table_size(const struct doc_table *table)
{
    if (table->font_size >= DOC_FONT_SIZE_MIN && table->font_size <= DOC_FONT_SIZE_MAX)
        return (unsigned)(table->font_size * 8 + 0.5);
    return table->n_columns > 6 ? 11 * 8 : 12 * 8;
}
