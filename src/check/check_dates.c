/*
 * check_dates.c -- days, months and quarters typed in texts: those that the calendar has not, those written otherwise
 * than NĐ 30/2020 (PL I): the day always of two digits, of months only 01 and 02.
 */
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

/* A number as it was typed. */
struct typed {
    unsigned value;
    size_t   digits; /* 0: there is none */
};

static struct typed read_typed(const char *text)
{
    struct typed typed = {.digits = strspn(text, "0123456789")};

    for (size_t i = 0; i < typed.digits && i < 5; i++)
        typed.value = typed.value * 10 + (unsigned)(text[i] - '0');
    return typed;
}

static bool goes_on(const char *line, size_t end)
{
    return g_unichar_isalnum(g_utf8_get_char(line + end)) ||
           (strchr("/-.", line[end]) != NULL && g_ascii_isdigit(line[end + (line[end] != '\0')]));
}

/* ---- Judging ---- */

/* The last day that the month has; a month without a year may have its leap day. */
static unsigned last_day(unsigned month, unsigned year)
{
    return (unsigned)date_last_of_month(year != 0 ? (int)year : 2024, (int)month).day;
}

static void tell(struct check *check, enum diag_code code, const struct check_line *line, size_t at, size_t end,
                 const char *right)
{
    diag(check->diags, code, check_line_span(line, at, end - at),
         arena_strndup(check->arena, line->words + at, end - at), right, NULL);
}

static bool is_day(struct typed day, struct typed month, unsigned year)
{
    return month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= last_day(month.value, year);
}

static bool is_padded(struct typed day, struct typed month)
{
    return day.digits == 2 && month.digits == (month.value <= 2 || month.value >= 10 ? 2 : 1);
}

static const char *month_words(struct check *check, unsigned month)
{
    return arena_printf(check->arena, month <= 2 ? "%02u" : "%u", month);
}

/* ---- 06/5/2026 ---- */

/* "5/4/2026", "31/02/2021", "05.4.2026", "05-4-2026" at the place.  Returns its end; 0: it is no date. */
static size_t check_numeric(struct check *check, const struct check_line *line, size_t at)
{
    const char  *words = line->words;
    struct typed day = read_typed(words + at), month, year;
    size_t       month_at = at + day.digits + 1, year_at, end;
    char         sign = words[at + day.digits];

    if (day.digits > 2 || sign == '\0' || strchr("/.-", sign) == NULL)
        return 0;
    month = read_typed(words + month_at);
    year_at = month_at + month.digits + 1;
    if (month.digits == 0 || month.digits > 2 || words[year_at - 1] != sign)
        return 0;
    year = read_typed(words + year_at);
    end = year_at + year.digits;
    if (year.digits != 4 || year.value < 1900 || year.value > 2199 || goes_on(words, end) || words[end] == '/')
        return 0;
    if (!is_day(day, month, year.value))
        tell(check, DIAG_DATE_IMPOSSIBLE, line, at, end, "");
    else if (!is_padded(day, month) || sign != '/')
        tell(check, DIAG_DATE_PADDING, line, at, end,
             arena_printf(check->arena, "%02u/%s/%u", day.value, month_words(check, month.value), year.value));
    return end;
}

static bool may_start(const char *words, size_t at)
{
    return at == 0 || (strchr("/.-,&", words[at - 1]) == NULL && !g_ascii_isalnum(words[at - 1]) &&
                       (unsigned char)words[at - 1] < 0x80);
}

static void check_numeric_days(struct check *check, const struct check_line *line)
{
    const char *words = line->words;

    for (size_t at = 0; words[at += strcspn(words + at, "0123456789")] != '\0';) {
        size_t end = may_start(words, at) ? check_numeric(check, line, at) : 0;
        at = end != 0 ? end : at + strspn(words + at, "0123456789");
    }
}

/* ---- "ngày 31/2", "ngày 5 tháng 4 năm 2026" ---- */

/* "31/2" without a year. */
static void check_day_month(struct check *check, const struct check_line *line, size_t at, struct typed day)
{
    size_t       month_at = at + day.digits + 1;
    struct typed month = read_typed(line->words + month_at);
    size_t       end = month_at + month.digits;

    if (month.digits == 0 || month.digits > 2 || goes_on(line->words, end) || line->words[end] == '/')
        return;
    if (!is_day(day, month, 0))
        tell(check, DIAG_DATE_IMPOSSIBLE, line, at, end, "");
    else if (!is_padded(day, month))
        tell(check, DIAG_DATE_PADDING, line, at, end,
             arena_printf(check->arena, "%02u/%s", day.value, month_words(check, month.value)));
}

/* " tháng 4 năm 2026" behind the day; the month's form is told with the day's. */
static void check_long(struct check *check, const struct check_line *line, size_t at, struct typed day)
{
    const char  *words = line->words;
    size_t       month_at = at + day.digits + strlen(" tháng "), end;
    struct typed month, year = {0};

    if (strncmp(words + at + day.digits, " tháng ", strlen(" tháng ")) != 0)
        return;
    month = read_typed(words + month_at);
    end = month_at + month.digits;
    if (month.digits == 0 || month.digits > 2 || goes_on(words, end))
        return;
    if (strncmp(words + end, " năm ", strlen(" năm ")) == 0)
        year = read_typed(words + end + strlen(" năm "));
    if (!is_day(day, month, year.digits == 4 ? year.value : 0))
        tell(check, DIAG_DATE_IMPOSSIBLE, line, at, end, "");
    else if (!is_padded(day, month))
        tell(check, DIAG_DATE_PADDING, line, at, end,
             arena_printf(check->arena, "%02u tháng %s", day.value, month_words(check, month.value)));
}

static void check_worded_days(struct check *check, const struct check_line *line)
{
    const char *found = line->words;

    while ((found = strstr(found, "gày ")) != NULL) {
        size_t       at = (size_t)(found - line->words) + strlen("gày ");
        struct typed day = read_typed(line->words + at);
        found += strlen("gày ");
        if (day.digits == 0 || day.digits > 2)
            continue;
        if (line->words[at + day.digits] == '/')
            check_day_month(check, line, at, day);
        else
            check_long(check, line, at, day);
    }
}

/* ---- "tháng 09", "tháng 13", "quý V" ---- */

/* Does it stand behind a day ("ngày 05 tháng 09"), which is judged with it? */
static bool behind_day(const char *words, size_t at)
{
    size_t digits = 0;

    while (at > digits + 1 && g_ascii_isdigit(words[at - 2 - digits]) && words[at - 1] == ' ')
        digits++;
    if (digits == 0 || digits > 2 || at < digits + 1 + strlen("gày "))
        return false;
    return strncmp(words + at - digits - 1 - strlen("gày "), "gày ", strlen("gày ")) == 0;
}

static void check_months(struct check *check, const struct check_line *line)
{
    static const char *const wages[] = {"lương", "thưởng", NULL};
    const char              *words = line->words, *found = words;

    while ((found = strstr(found, "háng ")) != NULL) {
        size_t       at = (size_t)(found - words) + strlen("háng "), word;
        struct typed month = read_typed(words + at);
        found += strlen("háng ");
        word = at - strlen("háng ") - 1; /* of the "t" before */
        if (month.digits == 0 || month.digits > 2 || at < strlen("tháng ") || g_ascii_tolower(words[word]) != 't' ||
            g_unichar_isalpha(g_utf8_get_char(words + at + month.digits)) || behind_day(words, word))
            continue;
        if ((month.value == 0 || month.value > 12) && !scan_has(words, word - MIN(word, 12), word, wages))
            tell(check, DIAG_DATE_IMPOSSIBLE, line, word, at + month.digits, "");
        else if (month.digits == 2 && month.value > 2 && month.value < 10)
            tell(check, DIAG_DATE_PADDING, line, word, at + month.digits,
                 arena_printf(check->arena, "%.*s%u", (int)(at - word), words + word, month.value));
    }
}

static bool is_quarter(const char *text, size_t length)
{
    static const char *const quarters[] = {"I", "II", "III", "IV", "1", "2", "3", "4", "01", "02", "03", "04"};

    for (size_t i = 0; i < G_N_ELEMENTS(quarters); i++)
        if (strlen(quarters[i]) == length && strncmp(text, quarters[i], length) == 0)
            return true;
    return false;
}

static void check_quarters(struct check *check, const struct check_line *line)
{
    const char *words = line->words, *found = words;

    while ((found = strstr(found, "uý ")) != NULL) {
        size_t at = (size_t)(found - words) + strlen("uý "), length = strspn(words + at, "IVXL");
        found += strlen("uý ");
        if (length == 0)
            length = strspn(words + at, "0123456789");
        if (at < strlen("quý ") || g_ascii_tolower(words[at - strlen("quý ")]) != 'q' || length == 0 || length > 3 ||
            g_unichar_isalnum(g_utf8_get_char(words + at + length)) || is_quarter(words + at, length))
            continue;
        tell(check, DIAG_DATE_IMPOSSIBLE, line, at - strlen("quý "), at + length, "");
    }
}

void check_line_days(struct check *check, const struct check_line *line)
{
    if (strpbrk(line->words, "0123456789") != NULL) {
        check_numeric_days(check, line);
        check_worded_days(check, line);
        check_months(check, line);
    }
    check_quarters(check, line);
}

/* ---- The days of the plan's own documents ---- */

static void check_decision(struct check *check, const struct plan_document *document, struct date date,
                           struct span where)
{
    const struct date_range *range = &check->plan->range;
    struct date              first = {(int16_t)(range->from.year - 1), 1, 1};

    if (!date_is_set(date))
        return;
    for (unsigned i = 0; i < document->bases->len; i++) {
        const struct cited_document *base = document->bases->pdata[i];
        if (!date_is_set(base->date) || date_compare(base->date, date) <= 0)
            continue;
        diag(check->diags, DIAG_DECISION_BEFORE_BASE, where, document->name, viet_date(check->arena, date),
             base->symbol.text != NULL ? base->symbol.text : base->id, viet_date(check->arena, base->date), NULL);
        diag_also(check->diags, base->span);
    }
    if (date_is_set(range->from) && date_is_set(range->to) &&
        (date_compare(date, first) < 0 || (document->for_plan && date_compare(range->to, date) < 0)))
        diag(check->diags, DIAG_DECISION_OUTSIDE_PLAN, where, document->name, viet_date(check->arena, date),
             viet_date(check->arena, range->from), viet_date(check->arena, range->to), NULL);
}

/* A decision that is older than what it rests on, or issued when its plan was not thought of yet or is over. */
void check_decisions(struct check *check)
{
    for (unsigned i = 0; i < check->plan->documents->len; i++) {
        const struct plan_document *document = check->plan->documents->pdata[i];
        check_decision(check, document, document->date, document->span);
        for (unsigned k = 0; check->period != NULL && k < check->period->heads->len; k++) {
            const struct report_head *head = check->period->heads->pdata[k];
            if (g_strcmp0(head->name, document->name) == 0)
                check_decision(check, document, head->date, head->span);
        }
    }
}

/* ---- The period's days ---- */

void check_period_days(struct check *check)
{
    const struct period     *period = check->period;
    const struct date_range *plan = &check->plan->range, *window = &period->id.window;
    struct span              file = {.source = period->source};

    if (period->id.year != 0 && date_is_set(plan->from) && date_is_set(plan->to) &&
        (period->id.year < plan->from.year || period->id.year > plan->to.year))
        diag(check->diags, DIAG_PERIOD_OUTSIDE_PLAN, file, period->name, viet_date(check->arena, plan->from),
             viet_date(check->arena, plan->to), NULL);
    if (date_is_outside(period->as_of, *window))
        diag(check->diags, DIAG_AS_OF_OUTSIDE_WINDOW, file, viet_date(check->arena, period->as_of),
             viet_date(check->arena, window->from), viet_date(check->arena, window->to), NULL);
}
