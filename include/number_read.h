/*
 * number_read.h -- the numbers that a figure's text is made of: "1.855", "≥ 70%", "10-20%", "98,7%; 75%".
 * For load and import.
 */
#ifndef BAOCAO_NUMBER_READ_H
#define BAOCAO_NUMBER_READ_H

#include <stdbool.h>

#include "plan.h"

struct arena;

/* More numbers in one cell are words. */
#define NUMBERS_MAX 16

struct numbers {
    const char         *text; /* as it is printed: what follows the relation's sign; in the arena or the text read */
    enum value_relation relation;
    struct decimal      list[NUMBERS_MAX];
    const char         *units[NUMBERS_MAX]; /* "%", the indicator's unit, or NULL */
    unsigned            count;
    bool                malformed; /* something looks like a number but is none: list says nothing */
};

/*
 * Reads numbers to the end of the text; VALUE_TEXT if it is something else.  A unit (or NULL) may follow each, as %
 * always may.  What can't be misunderstood is read, too, and printed as Vietnamese numbers are: a typographic minus,
 * blanks between groups of three digits, quotation marks around the whole.
 */
enum value_kind numbers_read(struct arena *arena, const char *text, const char *unit, struct numbers *numbers);
/* Is the text numbers, well formed? */
bool numbers_are(struct arena *arena, const char *text, const char *unit);

#endif
