/*
 * yaml_read.h -- mappings of the tree become structs, by tables of their fields.
 * Private to load.  A table says which keys a mapping may have, how each is read and where it goes; unknown and
 * missing keys, wrong types and malformed scalars are reported here, and reading goes on behind them.
 */
#ifndef BAOCAO_YAML_READ_H
#define BAOCAO_YAML_READ_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "plan.h"
#include "yaml_tree.h"

struct arena;
struct diags;
struct period;

/* What reading one plan or one period needs at hand. */
struct load {
    struct arena           *arena;
    struct arena           *trees; /* of the files' nodes, which nothing refers to once they have been read */
    struct diags           *diags;
    const struct source    *source;
    const struct plan      *plan;   /* being read, or what the period belongs to: ids are looked up in it */
    struct period          *period; /* being read, else NULL */
    GHashTable             *results_by_id, *progress_by_id; /* where results and progress are noted by their ids */
    GPtrArray              *lists;                          /* every list made, so that they can be freed together */
    GPtrArray              *empty;            /* stands for every list that is not given; nobody adds to it */
    const struct task      *task;             /* whose progress is being read */
    const struct indicator *amended;          /* whose amendments are being read */
    bool                    agencies_unknown; /* agencies.yaml could not be read: don't complain about each reference */
    bool                    items_running;    /* of the group around */
    bool                    carried;          /* inside carried-tasks */
    unsigned                depth;            /* of the narrative's sections around */
    unsigned                hints;            /* how often a nearest id was looked for */
};

struct field;
typedef void field_reader(struct load *load, const struct field *field, const struct yaml_node *node, void *into);

enum field_flag {
    FIELD_REQUIRED = 1,
    FIELD_LIST = 2, /* what is written starts with a GPtrArray pointer: the empty list if the key is absent */
    FIELD_WORD = 4, /* a const char * that is "" if the key is absent: ids, so that nobody needs to ask for NULL */
};

/* One key of a mapping.  Tables end with a key NULL; keys are read in the table's order, not the file's. */
struct field {
    const char   *key;
    field_reader *read;
    size_t        offset; /* in the struct of what is written */
    unsigned      flags;
    const void   *detail; /* what the reader wants: see each */
};

/* A kind of struct that is made from a mapping. */
struct record {
    size_t              size;
    size_t              span; /* offset of its struct span */
    const struct field *fields;
    void (*prepare)(struct load *load, void *object); /* before its fields are read; may be NULL */
    void (*finish)(struct load *load, void *object);  /* after them; may be NULL */
};

/* One word of a choice and what it means; tables end with NULL. */
struct choice {
    const char *name;
    int         value;
};

#define FIELDS_MAX 24

/* A list that is freed with the plan or period. */
GPtrArray *load_list(struct load *load, unsigned size);
/* The start of a text, short enough for a message. */
const char *load_excerpt(struct load *load, const char *text);

/* Is the node of that type?  Reports if not; name is the key it belongs to. */
bool load_is_text(struct load *load, const char *name, const struct yaml_node *node);
bool load_is_list(struct load *load, const char *name, const struct yaml_node *node);
bool load_is_mapping(struct load *load, const char *name, const struct yaml_node *node);

/* A scalar as text with its place. */
struct text load_text(const struct yaml_node *node);
/* Reads a mapping's fields into an object that is all zero; false if it is no mapping. */
bool load_fields(struct load *load, const struct field *fields, const char *name, const struct yaml_node *node,
                 struct span span, void *object);
/* Reads a word of a choice; false, reported, if it is none. */
bool load_choice(struct load *load, const char *name, const struct choice *choices, const struct yaml_node *node,
                 int *value);

/* Readers for tables.  What they write, and their detail: */
field_reader field_text;    /* struct text */
field_reader field_texts;   /* GPtrArray * of struct text */
field_reader field_string;  /* const char * */
field_reader field_date;    /* struct date */
field_reader field_bool;    /* bool: true or false */
field_reader field_choice;  /* an enum; detail: struct choice[] */
field_reader field_switch;  /* bool; detail: struct choice[] */
field_reader field_fields;  /* a struct in place; detail: struct field[] */
field_reader field_records; /* GPtrArray * of structs; detail: struct record */

/* Makes a struct of a pair, its key's place in it; NULL if there is nothing to keep (errors have been reported). */
typedef void *pair_reader(struct load *load, const struct yaml_pair *pair);
/* A mapping whose keys the user chooses: *into becomes the list of what reader makes of its pairs. */
void load_pairs(struct load *load, const struct field *field, const struct yaml_node *node, void *into,
                pair_reader *reader);

#endif
