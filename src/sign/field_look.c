/*
 * field_look.c -- appearances: text in the fonts that the form brings, pictures with their transparency.
 */
#include "field_look.h"

#include <cairo.h>
#include <string.h>

#define PICTURE_SIDE_MAX 8000 /* pixels */
#define TEXT_CODES_MAX 200

/* ---- Fields ---- */

struct wanted {
    const char *name;
    char       *type;
    qpdf_oh     found;
};

static void find_visit(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    struct wanted *wanted = data;
    (void)doc;
    if (strcmp(name, wanted->name) != 0 || wanted->type != NULL)
        return;
    wanted->found = field;
    wanted->type = g_strdup(type);
}

qpdf_oh field_find(struct pdf_doc *doc, const char *name, char **type)
{
    struct wanted wanted = {name, NULL, qpdf_oh_new_null(doc->q)};
    pdf_fields(doc, find_visit, &wanted);
    if (type != NULL)
        *type = wanted.type;
    else
        g_free(wanted.type);
    return wanted.found;
}

/* Width and height, from the rectangle. */
static void widget_size(struct pdf_doc *doc, qpdf_oh widget, double *width, double *height)
{
    qpdf_oh rect = pdf_get(doc, widget, "/Rect");
    double  r[4] = {0};
    for (int i = 0; i < 4 && qpdf_oh_is_array(doc->q, rect); i++)
        r[i] = qpdf_oh_get_numeric_value(doc->q, qpdf_oh_get_array_item(doc->q, rect, i));
    *width = r[2] - r[0];
    *height = r[3] - r[1];
}

/* A number as PDF has it, whatever the locale. */
static const char *decimal(double value, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
    return g_ascii_formatd(text, G_ASCII_DTOSTR_BUF_SIZE, "%.2f", value);
}

/* The box of a widget's look as written, so that a new look has the same.  To be freed. */
static char *widget_box(struct pdf_doc *doc, qpdf_oh widget)
{
    char  *known = pdf_written(doc, pdf_get(doc, pdf_get(doc, widget, "/AP"), "/N"), "/BBox");
    double width, height;
    char   w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
    if (*known == '[')
        return known;
    g_free(known);
    widget_size(doc, widget, &width, &height);
    return g_strdup_printf("[0 0 %s %s]", decimal(width, w), decimal(height, h));
}

static unsigned look_write(struct pdf_update *update, qpdf_oh widget, const char *resources, const char *content)
{
    unsigned number = update_number(update);
    char    *box = widget_box(update->doc, widget);
    char    *dictionary = g_strdup_printf("/Type/XObject/Subtype/Form/Resources<<%s>>/BBox%s", resources, box);
    update_stream(update, number, dictionary, content, strlen(content), false);
    g_free(dictionary);
    g_free(box);
    return number;
}

unsigned look_of_nothing(struct pdf_update *update, qpdf_oh widget)
{
    return look_write(update, widget, "", " ");
}

/* ---- Text ---- */

struct style {
    char   *font;   /* its name in the form's resources, "/FF0" */
    double  size;   /* points */
    qpdf_oh object; /* the font */
};

static bool style_read(struct pdf_doc *doc, qpdf_oh widget, struct style *style)
{
    qpdf_oh form = pdf_get(doc, doc->root, "/AcroForm"), fonts = pdf_get(doc, pdf_get(doc, form, "/DR"), "/Font");
    char   *words = pdf_text(doc, widget, "/DA");
    char  **parts = g_strsplit(words != NULL ? words : "/FF0 10 Tf", " ", 3);
    *style = (struct style){.font = g_strdup(parts[0]), .size = parts[1] != NULL ? g_ascii_strtod(parts[1], NULL) : 0};
    style->object = pdf_get(doc, fonts, style->font);
    g_strfreev(parts);
    g_free(words);
    if (qpdf_oh_is_dictionary(doc->q, style->object) && style->size > 0)
        return true;
    g_free(style->font);
    return false;
}

/* The code of a character in the form's fonts: ASCII as it is, and two letters.  0: they have none. */
static unsigned code_of(gunichar character)
{
    return character == 0x110                     ? 0xd0
           : character == 0x1ed1                  ? 0xd3
           : character >= ' ' && character < 0x7f ? character
                                                  : 0;
}

/* The text as codes; width: in thousandths of the size.  NULL: the font lacks a character. */
static GByteArray *encode(struct pdf_doc *doc, qpdf_oh font, const char *text, double *width)
{
    qpdf_oh     widths = pdf_get(doc, font, "/Widths");
    int         first = (int)qpdf_oh_get_int_value(doc->q, pdf_get(doc, font, "/FirstChar"));
    int         n = qpdf_oh_is_array(doc->q, widths) ? qpdf_oh_get_array_n_items(doc->q, widths) : 0;
    GByteArray *codes = g_byte_array_new();
    *width = 0;
    for (const char *at = text; *at != '\0' && codes->len < TEXT_CODES_MAX; at = g_utf8_next_char(at)) {
        guint8 code = (guint8)code_of(g_utf8_get_char(at));
        double advance = code >= first && code - first < n
                             ? qpdf_oh_get_numeric_value(doc->q, qpdf_oh_get_array_item(doc->q, widths, code - first))
                             : 0;
        if (code == 0 || advance <= 0) {
            g_byte_array_unref(codes);
            return NULL;
        }
        *width += advance;
        g_byte_array_append(codes, &code, 1);
    }
    return codes;
}

unsigned look_of_text(struct pdf_update *update, qpdf_oh widget, const char *text)
{
    struct pdf_doc *doc = update->doc;
    struct style    style;
    double          width, box_width, box_height;
    unsigned        number = 0;
    if (!style_read(doc, widget, &style))
        return 0;
    GByteArray *codes = encode(doc, style.object, text, &width);
    widget_size(doc, widget, &box_width, &box_height);
    if (codes != NULL) {
        double descent =
            qpdf_oh_get_numeric_value(doc->q, pdf_get(doc, pdf_get(doc, style.object, "/FontDescriptor"), "/Descent"));
        double   room = MAX(box_width - width * style.size / 1000, 0);
        int      side = (int)qpdf_oh_get_int_value(doc->q, pdf_get(doc, widget, "/Q")); /* 0 left, 1 middle, 2 right */
        double   x = side == 1 ? room / 2 : side == 2 ? room : 0;
        bool     fills = strcmp(pdf_name(doc, widget, "/FT"), "/Tx") == 0;
        char     size[G_ASCII_DTOSTR_BUF_SIZE], left[G_ASCII_DTOSTR_BUF_SIZE], up[G_ASCII_DTOSTR_BUF_SIZE];
        GString *content = g_string_new(fills ? "/Tx BMC q BT " : "q BT ");
        g_string_append_printf(content, "%s %s Tf 0 g %s %s Td <", style.font, decimal(style.size, size),
                               decimal(x, left), decimal(-descent * style.size / 1000, up));
        for (guint i = 0; i < codes->len; i++)
            g_string_append_printf(content, "%02X", codes->data[i]);
        g_string_append(content, fills ? "> Tj ET Q EMC" : "> Tj ET Q");
        char *resources = g_strdup_printf("/Font<<%s %u 0 R>>", style.font, pdf_number(doc, style.object));
        number = look_write(update, widget, resources, content->str);
        g_free(resources);
        g_string_free(content, TRUE);
        g_byte_array_unref(codes);
    }
    g_free(style.font);
    return number;
}

/* ---- Pictures ---- */

/* cairo's pixels are multiplied by their alpha: PDF's are not. */
static void part_pixels(cairo_surface_t *surface, guint8 *rgb, guint8 *alpha)
{
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    bool                 opaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, data + (size_t)y * (size_t)stride + (size_t)x * 4, 4);
            unsigned a = opaque ? 255 : pixel >> 24;
            size_t   at = (size_t)y * (size_t)width + (size_t)x;
            alpha[at] = (guint8)a;
            for (int k = 0; k < 3; k++)
                rgb[at * 3 + (size_t)k] = (guint8)(a > 0 ? MIN((pixel >> (16 - 8 * k) & 255) * 255 / a, 255) : 255);
        }
}

static unsigned picture_write(struct pdf_update *update, cairo_surface_t *surface)
{
    int      width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    size_t   n = (size_t)width * (size_t)height;
    guint8  *rgb = g_malloc(n * 3), *alpha = g_malloc(n);
    unsigned mask = update_number(update), picture = update_number(update);
    char    *size = g_strdup_printf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", width, height);
    char    *dictionary = g_strdup_printf("%s/ColorSpace/DeviceGray", size);
    part_pixels(surface, rgb, alpha);
    update_stream(update, mask, dictionary, alpha, n, true);
    g_free(dictionary);
    dictionary = g_strdup_printf("%s/ColorSpace/DeviceRGB/SMask %u 0 R", size, mask);
    update_stream(update, picture, dictionary, rgb, n * 3, true);
    g_free(dictionary);
    g_free(size);
    g_free(rgb);
    g_free(alpha);
    return picture;
}

unsigned look_of_picture(struct pdf_update *update, qpdf_oh widget, const char *png)
{
    cairo_surface_t *surface = cairo_image_surface_create_from_png(png);
    int              width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    cairo_format_t   format = cairo_image_surface_get_format(surface);
    bool             good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && width > 0 && height > 0 &&
                width <= PICTURE_SIDE_MAX && height <= PICTURE_SIDE_MAX &&
                (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24);
    unsigned number = 0;
    double   w, h;
    if (good) {
        char a[4][G_ASCII_DTOSTR_BUF_SIZE];
        widget_size(update->doc, widget, &w, &h);
        double   scale = MIN(w / width, h / height);
        unsigned picture = picture_write(update, surface);
        char    *resources = g_strdup_printf("/XObject<</I %u 0 R>>", picture);
        char    *content = g_strdup_printf("q %s 0 0 %s %s %s cm /I Do Q", decimal(width * scale, a[0]),
                                           decimal(height * scale, a[1]), decimal((w - width * scale) / 2, a[2]),
                                           decimal((h - height * scale) / 2, a[3]));
        number = look_write(update, widget, resources, content);
        g_free(resources);
        g_free(content);
    }
    cairo_surface_destroy(surface);
    return number;
}
