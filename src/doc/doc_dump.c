/*
 * doc_dump.c -- the tree as text, for `dump` and for tests.
 *
 * One node a line, indented by two spaces a level; a text that is its parent's only child stands on the
 * parent's line.  Serials are left out: one paragraph more would change every line after it.
 */
#include <glib.h>

#include "doc.h"

static void put_text(FILE *out, const char *text)
{
    fputs(" \"", out);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        if (*text == '\n')
            fputs("\\n", out);
        else
            fputc(*text, out);
    }
    fputc('"', out);
}

static void put_field(FILE *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    fprintf(out, " %s", name);
    put_text(out, value);
}

static void put_date(FILE *out, const char *name, struct date date)
{
    char text[DATE_TEXT_MAX];

    if (date_is_set(date))
        fprintf(out, " %s=%s", name, date_print(date, text));
}

static void put_number(FILE *out, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    fputs(g_ascii_formatd(text, sizeof text, "%g", number), out);
}

static void put_align(FILE *out, unsigned align)
{
    if (align != DOC_ALIGN_DEFAULT)
        fprintf(out, " align=%s", doc_align_names[align]);
}

static void put_info(FILE *out, const struct doc_info *info)
{
    fprintf(out, " %s %s", info->kind, info->language);
    put_field(out, "title", info->title);
    put_field(out, "author", info->author);
    put_field(out, "subject", info->subject);
    put_field(out, "identifier", info->identifier);
    put_field(out, "publisher", info->publisher);
    put_date(out, "date", info->date);
    put_date(out, "as-of", info->as_of);
    put_field(out, "period", info->period);
    if (info->notes != DOC_NOTES_PAGE)
        fprintf(out, " notes=%s", doc_notes_names[info->notes]);
}

static void put_table(FILE *out, const struct doc_table *table)
{
    unsigned i;

    put_field(out, "id", table->id);
    fprintf(out, " header-rows=%u columns=", table->header_rows);
    for (i = 0; i < table->n_columns; i++) {
        const struct doc_column *column = &table->columns[i];

        if (i > 0)
            fputc(',', out);
        put_number(out, column->width);
        if (column->fixed_mm)
            fputs("mm", out);
        if (column->align != DOC_ALIGN_DEFAULT)
            fprintf(out, "/%s", doc_align_names[column->align]);
        if (column->sum)
            fputs("/sum", out);
    }
    if (table->font_size > 0) {
        fputs(" font-size=", out);
        put_number(out, table->font_size);
    }
    if (table->numbered)
        fputs(" numbered", out);
    put_field(out, "continued", table->continued);
    put_field(out, "concluded", table->concluded);
    put_field(out, "again", table->again);
    put_field(out, "page-sum", table->page_sum);
    put_field(out, "carried", table->carried);
}

static void put_cell(FILE *out, const struct doc_node *node)
{
    const struct doc_cell *cell = node->attr;

    fprintf(out, " %u", cell->column + 1);
    if (cell->colspan != 1)
        fprintf(out, " colspan=%u", cell->colspan);
    if (cell->rowspan != 1)
        fprintf(out, " rowspan=%u", cell->rowspan);
    if (cell->header)
        fprintf(out, " header=%u", cell->header_level);
    if (cell->row_header)
        fputs(" row-header", out);
    put_align(out, node->align);
}

static void put_row(FILE *out, const struct doc_node *node)
{
    const struct doc_row *attr = node->attr;

    fprintf(out, " %s", doc_row_kind_names[node->style]);
    if (node->level > 0)
        fprintf(out, " level=%u", node->level);
    if (attr != NULL && attr->restate)
        fputs(" restate", out);
    if (attr != NULL && attr->title)
        fputs(" title", out);
}

static void put_span_style(FILE *out, unsigned style)
{
    if (style & DOC_BOLD)
        fputs(" bold", out);
    if (style & DOC_ITALIC)
        fputs(" italic", out);
    if (style & DOC_SUPERSCRIPT)
        fputs(" superscript", out);
}

static void put_attributes(FILE *out, const struct doc_node *node)
{
    switch (node->kind) {
    case DOC_DOCUMENT:
        put_info(out, node->attr);
        break;
    case DOC_HEADING:
        fprintf(out, " level=%u", node->level);
        if (node->style != DOC_HEADING_PLAIN)
            fprintf(out, " %s", doc_heading_style_names[node->style]);
        fputs(" label", out);
        put_text(out, node->text != NULL ? node->text : "");
        put_align(out, node->align);
        break;
    case DOC_MARK:
        fprintf(out, " %s", doc_mark_names[node->style]);
        break;
    case DOC_PARAGRAPH:
        if (node->level > 0)
            fputs(" keep=next", out);
        put_align(out, node->align);
        break;
    case DOC_LIST:
        fprintf(out, " level=%u", node->level);
        break;
    case DOC_ITEM:
    case DOC_NOTE:
        put_field(out, "label", node->text);
        break;
    case DOC_TABLE:
        put_table(out, node->attr);
        break;
    case DOC_FIGURE:
        put_field(out, "alt", ((const struct doc_figure *)node->attr)->alternative);
        break;
    case DOC_ROW:
        put_row(out, node);
        break;
    case DOC_CELL:
        put_cell(out, node);
        break;
    case DOC_ATTACHMENT:
    case DOC_ANNEX: {
        const struct doc_annex *annex = node->attr;

        put_field(out, "id", annex->id);
        fprintf(out, " %s", doc_paper_names[annex->paper]);
        put_field(out, "label", node->text);
        break;
    }
    case DOC_SPAN:
        put_span_style(out, node->style);
        break;
    case DOC_LINK:
        put_field(out, "href", node->text);
        break;
    case DOC_REF:
        put_field(out, node->attr != NULL && ((const struct doc_node *)node->attr)->kind == DOC_NOTE ? "note" : "annex",
                  node->text);
        break;
    case DOC_BLANK:
        fprintf(out, " %s", doc_place_names[node->style]);
        break;
    case DOC_TEXT:
        put_text(out, node->text);
        break;
    default:
        break;
    }
}

static bool holds_one_text(const struct doc_node *node)
{
    return node->first != NULL && node->first == node->last && node->first->kind == DOC_TEXT;
}

static void dump_node(const struct doc_node *node, int depth, FILE *out)
{
    const struct doc_node *child;

    fprintf(out, "%*s%s", depth * 2, "", doc_kind_name(node->kind));
    put_attributes(out, node);
    if (holds_one_text(node))
        put_text(out, node->first->text);
    fputc('\n', out);
    if (holds_one_text(node))
        return;
    for (child = node->first; child != NULL; child = child->next)
        dump_node(child, depth + 1, out);
}

void doc_dump(const struct doc *doc, FILE *out)
{
    dump_node(doc->root, 0, out);
}
