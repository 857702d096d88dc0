/*
 * flow_collect.c -- the blocks of a document or annex as units: lines, rules, boxes, tables, in the order of flow.
 */
#include "layout_int.h"

#define AFTER_TABLE PT(4) /* more above what follows a table */

void flow_collect_para(struct layout *layout, struct para *para, int x, int space, bool with_next, GArray *units)
{
    para_check_width(layout, para);
    for (uint32_t line = 0; line < para->n_lines; line++) {
        struct flow_unit unit = {
            .kind = UNIT_LINE,
            .para = para,
            .line = line,
            .n_lines = para->n_lines,
            .node = para->node,
            .x = x,
            .space = line == 0 ? space : 0,
            .height = para->style.line_height,
            .with_next = with_next,
        };

        g_array_append_val(units, unit);
    }
}

void flow_collect_title(struct page_fill *fill, struct para *para, int space, GArray *units)
{
    int x = para_break_balanced(&fill->layout->keep, para, fill->right - fill->left);

    flow_collect_para(fill->layout, para, x, space, true, units);
}

void flow_collect_title_rule(struct page_fill *fill, int gap, GArray *units)
{
    const struct flow_unit *above;
    struct flow_unit        rule = {.kind = UNIT_RULE, .height = PT(8), .with_next = true};
    int                     width = MM(30);

    if (units->len == 0)
        return;
    above = &g_array_index(units, struct flow_unit, units->len - 1);
    if (above->kind == UNIT_LINE)
        width = above->para->lines[above->line].width / 3;
    rule.space = gap;
    rule.width = MAX(width, MM(15));
    rule.x = (fill->right - fill->left - rule.width) / 2;
    g_array_append_val(units, rule);
}

/* Marks the units from a place on: the first of them sets a bookmark. */
static void bookmark_from(GArray *units, guint from, const struct doc_node *node, unsigned level)
{
    if (from < units->len) {
        g_array_index(units, struct flow_unit, from).bookmark = (uint8_t)level;
        g_array_index(units, struct flow_unit, from).node = node;
    }
}

static unsigned heading_bookmark_level(const struct page_fill *fill, const struct doc_node *heading)
{
    return (fill->section->kind == DOC_DOCUMENT ? 0u : 1u) + MAX(heading->level, 1u);
}

/* Phần, Chương: the label on a line of its own, the title below. */
static void collect_part(struct page_fill *fill, const struct doc_node *heading, GArray *units)
{
    struct block_style label = style_of(LOOK_PART_LABEL), title = style_of(LOOK_PART_TITLE);
    struct para       *para;

    if (heading->text != NULL && heading->text[0] != '\0') {
        para = para_constant(&fill->layout->keep, heading, heading->text, PAGE_LABEL, &label.para);
        flow_collect_title(fill, para, label.space, units);
    }
    para = para_collect(&fill->layout->keep, heading, &title.para, NULL, PAGE_LABEL, NULL);
    flow_collect_title(fill, para, title.space, units);
}

/* "Đơn vị tính: triệu đồng" at the right, directly above its table, belongs to it. */
static bool heads_table(const struct doc_node *block, const struct para *para)
{
    return block->kind == DOC_PARAGRAPH && block->next != NULL && block->next->kind == DOC_TABLE &&
           block->align == DOC_ALIGN_RIGHT && para->n_lines == 1;
}

static bool stays_with_next(const struct doc_node *block, const struct para *para)
{
    return (block->kind == DOC_PARAGRAPH && block->level > 0) || heads_table(block, para);
}

/* "…, cụ thể như sau:" announces what comes: its last line does not end a page. */
static bool announces(const struct para *para)
{
    const struct word *word = para->n_items > 0 ? para->items[para->n_items - 1].word : NULL;

    return word != NULL && word->length > 0 && word->text[word->length - 1] == ':';
}

static void collect_text(struct page_fill *fill, const struct doc_node *block, const char *label,
                         const struct doc_node *label_node, GArray *units)
{
    struct block_style style = style_of_block(block);
    struct para       *para;

    style.para.label_bold = label_node != NULL && label_node->kind == DOC_HEADING;
    para = para_collect(&fill->layout->keep, block, &style.para, label, PAGE_LABEL, label_node);
    para_break(&fill->layout->keep, para, fill->right - fill->left);
    flow_collect_para(fill->layout, para, 0, style.space, block->kind == DOC_HEADING, units);
    if (para->n_lines > 0 && (announces(para) || stays_with_next(block, para)))
        g_array_index(units, struct flow_unit, units->len - 1).with_next = true;
}

/* A heading without a text is a label only: the paragraph after it runs on in the same line. */
static bool runs_on(const struct doc_node *heading)
{
    return heading->kind == DOC_HEADING && heading->first == NULL && heading->next != NULL &&
           heading->next->kind == DOC_PARAGRAPH;
}

static void collect_heading(struct page_fill *fill, const struct doc_node *heading, GArray *units)
{
    guint from = units->len;

    if (runs_on(heading))
        collect_text(fill, heading->next, heading->text, heading, units);
    else if (heading->style == DOC_HEADING_PART)
        collect_part(fill, heading, units);
    else
        collect_text(fill, heading, heading->text, heading, units);
    bookmark_from(units, from, heading, heading_bookmark_level(fill, heading));
}

static void collect_table(struct page_fill *fill, const struct doc_node *node, GArray *units)
{
    const struct doc_node *caption = doc_child(node, DOC_CAPTION);
    struct flow_unit       unit = {.kind = UNIT_TABLE, .node = node, .space = PT(6)};

    unit.table = table_new(fill, node);
    if (caption != NULL && caption->first != NULL) {
        struct block_style style = style_of_block(caption);
        guint              from = units->len;

        flow_collect_title(fill, para_collect(&fill->layout->keep, caption, &style.para, NULL, PAGE_LABEL, NULL),
                           style.space, units);
        bookmark_from(units, from, caption, fill->section->kind == DOC_DOCUMENT ? 1 : 2);
        unit.space = PT(4);
    }
    g_array_append_val(units, unit);
}

/* An item is set like a paragraph: indented first line, label, text; turned lines start at the margin. */
static void collect_list(struct page_fill *fill, const struct doc_node *list, GArray *units)
{
    for (const struct doc_node *item = list->first; item != NULL; item = item->next) {
        const struct doc_node *block = item->first;

        if (block != NULL && block->kind == DOC_PARAGRAPH) {
            collect_text(fill, block, item->text, item, units);
            block = block->next;
        }
        flow_collect_blocks(fill, block, units);
    }
}

void flow_collect_blocks(struct page_fill *fill, const struct doc_node *first, GArray *units)
{
    for (const struct doc_node *block = first; block != NULL; block = block->next) {
        guint from = units->len;

        switch (block->kind) {
        case DOC_HEADING:
            collect_heading(fill, block, units);
            if (runs_on(block))
                block = block->next;
            break;
        case DOC_PARAGRAPH:
            collect_text(fill, block, NULL, NULL, units);
            break;
        case DOC_LIST:
            collect_list(fill, block, units);
            break;
        case DOC_TABLE:
            collect_table(fill, block, units);
            break;
        case DOC_FIGURE:
            figure_collect(fill, block, units);
            break;
        default:
            break; /* the document's other parts have their own places */
        }
        if (from > 0 && from < units->len && g_array_index(units, struct flow_unit, from - 1).kind == UNIT_TABLE)
            g_array_index(units, struct flow_unit, from).space += AFTER_TABLE;
    }
}

/* The section that a node belongs to: DOCUMENT, ATTACHMENT or ANNEX. */
static const struct doc_node *section_of(const struct doc_node *node)
{
    while (node->parent != NULL && node->kind != DOC_ANNEX && node->kind != DOC_ATTACHMENT)
        node = node->parent;
    return node;
}

void flow_collect_end_notes(struct page_fill *fill, GArray *units)
{
    const struct doc  *doc = fill->layout->doc;
    struct block_style style = style_of(LOOK_NOTE);
    struct flow_unit   rule = {
          .kind = UNIT_RULE, .space = PT(14), .height = PT(6), .width = MM(LOOK_NOTE_RULE_MM), .with_next = true};

    if (!layout_notes_at_end(fill->layout))
        return;
    for (unsigned i = 0; i < doc->n_notes; i++) {
        const struct doc_node *note = doc->notes[i];

        if (section_of(note) != fill->section)
            continue;
        if (rule.width > 0)
            g_array_append_val(units, rule);
        rule.width = 0;
        for (const struct doc_node *block = note->first; block != NULL; block = block->next) {
            const char  *label = block == note->first ? note->text : NULL;
            struct para *para = para_collect(&fill->layout->keep, block, &style.para, label, PAGE_NOTE_LABEL, note);

            para_break(&fill->layout->keep, para, fill->right - fill->left);
            flow_collect_para(fill->layout, para, 0, style.space, false, units);
        }
    }
}
