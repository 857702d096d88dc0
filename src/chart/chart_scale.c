/*
 * chart_scale.c -- from exact numbers to places on an axis.
 */
#include "chart_int.h"

/* The greatest power of ten that a step may be: above all numbers that decimals hold. */
#define POWER_MAX 24

bool chart_range(const struct chart_panel *panel, unsigned n_series, struct decimal *least, struct decimal *greatest)
{
    bool any = false;

    for (unsigned i = 0; i < panel->n_points; i++)
        for (unsigned k = 0; k < n_series; k++) {
            const struct chart_value *value = &panel->points[i].values[k];

            if (!value->present)
                continue;
            if (!any || decimal_compare(value->number, *least) < 0)
                *least = value->number;
            if (!any || decimal_compare(value->number, *greatest) > 0)
                *greatest = value->number;
            any = true;
        }
    return any;
}

/* The multiple of a step at or below a number, counted in steps. */
static __int128 steps_below(struct decimal number, struct decimal step)
{
    struct decimal quotient;
    __int128       count;

    if (!decimal_divide(number, step, 0, &quotient))
        return number.coefficient < 0 ? -POWER_MAX * 1000 : 0;
    count = quotient.coefficient; /* rounded: perhaps one too many */
    if (decimal_multiply((struct decimal){count, 0}, step, &quotient) && decimal_compare(quotient, number) > 0)
        count--;
    return count;
}

static struct decimal power_of_ten(int power, int digit)
{
    struct decimal step = {digit, power < 0 ? -power : 0};

    for (; power > 0; power--)
        step.coefficient *= 10;
    return step;
}

static struct decimal times(struct decimal step, __int128 count)
{
    return (struct decimal){step.coefficient * count, step.scale};
}

/* The ends of the axis by this step; returns how many steps lie between them. */
static __int128 try_step(struct decimal least, struct decimal greatest, struct decimal step, struct chart_scale *scale)
{
    __int128 below = steps_below(least, step), above = steps_below(greatest, step);

    if (decimal_compare(times(step, above), greatest) < 0)
        above++;
    if (above == below)
        above++;
    *scale = (struct chart_scale){times(step, below), times(step, above), step};
    return above - below;
}

struct chart_scale chart_scale_new(struct decimal least, struct decimal greatest, bool zero, unsigned steps_max)
{
    static const int            digits[] = {1, 2, 5};
    static const struct decimal none = {0, 0};
    struct chart_scale          scale = {none, {1, 0}, {1, 0}};
    struct decimal              range, spread;

    /* Far from 0, an axis from 0 on would show nothing of how the numbers move. */
    zero = zero || !decimal_subtract(greatest, least, &range) ||
           !decimal_multiply(range, (struct decimal){2, 0}, &spread) ||
           decimal_compare(spread, decimal_compare(least, none) < 0 ? none : least) >= 0;
    if (zero && decimal_compare(least, none) > 0)
        least = none;
    if (zero && decimal_compare(greatest, none) < 0)
        greatest = none;
    if (!decimal_subtract(greatest, least, &range))
        return scale;
    for (int power = -DECIMAL_SCALE_MAX; power < POWER_MAX; power++)
        for (unsigned i = 0; i < G_N_ELEMENTS(digits); i++) {
            struct decimal step = power_of_ten(power, digits[i]), reach;

            if (!decimal_multiply(step, decimal_from_int(steps_max), &reach) || decimal_compare(reach, range) < 0)
                continue; /* too fine: no use counting */
            if (try_step(least, greatest, step, &scale) <= steps_max && (range.coefficient != 0 || power >= 0))
                return scale;
        }
    return scale;
}

int32_t chart_scale_place(const struct chart_scale *scale, struct decimal number, int32_t length)
{
    struct decimal above, range, share;

    if (!decimal_subtract(number, scale->from, &above) || !decimal_subtract(scale->to, scale->from, &range))
        return 0;
    if (!decimal_divide(above, range, 9, &share)) /* some twenty digits: a few less place it as well */
        if (!decimal_divide(decimal_round(above, 0), decimal_round(range, 0), 6, &share))
            return 0;
    for (; share.scale < 9; share.scale++)
        share.coefficient *= 10;
    share.coefficient = CLAMP(share.coefficient, -1000000000, 2000000000);
    return (int32_t)((share.coefficient * length + (share.coefficient < 0 ? -500000000 : 500000000)) / 1000000000);
}
