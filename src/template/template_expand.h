/*
 * template_expand.h -- operations, run: those of every kind, and those that have files of their own (notes, head,
 * tables). For template_expand.c, template_attribute.c, template_select.c and those files.
 */
#ifndef BAOCAO_TEMPLATE_EXPAND_H
#define BAOCAO_TEMPLATE_EXPAND_H

#include "template_build.h"

void expand_ops(struct run *run, const struct op *first, const struct place *place, struct context at);

typedef void (*expand_function)(struct run *run, const struct op *op, const struct place *place, struct context at);
/* Expands once, or, if the operation selects nodes (each, rows, point, panel), for each of them, sorted. */
void expand_for_each(struct run *run, const struct op *op, const struct place *place, struct context at,
                     expand_function expand);

/* An attribute's text; NULL if absent or failed (then run->failed). */
const char *expand_attribute(struct run *run, const struct op *op, const char *name, struct context at);
/* An attribute with a choice of words: what the word means, or the default if it is absent. */
int expand_choice(struct run *run, const struct op *op, const char *name, int absent, struct context at);
/* An attribute that says "yes" or "no"; absent: no. */
bool         expand_flag(struct run *run, const struct op *op, const char *name, struct context at);
bool         expand_number(struct run *run, const struct op *op, const char *name, double *number, struct context at);
struct spans expand_spans(const struct op *op, struct context at);
/* Reports at a place of the template and at that of the data; then the run has failed. */
void expand_report(struct run *run, struct span where, enum diag_code code, const char *one, const char *two,
                   const char *three);
void expand_report_value(struct run *run, const struct op *op, const char *name, const char *value,
                         const char *allowed);

/* Notes (template_note.c). */
void expand_note(struct run *run, const struct op *op, const struct place *place, struct context at);
void expand_note_ref(struct run *run, const struct op *op, const struct place *place, struct context at);

/* The head of the document (template_head.c). */
void             head_symbol(struct run *run, const struct op *op, const struct place *place, struct context at);
void             head_place_date(struct run *run, const struct op *op, const struct place *place, struct context at);
void             head_mark(struct run *run, const struct op *op, const struct place *place, struct context at);
struct doc_info *head_info(struct run *run, const struct op *op, struct context at);

/* Charts (template_chart.c). */
void chart_expand(struct run *run, const struct op *op, const struct place *place, struct context at);
void chart_series(struct run *run, const struct op *op, const struct place *place, struct context at);
/* A point or a panel. */
void chart_part(struct run *run, const struct op *op, const struct place *place, struct context at);
void chart_value(struct run *run, const struct op *op, const struct place *place, struct context at);
/* Of a chart or picture. */
void figure_caption(struct run *run, const struct op *op, const struct place *place, struct context at);

/* Pictures (template_image.c). */
void image_expand(struct run *run, const struct op *op, const struct place *place, struct context at);

void table_expand(struct run *run, const struct op *op, const struct place *place, struct context at);
void table_column(struct run *run, const struct op *op, const struct place *place, struct context at);
void table_rows(struct run *run, const struct op *op, const struct place *place, struct context at);
void table_cell(struct run *run, const struct op *op, const struct place *place, struct context at);
/* A note to a column's title. */
void table_column_note(const struct place *place, struct doc_node *node);
void table_caption(struct run *run, const struct op *op, const struct place *place, struct context at);

#endif
