/*
 * viet_letter.h -- a letter taken apart: what sorting and folding look at.  Only for src/viet.
 */
#ifndef BAOCAO_VIET_LETTER_H
#define BAOCAO_VIET_LETTER_H

#include <glib.h>
#include <stdbool.h>

/* In the order of the dictionary (CLDR vi). */
enum viet_tone { TONE_NONE, TONE_HUYEN, TONE_HOI, TONE_NGA, TONE_SAC, TONE_NANG };

struct viet_letter {
    gunichar       base; /* the small letter with its hook, hat or stroke but without its tone: "Ậ" -> "â" */
    enum viet_tone tone;
    bool           capital;
};

struct viet_letter viet_letter_of(gunichar character);
/* A combining tone mark that stands alone in the text; TONE_NONE for any other character. */
enum viet_tone viet_tone_of_mark(gunichar mark);
gunichar       viet_mark_of_tone(enum viet_tone tone);

#endif
