/*
 * form.c -- the workbook: its properties, looks, what sheets have in common.  Written into memory, by libxlsxwriter.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "form_int.h"
#include "import.h"
#include "viet.h"

#define CELL_MAX 32767 /* characters: XLSX has no longer texts */
#define FILL 0xFFF9E5  /* background of cells to be filled in */
#define HEAD 0xE8EEF4  /* of heads */
#define ROW_HEAD 3     /* the table's head */
#define PAPER_A4 9

void form_try(struct form_writing *writing, lxw_error error)
{
    if (writing->error == LXW_NO_ERROR)
        writing->error = error;
}

/* ---- Looks ---- */

static lxw_format *new_look(struct form_writing *writing, bool fill)
{
    lxw_format *look = workbook_add_format(writing->book);

    format_set_font_name(look, "Times New Roman");
    format_set_font_size(look, 12);
    format_set_text_wrap(look);
    format_set_border(look, LXW_BORDER_THIN);
    format_set_align(look, LXW_ALIGN_VERTICAL_CENTER);
    if (fill) {
        format_set_unlocked(look);
        format_set_bg_color(look, FILL);
    }
    return look;
}

static void make_looks(struct form_writing *writing)
{
    struct form_looks *looks = &writing->looks;

    looks->title = new_look(writing, false);
    format_set_bold(looks->title);
    format_set_border(looks->title, LXW_BORDER_NONE);
    looks->note = new_look(writing, false);
    format_set_italic(looks->note);
    format_set_border(looks->note, LXW_BORDER_NONE);
    looks->head = new_look(writing, false);
    format_set_bold(looks->head);
    format_set_bg_color(looks->head, HEAD);
    format_set_align(looks->head, LXW_ALIGN_CENTER);
    looks->text = new_look(writing, false);
    looks->centre = new_look(writing, false);
    format_set_align(looks->centre, LXW_ALIGN_CENTER);
    looks->fill_number = new_look(writing, true);
    format_set_align(looks->fill_number, LXW_ALIGN_RIGHT);
    looks->fill_text = new_look(writing, true);
    format_set_num_format(looks->fill_text, "@");
    looks->fill_date = new_look(writing, true);
    format_set_num_format(looks->fill_date, "dd/mm/yyyy");
    looks->fill_choice = new_look(writing, true);
}

/* ---- Cells ---- */

void form_words(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *words,
                lxw_format *look)
{
    if (words != NULL && g_utf8_strlen(words, -1) > CELL_MAX)
        words = arena_strndup(writing->arena, words, (size_t)(g_utf8_offset_to_pointer(words, CELL_MAX - 1) - words));
    form_try(writing, worksheet_write_string(sheet, row, column, words != NULL ? words : "", look));
}

void form_blank(struct form_writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *look)
{
    form_try(writing, worksheet_write_blank(sheet, row, column, look));
}

/* The end of a footnote that starts at text, "^[…]"; it may hold brackets itself. */
static const char *skip_note(const char *text)
{
    int depth = 0;

    for (text++; *text != '\0'; text++) {
        depth += *text == '[';
        depth -= *text == ']';
        if (depth == 0)
            return text + 1;
    }
    return text;
}

const char *form_plain(struct form_writing *writing, const char *rich)
{
    GString    *plain = g_string_new(NULL);
    const char *kept;

    for (const char *at = rich != NULL ? rich : ""; *at != '\0';) {
        if (at[0] == '^' && at[1] == '[') {
            at = skip_note(at);
            continue;
        }
        if (at[0] == '\\' && at[1] == '*')
            at++;
        else if (at[0] == '*') {
            at++;
            continue;
        }
        g_string_append_c(plain, *at++);
    }
    g_strstrip(plain->str);
    kept = arena_strdup(writing->arena, plain->str);
    g_string_free(plain, TRUE);
    return kept;
}

/* ---- Sheets ---- */

lxw_worksheet *form_sheet(struct form_writing *writing, const char *name, const char *heading,
                          const struct form_column *columns, unsigned n_columns, lxw_row_t *row)
{
    lxw_worksheet      *sheet = workbook_add_worksheet(writing->book, name);
    lxw_row_col_options hidden = {.hidden = LXW_TRUE};
    lxw_col_t           last = (lxw_col_t)(n_columns - 1);
    const char         *who = arena_printf(writing->arena, "Đơn vị: %s", writing->form->agency->name.text);

    form_try(writing, worksheet_merge_range(sheet, 0, 1, 0, last, heading, writing->looks.title));
    form_try(writing, worksheet_merge_range(sheet, 1, 1, 1, last, who, writing->looks.title));
    form_try(writing, worksheet_merge_range(sheet, 2, 1, 2, last, "Chỉ nhập vào ô màu vàng; xem trang Hướng dẫn.",
                                            writing->looks.note));
    for (unsigned i = 0; i < n_columns; i++) {
        lxw_col_t column = (lxw_col_t)i;

        form_words(writing, sheet, ROW_HEAD, column, columns[i].title, writing->looks.head);
        if (columns[i].width > 0)
            form_try(writing, worksheet_set_column(sheet, column, column, columns[i].width, NULL));
        else
            form_try(writing, worksheet_set_column_opt(sheet, column, column, 12, NULL, &hidden));
    }
    *row = ROW_HEAD + 1;
    return sheet;
}

void form_sheet_end(struct form_writing *writing, lxw_worksheet *sheet, unsigned n_columns, lxw_row_t end)
{
    lxw_protection allowed = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};

    worksheet_freeze_panes(sheet, ROW_HEAD + 1, 2);
    form_try(writing, worksheet_repeat_rows(sheet, ROW_HEAD, ROW_HEAD));
    form_try(writing, worksheet_print_area(sheet, 0, 0, end > 0 ? end - 1 : 0, (lxw_col_t)(n_columns - 1)));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_protect(sheet, NULL, &allowed);
}

static void write_help(struct form_writing *writing)
{
    static const char *const lines[] = {
        "HƯỚNG DẪN",
        "1. Chỉ nhập vào ô màu vàng; các ô khác đã khóa.",
        "2. Số viết như 1.855 hoặc 96,26. Tỷ lệ phần trăm chỉ nhập số: 96,26 (đơn vị tính đã ghi là %).",
        "3. Số ước thực hiện nhập ở cột Ước thực hiện, không nhập cột Thực hiện.",
        "4. Chưa có số liệu thì ghi: Chưa có số liệu. Ô để trống là chưa báo cáo; không có phát sinh thì nhập 0.",
        "5. Trạng thái nhiệm vụ chọn trong danh sách; đã hoàn thành thì ghi ngày hoàn thành.",
        "6. Gửi lại chính tệp này; không đổi tên cột, không xóa dòng, không chuyển sang tệp khác.",
    };
    lxw_worksheet *sheet = workbook_add_worksheet(writing->book, "Hướng dẫn");

    form_try(writing, worksheet_set_column(sheet, 0, 0, 100, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        form_words(writing, sheet, (lxw_row_t)i, 0, lines[i], i == 0 ? writing->looks.title : writing->looks.note);
    worksheet_protect(sheet, NULL, NULL);
}

/* ---- The book ---- */

/* Not the time of making it: the period's first day. */
static time_t made_at(const struct form *form)
{
    struct date date = form->id.calendar.from;
    struct tm   tm = {.tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day};

    return date_is_set(date) ? timegm(&tm) : 0;
}

static void set_properties(struct form_writing *writing)
{
    const struct form *form = writing->form;
    lxw_doc_properties about = {.title = FORM_WORDS(arena_printf(writing->arena, "Biểu số liệu %s: %s",
                                                                 writing->period_title, form->agency->name.text)),
                                .author = (char *)(uintptr_t)(form->plan->issuer.short_name.text != NULL
                                                                  ? form->plan->issuer.short_name.text
                                                                  : ""),
                                .created = made_at(form)};

    form_try(writing, workbook_set_properties(writing->book, &about));
    form_try(writing, workbook_set_custom_property_string(
                          writing->book, IMPORT_PROPERTY,
                          arena_printf(writing->arena, "%s/%s/%s", form->plan->id, form->period, form->agency->id)));
}

/* The whole of a file in memory; NULL: errno says why. */
static GByteArray *read_back(int file)
{
    struct stat about;
    GByteArray *bytes;
    ssize_t     got = 0;
    size_t      length = 0;

    if (fstat(file, &about) != 0)
        return NULL;
    bytes = g_byte_array_sized_new((guint)about.st_size);
    g_byte_array_set_size(bytes, (guint)about.st_size);
    while (length < (size_t)about.st_size &&
           (got = pread(file, bytes->data + length, (size_t)about.st_size - length, (off_t)length)) > 0)
        length += (size_t)got;
    if (length == (size_t)about.st_size)
        return bytes;
    g_byte_array_unref(bytes);
    return NULL;
}

GByteArray *form_write(struct arena *arena, const struct form *form, const char *name, struct diags *diags)
{
    struct form_writing  writing = {.arena = arena, .form = form};
    lxw_workbook_options options = {0};
    int                  file = memfd_create("form", MFD_CLOEXEC);
    GByteArray          *bytes = NULL;

    if (file < 0) {
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, name, errno);
        return NULL;
    }
    writing.period_title = viet_period(arena, &form->id);
    writing.book = workbook_new_opt(arena_printf(arena, "/proc/self/fd/%d", file), &options);
    make_looks(&writing);
    set_properties(&writing);
    form_indicators(&writing);
    form_tasks(&writing);
    write_help(&writing);
    errno = 0;
    form_try(&writing, workbook_close(writing.book));
    if (writing.error == LXW_NO_ERROR)
        bytes = read_back(file);
    if (bytes == NULL)
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, name, errno != 0 ? errno : EIO);
    close(file);
    return bytes;
}
