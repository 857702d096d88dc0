/*
 * pdf_raw.h -- the bytes of a PDF as a file of revisions: where they end and which object stands where in each.
 * For src/sign: what libqpdf reads into objects is only believed where these bytes agree.
 */
#ifndef BAOCAO_PDF_RAW_H
#define BAOCAO_PDF_RAW_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum raw_fault {
    RAW_FINE,
    RAW_NOT_PDF,
    RAW_NO_END,    /* no startxref and %%EOF at the end */
    RAW_BAD_XREF,  /* the chain of cross-references is damaged or turns in circles */
    RAW_TOO_LARGE, /* more objects, or more bytes once decompressed, than any real document has */
    RAW_ENCRYPTED
};

/* Where an object stands. */
struct raw_entry {
    uint8_t  type;       /* 0: nowhere, 1: at an offset, 2: in an object stream */
    uint16_t generation; /* 2: the index in the stream */
    uint64_t at;         /* 1: offset; 2: number of the stream */
};

/* One state of the file: the first so many bytes of it. */
struct pdf_raw {
    const unsigned char *bytes; /* borrowed */
    size_t               length;
    size_t               end;        /* after the last %%EOF and its line end; what follows belongs to nothing */
    uint64_t             start_xref; /* where the newest cross-reference stands */
    GArray              *entries;    /* struct raw_entry, by object number */
    bool                 encrypted;
    GArray              *sections; /* uint64_t: the cross-references, the newest first */
};

/* Reads the chain of cross-references that the last startxref leads to.  Free it in any case. */
enum raw_fault raw_read(struct pdf_raw *raw, const void *bytes, size_t length);
void           raw_free(struct pdf_raw *raw);
/* Where an object stands; type 0 if there is none of that number. */
struct raw_entry raw_entry(const struct pdf_raw *raw, unsigned object);
/* True if a cross-reference at this offset is one of the chain. */
bool raw_has_section(const struct pdf_raw *raw, uint64_t offset);

#endif
