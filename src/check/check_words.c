/*
 * check_words.c -- words that were right once: levels of government that are gone, a year that is not the period's.
 */
#include <stdlib.h>
#include <string.h>

#include "check_int.h"
#include "check_scan.h"

/* Luật Tổ chức chính quyền địa phương 2025: two levels from this day. */
static const struct date districts_end = {2025, 7, 1};

/* Words that say it is the past, or the abolition, that is told of. */
static const char *const past_words[] = {"trước ngày", "trước đây", "không còn",   "bỏ cấp",   "không tổ chức",
                                         "kết thúc",   "chấm dứt",  "giải thể",    "sáp nhập", "sắp xếp",
                                         "cũ",         "nguyên",    "năm 2021",    "năm 2022", "năm 2023",
                                         "năm 2024",   "2021-2025", "2021 - 2025", NULL};

static bool holds_now(const struct check *check, const struct check_line *line)
{
    struct date from = line->origin == TEXT_PERIOD && check->period != NULL ? check->period->as_of
                                                                            : check->plan->range.from;

    return line->origin != TEXT_NARRATIVE && date_is_set(from) && date_compare(from, districts_end) >= 0;
}

void check_line_levels(struct check *check, const struct check_line *line)
{
    static const char *const levels[] = {"cấp huyện", "UBND huyện", "UBND các huyện", "HĐND huyện",
                                         "các huyện, thành phố"};

    if (strstr(line->words, "huyện") == NULL || !holds_now(check, line))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
        const char *found = strstr(line->words, levels[i]);
        size_t      at, end;
        if (found == NULL)
            continue;
        at = (size_t)(found - line->words);
        end = scan_sentence_end(line->words, at);
        if (!scan_has(line->words, scan_sentence_start(line->words, at), end, past_words))
            diag(check->diags, DIAG_LEVEL_GONE, check_line_span(line, at, strlen(levels[i])), levels[i], NULL);
        return;
    }
}

/* ---- Years ---- */

/* "05 tháng đầu năm 2025" in a period of 2026, unless it is what the period is compared with. */
void check_line_years(struct check *check, const struct check_line *line)
{
    static const char *const statements[] = {"tháng đầu năm ", "tháng cuối năm ", "quý đầu năm "};
    static const char *const compared[] = {"so với", "cùng kỳ", "So với", "Cùng kỳ", "tăng", "giảm", NULL};

    if (line->origin != TEXT_PERIOD || check->period == NULL || check->period->id.year == 0)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(statements); i++) {
        const char *found = line->words;
        while ((found = strstr(found, statements[i])) != NULL) {
            const char *year = found + strlen(statements[i]);
            size_t      at = (size_t)(year - line->words), from;
            char        wanted[16];
            found = year;
            if (strspn(year, "0123456789") != 4 || atoi(year) == check->period->id.year)
                continue;
            from = scan_sentence_start(line->words, at);
            if (scan_has(line->words, from, at, compared))
                continue;
            g_snprintf(wanted, sizeof wanted, "%d", check->period->id.year);
            diag(check->diags, DIAG_FOREIGN_YEAR, check_line_span(line, at, 4), arena_strndup(check->arena, year, 4),
                 wanted, NULL);
        }
    }
}

/* ---- Labels ---- */

enum { SCHEME_NUMBER, SCHEME_PAREN, SCHEME_LETTER, SCHEME_COUNT };

/* The label that a line starts with: "3.", "(3)", "c)".  Its length; 0: none. */
static size_t read_label(const char *line, unsigned *scheme, unsigned *number)
{
    static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                          "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
    size_t                   open = line[0] == '(', digits = strspn(line + open, "0123456789");

    *number = 0;
    if (digits > 0 && digits < 4) {
        *scheme = open ? SCHEME_PAREN : SCHEME_NUMBER;
        *number = (unsigned)atoi(line + open);
        if (line[open + digits] == (open ? ')' : '.') && line[open + digits + 1] == ' ')
            return open + digits + 1;
        return 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
        size_t length = strlen(letters[i]);
        if (strncmp(line, letters[i], length) == 0 && line[length] == ')' && line[length + 1] == ' ') {
            *scheme = SCHEME_LETTER;
            *number = (unsigned)i + 1;
            return length + 1;
        }
    }
    return 0;
}

/* Typed labels of a text run 1, 2, 3: a number twice, a gap, a step back is a slip. */
void check_labels(struct check *check, const struct text *text)
{
    unsigned last[SCHEME_COUNT] = {0};

    if (strchr(text->text, '\n') == NULL)
        return;
    for (const char *line = text->text; line != NULL;
         line = strchr(line, '\n') != NULL ? strchr(line, '\n') + 1 : NULL) {
        struct check_line one = {.text = text, .words = text->text, .offset = (size_t)(line - text->text)};
        unsigned          scheme, number;
        size_t            length = read_label(line, &scheme, &number);
        char              wanted[16];
        if (length == 0)
            continue;
        g_snprintf(wanted, sizeof wanted, "%u", last[scheme] + 1);
        if (number != last[scheme] + 1 && (number != 1 || last[scheme] == 0)) {
            diag(check->diags, number == last[scheme] ? DIAG_LABEL_TWICE : DIAG_LABEL_GAP,
                 check_line_span(&one, 0, length), arena_strndup(check->arena, line, length),
                 scheme == SCHEME_LETTER ? "" : wanted, NULL);
        }
        last[scheme] = number;
    }
}
