/*
 * verify_trust.c -- who stands behind a signature: chains to roots that are given, revocation from what the file or the
 * caller brings, time stamps.  Nothing is fetched.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "sign_int.h"

#define CERTIFICATE_FILE_MAX (4u << 20)
#define EVIDENCE_MAX 1000 /* pieces of each kind that are taken from a file */

/* ---- Words ---- */

char *certificate_name(const X509_NAME *name)
{
    int            at = X509_NAME_get_index_by_NID((X509_NAME *)name, NID_commonName, -1);
    unsigned char *utf8 = NULL;
    char          *made = NULL;
    if (at >= 0 && ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))) > 0)
        made = g_utf8_make_valid((const char *)utf8, -1);
    OPENSSL_free(utf8);
    if (made == NULL) {
        char *line = X509_NAME_oneline(name, NULL, 0);
        made = g_utf8_make_valid(line != NULL ? line : "", -1);
        OPENSSL_free(line);
    }
    for (char *at_byte = made; *at_byte != '\0'; at_byte++)
        if ((unsigned char)*at_byte < ' ' || *at_byte == 0x7f) /* no control characters on anybody's terminal */
            *at_byte = ' ';
    return made;
}

char *certificate_key(X509 *certificate, bool *weak)
{
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    int       kind = key != NULL ? EVP_PKEY_get_base_id(key) : 0, bits = key != NULL ? EVP_PKEY_get_bits(key) : 0;
    bool      rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS, curve = kind == EVP_PKEY_EC;
    *weak = rsa ? bits < 2048 : curve ? bits < 256 : kind != EVP_PKEY_ED25519 && kind != EVP_PKEY_ED448;
    return g_strdup_printf("%s %d", rsa ? "RSA" : curve ? "ECDSA" : key != NULL ? OBJ_nid2sn(kind) : "?", bits);
}

const char *digest_name(int nid)
{
    static const struct {
        int         nid;
        const char *name;
    } names[] = {{NID_md5, "MD5"},        {NID_sha1, "SHA-1"},     {NID_sha224, "SHA-224"},
                 {NID_sha256, "SHA-256"}, {NID_sha384, "SHA-384"}, {NID_sha512, "SHA-512"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].nid == nid)
            return names[i].name;
    return nid != NID_undef ? OBJ_nid2sn(nid) : "?";
}

bool digest_is_weak(int nid)
{
    switch (nid) {
    case NID_sha256:
    case NID_sha384:
    case NID_sha512:
    case NID_sha512_224:
    case NID_sha512_256:
    case NID_sha3_224:
    case NID_sha3_256:
    case NID_sha3_384:
    case NID_sha3_512:
    case NID_shake128:
    case NID_shake256:
        return false;
    default:
        return true;
    }
}

gint64 asn1_seconds(const ASN1_TIME *time)
{
    struct tm tm;
    if (time == NULL || ASN1_TIME_to_tm(time, &tm) != 1)
        return 0;
    GDateTime *made =
        g_date_time_new_utc(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, MIN(tm.tm_sec, 59));
    gint64 seconds = made != NULL ? g_date_time_to_unix(made) : 0;
    if (made != NULL)
        g_date_time_unref(made);
    return seconds;
}

char *time_words(gint64 seconds)
{
    GDateTime *utc = g_date_time_new_from_unix_utc(seconds + 7 * 3600); /* Việt Nam: no summer time */
    char      *made = utc != NULL ? g_date_time_format(utc, "%d/%m/%Y %H:%M:%S +07:00") : g_strdup("?");
    if (utc != NULL)
        g_date_time_unref(utc);
    return made;
}

/* ---- What is given ---- */

struct trust *trust_new(void)
{
    struct trust *trust = g_new0(struct trust, 1);
    trust->store = X509_STORE_new();
    trust->when = g_get_real_time() / G_USEC_PER_SEC;
    evidence_init(&trust->given);
    return trust;
}

void trust_free(struct trust *trust)
{
    if (trust == NULL)
        return;
    X509_STORE_free(trust->store);
    evidence_clear(&trust->given);
    g_free(trust);
}

void trust_set_date(struct trust *trust, struct date date)
{
    GDateTime *end = g_date_time_new_utc(date.year, date.month, date.day, 16, 59, 59); /* 23:59:59 +07:00 */
    if (end == NULL)
        return;
    trust->when = g_date_time_to_unix(end);
    g_date_time_unref(end);
}

static BIO *read_file(const char *path, struct diags *diags)
{
    GStatBuf info;
    char    *bytes = NULL;
    gsize    length = 0;
    if (g_stat(path, &info) != 0 || info.st_size > CERTIFICATE_FILE_MAX) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        return NULL;
    }
    if (!g_file_get_contents(path, &bytes, &length, NULL)) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        return NULL;
    }
    BIO *made = BIO_new(BIO_s_mem());
    BIO_write(made, bytes, (int)length);
    g_free(bytes);
    return made;
}

/* All certificates of a PEM file, or the one of a DER file. */
static unsigned read_certificates(struct trust *trust, const char *path, struct diags *diags)
{
    BIO     *bio = read_file(path, diags);
    unsigned count = 0;
    X509    *certificate;
    if (bio == NULL)
        return 0;
    while ((certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)) != NULL) {
        count += X509_STORE_add_cert(trust->store, certificate) == 1;
        X509_free(certificate);
    }
    if (count == 0 && BIO_reset(bio) >= 0) {
        BIO_free(bio);
        bio = read_file(path, diags);
        certificate = bio != NULL ? d2i_X509_bio(bio, NULL) : NULL;
        count = certificate != NULL && X509_STORE_add_cert(trust->store, certificate) == 1;
        X509_free(certificate);
    }
    BIO_free(bio);
    ERR_clear_error();
    return count;
}

bool trust_add_roots(struct trust *trust, const char *path, struct diags *diags)
{
    unsigned    count = 0;
    GDir       *folder = g_dir_open(path, 0, NULL);
    const char *name;
    if (folder == NULL)
        count = read_certificates(trust, path, diags);
    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
        char *file = g_build_filename(path, name, NULL);
        if (g_file_test(file, G_FILE_TEST_IS_REGULAR))
            count += read_certificates(trust, file, diags);
        g_free(file);
    }
    if (folder != NULL)
        g_dir_close(folder);
    trust->any = trust->any || count > 0;
    if (count == 0 && diags_count(diags, DIAG_ERROR) == 0)
        diag(diags, DIAG_NO_CERTIFICATE, SPAN_NONE, path, NULL);
    return count > 0;
}

bool trust_add_list(struct trust *trust, const char *path, struct diags *diags)
{
    return evidence_add_list(&trust->given, path, diags);
}

bool evidence_add_list(struct evidence *evidence, const char *path, struct diags *diags)
{
    BIO      *bio = read_file(path, diags);
    X509_CRL *list = bio != NULL ? PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL) : NULL;
    if (bio != NULL && list == NULL) {
        BIO_free(bio);
        bio = read_file(path, diags);
        list = bio != NULL ? d2i_X509_CRL_bio(bio, NULL) : NULL;
    }
    BIO_free(bio);
    ERR_clear_error();
    if (list != NULL)
        sk_X509_CRL_push(evidence->lists, list);
    else if (diags_count(diags, DIAG_ERROR) == 0)
        diag(diags, DIAG_NO_CERTIFICATE, SPAN_NONE, path, NULL);
    return list != NULL;
}

/* ---- What a file brings ---- */

static void answer_free(void *answer)
{
    OCSP_BASICRESP_free(answer);
}

void evidence_init(struct evidence *evidence)
{
    evidence->certificates = sk_X509_new_null();
    evidence->lists = sk_X509_CRL_new_null();
    evidence->answers = g_ptr_array_new_with_free_func(answer_free);
}

void evidence_clear(struct evidence *evidence)
{
    sk_X509_pop_free(evidence->certificates, X509_free);
    sk_X509_CRL_pop_free(evidence->lists, X509_CRL_free);
    g_ptr_array_unref(evidence->answers);
}

static void take_certificate(struct evidence *evidence, const unsigned char *bytes, size_t length)
{
    X509 *certificate = d2i_X509(NULL, &bytes, (long)length);
    if (certificate != NULL)
        sk_X509_push(evidence->certificates, certificate);
}

static void take_list(struct evidence *evidence, const unsigned char *bytes, size_t length)
{
    X509_CRL *list = d2i_X509_CRL(NULL, &bytes, (long)length);
    if (list != NULL)
        sk_X509_CRL_push(evidence->lists, list);
}

static void take_answer(struct evidence *evidence, const unsigned char *bytes, size_t length)
{
    OCSP_RESPONSE  *response = d2i_OCSP_RESPONSE(NULL, &bytes, (long)length);
    OCSP_BASICRESP *basic = response != NULL ? OCSP_response_get1_basic(response) : NULL;
    if (basic != NULL)
        g_ptr_array_add(evidence->answers, basic);
    OCSP_RESPONSE_free(response);
}

void evidence_read(struct evidence *evidence, struct pdf_doc *doc)
{
    static const struct {
        const char *key;
        void (*take)(struct evidence *evidence, const unsigned char *bytes, size_t length);
    } kinds[] = {{"/Certs", take_certificate}, {"/CRLs", take_list}, {"/OCSPs", take_answer}};
    qpdf_oh store = pdf_get(doc, doc->root, "/DSS");
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
        qpdf_oh all = pdf_get(doc, store, kinds[k].key);
        int     n = qpdf_oh_is_array(doc->q, all) ? MIN(qpdf_oh_get_array_n_items(doc->q, all), EVIDENCE_MAX) : 0;
        for (int i = 0; i < n; i++) {
            unsigned char *bytes = NULL;
            size_t         length = 0;
            qpdf_oh        stream = qpdf_oh_get_array_item(doc->q, all, i);
            if (!qpdf_oh_is_stream(doc->q, stream))
                continue;
            qpdf_oh_get_stream_data(doc->q, stream, qpdf_dl_generalized, NULL, &bytes, &length);
            if (bytes != NULL)
                kinds[k].take(evidence, bytes, length);
            free(bytes);
        }
    }
    ERR_clear_error();
}

/* ---- Revocation ---- */

enum standing { STANDING_UNKNOWN, STANDING_GOOD, STANDING_REVOKED };

/* What is known of one certificate; time: when it was revoked. */
struct status {
    enum standing standing;
    gint64        time;
    const char   *source;
};

/* Old news says nothing of a later time: it must reach the time that counts. */
static bool reaches(const ASN1_TIME *this_update, const ASN1_TIME *next_update, gint64 when)
{
    return asn1_seconds(this_update) >= when || (next_update != NULL && asn1_seconds(next_update) >= when);
}

static void ask_lists(STACK_OF(X509_CRL) * lists, X509 *certificate, X509 *issuer, gint64 when, struct status *status)
{
    for (int i = 0; i < sk_X509_CRL_num(lists) && status->standing != STANDING_REVOKED; i++) {
        X509_CRL     *list = sk_X509_CRL_value(lists, i);
        X509_REVOKED *entry = NULL;
        if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_issuer_name(certificate)) != 0 ||
            X509_CRL_verify(list, X509_get0_pubkey(issuer)) != 1)
            continue;
        int found = X509_CRL_get0_by_cert(list, &entry, certificate);
        if (found == 1)
            *status = (struct status){STANDING_REVOKED, asn1_seconds(X509_REVOKED_get0_revocationDate(entry)), "CRL"};
        else if (reaches(X509_CRL_get0_lastUpdate(list), X509_CRL_get0_nextUpdate(list), when))
            *status = (struct status){STANDING_GOOD, 0, "CRL"};
    }
}

static void ask_answers(const struct trust *trust, const GPtrArray *answers, STACK_OF(X509) * chain, X509 *certificate,
                        X509 *issuer, gint64 when, struct status *status)
{
    for (guint i = 0; i < answers->len && status->standing != STANDING_REVOKED; i++) {
        OCSP_BASICRESP       *answer = g_ptr_array_index(answers, i);
        OCSP_CERTID          *sha1 = OCSP_cert_to_id(EVP_sha1(), certificate, issuer);
        OCSP_CERTID          *sha256 = OCSP_cert_to_id(EVP_sha256(), certificate, issuer);
        int                   state = -1, reason;
        ASN1_GENERALIZEDTIME *revoked = NULL, *this_update = NULL, *next_update = NULL;
        bool found = OCSP_resp_find_status(answer, sha1, &state, &reason, &revoked, &this_update, &next_update) == 1 ||
                     OCSP_resp_find_status(answer, sha256, &state, &reason, &revoked, &this_update, &next_update) == 1;
        /* The answerer is the issuer or one whom the issuer made answerer; its own dates were those of the answer. */
        X509_VERIFY_PARAM *param = X509_STORE_get0_param(trust->store);
        X509_VERIFY_PARAM_set_time(param, (time_t)asn1_seconds(this_update));
        if (found && OCSP_basic_verify(answer, chain, trust->store, 0) == 1) {
            if (state == V_OCSP_CERTSTATUS_REVOKED)
                *status = (struct status){STANDING_REVOKED, asn1_seconds(revoked), "OCSP"};
            else if (state == V_OCSP_CERTSTATUS_GOOD && reaches(this_update, next_update, when))
                *status = (struct status){STANDING_GOOD, 0, "OCSP"};
        }
        OCSP_CERTID_free(sha1);
        OCSP_CERTID_free(sha256);
    }
    ERR_clear_error();
}

static void judge_revocation(const struct trust *trust, const struct evidence *evidence, STACK_OF(X509) * chain, int n,
                             gint64 when, bool proven, GPtrArray *findings)
{
    X509         *certificate = sk_X509_value(chain, n), *issuer = sk_X509_value(chain, n + 1);
    struct status status = {0};
    ask_lists(evidence->lists, certificate, issuer, when, &status);
    ask_lists(trust->given.lists, certificate, issuer, when, &status);
    ask_answers(trust, evidence->answers, chain, certificate, issuer, when, &status);
    char *name = certificate_name(X509_get_subject_name(certificate)), *time = time_words(status.time);
    if (status.standing == STANDING_UNKNOWN)
        finding_add(findings, FINDING_REVOCATION_UNKNOWN, name, NULL);
    else if (status.standing == STANDING_GOOD)
        finding_add(findings, FINDING_NOT_REVOKED, name, status.source);
    else
        finding_add(findings, proven && status.time > when ? FINDING_REVOKED_LATER : FINDING_REVOKED, name, time);
    g_free(name);
    g_free(time);
}

/* ---- Chains ---- */

/* Dates are looked at afterwards, so that a certificate that is expired is told as such, and not as untrusted. */
static X509_STORE_CTX *chain_build(const struct trust *trust, const struct evidence *evidence, X509 *certificate,
                                   STACK_OF(X509) * beside, bool *good, int *error)
{
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    STACK_OF(X509) *others = sk_X509_new_null();
    for (int i = 0; i < sk_X509_num(beside); i++)
        sk_X509_push(others, sk_X509_value(beside, i));
    for (int i = 0; i < sk_X509_num(evidence->certificates); i++)
        sk_X509_push(others, sk_X509_value(evidence->certificates, i));
    X509_STORE_CTX_init(context, trust->store, certificate, others);
    X509_STORE_CTX_set_flags(context, X509_V_FLAG_NO_CHECK_TIME);
    *good = X509_verify_cert(context) == 1;
    *error = X509_STORE_CTX_get_error(context);
    sk_X509_free(others);
    ERR_clear_error();
    return context;
}

static void judge_dates(X509 *certificate, gint64 when, GPtrArray *findings)
{
    if (asn1_seconds(X509_get0_notBefore(certificate)) <= when && asn1_seconds(X509_get0_notAfter(certificate)) >= when)
        return;
    char *name = certificate_name(X509_get_subject_name(certificate));
    finding_add(findings, FINDING_EXPIRED, name, NULL);
    g_free(name);
}

static void judge_strength(X509 *certificate, GPtrArray *findings)
{
    bool  weak;
    char *key = certificate_key(certificate, &weak);
    int   digest = NID_undef;
    X509_get_signature_info(certificate, &digest, NULL, NULL, NULL);
    if (weak)
        finding_add(findings, FINDING_WEAK_KEY, key, NULL);
    if (digest != NID_undef && digest_is_weak(digest))
        finding_add(findings, FINDING_WEAK_DIGEST, digest_name(digest), NULL);
    g_free(key);
}

void trust_judge(const struct trust *trust, const struct evidence *evidence, X509 *certificate, STACK_OF(X509) * beside,
                 gint64 when, bool proven, GPtrArray *findings)
{
    bool good;
    int  error;
    if (!trust->any) {
        judge_dates(certificate, when, findings);
        finding_add(findings, FINDING_NO_ROOTS, NULL, NULL);
        return;
    }
    X509_STORE_CTX *context = chain_build(trust, evidence, certificate, beside, &good, &error);
    STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
    int length = sk_X509_num(chain);
    if (!good)
        finding_add(findings, FINDING_UNTRUSTED, X509_verify_cert_error_string(error), NULL);
    for (int i = 0; i < length; i++)
        judge_dates(sk_X509_value(chain, i), when, findings);
    for (int i = 0; i + 1 < length; i++) /* nobody vouches for a root but who gave it */
        judge_strength(sk_X509_value(chain, i), findings);
    for (int i = 0; good && i + 1 < length; i++)
        judge_revocation(trust, evidence, chain, i, when, proven, findings);
    X509_STORE_CTX_free(context);
}

/* ---- Time stamps ---- */

static bool imprint_fits(TS_TST_INFO *info, const GBytes *const *data, unsigned n_data)
{
    TS_MSG_IMPRINT    *imprint = TS_TST_INFO_get_msg_imprint(info);
    X509_ALGOR        *algorithm = TS_MSG_IMPRINT_get_algo(imprint);
    ASN1_OCTET_STRING *wanted = TS_MSG_IMPRINT_get_msg(imprint);
    const EVP_MD      *digest = EVP_get_digestbyobj(algorithm->algorithm);
    unsigned char      got[EVP_MAX_MD_SIZE];
    unsigned           length = 0;
    EVP_MD_CTX        *context = EVP_MD_CTX_new();
    bool               good = digest != NULL && !digest_is_weak(EVP_MD_get_type(digest)) &&
                EVP_DigestInit_ex(context, digest, NULL) == 1;
    for (unsigned i = 0; good && i < n_data; i++) {
        gsize         size;
        gconstpointer bytes = g_bytes_get_data((GBytes *)data[i], &size);
        good = EVP_DigestUpdate(context, bytes, size) == 1;
    }
    good = good && EVP_DigestFinal_ex(context, got, &length) == 1 && ASN1_STRING_length(wanted) == (int)length &&
           memcmp(ASN1_STRING_get0_data(wanted), got, length) == 0;
    EVP_MD_CTX_free(context);
    return good;
}

/* The token's own signature, by the certificate it brings or the evidence has. */
static X509 *token_signer(CMS_ContentInfo *token, const struct evidence *evidence)
{
    STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(token);
    X509 *signer = NULL;
    CMS_set1_signers_certs(token, evidence->certificates, 0);
    if (sk_CMS_SignerInfo_num(infos) == 1)
        CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(infos, 0), NULL, &signer, NULL, NULL);
    return signer;
}

static bool is_for_time_stamps(X509 *certificate)
{
    return (X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) &&
           X509_get_extended_key_usage(certificate) == XKU_TIMESTAMP;
}

gint64 trust_time(const struct trust *trust, const struct evidence *evidence, CMS_ContentInfo *token,
                  const GBytes *const *data, unsigned n_data, char **authority, GPtrArray *findings)
{
    *authority = NULL;
    ASN1_OCTET_STRING **content = CMS_get0_content(token);
    if (OBJ_obj2nid(CMS_get0_eContentType(token)) != NID_id_smime_ct_TSTInfo || content == NULL || *content == NULL) {
        finding_add(findings, FINDING_TIME_STAMP_WRONG, "TSTInfo", NULL);
        return 0;
    }
    const unsigned char *at = ASN1_STRING_get0_data(*content);
    TS_TST_INFO         *info = d2i_TS_TST_INFO(NULL, &at, ASN1_STRING_length(*content));
    X509                *signer = token_signer(token, evidence);
    const char          *wrong = NULL;
    gint64               time = info != NULL ? asn1_seconds(TS_TST_INFO_get_time(info)) : 0;
    if (info == NULL || time == 0)
        wrong = "TSTInfo";
    else if (!imprint_fits(info, data, n_data))
        wrong = "messageImprint";
    else if (signer == NULL || CMS_verify(token, NULL, NULL, NULL, NULL, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
        wrong = "CMS";
    else if (!is_for_time_stamps(signer))
        wrong = "extendedKeyUsage";
    ERR_clear_error();
    if (wrong != NULL) {
        finding_add(findings, FINDING_TIME_STAMP_WRONG, wrong, NULL);
    } else {
        STACK_OF(X509) *own = CMS_get1_certs(token);
        GPtrArray *about = findings_new();
        *authority = certificate_name(X509_get_subject_name(signer));
        trust_judge(trust, evidence, signer, own, evidence->when, evidence->proven, about);
        if (finding_worst(about) != VERDICT_GOOD) { /* then the time is no more than somebody's word */
            finding_add(findings, FINDING_TIME_STAMP_UNTRUSTED, *authority, NULL);
            time = -time;
        }
        g_ptr_array_unref(about);
        sk_X509_pop_free(own, X509_free);
    }
    TS_TST_INFO_free(info);
    return wrong != NULL ? 0 : time;
}
