/*
 * received_file.h -- the text of received/<period>/<agency>.yaml, made of what was imported.
 * For `baocao import`.  The same input gives the same text, which loads without errors.
 */
#ifndef BAOCAO_RECEIVED_FILE_H
#define BAOCAO_RECEIVED_FILE_H

#include <glib.h>

#include "import.h"

/* date: when it came in.  The string is the caller's. */
GString *received_file(const struct imported *imported, struct date date);

#endif
