/*
 * verify_print.c -- the report for people and for programs.
 */

#include "base/json.h"
#include "sign_int.h"

static const struct {
    const char *code, *words[2];
} texts[FINDING_COUNT] = {
#define FINDING(name, code, verdict, vi, en) [FINDING_##name] = {code, {vi, en}},
#include "sign_findings.def"
#undef FINDING
};

static const char *const verdict_words[][2] = {
    [VERDICT_GOOD] = {"HỢP LỆ", "VALID"},
    [VERDICT_UNKNOWN] = {"CHƯA KẾT LUẬN ĐƯỢC", "UNDECIDED"},
    [VERDICT_BAD] = {"KHÔNG HỢP LỆ", "NOT VALID"},
};

static const char *const verdict_codes[] = {"valid", "undecided", "invalid"};

/* {1} and {2} filled in; control characters of foreign files never reach a terminal.  To be freed. */
static char *finding_words(const struct finding *finding, enum diag_lang lang)
{
    GString *made = g_string_new(NULL);
    for (const char *at = texts[finding->code].words[lang]; *at != '\0'; at++) {
        if (at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}') {
            const char *argument = finding->arguments[at[1] - '1'];
            g_string_append(made, argument != NULL ? argument : "");
            at += 2;
        } else {
            g_string_append_c(made, *at);
        }
    }
    for (char *at = made->str; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = ' ';
    return g_string_free(made, FALSE);
}

/* ---- Text ---- */

static void print_findings(const GPtrArray *findings, const char *indent, enum diag_lang lang, FILE *out)
{
    static const char *const marks[] = {"", "? ", "✗ "};
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index(findings, i);
        char                 *words = finding_words(finding, lang);
        fprintf(out, "%s%s%s\n", indent, marks[finding_verdict(finding->code)], words);
        g_free(words);
    }
}

static void print_time(const struct signature_report *report, enum diag_lang lang, FILE *out)
{
    if (report->time != 0) {
        char *words = time_words(report->time);
        fprintf(out,
                lang == DIAG_LANG_VI ? "    thời gian: %s, dấu thời gian của %s\n" : "    time: %s, stamped by %s\n",
                words, report->time_authority != NULL ? report->time_authority : "?");
        g_free(words);
    } else if (report->claimed != NULL) {
        char *clean = g_strdup(report->claimed);
        for (char *at = clean; *at != '\0'; at++)
            if ((unsigned char)*at < ' ' || *at == 0x7f)
                *at = ' ';
        fprintf(out,
                lang == DIAG_LANG_VI ? "    thời gian do máy người ký ghi: %s\n"
                                     : "    time by the signer's machine: %s\n",
                clean);
        g_free(clean);
    }
}

static void print_certificate(const struct signature_report *report, enum diag_lang lang, FILE *out)
{
    if (report->signer == NULL)
        return;
    char *from = time_words(report->valid_from), *to = time_words(report->valid_to);
    fprintf(out,
            lang == DIAG_LANG_VI ? "    người ký: %s\n    chứng thư: do %s cấp, %s đến %s\n    thuật toán: %s\n"
                                 : "    signer: %s\n    certificate: by %s, %s to %s\n    algorithm: %s\n",
            report->signer, report->issuer, from, to, report->algorithm);
    g_free(from);
    g_free(to);
}

static void print_signature(const struct signature_report *report, guint n, enum diag_lang lang, FILE *out)
{
    static const char *const permissions[][2] = {
        {NULL, NULL},
        {"không được sửa gì", "nothing may be changed"},
        {"chỉ được điền ô và ký", "only filling in and signing"},
        {"được điền ô, ký và chú thích", "filling in, signing and notes"},
    };
    bool        vi = lang == DIAG_LANG_VI;
    const char *kind = report->is_stamp ? (vi ? "dấu thời gian" : "time stamp") : (vi ? "chữ ký" : "signature");
    fprintf(out, "\n  %s %u, %s '%s': %s\n", kind, n, vi ? "ô" : "field", report->field,
            verdict_words[report->verdict][lang]);
    print_certificate(report, lang, out);
    print_time(report, lang, out);
    if (report->whole)
        fputs(vi ? "    phạm vi: toàn bộ tệp\n" : "    covers: the whole file\n", out);
    else
        fprintf(out,
                vi ? "    phạm vi: %" G_GINT64_FORMAT " byte đầu, là toàn bộ tệp khi ký\n"
                   : "    covers: the first %" G_GINT64_FORMAT " bytes, all there was when it was made\n",
                report->covers);
    if (report->permits != 0)
        fprintf(out, vi ? "    chứng thực: sau đó %s\n" : "    certification: %s afterwards\n",
                permissions[report->permits][lang]);
    print_findings(report->findings, "    ", lang, out);
    if (report->changes->len > 0)
        fputs(vi ? "    sau chữ ký này:\n" : "    after this signature:\n", out);
    print_findings(report->changes, "      ", lang, out);
}

void verify_print(const struct verify_report *report, enum diag_lang lang, FILE *out)
{
    fprintf(out, "%s: %s\n", report->path, verdict_words[report->verdict][lang]);
    print_findings(report->findings, "  ", lang, out);
    for (guint i = 0; i < report->signatures->len; i++)
        print_signature(g_ptr_array_index(report->signatures, i), i + 1, lang, out);
}

/* ---- JSON ---- */

static void json_findings(struct json *json, const char *key, const GPtrArray *findings, enum diag_lang lang)
{
    json_open(json, key, '[');
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index(findings, i);
        char                 *words = finding_words(finding, lang);
        json_open(json, NULL, '{');
        json_text(json, "code", texts[finding->code].code);
        json_text(json, "verdict", verdict_codes[finding_verdict(finding->code)]);
        json_text(json, "text", words);
        json_close(json, '}');
        g_free(words);
    }
    json_close(json, ']');
}

static void json_optional(struct json *json, const char *key, const char *text)
{
    if (text != NULL)
        json_text(json, key, text);
}

static void json_time(struct json *json, const char *key, gint64 seconds)
{
    GDateTime *local = seconds != 0 ? g_date_time_new_from_unix_utc(seconds + 7 * 3600) : NULL;
    char      *words = local != NULL ? g_date_time_format(local, "%Y-%m-%dT%H:%M:%S+07:00") : NULL;
    json_optional(json, key, words);
    g_free(words);
    if (local != NULL)
        g_date_time_unref(local);
}

static void json_signature(struct json *json, const struct signature_report *report, enum diag_lang lang)
{
    json_open(json, NULL, '{');
    json_text(json, "field", report->field);
    json_text(json, "kind", report->is_stamp ? "time-stamp" : "signature");
    json_text(json, "verdict", verdict_codes[report->verdict]);
    json_optional(json, "signer", report->signer);
    json_optional(json, "issuer", report->issuer);
    json_optional(json, "algorithm", report->algorithm);
    json_time(json, "validFrom", report->valid_from);
    json_time(json, "validTo", report->valid_to);
    json_time(json, "time", report->time);
    json_optional(json, "timeAuthority", report->time_authority);
    json_optional(json, "claimedTime", report->claimed);
    json_number(json, "covers", (guint64)report->covers);
    json_raw(json, "whole", report->whole ? "true" : "false");
    if (report->permits != 0)
        json_number(json, "permits", (guint64)report->permits);
    json_findings(json, "findings", report->findings, lang);
    json_findings(json, "changes", report->changes, lang);
    json_close(json, '}');
}

void verify_print_json(const GPtrArray *reports, enum diag_lang lang, FILE *out)
{
    struct json json = {.out = g_string_new(NULL), .empty = true};
    json_open(&json, NULL, '[');
    for (guint i = 0; i < reports->len; i++) {
        const struct verify_report *report = g_ptr_array_index(reports, i);
        json_open(&json, NULL, '{');
        json_text(&json, "file", report->path);
        json_text(&json, "verdict", verdict_codes[report->verdict]);
        json_findings(&json, "findings", report->findings, lang);
        json_open(&json, "signatures", '[');
        for (guint k = 0; k < report->signatures->len; k++)
            json_signature(&json, g_ptr_array_index(report->signatures, k), lang);
        json_close(&json, ']');
        json_close(&json, '}');
    }
    json_close(&json, ']');
    fprintf(out, "%s\n", json.out->str);
    g_string_free(json.out, TRUE);
}
