/*
 * viet_letter.c -- takes a letter apart into base letter, tone and case.
 */
#include "viet_letter.h"

static const gunichar tone_marks[] = {0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323};

enum viet_tone viet_tone_of_mark(gunichar mark)
{
    for (unsigned tone = TONE_HUYEN; tone <= TONE_NANG; tone++)
        if (tone_marks[tone] == mark)
            return (enum viet_tone)tone;
    return TONE_NONE;
}

gunichar viet_mark_of_tone(enum viet_tone tone)
{
    return tone_marks[tone];
}

/* The letter without its tone, put together again from its other marks. */
struct viet_letter viet_letter_of(gunichar character)
{
    struct viet_letter letter = {.base = character};
    gunichar           parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize              n;

    if (g_unichar_isupper(character)) {
        letter.capital = true;
        letter.base = character = g_unichar_tolower(character);
    }
    if (character < 0xC0)
        return letter;
    n = g_unichar_fully_decompose(character, FALSE, parts, G_N_ELEMENTS(parts));
    if (n < 2)
        return letter;
    letter.base = parts[0];
    for (gsize i = 1; i < n; i++) {
        enum viet_tone tone = viet_tone_of_mark(parts[i]);
        gunichar       composed;
        if (tone != TONE_NONE)
            letter.tone = tone;
        else if (g_unichar_compose(letter.base, parts[i], &composed))
            letter.base = composed;
    }
    return letter;
}
