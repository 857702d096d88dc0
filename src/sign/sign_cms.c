/*
 * sign_cms.c -- PAdES baseline signatures: OpenSSL makes the CMS, the signed attributes are put together and signed
 * here.
 *
 * OpenSSL adds a signing-time to every CMS that it signs itself, which PAdES baseline forbids; taking it out afterwards
 * would mean to sign twice, and a card asks for its PIN each time.
 */
#include "sign_cms.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <stdlib.h>
#include <string.h>

#include "sign_int.h"

#define ANSWER_MAX 65536 /* bytes of a server's answer */
#define ANSWER_SECONDS 30
#define TRIES 2

/* ---- Signed attributes ---- */

static int der_order(const void *a, const void *b)
{
    gsize         n, m;
    gconstpointer one = g_bytes_get_data(*(GBytes *const *)a, &n), other = g_bytes_get_data(*(GBytes *const *)b, &m);
    int           order = memcmp(one, other, MIN(n, m));
    return order != 0 ? order : (n > m) - (n < m);
}

/* The attributes as the SET that is signed: DER sorts its members. */
static GByteArray *attributes_der(CMS_SignerInfo *info)
{
    int        n = CMS_signed_get_attr_count(info);
    GPtrArray *members = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    size_t     total = 0;
    for (int i = 0; i < n; i++) {
        unsigned char *der = NULL;
        int            length = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(info, i), &der);
        g_ptr_array_add(members, g_bytes_new(der, (gsize)MAX(length, 0)));
        total += (size_t)MAX(length, 0);
        OPENSSL_free(der);
    }
    qsort(members->pdata, members->len, sizeof(gpointer), der_order);
    GByteArray   *set = g_byte_array_new();
    unsigned char head[16], *at = head;
    ASN1_put_object(&at, 1, (int)total, V_ASN1_SET, V_ASN1_UNIVERSAL);
    g_byte_array_append(set, head, (guint)(at - head));
    for (guint i = 0; i < members->len; i++) {
        gsize         length;
        gconstpointer bytes = g_bytes_get_data(g_ptr_array_index(members, i), &length);
        g_byte_array_append(set, bytes, (guint)length);
    }
    g_ptr_array_unref(members);
    return set;
}

/* ---- Signature value ---- */

/* RSASSA-PSS with a salt as long as the digest. */
static bool set_pss(EVP_PKEY_CTX *context, const EVP_MD *digest, X509_ALGOR *algorithm)
{
    RSA_PSS_PARAMS *parameters = RSA_PSS_PARAMS_new();
    X509_ALGOR     *mask = X509_ALGOR_new();
    ASN1_STRING    *packed = NULL, *inner = NULL;
    parameters->hashAlgorithm = X509_ALGOR_new();
    X509_ALGOR_set_md(parameters->hashAlgorithm, digest);
    ASN1_item_pack(parameters->hashAlgorithm, ASN1_ITEM_rptr(X509_ALGOR), &inner);
    X509_ALGOR_set0(mask, OBJ_nid2obj(NID_mgf1), V_ASN1_SEQUENCE, inner);
    parameters->maskGenAlgorithm = mask;
    parameters->saltLength = ASN1_INTEGER_new();
    ASN1_INTEGER_set(parameters->saltLength, EVP_MD_get_size(digest));
    bool good = ASN1_item_pack(parameters, ASN1_ITEM_rptr(RSA_PSS_PARAMS), &packed) != NULL &&
                X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsassaPss), V_ASN1_SEQUENCE, packed) == 1 &&
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
                EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0 &&
                EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest) > 0;
    RSA_PSS_PARAMS_free(parameters);
    return good;
}

static bool sign_attributes(CMS_SignerInfo *info, const struct sign_key *key, const struct cms_wanted *wanted)
{
    EVP_MD_CTX    *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX  *key_context = NULL;
    X509_ALGOR    *algorithm;
    GByteArray    *set = attributes_der(info);
    size_t         length = 0;
    unsigned char *value = NULL;
    CMS_SignerInfo_get0_algs(info, NULL, NULL, NULL, &algorithm);
    bool good = EVP_DigestSignInit(context, &key_context, wanted->digest, NULL, key->key) == 1 &&
                (!wanted->pss || set_pss(key_context, wanted->digest, algorithm)) &&
                EVP_DigestSignUpdate(context, set->data, set->len) == 1 &&
                EVP_DigestSignFinal(context, NULL, &length) == 1 && (value = OPENSSL_malloc(length)) != NULL &&
                EVP_DigestSignFinal(context, value, &length) == 1;
    if (good)
        ASN1_STRING_set0(CMS_SignerInfo_get0_signature(info), value, (int)length);
    else
        OPENSSL_free(value);
    g_byte_array_unref(set);
    EVP_MD_CTX_free(context);
    return good;
}

/* ---- Time stamps ---- */

static TS_REQ *request_new(const EVP_MD *digest, const unsigned char *sum, unsigned length)
{
    TS_REQ         *request = TS_REQ_new();
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR     *algorithm = X509_ALGOR_new();
    unsigned char   random[8];
    RAND_bytes(random, sizeof random);
    random[0] = (random[0] & 0x7f) | 0x40; /* a positive number of a fixed length */
    BIGNUM       *number = BN_bin2bn(random, sizeof random, NULL);
    ASN1_INTEGER *nonce = BN_to_ASN1_INTEGER(number, NULL);
    X509_ALGOR_set_md(algorithm, digest);
    TS_REQ_set_version(request, 1);
    TS_MSG_IMPRINT_set_algo(imprint, algorithm);
    TS_MSG_IMPRINT_set_msg(imprint, (unsigned char *)sum, (int)length);
    TS_REQ_set_msg_imprint(request, imprint);
    TS_REQ_set_cert_req(request, 1);
    TS_REQ_set_nonce(request, nonce);
    X509_ALGOR_free(algorithm);
    TS_MSG_IMPRINT_free(imprint);
    ASN1_INTEGER_free(nonce);
    BN_free(number);
    return request;
}

BIO *http_ask(const char *url, BIO *question, const struct http_kinds *kinds)
{
    char *host = NULL, *port = NULL, *path = NULL;
    int   tls = 0;
    BIO  *answer = NULL;
    if (OSSL_HTTP_parse_url(url, &tls, NULL, &host, &port, NULL, &path, NULL, NULL) == 1 && !tls)
        answer = OSSL_HTTP_transfer(NULL, host, port, path, 0, NULL, "*", NULL, NULL, NULL, NULL, 4096, NULL,
                                    kinds->question, question, kinds->answer, kinds->whole_asn1, ANSWER_MAX,
                                    kinds->seconds, 0);
    OPENSSL_free(host);
    OPENSSL_free(port);
    OPENSSL_free(path);
    return answer;
}

/* answered: something came back, be it a time stamp or not. */
static TS_RESP *request_send(const char *url, TS_REQ *request, bool *answered)
{
    static const struct http_kinds kinds = {"application/timestamp-query", "application/timestamp-reply", 0,
                                            ANSWER_SECONDS};
    BIO                           *question = BIO_new(BIO_s_mem());
    i2d_TS_REQ_bio(question, request);
    BIO     *answer = http_ask(url, question, &kinds);
    TS_RESP *response = answer != NULL ? d2i_TS_RESP_bio(answer, NULL) : NULL;
    *answered = *answered || answer != NULL;
    BIO_free(answer);
    BIO_free(question);
    return response;
}

/* The answer must be to our question, and its own signature right; who made it is for verify to judge. */
static bool response_fits(TS_RESP *response, TS_REQ *request)
{
    TS_VERIFY_CTX *context = TS_REQ_to_TS_VERIFY_CTX(request, NULL);
    TS_VERIFY_CTX_set_flags(context, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
    bool good = TS_RESP_verify_response(context, response) == 1 && TS_RESP_get_token(response) != NULL;
    TS_VERIFY_CTX_free(context);
    if (good) {
        STACK_OF(X509) *none = sk_X509_new_null();
        good = PKCS7_verify(TS_RESP_get_token(response), none, NULL, NULL, NULL, PKCS7_NOVERIFY) == 1;
        sk_X509_free(none);
    }
    return good;
}

GBytes *time_stamp_fetch(const char *url, const EVP_MD *digest, const unsigned char *sum, unsigned length,
                         struct diags *diags)
{
    GBytes *token = NULL;
    bool    answered = false;
    /* A connection is tried for all of the time; only a server that answers is asked again. */
    for (int i = 0; i < TRIES && token == NULL && (i == 0 || answered); i++) {
        TS_REQ  *request = request_new(digest, sum, length);
        TS_RESP *response = request_send(url, request, &answered);
        if (response != NULL && response_fits(response, request)) {
            unsigned char *der = NULL;
            int            size = i2d_PKCS7(TS_RESP_get_token(response), &der);
            token = g_bytes_new(der, (gsize)MAX(size, 0));
            OPENSSL_free(der);
        }
        TS_RESP_free(response);
        TS_REQ_free(request);
    }
    ERR_clear_error();
    if (token == NULL)
        diag(diags, answered ? DIAG_SIGN_TSA_WRONG : DIAG_SIGN_TSA_SILENT, SPAN_NONE, url, NULL);
    return token;
}

static bool add_time_stamp(CMS_SignerInfo *info, const struct cms_wanted *wanted, struct diags *diags)
{
    ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(info);
    unsigned char      sum[EVP_MAX_MD_SIZE];
    unsigned           length = 0;
    EVP_Digest(ASN1_STRING_get0_data(value), (size_t)ASN1_STRING_length(value), sum, &length, wanted->digest, NULL);
    GBytes *token = time_stamp_fetch(wanted->tsa, wanted->digest, sum, length, diags);
    if (token == NULL)
        return false;
    gsize         size;
    gconstpointer der = g_bytes_get_data(token, &size);
    bool good = CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, der, (int)size) ==
                1;
    g_bytes_unref(token);
    return good;
}

/* ---- The CMS ---- */

static CMS_SignerInfo *add_signer(CMS_ContentInfo *cms, const struct sign_key *key, const struct cms_wanted *wanted,
                                  const unsigned char *sum, unsigned length)
{
    for (int i = 0; i < sk_X509_num(key->chain); i++)
        CMS_add1_cert(cms, sk_X509_value(key->chain, i));
    CMS_SignerInfo *info = CMS_add1_signer(cms, key->certificate, key->key, wanted->digest,
                                           CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES | CMS_PARTIAL);
    if (info == NULL ||
        CMS_signed_add1_attr_by_NID(info, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) != 1 ||
        CMS_signed_add1_attr_by_NID(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, sum, (int)length) != 1)
        return NULL;
    return info;
}

GBytes *cms_make(const struct sign_key *key, const struct cms_wanted *wanted, const unsigned char *sum, unsigned length,
                 struct diags *diags)
{
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, NULL, CMS_DETACHED | CMS_BINARY | CMS_PARTIAL);
    CMS_SignerInfo  *info = cms != NULL ? add_signer(cms, key, wanted, sum, length) : NULL;
    GBytes          *made = NULL;
    unsigned char   *der = NULL;
    if (info == NULL || !sign_attributes(info, key, wanted))
        diag(diags, DIAG_SIGN_KEY_FAILED, SPAN_NONE, NULL);
    else if (wanted->tsa == NULL || add_time_stamp(info, wanted, diags)) {
        int size = i2d_CMS_ContentInfo(cms, &der);
        made = size > 0 ? g_bytes_new(der, (gsize)size) : NULL;
        OPENSSL_free(der);
    }
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
    return made;
}
