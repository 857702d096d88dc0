/*
 * check_names.c -- names and counts in prose against the registry and against what is computed.
 */
#include <stdlib.h>
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

/* ---- Names ---- */

#define NAME_WORDS_MAX 4

char *check_bare_letters(const char *name)
{
    char    *apart = g_utf8_normalize(name, -1, G_NORMALIZE_NFD), *small;
    GString *bare = g_string_new(NULL);

    for (const char *at = apart != NULL ? apart : ""; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = g_unichar_tolower(g_utf8_get_char(at));
        if (g_unichar_ismark(character))
            continue;
        g_string_append_unichar(bare, character == 0x111 ? 'd' : character);
    }
    g_free(apart);
    small = g_string_free(bare, FALSE);
    return small;
}

static bool is_capital(const char *at)
{
    return g_unichar_isupper(g_utf8_get_char(at));
}

/* Two to four words, each with a capital: names of places; "Khoa học và Công nghệ" is none. */
static bool is_place_name(const char *name)
{
    unsigned words = 0;

    while (*name != '\0') {
        size_t length = scan_word(name);
        if (length == 0 || !is_capital(name))
            return false;
        words++;
        name += length;
        if (*name == ' ')
            name++;
    }
    return words >= 2 && words <= NAME_WORDS_MAX;
}

static void free_names(void *names)
{
    g_ptr_array_unref(names);
}

static GHashTable *names_of(struct check *check)
{
    if (check->names != NULL)
        return check->names;
    check->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_names);
    for (unsigned i = 0; i < check->plan->agencies->len; i++) {
        const struct agency *agency = check->plan->agencies->pdata[i];
        const char          *name = agency->short_name.text;
        GPtrArray           *same;
        char                *bare;
        if (name == NULL || name == agency->name.text || !is_place_name(name))
            continue;
        bare = check_bare_letters(name);
        if ((same = g_hash_table_lookup(check->names, bare)) == NULL) {
            same = g_ptr_array_new();
            g_hash_table_insert(check->names, g_strdup(bare), same);
        }
        g_ptr_array_add(same, (char *)name);
        g_free(bare);
    }
    return check->names;
}

/* The end of the name of so many capitalised words at the place; 0: there are not so many. */
static size_t capitalised(const char *words, size_t at, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        size_t length = scan_word(words + at);
        if (length == 0 || !is_capital(words + at))
            return 0;
        at += length;
        if (i + 1 < count && words[at++] != ' ')
            return 0;
    }
    return at;
}

enum name_match { NAME_NONE, NAME_RIGHT, NAME_OTHER };

/* Is this a name of the registry, or one that differs from it by tones and hooks alone? */
static enum name_match match_name(struct check *check, const char *name, const char **registered)
{
    char       *bare = check_bare_letters(name);
    GPtrArray  *same = g_hash_table_lookup(names_of(check), bare);
    const char *folded;

    g_free(bare);
    if (same == NULL)
        return NAME_NONE;
    folded = viet_fold(check->arena, name);
    for (unsigned i = 0; i < same->len; i++)
        if (strcmp(folded, viet_fold(check->arena, same->pdata[i])) == 0)
            return NAME_RIGHT;
    *registered = same->pdata[0];
    return same->len == 1 ? NAME_OTHER : NAME_NONE; /* of several it can't be said which one is meant */
}

/* The name at the place, the longest that the registry knows.  Returns its end; 0: none. */
static size_t check_name(struct check *check, const struct check_line *line, size_t at)
{
    for (unsigned count = NAME_WORDS_MAX; count >= 2; count--) {
        size_t          end = capitalised(line->words, at, count);
        const char     *name, *registered;
        enum name_match match;
        if (end == 0)
            continue;
        name = arena_strndup(check->arena, line->words + at, end - at);
        if ((match = match_name(check, name, &registered)) == NAME_NONE)
            continue;
        if (match == NAME_OTHER)
            diag(check->diags, DIAG_NAME_DIFFERS, check_line_span(line, at, end - at), name, registered, NULL);
        return end;
    }
    return 0;
}

/* Steps over what joins names of a list: ", ", "; ", " và "; 0: the list ends. */
static size_t list_joint(const char *words, size_t at)
{
    static const char *const joints[] = {", ", "; ", " và ", " và xã ", ", xã ", " xã "};

    for (size_t i = G_N_ELEMENTS(joints); i-- > 0;)
        if (strncmp(words + at, joints[i], strlen(joints[i])) == 0)
            return at + strlen(joints[i]);
    return 0;
}

/* Names behind "xã", "phường", "UBND", and those listed after them; ordinary words are not looked at. */
void check_line_names(struct check *check, const struct check_line *line)
{
    static const char *const heads[] = {
        "xã ", "phường ", "Xã ", "Phường ", "xã: ", "phường: ", "phường (", "xã (", "UBND "};

    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        const char *found = line->words;
        while ((found = strstr(found, heads[i])) != NULL) {
            size_t at = (size_t)(found - line->words) + strlen(heads[i]), end;
            while (at != 0 && (end = check_name(check, line, at)) != 0)
                at = list_joint(line->words, end);
            found += strlen(heads[i]);
        }
    }
}

/* ---- Counts ---- */

/* How many of the list are in the class, by the plan of the day. */
static unsigned list_count(const struct plan *plan, const GPtrArray *list, const struct class *class)
{
    unsigned count = 0;

    for (unsigned i = 0; i < list->len; i++) {
        const struct agency *agency = plan_agency(plan, list->pdata[i]);
        for (unsigned k = 0; k < agency->classes->len; k++)
            count += agency->classes->pdata[k] == class;
    }
    return count;
}

/* Is the class's title, or its first word before a comma, what stands there?  "sở", "xã, phường" */
static bool names_class(const char *words, size_t at, const struct class *class)
{
    const char *title = class->title.text != NULL ? class->title.text : "";
    size_t      first = scan_word(title);
    char       *word = g_strndup(title, first);
    bool        same = first > 0 && scan_is(words, at, word);

    g_free(word);
    return same;
}

/* How many of the requirement's words stand in the sentence, of 100. */
static unsigned words_shared(const char *title, const char *words, size_t from, size_t to)
{
    unsigned total = 0, shared = 0;

    for (size_t length; *title != '\0'; title += length) {
        char *word;
        if ((length = scan_word(title)) == 0) {
            length = (size_t)(g_utf8_next_char(title) - title);
            continue;
        }
        word = g_strndup(title, length);
        total++;
        shared += scan_has(words, from, to, (const char *const[]){word, NULL});
        g_free(word);
    }
    return total > 0 ? shared * 100 / total : 0;
}

/* The requirement that the sentence speaks of, beyond doubt. */
static const struct requirement *requirement_meant(struct check *check, const struct class *class, const char *words,
                                                   size_t from, size_t to)
{
    const struct requirement *best = NULL;
    unsigned                  best_share = 0, second = 0;

    for (unsigned i = 0; i < check->plan->requirements->len; i++) {
        const struct requirement *requirement = check->plan->requirements->pdata[i];
        unsigned                  share;
        if (requirement->title.text == NULL || !g_ptr_array_find(requirement->classes, class, NULL))
            continue;
        share = words_shared(requirement->title.text, words, from, to);
        if (share > best_share) {
            second = best_share;
            best_share = share;
            best = requirement;
        } else
            second = MAX(second, share);
    }
    return best_share >= 65 && best_share >= second + 15 ? best : NULL;
}

/* "11/15 sở": how many there are, and how many have handed in what the sentence speaks of. */
static void check_class_count(struct check *check, const struct check_line *line, const struct scan_number *number,
                              const struct class *class)
{
    const char *words = line->words, *given = arena_strndup(check->arena, words + number->at, number->end - number->at);
    size_t      from = scan_sentence_start(words, number->at), to = scan_sentence_end(words, number->at);
    const struct requirement *requirement;
    const struct submission  *submission;
    char                      size[16], computed[40];
    unsigned                  submitted;

    g_snprintf(size, sizeof size, "%u", class->size);
    if (decimal_compare(number->value, decimal_from_int(class->size)) != 0) {
        if (line->origin == TEXT_PERIOD) /* a plan may tell of how many there were */
            diag(check->diags, DIAG_CLASS_SIZE, check_line_span(line, number->at, number->end - number->at), given,
                 size, class->title.text, NULL);
        return;
    }
    if (check->period == NULL || line->origin != TEXT_PERIOD ||
        (requirement = requirement_meant(check, class, words, from, to)) == NULL ||
        (submission = g_hash_table_lookup(check->period->submissions_by_id, requirement->id)) == NULL)
        return;
    submitted = list_count(check->plan, submission->submitted, class);
    if (decimal_compare(number->part, decimal_from_int(submitted)) == 0 ||
        decimal_compare(number->part, decimal_from_int(list_count(check->plan, submission->in_period, class))) == 0)
        return;
    g_snprintf(computed, sizeof computed, "%u/%u", submitted, class->size);
    diag(check->diags, DIAG_COUNT_DIFFERS, check_line_span(line, number->at, number->end - number->at), given, computed,
         arena_printf(check->arena, "{vn:of(requirement('%s'), '%s')}", requirement->id, class->id), NULL);
    diag_also(check->diags, submission->span);
}

/* "UBND tỉnh đã ban hành 22 văn bản": how many are listed. */
static void check_issued_count(struct check *check, const struct check_line *line, const struct scan_number *number)
{
    static const char *const verbs[] = {"ban hành", NULL};
    const char              *issuer = check->plan->issuer.short_name.text;
    size_t                   from = scan_sentence_start(line->words, number->at);
    char                     count[16];

    if (check->period == NULL || line->origin != TEXT_PERIOD || issuer == NULL || check->period->issued->len == 0 ||
        number->fraction || !number->well_formed || !scan_is(line->words, number->unit, "văn bản"))
        return;
    if (!scan_has(line->words, from, number->at, (const char *const[]){issuer, NULL}) ||
        !scan_has(line->words, number->at - MIN(number->at, 14), number->at, verbs) ||
        decimal_compare(number->value, decimal_from_int(check->period->issued->len)) == 0)
        return;
    g_snprintf(count, sizeof count, "%u", check->period->issued->len);
    diag(check->diags, DIAG_COUNT_DIFFERS, check_line_span(line, number->at, number->end - number->at),
         arena_strndup(check->arena, line->words + number->at, number->end - number->at), count,
         "{vn:count(issued/document)}", NULL);
}

void check_line_counts(struct check *check, const struct check_line *line)
{
    struct scan_number number;

    if (strchr(line->words, '/') == NULL && strstr(line->words, "văn bản") == NULL)
        return;
    for (size_t at = 0; scan_number(line->words, at, &number); at = number.end) {
        check_issued_count(check, line, &number);
        for (unsigned i = 0; number.fraction && number.well_formed && i < check->plan->classes->len; i++) {
            const struct class *class = check->plan->classes->pdata[i];
            if (!names_class(line->words, number.unit, class))
                continue;
            check_class_count(check, line, &number, class);
            break;
        }
    }
}
