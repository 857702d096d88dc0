/*
 * import_match.c -- which indicator or task a row is about, and whose book it is.
 */
#include <string.h>

#include "base/text.h"
#include "import_int.h"
#include "viet.h"

#define SIMILAR 10     /* a name may differ from the plan's in a tenth of its letters */
#define SIMILAR_MIN 20 /* letters: shorter names must agree */
#define AGENCY_ROWS 15 /* where a sheet says whose it is */

/* ---- The plan's names ---- */

static void add_subject(struct importing *importing, const struct indicator *indicator, const struct task *task)
{
    struct subject *subject = arena_new_struct(importing->arena, struct subject);
    const char     *title = indicator != NULL ? indicator->title.text : task->title.text;
    GPtrArray      *same;

    subject->indicator = indicator;
    subject->task = task;
    subject->id = indicator != NULL ? indicator->id : task->id;
    subject->title = viet_bare(importing->arena, title != NULL ? title : "");
    if ((same = g_hash_table_lookup(importing->titles, subject->title)) == NULL)
        g_hash_table_insert(importing->titles, (char *)subject->title, same = g_ptr_array_new());
    g_ptr_array_add(same, subject);
}

static void add_indicators(struct importing *importing, const GPtrArray *list)
{
    for (unsigned i = 0; i < list->len; i++) {
        const struct indicator *indicator = list->pdata[i];

        add_subject(importing, indicator, NULL);
        add_indicators(importing, indicator->children);
    }
}

static void add_tasks(struct importing *importing, const GPtrArray *list)
{
    for (unsigned i = 0; i < list->len; i++) {
        const struct task *task = list->pdata[i];

        if (task->children->len == 0)
            add_subject(importing, NULL, task);
        add_tasks(importing, task->children);
    }
}

static void add_groups(struct importing *importing, const GPtrArray *groups,
                       void (*add)(struct importing *importing, const GPtrArray *list))
{
    for (unsigned i = 0; i < groups->len; i++) {
        const struct group *group = groups->pdata[i];

        add(importing, group->items);
        add_groups(importing, group->groups, add);
    }
}

void match_open(struct importing *importing)
{
    importing->titles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    importing->subjects = g_hash_table_new(NULL, NULL);
    add_groups(importing, importing->plan->indicator_groups, add_indicators);
    add_groups(importing, importing->plan->task_groups, add_tasks);
    add_groups(importing, importing->plan->carried_groups, add_tasks);
}

void match_close(struct importing *importing)
{
    g_hash_table_unref(importing->titles);
    g_hash_table_unref(importing->subjects);
}

/* ---- Rows ---- */

static const struct subject *subject_of_id(struct importing *importing, const char *id)
{
    GHashTableIter iter;
    void          *value;

    g_hash_table_iter_init(&iter, importing->titles);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        for (unsigned i = 0; i < ((GPtrArray *)value)->len; i++) {
            const struct subject *subject = ((GPtrArray *)value)->pdata[i];

            if (strcmp(subject->id, id) == 0)
                return subject;
        }
    return NULL;
}

/* How many letters must be changed, but no more than most + 1. */
static size_t distance(const char *a, const char *b, size_t most)
{
    size_t length = strlen(b), *row = g_new(size_t, length + 1), least = 0;

    for (size_t k = 0; k <= length; k++)
        row[k] = k;
    for (size_t i = 0; a[i] != '\0' && least <= most; i++) {
        size_t corner = row[0];

        least = row[0] = i + 1;
        for (size_t k = 0; k < length; k++) {
            size_t changed = corner + (a[i] != b[k]), kept = row[k + 1];

            row[k + 1] = MIN(changed, MIN(row[k], kept) + 1);
            corner = kept;
            least = MIN(least, row[k + 1]);
        }
    }
    least = least > most ? most + 1 : row[length];
    g_free(row);
    return MIN(least, most + 1);
}

/* The one name that is nearly this; NULL if there is none, or two are as near. */
static const struct subject *similar_subject(struct importing *importing, const char *title)
{
    size_t                length = strlen(title), most = length / SIMILAR, best = most + 1;
    const struct subject *found = NULL;
    GHashTableIter        iter;
    void                 *key, *value;

    g_hash_table_iter_init(&iter, importing->titles);
    while (length >= SIMILAR_MIN && g_hash_table_iter_next(&iter, &key, &value)) {
        size_t other = strlen(key), away;

        if ((other > length ? other - length : length - other) > most || ((GPtrArray *)value)->len > 1)
            continue;
        away = distance(title, key, most);
        if (away <= most && away == best)
            found = NULL;
        if (away < best) {
            best = away;
            found = ((GPtrArray *)value)->pdata[0];
        }
    }
    return found;
}

/* Of several with one name: the first, in the plan's order, that has not been found yet. */
static const struct subject *first_unused(struct importing *importing, const GPtrArray *same)
{
    for (unsigned i = 0; i < same->len; i++) {
        const struct subject *subject = same->pdata[i];
        const void *key = subject->indicator != NULL ? (const void *)subject->indicator : (const void *)subject->task;

        if (!g_hash_table_contains(importing->subjects, key))
            return subject;
    }
    return same->pdata[0];
}

static const char *nearest_title(struct importing *importing, const char *title)
{
    const char **titles = (const char **)g_hash_table_get_keys_as_array(importing->titles, NULL);
    const char  *nearest = diag_nearest(title, titles);
    GPtrArray   *same = nearest[0] != '\0' ? g_hash_table_lookup(importing->titles, nearest) : NULL;

    g_free(titles);
    if (same == NULL)
        return "";
    return ((const struct subject *)same->pdata[0])->id;
}

/* Numbers and letters before a name ("1.", "a)", "-") are no part of it. */
static const char *without_label(const char *bare)
{
    const char *blank = strchr(bare, ' ');

    if (blank != NULL && (strspn(bare, "0123456789ivx") == (size_t)(blank - bare) || blank == bare + 1))
        return blank + 1;
    return bare;
}

static const struct subject *subject_of_title(struct importing *importing, uint32_t row, const struct cell *cell,
                                              bool has_figure)
{
    const char           *bare = viet_bare(importing->arena, cell->text), *name = bare;
    GPtrArray            *same = g_hash_table_lookup(importing->titles, bare);
    const struct subject *subject;

    if (same == NULL)
        same = g_hash_table_lookup(importing->titles, name = without_label(bare));
    if (same != NULL)
        return first_unused(importing, same);
    if (!has_figure || name[0] == '\0')
        return NULL; /* a heading */
    subject = similar_subject(importing, name);
    if (subject != NULL)
        diag(importing->diags, DIAG_IMPORT_SIMILAR, import_span(importing, row, cell->column),
             text_excerpt(importing->arena, cell->text, strlen(cell->text)), subject->id,
             subject->indicator != NULL ? subject->indicator->title.text : subject->task->title.text, NULL);
    else
        diag(importing->diags, DIAG_IMPORT_UNKNOWN_ROW, import_span(importing, row, cell->column),
             text_excerpt(importing->arena, cell->text, strlen(cell->text)), nearest_title(importing, name), NULL);
    return subject;
}

/* Each indicator has one row. */
static bool is_first(struct importing *importing, const struct subject *subject, uint32_t row, uint32_t column)
{
    const void *key = subject->indicator != NULL ? (const void *)subject->indicator : (const void *)subject->task;
    uint32_t    before = GPOINTER_TO_UINT(g_hash_table_lookup(importing->subjects, key));

    if (before == 0) {
        g_hash_table_insert(importing->subjects, (gpointer)key, GUINT_TO_POINTER(row + 1));
        return true;
    }
    diag(importing->diags, DIAG_IMPORT_TWICE, import_span(importing, row, column), subject->id, NULL);
    return false;
}

const struct subject *match_row(struct importing *importing, uint32_t row, bool has_figure)
{
    const struct cell *id = import_cell(importing, row, COLUMN_ID), *title = import_cell(importing, row, COLUMN_TITLE);
    const struct cell *named = id != NULL ? id : title;
    const struct subject *subject = id != NULL && id->text[0] != '\0' ? subject_of_id(importing, id->text) : NULL;

    if (subject == NULL && title != NULL && title->kind == CELL_TEXT)
        subject = subject_of_title(importing, row, title, has_figure);
    if (subject == NULL || !has_figure || !is_first(importing, subject, row, named->column))
        return NULL;
    return subject;
}

/* ---- Agencies ---- */

static const struct agency *agency_of_name(struct importing *importing, const char *text)
{
    const char *bare = viet_bare(importing->arena, text);

    for (unsigned i = 0; bare[0] != '\0' && i < importing->plan->agencies->len; i++) {
        const struct agency *agency = importing->plan->agencies->pdata[i];

        if (strcmp(agency->id, text) == 0 ||
            (agency->name.text != NULL && strcmp(viet_bare(importing->arena, agency->name.text), bare) == 0))
            return agency;
    }
    return NULL;
}

/* "Đơn vị báo cáo: Sở Y tế" */
static const struct agency *agency_of_cell(struct importing *importing, const char *text)
{
    const char          *colon = strchr(text, ':');
    const struct agency *agency = strlen(text) < 300 ? agency_of_name(importing, text) : NULL;

    return agency == NULL && colon != NULL && strlen(text) < 300 ? agency_of_name(importing, colon + 1) : agency;
}

static const struct agency *agency_of_cells(struct importing *importing)
{
    for (uint32_t s = 0; s < importing->book->n_sheets; s++) {
        const struct sheet *sheet = &importing->book->sheets[s];

        for (uint32_t i = 0; i < sheet->n_rows && sheet->rows[i].number < AGENCY_ROWS; i++)
            for (uint32_t k = 0; k < sheet->rows[i].n_cells; k++) {
                const struct cell   *cell = &sheet->rows[i].cells[k];
                const struct agency *agency = cell->kind == CELL_TEXT ? agency_of_cell(importing, cell->text) : NULL;

                if (agency != NULL)
                    return agency;
            }
    }
    return NULL;
}

static const struct agency *agency_of_file(struct importing *importing)
{
    char                *name = g_path_get_basename(importing->book->path), *dot = strrchr(name, '.');
    const struct agency *agency;

    if (dot != NULL)
        *dot = '\0';
    agency = agency_of_name(importing, name);
    g_free(name);
    return agency;
}

/* "plan/period/agency"; what is not this plan's and period's is reported. */
static const struct agency *agency_of_form(struct importing *importing, const char *property, const char *period)
{
    char               **parts = g_strsplit(property, "/", 3);
    const struct agency *agency = NULL;

    if (g_strv_length(parts) == 3) {
        if (strcmp(parts[0], importing->plan->id) != 0 || strcmp(parts[1], period) != 0)
            diag(importing->diags, DIAG_IMPORT_OTHER_FORM, SPAN_NONE, importing->book->path, parts[0], parts[1], NULL);
        else
            agency = agency_of_name(importing, parts[2]);
    }
    g_strfreev(parts);
    return agency;
}

const struct agency *match_agency(struct importing *importing, const char *period)
{
    const char          *property = book_property(importing->book, IMPORT_PROPERTY);
    const struct agency *agency = property != NULL ? agency_of_form(importing, property, period) : NULL;

    if (agency == NULL)
        agency = agency_of_cells(importing);
    if (agency == NULL)
        agency = agency_of_file(importing);
    if (agency == NULL)
        diag(importing->diags, DIAG_IMPORT_NO_AGENCY, SPAN_NONE, importing->book->path, NULL);
    return agency;
}
