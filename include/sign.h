/*
 * sign.h -- signed PDFs: judged, signed, numbered.
 * For the verbs verify, sign and number.  What is read may come from anybody.
 */
#ifndef BAOCAO_SIGN_H
#define BAOCAO_SIGN_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/date.h"
#include "base/diag.h"

/* ---- Judged ---- */

enum verdict {
    VERDICT_GOOD,
    VERDICT_UNKNOWN, /* nothing is wrong, but something could not be established */
    VERDICT_BAD
};

enum finding_code {
#define FINDING(name, code, verdict, vi, en) FINDING_##name,
#include "sign_findings.def"
#undef FINDING
    FINDING_COUNT
};

/* One thing found out.  The arguments fill {1} and {2} of its words. */
struct finding {
    enum finding_code code;
    char             *arguments[2]; /* NULL: none */
};

struct signature_report {
    char        *field;                /* its name */
    bool         is_stamp;             /* a document time stamp, nobody's signature */
    char        *signer, *issuer;      /* names as the certificate has them; NULL: unknown */
    char        *algorithm;            /* "RSA 2048, SHA-256" */
    char        *claimed;              /* the time that the signer's machine wrote, as PDF has it; NULL: none */
    gint64       time;                 /* the time that a time stamp proves, seconds since 1970; 0: none */
    char        *time_authority;       /* who stamped it */
    gint64       valid_from, valid_to; /* of the certificate */
    gint64       covers;               /* the first so many bytes of the file */
    bool         whole;                /* that is all of it */
    int          permits; /* of a certification: 1 nothing, 2 filling in and signing, 3 notes too; 0: none */
    enum verdict verdict;
    GPtrArray   *findings; /* struct finding */
    GPtrArray   *changes;  /* struct finding: made after it and before the next signature, or until the end */
};

struct verify_report {
    char        *path;
    enum verdict verdict;
    GPtrArray   *signatures; /* struct signature_report, in the order they were made */
    GPtrArray   *findings;   /* struct finding: of the file as a whole */
};

/* What is trusted, and what is known of certificates that were revoked. */
struct trust;

struct trust *trust_new(void);
void          trust_free(struct trust *trust);
/* Adds the certificates of a file (PEM or DER), or of all files of a folder.  False: there are none (reported). */
bool trust_add_roots(struct trust *trust, const char *path, struct diags *diags);
/* Adds a revocation list, PEM or DER.  False: it is none (reported). */
bool trust_add_list(struct trust *trust, const char *path, struct diags *diags);
/* Judges as of the end of this day in Việt Nam, not as of now. */
void trust_set_date(struct trust *trust, struct date date);

/* Judges all signatures of a file.  NULL: it can't be read, or is no PDF (reported). */
struct verify_report *verify_file(const char *path, const struct trust *trust, struct diags *diags);
void                  verify_report_free(struct verify_report *report);
void                  verify_print(const struct verify_report *report, enum diag_lang lang, FILE *out);
/* All reports as one JSON array. */
void verify_print_json(const GPtrArray *reports, enum diag_lang lang, FILE *out);

/* ---- Signed ---- */

enum sign_digest { SIGN_SHA256, SIGN_SHA384, SIGN_SHA512 };

/* Strings are borrowed; absent ones are NULL. */
struct sign_options {
    const char      *file, *out;       /* out: NULL: in place of file */
    const char      *field;            /* "person", "organisation", "stamp", or any other empty signature field */
    const char      *key_file, *token; /* PKCS #12 file, or PKCS #11 URI */
    const char      *tsa;              /* time stamp server, http:// */
    const char      *image;            /* PNG shown in the field */
    enum sign_digest digest;
    bool             pss;            /* RSA: PSS */
    int              pin_descriptor; /* where the PIN is read from; -1: the terminal */
    const GPtrArray *lists;          /* to renew: revocation lists (files) that are put into the file; NULL: none */
};

/*
 * Signs a field of a file as PAdES B-B, or B-T with a time stamp; the first signature certifies: after it only filling
 * in and signing are permitted.  The file is replaced whole or not at all.  False: it was not (reported).
 */
bool sign_file(const struct sign_options *options, struct diags *diags);

/*
 * Keeps a signed file provable, as PAdES B-LTA: puts certificates, revocation lists and answers on revocation into it,
 * and a document time stamp (tsa) over all.  To be done again before that time stamp's own certificate expires.
 */
bool renew_file(const struct sign_options *options, struct diags *diags);

/* ---- Numbered ---- */

struct number_options {
    const char *file, *out;
    const char *plan;   /* folder of the register of numbers; NULL: the file's own */
    const char *number; /* digits, perhaps with letters or a stroke */
    struct date date;
};

/*
 * Fills number, day and month into a file that has been signed by the person and not yet by the organisation.  The
 * number is entered into the register first; one that is there for another file of the same symbol and year is refused.
 */
bool number_file(const struct number_options *options, struct diags *diags);

#endif
