/*
 * line_cost.h -- what a line costs: the measure by which paragraphs are broken.
 * Private to line_break.c, and to its test, which tries every way of breaking.  Whole numbers only, so that every
 * machine breaks alike.
 */
#ifndef BAOCAO_LAYOUT_LINE_COST_H
#define BAOCAO_LAYOUT_LINE_COST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Ratio 1: a space stretched by 1/2 of its natural width; ratio -1: shrunk by 1/4, no further. */
#define STRETCH_PART 2
#define SHRINK_PART 4
#define RATIO_ONE 256
#define RATIO_MAX (20 * RATIO_ONE)
#define SLACK_MAX (1 << 21) /* 2048 pt: 32-bit division does */

#define TOLERANCE (2 * RATIO_ONE) /* of the first pass: spaces of twice their width */
#define TORN (3 * RATIO_ONE)      /* a narrow paragraph with a looser line is set ragged */
#define TORN_WIDE (4 * RATIO_ONE) /* a looser line of a wide paragraph is not stretched */
#define NARROW_EMS 28

enum line_mode {
    LINES_JUSTIFIED,
    LINES_RAGGED,   /* the last line may be short */
    LINES_BALANCED, /* centred: the last line counts too */
};

/* How tight a line looks; neighbours that differ much cost extra. */
enum line_fitness { FITNESS_TIGHT, FITNESS_DECENT, FITNESS_LOOSE, FITNESS_VERY_LOOSE, FITNESS_COUNT };

#define COST_NONE INT64_MAX
#define COST_OVERFULL ((int64_t)1 << 40)
#define COST_CONTRAST 3000     /* justified: neighbours of unlike fitness */
#define COST_RUNT 20000        /* justified: a last line of one short word */
#define COST_EMERGENCY 3000000 /* a break inside a word; justified: as bad as a space of 2.3 times its width */
#define COST_LINE (1 << 21)    /* ragged: more than any line's slack, so that no line is wasted */
#define COST_RUNT_RAGGED (1 << 17)

struct line_shape {
    int64_t  width; /* natural */
    int32_t  available;
    uint32_t spaces;
    bool     first, last; /* of the paragraph, or of what stands between two forced breaks */
    bool     emergency;   /* ends inside a word */
};

/* How far spaces are stretched (positive) or shrunk (negative); less than -RATIO_ONE: the line is too long. */
static inline int32_t line_ratio(const struct line_shape *line, int32_t space)
{
    int64_t  slack = line->available - line->width;
    uint32_t room = line->spaces * (uint32_t)space;
    if (slack >= 0) {
        if (line->last || slack == 0)
            return 0;
        if (room == 0)
            return RATIO_MAX;
        uint32_t ratio = (uint32_t)MIN(slack, SLACK_MAX) * (STRETCH_PART * RATIO_ONE) / room;
        return (int32_t)MIN(ratio, RATIO_MAX);
    }
    if (room == 0 || -slack > SLACK_MAX || -slack * SHRINK_PART > room)
        return -RATIO_ONE - 1;
    return -(int32_t)((uint32_t)-slack * (SHRINK_PART * RATIO_ONE) / room);
}

static inline enum line_fitness line_fitness(int32_t ratio)
{
    return ratio < -RATIO_ONE / 2   ? FITNESS_TIGHT
           : ratio <= RATIO_ONE / 2 ? FITNESS_DECENT
           : ratio <= RATIO_ONE     ? FITNESS_LOOSE
                                    : FITNESS_VERY_LOOSE;
}

/* A last line of one word that is shorter than a sixth of the measure. */
static inline bool line_is_runt(const struct line_shape *line)
{
    return line->last && !line->first && line->spaces == 0 && line->width * 6 < line->available;
}

static inline int64_t line_cost_justified(const struct line_shape *line, int32_t ratio)
{
    int64_t size = ABS(ratio), badness = (size * size * size * 100) >> 24;
    int64_t cost = (10 + badness) * (10 + badness);
    return cost + (line->emergency ? COST_EMERGENCY : 0) + (line_is_runt(line) ? COST_RUNT : 0);
}

/* Squares of what is left free, in 1/1024 of the measure. */
static inline int64_t line_cost_ragged(const struct line_shape *line, enum line_mode mode)
{
    int64_t free = MAX(line->available - line->width, 0) * 1024 / line->available, cost = free * free;
    if (line->last)
        cost = mode == LINES_BALANCED ? cost * 3 / 4 : 0;
    return COST_LINE + cost + (line->emergency ? COST_EMERGENCY : 0) + (line_is_runt(line) ? COST_RUNT_RAGGED : 0);
}

static inline int64_t line_cost_contrast(enum line_fitness a, enum line_fitness b)
{
    return ABS((int)a - (int)b) > 1 ? COST_CONTRAST : 0;
}

#endif
