/*
 * sign_contents.c -- signatures have a fixed room in the file, since what they cover stands on both sides of it.
 */
#include "sign_contents.h"

#include <string.h>

#define CONTENTS_ROOM 24000 /* bytes: certificates and time stamp included */
#define RANGE_ROOM 40

const EVP_MD *contents_digest(enum sign_digest digest)
{
    return digest == SIGN_SHA512 ? EVP_sha512() : digest == SIGN_SHA384 ? EVP_sha384() : EVP_sha256();
}

void contents_begin(struct pdf_update *update, unsigned number, const char *entries, struct contents_place *place)
{
    update_object(update, number);
    update_printf(update, "<<%s/ByteRange[", entries);
    place->range_at = update->bytes->len;
    update_printf(update, "%*s]/Contents ", RANGE_ROOM, "");
    place->open = update->bytes->len;
    update_printf(update, "<%0*d>", CONTENTS_ROOM * 2, 0);
    place->close = update->bytes->len;
    update_string(update, ">>");
    update_end_object(update);
}

void contents_range(struct pdf_update *update, const struct contents_place *place)
{
    char range[RANGE_ROOM + 1];
    int  length = g_snprintf(range, sizeof range, "0 %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT,
                             place->open, place->close, update->bytes->len - place->close);
    memcpy(update->bytes->data + place->range_at, range, (size_t)MIN(length, RANGE_ROOM));
}

bool contents_sum(const struct pdf_update *update, const struct contents_place *place, const EVP_MD *digest,
                  unsigned char *sum, unsigned *length)
{
    const guint8 *bytes = update->bytes->data;
    EVP_MD_CTX   *context = EVP_MD_CTX_new();
    bool good = EVP_DigestInit_ex(context, digest, NULL) == 1 && EVP_DigestUpdate(context, bytes, place->open) == 1 &&
                EVP_DigestUpdate(context, bytes + place->close, update->bytes->len - place->close) == 1 &&
                EVP_DigestFinal_ex(context, sum, length) == 1;
    EVP_MD_CTX_free(context);
    return good;
}

bool contents_fill(struct pdf_update *update, const struct contents_place *place, GBytes *signature,
                   struct diags *diags)
{
    static const char hex[] = "0123456789abcdef";
    gsize             size;
    const guint8     *der = g_bytes_get_data(signature, &size);
    guint8           *to = update->bytes->data + place->open + 1;
    if (size > CONTENTS_ROOM) {
        diag(diags, DIAG_SIGN_KEY_FAILED, SPAN_NONE, NULL);
        return false;
    }
    for (gsize i = 0; i < size; i++) {
        to[2 * i] = (guint8)hex[der[i] >> 4];
        to[2 * i + 1] = (guint8)hex[der[i] & 15];
    }
    return true;
}
