/*
 * sign_file.h -- a file that is to be added to: opened, looked over, replaced.
 * For sign.c and number.c.
 */
#ifndef BAOCAO_SIGN_FILE_H
#define BAOCAO_SIGN_FILE_H

#include "pdf_update.h"
#include "sign.h"

struct signed_file {
    const char     *path;
    GMappedFile    *map;
    struct pdf_doc *doc;
};

/* False: it can't be read (reported).  Close it in any case. */
bool signed_file_open(struct signed_file *file, const char *path, struct diags *diags);
void signed_file_close(struct signed_file *file);
/* False if a signature that it has is broken (reported). */
bool signed_file_is_whole(const struct signed_file *file, struct diags *diags);
/* Puts the updated file in the place of what is there.  False: the old one is there still (reported). */
bool signed_file_write(const char *path, const struct pdf_update *update, struct diags *diags);

/* The signature fields of a file. */
struct field_list {
    bool     any, person, organisation; /* signed */
    bool     person_missing;            /* a person's field is empty */
    GString *empty;                     /* names of those not signed, for messages */
};

void field_list_read(struct field_list *list, struct pdf_doc *doc);
void field_list_free(struct field_list *list);

#endif
