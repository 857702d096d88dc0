/*
 * numbering.h -- labels of groups and items: A, I, 1, a, (1), -, 2.1.  Only for src/facts.
 */
#ifndef BAOCAO_NUMBERING_H
#define BAOCAO_NUMBERING_H

#include "base/arena.h"
#include "plan.h"

/* How many labels of each scheme have been given among siblings. */
struct numbering {
    unsigned given[LABEL_NESTED + 1];
};

/* The scheme of a group at a depth (1 for the outermost) that names none of its own: letter, Roman, none. */
enum label_scheme numbering_default(unsigned depth);
/* The next label; NULL for none.  parent is the label above, for nested ones, or NULL. */
const char *numbering_next(struct arena *arena, struct numbering *numbering, enum label_scheme scheme,
                           const char *parent);

#endif
