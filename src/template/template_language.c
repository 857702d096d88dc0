/*
 * template_language.c -- the elements of templates: where they may stand, their attributes.
 * templates/template.rng says the same for editors.
 */
#include <glib.h>
#include <string.h>

#include "base/diag.h"
#include "doc.h"
#include "template_language.h"

#define IN(content) (1u << (content))
#define IN_BLOCKS (IN(CONTENT_DOCUMENT) | IN(CONTENT_ATTACHMENT) | IN(CONTENT_ANNEX))
#define IN_DOCUMENT (IN(CONTENT_DOCUMENT) | IN(CONTENT_ATTACHMENT))
#define IN_FLOW (IN_BLOCKS | IN(CONTENT_FLOW))
#define IN_TEXT (IN(CONTENT_INLINE) | IN(CONTENT_FLOW))
#define IN_ANY (~(IN(CONTENT_NONE) | IN(CONTENT_ROOT) | IN(CONTENT_CHOOSE)))

#define RULES(...) ((const struct attribute_rule[]){__VA_ARGS__, {0}})
#define NO_RULES ((const struct attribute_rule[]){{0}})
/* clang-format off */
#define TEXT(name) {name, ATTRIBUTE_PATTERN, false, NULL, NUMBER_NONE}
#define TEXT_REQUIRED(name) {name, ATTRIBUTE_PATTERN, true, NULL, NUMBER_NONE}
#define CHOICE(name, choice) {name, ATTRIBUTE_PATTERN, false, &(choice), NUMBER_NONE}
#define CHOICE_REQUIRED(name, choice) {name, ATTRIBUTE_PATTERN, true, &(choice), NUMBER_NONE}
#define WHOLE(name) {name, ATTRIBUTE_PATTERN, false, NULL, NUMBER_WHOLE}
#define WHOLE_REQUIRED(name) {name, ATTRIBUTE_PATTERN, true, NULL, NUMBER_WHOLE}
#define DECIMAL(name) {name, ATTRIBUTE_PATTERN, false, NULL, NUMBER_DECIMAL}
#define OTHER(name, kind, required) {name, kind, required, NULL, NUMBER_NONE}
#define LOOP OTHER("select", ATTRIBUTE_NODES, true), LOOP_REST
#define LOOP_REST \
    OTHER("as", ATTRIBUTE_NAME, false), OTHER("sort", ATTRIBUTE_VALUE, false), CHOICE("order", orders)

/* A choice of the document form's words, from that of one value to that of another. */
#define FROM_TO(names, from, to) {(names) + (from), (to) - (from) + 1, from}
#define WORDS(...) \
    {(const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *), 0}
/* clang-format on */

static const struct choice aligns = FROM_TO(doc_align_names, DOC_ALIGN_LEFT, DOC_ALIGN_DECIMAL);
static const struct choice row_kinds = FROM_TO(doc_row_kind_names, DOC_ROW_GROUP, DOC_ROW_TOTAL);
static const struct choice headings = FROM_TO(doc_heading_style_names, DOC_HEADING_PLAIN, DOC_HEADING_ARTICLE);
static const struct choice places = FROM_TO(doc_place_names, DOC_PLACE_NUMBER, DOC_PLACE_SEAL);
static const struct choice marks = FROM_TO(doc_mark_names, DOC_MARK_URGENT, DOC_MARK_INTERNAL);
static const struct choice note_places = FROM_TO(doc_notes_names, DOC_NOTES_PAGE, DOC_NOTES_END);
static const struct choice papers = FROM_TO(doc_paper_names, DOC_PORTRAIT, DOC_A3_LANDSCAPE);
/* By their place: false and true. */
static const struct choice flags = WORDS("no", "yes");
static const struct choice orders = WORDS("ascending", "descending");
static const struct choice charts = WORDS("bullet", "stacked", "trend", "multiples"); /* as enum chart_kind */
static const struct choice scales = WORDS("common", "own");
static const struct choice units = WORDS("weight", "mm");
static const struct choice keeps = {(const char *const[]){"next"}, 1, true};
static const struct choice headers = {(const char *const[]){"row"}, 1, true};

static const struct element_rule rules[] = {
    {"document", ELEMENT_DOCUMENT, IN(CONTENT_ROOT), CONTENT_DOCUMENT,
     RULES(TEXT_REQUIRED("kind"), TEXT_REQUIRED("title"), TEXT("subject"), TEXT("author"), TEXT("publisher"),
           TEXT("identifier"), CHOICE("notes", note_places))},
    {"fragment", ELEMENT_FRAGMENT, IN(CONTENT_ROOT), CONTENT_INHERIT, NO_RULES},
    {"letterhead", ELEMENT_LETTERHEAD, IN_DOCUMENT, CONTENT_LETTERHEAD, NO_RULES},
    {"superior", ELEMENT_SUPERIOR, IN(CONTENT_LETTERHEAD), CONTENT_INLINE, NO_RULES},
    {"issuer", ELEMENT_ISSUER, IN(CONTENT_LETTERHEAD), CONTENT_INLINE, NO_RULES},
    {"symbol", ELEMENT_SYMBOL, IN(CONTENT_LETTERHEAD), CONTENT_NONE, RULES(TEXT_REQUIRED("notation"), TEXT("number"))},
    {"regarding", ELEMENT_REGARDING, IN(CONTENT_LETTERHEAD), CONTENT_INLINE, NO_RULES},
    {"place-date", ELEMENT_PLACE_DATE, IN(CONTENT_LETTERHEAD), CONTENT_NONE,
     RULES(TEXT_REQUIRED("place"), TEXT("date"), TEXT("year"))},
    {"mark", ELEMENT_MARK, IN(CONTENT_LETTERHEAD), CONTENT_NONE, RULES(CHOICE_REQUIRED("kind", marks))},
    {"kind", ELEMENT_KIND, IN_DOCUMENT, CONTENT_INLINE, NO_RULES},
    {"subject", ELEMENT_SUBJECT, IN_DOCUMENT, CONTENT_INLINE, NO_RULES},
    {"addressee", ELEMENT_ADDRESSEE, IN(CONTENT_DOCUMENT), CONTENT_INLINE, NO_RULES},
    {"p", ELEMENT_P, IN_FLOW, CONTENT_INLINE, RULES(CHOICE("align", aligns), CHOICE("keep", keeps))},
    {"heading", ELEMENT_HEADING, IN_BLOCKS, CONTENT_INLINE,
     RULES(WHOLE_REQUIRED("level"), TEXT("label"), CHOICE("style", headings), CHOICE("align", aligns))},
    {"item", ELEMENT_ITEM, IN_FLOW, CONTENT_FLOW, RULES(TEXT("label"), WHOLE("level"))},
    {"table", ELEMENT_TABLE, IN_BLOCKS, CONTENT_TABLE,
     RULES(TEXT_REQUIRED("id"), DECIMAL("font-size"), CHOICE("numbers", flags), TEXT("continued"), TEXT("concluded"),
           TEXT("again"), TEXT("page-sum"), TEXT("carried"))},
    {"chart", ELEMENT_CHART, IN_BLOCKS, CONTENT_CHART,
     RULES(TEXT_REQUIRED("id"), CHOICE_REQUIRED("kind", charts), CHOICE("scale", scales), TEXT("unit"), TEXT("alt"))},
    {"image", ELEMENT_IMAGE, IN_BLOCKS, CONTENT_IMAGE,
     RULES(TEXT_REQUIRED("src"), TEXT_REQUIRED("alt"), DECIMAL("width"))},
    {"series", ELEMENT_SERIES, IN(CONTENT_CHART), CONTENT_NONE, RULES(TEXT_REQUIRED("title"))},
    {"panel", ELEMENT_PANEL, IN(CONTENT_CHART), CONTENT_PANEL,
     RULES(OTHER("select", ATTRIBUTE_NODES, false), LOOP_REST, TEXT_REQUIRED("title"))},
    {"point", ELEMENT_POINT, IN(CONTENT_CHART) | IN(CONTENT_PANEL), CONTENT_POINT,
     RULES(OTHER("select", ATTRIBUTE_NODES, false), LOOP_REST, TEXT_REQUIRED("label"))},
    {"value", ELEMENT_VALUE, IN(CONTENT_POINT), CONTENT_NONE,
     RULES(OTHER("figure", ATTRIBUTE_NODES, false), TEXT("number"), TEXT("text"))},
    {"caption", ELEMENT_CAPTION, IN(CONTENT_TABLE) | IN(CONTENT_CHART) | IN(CONTENT_IMAGE), CONTENT_INLINE, NO_RULES},
    {"column", ELEMENT_COLUMN, IN(CONTENT_TABLE) | IN(CONTENT_COLUMN), CONTENT_COLUMN,
     RULES(TEXT("title"), DECIMAL("width"), CHOICE("unit", units), CHOICE("align", aligns), CHOICE("sum", flags))},
    {"rows", ELEMENT_ROWS, IN(CONTENT_TABLE) | IN(CONTENT_ROW), CONTENT_ROW,
     RULES(OTHER("select", ATTRIBUTE_NODES, false), LOOP_REST, CHOICE("kind", row_kinds), WHOLE("level"),
           CHOICE("restate", flags))},
    {"cell", ELEMENT_CELL, IN(CONTENT_ROW), CONTENT_FLOW,
     RULES(TEXT("span"), WHOLE("rows"), CHOICE("align", aligns), CHOICE("header", headers))},
    {"sign-off", ELEMENT_SIGN_OFF, IN(CONTENT_DOCUMENT), CONTENT_SIGN_OFF, NO_RULES},
    {"recipients", ELEMENT_RECIPIENTS, IN(CONTENT_SIGN_OFF), CONTENT_RECIPIENTS, NO_RULES},
    {"recipient", ELEMENT_RECIPIENT, IN(CONTENT_RECIPIENTS), CONTENT_INLINE, NO_RULES},
    {"signature", ELEMENT_SIGNATURE, IN(CONTENT_SIGN_OFF), CONTENT_SIGNATURE, NO_RULES},
    {"authority", ELEMENT_AUTHORITY, IN(CONTENT_SIGNATURE), CONTENT_INLINE, NO_RULES},
    {"signer", ELEMENT_SIGNER, IN(CONTENT_SIGNATURE), CONTENT_INLINE, NO_RULES},
    {"attachment", ELEMENT_ATTACHMENT, IN(CONTENT_DOCUMENT), CONTENT_ATTACHMENT,
     RULES(TEXT_REQUIRED("id"), CHOICE("paper", papers))},
    {"annex", ELEMENT_ANNEX, IN(CONTENT_DOCUMENT), CONTENT_ANNEX, RULES(TEXT_REQUIRED("id"), CHOICE("paper", papers))},
    {"title", ELEMENT_TITLE, IN(CONTENT_ANNEX), CONTENT_INLINE, NO_RULES},
    {"source", ELEMENT_SOURCE, IN(CONTENT_ANNEX) | IN(CONTENT_ATTACHMENT), CONTENT_INLINE, NO_RULES},
    {"i", ELEMENT_I, IN_TEXT, CONTENT_INLINE, NO_RULES},
    {"b", ELEMENT_B, IN_TEXT, CONTENT_INLINE, NO_RULES},
    {"sup", ELEMENT_SUP, IN_TEXT, CONTENT_INLINE, NO_RULES},
    {"note", ELEMENT_NOTE, IN_TEXT | IN(CONTENT_COLUMN), CONTENT_INLINE, RULES(TEXT("id"))},
    {"note-ref", ELEMENT_NOTE_REF, IN_TEXT | IN(CONTENT_COLUMN), CONTENT_NONE, RULES(TEXT_REQUIRED("id"))},
    {"ref", ELEMENT_REF, IN_TEXT, CONTENT_NONE, RULES(TEXT_REQUIRED("annex"))},
    {"link", ELEMENT_LINK, IN_TEXT, CONTENT_INLINE, RULES(TEXT_REQUIRED("href"))},
    {"blank", ELEMENT_BLANK, IN_TEXT, CONTENT_NONE, RULES(CHOICE_REQUIRED("place", places))},
    {"br", ELEMENT_BR, IN_TEXT, CONTENT_NONE, NO_RULES},
    {"each", ELEMENT_EACH, IN_ANY, CONTENT_INHERIT, RULES(LOOP)},
    {"let", ELEMENT_LET, IN_ANY, CONTENT_NONE,
     RULES(OTHER("name", ATTRIBUTE_NAME, true), OTHER("select", ATTRIBUTE_VALUE, true))},
    {"if", ELEMENT_IF, IN_ANY, CONTENT_INHERIT, RULES(OTHER("test", ATTRIBUTE_TEST, true))},
    {"choose", ELEMENT_CHOOSE, IN_ANY, CONTENT_CHOOSE, NO_RULES},
    {"when", ELEMENT_WHEN, IN(CONTENT_CHOOSE), CONTENT_INHERIT, RULES(OTHER("test", ATTRIBUTE_TEST, true))},
    {"otherwise", ELEMENT_OTHERWISE, IN(CONTENT_CHOOSE), CONTENT_INHERIT, NO_RULES},
    {"include", ELEMENT_INCLUDE, IN_ANY, CONTENT_NONE, RULES(OTHER("href", ATTRIBUTE_NAME, true))},
};

const struct element_rule *language_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}

const char *language_nearest_element(const char *name)
{
    const char *names[G_N_ELEMENTS(rules) + 1] = {NULL};

    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        names[i] = rules[i].name;
    return diag_nearest(name, names);
}

const char *language_nearest_attribute(const struct element_rule *rule, const char *name)
{
    const char *names[16] = {"if"};

    for (size_t i = 0; rule->attributes[i].name != NULL && i + 2 < G_N_ELEMENTS(names); i++)
        names[i + 1] = rule->attributes[i].name;
    return diag_nearest(name, names);
}

bool language_takes_text(enum content content)
{
    return content == CONTENT_INLINE || content == CONTENT_FLOW;
}

int language_word_index(const char *words, const char *word)
{
    size_t length = strlen(word);
    int    index = 0;

    for (; *words != '\0'; index++) {
        size_t size = strcspn(words, " ");

        if (size == length && memcmp(words, word, size) == 0)
            return index;
        words += size;
        words += strspn(words, " ");
    }
    return -1;
}

bool language_choice(const struct choice *choice, const char *word, int *value)
{
    for (unsigned i = 0; i < choice->count; i++)
        if (strcmp(choice->words[i], word) == 0) {
            *value = choice->first + (int)i;
            return true;
        }
    return false;
}

char *language_choice_words(const struct choice *choice)
{
    GString *words = g_string_new(NULL);

    for (unsigned i = 0; i < choice->count; i++)
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", choice->words[i]);
    return g_string_free(words, FALSE);
}

const char *language_number_form(enum attribute_number kind)
{
    return kind == NUMBER_DECIMAL ? "1; 2.5 …" : "1, 2, 3 …";
}

bool language_number(const char *text, enum attribute_number kind, double *number)
{
    size_t digits = strspn(text, "0123456789"), more = 0;

    if (text[digits] == '.' && kind == NUMBER_DECIMAL)
        more = 1 + strspn(text + digits + 1, "0123456789");
    if (digits == 0 || digits > 5 || more > 5 || more == 1 || text[digits + more] != '\0')
        return false;
    *number = g_ascii_strtod(text, NULL);
    return *number > 0 && *number <= 65535;
}
