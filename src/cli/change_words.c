/*
 * change_words.c -- how changes between two periods are told.
 */
#include "change_words.h"

#include "figure.h"
#include "words.h"

static const enum cli_word kind_words[CHANGE_KIND_COUNT] = {
    [CHANGE_UP] = WORD_CHANGE_UP,
    [CHANGE_DOWN] = WORD_CHANGE_DOWN,
    [CHANGE_OTHER] = WORD_CHANGE_OTHER,
    [CHANGE_RESTATED] = WORD_CHANGE_RESTATED,
    [CHANGE_DONE] = WORD_CHANGE_DONE,
    [CHANGE_REOPENED] = WORD_CHANGE_REOPENED,
    [CHANGE_OVERDUE] = WORD_CHANGE_OVERDUE,
    [CHANGE_BEGUN] = WORD_CHANGE_BEGUN,
    [CHANGE_NEW] = WORD_CHANGE_NEW,
    [CHANGE_GONE] = WORD_CHANGE_GONE,
    [CHANGE_SUBMITTED] = WORD_CHANGE_SUBMITTED,
    [CHANGE_WITHDRAWN] = WORD_CHANGE_WITHDRAWN,
};

const char *change_result(struct arena *arena, const struct result *result)
{
    struct figure figure;

    if (result == NULL || result->value->kind == VALUE_NONE)
        return "-";
    figure = (struct figure){.value = result->value, .unit = result->indicator->unit};
    return figure_text(arena, &figure, FIGURE_PHRASE);
}

const char *change_kind_word(enum change_kind kind, enum diag_lang lang)
{
    return word_text(kind_words[kind], lang);
}
