/*
 * premis.c -- PREMIS 3 of an AIP: what is kept, how it came about, by what.
 */
#include "archive_int.h"
#include "base/program_version.h"

static void put_identifier(struct xml_out *xml, const char *of, const char *type, const char *value)
{
    char *outer = g_strconcat(of, "Identifier", NULL), *kind = g_strconcat(of, "IdentifierType", NULL),
         *text = g_strconcat(of, "IdentifierValue", NULL);

    xml_out_open(xml, outer, NULL);
    xml_out_element(xml, kind, type, NULL);
    xml_out_element(xml, text, value, NULL);
    xml_out_close(xml);
    g_free(outer);
    g_free(kind);
    g_free(text);
}

static void put_entity(struct xml_out *xml, const char *identifier)
{
    xml_out_open(xml, "object", "xsi:type", "intellectualEntity", NULL);
    put_identifier(xml, "object", "local", identifier);
    xml_out_close(xml);
}

static void put_file(struct xml_out *xml, const struct archive_file *file)
{
    char size[24];

    g_snprintf(size, sizeof size, "%" G_GSIZE_FORMAT, g_bytes_get_size(file->bytes));
    xml_out_open(xml, "object", "xsi:type", "file", NULL);
    put_identifier(xml, "object", "File", file->id);
    xml_out_open(xml, "objectCharacteristics", NULL);
    xml_out_open(xml, "fixity", NULL);
    xml_out_element(xml, "messageDigestAlgorithm", "SHA-256", NULL);
    xml_out_element(xml, "messageDigest", file->sha256, NULL);
    xml_out_close(xml);
    xml_out_element(xml, "size", size, NULL);
    xml_out_open(xml, "format", NULL);
    xml_out_open(xml, "formatDesignation", NULL);
    xml_out_element(xml, "formatName", file->mime, NULL);
    xml_out_close(xml);
    xml_out_close(xml);
    xml_out_close(xml);
    xml_out_element(xml, "originalName", file->path, NULL);
    xml_out_close(xml);
}

/* note: NULL: none. */
static void put_event(struct xml_out *xml, const char *type, const char *date, const char *note, const char *agent,
                      const char *object_type, const char *object)
{
    char *uuid = archive_uuid("event", type, date, object, NULL);

    xml_out_open(xml, "event", NULL);
    put_identifier(xml, "event", "UUID", uuid);
    xml_out_element(xml, "eventType", type, NULL);
    xml_out_element(xml, "eventDateTime", date, NULL);
    xml_out_open(xml, "eventOutcomeInformation", NULL);
    xml_out_element(xml, "eventOutcome", "00", NULL);
    if (note != NULL) {
        xml_out_open(xml, "eventOutcomeDetail", NULL);
        xml_out_element(xml, "eventOutcomeDetailNote", note, NULL);
        xml_out_close(xml);
    }
    xml_out_close(xml);
    xml_out_open(xml, "linkingAgentIdentifier", NULL);
    xml_out_element(xml, "linkingAgentIdentifierType", "software", NULL);
    xml_out_element(xml, "linkingAgentIdentifierValue", agent, NULL);
    xml_out_element(xml, "linkingAgentRole", "executing program", NULL);
    xml_out_close(xml);
    xml_out_open(xml, "linkingObjectIdentifier", NULL);
    xml_out_element(xml, "linkingObjectIdentifierType", object_type, NULL);
    xml_out_element(xml, "linkingObjectIdentifierValue", object, NULL);
    xml_out_element(xml, "linkingObjectRole", "outcome", NULL);
    xml_out_close(xml);
    xml_out_close(xml);
    g_free(uuid);
}

/* Who signed: the signatures were found whole when the package was made. */
static void put_signatures(struct xml_out *xml, const char *date, const char *agent, const struct archive_file *file,
                           const GPtrArray *signers)
{
    GString *note = g_string_new(NULL);

    for (guint i = 0; i < signers->len; i++)
        g_string_append_printf(note, "%s%s", i > 0 ? "; " : "", (const char *)signers->pdata[i]);
    put_event(xml, "digital signature validation", date, note->str, agent, "File", file->id);
    g_string_free(note, TRUE);
}

GBytes *premis_write(const char *identifier, const char *date, const GPtrArray *files, const GPtrArray *documents)
{
    static const char agent[] = ARCHIVE_PROGRAM " " PROGRAM_VERSION;
    struct xml_out    xml;

    xml_out_begin(&xml);
    xml_out_open(&xml, "premis", "xmlns", "http://www.loc.gov/premis/v3", "xmlns:xsi",
                 "http://www.w3.org/2001/XMLSchema-instance", "version", "3.0", NULL);
    if (files == NULL)
        put_entity(&xml, identifier);
    for (guint i = 0; files != NULL && i < files->len; i++)
        put_file(&xml, files->pdata[i]);
    if (files == NULL)
        put_event(&xml, "information package creation", date, NULL, agent, "local", identifier);
    for (guint i = 0; files != NULL && i < files->len; i++) {
        const struct archive_file     *file = files->pdata[i];
        const struct archive_document *document = documents->pdata[i];

        put_event(&xml, "information package creation", date, NULL, agent, "File", file->id);
        if (document->signers->len > 0)
            put_signatures(&xml, date, agent, file, document->signers);
    }
    xml_out_open(&xml, "agent", NULL);
    put_identifier(&xml, "agent", "software", agent);
    xml_out_element(&xml, "agentName", ARCHIVE_PROGRAM, NULL);
    xml_out_element(&xml, "agentType", "software", NULL);
    xml_out_element(&xml, "agentVersion", PROGRAM_VERSION, NULL);
    xml_out_close(&xml);
    return xml_out_end(&xml);
}
