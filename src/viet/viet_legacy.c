/*
 * viet_legacy.c -- Vietnamese text that isn't Unicode: recognised by its letters, and converted.
 */
#include "viet_legacy.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "viet.h"

/* A word that alone shows an encoding has so many letters. */
#define LONE_WORD_MIN 4

/* Longest Vietnamese word is "nghiêng"; with marks of their own, or as mojibake, its bytes stay below this. */
#define WORD_MAX 64

struct letter {
    const char *letter, *tcvn3, *vni, *vps;
};

static const struct letter letters[] = {
#define LEGACY(letter, tcvn3, vni, vps) {letter, tcvn3, vni, vps},
#include "viet_legacy.def"
#undef LEGACY
};

static const char *spelling(const struct letter *letter, enum legacy legacy)
{
    return legacy == LEGACY_TCVN3 ? letter->tcvn3 : legacy == LEGACY_VNI ? letter->vni : letter->vps;
}

/* From an encoding's spelling to the letter; made when first asked for. */
static GHashTable *letters_by_spelling(enum legacy legacy)
{
    static GHashTable *tables[LEGACY_VPS + 1];
    static GMutex      lock;
    GHashTable        *table;

    g_mutex_lock(&lock);
    if (tables[legacy] == NULL) {
        tables[legacy] = g_hash_table_new(g_str_hash, g_str_equal);
        for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
            if (spelling(&letters[i], legacy) != NULL)
                g_hash_table_insert(tables[legacy], (char *)(uintptr_t)spelling(&letters[i], legacy),
                                    (char *)(uintptr_t)letters[i].letter);
    }
    table = tables[legacy];
    g_mutex_unlock(&lock);
    return table;
}

/* ---- Fonts of before Unicode ---- */

/* The letter spelt by so many characters at the place, or NULL. */
static const char *letter_of(GHashTable *table, const char *at, unsigned characters, size_t *length)
{
    char        key[16];
    const char *end = at;

    for (; characters > 0 && *end != '\0'; characters--)
        end = g_utf8_next_char(end);
    *length = (size_t)(end - at);
    if (characters > 0 || *length >= sizeof key)
        return NULL;
    memcpy(key, at, *length);
    key[*length] = '\0';
    return g_hash_table_lookup(table, key);
}

static void convert_letters(GString *out, const char *text, enum legacy legacy)
{
    GHashTable *table = letters_by_spelling(legacy);
    const char *letter;
    size_t      length;

    while (*text != '\0') {
        if ((letter = letter_of(table, text, 2, &length)) != NULL ||
            (letter = letter_of(table, text, 1, &length)) != NULL)
            g_string_append(out, letter);
        else
            g_string_append_len(out, text, (gssize)length);
        text += length;
    }
}

/* ---- UTF-8 taken for another encoding ---- */

/* The byte that Windows-1252, or -1258, shows as the character; 0 if none.  Bytes without one are shown as U+0080 … */
static unsigned char byte_of(gunichar character, enum legacy legacy)
{
    static const gunichar high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(high); i++)
        if (high[i] == character)
            return (unsigned char)(0x80 + i);
    if (legacy == LEGACY_UTF8_AS_1258 && character == 0x0102) /* Ă, which leads letters such as à */
        return 0xC3;
    return character >= 0x80 && character < 0x100 ? (unsigned char)character : 0;
}

/* Reads one character of several bytes, each of them shown as a character; NULL if there is none. */
static const char *misread_end(const char *at, enum legacy legacy, char bytes[5])
{
    unsigned char lead = byte_of(g_utf8_get_char(at), legacy);
    unsigned      length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 0;

    for (unsigned i = 0; i < length; i++, at = g_utf8_next_char(at)) {
        unsigned char byte = *at != '\0' ? byte_of(g_utf8_get_char(at), legacy) : 0;
        if (byte == 0)
            return NULL;
        bytes[i] = (char)byte;
    }
    bytes[length] = '\0';
    return length > 0 && g_utf8_validate(bytes, (gssize)length, NULL) ? at : NULL;
}

static void convert_misread(GString *out, const char *text, enum legacy legacy)
{
    char        bytes[5];
    const char *end;

    while (*text != '\0')
        if ((unsigned char)*text >= 0x80 && (end = misread_end(text, legacy, bytes)) != NULL) {
            g_string_append(out, bytes);
            text = end;
        } else {
            end = g_utf8_next_char(text);
            g_string_append_len(out, text, end - text);
            text = end;
        }
}

static void convert(GString *out, const char *text, enum legacy legacy)
{
    if (legacy == LEGACY_UTF8_AS_1252 || legacy == LEGACY_UTF8_AS_1258)
        convert_misread(out, text, legacy);
    else
        convert_letters(out, text, legacy);
}

const char *viet_legacy_convert(struct arena *arena, const char *text, enum legacy legacy)
{
    GString    *out = g_string_new(NULL);
    const char *converted;

    convert(out, text, legacy);
    converted = viet_normal(arena, arena_strndup(arena, out->str, out->len));
    g_string_free(out, TRUE);
    return converted;
}

const char *viet_legacy_name(enum legacy legacy)
{
    static const char *const names[] = {"Unicode", "TCVN3 (.VnTime)",    "VNI",
                                        "VPS",     "UTF-8/Windows-1252", "UTF-8/Windows-1258"};

    return names[legacy];
}

/* ---- Which one it is ---- */

/* What an encoding makes of a text's words. */
struct score {
    unsigned right; /* words that are Vietnamese in it, and are not as they stand */
    unsigned whole; /* of these: of three letters and more, so that "m²" and "µm" alone say nothing */
    unsigned sure;  /* of these: long enough, and with a letter that Vietnamese doesn't have */
    unsigned wrong; /* words that are Vietnamese as they stand, and are not in it */
};

/* Is the word, without signs around it, a syllable? */
static bool is_syllable(const char *word)
{
    const char *from = word, *to = word + strlen(word);

    while (from < to && !g_unichar_isalpha(g_utf8_get_char(from)))
        from = g_utf8_next_char(from);
    while (to > from) {
        const char *last = g_utf8_prev_char(to);
        if (g_unichar_isalpha(g_utf8_get_char(last)))
            break;
        to = last;
    }
    return from < to && viet_is_syllable(from, (size_t)(to - from));
}

static bool has_foreign_letter(const char *word)
{
    for (; *word != '\0'; word = g_utf8_next_char(word))
        if (!viet_is_letter(g_utf8_get_char(word)))
            return true;
    return false;
}

/* A capital behind a small letter, as in what "m²" would be: nobody writes so. */
static bool has_sudden_capital(const char *word)
{
    bool small = false;

    for (; *word != '\0'; word = g_utf8_next_char(word)) {
        gunichar letter = g_utf8_get_char(word);
        if (small && letter >= 0x80 && g_unichar_isupper(letter))
            return true;
        small = small || g_unichar_islower(letter);
    }
    return false;
}

static void score_word(struct score *score, const char *word, enum legacy legacy, GString *made)
{
    bool before = is_syllable(word), after;

    g_string_truncate(made, 0);
    convert(made, word, legacy);
    if (strcmp(made->str, word) == 0) {
        score->wrong += before;
        return;
    }
    after = is_syllable(made->str) && !has_sudden_capital(made->str);
    score->wrong += before && !after;
    if (before || !after)
        return;
    score->right++;
    score->whole += g_utf8_strlen(made->str, -1) >= 3;
    score->sure += g_utf8_strlen(made->str, -1) >= LONE_WORD_MIN && has_foreign_letter(word);
}

/* The next word with a letter beyond ASCII, cut at ASCII signs; returns its end, or NULL at the end of the text. */
static const char *next_word(const char *at, char word[WORD_MAX])
{
    while (*at != '\0') {
        const char *from = at;
        bool        foreign = false;

        for (; (unsigned char)*at >= 0x80 || g_ascii_isalpha(*at); at++)
            foreign = foreign || (unsigned char)*at >= 0x80;
        if (foreign && at - from < WORD_MAX) {
            memcpy(word, from, (size_t)(at - from));
            word[at - from] = '\0';
            return at;
        }
        at += at == from;
    }
    return NULL;
}

static struct score score_text(const char *text, enum legacy legacy)
{
    struct score score = {0};
    GString     *made = g_string_new(NULL);
    char         word[WORD_MAX];

    while ((text = next_word(text, word)) != NULL)
        score_word(&score, word, legacy, made);
    g_string_free(made, TRUE);
    return score;
}

enum legacy viet_legacy_detect(const char *text)
{
    enum legacy best = LEGACY_NONE;
    unsigned    most = 0;

    for (enum legacy legacy = LEGACY_TCVN3; legacy <= LEGACY_UTF8_AS_1258; legacy++) {
        struct score score = score_text(text, legacy);
        if (score.right > most && score.right > score.wrong && (score.right > 1 || score.sure > 0) && score.whole > 0) {
            best = legacy;
            most = score.right;
        }
    }
    return best;
}
