/*
 * mets.c -- METS.xml of a package and of its representation.
 *
 * As the circular writes it; where it leaves a choice, as E-ARK's common specification wants it.  Two of E-ARK's rules
 * the circular breaks itself: the profile that it names (SIP2) and the divisions MetadataLink (CSIP107).
 */
#include <string.h>

#include "archive_int.h"
#include "base/program_version.h"

#define PROFILE "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
#define REPRESENTATION "Representations/rep1"

/* ---- Identifiers ---- */

/* "uuid-…" of a part of this file; to be freed. */
static char *part_id(const struct mets *mets, const char *part, const char *of)
{
    char *uuid = archive_uuid("part", mets->record, mets->root ? "package" : "rep1", part, of, NULL);
    char *id = g_strconcat("uuid-", uuid, NULL);

    g_free(uuid);
    return id;
}

static const char *relative(const struct mets *mets, const struct archive_file *file)
{
    return file->path + strlen(mets->folder);
}

/* ---- Header ---- */

static void put_agent(struct xml_out *xml, const char *type, const char *other, const char *name, const char *note_type,
                      const char *note)
{
    xml_out_open(xml, "agent", "ROLE", "CREATOR", "TYPE", type, "OTHERTYPE", other, NULL);
    xml_out_element(xml, "name", name, NULL);
    xml_out_element(xml, "note", note, "csip:NOTETYPE", note_type, NULL);
    xml_out_close(xml);
}

/* Two agents: the circular has the program in one file and the body in the other, E-ARK wants both in each. */
static void put_header(struct xml_out *xml, const struct mets *mets)
{
    xml_out_open(xml, "metsHdr", "CREATEDATE", mets->date, "LASTMODDATE", mets->date, "RECORDSTATUS", "NEW",
                 "csip:OAISPACKAGETYPE", mets->form == ARCHIVE_SIP ? "SIP" : "AIP", NULL);
    put_agent(xml, "OTHER", "SOFTWARE", ARCHIVE_PROGRAM, "SOFTWARE VERSION", PROGRAM_VERSION);
    put_agent(xml, "ORGANIZATION", NULL, mets->organ, "IDENTIFICATIONCODE", mets->fonds);
    if (mets->root)
        xml_out_element(xml, "altRecordID", mets->record, "TYPE", "SUBMISSIONAGREEMENT", NULL);
    xml_out_close(xml);
}

/* ---- References ---- */

static void put_metadata(struct xml_out *xml, const struct mets *mets, const struct archive_file *file,
                         const char *type, const char *version)
{
    char size[24];

    g_snprintf(size, sizeof size, "%" G_GSIZE_FORMAT, g_bytes_get_size(file->bytes));
    xml_out_element(xml, "mdRef", NULL, "LOCTYPE", "URL", "MDTYPE", type, "MDTYPEVERSION", version, "xlink:type",
                    "simple", "xlink:href", relative(mets, file), "MIMETYPE", file->mime, "SIZE", size, "CREATED",
                    mets->date, "CHECKSUM", file->sha256, "CHECKSUMTYPE", "SHA-256", NULL);
}

static void put_descriptions(struct xml_out *xml, const struct mets *mets)
{
    for (guint i = 0; i < mets->described->len; i++) {
        const struct archive_file *file = mets->described->pdata[i];
        char                      *id = part_id(mets, "dmdSec", file->path);

        xml_out_open(xml, "dmdSec", "ID", id, "CREATED", mets->date, "STATUS", "CURRENT", NULL);
        put_metadata(xml, mets, file, "DC", "1.0.0");
        xml_out_close(xml);
        g_free(id);
    }
}

/* Empty in a SIP, as in the packages that are handed over. */
static void put_preservation(struct xml_out *xml, const struct mets *mets)
{
    char *id = part_id(mets, "amdSec", ""), *inner = part_id(mets, "digiprovMD", "");

    xml_out_open(xml, "amdSec", "ID", id, NULL);
    if (mets->preservation != NULL) {
        xml_out_open(xml, "digiprovMD", "ID", inner, "CREATED", mets->date, "STATUS", "CURRENT", NULL);
        put_metadata(xml, mets, mets->preservation, "PREMIS", "3.0");
        xml_out_close(xml);
    }
    xml_out_close(xml);
    g_free(inner);
    g_free(id);
}

/* ---- Files ---- */

static void put_file(struct xml_out *xml, const struct mets *mets, const struct archive_file *file)
{
    char size[24];

    g_snprintf(size, sizeof size, "%" G_GSIZE_FORMAT, g_bytes_get_size(file->bytes));
    xml_out_open(xml, "file", "ID", file->id, "MIMETYPE", file->mime, "SIZE", size, "CREATED", mets->date, "CHECKSUM",
                 file->sha256, "CHECKSUMTYPE", "SHA-256", NULL);
    xml_out_element(xml, "FLocat", NULL, "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", relative(mets, file),
                    NULL);
    xml_out_close(xml);
}

static void put_files(struct xml_out *xml, const struct mets *mets)
{
    char *section = part_id(mets, "fileSec", ""), *group = part_id(mets, "fileGrp", "held");
    char *representation = part_id(mets, "fileGrp", REPRESENTATION);

    xml_out_open(xml, "fileSec", "ID", section, NULL);
    xml_out_open(xml, "fileGrp", "ID", group, "USE", mets->root ? "Schemas" : "Data", NULL);
    for (guint i = 0; i < mets->held->len; i++)
        put_file(xml, mets, mets->held->pdata[i]);
    xml_out_close(xml);
    if (mets->representation != NULL) {
        xml_out_open(xml, "fileGrp", "ID", representation, "USE", REPRESENTATION, "csip:CONTENTINFORMATIONTYPE",
                     "MIXED", NULL);
        put_file(xml, mets, mets->representation);
        xml_out_close(xml);
    }
    xml_out_close(xml);
    g_free(section);
    g_free(group);
    g_free(representation);
}

/* ---- Structure ---- */

/* All descriptions, for E-ARK; the circular asks for the first of them. */
static void put_metadata_division(struct xml_out *xml, const struct mets *mets)
{
    char    *id = part_id(mets, "div", "Metadata"), *preservation = part_id(mets, "digiprovMD", "");
    GString *all = g_string_new(NULL);

    for (guint i = 0; i < mets->described->len; i++) {
        char *one = part_id(mets, "dmdSec", ((const struct archive_file *)mets->described->pdata[i])->path);
        g_string_append_printf(all, "%s%s", i > 0 ? " " : "", one);
        g_free(one);
    }
    xml_out_element(xml, "div", NULL, "ID", id, "LABEL", "Metadata", "DMDID", all->str, "ADMID",
                    mets->preservation != NULL ? preservation : NULL, NULL);
    g_string_free(all, TRUE);
    g_free(preservation);
    g_free(id);
}

static void put_held_division(struct xml_out *xml, const struct mets *mets)
{
    char *id = part_id(mets, "div", "held"), *group = part_id(mets, "fileGrp", "held");

    xml_out_open(xml, "div", "ID", id, "LABEL", mets->root ? "Schemas" : "Data", NULL);
    xml_out_element(xml, "fptr", NULL, "FILEID", group, NULL);
    xml_out_close(xml);
    g_free(group);
    g_free(id);
}

static void put_representation_division(struct xml_out *xml, const struct mets *mets)
{
    char *id = part_id(mets, "div", REPRESENTATION), *group = part_id(mets, "fileGrp", REPRESENTATION);

    xml_out_open(xml, "div", "ID", id, "LABEL", REPRESENTATION, NULL);
    xml_out_element(xml, "mptr", NULL, "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href",
                    relative(mets, mets->representation), "xlink:title", group, NULL);
    xml_out_close(xml);
    g_free(group);
    g_free(id);
}

/* Which description belongs to which document: the circular's own way. */
static void put_links(struct xml_out *xml, const struct mets *mets)
{
    char *id = part_id(mets, "div", "MetadataLink");

    xml_out_open(xml, "div", "ID", id, "LABEL", "MetadataLink", NULL);
    for (guint i = 0; i < mets->held->len; i++) {
        const struct archive_file *file = mets->held->pdata[i];
        char                      *one = part_id(mets, "div", file->path);
        char *described = part_id(mets, "dmdSec", ((const struct archive_file *)mets->described->pdata[i])->path);
        char *preservation = part_id(mets, "digiprovMD", "");

        xml_out_open(xml, "div", "ID", one, "LABEL", "MetadataLink/File", "DMDID", described, "ADMID",
                     mets->preservation != NULL ? preservation : NULL, NULL);
        xml_out_element(xml, "fptr", NULL, "FILEID", file->id, NULL);
        xml_out_close(xml);
        g_free(preservation);
        g_free(described);
        g_free(one);
    }
    xml_out_close(xml);
    g_free(id);
}

static void put_structure(struct xml_out *xml, const struct mets *mets)
{
    char       *id = part_id(mets, "structMap", ""), *top = part_id(mets, "div", "");
    const char *type = mets->form == ARCHIVE_SIP ? "ORIGINAL" : "NORMALIZED";

    xml_out_open(xml, "structMap", "ID", id, "TYPE", "PHYSICAL", "LABEL", "CSIP", NULL);
    xml_out_open(xml, "div", "ID", top, "LABEL", mets->identifier, "TYPE", mets->root ? NULL : type, NULL);
    put_metadata_division(xml, mets);
    put_held_division(xml, mets);
    if (mets->representation != NULL)
        put_representation_division(xml, mets);
    if (!mets->root)
        put_links(xml, mets);
    xml_out_close(xml);
    xml_out_close(xml);
    g_free(top);
    g_free(id);
}

GBytes *mets_write(const struct mets *mets)
{
    const char    *up = mets->root ? "" : "../../";
    struct xml_out xml;
    char          *schemas = g_strdup_printf("http://www.loc.gov/METS/ %sschemas/METS.xsd http://www.w3.org/1999/xlink "
                                                      "%sschemas/xlink.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS "
                                                      "%sschemas/DILCISExtensionMETS.xsd",
                                             up, up, up);

    xml_out_begin(&xml);
    xml_out_open(&xml, "mets", "xmlns", "http://www.loc.gov/METS/", "xmlns:csip",
                 "https://DILCIS.eu/XML/METS/CSIPExtensionMETS", "xmlns:xlink", "http://www.w3.org/1999/xlink",
                 "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", "OBJID", mets->identifier, "LABEL",
                 mets->label, "TYPE", "Mixed", "csip:CONTENTINFORMATIONTYPE", "MIXED", "PROFILE", PROFILE,
                 "xsi:schemaLocation", schemas, NULL);
    g_free(schemas);
    put_header(&xml, mets);
    put_descriptions(&xml, mets);
    put_preservation(&xml, mets);
    put_files(&xml, mets);
    put_structure(&xml, mets);
    return xml_out_end(&xml);
}
