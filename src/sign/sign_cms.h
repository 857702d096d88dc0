/*
 * sign_cms.h -- the CMS of a signature, and time stamps from a server.
 * For src/sign.
 */
#ifndef BAOCAO_SIGN_CMS_H
#define BAOCAO_SIGN_CMS_H

#include <glib.h>
#include <openssl/evp.h>

#include "sign_key.h"

/* What is asked of the making of a signature. */
struct cms_wanted {
    const EVP_MD *digest;
    bool          pss; /* RSA: PSS instead of PKCS #1 v1.5 */
    const char   *tsa; /* time stamp server; NULL: none */
};

/*
 * A detached CAdES signature over what was digested: signing-certificate-v2, no signing-time.  NULL: the key, the token
 * or the time stamp server failed (reported).  The key is used once.
 */
GBytes *cms_make(const struct sign_key *key, const struct cms_wanted *wanted, const unsigned char *sum, unsigned length,
                 struct diags *diags);
/* A time stamp token (RFC 3161) over what was digested.  NULL: reported. */
GBytes *time_stamp_fetch(const char *url, const EVP_MD *digest, const unsigned char *sum, unsigned length,
                         struct diags *diags);

/* What is sent to a server and asked back. */
struct http_kinds {
    const char *question, *answer; /* media types */
    int         whole_asn1;        /* 1: the answer is taken when its outer ASN.1 value is whole; 0: as it is */
    int         seconds;           /* at most */
};

/* The server's answer, to be freed by the caller; NULL: it has none, or the address is none of plain HTTP. */
BIO *http_ask(const char *url, BIO *question, const struct http_kinds *kinds);

#endif
