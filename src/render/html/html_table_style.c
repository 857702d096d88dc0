/*
 * html_table_style.c -- style rules made for each table: they stand in the page's one style element, because a strict
 * content security policy forbids style attributes.
 */
#include "doc_look.h"
#include "html_int.h"

#define LEAST_COLUMN_REM 3.0   /* a number column */
#define COMFORT_COLUMN_REM 7.5 /* mean width of a column that can still be read */
#define WIDEST_TABLE_REM 100.0
#define STICKY_COLUMN_REM 5.0 /* a first column up to this width stays in sight on a phone */
#define NARROW_SHARE 0.16     /* of a phone's 20 rem this is LEAST_COLUMN_REM */
#define FIXED_SHARE_MOST 0.9  /* columns in millimetres leave so much less than all to the weighted ones */
#define STRETCH_MOST 1.25     /* of a comfortable table, for the sake of its narrowest column */

/* The widths of columns as parts of 1; false if the template left them all alike. */
static bool column_shares(const struct doc_table *table, double *shares)
{
    double fixed = 0, weights = 0, paper = look_text_width(DOC_LANDSCAPE); /* about as wide as a screen */
    bool   differ = false;

    for (unsigned i = 0; i < table->n_columns; i++) {
        const struct doc_column *column = &table->columns[i];
        if (column->width <= 0)
            return false; /* from what it holds: the browser knows that */
        *(column->fixed_mm ? &fixed : &weights) += MAX(column->width, 0);
        differ |= column->width != table->columns[0].width || column->fixed_mm != table->columns[0].fixed_mm;
    }
    if (!differ || fixed + weights <= 0)
        return false;
    if (weights <= 0)
        paper = fixed;
    fixed = MIN(fixed, weights > 0 ? paper * FIXED_SHARE_MOST : paper);
    for (unsigned i = 0; i < table->n_columns; i++) {
        const struct doc_column *column = &table->columns[i];
        double                   width = MAX(column->width, 0);
        shares[i] = column->fixed_mm ? width / paper : width / weights * (paper - fixed) / paper;
    }
    return true;
}

/* So wide that the narrowest column holds a number and columns of text can be read; 0: it may shrink freely. */
static double least_width(const struct doc_table *table, const double *shares)
{
    double width = table->n_columns <= 2 ? 0 : table->n_columns * COMFORT_COLUMN_REM;

    for (unsigned i = 0; table->n_columns > 2 && shares != NULL && i < table->n_columns; i++)
        if (shares[i] > 0)
            width = MAX(width, MIN(LEAST_COLUMN_REM / shares[i], table->n_columns * COMFORT_COLUMN_REM * STRETCH_MOST));
    return MIN(width, WIDEST_TABLE_REM);
}

static void append_number(GString *rules, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(rules, g_ascii_formatd(digits, sizeof digits, "%.2f", number));
}

static void append_columns(GString *rules, const char *id, const double *shares, unsigned n_columns)
{
    g_string_append_printf(rules, "#%s{table-layout:fixed}\n", id);
    for (unsigned i = 0; i < n_columns; i++) {
        g_string_append_printf(rules, "#%s col:nth-child(%u){width:", id, i + 1);
        append_number(rules, shares[i] * 100);
        g_string_append(rules, "%}\n");
    }
}

/* A table that may shrink keeps room for the numbers in its narrow columns on a phone. */
static void append_narrow_columns(GString *rules, const char *id, const double *shares, unsigned n_columns)
{
    for (unsigned i = 0; i < n_columns; i++)
        if (shares[i] < NARROW_SHARE)
            g_string_append_printf(rules, "@media screen and (max-width:46rem){#%s col:nth-child(%u){width:%drem}}\n",
                                   id, i + 1, (int)LEAST_COLUMN_REM);
}

static void append_table(GString *rules, const char *id, const struct doc_table *table)
{
    double *shares = g_new0(double, table->n_columns + 1);
    bool    fixed = column_shares(table, shares);
    double  width = least_width(table, fixed ? shares : NULL);

    if (fixed)
        append_columns(rules, id, shares, table->n_columns);
    if (fixed && width <= 0)
        append_narrow_columns(rules, id, shares, table->n_columns);
    if (width > 0) {
        g_string_append_printf(rules, "@media screen{#%s{min-width:", id);
        append_number(rules, width);
        g_string_append(rules, "rem}}\n");
    }
    if (width > 0 && fixed && shares[0] * width <= STICKY_COLUMN_REM)
        g_string_append_printf(rules, "@media screen{#%s .k{position:sticky;left:0}}\n", id);
    /* Where the table fits there is nothing to move: its header then sticks to the window. */
    g_string_append(rules, "@container (min-width:");
    append_number(rules, width > 0 ? width + 0.2 : 18);
    g_string_append_printf(rules, "rem){.region:has(>#%s){overflow:visible;max-height:none}}\n", id);
    g_free(shares);
}

void html_write_table_styles(struct html *html)
{
    GString *rules = g_string_new(NULL);
    char     id[HTML_ID_SIZE];

    for (unsigned i = 0; i < html->tables->len; i++) {
        const struct doc_node *node = g_ptr_array_index(html->tables, i);
        append_table(rules, html_id(html, node, id), node->attr);
    }
    if (rules->len > 0)
        xmlTextWriterWriteRawLen(html->writer, BAD_CAST rules->str, (int)rules->len);
    g_string_free(rules, TRUE);
}
