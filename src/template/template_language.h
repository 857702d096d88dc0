/*
 * template_language.h -- the elements of the template language, their attributes and what may stand in them.
 * For the reading, which checks by it, and the running, which chooses by it.
 */
#ifndef BAOCAO_TEMPLATE_LANGUAGE_H
#define BAOCAO_TEMPLATE_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#define TEMPLATE_NAMESPACE "urn:baocao:vn"

enum content { /* what may stand in an element */
               CONTENT_NONE,
               CONTENT_ROOT,
               CONTENT_DOCUMENT,
               CONTENT_ATTACHMENT,
               CONTENT_ANNEX,
               CONTENT_LETTERHEAD,
               CONTENT_INLINE,
               CONTENT_FLOW,
               CONTENT_TABLE,
               CONTENT_COLUMN,
               CONTENT_ROW,
               CONTENT_CHART,
               CONTENT_PANEL,
               CONTENT_POINT,
               CONTENT_IMAGE,
               CONTENT_SIGN_OFF,
               CONTENT_RECIPIENTS,
               CONTENT_SIGNATURE,
               CONTENT_CHOOSE,
               CONTENT_INHERIT, /* of control elements: what their parent may hold */
};

enum element_id {
    ELEMENT_DOCUMENT,
    ELEMENT_FRAGMENT,
    ELEMENT_LETTERHEAD,
    ELEMENT_SUPERIOR,
    ELEMENT_ISSUER,
    ELEMENT_SYMBOL,
    ELEMENT_REGARDING,
    ELEMENT_PLACE_DATE,
    ELEMENT_MARK,
    ELEMENT_KIND,
    ELEMENT_SUBJECT,
    ELEMENT_ADDRESSEE,
    ELEMENT_P,
    ELEMENT_HEADING,
    ELEMENT_ITEM,
    ELEMENT_TABLE,
    ELEMENT_CAPTION,
    ELEMENT_COLUMN,
    ELEMENT_ROWS,
    ELEMENT_CELL,
    ELEMENT_CHART,
    ELEMENT_SERIES,
    ELEMENT_PANEL,
    ELEMENT_POINT,
    ELEMENT_VALUE,
    ELEMENT_IMAGE,
    ELEMENT_SIGN_OFF,
    ELEMENT_RECIPIENTS,
    ELEMENT_RECIPIENT,
    ELEMENT_SIGNATURE,
    ELEMENT_AUTHORITY,
    ELEMENT_SIGNER,
    ELEMENT_ATTACHMENT,
    ELEMENT_ANNEX,
    ELEMENT_TITLE,
    ELEMENT_SOURCE,
    ELEMENT_I,
    ELEMENT_B,
    ELEMENT_SUP,
    ELEMENT_NOTE,
    ELEMENT_NOTE_REF,
    ELEMENT_REF,
    ELEMENT_LINK,
    ELEMENT_BLANK,
    ELEMENT_BR,
    ELEMENT_EACH,
    ELEMENT_LET,
    ELEMENT_IF,
    ELEMENT_CHOOSE,
    ELEMENT_WHEN,
    ELEMENT_OTHERWISE,
    ELEMENT_INCLUDE,
};

enum attribute_kind {
    ATTRIBUTE_PATTERN, /* text with {expressions} */
    ATTRIBUTE_NODES,   /* an expression that yields nodes */
    ATTRIBUTE_TEST,    /* an expression that is true or false */
    ATTRIBUTE_VALUE,   /* an expression of any type */
    ATTRIBUTE_NAME,    /* a name that is given here: no expression */
};

struct choice { /* words of which an attribute takes one, and what they mean */
    const char *const *words;
    unsigned           count;
    int                first; /* the value of the first word, mostly of an enum; the others follow */
};

enum attribute_number { NUMBER_NONE, NUMBER_WHOLE, NUMBER_DECIMAL };

struct attribute_rule {
    const char           *name;
    enum attribute_kind   kind;
    bool                  required;
    const struct choice  *choice; /* of a pattern; NULL: any text */
    enum attribute_number number; /* of a pattern: it must be one */
};

struct element_rule {
    const char                  *name;
    enum element_id              id;
    unsigned                     parents; /* bits of enum content: where it may stand */
    enum content                 content;
    const struct attribute_rule *attributes; /* ended by a NULL name */
};

const struct element_rule *language_find(const char *name);
const char                *language_nearest_element(const char *name);
const char                *language_nearest_attribute(const struct element_rule *rule, const char *name);
bool                       language_takes_text(enum content content);
/* What a word means; false if the choice has no such word. */
bool language_choice(const struct choice *choice, const char *word, int *value);
/* "left right": for messages.  To be freed. */
char *language_choice_words(const struct choice *choice);
/* The place of a word in a list of words separated by spaces, or -1. */
int language_word_index(const char *words, const char *word);
/* A whole or decimal number up to 65535, beyond 0. */
bool language_number(const char *text, enum attribute_number kind, double *number);
/* "1, 2, 3 …": how such a number looks, for messages. */
const char *language_number_form(enum attribute_number kind);

#endif
