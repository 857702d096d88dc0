/*
 * number.c -- number, day and month into their fields, and the number into the register of the plan.
 *
 * The register is a text file in the plan's folder: year, symbol, number, date and file, parted by tabs.  A line is
 * written before the document is: a number is rather lost than given twice.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "field_look.h"
#include "sign_file.h"
#include "sign_int.h"

#define REGISTER "numbers.tsv"
#define REGISTER_MAX (16u << 20)

/* ---- The register ---- */

struct entry {
    char *year, *symbol, *number, *date, *file;
};

/* The symbol behind the number, "/BC-UBND", from the metadata: each has numbers of its own. */
static char *symbol_of(struct pdf_doc *doc)
{
    static const char start[] = "<dc:identifier>", end[] = "</dc:identifier>";
    unsigned char    *data = NULL;
    size_t            length = 0;
    char             *made = NULL;
    qpdf_oh           metadata = pdf_get(doc, doc->root, "/Metadata");
    if (!qpdf_oh_is_stream(doc->q, metadata))
        return g_strdup("");
    qpdf_oh_get_stream_data(doc->q, metadata, qpdf_dl_generalized, NULL, &data, &length);
    const char *from = data != NULL ? g_strstr_len((const char *)data, (gssize)length, start) : NULL;
    const char *to = from != NULL ? g_strstr_len(from, (gssize)(length - (size_t)(from - (const char *)data)), end)
                                  : NULL;
    if (to != NULL) {
        char *text = g_strndup(from + strlen(start), (gsize)(to - from) - strlen(start));
        char *stroke = strchr(text, '/');
        made = g_utf8_make_valid(stroke != NULL ? stroke : text, -1);
        g_strdelimit(made, "\t\r\n", ' ');
        g_free(text);
    }
    free(data);
    return made != NULL ? made : g_strdup("");
}

static char *register_path(const struct number_options *options)
{
    char *folder = options->plan != NULL ? g_strdup(options->plan) : g_path_get_dirname(options->file);
    char *path = g_build_filename(folder, REGISTER, NULL);
    g_free(folder);
    return path;
}

/* A number that is in the register already: for another file it is refused. */
static bool number_is_free(const char *text, const struct entry *wanted, bool *known, struct diags *diags)
{
    char **lines = g_strsplit(text, "\n", -1);
    bool   good = true;
    for (char **line = lines; good && *line != NULL; line++) {
        char **cells = g_strsplit(*line, "\t", -1);
        if (g_strv_length(cells) >= 5 && strcmp(cells[0], wanted->year) == 0 && strcmp(cells[1], wanted->symbol) == 0 &&
            strcmp(cells[2], wanted->number) == 0) {
            *known = strcmp(cells[3], wanted->date) == 0 && strcmp(cells[4], wanted->file) == 0;
            good = *known;
            if (!good)
                diag(diags, DIAG_NUMBER_USED, SPAN_NONE, wanted->number, wanted->year, cells[4], cells[3], NULL);
        }
        g_strfreev(cells);
    }
    g_strfreev(lines);
    return good;
}

static bool append_line(int descriptor, const char *text, const struct entry *entry)
{
    bool   unfinished = *text != '\0' && text[strlen(text) - 1] != '\n';
    char  *line = g_strdup_printf("%s%s\t%s\t%s\t%s\t%s\n", unfinished ? "\n" : "", entry->year, entry->symbol,
                                  entry->number, entry->date, entry->file);
    size_t length = strlen(line);
    bool   good = write(descriptor, line, length) == (ssize_t)length && fsync(descriptor) == 0;
    g_free(line);
    return good;
}

/* Takes the number, under a lock: two who number at the same time never get the same. */
static bool register_take(const char *path, const struct entry *entry, struct diags *diags)
{
    char *text = NULL;
    gsize length = 0;
    bool  known = false, good = false;
    int   descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0 || flock(descriptor, LOCK_EX) != 0) {
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, errno);
        if (descriptor >= 0)
            close(descriptor);
        return false;
    }
    if (!g_file_get_contents(path, &text, &length, NULL) || length > REGISTER_MAX || strlen(text) != length)
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno != 0 ? errno : EFBIG);
    else if (number_is_free(text, entry, &known, diags)) {
        good = known || append_line(descriptor, text, entry);
        if (!good)
            diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, errno);
    }
    g_free(text);
    close(descriptor);
    return good;
}

/* ---- The fields ---- */

/* What is filled: the field of a name and those of its copies, "number", "number-2" … */
struct filling {
    struct pdf_update *update;
    const char        *name, *text;
    bool               good;
};

static bool is_copy(const char *name, const char *of)
{
    size_t length = strlen(of);
    return strncmp(name, of, length) == 0 &&
           (name[length] == '\0' || (name[length] == '-' && g_ascii_isdigit(name[length + 1])));
}

static void fill_field(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    struct filling *filling = data;
    if (!filling->good || strcmp(type, "/Tx") != 0 || !is_copy(name, filling->name))
        return;
    unsigned look = look_of_text(filling->update, field, filling->text);
    filling->good = look != 0 && pdf_number(doc, field) != 0;
    if (!filling->good)
        return;
    char *entries = g_strdup_printf("/AP<</N %u 0 R>>", look);
    qpdf_oh_remove_key(doc->q, field, "/AP");
    qpdf_oh_replace_key(doc->q, field, "/V", qpdf_oh_new_unicode_string(doc->q, filling->text));
    update_rewrite_with(filling->update, field, entries);
    g_free(entries);
}

static bool fill(struct pdf_update *update, const char *name, const char *text)
{
    struct filling filling = {update, name, text, true};
    pdf_fields(update->doc, fill_field, &filling);
    return filling.good;
}

static bool fill_all(struct pdf_update *update, const struct number_options *options, struct diags *diags)
{
    char *day = g_strdup_printf("%02d", options->date.day);
    char *month = g_strdup_printf(options->date.month < 3 ? "%02d" : "%d", options->date.month);
    bool  good = fill(update, "number", options->number) && fill(update, "day", day) && fill(update, "month", month);
    if (!good)
        diag(diags, DIAG_NUMBER_TEXT, SPAN_NONE, options->number, NULL);
    g_free(day);
    g_free(month);
    return good;
}

/* ---- When a number may be given ---- */

static bool may_be_numbered(const struct number_options *options, struct pdf_doc *doc, struct diags *diags)
{
    struct field_list list;
    qpdf_oh           number = field_find(doc, "number", NULL);
    char             *known = pdf_text(doc, number, "/V");
    enum diag_code    code = DIAG_CODE_COUNT;
    field_list_read(&list, doc);
    if (!qpdf_oh_is_dictionary(doc->q, number))
        code = DIAG_NUMBER_NO_FIELD;
    else if (known != NULL && *known != '\0')
        code = DIAG_NUMBER_THERE;
    else if (list.person_missing || !list.any)
        code = DIAG_NUMBER_UNSIGNED;
    else if (list.organisation)
        code = DIAG_NUMBER_SEALED;
    if (code != DIAG_CODE_COUNT)
        diag(diags, code, SPAN_NONE, options->file, known != NULL ? known : "", NULL);
    field_list_free(&list);
    g_free(known);
    return code == DIAG_CODE_COUNT;
}

static bool register_number(const struct number_options *options, struct pdf_doc *doc, struct diags *diags)
{
    struct entry entry = {.symbol = symbol_of(doc), .number = g_strdup(options->number)};
    char        *path = register_path(options), date[DATE_TEXT_MAX];
    entry.year = g_strdup_printf("%d", options->date.year);
    entry.date = g_strdup(date_print(options->date, date));
    entry.file = g_path_get_basename(options->file);
    g_strdelimit(entry.file, "\t\r\n", ' ');
    bool good = register_take(path, &entry, diags);
    g_free(entry.year);
    g_free(entry.symbol);
    g_free(entry.number);
    g_free(entry.date);
    g_free(entry.file);
    g_free(path);
    return good;
}

bool number_file(const struct number_options *options, struct diags *diags)
{
    struct signed_file file;
    struct pdf_update  update = {0};
    bool good = signed_file_open(&file, options->file, diags) && may_be_numbered(options, file.doc, diags) &&
                signed_file_is_whole(&file, diags);
    if (good) {
        update_begin(&update, file.doc);
        good = fill_all(&update, options, diags) && register_number(options, file.doc, diags);
    }
    if (good) {
        update_finish(&update);
        good = signed_file_write(options->out != NULL ? options->out : options->file, &update, diags);
    }
    update_free(&update);
    signed_file_close(&file);
    return good;
}
