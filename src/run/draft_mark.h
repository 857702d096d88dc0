/*
 * draft_mark.h -- what the pages of a draft say: that it is one, the date of the data, which inputs it was made from.
 * For the pipeline.
 */
#ifndef BAOCAO_DRAFT_H
#define BAOCAO_DRAFT_H

#include "base/date.h"
#include "input_list.h"

/*
 * "DỰ THẢO - số liệu đến 14/5/2026 - mã dữ liệu 1a2b3c4d".  as_of may be unset.  The code is the beginning of the
 * inputs' sum (input_list_sum).
 */
const char *draft_mark(struct arena *arena, struct date as_of, struct input_list *inputs);

#endif
