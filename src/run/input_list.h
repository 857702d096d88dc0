/*
 * input_list.h -- the files that a document was made from, and their sum.
 * For the pipeline and the mark of drafts.
 */
#ifndef BAOCAO_INPUT_LIST_H
#define BAOCAO_INPUT_LIST_H

#include <glib.h>

#include "base/source.h"
#include "fonts.h"

struct input_list;

/* Files are named from the plan's folder, templates from theirs: "periods/2026-05.yaml", "templates/bao-cao-thang.xml".
 */
struct input_list *input_list_new(const char *plan, const GPtrArray *templates);
void               input_list_free(struct input_list *inputs);

/* The file last and those read before it, up to but without end (source_last); NULL: to the first one. */
void input_list_add(struct input_list *inputs, const struct source *last, const struct source *end);
void input_list_add_fonts(struct input_list *inputs, const struct font_set *fonts);
/* All that another list has. */
void input_list_join(struct input_list *inputs, const struct input_list *more);
/* Bytes that were read into a document: a picture. */
void input_list_add_bytes(struct input_list *inputs, const char *name, const void *bytes, size_t length);

/* The list in the form of sha256sum, sorted; no folder of the machine is in it.  To be freed. */
char *input_list_text(struct input_list *inputs);

/*
 * The SHA-256 of that text: it is the same wherever the files stand and in whatever order they were read, and anybody
 * can check it by sha256sum.  To be freed.
 */
char *input_list_sum(struct input_list *inputs);

#endif
