/*
 * duties.c -- goes through the plan once and notes what each agency answers for.
 */
#include "duties.h"

#include "base/lookup.h"

struct duties {
    const struct plan *plan;
    struct duty       *list; /* by the agencies' order */
};

/* What is being noted: one of these two. */
struct noted {
    struct indicator *indicator;
    struct task      *task;
};

/* ---- Noted ---- */

static void note(struct duties *duties, const struct agency *agency, struct noted noted)
{
    struct duty *duty = &duties->list[agency->order];
    GPtrArray   *list = noted.task != NULL ? duty->tasks : duty->indicators;
    void        *item = noted.task != NULL ? (void *)noted.task : (void *)noted.indicator;

    if (list->len == 0 || list->pdata[list->len - 1] != item) /* a lead, and of the class: once */
        g_ptr_array_add(list, item);
}

static void note_class(struct duties *duties, const struct class *class, struct noted noted)
{
    for (unsigned i = 0; i < duties->plan->agencies->len; i++) {
        const struct agency *agency = duties->plan->agencies->pdata[i];

        if (agency->stands_for == NULL && !agency->merger.applied && g_ptr_array_find(agency->classes, class, NULL))
            note(duties, agency, noted);
    }
}

static void note_leads(struct duties *duties, const GPtrArray *agencies, struct noted noted)
{
    for (unsigned i = 0; i < list_length(agencies); i++) {
        const struct agency *agency = agencies->pdata[i];

        note(duties, agency, noted);
        duties->list[agency->order].leads = true;
        if (agency->stands_for != NULL)
            note_class(duties, agency->stands_for, noted);
    }
}

/* ---- The plan ---- */

static void visit_indicators(struct duties *duties, const GPtrArray *indicators, const GPtrArray *above)
{
    for (unsigned i = 0; i < list_length(indicators); i++) {
        struct indicator *indicator = indicators->pdata[i];
        const GPtrArray  *leads = list_length(indicator->lead.agencies) > 0 ? indicator->lead.agencies : above;
        struct noted      noted = {.indicator = indicator};

        note_leads(duties, leads, noted);
        if (indicator->from.class != NULL)
            note_class(duties, indicator->from.class, noted);
        visit_indicators(duties, indicator->children, leads);
    }
}

/* The leads of a task's parts; false if they have none. */
static bool note_parts(struct duties *duties, struct task *task)
{
    bool found = false;

    for (unsigned i = 0; i < list_length(task->parts); i++) {
        const struct task_part *part = task->parts->pdata[i];

        note_leads(duties, part->lead.agencies, (struct noted){.task = task});
        found = found || list_length(part->lead.agencies) > 0;
    }
    return found;
}

static void visit_tasks(struct duties *duties, const GPtrArray *tasks, const GPtrArray *above)
{
    for (unsigned i = 0; i < list_length(tasks); i++) {
        struct task     *task = tasks->pdata[i];
        bool             own = list_length(task->lead.agencies) > 0;
        const GPtrArray *leads = own ? task->lead.agencies : above;

        if (list_length(task->children) > 0) {
            visit_tasks(duties, task->children, leads);
            continue;
        }
        if (!note_parts(duties, task) || own)
            note_leads(duties, leads, (struct noted){.task = task});
    }
}

static void visit_groups(struct duties *duties, const GPtrArray *groups, bool tasks)
{
    for (unsigned i = 0; i < list_length(groups); i++) {
        const struct group *group = groups->pdata[i];

        visit_groups(duties, group->groups, tasks);
        if (tasks)
            visit_tasks(duties, group->items, NULL);
        else
            visit_indicators(duties, group->items, NULL);
    }
}

struct duties *duties_new(const struct plan *plan)
{
    struct duties *duties = g_new(struct duties, 1);

    duties->plan = plan;
    duties->list = g_new0(struct duty, plan->agencies->len + 1);
    for (unsigned i = 0; i < plan->agencies->len; i++)
        duties->list[i] = (struct duty){.indicators = g_ptr_array_new(), .tasks = g_ptr_array_new()};
    visit_groups(duties, plan->indicator_groups, false);
    visit_groups(duties, plan->task_groups, true);
    visit_groups(duties, plan->carried_groups, true);
    return duties;
}

void duties_free(struct duties *duties)
{
    if (duties == NULL)
        return;
    for (unsigned i = 0; i < duties->plan->agencies->len; i++) {
        g_ptr_array_unref(duties->list[i].indicators);
        g_ptr_array_unref(duties->list[i].tasks);
    }
    g_free(duties->list);
    g_free(duties);
}

const struct duty *duties_of(const struct duties *duties, const struct agency *agency)
{
    return &duties->list[agency->order];
}
