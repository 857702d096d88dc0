/*
 * check_int.h -- what the files of check share.  Only for src/check.
 */
#ifndef BAOCAO_CHECK_INT_H
#define BAOCAO_CHECK_INT_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "check.h"
#include "indicator_state.h"
#include "task_state.h"

struct spelled; /* check_slips.c */

/* What one run of the checks needs at hand. */
struct check {
    struct arena        *arena; /* of the run */
    const struct plan   *plan;
    const struct period *period, *previous; /* NULL: none */
    const struct facts  *facts;
    struct diags        *diags;
    struct reckoning     reckoning; /* what tasks are held against; with a period only */
    int                  year;      /* whose targets count */
    GHashTable          *names;     /* bare letters -> GPtrArray of the registry's names; made when asked for */
    GPtrArray           *wholes;    /* of struct whole: what shares were said to be shares of */
    GHashTable          *bodies;    /* words of a body's name -> how it is written; made when asked for */
    struct spelled      *spelled;   /* what was met in either of two spellings; made when asked for */
    GHashTable          *citations; /* symbol and year -> struct citation: how documents were cited first */
    bool                 prose;     /* the text is prose or a narrative of the period, which speaks of the whole plan */
    const GPtrArray     *stages;    /* of struct staged_value: the plan's stages; made when asked for */
};

/* Which kind of text it is: what a plan asks for must hold in its time, a narrative may tell of the past. */
enum text_origin { TEXT_PLAN, TEXT_PERIOD, TEXT_NARRATIVE };

/* One line of a text; expressions and notes' signs are blanked out, so that offsets are those of the line. */
struct check_line {
    const struct text *text;
    const char        *words; /* NUL-terminated */
    size_t             length;
    size_t             offset; /* of the line in text->text */
    enum text_origin   origin;
};

/* ---- The table ---- */

/* What a check is called with, each in its order in the table; a line of text is looked at by all before the next. */
typedef void indicator_check(struct check *check, const struct indicator *indicator);
typedef void task_check(struct check *check, const struct task *task); /* without sub-tasks */
typedef void whole_check(struct check *check);
typedef void text_check(struct check *check, const struct text *text);
typedef void line_check(struct check *check, const struct check_line *line);
typedef void last_check(struct check *check); /* when all texts were read */
typedef void plans_check(const struct plan *plan, const struct plan *other, struct diags *diags);

#define CHECK_CODES_MAX 4

/* One check: what it may raise (ended by 0, which is no check's), what must be there for it, and one function. */
struct check_entry {
    enum diag_code   codes[CHECK_CODES_MAX];
    unsigned         inputs; /* of enum check_input */
    indicator_check *indicator;
    task_check      *task;
    whole_check     *whole;
    text_check      *text;
    line_check      *line;
    last_check      *last;
    plans_check     *plans;
};
extern const struct check_entry check_table[];
extern const size_t             check_table_length;
/* Is all there that the check reads? */
bool check_applies(const struct check *check, const struct check_entry *entry);

/* check_indicators.c */
indicator_check check_title, check_signs, check_stages, check_gap, check_remark, check_baseline;
indicator_check check_result_share, check_result_units, check_later_targets, check_received, check_change;
plans_check     check_baselines;
/* check_figures.c */
indicator_check check_scale;
whole_check     check_parts, check_cumulative, check_result_targets;
/* check_tasks.c */
task_check  check_went_back, check_state_words, check_state_parts, check_recurring_done, check_done_on;
line_check  check_line_overdue, check_line_totals;
whole_check check_task_leads;
/* check_issued.c */
whole_check check_issued_window, check_issued_twice, check_series, check_kinds, check_heads;
line_check  check_line_citations;
/* check_rules.c, check_symbols.c, check_sums.c, check_names.c, check_words.c */
whole_check check_rules, check_symbols, check_cited_party;
whole_check check_senders; /* check_received.c */
line_check  check_line_symbols, check_line_party;
line_check  check_line_decimals, check_line_sums, check_line_fractions, check_line_wholes;
line_check  check_line_names, check_line_counts;
line_check  check_line_levels, check_line_years;
text_check  check_labels;
/* check_dates.c, check_slips.c, check_bodies.c */
whole_check check_decisions, check_period_days, check_subjects;
line_check  check_line_days, check_line_twice, check_line_brackets, check_line_articles, check_line_spelling;
line_check  check_line_bodies, check_line_kinds;
text_check  check_quotes;
last_check  check_spelling;

/* ---- Shared by them ---- */

/* Runs every check of texts and lines over every text of the plan and the period. */
void check_texts(struct check *check);
/* Where a part of a line stands in the file. */
struct span check_line_span(const struct check_line *line, size_t at, size_t length);
/* The next symbol of a document ("12/QĐ-UBND", "57-NQ/TW") at or behind *from, which is moved behind it. */
bool check_next_symbol(const char *words, size_t *from, size_t *at);
/* The kind that a symbol's letters say: "QĐ" of "12/QĐ-UBND"; "" for a letter's body; its length in *length. */
const char *check_symbol_kind(const char *symbol, size_t *length);

/* The letters without tones, hooks, hats and strokes, small: "Mường Lầm" -> "muong lam".  For g_free. */
char *check_bare_letters(const char *name);

/* Is it one number, not a range, words or nothing?  NULL: it isn't. */
bool check_is_number(const struct value *value);
/* As the data write it; "" if they don't. */
const char *check_printed(const struct value *value);

/* Calls each indicator of groups in order. */
void check_each_indicator(struct check *check, const GPtrArray *groups, indicator_check *visit);

#endif
