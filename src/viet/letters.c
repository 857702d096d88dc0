/*
 * letters.c -- text that comes in, in Vietnamese letters.
 */
#include "letters.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "viet.h"
#include "viet_legacy.h"

/* ---- Nothing to do? ---- */

/* Bit n: the second byte 0x80 + n makes a Vietnamese letter behind the first byte C3, C4, C5, C6. */
static const uint64_t letters_of_two[4] = {
    UINT64_C(0x263C370F263C370F), /* ÀÁÂÃ ÈÉÊ ÌÍ ÒÓÔÕ ÙÚ Ý, small ones 0x20 behind */
    (UINT64_C(3) << 0x02) | (UINT64_C(3) << 0x10) | (UINT64_C(3) << 0x28), /* Ăă Đđ Ĩĩ */
    UINT64_C(3) << 0x28,                                                   /* Ũũ */
    (UINT64_C(3) << 0x20) | (UINT64_C(3) << 0x2F),                         /* Ơơ Ưư */
};

/* Length of a plain character that is not ASCII, 0 if it is none. */
static size_t plain_length(const unsigned char *at)
{
    if (at[0] >= 0xC3 && at[0] <= 0xC6)
        return (letters_of_two[at[0] - 0xC3] >> (at[1] & 0x3F)) & 1 ? 2 : 0;
    if (at[0] == 0xC2) /* NBSP ° ± ² ³ */
        return at[1] == 0xA0 || (at[1] >= 0xB0 && at[1] <= 0xB3) ? 2 : 0;
    if (at[0] == 0xE1) /* U+1EA0 to U+1EF9 */
        return (at[1] == 0xBA && at[2] >= 0xA0) || (at[1] == 0xBB && at[2] <= 0xB9) ? 3 : 0;
    if (at[0] == 0xE2 && at[1] == 0x80) /* dashes, quotation marks, … */
        return (at[2] >= 0x90 && at[2] <= 0x9D) || at[2] == 0xA6 ? 3 : 0;
    return at[0] == 0xE2 && at[1] == 0x89 && (at[2] == 0xA4 || at[2] == 0xA5) ? 3 : 0; /* ≤ ≥ */
}

bool letters_are_plain(const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text, *end = at + length;

    while (at < end) {
        uint64_t eight;
        size_t   step = 1;

        if (end - at >= 8) {
            memcpy(&eight, at, 8);
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                at += 8;
                continue;
            }
        }
        if (*at >= 0x80 && (step = plain_length(at)) == 0)
            return false;
        at += step;
    }
    return true;
}

/* ---- One character ---- */

/* So much of a word is shown in a message: characters before the place, bytes in all. */
#define WORD_SHOWN 60

/* A text while it is put right. */
struct mending {
    struct arena               *arena;
    const struct letters_place *place;
    struct diags               *diags;
    GString                    *out;
    size_t                      searched; /* of the source: what stands before was told already */
};

/* Characters that print nothing, and take searching and copying apart. */
static bool is_invisible(gunichar character)
{
    return character == 0x00AD || character == 0x034F || character == 0x061C || character == 0x180E ||
           (character >= 0x200B && character <= 0x200F) || (character >= 0x2060 && character <= 0x2064) ||
           (character >= 0xFE00 && character <= 0xFE0F) || character == 0xFEFF ||
           (character >= 0xE0100 && character <= 0xE01EF);
}

/* Controls, separators of lines, and what turns the direction of text, so that 001 reads as 100. */
static bool is_control(gunichar character)
{
    return (character >= 0x80 && character < 0xA0) || (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

/* Letters of other alphabets that look as Latin ones do, in pairs. */
static gunichar latin_twin(gunichar character)
{
    static const char twins[] = "АAВBЕEЗ3КKМMНHОOРPСCТTХXІIЈJЅSаaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝw"
                                "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";

    for (const char *at = twins; *at != '\0'; at = g_utf8_next_char(g_utf8_next_char(at)))
        if (g_utf8_get_char(at) == character)
            return g_utf8_get_char(g_utf8_next_char(at));
    return 0;
}

/* Letters that stand for Vietnamese ones wherever they stand; 0 if this is none. */
static const char *plain_form(gunichar character)
{
    switch (character) {
    case 0x00D0:
    case 0x0189:
        return "Đ";
    case 0x00F0:
    case 0x0256:
        return "đ";
    default:
        return NULL;
    }
}

/* Full-width, mathematical, ligatures: their plain letters are in Unicode's tables. */
static bool has_compatible_form(gunichar character)
{
    return (character >= 0xFF01 && character <= 0xFF5E) || character == 0x3000 ||
           (character >= 0xFB00 && character <= 0xFB06) || (character >= 0x1D400 && character <= 0x1D7FF);
}

static void append_compatible(GString *out, const char *at)
{
    char *plain = g_utf8_normalize(at, g_utf8_next_char(at) - at, G_NORMALIZE_NFKC);

    g_string_append(out, plain);
    g_free(plain);
}

/* Where a piece of the text stands in the source. */
static struct span find(struct mending *mending, const char *piece, size_t length)
{
    const struct letters_place *place = mending->place;
    const struct source        *source = place->span.source;
    char                       *needle;
    const char                 *found;
    struct span                 span = place->span;

    if (source == NULL || place->to <= place->from || place->to > source->length)
        return span;
    needle = g_strndup(piece, length);
    mending->searched = MAX(mending->searched, place->from);
    found = g_strstr_len(source->text + mending->searched, (gssize)(place->to - mending->searched), needle);
    if (found != NULL) {
        span = source_span_at(source, (size_t)(found - source->text), length);
        mending->searched = (size_t)(found - source->text) + length;
    }
    g_free(needle);
    return span;
}

static const char *code_point(struct mending *mending, gunichar character)
{
    return arena_printf(mending->arena, "U+%04X", character);
}

/* The word around a place of the text, without what can't be seen. */
static const char *word_around(struct mending *mending, const char *text, const char *at)
{
    GString    *word = g_string_new(NULL);
    const char *kept;

    for (unsigned i = 0; at > text && !g_ascii_isspace(at[-1]) && i < WORD_SHOWN; i++)
        at = g_utf8_prev_char(at);
    for (; *at != '\0' && !g_ascii_isspace(*at) && word->len < WORD_SHOWN; at = g_utf8_next_char(at))
        if (!is_invisible(g_utf8_get_char(at)))
            g_string_append_len(word, at, g_utf8_next_char(at) - at);
    kept = arena_strndup(mending->arena, word->str, word->len);
    g_string_free(word, TRUE);
    return kept;
}

static void drop(struct mending *mending, const char *text, const char *at)
{
    gunichar    character = g_utf8_get_char(at);
    const char *next = g_utf8_next_char(at);
    bool        beside_digit = g_ascii_isdigit(*next) || (at > text && g_ascii_isdigit(at[-1]));

    if (beside_digit)
        diag(mending->diags, DIAG_INVISIBLE_IN_NUMBER, find(mending, at, (size_t)(next - at)),
             code_point(mending, character), word_around(mending, text, at), NULL);
}

/* ---- Words ---- */

/* What a word is made of. */
struct word {
    bool        latin, twins;
    const char *strange; /* a Cyrillic letter that looks like no Latin one */
};

static bool is_word_part(gunichar character)
{
    return g_unichar_isalpha(character) || g_unichar_ismark(character) || is_invisible(character);
}

static const char *look_at_word(const char *at, struct word *word)
{
    *word = (struct word){0};
    for (; *at != '\0' && is_word_part(g_utf8_get_char(at)); at = g_utf8_next_char(at)) {
        gunichar       character = g_utf8_get_char(at);
        GUnicodeScript script = character < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script(character);

        word->latin = word->latin || script == G_UNICODE_SCRIPT_LATIN;
        if (latin_twin(character) != 0)
            word->twins = true;
        else if (script == G_UNICODE_SCRIPT_CYRILLIC)
            word->strange = at;
    }
    return at;
}

/* Appends one character, put right.  In a Latin word twins are Latin. */
static void append(struct mending *mending, const char *text, const char *at, bool latin_word)
{
    gunichar    character = g_utf8_get_char(at), twin;
    const char *plain;

    if (character < 0x80)
        g_string_append_c(mending->out, *at);
    else if (is_invisible(character))
        drop(mending, text, at);
    else if (is_control(character)) {
        diag(mending->diags, DIAG_YAML_CONTROL, find(mending, at, (size_t)(g_utf8_next_char(at) - at)),
             code_point(mending, character), NULL);
        g_string_append_c(mending->out, ' ');
    } else if ((plain = plain_form(character)) != NULL)
        g_string_append(mending->out, plain);
    else if (latin_word && (twin = latin_twin(character)) != 0)
        g_string_append_unichar(mending->out, twin);
    else if (has_compatible_form(character))
        append_compatible(mending->out, at);
    else
        g_string_append_unichar(mending->out, character);
}

static void append_all(struct mending *mending, const char *text)
{
    struct word word;

    for (const char *at = text, *end; *at != '\0'; at = end) {
        end = look_at_word(at, &word);
        if (word.latin && word.strange != NULL)
            diag(mending->diags, DIAG_LOOKALIKE, find(mending, word.strange, 2),
                 code_point(mending, g_utf8_get_char(word.strange)), word_around(mending, text, word.strange), NULL);
        if (end == at) { /* no word begins here */
            end = g_utf8_next_char(at);
            append(mending, text, at, false);
            continue;
        }
        for (; at < end; at = g_utf8_next_char(at))
            append(mending, text, at, word.latin && word.twins);
    }
}

/* ---- The text ---- */

/* Text in a legacy encoding is told at its first word that isn't plain, with the line that holds it. */
static const char *mend_legacy(struct mending *mending, const char *text, enum legacy legacy)
{
    struct arena *arena = mending->arena;
    const char   *at = text, *line, *converted;

    while (*at != '\0' && letters_are_plain(at, (size_t)(g_utf8_next_char(at) - at)))
        at = g_utf8_next_char(at);
    while (at > text && !g_ascii_isspace(at[-1]))
        at--;
    for (line = at; line > text && line[-1] != '\n';)
        line--;
    line = arena_strndup(arena, line, strcspn(line, "\n"));
    converted = viet_legacy_convert(arena, line, legacy);
    diag(mending->diags, DIAG_LEGACY_TEXT, find(mending, at, strcspn(at, " \t\n")), viet_legacy_name(legacy),
         text_excerpt(arena, line, strlen(line)), text_excerpt(arena, converted, strlen(converted)), NULL);
    return viet_legacy_convert(arena, text, legacy);
}

const char *letters_mend(struct arena *arena, const char *text, const struct letters_place *place, struct diags *diags)
{
    struct mending mending = {.arena = arena, .place = place, .diags = diags};
    enum legacy    legacy;
    const char    *mended;

    if (letters_are_plain(text, strlen(text)))
        return viet_normal(arena, text);
    if ((legacy = viet_legacy_detect(text)) != LEGACY_NONE)
        text = mend_legacy(&mending, text, legacy);
    mending.out = g_string_sized_new(strlen(text));
    append_all(&mending, text);
    mended = strcmp(mending.out->str, text) == 0 ? text : arena_strndup(arena, mending.out->str, mending.out->len);
    g_string_free(mending.out, TRUE);
    return viet_normal(arena, mended);
}
