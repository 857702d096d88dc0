/*
 * sign_renew.c -- what keeps signatures provable: validation data (DSS) and a document time stamp over all of it.
 *
 * Certificates come from the signatures and their time stamps, revocation lists from the caller, answers on revocation
 * (OCSP) from the servers that the certificates name.  The time stamp's widget is empty and among no page's
 * annotations: there it would have to be tagged.
 */
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "field_look.h"
#include "sign_cms.h"
#include "sign_contents.h"
#include "sign_file.h"
#include "sign_int.h"

#define ANSWER_SECONDS 20

/* ---- What there is ---- */

static void collect_visit(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    size_t         length = 0;
    unsigned char *bytes = strcmp(type, "/Sig") == 0 ? pdf_bytes(doc, pdf_get(doc, field, "/V"), "/Contents", &length)
                                                     : NULL;
    (void)name;
    if (bytes == NULL)
        return;
    GBytes *contents = g_bytes_new_take(bytes, length);
    cms_collect(contents, data);
    g_bytes_unref(contents);
}

static X509 *issuer_of(X509 *certificate, STACK_OF(X509) * all)
{
    for (int i = 0; i < sk_X509_num(all); i++) {
        X509 *other = sk_X509_value(all, i);
        if (X509_cmp(other, certificate) != 0 && X509_check_issued(other, certificate) == X509_V_OK)
            return other;
    }
    return NULL;
}

/* ---- Revocation, asked ---- */

static OCSP_RESPONSE *ask_server(const char *url, X509 *certificate, X509 *issuer)
{
    static const struct http_kinds kinds = {"application/ocsp-request", "application/ocsp-response", 1, ANSWER_SECONDS};
    OCSP_REQUEST                  *request = OCSP_REQUEST_new();
    BIO                           *question = BIO_new(BIO_s_mem());
    OCSP_request_add0_id(request, OCSP_cert_to_id(EVP_sha1(), certificate, issuer));
    i2d_OCSP_REQUEST_bio(question, request);
    BIO           *answer = http_ask(url, question, &kinds);
    OCSP_RESPONSE *response = answer != NULL ? d2i_OCSP_RESPONSE_bio(answer, NULL) : NULL;
    if (response != NULL && OCSP_response_status(response) != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
        OCSP_RESPONSE_free(response);
        response = NULL;
    }
    OCSP_REQUEST_free(request);
    BIO_free(question);
    BIO_free(answer);
    return response;
}

/* The answers of the servers that certificates name; none is no error: lists may have been given. */
static GPtrArray *ask_all(STACK_OF(X509) * certificates)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (int i = 0; i < sk_X509_num(certificates); i++) {
        X509 *certificate = sk_X509_value(certificates, i), *issuer = issuer_of(certificate, certificates);
        STACK_OF(OPENSSL_STRING) *urls = issuer != NULL ? X509_get1_ocsp(certificate) : NULL;
        OCSP_RESPONSE *response =
            sk_OPENSSL_STRING_num(urls) > 0 ? ask_server(sk_OPENSSL_STRING_value(urls, 0), certificate, issuer) : NULL;
        unsigned char *der = NULL;
        int            length = response != NULL ? i2d_OCSP_RESPONSE(response, &der) : 0;
        if (length > 0)
            g_ptr_array_add(answers, g_bytes_new(der, (gsize)length));
        OPENSSL_free(der);
        OCSP_RESPONSE_free(response);
        X509_email_free(urls);
    }
    ERR_clear_error();
    return answers;
}

/* ---- The store ---- */

struct store {
    struct pdf_update *update;
    GString           *references[3]; /* of certificates, lists, answers */
    GHashTable        *sums;          /* of what is in it: nothing twice */
};

static void store_put(struct store *store, int kind, const void *der, size_t length)
{
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, der, length);
    if (!g_hash_table_add(store->sums, sum))
        return;
    unsigned number = update_number(store->update);
    update_stream(store->update, number, "", der, length, true);
    g_string_append_printf(store->references[kind], "%u 0 R ", number);
}

static const char *const store_keys[] = {"/Certs", "/CRLs", "/OCSPs"};

/* What is in the file's store stays there, as it is. */
static void store_keep(struct store *store)
{
    struct pdf_doc *doc = store->update->doc;
    qpdf_oh         dss = pdf_get(doc, doc->root, "/DSS");
    for (int kind = 0; kind < 3; kind++) {
        qpdf_oh all = pdf_get(doc, dss, store_keys[kind]);
        int     n = qpdf_oh_is_array(doc->q, all) ? qpdf_oh_get_array_n_items(doc->q, all) : 0;
        for (int i = 0; i < n; i++) {
            qpdf_oh        stream = qpdf_oh_get_array_item(doc->q, all, i);
            unsigned char *der = NULL;
            size_t         length = 0;
            if (!qpdf_oh_is_stream(doc->q, stream))
                continue;
            qpdf_oh_get_stream_data(doc->q, stream, qpdf_dl_generalized, NULL, &der, &length);
            if (g_hash_table_add(store->sums, g_compute_checksum_for_data(G_CHECKSUM_SHA256, der, length)))
                g_string_append_printf(store->references[kind], "%u 0 R ", pdf_number(doc, stream));
            free(der);
        }
    }
}

static void store_evidence(struct store *store, const struct evidence *evidence, const GPtrArray *answers)
{
    for (int i = 0; i < sk_X509_num(evidence->certificates); i++) {
        unsigned char *der = NULL;
        int            length = i2d_X509(sk_X509_value(evidence->certificates, i), &der);
        store_put(store, 0, der, (size_t)MAX(length, 0));
        OPENSSL_free(der);
    }
    for (int i = 0; i < sk_X509_CRL_num(evidence->lists); i++) {
        unsigned char *der = NULL;
        int            length = i2d_X509_CRL(sk_X509_CRL_value(evidence->lists, i), &der);
        store_put(store, 1, der, (size_t)MAX(length, 0));
        OPENSSL_free(der);
    }
    for (guint i = 0; i < answers->len; i++) {
        gsize         length;
        gconstpointer der = g_bytes_get_data(g_ptr_array_index(answers, i), &length);
        store_put(store, 2, der, length);
    }
}

/* Writes all of it; returns the store's number. */
static unsigned store_write(struct pdf_update *update, const struct evidence *evidence, const GPtrArray *answers)
{
    struct pdf_doc *doc = update->doc;
    struct store    store = {.update = update, .sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    char           *known = pdf_written(doc, pdf_get(doc, doc->root, "/DSS"), "/VRI");
    for (int kind = 0; kind < 3; kind++)
        store.references[kind] = g_string_new(NULL);
    store_keep(&store);
    store_evidence(&store, evidence, answers);
    unsigned number = update_number(update);
    update_object(update, number);
    update_string(update, "<</Type/DSS");
    for (int kind = 0; kind < 3; kind++) {
        if (store.references[kind]->len > 0)
            update_printf(update, "%s[%s]", store_keys[kind], store.references[kind]->str);
        g_string_free(store.references[kind], TRUE);
    }
    if (*known != '\0')
        update_printf(update, "/VRI %s", known);
    update_string(update, ">>");
    update_end_object(update);
    g_hash_table_destroy(store.sums);
    g_free(known);
    return number;
}

/* ---- The time stamp ---- */

static char *free_name(struct pdf_doc *doc)
{
    for (unsigned n = 1;; n++) {
        char *name = g_strdup_printf("time-stamp-%u", n), *type = NULL;
        field_find(doc, name, &type);
        bool is_free = type == NULL;
        g_free(type);
        if (is_free)
            return name;
        g_free(name);
    }
}

static void put_field(struct pdf_update *update, unsigned field, unsigned stamp)
{
    char *name = free_name(update->doc);
    update_object(update, field);
    update_printf(update,
                  "<</FT/Sig/T(%s)/TU<FEFF00441EA500750020007400681EDD00690020006700690061006E>"
                  "/V %u 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/F 132/P %u 0 R>>",
                  name, stamp, pdf_number(update->doc, qpdf_get_page_n(update->doc->q, 0)));
    update_end_object(update);
    g_free(name);
}

/* The form gets the field, the catalog the store. */
static void put_catalog(struct pdf_update *update, unsigned field, unsigned store)
{
    struct pdf_doc *doc = update->doc;
    qpdf_oh         form = pdf_get(doc, doc->root, "/AcroForm"), fields = pdf_get(doc, form, "/Fields");
    char           *list = g_strdup(qpdf_oh_unparse_resolved(doc->q, fields));
    size_t          length = strlen(list);
    bool            apart = pdf_number(doc, form) != 0;
    if (length > 0)
        list[length - 1] = '\0'; /* "]" */
    char *entry = g_strdup_printf("/Fields%s %u 0 R]", length > 0 ? list : "[", field);
    qpdf_oh_remove_key(doc->q, form, "/Fields");
    qpdf_oh_replace_key(doc->q, form, "/SigFlags", qpdf_oh_new_integer(doc->q, 3));
    char *store_entry = g_strdup_printf("/DSS %u 0 R", store);
    qpdf_oh_remove_key(doc->q, doc->root, "/DSS");
    if (apart) {
        update_rewrite_with(update, form, entry);
        update_rewrite_with(update, doc->root, store_entry);
    } else { /* within the catalog: written out beside it */
        char *text = g_strdup(qpdf_oh_unparse(doc->q, form));
        text[strlen(text) - 2] = '\0'; /* ">>" */
        char *all = g_strdup_printf("/AcroForm%s%s>>%s", text, entry, store_entry);
        qpdf_oh_remove_key(doc->q, doc->root, "/AcroForm");
        update_rewrite_with(update, doc->root, all);
        g_free(all);
        g_free(text);
    }
    g_free(store_entry);
    g_free(entry);
    g_free(list);
}

static bool stamp(struct pdf_update *update, const struct sign_options *options, const struct contents_place *place,
                  struct diags *diags)
{
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned      length = 0;
    const EVP_MD *digest = contents_digest(options->digest);
    GBytes       *token = contents_sum(update, place, digest, sum, &length)
                              ? time_stamp_fetch(options->tsa, digest, sum, length, diags)
                              : NULL;
    bool          good = token != NULL && contents_fill(update, place, token, diags);
    if (token != NULL)
        g_bytes_unref(token);
    return good;
}

bool renew_file(const struct sign_options *options, struct diags *diags)
{
    struct signed_file    file;
    struct field_list     list = {0};
    struct evidence       evidence;
    struct pdf_update     update;
    struct contents_place place;
    if (!signed_file_open(&file, options->file, diags) || !signed_file_is_whole(&file, diags)) {
        signed_file_close(&file);
        return false;
    }
    field_list_read(&list, file.doc);
    bool good = list.any;
    if (!good)
        diag(diags, DIAG_SIGN_NOTHING, SPAN_NONE, options->file, NULL);
    field_list_free(&list);
    evidence_init(&evidence);
    for (guint i = 0; good && options->lists != NULL && i < options->lists->len; i++)
        good = evidence_add_list(&evidence, g_ptr_array_index(options->lists, i), diags);
    if (good) {
        pdf_fields(file.doc, collect_visit, &evidence);
        GPtrArray *answers = ask_all(evidence.certificates);
        update_begin(&update, file.doc);
        unsigned store = store_write(&update, &evidence, answers), field = update_number(&update);
        unsigned number = update_number(&update);
        put_field(&update, field, number);
        put_catalog(&update, field, store);
        contents_begin(&update, number, "/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161", &place);
        update_finish(&update);
        contents_range(&update, &place);
        good = stamp(&update, options, &place, diags) &&
               signed_file_write(options->out != NULL ? options->out : options->file, &update, diags);
        update_free(&update);
        g_ptr_array_unref(answers);
    }
    evidence_clear(&evidence);
    signed_file_close(&file);
    return good;
}
