/*
 * style_resolve.c -- the looks of the document form in the units of layout: Pango units and eighths of a point.
 */
#include "layout_int.h"

struct block_style style_at_size(enum look_role role, unsigned size)
{
    const struct look *look = look_of(role);
    struct block_style style = {0};

    style.para.size = (uint16_t)size;
    style.para.bold = look->bold;
    style.para.italic = look->italic;
    style.para.align = look->align;
    style.para.first_indent = MM(look->first_indent);
    style.para.line_height = (int)(size / 8.0 * LOOK_SINGLE * look->lines * UNITS_PER_PT + 0.5);
    style.para.colour = look->colour;
    style.space = PT(look->space);
    return style;
}

struct block_style style_of(enum look_role role)
{
    return style_at_size(role, (unsigned)(look_of(role)->size * 8));
}

struct block_style style_of_block(const struct doc_node *block)
{
    struct block_style style = style_of(look_role_of_block(block));

    if (block->align != DOC_ALIGN_DEFAULT && block->align != DOC_ALIGN_DECIMAL) {
        style.para.align = block->align;
        if (block->align == DOC_ALIGN_CENTER || block->align == DOC_ALIGN_RIGHT)
            style.para.first_indent = 0;
    }
    return style;
}

unsigned style_table_size(const struct doc_table *table)
{
    return (unsigned)(look_table_size(table) * 8 + 0.5);
}
