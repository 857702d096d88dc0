/*
 * facts_items.h -- the parts of the facts tree that hold groups, indicators and tasks.  Only for src/facts.
 */
#ifndef BAOCAO_FACTS_ITEMS_H
#define BAOCAO_FACTS_ITEMS_H

#include "facts_tree.h"
#include "numbering.h"
#include "task_state.h"

enum items_kind { ITEMS_INDICATORS, ITEMS_TASKS, ITEMS_CARRIED };

/* What is handed down while groups are walked. */
struct items_walk {
    struct facts_builder *builder;
    enum items_kind       kind;
    struct reckoning      reckoning; /* meaningful with a period only */
    int                   year;      /* whose targets count */
    struct figure_items  *leaves;    /* items without children so far; tasks bear the mark of how they stand */
};

/* The bit of a leaf task's class and standing among the marks of leaves; those behind them: */
unsigned task_mark(struct task_status status);
#define NEWLY_DONE (1u << (CLASS_COUNT * STANDING_COUNT)) /* finished in the period */
#define NOT_COUNTED (1u << 31)                            /* there is no period: nothing but a leaf */

/* The elements indicators, tasks and carried-tasks. */
void facts_items_append(struct facts_builder *builder, xmlNodePtr root);

/* An indicator with its sub-indicators; parent_number is the number above, or NULL. */
void indicator_append(struct items_walk *walk, xmlNodePtr parent, const struct indicator *indicator, const char *number,
                      unsigned level);
/* A task with its sub-tasks; its leaves are noted. */
void task_append(struct items_walk *walk, xmlNodePtr parent, const struct task *task, const char *number,
                 unsigned level);

/* Keeps that a difference was made of two results. */
void facts_change_made(struct facts_builder *builder, xmlNodePtr node, const struct result *before,
                       const struct result *after);

/* How a task stands by what was reported of it: attributes class, state, done-on, elements report and state. */
void task_standing_append(struct facts_builder *builder, xmlNodePtr node, const struct task *task,
                          const struct progress *progress);

/* A lead as printed; false if nobody leads. */
bool lead_append(struct facts_builder *builder, xmlNodePtr node, const char *name, const struct lead *lead);

#endif
