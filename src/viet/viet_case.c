/*
 * viet_case.c -- capital and small letters, the same whatever the locale.
 */
#include "viet.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"

typedef gunichar (*convert)(gunichar character);

/* At most so many characters are converted. */
static const char *convert_text(struct arena *arena, const char *text, size_t at_most, convert how)
{
    GString    *out = g_string_sized_new(strlen(text) + 8);
    const char *result;

    for (; *text != '\0' && at_most > 0; text = g_utf8_next_char(text), at_most--)
        g_string_append_unichar(out, how(g_utf8_get_char(text)));
    g_string_append(out, text);
    result = arena_strndup(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}

const char *viet_upper(struct arena *arena, const char *text)
{
    return convert_text(arena, text, SIZE_MAX, g_unichar_toupper);
}

const char *viet_lower(struct arena *arena, const char *text)
{
    return convert_text(arena, text, SIZE_MAX, g_unichar_tolower);
}

const char *viet_capitalise(struct arena *arena, const char *text)
{
    return convert_text(arena, text, 1, g_unichar_toupper);
}

const char *viet_in_text(struct arena *arena, const char *name)
{
    static const char *const kinds[] = {"Xã ",   "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ",     "Thị xã ",
                                        "Quận ", "Tỉnh ",   "Bản ",      "Thôn ",    "Tổ dân phố "};

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_has_prefix(name, kinds[i]))
            return convert_text(arena, name, 1, g_unichar_tolower);
    return name;
}
