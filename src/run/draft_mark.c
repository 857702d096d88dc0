/*
 * draft_mark.c -- the mark of drafts.
 */
#include "draft_mark.h"

#include <glib.h>

#include "base/arena.h"
#include "viet.h"

#define CODE_LENGTH 8

const char *draft_mark(struct arena *arena, struct date as_of, struct input_list *inputs)
{
    const char *date = date_is_set(as_of) ? viet_date(arena, as_of) : "", *mark;
    char       *sum = input_list_sum(inputs);

    mark = arena_printf(arena, "DỰ THẢO%s%s - mã dữ liệu %.*s", *date != '\0' ? " - số liệu đến " : "", date,
                        CODE_LENGTH, sum);
    g_free(sum);
    return mark;
}
