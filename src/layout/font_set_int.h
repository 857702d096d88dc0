/*
 * font_set_int.h -- the inside of a font set.
 * Private to font_set.c (files), word_shape.c (words) and paragraph_collect.c (which spaces a line may end at).
 */
#ifndef BAOCAO_LAYOUT_FONT_SET_INT_H
#define BAOCAO_LAYOUT_FONT_SET_INT_H

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <hb.h>
#include <pango/pango.h>

#include "base/arena.h"
#include "fonts.h"

/*
 * Everything is shaped with an em of 2^21 units: a face of 2048 units an em then gives whole numbers, and what a word
 * measures at a size does not depend on rounding inside a library.
 */
#define EM_PT 2048
#define EM_UNITS (EM_PT * PANGO_SCALE)

/* From em units to Pango units at a size in 1/8 pt; 1/8 pt is 128 Pango units. */
static inline int32_t font_scale(int64_t em_units, unsigned size_8)
{
    return (int32_t)((em_units * size_8 * 128 + EM_UNITS / 2) >> 21);
}

struct font_file {
    char                 *path;
    GBytes               *bytes;  /* the file as it was read; NULL: not read */
    int                   memory; /* the same in memory, as a file; -1: none */
    char                 *name;   /* that fontconfig reads it by */
    PangoFontDescription *description;
    PangoFont            *font; /* opened on first use, like all below */
    hb_font_t            *hb;   /* owned by font */
    struct font_metrics   em;   /* in em units; space 0: not read yet */
    void                 *cairo_face;
};

struct word_slot {
    uint32_t     hash;
    struct word *word;
};

/* Direct-mapped: the two words' serials and the answer. */
#define BREAK_CACHE_SIZE 16384
struct break_slot {
    uint32_t before, after; /* serials; UINT32_MAX: empty */
    bool     may_break;
};

struct font_set {
    char              *folder;
    char              *family;
    struct font_file   files[FACE_COUNT];
    FcConfig          *config;
    PangoFontMap      *map;
    PangoContext      *context;
    hb_buffer_t       *buffer;
    struct arena      *arena; /* words */
    struct word_slot  *slots;
    uint32_t           n_slots, n_words; /* n_slots is a power of 2 */
    struct break_slot *breaks;
};

/* The face's HarfBuzz font, em scale; opens the face. */
hb_font_t *font_hb(struct font_set *fonts, enum font_face face);
/* viet_may_break for two shaped words, remembered. */
bool font_words_may_break(struct font_set *fonts, const struct word *before, const struct word *after);

#endif
