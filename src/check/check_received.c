/*
 * check_received.c -- what agencies reported: who is missing, and where the period's own file says something else.
 */
#include "base/lookup.h"
#include "check_int.h"
#include "consolidate.h"

#define NAMES_MAX 8 /* names told of what is missing */

/* "Xã A, Xã B, … (12)". */
static const char *names_of(struct check *check, const GPtrArray *agencies)
{
    GString    *names = g_string_new(NULL);
    const char *kept;

    for (unsigned i = 0; i < agencies->len && i < NAMES_MAX; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               ((const struct agency *)agencies->pdata[i])->short_name.text);
    if (agencies->len > NAMES_MAX)
        g_string_append_printf(names, ", … (%u)", agencies->len);
    kept = arena_strndup(check->arena, names->str, names->len);
    g_string_free(names, TRUE);
    return kept;
}

/* Does a rule of some indicator count on the agency? */
static bool is_counted_on(const struct consolidation *consolidation, const struct agency *agency)
{
    const struct class *class = consolidation->indicator->from.class;

    return class != NULL && !agency->merger.applied && g_ptr_array_find(agency->classes, class, NULL);
}

/* Indicators of which an agency that sent something says nothing. */
static void check_sender(struct check *check, const struct received *received)
{
    GString *lacking = g_string_new(NULL);
    unsigned count = 0;
    char     total[16];

    for (unsigned i = 0; i < check->period->consolidations->len; i++) {
        const struct consolidation *consolidation = check->period->consolidations->pdata[i];

        if (!is_counted_on(consolidation, received->agency) ||
            g_hash_table_contains(received->results_by_id, consolidation->indicator->id))
            continue;
        if (count++ < NAMES_MAX)
            g_string_append_printf(lacking, "%s%s", count > 1 ? ", " : "", consolidation->indicator->id);
    }
    g_snprintf(total, sizeof total, "%u", count);
    if (count > NAMES_MAX)
        g_string_append(lacking, ", …");
    if (count > 0)
        diag(check->diags, DIAG_RECEIVED_MISSING, received->span, received->agency->name.text, total, lacking->str,
             NULL);
    g_string_free(lacking, TRUE);
}

/* Agencies that are counted on and sent nothing at all. */
static void check_absent(struct check *check)
{
    const struct period *period = check->period;
    GPtrArray           *absent = g_ptr_array_new();
    char                 share[32];
    unsigned             count = 0;

    for (unsigned i = 0; i < check->plan->agencies->len; i++) {
        const struct agency *agency = check->plan->agencies->pdata[i];
        bool                 counted = false;

        for (unsigned k = 0; !counted && k < period->consolidations->len; k++)
            counted = is_counted_on(period->consolidations->pdata[k], agency);
        count += counted;
        if (counted && period_received(period, agency) == NULL)
            g_ptr_array_add(absent, (gpointer)(uintptr_t)agency);
    }
    g_snprintf(share, sizeof share, "%u/%u", absent->len, count);
    if (absent->len > 0)
        diag(check->diags, DIAG_RECEIVED_ABSENT, (struct span){.source = period->source}, period->name, share,
             names_of(check, absent), NULL);
    g_ptr_array_unref(absent);
}

void check_senders(struct check *check)
{
    if (list_length(check->period->consolidations) == 0)
        return;
    check_absent(check);
    for (unsigned i = 0; i < check->period->received->len; i++)
        check_sender(check, check->period->received->pdata[i]);
}

/* What the period's own file says stands; the agencies' figures say something else. */
static void check_differs(struct check *check, const struct consolidation *consolidation)
{
    const struct result *own = period_result(check->period, consolidation->indicator, NULL);
    const struct value  *a, *b;

    if (consolidation->used || own == NULL || consolidation->result == NULL)
        return;
    a = own->value;
    b = consolidation->result->value;
    if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER && decimal_compare(a->numbers[0], b->numbers[0]) == 0)
        return;
    diag(check->diags, DIAG_RECEIVED_DIFFERS, own->span, consolidation->indicator->id,
         a->printed.text != NULL ? a->printed.text : "-", b->printed.text != NULL ? b->printed.text : "-", NULL);
    diag_also(check->diags, consolidation->result->span);
}

static void check_leads(struct check *check, const struct consolidation *consolidation)
{
    const struct result *first, *second;

    if (consolidation->indicator->from.rule != CONSOLIDATE_LEAD || consolidation->result != NULL ||
        consolidation->given->len < 2)
        return;
    first = consolidation->given->pdata[0];
    second = consolidation->given->pdata[1];
    diag(check->diags, DIAG_LEADS_DIFFER, second->span, consolidation->indicator->id, first->agency->short_name.text,
         first->value->printed.text, second->agency->short_name.text, second->value->printed.text, NULL);
    diag_also(check->diags, first->span);
}

void check_received(struct check *check, const struct indicator *indicator)
{
    const struct consolidation *consolidation = consolidation_of(check->period, indicator);

    if (consolidation == NULL)
        return;
    check_differs(check, consolidation);
    check_leads(check, consolidation);
}
