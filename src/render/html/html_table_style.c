/*
 * html_table_style.c -- how wide tables and their columns are: style rules made for each table, which stand in the
 * page's one style element, because a strict content security policy forbids style attributes; or, where pages share a
 * style sheet, classes whose rules stand there, in steps.
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
#define LEAST_STEP_REM 5      /* of classes for least widths */
#define ROOM_REM 0.2          /* more than a table's least width: then it fits */
#define FREE_ROOM_REM 18      /* in which a table fits that may shrink */

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

/* What follows from a table's columns. */
struct width_look {
    double *shares; /* to be freed */
    bool    fixed;  /* the shares count, else what the columns hold */
    double  least;  /* rem; 0: it may shrink freely */
    bool    sticky; /* the first column stays in sight */
};

static struct width_look look_at(const struct doc_table *table)
{
    struct width_look look = {.shares = g_new0(double, table->n_columns + 1)};

    look.fixed = column_shares(table, look.shares);
    look.least = least_width(table, look.fixed ? look.shares : NULL);
    look.sticky = look.least > 0 && look.fixed && look.shares[0] * look.least <= STICKY_COLUMN_REM;
    return look;
}

/* Where the table fits there is nothing to move: its header then sticks to the window. */
static void append_fitting(GString *rules, const char *selector, double least)
{
    g_string_append(rules, "@container (min-width:");
    append_number(rules, least > 0 ? least + ROOM_REM : FREE_ROOM_REM);
    g_string_append_printf(rules, "rem){.region:has(>%s){overflow:visible;max-height:none}}\n", selector);
}

static void append_least(GString *rules, const char *selector, double least)
{
    g_string_append_printf(rules, "@media screen{%s{min-width:", selector);
    append_number(rules, least);
    g_string_append(rules, "rem}}\n");
}

/* ---- In the page ---- */

static void append_table(GString *rules, const char *id, const struct doc_table *table)
{
    struct width_look look = look_at(table);
    char             *selector = g_strdup_printf("#%s", id);

    if (look.fixed)
        append_columns(rules, id, look.shares, table->n_columns);
    if (look.fixed && look.least <= 0)
        append_narrow_columns(rules, id, look.shares, table->n_columns);
    if (look.least > 0)
        append_least(rules, selector, look.least);
    if (look.sticky)
        g_string_append_printf(rules, "@media screen{#%s .k{position:sticky;left:0}}\n", id);
    append_fitting(rules, selector, look.least);
    g_free(selector);
    g_free(look.shares);
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

/* ---- In a style sheet that pages share ---- */

/* The class "wN" of a column with so many hundredths, "leastN" of a table at least so many rem wide. */
void html_append_table_classes(GString *rules)
{
    char selector[16];

    g_string_append(rules, ".fixed{table-layout:fixed}\n");
    for (unsigned percent = 1; percent <= 100; percent++)
        g_string_append_printf(rules, ".w%u{width:%u%%}\n", percent, percent);
    g_string_append(rules, "@media screen and (max-width:46rem){");
    for (unsigned percent = 1; percent < (unsigned)(NARROW_SHARE * 100); percent++)
        g_string_append_printf(rules, "%s.free .w%u", percent > 1 ? "," : "", percent);
    g_string_append_printf(rules, "{width:%drem}}\n", (int)LEAST_COLUMN_REM);
    for (unsigned least = LEAST_STEP_REM; least <= (unsigned)WIDEST_TABLE_REM; least += LEAST_STEP_REM) {
        g_snprintf(selector, sizeof selector, ".least%u", least);
        append_least(rules, selector, least);
        append_fitting(rules, selector, least);
    }
    append_fitting(rules, ".free", 0);
    g_string_append(rules, "@media screen{.sticky .k{position:sticky;left:0}}\n");
}

static unsigned least_step(double least)
{
    unsigned steps = (unsigned)(least / LEAST_STEP_REM);

    return (steps + (steps * (double)LEAST_STEP_REM < least)) * LEAST_STEP_REM;
}

void html_write_table_class(struct html *html, const struct doc_table *table)
{
    struct width_look look = look_at(table);
    GString          *names = g_string_new(look.fixed ? "fixed" : NULL);

    if (look.least > 0)
        g_string_append_printf(names, "%sleast%u", names->len > 0 ? " " : "", least_step(look.least));
    else
        g_string_append(names, names->len > 0 ? " free" : "free");
    if (look.sticky)
        g_string_append(names, " sticky");
    html_attribute(html, "class", names->str);
    g_string_free(names, TRUE);
    g_free(look.shares);
}

void html_write_columns(struct html *html, const struct doc_table *table)
{
    struct width_look look = look_at(table);
    char              name[8];

    html_open(html, "colgroup");
    for (unsigned i = 0; i < table->n_columns; i++) {
        g_snprintf(name, sizeof name, "w%u", (unsigned)CLAMP(look.shares[i] * 100 + 0.5, 1, 100));
        html_open_class(html, "col", html->page->style != NULL && look.fixed ? name : NULL);
        html_close_void(html);
    }
    html_close_line(html);
    g_free(look.shares);
}
