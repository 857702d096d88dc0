/*
 * verify_cms.c -- the cryptography of one signature: digest of what it covers, signature value, signer's certificate.
 */
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "sign_int.h"

/* The CMS of a signature's contents, which are padded with zeros.  NULL: it can't be read. */
static CMS_ContentInfo *cms_read(const GBytes *contents, bool *padded_well)
{
    gsize                length;
    const unsigned char *start = g_bytes_get_data((GBytes *)contents, &length), *at = start;
    CMS_ContentInfo     *cms = d2i_CMS_ContentInfo(NULL, &at, (long)length);
    *padded_well = true;
    for (gsize i = (gsize)(at - start); cms != NULL && i < length; i++)
        *padded_well = *padded_well && start[i] == 0;
    if (cms != NULL && OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed) {
        CMS_ContentInfo_free(cms);
        cms = NULL;
    }
    ERR_clear_error();
    return cms;
}

/* The time stamp of a signature; NULL: there is none that can be read. */
static CMS_ContentInfo *token_of(CMS_SignerInfo *info)
{
    int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
    if (at < 0)
        return NULL;
    const ASN1_STRING   *der = X509_ATTRIBUTE_get0_data(CMS_unsigned_get_attr(info, at), 0, V_ASN1_SEQUENCE, NULL);
    const unsigned char *bytes = der != NULL ? ASN1_STRING_get0_data(der) : NULL;
    CMS_ContentInfo     *token = der != NULL ? d2i_CMS_ContentInfo(NULL, &bytes, ASN1_STRING_length(der)) : NULL;
    if (token == NULL || OBJ_obj2nid(CMS_get0_type(token)) == NID_pkcs7_signed)
        return token;
    CMS_ContentInfo_free(token);
    return NULL;
}

static void collect(CMS_ContentInfo *cms, struct evidence *evidence)
{
    STACK_OF(X509) *certificates = CMS_get1_certs(cms);
    STACK_OF(X509_CRL) *lists = CMS_get1_crls(cms);
    while (sk_X509_num(certificates) > 0)
        sk_X509_push(evidence->certificates, sk_X509_pop(certificates));
    while (sk_X509_CRL_num(lists) > 0)
        sk_X509_CRL_push(evidence->lists, sk_X509_CRL_pop(lists));
    sk_X509_free(certificates);
    sk_X509_CRL_free(lists);
}

void cms_collect(const GBytes *contents, struct evidence *evidence)
{
    bool             padded;
    CMS_ContentInfo *cms = cms_read(contents, &padded);
    STACK_OF(CMS_SignerInfo) *infos = cms != NULL ? CMS_get0_SignerInfos(cms) : NULL;
    if (cms != NULL)
        collect(cms, evidence);
    for (int i = 0; i < sk_CMS_SignerInfo_num(infos); i++) {
        CMS_ContentInfo *token = token_of(sk_CMS_SignerInfo_value(infos, i));
        if (token != NULL)
            collect(token, evidence);
        CMS_ContentInfo_free(token);
    }
    CMS_ContentInfo_free(cms);
    ERR_clear_error();
}

/* ---- Digest and signature ---- */

static const void *signed_attribute(CMS_SignerInfo *info, int nid, int type)
{
    int at = CMS_signed_get_attr_by_NID(info, nid, -1);
    if (at < 0 || CMS_signed_get_attr_by_NID(info, nid, at) >= 0)
        return NULL;
    X509_ATTRIBUTE *attribute = CMS_signed_get_attr(info, at);
    return X509_ATTRIBUTE_count(attribute) == 1 ? X509_ATTRIBUTE_get0_data(attribute, 0, type, NULL) : NULL;
}

static bool digest_fits(CMS_SignerInfo *info, const struct signed_bytes *bytes, const EVP_MD *digest)
{
    const ASN1_OCTET_STRING *wanted = signed_attribute(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    unsigned char            got[EVP_MAX_MD_SIZE];
    unsigned                 length = 0;
    EVP_MD_CTX              *context = EVP_MD_CTX_new();
    bool                     good = wanted != NULL && EVP_DigestInit_ex(context, digest, NULL) == 1;
    for (int i = 0; good && i < 2; i++) {
        gsize         size;
        gconstpointer part = g_bytes_get_data(bytes->parts[i], &size);
        good = EVP_DigestUpdate(context, part, size) == 1;
    }
    good = good && EVP_DigestFinal_ex(context, got, &length) == 1 && ASN1_STRING_length(wanted) == (int)length &&
           memcmp(ASN1_STRING_get0_data(wanted), got, length) == 0;
    EVP_MD_CTX_free(context);
    return good;
}

/* The attribute that binds the certificate, so that no other of the same key can be put in its place. */
static void judge_binding(CMS_SignerInfo *info, X509 *signer, bool wanted, GPtrArray *findings)
{
    const ASN1_STRING   *first = signed_attribute(info, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE);
    const ASN1_STRING   *second = signed_attribute(info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
    const unsigned char *at = first != NULL ? ASN1_STRING_get0_data(first) : NULL;
    ESS_SIGNING_CERT    *one = first != NULL ? d2i_ESS_SIGNING_CERT(NULL, &at, ASN1_STRING_length(first)) : NULL;
    at = second != NULL ? ASN1_STRING_get0_data(second) : NULL;
    ESS_SIGNING_CERT_V2 *two = second != NULL ? d2i_ESS_SIGNING_CERT_V2(NULL, &at, ASN1_STRING_length(second)) : NULL;
    STACK_OF(X509) *alone = sk_X509_new_null();
    sk_X509_push(alone, signer);
    if (one == NULL && two == NULL) {
        if (wanted || first != NULL || second != NULL)
            finding_add(findings, FINDING_NO_SIGNING_CERTIFICATE, NULL, NULL);
    } else if (OSSL_ESS_check_signing_certs(one, two, alone, 1) != 1) {
        finding_add(findings, FINDING_SIGNING_CERTIFICATE_WRONG, NULL, NULL);
    }
    sk_X509_free(alone);
    ESS_SIGNING_CERT_free(one);
    ESS_SIGNING_CERT_V2_free(two);
    ERR_clear_error();
}

static void describe(struct signature_report *report, X509 *signer, CMS_SignerInfo *info)
{
    X509_ALGOR *digest, *signature;
    bool        weak;
    char       *key = certificate_key(signer, &weak);
    CMS_SignerInfo_get0_algs(info, NULL, NULL, &digest, &signature);
    int         nid = OBJ_obj2nid(digest->algorithm);
    const char *pss = OBJ_obj2nid(signature->algorithm) == NID_rsassaPss ? " PSS" : "";
    report->algorithm = g_strdup_printf("%s%s, %s", key, pss, digest_name(nid));
    report->signer = certificate_name(X509_get_subject_name(signer));
    report->issuer = certificate_name(X509_get_issuer_name(signer));
    report->valid_from = asn1_seconds(X509_get0_notBefore(signer));
    report->valid_to = asn1_seconds(X509_get0_notAfter(signer));
    if (weak)
        finding_add(report->findings, FINDING_WEAK_KEY, key, NULL);
    if (digest_is_weak(nid))
        finding_add(report->findings, FINDING_WEAK_DIGEST, digest_name(nid), NULL);
    g_free(key);
}

static bool judge_value(CMS_SignerInfo *info, const struct signed_bytes *bytes, GPtrArray *findings)
{
    X509_ALGOR *algorithm;
    CMS_SignerInfo_get0_algs(info, NULL, NULL, &algorithm, NULL);
    const EVP_MD      *digest = EVP_get_digestbyobj(algorithm->algorithm);
    const ASN1_OBJECT *type = signed_attribute(info, NID_pkcs9_contentType, V_ASN1_OBJECT);
    if (digest == NULL || type == NULL || OBJ_obj2nid(type) != NID_pkcs7_data)
        finding_add(findings, FINDING_BAD_CMS, NULL, NULL);
    else if (!digest_fits(info, bytes, digest))
        finding_add(findings, FINDING_DIGEST_WRONG, NULL, NULL);
    if (CMS_SignerInfo_verify(info) != 1)
        finding_add(findings, FINDING_SIGNATURE_WRONG, NULL, NULL);
    ERR_clear_error();
    return finding_worst(findings) != VERDICT_BAD;
}

/* ---- Time ---- */

/* The time that the time stamp of a signature proves; 0: there is none. */
static gint64 judge_time(CMS_SignerInfo *info, const struct trust *trust, const struct evidence *evidence,
                         struct signature_report *report)
{
    int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
    if (at < 0) {
        finding_add(report->findings, FINDING_NO_TIME_STAMP, NULL, NULL);
        return 0;
    }
    CMS_ContentInfo   *token = token_of(info);
    ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(info);
    GBytes            *stamped = g_bytes_new(ASN1_STRING_get0_data(value), (gsize)ASN1_STRING_length(value));
    gint64             time = 0;
    if (token == NULL)
        finding_add(report->findings, FINDING_TIME_STAMP_WRONG, "CMS", NULL);
    else
        time = trust_time(trust, evidence, token, (const GBytes *const *)&stamped, 1, &report->time_authority,
                          report->findings);
    g_bytes_unref(stamped);
    CMS_ContentInfo_free(token);
    ERR_clear_error();
    return time;
}

/* ---- Judgement ---- */

static CMS_SignerInfo *only_signer(CMS_ContentInfo *cms, GPtrArray *findings)
{
    STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(cms);
    if (sk_CMS_SignerInfo_num(infos) == 1)
        return sk_CMS_SignerInfo_value(infos, 0);
    char *count = g_strdup_printf("%d", MAX(sk_CMS_SignerInfo_num(infos), 0));
    finding_add(findings, FINDING_SIGNERS, count, NULL);
    g_free(count);
    return NULL;
}

static void judge_signer(CMS_ContentInfo *cms, CMS_SignerInfo *info, X509 *signer, bool cades,
                         const struct trust *trust, const struct evidence *evidence, struct signature_report *report)
{
    STACK_OF(X509) *own = CMS_get1_certs(cms);
    judge_binding(info, signer, cades, report->findings);
    if (cades && CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1) >= 0)
        finding_add(report->findings, FINDING_SIGNING_TIME, NULL, NULL);
    gint64 time = judge_time(info, trust, evidence, report);
    report->time = time > 0 ? time : 0;
    if ((X509_get_extension_flags(signer) & EXFLAG_KUSAGE) &&
        !(X509_get_key_usage(signer) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)))
        finding_add(report->findings, FINDING_KEY_USAGE, NULL, NULL);
    trust_judge(trust, evidence, signer, own, time > 0 ? time : evidence->when, time > 0 || evidence->proven,
                report->findings);
    sk_X509_pop_free(own, X509_free);
}

void cms_judge(const struct signed_bytes *bytes, const char *subfilter, const struct trust *trust,
               struct evidence *evidence, struct signature_report *report)
{
    bool             padded, cades = strcmp(subfilter, "/ETSI.CAdES.detached") == 0;
    CMS_ContentInfo *cms = cms_read(bytes->contents, &padded);
    X509            *signer = NULL;
    if (cms == NULL || CMS_is_detached(cms) != 1) {
        finding_add(report->findings, FINDING_BAD_CMS, NULL, NULL);
        CMS_ContentInfo_free(cms);
        return;
    }
    if (!padded)
        finding_add(report->findings, FINDING_CMS_PADDING, NULL, NULL);
    CMS_SignerInfo *info = only_signer(cms, report->findings);
    CMS_set1_signers_certs(cms, evidence->certificates, 0);
    if (info != NULL)
        CMS_SignerInfo_get0_algs(info, NULL, &signer, NULL, NULL);
    if (info != NULL && signer == NULL)
        finding_add(report->findings, FINDING_NO_CERTIFICATE, NULL, NULL);
    if (signer != NULL) {
        describe(report, signer, info);
        judge_value(info, bytes, report->findings);
        judge_signer(cms, info, signer, cades, trust, evidence, report);
    }
    ERR_clear_error();
    CMS_ContentInfo_free(cms);
}

void stamp_judge(const struct signed_bytes *bytes, const struct trust *trust, struct evidence *evidence,
                 struct signature_report *report)
{
    bool             padded;
    CMS_ContentInfo *token = cms_read(bytes->contents, &padded);
    if (token == NULL) {
        finding_add(report->findings, FINDING_BAD_CMS, NULL, NULL);
        return;
    }
    if (!padded)
        finding_add(report->findings, FINDING_CMS_PADDING, NULL, NULL);
    gint64 time = trust_time(trust, evidence, token, (const GBytes *const *)bytes->parts, 2, &report->time_authority,
                             report->findings);
    report->time = time > 0 ? time : 0;
    CMS_ContentInfo_free(token);
}
