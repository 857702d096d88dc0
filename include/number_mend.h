/*
 * number_mend.h -- how a figure that was written wrongly should have been written.
 * For load and import: for their messages.
 */
#ifndef BAOCAO_NUMBER_MEND_H
#define BAOCAO_NUMBER_MEND_H

#include <stdbool.h>

struct arena;

/*
 * The value to write in YAML instead of the text, which numbers_read does not take for numbers: "\"1.855,50\"",
 * "{value: \"1.125\", estimated: true}", "{none: Chưa có số liệu}".  NULL if nobody can tell.  Where words may stand
 * (number_wanted false) only what looks like a number gone wrong is mended.
 */
const char *number_mend(struct arena *arena, const char *text, const char *unit, bool number_wanted);

#endif
