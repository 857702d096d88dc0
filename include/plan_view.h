/*
 * plan_view.h -- the end of a plan's views.
 * For load, which frees plans; views are had from plan_at.
 */
#ifndef BAOCAO_PLAN_VIEW_H
#define BAOCAO_PLAN_VIEW_H

struct plan_view;

/* NULL is accepted. */
void plan_view_free(struct plan_view *view);

#endif
