/*
 * due_text.h -- the printed wording of a due that has none of its own.  Only for src/compute.
 */
#ifndef BAOCAO_DUE_TEXT_H
#define BAOCAO_DUE_TEXT_H

#include "arena.h"
#include "plan.h"

/* "Trước 10/5/2026", "Quý III - quý IV/2026", "Hằng tháng" …; "" for no due. */
const char *due_text(struct arena *arena, const struct due *due);

#endif
