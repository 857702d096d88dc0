/*
 * accepted.c -- warnings that a person has accepted count no more, as long as they are what was accepted.
 */
#include "accepted.h"

#include "check.h"

/* An acceptance as messages want it, with what it was made of. */
struct one {
    const struct accepted *accepted;
    bool                   of_period; /* stands in the period's file */
    unsigned               inputs;    /* of its code's check */
};

static bool is_over(const struct accepted *accepted, const struct period *period)
{
    return accepted->until.text != NULL && period != NULL &&
           date_compare(accepted->until_id.calendar.to, period->id.calendar.to) < 0;
}

static struct diag_acceptance as_acceptance(const struct accepted *accepted, const struct period *period)
{
    const char           **about = g_new0(const char *, accepted->about->len + 1);
    struct diag_acceptance acceptance = {.of = accepted->of.text,
                                         .about = about,
                                         .reason = accepted->reason.text,
                                         .by = accepted->by.text,
                                         .until = accepted->until.text,
                                         .over = is_over(accepted, period),
                                         .where = accepted->span};
    const char            *nearest;

    for (unsigned i = 0; i < accepted->about->len; i++)
        about[i] = ((const struct text *)accepted->about->pdata[i])->text;
    diag_code_find(accepted->code.text, &acceptance.code, &nearest); /* load has asked */
    return acceptance;
}

static void tell_nothing(const struct accepted *accepted, struct diags *diags)
{
    diag(diags, DIAG_ACCEPTED_NOTHING, accepted->span, accepted->code.text, accepted->of.text, NULL);
}

/* Those of a list whose checks have run, one behind the other. */
static void collect(const GPtrArray *list, const struct period *period, bool of_period, bool others,
                    GArray *acceptances, GArray *ones, struct diags *diags)
{
    for (unsigned i = 0; i < list->len; i++) {
        const struct accepted *accepted = list->pdata[i];
        struct diag_acceptance acceptance = as_acceptance(accepted, period);
        struct one             one = {accepted, of_period, check_inputs(acceptance.code)};

        if (one.inputs == 0)
            diag(diags, DIAG_ACCEPTED_NOT_FINDING, accepted->code.span, accepted->code.text, NULL);
        if (one.inputs == 0 || ((one.inputs & CHECK_OTHER) != 0) != others) {
            g_free((void *)(uintptr_t)acceptance.about);
            continue;
        }
        g_array_append_val(acceptances, acceptance);
        g_array_append_val(ones, one);
    }
}

static void judge(const GArray *acceptances, const GArray *ones, struct diags *findings, GHashTable *fitting,
                  struct diags *diags)
{
    enum diag_fit *fits = g_new0(enum diag_fit, acceptances->len + 1);

    diags_judge(findings, (const struct diag_acceptance *)(const void *)acceptances->data, acceptances->len, fits);
    for (unsigned i = 0; i < acceptances->len; i++) {
        const struct diag_acceptance *acceptance = &g_array_index(acceptances, struct diag_acceptance, i);
        const struct one             *one = &g_array_index(ones, struct one, i);

        if (fits[i] != DIAG_FITS_NOTHING || acceptance->over)
            g_hash_table_add(fitting, (void *)(uintptr_t)one->accepted);
        else if (one->of_period || (one->inputs & CHECK_PERIOD) == 0)
            tell_nothing(one->accepted, diags);
        g_free((void *)(uintptr_t)acceptance->about);
    }
    g_free(fits);
    diags_move(diags, findings);
}

static void apply(const struct plan *plan, const struct period *period, bool others, struct diags *findings,
                  GHashTable *fitting, struct diags *diags)
{
    GArray *acceptances = g_array_new(FALSE, FALSE, sizeof(struct diag_acceptance));
    GArray *ones = g_array_new(FALSE, FALSE, sizeof(struct one));

    if (period != NULL)
        collect(period->accepted, period, true, others, acceptances, ones, diags);
    collect(plan->accepted, period, false, others, acceptances, ones, diags);
    judge(acceptances, ones, findings, fitting, diags);
    g_array_unref(acceptances);
    g_array_unref(ones);
}

void accepted_apply(const struct plan *plan, const struct period *period, struct diags *findings, GHashTable *fitting,
                    struct diags *diags)
{
    apply(plan, period, false, findings, fitting, diags);
}

void accepted_apply_others(const struct plan *plan, struct diags *findings, struct diags *diags)
{
    GHashTable *fitting = g_hash_table_new(NULL, NULL);

    apply(plan, NULL, true, findings, fitting, diags);
    g_hash_table_unref(fitting);
}

void accepted_tell_unfit(const struct plan *plan, GHashTable *fitting, struct diags *diags)
{
    for (unsigned i = 0; i < plan->accepted->len; i++) {
        const struct accepted *accepted = plan->accepted->pdata[i];
        enum diag_code         code;
        const char            *nearest;

        if (diag_code_find(accepted->code.text, &code, &nearest) && (check_inputs(code) & CHECK_PERIOD) != 0 &&
            !g_hash_table_contains(fitting, accepted))
            tell_nothing(accepted, diags);
    }
}
