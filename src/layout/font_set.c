/*
 * font_set.c -- which font files are used, and whether they may be.
 * Fontconfig knows these files only: nothing of the system's fonts, caches or settings is touched, so a report is the
 * same on every machine.
 */
#define _GNU_SOURCE
#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/inputs.h"
#include "font_set_int.h"

#define FONT_BYTES_MAX (64u << 20)

enum { FAMILY_TIMES, FAMILY_LIBERATION, FAMILY_COUNT };

/* File names in lower case without blanks, underscores and hyphens; the first is the one named in messages. */
static const struct known_file {
    uint8_t     family, face;
    const char *name;
    const char *shown;
} known_files[] = {
    {FAMILY_TIMES, FACE_REGULAR, "times.ttf", "times.ttf"},
    {FAMILY_TIMES, FACE_BOLD, "timesbd.ttf", "timesbd.ttf"},
    {FAMILY_TIMES, FACE_ITALIC, "timesi.ttf", "timesi.ttf"},
    {FAMILY_TIMES, FACE_BOLD_ITALIC, "timesbi.ttf", "timesbi.ttf"},
    {FAMILY_TIMES, FACE_REGULAR, "timesnewroman.ttf", NULL},
    {FAMILY_TIMES, FACE_REGULAR, "timesnewromanregular.ttf", NULL},
    {FAMILY_TIMES, FACE_BOLD, "timesnewromanbold.ttf", NULL},
    {FAMILY_TIMES, FACE_ITALIC, "timesnewromanitalic.ttf", NULL},
    {FAMILY_TIMES, FACE_BOLD_ITALIC, "timesnewromanbolditalic.ttf", NULL},
    {FAMILY_LIBERATION, FACE_REGULAR, "liberationserifregular.ttf", "LiberationSerif-Regular.ttf"},
    {FAMILY_LIBERATION, FACE_BOLD, "liberationserifbold.ttf", "LiberationSerif-Bold.ttf"},
    {FAMILY_LIBERATION, FACE_ITALIC, "liberationserifitalic.ttf", "LiberationSerif-Italic.ttf"},
    {FAMILY_LIBERATION, FACE_BOLD_ITALIC, "liberationserifbolditalic.ttf", "LiberationSerif-BoldItalic.ttf"},
};

static const char *const face_names[FACE_COUNT] = {"Regular", "Bold", "Italic", "Bold Italic"};

/* ---- Finding the files ---- */

static const struct known_file *known_file_find(const char *file_name)
{
    GString *plain = g_string_new(NULL);
    for (const char *c = file_name; *c; c++)
        if (*c != ' ' && *c != '_' && *c != '-')
            g_string_append_c(plain, g_ascii_tolower(*c));
    const struct known_file *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(known_files) && found == NULL; i++)
        if (strcmp(known_files[i].name, plain->str) == 0)
            found = &known_files[i];
    g_string_free(plain, TRUE);
    return found;
}

/* Of two names for one face the smaller is taken, so that the order of the folder does not matter. */
static bool folder_scan(const char *folder, char *names[FAMILY_COUNT][FACE_COUNT], struct diags *diags)
{
    GError *error = NULL;
    GDir   *dir = g_dir_open(folder, 0, &error);
    if (dir == NULL) {
        diag(diags, DIAG_CANT_READ, SPAN_NONE, folder, error->message, NULL);
        g_error_free(error);
        return false;
    }
    for (const char *name; (name = g_dir_read_name(dir));) {
        const struct known_file *known = known_file_find(name);
        char                   **place = known != NULL ? &names[known->family][known->face] : NULL;
        if (place == NULL || (*place != NULL && strcmp(*place, name) <= 0))
            continue;
        g_free(*place);
        *place = g_strdup(name);
    }
    g_dir_close(dir);
    return true;
}

static const char *first_lacking(char *names[FACE_COUNT], int family)
{
    for (size_t i = 0; i < G_N_ELEMENTS(known_files); i++)
        if (known_files[i].family == family && known_files[i].shown != NULL && names[known_files[i].face] == NULL)
            return known_files[i].shown;
    return NULL;
}

/* The family whose four files are there, or -1. */
static int family_choose(const char *folder, char *names[FAMILY_COUNT][FACE_COUNT], struct diags *diags)
{
    const char *lacking = first_lacking(names[FAMILY_TIMES], FAMILY_TIMES);
    if (lacking == NULL)
        return FAMILY_TIMES;
    for (int face = 0; face < FACE_COUNT; face++)
        if (names[FAMILY_TIMES][face] != NULL) {
            diag(diags, DIAG_FONT_INCOMPLETE, SPAN_NONE, lacking, NULL);
            break;
        }
    lacking = first_lacking(names[FAMILY_LIBERATION], FAMILY_LIBERATION);
    if (lacking == NULL)
        return FAMILY_LIBERATION;
    diag(diags, DIAG_FONT_MISSING, SPAN_NONE, folder, lacking, NULL);
    return -1;
}

/* ---- Checking the files ---- */

static bool table_present(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool       present = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return present;
}

/* fsType of OS/2: bit 1 alone forbids embedding, bit 8 subsets, bit 9 outlines. */
static bool embedding_permitted(hb_face_t *face, unsigned *type)
{
    hb_blob_t     *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned       length;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(blob, &length);
    *type = length >= 10 ? (unsigned)bytes[8] << 8 | bytes[9] : 0;
    hb_blob_destroy(blob);
    return (*type & 0xf) != 0x2 && !(*type & 0x300);
}

static bool file_check(const struct font_file *file, struct diags *diags)
{
    const char *bytes = g_bytes_get_data(file->bytes, NULL);
    unsigned    length = (unsigned)g_bytes_get_size(file->bytes);
    hb_blob_t  *blob = hb_blob_create(bytes, length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t  *face = hb_face_create(blob, 0);
    bool        truetype = hb_face_get_glyph_count(face) > 0 && table_present(face, HB_TAG('g', 'l', 'y', 'f')) &&
                    table_present(face, HB_TAG('c', 'm', 'a', 'p')) && table_present(face, HB_TAG('h', 'm', 't', 'x'));
    unsigned type = 0;
    bool     permitted = truetype && embedding_permitted(face, &type);
    if (!truetype)
        diag(diags, DIAG_FONT_NOT_TRUETYPE, SPAN_NONE, file->path, NULL);
    else if (!permitted) {
        char number[16];
        g_snprintf(number, sizeof number, "%u", type);
        diag(diags, DIAG_FONT_NOT_EMBEDDABLE, SPAN_NONE, file->path, number, NULL);
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return permitted;
}

/*
 * The file as it was read, under a name that nobody else can write to: FreeType and HarfBuzz map files into memory, and
 * one that shrinks meanwhile would end the program.  Where the system has no such files, the file itself.
 */
static void file_keep(struct font_file *file)
{
    const char *bytes = g_bytes_get_data(file->bytes, NULL);
    size_t      length = g_bytes_get_size(file->bytes), done = 0;
    ssize_t     count = 0;

    file->memory = memfd_create("font", MFD_CLOEXEC);
    while (file->memory >= 0 && done < length && (count = write(file->memory, bytes + done, length - done)) > 0)
        done += (size_t)count;
    if (file->memory >= 0 && done == length)
        file->name = g_strdup_printf("/proc/self/fd/%d", file->memory);
    if (file->name == NULL || access(file->name, R_OK) != 0) {
        g_free(file->name);
        file->name = g_strdup(file->path);
    }
}

static bool file_read(struct font_file *file, struct diags *diags)
{
    GError     *error = NULL;
    struct stat status;
    char       *bytes = NULL;
    size_t      length = 0;

    if (stat(file->path, &status) == 0 && status.st_size > FONT_BYTES_MAX) {
        diag(diags, DIAG_FILE_TOO_LARGE, SPAN_NONE, file->path, NULL);
        return false;
    }
    inputs_add_path(file->path);
    if (!g_file_get_contents(file->path, &bytes, &length, &error)) {
        diag(diags, DIAG_FONT_UNREADABLE, SPAN_NONE, file->path, error->message, NULL);
        g_error_free(error);
        return false;
    }
    file->bytes = g_bytes_new_take(bytes, length);
    file_keep(file);
    return file_check(file, diags);
}

/* What fontconfig reads from the file must be the face that its name says. */
static bool file_describe(struct font_set *fonts, enum font_face face, struct diags *diags)
{
    struct font_file *file = &fonts->files[face];
    FcPattern        *pattern = NULL;
    if (FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)file->name)) {
        FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
        for (int i = set != NULL ? set->nfont - 1 : -1; i >= 0 && pattern == NULL; i--) {
            FcChar8 *path;
            if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) == FcResultMatch &&
                strcmp((const char *)path, file->name) == 0)
                pattern = set->fonts[i];
        }
    }
    if (pattern == NULL) {
        diag(diags, DIAG_FONT_NOT_TRUETYPE, SPAN_NONE, file->path, NULL);
        return false;
    }
    int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    bool bold = face == FACE_BOLD || face == FACE_BOLD_ITALIC, italic = face >= FACE_ITALIC;
    if ((weight >= FC_WEIGHT_DEMIBOLD) != bold || (slant >= FC_SLANT_ITALIC) != italic) {
        diag(diags, DIAG_FONT_WRONG_STYLE, SPAN_NONE, file->path, face_names[face], NULL);
        return false;
    }
    file->description = pango_fc_font_description_from_pattern(pattern, FALSE);
    pango_font_description_set_absolute_size(file->description, EM_UNITS);
    return true;
}

/* ---- The set ---- */

static void hinting_off(FcPattern *pattern, gpointer data)
{
    (void)data;
    FcPatternDel(pattern, FC_HINTING);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternDel(pattern, FC_HINT_STYLE);
    FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
}

/* The configuration is made current before Pango starts: it would read the system's otherwise. */
static void config_start(struct font_set *fonts)
{
    fonts->config = FcConfigCreate();
    FcConfigSetCurrent(fonts->config);
}

static void pango_start(struct font_set *fonts)
{
    fonts->map = pango_ft2_font_map_new();
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 72, 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(fonts->map), hinting_off, NULL, NULL);
    fonts->context = pango_font_map_create_context(fonts->map);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    fonts->buffer = hb_buffer_create();
}

static bool files_open(struct font_set *fonts, char *names[FACE_COUNT], struct diags *diags)
{
    bool fine = true;
    config_start(fonts);
    for (int face = 0; face < FACE_COUNT; face++) {
        fonts->files[face].path = g_build_filename(fonts->folder, names[face], NULL);
        fine = file_read(&fonts->files[face], diags) && file_describe(fonts, (enum font_face)face, diags) && fine;
    }
    if (!fine)
        return false;
    fonts->family = g_strdup(pango_font_description_get_family(fonts->files[FACE_REGULAR].description));
    pango_start(fonts);
    return true;
}

struct font_set *font_set_open(const char *folder, struct diags *diags)
{
    char            *names[FAMILY_COUNT][FACE_COUNT] = {{NULL}};
    struct font_set *fonts = g_new0(struct font_set, 1);
    fonts->folder = g_strdup(folder);
    fonts->arena = arena_new();
    for (int face = 0; face < FACE_COUNT; face++)
        fonts->files[face].memory = -1;
    int  family = folder_scan(folder, names, diags) ? family_choose(folder, names, diags) : -1;
    bool fine = family >= 0 && files_open(fonts, names[family], diags);
    for (int i = 0; i < FAMILY_COUNT * FACE_COUNT; i++)
        g_free(names[i / FACE_COUNT][i % FACE_COUNT]);
    if (fine)
        return fonts;
    font_set_free(fonts);
    return NULL;
}

static void file_close(struct font_file *file)
{
    if (file->cairo_face != NULL)
        cairo_font_face_destroy(file->cairo_face);
    g_clear_object(&file->font);
    pango_font_description_free(file->description);
    g_clear_pointer(&file->bytes, g_bytes_unref);
    if (file->memory >= 0)
        close(file->memory);
    g_free(file->name);
    g_free(file->path);
}

void font_set_free(struct font_set *fonts)
{
    if (fonts == NULL)
        return;
    for (int face = 0; face < FACE_COUNT; face++)
        file_close(&fonts->files[face]);
    hb_buffer_destroy(fonts->buffer);
    g_clear_object(&fonts->context);
    g_clear_object(&fonts->map);
    if (fonts->config != NULL)
        FcConfigDestroy(fonts->config);
    arena_free(fonts->arena);
    g_free(fonts->slots);
    g_free(fonts->breaks);
    g_free(fonts->family);
    g_free(fonts->folder);
    g_free(fonts);
}

hb_font_t *font_hb(struct font_set *fonts, enum font_face face)
{
    struct font_file *file = &fonts->files[face];
    if (file->hb == NULL) {
        file->font = pango_font_map_load_font(fonts->map, fonts->context, file->description);
        /* The file may have gone since it was checked: then every character is missing. */
        file->hb = file->font != NULL ? pango_font_get_hb_font(file->font) : hb_font_get_empty();
    }
    return file->hb;
}

const void *font_data(const struct font_set *fonts, enum font_face face, size_t *length)
{
    *length = g_bytes_get_size(fonts->files[face].bytes);
    return g_bytes_get_data(fonts->files[face].bytes, NULL);
}

const char *font_path(const struct font_set *fonts, enum font_face face)
{
    return fonts->files[face].path;
}

const char *font_family(const struct font_set *fonts)
{
    return fonts->family;
}

/* ---- For previews ---- */

/* cairo may keep a face in its caches after the font set has gone: what the face needs goes with the face. */
struct preview_face {
    FT_Library library;
    FT_Face    face;
    GBytes    *bytes;
};

static void preview_face_free(void *data)
{
    struct preview_face *preview = data;
    if (preview->face)
        FT_Done_Face(preview->face);
    if (preview->library)
        FT_Done_FreeType(preview->library);
    g_bytes_unref(preview->bytes);
    g_free(preview);
}

void *font_cairo_face(struct font_set *fonts, enum font_face face)
{
    static const cairo_user_data_key_t key;
    struct font_file                  *file = &fonts->files[face];
    if (file->cairo_face != NULL)
        return file->cairo_face;
    struct preview_face *preview = g_new0(struct preview_face, 1);
    preview->bytes = g_bytes_ref(file->bytes);
    if (FT_Init_FreeType(&preview->library) ||
        FT_New_Memory_Face(preview->library, (const FT_Byte *)g_bytes_get_data(file->bytes, NULL),
                           (FT_Long)g_bytes_get_size(file->bytes), 0, &preview->face)) {
        preview_face_free(preview);
        return NULL;
    }
    cairo_font_face_t *cairo_face = cairo_ft_font_face_create_for_ft_face(preview->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(cairo_face, &key, preview, preview_face_free) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(cairo_face);
        preview_face_free(preview);
        return NULL;
    }
    return file->cairo_face = cairo_face;
}
