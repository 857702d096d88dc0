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
    {600, 949, {"Phông chữ, trang in", "Fonts and pages"}},
    {950,
     999,
     {"Ngày, tháng, ký hiệu, tên cơ quan, lỗi gõ trong lời văn", "Days, symbols, names of bodies, slips in texts"}},
};

struct report {
    FILE                    *out;
    enum diag_lang           lang;
    bool                     html;
    const struct diag_scope *scope;
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

/* A line of text, of a class in HTML. */
static void put_line(const struct report *report, const char *class, const char *text)
{
    if (report->html)
        fprintf(report->out, "<p class=\"%s\">", class);
    else
        fputs("  ", report->out);
    put_escaped(report, text);
    fputs(report->html ? "</p>" : "\n", report->out);
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
            const struct diag_message *message = messages->pdata[k];
            unsigned                   number = code_number(message->code);
            count += !diag_is_accepted(message) && fields[i].from <= number && number <= fields[i].to;
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

/* Who signs knows titles, not ids. */
static const char *title_of(const struct report *report, const char *id)
{
    const char *title = id != NULL && report->scope->titles != NULL ? g_hash_table_lookup(report->scope->titles, id)
                                                                    : NULL;

    return title != NULL ? title : id;
}

static void put_text(const struct report *report, const struct diag_message *message, GString *filled)
{
    char *titles[DIAG_ARGUMENTS_MAX + 1] = {NULL};

    for (unsigned i = 0; message->arguments[i] != NULL; i++)
        titles[i] = (char *)(uintptr_t)title_of(report, message->arguments[i]);
    diag_fill(filled, diag_texts[message->code].text[report->lang], titles);
    fputs(report->html ? "<li><p><strong>" : "- ", report->out);
    fprintf(report->out, "%s%s: ", diag_code_name(message->code), report->html ? "</strong>" : "");
    put_escaped(report, filled->str);
    fputs(report->html ? "</p>" : "\n", report->out);
}

static void put_places(const struct report *report, const struct diag_message *message, GString *filled)
{
    if (message->where.path == NULL)
        return;
    g_string_printf(filled, "%s: ", say(report, "Chỗ", "Place"));
    append_place(report, filled, &message->where);
    if (message->also.path != NULL && message->also.line > 0) {
        g_string_append(filled, say(report, "; xem thêm ", "; see also "));
        append_place(report, filled, &message->also);
    }
    put_line(report, "place", filled->str);
}

/* Why it was accepted and by whom; why it is told again; or what accepts it. */
static void put_judged(const struct report *report, const struct diag_message *message, GString *filled)
{
    const struct diag_verdict *verdict = message->verdict;
    char                      *list = diag_finding_list(message), *of = diag_finding_of(message);

    if (verdict == NULL)
        g_string_printf(filled, "%s: {code: %s, of: \"%s\", about: %s, reason: …, by: …}",
                        say(report, "Nếu xem xét thấy đúng, ghi vào accepted", "If it is right, add to accepted"),
                        diag_code_name(message->code), of, list);
    else if (verdict->kind == VERDICT_ACCEPTED)
        g_string_printf(filled, "%s: %s (%s%s%s)", say(report, "Chấp nhận vì", "Accepted because"), verdict->reason,
                        verdict->by, verdict->until != NULL ? say(report, "; đến hết ", "; until ") : "",
                        verdict->until != NULL ? verdict->until : "");
    else if (verdict->kind == VERDICT_OVER)
        g_string_printf(filled, say(report, "Đã chấp nhận đến hết %s: %s (%s)", "Was accepted until %s: %s (%s)"),
                        verdict->until, verdict->reason, verdict->by);
    else
        g_string_printf(filled,
                        say(report, "Đã chấp nhận: %s (%s); nay khác, nếu vẫn đúng ghi about: %s",
                            "Was accepted: %s (%s); it says something else now, if that is right write about: %s"),
                        verdict->reason, verdict->by, list);
    put_line(report, "judged", filled->str);
    g_free(of);
    g_free(list);
}

static void put_message(const struct report *report, const struct diag_message *message)
{
    GString *filled = g_string_new(NULL), *hint = g_string_new(NULL);

    put_text(report, message, filled);
    put_places(report, message, filled);
    if (!diag_is_accepted(message) &&
        diag_fill_hint(hint, diag_texts[message->code].hint[report->lang], message->arguments)) {
        g_string_prepend(hint, say(report, "Gợi ý: ", "Hint: "));
        put_line(report, "hint", hint->str);
    }
    if (message->finding)
        put_judged(report, message, filled);
    fputs(report->html ? "</li>\n" : "", report->out);
    g_string_free(filled, TRUE);
    g_string_free(hint, TRUE);
}

/* What the findings of a report are grouped by. */
enum standing { STANDING_ERROR, STANDING_OPEN, STANDING_ACCEPTED };

static enum standing standing_of(const struct diag_message *message)
{
    if (diag_is_accepted(message))
        return STANDING_ACCEPTED;
    return message->severity >= DIAG_ERROR ? STANDING_ERROR : STANDING_OPEN;
}

static void put_standing(const struct report *report, const GPtrArray *messages, enum standing standing,
                         const char *name)
{
    GString *heading;
    unsigned count = 0;

    for (unsigned i = 0; i < messages->len; i++)
        count += standing_of(messages->pdata[i]) == standing;
    if (count == 0)
        return;
    heading = g_string_new(NULL);
    g_string_printf(heading, "%s (%u)", name, count);
    put_heading(report, heading->str);
    g_string_free(heading, TRUE);
    fputs(report->html ? "<ol>\n" : "", report->out);
    for (unsigned i = 0; i < messages->len; i++)
        if (standing_of(messages->pdata[i]) == standing)
            put_message(report, messages->pdata[i]);
    fputs(report->html ? "</ol>\n" : "", report->out);
}

static void put_paragraph(const struct report *report, const char *text)
{
    fputs(report->html ? "<p>" : "", report->out);
    put_escaped(report, text);
    fputs(report->html ? "</p>\n" : "\n", report->out);
}

static void put_findings(const struct report *report, const GPtrArray *messages, bool open)
{
    if (!open) {
        put_heading(report, say(report, "Kết quả", "Result"));
        put_paragraph(report, messages->len == 0
                                  ? say(report, "Không phát hiện mâu thuẫn.", "No contradiction was found.")
                                  : say(report, "Không còn mâu thuẫn nào chưa được xem xét.",
                                        "No contradiction is left to be judged."));
    }
    put_standing(report, messages, STANDING_ERROR,
                 say(report, "Lỗi: chưa lập được văn bản đúng", "Errors: no right document can be made"));
    put_standing(report, messages, STANDING_OPEN,
                 say(report, "Cảnh báo: mâu thuẫn cần người xem xét", "Warnings: contradictions to be judged"));
    put_standing(report, messages, STANDING_ACCEPTED,
                 say(report, "Đã có người xem xét và chấp nhận", "Judged by a person and accepted"));
}

/* ---- What moved since the period before ---- */

static void put_changes(const struct report *report)
{
    const struct diag_scope *scope = report->scope;
    char                    *heading;

    if (scope->since == NULL)
        return;
    heading = g_strdup_printf(say(report, "Thay đổi so với %s", "Changes since %s"), scope->since);
    put_heading(report, heading);
    g_free(heading);
    if (scope->changes[0] == NULL) {
        put_paragraph(report, say(report, "Không có.", "None."));
        return;
    }
    fputs(report->html ? "<ul>\n" : "", report->out);
    for (const char *const *change = scope->changes; *change != NULL; change++) {
        fputs(report->html ? "<li>" : "- ", report->out);
        put_escaped(report, *change);
        fputs(report->html ? "</li>\n" : "\n", report->out);
    }
    fputs(report->html ? "</ul>\n" : "", report->out);
}

void diags_write_report(const struct diags *diags, const struct diag_scope *scope, enum diag_lang lang, bool html,
                        FILE *out)
{
    const struct report report = {out, lang, html, scope};
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
            "li p{margin:.2rem 0}.place,.judged{color:#444}</style></head><body><main>\n<h1>%s</h1>\n",
            lang == DIAG_LANG_VI ? "vi" : "en", title, title);
    else
        fprintf(out, "%s\n\n", title);
    put_scope(&report, scope);
    put_fields(&report, sorted);
    put_findings(&report, sorted, diags_count(diags, DIAG_WARNING) > 0);
    put_changes(&report);
    if (html)
        fputs("</main></body></html>\n", out);
    g_ptr_array_unref(sorted);
}
