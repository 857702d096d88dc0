/*
 * rich_text.h -- turns the rich text of YAML (a line a paragraph, *italic*, **bold**, ^[note], {expr}) into nodes.
 * Only for src/facts.
 */
#ifndef BAOCAO_RICH_TEXT_H
#define BAOCAO_RICH_TEXT_H

#include "facts_tree.h"

/* A p for each line that is not empty, appended to parent.  Mistakes are reported at their places. */
void rich_text_append(struct facts_builder *builder, xmlNodePtr parent, const struct text *text);
/*
 * The same, but the first line goes on in paragraph, without a label of its own; returns the last paragraph.
 * For what is printed in pieces: "Ước " + "99,8%" + " (Theo …)".
 */
xmlNodePtr rich_text_continue(struct facts_builder *builder, xmlNodePtr paragraph, const struct text *text);
/* One p of plain words. */
xmlNodePtr rich_text_words(struct facts_builder *builder, xmlNodePtr parent, const char *words);
/* A new empty p with a label, or without one if it is NULL. */
xmlNodePtr rich_text_paragraph(struct facts_builder *builder, xmlNodePtr parent, const char *label,
                               const struct span *span);
/* Bytes of the label that a line starts with ("-", "a)", "(1)", "*)" …), without the space after it; else 0. */
size_t rich_text_label(const char *line, size_t length);

#endif
