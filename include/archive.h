/*
 * archive.h -- dossiers as packages of Thông tư 05/2025/TT-BNV: made, and checked.
 * For the verb archive.
 *
 * A package is made from its documents alone: the same documents give the same bytes, on any machine and any day. Where
 * the circular contradicts itself, WORD_ARCHIVE_READINGS (cli) and README say which reading is followed.
 */
#ifndef BAOCAO_ARCHIVE_H
#define BAOCAO_ARCHIVE_H

#include <glib.h>
#include <stdbool.h>

#include "plan.h"

struct diags;
struct outputs;

enum archive_form {
    ARCHIVE_SIP, /* Phụ lục III: for handing over to another system */
    ARCHIVE_AIP, /* Phụ lục I: to be kept in one's own */
};

/* One document of a dossier.  Texts are borrowed; where they come from stands beside them, for messages. */
struct archive_document {
    const char *name;     /* of its files, without ending: "2026-05_bao-cao-thang" */
    GBytes     *bytes;    /* the PDF */
    const char *kind;     /* as templates name it: "bao-cao" */
    struct text number;   /* may be absent */
    struct text notation; /* "BC-UBND"; may be absent */
    struct text organ, subject;
    struct date date;
    unsigned    n_pages;
    GPtrArray  *signers; /* of char * */
    struct span span;    /* of the document in the plan */
};

struct archive_dossier {
    const struct plan_archive *archive;
    const struct plan_dossier *dossier;
    int                        year;
    enum archive_form          form;
    GPtrArray                 *documents; /* of struct archive_document */
};

/* A package as it will stand in a folder or a ZIP. */
struct archive_package {
    char      *identifier; /* its OBJID */
    char      *folder;     /* its name as a folder */
    char      *code;       /* of the dossier: "H52.2026.01-KHCN" */
    char       date[32];   /* of its newest document, with the time zone */
    GPtrArray *files;      /* of struct archive_file, by path */
};

struct archive_file {
    char       *path; /* in the package */
    GBytes     *bytes;
    const char *mime;
    char       *sha256; /* in upper case */
    char       *id;     /* in METS */
};

/* Puts a dossier's documents in the order of date and name and makes its package.  NULL: it can't be made (reported).
 */
struct archive_package *archive_package_new(const struct archive_dossier *dossier, struct diags *diags);
void                    archive_package_free(struct archive_package *package);

/* Adds all files of a package to a set, as a folder or as one ZIP of that name.  False: reported. */
bool archive_add_folder(const struct archive_package *package, struct outputs *outputs, struct diags *diags);
bool archive_add_zip(const struct archive_package *package, const char *name, struct outputs *outputs,
                     struct diags *diags);

/* What a check looked at. */
struct archive_checked {
    unsigned n_files, n_documents;
    guint64  size; /* bytes */
};

/*
 * Checks a package, a folder or a ZIP, whoever made it: every file named with its size and sum, none besides, fields
 * and their lengths, counts, codes.  What is wrong is reported; false if anything is.
 */
bool archive_check(const char *path, struct archive_checked *checked, struct diags *diags);

#endif
