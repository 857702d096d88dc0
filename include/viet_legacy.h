/*
 * viet_legacy.h -- Vietnamese text that isn't Unicode: recognised by its letters, and converted.
 * For whoever takes text in: load, templates, sheets.  Tables: TCVN 5712:1993 (VN3), VNI, VPS as Windows-1252 shows
 * their bytes; UTF-8 whose bytes were taken for Windows-1252 or Windows-1258.
 */
#ifndef BAOCAO_VIET_LEGACY_H
#define BAOCAO_VIET_LEGACY_H

#include <stddef.h>

struct arena;

enum legacy {
    LEGACY_NONE, /* Unicode, or nothing that is recognised */
    LEGACY_TCVN3,
    LEGACY_VNI,
    LEGACY_VPS,
    LEGACY_UTF8_AS_1252,
    LEGACY_UTF8_AS_1258,
};

/*
 * The encoding that makes Vietnamese syllables of words that are none as they stand.  One short word says too little,
 * so that foreign names ("Zürich", "café") and signs ("5 µm") are not taken for it.
 */
enum legacy viet_legacy_detect(const char *text);
/* The text in Unicode (NFC), in the arena.  What the encoding does not know stays. */
const char *viet_legacy_convert(struct arena *arena, const char *text, enum legacy legacy);
/* How users call it: "TCVN3 (.VnTime)", "VNI", "VPS", "UTF-8/Windows-1252". */
const char *viet_legacy_name(enum legacy legacy);

#endif
