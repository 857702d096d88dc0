/*
 * xml_stream.h -- libxml2's writer of XML onto a stream of the C library.
 * For the writers of HTML and SVG.
 */
#ifndef BAOCAO_XML_STREAM_H
#define BAOCAO_XML_STREAM_H

#include <libxml/xmlwriter.h>
#include <stdio.h>

/* To be freed by xmlFreeTextWriter, which leaves the stream open.  A write error is the stream's (ferror). */
xmlTextWriterPtr xml_stream_writer(FILE *out);

#endif
