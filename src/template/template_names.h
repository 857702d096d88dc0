/*
 * template_names.h -- sets of elements of the facts vocabulary: what a path of an expression may lead to.
 * For the checks of expressions (template_expr.c, template_step.c) and messages.
 */
#ifndef BAOCAO_TEMPLATE_NAMES_H
#define BAOCAO_TEMPLATE_NAMES_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct name_set { /* of elements of the facts vocabulary */
    uint64_t bits[4];
};

#define NAME_SET_EMPTY ((struct name_set){{0}})

struct name_set names_root(void);
bool            names_empty(struct name_set set);
struct name_set names_union(struct name_set a, struct name_set b);
struct name_set names_of(const char *element); /* empty if there is no such element */
struct name_set names_with(struct name_set set, const char *element);
struct name_set names_children(struct name_set set);
struct name_set names_parents(struct name_set set);
struct name_set names_closure(struct name_set set, struct name_set (*step)(struct name_set), bool self);
enum presence { PRESENT_MANY = 1 /* any number, none too */, PRESENT_MAYBE = 2 /* none or one */ }; /* bits */
/* The children of that name, and how many of them a parent has: bits of enum presence; 0: always one. */
struct name_set names_child(struct name_set set, const char *name, unsigned *presence);
/* Those that have the attribute; *optional: not all have it always. */
struct name_set names_attribute(struct name_set set, const char *name, bool *optional);
const char     *names_nearest_element(struct name_set among, const char *name);
const char     *names_nearest_attribute(struct name_set of, const char *name);
/* The first element of the set, for messages. */
const char *names_first(struct name_set set);
/* An element that only holds other elements: it has no text to print; its name, or NULL. */
const char *names_without_text(struct name_set set);
/* The names as "a, b, c"; in the arena. */
const char *names_list(struct arena *arena, struct name_set set);
bool        names_rich(const xmlNode *element);

#endif
