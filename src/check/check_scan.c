/*
 * check_scan.c -- numbers, words and sentences in a line of prose.
 */
#define _GNU_SOURCE /* memmem: texts of megabytes are looked through for dozens of words */
#include "check_scan.h"

#include <string.h>

#include "viet.h"

size_t scan_word(const char *text)
{
    const char *at = text;

    while (*at != '\0' && g_unichar_isalpha(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return (size_t)(at - text);
}

bool scan_is(const char *line, size_t at, const char *word)
{
    size_t length = strlen(word);

    return strncmp(line + at, word, length) == 0 && !g_unichar_isalnum(g_utf8_get_char(line + at + length));
}

/* May a number start here?  Not behind a letter or a sign that ties it to what stands before. */
static bool is_start(const char *line, size_t at)
{
    const char *before;

    if (at == 0)
        return true;
    if (strchr("/-.,:&_#", line[at - 1]) != NULL)
        return false;
    before = g_utf8_find_prev_char(line, line + at);
    return before == NULL || !g_unichar_isalnum(g_utf8_get_char(before));
}

/* Digits with points and commas between them. */
static size_t figure_end(const char *line, size_t at)
{
    size_t end = at;

    while (g_ascii_isdigit(line[end]) || ((line[end] == '.' || line[end] == ',') && g_ascii_isdigit(line[end + 1])))
        end++;
    return end;
}

static bool read_figure(const char *line, size_t at, size_t end, struct decimal *value)
{
    char figure[48];

    if (end - at >= sizeof figure)
        return false;
    memcpy(figure, line + at, end - at);
    figure[end - at] = '\0';
    return viet_number_parse(figure, value);
}

static void read_unit(const char *line, struct scan_number *number)
{
    static const char *const prefixes[] = {"triệu", "nghìn", "tỷ", "lượt", "bài", "thủ", "dịch", "văn", "dữ", "nhiệm"};
    size_t                   length;

    number->unit = number->end + (line[number->end] == ' ');
    number->unit_length = length = scan_word(line + number->unit);
    if (length == 0 || line[number->unit + length] != ' ')
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (scan_is(line, number->unit, prefixes[i]))
            number->unit_length = length + 1 + scan_word(line + number->unit + length + 1);
}

/* What ties the figure to something else: a date, a symbol, a range, a word like 5G. */
static bool is_tied(const char *line, size_t end)
{
    if (line[end] == '/' || line[end] == '-' || line[end] == ':' || line[end] == '&')
        return line[end + 1] != ' ' && line[end + 1] != '\0';
    return g_unichar_isalpha(g_utf8_get_char(line + end));
}

static bool read_number(const char *line, size_t at, struct scan_number *number)
{
    size_t end = figure_end(line, at), second;

    *number = (struct scan_number){.at = at, .end = end};
    if (line[end] == '/' && g_ascii_isdigit(line[end + 1])) {
        second = end + 1;
        number->end = figure_end(line, second);
        number->fraction = true;
        number->well_formed = read_figure(line, at, end, &number->part) &&
                              read_figure(line, second, number->end, &number->value);
    } else
        number->well_formed = read_figure(line, at, end, &number->value);
    if (is_tied(line, number->end))
        return false;
    if (line[number->end] == '%' || (line[number->end] == ' ' && line[number->end + 1] == '%')) {
        number->percent = true;
        number->end += line[number->end] == '%' ? 1 : 2;
    }
    read_unit(line, number);
    return true;
}

bool scan_number(const char *line, size_t from, struct scan_number *number)
{
    for (size_t at = from; line[at += strcspn(line + at, "0123456789")] != '\0'; at++) {
        if (is_start(line, at) && read_number(line, at, number))
            return true;
        while (g_ascii_isdigit(line[at + 1]) || strchr("./,-", line[at + 1]) != NULL) {
            if (line[at + 1] == '\0')
                return false;
            at++;
        }
    }
    return false;
}

/* Nobody writes sentences of more bytes: what is longer is cut, so that no line costs more than its length. */
#define SENTENCE_MAX 4000

size_t scan_sentence_end(const char *line, size_t at)
{
    size_t last = at + SENTENCE_MAX;
    int    depth = 0;

    for (; line[at] != '\0' && at < last; at++) {
        if (line[at] == '(' || line[at] == '[')
            depth++;
        else if ((line[at] == ')' || line[at] == ']') && --depth < 0)
            return at;
        else if (depth == 0 && (line[at] == ';' || (line[at] == '.' && (line[at + 1] == ' ' || line[at + 1] == '\0'))))
            return at;
    }
    return at;
}

size_t scan_sentence_start(const char *line, size_t at)
{
    size_t first = at > SENTENCE_MAX ? at - SENTENCE_MAX : 0;

    while (at > first && !(line[at - 1] == ';' || (line[at - 1] == '.' && line[at] == ' ')))
        at--;
    return at;
}

/* The next place of the word from at on and before end, its first letter small or, if it is ASCII, a capital. */
static const char *find_word(const char *at, const char *end, const char *word)
{
    while (at + 1 < end && (at = memmem(at + 1, (size_t)(end - at) - 1, word + 1, strlen(word + 1))) != NULL)
        if (at[-1] == word[0] || (g_ascii_islower(word[0]) && at[-1] == g_ascii_toupper(word[0])))
            return at - 1;
    return NULL;
}

bool scan_has(const char *line, size_t from, size_t to, const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t      length = strlen(*words);
        const char *found = line + from;
        while ((found = find_word(found, line + to, *words)) != NULL) {
            const char *before = g_utf8_find_prev_char(line, found);
            if ((before == NULL || !g_unichar_isalnum(g_utf8_get_char(before))) &&
                !g_unichar_isalnum(g_utf8_get_char(found + length)))
                return true;
            found += length;
        }
    }
    return false;
}
