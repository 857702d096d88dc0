/*
 * diag_report.c -- the check report: for who signs, who wants to know what was checked and what was found.
 */
#include <stdlib.h>
#include <string.h>

#include "diag_int.h"

/* What is checked, by ranges of codes. */
static const struct {
    unsigned    from, to;
    const char *name[2];
} fields[] = {
    {0, 199, {"Tệp và cách viết YAML", "Files and YAML"}},
    {200, 250, {"Khóa, mã, ngày, số trong dữ liệu", "Keys, ids, dates, numbers of the data"}},
    {251, 299, {"Thời hạn, cơ quan chủ trì, kết quả còn thiếu", "Due dates, lead agencies, missing results"}},
    {300, 309, {"Lời văn: cách viết", "Prose: notation"}},
    {310, 329, {"Chỉ tiêu, văn bản, tổng hợp nhiều kỳ", "Indicators, documents, roll-up"}},
    {330,
     339,
     {"Tiến độ nhiệm vụ so với ngày, lời văn và kỳ trước", "Tasks against dates, words and the period before"}},
    {340,
     354,
     {"Kết quả so với mục tiêu, kỳ trước và quy tắc", "Results against targets, the period before and rules"}},
    {355, 369, {"Số, ký hiệu, ngày, loại văn bản; số thứ tự", "Numbers, symbols, dates, kinds of documents; labels"}},
    {370, 399, {"Tên và con số gõ trong lời văn", "Names and figures typed in prose"}},
    {400, 599, {"Mẫu và văn bản", "Templates and documents"}},
    {600, 999, {"Phông chữ, trang in", "Fonts and pages"}},
};

struct report {
    FILE          *out;
    enum diag_lang lang;
    bool           html;
};

static void put_escaped(const struct report *report, const char *text)
{
    char *escaped = report->html ? g_markup_escape_text(text, -1) : NULL;

    fputs(escaped != NULL ? escaped : text, report->out);
    g_free(escaped);
}

static const char *say(const struct report *report, const char *vi, const char *en)
{
    return report->lang == DIAG_LANG_VI ? vi : en;
}

static void put_heading(const struct report *report, const char *text)
{
    fputs(report->html ? "<h2>" : "\n", report->out);
    put_escaped(report, text);
    fputs(report->html ? "</h2>\n" : "\n", report->out);
}

static unsigned code_number(enum diag_code code)
{
    return (unsigned)strtoul(diag_code_name(code) + 2, NULL, 10);
}

/* ---- What was checked ---- */

static void put_fields(const struct report *report, const GPtrArray *messages)
{
    put_heading(report, say(report, "Nội dung đã kiểm tra", "What was checked"));
    if (report->html)
        fprintf(report->out,
                "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
                say(report, "Nội dung", "Field"), say(report, "Số thông báo", "Findings"));
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        unsigned count = 0;
        for (unsigned k = 0; k < messages->len; k++) {
            unsigned number = code_number(((const struct diag_message *)messages->pdata[k])->code);
            count += fields[i].from <= number && number <= fields[i].to;
        }
        if (report->html)
            fprintf(report->out, "<tr><th scope=\"row\">%s</th><td>%u</td></tr>\n", fields[i].name[report->lang],
                    count);
        else
            fprintf(report->out, "- %s: %u\n", fields[i].name[report->lang], count);
    }
    if (report->html)
        fputs("</tbody></table>\n", report->out);
}

static void put_scope(const struct report *report, const struct diag_scope *scope)
{
    fputs(report->html ? "<p>" : "", report->out);
    fputs(say(report, "Kế hoạch: ", "Plan: "), report->out);
    put_escaped(report, scope->plan);
    fputs(report->html ? "</p>\n" : "\n", report->out);
    if (scope->periods[0] == NULL)
        return;
    fputs(report->html ? "<p>" : "", report->out);
    fputs(say(report, "Kỳ báo cáo: ", "Periods: "), report->out);
    for (const char *const *period = scope->periods; *period != NULL; period++) {
        fputs(period > scope->periods ? ", " : "", report->out);
        put_escaped(report, *period);
    }
    fputs(report->html ? "</p>\n" : "\n", report->out);
}

/* ---- What was found ---- */

/* Lines in words; who signs reads no colons. */
static void append_place(const struct report *report, GString *out, const struct diag_place *place)
{
    if (place->part != NULL) {
        g_string_append(out, place->shown);
        return;
    }
    g_string_append(out, place->path);
    if (place->line > 0)
        g_string_append_printf(out, say(report, ", dòng %u", ", line %u"), place->line);
}

static void put_message(const struct report *report, const struct diag_message *message)
{
    const struct diag_text *text = &diag_texts[message->code];
    GString                *filled = g_string_new(NULL);

    diag_fill(filled, text->text[report->lang], message->arguments);
    fputs(report->html ? "<li><p><strong>" : "- ", report->out);
    fprintf(report->out, "%s%s: ", diag_code_name(message->code), report->html ? "</strong>" : "");
    put_escaped(report, filled->str);
    fputs(report->html ? "</p>" : "\n", report->out);
    if (message->where.path != NULL) {
        g_string_printf(filled, "%s: ", say(report, "Chỗ", "Place"));
        append_place(report, filled, &message->where);
        if (message->also.path != NULL && message->also.line > 0) {
            g_string_append(filled, say(report, "; xem thêm ", "; see also "));
            append_place(report, filled, &message->also);
        }
        fputs(report->html ? "<p class=\"place\">" : "  ", report->out);
        put_escaped(report, filled->str);
        fputs(report->html ? "</p>" : "\n", report->out);
    }
    g_string_truncate(filled, 0);
    if (diag_fill_hint(filled, text->hint[report->lang], message->arguments)) {
        fputs(report->html ? "<p class=\"hint\">" : "  ", report->out);
        fputs(say(report, "Gợi ý: ", "Hint: "), report->out);
        put_escaped(report, filled->str);
        fputs(report->html ? "</p>" : "\n", report->out);
    }
    fputs(report->html ? "</li>\n" : "", report->out);
    g_string_free(filled, TRUE);
}

static void put_severity(const struct report *report, const GPtrArray *messages, bool errors, const char *name)
{
    GString *heading;
    unsigned count = 0;

    for (unsigned i = 0; i < messages->len; i++)
        count += (((const struct diag_message *)messages->pdata[i])->severity >= DIAG_ERROR) == errors;
    if (count == 0)
        return;
    heading = g_string_new(NULL);
    g_string_printf(heading, "%s (%u)", name, count);
    put_heading(report, heading->str);
    g_string_free(heading, TRUE);
    fputs(report->html ? "<ol>\n" : "", report->out);
    for (unsigned i = 0; i < messages->len; i++) {
        const struct diag_message *message = messages->pdata[i];
        if ((message->severity >= DIAG_ERROR) == errors)
            put_message(report, message);
    }
    fputs(report->html ? "</ol>\n" : "", report->out);
}

static void put_findings(const struct report *report, const GPtrArray *messages)
{
    if (messages->len == 0) {
        put_heading(report, say(report, "Kết quả", "Result"));
        fputs(report->html ? "<p>" : "", report->out);
        fputs(say(report, "Không phát hiện mâu thuẫn.", "No contradiction was found."), report->out);
        fputs(report->html ? "</p>\n" : "\n", report->out);
        return;
    }
    put_severity(report, messages, true,
                 say(report, "Lỗi: chưa lập được văn bản đúng", "Errors: no right document can be made"));
    put_severity(report, messages, false,
                 say(report, "Cảnh báo: mâu thuẫn cần người xem xét", "Warnings: contradictions to be judged"));
}

void diags_write_report(const struct diags *diags, const struct diag_scope *scope, enum diag_lang lang, bool html,
                        FILE *out)
{
    const struct report report = {out, lang, html};
    GPtrArray          *sorted = diags_sorted(diags);
    const char         *title = say(&report, "Báo cáo kiểm tra dữ liệu", "Report of the check");

    if (html)
        fprintf(
            out,
            "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%s</title>\n"
            "<style>body{font-family:\"Times New Roman\",\"Liberation Serif\",serif;max-width:50rem;margin:2rem auto;"
            "padding:0 1rem;line-height:1.4}table{border-collapse:collapse}th,td{border:1px solid #555;"
            "padding:.2rem .6rem;text-align:left;font-weight:normal}thead th{font-weight:bold}td{text-align:right}"
            "li p{margin:.2rem 0}.place{color:#444}</style></head><body><main>\n<h1>%s</h1>\n",
            lang == DIAG_LANG_VI ? "vi" : "en", title, title);
    else
        fprintf(out, "%s\n\n", title);
    put_scope(&report, scope);
    put_fields(&report, sorted);
    put_findings(&report, sorted);
    if (html)
        fputs("</main></body></html>\n", out);
    g_ptr_array_unref(sorted);
}
