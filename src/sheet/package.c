/*
 * package.c -- a ZIP package that somebody sent, its parts read as XML: nothing it says of itself is believed.
 * What a part unpacks to is counted while it is read; two parts of one name, encrypted parts and a DOCTYPE are refused.
 * libxml2's own limits (10 MB of one text, 256 levels) stay, since XML_PARSE_HUGE is never given.
 */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "sheet_int.h"

struct package {
    struct book_builder *builder;
    zip_t               *zip;
    size_t               unpacked; /* of all parts so far */
};

static bool names_are_unique(struct package *package)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    zip_int64_t count = zip_get_num_entries(package->zip, 0);
    bool        good = true;

    for (zip_int64_t i = 0; good && i < count; i++) {
        const char *name = zip_get_name(package->zip, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);

        good = name != NULL && g_hash_table_add(names, (char *)name);
        if (!good)
            book_fail(package->builder, DIAG_SHEET_BROKEN,
                      name != NULL && g_utf8_validate(name, -1, NULL) ? name : NULL, "có hai phần cùng tên",
                      "two parts have one name");
    }
    g_hash_table_destroy(names);
    return good;
}

struct package *package_open(struct book_builder *builder, const char *bytes, size_t length)
{
    struct package *package = g_new0(struct package, 1);
    zip_error_t     error;
    zip_source_t   *source;

    package->builder = builder;
    zip_error_init(&error);
    source = zip_source_buffer_create(bytes, length, 0, &error);
    if (source != NULL && (package->zip = zip_open_from_source(source, ZIP_RDONLY, &error)) == NULL)
        zip_source_free(source);
    if (package->zip == NULL)
        book_fail(builder, DIAG_SHEET_BROKEN, NULL, "không mở được gói ZIP, có thể tệp bị cắt cụt",
                  zip_error_strerror(&error));
    else if (zip_get_num_entries(package->zip, 0) > SHEET_PARTS_MAX)
        book_fail(builder, DIAG_SHEET_TOO_MUCH, NULL, "quá nhiều phần", "too many parts");
    zip_error_fini(&error);
    if (builder->failed || !names_are_unique(package)) {
        package_free(package);
        return NULL;
    }
    return package;
}

void package_free(struct package *package)
{
    if (package->zip != NULL)
        zip_discard(package->zip);
    g_free(package);
}

bool package_has(const struct package *package, const char *name)
{
    return zip_name_locate(package->zip, name, 0) >= 0;
}

/* ---- Parts ---- */

/* For libxml2: the next bytes of a part. */
static int read_some(void *context, char *buffer, int length)
{
    struct part *part = context;
    zip_int64_t  got = zip_fread(part->file, buffer, (zip_uint64_t)length);

    if (got < 0)
        return -1;
    part->read += (size_t)got;
    part->package->unpacked += (size_t)got;
    part->ended = got == 0;
    part->too_much = part->read > SHEET_PART_MAX || part->package->unpacked > SHEET_PACKAGE_MAX ||
                     (part->read > (1u << 20) && part->read / (part->packed + 1) > SHEET_RATIO_MAX);
    return part->too_much ? -1 : (int)got;
}

/* What is wrong is told by part_step. */
static void say_nothing(void *data, xmlParserSeverities severity, xmlTextReaderLocatorPtr locator)
{
    (void)data;
    (void)severity;
    (void)locator;
}

static void say_nothing_as_text(void *data, const char *text, xmlParserSeverities severity,
                                xmlTextReaderLocatorPtr locator)
{
    (void)text;
    say_nothing(data, severity, locator);
}

bool part_open(struct part *part, struct package *package, const char *name)
{
    zip_stat_t status;

    *part = (struct part){.builder = package->builder, .package = package, .name = name};
    if (zip_stat(package->zip, name, 0, &status) != 0)
        return false;
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        return book_fail(part->builder, DIAG_SHEET_OLD, name, "", "");
    part->packed = (status.valid & ZIP_STAT_COMP_SIZE) ? status.comp_size : 0;
    if ((part->file = zip_fopen(package->zip, name, 0)) == NULL)
        return book_fail(part->builder, DIAG_SHEET_BROKEN, name, "không giải nén được", zip_strerror(package->zip));
    part->reader = xmlReaderForIO(read_some, NULL, part, NULL, NULL, XML_PARSE_NONET);
    if (part->reader == NULL) {
        zip_fclose(part->file);
        part->file = NULL;
        return book_fail(part->builder, DIAG_SHEET_BROKEN, name, "không đọc được XML", "can't be read as XML");
    }
    xmlTextReaderSetErrorHandler(part->reader, say_nothing_as_text, NULL);
    return true;
}

bool part_step(struct part *part)
{
    int state;

    if (part->reader == NULL || part->builder->failed)
        return false;
    state = xmlTextReaderRead(part->reader);
    if (part->too_much)
        return book_fail(part->builder, DIAG_SHEET_TOO_MUCH, part->name, "bung ra quá lớn", "unpacks to too much");
    if (state < 0)
        return book_fail(part->builder, DIAG_SHEET_BROKEN, part->name, "XML hỏng hoặc gói bị hư",
                         "not well-formed XML, or damaged");
    if (state == 1 && xmlTextReaderNodeType(part->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        return book_fail(part->builder, DIAG_SHEET_BROKEN, part->name, "có DOCTYPE, bảng tính không bao giờ có",
                         "has a DOCTYPE, which no spreadsheet has");
    return state == 1;
}

void part_close(struct part *part)
{
    char rest[4096];

    if (part->reader != NULL)
        xmlFreeTextReader(part->reader);
    while (part->file != NULL && !part->ended && !part->builder->failed && read_some(part, rest, sizeof rest) > 0)
        ; /* a checksum can only be judged at the end */
    if (part->file != NULL && zip_fclose(part->file) != 0)
        book_fail(part->builder, DIAG_SHEET_BROKEN, part->name, "sai mã kiểm (tệp bị hư)", "wrong checksum (damaged)");
    part->reader = NULL;
    part->file = NULL;
}

/* ---- Where the reader stands ---- */

static bool stands_on(const struct part *part, int type, const char *name)
{
    return xmlTextReaderNodeType(part->reader) == type &&
           strcmp((const char *)xmlTextReaderConstLocalName(part->reader), name) == 0;
}

bool part_opens(const struct part *part, const char *name)
{
    return stands_on(part, XML_READER_TYPE_ELEMENT, name);
}

bool part_closes(const struct part *part, const char *name)
{
    return stands_on(part, XML_READER_TYPE_END_ELEMENT, name);
}

bool part_is_empty(const struct part *part)
{
    return xmlTextReaderIsEmptyElement(part->reader) == 1;
}

const char *part_text(const struct part *part)
{
    return xmlTextReaderHasValue(part->reader) == 1 ? (const char *)xmlTextReaderConstValue(part->reader) : NULL;
}

void part_attributes(const struct part *part, const char *const *names, unsigned count, GString **values)
{
    for (unsigned i = 0; i < count; i++)
        g_string_set_size(values[i], 0);
    for (int more = xmlTextReaderMoveToFirstAttribute(part->reader); more == 1;
         more = xmlTextReaderMoveToNextAttribute(part->reader)) {
        const char *name = (const char *)xmlTextReaderConstLocalName(part->reader);

        for (unsigned i = 0; i < count; i++)
            if (strcmp(name, names[i]) == 0)
                g_string_assign(values[i], (const char *)xmlTextReaderConstValue(part->reader));
    }
    xmlTextReaderMoveToElement(part->reader);
}

char *part_attribute(const struct part *part, const char *name)
{
    GString *value = g_string_new(NULL);

    part_attributes(part, &name, 1, &value);
    return g_string_free(value, value->len == 0);
}

uint32_t part_number(const char *text, uint32_t otherwise, uint32_t most)
{
    guint64 number;

    if (text == NULL || !g_ascii_isdigit(text[0]))
        return otherwise;
    number = g_ascii_strtoull(text, NULL, 10);
    return number > most ? most : (uint32_t)number;
}
