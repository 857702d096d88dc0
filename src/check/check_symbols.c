/*
 * check_symbols.c -- numbers and symbols of documents: NĐ 30/2020 PL III, and those of the Party ("57-NQ/TW").
 */
#include <string.h>

#include "check_int.h"
#include "check_scan.h"

/* Abbreviations of kinds: PL III; legal documents and those of the Party besides. */
static const char *const kinds[] = {
    "NQ", "QĐ",  "CT",   "QC",   "QyĐ", "TC",   "TB",   "HD",   "CTr",   "KH",   "PA",  "ĐA", "DA",
    "BC", "BB",  "TTr",  "HĐ",   "CĐ",  "BGN",  "BTT",  "GUQ",  "GM",    "GGT",  "GNP", "PG", "PC",
    "PB", "SY",  "TrS",  "SL",   "NĐ",  "TT",   "TTLT", "NQLT", "PL",    "L",    "LCT", "LB", "KL",
    "CV", "QĐi", "QĐNS", "VBHN", "TTg", "BTTB", "TCBC", "ĐL",   "CTrHĐ", "CTHĐ", "ĐH",  "TL",
};

/* Bodies that follow a kind without a dash by mistake. */
static const char *const bodies[] = {"UBND", "HĐND", "TTg",   "CP",  "TU",    "TW",  "BCĐ",   "SKHCN",
                                     "STC",  "SNV",  "BKHCN", "SXD", "SGDĐT", "SYT", "SNNMT", "SCT",
                                     "STP",  "BNV",  "BTC",   "BCA", "VPCP",  "ĐU",  "CTN"};

static bool is_kind(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i], word) == 0)
            return true;
    return false;
}

/* The kind that differs from the word by capitals alone, or NULL. */
static const char *kind_in_other_case(const char *word)
{
    char       *folded = g_utf8_casefold(word, -1);
    const char *found = NULL;

    for (size_t i = 0; found == NULL && i < G_N_ELEMENTS(kinds); i++) {
        char *kind = g_utf8_casefold(kinds[i], -1);
        if (strcmp(kind, folded) == 0)
            found = kinds[i];
        g_free(kind);
    }
    g_free(folded);
    return found;
}

/* "TTrSKHCN" -> "TTr-SKHCN"; NULL if the word is not a kind run into a body. */
static const char *divided(struct check *check, const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        size_t length = strlen(kinds[i]);
        if (strncmp(word, kinds[i], length) != 0 || length < 2)
            continue;
        for (size_t k = 0; k < G_N_ELEMENTS(bodies); k++)
            if (strcmp(word + length, bodies[k]) == 0)
                return arena_printf(check->arena, "%s-%s", kinds[i], bodies[k]);
    }
    return NULL;
}

struct symbol {
    size_t at, end;        /* in the line */
    size_t word, word_end; /* the kind, or in a letter the body, behind the number */
    bool   party;          /* 57-NQ/TW */
};

/* Reads "12/QĐ-UBND", "142/2026/NĐ-CP", "57-NQ/TW" at a number; false if it is no symbol. */
static bool read_symbol(const char *words, size_t at, struct symbol *symbol)
{
    size_t end = at + strspn(words + at, "0123456789");

    *symbol = (struct symbol){.at = at};
    if (words[end] == '/' && strspn(words + end + 1, "0123456789") == 4 && words[end + 5] == '/')
        end += 5;
    symbol->party = words[end] == '-';
    if (words[end] != '/' && words[end] != '-')
        return false;
    symbol->word = end + 1;
    symbol->word_end = symbol->word + scan_word(words + symbol->word);
    if (symbol->word_end == symbol->word || !g_unichar_isupper(g_utf8_get_char(words + symbol->word)))
        return false;
    for (end = symbol->word_end; words[end] == '-' || words[end] == '/' || words[end] == '&';) {
        size_t length = scan_word(words + end + 1);
        if (length == 0)
            break;
        end += 1 + length;
    }
    symbol->end = end;
    return symbol->party ? words[symbol->word_end] == '/' : true;
}

/* ---- Kinds ---- */

static bool is_all_capitals(const char *word)
{
    for (; *word != '\0'; word = g_utf8_next_char(word))
        if (!g_unichar_isupper(g_utf8_get_char(word)))
            return false;
    return true;
}

static void check_kind(struct check *check, const struct check_line *line, const struct symbol *symbol)
{
    const char *words = line->words;
    const char *word = arena_strndup(check->arena, words + symbol->word, symbol->word_end - symbol->word), *right;
    const char *whole = arena_strndup(check->arena, words + symbol->at, symbol->end - symbol->at);

    if (is_kind(word) || strcmp(word, "TTCP") == 0) /* the Inspectorate: no kind run into a body */
        return;
    right = divided(check, word);
    if (right == NULL && words[symbol->word_end] == '-')
        right = kind_in_other_case(word);
    if (right == NULL && symbol->party)
        right = kind_in_other_case(word);
    if (right != NULL)
        diag(check->diags, DIAG_SYMBOL_MALFORMED, check_line_span(line, symbol->at, symbol->end - symbol->at), whole,
             arena_printf(check->arena, "%.*s%s%.*s", (int)(symbol->word - symbol->at), words + symbol->at, right,
                          (int)(symbol->end - symbol->word_end), words + symbol->word_end),
             NULL);
    else if (words[symbol->word_end] == '-' && g_utf8_strlen(word, -1) <= 3 && !is_all_capitals(word))
        diag(check->diags, DIAG_SYMBOL_KIND_UNKNOWN, check_line_span(line, symbol->at, symbol->end - symbol->at), whole,
             word, NULL);
}

static bool is_body(const char *word)
{
    return strcmp(word, "TTg") == 0 || (g_utf8_strlen(word, -1) >= 2 && is_all_capitals(word));
}

/* "411/QĐ- TTg", "411/QĐ - TTg": a blank inside. */
static bool check_blank(struct check *check, const struct check_line *line, const struct symbol *symbol)
{
    const char *words = line->words, *word;
    size_t      at = symbol->word_end, end;

    if (symbol->end != symbol->word_end || symbol->party)
        return false;
    while (words[at] == ' ')
        at++;
    if (words[at] != '-')
        return false;
    at++;
    while (words[at] == ' ')
        at++;
    end = at + scan_word(words + at);
    word = arena_strndup(check->arena, words + symbol->word, symbol->word_end - symbol->word);
    if (!is_kind(word) || !is_body(arena_strndup(check->arena, words + at, end - at)))
        return false;
    diag(check->diags, DIAG_SYMBOL_MALFORMED, check_line_span(line, symbol->at, end - symbol->at),
         arena_strndup(check->arena, words + symbol->at, end - symbol->at),
         arena_printf(check->arena, "%.*s-%.*s", (int)(symbol->word_end - symbol->at), words + symbol->at,
                      (int)(end - at), words + at),
         NULL);
    return true;
}

static bool next_symbol(const char *words, size_t *from, struct symbol *symbol)
{
    for (size_t at = *from; words[at += strcspn(words + at, "0123456789")] != '\0'; at++) {
        if ((at == 0 || strchr(" (\"*;,", words[at - 1]) != NULL) && read_symbol(words, at, symbol)) {
            *from = symbol->end;
            return true;
        }
        while (g_ascii_isdigit(words[at + 1]))
            at++;
    }
    return false;
}

/* ---- Out of shape ---- */

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, list[i]) == 0)
            return true;
    return false;
}

/*
 * "2591QĐ/UBND", "12-QĐ/UBND", "57/NQ-TW": number, kind and body are there, what stands between them is not: 12/QĐ-UBND
 * of the state, 57-NQ/TW of the Party (NĐ 30/2020 PL I; HD 36-HD/VPTW).
 */
static void check_shape(struct check *check, const struct check_line *line, size_t at)
{
    static const char *const party[] = {"TW", "TU"}, *const state[] = {"UBND", "HĐND", "TTg", "CP"};
    const char *words = line->words, *kind, *body, *right;
    size_t      digits = strspn(words + at, "0123456789"), kind_at, kind_end, body_at, end;
    bool        of_party, of_state;

    kind_at = at + digits + (words[at + digits] == '/' || words[at + digits] == '-');
    kind_end = kind_at + scan_word(words + kind_at);
    if (kind_end == kind_at || (words[kind_end] != '/' && words[kind_end] != '-'))
        return;
    body_at = kind_end + 1;
    end = body_at + scan_word(words + body_at);
    kind = arena_strndup(check->arena, words + kind_at, kind_end - kind_at);
    body = arena_strndup(check->arena, words + body_at, end - body_at);
    of_party = is_one_of(body, party, G_N_ELEMENTS(party));
    of_state = is_one_of(body, state, G_N_ELEMENTS(state)) || (kind_at == at + digits && !of_party && is_body(body));
    if (!is_kind(kind) || strlen(kind) < 2 || (!of_party && !of_state))
        return;
    right = arena_printf(check->arena, of_party ? "%.*s-%s/%s" : "%.*s/%s-%s", (int)digits, words + at, kind, body);
    if (strncmp(words + at, right, end - at) != 0)
        diag(check->diags, DIAG_SYMBOL_MALFORMED, check_line_span(line, at, end - at),
             arena_strndup(check->arena, words + at, end - at), right, NULL);
}

static void check_shapes(struct check *check, const struct check_line *line)
{
    const char *words = line->words;

    for (size_t at = 0; words[at += strcspn(words + at, "0123456789")] != '\0'; at += strspn(words + at, "0123456789"))
        if (at == 0 || strchr(" (\"*;,", words[at - 1]) != NULL)
            check_shape(check, line, at);
}

void check_line_symbols(struct check *check, const struct check_line *line)
{
    struct symbol symbol;

    if (strchr(line->words, '/') == NULL)
        return;
    for (size_t at = 0; next_symbol(line->words, &at, &symbol);)
        if (!check_blank(check, line, &symbol))
            check_kind(check, line, &symbol);
    check_shapes(check, line);
}

/* ---- The Party's: whose it is ---- */

static const char *const central[] = {"Bộ Chính trị", "Ban Bí thư", "Trung ương Đảng", "Ban Chấp hành Trung ương",
                                      NULL};
static const char *const provincial[] = {"Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Ban Thường vụ", "Tỉnh", NULL};

/* The document that the plan cites under the same number and kind as one of the central Party's. */
static const struct cited_document *cited_central(const struct check *check, const char *stem)
{
    for (unsigned i = 0; i < check->plan->cited->len; i++) {
        const struct cited_document *cited = check->plan->cited->pdata[i];
        if (cited->symbol.text != NULL && g_str_has_prefix(cited->symbol.text, stem) &&
            strcmp(cited->symbol.text + strlen(stem), "TW") == 0)
            return cited;
    }
    return NULL;
}

/* Where the words about a symbol end: with the sentence, or before a symbol of another kind, whose words follow it. */
static size_t words_end(const char *words, const struct symbol *symbol)
{
    size_t        end = MIN(scan_sentence_end(words, symbol->end), symbol->end + 120), at = symbol->end;
    const char   *kind = words + symbol->at + strspn(words + symbol->at, "0123456789");
    size_t        length = strcspn(kind, "/");
    struct symbol next;

    while (next_symbol(words, &at, &next) && next.at < end) {
        const char *other = words + next.at + strspn(words + next.at, "0123456789");
        if (strncmp(kind, other, length + 1) != 0)
            return next.at;
    }
    return end;
}

/* "57-NQ/TU … của Bộ Chính trị": a central document under the province's sign. */
void check_line_party(struct check *check, const struct check_line *line)
{
    const char   *words = line->words;
    struct symbol symbol;

    if (strstr(words, "/TU") == NULL)
        return;
    for (size_t at = 0; next_symbol(words, &at, &symbol);) {
        const struct cited_document *cited;
        const char                  *stem;
        size_t                       end;
        if (!symbol.party || symbol.end < 2 || strncmp(words + symbol.end - 2, "TU", 2) != 0 ||
            words[symbol.end - 3] != '/')
            continue;
        end = words_end(words, &symbol);
        stem = arena_strndup(check->arena, words + symbol.at, symbol.end - 2 - symbol.at);
        cited = cited_central(check, stem);
        if (scan_has(words, symbol.end, end, provincial) ||
            (cited == NULL && !scan_has(words, symbol.end, end, central)))
            continue;
        diag(check->diags, DIAG_SYMBOL_PARTY_LEVEL, check_line_span(line, symbol.at, symbol.end - symbol.at),
             arena_strndup(check->arena, words + symbol.at, symbol.end - symbol.at),
             arena_printf(check->arena, "%sTW", stem), NULL);
        if (cited != NULL)
            diag_also(check->diags, cited->symbol.span);
    }
}

/* The symbol of a document by itself, as a key holds it. */
static void check_symbol(struct check *check, const struct text *text)
{
    struct check_line line = {.text = text, .words = text->text};
    struct symbol     symbol;

    if (text->text == NULL)
        return;
    line.length = strlen(text->text);
    check_shape(check, &line, 0);
    if (!read_symbol(text->text, 0, &symbol))
        return;
    if (check_blank(check, &line, &symbol))
        return;
    check_kind(check, &line, &symbol);
}

void check_symbols(struct check *check)
{
    for (unsigned i = 0; i < check->plan->cited->len; i++)
        check_symbol(check, &((const struct cited_document *)check->plan->cited->pdata[i])->symbol);
    for (unsigned i = 0; check->period != NULL && i < check->period->issued->len; i++)
        check_symbol(check, &((const struct issued_document *)check->period->issued->pdata[i])->symbol);
}

/* A central document under the province's sign, as the plan lists it. */
void check_cited_party(struct check *check)
{
    for (unsigned i = 0; i < check->plan->cited->len; i++) {
        const struct cited_document *cited = check->plan->cited->pdata[i];
        const char                  *text = cited->symbol.text, *issuer = cited->issuer.text;
        struct symbol                symbol;
        if (text == NULL || issuer == NULL || !read_symbol(text, 0, &symbol) || !symbol.party ||
            !g_str_has_suffix(text, "/TU") || !scan_has(issuer, 0, strlen(issuer), central))
            continue;
        diag(check->diags, DIAG_SYMBOL_PARTY_LEVEL, cited->symbol.span, text,
             arena_printf(check->arena, "%.*sTW", (int)strlen(text) - 2, text), NULL);
    }
}

bool check_next_symbol(const char *words, size_t *from, size_t *at)
{
    struct symbol symbol;

    if (!next_symbol(words, from, &symbol))
        return false;
    *at = symbol.at;
    return true;
}

const char *check_symbol_kind(const char *text, size_t *length)
{
    struct symbol symbol;
    char         *word;
    bool          kind;

    *length = 0;
    if (!read_symbol(text, 0, &symbol))
        return "";
    word = g_strndup(text + symbol.word, symbol.word_end - symbol.word);
    kind = is_kind(word);
    g_free(word);
    *length = kind ? symbol.word_end - symbol.word : 0;
    return text + symbol.word;
}
