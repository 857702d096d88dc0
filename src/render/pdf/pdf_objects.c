/*
 * pdf_objects.c -- libharu's objects and ours into one file.
 *
 * libharu holds what there is once or once a page: catalog, pages, streams, fonts, annotations.  The many small objects
 * of the structure tree would cost it a dictionary each and an entry of 20 bytes in the file's table; they are printed
 * straight into compressed object streams instead, and the file ends in a compressed cross-reference stream.
 */
#include <libdeflate.h>

#include "pdf_int.h"

#define OBJECTS_PER_STREAM 256u
#define XREF_COLUMNS 7

typedef void packed_write(struct pdf *pdf, uint32_t number, struct pdf_buf *out);

static void element_object(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    pdf_element_write(pdf, number + 1, out);
}

static packed_write *const writers[PDF_GROUP_COUNT] = {
    [PDF_TREE_ROOT] = pdf_tree_root_write,       [PDF_ELEMENTS] = element_object,
    [PDF_HEADERS] = pdf_headers_write,           [PDF_PARENTS] = pdf_parents_write,
    [PDF_PARENTS_ROOT] = pdf_parents_root_write, [PDF_IDS] = pdf_ids_write,
    [PDF_IDS_ROOT] = pdf_ids_root_write,         [PDF_OUTLINE_ROOT] = pdf_outline_root_write,
    [PDF_OUTLINE] = pdf_outline_write,           [PDF_LABELS] = pdf_labels_write,
};

HPDF_Dict pdf_dict_new(struct pdf *pdf)
{
    HPDF_Dict dict = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Xref_Add(pdf->doc->xref, dict);
    return dict;
}

HPDF_Dict pdf_dict_printed(struct pdf *pdf, HPDF_Dict_OnWriteFunc write_fn, void *attr)
{
    HPDF_Dict dict = pdf_dict_new(pdf);
    dict->write_fn = write_fn;
    dict->attr = attr;
    return dict;
}

HPDF_Dict pdf_stream_new(struct pdf *pdf, struct pdf_buf *raw)
{
    HPDF_Dict dict = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    pdf_job_attach(pdf->jobs, pdf_jobs_add(pdf->jobs, raw), dict);
    return dict;
}

uint32_t pdf_packed_id(const struct pdf *pdf, enum pdf_group group, uint32_t n)
{
    return pdf->packed_first[group] + n;
}

/* ---- Object streams ---- */

static void packed_object(struct pdf *pdf, uint32_t id, struct pdf_buf *out)
{
    enum pdf_group group = 0;
    while (id >= pdf->packed_first[group + 1])
        group++;
    writers[group](pdf, id - pdf->packed_first[group], out);
    pdf_buf_append(out, "\n", 1);
}

/* The content of an object stream: pairs of number and offset, then the objects. */
static void pack_fill(struct pdf *pdf, uint32_t number, struct pdf_buf *out)
{
    uint32_t       first = pdf->packed_first[0] + number * OBJECTS_PER_STREAM;
    uint32_t       end = MIN(first + OBJECTS_PER_STREAM, pdf->packed_first[PDF_GROUP_COUNT]);
    struct pdf_buf objects = {0};
    /* Offsets have a fixed width, so that the length of the list is known beforehand. */
    for (uint32_t id = first; id < end; id++) {
        char pair[32];
        int  length = g_snprintf(pair, sizeof pair, "%08u %08u ", id, (unsigned)objects.length);
        pdf_buf_append(out, pair, (size_t)length);
        packed_object(pdf, id, &objects);
    }
    pdf_buf_append(out, objects.data, objects.length);
    pdf_buf_free(&objects);
}

static HPDF_Dict pack_stream(struct pdf *pdf, uint32_t n_objects)
{
    HPDF_Dict dict = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    HPDF_Dict_AddName(dict, "Type", "ObjStm");
    HPDF_Dict_AddNumber(dict, "N", (HPDF_INT32)n_objects);
    HPDF_Dict_AddNumber(dict, "First", (HPDF_INT32)n_objects * 18);
    return dict;
}

void pdf_objects_pack(struct pdf *pdf)
{
    uint32_t counts[PDF_GROUP_COUNT] = {
        [PDF_TREE_ROOT] = 1,
        [PDF_ELEMENTS] = pdf->elements->len - 1,
        [PDF_HEADERS] = pdf->headers->len,
        [PDF_PARENTS] = (pdf->pages->n_pages + pdf->annotations->len + PDF_PARENTS_PER_LEAF - 1) / PDF_PARENTS_PER_LEAF,
        [PDF_PARENTS_ROOT] = 1,
        [PDF_IDS] = (pdf->ids->len + PDF_IDS_PER_LEAF - 1) / PDF_IDS_PER_LEAF,
        [PDF_IDS_ROOT] = 1,
        [PDF_OUTLINE_ROOT] = 1,
        [PDF_OUTLINE] = pdf->pages->n_bookmarks,
        [PDF_LABELS] = 1,
    };
    uint32_t total = 0;
    for (int group = 0; group < PDF_GROUP_COUNT; group++)
        total += counts[group];
    uint32_t   n_streams = (total + OBJECTS_PER_STREAM - 1) / OBJECTS_PER_STREAM;
    GPtrArray *streams = g_ptr_array_new();
    for (uint32_t i = 0; i < n_streams; i++)
        g_ptr_array_add(streams, pack_stream(pdf, MIN(OBJECTS_PER_STREAM, total - i * OBJECTS_PER_STREAM)));
    pdf->pack_of_first = pdf_id(g_ptr_array_index(streams, 0));
    pdf->packed_first[0] = pdf->doc->xref->entries->count;
    for (int group = 0; group < PDF_GROUP_COUNT; group++)
        pdf->packed_first[group + 1] = pdf->packed_first[group] + counts[group];
    for (uint32_t i = 0; i < n_streams; i++)
        pdf_job_attach(pdf->jobs, pdf_jobs_add_fill(pdf->jobs, pack_fill, pdf, i), g_ptr_array_index(streams, i));
    g_ptr_array_free(streams, TRUE);
}

/* ---- The file ---- */

static HPDF_STATUS file_write(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    /* A failure stays in ferror, where the caller looks. */
    return fwrite(bytes, 1, length, stream->attr) == length ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

static bool objects_write(struct pdf *pdf, HPDF_Stream stream)
{
    HPDF_Xref xref = pdf->doc->xref;
    HPDF_Stream_WriteStr(stream, "%PDF-1.7\n%\xb7\xbe\xad\xaa\n");
    for (HPDF_UINT i = 1; i < xref->entries->count; i++) {
        HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, i);
        char           head[32];
        int            length = g_snprintf(head, sizeof head, "%u 0 obj\n", i);
        entry->byte_offset = stream->size;
        if (HPDF_Stream_Write(stream, (HPDF_BYTE *)head, (HPDF_UINT)length) != HPDF_OK ||
            HPDF_Obj_WriteValue(entry->obj, stream, NULL) != HPDF_OK ||
            HPDF_Stream_WriteStr(stream, "\nendobj\n") != HPDF_OK)
            return false;
    }
    return true;
}

static void xref_row(unsigned char row[XREF_COLUMNS], unsigned type, uint32_t middle, unsigned last)
{
    row[0] = (unsigned char)type;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(middle >> (24 - 8 * i));
    row[5] = (unsigned char)(last >> 8);
    row[6] = (unsigned char)last;
}

/* All entries, each written as its difference from the one before (PNG's Up): they then compress to almost nothing. */
static void xref_rows(struct pdf *pdf, uint32_t xref_at, struct pdf_buf *out)
{
    uint32_t      packed = pdf->packed_first[0], end = pdf->packed_first[PDF_GROUP_COUNT];
    unsigned char before[XREF_COLUMNS] = {0}, row[XREF_COLUMNS], line[XREF_COLUMNS + 1] = {2};
    for (uint32_t id = 0; id <= end; id++) {
        if (id == 0) {
            xref_row(row, 0, 0, 65535);
        } else if (id < packed) {
            xref_row(row, 1, HPDF_Xref_GetEntry(pdf->doc->xref, id)->byte_offset, 0);
        } else if (id < end) { /* an object stream's dictionary and its length have two numbers */
            uint32_t n = id - packed;
            xref_row(row, 2, pdf->pack_of_first + n / OBJECTS_PER_STREAM * 2, n % OBJECTS_PER_STREAM);
        } else {
            xref_row(row, 1, xref_at, 0);
        }
        for (int i = 0; i < XREF_COLUMNS; i++)
            line[i + 1] = (unsigned char)(row[i] - before[i]);
        memcpy(before, row, sizeof before);
        pdf_buf_append(out, line, sizeof line);
    }
}

/* The trailer's ID: from the content, so that the same input gives the same bytes. */
static void file_id(struct pdf *pdf, struct pdf_buf *out)
{
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    pdf_jobs_checksum(pdf->jobs, checksum);
    const char *title = pdf->info != NULL && pdf->info->title ? pdf->info->title : "";
    g_checksum_update(checksum, (const guchar *)title, (gssize)strlen(title));
    char id[33];
    g_strlcpy(id, g_checksum_get_string(checksum), sizeof id);
    pdf_buf_printf(out, "/ID[<%s><%s>]", id, id);
    g_checksum_free(checksum);
}

static bool xref_write(struct pdf *pdf, HPDF_Stream stream)
{
    uint32_t       at = stream->size, id = pdf->packed_first[PDF_GROUP_COUNT];
    struct pdf_buf rows = {0}, head = {0};
    xref_rows(pdf, at, &rows);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    if (compressor == NULL)
        g_error("out of memory");
    size_t bound = libdeflate_zlib_compress_bound(compressor, rows.length);
    char  *packed = g_malloc(bound);
    size_t length = libdeflate_zlib_compress(compressor, rows.data, rows.length, packed, bound);
    libdeflate_free_compressor(compressor);
    pdf_buf_printf(&head, "%u 0 obj\n<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R", id, id + 1, pdf_id(pdf->doc->catalog));
    if (pdf->doc->info)
        pdf_buf_printf(&head, "/Info %u 0 R", pdf_id(pdf->doc->info));
    file_id(pdf, &head);
    pdf_buf_printf(
        &head, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %" G_GSIZE_FORMAT ">>\nstream\r\n",
        XREF_COLUMNS, length);
    bool ok = HPDF_Stream_Write(stream, (HPDF_BYTE *)head.data, (HPDF_UINT)head.length) == HPDF_OK &&
              HPDF_Stream_Write(stream, (HPDF_BYTE *)packed, (HPDF_UINT)length) == HPDF_OK;
    head.length = 0;
    pdf_buf_printf(&head, "\nendstream\nendobj\nstartxref\n%u\n%%%%EOF\n", at);
    ok = ok && HPDF_Stream_Write(stream, (HPDF_BYTE *)head.data, (HPDF_UINT)head.length) == HPDF_OK;
    g_free(packed);
    pdf_buf_free(&rows);
    pdf_buf_free(&head);
    return ok;
}

bool pdf_objects_save(struct pdf *pdf, FILE *out)
{
    HPDF_Stream stream = HPDF_CallbackWriter_New(pdf->doc->mmgr, file_write, out);
    if (!stream)
        return false;
    bool ok = objects_write(pdf, stream) && xref_write(pdf, stream);
    HPDF_Stream_Free(stream);
    return ok;
}
