/*
 * archive_zip.c -- a package as ZIP: stored, not compressed (PDFs are already), so that its bytes depend on no version
 * of a compressor; times are the package's own.
 */
#include <stdlib.h>
#include <zip.h>

#include "archive_int.h"

/* MS-DOS date: days, months, years since 1980; the time of day is 00:00. */
static zip_uint16_t dos_date(const char *date)
{
    int year = atoi(date), month = atoi(date + 5), day = atoi(date + 8);

    return (zip_uint16_t)((MAX(year - 1980, 0) << 9) | (month << 5) | day);
}

static bool add_file(zip_t *zip, const struct archive_package *package, const struct archive_file *file)
{
    gsize         length;
    const void   *bytes = g_bytes_get_data(file->bytes, &length);
    char         *path = g_strdup_printf("%s/%s", package->folder, file->path);
    zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);
    zip_int64_t   index = source != NULL ? zip_file_add(zip, path, source, ZIP_FL_ENC_UTF_8) : -1;

    if (index < 0 && source != NULL)
        zip_source_free(source);
    g_free(path);
    return index >= 0 && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(zip, (zip_uint64_t)index, 0, dos_date(package->date), 0) == 0 &&
           zip_file_set_external_attributes(zip, (zip_uint64_t)index, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)0100644 << 16) ==
               0;
}

/* What was written; NULL: it can't be read again. */
static GBytes *bytes_of(zip_source_t *source)
{
    zip_stat_t status;
    char      *bytes;

    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
        return NULL;
    bytes = g_malloc(status.size);
    if (zip_source_read(source, bytes, status.size) != (zip_int64_t)status.size) {
        g_free(bytes);
        bytes = NULL;
    }
    zip_source_close(source);
    return bytes != NULL ? g_bytes_new_take(bytes, status.size) : NULL;
}

GBytes *archive_zip(const struct archive_package *package, struct diags *diags)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t        *zip;
    GBytes       *bytes = NULL;
    bool          good = source != NULL;

    if (good)
        zip_source_keep(source); /* for reading what was written */
    zip = good ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    good = zip != NULL;
    for (guint i = 0; good && i < package->files->len; i++)
        good = add_file(zip, package, package->files->pdata[i]);
    if (zip != NULL && !good)
        zip_discard(zip);
    else if (zip != NULL && zip_close(zip) == 0)
        bytes = bytes_of(source);
    if (source != NULL)
        zip_source_free(source);
    if (bytes == NULL)
        diag(diags, DIAG_ARCHIVE_NO_ZIP, SPAN_NONE, package->folder, NULL);
    return bytes;
}
