/*
 * xlsx_read.c -- XLSX: the workbook, its styles and strings, its sheets.
 * Parts are found by their relations, never by their names; r="…" of rows and cells may be left out.
 */
#include <stdlib.h>
#include <string.h>

#include "sheet_int.h"
#include "viet.h"

#define STRINGS_MAX 1000000
#define STYLES_MAX 70000

struct xlsx {
    struct book_builder *builder;
    struct package      *package;
    GPtrArray           *strings; /* shared; in the arena */
    GHashTable          *formats; /* id -> code, owned */
    GArray              *styles;  /* of struct style, by the number that cells name */
    bool                 epoch_1904;
};

struct style {
    bool date, percent;
};

/* Formats that files name by number alone; the others are shown as plain numbers. */
static const char *format_code(const struct xlsx *xlsx, unsigned id)
{
    const char *code = g_hash_table_lookup(xlsx->formats, GUINT_TO_POINTER(id));

    if (code != NULL)
        return code;
    if (id == 9 || id == 10)
        return "0%";
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return "d/m/yyyy"; /* from 27 on: dates of East Asian programs */
    return "General";
}

static void add_format(struct xlsx *xlsx, const struct part *part)
{
    char *id = part_attribute(part, "numFmtId"), *code = part_attribute(part, "formatCode");

    if (code != NULL && g_hash_table_size(xlsx->formats) < STYLES_MAX)
        g_hash_table_insert(xlsx->formats, GUINT_TO_POINTER(part_number(id, 0, 100000)), g_strdup(code));
    g_free(id);
    g_free(code);
}

static void add_style(struct xlsx *xlsx, const struct part *part)
{
    char        *id = part_attribute(part, "numFmtId");
    const char  *code = format_code(xlsx, part_number(id, 0, 100000));
    struct style style = {format_is_date(code), format_is_percent(code)};

    if (xlsx->styles->len < STYLES_MAX)
        g_array_append_val(xlsx->styles, style);
    g_free(id);
}

static void read_styles(struct xlsx *xlsx, const char *name)
{
    struct part part;
    bool        in_cells = false;

    if (!part_open(&part, xlsx->package, name))
        return;
    while (part_step(&part)) {
        if (part_opens(&part, "numFmt"))
            add_format(xlsx, &part);
        else if (part_opens(&part, "cellXfs"))
            in_cells = !part_is_empty(&part);
        else if (part_closes(&part, "cellXfs"))
            in_cells = false;
        else if (in_cells && part_opens(&part, "xf"))
            add_style(xlsx, &part);
    }
    part_close(&part);
}

/* The text of <si> or <is>, on whose opening tag the reader stands: every <t>, but not those of <rPh>, how it is
 * spoken. */
static void read_rich(struct part *part, const char *element, GString *text)
{
    bool     in_text = false;
    unsigned spoken = 0;

    g_string_set_size(text, 0);
    if (part_is_empty(part))
        return;
    while (part_step(part) && !part_closes(part, element)) {
        const char *value;

        if (part_opens(part, "rPh"))
            spoken += !part_is_empty(part);
        else if (part_closes(part, "rPh"))
            spoken--;
        else if (part_opens(part, "t"))
            in_text = !part_is_empty(part);
        else if (part_closes(part, "t"))
            in_text = false;
        else if (in_text && spoken == 0 && (value = part_text(part)) != NULL)
            book_add_text(part->builder, text, value);
    }
}

/* Excel writes control characters as _x000D_: those of four hexadecimal digits are taken back, carriage returns
 * dropped. */
static void unescape(GString *text)
{
    for (gsize from = 0; from < text->len; from++) {
        const char *at = text->str + from;
        gunichar    character = 0;

        if (strncmp(at, "_x", 2) != 0 || text->len - from < 7 || at[6] != '_')
            continue;
        for (int i = 2; i < 6; i++)
            character = g_ascii_isxdigit(at[i]) ? character * 16 + (gunichar)g_ascii_xdigit_value(at[i]) : G_MAXUINT16;
        if (character >= 0xD800)
            continue;
        g_string_erase(text, (gssize)from, 7);
        if (character == '\n' || character == '\t' || character >= ' ')
            g_string_insert_unichar(text, (gssize)from, character);
    }
}

/* Text as the model wants it. */
static const char *kept(struct xlsx *xlsx, GString *text)
{
    unescape(text);
    return book_keep_text(xlsx->builder, text);
}

static void read_strings(struct xlsx *xlsx, const char *name)
{
    struct part part;
    GString    *text = g_string_new(NULL);

    if (part_open(&part, xlsx->package, name)) {
        while (part_step(&part)) {
            if (!part_opens(&part, "si"))
                continue;
            read_rich(&part, "si", text);
            if (xlsx->strings->len >= STRINGS_MAX)
                book_fail(xlsx->builder, DIAG_SHEET_TOO_MUCH, name, "quá nhiều chuỗi", "too many strings");
            g_ptr_array_add(xlsx->strings, (char *)kept(xlsx, text));
        }
        part_close(&part);
    }
    g_string_free(text, TRUE);
}

/* ---- One sheet ---- */

enum { CELL_REF, CELL_STYLE, CELL_TYPE, CELL_ATTRIBUTES };
static const char *const cell_attributes[CELL_ATTRIBUTES] = {"r", "s", "t"};

struct sheet_reading {
    struct xlsx *xlsx;
    struct part  part;
    uint32_t     row, column; /* of the cell that is open; rows from 1 while reading */
    GString     *attributes[CELL_ATTRIBUTES];
    GString     *value, *inline_text;
    bool         has_value, has_inline, formula, in_value;
};

/* "C12" to row 11, column 2; false if it is no cell of a sheet. */
static bool read_place(const char *text, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0;

    for (; g_ascii_isalpha(*text) && letters <= SHEET_COLUMNS_MAX; text++)
        letters = letters * 26 + (uint32_t)(g_ascii_toupper(*text) - 'A' + 1);
    *row = part_number(text, 0, SHEET_ROWS_MAX + 1);
    *column = letters - 1;
    return letters >= 1 && letters <= SHEET_COLUMNS_MAX && *row >= 1 && *row <= SHEET_ROWS_MAX;
}

static bool begin_row(struct sheet_reading *reading)
{
    char    *number = part_attribute(&reading->part, "r"), *hidden = part_attribute(&reading->part, "hidden");
    uint32_t row = part_number(number, reading->row + 1, SHEET_ROWS_MAX + 1);
    bool     good =
        book_begin_row(reading->xlsx->builder, row - 1, g_strcmp0(hidden, "1") == 0 || g_strcmp0(hidden, "true") == 0);

    reading->row = row;
    reading->column = 0;
    g_free(number);
    g_free(hidden);
    return good;
}

static void begin_cell(struct sheet_reading *reading)
{
    uint32_t row, column;

    part_attributes(&reading->part, cell_attributes, CELL_ATTRIBUTES, reading->attributes);
    if (reading->attributes[CELL_REF]->len > 0) {
        if (!read_place(reading->attributes[CELL_REF]->str, &row, &column) || row != reading->row)
            book_fail(reading->xlsx->builder, DIAG_SHEET_BROKEN, reading->part.name, "có ô nằm ngoài bảng tính",
                      "a cell lies beyond the sheet");
        else
            reading->column = column;
    }
    g_string_set_size(reading->value, 0);
    reading->has_value = reading->has_inline = reading->formula = reading->in_value = false;
}

static bool shared_string(struct sheet_reading *reading, struct cell *cell)
{
    uint32_t index = part_number(reading->value->str, UINT32_MAX, UINT32_MAX);

    if (index >= reading->xlsx->strings->len)
        return book_fail(reading->xlsx->builder, DIAG_SHEET_BROKEN, reading->part.name,
                         "chuỗi dùng chung không có trong tệp", "a shared string is not in the file");
    cell->text = reading->xlsx->strings->pdata[index];
    return cell->text[0] != '\0';
}

/* A plain number, a percentage, or a date by the cell's style. */
static bool read_number(struct sheet_reading *reading, struct cell *cell)
{
    struct xlsx       *xlsx = reading->xlsx;
    uint32_t           index = part_number(reading->attributes[CELL_STYLE]->str, 0, STYLES_MAX);
    const struct style plain = {0},
                       *style = index < xlsx->styles->len ? &g_array_index(xlsx->styles, struct style, index) : &plain;

    if (style->date && cell_date_of_serial(reading->value->str, xlsx->epoch_1904, &cell->date)) {
        cell->kind = CELL_DATE;
        cell->text = viet_date(xlsx->builder->arena, cell->date);
        return true;
    }
    cell->kind = CELL_NUMBER;
    if (cell_set_number(xlsx->builder->arena, cell, reading->value->str, style->percent))
        return true;
    return book_fail(xlsx->builder, DIAG_SHEET_BROKEN, reading->part.name, "có ô ghi là số nhưng không phải số",
                     "a cell that is said to hold a number holds none");
}

/* What the cell holds; false if nothing. */
static bool conclude_cell(struct sheet_reading *reading, struct cell *cell)
{
    struct arena *arena = reading->xlsx->builder->arena;
    const char   *type = reading->attributes[CELL_TYPE]->str;

    *cell = (struct cell){.column = reading->column, .formula = reading->formula, .text = ""};
    if (reading->has_inline) {
        cell->text = kept(reading->xlsx, reading->inline_text);
        return cell->text[0] != '\0';
    }
    if (!reading->has_value || (reading->value->len == 0 && strcmp(type, "str") != 0)) {
        cell->kind = CELL_UNSOLVED;
        return reading->formula;
    }
    if (strcmp(type, "s") == 0)
        return shared_string(reading, cell);
    if (strcmp(type, "str") == 0) {
        cell->text = kept(reading->xlsx, reading->value);
        return cell->text[0] != '\0';
    }
    if (strcmp(type, "e") == 0) {
        cell->kind = CELL_ERROR;
        cell->text = kept(reading->xlsx, reading->value);
        return true;
    }
    if (strcmp(type, "b") == 0) {
        cell->kind = CELL_BOOLEAN;
        cell->number = decimal_from_int(reading->value->str[0] == '1');
        cell->text = reading->value->str[0] == '1' ? "TRUE" : "FALSE";
        return true;
    }
    if (strcmp(type, "d") == 0 && cell_date_of_iso(reading->value->str, &cell->date)) {
        cell->kind = CELL_DATE;
        cell->text = viet_date(arena, cell->date);
        return true;
    }
    return read_number(reading, cell);
}

static void end_cell(struct sheet_reading *reading)
{
    struct cell cell;

    if (!reading->xlsx->builder->failed && conclude_cell(reading, &cell))
        book_add_cell(reading->xlsx->builder, cell);
    reading->column++;
}

static void read_merge(struct sheet_reading *reading)
{
    char    *ref = part_attribute(&reading->part, "ref"), *colon = ref != NULL ? strchr(ref, ':') : NULL;
    uint32_t row, column, last_row, last_column;

    if (colon != NULL && read_place(ref, &row, &column) && read_place(colon + 1, &last_row, &last_column) &&
        last_row >= row && last_column >= column)
        book_add_merge(reading->xlsx->builder,
                       (struct sheet_merge){row - 1, column, last_row - row + 1, last_column - column + 1});
    g_free(ref);
}

static void read_columns(struct sheet_reading *reading)
{
    char *hidden = part_attribute(&reading->part, "hidden"), *from, *to;

    if (g_strcmp0(hidden, "1") == 0 || g_strcmp0(hidden, "true") == 0) {
        from = part_attribute(&reading->part, "min");
        to = part_attribute(&reading->part, "max");
        book_hide_columns(reading->xlsx->builder, part_number(from, 1, SHEET_COLUMNS_MAX) - 1,
                          part_number(to, 1, SHEET_COLUMNS_MAX) - 1);
        g_free(from);
        g_free(to);
    }
    g_free(hidden);
}

static void read_node(struct sheet_reading *reading)
{
    struct part *part = &reading->part;
    const char  *text;

    if (part_opens(part, "row")) {
        if (begin_row(reading) && part_is_empty(part))
            book_end_row(reading->xlsx->builder);
    } else if (part_closes(part, "row"))
        book_end_row(reading->xlsx->builder);
    else if (part_opens(part, "c")) {
        begin_cell(reading);
        if (part_is_empty(part))
            reading->column++;
    } else if (part_closes(part, "c"))
        end_cell(reading);
    else if (part_opens(part, "is")) {
        read_rich(part, "is", reading->inline_text);
        reading->has_inline = true;
    } else if (part_opens(part, "f"))
        reading->formula = true;
    else if (part_opens(part, "v"))
        reading->has_value = reading->in_value = !part_is_empty(part);
    else if (part_closes(part, "v"))
        reading->in_value = false;
    else if (reading->in_value && (text = part_text(part)) != NULL)
        book_add_text(reading->xlsx->builder, reading->value, text);
    else if (part_opens(part, "mergeCell"))
        read_merge(reading);
    else if (part_opens(part, "col"))
        read_columns(reading);
}

static void read_sheet(struct xlsx *xlsx, const char *name, const char *title, bool hidden)
{
    struct sheet_reading reading = {.xlsx = xlsx, .value = g_string_new(NULL), .inline_text = g_string_new(NULL)};

    for (unsigned i = 0; i < CELL_ATTRIBUTES; i++)
        reading.attributes[i] = g_string_new(NULL);
    if (part_open(&reading.part, xlsx->package, name)) {
        book_begin_sheet(xlsx->builder, title, hidden);
        while (part_step(&reading.part))
            read_node(&reading);
        book_end_sheet(xlsx->builder);
        part_close(&reading.part);
    } else
        book_fail(xlsx->builder, DIAG_SHEET_BROKEN, name, "thiếu phần này", "the part is missing");
    for (unsigned i = 0; i < CELL_ATTRIBUTES; i++)
        g_string_free(reading.attributes[i], TRUE);
    g_string_free(reading.value, TRUE);
    g_string_free(reading.inline_text, TRUE);
}

/* ---- The workbook ---- */

/* What a relation of a kind, or of an id, points to, to be freed; NULL: there is none.  folder ends with '/' or is "".
 */
static char *relation(struct xlsx *xlsx, const char *relations, const char *folder, const char *id, const char *kind)
{
    struct part part;
    char       *found = NULL;

    if (!part_open(&part, xlsx->package, relations))
        return NULL;
    while (part_step(&part)) {
        char *own, *type, *target, *last;

        if (found != NULL || !part_opens(&part, "Relationship"))
            continue;
        own = part_attribute(&part, "Id");
        type = part_attribute(&part, "Type");
        target = part_attribute(&part, "Target");
        last = type != NULL ? strrchr(type, '/') : NULL;
        if (target != NULL && (id == NULL || g_strcmp0(own, id) == 0) &&
            (kind == NULL || (last != NULL && strcmp(last + 1, kind) == 0)))
            found = target[0] == '/' ? g_strdup(target + 1) : g_strconcat(folder, target, NULL);
        g_free(own);
        g_free(type);
        g_free(target);
    }
    part_close(&part);
    return found;
}

struct sheet_entry {
    char *title, *id;
    bool  hidden;
};

static void clear_entry(void *data)
{
    struct sheet_entry *entry = data;

    g_free(entry->title);
    g_free(entry->id);
}

/* The sheets that the workbook names, in their order. */
static GArray *read_workbook(struct xlsx *xlsx, const char *name)
{
    GArray     *entries = g_array_new(FALSE, FALSE, sizeof(struct sheet_entry));
    struct part part;

    g_array_set_clear_func(entries, clear_entry);
    if (!part_open(&part, xlsx->package, name)) {
        book_fail(xlsx->builder, DIAG_SHEET_BROKEN, name, "thiếu phần này", "the part is missing");
        return entries;
    }
    while (part_step(&part)) {
        if (part_opens(&part, "workbookPr")) {
            char *epoch = part_attribute(&part, "date1904");

            xlsx->epoch_1904 = g_strcmp0(epoch, "1") == 0 || g_strcmp0(epoch, "true") == 0;
            g_free(epoch);
        } else if (part_opens(&part, "sheet") && entries->len < SHEET_SHEETS_MAX) {
            char              *state = part_attribute(&part, "state");
            struct sheet_entry entry = {part_attribute(&part, "name"), part_attribute(&part, "id"),
                                        state != NULL && strcmp(state, "visible") != 0};

            g_array_append_val(entries, entry);
            g_free(state);
        }
    }
    part_close(&part);
    return entries;
}

/* Custom properties: <property name="…"><vt:lpwstr>…</vt:lpwstr></property>. */
static void read_properties(struct xlsx *xlsx, const char *name)
{
    struct part part;
    char       *property = NULL;
    GString    *value = g_string_new(NULL);

    if (part_open(&part, xlsx->package, name)) {
        while (part_step(&part)) {
            const char *text;

            if (part_opens(&part, "property")) {
                g_free(property);
                property = part_attribute(&part, "name");
                g_string_set_size(value, 0);
            } else if (part_closes(&part, "property") && property != NULL)
                book_add_property(xlsx->builder, property, value->str);
            else if (property != NULL && (text = part_text(&part)) != NULL)
                book_add_text(xlsx->builder, value, text);
        }
        part_close(&part);
    }
    g_string_free(value, TRUE);
    g_free(property);
}

static void read_part_of_kind(struct xlsx *xlsx, const char *relations, const char *folder, const char *kind,
                              void (*read)(struct xlsx *xlsx, const char *name))
{
    char *target = relation(xlsx, relations, folder, NULL, kind);

    if (target != NULL)
        read(xlsx, target);
    g_free(target);
}

static void read_sheets(struct xlsx *xlsx, const char *workbook)
{
    const char *slash = strrchr(workbook, '/');
    char       *folder = slash != NULL ? g_strndup(workbook, (gsize)(slash - workbook) + 1) : g_strdup("");
    char       *relations = g_strconcat(folder, "_rels/", slash != NULL ? slash + 1 : workbook, ".rels", NULL);
    GArray     *entries;

    read_part_of_kind(xlsx, relations, folder, "styles", read_styles);
    read_part_of_kind(xlsx, relations, folder, "sharedStrings", read_strings);
    entries = read_workbook(xlsx, workbook);
    for (unsigned i = 0; i < entries->len && !xlsx->builder->failed; i++) {
        const struct sheet_entry *entry = &g_array_index(entries, struct sheet_entry, i);
        char *target = entry->id != NULL ? relation(xlsx, relations, folder, entry->id, NULL) : NULL;

        if (target != NULL)
            read_sheet(xlsx, target, entry->title != NULL ? entry->title : "", entry->hidden);
        else
            book_fail(xlsx->builder, DIAG_SHEET_BROKEN, entry->title, "trang tính không có nội dung",
                      "the sheet has no part");
        g_free(target);
    }
    g_array_free(entries, TRUE);
    g_free(relations);
    g_free(folder);
}

bool xlsx_read(struct book_builder *builder, struct package *package)
{
    struct xlsx xlsx = {.builder = builder,
                        .package = package,
                        .strings = g_ptr_array_new(),
                        .formats = g_hash_table_new_full(NULL, NULL, NULL, g_free),
                        .styles = g_array_new(FALSE, FALSE, sizeof(struct style))};
    char       *workbook = relation(&xlsx, "_rels/.rels", "", NULL, "officeDocument");

    if (workbook == NULL)
        book_fail(builder, DIAG_SHEET_BROKEN, "_rels/.rels", "không nêu sổ tính nào", "names no workbook");
    else {
        read_part_of_kind(&xlsx, "_rels/.rels", "", "custom-properties", read_properties);
        read_sheets(&xlsx, workbook);
    }
    g_free(workbook);
    g_ptr_array_free(xlsx.strings, TRUE);
    g_hash_table_destroy(xlsx.formats);
    g_array_free(xlsx.styles, TRUE);
    return !builder->failed;
}
