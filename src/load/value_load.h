/*
 * value_load.h -- figures as they are written in YAML: "≥ 70%", "10-20%", "98,7%; 75%", {value, remark, …}.
 * Private to load.
 */
#ifndef BAOCAO_VALUE_LOAD_H
#define BAOCAO_VALUE_LOAD_H

#include "yaml_read.h"

/* May a figure be words? */
enum value_words {
    WORDS_NEVER,   /* a number is wanted */
    WORDS_PERHAPS, /* unless they look like a number gone wrong: targets, and indicators that don't say */
    WORDS_ALWAYS,  /* the plan says so: kind: text */
};

/*
 * Reads a value; NULL, reported with the mended line, if it is malformed.  key is what stands before it; unit (or NULL)
 * may follow its numbers, as % always may.
 */
struct value *value_load(struct load *load, const char *key, const struct yaml_node *node, const char *unit,
                         enum value_words words);
/* Reads the years of a stage: "2026" or "2028-2030"; false, reported, if it is none. */
bool stage_load(struct load *load, const struct yaml_node *key, int *year_from, int *year_to);
/*
 * Reads one value, which stands for the year, or a mapping of years and stages to values.  The list is empty
 * if there is none.
 */
GPtrArray *value_load_staged(struct load *load, const char *key, const struct yaml_node *node, const char *unit,
                             enum value_words words, int year);

#endif
