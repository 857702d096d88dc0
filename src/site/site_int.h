/*
 * site_int.h -- shared by the files of the site only.
 * What is read of plans and periods is kept in small records, since facts and documents of one period go when the next
 * is begun; then the pages are written, from the records alone.
 */
#ifndef BAOCAO_SITE_INT_H
#define BAOCAO_SITE_INT_H

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/outputs.h"
#include "base/worker.h"
#include "pipeline.h"
#include "site.h"
#include "site_file.h"

/* ---- What the pages tell; all in the site's arena, lists freed with the site ---- */

/* One figure of an indicator, as the facts have it. */
struct site_figure {
    const char *text;                    /* as printed in a table */
    const char *value;                   /* canonical number, or NULL */
    const char *unit, *relation;         /* or NULL */
    const char *as_of;                   /* or NULL */
    const char *none;                    /* why there is no number, or NULL */
    const char *status;                  /* "attained" …, or NULL: it can't be told */
    const char *target;                  /* of the period's year, as printed; or NULL */
    const char *target_value;            /* canonical, or NULL */
    const char *change;                  /* since the period before, in words; or NULL */
    const char *note;                    /* its remark, or NULL */
    char       *numerator, *denominator; /* canonical, or NULL */
    bool        estimated, cumulative;
};

struct site_stage {
    const char *stage, *text;
};

struct site_indicator {
    const char *chart; /* SVG of its results over the months; NULL: there are too few */
    const char *id, *title, *group, *unit, *direction, *lead;
    GPtrArray  *leads;               /* of const char *: ids of agencies */
    GPtrArray  *targets, *baselines; /* of struct site_stage */
    bool        leaf;
};

struct site_task {
    const char *id, *title, *lead, *due, *state;
    GPtrArray  *leads; /* of const char *: ids of agencies, of the task and of its parts */
};

/* What agencies owe, and who has handed it in. */
struct site_requirement {
    const char *title, *due;
    GPtrArray  *submitted, *missing; /* of const char *: ids of agencies */
    bool        overdue;
};

struct site_agency {
    const char *id, *name;
    bool        has_page;
};

struct site_change {
    const char *id, *kind, *title, *before, *after, *difference, *better; /* of an indicator */
};

struct site_period {
    const char      *name, *title; /* "2026-05", "tháng 5/2026"; of a plan by itself: NULL and its title */
    struct period_id id;
    struct date      as_of;
    GHashTable      *figures;                                     /* indicator's id -> struct site_figure */
    GPtrArray       *tasks;                                       /* of struct site_task */
    GPtrArray       *requirements;                                /* of struct site_requirement */
    GPtrArray       *changes;                                     /* of struct site_change */
    unsigned         n_total, n_done, n_doing, n_todo, n_overdue; /* tasks */
};

struct site_plan {
    const struct site_file_plan *entry; /* NULL: site.yaml has no list */
    const char                  *id, *title, *short_title, *issuer;
    const char                  *address; /* "ke-hoach/son-la-2026/" */
    struct date_range            range;
    GPtrArray                   *periods;               /* of struct site_period, oldest first */
    GPtrArray                   *indicators, *agencies; /* as the newest period has them */
    GPtrArray                   *reports;               /* of struct site_report, newest first */
};

/* One document that is public. */
struct site_report {
    const struct site_plan   *plan;
    const struct site_period *period;
    const char               *key;                          /* "son-la-2026/2026-05/bao-cao-thang" */
    const char               *address;                      /* "bao-cao/2026/05/" */
    const char               *name, *title, *kind, *symbol; /* symbol NULL: none yet */
    const char               *short_title;                  /* "Báo cáo tháng 5/2026" */
    struct date               date, as_of;
    unsigned                  n_pages, n_tables;
    size_t                    pdf_size;
    const char               *pdf_sha256, *digest; /* of what it says */
    GPtrArray                *corrections;         /* of struct site_correction, in order */
    unsigned                  version;             /* from 1 */
};

/* A page that can be found: for search and the site map. */
struct site_entry {
    const char *address, *title, *kind;
    struct date date;
};

struct addresses;

struct site {
    const struct site_wanted *wanted;
    struct arena             *arena;
    struct site_file         *file;
    struct outputs           *outputs;
    struct diags             *diags;
    struct worker            *worker;
    struct addresses         *addresses;
    GPtrArray                *lists;
    GPtrArray                *plans;          /* of struct site_plan */
    GPtrArray                *reports;        /* of struct site_report, newest first */
    GPtrArray                *entries;        /* of struct site_entry */
    const char               *style, *script; /* paths of the files that all pages share */
    unsigned                  n_pages;
};

/* Of a month or longer, with tasks or figures; NULL: there is none. */
const struct site_period *site_newest_period(const struct site_plan *plan);
/* "2026-05"; "plan" for the plan by itself. */
const char *site_period_key(const struct site_period *period);
/* A list that is freed with the site. */
GPtrArray *site_list(struct site *site);
#define SITE_PAGE "index.html"

/* ---- site_address.c: the addresses given, which last ---- */

/* Reads what earlier runs kept.  Never NULL; a file that can't be read is reported. */
struct addresses *addresses_read(const char *folder, struct diags *diags);
void              addresses_free(struct addresses *addresses);
/*
 * A file of the site.  owner says whose it is: "report son-la-2026/2026-05/bao-cao-thang"; an earlier run must not have
 * given the path to another, nor anybody else have put a file there (reported).
 */
void site_add(struct site *site, const char *path, const char *owner, const void *bytes, size_t length);
/* Version and digest of a report as it was published last; false: it was not. */
bool addresses_report(const struct addresses *addresses, const char *key, unsigned *version, const char **digest);
/* Notes them for the next run. */
void addresses_set_report(struct addresses *addresses, const char *key, unsigned version, const char *digest);
/* Was a file of this path written, by this run or an earlier one? */
bool addresses_holds(const struct addresses *addresses, const char *path);
/* The earlier files of an owner, in order; the list is to be freed. */
GPtrArray *addresses_of(const struct addresses *addresses, const char *owner);
/* Pages in the place of those that are no longer made, and the list itself.  Last of all. */
void addresses_finish(struct site *site);

/* ---- site_page.c: what all pages have around them ---- */

struct site_page {
    struct site       *site;
    const char        *path; /* "bao-cao/index.html" */
    char              *root; /* from there to the site's start: "../" */
    GString           *text;
    const char        *title;
    const char *const *columns; /* titles of the table that is being written */
    unsigned           column;  /* of the next cell */
    unsigned           n_rows;
    size_t             table_at; /* where the table begins in the text */
};

/* One step of the way from the start to a page; lists end with NULL. */
struct crumb {
    const char *address, *title;
};

/* Appends markup; the arguments are escaped, the format is not. */
void put(GString *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "../" for each folder in the path, "./" at the top.  To be freed. */
char *site_root(const char *path);
/* The page's whole address. */
const char *site_address(const struct site *site, const char *path);

/* For the pages of reports, which render writes: to be freed. */
char *frame_head(const struct site *site, const char *path, const char *title, const char *description, bool article);
char *frame_before(const struct site *site, const char *path, const struct crumb *crumbs);
char *frame_after(const struct site *site, const char *path);

/* Begins a page: head, frame, heading. */
struct site_page page_begin(struct site *site, const char *path, const char *title, const char *description,
                            const struct crumb *crumbs);
/* Ends it and adds it to the site; kind: what search calls it, NULL: it is not found. */
void page_end(struct site_page *page, const char *owner, const char *kind, struct date date);

/* A page that can be found, which render wrote. */
void site_add_entry(struct site *site, const char *address, const char *title, const char *kind, struct date date);

/* A table that can be sorted and filtered; caption is heard and seen.  Ends with page_table_end. */
void page_table_begin(struct site_page *page, const char *id, const char *caption, const char *const *titles);
void page_table_end(struct site_page *page);
/* A row, whose first cell is its heading: what it leads to (NULL: nothing) and says.  id may be NULL. */
void page_row_begin(struct site_page *page, const char *id, const char *link, const char *title);
void page_row_end(struct site_page *page);
/* The next cell: words, a figure, a state.  NULL: "–". */
void page_cell(struct site_page *page, const char *text);
void page_cell_figure(struct site_page *page, const char *text);
void page_cell_link(struct site_page *page, const char *link, const char *text);
void page_cell_count(struct site_page *page, unsigned count);
void page_cell_status(struct site_page *page, const char *status);
/* "chưa có", "đạt" … with the class that colours it. */
void page_status(struct site_page *page, const char *status);

/* ---- site_collect.c: facts to records ---- */
/* Keeps what the pages tell of the period that the pipeline is at. */
struct site_period *site_collect(struct site *site, struct site_plan *plan, const struct pipeline *pipeline);

/* ---- site_chart.c: while the fonts are open ---- */
void site_draw_charts(struct site *site, struct site_plan *plan, struct pipeline *pipeline);

/* ---- site_report.c ---- */
/* All public documents of the period that the pipeline is at. */
void site_write_reports(struct site *site, struct site_plan *plan, const struct site_period *period,
                        struct pipeline *pipeline);

/* ---- The other pages, from the records ---- */
void site_write_start(struct site *site);      /* site_lists.c */
void site_write_lists(struct site *site);      /* the same: reports, plans */
void site_write_indicators(struct site *site); /* site_indicators.c */
void site_write_agencies(struct site *site);   /* site_agencies.c */
void site_write_feed(struct site *site);       /* site_feed.c: Atom, site map */
void site_write_search(struct site *site);     /* site_search.c */
void site_write_data(struct site *site);       /* site_data.c: open data */
void site_write_assets(struct site *site);     /* site_assets.c: style sheet, script */

/* The report of a plan for a period, or NULL. */
const struct site_report *site_report_of(const struct site_plan *plan, const struct site_period *period);
/* "tháng 5/2026 – Báo cáo …" lists of reports, newest first. */
void page_reports(struct site_page *page, const GPtrArray *reports);

extern const char site_style[], site_script[];

#endif
