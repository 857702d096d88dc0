/*
 * xml_stream.c -- libxml2's writer of XML onto a stream of the C library.
 */
#include "base/xml_stream.h"

#include <glib.h>

static int stream_write(void *context, const char *bytes, int length)
{
    /* A failed write is remembered by the stream, whose owner asks; libxml2 would print a message of its own. */
    if (!ferror((FILE *)context))
        fwrite(bytes, 1, (size_t)length, context);
    return length;
}

static int stream_close(void *context)
{
    (void)context;
    return 0;
}

xmlTextWriterPtr xml_stream_writer(FILE *out)
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(stream_write, stream_close, out, NULL);
    xmlTextWriterPtr   writer = buffer != NULL ? xmlNewTextWriter(buffer) : NULL;

    if (writer == NULL)
        g_error("out of memory");
    return writer;
}
