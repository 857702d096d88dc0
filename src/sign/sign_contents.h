/*
 * sign_contents.h -- the place of a signature in an update: kept free, digested around, filled.
 * For sign.c and sign_renew.c.
 */
#ifndef BAOCAO_SIGN_CONTENTS_H
#define BAOCAO_SIGN_CONTENTS_H

#include <openssl/evp.h>

#include "pdf_update.h"
#include "sign.h"

struct contents_place {
    size_t range_at, open, close; /* where the range and the contents stand */
};

const EVP_MD *contents_digest(enum sign_digest digest);
/* Writes a signature dictionary with room for range and contents; entries: all others. */
void contents_begin(struct pdf_update *update, unsigned number, const char *entries, struct contents_place *place);
/* Once the update is finished: what the signature covers. */
void contents_range(struct pdf_update *update, const struct contents_place *place);
/* The digest of all but the contents. */
bool contents_sum(const struct pdf_update *update, const struct contents_place *place, const EVP_MD *digest,
                  unsigned char *sum, unsigned *length);
/* Writes the signature into its place.  False: it is too long (reported). */
bool contents_fill(struct pdf_update *update, const struct contents_place *place, GBytes *signature,
                   struct diags *diags);

#endif
