/*
 * pdf_update.c -- incremental updates: objects, then a cross-reference of the same form as the file's last one.
 */
#include "pdf_update.h"

#include <libdeflate.h>
#include <stdarg.h>
#include <string.h>

struct pdf_place {
    unsigned number;
    size_t   at;
};

enum { ROW = 7 }; /* bytes of an entry: type, four of the offset, two of the generation */

void update_begin(struct pdf_update *update, struct pdf_doc *doc)
{
    long long size = qpdf_oh_get_int_value(doc->q, pdf_get(doc, doc->trailer, "/Size"));
    *update = (struct pdf_update){.doc = doc};
    update->bytes = g_byte_array_sized_new((guint)doc->raw.end + 65536);
    g_byte_array_append(update->bytes, doc->raw.bytes, (guint)doc->raw.end);
    if (doc->raw.bytes[doc->raw.end - 1] != '\n' && doc->raw.bytes[doc->raw.end - 1] != '\r')
        update_string(update, "\n");
    update->places = g_array_new(FALSE, FALSE, sizeof(struct pdf_place));
    update->next = (unsigned)MAX(size, (long long)doc->raw.entries->len);
}

void update_free(struct pdf_update *update)
{
    if (update->bytes != NULL)
        g_byte_array_unref(update->bytes);
    if (update->places != NULL)
        g_array_free(update->places, TRUE);
    *update = (struct pdf_update){0};
}

unsigned update_number(struct pdf_update *update)
{
    return update->next++;
}

void update_string(struct pdf_update *update, const char *text)
{
    g_byte_array_append(update->bytes, (const guint8 *)text, (guint)strlen(text));
}

void update_printf(struct pdf_update *update, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    update_string(update, text);
    g_free(text);
}

void update_object(struct pdf_update *update, unsigned number)
{
    struct pdf_place place = {number, update->bytes->len};
    g_array_append_val(update->places, place);
    update_printf(update, "%u 0 obj\n", number);
}

void update_end_object(struct pdf_update *update)
{
    update_string(update, "\nendobj\n");
}

void update_rewrite(struct pdf_update *update, qpdf_oh object)
{
    update_rewrite_with(update, object, "");
}

void update_rewrite_with(struct pdf_update *update, qpdf_oh object, const char *entries)
{
    char  *text = g_strdup(qpdf_oh_unparse_resolved(update->doc->q, object));
    size_t length = strlen(text);
    if (length >= 2)
        text[length - 2] = '\0'; /* ">>" */
    update_object(update, pdf_number(update->doc, object));
    update_printf(update, "%s%s>>", text, entries);
    update_end_object(update);
    g_free(text);
}

void update_stream(struct pdf_update *update, unsigned number, const char *dictionary, const void *data, size_t length,
                   bool packed)
{
    char *made = NULL;
    if (packed) {
        struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(9);
        if (compressor == NULL)
            g_error("out of memory");
        size_t room = libdeflate_zlib_compress_bound(compressor, length);
        made = g_malloc(room);
        length = libdeflate_zlib_compress(compressor, data, length, made, room);
        libdeflate_free_compressor(compressor);
    }
    update_object(update, number);
    update_printf(update, "<<%s%s/Length %" G_GSIZE_FORMAT ">>\nstream\r\n", dictionary,
                  packed ? "/Filter/FlateDecode" : "", length);
    g_byte_array_append(update->bytes, packed ? (const guint8 *)made : data, (guint)length);
    update_string(update, "\nendstream");
    update_end_object(update);
    g_free(made);
}

/* ---- The cross-reference ---- */

static gint by_number(gconstpointer a, gconstpointer b)
{
    const struct pdf_place *one = a, *other = b;
    return one->number < other->number ? -1 : one->number > other->number;
}

/* The end of a row of objects whose numbers follow each other. */
static guint run_end(const GArray *places, guint from)
{
    guint end = from + 1;
    while (end < places->len && g_array_index(places, struct pdf_place, end).number ==
                                    g_array_index(places, struct pdf_place, end - 1).number + 1)
        end++;
    return end;
}

/* The file's first ID stays; the second is of what was appended, so that the same update gives the same bytes. */
static void put_trailer(struct pdf_update *update, unsigned size)
{
    struct pdf_doc *doc = update->doc;
    qpdf_oh         id = pdf_get(doc, doc->trailer, "/ID"), info = pdf_get(doc, doc->trailer, "/Info");
    char           *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, update->bytes->data, update->bytes->len);
    update_printf(update, "/Size %u/Prev %" G_GUINT64_FORMAT "/Root %u 0 R", size, doc->raw.start_xref,
                  pdf_number(doc, doc->root));
    if (pdf_number(doc, info) != 0)
        update_printf(update, "/Info %u 0 R", pdf_number(doc, info));
    if (qpdf_oh_is_array(doc->q, id))
        update_printf(update, "/ID[%s<%.32s>]", qpdf_oh_unparse(doc->q, qpdf_oh_get_array_item(doc->q, id, 0)), sum);
    g_free(sum);
}

static void put_table(struct pdf_update *update)
{
    const GArray *places = update->places;
    update_string(update, "xref\n");
    for (guint i = 0, end; i < places->len; i = end) {
        end = run_end(places, i);
        update_printf(update, "%u %u\n", g_array_index(places, struct pdf_place, i).number, end - i);
        for (guint k = i; k < end; k++)
            update_printf(update, "%010" G_GSIZE_FORMAT " 00000 n\r\n", g_array_index(places, struct pdf_place, k).at);
    }
    update_string(update, "trailer\n<<");
    put_trailer(update, update->next);
    update_string(update, ">>\n");
}

static void put_rows(const GArray *places, GByteArray *rows)
{
    for (guint i = 0; i < places->len; i++) {
        size_t at = g_array_index(places, struct pdf_place, i).at;
        guint8 row[ROW] = {1, (guint8)(at >> 24), (guint8)(at >> 16), (guint8)(at >> 8), (guint8)at, 0, 0};
        g_byte_array_append(rows, row, ROW);
    }
}

static void put_stream(struct pdf_update *update, unsigned number)
{
    const GArray *places = update->places;
    GByteArray   *rows = g_byte_array_new();
    put_rows(places, rows);
    update_printf(update, "%u 0 obj\n<</Type/XRef/W[1 4 2]", number);
    put_trailer(update, update->next);
    update_string(update, "/Index[");
    for (guint i = 0, end; i < places->len; i = end) {
        end = run_end(places, i);
        update_printf(update, i > 0 ? " %u %u" : "%u %u", g_array_index(places, struct pdf_place, i).number, end - i);
    }
    update_printf(update, "]/Length %u>>\nstream\r\n", rows->len);
    g_byte_array_append(update->bytes, rows->data, rows->len);
    update_string(update, "\nendstream\nendobj\n");
    g_byte_array_unref(rows);
}

void update_finish(struct pdf_update *update)
{
    const struct pdf_raw *raw = &update->doc->raw;
    bool     table = raw->length - raw->start_xref > 4 && memcmp(raw->bytes + raw->start_xref, "xref", 4) == 0;
    unsigned number = table ? 0 : update_number(update);
    size_t   at = update->bytes->len;
    if (!table) {
        struct pdf_place place = {number, at};
        g_array_append_val(update->places, place);
    }
    g_array_sort(update->places, by_number);
    if (table)
        put_table(update);
    else
        put_stream(update, number);
    update_printf(update, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);
}
