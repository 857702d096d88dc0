/*
 * pdf_read.h -- the objects of one state of a PDF, read by libqpdf, never mended.
 * For src/sign.  Handles (qpdf_oh) belong to the document and live as long as it does.
 */
#ifndef BAOCAO_PDF_READ_H
#define BAOCAO_PDF_READ_H

#include <qpdf/qpdf-c.h>

#include "base/diag.h"
#include "pdf_raw.h"

struct pdf_doc {
    struct pdf_raw raw;
    qpdf_data      q;
    qpdf_oh        root, trailer;
};

enum pdf_fault { PDF_FINE, PDF_NOT_PDF, PDF_DAMAGED, PDF_TOO_LARGE, PDF_ENCRYPTED };

/* Opens the state that so many bytes hold; bytes are borrowed.  NULL if it can't be read. */
struct pdf_doc *pdf_open(const void *bytes, size_t length, enum pdf_fault *fault);
void            pdf_close(struct pdf_doc *doc);
/* Says why a file can't be read. */
void pdf_tell_fault(const char *path, enum pdf_fault fault, struct diags *diags);

/* A value of a dictionary or a stream's dictionary, references followed; null if there is none. */
qpdf_oh pdf_get(struct pdf_doc *doc, qpdf_oh dictionary, const char *key);
bool    pdf_has(struct pdf_doc *doc, qpdf_oh dictionary, const char *key);
/* A value as written, references left as such: "12 0 R".  "" if there is none.  To be freed. */
char *pdf_written(struct pdf_doc *doc, qpdf_oh dictionary, const char *key);
/* A name with its slash, or ""; borrowed until the next call of libqpdf. */
const char *pdf_name(struct pdf_doc *doc, qpdf_oh dictionary, const char *key);
/* A text string as valid UTF-8, or NULL if there is none; to be freed. */
char *pdf_text(struct pdf_doc *doc, qpdf_oh dictionary, const char *key);
/* A string's bytes, to be freed; NULL if there is none. */
unsigned char *pdf_bytes(struct pdf_doc *doc, qpdf_oh dictionary, const char *key, size_t *length);
/* The object's number; 0: it stands within another. */
unsigned pdf_number(struct pdf_doc *doc, qpdf_oh object);
qpdf_oh  pdf_object(struct pdf_doc *doc, unsigned number);
/* The keys of a dictionary, or of a stream's; to be freed with g_ptr_array_unref. */
GPtrArray *pdf_keys(struct pdf_doc *doc, qpdf_oh dictionary);
/* All of an object as bytes: its text and, of a stream, its data as they stand. */
GBytes *pdf_content(struct pdf_doc *doc, qpdf_oh object);

/* Calls visit for each field of the form that is filled or signed as one; names are full ("a.b"). */
typedef void field_visit(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data);
void         pdf_fields(struct pdf_doc *doc, field_visit *visit, void *data);

#endif
