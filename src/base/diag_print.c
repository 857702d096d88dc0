/*
 * diag_print.c -- prints messages for people: place, text, excerpt, caret, hint.
 */
#include <string.h>

#include "base/text.h"
#include "diag_int.h"

const char *const diag_severity_names[2][3] = {{"cảnh báo", "lỗi", "lỗi hệ thống"},
                                               {"warning", "error", "system error"}};

bool diag_fill(GString *out, const char *text, char *const *arguments)
{
    unsigned count = 0;
    bool     full = true;

    while (arguments[count] != NULL)
        count++;
    for (; *text != '\0'; text++) {
        if (text[0] == '{' && text[1] >= '1' && text[1] <= '9' && text[2] == '}') {
            unsigned index = (unsigned)(text[1] - '1');
            if (index < count)
                g_string_append(out, arguments[index]);
            full = full && index < count && arguments[index][0] != '\0';
            text += 2;
        } else
            g_string_append_c(out, *text);
    }
    return full;
}

bool diag_fill_hint(GString *out, const char *hint, char *const *arguments)
{
    char **lines = g_strsplit(hint, "\n", -1);
    size_t before = out->len;
    bool   full = false;

    for (char **line = lines; *line != NULL && !full; line++) {
        g_string_truncate(out, before);
        full = diag_fill(out, *line, arguments) && out->len > before;
    }
    if (!full)
        g_string_truncate(out, before);
    g_strfreev(lines);
    return full;
}

/* Appends a character as it is shown; returns the columns it takes. */
static int append_visible(GString *out, gunichar character)
{
    if (character == '\t')
        g_string_append_c(out, ' ');
    else if (text_is_invisible(character))
        g_string_append(out, "·");
    else
        g_string_append_unichar(out, character);
    if (text_is_invisible(character))
        return 1;
    return g_unichar_iszerowidth(character) ? 0 : g_unichar_iswide(character) ? 2 : 1;
}

/* The line with the place underlined. */
static void print_excerpt(struct diag_place place, FILE *out)
{
    uint32_t    column = place.excerpt_column;
    const char *end;
    GString    *line, *marks;

    if (place.excerpt == NULL || (*place.excerpt == '\0' && !place.cut_before))
        return;
    end = place.excerpt + strlen(place.excerpt);
    line = g_string_new(place.cut_before ? "…" : "");
    marks = g_string_new(place.cut_before ? " " : "");
    for (const char *at = place.excerpt; at < end; at = text_next(at, end), column++)
        for (int width = append_visible(line, g_utf8_get_char_validated(at, -1)); width > 0; width--)
            g_string_append_c(marks, column == place.mark                                             ? '^'
                                     : column > place.mark && column < place.mark + place.mark_length ? '~'
                                                                                                      : ' ');
    if (place.cut_after)
        g_string_append(line, "…");
    if (column <= place.mark) /* the place is the line's end */
        g_string_append_c(marks, '^');
    g_strchomp(marks->str);
    fprintf(out, "  %5u | %s\n        | %s\n", place.line, line->str, marks->str);
    g_string_free(line, TRUE);
    g_string_free(marks, TRUE);
}

static void print_place(struct diag_place span, FILE *out)
{
    char *shown = span.path != NULL ? text_visible(span.shown, DIAG_PATH_MAX) : NULL;

    fprintf(out, "%s: ", shown != NULL ? shown : "baocao");
    g_free(shown);
}

/* Why a finding that was accepted is told again. */
static void print_verdict(const struct diag_message *message, enum diag_lang lang, FILE *out)
{
    static const char *const words[2][2] = {
        {"chấp nhận ở %s không còn khớp; nếu vẫn đúng, ghi about: %s\n",
         "accepted at %s, but that says something else; if it still is right, write about: %s\n"},
        {"chấp nhận ở %s chỉ đến hết %s\n", "accepted at %s, but only until %s\n"},
    };
    char *list;

    if (message->verdict == NULL)
        return;
    list = message->verdict->kind == VERDICT_OVER ? g_strdup(message->verdict->until) : diag_finding_list(message);
    fputs("  ", out);
    fprintf(out, words[message->verdict->kind == VERDICT_OVER][lang], message->verdict->place, list);
    g_free(list);
}

/* Place, severity, code and text. */
static void print_line(const struct diag_message *message, enum diag_lang lang, FILE *out)
{
    GString *filled = g_string_new(NULL);

    diag_fill(filled, diag_texts[message->code].text[lang], message->arguments);
    print_place(message->where, out);
    fprintf(out, "%s %s: %s\n", diag_severity_names[lang][message->severity], diag_code_name(message->code),
            filled->str);
    g_string_free(filled, TRUE);
}

static void print_message(const struct diag_message *message, enum diag_lang lang, FILE *out)
{
    const struct diag_text *text = &diag_texts[message->code];
    GString                *filled = g_string_new(NULL);

    print_line(message, lang, out);
    print_excerpt(message->where, out);
    if (message->also.path != NULL) {
        fputs("  ", out);
        print_place(message->also, out);
        fputs(lang == DIAG_LANG_VI ? "xem thêm chỗ này\n" : "see also here\n", out);
        print_excerpt(message->also, out);
    }
    if (diag_fill_hint(filled, text->hint[lang], message->arguments))
        fprintf(out, "  %s: %s\n", lang == DIAG_LANG_VI ? "gợi ý" : "hint", filled->str);
    print_verdict(message, lang, out);
    g_string_free(filled, TRUE);
}

/* By file, then place, then as reported; messages without a place come first. */
static int compare_messages(const void *a, const void *b)
{
    const struct diag_message *left = *(const struct diag_message *const *)a,
                              *right = *(const struct diag_message *const *)b;
    const char *left_path = left->where.path != NULL ? left->where.path : "";
    const char *right_path = right->where.path != NULL ? right->where.path : "";
    int         order = strcmp(left_path, right_path);

    if (order == 0)
        order = g_strcmp0(left->where.part, right->where.part);
    if (order == 0)
        order = (left->where.line > right->where.line) - (left->where.line < right->where.line);
    if (order == 0)
        order = (left->where.column > right->where.column) - (left->where.column < right->where.column);
    if (order == 0)
        order = (left->order > right->order) - (left->order < right->order);
    return order;
}

GPtrArray *diags_sorted(const struct diags *diags)
{
    GPtrArray *sorted = g_ptr_array_sized_new(diags->messages->len);

    g_ptr_array_extend(sorted, diags->messages, NULL, NULL);
    g_ptr_array_sort(sorted, compare_messages);
    return sorted;
}

static void print_totals(unsigned errors, unsigned warnings, unsigned accepted, enum diag_lang lang, FILE *out)
{
    if (lang == DIAG_LANG_VI)
        fprintf(out, "%u lỗi, %u cảnh báo", errors, warnings);
    else
        fprintf(out, "%u error%s, %u warning%s", errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    if (accepted > 0)
        fprintf(out, lang == DIAG_LANG_VI ? ", %u đã chấp nhận" : ", %u accepted", accepted);
    putc('\n', out);
}

/* ---- Many of one kind ---- */

/* More messages of one code than this are told as one, with how many they are and where the first ones stand. */
#define SAME_MAX 30
#define PLACES_MAX 5
/* Of each code this many are told in brief. */
#define BRIEF_MAX 5

/* How many messages of its code there are, and of them how many were told. */
struct tally {
    unsigned count, told;
};

static void count_codes(const GPtrArray *sorted, struct tally tallies[DIAG_CODE_COUNT])
{
    memset(tallies, 0, DIAG_CODE_COUNT * sizeof *tallies);
    for (unsigned i = 0; i < sorted->len; i++)
        tallies[((const struct diag_message *)sorted->pdata[i])->code].count += !diag_is_accepted(sorted->pdata[i]);
}

/* "  và 1649 thông báo BC0340 nữa: a.yaml:12:3, a.yaml:15:3 …" */
static void print_others(const GPtrArray *sorted, unsigned first, unsigned count, enum diag_lang lang, FILE *out)
{
    enum diag_code code = ((const struct diag_message *)sorted->pdata[first])->code;
    unsigned       places = 0;

    fprintf(out, lang == DIAG_LANG_VI ? "  và %u thông báo %s nữa" : "  and %u more messages %s", count - 1,
            diag_code_name(code));
    for (unsigned i = first + 1; i < sorted->len && places < PLACES_MAX; i++) {
        const struct diag_message *message = sorted->pdata[i];
        if (message->code != code || message->where.path == NULL || diag_is_accepted(message))
            continue;
        fprintf(out, "%s%s:%u:%u", places++ == 0 ? ": " : ", ", message->where.path, message->where.line,
                message->where.column);
    }
    fputs(lang == DIAG_LANG_VI ? " … (xem đủ: --format json)\n" : " … (all of them: --format json)\n", out);
}

void diags_print_brief(const struct diags *diags, enum diag_lang lang, FILE *out)
{
    GPtrArray   *sorted = diags_sorted(diags);
    struct tally tallies[DIAG_CODE_COUNT];

    count_codes(sorted, tallies);
    for (unsigned i = 0; i < sorted->len; i++) {
        const struct diag_message *message = sorted->pdata[i];
        if (!diag_is_accepted(message) && tallies[message->code].told++ < BRIEF_MAX)
            print_line(message, lang, out);
    }
    g_ptr_array_unref(sorted);
}

void diags_print(const struct diags *diags, enum diag_lang lang, FILE *out)
{
    GPtrArray   *sorted = diags_sorted(diags);
    unsigned     errors = diags_count(diags, DIAG_ERROR), warnings = diags_count(diags, DIAG_WARNING) - errors;
    unsigned     accepted = diags_count_accepted(diags), told = sorted->len - accepted;
    struct tally tallies[DIAG_CODE_COUNT];

    count_codes(sorted, tallies);
    for (unsigned i = 0; i < sorted->len; i++) {
        const struct diag_message *message = sorted->pdata[i];
        struct tally              *tally = &tallies[message->code];
        bool                       many = tally->count > SAME_MAX && message->severity == DIAG_WARNING;
        if (diag_is_accepted(message) || (many && tally->told++ > 0))
            continue;
        print_message(message, lang, out);
        if (many)
            print_others(sorted, i, tally->count, lang, out);
    }
    if (errors + warnings > told)
        fprintf(out, lang == DIAG_LANG_VI ? "… và %u thông báo nữa\n" : "… and %u more messages\n",
                errors + warnings - told);
    if (told > 0)
        print_totals(errors, warnings, accepted, lang, out);
    g_ptr_array_unref(sorted);
}
