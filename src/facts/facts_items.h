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
    unsigned              leaves;    /* items without children so far */
};

/* The elements indicators, tasks and carried-tasks. */
void facts_items_append(struct facts_builder *builder, xmlNodePtr root);

/* An indicator with its sub-indicators; parent_number is the number above, or NULL. */
void indicator_append(struct items_walk *walk, xmlNodePtr parent, const struct indicator *indicator, const char *number,
                      unsigned level);
/* A task with its sub-tasks; its leaves are counted. */
void task_append(struct items_walk *walk, xmlNodePtr parent, const struct task *task, const char *number,
                 unsigned level, struct task_counts *counts);

/* Keeps that a difference was made of two results. */
void facts_change_made(struct facts_builder *builder, xmlNodePtr node, const struct result *before,
                       const struct result *after);

/* A lead as printed; false if nobody leads. */
bool lead_append(struct facts_builder *builder, xmlNodePtr node, const char *name, const struct lead *lead);

#endif
