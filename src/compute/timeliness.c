/*
 * timeliness.c -- counts working days, and holds what was received against the day on which it was due.
 */
#include "timeliness.h"

#include <glib.h>

#include "base/lookup.h"
#include "task_state.h"

#define MAKE_UP_MAX 7

/* ---- Holidays ---- */

/* Each year. */
static const struct {
    int8_t month, day;
} yearly[] = {{1, 1}, {4, 30}, {5, 1}, {9, 2}};

/*
 * Of single years: Tết, Giỗ Tổ, the second day of the National Day, exchanged days, as the ministry of home affairs
 * announced them.  The register adds what is not here.
 */
static const struct date_range off[] = {
    {{2026, 1, 2}, {2026, 1, 2}},   /* for 10/1 */
    {{2026, 2, 16}, {2026, 2, 20}}, /* Tết Bính Ngọ */
    {{2026, 4, 27}, {2026, 4, 27}}, /* Giỗ Tổ, 26/4, is a Sunday */
    {{2026, 8, 31}, {2026, 9, 1}},  /* for 22/8; the second day */
};
static const struct date_range on[] = {
    {{2026, 1, 10}, {2026, 1, 10}},
    {{2026, 8, 22}, {2026, 8, 22}},
};

static bool is_within(struct date day, const struct date_range *range)
{
    return date_compare(day, range->from) >= 0 && date_compare(day, range->to) <= 0;
}

static bool is_listed(struct date day, const struct date_range *table, size_t count, const GPtrArray *added)
{
    for (size_t i = 0; i < count; i++)
        if (is_within(day, &table[i]))
            return true;
    for (unsigned i = 0; i < list_length(added); i++)
        if (is_within(day, added->pdata[i]))
            return true;
    return false;
}

static bool is_yearly(struct date day)
{
    for (size_t i = 0; i < G_N_ELEMENTS(yearly); i++)
        if (day.month == yearly[i].month && day.day == yearly[i].day)
            return true;
    return false;
}

/* Off, whatever else: at the weekend, or by one of the lists. */
static bool is_off(const struct plan *plan, struct date day)
{
    if (is_listed(day, on, G_N_ELEMENTS(on), plan->calendar.working))
        return false;
    return date_is_weekend(day) || is_yearly(day) || is_listed(day, off, G_N_ELEMENTS(off), plan->calendar.holidays);
}

/* How many yearly holidays at weekends before a day are still to be made up on it or later. */
static bool is_made_up(const struct plan *plan, struct date day)
{
    unsigned owed = 0;

    for (struct date at = date_add_days(day, -MAKE_UP_MAX); date_compare(at, day) < 0; at = date_add_days(at, 1)) {
        if (is_yearly(at) && date_is_weekend(at))
            owed++;
        else if (owed > 0 && !is_off(plan, at))
            owed--;
    }
    return owed > 0;
}

static bool is_working_day(const struct plan *plan, struct date day)
{
    return !is_off(plan, day) && !is_made_up(plan, day);
}

struct date working_days_after(const struct plan *plan, struct date day, int count)
{
    while (count > 0) {
        day = date_add_days(day, 1);
        count -= is_working_day(plan, day);
    }
    return day;
}

/* ---- Requirements of figures ---- */

/* The last day on which a requirement of figures is met in a period; unset for any other. */
static struct date figures_deadline(const struct plan *plan, const struct requirement *requirement,
                                    const struct period *period)
{
    if (requirement->figures_within == 0 || period == NULL || period->months != NULL)
        return (struct date){0};
    return working_days_after(plan, reckoning_of(plan, period).as_of, requirement->figures_within);
}

struct due requirement_due(const struct plan *plan, const struct requirement *requirement, const struct period *period)
{
    struct date deadline = figures_deadline(plan, requirement, period);

    if (!date_is_set(deadline))
        return requirement->due;
    return (struct due){.kind = DUE_SPAN,
                        .unit_from = DUE_DAY,
                        .unit_to = DUE_DAY,
                        .range = {deadline, deadline},
                        .printed = requirement->due.printed,
                        .span = requirement->span};
}

static struct date later(struct date a, struct date b)
{
    return date_is_set(b) && date_compare(b, a) > 0 ? b : a;
}

struct date period_today(const struct plan *plan, const struct period *period)
{
    struct date today = reckoning_of(plan, period).as_of;

    for (unsigned i = 0; i < list_length(period->heads); i++)
        today = later(today, ((const struct report_head *)period->heads->pdata[i])->date);
    for (unsigned i = 0; i < list_length(period->received); i++)
        today = later(today, ((const struct received *)period->received->pdata[i])->date);
    for (unsigned i = 0; i < list_length(period->months); i++)
        today = later(today, period_today(plan, period->months->pdata[i]));
    return today;
}

struct timely timely_of(const struct plan *plan, const struct requirement *requirement, const struct period *period,
                        const struct agency *agency, struct date today)
{
    const struct received *received = period_received(period, agency);
    struct timely          timely = {.deadline = figures_deadline(plan, requirement, period)};

    if (received == NULL) {
        timely.state = date_compare(timely.deadline, today) < 0 ? TIMELY_MISSING : TIMELY_AWAITED;
    } else if (!date_is_set(received->date)) {
        timely.state = TIMELY_UNDATED;
    } else if (date_compare(received->date, timely.deadline) <= 0) {
        timely.state = TIMELY_ON_TIME;
        timely.date = received->date;
    } else {
        timely.state = TIMELY_LATE;
        timely.date = received->date;
        timely.days_late = date_days_between(timely.deadline, received->date);
    }
    return timely;
}

/* ---- Submissions ---- */

void timeliness_submit(struct arena *arena, const struct plan *plan, struct period *period)
{
    for (unsigned i = 0; i < list_length(plan->requirements); i++) {
        const struct requirement *requirement = plan->requirements->pdata[i];
        struct submission        *submission;

        if (requirement->figures_within == 0 || list_length(period->received) == 0 ||
            table_find(period->submissions_by_id, requirement->id) != NULL)
            continue;
        submission = arena_new_struct(arena, struct submission);
        *submission = (struct submission){.requirement = requirement, .span = requirement->span};
        if (period->submitted == NULL)
            period->submitted = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
        submission->submitted = g_ptr_array_new();
        g_ptr_array_add(period->submitted, submission->submitted);
        for (unsigned k = 0; k < period->received->len; k++) {
            const struct agency *agency = ((const struct received *)period->received->pdata[k])->agency;

            if (requirement_owes_in(requirement, agency))
                g_ptr_array_add(submission->submitted, (gpointer)(uintptr_t)agency);
        }
        submission->in_period = submission->submitted;
        g_hash_table_insert(period->submissions_by_id, (gpointer)(uintptr_t)requirement->id, submission);
    }
}

void timeliness_free(struct period *period)
{
    if (period != NULL && period->submitted != NULL)
        g_ptr_array_unref(period->submitted);
}
