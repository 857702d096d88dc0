/*
 * xml_error.h -- what libxml2 hands to a function that takes its errors.
 * For facts and template, which parse and evaluate by libxml2.
 */
#ifndef BAOCAO_XML_ERROR_H
#define BAOCAO_XML_ERROR_H

#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

/* From 2.12 on it may not be changed; a function of the other type is a warning, or an error, of compilers. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlError *xml_error;
#endif

#endif
