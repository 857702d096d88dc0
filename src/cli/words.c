/*
 * words.c -- looks up the words of the command line.
 */
#include "words.h"

const char *word_text(enum cli_word word, enum diag_lang lang)
{
    static const char *const words[WORD_COUNT][2] = {
#define WORD(name, vi, en) [WORD_##name] = {[DIAG_LANG_VI] = vi, [DIAG_LANG_EN] = en},
#include "words.def"
#undef WORD
    };

    return words[word][lang];
}
