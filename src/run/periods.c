/*
 * periods.c -- finds, reads and rolls up periods.
 */
#include "periods.h"

#include "base/arena.h"
#include "base/diag.h"
#include "consolidate.h"
#include "rollup.h"
#include "timeliness.h"
#include "validate.h"

#define NAMES_MAX 12 /* names of periods told when one is missing */

/* A file that was read, or could not be. */
struct loaded {
    struct period      *period; /* NULL: nothing to go on */
    struct diags       *diags;  /* what is wrong with it */
    bool                bad;    /* it has errors */
    struct periods_file file;
    bool                used; /* file stands in the list */
    bool                told; /* its errors are told, for what is asked for */
};

struct periods {
    struct arena      *arena;
    const struct plan *plan;
    const char        *folder;
    GHashTable        *loaded;  /* name -> struct loaded */
    GPtrArray         *rollups; /* of struct rolled */
    GPtrArray         *lists;   /* of GPtrArray */

    struct periods_file *files; /* read for the period that was asked for last */
};

static void loaded_free(void *data)
{
    struct loaded *loaded = data;

    consolidate_free(loaded->period);
    timeliness_free(loaded->period);
    period_free(loaded->period);
    diags_free(loaded->diags);
    g_free(loaded);
}

struct periods *periods_new(struct arena *arena, const struct plan *plan, const char *folder)
{
    struct periods *periods = g_new0(struct periods, 1);

    *periods = (struct periods){.arena = arena, .plan = plan, .folder = folder};
    periods->loaded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, loaded_free);
    periods->rollups = g_ptr_array_new_with_free_func((GDestroyNotify)rollup_free);
    periods->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    return periods;
}

void periods_free(struct periods *periods)
{
    if (periods == NULL)
        return;
    g_ptr_array_unref(periods->rollups);
    g_ptr_array_unref(periods->lists);
    g_hash_table_unref(periods->loaded);
    g_free(periods);
}

/* ---- Names ---- */

/* The period's name as months and years count: "2026-06", "2026-Q2", "2026"; to be freed.  NULL: ad hoc. */
static char *periods_name(const struct period_id *id)
{
    switch (id->kind) {
    case PERIOD_MONTH:
        return g_strdup_printf("%04d-%02d", id->year, id->index);
    case PERIOD_QUARTER:
        return g_strdup_printf("%04d-Q%d", id->year, id->index);
    case PERIOD_HALF:
        return g_strdup_printf("%04d-H%d", id->year, id->index);
    case PERIOD_NINE_MONTHS:
        return g_strdup_printf("%04d-9M", id->year);
    case PERIOD_YEAR:
        return g_strdup_printf("%04d", id->year);
    case PERIOD_AD_HOC:
        break;
    }
    return NULL;
}

char *periods_name_before(const struct period_id *id)
{
    static const int8_t in_year[] = {[PERIOD_MONTH] = 12, [PERIOD_QUARTER] = 4, [PERIOD_HALF] = 2};
    struct period_id    before = *id;

    if (id->kind == PERIOD_AD_HOC)
        return NULL;
    if (id->index > 1) {
        before.index--;
    } else {
        before.year--;
        before.index = id->index == 1 ? in_year[id->kind] : 0;
    }
    return periods_name(&before);
}

static char *file_of(const struct periods *periods, const char *name)
{
    return g_strdup_printf("%s/periods/%s.yaml", periods->folder, name);
}

static bool file_exists(const struct periods *periods, const char *name)
{
    char *path = file_of(periods, name);
    bool  exists = g_file_test(path, G_FILE_TEST_EXISTS);

    g_free(path);
    return exists;
}

/* ---- Files ---- */

static struct loaded *read_file(struct periods *periods, const char *name)
{
    struct loaded *loaded = g_new0(struct loaded, 1);

    loaded->file.before = source_last(periods->arena);
    loaded->diags = diags_new();
    loaded->period = period_load(periods->arena, periods->plan, periods->folder, name, loaded->diags);
    if (loaded->period != NULL) {
        consolidate(periods->arena, periods->plan, loaded->period, loaded->diags);
        timeliness_submit(periods->arena, periods->plan, loaded->period);
        period_validate(loaded->period, loaded->diags);
    }
    loaded->bad = diags_count(loaded->diags, DIAG_ERROR) > 0;
    loaded->file.last = source_last(periods->arena);
    g_hash_table_insert(periods->loaded, g_strdup(name), loaded);
    return loaded;
}

/* Once for all periods that need it; each of them uses it. */
static struct loaded *load(struct periods *periods, const char *name)
{
    struct loaded *loaded = g_hash_table_lookup(periods->loaded, name);

    if (loaded == NULL)
        loaded = read_file(periods, name);
    if (!loaded->used) {
        loaded->used = true;
        loaded->file.next = periods->files;
        periods->files = &loaded->file;
    }
    return loaded;
}

static void forget_files(struct periods *periods)
{
    GHashTableIter iter;
    void          *loaded;

    g_hash_table_iter_init(&iter, periods->loaded);
    while (g_hash_table_iter_next(&iter, NULL, &loaded))
        ((struct loaded *)loaded)->used = ((struct loaded *)loaded)->told = false;
    periods->files = NULL;
}

const struct periods_file *periods_files(const struct periods *periods)
{
    return periods->files;
}

/*
 * What another period's file has to say, when a period rests on it: an error there is an error here, since an older
 * figure would be printed in its place.  needed_by: the file of the one that rests on it, or NULL.
 */
static void tell_needed(const struct loaded *loaded, const char *name, const struct source *needed_by,
                        struct diags *diags)
{
    if (!loaded->bad)
        return;
    diags_copy(diags, loaded->diags);
    diag(diags, DIAG_NEEDED_HAS_ERRORS, (struct span){.source = needed_by}, name, NULL);
}

/* ---- What earlier months say ---- */

/* Is it a month of the plan before a period? */
static bool is_month_before(const char *name, const struct period *period)
{
    struct period_id id;

    return period_id_parse(name, &id) && id.kind == PERIOD_MONTH &&
           date_compare(id.window.to, period->id.window.from) < 0;
}

/* A month before the period; NULL, reported, if it can't be read. */
static const struct period *month_before(struct periods *periods, const char *name, const struct period *period,
                                         struct diags *diags)
{
    struct loaded *loaded;

    if (!is_month_before(name, period))
        return NULL;
    loaded = load(periods, name);
    if (!loaded->told) {
        tell_needed(loaded, name, period->source, diags);
        loaded->told = true;
    }
    return loaded->period;
}

/* Earlier months are read, newest first, as long as anything is wanted of them. */
static struct period *with_earlier(struct periods *periods, struct rolled *rollup, struct diags *diags)
{
    const struct plan *plan = periods->plan;
    struct period     *period = rollup_period(rollup);
    char             **names = period_names(periods->folder);
    unsigned           count = g_strv_length(names);

    g_ptr_array_add(periods->rollups, rollup);
    for (unsigned i = count; i-- > 0 && rollup_wants_standing(rollup, plan);) {
        const struct period *earlier = month_before(periods, names[i], period, diags);
        if (earlier != NULL)
            rollup_look_back(rollup, earlier);
    }
    rollup_stand(rollup, plan, diags);
    for (unsigned i = count; i-- > 0 && rollup_wants_carry(plan, period);) {
        const struct period *earlier = month_before(periods, names[i], period, diags);
        if (earlier != NULL)
            rollup_carry(rollup, plan, earlier);
    }
    g_strfreev(names);
    return period;
}

/* ---- Longer periods ---- */

static void report_empty(struct periods *periods, const char *name, struct diags *diags)
{
    char   **names = period_names(periods->folder), *path = file_of(periods, name);
    unsigned count = g_strv_length(names);
    char    *joined = g_strjoinv(", ", names + (count > NAMES_MAX ? count - NAMES_MAX : 0));

    diag(diags, DIAG_ROLLUP_EMPTY, SPAN_NONE, name, path, joined, NULL);
    g_free(joined);
    g_free(path);
    g_strfreev(names);
}

/* The months that have files; an error in one is an error of the whole. */
static GPtrArray *load_months(struct periods *periods, const struct period_id *id, struct diags *diags)
{
    GPtrArray *months = g_ptr_array_new();
    char     **names = rollup_month_names(id);

    g_ptr_array_add(periods->lists, months);
    for (char **name = names; *name != NULL; name++) {
        struct loaded *loaded;

        if (!file_exists(periods, *name))
            continue;
        loaded = load(periods, *name);
        tell_needed(loaded, *name, NULL, diags);
        if (loaded->period != NULL)
            g_ptr_array_add(months, loaded->period);
    }
    g_strfreev(names);
    return months;
}

static struct rolled *roll_up(struct periods *periods, const char *name, const struct period_id *id,
                              struct diags *diags)
{
    GPtrArray     *months = load_months(periods, id, diags);
    struct loaded *own = file_exists(periods, name) ? load(periods, name) : NULL;

    if (own != NULL)
        diags_copy(diags, own->diags);
    else if (months->len == 0)
        report_empty(periods, name, diags);
    if (months->len == 0 && (own == NULL || own->period == NULL))
        return NULL;
    return rollup_new(periods->arena, periods->plan, name, id, months, own != NULL ? own->period : NULL, diags);
}

static struct period *get(struct periods *periods, const char *name, struct diags *diags)
{
    struct period_id id;
    struct rolled   *rollup = NULL;
    struct loaded   *loaded;

    if (period_id_parse(name, &id) && rollup_applies(&id)) {
        rollup = roll_up(periods, name, &id, diags);
    } else {
        loaded = load(periods, name);
        diags_copy(diags, loaded->diags);
        if (loaded->period != NULL)
            rollup = rollup_new_of(periods->arena, loaded->period);
    }
    return rollup != NULL ? with_earlier(periods, rollup, diags) : NULL;
}

/* ---- The period before ---- */

bool periods_exist(const struct periods *periods, const char *name)
{
    struct period_id id;
    char           **months;
    bool             found = file_exists(periods, name);

    if (found || !period_id_parse(name, &id) || !rollup_applies(&id))
        return found;
    months = rollup_month_names(&id);
    for (char **month = months; !found && *month != NULL; month++)
        found = file_exists(periods, *month);
    g_strfreev(months);
    return found;
}

/* Its warnings are told when it is compiled itself; its errors are this one's too. */
static const struct period *get_before(struct periods *periods, const struct period *period, struct diags *diags)
{
    char                *name = periods_name_before(&period->id);
    const struct period *before = NULL;
    struct diags        *own = diags_new();

    if (name != NULL && periods_exist(periods, name)) {
        before = get(periods, name, own);
        if (diags_count(own, DIAG_ERROR) > 0) {
            diags_copy(diags, own);
            diag(diags, DIAG_NEEDED_HAS_ERRORS, (struct span){.source = period->source}, name, NULL);
        }
    }
    diags_free(own);
    g_free(name);
    return before;
}

struct period *periods_get(struct periods *periods, const char *name, struct diags *diags)
{
    struct period *period;

    forget_files(periods);
    period = get(periods, name, diags);
    if (period != NULL && period->before == NULL)
        period->before = get_before(periods, period, diags);
    return period;
}
