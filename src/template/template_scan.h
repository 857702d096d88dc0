/*
 * template_scan.h -- where everything of a template file stands: tags, attributes and text of its source.
 * For template_scan.c, which finds the places, and the reading of files.
 */
#ifndef BAOCAO_TEMPLATE_SCAN_H
#define BAOCAO_TEMPLATE_SCAN_H

#include "base/arena.h"
#include "base/source.h"

struct scan_attribute {
    const char *name;
    size_t      name_length, value, value_length; /* value: byte offset behind the quote */
};

struct scan_item {
    bool                   is_tag; /* a start tag, else a run of text */
    bool                   raw;    /* text of a CDATA section: no references in it */
    size_t                 offset, length;
    struct scan_attribute *attributes;
    unsigned               n_attributes;
};

struct scan {
    struct scan_item *items;
    unsigned          n_items;
    bool              has_doctype;
    size_t            doctype;
};

struct scan *scan_source(struct arena *arena, const struct source *source);
/* The byte offset in the source of byte `index` of the decoded text that starts at `offset`. */
size_t scan_offset(const struct source *source, size_t offset, bool raw, size_t index);

#endif
