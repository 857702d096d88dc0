/*
 * table_data.h -- a table of the document as plain data: one header row, every row of equal length, no spans.
 * For the writers of files that carry data with them.
 *
 * A name of a column is made of its header cells from top to bottom.  Rows that are only a heading for those below
 * become columns in front ("Nhóm"); a cell that spans several rows or columns stands in each of them.  Notes are left
 * out.
 */
#ifndef BAOCAO_TABLE_DATA_H
#define BAOCAO_TABLE_DATA_H

#include <glib.h>

#include "doc.h"

struct table_data {
    GPtrArray *names; /* of char *: of the columns, each once */
    GPtrArray *rows;  /* of char **, names->len each; cells with several paragraphs hold line ends */
};

struct table_data *table_data_new(const struct doc_node *table);
void               table_data_free(struct table_data *data);

/* RFC 4180 in UTF-8.  A cell that a spreadsheet would take for a formula begins with an apostrophe. */
void table_data_csv(const struct table_data *data, GString *out);
/* {"id": …, "columns": […], "rows": [[…], …]}; all values are strings, as printed. */
void table_data_json(const struct table_data *data, const char *id, GString *out);

#endif
