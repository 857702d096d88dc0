/*
 * yaml_tree.h -- a YAML file as a tree whose every node knows its place.
 * Private to load.  yaml_tree.c is the only user of libyaml.
 */
#ifndef BAOCAO_YAML_TREE_H
#define BAOCAO_YAML_TREE_H

#include <stdbool.h>

#include "base/source.h"

struct arena;
struct diags;

/* The deepest nesting of lists and mappings accepted. */
#define YAML_DEPTH_MAX 64

enum yaml_kind {
    YAML_TREE_SCALAR,
    YAML_TREE_LIST,
    YAML_TREE_MAPPING,
    YAML_TREE_BROKEN, /* reported already (an alias): readers pass over it in silence */
};
enum yaml_style { YAML_PLAIN, YAML_QUOTED, YAML_LITERAL, YAML_FOLDED };

struct yaml_pair;

struct yaml_node {
    enum yaml_kind  kind : 8;
    enum yaml_style style : 8; /* of a scalar */
    unsigned        count;     /* of items or pairs */
    struct span     span;      /* a scalar: its text (a block: the '|'); else the first key or item */
    union {
        const char        *text; /* of a scalar: in NFC, without control characters and final line ends */
        struct yaml_node **items;
        struct yaml_pair  *pairs; /* keys are scalars, not empty, each once */
    };
};

struct yaml_pair {
    const struct yaml_node *key, *value;
};

/*
 * Reads a source.  NULL if its syntax is broken; every error that can be found is reported.  Refused: aliases,
 * anchors, tags, several documents, a key twice, too deep nesting, control characters, text cut off by '#'.
 * The nodes are made in tree, which may go when they have been read; their texts stay in arena.
 */
const struct yaml_node *yaml_tree_read(struct arena *arena, struct arena *tree, const struct source *source,
                                       struct diags *diags);

/* A plain scalar without text, '~' or 'null': the same as if its key were not there. */
bool yaml_is_null(const struct yaml_node *node);
/* The place of a mapping's value; the mapping's own if the key is absent. */
struct span yaml_value_span(const struct yaml_node *node, const char *key);

#endif
