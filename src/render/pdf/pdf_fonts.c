/*
 * pdf_fonts.c -- the faces in the PDF: Type0 fonts whose character codes are glyph ids.
 *
 * So the glyphs that were shaped are the glyphs on paper.  Subsets keep glyph ids; what each glyph stands for comes
 * from the words it was seen in.
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/diag.h"
#include "pdf_int.h"

void pdf_face_learn(struct pdf_face *face, uint32_t glyph, const char *text, size_t length)
{
    if (glyph >= face->n_glyphs)
        return;
    face->texts[glyph] = (struct pdf_glyph_text){text, (uint16_t)MIN(length, UINT16_MAX)};
    face->advances[glyph] = (uint16_t)CLAMP(hb_font_get_glyph_h_advance(face->hb_font, glyph), 0, UINT16_MAX);
}

bool pdf_face_prepare(struct pdf *pdf, enum font_face which)
{
    struct pdf_face *face = &pdf->faces[which];
    if (face->type0)
        return true;
    size_t      length = 0;
    const void *data = font_data(pdf->pages->fonts, which, &length);
    if (data == NULL || length > UINT_MAX)
        return false;
    hb_blob_t *blob = hb_blob_create(data, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    face->hb_face = hb;
    face->n_glyphs = MIN(hb_face_get_glyph_count(hb), 65535);
    face->units_per_em = hb_face_get_upem(hb);
    if (face->n_glyphs == 0)
        return false;
    hb_font_t *font = hb_font_create(hb);
    face->hb_font = font;
    face->advances = g_new0(uint16_t, face->n_glyphs);
    face->texts = g_new0(struct pdf_glyph_text, face->n_glyphs);
    hb_codepoint_t space = 0;
    if (hb_font_get_nominal_glyph(font, ' ', &space) && space < face->n_glyphs)
        face->space = (uint16_t)space;
    pdf_face_learn(face, face->space, " ", 1);
    face->type0 = pdf_dict_new(pdf);
    return true;
}

void pdf_fonts_free(struct pdf *pdf)
{
    for (int i = 0; i < FACE_COUNT; i++) {
        struct pdf_face *face = &pdf->faces[i];
        hb_font_destroy(face->hb_font);
        hb_face_destroy(face->hb_face);
        g_free(face->advances);
        g_free(face->texts);
    }
}

/* ---- Names and measures ---- */

/* The tag of a subset, six letters, then the PostScript name. */
static char *subset_name(const struct pdf_face *face, const char *tag)
{
    char     name[64];
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
    for (char *at = name; *at; at++)
        if (!g_ascii_isalnum(*at) && *at != '-')
            *at = '-';
    return g_strconcat(tag, "+", *name ? name : "Face", NULL);
}

/* Tagged by the glyphs in use. */
static char *face_name(const struct pdf_face *face)
{
    uint32_t hash = 2166136261u;
    for (uint32_t glyph = 0; glyph < face->n_glyphs; glyph++)
        if (face->texts[glyph].text != NULL)
            hash = (hash ^ glyph) * 16777619u;
    char tag[7] = "";
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return subset_name(face, tag);
}

static int thousandths(const struct pdf_face *face, int font_units)
{
    return (int)((int64_t)font_units * 1000 / (int)face->units_per_em);
}

static int metric(const struct pdf_face *face, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t value = 0;
    if (!hb_ot_metrics_get_position(face->hb_font, tag, &value))
        return otherwise;
    return thousandths(face, value);
}

/* The box around all glyphs, from the table head. */
static void face_box(const struct pdf_face *face, int box[4])
{
    hb_blob_t           *head = hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned             length = 0;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
    for (int i = 0; i < 4; i++)
        box[i] = length < 44 ? 0 : thousandths(face, (int16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]));
    hb_blob_destroy(head);
}

void pdf_face_height(const struct pdf_face *face, int *ascent, int *descent)
{
    *ascent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 891);
    *descent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -216);
}

struct descriptor {
    struct pdf *pdf;
    char       *name;
    int         box[4], ascent, descent, cap_height, slant, stem;
    bool        italic, simple;
    HPDF_Dict   file;
};

static HPDF_STATUS descriptor_write(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct descriptor *d = dict->attr;
    struct pdf_buf           buf = {0};
    enum { SERIF = 2, SYMBOLIC = 4, NON_SYMBOLIC = 32, ITALIC = 64 };
    int flags = SERIF | (d->simple ? NON_SYMBOLIC : SYMBOLIC) | (d->italic ? ITALIC : 0);
    pdf_buf_printf(&buf,
                   "/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/Ascent %d/Descent %d"
                   "/CapHeight %d/ItalicAngle %d/StemV %d/FontFile2 %u 0 R\n",
                   d->name, flags, d->box[0], d->box[1], d->box[2], d->box[3], d->ascent, d->descent, d->cap_height,
                   d->slant, d->stem, pdf_id(d->file));
    return pdf_buf_print(&buf, stream);
}

static void descriptor_free(HPDF_Dict dict)
{
    struct descriptor *d = dict->attr;
    g_free(d->name);
    g_free(d);
}

static HPDF_Dict descriptor_new(struct pdf *pdf, const struct pdf_face *face, enum font_face which, const char *name,
                                HPDF_Dict file, bool simple)
{
    struct descriptor *d = g_new0(struct descriptor, 1);
    bool               bold = which == FACE_BOLD || which == FACE_BOLD_ITALIC;
    d->name = g_strdup(name);
    d->italic = which == FACE_ITALIC || which == FACE_BOLD_ITALIC;
    face_box(face, d->box);
    pdf_face_height(face, &d->ascent, &d->descent);
    d->cap_height = metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, 662);
    d->slant = (int)hb_style_get_value(face->hb_font, HB_STYLE_TAG_SLANT_ANGLE);
    d->stem = bold ? 140 : 80; /* the font file doesn't say */
    d->file = file;
    d->simple = simple;
    HPDF_Dict dict = pdf_dict_printed(pdf, descriptor_write, d);
    dict->free_fn = descriptor_free;
    return dict;
}

/* ---- Glyphs: widths and texts ---- */

static bool in_use(const struct pdf_face *face, uint32_t glyph)
{
    return face->texts[glyph].text != NULL;
}

static HPDF_STATUS cid_font_widths(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf_face *face = dict->attr;
    struct pdf_buf         buf = {0};
    pdf_buf_string(&buf, "/CIDToGIDMap/Identity/DW 0/W[");
    bool open = false;
    for (uint32_t glyph = 0; glyph < face->n_glyphs; glyph++) {
        if (!in_use(face, glyph)) {
            if (open)
                pdf_buf_string(&buf, "]");
            open = false;
            continue;
        }
        if (open)
            pdf_buf_string(&buf, " ");
        else
            pdf_buf_printf(&buf, " %u[", glyph);
        open = true;
        /* Hundredths of a thousandth: adjustments within lines then are needed for kerning and justification alone. */
        int64_t width = ((int64_t)face->advances[glyph] * 100000 + face->units_per_em / 2) / face->units_per_em;
        char   *end = pdf_hundredths(pdf_buf_room(&buf, 32), width);
        buf.length = (size_t)(end - buf.data);
    }
    pdf_buf_string(&buf, open ? "]]\n" : "]\n");
    return pdf_buf_print(&buf, stream);
}

/* Prints nothing by itself, whatever glyph stands before it. */
static bool is_ignorable(gunichar2 unit)
{
    return unit == 0x00AD || (unit >= 0x200B && unit <= 0x200F) || (unit >= 0x202A && unit <= 0x202E) ||
           (unit >= 0x2060 && unit <= 0x2064) || (unit >= 0xFE00 && unit <= 0xFE0F) || unit == 0xFEFF;
}

/* What a glyph was first seen with but is no part of it, is left out: it would come with the glyph everywhere. */
static glong without_ignorable(gunichar2 *units, glong count)
{
    glong kept = 0;

    for (glong i = 0; i < count; i++)
        if (!is_ignorable(units[i]))
            units[kept++] = units[i];
    return kept > 0 ? kept : count;
}

static void to_unicode_line(struct pdf_buf *buf, uint32_t glyph, const struct pdf_glyph_text *text)
{
    char      *utf8 = g_strndup(text->text, text->length);
    glong      units = 0;
    gunichar2 *utf16 = g_utf8_to_utf16(utf8, -1, NULL, &units, NULL);
    units = without_ignorable(utf16, units);
    pdf_buf_printf(buf, "<%04X> <", glyph);
    for (glong i = 0; i < units; i++)
        pdf_buf_printf(buf, "%04X", utf16[i]);
    pdf_buf_string(buf, units ? ">\n" : "FFFD>\n");
    g_free(utf16);
    g_free(utf8);
}

static HPDF_Dict to_unicode_new(struct pdf *pdf, const struct pdf_face *face)
{
    enum { LINES_MAX = 100 }; /* in one block, says the format */
    struct pdf_buf buf = {0};
    uint32_t       left = 0, in_block = 0;
    for (uint32_t glyph = 0; glyph < face->n_glyphs; glyph++)
        left += in_use(face, glyph);
    pdf_buf_string(&buf, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                         "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                         "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                         "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (uint32_t glyph = 0; glyph < face->n_glyphs && left; glyph++) {
        if (!in_use(face, glyph))
            continue;
        if (in_block == 0)
            pdf_buf_printf(&buf, "%u beginbfchar\n", MIN(left, LINES_MAX));
        to_unicode_line(&buf, glyph, &face->texts[glyph]);
        left--;
        if (++in_block == LINES_MAX || left == 0) {
            pdf_buf_string(&buf, "endbfchar\n");
            in_block = 0;
        }
    }
    pdf_buf_string(&buf, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return pdf_stream_new(pdf, &buf);
}

/* ---- Embedding ---- */

/* Makes a font file of what input asks for, which is used up, without the tables of a PDF's no use.  Empty: it failed.
 */
static void subset_run(const struct pdf_face *face, hb_subset_input_t *input, struct pdf_buf *out)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
        HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
    hb_face_t *subset = hb_subset_or_fail(face->hb_face, input);
    hb_subset_input_destroy(input);
    if (subset == NULL)
        return;
    hb_blob_t  *blob = hb_face_reference_blob(subset);
    unsigned    length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    pdf_buf_append(out, data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
}

/* The glyphs in use as a font file. */
static void face_subset(const struct pdf_face *face, struct pdf_buf *out)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return;
    for (uint32_t glyph = 0; glyph < face->n_glyphs; glyph++)
        if (in_use(face, glyph))
            hb_set_add(hb_subset_input_glyph_set(input), glyph);
    hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG('c', 'm', 'a', 'p'));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
    subset_run(face, input, out);
}

/* A subset as a stream, which takes its bytes; NULL: there is none (reported). */
static HPDF_Dict file_stream(struct pdf *pdf, enum font_face which, struct pdf_buf *file)
{
    size_t length = file->length;
    if (length == 0) {
        diag(pdf->diags, DIAG_FONT_NOT_SUBSET, SPAN_NONE, font_path(pdf->pages->fonts, which), NULL);
        return NULL;
    }
    HPDF_Dict stream = pdf_stream_new(pdf, file);
    HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)length);
    return stream;
}

static bool face_embed(struct pdf *pdf, struct pdf_face *face, enum font_face which)
{
    HPDF_MMgr      mmgr = pdf->doc->mmgr;
    struct pdf_buf file = {0};
    face_subset(face, &file);
    HPDF_Dict stream = file_stream(pdf, which, &file);
    if (stream == NULL)
        return false;
    char     *name = face_name(face);
    HPDF_Dict system = HPDF_Dict_New(mmgr);
    HPDF_Dict_Add(system, "Registry", HPDF_String_New(mmgr, "Adobe", NULL));
    HPDF_Dict_Add(system, "Ordering", HPDF_String_New(mmgr, "Identity", NULL));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict cid = pdf_dict_printed(pdf, cid_font_widths, face);
    HPDF_Dict_AddName(cid, "Type", "Font");
    HPDF_Dict_AddName(cid, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(cid, "BaseFont", name);
    HPDF_Dict_Add(cid, "CIDSystemInfo", system);
    HPDF_Dict_Add(cid, "FontDescriptor", descriptor_new(pdf, face, which, name, stream, false));
    HPDF_Array descendants = HPDF_Array_New(mmgr);
    HPDF_Array_Add(descendants, cid);
    HPDF_Dict_AddName(face->type0, "Type", "Font");
    HPDF_Dict_AddName(face->type0, "Subtype", "Type0");
    HPDF_Dict_AddName(face->type0, "BaseFont", name);
    HPDF_Dict_AddName(face->type0, "Encoding", "Identity-H");
    HPDF_Dict_Add(face->type0, "DescendantFonts", descendants);
    HPDF_Dict_Add(face->type0, "ToUnicode", to_unicode_new(pdf, face));
    g_free(name);
    return true;
}

bool pdf_fonts_embed(struct pdf *pdf)
{
    HPDF_Dict fonts = HPDF_Dict_New(pdf->doc->mmgr);
    bool      ok = true;
    for (int i = 0; i < FACE_COUNT; i++) {
        if (!pdf->faces[i].type0)
            continue;
        char name[3] = {'F', (char)('0' + i), '\0'};
        HPDF_Dict_Add(fonts, name, pdf->faces[i].type0);
        ok = face_embed(pdf, &pdf->faces[i], (enum font_face)i) && ok;
    }
    HPDF_Dict_Add(pdf->resources, "Font", fonts);
    return ok;
}

/* ---- Fonts of form fields ---- */

/* What numbers and dates are made of, and the stamp of a file, which has the symbol too: ASCII stands for itself. */
static const char field_short[] = " -./0123456789", field_ascii[] = " +-./0123456789:;ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static const struct {
    uint8_t     code;
    uint16_t    character;
    const char *name; /* of the Adobe Glyph List */
} field_others[] = {
    {0xd0, 0x0110, "Dcroat"},           /* "QĐ"; the code that WinAnsi has for a letter that looks the same */
    {0xd3, 0x1ed1, "ocircumflexacute"}, /* "Số" */
};

enum { FIELD_FIRST = ' ', FIELD_LAST = 0xd3 };

static void field_width(const struct pdf_face *face, hb_codepoint_t character, uint16_t *width)
{
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(face->hb_font, character, &glyph))
        *width = (uint16_t)thousandths(face, hb_font_get_glyph_h_advance(face->hb_font, glyph));
}

static HPDF_STATUS field_font_write(HPDF_Dict dict, HPDF_Stream stream, const char *ascii)
{
    const struct pdf_face *face = dict->attr;
    uint16_t               widths[256] = {0};
    struct pdf_buf         buf = {0};
    for (const char *at = ascii; *at; at++)
        field_width(face, (unsigned char)*at, &widths[(unsigned char)*at]);
    for (size_t i = 0; i < G_N_ELEMENTS(field_others); i++)
        field_width(face, field_others[i].character, &widths[field_others[i].code]);
    pdf_buf_printf(&buf, "/FirstChar %d/LastChar %d/Widths[", FIELD_FIRST, FIELD_LAST);
    for (int code = FIELD_FIRST; code <= FIELD_LAST; code++)
        pdf_buf_printf(&buf, code > FIELD_FIRST ? " %d" : "%d", widths[code]);
    pdf_buf_string(&buf, "]/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[");
    for (size_t i = 0; i < G_N_ELEMENTS(field_others); i++)
        pdf_buf_printf(&buf, "%d/%s ", field_others[i].code, field_others[i].name);
    pdf_buf_string(&buf, "]>>");
    return pdf_buf_print(&buf, stream);
}

static HPDF_STATUS short_font_write(HPDF_Dict dict, HPDF_Stream stream)
{
    return field_font_write(dict, stream, field_short);
}

static HPDF_STATUS stamp_font_write(HPDF_Dict dict, HPDF_Stream stream)
{
    return field_font_write(dict, stream, field_ascii);
}

static void field_subset(const struct pdf_face *face, const char *ascii, struct pdf_buf *out)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return;
    for (const char *at = ascii; *at; at++)
        hb_set_add(hb_subset_input_unicode_set(input), (unsigned char)*at);
    for (size_t i = 0; i < G_N_ELEMENTS(field_others); i++)
        hb_set_add(hb_subset_input_unicode_set(input), field_others[i].character);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    subset_run(face, input, out);
}

HPDF_Dict pdf_field_font(struct pdf *pdf, enum font_face which, bool letters)
{
    const struct pdf_face *face = &pdf->faces[which];
    struct pdf_buf         file = {0};
    field_subset(face, letters ? field_ascii : field_short, &file);
    HPDF_Dict stream = file_stream(pdf, which, &file);
    if (stream == NULL)
        return NULL;
    char     *name = subset_name(face, "FIELDS");
    HPDF_Dict font = pdf_dict_printed(pdf, letters ? stamp_font_write : short_font_write, (void *)face);
    HPDF_Dict_AddName(font, "Type", "Font");
    HPDF_Dict_AddName(font, "Subtype", "TrueType");
    HPDF_Dict_AddName(font, "BaseFont", name);
    HPDF_Dict_Add(font, "FontDescriptor", descriptor_new(pdf, face, which, name, stream, true));
    g_free(name);
    return font;
}
