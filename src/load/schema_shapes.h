/*
 * schema_shapes.h -- what the schema needs to know of the tables of fields: their names and what their readers take.
 * Private to load.  A new table of fields gets a name in its file's list of parts, a new reader a shape in the list
 * of readers, each new key a description in schema_words.c; a test says what is missing.
 */
#ifndef BAOCAO_SCHEMA_SHAPES_H
#define BAOCAO_SCHEMA_SHAPES_H

#include "yaml_read.h"

enum shape {
    SHAPE_UNKNOWN,
    SHAPE_TEXT,
    SHAPE_LABEL, /* a text that may be empty */
    SHAPE_TEXTS,
    SHAPE_BOOL,
    SHAPE_CHOICE,  /* detail: struct choice[] */
    SHAPE_CHOICES, /* a list of words; detail: struct choice[] */
    SHAPE_DATE,
    SHAPE_DUE,
    SHAPE_PERIOD,  /* a period's name */
    SHAPE_NUMBER,  /* a figure as it is written, without remarks */
    SHAPE_DECIMAL, /* one plain number, not negative */
    SHAPE_TERMS,   /* of a rule: ids, counts and numbers, or one of them */
    SHAPE_STAGED,  /* such a value, or one for each year or stage */
    SHAPE_STAGE_TEXTS,
    SHAPE_ID,
    SHAPE_IDS,
    SHAPE_IDS_OR_ALL,
    SHAPE_LEAD,
    SHAPE_CONSOLIDATE, /* lead, or {class, rule, …} */
    SHAPE_FIELDS,      /* a mapping; detail: struct field[] */
    SHAPE_RECORDS,     /* a list of mappings; detail: struct record */
    SHAPE_MAP_TEXT,    /* ids to texts */
    SHAPE_MAP_VALUE,   /* ids to values */
    SHAPE_MAP_FIELDS,  /* ids to mappings; detail: struct field[] */
    SHAPE_MAP_RECORDS, /* ids to lists of mappings; detail: struct record */
};

/* What a reader takes.  detail NULL: the field's own.  Lists end with a NULL reader. */
struct schema_reader {
    field_reader *read;
    enum shape    shape;
    const void   *detail;
};

/* A table of fields and its name.  Lists end with NULL. */
struct schema_part {
    const struct field *fields;
    const char         *name;
};

extern const struct schema_reader plan_readers[], group_readers[], narrative_readers[], period_readers[],
    submission_readers[], value_readers[], cited_readers[], rule_readers[], consolidate_readers[], received_readers[],
    calendar_readers[], accepted_readers[], site_readers[];
extern const struct schema_part plan_parts[], agencies_parts[], group_parts[], narrative_parts[], period_parts[],
    submission_parts[], value_parts[], cited_parts[], refer_parts[], rule_parts[], load_parts[], consolidate_parts[],
    received_parts[], calendar_parts[], accepted_parts[], site_parts[], archive_parts[];

/* What stands in the words' place of a table without a key: what the table is for. */
#define SCHEMA_TABLE ""

/* What a key is for, in Vietnamese. */
struct schema_word {
    const char *part, *key;
    const char *text;
    const char *examples; /* separated by '|'; NULL: none */
};

extern const struct schema_word schema_words[];
extern const size_t             schema_n_words;
const struct schema_word       *schema_word_find(const char *part, const char *key);

#endif
