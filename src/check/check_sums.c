/*
 * check_sums.c -- figures in one line of prose that do not add up: wholes and their parts, fractions and their
 * percentages, shares of one whole that imply two, decimal points.
 */
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

static const char *copy(struct check *check, const struct check_line *line, size_t from, size_t to)
{
    return arena_strndup(check->arena, line->words + from, to - from);
}

static bool same_unit(const char *line, const struct scan_number *a, const struct scan_number *b)
{
    return a->unit_length > 0 && a->unit_length == b->unit_length && !a->percent && !b->percent && a->well_formed &&
           b->well_formed && memcmp(line + a->unit, line + b->unit, a->unit_length) == 0;
}

/* ---- Decimal points ---- */

/* A figure with a decimal point, as nobody writes it here but a spreadsheet: "0.66%", "1.5 triệu". */
void check_line_decimals(struct check *check, const struct check_line *line)
{
    static const char *const units[] = {"triệu", "tỷ", "nghìn", "điểm", "đồng", "GB",
                                        "TB",    "Gb", "Mb",    "ha",   "km",   NULL};
    struct scan_number       number;

    if (strchr(line->words, '.') == NULL)
        return;
    for (size_t at = 0; scan_number(line->words, at, &number); at = number.end) {
        const char *figure = line->words + number.at;
        if (number.well_formed || number.fraction || memchr(figure, ',', number.end - number.at) != NULL)
            continue;
        if (number.percent || scan_has(line->words, number.unit, number.unit + number.unit_length, units))
            diag(check->diags, DIAG_DECIMAL_POINT, check_line_span(line, number.at, number.end - number.at),
                 copy(check, line, number.at, number.end), NULL);
    }
}

/* ---- Wholes and parts ---- */

struct split {
    struct decimal sum;
    unsigned       parts;
    GString       *words; /* "1.062 + 906" */
};

static bool split_add(struct check *check, struct split *split, struct decimal value)
{
    split->parts++;
    g_string_append_printf(split->words, "%s%s", split->words->len > 0 ? " + " : "", viet_number(check->arena, value));
    return decimal_add(split->sum, value, &split->sum);
}

/* Parts that each begin with a figure of the whole's unit: ", trong đó: 377 dịch vụ …, 1.478 dịch vụ …". */
static bool read_leading_parts(struct check *check, const char *words, size_t at, size_t end,
                               const struct scan_number *whole, struct split *split)
{
    static const char *const nested[] = {"gồm", "trong đó", "bao gồm", NULL};
    struct scan_number       part, inner;

    while (scan_number(words, at, &part) && part.at == at && part.end < end && same_unit(words, whole, &part)) {
        size_t stop = part.end;
        if (!split_add(check, split, part.value))
            return false;
        while (stop < end && !((words[stop] == ',' || words[stop] == ';') && words[stop + 1] == ' ' &&
                               g_ascii_isdigit(words[stop + 2])))
            stop++;
        if (scan_has(words, part.end, stop, nested))
            break;
        if (scan_number(words, part.end, &inner) && inner.at < stop && same_unit(words, whole, &inner))
            return false; /* several figures in one part: which of them counts is not known */
        if (stop >= end)
            break;
        at = stop + 2;
    }
    return split->parts >= 2;
}

/* Parts between semicolons, each with one figure of the whole's unit: "(chi đầu tư 82.695 triệu đồng; chi …)". */
static bool read_listed_parts(struct check *check, const char *words, size_t at, size_t end,
                              const struct scan_number *whole, struct split *split)
{
    while (at < end) {
        const char        *semicolon = memchr(words + at, ';', end - at);
        size_t             stop = semicolon != NULL ? (size_t)(semicolon - words) : end;
        struct scan_number part = {.end = at};
        unsigned           found = 0;
        struct decimal     value = {0};
        while (scan_number(words, part.end, &part) && part.at < stop)
            if (same_unit(words, whole, &part)) {
                found++;
                value = part.value;
            }
        if (found != 1 || !split_add(check, split, value))
            return false;
        at = stop + 1;
    }
    return split->parts >= 2;
}

/* Where the parts of a whole begin: behind " (trong đó:", ", gồm", "(" …; 0: it is not divided here. */
static size_t find_split(const char *words, const struct scan_number *whole, size_t end, bool *bracket, bool *said)
{
    static const char *const openers[] = {"trong đó", "bao gồm", "gồm"};
    size_t                   at = whole->unit + whole->unit_length;

    while (at < end && words[at] != '(' && words[at] != ',' && words[at] != ':' && !g_ascii_isdigit(words[at]) &&
           !scan_is(words, at, "gồm"))
        at++;
    if (at >= end || g_ascii_isdigit(words[at]))
        return 0;
    *bracket = words[at] == '(';
    *said = false;
    while (strchr("(, :*", words[at]) != NULL && words[at] != '\0')
        at++;
    for (size_t i = 0; i < G_N_ELEMENTS(openers); i++)
        if (scan_is(words, at, openers[i])) {
            at += strlen(openers[i]);
            *said = true;
            break;
        }
    while (words[at] == ':' || words[at] == ' ')
        at++;
    return *bracket || *said ? at : 0;
}

/* "2.147 TTHC (1.062 + 906)": a sum that is written out. */
static bool read_written_sum(struct check *check, const char *words, size_t at, size_t end, struct split *split)
{
    struct scan_number part;

    while (scan_number(words, at, &part) && part.at == at && part.well_formed && !part.percent && part.end <= end) {
        if (!split_add(check, split, part.value))
            return false;
        if (strncmp(words + part.end, " + ", 3) != 0)
            break;
        at = part.end + 3;
    }
    return split->parts >= 2;
}

static void check_whole(struct check *check, const struct check_line *line, const struct scan_number *whole)
{
    const char  *words = line->words;
    size_t       end = scan_sentence_end(words, whole->end), at, close;
    bool         bracket = false, said = false, read;
    struct split split = {.words = NULL};

    if (!whole->well_formed || whole->percent || whole->fraction || whole->unit_length == 0 ||
        (at = find_split(words, whole, end, &bracket, &said)) == 0 || at >= line->length)
        return;
    close = end;
    if (bracket) /* semicolons divide inside brackets */
        for (close = at; close < line->length && words[close] != ')'; close++)
            ;
    split.words = g_string_new(NULL);
    read = bracket && read_written_sum(check, words, at, close, &split);
    if (!read && bracket) {
        g_string_truncate(split.words, 0);
        split = (struct split){.words = split.words};
        read = memchr(words + at, ';', close - at) != NULL && read_listed_parts(check, words, at, close, whole, &split);
    }
    if (!read && said) {
        g_string_truncate(split.words, 0);
        split = (struct split){.words = split.words};
        read = read_leading_parts(check, words, at, close, whole, &split);
    }
    if (read && decimal_compare(split.sum, whole->value) != 0)
        diag(check->diags, DIAG_PARTS_DONT_SUM, check_line_span(line, whole->at, close - whole->at),
             viet_number(check->arena, whole->value), split.words->str, viet_number(check->arena, split.sum), NULL);
    g_string_free(split.words, TRUE);
}

void check_line_sums(struct check *check, const struct check_line *line)
{
    struct scan_number number;

    if (strchr(line->words, '(') == NULL && strstr(line->words, "trong đó") == NULL &&
        strstr(line->words, "gồm") == NULL)
        return;
    for (size_t at = 0; scan_number(line->words, at, &number); at = number.end)
        check_whole(check, line, &number);
}

/* ---- Fractions and their percentages ---- */

/* Does percent, as printed, follow from part of whole?  Cut off or rounded, both are seen. */
static bool is_share(struct decimal part, struct decimal whole, struct decimal percent)
{
    struct decimal product, exact, difference, step = {1, percent.scale};

    if (whole.coefficient == 0 || !decimal_multiply(part, decimal_from_int(100), &product) ||
        !decimal_divide(product, whole, percent.scale + 2, &exact) || !decimal_subtract(exact, percent, &difference))
        return true;
    if (difference.coefficient < 0)
        difference.coefficient = -difference.coefficient;
    return decimal_compare(difference, step) < 0;
}

/* "12.935/14.125 hồ sơ (91,6%)", "11/15 sở, đạt 73,3%": the percentage in the same clause. */
void check_line_fractions(struct check *check, const struct check_line *line)
{
    static const char *const ties[] = {"đạt", "bằng", "chiếm", "tương đương", "tỷ lệ", NULL};
    struct scan_number       fraction, percent;

    if (strchr(line->words, '/') == NULL || strchr(line->words, '%') == NULL)
        return;
    for (size_t at = 0; scan_number(line->words, at, &fraction); at = fraction.end) {
        const char *words = line->words;
        char       *share;
        if (!fraction.fraction || !fraction.well_formed || !scan_number(words, fraction.end, &percent) ||
            !percent.percent || !percent.well_formed || percent.fraction || percent.at - fraction.end > 60 ||
            percent.at >= scan_sentence_end(words, fraction.end) || decimal_compare(fraction.part, fraction.value) > 0)
            continue;
        if (words[percent.at - 1] != '(' && !scan_has(words, fraction.end, percent.at, ties))
            continue;
        if (is_share(fraction.part, fraction.value, percent.value))
            continue;
        share = arena_strndup(check->arena, words + percent.at, percent.end - percent.at);
        diag(check->diags, DIAG_FRACTION_PERCENT, check_line_span(line, fraction.at, percent.end - fraction.at),
             copy(check, line, fraction.at, fraction.end), share, NULL);
    }
}

/* ---- Shares of one whole ---- */

/* Each is compared with all before it; a report has a dozen. */
#define WHOLES_MAX 200

/* "2.628 triệu đồng, bằng 1,14% dự toán giao": the whole that follows lies between low and high. */
struct whole {
    const char    *name; /* "dự toán giao" */
    struct decimal low, high;
    struct span    span;
    const char    *implied; /* the whole, rounded, with its unit */
};

/* Bounds of amount / percent, the percentage being rounded in its last place. */
static bool whole_bounds(struct check *check, struct decimal amount, struct decimal percent, struct whole *whole)
{
    struct decimal half = {5, percent.scale + 1}, above, below, hundred, exact;

    if (percent.coefficient <= 0 || percent.scale >= 8 || !decimal_add(percent, half, &above) ||
        !decimal_subtract(percent, half, &below) || below.coefficient <= 0 ||
        !decimal_multiply(amount, decimal_from_int(100), &hundred) || !decimal_divide(hundred, above, 2, &whole->low) ||
        !decimal_divide(hundred, below, 2, &whole->high) || !decimal_divide(hundred, percent, 0, &exact))
        return false;
    whole->implied = viet_number(check->arena, exact);
    return true;
}

/* The words behind the percentage, up to a sign or a bracket: at least two, so that they name something. */
static const char *whole_name(struct check *check, const char *words, size_t at)
{
    size_t end = at, count = 0;

    while (words[end] == ' ') {
        size_t length = scan_word(words + end + 1);
        if (length == 0)
            break;
        end += 1 + length;
        count++;
    }
    if (count < 2 || (words[end] != '\0' && strchr(",;.)", words[end]) == NULL))
        return NULL;
    return arena_strndup(check->arena, words + at + 1, end - at - 1);
}

static void compare_wholes(struct check *check, const struct whole *whole, const char *unit)
{
    for (unsigned i = 0; i < check->wholes->len; i++) {
        const struct whole *other = check->wholes->pdata[i];
        if (strcmp(viet_fold(check->arena, other->name), viet_fold(check->arena, whole->name)) != 0 ||
            (decimal_compare(whole->low, other->high) <= 0 && decimal_compare(other->low, whole->high) <= 0))
            continue;
        diag(check->diags, DIAG_SHARES_OF_TWO_WHOLES, whole->span, whole->name,
             arena_printf(check->arena, "%s %s", whole->implied, unit),
             arena_printf(check->arena, "%s %s", other->implied, unit), NULL);
        diag_also(check->diags, other->span);
        return;
    }
}

void check_line_wholes(struct check *check, const struct check_line *line)
{
    static const char *const ties[] = {"bằng", "đạt", "chiếm", NULL};
    const char              *words = line->words, *unit, *name;
    struct scan_number       amount, percent;

    if (strchr(words, '%') == NULL || strstr(words, "đồng") == NULL)
        return;
    for (size_t at = 0; scan_number(words, at, &amount); at = amount.end) {
        struct whole *whole;
        size_t        unit_end = amount.unit + amount.unit_length;
        if (!amount.well_formed || amount.percent || amount.fraction || !scan_number(words, amount.end, &percent) ||
            !percent.percent || !percent.well_formed || percent.at >= scan_sentence_end(words, amount.end) ||
            !scan_has(words, amount.end, percent.at, ties) ||
            !g_str_has_suffix(copy(check, line, amount.unit, unit_end), "đồng"))
            continue;
        unit = copy(check, line, amount.unit, unit_end);
        if (check->wholes->len >= WHOLES_MAX || (name = whole_name(check, words, percent.end)) == NULL)
            continue;
        whole = arena_new_struct(check->arena, struct whole);
        whole->name = name;
        whole->span = check_line_span(line, amount.at, percent.end - amount.at);
        if (!whole_bounds(check, amount.value, percent.value, whole))
            continue;
        compare_wholes(check, whole, unit);
        g_ptr_array_add(check->wholes, whole);
    }
}
