/*
 * diag_accept.c -- findings that a person has judged: which an acceptance fits, and what one must say to fit.
 * A finding says its arguments and the words at its place.  An acceptance says them all, so that whatever changes
 * brings the finding back; what it is of, an id or words of the line, says which finding is meant.
 */
#include <string.h>

#include "base/text.h"
#include "diag_int.h"

/* ---- Verdicts ---- */

bool diag_is_accepted(const struct diag_message *message)
{
    return message->verdict != NULL && message->verdict->kind == VERDICT_ACCEPTED;
}

struct diag_verdict *diag_verdict_copy(const struct diag_verdict *verdict)
{
    struct diag_verdict *copy;

    if (verdict == NULL)
        return NULL;
    copy = g_new(struct diag_verdict, 1);
    *copy = (struct diag_verdict){verdict->kind, g_strdup(verdict->reason), g_strdup(verdict->by),
                                  g_strdup(verdict->until), g_strdup(verdict->place)};
    return copy;
}

void diag_verdict_free(struct diag_verdict *verdict)
{
    if (verdict == NULL)
        return;
    g_free(verdict->reason);
    g_free(verdict->by);
    g_free(verdict->until);
    g_free(verdict->place);
    g_free(verdict);
}

unsigned diags_count_accepted(const struct diags *diags)
{
    unsigned count = 0;

    for (unsigned i = 0; i < diags->messages->len; i++)
        count += diag_is_accepted(diags->messages->pdata[i]);
    return count;
}

bool diag_code_find(const char *name, enum diag_code *code, const char **nearest)
{
    const char *names[DIAG_CODE_COUNT + 1] = {NULL};
    char       *full = g_ascii_isdigit(name[0]) ? g_strconcat("BC", name, NULL) : g_ascii_strup(name, -1);
    bool        found = false;

    for (unsigned i = 0; i < DIAG_CODE_COUNT && !found; i++) {
        names[i] = diag_code_name((enum diag_code)i);
        if ((found = strcmp(full, names[i]) == 0))
            *code = (enum diag_code)i;
    }
    if (!found)
        *nearest = diag_nearest(full, names);
    g_free(full);
    return found;
}

/* ---- What a finding says ---- */

/* The part of the excerpt that is underlined, in bytes; false: nothing is, or it is cut. */
static bool marked(const struct diag_place *place, size_t *from, size_t *length)
{
    const char *end, *at, *start;

    if (place->excerpt == NULL || place->mark < place->excerpt_column || place->mark == 0)
        return false;
    end = place->excerpt + strlen(place->excerpt);
    at = place->excerpt;
    for (uint32_t i = place->excerpt_column; i < place->mark && at < end; i++)
        at = text_next(at, end);
    start = at;
    for (uint32_t i = 0; i < place->mark_length && at < end; i++)
        at = text_next(at, end);
    *from = (size_t)(start - place->excerpt);
    *length = (size_t)(at - start);
    return *length > 0;
}

static bool has_word(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return true;
    return false;
}

/* The arguments that its text shows, and the words at its place; each once.  Of char *, owned. */
static GPtrArray *finding_says(const struct diag_message *message)
{
    GPtrArray  *said = g_ptr_array_new_with_free_func(g_free);
    const char *text = diag_texts[message->code].text[DIAG_LANG_VI];
    const char *words = message->where.words;

    for (unsigned i = 0; message->arguments[i] != NULL; i++) {
        char placeholder[] = {'{', (char)('1' + i), '}', '\0'};
        if (strstr(text, placeholder) != NULL && has_word(message->arguments[i]) &&
            !g_ptr_array_find_with_equal_func(said, message->arguments[i], g_str_equal, NULL))
            g_ptr_array_add(said, g_strdup(message->arguments[i]));
    }
    if (words != NULL && has_word(words) && !g_ptr_array_find_with_equal_func(said, words, g_str_equal, NULL))
        g_ptr_array_add(said, g_strdup(words));
    return said;
}

/* ---- What fits ---- */

/* Do the words stand in a text, not as part of a longer word or number? */
static const char *find_words(const char *text, const char *words)
{
    size_t length = strlen(words);

    for (const char *at = text; length > 0 && (at = strstr(at, words)) != NULL; at = g_utf8_next_char(at)) {
        const char *before = at > text ? g_utf8_find_prev_char(text, at) : NULL;
        bool        starts = before == NULL || !g_unichar_isalnum(g_utf8_get_char(before)) ||
                      !g_unichar_isalnum(g_utf8_get_char(at));
        bool ends = at[length] == '\0' || !g_unichar_isalnum(g_utf8_get_char(at + length)) ||
                    !g_unichar_isalnum(g_utf8_get_char(g_utf8_find_prev_char(text, at + length)));
        if (starts && ends)
            return at;
    }
    return NULL;
}

/* Do words of the line stand around the place? */
static bool stands_around(const struct diag_place *place, const char *words)
{
    size_t from, length, count = strlen(words);

    if (!marked(place, &from, &length))
        return false;
    for (const char *at = place->excerpt; (at = find_words(at, words)) != NULL; at = g_utf8_next_char(at)) {
        size_t start = (size_t)(at - place->excerpt);
        if (start < from + length && from < start + count)
            return true;
    }
    return false;
}

/* The strings of an acceptance are those that messages show. */
static enum diag_fit fit(const struct diag_message *message, const struct diag_acceptance *acceptance)
{
    GPtrArray *said = finding_says(message);
    bool       around = stands_around(&message->where, acceptance->of);
    bool       meant = around || g_strcmp0(message->subject, acceptance->of) == 0 ||
                 g_ptr_array_find_with_equal_func(said, acceptance->of, g_str_equal, NULL);
    enum diag_fit fits = meant ? DIAG_FITS : DIAG_FITS_NOTHING;

    for (unsigned i = 0; i < said->len && fits == DIAG_FITS; i++) {
        const char *one = said->pdata[i];
        if (strcmp(one, acceptance->of) != 0 && g_strcmp0(message->subject, one) != 0 &&
            !g_strv_contains(acceptance->about, one) && !(around && find_words(acceptance->of, one) != NULL))
            fits = DIAG_FITS_CHANGED;
    }
    g_ptr_array_unref(said);
    return fits;
}

static struct diag_verdict *verdict_new(const struct diag_acceptance *acceptance, enum diag_fit fits)
{
    struct diag_verdict *verdict = g_new(struct diag_verdict, 1);

    *verdict = (struct diag_verdict){.reason = g_strdup(acceptance->reason),
                                     .by = g_strdup(acceptance->by),
                                     .until = g_strdup(acceptance->until),
                                     .place = acceptance->where.source != NULL ? source_place(acceptance->where)
                                                                               : g_strdup("")};
    verdict->kind = acceptance->over ? VERDICT_OVER : fits == DIAG_FITS ? VERDICT_ACCEPTED : VERDICT_CHANGED;
    return verdict;
}

/* One acceptance on all findings. */
static enum diag_fit judge(struct diags *findings, const struct diag_acceptance *acceptance)
{
    enum diag_fit best = DIAG_FITS_NOTHING;

    for (unsigned i = 0; i < findings->messages->len; i++) {
        struct diag_message *message = findings->messages->pdata[i];
        enum diag_fit        fits;
        if (message->code != acceptance->code || diag_is_accepted(message))
            continue;
        fits = fit(message, acceptance);
        if (fits == DIAG_FITS || (fits == DIAG_FITS_CHANGED && message->verdict == NULL)) {
            diag_verdict_free(message->verdict);
            message->verdict = verdict_new(acceptance, fits);
        }
        best = MAX(best, fits);
    }
    return best;
}

void diags_judge(struct diags *findings, const struct diag_acceptance *acceptances, size_t count, enum diag_fit *fits)
{
    for (unsigned i = 0; i < findings->messages->len; i++)
        ((struct diag_message *)findings->messages->pdata[i])->finding = true;
    for (size_t i = 0; i < count; i++)
        fits[i] = judge(findings, &acceptances[i]);
}

/* ---- What an acceptance must say ---- */

char *diag_finding_of(const struct diag_message *message)
{
    GPtrArray *said = finding_says(message);
    char      *of = g_strdup(message->subject != NULL ? message->subject : said->len > 0 ? said->pdata[0] : "");

    g_ptr_array_unref(said);
    return of;
}

GPtrArray *diag_finding_about(const struct diag_message *message)
{
    GPtrArray *about = finding_says(message);
    char      *of = diag_finding_of(message);

    for (unsigned i = about->len; i-- > 0;)
        if (strcmp(about->pdata[i], of) == 0)
            g_ptr_array_remove_index(about, i);
    g_free(of);
    return about;
}

char *diag_finding_list(const struct diag_message *message)
{
    GPtrArray *about = diag_finding_about(message);
    GString   *list = g_string_new("[");

    for (unsigned i = 0; i < about->len; i++) {
        g_string_append(list, i > 0 ? ", \"" : "\"");
        for (const char *at = about->pdata[i]; *at != '\0'; at++) {
            if (*at == '"' || *at == '\\')
                g_string_append_c(list, '\\');
            g_string_append_c(list, *at);
        }
        g_string_append_c(list, '"');
    }
    g_string_append_c(list, ']');
    g_ptr_array_unref(about);
    return g_string_free(list, FALSE);
}
