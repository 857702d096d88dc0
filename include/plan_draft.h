/*
 * plan_draft.h -- a small plan to begin with: its files' first text.
 * For `baocao init`.
 *
 * Two indicators, three tasks, a requirement, three bodies, one month, with comments that tell what each part is for.
 * The text loads without errors and warnings, and every document that it lists builds.
 */
#ifndef BAOCAO_PLAN_DRAFT_H
#define BAOCAO_PLAN_DRAFT_H

#include <glib.h>
#include <stdbool.h>

/* What it is about.  The texts are one line each, of plan_draft_is_text. */
struct plan_draft_wanted {
    const char *id;   /* of the plan, and its folder's name */
    const char *body; /* who issues it: "Sở Y tế" */
    const char *superior; /* the body above, lines separated by commas: "Ủy ban nhân dân, tỉnh Lai Châu"; NULL: none */
    const char *place;  /* "Lai Châu" */
    const char *symbol; /* in letters' symbols: "SYT" */
    const char *post;   /* of who signs: "GIÁM ĐỐC" */
    const char *signer; /* "Nguyễn Văn B" */
    const char *kind;   /* what the plan is for: "công tác", "chuyển đổi số" */
    unsigned    year;
    bool        has_schema; /* the schemas stand beside the plan's folder */
};

/* Text that means nothing but itself in a plan: not empty, one line, none of { } * ^ \ ". */
bool plan_draft_is_text(const char *text);

/* One file of the plan. */
struct plan_draft_file {
    char *path; /* below the plan's folder */
    char *text;
};
/* plan.yaml, agencies.yaml and the year's first month; to be freed by plan_draft_free. */
struct plan_draft_file *plan_draft(const struct plan_draft_wanted *wanted, unsigned *count);
void                    plan_draft_free(struct plan_draft_file *files, unsigned count);

#endif
