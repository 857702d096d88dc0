/*
 * pdf_summary.h -- what an archive wants to know of a PDF: pages, filled fields, who signed.
 * For archive.
 */
#ifndef BAOCAO_PDF_SUMMARY_H
#define BAOCAO_PDF_SUMMARY_H

#include <glib.h>
#include <stdbool.h>

struct diags;

struct pdf_summary {
    unsigned   n_pages;
    char      *number, *day, *month; /* as filled in; NULL: no such field, or empty */
    bool       person, organisation; /* have signed */
    bool       broken;               /* a signature is */
    GPtrArray *signers;              /* of char *: names, in the order of signing */
};

/* Reads a file, which may come from anybody.  NULL: it can't be read, or is no PDF (reported). */
struct pdf_summary *pdf_summary_read(const char *path, struct diags *diags);
/* NULL is accepted. */
void pdf_summary_free(struct pdf_summary *summary);

#endif
