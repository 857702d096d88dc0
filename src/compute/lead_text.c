/*
 * lead_text.c -- who leads, in words.
 */
#include "lead_text.h"

#include "base/lookup.h"

const char *lead_words(struct arena *arena, const struct lead *lead)
{
    GString    *words;
    const char *result;

    if (lead->text.text != NULL)
        return lead->text.text;
    if (list_length(lead->agencies) == 0)
        return NULL;
    if (lead->agencies->len == 1)
        return ((const struct agency *)g_ptr_array_index(lead->agencies, 0))->name.text;
    words = g_string_new(NULL);
    for (unsigned i = 0; i < lead->agencies->len; i++) {
        const struct agency *agency = g_ptr_array_index(lead->agencies, i);
        if (agency->name.text == NULL)
            continue;
        g_string_append(words, words->len > 0 ? "; " : "");
        g_string_append(words, agency->name.text);
    }
    result = arena_strndup(arena, words->str, words->len);
    g_string_free(words, TRUE);
    return result;
}
