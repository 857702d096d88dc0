/*
 * check_slips.c -- what a careful clerk sees: words typed twice, brackets and quotes without their partner, one thing
 * written in two ways, an article without its capital, a subject that ends like a sentence.
 */
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

/* ---- Words typed twice ---- */

#define PHRASE_WORDS_MAX 6

/* Words that nobody doubles on purpose; others may be doubled for their sense ("luôn luôn", "từ từ"). */
static const char *const single_words[] = {"và",   "của", "các", "những", "được", "trong", "cho",   "theo", "tại",
                                           "với",  "về",  "đến", "trên",  "để",   "do",    "bằng",  "đã",   "sẽ",
                                           "đang", "là",  "thì", "mà",    "hoặc", "năm",   "tháng", "ngày"};

static bool is_single(const char *words, size_t at, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(single_words); i++)
        if (strlen(single_words[i]) == length && memcmp(words + at, single_words[i], length) == 0)
            return true;
    return false;
}

/* "xây dựng xã hội xã hội chủ nghĩa", "từng bước từng bước": right as they are. */
static bool is_meant(const char *words, size_t at, size_t end)
{
    return scan_is(words, end, " chủ nghĩa") || scan_is(words, at, "từng");
}

/* The place behind count words from at on, with single blanks between them; 0: there are not so many. */
static size_t phrase_end(const char *words, size_t at, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        size_t length = scan_word(words + at);
        if (length == 0 || (i > 0 && words[at - 1] != ' '))
            return 0;
        at += length + (i + 1 < count);
        if (i + 1 < count && words[at - 1] != ' ')
            return 0;
    }
    return at;
}

/* Is the phrase from at on said again right behind it?  Returns the end of the repetition; 0: no. */
static size_t repetition(const char *words, size_t at, unsigned count)
{
    size_t end = phrase_end(words, at, count), length = end - at;

    if (end == 0 || words[end] != ' ' || strncmp(words + at, words + end + 1, length) != 0 ||
        g_unichar_isalnum(g_utf8_get_char(words + end + 1 + length)))
        return 0;
    if (count == 1 && !is_single(words, at, length))
        return 0;
    return is_meant(words, at, end + 1 + length) ? 0 : end + 1 + length;
}

void check_line_twice(struct check *check, const struct check_line *line)
{
    const char *words = line->words;

    for (size_t at = 0; words[at] != '\0';) {
        size_t length = scan_word(words + at), end = 0;
        for (unsigned count = 1; length > 0 && end == 0 && count <= PHRASE_WORDS_MAX; count++)
            end = repetition(words, at, count);
        if (end != 0)
            diag(check->diags, DIAG_WORDS_TWICE, check_line_span(line, at, end - at),
                 arena_strndup(check->arena, words + at, end - at), NULL);
        if (end != 0)
            at = end;
        else if (length > 0)
            at += length;
        else
            at += (size_t)(g_utf8_next_char(words + at) - (words + at));
        while (length == 0 && g_ascii_isdigit(words[at])) /* "5G" is no word */
            at++;
    }
}

/* ---- Brackets and quotes ---- */

/* A closing bracket that ends a label: "a)", "1)", "*)", "(1)" at the start or behind a blank. */
static bool is_label_end(const char *words, size_t at)
{
    size_t from = at;

    while (from > 0 && at - from < 4 && strchr(" (;:,.\x01", words[from - 1]) == NULL)
        from--;
    return from < at && (from == 0 || strchr(" ;:,.", words[from - 1]) != NULL) &&
           g_utf8_strlen(words + from, (gssize)(at - from)) <= 2;
}

static void tell_unpaired(struct check *check, const struct check_line *line, size_t at)
{
    diag(check->diags, DIAG_BRACKET_UNPAIRED, check_line_span(line, at, 1),
         arena_strndup(check->arena, line->words + at, 1), NULL);
}

void check_line_brackets(struct check *check, const struct check_line *line)
{
    size_t open[8], at;
    int    depth = 0;

    for (at = 0; line->words[at += strcspn(line->words + at, "()")] != '\0'; at++) {
        if (line->words[at] == '(') {
            if (depth < (int)G_N_ELEMENTS(open))
                open[depth] = at;
            depth++;
        } else if (depth > 0)
            depth--;
        else if (!is_label_end(line->words, at))
            tell_unpaired(check, line, at);
    }
    if (depth > 0 && depth <= (int)G_N_ELEMENTS(open))
        tell_unpaired(check, line, open[depth - 1]);
}

/* Quotes pair over the whole text: what is quoted may have several paragraphs. */
void check_quotes(struct check *check, const struct text *text)
{
    const char       *open = NULL, *stray = NULL, *start;
    struct check_line line = {.text = text};

    for (const char *at = text->text; stray == NULL && (at = strstr(at, "\xe2\x80")) != NULL; at += 3) {
        bool opens = at[2] == '\x9c', closes = at[2] == '\x9d';
        if (opens && open != NULL)
            stray = open;
        else if (closes && open == NULL)
            stray = at;
        else if (opens || closes)
            open = opens ? at : NULL;
    }
    if (stray == NULL && (stray = open) == NULL)
        return;
    for (start = stray; start > text->text && start[-1] != '\n'; start--)
        ;
    line.words = start;
    line.offset = (size_t)(start - text->text);
    diag(check->diags, DIAG_BRACKET_UNPAIRED, check_line_span(&line, (size_t)(stray - start), 3),
         arena_strndup(check->arena, stray, 3), NULL);
}

/* ---- Articles ---- */

/* "2 điều 3 …", but not "khoản 2 điều 3". */
static bool is_counted(const char *words, size_t at)
{
    size_t from = at > 0 ? at - 1 : 0;

    while (from > 0 && g_ascii_isdigit(words[from - 1]))
        from--;
    return at > 0 && words[at - 1] == ' ' && from < at - 1 &&
           !(from >= strlen("khoản ") && strncmp(words + from - strlen("khoản "), "khoản ", strlen("khoản ")) == 0);
}

/* "Như điều 3": NĐ 30 PL II, V.8: a part, chapter, article that is referred to has a capital. */
void check_line_articles(struct check *check, const struct check_line *line)
{
    static const char *const counts[] = {"số ", "những ", "các ", "vài ", "mấy "};
    const char              *found = line->words;

    while ((found = strstr(found, "điều ")) != NULL) {
        size_t at = (size_t)(found - line->words), digits = strspn(found + strlen("điều "), "0123456789");
        bool   counted = is_counted(line->words, at);

        found += strlen("điều ");
        for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
            counted = counted || (at >= strlen(counts[i]) &&
                                  strncmp(line->words + at - strlen(counts[i]), counts[i], strlen(counts[i])) == 0);
        if (digits == 0 || digits > 3 || counted || (at > 0 && strchr(" (", line->words[at - 1]) == NULL) ||
            (found[digits] != '\0' && strchr(" ,.;)\n", found[digits]) == NULL))
            continue;
        diag(check->diags, DIAG_ARTICLE_SMALL, check_line_span(line, at, strlen("điều ") + digits),
             arena_strndup(check->arena, line->words + at, strlen("điều ") + digits),
             arena_printf(check->arena, "Điều %.*s", (int)digits, found), NULL);
    }
}

/* ---- Subjects ---- */

static void check_subject(struct check *check, const struct text *subject)
{
    size_t length = subject->text != NULL ? strlen(subject->text) : 0;

    while (length > 0 && g_ascii_isspace(subject->text[length - 1]))
        length--;
    if (length < 2 || strchr(".,;:", subject->text[length - 1]) == NULL || subject->text[length - 2] == '.' ||
        g_str_has_suffix(subject->text, "v.v."))
        return;
    diag(check->diags, DIAG_SUBJECT_STOP, subject->span, arena_strndup(check->arena, subject->text + length - 1, 1),
         NULL);
}

/* A trích yếu is no sentence: nothing ends it. */
void check_subjects(struct check *check)
{
    check_subject(check, &check->plan->title);
    for (unsigned i = 0; i < check->plan->documents->len; i++)
        check_subject(check, &((const struct plan_document *)check->plan->documents->pdata[i])->title);
    for (unsigned i = 0; i < check->plan->cited->len; i++)
        check_subject(check, &((const struct cited_document *)check->plan->cited->pdata[i])->subject);
    for (unsigned i = 0; check->period != NULL && i < check->period->issued->len; i++)
        check_subject(check, &((const struct issued_document *)check->period->issued->pdata[i])->subject);
}

/* ---- One thing written in two ways ---- */

/* Two spellings of one thing; whether a file writes it this way or that, it should write it one way. */
struct spelling {
    const char *word[2];
    const char *before; /* where this word stands before it, it is meant so; or NULL */
};

static const struct spelling spellings[] = {
    {{"...", "…"}, NULL},   {{"UỶ", "ỦY"}, NULL},     {{"Uỷ", "Ủy"}, NULL},
    {{"uỷ", "ủy"}, NULL},   {{"hoá", "hóa"}, NULL},   {{"hoà", "hòa"}, NULL},
    {{"HOÁ", "HÓA"}, NULL}, {{"thuỷ", "thủy"}, NULL}, {{"tỉnh ủy", "Tỉnh ủy"}, "các "},
};

/* How often each spelling was met, and where first. */
struct spelled {
    unsigned          count[2];
    struct check_line line[2]; /* without words */
    size_t            at[2];
    const char       *form[2];
};

enum { SPELLED_YEARS = G_N_ELEMENTS(spellings), SPELLED_COUNT };

static void note_spelling(struct check *check, unsigned which, unsigned form, const struct check_line *line, size_t at,
                          size_t length)
{
    struct spelled *spelled;

    if (check->spelled == NULL)
        check->spelled = arena_alloc(check->arena, SPELLED_COUNT * sizeof *check->spelled);
    spelled = &check->spelled[which];
    if (spelled->count[form]++ > 0)
        return;
    spelled->line[form] = *line;
    spelled->at[form] = at;
    spelled->form[form] = arena_strndup(check->arena, line->words + at, length);
}

static bool stands_alone(const char *words, size_t at, size_t length)
{
    const char *before = g_utf8_find_prev_char(words, words + at);

    return (before == NULL || !g_unichar_isalnum(g_utf8_get_char(before))) &&
           !g_unichar_isalnum(g_utf8_get_char(words + at + length));
}

static bool is_excused(const struct spelling *spelling, const char *words, size_t at)
{
    size_t length = spelling->before != NULL ? strlen(spelling->before) : 0;

    return length > 0 && at >= length && strncmp(words + at - length, spelling->before, length) == 0;
}

static void note_words(struct check *check, const struct check_line *line, unsigned which)
{
    const struct spelling *spelling = &spellings[which];
    bool                   dots = spelling->word[0][0] == '.';

    for (unsigned form = 0; form < 2; form++) {
        const char *found = line->words;
        size_t      length = strlen(spelling->word[form]);
        while ((found = strstr(found, spelling->word[form])) != NULL) {
            size_t at = (size_t)(found - line->words);
            found += length;
            while (dots && *found == '.') /* a line of dots is a place to fill in */
                found++;
            if (dots ? (size_t)(found - line->words) - at == length
                     : stands_alone(line->words, at, length) && !is_excused(spelling, line->words, at))
                note_spelling(check, which, form, line, at, length);
        }
    }
}

static bool is_year(const char *text)
{
    return (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0) && strspn(text, "0123456789") == 4;
}

/* "2021-2025" and "2021 - 2025". */
static void note_years(struct check *check, const struct check_line *line)
{
    const char *words = line->words, *found = words;

    while ((found = strchr(found, '-')) != NULL) {
        size_t at = (size_t)(found - words), blanks = at > 0 && words[at - 1] == ' ' && words[at + 1] == ' ';
        found++;
        if (at < 4 + blanks || !is_year(words + at + 1 + blanks) ||
            strspn(words + at - 4 - blanks, "0123456789") != 4 || !is_year(words + at - 4 - blanks) ||
            (at > 4 + blanks && g_ascii_isdigit(words[at - 5 - blanks])))
            continue;
        note_spelling(check, SPELLED_YEARS, (unsigned)blanks, line, at - 4 - blanks, 9 + 2 * blanks);
    }
}

void check_line_spelling(struct check *check, const struct check_line *line)
{
    for (unsigned i = 0; i < SPELLED_YEARS; i++)
        note_words(check, line, i);
    note_years(check, line);
}

/* One message for each thing, at the first place of the rarer spelling. */
void check_spelling(struct check *check)
{
    for (unsigned i = 0; check->spelled != NULL && i < SPELLED_COUNT; i++) {
        const struct spelled *spelled = &check->spelled[i];
        unsigned              rare = spelled->count[1] < spelled->count[0], other = 1 - rare;
        if (spelled->count[0] == 0 || spelled->count[1] == 0)
            continue;
        diag(check->diags, DIAG_WRITTEN_TWO_WAYS,
             check_line_span(&spelled->line[rare], spelled->at[rare], strlen(spelled->form[rare])), spelled->form[rare],
             spelled->form[other], NULL);
        diag_also(check->diags,
                  check_line_span(&spelled->line[other], spelled->at[other], strlen(spelled->form[other])));
    }
}
