/*
 * pdf_origin.h -- what a PDF of ours says of how it was made, read back; is it what was made anew?
 * For rebuild.
 */
#ifndef BAOCAO_PDF_ORIGIN_H
#define BAOCAO_PDF_ORIGIN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct diags;

/* A file with what it says; which may be anything, whoever wrote it. */
struct pdf_made {
    GMappedFile *map;
    size_t       first;                        /* the first so many bytes are what it was before anybody signed */
    char        *program, *document, *options; /* NULL: not said */
    GPtrArray   *inputs;                       /* of char *: lines of sha256sum */
};

/* NULL: it can't be read, or is no PDF (reported). */
struct pdf_made *pdf_made_read(const char *path, struct diags *diags);
void             pdf_made_free(struct pdf_made *made);

enum pdf_likeness {
    PDF_SAME_BYTES,
    PDF_SAME_CONTENT, /* every object is the same, some streams are compressed otherwise */
    PDF_DIFFERENT
};
/* Compares the first revision of a file with one made anew; *object is the first that differs, 0: none by itself. */
enum pdf_likeness pdf_made_compare(const struct pdf_made *made, const void *anew, size_t length, unsigned *object);

#endif
