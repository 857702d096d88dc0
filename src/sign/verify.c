/*
 * verify.c -- all signatures of a file: what each covers, whether what it covers is what it was, what came after.
 *
 * A signature is judged in the state of the file that it signed, which is a file of its own within the file; then each
 * state is compared with the one before.  Nothing is believed that only the last state says.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <openssl/err.h>
#include <string.h>

#include "sign_int.h"

#define FILE_MAX (1u << 30)
#define SIGNATURES_MAX 200

/* ---- Findings ---- */

static const enum verdict verdicts[FINDING_COUNT] = {
#define FINDING(name, code, verdict, vi, en) [FINDING_##name] = VERDICT_##verdict,
#include "sign_findings.def"
#undef FINDING
};

static void finding_free(void *data)
{
    struct finding *finding = data;
    g_free(finding->arguments[0]);
    g_free(finding->arguments[1]);
    g_free(finding);
}

GPtrArray *findings_new(void)
{
    return g_ptr_array_new_with_free_func(finding_free);
}

void finding_add(GPtrArray *findings, enum finding_code code, const char *first, const char *second)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *known = g_ptr_array_index(findings, i);
        if (known->code == code && g_strcmp0(known->arguments[0], first) == 0 &&
            g_strcmp0(known->arguments[1], second) == 0)
            return;
    }
    struct finding *finding = g_new0(struct finding, 1);
    finding->code = code;
    finding->arguments[0] = first != NULL ? g_utf8_make_valid(first, -1) : NULL;
    finding->arguments[1] = second != NULL ? g_utf8_make_valid(second, -1) : NULL;
    g_ptr_array_add(findings, finding);
}

enum verdict finding_verdict(enum finding_code code)
{
    return verdicts[code];
}

enum verdict finding_worst(const GPtrArray *findings)
{
    enum verdict worst = VERDICT_GOOD;
    for (guint i = 0; i < findings->len; i++)
        worst = MAX(worst, verdicts[((const struct finding *)g_ptr_array_index(findings, i))->code]);
    return worst;
}

/* ---- Signatures of the last state ---- */

/* What the file says of one signature, not yet believed. */
struct claim {
    struct signature_report *report;
    char                    *subfilter;
    gint64                   range[4];
    bool                     has_range;
    unsigned char           *contents;
    size_t                   contents_length;
    struct pdf_doc          *state; /* what it signed; NULL: that can't be read */
};

struct verification {
    struct verify_report *report;
    const struct trust   *trust;
    const char           *bytes;
    size_t                length;
    struct pdf_doc       *last;
    GPtrArray            *claims; /* struct claim, in the order of what they cover */
    GHashTable           *names;
    struct evidence       evidence;
};

static void signature_report_free(void *data)
{
    struct signature_report *report = data;
    g_free(report->field);
    g_free(report->signer);
    g_free(report->issuer);
    g_free(report->algorithm);
    g_free(report->claimed);
    g_free(report->time_authority);
    g_ptr_array_unref(report->findings);
    g_ptr_array_unref(report->changes);
    g_free(report);
}

static void claim_free(void *data)
{
    struct claim *claim = data;
    pdf_close(claim->state);
    g_free(claim->subfilter);
    g_free(claim->contents);
    g_free(claim);
}

static bool read_range(struct pdf_doc *doc, qpdf_oh signature, gint64 range[4])
{
    qpdf_oh array = pdf_get(doc, signature, "/ByteRange");
    if (!qpdf_oh_is_array(doc->q, array) || qpdf_oh_get_array_n_items(doc->q, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        long long value;
        if (!qpdf_oh_get_value_as_longlong(doc->q, qpdf_oh_get_array_item(doc->q, array, i), &value) || value < 0)
            return false;
        range[i] = value;
    }
    return true;
}

/* What a certification permits; 0: the signature is none. */
static int read_permission(struct pdf_doc *doc, qpdf_oh signature)
{
    qpdf_oh references = pdf_get(doc, signature, "/Reference");
    int     n = qpdf_oh_is_array(doc->q, references) ? MIN(qpdf_oh_get_array_n_items(doc->q, references), 16) : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh reference = qpdf_oh_get_array_item(doc->q, references, i);
        qpdf_oh level = pdf_get(doc, pdf_get(doc, reference, "/TransformParams"), "/P");
        if (strcmp(pdf_name(doc, reference, "/TransformMethod"), "/DocMDP") == 0)
            return qpdf_oh_is_integer(doc->q, level) ? CLAMP(qpdf_oh_get_int_value_as_int(doc->q, level), 1, 3) : 2;
    }
    return 0;
}

static void claim_field(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    struct verification *v = data;
    if (!g_hash_table_add(v->names, g_strdup(name)))
        finding_add(v->report->findings, FINDING_SAME_NAME, name, NULL);
    if (strcmp(type, "/Sig") != 0 || v->claims->len >= SIGNATURES_MAX)
        return;
    qpdf_oh signature = pdf_get(doc, field, "/V");
    if (qpdf_oh_is_null(doc->q, signature)) {
        finding_add(v->report->findings, FINDING_NOT_YET_SIGNED, name, NULL);
        return;
    }
    struct claim            *claim = g_new0(struct claim, 1);
    struct signature_report *report = g_new0(struct signature_report, 1);
    claim->report = report;
    report->field = g_strdup(name);
    report->findings = findings_new();
    report->changes = findings_new();
    report->is_stamp = strcmp(pdf_name(doc, signature, "/Type"), "/DocTimeStamp") == 0;
    report->claimed = pdf_text(doc, signature, "/M");
    report->permits = read_permission(doc, signature);
    claim->subfilter = g_strdup(pdf_name(doc, signature, "/SubFilter"));
    claim->has_range = read_range(doc, signature, claim->range);
    claim->contents = pdf_bytes(doc, signature, "/Contents", &claim->contents_length);
    report->covers = claim->has_range ? claim->range[2] + claim->range[3] : 0;
    g_ptr_array_add(v->claims, claim);
}

/* ---- What a signature covers ---- */

/* What is left out of the range must be the contents as hexadecimal digits, and nothing else. */
static bool gap_is_contents(const struct verification *v, const struct claim *claim)
{
    const char *at = v->bytes + claim->range[1], *end = v->bytes + claim->range[2];
    if (end - at < 2 || *at != '<' || end[-1] != '>' || (size_t)(end - at - 2) != claim->contents_length * 2)
        return false;
    at++;
    for (size_t i = 0; i < claim->contents_length; i++)
        if (g_ascii_xdigit_value(at[2 * i]) < 0 || g_ascii_xdigit_value(at[2 * i + 1]) < 0 ||
            g_ascii_xdigit_value(at[2 * i]) * 16 + g_ascii_xdigit_value(at[2 * i + 1]) != claim->contents[i])
            return false;
    return true;
}

struct search {
    const char         *name;
    const struct claim *claim;
    bool                found;
};

/* The signature, as the state that it signed has it. */
static void find_claim(struct pdf_doc *doc, qpdf_oh field, const char *name, const char *type, void *data)
{
    struct search *search = data;
    gint64         range[4];
    size_t         length = 0;
    if (strcmp(name, search->name) != 0 || strcmp(type, "/Sig") != 0)
        return;
    qpdf_oh        signature = pdf_get(doc, field, "/V");
    unsigned char *contents = pdf_bytes(doc, signature, "/Contents", &length);
    search->found = contents != NULL && length == search->claim->contents_length &&
                    memcmp(contents, search->claim->contents, length) == 0 && read_range(doc, signature, range) &&
                    memcmp(range, search->claim->range, sizeof range) == 0;
    g_free(contents);
}

/* Opens the state that a signature signed.  Where it stands as the last one did, there is no other. */
static void open_state(struct verification *v, struct claim *claim)
{
    GPtrArray     *findings = claim->report->findings;
    const gint64  *range = claim->range;
    enum pdf_fault fault;
    struct search  search = {claim->report->field, claim, false};
    if (!claim->has_range || claim->contents == NULL) {
        finding_add(findings, claim->contents == NULL ? FINDING_NO_DICTIONARY : FINDING_BAD_RANGE, NULL, NULL);
        return;
    }
    if (range[0] != 0 || range[1] >= range[2] || range[2] > (gint64)v->length ||
        range[3] > (gint64)v->length - range[2] || range[3] == 0) {
        finding_add(findings, FINDING_BAD_RANGE, NULL, NULL);
        return;
    }
    if (!gap_is_contents(v, claim)) {
        finding_add(findings, FINDING_BAD_GAP, NULL, NULL);
        return;
    }
    size_t covered = (size_t)(range[2] + range[3]);
    claim->report->whole = covered == v->length;
    claim->state = pdf_open(v->bytes, covered, &fault);
    if (claim->state == NULL || claim->state->raw.end < covered - MIN(covered, 2)) {
        finding_add(findings, FINDING_NOT_A_REVISION, NULL, NULL);
        return;
    }
    if (!raw_has_section(&v->last->raw, claim->state->raw.start_xref))
        finding_add(findings, FINDING_CHAIN_BROKEN, NULL, NULL);
    pdf_fields(claim->state, find_claim, &search);
    if (!search.found)
        finding_add(findings, FINDING_NOT_IN_REVISION, NULL, NULL);
}

static void judge_cryptography(struct verification *v, struct claim *claim)
{
    static const char *const detached[] = {"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"};
    struct signed_bytes      bytes;
    bool                     known = false, stamp = strcmp(claim->subfilter, "/ETSI.RFC3161") == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(detached); i++)
        known = known || strcmp(claim->subfilter, detached[i]) == 0;
    if (!known && !stamp) {
        finding_add(claim->report->findings, FINDING_UNSUPPORTED, claim->subfilter, NULL);
        return;
    }
    bytes.parts[0] = g_bytes_new_static(v->bytes, (gsize)claim->range[1]);
    bytes.parts[1] = g_bytes_new_static(v->bytes + claim->range[2], (gsize)claim->range[3]);
    bytes.contents = g_bytes_new_static(claim->contents, claim->contents_length);
    claim->report->is_stamp = stamp;
    if (stamp)
        stamp_judge(&bytes, v->trust, &v->evidence, claim->report);
    else
        cms_judge(&bytes, claim->subfilter, v->trust, &v->evidence, claim->report);
    g_bytes_unref(bytes.parts[0]);
    g_bytes_unref(bytes.parts[1]);
    g_bytes_unref(bytes.contents);
}

/* ---- After each signature ---- */

static void judge_changes(struct verification *v)
{
    int permits = 0;
    for (guint i = 0; i < v->claims->len; i++) {
        struct claim   *claim = g_ptr_array_index(v->claims, i);
        struct claim   *next = i + 1 < v->claims->len ? g_ptr_array_index(v->claims, i + 1) : NULL;
        struct pdf_doc *after = next != NULL ? next->state : NULL;
        if (claim->report->permits != 0)
            permits = permits == 0 ? claim->report->permits : MIN(permits, claim->report->permits);
        if (next != NULL && next->report->covers == claim->report->covers)
            finding_add(next->report->findings, FINDING_SAME_RANGE, NULL, NULL);
        if (claim->state != NULL) /* if the next one's state can't be read: against what everybody sees */
            changes_find(claim->state, after != NULL ? after : v->last, permits, claim->report->changes);
    }
}

/* The names of fields that this program makes tell who signs. */
static bool named(const struct claim *claim, const char *name)
{
    return g_str_has_prefix(claim->report->field, name);
}

static void judge_order(struct verification *v)
{
    bool person = false;
    for (guint i = 0; i < v->claims->len; i++) {
        const struct claim *claim = g_ptr_array_index(v->claims, i);
        person = person || named(claim, "person");
        if (!named(claim, "organisation") || person)
            continue;
        bool later = false;
        for (guint k = i + 1; k < v->claims->len; k++)
            later = later || named(g_ptr_array_index(v->claims, k), "person");
        if (later)
            finding_add(claim->report->findings, FINDING_WRONG_ORDER, claim->report->field, NULL);
        else if (g_hash_table_contains(v->names, "person"))
            finding_add(claim->report->findings, FINDING_PERSON_MISSING, "person", NULL);
    }
}

/* A change spoils every signature made before it. */
static void judge_all(struct verification *v)
{
    enum verdict changes = VERDICT_GOOD, all = finding_worst(v->report->findings);
    for (guint i = v->claims->len; i-- > 0;) {
        struct signature_report *report = ((struct claim *)g_ptr_array_index(v->claims, i))->report;
        changes = MAX(changes, finding_worst(report->changes));
        report->verdict = MAX(finding_worst(report->findings), changes);
        all = MAX(all, report->verdict);
    }
    v->report->verdict = all;
}

static gint by_cover(gconstpointer a, gconstpointer b)
{
    const struct claim *one = *(struct claim *const *)a, *other = *(struct claim *const *)b;
    return one->report->covers < other->report->covers ? -1 : one->report->covers > other->report->covers;
}

static void verify_open(struct verification *v)
{
    v->claims = g_ptr_array_new_with_free_func(claim_free);
    v->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    evidence_init(&v->evidence);
    v->evidence.when = v->trust->when;
    pdf_fields(v->last, claim_field, v);
    g_ptr_array_sort(v->claims, by_cover);
    evidence_read(&v->evidence, v->last);
    for (guint i = 0; i < v->claims->len; i++) {
        const struct claim *claim = g_ptr_array_index(v->claims, i);
        GBytes             *contents = g_bytes_new_static(claim->contents, claim->contents_length);
        cms_collect(contents, &v->evidence);
        g_bytes_unref(contents);
    }
}

static void verify_run(struct verification *v)
{
    size_t trailing = v->length - v->last->raw.end;
    verify_open(v);
    for (guint i = v->claims->len; i-- > 0;) { /* a document time stamp proves what is before it */
        struct claim *claim = g_ptr_array_index(v->claims, i);
        open_state(v, claim);
        if (claim->state != NULL)
            judge_cryptography(v, claim);
        if (claim->report->is_stamp && claim->report->time > 0 &&
            finding_worst(claim->report->findings) == VERDICT_GOOD) {
            v->evidence.when = claim->report->time;
            v->evidence.proven = true;
        }
    }
    for (guint i = 0; i < v->claims->len; i++)
        g_ptr_array_add(v->report->signatures, ((struct claim *)g_ptr_array_index(v->claims, i))->report);
    if (v->claims->len == 0)
        finding_add(v->report->findings, FINDING_NO_SIGNATURE, NULL, NULL);
    while (trailing > 0 && g_ascii_isspace(v->bytes[v->length - trailing]))
        trailing--;
    if (trailing > 0) {
        char *count = g_strdup_printf("%" G_GSIZE_FORMAT, trailing);
        finding_add(v->report->findings, FINDING_TRAILING_BYTES, count, NULL);
        g_free(count);
    }
    judge_changes(v);
    judge_order(v);
    judge_all(v);
    g_ptr_array_unref(v->claims);
    g_hash_table_destroy(v->names);
    evidence_clear(&v->evidence);
    ERR_clear_error();
}

struct verify_report *verify_file(const char *path, const struct trust *trust, struct diags *diags)
{
    struct verification v = {.trust = trust};
    enum pdf_fault      fault;
    GError             *error = NULL;
    GMappedFile        *file = g_mapped_file_new(path, FALSE, &error);
    if (file == NULL) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        g_clear_error(&error);
        return NULL;
    }
    v.bytes = g_mapped_file_get_contents(file);
    v.length = g_mapped_file_get_length(file);
    v.last = v.length > 0 && v.length <= FILE_MAX ? pdf_open(v.bytes, v.length, &fault) : NULL;
    if (v.last == NULL) {
        pdf_tell_fault(path, v.length == 0 ? PDF_NOT_PDF : v.length > FILE_MAX ? PDF_TOO_LARGE : fault, diags);
    } else {
        v.report = g_new0(struct verify_report, 1);
        v.report->path = g_strdup(path);
        v.report->signatures = g_ptr_array_new_with_free_func(signature_report_free);
        v.report->findings = findings_new();
        verify_run(&v);
        pdf_close(v.last);
    }
    g_mapped_file_unref(file);
    return v.report;
}

void verify_report_free(struct verify_report *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->signatures);
    g_ptr_array_unref(report->findings);
    g_free(report->path);
    g_free(report);
}
