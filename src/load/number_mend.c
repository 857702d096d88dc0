/*
 * number_mend.c -- how a figure that was written wrongly should have been written.
 */
#include "number_mend.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "number_read.h"
#include "viet.h"

#define DIGITS "0123456789"

/* Powers of ten that are written out: larger ones are no count of anything. */
#define EXPONENT_MAX 12

static const char no_data[] = "{none: Chưa có số liệu}";

/* ---- One number ---- */

/* Letters that are typed or scanned for digits. */
static char digit_meant(char letter)
{
    switch (letter) {
    case 'O':
    case 'o':
        return '0';
    case 'l':
    case 'I':
    case '|':
        return '1';
    default:
        return letter;
    }
}

/* Are all characters digits, points, commas, or letters meant as digits beside at least one digit? */
static bool digits_meant(GString *number)
{
    if (strpbrk(number->str, DIGITS) == NULL)
        return false;
    for (size_t i = 0; i < number->len; i++)
        number->str[i] = digit_meant(number->str[i]);
    return strspn(number->str, DIGITS ".,") == number->len;
}

/* "1e3", "1,5E+03", as spreadsheets shorten long numbers: written out.  False if it is none. */
static bool write_out_exponent(GString *number)
{
    size_t      mantissa = strspn(number->str, DIGITS ".,"), decimals;
    const char *exponent = number->str + mantissa;
    char       *point;
    int         shift;

    if (mantissa == 0 || (*exponent != 'e' && *exponent != 'E'))
        return false;
    exponent += exponent[1] == '+' ? 2 : 1;
    shift = (int)g_ascii_strtoll(exponent, NULL, 10);
    if (*exponent == '\0' || strspn(exponent, DIGITS) != strlen(exponent) || shift > EXPONENT_MAX)
        return false;
    g_string_truncate(number, mantissa);
    if ((point = strpbrk(number->str, ".,")) != NULL) {
        decimals = strlen(point + 1);
        if (strpbrk(point + 1, ".,") != NULL || (int)decimals > shift)
            return false;
        g_string_erase(number, point - number->str, 1);
        shift -= (int)decimals;
    }
    while (shift-- > 0)
        g_string_append_c(number, '0');
    return true;
}

/*
 * The number with a point before its decimals and nothing else, or false if nobody can tell what it means.  Beside
 * Vietnamese numbers: English ones ("1,855.50", "1,234,567") and those with a decimal point ("13.75").
 */
static bool make_canonical(GString *number)
{
    char    *last_point = strrchr(number->str, '.'), *last_comma = strrchr(number->str, ',');
    unsigned points = 0, commas = 0;

    for (const char *at = number->str; *at != '\0'; at++) {
        points += *at == '.';
        commas += *at == ',';
    }
    if (points == 1 && commas == 0)
        return true;
    if (points == 1 && last_point > last_comma) {
        g_string_replace(number, ",", "", 0);
        return true;
    }
    if (points == 0 && commas > 1 && strlen(last_comma) == 4) {
        g_string_replace(number, ",", "", 0);
        return true;
    }
    return points == 0 && commas == 0;
}

/* A number without sign and unit as it should be written; NULL if nobody can tell. */
static const char *mend_digits(struct arena *arena, GString *number)
{
    struct decimal value;

    while (number->len > 0 && strchr(".,", number->str[number->len - 1]))
        g_string_truncate(number, number->len - 1);
    if (write_out_exponent(number))
        return decimal_parse(number->str, &value) ? viet_number(arena, value) : NULL;
    if (!digits_meant(number))
        return NULL;
    if (viet_number_parse(number->str, &value))
        return arena_strdup(arena, number->str);
    if (!make_canonical(number) || !decimal_parse(number->str, &value))
        return NULL;
    return viet_number(arena, value);
}

/* ---- One figure of a list ---- */

/* Takes a prefix, one of the words, off the text. */
static const char *take_prefix(GString *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (g_str_has_prefix(text->str, *words)) {
            g_string_erase(text, 0, (gssize)strlen(*words));
            return *words;
        }
    return "";
}

static bool take_suffix(GString *text, const char *suffix)
{
    if (suffix == NULL || !g_str_has_suffix(text->str, suffix))
        return false;
    g_string_truncate(text, text->len - strlen(suffix));
    return true;
}

/* "2 36": a digit may be missing, or a comma. */
static bool has_gap(const char *text)
{
    for (const char *at = text; (at = strpbrk(at, DIGITS)) != NULL; at++) {
        size_t blanks = strspn(at + 1, " \t");
        if (blanks > 0 && g_ascii_isdigit(at[1 + blanks]))
            return true;
    }
    return false;
}

static void drop_blanks(GString *text)
{
    static const char *const blanks[] = {" ", "\t", "\u00A0", "\u202F", "\u2009", "\u2007"};

    for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++)
        g_string_replace(text, blanks[i], "", 0);
}

/* "(1.234)", as accountants write what is below zero, is "-1.234". */
static const char *mend_figure(struct arena *arena, const char *given, const char *unit)
{
    static const char *const relations[] = {"≥", "≤", ">=", "<=", NULL};
    static const char *const signs[] = {"-", "−", "–", "+", "=", "~", "≈", NULL};
    const char              *relation, *sign, *number, *percent = "";
    GString                 *text;

    if (has_gap(given))
        return NULL;
    text = g_string_new(given);
    drop_blanks(text);
    if (unit != NULL) { /* its blanks were dropped as well */
        GString *bare = g_string_new(unit);
        drop_blanks(bare);
        percent = take_suffix(text, "%") ? "%" : "";
        if (percent[0] == '\0' && bare->len > 0)
            take_suffix(text, bare->str);
        g_string_free(bare, TRUE);
    } else
        percent = take_suffix(text, "%") || take_suffix(text, "phầntrăm") ? "%" : "";
    relation = take_prefix(text, relations);
    sign = take_prefix(text, signs);
    sign = strcmp(sign, "-") == 0 || strcmp(sign, "−") == 0 || strcmp(sign, "–") == 0 ? "-" : "";
    if (text->len > 2 && text->str[0] == '(' && take_suffix(text, ")")) {
        g_string_erase(text, 0, 1);
        sign = "-";
    }
    number = mend_digits(arena, text);
    g_string_free(text, TRUE);
    return number != NULL
               ? arena_printf(arena, "%s%s%s%s%s", relation, relation[0] != '\0' ? " " : "", sign, number, percent)
               : NULL;
}

/* All figures of a text, or NULL if one of them can't be mended. */
static const char *mend_figures(struct arena *arena, const char *text, const char *unit)
{
    char      **figures = g_strsplit(text, ";", NUMBERS_MAX);
    GString    *all = g_string_new(NULL);
    const char *mended = text;
    bool        wrong = false; /* else each is right by itself: it is their being together that isn't understood */

    for (char **figure = figures; *figure != NULL && mended != NULL; figure++) {
        wrong = wrong || !numbers_are(arena, *figure, unit);
        mended = mend_figure(arena, *figure, unit);
        g_string_append_printf(all, "%s%s", all->len > 0 ? "; " : "", mended != NULL ? mended : "");
    }
    if (mended != NULL && wrong && numbers_are(arena, all->str, unit))
        mended = arena_strdup(arena, all->str);
    else
        mended = NULL;
    g_string_free(all, TRUE);
    g_strfreev(figures);
    return mended;
}

/* The text itself if it is numbers, else mended; NULL if it can't be. */
static const char *figures_of(struct arena *arena, const char *text, const char *unit)
{
    return numbers_are(arena, text, unit) ? text : mend_figures(arena, text, unit);
}

/* ---- Words around a number ---- */

/* Does the text begin with the word, whatever its capitals?  Returns what follows it, without blanks. */
static const char *behind_word(const char *text, const char *lower, const char *word)
{
    size_t length = strlen(word);

    if (!g_str_has_prefix(lower, word))
        return NULL;
    text = g_utf8_offset_to_pointer(text, g_utf8_strlen(word, (gssize)length));
    while (*text == ' ' || *text == ':')
        text++;
    return text;
}

/* "ước 1.125", "khoảng 30": an estimate. */
static const char *mend_estimate(struct arena *arena, const char *text, const char *lower, const char *unit)
{
    static const char *const words[] = {"ước tính đạt", "ước tính", "ước đạt", "ước thực hiện", "ước", "khoảng", "~"};
    const char *number;

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *rest = behind_word(text, lower, words[i]);
        if (rest == NULL)
            continue;
        number = figures_of(arena, rest, unit);
        return number != NULL ? arena_printf(arena, "{value: \"%s\", estimated: true}", number) : NULL;
    }
    return NULL;
}

/* Quoted, where a flow mapping of YAML wants it. */
static const char *yaml_text(struct arena *arena, const char *text)
{
    if (strpbrk(text, ",[]{}:#\"'") == NULL)
        return text;
    return arena_printf(arena, "'%s'", strchr(text, '\'') == NULL ? text : "…");
}

/* "1.125 (lũy kế)": the number, and a remark behind it. */
static const char *mend_remark(struct arena *arena, const char *text, const char *unit)
{
    const char *bracket = strchr(text, '(');
    const char *number;

    if (bracket == NULL || bracket == text || text[strlen(text) - 1] != ')')
        return NULL;
    number = figures_of(arena, g_strchomp(arena_strndup(arena, text, (size_t)(bracket - text))), unit);
    return number != NULL ? arena_printf(arena, "{value: \"%s\", remark: %s}", number, yaml_text(arena, bracket))
                          : NULL;
}

/* "34/30", done of what was to be done: the first is the result. */
static const char *mend_fraction(struct arena *arena, const char *text, const char *unit)
{
    const char *slash = strchr(text, '/');
    const char *number;

    if (slash == NULL || slash == text || !numbers_are(arena, slash + 1, unit))
        return NULL;
    number = arena_strndup(arena, text, (size_t)(slash - text));
    return numbers_are(arena, number, unit) ? arena_printf(arena, "{value: \"%s\", remark: (%s)}", number, text) : NULL;
}

/* "Chưa có số liệu" is a reason. */
static const char *mend_reason(struct arena *arena, const char *text, const char *lower)
{
    static const char *const words[] = {"chưa", "đang", "không có số liệu", "không có báo cáo", "không thống kê"};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(lower, words[i]) && strchr(text, '\n') == NULL)
            return arena_printf(arena, "{none: %s}", yaml_text(arena, text));
    return NULL;
}

/* "31 giờ" of an indicator without a unit: the number alone. */
static const char *mend_words_behind(struct arena *arena, const char *text)
{
    const char *number = arena_strndup(arena, text, strspn(text, "-" DIGITS ".,"));
    bool        alone = number[0] != '\0' && strpbrk(text + strlen(number), DIGITS "/(") == NULL;

    return alone && numbers_are(arena, number, NULL) ? arena_printf(arena, "\"%s\"", number) : NULL;
}

/* What spreadsheets and forms put where there is no figure. */
static bool stands_for_nothing(const char *text, const char *lower)
{
    static const char *const words[] = {"n/a", "na", "n.a.", "nan", "null", "…", "...", "?"};

    if (text[0] == '#')
        return strpbrk(text + 1, " abcdefghijklmnopqrstuvwxyz") == NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(lower, words[i]) == 0)
            return true;
    return false;
}

const char *number_mend(struct arena *arena, const char *text, const char *unit, bool number_wanted)
{
    const char *lower = viet_lower(arena, text), *mended;

    if (stands_for_nothing(text, lower))
        return no_data;
    if ((mended = mend_figures(arena, text, unit)) != NULL)
        return arena_printf(arena, "\"%s\"", mended);
    if (!number_wanted)
        return NULL;
    if ((mended = mend_estimate(arena, text, lower, unit)) != NULL ||
        (mended = mend_remark(arena, text, unit)) != NULL || (mended = mend_fraction(arena, text, unit)) != NULL ||
        (mended = mend_reason(arena, text, lower)) != NULL)
        return mended;
    return unit == NULL ? mend_words_behind(arena, text) : NULL;
}
