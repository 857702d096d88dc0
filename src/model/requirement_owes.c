/*
 * requirement_owes.c -- who owes a requirement on a day, and has submitted if all have but some.
 */
#include "base/lookup.h"
#include "period.h"

static bool is_member(const struct requirement *requirement, const struct agency *agency)
{
    for (unsigned i = 0; agency->stands_for == NULL && i < list_length(agency->classes); i++)
        if (g_ptr_array_find(requirement->classes, agency->classes->pdata[i], NULL))
            return true;
    return false;
}

/* Those named, on the day; what was merged away is named by its old name or its successor's. */
static bool names(const struct plan *plan, const GPtrArray *list, const struct agency *agency, struct date day)
{
    for (unsigned i = 0; i < list_length(list); i++)
        if (plan_agency_on(plan, list->pdata[i], day) == agency)
            return true;
    return false;
}

bool requirement_owes(const struct plan *plan, const struct requirement *requirement, const struct agency *agency,
                      struct date day)
{
    return (is_member(requirement, agency) && plan_agency_on(plan, agency, day) == agency) ||
           names(plan, requirement->agencies, agency, day);
}

bool requirement_owes_in(const struct requirement *requirement, const struct agency *agency)
{
    return is_member(requirement, agency) || g_ptr_array_find(requirement->agencies, (gpointer)agency, NULL);
}

void period_conclude_submissions(const struct plan *plan, struct period *period)
{
    for (unsigned i = 0; i < list_length(period->submissions); i++) {
        struct submission *submission = period->submissions->pdata[i];

        if (submission->absent == NULL)
            continue;
        g_ptr_array_set_size(submission->submitted, 0);
        for (unsigned k = 0; k < list_length(plan->agencies); k++) {
            const struct agency *agency = plan->agencies->pdata[k];
            if (requirement_owes(plan, submission->requirement, agency, period->as_of) &&
                !names(plan, submission->absent, agency, period->as_of))
                g_ptr_array_add(submission->submitted, (void *)(uintptr_t)agency);
        }
    }
}

GHashTable *submission_set(const struct plan *plan, const struct submission *submission, const GPtrArray *agencies)
{
    GHashTable *set = g_hash_table_new(NULL, NULL);

    for (unsigned i = 0; submission != NULL && i < list_length(agencies); i++) {
        const struct agency *agency = agencies->pdata[i];

        g_hash_table_add(set, (gpointer)plan_agency(plan, agency));
        if (submission->requirement != NULL && g_ptr_array_find(submission->requirement->agencies, agency, NULL))
            g_hash_table_add(set, (gpointer)plan_successor(plan, agency));
    }
    return set;
}
