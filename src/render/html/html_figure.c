/*
 * html_figure.c -- charts as SVG in the page, for wide and for narrow screens, with their numbers as a table; pictures.
 */
#include "html_int.h"
#include "image.h"
#include "svg.h"

static void write_chart(struct html *html, const struct doc_node *node)
{
    static const char *const classes[] = {"wide", "narrow"};
    const struct doc_figure *figure = node->attr;
    char                     id[HTML_ID_SIZE], each[HTML_ID_SIZE + 8];

    html_id(html, node, id);
    for (unsigned i = 0; i < G_N_ELEMENTS(classes); i++) {
        struct svg_options options = {.id = each, .class_name = classes[i], .themed = true};

        if (figure->screen[i] == NULL)
            continue;
        g_snprintf(each, sizeof each, "%s-%c", id, classes[i][0]);
        svg_write_element(html->writer, figure->screen[i], &options);
        html_line(html);
    }
}

/* Where the picture is, or the picture itself; to be freed. */
static char *image_address(const struct html *html, const struct doc_node *node)
{
    const struct doc_figure *figure = node->attr;
    char                     id[HTML_ID_SIZE];

    if (html->page->pictures != NULL)
        return g_strdup_printf("%s%s.png", html->page->pictures, html_id(html, node, id));
    return image_data_address(figure->image);
}

static void write_image(struct html *html, const struct doc_node *node)
{
    const struct doc_figure *figure = node->attr;
    char                    *address = image_address(html, node);

    html_open(html, "img");
    html_attribute(html, "src", address);
    html_attribute(html, "alt", figure->alternative);
    html_attribute_number(html, "width",
                          figure->width > 0 ? (unsigned)(figure->width * 96 / 25.4 + 0.5)
                                            : MAX(figure->image->columns * 96 / 150, 1));
    html_close_void(html);
    html_line(html);
    g_free(address);
}

static void write_numbers(struct html *html, const struct doc_node *table)
{
    if (table == NULL)
        return;
    html_open_class(html, "details", "numbers"); /* beside the figure: within it nothing may follow the caption */
    html_line(html);
    html_open(html, "summary");
    html_text(html, "Số liệu của biểu đồ");
    html_close_line(html);
    html_write_table(html, table);
    html_close_line(html);
}

void html_write_figure(struct html *html, const struct doc_node *node)
{
    const struct doc_figure *figure = node->attr;
    const struct doc_node   *caption = doc_child(node, DOC_CAPTION);
    char                     id[HTML_ID_SIZE];

    html_open_class(html, "figure", figure->chart != NULL ? "chart" : "picture");
    html_attribute(html, "id", html_id(html, node, id));
    html_line(html);
    if (figure->chart != NULL)
        write_chart(html, node);
    else
        write_image(html, node);
    if (caption != NULL) {
        char name[HTML_ID_SIZE + 8];

        g_snprintf(name, sizeof name, "ten-%s", id);
        html_open(html, "figcaption");
        html_attribute(html, "id", name); /* of the table of numbers too */
        html_write_inlines(html, caption);
        html_close_line(html);
    }
    html_close_line(html);
    write_numbers(html, doc_child(node, DOC_TABLE));
}
