/*
 * template_file.h -- one file of a template: its XML tree and the places in its source.  For template_read.c only.
 */
#ifndef BAOCAO_TEMPLATE_FILE_H
#define BAOCAO_TEMPLATE_FILE_H

#include <glib.h>
#include <libxml/tree.h>

#include "base/diag.h"
#include "template_scan.h"

struct file {
    const struct source *source;
    const struct scan   *scan;
    unsigned             cursor; /* the next item of the scan */
    xmlDocPtr            document;
    struct diags        *diags; /* while libxml2 parses */
    bool                 reported;
};

/* Names stay inside the folder: no way up, no absolute path. */
bool file_is_safe_name(const char *name);
/* From the first of the folders (of char *) that has it.  False and reported if it can't be read or is no XML.
 * included_from may be NULL.  The document is the caller's. */
bool file_open(struct arena *arena, const GPtrArray *folders, const char *name, const struct span *included_from,
               struct diags *diags, struct file *file);

/* The tree's elements and texts come in the order of the source: each takes the next place. */
const struct scan_item      *file_next_tag(struct file *file);
const struct scan_item      *file_next_text(struct file *file);
struct span                  file_tag_span(const struct file *file, const struct scan_item *tag);
const struct scan_attribute *file_find_attribute(const struct scan_item *tag, const char *name);
/* Of an attribute's name, or of its value. */
struct span file_attribute_span(const struct file *file, const struct scan_item *tag, const char *name, bool value);

#endif
