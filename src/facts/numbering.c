/*
 * numbering.c -- labels of groups and items.
 */
#include "numbering.h"

#include <string.h>

#include "viet.h"

enum label_scheme numbering_default(unsigned depth)
{
    return depth == 1 ? LABEL_LETTER_UPPER : depth == 2 ? LABEL_ROMAN : LABEL_NONE;
}

/* "2" -> "2.1"; where the label above is no number (a dash, a letter) the number stands alone. */
static const char *nested_label(struct arena *arena, const char *parent, unsigned number)
{
    size_t length = parent != NULL ? strlen(parent) : 0;

    if (length == 0 || !g_ascii_isdigit(parent[length - 1]))
        return arena_printf(arena, "%u", number);
    return arena_printf(arena, "%s.%u", parent, number);
}

static const char *number_label(struct arena *arena, unsigned number)
{
    char  digits[16];
    char *at = digits + sizeof digits;

    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return arena_strndup(arena, at, (size_t)(digits + sizeof digits - at));
}

const char *numbering_next(struct arena *arena, struct numbering *numbering, enum label_scheme scheme,
                           const char *parent)
{
    unsigned number = ++numbering->given[scheme];

    switch (scheme) {
    case LABEL_LETTER_UPPER:
        return viet_upper(arena, viet_letter(arena, number));
    case LABEL_ROMAN:
        return viet_roman(arena, number);
    case LABEL_NUMBER:
        return number_label(arena, number);
    case LABEL_LETTER_LOWER:
        return viet_letter(arena, number);
    case LABEL_PAREN:
        return arena_printf(arena, "(%u)", number);
    case LABEL_DASH:
        return "-";
    case LABEL_NESTED:
        return nested_label(arena, parent, number);
    case LABEL_DEFAULT:
    case LABEL_NONE:
        break;
    }
    return NULL;
}
