/*
 * archive.c -- a dossier becomes a package: which files, in which order, what each says.
 */
#include "archive.h"

#include <string.h>

#include "archive_int.h"
#include "base/outputs.h"

#define DATA "representations/rep1/data/"
#define DESCRIBED "representations/rep1/metadata/descriptive/EAD_doc_"
#define REPRESENTATION "representations/rep1/"
#define NO_UUID "00000000-0000-0000-0000-000000000000"

/* A package in the making. */
struct making {
    const struct archive_dossier *dossier;
    struct archive_package       *package;
    const char                   *organ;    /* whose dossier it is: of the first document */
    char                         *archived; /* the code in the archive */
    struct diags                 *diags;
};

/* ---- Files ---- */

static void file_free(void *data)
{
    struct archive_file *file = data;

    g_free(file->path);
    g_bytes_unref(file->bytes);
    g_free(file->sha256);
    g_free(file->id);
    g_free(file);
}

/* Takes over path and bytes. */
static struct archive_file *add_file(struct making *making, char *path, GBytes *bytes, const char *mime)
{
    struct archive_file *file = g_new0(struct archive_file, 1);
    char                *uuid;

    file->path = path;
    file->bytes = bytes;
    file->mime = mime;
    file->sha256 = archive_sha256(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    uuid = archive_uuid("file", making->package->code, path, file->sha256, NULL);
    file->id = g_strconcat("ID-", uuid, NULL);
    g_free(uuid);
    g_ptr_array_add(making->package->files, file);
    return file;
}

/* ---- Order, codes, dates ---- */

static int compare_documents(const void *a, const void *b)
{
    const struct archive_document *one = *(const void *const *)a, *other = *(const void *const *)b;
    int                            order = date_compare(one->date, other->date);

    return order != 0 ? order : strcmp(one->name, other->name);
}

static const struct archive_document *document_at(const struct archive_dossier *dossier, guint i)
{
    return dossier->documents->pdata[i];
}

/* DD/MM/YYYY */
static char *date_text(struct date date)
{
    return date_is_set(date) ? g_strdup_printf("%02d/%02d/%04d", date.day, date.month, date.year) : NULL;
}

static char *code_text(unsigned code)
{
    return g_strdup_printf("%02u", code);
}

/* "H52.2026.01-KHCN" */
static char *dossier_code(const struct archive_dossier *dossier)
{
    return g_strdup_printf("%s.%d.%s", dossier->archive->agency.text, dossier->year, dossier->dossier->notation.text);
}

/* The circular's codes of kinds of documents; what it doesn't know is 32. */
static unsigned kind_code(const char *kind)
{
    static const char *const kinds[] = {
        "nghi-quyet",     "quyet-dinh", "chi-thi",         "quy-che",        "quy-dinh",  "thong-cao",
        "thong-bao",      "huong-dan",  "chuong-trinh",    "ke-hoach",       "phuong-an", "de-an",
        "du-an",          "bao-cao",    "to-trinh",        "giay-uy-quyen",  "phieu-gui", "phieu-chuyen",
        "phieu-bao",      "bien-ban",   "hop-dong",        "cong-van",       "cong-dien", "ban-ghi-nho",
        "ban-thoa-thuan", "giay-moi",   "giay-gioi-thieu", "giay-nghi-phep", "thu-cong",  "ban-do",
        "ban-ve",
    };

    for (unsigned i = 0; kind != NULL && i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i], kind) == 0)
            return i + 1;
    return G_N_ELEMENTS(kinds) + 1;
}

/* ---- What both kinds of description say ---- */

static char *keywords_of(const struct plan_dossier *dossier)
{
    GString *all = g_string_new(NULL);

    for (guint i = 0; i < dossier->keywords->len; i++)
        g_string_append_printf(all, "%s%s", i > 0 ? "; " : "",
                               ((const struct text *)dossier->keywords->pdata[i])->text);
    return g_string_free(all, FALSE);
}

static struct span keywords_span(const struct plan_dossier *dossier)
{
    return dossier->keywords->len > 0 ? ((const struct text *)dossier->keywords->pdata[0])->span : dossier->span;
}

static void set_common(const struct making *making, struct ead_values *values)
{
    const struct plan_dossier *dossier = making->dossier->dossier;
    enum archive_confidence    confidence = dossier->confidence != 0 ? dossier->confidence : CONFIDENCE_BORN_DIGITAL;
    const char                *code = making->dossier->form == ARCHIVE_AIP ? making->archived : making->package->code;

    ead_set(values, EAD_FILE_CODE, g_strdup(code), dossier->notation.span);
    ead_set(values, EAD_MAINTENANCE, code_text(dossier->maintenance), dossier->span);
    ead_set(values, EAD_MODE, code_text(dossier->mode != 0 ? dossier->mode : MODE_PUBLIC), dossier->span);
    ead_set(values, EAD_LANGUAGE, code_text(1), dossier->span); /* Vietnamese */
    ead_set(values, EAD_KEYWORD, keywords_of(dossier), keywords_span(dossier));
    ead_set(values, EAD_CONFIDENCE, code_text(confidence), dossier->span);
    ead_set(values, EAD_RECOVERY, g_strdup(dossier->backed_up ? "1" : "0"), dossier->span);
    ead_set(values, EAD_RECOVERY_STATUS, dossier->backed_up ? code_text(1) : NULL, dossier->span);
}

/* ---- The dossier ---- */

/* With its year, unless it says it itself. */
static char *dossier_title(const struct archive_dossier *dossier)
{
    char *year = g_strdup_printf("%d", dossier->year), *title;

    title = strstr(dossier->dossier->title.text, year) != NULL
                ? g_strdup(dossier->dossier->title.text)
                : g_strdup_printf("%s năm %s", dossier->dossier->title.text, year);
    g_free(year);
    return title;
}

static bool describe_dossier(struct making *making)
{
    const struct archive_dossier *dossier = making->dossier;
    const struct plan_dossier    *of = dossier->dossier;
    guint                         last = dossier->documents->len - 1;
    struct ead_values             values = {0};
    const struct ead_field       *fields = ead_dossier_fields[dossier->form];
    unsigned                      n_pages = 0;
    bool                          good;

    for (guint i = 0; i <= last; i++)
        n_pages += document_at(dossier, i)->n_pages;
    set_common(making, &values);
    ead_set(&values, EAD_TITLE, dossier_title(dossier), of->title.span);
    ead_set(&values, EAD_START, date_text(document_at(dossier, 0)->date), of->span);
    ead_set(&values, EAD_END, date_text(document_at(dossier, last)->date), of->span);
    ead_set(&values, EAD_TOTAL, g_strdup_printf("%u", dossier->documents->len), of->span);
    ead_set(&values, EAD_PAPERS, g_strdup("0"), of->span); /* sheets of paper */
    ead_set(&values, EAD_PAGES, g_strdup_printf("%u", n_pages), of->span);
    ead_set(&values, EAD_PAPER_CODE, g_strdup(of->paper_code.text), of->paper_code.span);
    ead_set(&values, EAD_DESCRIPTION, g_strdup(of->description.text), of->description.span);
    good = ead_values_fit(&values, fields, making->diags);
    if (of->confidence == CONFIDENCE_DIGITISED && of->paper_code.text == NULL) {
        diag(making->diags, DIAG_ARCHIVE_FIELD_EMPTY, of->span, "paper-code", NULL);
        good = false;
    }
    if (good)
        add_file(making, g_strdup("metadata/descriptive/EAD.xml"), ead_write(&values, fields), "application/xml");
    ead_clear(&values);
    return good;
}

/* ---- Documents ---- */

static bool describe_document(struct making *making, guint i)
{
    const struct archive_document *document = document_at(making->dossier, i);
    const struct plan_dossier     *of = making->dossier->dossier;
    const struct ead_field        *fields = ead_document_fields[making->dossier->form];
    struct ead_values              values = {0};
    bool                           good;

    set_common(making, &values);
    ead_set(&values, EAD_DOC_ID, g_strdup_printf("%s.%u", making->package->code, i + 1), of->notation.span);
    ead_set(&values, EAD_DOC_CODE, g_strdup_printf("%s.%07u", making->package->code, i + 1), of->notation.span);
    ead_set(&values, EAD_ORDINAL, g_strdup_printf("%u", i + 1), document->span);
    ead_set(&values, EAD_TYPE, code_text(kind_code(document->kind)), document->span);
    ead_set(&values, EAD_NUMBER, g_strdup(document->number.text), document->number.span);
    ead_set(&values, EAD_NOTATION, g_strdup(document->notation.text), document->notation.span);
    ead_set(&values, EAD_ISSUED, date_text(document->date), document->span);
    ead_set(&values, EAD_ORGAN, g_strdup(document->organ.text), document->organ.span);
    ead_set(&values, EAD_SUBJECT, g_strdup(document->subject.text), document->subject.span);
    ead_set(&values, EAD_PAGES, g_strdup_printf("%u", document->n_pages), document->span);
    ead_set(&values, EAD_PROCESS, g_strdup("0"), document->span); /* no file of how it was handled goes with it */
    good = ead_values_fit(&values, fields, making->diags);
    if (good)
        add_file(making, g_strdup_printf(DESCRIBED "%s.xml", document->name), ead_write(&values, fields),
                 "application/xml");
    ead_clear(&values);
    return good;
}

/* ---- The package ---- */

static void add_schemas(struct making *making, GPtrArray *schemas)
{
    for (const struct archive_schema *schema = archive_schemas; schema->file != NULL; schema++)
        g_ptr_array_add(schemas,
                        add_file(making, g_strconcat("schemas/", schema->file, NULL),
                                 g_bytes_new_static(schema->text, strlen(schema->text)), "application/octet-stream"));
    for (unsigned i = 0; i < EAD_SCHEMAS; i++) {
        const char *name;
        GBytes     *bytes = ead_schema(making->dossier->form, i, &name);

        g_ptr_array_add(schemas,
                        add_file(making, g_strconcat("schemas/", name, NULL), bytes, "application/octet-stream"));
    }
}

static struct mets new_mets(const struct making *making)
{
    return (struct mets){.form = making->dossier->form,
                         .date = making->package->date,
                         .record = making->package->code,
                         .organ = making->organ,
                         .fonds = making->dossier->archive->fonds.text,
                         .folder = "",
                         .described = g_ptr_array_new(),
                         .held = g_ptr_array_new()};
}

/* The representation: descriptions and documents side by side. */
static struct archive_file *add_representation(struct making *making, bool *good)
{
    const struct archive_dossier *dossier = making->dossier;
    struct mets                   mets = new_mets(making);
    struct archive_file          *file = NULL;

    for (guint i = 0; i < dossier->documents->len; i++) {
        const struct archive_document *document = document_at(dossier, i);

        *good = describe_document(making, i) && *good;
        if (!*good)
            continue;
        g_ptr_array_add(mets.described, making->package->files->pdata[making->package->files->len - 1]);
        g_ptr_array_add(mets.held, add_file(making, g_strdup_printf(DATA "%s.pdf", document->name),
                                            g_bytes_ref(document->bytes), "application/pdf"));
    }
    if (*good && dossier->form == ARCHIVE_AIP)
        mets.preservation = add_file(making, g_strdup(REPRESENTATION "metadata/preservation/PREMIS_rep1.xml"),
                                     premis_write(NULL, making->package->date, mets.held, dossier->documents),
                                     "application/xml");
    mets.identifier = mets.label = "rep1";
    mets.folder = REPRESENTATION;
    if (*good)
        file = add_file(making, g_strdup(REPRESENTATION "METS.xml"), mets_write(&mets), "application/xml");
    g_ptr_array_unref(mets.described);
    g_ptr_array_unref(mets.held);
    return file;
}

/* "uuid-…" of a SIP, "urn:P01:uuid-…" of an AIP. */
static char *identifier_of(const struct making *making, const char *uuid)
{
    if (making->dossier->form == ARCHIVE_SIP)
        return g_strconcat("uuid-", uuid, NULL);
    return g_strdup_printf("urn:%s:uuid-%s", making->dossier->archive->fonds.text, uuid);
}

/* The package's own identifier is made from all that its METS.xml says, which names every other file's sum. */
static void identify(struct making *making, struct mets *mets)
{
    char   *identifier = identifier_of(making, NO_UUID), *uuid;
    GBytes *bytes;

    mets->identifier = identifier;
    bytes = mets_write(mets);
    uuid = archive_uuid_of(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    making->package->identifier = identifier_of(making, uuid);
    making->package->folder = g_strdelimit(g_strdup(making->package->identifier), ":", '_');
    mets->identifier = making->package->identifier;
    g_bytes_unref(bytes);
    g_free(uuid);
    g_free(identifier);
}

static bool fill_package(struct making *making)
{
    struct mets mets = new_mets(making);
    char       *title = dossier_title(making->dossier);
    bool        good = describe_dossier(making);

    mets.root = true;
    mets.label = title;
    if (good)
        g_ptr_array_add(mets.described, making->package->files->pdata[0]);
    mets.representation = add_representation(making, &good);
    if (good && making->dossier->form == ARCHIVE_AIP)
        mets.preservation = add_file(making, g_strdup("metadata/preservation/PREMIS.xml"),
                                     premis_write(making->archived, making->package->date, NULL, NULL),
                                     "application/xml");
    if (good) {
        add_schemas(making, mets.held);
        identify(making, &mets);
        add_file(making, g_strdup("METS.xml"), mets_write(&mets), "application/xml");
    }
    g_ptr_array_unref(mets.described);
    g_ptr_array_unref(mets.held);
    g_free(title);
    return good;
}

static int compare_files(const void *a, const void *b)
{
    const struct archive_file *one = *(const void *const *)a, *other = *(const void *const *)b;

    return strcmp(one->path, other->path);
}

struct archive_package *archive_package_new(const struct archive_dossier *dossier, struct diags *diags)
{
    struct making making = {.dossier = dossier, .diags = diags, .package = g_new0(struct archive_package, 1)};
    struct date   date;
    bool          good;

    g_ptr_array_sort(dossier->documents, compare_documents);
    date = document_at(dossier, dossier->documents->len - 1)->date;
    making.organ = document_at(dossier, 0)->organ.text;
    making.package->files = g_ptr_array_new_with_free_func(file_free);
    making.package->code = dossier_code(dossier);
    making.archived = dossier->archive->keeper.text == NULL
                          ? g_strdup(making.package->code)
                          : g_strdup_printf("%s.%s", dossier->archive->keeper.text, making.package->code);
    g_snprintf(making.package->date, sizeof making.package->date, "%04d-%02d-%02dT00:00:00.000+07:00", date.year,
               date.month, date.day);
    good = fill_package(&making);
    g_ptr_array_sort(making.package->files, compare_files);
    g_free(making.archived);
    if (good)
        return making.package;
    archive_package_free(making.package);
    return NULL;
}

void archive_package_free(struct archive_package *package)
{
    if (package == NULL)
        return;
    g_free(package->identifier);
    g_free(package->folder);
    g_free(package->code);
    g_ptr_array_unref(package->files);
    g_free(package);
}

/* ---- Out ---- */

static bool add_bytes(struct outputs *outputs, const char *path, GBytes *bytes, struct diags *diags)
{
    return outputs_add(outputs, path, OUTPUTS_NEW, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), diags);
}

bool archive_add_folder(const struct archive_package *package, struct outputs *outputs, struct diags *diags)
{
    bool good = true;

    for (guint i = 0; good && i < package->files->len; i++) {
        const struct archive_file *file = package->files->pdata[i];
        char                      *path = g_strdup_printf("%s/%s", package->folder, file->path);

        good = add_bytes(outputs, path, file->bytes, diags);
        g_free(path);
    }
    return good;
}

bool archive_add_zip(const struct archive_package *package, const char *name, struct outputs *outputs,
                     struct diags *diags)
{
    GBytes *zip = archive_zip(package, diags);
    bool    good = zip != NULL && add_bytes(outputs, name, zip, diags);

    if (zip != NULL)
        g_bytes_unref(zip);
    return good;
}
