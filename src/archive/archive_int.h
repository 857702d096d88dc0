/*
 * archive_int.h -- what the files of src/archive share.
 *
 * archive.c         a dossier becomes a package: which files, in which order
 * ead.c             EAD.xml, EAD_doc: fields, their lengths, their schemas
 * mets.c            METS.xml of the package and of its representation
 * premis.c          PREMIS of an AIP
 * xml_out.c         XML by libxml2's writer; identifiers from content
 * archive_zip.c     packages as ZIP
 * archive_tree.c    a folder or a ZIP that somebody sent, for archive_check.c
 */
#ifndef BAOCAO_ARCHIVE_INT_H
#define BAOCAO_ARCHIVE_INT_H

#include <glib.h>
#include <libxml/xmlwriter.h>

#include "archive.h"
#include "base/diag.h"

#define ARCHIVE_PROGRAM "baocao"

/* ---- XML (xml_out.c) ---- */

/* XML in the making, indented. */
struct xml_out {
    xmlBufferPtr     buffer;
    xmlTextWriterPtr writer;
};

void    xml_out_begin(struct xml_out *xml);
GBytes *xml_out_end(struct xml_out *xml);
/* An element, its attributes in pairs ended by NULL; a pair without a value is left out. */
void xml_out_open(struct xml_out *xml, const char *name, ...) G_GNUC_NULL_TERMINATED;
void xml_out_close(struct xml_out *xml);
/* The same, with a text or, if that is NULL, empty; closed. */
void xml_out_element(struct xml_out *xml, const char *name, const char *text, ...) G_GNUC_NULL_TERMINATED;

/* ---- Identifiers (xml_out.c) ---- */

#define UUID_LENGTH 36
/* Version 8 of RFC 9562, in upper case: the beginning of the SHA-256 of the texts, ended by NULL.  To be freed. */
char *archive_uuid(const char *first, ...) G_GNUC_NULL_TERMINATED;
char *archive_uuid_of(const void *bytes, size_t length);
/* The SHA-256 in upper case; to be freed. */
char *archive_sha256(const void *bytes, size_t length);

/* ---- Fields (ead.c) ---- */

enum ead_key {
    EAD_FILE_CODE,
    EAD_TITLE,
    EAD_MAINTENANCE,
    EAD_MODE,
    EAD_LANGUAGE,
    EAD_START,
    EAD_END,
    EAD_KEYWORD,
    EAD_TOTAL,
    EAD_PAPERS,
    EAD_PAGES,
    EAD_FORMAT,
    EAD_SIGN,
    EAD_CONFIDENCE,
    EAD_PAPER_CODE,
    EAD_RECOVERY,
    EAD_RECOVERY_STATUS,
    EAD_DESCRIPTION,
    EAD_DOC_ID,
    EAD_DOC_CODE,
    EAD_ORDINAL,
    EAD_TYPE,
    EAD_NUMBER,
    EAD_NOTATION,
    EAD_ISSUED,
    EAD_ORGAN,
    EAD_SUBJECT,
    EAD_AUTOGRAPH,
    EAD_PROCESS,
    EAD_KEY_COUNT
};

enum ead_kind { EAD_TEXT, EAD_COUNT, EAD_DATE, EAD_CODE, EAD_SWITCH };

struct ead_field {
    const char   *name; /* NULL ends a table */
    enum ead_key  key;
    enum ead_kind kind;
    unsigned      most; /* characters; 0: by its kind */
    bool          required;
};

struct ead_value {
    char       *text; /* owned; NULL counts as "" */
    struct span span; /* where it was said */
};
struct ead_values {
    struct ead_value of[EAD_KEY_COUNT];
};

/* By form: of the package, of a document. */
extern const struct ead_field *const ead_dossier_fields[2], *const ead_document_fields[2];
const struct ead_field *ead_find(const struct ead_field *fields, const char *name);

/* Takes over the text. */
void ead_set(struct ead_values *values, enum ead_key key, char *text, struct span span);
void ead_clear(struct ead_values *values);
/* What is too long, or missing, is reported at its place; false if anything is. */
bool ead_field_fits(const struct ead_field *field, const char *text, struct span span, struct diags *diags);
bool ead_values_fit(const struct ead_values *values, const struct ead_field *fields, struct diags *diags);
/* The file. */
GBytes *ead_write(const struct ead_values *values, const struct ead_field *fields);
/* The schemas that each package carries: of dossier, document, picture, recording.  file: its name, borrowed. */
GBytes *ead_schema(enum archive_form form, unsigned which, const char **file);
#define EAD_SCHEMAS 4

/* Schemas of METS and what it imports, by src/archive/embed-xsd.sh. */
struct archive_schema {
    const char *file, *text;
};
extern const struct archive_schema archive_schemas[]; /* ends with NULL */

/* ---- METS and PREMIS ---- */

/* What METS tells of a package or of its representation. */
struct mets {
    enum archive_form    form;
    bool                 root;
    const char          *identifier, *label, *date, *record; /* record: the dossier's code */
    const char          *organ, *fonds;
    GPtrArray           *described; /* of struct archive_file: metadata, in order */
    GPtrArray           *held;      /* of struct archive_file: schemas, or documents beside described */
    struct archive_file *preservation, *representation; /* may be NULL */
    const char          *folder;                        /* what paths are relative to: "" or "representations/rep1/" */
};
GBytes *mets_write(const struct mets *mets);

/* Of the package: what it is; documents NULL.  Of the representation: each of its files. */
GBytes *premis_write(const char *identifier, const char *date, const GPtrArray *files, const GPtrArray *documents);

/* ---- Packages as files ---- */

/* The ZIP of a package; NULL: out of its limits (reported). */
GBytes *archive_zip(const struct archive_package *package, struct diags *diags);

/* A file that was found. */
struct tree_file {
    guint64 size;
    char   *sha256; /* in upper case */
    GBytes *bytes;  /* of XML; NULL: others, and those too large */
};
/* Reads all of a folder or ZIP: path -> struct tree_file.  NULL: reported.  name: the package's folder, to be freed. */
GHashTable *archive_tree_read(const char *path, char **name, struct diags *diags);

#endif
