/*
 * figure.h -- one figure: what it says, how it was made and what it was made from.
 * Made by facts, printed by one function; for facts, template, trace and the verbs.
 */
#ifndef BAOCAO_FIGURE_H
#define BAOCAO_FIGURE_H

#include "base/arena.h"
#include "period.h"

/* How a figure was made. */
enum figure_rule {
    FIGURE_WRITTEN, /* stands in the data as it is */
    FIGURE_GIVEN,   /* a result of the period's file */
    FIGURE_LATEST,  /* rolled up of months: result.rule */
    FIGURE_FIRST,
    FIGURE_CUMULATIVE,
    FIGURE_SUM,
    FIGURE_MEAN,
    FIGURE_WEIGHTED_MEAN,
    FIGURE_OWN,
    FIGURE_CARRY,
    FIGURE_REPORTED,  /* stands in an agency's file */
    FIGURE_FROM_LEAD, /* taken together of what agencies reported: result.rule */
    FIGURE_FROM_SUM,
    FIGURE_FROM_MEAN,
    FIGURE_FROM_WEIGHTED_MEAN,
    FIGURE_FROM_RATIO,
    FIGURE_FROM_COUNT,
    FIGURE_FROM_MIN,
    FIGURE_FROM_MAX,
    FIGURE_FROM_LATEST,
    FIGURE_DISTANCE,      /* target minus result */
    FIGURE_PATH_DISTANCE, /* where a straight path to the target would be, minus result */
    FIGURE_CHANGE,        /* result minus that of the period before */
    FIGURE_STATUS,        /* of an indicator: result against target */
    FIGURE_TASK,          /* a task's class and state */
    FIGURE_TASKS,         /* counts: as many as it was made from */
    FIGURE_LEAVES,
    FIGURE_ISSUED,
    FIGURE_KIND,
    FIGURE_SIZE,
    FIGURE_SUBMITTED,
    FIGURE_MISSING,
    FIGURE_IN_PERIOD,
    FIGURE_SENDERS, /* agencies that sent figures, or a figure of an indicator */
    FIGURE_SILENT,  /* those counted on that did not */
    FIGURE_MOVED,
    FIGURE_CHANGES,
    FIGURE_RULE_COUNT
};

/* One thing that figures are made from. */
struct figure_item {
    const struct span  *span;  /* its line in the data */
    const char         *what;  /* whose: "kho-du-lieu", "71/NQ-CP"; or NULL */
    const struct value *value; /* the number that it brings; NULL: it is counted */
    unsigned            marks; /* bits: which figures it belongs to */
};

/* A list that several figures share: each is made from a part of it. */
struct figure_items {
    struct figure_item *list;
    unsigned            count, capacity;
};

struct figure {
    const struct value        *value; /* number or numbers, relation, estimated, …; NULL: a count */
    const char                *unit;  /* where the value names none; or NULL */
    enum figure_rule           rule;
    const struct figure_items *items;    /* or NULL */
    unsigned                   from, to; /* of the items; to is behind the last */
    unsigned                   marks;    /* of those the ones that have any of these bits */
};

#define FIGURE_ALL 0xffffffffu /* marks of every item */

void figure_items_add(struct arena *arena, struct figure_items *items, struct figure_item item);
/* All items of a list. */
struct figure figure_of_items(enum figure_rule rule, const struct figure_items *items);
/* A result: its value and the results that it was rolled up from, else itself, added to items. */
struct figure figure_of_result(struct arena *arena, const struct result *result, struct figure_items *items);

/* Goes through what a figure was made from; *at starts at 0.  NULL behind the last. */
const struct figure_item *figure_next(const struct figure *figure, unsigned *at);
/* How many there are: what a counted figure is. */
unsigned figure_count(const struct figure *figure);
/* Is a figure of this rule as many as it was made from? */
bool figure_is_count(enum figure_rule rule);
/* The rule in words, in Vietnamese (0) and English (1). */
const char *figure_rule_words(enum figure_rule rule, unsigned lang);

/* ---- In print ---- */

enum figure_form {
    FIGURE_CELL, /* "Ước 67,1%", "≥ 67,10%", "02 (Số liệu lũy kế)", the reason for none or "-"; with the remark */
    FIGURE_SENTENCE, /* with its verb: "ước đạt 67,1%", "đạt ít nhất 67,10%", "lũy kế 17 bài", "chưa có số liệu" */
    FIGURE_PHRASE, /* without: "ước 67,1%", "ít nhất 67,10%", "17 bài" */
};

/* Takes the next piece: words, or rich text as it stands in the data (the other is NULL). */
typedef void figure_taker(void *context, const char *words, const struct text *rich);

/* The one place where a value's printed form is put together.  Words of no number are the same in every form. */
void figure_print(const struct figure *figure, enum figure_form form, figure_taker *take, void *context);
/* The same as plain text in the arena; rich text stays as it was written. */
const char *figure_text(struct arena *arena, const struct figure *figure, enum figure_form form);
/* Is it words, not figures ("34/30" is read as words, but is figures)?  Then every form is that of a cell. */
bool figure_is_words(const struct value *value);
/* Does it say more than its number: a relation, estimated, cumulative, a date of its own? */
bool figure_says_more(const struct value *value);

#endif
