/*
 * font_compare.c -- is a face the one that documents were made with?  Distributions rebuild the same face with other
 * dates and tables: its file differs, but lines and pages break as before if its letters measure the same.
 */
#include <hb-ot.h>
#include <string.h>

#include "base/diag.h"
#include "font_set_int.h"

#define SUMS_FILE "SHA256SUMS"

const char font_vietnamese[] = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
                               "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
                               "“”‘’–—…≥≤±×°₫•";

static void append_advance(GString *text, hb_font_t *font, gunichar character)
{
    hb_codepoint_t glyph = 0;

    if (hb_font_get_nominal_glyph(font, character, &glyph))
        g_string_append_printf(text, "%x:%d ", character, hb_font_get_glyph_h_advance(font, glyph));
    else
        g_string_append_printf(text, "%x:none ", character);
}

char *font_measures(const struct font_set *fonts, enum font_face which)
{
    size_t            length;
    const char       *bytes = font_data(fonts, which, &length);
    hb_blob_t        *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t        *face = hb_face_create(blob, 0);
    hb_font_t        *font = hb_font_create(face);
    hb_font_extents_t extents = {0};
    GString          *text = g_string_new(NULL);
    char             *sum;

    hb_font_get_h_extents(font, &extents);
    g_string_append_printf(text, "%u %d %d ", hb_face_get_upem(face), extents.ascender, extents.descender);
    for (gunichar character = ' '; character <= '~'; character++)
        append_advance(text, font, character);
    for (const char *at = font_vietnamese; *at != '\0'; at = g_utf8_next_char(at))
        append_advance(text, font, g_utf8_get_char(at));
    sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
    sum[FONT_MEASURES_DIGITS] = '\0';
    g_string_free(text, TRUE);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return sum;
}

/* What SHA256SUMS says of a file: "SUM  NAME" (measures: "# measures SUM NAME"); NULL: nothing.  To be freed. */
static char *sums_lookup(const char *sums, bool measures, const char *file_name)
{
    char **lines = g_strsplit(sums, "\n", -1);
    char  *value = NULL;

    for (char **line = lines; *line != NULL && value == NULL; line++) {
        char **words = g_strsplit_set(g_strstrip(*line), " \t", -1);
        guint  n = g_strv_length(words);
        bool   remark = n > 0 && strcmp(words[0], "#") == 0;

        if (n >= 2 && strcmp(words[n - 1], file_name) == 0 && remark == measures &&
            (!measures || (n == 4 && strcmp(words[1], "measures") == 0)))
            value = g_strdup(words[measures ? 2 : 0]);
        g_strfreev(words);
    }
    g_strfreev(lines);
    return value;
}

static char *sums_read(const struct font_set *fonts)
{
    char *path = g_build_filename(fonts->folder, SUMS_FILE, NULL);
    char *sums = NULL;

    g_file_get_contents(path, &sums, NULL, NULL);
    g_free(path);
    return sums;
}

/* True if the file is the one listed, or one whose letters measure the same, or if nothing is listed. */
static bool face_is_listed(const struct font_set *fonts, enum font_face face, const char *sums)
{
    size_t      length;
    const char *bytes = font_data(fonts, face, &length);
    char       *name = g_path_get_basename(font_path(fonts, face));
    char       *sum = sums_lookup(sums, false, name), *measures = sums_lookup(sums, true, name);
    char       *found = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    char       *measured = font_measures(fonts, face);
    bool        same = sum == NULL || g_ascii_strcasecmp(sum, found) == 0 || g_strcmp0(measures, measured) == 0;

    g_free(measured);
    g_free(found);
    g_free(measures);
    g_free(sum);
    g_free(name);
    return same;
}

void font_set_check(const struct font_set *fonts, struct diags *diags)
{
    char *sums = sums_read(fonts);

    for (int face = 0; face < FACE_COUNT && sums != NULL; face++)
        if (!face_is_listed(fonts, (enum font_face)face, sums))
            diag(diags, DIAG_FONT_OTHER_VERSION, SPAN_NONE, font_path(fonts, (enum font_face)face), NULL);
    g_free(sums);
}
