/*
 * cell_value.c -- numbers, dates and number formats of cells, as Excel and LibreOffice store them.
 * Programs store binary floating point: 0.671 stands in the file as 0.67100000000000004 and is shown as 0,671.  What a
 * program shows, fifteen significant digits, is what an office meant; from there on the number is exact.
 */
#include <math.h>
#include <string.h>

#include "sheet_int.h"

/* "1.5e-05" without exponent, in canonical form; false if it has too many digits. */
static bool expand(const char *digits, int exponent, bool negative, bool percent, struct decimal *number)
{
    GString *text = g_string_new(negative ? "-" : "");
    int      point = 1 + exponent + (percent ? 2 : 0), length = (int)strlen(digits); /* digits before the point */
    bool     good;

    while (length > 1 && digits[length - 1] == '0' && length > point)
        length--;
    if (point <= 0)
        g_string_append(text, "0.");
    for (int i = point; i < 0; i++)
        g_string_append_c(text, '0');
    for (int i = 0; i < length || i < point; i++) {
        if (i == point && i > 0)
            g_string_append_c(text, '.');
        g_string_append_c(text, i < length ? digits[i] : '0');
    }
    good = text->len < DECIMAL_TEXT_MAX && decimal_parse(text->str, number);
    g_string_free(text, TRUE);
    return good;
}

/* A number as stored ("0.67100000000000004", "1e-3"), as programs show it.  False if it is none, or out of range. */
static bool cell_number(const char *stored, bool percent, struct decimal *number)
{
    char   buffer[G_ASCII_DTOSTR_BUF_SIZE], digits[20], *end, *exponent;
    double value = g_ascii_strtod(stored, &end);
    int    count = 0;

    while (g_ascii_isspace(*end))
        end++;
    if (end == stored || *end != '\0' || !isfinite(value) || fabs(value) >= 1e24)
        return false;
    if (value == 0 || fabs(value) < 1e-12) { /* nothing that a report prints */
        *number = (struct decimal){0};
        return true;
    }
    g_ascii_formatd(buffer, sizeof buffer, "%.14e", value);
    exponent = strchr(buffer, 'e');
    for (const char *at = buffer; at < exponent; at++)
        if (g_ascii_isdigit(*at))
            digits[count++] = *at;
    digits[count] = '\0';
    while (count > 1 && digits[count - 1] == '0')
        digits[--count] = '\0';
    if (count - 1 - (int)g_ascii_strtoll(exponent + 1, NULL, 10) - (percent ? 2 : 0) > DECIMAL_SCALE_MAX)
        return decimal_parse(g_ascii_formatd(buffer, sizeof buffer, "%.12f", percent ? value * 100 : value), number);
    return expand(digits, (int)g_ascii_strtoll(exponent + 1, NULL, 10), value < 0, percent, number);
}

bool cell_set_number(struct arena *arena, struct cell *cell, const char *stored, bool percent)
{
    char text[DECIMAL_TEXT_MAX];

    if (!cell_number(stored, percent, &cell->number))
        return false;
    decimal_print(cell->number, text);
    cell->percent = percent;
    cell->text = percent ? arena_printf(arena, "%s%%", text) : arena_strdup(arena, text);
    return true;
}

/* Day 1 is 1/1/1900, and day 60 the 29/2/1900 that never was: days before it are one off.  In files of the Mac day 0 is
 * 1/1/1904. */
bool cell_date_of_serial(const char *stored, bool epoch_1904, struct date *date)
{
    double  serial = floor(g_ascii_strtod(stored, NULL));
    GDate   day;
    guint32 julian;

    if (!(serial >= 0) || serial > 2958465) /* 31/12/9999 */
        return false;
    julian = (guint32)serial + (epoch_1904 ? 1462 : serial < 60 ? 1 : 0);
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&day, julian);
    *date =
        (struct date){.year = g_date_get_year(&day), .month = (int)g_date_get_month(&day), .day = g_date_get_day(&day)};
    return true;
}

bool cell_date_of_iso(const char *text, struct date *date)
{
    int year, month, day;

    if (strlen(text) < 10 || text[4] != '-' || text[7] != '-')
        return false;
    year = atoi(text);
    month = atoi(text + 5);
    day = atoi(text + 8);
    if (year < 1 || month < 1 || month > 12 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return false;
    *date = (struct date){.year = year, .month = month, .day = day};
    return true;
}

/* The end of what stands quoted, escaped or in brackets at this place of a format; the place itself if nothing does. */
static const char *skip_literal(const char *at)
{
    const char *end = at;

    if (*at == '"')
        end = strchr(at + 1, '"');
    else if (*at == '[')
        end = strchr(at, ']');
    else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        return g_utf8_next_char(at + 1);
    else
        return at;
    return end != NULL ? end + 1 : at + strlen(at);
}

/* Does one of the characters stand in the first section of a format, outside of literals? */
static bool format_has(const char *format, const char *characters)
{
    for (const char *at = format; *at != '\0' && *at != ';';) {
        const char *behind = skip_literal(at);

        if (behind == at && strchr(characters, *at) != NULL)
            return true;
        at = behind == at ? at + 1 : behind;
    }
    return false;
}

bool format_is_date(const char *format)
{
    if (g_ascii_strncasecmp(format, "general", 7) == 0 || g_ascii_strncasecmp(format, "standard", 8) == 0)
        return false;
    return format_has(format, "yYdD") || (format_has(format, "mM") && !format_has(format, "hHsS#0"));
}

bool format_is_percent(const char *format)
{
    return format_has(format, "%");
}
