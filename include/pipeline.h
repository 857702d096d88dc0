/*
 * pipeline.h -- the stages in order, for one plan and as many of its periods as are wanted.
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
#include "pages.h"
#include "period.h"
#include "periods.h"
#include "plan.h"
#include "template.h"

/* What is to be compiled.  Strings are borrowed as long as the pipeline is open. */
struct pipeline_wanted {
    const char      *plan;      /* its folder */
    const GPtrArray *templates; /* of const char *: folders to look in first; NULL: none */
    const char      *fonts;     /* folder; NULL: the nearest */
    const char      *document;  /* only this one, or one for an agency; NULL: all */
    bool             prints;    /* the facts keep what expressions print, for trace */
    bool             draft;     /* pages are marked as a draft's */
    bool             timings;   /* each stage's time goes to stderr */
};

/* Each stage fills in its field; NULL until then. */
struct pipeline {
    struct pipeline_wanted wanted;
    struct diags          *diags;        /* borrowed; where the stages report */
    struct arena          *arena;        /* of all that is read: plan, periods, templates */
    GPtrArray             *templates;    /* of char *: folders, in the order in which they are asked */
    char                  *fonts_folder; /* owned */
    struct plan           *loaded;       /* the plan as its files say */
    bool                   loaded_bad;   /* with errors */
    const struct source   *plan_files;   /* the last of its files */
    struct periods        *periods;      /* what was read of the plan's periods */
    GHashTable            *templates_read;
    GHashTable            *asked, *made; /* what documents asked for, and which were made (unprinted.c); or NULL */
    GHashTable            *fitting;      /* of struct accepted: acceptances that some period has use for */
    struct font_set       *fonts;        /* opened when the first layout asks */
    struct input_list     *font_inputs;  /* their sums, which all documents share; NULL: none has asked yet */

    /* Of one period, until the next is begun: */
    struct arena      *work;   /* facts, documents, pages */
    struct period     *period; /* NULL: the plan alone */
    const struct plan *plan;   /* as it is on the period's day */
    struct facts      *facts;  /* narrative expressions resolved */
};

/* Finds templates and fonts for the plan; nothing is read yet. */
void pipeline_open(struct pipeline *pipeline, const struct pipeline_wanted *wanted, struct diags *diags);
void pipeline_close(struct pipeline *pipeline);

/* Loads the plan alone, once; its periods can be had from periods.  False if there is nothing to go on. */
bool pipeline_plan(struct pipeline *pipeline);
/*
 * Begins a period, or the plan alone if name is NULL: loads what has not been loaded yet and computes.  What was made
 * for the period before is gone then.  False if there were errors.
 */
bool pipeline_facts(struct pipeline *pipeline, const char *period_name);
/* When all its periods have been checked: what the plan accepts of periods and none of them has is told. */
void pipeline_tell_unfit(struct pipeline *pipeline);
/* When the facts could not be had: reads the templates all the same, so that one run tells all errors. */
void pipeline_read_templates(struct pipeline *pipeline);

/*
 * The files that a document's template was read from, which is read now if it was not yet: the last, and the last
 * before it (source_last).  Both NULL if it has errors.
 */
void pipeline_template_files(struct pipeline *pipeline, const struct plan_document *document,
                             const struct source **last, const struct source **before);

/* ---- Which documents (jobs.c) ---- */

/* One document to be made: a document of the plan, for one agency if it is made for each. */
struct job {
    const struct plan_document *document;
    const char                 *agency; /* its id, or NULL */
    const char                 *name;   /* of the outputs */
};
/* True if this plan document, or one of an agency made of it, is wanted at all. */
bool pipeline_wants(const struct pipeline *pipeline, const struct plan_document *document);
/* True if this plan document is to be made for what is being compiled. */
bool pipeline_makes(const struct pipeline *pipeline, const struct plan_document *document);
/* Reports a wanted document that is none of the plan's. */
void pipeline_check_document(const struct pipeline *pipeline);
/* Reports why there is nothing to make, if no document of the plan is for what is being compiled. */
void pipeline_tell_unmade(const struct pipeline *pipeline);
/* The jobs for what is being compiled, in the plan's order; needs the facts.  The array is to be freed. */
GPtrArray *pipeline_jobs(struct pipeline *pipeline);

/* ---- Documents and pages ---- */

/* The document form of one document.  NULL if there were errors. */
struct doc *pipeline_document(struct pipeline *pipeline, const struct job *job);
/* What it is made from, for its metadata (pdf_origin): lines of sha256sum.  NULL if there were errors. */
const char *pipeline_inputs(struct pipeline *pipeline, const struct job *job, const struct doc *doc);
/* No document is to be made from the facts any more: gives back their memory. */
void pipeline_drop_facts(struct pipeline *pipeline);
/* Lays it out.  NULL if there were errors. */
struct pages *pipeline_pages(struct pipeline *pipeline, const struct doc *doc);
/* The same, each page handed over when it is done (layout_stream). */
struct pages *pipeline_stream(struct pipeline *pipeline, const struct doc *doc, layout_page_taker *take, void *data);
/* Opens the fonts.  NULL if there were errors. */
struct font_set *pipeline_fonts(struct pipeline *pipeline);

/* The time since the last call, printed after a stage's name if timings are wanted. */
void pipeline_timing(const struct pipeline *pipeline, const char *stage);

#endif
