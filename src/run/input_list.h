/*
 * input_list.h -- the files that a document was made from, and their sum.
 * For the pipeline and the mark of drafts.
 */
#ifndef BAOCAO_INPUT_LIST_H
#define BAOCAO_INPUT_LIST_H

#include "base/source.h"
#include "fonts.h"

struct input_list;

struct input_list *input_list_new(void);
void               input_list_free(struct input_list *inputs);

/* The file last and those read before it, up to but without end (source_last); NULL: to the first one. */
void input_list_add(struct input_list *inputs, const struct source *last, const struct source *end);
void input_list_add_fonts(struct input_list *inputs, const struct font_set *fonts);

/*
 * The SHA-256 of a list of all inputs in the form of sha256sum, sorted, names without folders: it is the same wherever
 * the files stand and in whatever order they were read, and anybody can check it by sha256sum.  To be freed.
 */
char *input_list_sum(struct input_list *inputs);

#endif
