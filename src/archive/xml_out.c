/*
 * xml_out.c -- XML by libxml2's writer; identifiers made from content.
 */
#include <stdarg.h>
#include <string.h>

#include "archive_int.h"

void xml_out_begin(struct xml_out *xml)
{
    xml->buffer = xmlBufferCreate();
    xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
    xmlTextWriterSetIndent(xml->writer, 1);
    xmlTextWriterSetIndentString(xml->writer, BAD_CAST "  ");
    xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL);
}

GBytes *xml_out_end(struct xml_out *xml)
{
    GBytes *bytes;

    xmlTextWriterEndDocument(xml->writer);
    xmlFreeTextWriter(xml->writer);
    bytes = g_bytes_new(xmlBufferContent(xml->buffer), (gsize)xmlBufferLength(xml->buffer));
    xmlBufferFree(xml->buffer);
    return bytes;
}

static void put_attributes(struct xml_out *xml, va_list pairs)
{
    const char *name;

    while ((name = va_arg(pairs, const char *)) != NULL) {
        const char *value = va_arg(pairs, const char *);
        if (value != NULL)
            xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST value);
    }
}

void xml_out_open(struct xml_out *xml, const char *name, ...)
{
    va_list pairs;

    xmlTextWriterStartElement(xml->writer, BAD_CAST name);
    va_start(pairs, name);
    put_attributes(xml, pairs);
    va_end(pairs);
}

void xml_out_close(struct xml_out *xml)
{
    xmlTextWriterEndElement(xml->writer);
}

void xml_out_element(struct xml_out *xml, const char *name, const char *text, ...)
{
    va_list pairs;

    xmlTextWriterStartElement(xml->writer, BAD_CAST name);
    va_start(pairs, text);
    put_attributes(xml, pairs);
    va_end(pairs);
    if (text != NULL)
        xmlTextWriterWriteString(xml->writer, BAD_CAST text);
    xmlTextWriterEndElement(xml->writer);
}

/* ---- Identifiers ---- */

char *archive_sha256(const void *bytes, size_t length)
{
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length), *upper = g_ascii_strup(sum, -1);

    g_free(sum);
    return upper;
}

static char *uuid_of_sum(GChecksum *sum)
{
    guint8   bytes[32];
    gsize    length = sizeof bytes;
    GString *text = g_string_new(NULL);

    g_checksum_get_digest(sum, bytes, &length);
    bytes[6] = (guint8)((bytes[6] & 0x0F) | 0x80); /* version 8 */
    bytes[8] = (guint8)((bytes[8] & 0x3F) | 0x80); /* the variant of RFC 9562 */
    for (unsigned i = 0; i < 16; i++)
        g_string_append_printf(text, "%s%02X", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", bytes[i]);
    g_checksum_free(sum);
    return g_string_free(text, FALSE);
}

char *archive_uuid(const char *first, ...)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    va_list    texts;

    va_start(texts, first);
    for (const char *text = first; text != NULL; text = va_arg(texts, const char *))
        g_checksum_update(sum, (const guchar *)text,
                          (gssize)strlen(text) + 1); /* with its end: "a", "bc" is not "ab", "c" */
    va_end(texts);
    return uuid_of_sum(sum);
}

char *archive_uuid_of(const void *bytes, size_t length)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, bytes, (gssize)length);
    return uuid_of_sum(sum);
}
