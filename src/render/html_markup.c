/* html_markup.c -- elements, attributes and text of the HTML page, on libxml2's text writer. */
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

/* Escaped here: the writer's own way of writing attributes turns every Vietnamese letter into a number. */
void html_attribute(struct html *html, const char *name, const char *value)
{
    xmlChar *escaped = strpbrk(value, "<>&\"\r") != NULL ? xmlEncodeSpecialChars(NULL, BAD_CAST value) : NULL;

    xmlTextWriterStartAttribute(html->writer, BAD_CAST name);
    xmlTextWriterWriteRaw(html->writer, escaped != NULL ? escaped : BAD_CAST value);
    xmlTextWriterEndAttribute(html->writer);
    xmlFree(escaped);
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
        xmlTextWriterWriteString(html->writer, BAD_CAST text);
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
