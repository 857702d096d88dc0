/*
 * pdf_update.h -- what is appended to a PDF, whose bytes stay as they are.
 * For src/sign.
 */
#ifndef BAOCAO_PDF_UPDATE_H
#define BAOCAO_PDF_UPDATE_H

#include "pdf_read.h"

struct pdf_update {
    struct pdf_doc *doc;    /* borrowed: the state that is gone on from */
    GByteArray     *bytes;  /* the whole new file */
    GArray         *places; /* struct pdf_place, one for each object written */
    unsigned        next;   /* number of the next new object */
};

/* Begins an update; what follows the last revision is left out.  Free it in any case. */
void update_begin(struct pdf_update *update, struct pdf_doc *doc);
void update_free(struct pdf_update *update);
/* A number for a new object. */
unsigned update_number(struct pdf_update *update);
/* Begins and ends an object; in between the caller appends to bytes. */
void update_object(struct pdf_update *update, unsigned number);
void update_end_object(struct pdf_update *update);
/* A dictionary as libqpdf has it now, changes made to the handle included. */
void update_rewrite(struct pdf_update *update, qpdf_oh object);
/* The same with entries at its end, which may refer to objects that libqpdf does not know. */
void update_rewrite_with(struct pdf_update *update, qpdf_oh object, const char *entries);
/* A stream; dictionary: its entries besides length and filter.  packed: compressed. */
void update_stream(struct pdf_update *update, unsigned number, const char *dictionary, const void *data, size_t length,
                   bool packed);
void update_string(struct pdf_update *update, const char *text);
void update_printf(struct pdf_update *update, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The cross-reference and the file's new end. */
void update_finish(struct pdf_update *update);

#endif
