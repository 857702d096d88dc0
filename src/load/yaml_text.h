/*
 * yaml_text.h -- characters that don't belong in a YAML file of ours.
 * Private to yaml_tree.
 */
#ifndef BAOCAO_YAML_TEXT_H
#define BAOCAO_YAML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct source;
struct arena;
struct diags;

/*
 * The first character from at to end that has no place in a text: controls but tab and line feed (a carriage
 * return only before a line feed), line separators that editors don't count, marks that change the direction
 * of writing unseen, noncharacters.  Its length in bytes in *length.  NULL if there is none.
 */
const char *yaml_text_control(const char *at, const char *end, size_t *length);
/* Has a text of valid UTF-8 no such character, and is it sure to be in NFC?  False if that can't be told fast. */
bool yaml_text_is_plain(const char *text, size_t length);
/* The source's text: itself, or a copy with such characters reported and replaced by spaces. */
const char *yaml_text_clean(struct arena *arena, const struct source *source, size_t *length, struct diags *diags);

#endif
