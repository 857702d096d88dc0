/*
 * ods_read.c -- ODS: content.xml with its sheets, meta.xml with its properties.
 * Empty rows and cells are repeated to the sheet's end by a count; comments stand inside of their cells; a sheet is
 * hidden by its style, a column by itself.
 */
#include <stdlib.h>
#include <string.h>

#include "sheet_int.h"
#include "viet.h"

enum {
    CELL_TYPE,
    CELL_VALUE,
    CELL_DATE_VALUE,
    CELL_STRING,
    CELL_BOOL,
    CELL_FORMULA,
    CELL_REPEATED,
    CELL_WIDE,
    CELL_HIGH,
    CELL_ATTRIBUTES
};
/* The type is said twice where a formula failed, the second time (calcext) as "error". */
static const char *const cell_attributes[CELL_ATTRIBUTES] = {"value-type",
                                                             "value",
                                                             "date-value",
                                                             "string-value",
                                                             "boolean-value",
                                                             "formula",
                                                             "number-columns-repeated",
                                                             "number-columns-spanned",
                                                             "number-rows-spanned"};

struct ods {
    struct book_builder *builder;
    struct part          part;
    GHashTable          *hidden_styles; /* names, owned */
    char                *style;         /* whose properties are being read */
    unsigned             skipped;       /* depth of what is no content: comments, drawings, tracked changes */
    uint32_t             row, column, rows, column_definition;
    bool                 in_cell, in_paragraph, any_paragraph;
    GString             *attributes[CELL_ATTRIBUTES], *text;
};

static bool is_no_content(const struct part *part, bool (*stands)(const struct part *part, const char *name))
{
    static const char *const names[] = {"annotation", "tracked-changes", "shapes",
                                        "frame",      "label-ranges",    "dde-links"};

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
        if (stands(part, names[i]))
            return true;
    return false;
}

/* Whether an attribute says that something is not shown. */
static bool says_hidden(const struct part *part, const char *attribute, const char *shown)
{
    char *value = part_attribute(part, attribute);
    bool  hidden = value != NULL && strcmp(value, shown) != 0;

    g_free(value);
    return hidden;
}

static void begin_table(struct ods *ods)
{
    char *name = part_attribute(&ods->part, "name"), *style = part_attribute(&ods->part, "style-name");

    if (ods->builder->sheets->len >= SHEET_SHEETS_MAX)
        book_fail(ods->builder, DIAG_SHEET_TOO_MUCH, NULL, "quá nhiều trang tính", "too many sheets");
    book_begin_sheet(ods->builder, name != NULL ? name : "",
                     style != NULL && g_hash_table_contains(ods->hidden_styles, style));
    ods->row = ods->column_definition = 0;
    g_free(name);
    g_free(style);
}

static void read_column(struct ods *ods)
{
    char    *repeated = part_attribute(&ods->part, "number-columns-repeated");
    uint32_t count = part_number(repeated, 1, SHEET_COLUMNS_MAX);

    if (says_hidden(&ods->part, "visibility", "visible"))
        book_hide_columns(ods->builder, ods->column_definition, ods->column_definition + count - 1);
    ods->column_definition += count;
    g_free(repeated);
}

static void begin_row(struct ods *ods)
{
    char *repeated = part_attribute(&ods->part, "number-rows-repeated");

    ods->rows = part_number(repeated, 1, SHEET_ROWS_MAX);
    ods->column = 0;
    /* the rest of a sheet may be said to be longer than any sheet is: nothing stands there */
    if (ods->row < SHEET_ROWS_MAX)
        book_begin_row(ods->builder, ods->row, says_hidden(&ods->part, "visibility", "visible"));
    g_free(repeated);
}

static void end_row(struct ods *ods)
{
    if (ods->builder->in_row) {
        book_end_row(ods->builder);
        if (ods->rows > 1)
            book_repeat_row(ods->builder, ods->rows - 1);
    }
    ods->row += ods->rows;
}

static void begin_cell(struct ods *ods)
{
    uint32_t wide, high;

    part_attributes(&ods->part, cell_attributes, CELL_ATTRIBUTES, ods->attributes);
    wide = part_number(ods->attributes[CELL_WIDE]->str, 1, SHEET_COLUMNS_MAX);
    high = part_number(ods->attributes[CELL_HIGH]->str, 1, SHEET_ROWS_MAX);
    book_add_merge(ods->builder, (struct sheet_merge){ods->row, ods->column, high, wide});
    g_string_set_size(ods->text, 0);
    ods->in_cell = true;
    ods->in_paragraph = ods->any_paragraph = false;
}

/* A number, with the text that is shown if it is none. */
static bool set_number(struct ods *ods, struct cell *cell, bool percent)
{
    cell->kind = CELL_NUMBER;
    return cell_set_number(ods->builder->arena, cell, ods->attributes[CELL_VALUE]->str, percent) ||
           book_fail(ods->builder, DIAG_SHEET_BROKEN, ods->part.name, "có ô ghi là số nhưng không phải số",
                     "a cell that is said to hold a number holds none");
}

static bool is_error(const struct ods *ods)
{
    const char *type = ods->attributes[CELL_TYPE]->str;

    return strcmp(type, "error") == 0 || (ods->attributes[CELL_FORMULA]->len > 0 && strcmp(type, "string") == 0 &&
                                          (ods->text->str[0] == '#' || g_str_has_prefix(ods->text->str, "Err:")));
}

/* What the cell holds; false if nothing. */
static bool conclude_cell(struct ods *ods, struct cell *cell)
{
    struct arena *arena = ods->builder->arena;
    const char   *type = ods->attributes[CELL_TYPE]->str;

    *cell = (struct cell){.kind = CELL_TEXT, .formula = ods->attributes[CELL_FORMULA]->len > 0};
    cell->text =
        book_keep_text(ods->builder, ods->attributes[CELL_STRING]->len > 0 ? ods->attributes[CELL_STRING] : ods->text);
    if (is_error(ods)) {
        cell->kind = CELL_ERROR;
        return true;
    }
    if (strcmp(type, "float") == 0 || strcmp(type, "currency") == 0)
        return set_number(ods, cell, false);
    if (strcmp(type, "percentage") == 0)
        return set_number(ods, cell, true);
    if (strcmp(type, "date") == 0 && cell_date_of_iso(ods->attributes[CELL_DATE_VALUE]->str, &cell->date)) {
        cell->kind = CELL_DATE;
        cell->text = viet_date(arena, cell->date);
        return true;
    }
    if (strcmp(type, "boolean") == 0) {
        cell->kind = CELL_BOOLEAN;
        cell->number = decimal_from_int(strcmp(ods->attributes[CELL_BOOL]->str, "true") == 0);
        return true;
    }
    if (cell->text[0] == '\0' && cell->formula && type[0] == '\0') {
        cell->kind = CELL_UNSOLVED;
        return true;
    }
    return cell->text[0] != '\0';
}

static void end_cell(struct ods *ods)
{
    uint32_t    count = part_number(ods->attributes[CELL_REPEATED]->str, 1, SHEET_COLUMNS_MAX);
    struct cell cell;

    ods->in_cell = false;
    if (!ods->builder->failed && conclude_cell(ods, &cell))
        for (uint32_t i = 0; i < count && !ods->builder->failed; i++) {
            cell.column = ods->column + i;
            book_add_cell(ods->builder, cell);
        }
    ods->column += count;
}

/* Blanks that the text writes as elements. */
static void read_blank(struct ods *ods)
{
    char    *count = part_attribute(&ods->part, "c");
    uint32_t blanks = part_opens(&ods->part, "s") ? part_number(count, 1, 1000) : 1;

    while (blanks-- > 0 && book_add_text(ods->builder, ods->text, part_opens(&ods->part, "line-break") ? "\n" : " "))
        ;
    g_free(count);
}

static void read_cell_node(struct ods *ods)
{
    struct part *part = &ods->part;
    const char  *text;

    if (part_opens(part, "p")) {
        if (ods->any_paragraph)
            book_add_text(ods->builder, ods->text, "\n");
        ods->any_paragraph = true;
        ods->in_paragraph = !part_is_empty(part);
    } else if (part_closes(part, "p"))
        ods->in_paragraph = false;
    else if (part_closes(part, "table-cell") || part_closes(part, "covered-table-cell"))
        end_cell(ods);
    else if (ods->in_paragraph && (part_opens(part, "s") || part_opens(part, "tab") || part_opens(part, "line-break")))
        read_blank(ods);
    else if (ods->in_paragraph && (text = part_text(part)) != NULL)
        book_add_text(ods->builder, ods->text, text);
}

static void read_style(struct ods *ods)
{
    if (part_opens(&ods->part, "style")) {
        g_free(ods->style);
        ods->style = part_attribute(&ods->part, "name");
    } else if (ods->style != NULL && says_hidden(&ods->part, "display", "true"))
        g_hash_table_add(ods->hidden_styles, g_strdup(ods->style));
}

static void read_node(struct ods *ods)
{
    struct part *part = &ods->part;

    if (is_no_content(part, part_opens))
        ods->skipped += !part_is_empty(part);
    else if (is_no_content(part, part_closes))
        ods->skipped--;
    else if (ods->skipped > 0)
        return;
    else if (ods->in_cell)
        read_cell_node(ods);
    else if (part_opens(part, "style") || part_opens(part, "table-properties"))
        read_style(ods);
    else if (part_opens(part, "table")) {
        begin_table(ods);
        if (part_is_empty(part))
            book_end_sheet(ods->builder);
    } else if (part_closes(part, "table") && ods->builder->in_sheet)
        book_end_sheet(ods->builder);
    else if (part_opens(part, "table-column"))
        read_column(ods);
    else if (part_opens(part, "table-row")) {
        begin_row(ods);
        if (part_is_empty(part))
            end_row(ods);
    } else if (part_closes(part, "table-row"))
        end_row(ods);
    else if (part_opens(part, "table-cell") || part_opens(part, "covered-table-cell")) {
        begin_cell(ods);
        if (part_is_empty(part))
            end_cell(ods);
    }
}

/* A package with a password says so in its manifest. */
static bool is_encrypted(struct book_builder *builder, struct package *package)
{
    struct part part;
    bool        encrypted = false;

    if (!part_open(&part, package, "META-INF/manifest.xml"))
        return false;
    while (part_step(&part))
        encrypted = encrypted || part_opens(&part, "encryption-data");
    part_close(&part);
    if (encrypted)
        book_fail(builder, DIAG_SHEET_OLD, NULL, "", "");
    return encrypted;
}

/* <meta:user-defined meta:name="…">…</meta:user-defined> */
static void read_properties(struct book_builder *builder, struct package *package)
{
    struct part part;
    char       *name = NULL;
    GString    *value = g_string_new(NULL);

    if (part_open(&part, package, "meta.xml")) {
        while (part_step(&part)) {
            const char *text;

            if (part_opens(&part, "user-defined") && !part_is_empty(&part)) {
                g_free(name);
                name = part_attribute(&part, "name");
                g_string_set_size(value, 0);
            } else if (part_closes(&part, "user-defined") && name != NULL) {
                book_add_property(builder, name, value->str);
                g_clear_pointer(&name, g_free);
            } else if (name != NULL && (text = part_text(&part)) != NULL)
                book_add_text(builder, value, text);
        }
        part_close(&part);
    }
    g_free(name);
    g_string_free(value, TRUE);
}

static void read_content(struct ods *ods, struct package *package)
{
    if (!part_open(&ods->part, package, "content.xml"))
        return;
    while (part_step(&ods->part))
        read_node(ods);
    part_close(&ods->part);
}

bool ods_read(struct book_builder *builder, struct package *package)
{
    struct ods ods = {.builder = builder,
                      .text = g_string_new(NULL),
                      .hidden_styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    for (unsigned i = 0; i < CELL_ATTRIBUTES; i++)
        ods.attributes[i] = g_string_new(NULL);
    if (!is_encrypted(builder, package) && !builder->failed) {
        read_properties(builder, package);
        read_content(&ods, package);
    }
    for (unsigned i = 0; i < CELL_ATTRIBUTES; i++)
        g_string_free(ods.attributes[i], TRUE);
    g_string_free(ods.text, TRUE);
    g_hash_table_destroy(ods.hidden_styles);
    g_free(ods.style);
    return !builder->failed;
}
