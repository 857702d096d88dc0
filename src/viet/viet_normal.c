/*
 * viet_normal.c -- the normal form (NFC) of text.
 */
#include "viet.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/*
 * Is the character at p, whose first byte is not ASCII, in NFC and sure not to combine with its neighbours?
 * Answers for what Vietnamese text is made of; anything else is left to the full check.
 */
static bool is_stable(const unsigned char *p, size_t *length)
{
    if (p[0] < 0xCC) { /* up to U+02FF */
        *length = 2;
        return true;
    }
    *length = 3;
    if (p[0] == 0xE1) /* U+1E00 to U+1EFF: Vietnamese letters; U+1E9B and the rest there are stable too */
        return p[1] >= 0xB8 && p[1] <= 0xBB;
    if (p[0] == 0xE2) {
        if (p[1] == 0x80) /* general punctuation, without U+2000 and U+2001, which have other normal forms */
            return p[2] > 0x81;
        return p[1] == 0x81 || p[1] == 0x82 || p[1] == 0x89 || p[1] == 0x86;
    }
    return false;
}

/* Nothing to do?  Eight ASCII bytes at a time. */
static bool is_normal(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;

    while (p < end) {
        uint64_t eight;
        size_t   step;

        if (end - p >= 8) {
            memcpy(&eight, p, 8);
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                p += 8;
                continue;
            }
        }
        if (*p < 0x80) {
            p++;
            continue;
        }
        if (!is_stable(p, &step))
            return false;
        p += step;
    }
    return true;
}

const char *viet_normal(struct arena *arena, const char *text)
{
    char       *normal;
    const char *result = text;
    size_t      length = strlen(text);

    if (is_normal(text, length))
        return text;
    normal = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);
    if (normal != NULL && strcmp(normal, text) != 0)
        result = arena_strdup(arena, normal);
    g_free(normal);
    return result;
}
