/*
 * check_int.h -- what the files of check share.  Only for src/check.
 */
#ifndef BAOCAO_CHECK_INT_H
#define BAOCAO_CHECK_INT_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "check.h"

/* What one run of the checks needs at hand. */
struct check {
    struct arena        *arena; /* of the run */
    const struct plan   *plan;
    const struct period *period, *previous; /* NULL: none */
    const struct facts  *facts;
    struct diags        *diags;
    GHashTable          *names;     /* bare letters -> GPtrArray of the registry's names; made when asked for */
    GPtrArray           *wholes;    /* of struct whole: what shares were said to be shares of */
    GHashTable          *citations; /* symbol and year -> struct citation: how documents were cited first */
    bool                 prose;     /* the text is prose or a narrative of the period, which speaks of the whole plan */
    const GPtrArray     *stages;    /* of struct staged_value: the plan's stages; NULL if it has no indicators */
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

/* Runs every check of words over every text of the plan and the period. */
void check_texts(struct check *check);
/* Where a part of a line stands in the file. */
struct span check_line_span(const struct check_line *line, size_t at, size_t length);

/* Checks of one line, in order of the table in check_text.c. */
typedef void line_check(struct check *check, const struct check_line *line);
line_check   check_line_decimals, check_line_sums, check_line_fractions, check_line_wholes, check_line_names,
    check_line_counts, check_line_symbols, check_line_party, check_line_citations, check_line_levels, check_line_years,
    check_line_overdue, check_line_totals;
/* Checks of a whole text. */
void check_labels(struct check *check, const struct text *text);
/* The next symbol of a document ("12/QĐ-UBND", "57-NQ/TW") at or behind *from, which is moved behind it. */
bool check_next_symbol(const char *words, size_t *from, size_t *at);
/* The kind that a symbol's letters say: "QĐ" of "12/QĐ-UBND"; "" for a letter's body; its length in *length. */
const char *check_symbol_kind(const char *symbol, size_t *length);
/* The symbol of a document by itself, as a key holds it. */
void check_symbol(struct check *check, const struct text *symbol, const char *issuer);

/* Checks of the model. */
void check_tasks(struct check *check);
void check_indicators(struct check *check);
void check_issued(struct check *check);
void check_rules(struct check *check);

/* Calls each indicator, or leaf task, of groups in order. */
typedef void indicator_visit(struct check *check, const struct indicator *indicator);
typedef void task_visit(struct check *check, const struct task *task);
void         check_each_indicator(struct check *check, const GPtrArray *groups, indicator_visit *visit);
void         check_each_task(struct check *check, const GPtrArray *groups, task_visit *visit);

#endif
