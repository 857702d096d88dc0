/*
 * period.h -- the model of a period: what happened, as one file of periods/ says it.
 * Made by load; read by compute.  Everything lives in the report's arena.
 */
#ifndef BAOCAO_PERIOD_H
#define BAOCAO_PERIOD_H

#include "plan.h"

enum task_state { TASK_TODO, TASK_DOING, TASK_DONE };

struct part_progress {
    const struct task_part *part;
    enum task_state         state;
    struct date             done_on;
    struct span             span;
};

struct progress {
    const struct task *task;
    enum task_state    state; /* of a task with parts: given, or computed from its parts */
    bool               state_given;
    struct date        done_on;
    struct text        text;       /* rich: what was done */
    struct text        state_text; /* rich: a remark printed after the state */
    GPtrArray         *parts;      /* of struct part_progress */
    const char        *period;     /* what an earlier period said and still stands: that period's name; else NULL */
    GPtrArray         *sources;    /* rolled up: of struct progress, what the months say, in their order; else NULL */
    struct span        span;
};

struct result {
    const struct indicator *indicator;
    const struct agency    *agency; /* who reported it; NULL: the province's figure */
    struct value           *value;
    const char             *rule;    /* rolled up: by which rule ("sum"), or "own", "carry"; else NULL */
    GPtrArray              *sources; /* rolled up: of struct result, those it was made of, in order; else NULL */
    struct span             span;
};

/* Who has handed in what is owed. */
struct submission {
    const struct requirement *requirement;
    GPtrArray                *submitted; /* of struct agency, in registry order: all up to the period's end */
    GPtrArray                *in_period; /* of struct agency: those of this period */
    const struct submission  *first;     /* in_period is not said: what this one says more than had been said before the
                                            period was handed in in it; NULL: in_period is known */
    GPtrArray  *absent; /* of struct agency: submitted are all who owe it on the day but these; NULL: they are listed */
    GPtrArray  *sources; /* rolled up: of struct submission, what the months say, in their order; else NULL */
    const char *period;  /* as of a progress */
    struct span span;
};

struct issued_document {
    struct text kind, symbol, subject;
    struct date date;
    struct span span;
};

/* What the period says of one document that it makes: over plan_document's defaults. */
struct report_head {
    const char      *name; /* plan_document.name */
    struct text      number;
    struct date      date;
    struct signature signature; /* signature.name.text NULL: the plan's */
    struct span      span;
};

/*
 * What one agency sent for a period (received/<period>/<agency>.yaml): written by import or by hand, never by who
 * writes the period's own file.
 */
struct received {
    const struct agency *agency;
    struct date          date;         /* when it came in; unset: not said */
    struct text          file, sha256; /* the spreadsheet that it was read from, and its sum; or absent */
    GPtrArray           *results, *progress, *issued;
    GHashTable          *results_by_id, *progress_by_id; /* by the plan's id string */
    const struct source *source;
    struct span          span;
};

/* What agencies' reports together say of an indicator. */
struct consolidation {
    const struct indicator *indicator;
    const struct result    *result;   /* what the rule makes of them; NULL: nothing, or two leads that differ */
    unsigned                expected; /* agencies that should report */
    GPtrArray              *given;    /* of struct result: those that did, in registry order */
    GPtrArray              *missing;  /* of struct agency: the others */
    bool                    used;     /* the period's own file says nothing, so that this is the figure */
};

struct period {
    const char      *name; /* "2026-05" */
    struct period_id id;
    struct text      title;       /* ad hoc periods: how it is called in print */
    struct date      as_of;       /* the data's date; default: the window's end */
    bool             as_of_given; /* the file says it */
    GPtrArray       *heads, *results, *progress, *issued, *submissions, *prose;
    bool             results_awaited; /* 'results' has keys that wait for their values */
    GPtrArray       *accepted;        /* of struct accepted: findings of this period's checks */
    GPtrArray       *narratives;      /* of struct narrative: each replaces the plan's of its id */
    GPtrArray       *cited;         /* of struct cited_document: beside the plan's, or instead of those of their ids */
    GHashTable      *results_by_id; /* for period_result alone; key: the plan's id string */
    GHashTable      *progress_by_id, *submissions_by_id; /* the same key; with what earlier months said and stands */
    GHashTable      *stood_by_id;    /* of struct progress: what stood of tasks before the period; NULL: not known */
    GHashTable      *unreadable;     /* set of the indicators and tasks whose entries have errors; NULL: none */
    GPtrArray       *submitted;      /* lists of the submissions that follow from received; NULL: none */
    GPtrArray       *received;       /* of struct received, in registry order; empty if there is none */
    GPtrArray       *consolidations; /* of struct consolidation, in the plan's order; NULL: none were made */
    GHashTable      *consolidations_by_id; /* the same, by the plan's id string */
    const struct source *source;
    GPtrArray           *months; /* of struct period: what it was rolled up from, in order; else NULL */
    const struct period
        *before; /* the period before, of the same kind, if it is known: changes are counted against it */
};

/*
 * Reads <folder>/periods/<name>.yaml against the plan.  As plan_load: returned as far as it could be read.
 */
struct period *period_load(struct arena *arena, const struct plan *plan, const char *folder, const char *name,
                           struct diags *diags);
/*
 * What a period says of an indicator: the province's figure, or, of an agency, what that one reported.  NULL: nothing,
 * or there is no period.
 */
const struct result *period_result(const struct period *period, const struct indicator *indicator,
                                   const struct agency *agency);
/* Does it say something, not that there is nothing yet?  NULL: it doesn't. */
bool result_has_value(const struct result *result);
/* What an agency sent, or NULL. */
const struct received *period_received(const struct period *period, const struct agency *agency);
/* Adds a result of the province, in the place of one of the same indicator. */
void period_set_result(struct period *period, const struct result *result);
/*
 * Those of a submission's agencies (its submitted, its in_period) as the plan of a day has them: a body that the
 * requirement names has submitted for the one that it was merged into.  submission may be NULL.  To be freed.
 */
GHashTable *submission_set(const struct plan *plan, const struct submission *submission, const GPtrArray *agencies);
/* With the data's date: who has submitted where "all" have, or all but some. */
void period_conclude_submissions(const struct plan *plan, struct period *period);
/*
 * What follows from a task's parts: unless the state is given, all done is done, nothing begun is to do, and parts that
 * are not mentioned are to do; a task that is done without a day was done on its last part's.
 */
void progress_conclude(struct progress *progress);
/* The names of the periods that a plan folder holds, sorted; NULL-terminated, to be freed by g_strfreev. */
char **period_names(const char *folder);
void   period_free(struct period *period);

#endif
