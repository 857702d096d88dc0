/*
 * doc_int.h -- the passes of doc_finish, in the order in which they run.  For src/doc only.
 */
#ifndef BAOCAO_DOC_INT_H
#define BAOCAO_DOC_INT_H

#include "doc.h"

/* The content model: who may stand where, in which order, what must be there. */
bool doc_check_model(const struct doc *doc, struct diags *diags);
/* Places the cells of every table in its columns and checks that they fill it exactly. */
bool doc_place_cells(struct doc *doc, struct diags *diags);
/* Labels of headings, annexes and notes. */
void doc_number_labels(struct doc *doc);
/* Targets and texts of references to annexes. */
bool doc_resolve_references(struct doc *doc, struct diags *diags);
/* Places in document order; nothing may be added to the tree afterwards. */
void doc_number_serials(struct doc *doc);

#endif
