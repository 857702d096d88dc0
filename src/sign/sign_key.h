/*
 * sign_key.h -- the key that signs, from a file or on a token; it is used, never copied.
 * For src/sign.
 */
#ifndef BAOCAO_SIGN_KEY_H
#define BAOCAO_SIGN_KEY_H

#include <openssl/x509.h>
#include <stdbool.h>

struct diags;
struct sign_options;

struct sign_key {
    EVP_PKEY *key;
    X509     *certificate;
    STACK_OF(X509) * chain; /* the certificates above it, as far as they came with it */
    void *token;            /* of libp11; NULL: from a file */
};

/*
 * Asks for the PIN, once, and opens the key.  False: it can't be had (reported).  A wrong PIN is never tried again: a
 * card locks itself after a few.
 */
bool sign_key_open(struct sign_key *key, const struct sign_options *options, struct diags *diags);
void sign_key_close(struct sign_key *key);

#endif
