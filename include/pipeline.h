/*
 * pipeline.h -- the stages in order.
 * For the verbs (cmd_*.c): each asks for as much of the pipeline as it needs.
 */
#ifndef BAOCAO_PIPELINE_H
#define BAOCAO_PIPELINE_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc.h"
#include "facts.h"
#include "fonts.h"
#include "layout.h"
#include "options.h"
#include "pages.h"
#include "period.h"
#include "periods.h"
#include "plan.h"
#include "template.h"

/* What is being compiled: one plan, and one period or none.  Each stage fills in its field; NULL until then. */
struct pipeline {
    const struct options       *options;
    struct diags               *diags; /* borrowed */
    struct arena               *arena;
    char                       *templates; /* folder */
    char                       *fonts_folder;
    struct plan                *plan;
    struct periods             *periods; /* what was read of the plan's periods */
    struct period              *period;  /* one of them; NULL: the plan alone */
    struct facts               *facts;   /* narrative expressions resolved */
    const struct source        *data;    /* of the files read for the facts, the last */
    const struct plan_document *failed;  /* the last one that could not be made */
    struct font_set            *fonts;   /* opened when the first layout asks */
};

/* Finds templates and fonts for the plan; nothing is read yet. */
void pipeline_open(struct pipeline *pipeline, const struct options *options, struct diags *diags);
void pipeline_close(struct pipeline *pipeline);

/* Loads the plan alone; its periods can be had from periods.  False if there is nothing to go on. */
bool pipeline_plan(struct pipeline *pipeline);
/* Loads and computes.  period_name may be NULL.  False if there were errors. */
bool pipeline_facts(struct pipeline *pipeline, const char *period_name);
/* When the facts could not be had: reads the templates all the same, so that one run tells all errors. */
void pipeline_read_templates(struct pipeline *pipeline);
/* True if this plan document is to be made for what is being compiled. */
bool pipeline_makes(const struct pipeline *pipeline, const struct plan_document *document);
/* One document to be made: a document of the plan, for one agency if it is made for each. */
struct job {
    const struct plan_document *document;
    const char                 *agency; /* its id, or NULL */
    const char                 *name;   /* of the outputs */
};
/* Reports why there is nothing to make, if no document of the plan is for what is being compiled. */
void pipeline_tell_unmade(const struct pipeline *pipeline);
/* The jobs for what is being compiled, in the plan's order; needs the facts.  The array is to be freed. */
GPtrArray *pipeline_jobs(struct pipeline *pipeline);
/* The document form of one document.  NULL if there were errors. */
struct doc *pipeline_document(struct pipeline *pipeline, const struct job *job);
/* No document is to be made from the facts any more: gives back their memory. */
void pipeline_drop_facts(struct pipeline *pipeline);
/* Lays it out.  NULL if there were errors. */
struct pages *pipeline_pages(struct pipeline *pipeline, const struct doc *doc);
/* The same, each page handed over when it is done (layout_stream). */
struct pages *pipeline_stream(struct pipeline *pipeline, const struct doc *doc, layout_page_taker *take, void *data);
/* Opens the fonts.  NULL if there were errors. */
struct font_set *pipeline_fonts(struct pipeline *pipeline);

/* The time since the last call, printed after a stage's name if --timings was given. */
void pipeline_timing(const struct pipeline *pipeline, const char *stage);

#endif
