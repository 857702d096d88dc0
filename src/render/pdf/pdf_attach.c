/*
 * pdf_attach.c -- the data of each table, as CSV and JSON, in files that the PDF carries with it (PDF/A-3).
 */
#include "pdf_int.h"
#include "table_data.h"

struct pdf_attachment {
    char     *name, *description;
    HPDF_Dict filespec, file;
};

static void attachment_free(void *data)
{
    struct pdf_attachment *attachment = data;
    g_free(attachment->name);
    g_free(attachment->description);
    g_free(attachment);
}

static HPDF_STATUS filespec_write(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf_attachment *attachment = dict->attr;
    struct pdf_buf               buf = {0};
    pdf_buf_printf(&buf, "/Type/Filespec/F(%s)/UF(%s)\n", attachment->name, attachment->name);
    pdf_buf_printf(&buf, "/EF<</F %u 0 R/UF %u 0 R>>/AFRelationship/Data/Desc", pdf_id(attachment->file),
                   pdf_id(attachment->file));
    pdf_buf_text(&buf, attachment->description);
    pdf_buf_string(&buf, "\n");
    return pdf_buf_print(&buf, stream);
}

/* Size, the MD5 that the standard asks for, and the date of the document: nothing is known of another. */
static HPDF_Dict file_params(struct pdf *pdf, const char *bytes, size_t length)
{
    HPDF_MMgr  mmgr = pdf->doc->mmgr;
    HPDF_Dict  params = HPDF_Dict_New(mmgr);
    GChecksum *md5 = g_checksum_new(G_CHECKSUM_MD5);
    guint8     digest[16];
    gsize      digest_length = sizeof digest;
    char       date[32];
    g_checksum_update(md5, (const guchar *)bytes, (gssize)length);
    g_checksum_get_digest(md5, digest, &digest_length);
    g_checksum_free(md5);
    HPDF_Dict_AddNumber(params, "Size", (HPDF_INT32)length);
    HPDF_Dict_Add(params, "CheckSum", HPDF_Binary_New(mmgr, digest, sizeof digest));
    if (pdf_date(pdf, date))
        HPDF_Dict_Add(params, "ModDate", HPDF_String_New(mmgr, date, NULL));
    return params;
}

/* Takes over the name; text is left as it is. */
static void attach_file(struct pdf *pdf, char *name, const char *mime, const char *title, const GString *text)
{
    struct pdf_attachment *attachment = g_new0(struct pdf_attachment, 1);
    struct pdf_buf         raw = {0};
    char                  *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
    attachment->name = name;
    attachment->description = g_strdup_printf("%s (SHA-256: %s)", title, sum);
    g_free(sum);
    HPDF_Dict params = file_params(pdf, text->str, text->len);
    pdf_buf_append(&raw, text->str, text->len);
    attachment->file = pdf_stream_new(pdf, &raw);
    HPDF_Dict_AddName(attachment->file, "Type", "EmbeddedFile");
    HPDF_Dict_AddName(attachment->file, "Subtype", mime);
    HPDF_Dict_Add(attachment->file, "Params", params);
    attachment->filespec = pdf_dict_printed(pdf, filespec_write, attachment);
    g_ptr_array_add(pdf->attachments, attachment);
}

/* The table's id in letters that every file system takes; tables without one are numbered.  taken: those given so far.
 */
static char *base_name(GHashTable *taken, const char *id, unsigned number)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    char             *base = id != NULL && *id ? g_strndup(id, 100) : g_strdup_printf("bang-%u", number);
    g_strcanon(base, letters, '-');
    if (g_hash_table_contains(taken, base)) {
        char *other = g_strdup_printf("%s.%u", base, number);
        g_free(base);
        base = other;
    }
    g_hash_table_add(taken, g_strdup(base));
    return base;
}

/* What the table belongs to, for its description: its annex, or the document. */
static char *table_title(const struct pdf *pdf, const struct doc_node *table)
{
    const struct doc_node *annex = doc_ancestor(table, DOC_ANNEX);
    const char            *where = annex != NULL && annex->text && *annex->text ? annex->text
                                   : pdf->info != NULL && pdf->info->title      ? pdf->info->title
                                                                                : "Văn bản";
    return g_strdup_printf("Dữ liệu của bảng, %s", where);
}

static void attach_table(struct pdf *pdf, const struct doc_node *table, unsigned number, GHashTable *taken)
{
    const struct doc_table *attr = table->attr;
    struct table_data      *data = table_data_new(table);
    char                   *base = base_name(taken, attr->id, number), *title = table_title(pdf, table);
    GString                *text = g_string_new(NULL);
    table_data_csv(data, text);
    attach_file(pdf, g_strconcat(base, ".csv", NULL), "text/csv", title, text);
    g_string_truncate(text, 0);
    table_data_json(data, base, text);
    attach_file(pdf, g_strconcat(base, ".json", NULL), "application/json", title, text);
    g_string_free(text, TRUE);
    g_free(title);
    g_free(base);
    table_data_free(data);
}

static int compare_names(const void *a, const void *b)
{
    const struct pdf_attachment *const *one = a, *const *other = b;
    return strcmp((*one)->name, (*other)->name);
}

void pdf_attach_tables(struct pdf *pdf)
{
    const struct doc_node *root = pdf->pages->doc->root;
    GHashTable            *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    unsigned               number = 0;
    pdf->attachments = g_ptr_array_new_with_free_func(attachment_free);
    for (const struct doc_node *node = root; node; node = doc_next(node, root))
        if (node->kind == DOC_TABLE)
            attach_table(pdf, node, ++number, taken);
    g_hash_table_destroy(taken);
    g_ptr_array_sort(pdf->attachments, compare_names); /* a name tree is in order */
}

void pdf_attachments_write(const struct pdf *pdf, struct pdf_buf *out)
{
    if (pdf->attachments == NULL || pdf->attachments->len == 0)
        return;
    pdf_buf_string(out, "/AF[");
    for (guint i = 0; i < pdf->attachments->len; i++) {
        const struct pdf_attachment *attachment = pdf->attachments->pdata[i];
        pdf_buf_printf(out, "%u 0 R ", pdf_id(attachment->filespec));
    }
    pdf_buf_string(out, "]\n/Names<</EmbeddedFiles<</Names[");
    for (guint i = 0; i < pdf->attachments->len; i++) {
        const struct pdf_attachment *attachment = pdf->attachments->pdata[i];
        pdf_buf_printf(out, "(%s)%u 0 R\n", attachment->name, pdf_id(attachment->filespec));
    }
    pdf_buf_string(out, "]>>>>\n");
}
