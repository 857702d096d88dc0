/*
 * check.c -- the table of all checks; runs them, and walks for them.
 */
#include "check.h"

#include "check_int.h"

#define PLAN CHECK_PLAN
#define PERIOD (CHECK_PLAN | CHECK_PERIOD)
#define PREVIOUS (PERIOD | CHECK_PREVIOUS)
#define COUNTS (PERIOD | CHECK_FACTS)

/* In order of codes, as far as checks that raise several allow. */
const struct check_entry check_table[] = {
    {{DIAG_TASK_NO_LEAD}, PLAN, .whole = check_task_leads},
    {{DIAG_SHARE_OVER_WHOLE}, PERIOD, .indicator = check_result_share},
    {{DIAG_TARGET_BEHIND_BASELINE}, PLAN, .indicator = check_baseline},
    {{DIAG_RECURRING_DONE}, PERIOD, .task = check_recurring_done},
    {{DIAG_STATE_AGAINST_PARTS}, PERIOD, .task = check_state_parts},
    {{DIAG_ISSUED_OUTSIDE_WINDOW}, PERIOD, .whole = check_issued_window},
    {{DIAG_ISSUED_TWICE}, PERIOD, .whole = check_issued_twice},
    {{DIAG_UNITS_DIFFER}, PERIOD, .indicator = check_result_units},
    {{DIAG_TASK_UNDONE, DIAG_TASK_WENT_BACK, DIAG_DONE_ON_CHANGED}, PERIOD, .task = check_went_back},
    {{DIAG_DONE_BEFORE_PLAN}, PERIOD, .task = check_done_on},
    {{DIAG_DONE_BUT_UNFINISHED, DIAG_DONE_BUT_PROPOSED, DIAG_DOING_BUT_NOT_BEGUN}, PERIOD, .task = check_state_words},
    {{DIAG_RESULT_NO_TARGET}, PERIOD, .whole = check_result_targets},
    {{DIAG_TITLE_AGAINST_TARGET}, PLAN, .indicator = check_title},
    {{DIAG_PERCENT_SIGN}, PLAN, .indicator = check_signs},
    {{DIAG_TARGET_FALLS}, PLAN, .indicator = check_stages},
    {{DIAG_TARGET_GAP}, PLAN, .indicator = check_gap},
    {{DIAG_REMARK_AGAINST_TARGET}, PLAN, .indicator = check_remark},
    {{DIAG_CUMULATIVE_FALLS, DIAG_JUMP, DIAG_JUMP_BACK}, PREVIOUS, .indicator = check_change},
    {{DIAG_RESULT_BEYOND_LATER}, PERIOD, .indicator = check_later_targets},
    {{DIAG_BASELINES_DIFFER}, CHECK_PLAN | CHECK_OTHER, .plans = check_baselines},
    {{DIAG_RULE_BROKEN}, COUNTS, .whole = check_rules},
    {{DIAG_ISSUED_NUMBER_ORDER, DIAG_ISSUED_NUMBER_TWICE, DIAG_ISSUED_AGAIN}, PERIOD, .whole = check_series},
    {{DIAG_SYMBOL_AGAINST_KIND}, PLAN, .whole = check_kinds},
    {{DIAG_REPORT_BEFORE_DATA, DIAG_REPORT_NUMBER}, PERIOD, .whole = check_heads},
    {{DIAG_SYMBOL_MALFORMED, DIAG_SYMBOL_KIND_UNKNOWN}, PLAN, .whole = check_symbols},
    {{DIAG_SYMBOL_PARTY_LEVEL}, PLAN, .whole = check_cited_party},
    {{DIAG_LABEL_TWICE, DIAG_LABEL_GAP}, PLAN, .text = check_labels},
    {{DIAG_SCALE_DIFFERS, DIAG_NEGATIVE_COUNT, DIAG_PERCENT_OF_COUNT}, PERIOD, .indicator = check_scale},
    {{DIAG_PART_OVER_WHOLE}, PERIOD, .whole = check_parts},
    {{DIAG_CUMULATIVE_AGAINST_MONTH}, PREVIOUS, .whole = check_cumulative},
    {{DIAG_RECEIVED_ABSENT, DIAG_RECEIVED_MISSING}, PERIOD, .whole = check_senders},
    {{DIAG_RECEIVED_DIFFERS, DIAG_LEADS_DIFFER}, PERIOD, .indicator = check_received},
    {{DIAG_DECIMAL_POINT}, PLAN, .line = check_line_decimals},
    {{DIAG_PARTS_DONT_SUM}, PLAN, .line = check_line_sums},
    {{DIAG_FRACTION_PERCENT}, PLAN, .line = check_line_fractions},
    {{DIAG_SHARES_OF_TWO_WHOLES}, PLAN, .line = check_line_wholes},
    {{DIAG_NAME_DIFFERS}, PLAN, .line = check_line_names},
    {{DIAG_CLASS_SIZE, DIAG_COUNT_DIFFERS}, PERIOD, .line = check_line_counts},
    {{DIAG_SYMBOL_MALFORMED, DIAG_SYMBOL_KIND_UNKNOWN}, PLAN, .line = check_line_symbols},
    {{DIAG_SYMBOL_PARTY_LEVEL}, PLAN, .line = check_line_party},
    {{DIAG_CITED_DATE_DIFFERS, DIAG_CITED_ISSUER_DIFFERS}, PLAN, .line = check_line_citations},
    {{DIAG_LEVEL_GONE}, PLAN, .line = check_line_levels},
    {{DIAG_FOREIGN_YEAR}, PERIOD, .line = check_line_years},
    {{DIAG_OVERDUE_DENIED}, COUNTS, .line = check_line_overdue},
    {{DIAG_COUNT_DIFFERS}, COUNTS, .line = check_line_totals},
    {{DIAG_DATE_IMPOSSIBLE, DIAG_DATE_PADDING}, PLAN, .line = check_line_days},
    {{DIAG_SYMBOL_AGAINST_KIND, DIAG_SYMBOL_MISSING}, PLAN, .line = check_line_kinds},
    {{DIAG_DECISION_BEFORE_BASE, DIAG_DECISION_OUTSIDE_PLAN}, PLAN, .whole = check_decisions},
    {{DIAG_BODY_NAME}, PLAN, .line = check_line_bodies},
    {{DIAG_WORDS_TWICE}, PLAN, .line = check_line_twice},
    {{DIAG_BRACKET_UNPAIRED}, PLAN, .text = check_quotes, .line = check_line_brackets},
    {{DIAG_WRITTEN_TWO_WAYS}, PLAN, .line = check_line_spelling, .last = check_spelling},
    {{DIAG_ARTICLE_SMALL}, PLAN, .line = check_line_articles},
    {{DIAG_SUBJECT_STOP}, PLAN, .whole = check_subjects},
    {{DIAG_PERIOD_OUTSIDE_PLAN, DIAG_AS_OF_OUTSIDE_WINDOW}, PERIOD, .whole = check_period_days},
};
const size_t check_table_length = G_N_ELEMENTS(check_table);

/* ---- What they read ---- */

static unsigned inputs_there(const struct check *check)
{
    return CHECK_PLAN | (check->period != NULL ? CHECK_PERIOD : 0) | (check->previous != NULL ? CHECK_PREVIOUS : 0) |
           (check->facts != NULL ? CHECK_FACTS : 0);
}

bool check_applies(const struct check *check, const struct check_entry *entry)
{
    return (entry->inputs & ~inputs_there(check)) == 0;
}

static bool raises(const struct check_entry *entry, enum diag_code code)
{
    for (size_t i = 0; i < CHECK_CODES_MAX && entry->codes[i] != 0; i++)
        if (entry->codes[i] == code)
            return true;
    return false;
}

unsigned check_inputs(enum diag_code code)
{
    unsigned inputs = 0;

    for (size_t i = 0; i < check_table_length; i++)
        if (raises(&check_table[i], code))
            inputs |= check_table[i].inputs;
    return inputs;
}

/* ---- Walks ---- */

static void each_indicator(struct check *check, const GPtrArray *indicators, indicator_check *visit)
{
    for (unsigned i = 0; i < indicators->len; i++) {
        const struct indicator *indicator = indicators->pdata[i];
        visit(check, indicator);
        each_indicator(check, indicator->children, visit);
    }
}

void check_each_indicator(struct check *check, const GPtrArray *groups, indicator_check *visit)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        each_indicator(check, group->items, visit);
        check_each_indicator(check, group->groups, visit);
    }
}

static void each_task(struct check *check, const GPtrArray *tasks, task_check *visit)
{
    for (unsigned i = 0; i < tasks->len; i++) {
        const struct task *task = tasks->pdata[i];
        if (task->children->len == 0)
            visit(check, task);
        each_task(check, task->children, visit);
    }
}

static void check_each_task(struct check *check, const GPtrArray *groups, task_check *visit)
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        each_task(check, group->items, visit);
        check_each_task(check, group->groups, visit);
    }
}

/* ---- The run ---- */

static void check_indicator(struct check *check, const struct indicator *indicator)
{
    diags_set_subject(check->diags, indicator->id);
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].indicator != NULL && check_applies(check, &check_table[i]))
            check_table[i].indicator(check, indicator);
    diags_set_subject(check->diags, NULL);
}

static void check_task(struct check *check, const struct task *task)
{
    diags_set_subject(check->diags, task->id);
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].task != NULL && check_applies(check, &check_table[i]))
            check_table[i].task(check, task);
    diags_set_subject(check->diags, NULL);
}

static void check_whole(struct check *check)
{
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].whole != NULL && check_applies(check, &check_table[i]))
            check_table[i].whole(check);
}

static void check_last(struct check *check)
{
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].last != NULL && check_applies(check, &check_table[i]))
            check_table[i].last(check);
}

void check_all(const struct plan *plan, const struct period *period, const struct period *previous,
               const struct facts *facts, struct diags *diags)
{
    struct check check = {.arena = arena_new(),
                          .plan = plan,
                          .period = period,
                          .previous = previous,
                          .facts = facts,
                          .diags = diags,
                          .year = indicator_year(plan, period),
                          .wholes = g_ptr_array_new()};

    if (period != NULL)
        check.reckoning = reckoning_of(plan, period);
    check_each_indicator(&check, plan->indicator_groups, check_indicator);
    check_each_task(&check, plan->task_groups, check_task);
    check_each_task(&check, plan->carried_groups, check_task);
    check_whole(&check);
    check_texts(&check);
    check_last(&check);
    if (check.bodies != NULL)
        g_hash_table_unref(check.bodies);
    if (check.names != NULL)
        g_hash_table_unref(check.names);
    if (check.citations != NULL)
        g_hash_table_unref(check.citations);
    g_ptr_array_unref(check.wholes);
    arena_free(check.arena);
}

void check_against(const struct plan *plan, const struct plan *other, struct diags *diags)
{
    for (size_t i = 0; i < check_table_length; i++)
        if (check_table[i].plans != NULL)
            check_table[i].plans(plan, other, diags);
}
