/*
 * sign_int.h -- what the files of src/sign share.
 *
 * pdf_raw.c       revisions and cross-references from the raw bytes
 * pdf_read.c      objects, by libqpdf
 * pdf_update.c    what is appended to a file: our own writer
 * verify.c        all signatures of a file: what each covers, the order, the verdict
 * verify_cms.c    one signature's cryptography
 * verify_trust.c  certificates, revocation, time stamps
 * verify_changes.c what changed between two states of a file, and whether that is allowed
 * verify_print.c  the report as text and as JSON
 * sign.c          a signature into a field
 * sign_renew.c    validation data and a document time stamp
 * sign_contents.c the room of a signature in the file
 * sign_cms.c      the CMS of a signature; time stamps from a server
 * sign_key.c      keys in files and on tokens
 * number.c        number and date; the register of numbers
 * field_look.c    what filled fields look like
 */
#ifndef BAOCAO_SIGN_INT_H
#define BAOCAO_SIGN_INT_H

#include <openssl/cms.h>
#include <openssl/ocsp.h>
#include <openssl/x509.h>

#include "pdf_read.h"
#include "sign.h"

/* ---- Findings ---- */

/* Notes something; arguments may be NULL and are copied. */
void finding_add(GPtrArray *findings, enum finding_code code, const char *first, const char *second);
/* The worst verdict among them. */
enum verdict finding_worst(const GPtrArray *findings);
enum verdict finding_verdict(enum finding_code code);
GPtrArray   *findings_new(void);

/* ---- Certificates ---- */

/* Everything of a file that may serve to judge its certificates: of the signatures themselves and of its DSS. */
struct evidence {
    STACK_OF(X509) * certificates;
    STACK_OF(X509_CRL) * lists;
    GPtrArray *answers; /* OCSP_BASICRESP */
    gint64     when;    /* judged as of then: now, or the time that a later document time stamp proves */
    bool       proven;
};

struct trust {
    X509_STORE     *store;
    bool            any;  /* roots were given */
    gint64          when; /* judged as of then */
    struct evidence given;
};

void evidence_init(struct evidence *evidence);
void evidence_clear(struct evidence *evidence);
/* Adds a revocation list, PEM or DER.  False: it is none (reported). */
bool evidence_add_list(struct evidence *evidence, const char *path, struct diags *diags);
/* What a document's DSS holds. */
void evidence_read(struct evidence *evidence, struct pdf_doc *doc);

/*
 * Judges a certificate as of a time: chain, dates, use, revocation.  trusted: the time is proven, so that what was
 * revoked later does no harm.
 */
void trust_judge(const struct trust *trust, const struct evidence *evidence, X509 *certificate, STACK_OF(X509) * beside,
                 gint64 when, bool proven, GPtrArray *findings);
/*
 * Judges a time stamp over data; its time, or 0 if it is wrong.  authority: whose it is, to be freed.
 */
gint64 trust_time(const struct trust *trust, const struct evidence *evidence, CMS_ContentInfo *token,
                  const GBytes *const *data, unsigned n_data, char **authority, GPtrArray *findings);

/* A certificate's name for people: CN, else the whole; to be freed. */
char *certificate_name(const X509_NAME *name);
/* A certificate's public key for people: "RSA 2048"; weak: too short.  To be freed. */
char *certificate_key(X509 *certificate, bool *weak);
/* "SHA-256" */
const char *digest_name(int nid);
/* True if a digest is no longer safe or unknown. */
bool   digest_is_weak(int nid);
gint64 asn1_seconds(const ASN1_TIME *time);
/* "20/05/2026 10:00:00 +07:00"; to be freed. */
char *time_words(gint64 seconds);

/* ---- One signature's cryptography ---- */

struct signed_bytes {
    GBytes *parts[2]; /* before and behind the signature */
    GBytes *contents; /* the signature */
};

/* Checks a detached CMS over the bytes and its signer's certificate; fills in the report. */
void cms_judge(const struct signed_bytes *bytes, const char *subfilter, const struct trust *trust,
               struct evidence *evidence, struct signature_report *report);
/* The same for a document time stamp. */
void stamp_judge(const struct signed_bytes *bytes, const struct trust *trust, struct evidence *evidence,
                 struct signature_report *report);
/* Puts the certificates that a signature brings among the evidence. */
void cms_collect(const GBytes *contents, struct evidence *evidence);

/* ---- Changes ---- */

/* Finds out what differs between two states of a file.  permits: as in signature_report, 0 counts as 2. */
void changes_find(struct pdf_doc *before, struct pdf_doc *after, int permits, GPtrArray *changes);

#endif
