/*
 * template_language.c -- the elements of templates: where they may stand, their attributes.
 * templates/template.rng says the same for editors.
 */
#include <string.h>

#include "template_int.h"

#define IN(content) (1u << (content))
#define IN_BLOCKS (IN(CONTENT_DOCUMENT) | IN(CONTENT_ATTACHMENT) | IN(CONTENT_ANNEX))
#define IN_DOCUMENT (IN(CONTENT_DOCUMENT) | IN(CONTENT_ATTACHMENT))
#define IN_FLOW (IN_BLOCKS | IN(CONTENT_FLOW))
#define IN_TEXT (IN(CONTENT_INLINE) | IN(CONTENT_FLOW))
#define IN_ANY (~(IN(CONTENT_NONE) | IN(CONTENT_ROOT) | IN(CONTENT_CHOOSE)))

#define ALIGNS "left center right justify decimal"

#define RULES(...) ((const struct attribute_rule[]){__VA_ARGS__, {0}})
#define NO_RULES ((const struct attribute_rule[]){{0}})
#define TEXT(name)                                                                                                     \
    {                                                                                                                  \
        name, ATTRIBUTE_PATTERN, false, NULL                                                                           \
    }
#define TEXT_REQUIRED(name)                                                                                            \
    {                                                                                                                  \
        name, ATTRIBUTE_PATTERN, true, NULL                                                                            \
    }
#define CHOICE(name, values)                                                                                           \
    {                                                                                                                  \
        name, ATTRIBUTE_PATTERN, false, values                                                                         \
    }
#define CHOICE_REQUIRED(name, values)                                                                                  \
    {                                                                                                                  \
        name, ATTRIBUTE_PATTERN, true, values                                                                          \
    }
#define NUMBER(name)                                                                                                   \
    {                                                                                                                  \
        name, ATTRIBUTE_PATTERN, false, "#"                                                                            \
    }
#define LOOP {"select", ATTRIBUTE_NODES, true, NULL}, LOOP_REST
#define LOOP_REST                                                                                                      \
    {"as", ATTRIBUTE_NAME, false, NULL}, {"sort", ATTRIBUTE_VALUE, false, NULL}, CHOICE("order", "ascending descending")

static const struct element_rule rules[] = {
    {"document", ELEMENT_DOCUMENT, IN(CONTENT_ROOT), CONTENT_DOCUMENT,
     RULES(TEXT_REQUIRED("kind"), TEXT_REQUIRED("title"), TEXT("subject"), TEXT("author"), TEXT("publisher"),
           TEXT("identifier"), CHOICE("notes", "page annex end"))},
    {"fragment", ELEMENT_FRAGMENT, IN(CONTENT_ROOT), CONTENT_INHERIT, NO_RULES},
    {"letterhead", ELEMENT_LETTERHEAD, IN_DOCUMENT, CONTENT_LETTERHEAD, NO_RULES},
    {"superior", ELEMENT_SUPERIOR, IN(CONTENT_LETTERHEAD), CONTENT_INLINE, NO_RULES},
    {"issuer", ELEMENT_ISSUER, IN(CONTENT_LETTERHEAD), CONTENT_INLINE, NO_RULES},
    {"symbol", ELEMENT_SYMBOL, IN(CONTENT_LETTERHEAD), CONTENT_NONE, RULES(TEXT_REQUIRED("notation"), TEXT("number"))},
    {"regarding", ELEMENT_REGARDING, IN(CONTENT_LETTERHEAD), CONTENT_INLINE, NO_RULES},
    {"place-date", ELEMENT_PLACE_DATE, IN(CONTENT_LETTERHEAD), CONTENT_NONE,
     RULES(TEXT_REQUIRED("place"), TEXT("date"), TEXT("year"))},
    {"mark", ELEMENT_MARK, IN(CONTENT_LETTERHEAD), CONTENT_NONE,
     RULES(CHOICE_REQUIRED("kind", "khan thuong-khan hoa-toc luu-hanh-noi-bo"))},
    {"kind", ELEMENT_KIND, IN_DOCUMENT, CONTENT_INLINE, NO_RULES},
    {"subject", ELEMENT_SUBJECT, IN_DOCUMENT, CONTENT_INLINE, NO_RULES},
    {"addressee", ELEMENT_ADDRESSEE, IN(CONTENT_DOCUMENT), CONTENT_INLINE, NO_RULES},
    {"p", ELEMENT_P, IN_FLOW, CONTENT_INLINE, RULES(CHOICE("align", ALIGNS))},
    {"heading", ELEMENT_HEADING, IN_BLOCKS, CONTENT_INLINE,
     RULES({"level", ATTRIBUTE_PATTERN, true, "#"}, TEXT("label"), CHOICE("style", "plain part article"),
           CHOICE("align", ALIGNS))},
    {"item", ELEMENT_ITEM, IN_FLOW, CONTENT_FLOW, RULES(TEXT("label"), NUMBER("level"))},
    {"table", ELEMENT_TABLE, IN_BLOCKS, CONTENT_TABLE,
     RULES(TEXT_REQUIRED("id"), NUMBER("font-size"), CHOICE("numbers", "no yes"), TEXT("continued"), TEXT("concluded"),
           TEXT("again"), TEXT("page-sum"), TEXT("carried"))},
    {"caption", ELEMENT_CAPTION, IN(CONTENT_TABLE), CONTENT_INLINE, NO_RULES},
    {"column", ELEMENT_COLUMN, IN(CONTENT_TABLE) | IN(CONTENT_COLUMN), CONTENT_COLUMN,
     RULES(TEXT("title"), NUMBER("width"), CHOICE("unit", "weight mm"), CHOICE("align", ALIGNS),
           CHOICE("sum", "no yes"))},
    {"rows", ELEMENT_ROWS, IN(CONTENT_TABLE) | IN(CONTENT_ROW), CONTENT_ROW,
     RULES({"select", ATTRIBUTE_NODES, false, NULL}, LOOP_REST, CHOICE("kind", "group item total"), NUMBER("level"),
           CHOICE("restate", "no yes"))},
    {"cell", ELEMENT_CELL, IN(CONTENT_ROW), CONTENT_FLOW,
     RULES(TEXT("span"), NUMBER("rows"), CHOICE("align", ALIGNS), CHOICE("header", "row"))},
    {"sign-off", ELEMENT_SIGN_OFF, IN(CONTENT_DOCUMENT), CONTENT_SIGN_OFF, NO_RULES},
    {"recipients", ELEMENT_RECIPIENTS, IN(CONTENT_SIGN_OFF), CONTENT_RECIPIENTS, NO_RULES},
    {"recipient", ELEMENT_RECIPIENT, IN(CONTENT_RECIPIENTS), CONTENT_INLINE, NO_RULES},
    {"signature", ELEMENT_SIGNATURE, IN(CONTENT_SIGN_OFF), CONTENT_SIGNATURE, NO_RULES},
    {"authority", ELEMENT_AUTHORITY, IN(CONTENT_SIGNATURE), CONTENT_INLINE, NO_RULES},
    {"signer", ELEMENT_SIGNER, IN(CONTENT_SIGNATURE), CONTENT_INLINE, NO_RULES},
    {"attachment", ELEMENT_ATTACHMENT, IN(CONTENT_DOCUMENT), CONTENT_ATTACHMENT,
     RULES(TEXT_REQUIRED("id"), CHOICE("paper", "portrait landscape"))},
    {"annex", ELEMENT_ANNEX, IN(CONTENT_DOCUMENT), CONTENT_ANNEX,
     RULES(TEXT_REQUIRED("id"), CHOICE("paper", "portrait landscape"))},
    {"title", ELEMENT_TITLE, IN(CONTENT_ANNEX), CONTENT_INLINE, NO_RULES},
    {"source", ELEMENT_SOURCE, IN(CONTENT_ANNEX) | IN(CONTENT_ATTACHMENT), CONTENT_INLINE, NO_RULES},
    {"i", ELEMENT_I, IN_TEXT, CONTENT_INLINE, NO_RULES},
    {"b", ELEMENT_B, IN_TEXT, CONTENT_INLINE, NO_RULES},
    {"sup", ELEMENT_SUP, IN_TEXT, CONTENT_INLINE, NO_RULES},
    {"note", ELEMENT_NOTE, IN_TEXT | IN(CONTENT_COLUMN), CONTENT_INLINE, RULES(TEXT("id"))},
    {"note-ref", ELEMENT_NOTE_REF, IN_TEXT | IN(CONTENT_COLUMN), CONTENT_NONE, RULES(TEXT_REQUIRED("id"))},
    {"ref", ELEMENT_REF, IN_TEXT, CONTENT_NONE, RULES(TEXT_REQUIRED("annex"))},
    {"link", ELEMENT_LINK, IN_TEXT, CONTENT_INLINE, RULES(TEXT_REQUIRED("href"))},
    {"blank", ELEMENT_BLANK, IN_TEXT, CONTENT_NONE, RULES(CHOICE_REQUIRED("place", "number day month signature seal"))},
    {"br", ELEMENT_BR, IN_TEXT, CONTENT_NONE, NO_RULES},
    {"each", ELEMENT_EACH, IN_ANY, CONTENT_INHERIT, RULES(LOOP)},
    {"let", ELEMENT_LET, IN_ANY, CONTENT_NONE,
     RULES({"name", ATTRIBUTE_NAME, true, NULL}, {"select", ATTRIBUTE_VALUE, true, NULL})},
    {"if", ELEMENT_IF, IN_ANY, CONTENT_INHERIT, RULES({"test", ATTRIBUTE_TEST, true, NULL})},
    {"choose", ELEMENT_CHOOSE, IN_ANY, CONTENT_CHOOSE, NO_RULES},
    {"when", ELEMENT_WHEN, IN(CONTENT_CHOOSE), CONTENT_INHERIT, RULES({"test", ATTRIBUTE_TEST, true, NULL})},
    {"otherwise", ELEMENT_OTHERWISE, IN(CONTENT_CHOOSE), CONTENT_INHERIT, NO_RULES},
    {"include", ELEMENT_INCLUDE, IN_ANY, CONTENT_NONE, RULES({"href", ATTRIBUTE_NAME, true, NULL})},
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

bool language_number(const char *text, bool whole, double *number)
{
    size_t digits = strspn(text, "0123456789"), more = 0;

    if (text[digits] == '.' && !whole)
        more = 1 + strspn(text + digits + 1, "0123456789");
    if (digits == 0 || digits > 5 || more > 5 || more == 1 || text[digits + more] != '\0')
        return false;
    *number = g_ascii_strtod(text, NULL);
    return *number > 0 && *number <= 65535;
}
