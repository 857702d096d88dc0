/*
 * sign.c -- a signature into an empty field: checks, the look, the dictionary, and the CMS over all of it.
 */
#include <errno.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <sys/stat.h>

#include "field_look.h"
#include "sign_cms.h"
#include "sign_contents.h"
#include "sign_file.h"
#include "sign_int.h"

/* ---- The file ---- */

bool signed_file_open(struct signed_file *file, const char *path, struct diags *diags)
{
    enum pdf_fault fault = PDF_NOT_PDF;
    *file = (struct signed_file){.path = path};
    file->map = g_mapped_file_new(path, FALSE, NULL);
    if (file->map == NULL) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        return false;
    }
    file->doc = pdf_open(g_mapped_file_get_contents(file->map), g_mapped_file_get_length(file->map), &fault);
    if (file->doc == NULL)
        pdf_tell_fault(path, fault, diags);
    return file->doc != NULL;
}

void signed_file_close(struct signed_file *file)
{
    pdf_close(file->doc);
    if (file->map != NULL)
        g_mapped_file_unref(file->map);
    *file = (struct signed_file){0};
}

/* What is there must be good before anything is added: nobody adds to a forgery. */
bool signed_file_is_whole(const struct signed_file *file, struct diags *diags)
{
    struct trust         *trust = trust_new();
    struct verify_report *report = verify_file(file->path, trust, diags);
    bool                  good = report != NULL;
    for (guint i = 0; good && i < report->signatures->len; i++)
        good = ((const struct signature_report *)g_ptr_array_index(report->signatures, i))->verdict != VERDICT_BAD;
    if (report != NULL && !good)
        diag(diags, DIAG_SIGN_BROKEN, SPAN_NONE, file->path, NULL);
    verify_report_free(report);
    trust_free(trust);
    return good;
}

bool signed_file_write(const char *path, const struct pdf_update *update, struct diags *diags)
{
    GError     *error = NULL;
    struct stat info;
    int         mode = stat(path, &info) == 0 ? (int)(info.st_mode & 0777) : 0644;
    if (g_file_set_contents_full(path, (const char *)update->bytes->data, (gssize)update->bytes->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &error))
        return true;
    diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, errno);
    g_clear_error(&error);
    return false;
}

/* ---- Which fields there are ---- */

static void list_visit(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    struct field_list *list = data;
    bool               signs = strcmp(type, "/Sig") == 0, is_signed = signs && pdf_has(doc, field, "/V");
    if (!signs)
        return;
    list->any = list->any || is_signed;
    if (is_signed) {
        list->organisation = list->organisation || g_str_has_prefix(name, "organisation");
        list->person = list->person || g_str_has_prefix(name, "person");
        return;
    }
    list->person_missing = list->person_missing || g_str_has_prefix(name, "person");
    g_string_append_printf(list->empty, "%s%s", list->empty->len > 0 ? ", " : "", name);
}

void field_list_read(struct field_list *list, struct pdf_doc *doc)
{
    *list = (struct field_list){.empty = g_string_new(NULL)};
    pdf_fields(doc, list_visit, list);
}

void field_list_free(struct field_list *list)
{
    g_string_free(list->empty, TRUE);
}

/* The organisation signs only what the authorised person has signed: NĐ 30/2020 Điều 32.2.d. */
static bool order_is_right(const struct sign_options *options, const struct field_list *list, struct diags *diags)
{
    bool organisation = g_str_has_prefix(options->field, "organisation");
    bool stamp = g_str_has_prefix(options->field, "stamp");
    if ((!organisation && !stamp) || !list->person_missing)
        return true;
    diag(diags, DIAG_SIGN_ORDER, SPAN_NONE, options->field, NULL);
    return false;
}

static bool field_is_free(const struct sign_options *options, struct pdf_doc *doc, qpdf_oh *field, bool *first,
                          struct diags *diags)
{
    struct field_list list;
    char             *type = NULL;
    bool              good = false;
    field_list_read(&list, doc);
    *field = field_find(doc, options->field, &type);
    *first = !list.any;
    if (g_strcmp0(type, "/Sig") != 0)
        diag(diags, DIAG_SIGN_NO_FIELD, SPAN_NONE, options->file, options->field, list.empty->str, NULL);
    else if (pdf_has(doc, *field, "/V"))
        diag(diags, DIAG_SIGN_TAKEN, SPAN_NONE, options->file, options->field, NULL);
    else
        good = order_is_right(options, &list, diags);
    field_list_free(&list);
    g_free(type);
    return good;
}

/* ---- The certificate ---- */

static bool certificate_is_right(const struct sign_key *key, struct diags *diags)
{
    bool   weak;
    char  *words = certificate_key(key->certificate, &weak);
    gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    bool   dates = asn1_seconds(X509_get0_notBefore(key->certificate)) <= now &&
                 asn1_seconds(X509_get0_notAfter(key->certificate)) >= now;
    bool use = !(X509_get_extension_flags(key->certificate) & EXFLAG_KUSAGE) ||
               (X509_get_key_usage(key->certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION));
    char          *name = certificate_name(X509_get_subject_name(key->certificate));
    enum diag_code code = !dates ? DIAG_SIGN_CERTIFICATE_DATES : !use ? DIAG_SIGN_CERTIFICATE_USE : DIAG_SIGN_KEY_WEAK;
    if (!dates || !use || weak)
        diag(diags, code, SPAN_NONE, name, words, NULL);
    g_free(words);
    g_free(name);
    return dates && use && !weak;
}

/* ---- What is appended ---- */

struct making {
    const struct sign_options *options;
    struct pdf_update          update;
    qpdf_oh                    field;
    bool                       first; /* signature of the file: it certifies */
    struct contents_place      place;
};

/* "Số: 123/BC-UBND; 20/05/2026; 10:00:00": of a separate file, NĐ 30/2020, Phụ lục I. */
static char *stamp_text(struct pdf_doc *doc)
{
    char      *number = pdf_text(doc, field_find(doc, "number", NULL), "/V");
    GDateTime *now = g_date_time_new_from_unix_utc(g_get_real_time() / G_USEC_PER_SEC + 7 * 3600);
    char      *time = g_date_time_format(now, "%d/%m/%Y; %H:%M:%S");
    char      *made = g_strdup_printf("Số: %s; %s", number != NULL ? number : "", time);
    g_date_time_unref(now);
    g_free(time);
    g_free(number);
    return made;
}

static unsigned put_look(struct making *making, struct diags *diags)
{
    unsigned number = 0;
    if (making->options->image != NULL) {
        number = look_of_picture(&making->update, making->field, making->options->image);
        if (number == 0)
            diag(diags, DIAG_SIGN_IMAGE, SPAN_NONE, making->options->image, NULL);
        return number;
    }
    if (g_str_has_prefix(making->options->field, "stamp")) {
        char *text = stamp_text(making->update.doc);
        number = look_of_text(&making->update, making->field, text);
        g_free(text);
    }
    return number != 0 ? number : look_of_nothing(&making->update, making->field);
}

static void put_field(struct making *making, unsigned signature, unsigned look)
{
    struct pdf_doc *doc = making->update.doc;
    char           *entries = g_strdup_printf("/V %u 0 R/AP<</N %u 0 R>>", signature, look);
    qpdf_oh_remove_key(doc->q, making->field, "/V");
    qpdf_oh_remove_key(doc->q, making->field, "/AP");
    update_rewrite_with(&making->update, making->field, entries);
    g_free(entries);
}

/* The form says that there are signatures, the catalog who certified. */
static void put_catalog(struct making *making, unsigned signature)
{
    struct pdf_doc *doc = making->update.doc;
    qpdf_oh         form = pdf_get(doc, doc->root, "/AcroForm");
    bool            apart = pdf_number(doc, form) != 0;
    char           *entries = making->first ? g_strdup_printf("/Perms<</DocMDP %u 0 R>>", signature) : g_strdup("");
    bool            flagged = qpdf_oh_get_int_value(doc->q, pdf_get(doc, form, "/SigFlags")) == 3;
    qpdf_oh_replace_key(doc->q, form, "/SigFlags", qpdf_oh_new_integer(doc->q, 3));
    if (apart && !flagged)
        update_rewrite(&making->update, form);
    if (making->first)
        qpdf_oh_remove_key(doc->q, doc->root, "/Perms");
    if (making->first || (!apart && !flagged))
        update_rewrite_with(&making->update, doc->root, entries);
    g_free(entries);
}

static void put_signature(struct making *making, unsigned number)
{
    GDateTime *now = g_date_time_new_from_unix_utc(g_get_real_time() / G_USEC_PER_SEC + 7 * 3600);
    char      *time = g_date_time_format(now, "D:%Y%m%d%H%M%S+07'00'");
    char      *entries = g_strdup_printf("/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(%s)%s", time,
                                    making->first ? "/Reference[<</Type/SigRef/TransformMethod/DocMDP"
                                                         "/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]"
                                                       : "");
    contents_begin(&making->update, number, entries, &making->place);
    g_free(entries);
    g_free(time);
    g_date_time_unref(now);
}

static bool put_all(struct making *making, struct diags *diags)
{
    unsigned look = put_look(making, diags), signature = update_number(&making->update);
    if (look == 0)
        return false;
    put_field(making, signature, look);
    put_catalog(making, signature);
    put_signature(making, signature);
    update_finish(&making->update);
    contents_range(&making->update, &making->place);
    return true;
}

/* ---- The signature ---- */

static bool fill_contents(struct making *making, const struct sign_key *key, struct diags *diags)
{
    const struct sign_options *options = making->options;
    struct cms_wanted          wanted = {contents_digest(options->digest), options->pss, options->tsa};
    unsigned char              sum[EVP_MAX_MD_SIZE];
    unsigned                   length = 0;
    wanted.pss = wanted.pss && EVP_PKEY_get_base_id(key->key) == EVP_PKEY_RSA;
    GBytes *cms = contents_sum(&making->update, &making->place, wanted.digest, sum, &length)
                      ? cms_make(key, &wanted, sum, length, diags)
                      : NULL;
    bool    good = cms != NULL && contents_fill(&making->update, &making->place, cms, diags);
    if (cms != NULL)
        g_bytes_unref(cms);
    return good;
}

static bool make(struct making *making, struct diags *diags)
{
    struct sign_key key = {0};
    bool            good = put_all(making, diags) && sign_key_open(&key, making->options, diags) &&
                certificate_is_right(&key, diags) && fill_contents(making, &key, diags);
    sign_key_close(&key);
    return good;
}

bool sign_file(const struct sign_options *options, struct diags *diags)
{
    struct signed_file file;
    struct making      making = {.options = options};
    bool               good = signed_file_open(&file, options->file, diags) &&
                field_is_free(options, file.doc, &making.field, &making.first, diags) &&
                signed_file_is_whole(&file, diags);
    if (good) {
        update_begin(&making.update, file.doc);
        good = make(&making, diags) &&
               signed_file_write(options->out != NULL ? options->out : options->file, &making.update, diags);
        update_free(&making.update);
    }
    signed_file_close(&file);
    return good;
}
