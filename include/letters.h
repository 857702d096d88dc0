/*
 * letters.h -- text that comes in, in Vietnamese letters: look-alikes put right, what can't be seen dropped, what isn't
 * Unicode told.
 * For whoever takes text in: load, templates, sheets.
 */
#ifndef BAOCAO_LETTERS_H
#define BAOCAO_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

struct arena;
struct diags;

/* Where a text stands: messages point at the character, if it is found in the source's bytes from … to, else at span.
 */
struct letters_place {
    struct span span;
    size_t      from, to;
};

/* Nothing to do?  ASCII, Vietnamese letters and the signs of official text; quick. */
bool letters_are_plain(const char *text, size_t length);
/*
 * The text put right, in NFC; itself if nothing needed to be done, else in the arena.  Dropped: soft hyphens,
 * zero-width characters, marks of direction, variation selectors; reported as an error where they stand beside a digit.
 * Put right: Ð and Ɖ for Đ, Greek and Cyrillic letters inside Latin words that look like Latin ones, full-width and
 * mathematical letters, ligatures.  Reported: text in a legacy encoding (converted, so that what follows can go on),
 * controls (blanked), other Cyrillic letters inside Latin words.
 */
const char *letters_mend(struct arena *arena, const char *text, const struct letters_place *place, struct diags *diags);

#endif
