/*
 * viet_syllable.c -- letters and syllables of Vietnamese: what can be written in it, whether it means anything or not.
 */
#include <glib.h>
#include <string.h>

#include "viet.h"

/* Letters of the longest syllable, "nghiêng", with some to spare. */
#define SYLLABLE_MAX 8

/* Parts are written without tones, ' ' around each. */
static const char onsets[] = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ";
static const char rhymes[] =
    " a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh "
    "oao oap oat oay oă oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ "
    "ơi "
    "ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych "
    "uyên "
    "uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ";

bool viet_is_letter(uint32_t character)
{
    static const char others[] = "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    character = g_unichar_tolower(character);
    if (character < 0x80)
        return g_ascii_isalpha((char)character);
    return (character >= 0x1EA0 && character <= 0x1EF9) || g_utf8_strchr(others, -1, character) != NULL;
}

/* A letter without its tone; *tone becomes the tone's mark, 0 if it has none. */
static gunichar without_tone(gunichar letter, gunichar *tone)
{
    gunichar base, mark;

    *tone = 0;
    if (letter < 0x80 || !g_unichar_decompose(letter, &base, &mark))
        return letter;
    switch (mark) {
    case 0x0300:
    case 0x0301:
    case 0x0303:
    case 0x0309:
    case 0x0323:
        *tone = mark;
        return base;
    }
    if (!g_unichar_decompose(base, &base, tone) || !g_unichar_compose(base, mark, &base)) /* ậ is ạ with ^ */
        return letter;
    return base;
}

static bool is_part(const char *parts, const char *part, size_t length)
{
    char word[SYLLABLE_MAX * 4 + 3];

    g_snprintf(word, sizeof word, " %.*s ", (int)length, part);
    return strstr(parts, word) != NULL;
}

/* c, g, ng stand before a, o, u; k, gh, ngh before e, i, y. */
static bool spelling_fits(const char *onset, size_t length, const char *rhyme)
{
    bool front = *rhyme == 'e' || *rhyme == 'i' || *rhyme == 'y' || g_str_has_prefix(rhyme, "ê");
    bool hard = (length == 1 && (*onset == 'c' || *onset == 'g')) || (length == 2 && memcmp(onset, "ng", 2) == 0);
    bool soft = (length == 1 && *onset == 'k') || (length == 2 && memcmp(onset, "gh", 2) == 0) ||
                (length == 3 && memcmp(onset, "ngh", 3) == 0);

    return front ? !hard : !soft;
}

static bool is_closed(const char *text)
{
    return g_str_has_suffix(text, "c") || g_str_has_suffix(text, "ch") || g_str_has_suffix(text, "p") ||
           g_str_has_suffix(text, "t");
}

/* "qua" has the rhyme "oa", "quy" "uy": the u belongs to both. */
static bool is_toneless_syllable(const char *text)
{
    size_t consonants = strcspn(text, "aeiouy\xC3\xC4\xC6"); /* đ starts with C4, too */

    if (g_str_has_prefix(text, "đ"))
        consonants = strlen("đ");
    if (g_str_has_prefix(text, "qu"))
        return is_part(rhymes, text + 2, strlen(text + 2)) || is_part(rhymes, text + 1, strlen(text + 1)) ||
               (text[2] == 'a' && is_toneless_syllable(text + 2));
    if (g_str_has_prefix(text, "gi") &&
        (text[2] == '\0' || is_part(rhymes, text + 2, strlen(text + 2)) || is_part(rhymes, text + 1, strlen(text + 1))))
        return true;
    return (consonants == 0 || is_part(onsets, text, consonants)) &&
           is_part(rhymes, text + consonants, strlen(text + consonants)) &&
           (consonants == 0 || spelling_fits(text, consonants, text + consonants));
}

bool viet_is_syllable(const char *text, size_t length)
{
    char     toneless[SYLLABLE_MAX * 4 + 1], *out = toneless;
    gunichar tone = 0, mark;
    unsigned count = 0, tones = 0;

    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar letter = g_unichar_tolower(g_utf8_get_char(at));
        if (count++ == SYLLABLE_MAX || !viet_is_letter(letter))
            return false;
        out += g_unichar_to_utf8(without_tone(letter, &mark), out);
        if (mark != 0) {
            tone = mark;
            tones++;
        }
    }
    *out = '\0';
    if (tones > 1 || !is_toneless_syllable(toneless))
        return false;
    return !is_closed(toneless) || tone == 0x0301 || tone == 0x0323;
}
