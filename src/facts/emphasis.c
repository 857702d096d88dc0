/*
 * emphasis.c -- which stars of a line are emphasis, and which are stars.
 */
#include "emphasis.h"

#include <string.h>

#include "base/text.h"

/* More stars in a row are a line, or a password. */
#define RUN_MAX 3

#define NOTHING (-1)

/* How well a run of stars can open or close. */
enum fit { FIT_NOT, FIT_WEAK, FIT_STRONG };

/* Stars that are open, as indices of the list. */
struct scope {
    int italic, bold;
};

struct finder {
    const char  *line, *end;
    GArray      *stars;
    struct scope scopes[2]; /* of the paragraph, of the footnote in it */
    bool         in_note;
    unsigned     brackets; /* of the footnote: [ still open in it */
};

static struct star *star_at(const struct finder *finder, int index)
{
    return &g_array_index(finder->stars, struct star, index);
}

static int add(struct finder *finder, const char *at, unsigned length, enum star_role role)
{
    struct star star = {at, length, role};

    g_array_append_val(finder->stars, star);
    return (int)finder->stars->len - 1;
}

/* ---- At a word's edge? ---- */

static bool is_opening(gunichar sign)
{
    return sign == '"' || sign == '\'' || sign == '{' || sign == '^' ||
           g_unichar_type(sign) == G_UNICODE_OPEN_PUNCTUATION || g_unichar_type(sign) == G_UNICODE_INITIAL_PUNCTUATION;
}

static bool is_closing(gunichar sign)
{
    GUnicodeType type = g_unichar_type(sign);

    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || sign == 0x2026 ||
           (sign < 0x80 && strchr("\"'.,;:!?", (int)sign) != NULL);
}

static bool is_blank(gunichar sign)
{
    return sign == 0 || g_unichar_isspace(sign);
}

/* Stars between the two signs; 0 is the line's start or end. */
static enum fit opens(gunichar before, gunichar behind)
{
    if (g_unichar_isalnum(before) || is_blank(behind))
        return FIT_NOT;
    if (g_unichar_isalpha(behind) || is_opening(behind))
        return FIT_STRONG;
    return is_closing(behind) ? FIT_NOT : FIT_WEAK;
}

static enum fit closes(gunichar before, gunichar behind)
{
    if (g_unichar_isalnum(behind) || is_blank(before))
        return FIT_NOT;
    if (g_unichar_isalpha(before) || is_closing(before))
        return FIT_STRONG;
    return is_opening(before) ? FIT_NOT : FIT_WEAK;
}

/* ---- Partners ---- */

/* What was opened inside and is still open has no partner. */
static void close_star(struct finder *finder, int *slot, int *other, const char *at, unsigned length)
{
    star_at(finder, *slot)->role = STAR_OPENS;
    add(finder, at, length, STAR_CLOSES);
    if (*other > *slot)
        *other = NOTHING;
    *slot = NOTHING;
}

/* The later of two that open counts, unless it is the less likely one. */
static void open_star(struct finder *finder, int *slot, const char *at, unsigned length, enum fit fit)
{
    if (fit == FIT_WEAK && *slot != NOTHING)
        return;
    *slot = add(finder, at, length, fit == FIT_STRONG ? STAR_ALONE : STAR_TEXT);
}

/* Closes what three stars can: first what was opened last.  Returns how many stars were used. */
static unsigned close_both(struct finder *finder, struct scope *scope, const char *at)
{
    unsigned used = 0;

    while (used < 3) {
        if (scope->italic != NOTHING && scope->italic > scope->bold) {
            close_star(finder, &scope->italic, &scope->bold, at + used, 1);
            used += 1;
        } else if (scope->bold != NOTHING && used < 2) {
            close_star(finder, &scope->bold, &scope->italic, at + used, 2);
            used += 2;
        } else
            break;
    }
    return used;
}

static void look_at_run(struct finder *finder, const char *at, unsigned length)
{
    struct scope *scope = &finder->scopes[finder->in_note];
    const char   *behind_at = at + length;
    gunichar      before = at > finder->line ? g_utf8_get_char(g_utf8_prev_char(at)) : 0;
    gunichar      behind = behind_at < finder->end ? g_utf8_get_char(behind_at) : 0;
    enum fit      open = opens(before, behind), close = closes(before, behind);
    unsigned      used = 0;

    if (close != FIT_NOT && length == 3)
        used = close_both(finder, scope, at);
    else if (close != FIT_NOT && length == 2 && scope->bold != NOTHING) {
        close_star(finder, &scope->bold, &scope->italic, at, 2);
        used = 2;
    } else if (close != FIT_NOT && length == 1 && scope->italic != NOTHING) {
        close_star(finder, &scope->italic, &scope->bold, at, 1);
        used = 1;
    }
    if (used > 0 || open == FIT_NOT) {
        if (used < length && close == FIT_STRONG)
            add(finder, at + used, length - used, STAR_ALONE);
        return;
    }
    if (length >= 2)
        open_star(finder, &scope->bold, at, 2, open);
    if (length != 2)
        open_star(finder, &scope->italic, at + length - 1, 1, open);
}

/* ---- The line ---- */

/* At '^', '[' or ']': footnotes are places of their own. */
static const char *look_at_note(struct finder *finder, const char *at)
{
    bool starts = *at == '^' && at + 1 < finder->end && at[1] == '[';

    if (starts && !finder->in_note) {
        finder->in_note = true;
        finder->brackets = 0;
        finder->scopes[1] = (struct scope){NOTHING, NOTHING};
    } else if (finder->in_note && (starts || *at == '['))
        finder->brackets++;
    else if (finder->in_note && *at == ']' && finder->brackets-- == 0)
        finder->in_note = false;
    return at + (starts ? 2 : 1);
}

/* At a sign that may mean something; NULL: the rest of the line is text. */
static const char *look_at(struct finder *finder, const char *at)
{
    const char *from = at;

    switch (*at) {
    case '*':
        while (at < finder->end && *at == '*')
            at++;
        if (at - from <= RUN_MAX)
            look_at_run(finder, from, (unsigned)(at - from));
        return at;
    case '\\':
        return at + (at + 1 < finder->end && at[1] == '*' ? 2 : 1);
    case '{':
        if (at + 1 < finder->end && at[1] == '{')
            return at + 2;
        at = text_expression_end(at + 1, finder->end);
        return at != NULL ? at + 1 : NULL;
    default:
        return look_at_note(finder, at);
    }
}

void emphasis_find(const char *line, const char *end, GArray *stars)
{
    struct finder finder = {line, end, stars, .scopes = {{NOTHING, NOTHING}, {NOTHING, NOTHING}}};

    g_array_set_size(stars, 0);
    for (const char *at = line; at != NULL && at < end;)
        at = strchr("*\\{^[]", *at) != NULL ? look_at(&finder, at) : at + 1;
}
