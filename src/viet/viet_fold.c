/*
 * viet_fold.c -- a form of text in which spellings that mean the same name are the same.
 */
#include "viet.h"

#include "base/arena.h"
#include "viet_letter.h"

/* The tone of a syllable goes to its end: so hòa and hoà, ủy and uỷ are the same. */
static void end_syllable(GString *out, enum viet_tone *tone)
{
    if (*tone != TONE_NONE)
        g_string_append_unichar(out, viet_mark_of_tone(*tone));
    *tone = TONE_NONE;
}

const char *viet_fold(struct arena *arena, const char *text)
{
    GString       *out = g_string_new(NULL);
    enum viet_tone tone = TONE_NONE;
    bool           space = false;
    const char    *result;

    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar           character = g_utf8_get_char(text);
        struct viet_letter letter = viet_letter_of(character);
        enum viet_tone     mark = viet_tone_of_mark(character);

        if (mark != TONE_NONE) {
            tone = mark;
            continue;
        }
        if (!g_unichar_isalpha(character) || letter.tone != TONE_NONE)
            end_syllable(out, &tone);
        if (g_unichar_isspace(character)) {
            space = true;
            continue;
        }
        if (space && out->len > 0)
            g_string_append_c(out, ' ');
        space = false;
        g_string_append_unichar(out, letter.base);
        tone = letter.tone != TONE_NONE ? letter.tone : tone;
    }
    end_syllable(out, &tone);
    result = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}

const char *viet_bare(struct arena *arena, const char *text)
{
    char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL),
         *small = g_utf8_strdown(apart != NULL ? apart : text, -1);
    GString    *out = g_string_new(NULL);
    bool        gap = false;
    const char *result;

    for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);

        if (g_unichar_ismark(character))
            continue;
        if (!g_unichar_isalnum(character)) {
            gap = true;
            continue;
        }
        if (gap && out->len > 0)
            g_string_append_c(out, ' ');
        gap = false;
        g_string_append_unichar(out, character == 0x111 ? 'd' : character);
    }
    result = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    g_free(small);
    g_free(apart);
    return result;
}
