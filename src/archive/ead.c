/*
 * ead.c -- EAD.xml and EAD_doc of the circular, which are no EAD: their fields, the lengths, the schemas.
 *
 * The circular names 18 fields of a dossier in its XML, 17 in its table and 16 in its schema: all 18 are written.  Its
 * schemas differ from its data; ours are made from the tables by which the data are written.
 */
#include <string.h>

#include "archive_int.h"

#define DATE_LENGTH 10 /* DD/MM/YYYY */

#define DOSSIER(code)                                                                                                  \
    {                                                                                                                  \
        {code, EAD_FILE_CODE, EAD_TEXT, 100, true}, {"title", EAD_TITLE, EAD_TEXT, 1000, true},                        \
            {"maintenance", EAD_MAINTENANCE, EAD_CODE, 100, true}, {"mode", EAD_MODE, EAD_CODE, 30, true},             \
            {"language", EAD_LANGUAGE, EAD_CODE, 100, true}, {"startDate", EAD_START, EAD_DATE, 0, true},              \
            {"endDate", EAD_END, EAD_DATE, 0, true}, {"keyword", EAD_KEYWORD, EAD_TEXT, 100, false},                   \
            {"totalDoc", EAD_TOTAL, EAD_COUNT, 10, true}, {"numberOfPaper", EAD_PAPERS, EAD_COUNT, 10, true},          \
            {"numberOfPage", EAD_PAGES, EAD_COUNT, 10, true}, {"format", EAD_FORMAT, EAD_TEXT, 50, false},             \
            {"inforSign", EAD_SIGN, EAD_TEXT, 30, false}, {"confidenceLevel", EAD_CONFIDENCE, EAD_CODE, 40, false},    \
            {"paperFileCode", EAD_PAPER_CODE, EAD_TEXT, 100, false},                                                   \
            {"riskRecovery", EAD_RECOVERY, EAD_SWITCH, 1, true},                                                       \
            {"riskRecoveryStatus", EAD_RECOVERY_STATUS, EAD_CODE, 2, false},                                           \
            {"description", EAD_DESCRIPTION, EAD_TEXT, 2000, false}, {NULL, 0, 0, 0, false},                           \
    }

static const struct ead_field dossier_sip[] = DOSSIER("fileCode");
static const struct ead_field dossier_aip[] = DOSSIER("arcFileCode");

static const struct ead_field document_sip[] = {
    {"docId", EAD_DOC_ID, EAD_TEXT, 25, true},
    {"docCode", EAD_DOC_CODE, EAD_TEXT, 100, true},
    {"maintenance", EAD_MAINTENANCE, EAD_CODE, 100, true},
    {"typeName", EAD_TYPE, EAD_CODE, 10, true},
    {"codeNumber", EAD_NUMBER, EAD_TEXT, 11, false},
    {"codeNotation", EAD_NOTATION, EAD_TEXT, 30, false},
    {"issuedDate", EAD_ISSUED, EAD_DATE, 0, true},
    {"organName", EAD_ORGAN, EAD_TEXT, 200, true},
    {"subject", EAD_SUBJECT, EAD_TEXT, 500, true},
    {"language", EAD_LANGUAGE, EAD_CODE, 100, true},
    {"numberOfPage", EAD_PAGES, EAD_COUNT, 4, true},
    {"inforSign", EAD_SIGN, EAD_TEXT, 30, false},
    {"keyword", EAD_KEYWORD, EAD_TEXT, 100, false},
    {"mode", EAD_MODE, EAD_CODE, 20, true},
    {"confidenceLevel", EAD_CONFIDENCE, EAD_CODE, 30, false},
    {"autograph", EAD_AUTOGRAPH, EAD_TEXT, 2000, false},
    {"format", EAD_FORMAT, EAD_TEXT, 50, false},
    {"process", EAD_PROCESS, EAD_SWITCH, 1, false},
    {"riskRecovery", EAD_RECOVERY, EAD_SWITCH, 1, true},
    {"riskRecoveryStatus", EAD_RECOVERY_STATUS, EAD_CODE, 2, false},
    {"description", EAD_DESCRIPTION, EAD_TEXT, 500, false},
    {NULL, 0, 0, 0, false},
};

static const struct ead_field document_aip[] = {
    {"arcFileCode", EAD_FILE_CODE, EAD_TEXT, 100, true},
    {"mode", EAD_MODE, EAD_CODE, 20, true},
    {"language", EAD_LANGUAGE, EAD_CODE, 100, true},
    {"keyword", EAD_KEYWORD, EAD_TEXT, 100, false},
    {"numberOfPage", EAD_PAGES, EAD_COUNT, 4, true},
    {"format", EAD_FORMAT, EAD_TEXT, 50, false},
    {"inforSign", EAD_SIGN, EAD_TEXT, 30, false},
    {"confidenceLevel", EAD_CONFIDENCE, EAD_CODE, 30, false},
    {"description", EAD_DESCRIPTION, EAD_TEXT, 500, false},
    {"docCode", EAD_DOC_CODE, EAD_TEXT, 100, true},
    {"docOrdinal", EAD_ORDINAL, EAD_COUNT, 7, true}, /* the circular gives no length: as in docCode */
    {"typeName", EAD_TYPE, EAD_CODE, 10, true},
    {"codeNumber", EAD_NUMBER, EAD_TEXT, 11, false},
    {"codeNotation", EAD_NOTATION, EAD_TEXT, 30, false},
    {"issuedDate", EAD_ISSUED, EAD_DATE, 0, true},
    {"organName", EAD_ORGAN, EAD_TEXT, 200, true},
    {"subject", EAD_SUBJECT, EAD_TEXT, 500, true},
    {"autograph", EAD_AUTOGRAPH, EAD_TEXT, 2000, false},
    {"process", EAD_PROCESS, EAD_SWITCH, 1, false},
    {NULL, 0, 0, 0, false},
};

/* Every package carries the schemas of pictures and recordings, too; none of ours holds any. */
#define NO_KEY EAD_KEY_COUNT
static const struct ead_field picture[] = {
    {"docCode", NO_KEY, EAD_TEXT, 100, true},
    {"maintenance", NO_KEY, EAD_CODE, 100, true},
    {"typePic", NO_KEY, EAD_CODE, 2, true},
    {"archivesNumber", NO_KEY, EAD_TEXT, 50, false},
    {"inforSign", NO_KEY, EAD_TEXT, 30, false},
    {"eventName", NO_KEY, EAD_TEXT, 500, false},
    {"imageTitle", NO_KEY, EAD_TEXT, 500, true},
    {"photographer", NO_KEY, EAD_TEXT, 300, false},
    {"photoPlace", NO_KEY, EAD_TEXT, 300, false},
    {"photoTime", NO_KEY, EAD_DATE, 0, false},
    {"colour", NO_KEY, EAD_CODE, 2, false},
    {"filmSize", NO_KEY, EAD_TEXT, 30, false},
    {"docAttached", NO_KEY, EAD_SWITCH, 1, false},
    {"mode", NO_KEY, EAD_CODE, 20, true},
    {"format", NO_KEY, EAD_TEXT, 50, false},
    {"riskRecovery", NO_KEY, EAD_SWITCH, 1, true},
    {"riskRecoveryStatus", NO_KEY, EAD_CODE, 2, false},
    {"description", NO_KEY, EAD_TEXT, 500, false},
    {NULL, 0, 0, 0, false},
};
static const struct ead_field recording[] = {
    {"docCode", NO_KEY, EAD_TEXT, 100, true},      {"maintenance", NO_KEY, EAD_CODE, 100, true},
    {"typeMedia", NO_KEY, EAD_CODE, 2, true},      {"archivesNumber", NO_KEY, EAD_TEXT, 50, false},
    {"inforSign", NO_KEY, EAD_TEXT, 30, false},    {"eventName", NO_KEY, EAD_TEXT, 500, false},
    {"movieTitle", NO_KEY, EAD_TEXT, 500, true},   {"recorder", NO_KEY, EAD_TEXT, 300, false},
    {"recordPlace", NO_KEY, EAD_TEXT, 300, false}, {"recordDate", NO_KEY, EAD_DATE, 0, false},
    {"language", NO_KEY, EAD_CODE, 100, false},    {"playTime", NO_KEY, EAD_TEXT, 8, false},
    {"docAttached", NO_KEY, EAD_SWITCH, 1, false}, {"mode", NO_KEY, EAD_CODE, 20, true},
    {"quality", NO_KEY, EAD_TEXT, 50, false},      {"format", NO_KEY, EAD_TEXT, 50, false},
    {"riskRecovery", NO_KEY, EAD_SWITCH, 1, true}, {"riskRecoveryStatus", NO_KEY, EAD_CODE, 2, false},
    {"description", NO_KEY, EAD_TEXT, 500, false}, {NULL, 0, 0, 0, false},
};

const struct ead_field *const ead_dossier_fields[2] = {dossier_sip, dossier_aip};
const struct ead_field *const ead_document_fields[2] = {document_sip, document_aip};

const struct ead_field *ead_find(const struct ead_field *fields, const char *name)
{
    for (; fields->name != NULL; fields++)
        if (strcmp(fields->name, name) == 0)
            return fields;
    return NULL;
}

/* ---- Values ---- */

void ead_set(struct ead_values *values, enum ead_key key, char *text, struct span span)
{
    g_free(values->of[key].text);
    values->of[key] = (struct ead_value){text, span};
}

void ead_clear(struct ead_values *values)
{
    for (unsigned i = 0; i < EAD_KEY_COUNT; i++)
        g_free(values->of[i].text);
    *values = (struct ead_values){0};
}

static const char *value_text(const struct ead_values *values, const struct ead_field *field)
{
    const char *text = values->of[field->key].text;

    return text != NULL ? text : "";
}

bool ead_field_fits(const struct ead_field *field, const char *text, struct span span, struct diags *diags)
{
    glong length = g_utf8_strlen(text, -1);
    char  said[24], most[24];

    if (field->most > 0 && length > (glong)field->most) {
        g_snprintf(said, sizeof said, "%ld", length);
        g_snprintf(most, sizeof most, "%u", field->most);
        diag(diags, DIAG_ARCHIVE_TOO_LONG, span, field->name, said, most, NULL);
        return false;
    }
    if (field->required && length == 0) {
        diag(diags, DIAG_ARCHIVE_FIELD_EMPTY, span, field->name, NULL);
        return false;
    }
    return true;
}

bool ead_values_fit(const struct ead_values *values, const struct ead_field *fields, struct diags *diags)
{
    bool good = true;

    for (; fields->name != NULL; fields++)
        good = ead_field_fits(fields, value_text(values, fields), values->of[fields->key].span, diags) && good;
    return good;
}

GBytes *ead_write(const struct ead_values *values, const struct ead_field *fields)
{
    struct xml_out xml;

    xml_out_begin(&xml);
    xml_out_open(&xml, "simpledc", NULL);
    for (; fields->name != NULL; fields++) {
        const char *text = value_text(values, fields);
        xml_out_element(&xml, fields->name, *text != '\0' ? text : NULL, NULL);
    }
    return xml_out_end(&xml);
}

/* ---- Schemas ---- */

static void put_facet(struct xml_out *xml, const char *name, unsigned value)
{
    char text[16];

    g_snprintf(text, sizeof text, "%u", value);
    xml_out_element(xml, name, NULL, "value", text, NULL);
}

static const char *pattern_of(enum ead_kind kind, bool required)
{
    switch (kind) {
    case EAD_COUNT:
        return required ? "[0-9]+" : "[0-9]*";
    case EAD_DATE:
        return required ? "[0-9]{2}/[0-9]{2}/[0-9]{4}" : "([0-9]{2}/[0-9]{2}/[0-9]{4})?";
    case EAD_CODE:
        return required ? "[0-9]{2}(;[0-9]{2})*" : "([0-9]{2}(;[0-9]{2})*)?";
    case EAD_SWITCH:
        return required ? "[01]" : "[01]?";
    case EAD_TEXT:
        break;
    }
    return NULL;
}

static void put_field(struct xml_out *xml, const struct ead_field *field)
{
    const char *pattern = pattern_of(field->kind, field->required);

    xml_out_open(xml, "xs:element", "name", field->name, NULL);
    xml_out_open(xml, "xs:simpleType", NULL);
    xml_out_open(xml, "xs:restriction", "base", "xs:string", NULL);
    if (field->required)
        put_facet(xml, "xs:minLength", 1);
    put_facet(xml, "xs:maxLength", field->kind == EAD_DATE ? DATE_LENGTH : field->most);
    if (pattern != NULL)
        xml_out_element(xml, "xs:pattern", NULL, "value", pattern, NULL);
    xml_out_close(xml);
    xml_out_close(xml);
    xml_out_close(xml);
}

/* The fields in any order: real packages have them so. */
GBytes *ead_schema(enum archive_form form, unsigned which, const char **file)
{
    static const char *const files[EAD_SCHEMAS] = {"EAD.xsd", "EAD_doc.xsd", "EAD_pic.xsd", "EAD_media.xsd"};
    const struct ead_field  *tables[EAD_SCHEMAS] = {ead_dossier_fields[form], ead_document_fields[form], picture,
                                                    recording};
    struct xml_out           xml;

    *file = files[which];
    xml_out_begin(&xml);
    xml_out_open(&xml, "xs:schema", "xmlns:xs", "http://www.w3.org/2001/XMLSchema", "elementFormDefault", "qualified",
                 NULL);
    xml_out_open(&xml, "xs:element", "name", "simpledc", NULL);
    xml_out_open(&xml, "xs:complexType", NULL);
    xml_out_open(&xml, "xs:all", NULL);
    for (const struct ead_field *field = tables[which]; field->name != NULL; field++)
        put_field(&xml, field);
    return xml_out_end(&xml);
}
