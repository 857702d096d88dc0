/*
 * number_read.c -- the numbers that a figure's text is made of.
 */
#include "number_read.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "viet.h"

#define DIGITS "0123456789"

static bool take(const char **at, const char *word)
{
    if (!g_str_has_prefix(*at, word))
        return false;
    *at += strlen(word);
    return true;
}

/* The bytes of the first of the words that stands here, 0 if none does. */
static size_t find_word(const char *at, const char *const *words)
{
    for (; *words != NULL; words++)
        if (g_str_has_prefix(at, *words))
            return strlen(*words);
    return 0;
}

/* A blank of any width: also those that don't break lines, which spreadsheets put between groups of digits. */
static size_t blank_length(const char *at)
{
    static const char *const blanks[] = {" ", "\t", "\u00A0", "\u202F", "\u2009", "\u2007", NULL};

    return find_word(at, blanks);
}

static const char *skip_blanks(const char *at)
{
    for (size_t length; (length = blank_length(at)) > 0;)
        at += length;
    return at;
}

/* ---- What can't be misunderstood ---- */

/* The text without quotation marks around the whole of it. */
static char *without_quotes(const char *text)
{
    static const char *const pairs[][2] = {{"“", "”"}, {"\"", "\""}, {"‘", "’"}, {"'", "'"}, {"«", "»"}, {"”", "”"}};
    char                    *inner = g_strdup(text);

    g_strstrip(inner);
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        size_t length = strlen(inner), first = strlen(pairs[i][0]), last = strlen(pairs[i][1]);
        if (length > first + last && g_str_has_prefix(inner, pairs[i][0]) && g_str_has_suffix(inner, pairs[i][1])) {
            char *bare = g_strndup(inner + first, length - first - last);
            g_free(inner);
            return g_strstrip(bare);
        }
    }
    return inner;
}

/* Do digits in groups of three stand here, each behind the same blank?  Returns where they end, else NULL. */
static const char *spaced_groups_end(const char *at)
{
    size_t      first = strspn(at, DIGITS), blank = blank_length(at + first);
    const char *sign = at + first;

    if (first == 0 || first > 3 || *at == '0' || blank == 0)
        return NULL;
    at += first;
    while (strncmp(at, sign, blank) == 0 && strspn(at + blank, DIGITS) == 3)
        at += blank + 3;
    return at == sign || (strncmp(at, sign, blank) == 0 && g_ascii_isdigit(at[blank])) ? NULL : at;
}

/* Appends the digits of spaced groups with points between them. */
static void append_grouped(GString *out, const char *at, const char *end)
{
    while (at < end) {
        size_t digits = strspn(at, DIGITS);
        g_string_append_len(out, at, (gssize)digits);
        at = skip_blanks(at + digits);
        if (at < end)
            g_string_append_c(out, '.');
    }
}

/* The minus signs that word processors make of a hyphen, right before a digit at a number's start. */
static size_t minus_length(const char *text, const char *at)
{
    static const char *const signs[] = {"−", "－", "–", NULL};
    size_t                   length = find_word(at, signs);
    bool                     starts = at == text || !(g_ascii_isalnum(at[-1]) || strchr("%)", at[-1]));

    return length > 0 && starts && g_ascii_isdigit(at[length]) ? length : 0;
}

/* The text as a Vietnamese clerk would type it; the text itself if nothing needs to be done. */
static const char *plain_text(struct arena *arena, const char *text)
{
    char       *inner = without_quotes(text);
    GString    *out = g_string_new(NULL);
    const char *end, *plain = text;
    size_t      sign;

    for (const char *at = inner; *at != '\0';) {
        bool starts = at == inner || !(g_ascii_isalnum(at[-1]) || strchr(".,", at[-1]));
        if ((sign = minus_length(inner, at)) > 0) {
            g_string_append_c(out, '-');
            at += sign;
        } else if (starts && (end = spaced_groups_end(at)) != NULL) {
            append_grouped(out, at, end);
            at = end;
        } else
            g_string_append_c(out, *at++);
    }
    if (strcmp(out->str, text) != 0)
        plain = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    g_free(inner);
    return plain;
}

/* ---- Numbers ---- */

static enum value_relation take_relation(const char **at)
{
    if (take(at, "≥") || take(at, ">="))
        return RELATION_AT_LEAST;
    if (take(at, "≤") || take(at, "<="))
        return RELATION_AT_MOST;
    return RELATION_NONE;
}

/* Does the number end here, so that it isn't the beginning of a word or of "34/30"? */
static bool ends_number(const char *at)
{
    return *at == '\0' || *at == ';' || *at == '-' || g_str_has_prefix(at, "–");
}

/* Takes a number with its unit.  False if the text there is none; *at is then anywhere. */
static bool take_number(struct arena *arena, struct numbers *numbers, const char **at, const char *unit)
{
    const char *from = *at;
    const char *digits;

    if (numbers->count == NUMBERS_MAX)
        return false;
    if (**at == '-')
        (*at)++;
    if (!g_ascii_isdigit(**at))
        return false;
    *at += strspn(*at, DIGITS ".,");
    digits = arena_strndup(arena, from, (size_t)(*at - from));
    *at = skip_blanks(*at);
    numbers->units[numbers->count] = take(at, "%") ? "%" : unit != NULL && take(at, unit) ? unit : NULL;
    *at = skip_blanks(*at);
    if (!ends_number(*at))
        return false;
    if (!viet_number_parse(digits, &numbers->list[numbers->count]))
        numbers->malformed = true;
    numbers->count++;
    return true;
}

/* Do the numbers share a unit?  "10-20%": the last one's holds for a first without. */
static bool same_units(const struct numbers *numbers)
{
    for (unsigned i = 0; i + 1 < numbers->count; i++)
        if (numbers->units[i] != NULL && g_strcmp0(numbers->units[i], numbers->units[numbers->count - 1]) != 0)
            return false;
    return true;
}

/* Numbers to the end of the text: one, a range, a list.  VALUE_TEXT if it is something else. */
static enum value_kind take_numbers(struct arena *arena, struct numbers *numbers, const char *at, const char *unit)
{
    if (!take_number(arena, numbers, &at, unit))
        return VALUE_TEXT;
    if (*at == '\0')
        return VALUE_NUMBER;
    if (take(&at, "-") || take(&at, "–")) {
        at = skip_blanks(at);
        return take_number(arena, numbers, &at, unit) && *at == '\0' && same_units(numbers) ? VALUE_RANGE : VALUE_TEXT;
    }
    while (take(&at, ";")) {
        at = skip_blanks(at);
        if (!take_number(arena, numbers, &at, unit))
            return VALUE_TEXT;
    }
    return *at == '\0' && same_units(numbers) ? VALUE_LIST : VALUE_TEXT;
}

enum value_kind numbers_read(struct arena *arena, const char *text, const char *unit, struct numbers *numbers)
{
    const char *at = skip_blanks(plain_text(arena, text));

    *numbers = (struct numbers){.relation = take_relation(&at)};
    at = numbers->text = skip_blanks(at);
    return take_numbers(arena, numbers, at, unit);
}

bool numbers_are(struct arena *arena, const char *text, const char *unit)
{
    struct numbers numbers;

    return numbers_read(arena, text, unit, &numbers) != VALUE_TEXT && !numbers.malformed;
}
