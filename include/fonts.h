/*
 * fonts.h -- the faces in use, from fonts/ only; words shaped once.
 * For layout (measuring), pages (what runs refer to) and render (embedding, drawing).
 */
#ifndef BAOCAO_FONTS_H
#define BAOCAO_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct arena;
struct diags;
struct font_set;

enum font_face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_COUNT };

/* A word in one face at one size, shaped; cached for the life of the font set. */
struct word {
    const char     *text;   /* NFC, NUL-terminated, without spaces at its ends */
    uint16_t        length; /* bytes */
    uint16_t        n_glyphs;
    int32_t         width;    /* Pango units, kerning included */
    uint8_t         face;     /* enum font_face */
    bool            missing;  /* holds a character that the face has no glyph for */
    uint16_t        size;     /* in 1/8 pt: 14 pt is 112 */
    uint32_t        serial;   /* from 0, in order of first use in this font set */
    const uint16_t *glyphs;   /* glyph ids of the font file */
    const int32_t  *advances; /* Pango units, one for each glyph */
    const uint16_t *clusters; /* byte offset in text that each glyph starts at */
};

#define UNITS_PER_PT 1024 /* Pango units */
#define MM(mm) ((int)((mm)*1024.0 * 72.0 / 25.4 + 0.5))
#define PT(pt) ((int)((pt)*1024.0 + 0.5))

/* Words on one baseline in one face and size, from one node, with spaces between them. */
struct text_run {
    const struct word *const *words;
    uint16_t                  n_words;
    uint8_t                   face;
    uint16_t                  size;        /* 1/8 pt */
    int32_t                   space;       /* width of each space, justification included; Pango units */
    int32_t                   space_extra; /* the first so many spaces are one unit wider, so that lines end exactly */
    const uint8_t            *joined;      /* NULL, or for each word 1 if no space stands before it */
    bool     space_after; /* a space follows in the text (perhaps at the line's end): for copying and searching */
    uint32_t colour;      /* 0xRRGGBB */
};

/* The measures of a face at a size, in Pango units. */
struct font_metrics {
    int ascent, descent;    /* of a line set solid: ascent + descent is 1.15 x size for Times metrics */
    int underline_position; /* from the baseline down to the middle of the stroke */
    int underline_thickness;
    int x_height, space;
};

/*
 * Opens the four faces found in a folder: Times New Roman if its files are there, else Liberation Serif.  NULL with a
 * diagnostic if a face is missing, can't be read or may not be embedded.  Not for two threads at once.
 */
struct font_set *font_set_open(const char *folder, struct diags *diags);
void             font_set_free(struct font_set *fonts);
/*
 * Compares the files with those listed in the folder's SHA256SUMS: one that differs, and whose letters don't measure
 * the same either (font_measures), is a warning.  Costs some 8 ms.
 */
void font_set_check(const struct font_set *fonts, struct diags *diags);

/* The word, at most 65,535 bytes of UTF-8 without spaces; lives as long as the font set. */
const struct word  *font_word(struct font_set *fonts, enum font_face face, unsigned size_8, const char *text,
                              size_t length);
struct font_metrics font_metrics(struct font_set *fonts, enum font_face face, unsigned size_8);
#define FONT_MEASURES_DIGITS 16
/*
 * A sum of what lines and pages depend on: the em, ascent and descent, and the width of each letter of ASCII and
 * Vietnamese or that there is none; the same for the same design whoever built the file.  To be freed.
 */
char *font_measures(const struct font_set *fonts, enum font_face face);
/* Letters of Vietnamese beyond ASCII, and the signs that administrative documents use. */
extern const char font_vietnamese[];
/* True if the face has a glyph for the character. */
bool font_has(struct font_set *fonts, enum font_face face, uint32_t character);

/* The file of a face, for embedding: borrowed bytes. */
const void *font_data(const struct font_set *fonts, enum font_face face, size_t *length);
const char *font_path(const struct font_set *fonts, enum font_face face);
const char *font_family(const struct font_set *fonts);
/* A cairo_font_face_t for drawing previews, borrowed; created on first use.  void * keeps cairo out of this header. */
void *font_cairo_face(struct font_set *fonts, enum font_face face);

#endif
