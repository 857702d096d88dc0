/*
 * table_data.h -- a table of the document as plain data: one header row, every row of equal length, no spans.
 * For the writers of files that carry data with them.
 *
 * A name of a column is made of its header cells from top to bottom.  Rows that are only a heading for those below
 * become columns in front ("Nhóm"); a cell that spans several rows or columns stands in each of them.  Notes are left
 * out.
 *
 * A column of which every cell is a number, a percentage or empty ("", "-") is a column of numbers: its cells are in
 * canonical form ("1855", "96.26", "-5"), empty where there is none; that they are percentages is said in its name.
 * Other columns stay as printed.
 */
#ifndef BAOCAO_TABLE_DATA_H
#define BAOCAO_TABLE_DATA_H

#include <glib.h>

#include "doc.h"

enum table_type { TABLE_TEXT, TABLE_NUMBER };

struct table_data {
    GPtrArray *names; /* of char *: of the columns, each once */
    GPtrArray *rows;  /* of char **, names->len each; cells with several paragraphs hold line ends */
    GArray    *types; /* of enum table_type, by column */
};

struct table_data *table_data_new(const struct doc_node *table);
/* One without rows, of so many columns named by a list that ends with NULL; rows are added in canonical form. */
struct table_data *table_data_named(const char *const *names, const enum table_type *types);
/* Adds a row; the values are copied, NULL is empty. */
void table_data_add(struct table_data *data, const char *const *values);
void table_data_free(struct table_data *data);

/*
 * RFC 4180 in UTF-8 with a byte order mark, by which Excel knows it.  A cell that a spreadsheet would take for a
 * formula begins with an apostrophe; a number never does.
 */
void table_data_csv(const struct table_data *data, GString *out);
/* {"id": …, "columns": […], "rows": [[…], …]}: numbers are numbers, null where there is none, the rest as printed. */
void table_data_json(const struct table_data *data, const char *id, GString *out);
/* Frictionless Table Schema of the CSV: {"fields": [{"name", "type"}, …], "missingValues": [""]}. */
void table_data_schema(const struct table_data *data, GString *out);

#endif
