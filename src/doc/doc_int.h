/*
 * doc_int.h -- the passes of doc_finish, in the order in which they run.  For src/doc only.
 */
#ifndef BAOCAO_DOC_INT_H
#define BAOCAO_DOC_INT_H

#include "doc.h"

unsigned doc_count_rows(const struct doc_node *table);
/* Places the cells of every table in its columns, aligns them, and checks that they fill it exactly. */
bool doc_place_cells(struct doc *doc, struct diags *diags);
/*
 * Labels of headings, annexes and notes, targets and texts of references, places in document order; nothing may be
 * added to the tree afterwards.  One pass: a document of 10,000 rows has a quarter of a million nodes.
 */
bool doc_number(struct doc *doc, struct diags *diags);

#endif
