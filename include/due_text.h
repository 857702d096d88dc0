/*
 * due_text.h -- the printed wording of a due that has none of its own.  Only for src/compute.
 */
#ifndef BAOCAO_DUE_TEXT_H
#define BAOCAO_DUE_TEXT_H

#include "base/arena.h"
#include "plan.h"

/* "Trước 10/5/2026", "Quý III - quý IV/2026", "Hằng tháng" …; "" for no due. */
const char *due_text(struct arena *arena, const struct due *due);

/* Remembers wordings: thousands of tasks share a few dues. */
struct due_words {
    struct due  due;
    const char *words; /* NULL: none yet */
};

#define DUES_SIZE 64 /* a power of two */

/* The same as due_text, looked up in DUES_SIZE remembered ones first. */
const char *due_text_shared(struct arena *arena, struct due_words *remembered, const struct due *due);

#endif
