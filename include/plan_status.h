/*
 * plan_status.h -- where a plan stands: its periods, what is blank in them, who is missing, what is due next.
 * For `status`.
 */
#ifndef BAOCAO_PLAN_STATUS_H
#define BAOCAO_PLAN_STATUS_H

#include "pipeline.h"

enum document_age {
    DOCUMENT_NOT_MADE,
    DOCUMENT_STALE, /* a file that it is made of was saved since; one built again to the same bytes keeps its time, and
                       stays so */
    DOCUMENT_FRESH,
};

/* One document of a period.  Strings here and below are owned. */
struct document_status {
    char             *name;
    enum document_age age;
};

struct period_status {
    char       *name;     /* NULL: the plan itself */
    struct date from, to; /* the days of its data; unset for the plan */
    unsigned    n_errors, n_warnings;
    GPtrArray  *blank;     /* of char *: ids of indicators without a result; NULL after errors */
    GPtrArray  *missing;   /* of char *: ids of the agencies that owe something; NULL after errors */
    GPtrArray  *documents; /* of struct document_status; NULL after errors */
};

/* A task that is not done. */
struct task_due {
    char       *id, *title;
    struct date deadline;
    bool        overdue; /* by the data of the newest month */
};

struct plan_status {
    GPtrArray  *periods;            /* of struct period_status: the plan itself first if it makes documents */
    char       *next;               /* the month to report next; NULL: the plan has ended, or has no month yet */
    struct date next_from, next_to; /* the days of its data, NĐ 09/2019 Điều 12 */
    GPtrArray  *due;                /* of struct task_due, the earliest first */
};

/*
 * Compiles every period, as check does, and compares what lies in out with its files.  NULL if the plan can't be
 * read; the reason is reported, as is what is wrong with the plan itself.  Free with plan_status_free.
 */
struct plan_status *plan_status(struct pipeline *pipeline, const char *out);
void                plan_status_free(struct plan_status *status);

#endif
