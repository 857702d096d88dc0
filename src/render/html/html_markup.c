/*
 * html_markup.c -- elements, attributes and text of the HTML page, on libxml2's text writer.
 */
#include <libxml/tree.h>
#include <string.h>

#include "html_int.h"

void html_open(struct html *html, const char *element)
{
    xmlTextWriterStartElement(html->writer, BAD_CAST element);
}

void html_open_class(struct html *html, const char *element, const char *class_name)
{
    html_open(html, element);
    if (class_name != NULL)
        html_attribute(html, "class", class_name);
}

/*
 * Text or a value, escaped here: the writer's own way copies every text, and turns each Vietnamese letter of an
 * attribute into a number.
 */
static void write_escaped(struct html *html, const char *text)
{
    xmlChar *escaped;

    if (strpbrk(text, "<>&\"\r") == NULL) {
        xmlTextWriterWriteRaw(html->writer, BAD_CAST text);
        return;
    }
    escaped = xmlEncodeSpecialChars(NULL, BAD_CAST text);
    xmlTextWriterWriteRaw(html->writer, escaped);
    xmlFree(escaped);
}

void html_attribute(struct html *html, const char *name, const char *value)
{
    xmlTextWriterStartAttribute(html->writer, BAD_CAST name);
    write_escaped(html, value);
    xmlTextWriterEndAttribute(html->writer);
}

void html_attribute_number(struct html *html, const char *name, unsigned value)
{
    char digits[16];

    g_snprintf(digits, sizeof digits, "%u", value);
    html_attribute(html, name, digits);
}

void html_text(struct html *html, const char *text)
{
    if (text != NULL)
        write_escaped(html, text);
}

void html_text_part(struct html *html, const char *text, size_t length)
{
    char *part = g_strndup(text, length);

    html_text(html, part);
    g_free(part);
}

void html_close(struct html *html)
{
    xmlTextWriterFullEndElement(html->writer);
}

void html_close_line(struct html *html)
{
    html_close(html);
    html_line(html);
}

void html_close_void(struct html *html)
{
    xmlTextWriterEndElement(html->writer);
}

void html_line(struct html *html)
{
    xmlTextWriterWriteRawLen(html->writer, BAD_CAST "\n", 1);
}
