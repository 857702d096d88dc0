/*
 * svg_write.c -- the device that prints drawings as SVG, through libxml2's text writer.
 * Lengths are points with two decimals, made of integers alone: the same bytes on every machine.
 */
#include "svg.h"

#include <glib.h>

#include "base/xml_stream.h"
#include "device.h"
#include "image.h"

#define FONT_FAMILY "'Times New Roman', 'Liberation Serif', Tinos, Times, serif"

struct svg {
    xmlTextWriterPtr          writer;
    const struct svg_options *options;
    unsigned                  n_clips;
};

/* ---- Attributes ---- */

static void open_element(struct svg *svg, const char *name)
{
    xmlTextWriterStartElement(svg->writer, BAD_CAST name);
}

static void close_element(struct svg *svg)
{
    xmlTextWriterFullEndElement(svg->writer);
}

static void attribute(struct svg *svg, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(svg->writer, BAD_CAST name, BAD_CAST value);
}

/* Points: "12.5". */
static void append_length(GString *text, int64_t units)
{
    int64_t  hundredths = (units * 100 + (units < 0 ? -UNITS_PER_PT / 2 : UNITS_PER_PT / 2)) / UNITS_PER_PT;
    uint64_t size = (uint64_t)(hundredths < 0 ? -hundredths : hundredths);

    if (text->len > 0 && text->str[text->len - 1] != ' ' && !g_ascii_isalpha(text->str[text->len - 1]) &&
        text->str[text->len - 1] != '(')
        g_string_append_c(text, ' ');
    g_string_append_printf(text, "%s%" G_GUINT64_FORMAT, hundredths < 0 ? "-" : "", size / 100);
    if (size % 100 > 0)
        g_string_append_printf(text, size % 10 > 0 ? ".%02u" : ".%u",
                               (unsigned)(size % 10 > 0 ? size % 100 : size % 100 / 10));
}

static void length_attribute(struct svg *svg, const char *name, int64_t units)
{
    GString *text = g_string_new(NULL);

    append_length(text, units);
    attribute(svg, name, text->str);
    g_string_free(text, TRUE);
}

static bool is_grey(uint32_t colour)
{
    return (colour >> 16 & 255) == (colour >> 8 & 255) && (colour >> 8 & 255) == (colour & 255);
}

/* name: "fill" or "stroke". */
static void colour_attribute(struct svg *svg, const char *name, uint32_t colour)
{
    char value[16], opacity_name[32];

    if (colour == DRAWING_NO_COLOUR) {
        attribute(svg, name, "none");
        return;
    }
    if (svg->options->themed && is_grey(colour) && colour != 0xffffff) {
        unsigned opacity = (255 - (colour & 255)) * 100 / 255;

        attribute(svg, name, "currentColor");
        if (opacity == 100)
            return;
        g_snprintf(opacity_name, sizeof opacity_name, "%s-opacity", name);
        g_snprintf(value, sizeof value, "0.%02u", opacity);
        attribute(svg, opacity_name, value);
        return;
    }
    g_snprintf(value, sizeof value, "#%06x", colour);
    attribute(svg, name, value);
}

/* White is the page's own ground, whatever colour that has there. */
static void paper_class(struct svg *svg, uint32_t fill, uint32_t stroke)
{
    if (svg->options->themed && (fill == 0xffffff || stroke == 0xffffff))
        attribute(svg, "class", stroke != 0xffffff ? "paper" : fill == 0xffffff ? "paper paper-line" : "paper-line");
}

/* ---- Items ---- */

static void path_attribute(struct svg *svg, const struct drawing_path *path, int32_t x, int32_t y)
{
    static const char letters[] = "MLCZ";
    static const int  n_points[] = {1, 1, 3, 0};
    GString          *text = g_string_new(NULL);

    for (uint32_t i = 0; i < path->n_steps; i++) {
        const struct drawing_step *step = &path->steps[i];

        g_string_append_c(text, letters[step->kind]);
        for (int k = 0; k < n_points[step->kind]; k++) {
            append_length(text, (int64_t)x + step->x[k][0]);
            append_length(text, (int64_t)y + step->x[k][1]);
        }
    }
    attribute(svg, "d", text->str);
    g_string_free(text, TRUE);
}

static void write_path(void *self, const struct drawing_path *path, int32_t x, int32_t y)
{
    struct svg *svg = self;

    open_element(svg, "path");
    path_attribute(svg, path, x, y);
    paper_class(svg, path->fill, path->stroke);
    colour_attribute(svg, "fill", path->fill);
    if (path->stroke != DRAWING_NO_COLOUR) {
        colour_attribute(svg, "stroke", path->stroke);
        length_attribute(svg, "stroke-width", path->thickness);
    }
    if (path->dash > 0)
        length_attribute(svg, "stroke-dasharray", path->dash);
    close_element(svg);
}

static void write_words(struct svg *svg, const struct text_run *run)
{
    for (unsigned i = 0; i < run->n_words; i++) {
        if (i > 0)
            xmlTextWriterWriteString(svg->writer, BAD_CAST " ");
        xmlTextWriterWriteString(svg->writer, BAD_CAST run->words[i]->text);
    }
}

/* The measured width goes along: a reader whose fonts are wider sets the text no longer than its place. */
static void write_text(void *self, const struct drawing_text *text, int32_t x, int32_t y)
{
    struct svg *svg = self;
    bool        bold = text->run.face == FACE_BOLD || text->run.face == FACE_BOLD_ITALIC;
    bool        italic = text->run.face == FACE_ITALIC || text->run.face == FACE_BOLD_ITALIC;

    open_element(svg, "text");
    if (text->turned) {
        GString *turn = g_string_new("translate(");

        append_length(turn, (int64_t)x + text->x);
        append_length(turn, (int64_t)y + text->y);
        g_string_append(turn, ") rotate(-90)");
        attribute(svg, "transform", turn->str);
        g_string_free(turn, TRUE);
    } else {
        length_attribute(svg, "x", (int64_t)x + text->x);
        length_attribute(svg, "y", (int64_t)y + text->y);
    }
    length_attribute(svg, "font-size", text->run.size * (UNITS_PER_PT / 8));
    if (bold)
        attribute(svg, "font-weight", "bold");
    if (italic)
        attribute(svg, "font-style", "italic");
    length_attribute(svg, "textLength", text->width);
    attribute(svg, "lengthAdjust", "spacingAndGlyphs");
    paper_class(svg, text->run.colour, DRAWING_NO_COLOUR);
    colour_attribute(svg, "fill", text->run.colour);
    write_words(svg, &text->run);
    close_element(svg);
}

static void write_image(void *self, const struct drawing_item *item, int32_t x, int32_t y)
{
    struct svg *svg = self;
    char       *address = image_data_address(item->image.pixels);

    open_element(svg, "image");
    length_attribute(svg, "x", (int64_t)x + item->image.x);
    length_attribute(svg, "y", (int64_t)y + item->image.y);
    length_attribute(svg, "width", item->image.width);
    length_attribute(svg, "height", item->image.height);
    attribute(svg, "href", address);
    close_element(svg);
    g_free(address);
}

static void begin_group(void *self)
{
    open_element(self, "g");
}

static void begin_clip(void *self, const struct drawing_path *path, int32_t x, int32_t y)
{
    struct svg *svg = self;
    char       *id = g_strdup_printf("%s-c%u", svg->options->id, ++svg->n_clips);
    char       *reference = g_strdup_printf("url(#%s)", id);

    open_element(svg, "clipPath");
    attribute(svg, "id", id);
    open_element(svg, "path");
    path_attribute(svg, path, x, y);
    close_element(svg);
    close_element(svg);
    open_element(svg, "g");
    attribute(svg, "clip-path", reference);
    g_free(reference);
    g_free(id);
}

static void end_group(void *self)
{
    close_element(self);
}

/* ---- The whole ---- */

/* title or desc, and its id. */
static void write_words_about(struct svg *svg, const char *name, const char *text)
{
    char *id = g_strdup_printf("%s-%s", svg->options->id, name);

    open_element(svg, name);
    attribute(svg, "id", id);
    xmlTextWriterWriteString(svg->writer, BAD_CAST text);
    close_element(svg);
    g_free(id);
}

static void write_head(struct svg *svg, const struct drawing *drawing)
{
    GString *box = g_string_new("0 0");
    GString *width = g_string_new(NULL), *height = g_string_new(NULL);
    char    *described = g_strdup_printf("%s-title %s-desc", svg->options->id, svg->options->id);

    append_length(box, drawing->width);
    append_length(box, drawing->height);
    append_length(width, drawing->width);
    append_length(height, drawing->height);
    attribute(svg, "xmlns", "http://www.w3.org/2000/svg");
    if (svg->options->class_name != NULL)
        attribute(svg, "class", svg->options->class_name);
    attribute(svg, "role", "img");
    attribute(svg, "aria-labelledby", described);
    attribute(svg, "width", g_string_append(width, "pt")->str);
    attribute(svg, "height", g_string_append(height, "pt")->str);
    attribute(svg, "viewBox", box->str);
    attribute(svg, "font-family", FONT_FAMILY);
    write_words_about(svg, "title", drawing->title);
    write_words_about(svg, "desc", drawing->alternative);
    g_free(described);
    g_string_free(box, TRUE);
    g_string_free(width, TRUE);
    g_string_free(height, TRUE);
}

void svg_write_element(xmlTextWriterPtr writer, const struct drawing *drawing, const struct svg_options *options)
{
    static const struct drawing_device device = {write_path,  write_text, write_image,
                                                 begin_group, begin_clip, end_group};
    struct svg                         svg = {.writer = writer, .options = options};

    open_element(&svg, "svg");
    write_head(&svg, drawing);
    device_drawing(&device, &svg, drawing, 0, 0);
    close_element(&svg);
}

void svg_write(const struct drawing *drawing, FILE *out)
{
    static const struct svg_options options = {.id = "drawing"};
    xmlTextWriterPtr                writer = xml_stream_writer(out);

    xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL);
    svg_write_element(writer, drawing, &options);
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
}
