/*
 * plan_at.c -- the plan of a day: a copy of what amendments, new names and mergers can touch, with those in force.
 */
#include <string.h>

#include "base/arena.h"
#include "base/lookup.h"
#include "plan.h"
#include "plan_view.h"

struct plan_view {
    struct plan        plan;
    const struct plan *loaded; /* what it is a view of */
    struct date        day;
    unsigned           in_force; /* how many changes: as they come in the order of days, these are always the same */
    struct arena      *arena;
    GPtrArray         *lists;    /* of GPtrArray: all that the view has of its own */
    struct agency    **agencies; /* by order: who stands for an agency in lists, itself or what it was merged into */
};

static bool is_in_force(struct date since, struct date day)
{
    return date_is_set(since) && date_compare(since, day) <= 0;
}

/* ---- How much is in force ---- */

static unsigned count_amendments(const GPtrArray *amendments, struct date day)
{
    unsigned count = 0;

    for (unsigned i = 0; i < list_length(amendments); i++)
        count += is_in_force(((const struct amendment *)amendments->pdata[i])->since, day);
    return count;
}

static unsigned count_in_table(GHashTable *table, bool of_tasks, struct date day)
{
    GHashTableIter iter;
    void          *item;
    unsigned       count = 0;

    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, NULL, &item))
        count += count_amendments(
            of_tasks ? ((const struct task *)item)->amendments : ((const struct indicator *)item)->amendments, day);
    return count;
}

static bool renames(const struct renaming *renaming, struct date day)
{
    return renaming->name.text != NULL && is_in_force(renaming->since, day);
}

static bool merges(const struct plan *plan, const struct agency *agency, struct date day)
{
    const struct agency *into =
        agency->merger.into.text != NULL ? g_hash_table_lookup(plan->agencies_by_id, agency->merger.into.text) : NULL;

    return into != NULL && into != agency && is_in_force(agency->merger.since, day);
}

static unsigned count_in_force(const struct plan *plan, struct date day)
{
    unsigned count = count_in_table(plan->indicators_by_id, false, day) + count_in_table(plan->tasks_by_id, true, day);

    for (unsigned i = 0; i < plan->agencies->len; i++) {
        const struct agency *agency = plan->agencies->pdata[i];
        count += merges(plan, agency, day);
        for (unsigned k = 0; k < list_length(agency->renamings); k++)
            count += renames(agency->renamings->pdata[k], day);
    }
    return count;
}

/* ---- Copies ---- */

static GPtrArray *new_list(struct plan_view *view, unsigned size)
{
    GPtrArray *list = g_ptr_array_sized_new(MAX(size, 1));

    g_ptr_array_add(view->lists, list);
    return list;
}

static void *copy_of(struct plan_view *view, const void *original, size_t size)
{
    void *copy = arena_alloc(view->arena, size);

    memcpy(copy, original, size);
    return copy;
}
#define COPY(view, original) copy_of((view), (original), sizeof *(original))

/* Who leads, on the day; nobody stands in a list twice. */
static GPtrArray *copy_agencies(struct plan_view *view, const GPtrArray *agencies)
{
    GPtrArray *copy;

    if (agencies == NULL)
        return NULL;
    copy = new_list(view, agencies->len);
    for (unsigned i = 0; i < agencies->len; i++) {
        const struct agency *listed = agencies->pdata[i];
        struct agency       *agency = view->agencies[listed->order];
        bool                 merged = strcmp(agency->id, listed->id) != 0;
        bool                 again = false;

        for (unsigned k = 0; merged && k < agencies->len; k++) /* it stands here itself, or took another's place */
            again = again || (k != i && view->agencies[((const struct agency *)agencies->pdata[k])->order] == agency &&
                              (k < i || strcmp(((const struct agency *)agencies->pdata[k])->id, agency->id) == 0));
        if (!again)
            g_ptr_array_add(copy, agency);
    }
    return copy;
}

/* Brings the list into the order of days, as listed where they are the same, and marks those in force on the day. */
static GPtrArray *copy_amendments(struct plan_view *view, const GPtrArray *amendments)
{
    GPtrArray *copy;

    if (list_length(amendments) == 0)
        return (GPtrArray *)(uintptr_t)amendments;
    copy = new_list(view, amendments->len);
    for (unsigned i = 0; i < amendments->len; i++) {
        struct amendment *amendment = COPY(view, (const struct amendment *)amendments->pdata[i]);
        unsigned          at = i;

        while (at > 0 && date_compare(((struct amendment *)copy->pdata[at - 1])->since, amendment->since) > 0)
            at--;
        g_ptr_array_insert(copy, (int)at, amendment);
        amendment->applied = is_in_force(amendment->since, view->day);
    }
    return copy;
}

/* Targets of the same years are replaced, others added. */
static GPtrArray *amend_targets(struct plan_view *view, const GPtrArray *targets, const GPtrArray *amended)
{
    GPtrArray *copy = new_list(view, targets->len + amended->len);

    for (unsigned i = 0; i < targets->len; i++)
        g_ptr_array_add(copy, targets->pdata[i]);
    for (unsigned i = 0; i < amended->len; i++) {
        struct staged_value *staged = amended->pdata[i];
        unsigned             k = 0;

        while (k < copy->len && (((struct staged_value *)copy->pdata[k])->year_from != staged->year_from ||
                                 ((struct staged_value *)copy->pdata[k])->year_to != staged->year_to))
            k++;
        if (k < copy->len)
            copy->pdata[k] = staged;
        else
            g_ptr_array_add(copy, staged);
    }
    return copy;
}

enum direction targets_direction(const GPtrArray *targets)
{
    for (unsigned i = 0; i < list_length(targets); i++) {
        const struct value *value = ((const struct staged_value *)targets->pdata[i])->value;
        if (value != NULL && value->relation != RELATION_NONE)
            return value->relation == RELATION_AT_MOST ? DIRECTION_AT_MOST : DIRECTION_AT_LEAST;
    }
    return DIRECTION_UNSAID;
}

static void amend_indicator(struct plan_view *view, struct indicator *indicator)
{
    for (unsigned i = 0; i < list_length(indicator->amendments); i++) {
        const struct amendment *amendment = indicator->amendments->pdata[i];

        if (!amendment->applied)
            continue;
        if (amendment->title.text != NULL)
            indicator->title = amendment->title;
        if (list_length(amendment->targets) > 0) {
            indicator->targets = amend_targets(view, indicator->targets, amendment->targets);
            if (targets_direction(amendment->targets) != DIRECTION_UNSAID && indicator->direction != DIRECTION_NONE)
                indicator->direction = targets_direction(amendment->targets);
        }
        if (amendment->lead.span.line > 0)
            indicator->lead = amendment->lead;
    }
}

static GPtrArray *copy_indicators(struct plan_view *view, const GPtrArray *indicators)
{
    GPtrArray *copies = new_list(view, indicators->len);

    for (unsigned i = 0; i < indicators->len; i++) {
        struct indicator *copy = COPY(view, (const struct indicator *)indicators->pdata[i]);

        copy->amendments = copy_amendments(view, copy->amendments);
        amend_indicator(view, copy);
        copy->lead.agencies = copy_agencies(view, copy->lead.agencies);
        copy->supporting.agencies = copy_agencies(view, copy->supporting.agencies);
        copy->children = copy_indicators(view, copy->children);
        if (g_hash_table_lookup(view->loaded->indicators_by_id, copy->id) == indicators->pdata[i])
            g_hash_table_insert(view->plan.indicators_by_id, (char *)(uintptr_t)copy->id, copy);
        g_ptr_array_add(copies, copy);
    }
    return copies;
}

static void amend_task(struct task *task)
{
    for (unsigned i = 0; i < list_length(task->amendments); i++) {
        const struct amendment *amendment = task->amendments->pdata[i];

        if (!amendment->applied)
            continue;
        if (amendment->title.text != NULL)
            task->title = amendment->title;
        if (amendment->product.text != NULL)
            task->product = amendment->product;
        if (amendment->lead.span.line > 0)
            task->lead = amendment->lead;
        if (amendment->due.span.line > 0)
            task->due = amendment->due;
        else if (amendment->due.printed.text != NULL)
            task->due.printed = amendment->due.printed;
    }
}

static GPtrArray *copy_parts(struct plan_view *view, const GPtrArray *parts)
{
    GPtrArray *copies = new_list(view, parts->len);

    for (unsigned i = 0; i < parts->len; i++) {
        struct task_part *copy = COPY(view, (const struct task_part *)parts->pdata[i]);

        copy->lead.agencies = copy_agencies(view, copy->lead.agencies);
        g_ptr_array_add(copies, copy);
    }
    return copies;
}

static GPtrArray *copy_tasks(struct plan_view *view, const GPtrArray *tasks)
{
    GPtrArray *copies = new_list(view, tasks->len);

    for (unsigned i = 0; i < tasks->len; i++) {
        struct task *copy = COPY(view, (const struct task *)tasks->pdata[i]);

        copy->amendments = copy_amendments(view, copy->amendments);
        amend_task(copy);
        copy->lead.agencies = copy_agencies(view, copy->lead.agencies);
        copy->supporting.agencies = copy_agencies(view, copy->supporting.agencies);
        copy->parts = copy_parts(view, copy->parts);
        copy->children = copy_tasks(view, copy->children);
        if (g_hash_table_lookup(view->loaded->tasks_by_id, copy->id) == tasks->pdata[i])
            g_hash_table_insert(view->plan.tasks_by_id, (char *)(uintptr_t)copy->id, copy);
        g_ptr_array_add(copies, copy);
    }
    return copies;
}

static GPtrArray *copy_groups(struct plan_view *view, const GPtrArray *groups, bool of_tasks)
{
    GPtrArray *copies = new_list(view, groups->len);

    for (unsigned i = 0; i < groups->len; i++) {
        struct group *copy = COPY(view, (const struct group *)groups->pdata[i]);

        copy->items = of_tasks ? copy_tasks(view, copy->items) : copy_indicators(view, copy->items);
        copy->groups = copy_groups(view, copy->groups, of_tasks);
        g_ptr_array_add(copies, copy);
    }
    return copies;
}

/* ---- Classes and agencies ---- */

static void copy_classes(struct plan_view *view)
{
    const GPtrArray *classes = view->plan.classes;
    GPtrArray       *copies = new_list(view, classes->len);

    for (unsigned i = 0; i < classes->len; i++) {
        struct class *copy = COPY(view, (const struct class *)classes->pdata[i]);

        if (g_hash_table_lookup(view->loaded->classes_by_id, copy->id) == classes->pdata[i])
            g_hash_table_insert(view->plan.classes_by_id, (char *)(uintptr_t)copy->id, copy);
        g_ptr_array_add(copies, copy);
    }
    view->plan.classes = copies;
}

/* The view's classes of those ids. */
static GPtrArray *classes_of_view(struct plan_view *view, const GPtrArray *classes)
{
    GPtrArray *list = new_list(view, classes->len);

    for (unsigned i = 0; i < classes->len; i++)
        g_ptr_array_add(list,
                        g_hash_table_lookup(view->plan.classes_by_id, ((const struct class *)classes->pdata[i])->id));
    return list;
}

static void rename_agency(struct plan_view *view, struct agency *agency)
{
    const GPtrArray *renamings = agency->renamings;
    struct date      newest = {0};

    if (list_length(renamings) == 0)
        return;
    agency->renamings = new_list(view, renamings->len);
    for (unsigned i = 0; i < renamings->len; i++) {
        struct renaming *renaming = COPY(view, (const struct renaming *)renamings->pdata[i]);

        g_ptr_array_add(agency->renamings, renaming);
        if (!renames(renaming, view->day))
            continue;
        renaming->former = agency->name;
        renaming->applied = true;
        if (date_compare(renaming->since, newest) < 0)
            continue; /* listed behind a later one: the later name stays */
        newest = renaming->since;
        agency->name = renaming->name;
        agency->short_name = renaming->short_name;
    }
}

/* It leaves its classes, so that nothing is owed by it any more. */
static void merge_agency(struct agency *agency)
{
    agency->merger.applied = true;
    for (unsigned i = 0; i < agency->classes->len; i++)
        ((struct class *)agency->classes->pdata[i])->size--;
    if (agency->classes->len > 0)
        g_ptr_array_set_size(agency->classes, 0);
}

/* Through as many mergers as there are; two that are merged into each other stay where the way began to repeat. */
static struct agency *merged_into(struct plan_view *view, struct agency *agency)
{
    unsigned steps = 0;

    while (agency->merger.applied && steps++ < view->plan.agencies->len)
        agency = g_hash_table_lookup(view->plan.agencies_by_id, agency->merger.into.text);
    return agency;
}

static void copy_registry(struct plan_view *view)
{
    const GPtrArray *agencies = view->loaded->agencies;
    GPtrArray       *copies = new_list(view, agencies->len);

    view->agencies = arena_new_array(view->arena, struct agency *, agencies->len + 1);
    for (unsigned i = 0; i < agencies->len; i++) {
        struct agency *copy = COPY(view, (const struct agency *)agencies->pdata[i]);

        copy->classes = classes_of_view(view, copy->classes);
        if (copy->stands_for != NULL)
            copy->stands_for = g_hash_table_lookup(view->plan.classes_by_id, copy->stands_for->id);
        rename_agency(view, copy);
        if (merges(view->loaded, agencies->pdata[i], view->day))
            merge_agency(copy);
        g_hash_table_insert(view->plan.agencies_by_id, (char *)(uintptr_t)copy->id, copy);
        g_ptr_array_add(copies, copy);
    }
    view->plan.agencies = copies;
    for (unsigned i = 0; i < copies->len; i++)
        view->agencies[i] = merged_into(view, copies->pdata[i]);
}

static void copy_requirements(struct plan_view *view)
{
    const GPtrArray *requirements = view->plan.requirements;
    GPtrArray       *copies = new_list(view, requirements->len);

    for (unsigned i = 0; i < requirements->len; i++) {
        struct requirement *copy = COPY(view, (const struct requirement *)requirements->pdata[i]);

        copy->classes = classes_of_view(view, copy->classes);
        copy->agencies = copy_agencies(view, copy->agencies);
        if (g_hash_table_lookup(view->loaded->requirements_by_id, copy->id) == requirements->pdata[i])
            g_hash_table_insert(view->plan.requirements_by_id, (char *)(uintptr_t)copy->id, copy);
        g_ptr_array_add(copies, copy);
    }
    view->plan.requirements = copies;
}

/* ---- The view ---- */

static struct plan_view *view_new(const struct plan *plan, struct date day, unsigned in_force)
{
    struct plan_view *view = g_new0(struct plan_view, 1);
    struct plan      *copy = &view->plan;

    *view = (struct plan_view){.plan = *plan, .loaded = plan, .day = day, .in_force = in_force, .arena = arena_new()};
    view->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    copy->agencies_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    copy->classes_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    copy->indicators_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    copy->tasks_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    copy->requirements_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    copy->views = NULL;
    copy->loaded = plan;
    copy_classes(view);
    copy_registry(view);
    copy_requirements(view);
    copy->indicator_groups = copy_groups(view, plan->indicator_groups, false);
    copy->task_groups = copy_groups(view, plan->task_groups, true);
    copy->carried_groups = copy_groups(view, plan->carried_groups, true);
    return view;
}

void plan_view_free(struct plan_view *view)
{
    if (view == NULL)
        return;
    g_hash_table_unref(view->plan.agencies_by_id);
    g_hash_table_unref(view->plan.classes_by_id);
    g_hash_table_unref(view->plan.indicators_by_id);
    g_hash_table_unref(view->plan.tasks_by_id);
    g_hash_table_unref(view->plan.requirements_by_id);
    g_ptr_array_unref(view->lists);
    arena_free(view->arena);
    g_free(view);
}

const struct plan *plan_at(const struct plan *plan, struct date day)
{
    unsigned          in_force;
    struct plan_view *view;

    if (plan->loaded != NULL)
        plan = plan->loaded;
    in_force = count_in_force(plan, day);
    if (in_force == 0)
        return plan;
    for (unsigned i = 0; i < plan->views->len; i++)
        if (((struct plan_view *)plan->views->pdata[i])->in_force == in_force)
            return &((struct plan_view *)plan->views->pdata[i])->plan;
    view = view_new(plan, day, in_force);
    g_ptr_array_add(plan->views, view);
    return &view->plan;
}

const struct agency *plan_agency(const struct plan *plan, const struct agency *agency)
{
    return plan->agencies->pdata[agency->order];
}

const struct agency *plan_successor(const struct plan *plan, const struct agency *agency)
{
    return plan->loaded != NULL ? ((const struct plan_view *)plan)->agencies[agency->order] /* the plan comes first */
                                : plan->agencies->pdata[agency->order];
}

/* As merged_into, without a view. */
const struct agency *plan_agency_on(const struct plan *plan, const struct agency *agency, struct date day)
{
    unsigned steps = 0;

    while (merges(plan, agency, day) && steps++ < plan->agencies->len)
        agency = g_hash_table_lookup(plan->agencies_by_id, agency->merger.into.text);
    return agency;
}
