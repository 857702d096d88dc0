/*
 * check_issued.c -- documents: numbers against dates, kinds against symbols, one document cited in two ways.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

/* ---- The period's list ---- */

void check_issued_window(struct check *check)
{
    const struct period     *period = check->period;
    const struct date_range *window = &period->id.window;

    for (unsigned i = 0; i < period->issued->len; i++) {
        const struct issued_document *document = period->issued->pdata[i];
        if (date_is_outside(document->date, *window))
            diag(check->diags, DIAG_ISSUED_OUTSIDE_WINDOW, document->span,
                 document->symbol.text != NULL ? document->symbol.text : "", viet_date(check->arena, document->date),
                 viet_date(check->arena, window->from), viet_date(check->arena, window->to), NULL);
    }
}

void check_issued_twice(struct check *check)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal); /* symbol and date -> struct issued_document */

    for (unsigned i = 0; i < check->period->issued->len; i++) {
        struct issued_document *document = check->period->issued->pdata[i];
        struct issued_document *first;
        char                   *key, day[DATE_TEXT_MAX];
        if (document->symbol.text == NULL)
            continue;
        key = arena_printf(check->arena, "%s %s", document->symbol.text, date_print(document->date, day));
        if ((first = g_hash_table_lookup(seen, key)) == NULL) {
            g_hash_table_insert(seen, key, document);
            continue;
        }
        diag(check->diags, DIAG_ISSUED_TWICE, document->span, document->symbol.text, NULL);
        diag_also(check->diags, first->span);
    }
    g_hash_table_destroy(seen);
}

/* ---- Numbers against dates ---- */

/* What comes behind the number, "QĐ-UBND" with the year: documents of one series have it in common. */
static const char *series_of(struct check *check, const struct issued_document *document, unsigned long *number)
{
    const char *rest;
    char       *end;

    if (document->symbol.text == NULL || !g_ascii_isdigit(document->symbol.text[0]) || !date_is_set(document->date))
        return NULL;
    *number = strtoul(document->symbol.text, &end, 10);
    rest = end;
    return *rest == '/' || *rest == '-' ? arena_printf(check->arena, "%d%s", document->date.year, rest) : NULL;
}

struct numbered {
    const char                   *series;
    unsigned long                 number;
    const struct issued_document *document;
    bool                          earlier; /* of the period before */
};

static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *left = *(const struct numbered *const *)a, *right = *(const struct numbered *const *)b;
    int                    order = strcmp(left->series, right->series);

    if (order == 0)
        order = (left->number > right->number) - (left->number < right->number);
    return order != 0 ? order : date_compare(left->document->date, right->document->date);
}

static void add_numbered(struct check *check, GPtrArray *list, const struct period *period, bool earlier)
{
    for (unsigned i = 0; period != NULL && i < period->issued->len; i++) {
        struct numbered *one = arena_new_struct(check->arena, struct numbered);
        one->document = period->issued->pdata[i];
        one->earlier = earlier;
        if ((one->series = series_of(check, one->document, &one->number)) != NULL)
            g_ptr_array_add(list, one);
    }
}

/* Of two neighbours in a series, the higher number must not have the earlier date. */
static void compare_neighbours(struct check *check, const struct numbered *low, const struct numbered *high)
{
    const struct numbered *shown = high->earlier ? low : high, *other = shown == high ? low : high;
    int                    order = date_compare(low->document->date, high->document->date);
    enum diag_code         code;

    if (strcmp(low->series, high->series) != 0 || (low->earlier && high->earlier))
        return;
    if (low->number != high->number)
        code = DIAG_ISSUED_NUMBER_ORDER;
    else if (order != 0)
        code = DIAG_ISSUED_NUMBER_TWICE;
    else if (low->earlier != high->earlier)
        code = DIAG_ISSUED_AGAIN;
    else
        return; /* the same document twice in one list: check_issued_twice tells it */
    if (code == DIAG_ISSUED_NUMBER_ORDER && order <= 0)
        return;
    diag(check->diags, code, shown->document->span, shown->document->symbol.text,
         viet_date(check->arena, shown->document->date), other->document->symbol.text,
         viet_date(check->arena, other->document->date), NULL);
    diag_also(check->diags, other->document->span);
}

void check_series(struct check *check)
{
    GPtrArray *list = g_ptr_array_new();

    add_numbered(check, list, check->period, false);
    add_numbered(check, list, check->previous, true);
    g_ptr_array_sort(list, compare_numbered);
    for (unsigned i = 1; i < list->len; i++)
        compare_neighbours(check, list->pdata[i - 1], list->pdata[i]);
    g_ptr_array_unref(list);
}

/* ---- Kinds against symbols ---- */

static void check_kind(struct check *check, const struct text *kind, const struct text *symbol)
{
    static const struct {
        const char *kind, *letters;
    } kinds[] = {{"quyết định", "QĐ"}, {"kế hoạch", "KH"}, {"thông báo", "TB"},  {"tờ trình", "TTr"},
                 {"báo cáo", "BC"},    {"chỉ thị", "CT"},  {"nghị quyết", "NQ"}, {"hướng dẫn", "HD"},
                 {"công văn", ""},     {"nghị định", "NĐ"}};
    size_t      length;
    const char *letters, *folded;

    if (kind->text == NULL || symbol->text == NULL || !g_ascii_isdigit(symbol->text[0]))
        return;
    if (strchr("/-", symbol->text[strspn(symbol->text, "0123456789")]) == NULL)
        return; /* out of shape, which is told */
    letters = check_symbol_kind(symbol->text, &length);
    folded = viet_lower(check->arena, kind->text);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(folded, kinds[i].kind) != 0)
            continue;
        if (length != strlen(kinds[i].letters) || strncmp(letters, kinds[i].letters, length) != 0)
            if (!(kinds[i].letters[0] == '\0' && length == 2 && strncmp(letters, "CV", 2) == 0) &&
                !(kinds[i].letters[0] == '\0' && length == 3 && strncmp(letters, "TTg", 3) == 0))
                diag(check->diags, DIAG_SYMBOL_AGAINST_KIND, symbol->span, symbol->text, kind->text, kinds[i].letters,
                     NULL);
        return;
    }
}

/* Words of kinds that stand before "số" in prose, and the letters that their symbols begin with. */
static const struct {
    const char *kind, *letters;
} prose_kinds[] = {
    {"Quyết định", "QĐ"}, {"quyết định", "QĐ"}, {"Kế hoạch", "KH"},  {"kế hoạch", "KH"},  {"Tờ trình", "TTr"},
    {"tờ trình", "TTr"},  {"Báo cáo", "BC"},    {"báo cáo", "BC"},   {"Chỉ thị", "CT"},   {"chỉ thị", "CT"},
    {"Nghị quyết", "NQ"}, {"nghị quyết", "NQ"}, {"Hướng dẫn", "HD"}, {"hướng dẫn", "HD"}, {"Nghị định", "NĐ"},
    {"nghị định", "NĐ"},  {"Thông báo", "TB"},  {"thông báo", "TB"}, {"Công văn", "CV"},  {"công văn", "CV"},
    {"Công điện", "CĐ"},  {"công điện", "CĐ"},  {"Thông tư", "TT"},  {"thông tư", "TT"},  {"Chương trình", "CTr"},
};

#define NUMBERED " số "

/* The kind whose word ends there, in front of " số "; NULL: none. */
static const char *kind_before(const char *words, size_t at, const char **letters)
{
    for (size_t i = 0; i < G_N_ELEMENTS(prose_kinds); i++) {
        size_t length = strlen(prose_kinds[i].kind);
        if (at < length || memcmp(words + at - length, prose_kinds[i].kind, length) != 0)
            continue;
        *letters = prose_kinds[i].letters;
        return prose_kinds[i].kind;
    }
    return NULL;
}

/* "Nghị quyết số 97/KH-UBND": the symbol's kind is known and is another one. */
static void check_prose_symbol(struct check *check, const struct check_line *line, const char *kind, const char *wanted,
                               size_t at)
{
    size_t      from = at, found, length;
    const char *letters, *symbol;

    if (!check_next_symbol(line->words, &from, &found) || found != at)
        return;
    symbol = arena_strndup(check->arena, line->words + at, from - at);
    letters = check_symbol_kind(symbol, &length);
    if (length == 0 || strncmp(letters, wanted, strlen(wanted)) == 0 || strncmp(letters, "TTg", length) == 0)
        return;
    diag(check->diags, DIAG_SYMBOL_AGAINST_KIND, check_line_span(line, at, from - at), symbol, kind,
         strcmp(wanted, "CV") == 0 ? "" : wanted, NULL);
}

/* "Quyết định số 1428 ngày 14/5/2026": a number alone. */
static void check_prose_number(struct check *check, const struct check_line *line, size_t kind_at, size_t at)
{
    size_t digits = strspn(line->words + at, "0123456789");

    if (digits == 0 || strncmp(line->words + at + digits, " ngày ", strlen(" ngày ")) != 0)
        return;
    diag(check->diags, DIAG_SYMBOL_MISSING, check_line_span(line, kind_at, at + digits - kind_at),
         arena_strndup(check->arena, line->words + kind_at, at + digits - kind_at), NULL);
}

void check_line_kinds(struct check *check, const struct check_line *line)
{
    const char *found = line->words;

    while ((found = strstr(found, NUMBERED)) != NULL) {
        size_t      end = (size_t)(found - line->words), at = end + strlen(NUMBERED);
        const char *letters, *kind = kind_before(line->words, end, &letters);
        found += strlen(NUMBERED);
        if (kind == NULL)
            continue;
        check_prose_symbol(check, line, kind, letters, at);
        check_prose_number(check, line, end - strlen(kind), at);
    }
}

void check_kinds(struct check *check)
{
    for (unsigned i = 0; i < check->plan->cited->len; i++) {
        const struct cited_document *cited = check->plan->cited->pdata[i];
        check_kind(check, &cited->kind, &cited->symbol);
    }
    for (unsigned i = 0; check->period != NULL && i < check->period->issued->len; i++) {
        const struct issued_document *document = check->period->issued->pdata[i];
        check_kind(check, &document->kind, &document->symbol);
    }
}

/* ---- The period's own documents ---- */

static const struct report_head *head_named(const struct period *period, const char *name)
{
    for (unsigned i = 0; period != NULL && i < period->heads->len; i++) {
        const struct report_head *head = period->heads->pdata[i];
        if (g_strcmp0(head->name, name) == 0)
            return head;
    }
    return NULL;
}

static void check_head(struct check *check, const struct report_head *head)
{
    const struct report_head *before = head_named(check->previous, head->name);
    struct date               as_of = check->period->as_of;

    if (date_is_set(head->date) && date_is_set(as_of) && date_compare(head->date, as_of) < 0)
        diag(check->diags, DIAG_REPORT_BEFORE_DATA, head->span, head->name, viet_date(check->arena, head->date),
             viet_date(check->arena, as_of), NULL);
    if (before == NULL || !date_is_set(head->date) || !date_is_set(before->date) ||
        head->date.year != before->date.year)
        return;
    if (date_compare(head->date, before->date) < 0 ||
        (head->number.text != NULL && before->number.text != NULL &&
         strtoul(head->number.text, NULL, 10) <= strtoul(before->number.text, NULL, 10))) {
        diag(check->diags, DIAG_REPORT_NUMBER, head->span, head->name, check->previous->name, NULL);
        diag_also(check->diags, before->span);
    }
}

void check_heads(struct check *check)
{
    for (unsigned i = 0; i < check->period->heads->len; i++)
        check_head(check, check->period->heads->pdata[i]);
}

/* ---- One document cited in two ways ---- */

struct citation {
    const char                  *date, *issuer; /* "29/4/2026"; "của UBND tỉnh"; NULL: not said yet */
    const struct cited_document *cited;         /* who lists it gives the date; NULL: the first that mentions it */
    struct check_line            date_line, issuer_line; /* where: without words */
    size_t                       date_at, date_length, issuer_at, issuer_length;
};

/* "ngày 29/4/2026", "ngày 29 tháng 4 năm 2026" behind a symbol: the date, without leading zeros; NULL: none. */
static const char *cited_date(struct check *check, const char *words, size_t at, size_t *end, int *year)
{
    static const char *const forms[] = {" ngày %2u/%2u/%4u%n", " ngày %2u tháng %2u năm %4u%n"};
    unsigned                 day, month, read_year;

    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        int length = 0;
        if (sscanf(words + at, forms[i], &day, &month, &read_year, &length) != 3 || length == 0)
            continue;
        *end = at + (size_t)length;
        *year = (int)read_year;
        return arena_printf(check->arena, "%u/%u/%u", day, month, read_year);
    }
    return NULL;
}

/* The document of that symbol and year that the plan or the period cites; NULL: none. */
static const struct cited_document *cited_by_symbol(const GPtrArray *list, const char *symbol, int year)
{
    for (unsigned i = 0; i < list->len; i++) {
        const struct cited_document *cited = list->pdata[i];
        if (cited->date.year == year && g_strcmp0(cited->symbol.text, symbol) == 0)
            return cited;
    }
    return NULL;
}

/*
 * These bodies' symbols name one document in a year, and so do those that the plan itself cites; other bodies than
 * those may each have their own 12/QĐ-UBND.
 */
static bool names_one(const struct citation *citation, const char *symbol)
{
    return citation->cited != NULL || g_str_has_suffix(symbol, "-CP") || g_str_has_suffix(symbol, "-TTg") ||
           g_str_has_suffix(symbol, "/TW");
}

/* "của UBND xã …": another body's document. */
static bool is_communes(const char *words, size_t at)
{
    static const char *const communes[] = {" của UBND xã", " của UBND phường", " của HĐND xã", " của HĐND phường"};

    for (size_t i = 0; i < G_N_ELEMENTS(communes); i++)
        if (g_str_has_prefix(words + at, communes[i]))
            return true;
    return false;
}

static const char *cited_issuer(const char *words, size_t at)
{
    static const char *const issuers[] = {" của Chủ tịch UBND tỉnh", " của UBND tỉnh"};

    for (size_t i = 0; i < G_N_ELEMENTS(issuers); i++)
        if (strncmp(words + at, issuers[i], strlen(issuers[i])) == 0)
            return issuers[i] + 1;
    return NULL;
}

static void compare_citation(struct check *check, struct citation *first, const char *symbol, const char *date,
                             const char *issuer, const struct check_line *line, size_t at, size_t length)
{
    if (first->date == NULL) {
        first->date = date;
        first->date_line = *line;
        first->date_at = at;
        first->date_length = length;
    } else if (date != NULL && strcmp(first->date, date) != 0 && names_one(first, symbol)) {
        diag(check->diags, DIAG_CITED_DATE_DIFFERS, check_line_span(line, at, length), symbol, date, first->date, NULL);
        diag_also(check->diags, first->cited != NULL
                                    ? first->cited->span
                                    : check_line_span(&first->date_line, first->date_at, first->date_length));
    }
    if (issuer == NULL)
        return;
    if (first->issuer == NULL) {
        first->issuer = issuer;
        first->issuer_line = *line;
        first->issuer_at = at;
        first->issuer_length = length;
    } else if (strcmp(first->issuer, issuer) != 0 && g_strcmp0(first->date, date) == 0) {
        diag(check->diags, DIAG_CITED_ISSUER_DIFFERS, check_line_span(line, at, length), symbol, issuer, first->issuer,
             NULL);
        diag_also(check->diags, check_line_span(&first->issuer_line, first->issuer_at, first->issuer_length));
    }
}

/* What the plan's or the period's list says of it comes first. */
static struct citation *new_citation(struct check *check, const char *symbol, int year)
{
    struct citation *citation = arena_new_struct(check->arena, struct citation);

    if (check->period != NULL)
        citation->cited = cited_by_symbol(check->period->cited, symbol, year);
    if (citation->cited == NULL)
        citation->cited = cited_by_symbol(check->plan->cited, symbol, year);
    if (citation->cited != NULL)
        citation->date = arena_printf(check->arena, "%d/%d/%d", citation->cited->date.day, citation->cited->date.month,
                                      citation->cited->date.year);
    return citation;
}

void check_line_citations(struct check *check, const struct check_line *line)
{
    size_t at, from = 0;

    if (strchr(line->words, '/') == NULL || strstr(line->words, "ngày") == NULL)
        return;
    if (check->citations == NULL)
        check->citations = g_hash_table_new(g_str_hash, g_str_equal);
    while (check_next_symbol(line->words, &from, &at)) {
        const char      *symbol = arena_strndup(check->arena, line->words + at, from - at), *date, *key;
        struct citation *first;
        size_t           end = from;
        int              year;
        if ((date = cited_date(check, line->words, from, &end, &year)) == NULL || is_communes(line->words, end))
            continue;
        key = arena_printf(check->arena, "%s %d", symbol, year);
        if ((first = g_hash_table_lookup(check->citations, key)) == NULL) {
            first = new_citation(check, symbol, year);
            g_hash_table_insert(check->citations, (char *)key, first);
        }
        compare_citation(check, first, symbol, date, cited_issuer(line->words, end), line, at, end - at);
    }
}
