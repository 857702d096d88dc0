/*
 * doc_look.c -- the table of looks, and of sheets and their margins.
 *
 * Text areas (NĐ 30/2020 PL I): portrait 20, 20, 30 (binding), 15 mm at top, bottom, left, right.  A landscape sheet is
 * bound at its top when it is turned into the volume, so 20 mm stand there, 15 mm at the bottom and 20 mm at both
 * sides.
 */
#include "doc_look.h"

#define FIRST_INDENT_MM 12.7
#define BLACK 0x000000
#define RED 0xC00000
#define URGENT 0xE60000 /* the decree's bright red */

static const struct look looks[LOOK_ROLE_COUNT] = {
    [LOOK_BODY] = {14, 0, false, false, DOC_ALIGN_JUSTIFY, FIRST_INDENT_MM, 1.1, 6, BLACK},
    [LOOK_HEADING] = {14, 0, true, false, DOC_ALIGN_JUSTIFY, FIRST_INDENT_MM, 1.1, 6, BLACK},
    [LOOK_HEADING_FIRST] = {14, 0, true, false, DOC_ALIGN_JUSTIFY, FIRST_INDENT_MM, 1.1, 8, BLACK},
    [LOOK_PART_LABEL] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1.1, 10, BLACK},
    [LOOK_PART_TITLE] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1.1, 0, BLACK},
    [LOOK_CAPTION] = {13, 0, true, false, DOC_ALIGN_CENTER, 0, 1.05, 8, BLACK},
    [LOOK_NATION] = {13, 12, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_MOTTO] = {14, 13, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_SUPERIOR] = {13, 12, false, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_ISSUER] = {13, 12, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_SYMBOL] = {13, 0, false, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_REGARDING] = {12, 0, false, false, DOC_ALIGN_CENTER, 0, 1, 6, BLACK},
    [LOOK_PLACE_DATE] = {13, 0, false, true, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_MARK] = {13, 0, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_MARK_URGENT] = {13, 0, true, false, DOC_ALIGN_CENTER, 0, 1, 0, URGENT},
    [LOOK_KIND] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1.1, 14, BLACK},
    [LOOK_SUBJECT] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [LOOK_ADDRESSEE] = {14, 0, false, false, DOC_ALIGN_LEFT, 0, 1.1, 12, BLACK},
    [LOOK_ANNEX_LABEL] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [LOOK_ANNEX_TITLE] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [LOOK_ANNEX_SOURCE] = {14, 0, false, true, DOC_ALIGN_CENTER, 0, 1.05, 0, BLACK},
    [LOOK_RECIPIENTS_TITLE] = {12, 0, true, true, DOC_ALIGN_LEFT, 0, 1.1, 0, BLACK},
    [LOOK_RECIPIENT] = {11, 0, false, false, DOC_ALIGN_LEFT, 0, 1, 0, BLACK},
    [LOOK_AUTHORITY] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_SIGNER] = {14, 0, true, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
    [LOOK_CELL] = {12, 0, false, false, DOC_ALIGN_LEFT, 0, 1.02, 2, BLACK},
    [LOOK_CELL_STRONG] = {12, 0, true, false, DOC_ALIGN_LEFT, 0, 1.02, 2, BLACK},
    [LOOK_NOTE] = {10, 0, false, false, DOC_ALIGN_JUSTIFY, 0, 1.02, 2, BLACK},
    [LOOK_DRAFT] = {11, 0, true, false, DOC_ALIGN_CENTER, 0, 1, 0, RED},
    [LOOK_PAGE_NUMBER] = {13, 0, false, false, DOC_ALIGN_CENTER, 0, 1, 0, BLACK},
};

static const struct look_sheet sheets[] = {
    [DOC_PORTRAIT] = {.width = 210, .height = 297, .top = 20, .bottom = 20, .left = 30, .right = 15},
    /* the edge at which the sheet is bound has 30 mm: of a turned page that is the top */
    [DOC_LANDSCAPE] = {.width = 297, .height = 210, .top = 30, .bottom = 15, .left = 20, .right = 20},
    [DOC_LANDSCAPE_LEFT] = {.width = 297, .height = 210, .top = 20, .bottom = 20, .left = 30, .right = 15},
    [DOC_A3] = {.width = 297, .height = 420, .top = 20, .bottom = 20, .left = 30, .right = 15},
    [DOC_A3_LANDSCAPE] = {.width = 420, .height = 297, .top = 30, .bottom = 15, .left = 20, .right = 20},
};

const struct look *look_of(enum look_role role)
{
    return &looks[role];
}

enum look_role look_role_of_block(const struct doc_node *block)
{
    if (block->kind == DOC_HEADING)
        return block->level == 1 ? LOOK_HEADING_FIRST : LOOK_HEADING;
    return block->kind == DOC_CAPTION ? LOOK_CAPTION : LOOK_BODY;
}

const struct look_sheet *look_sheet(enum doc_paper paper)
{
    return &sheets[paper];
}

bool look_is_wide(enum doc_paper paper)
{
    return sheets[paper].width > sheets[paper].height;
}

double look_text_width(enum doc_paper paper)
{
    return sheets[paper].width - sheets[paper].left - sheets[paper].right;
}

double look_table_size(const struct doc_table *table)
{
    if (table->font_size > 0)
        return table->font_size;
    return table->n_columns > LOOK_TABLE_COLUMNS ? LOOK_TABLE_SIZE_DENSE : LOOK_TABLE_SIZE;
}
