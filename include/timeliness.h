/*
 * timeliness.h -- working days, and how agencies kept to the day on which a period's figures are due.
 * For run, which notes who sent figures; for facts.
 *
 * Working days are Monday to Friday but for public holidays, and Saturdays or Sundays made working days in exchange.
 * Every year's 1/1, 30/4, 1/5 and 2/9 are holidays (Bộ luật Lao động 2019, Điều 112); one that falls on a Saturday or
 * Sunday is made up on the next working day (Điều 111).  Tết, Giỗ Tổ and exchanged days are known of the years in the
 * table of timeliness.c; the register adds others (`calendar`), which is how later years get theirs.
 */
#ifndef BAOCAO_TIMELINESS_H
#define BAOCAO_TIMELINESS_H

#include "base/arena.h"
#include "period.h"

/* The day that lies so many working days after a day; 0: the day itself. */
struct date working_days_after(const struct plan *plan, struct date day, int count);

/*
 * What a requirement is due in a period: as the plan says, or the last day for its figures (figures-within).
 */
struct due requirement_due(const struct plan *plan, const struct requirement *requirement, const struct period *period);
/*
 * The day of which the period's data know: its as-of day, that of its reports, the day the last figures came in; of a
 * longer one the latest of its months, too.  The clock is never asked.
 */
struct date period_today(const struct plan *plan, const struct period *period);

enum timely_state {
    TIMELY_AWAITED, /* nothing came in, and there is still time */
    TIMELY_MISSING,
    TIMELY_ON_TIME,
    TIMELY_LATE,
    TIMELY_UNDATED, /* it came in, nobody says when */
};

struct timely {
    enum timely_state state;
    struct date       deadline;  /* the last day for the figures (figures-within) */
    struct date       date;      /* it came in; or unset */
    int               days_late; /* days of the calendar */
};

/* How an agency kept to a requirement of figures, as of a day (period_today of what is reported on). */
struct timely timely_of(const struct plan *plan, const struct requirement *requirement, const struct period *period,
                        const struct agency *agency, struct date today);

/*
 * Makes the period's submissions of requirements of figures from what was received, unless its own file says who
 * submitted.
 */
void timeliness_submit(struct arena *arena, const struct plan *plan, struct period *period);
/* Frees the lists that it made. */
void timeliness_free(struct period *period);

#endif
